"""The reports by name: what each is about, ready for its template."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from caichcli.plan.model import Id
from caichcli.plan.periods import PeriodKind, ReportingPeriod
from caichcli.plan.workdays import DaysOff, holidays_when_asked
from caichcli.services.errors import Refusal
from caichcli.services.questions import Question, agencies_of, day_of
from caichcli.services.reporting import periods
from caichcli.services.reporting.periods import NoPeriod, PeriodWords
from caichcli.services.session import Session
from caichcli.services.workspaces import Survey
from caichcli.views.report.face import Face, HeadedKind, face, is_draft

if TYPE_CHECKING:
    from caichcli.plan.book import Book
    from caichcli.views.reconciliation import Reconciliation

_NUMBER = re.compile(r"[0-9]{1,6}[^\W\d_]{0,3}(?:/[^\s/]{1,40})?")


class NobodyToUrge(Refusal):
    """Letters of a day on which no agency has anything overdue."""


class NobodyToAsk(Refusal):
    """Letters that ask for plans, and no agency with tasks whose plan was not received."""


class NoNumber(Refusal):
    """A number or a day of issue for a paper that bears neither; ``name`` is the report's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OneNumber(Refusal):
    """One number for several letters: each gets its own from the office's book."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class NotANumber(Refusal):
    """A text that is no number of a paper."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class NotFinal(Refusal):
    """A paper that is to be signed, of a plan in which something is found: the findings."""

    def __init__(self, survey: Survey, count: int) -> None:
        super().__init__(count)
        self.survey = survey
        self.count = count


class NotAgreed(Refusal):
    """A paper that is to be signed, to whose figures some agencies have not agreed: their names."""

    def __init__(self, count: int, names: str) -> None:
        super().__init__(names)
        self.count = count
        self.names = names


class NoAgency(Refusal):
    """A report that is an agency's, and no agency named."""


class ReportRequest(Struct, frozen=True):
    """A report by name, its period and agencies in people's words.

    ``number`` and ``date`` are those that the paper is issued with. Without ``annex`` it has no
    list of tasks. One that is not ``final`` says that it is a draft.
    """

    report: str
    period: PeriodWords = PeriodWords()
    agencies: list[str] | None = None
    plan: str | None = None
    as_of: str | None = None
    number: str | None = None
    date: str | None = None
    annex: bool = True
    final: bool = False


class PaperSubject(Struct, frozen=True):
    """What one paper is about: the name of its file, its ``report`` value.

    ``facts`` are the report, its days and its agencies, in words that a digest can take in.
    """

    stem: str
    value: Struct
    facts: tuple[str, ...]


class Unsent(Struct, frozen=True):
    """What no letter is about: tasks of the standing agency, and those without a lead.

    ``groups`` have members that nobody knows, and so cannot write to.
    """

    standing_agency: Id | None = None
    own: tuple[Id, ...] = ()
    unled: tuple[Id, ...] = ()
    groups: tuple[Id, ...] = ()


class PaperBatch(Struct, frozen=True):
    """What the papers of a report are about, and the plan and day that they are of.

    ``several`` is True for a report that is one paper an agency. ``usual_period`` is the period
    where nobody named it.
    """

    question: Question
    subjects: tuple[PaperSubject, ...]
    several: bool = False
    unsent: Unsent | None = None
    face: Face = Face()
    usual_period: ReportingPeriod | None = None


def prepare(session: Session, request: ReportRequest) -> PaperBatch:
    """Return what the papers of a report, a key of ``REPORTS``, are about.

    Raises NoPeriod, NobodyToUrge, NobodyToAsk, NoAgency, NoNumber, OneNumber, NotANumber, and what
    ``periods.choose``, ``periods.on_a_day`` and ``agencies_of`` raise.
    """
    batch = REPORTS[request.report](session, request)
    return structs.replace(batch, face=_face(request, batch))


def check_final(session: Session, batch: PaperBatch) -> None:
    """Refuse what is to be signed while anything is found in its plan: raise NotFinal.

    A report also while agencies have not agreed to its figures, where they are asked: NotAgreed.
    """
    from caichcli.services import checks
    from caichcli.views.reconciliation import reconciliation
    from caichcli.views.report.period import PeriodReport

    question = batch.question
    verdict = checks.judge(session, checks.Target(question.workspace), checks.Standard())
    findings = tuple(one for one in verdict.survey.findings if one.place.file == question.file)
    if findings:
        raise NotFinal(structs.replace(verdict.survey, findings=findings), len(findings))
    value = batch.subjects[0].value
    if isinstance(value, PeriodReport):
        check_agreed(
            question.book,
            reconciliation(question.book, value.period, value.day, session.today, question.paper),
        )


def check_agreed(book: "Book", answers: "Reconciliation") -> None:
    """Refuse figures to which some agencies have not agreed: raise NotAgreed."""
    if answers.open:
        names = [book.register.name(share.agency) for share in answers.open if share.agency]
        raise NotAgreed(len(names), "; ".join(names))


def _face(request: ReportRequest, batch: PaperBatch) -> Face:
    """What the papers bear at their head and foot; a letter is not of the agency written to."""
    kind, question = HEADED.get(request.report), batch.question
    if kind is None and (request.number or request.date):
        raise NoNumber(request.report)
    if request.number and len(batch.subjects) > 1:
        raise OneNumber(len(batch.subjects))
    if request.number and not _NUMBER.fullmatch(request.number):
        raise NotANumber(request.number)
    agencies = () if kind == "letter" else agencies_of(question.book, request.agencies)
    number = request.number
    if number and number.isdecimal():
        number = f"{int(number):02}"  # Decree 30/2020/NĐ-CP: a number below 10 has a zero
    date = day_of(request.date, "date") if request.date else None
    paper_face = face(question.book, kind, question.paper, agencies, number, date)
    is_open = not request.final and is_draft(question.book, kind, question.paper)
    return structs.replace(paper_face, annex=request.annex, draft=is_open)


def _on_period(
    session: Session, request: ReportRequest, kind: PeriodKind | None = None
) -> PaperBatch:
    """A report on a period, of the whole plan or of some agencies."""
    from caichcli.views.report.period import period_report
    from caichcli.views.report.plans_near import plans_near

    # The week that runs is told on its last working day, the brief and what is overdue any day.
    running = request.report not in HEADED
    choice = periods.choose(
        session, request.period, kind, request.plan, request.as_of, running=running
    )
    book, period, day = choice.question.book, choice.period, choice.day
    agencies = agencies_of(book, request.agencies)
    value = period_report(book, period, day, agencies)
    if not agencies:
        value = structs.replace(value, plans=plans_near(book, choice.question.books, day))
    facts = (request.report, period.kind, str(period.first), str(period.last), str(day), *agencies)
    return PaperBatch(
        choice.question,
        (PaperSubject(request.report, value, facts),),
        usual_period=period if choice.usual and not running else None,
    )


def _on_any_period(session: Session, request: ReportRequest) -> PaperBatch:
    """A report on any period, which must be named."""
    if not request.period.by_kind:
        raise NoPeriod
    return _on_period(session, request)


def _letters(session: Session, request: ReportRequest) -> PaperBatch:
    """The letters to the agencies that have something overdue."""
    from caichcli.views.report.letters import letters

    question, agencies = _on_a_day(session, request)
    book = question.book
    days_off = DaysOff(book.head.calendar, holidays_when_asked("vi"))
    post = letters(book, question.day, agencies, days_off)
    if not post.letters:
        raise NobodyToUrge
    return PaperBatch(
        question,
        tuple(_subject(request, question, letter.agency, letter) for letter in post.letters),
        several=True,
        unsent=Unsent(book.head.standing_agency, post.own, post.unled),
    )


def _plan_requests(session: Session, request: ReportRequest) -> PaperBatch:
    """The letters that ask for the plans of agencies from which none was received."""
    from caichcli.services.cascade.cascades import at_hand
    from caichcli.views.form import unknown_members
    from caichcli.views.report.plan_requests import plan_requests

    question, agencies = _on_a_day(session, request)
    book, day = question.book, question.day
    every = plan_requests(book, at_hand(session, question), day, agencies)
    if not every:
        raise NobodyToAsk
    return PaperBatch(
        question,
        tuple(_subject(request, question, one.agency, one) for one in every),
        several=True,
        unsent=None if agencies else Unsent(groups=unknown_members(book, day)),
    )


def _sheet(session: Session, request: ReportRequest) -> PaperBatch:
    """The sheets of the agencies named."""
    from caichcli.views.report.sheet import sheet

    question, agencies = _on_a_day(session, request)
    if not agencies:
        raise NoAgency
    book, day = question.book, question.day
    sheets: Iterable[tuple[Id, Struct]] = ((id_, sheet(book, day, id_)) for id_ in agencies)
    return PaperBatch(
        question,
        tuple(_subject(request, question, id_, value) for id_, value in sheets),
        several=len(agencies) > 1,
    )


def _on_a_day(session: Session, request: ReportRequest) -> tuple[Question, tuple[Id, ...]]:
    """The plan, its day and the agencies of a report that is on no period."""
    question = periods.on_a_day(
        session, request.period, request.report, request.plan, request.as_of
    )
    return question, agencies_of(question.book, request.agencies)


def _subject(request: ReportRequest, question: Question, agency: Id, value: Struct) -> PaperSubject:
    return PaperSubject(agency, value, (request.report, str(question.day), agency))


REPORTS: Mapping[str, Callable[[Session, ReportRequest], PaperBatch]] = {
    "weekly": partial(_on_period, kind="week"),
    "monthly": partial(_on_period, kind="month"),
    "quarterly": partial(_on_period, kind="quarter"),
    "half-year": partial(_on_period, kind="half-year"),
    "nine-month": partial(_on_period, kind="nine-months"),
    "yearly": partial(_on_period, kind="year"),
    "period": _on_any_period,
    "brief": _on_period,
    "overdue": _on_period,
    "letters": _letters,
    "plan-requests": _plan_requests,
    "sheet": _sheet,
}
# Which of them are each for the one body that they are about.
REPORTS_OF_ONE = ("letters", "plan-requests", "sheet")
# Which of them are official papers, with a head and a signature, and of which kind.
HEADED: Mapping[str, HeadedKind] = {
    **dict.fromkeys(
        ("monthly", "quarterly", "half-year", "nine-month", "yearly", "period"), "report"
    ),
    "letters": "letter",
    "plan-requests": "letter",
}
