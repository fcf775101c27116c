"""Something recorded of a task: asked for, shown as what it would do, then written."""

from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from caichcli.formats.answers import diff
from caichcli.formats.blocks import Page
from caichcli.formats.phrases import receipts, tasks
from caichcli.language.messages import say
from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task
from caichcli.services import states
from caichcli.services.checks import report_of
from caichcli.services.errors import Refusal
from caichcli.services.questions import task_of
from caichcli.services.records import confirmations, recording
from caichcli.services.records.additions import answering
from caichcli.services.records.choices import reporters
from caichcli.services.records.confirmations import Answer, RuleQuestion, Unanswered
from caichcli.services.records.entries import Compose, Unacceptable
from caichcli.services.records.recording import (
    ChangedSinceSeen,
    Instruction,
    Recording,
)
from caichcli.services.workspaces import Survey
from caichcli.views.difference import Comparison
from caichcli.views.story import story
from caichcli.web import deeds, refusals, rendering
from caichcli.web.deeds import DEEDS, Deed, FormField
from caichcli.web.rendering import show
from caichcli.web.visit import Done, NoSuchPage, Visit

STEPS = ("step", "once", "text_version")  # of a form: what is no value of the record


class Subject(Struct, frozen=True):
    """What something is recorded of: its name and title, where its page is, what is asked.

    ``aside`` are words beneath the title, each with its tone; ``commit`` is the key of the
    subject of a commit.
    """

    name: str
    title: str
    aside: tuple[tuple[str, str], ...]
    page: tuple[str, ...]
    deed: str
    commit: str
    fields: tuple[FormField, ...]
    agencies: dict[str, None]

    @property
    def label(self) -> str:
        """Its name as people know it: of a unit inspected that of the inspection."""
        return self.name.partition("/")[0] if self.deed == "visit" else self.name


ROUNDS = 5  # an answer may lead to another question


def page(visit: Visit) -> Response:
    """Ask for a deed, show what it would do, or write it."""
    deed = DEEDS.get(visit.parts["deed"])
    if deed is None:
        raise NoSuchPage
    task = task_of(visit.question().book, visit.parts["task"])
    return run(
        visit,
        _of_task(visit, deed, task),
        lambda: deeds.compose(visit.session, deed, task, visit.form),
    )


def run(visit: Visit, subject: Subject, make: Callable[[], Compose]) -> Response:
    """Show the form, what the record would do, or write it; ``make`` reads what was typed."""
    if visit.method != "POST" or visit.form.get("step") == "edit":
        return _form(visit, subject)
    try:
        compose = make()
        if visit.form.get("step") == "write" and visit.form.get("once"):
            return _write(visit, subject, compose)
        return _look(visit, subject, compose)
    except Refusal as refusal:
        return _form(visit, subject, "\n".join(_reasons(visit, subject, refusal)))


def _of_task(visit: Visit, deed: Deed, task: Id) -> Subject:
    question, lang = visit.question(), visit.lang
    book = question.book
    tale = visit.answer(question, ("deed", task), lambda: story(book, task, question.day))
    term = f"{say(lang, 'words.deadline')}: {tasks.term(tale.standing, lang)}"
    situation = tasks.situation(book, tale.standing, lang)
    return Subject(
        task,
        tasks.title(tale.task),
        (
            (tasks.leads(book, tale.task, lang), ""),
            (term, ""),
            (situation, tasks.TONES[tale.standing.class_]),
        ),
        ("tasks", task),
        visit.parts["deed"],
        deed.subject,
        tuple(deeds.fields(deed, tale, lang)),
        _agencies(book, tale.task),
    )


def _form(visit: Visit, subject: Subject, words: str = "") -> Response:
    """The form, with what was typed, or what the address gives beforehand."""
    question = visit.question()
    typed = visit.form if visit.method == "POST" else visit.query
    return show(
        visit,
        "deed.html.j2",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if words else HTTPStatus.OK,
        question=question,
        book=question.book,
        subject=subject,
        typed=typed,
        words=words,
    )


def _reasons(visit: Visit, subject: Subject, refusal: Refusal) -> Iterator[str]:
    """Yield why something cannot be recorded; fields by the names that the form has for them.

    Lines that were never written are no place to point at.
    """
    if not isinstance(refusal, Unacceptable):
        yield refusals.words(visit, refusal)
        return
    report = report_of(visit.session, refusal.survey)
    for item in report.findings:
        if item.finding.severity == "error":
            words = " ".join(filter(None, (f"{item.message}.", item.repair)))
            for one in subject.fields:
                label = say(visit.lang, f"web.field-{one.key}")
                words = words.replace(f'"{one.key}"', f"“{label}”")
            yield words
    yield say(visit.lang, "record.refused", path=refusal.path)


def _agencies(book: Book, task: Task) -> dict[str, None]:
    """The names of the register, those first that have a part in the task."""
    own = map(book.register.name, reporters(book, [task]))
    return dict.fromkeys((*own, *rendering.names(book.register)))


def _look(visit: Visit, subject: Subject, compose: Compose, changed: Page = ()) -> Response:
    """What the deed would do, or the questions that must be answered first."""
    instruction = Instruction(visit.plan, dry_run=True)
    try:
        trial = _attempt(visit, compose, instruction, subject)
    except Unanswered as unanswered:
        return _looked(visit, subject, changed, questions=unanswered.questions)
    text_version = trial.text_version
    visit.house.seen.keep(text_version, trial.judgement.old.text)
    return _looked(visit, subject, changed, trial=trial, text_version=text_version)


def _looked(
    visit: Visit,
    subject: Subject,
    changed: Page,
    questions: Sequence[RuleQuestion] = (),
    trial: Recording | None = None,
    text_version: str = "",
) -> Response:
    question, lang = visit.question(), visit.lang
    return show(
        visit,
        "look.html.j2",
        status=HTTPStatus.CONFLICT if changed else HTTPStatus.OK,
        question=question,
        book=question.book,
        subject=subject,
        typed=[(key, text) for key, text in visit.form.multi_items() if key not in STEPS],
        questions=[(_key(one), receipts.question(one.finding, lang), one) for one in questions],
        receipt=list(receipts.lines(trial.judgement.receipt, lang)) if trial else (),
        warnings=_warnings(visit, trial.judgement.warnings) if trial else (),
        difference=trial.difference() if trial else "",
        path=trial.path if trial else "",
        changed=changed,
        text_version=text_version,
        once=rendering.once(),
    )


def _write(visit: Visit, subject: Subject, compose: Compose) -> Response:
    """Write what was shown, once, where the plan still is as it was shown."""
    house, once, text_version = (
        visit.house,
        str(visit.form["once"]),
        str(visit.form.get("text_version", "")),
    )
    instruction = Instruction(visit.plan, commit=house.commit, text_version=text_version)

    def write() -> Done:
        answer = _attempt(visit, compose, instruction, subject)
        return Done(subject.name, tuple(_outcome(visit, answer)))

    try:
        house.once(once, write)
    except ChangedSinceSeen:
        return _look(visit, subject, compose, _changed(visit, text_version))
    return RedirectResponse(visit.href(*subject.page, done=once), HTTPStatus.SEE_OTHER)


def _outcome(visit: Visit, answer: Recording) -> Iterator[str]:
    """What was done, in words."""
    lang = visit.lang
    yield from receipts.lines(answer.judgement.receipt, lang)
    count = len(answer.judgement.records)
    yield from refusals.written(visit, answer.path, count, answer.commit, answer.fault)


def _changed(visit: Visit, text_version: str) -> Page:
    """What became of the plan since somebody saw it, in words."""
    text = visit.house.seen.text(text_version)
    if text is None or visit.plan is None:
        return diff.page(Comparison(()), visit.lang)
    return diff.page(states.since_text(visit.session, visit.plan, text), visit.lang)


def _warnings(visit: Visit, survey: Survey) -> Sequence[object]:
    return rendering.items(report_of(visit.session, survey)) if survey.findings else ()


def _attempt(
    visit: Visit, compose: Compose, instruction: Instruction, subject: Subject
) -> Recording:
    """What becomes of the record, with the questions answered that the form answers.

    Raises Unanswered for those that it does not.
    """
    for _ in range(ROUNDS):
        try:
            return recording.record(visit.session, compose, instruction, subject.commit)
        except Unanswered as unanswered:
            answers: dict[int, list[Answer]] = {}
            for one in unanswered.questions:
                reply = _reply(visit, one)
                if reply is None:
                    raise
                answers.setdefault(one.position, []).append(reply)
            compose = answering(compose, answers)
    return recording.record(visit.session, compose, instruction, subject.commit)


def _key(question: RuleQuestion) -> str:
    """What a question is called in the form."""
    return f"answer-{question.finding.rule}-{question.position}"


def _reply(visit: Visit, question: RuleQuestion) -> Answer | None:
    choices = [str(choice) for choice in visit.form.getlist(_key(question))]
    if choices in (["yes"], ["no"]):
        return confirmations.answer(question, "yes" if choices == ["yes"] else "no")
    return confirmations.answer(question, choices) if choices else None
