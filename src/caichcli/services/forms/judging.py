"""Filled forms held against the plan: what each row would record, and what stands in its way."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct, structs

from caichcli.files.yaml.reader import YamlDocument
from caichcli.files.yaml.splices import Splice
from caichcli.importers.forms.answers import Answer, FilledForm
from caichcli.plan.agencies import NotFound
from caichcli.plan.book import Book
from caichcli.plan.finding import Finding, Route
from caichcli.plan.input import RecordData, Unclear, draft
from caichcli.plan.model import Id, Update
from caichcli.services.forms import form_values
from caichcli.services.forms.duty_rows import Duty, duties
from caichcli.services.forms.news import is_in_log, news
from caichcli.services.forms.replies import Reply
from caichcli.services.records import confirmations, entries
from caichcli.services.records.confirmations import Addition, NotAQuestion, Unanswered
from caichcli.services.records.desks import Desk
from caichcli.services.records.entries import EntryJudgement, Unacceptable
from caichcli.services.records.placements import routes
from caichcli.views.form import CONFIRM
from caichcli.views.form_verdicts import FileKind, FileVerdict, Remark, RowVerdict
from caichcli.views.receipt import Changed, Receipt
from caichcli.views.scope import lines

# The cell of a form that a key of a log entry comes from.
COLUMN_OF = {
    "status": "status",
    "progress": "progress",
    "completed": "completed",
    "note": "note",
    "results": "result_number",
    "document": "result_number",
    "to": "to",
    "unit": "unit",
    "reason": "reason",
    "problems": "problems",
    "proposals": "proposals",
}


class Candidate(Struct, frozen=True):
    """A form's rows by their keys, and the entries of those that record something.

    With ``partial`` rows that are refused keep no others back. ``optional`` are those that may
    well be blank.
    """

    reply: Reply
    verdicts: dict[str, RowVerdict]
    entries: dict[str, Addition]
    faults: tuple[Remark, ...] = ()
    partial: bool = False
    optional: frozenset[Id] = frozenset()

    @property
    def refusals(self) -> set[str]:
        """The keys of the rows that are refused."""
        return {key for key, one in self.verdicts.items() if one.kind == "refused"}

    @property
    def refused(self) -> bool:
        """Whether nothing of the form is recorded."""
        return bool(self.faults or (self.refusals and not self.partial))

    @property
    def additions(self) -> dict[str, Addition]:
        """The entries to be recorded, by their rows."""
        if self.refused:
            return {}
        return {key: one for key, one in self.entries.items() if key not in self.refusals}


class RepliesJudgement(Struct, frozen=True):
    """The plan's text before and after, and what became of every form."""

    old: YamlDocument
    new: YamlDocument
    splices: tuple[Splice, ...]
    files: tuple[FileVerdict, ...]
    records: tuple[Changed, ...]
    receipt: Receipt


def judge(
    desk: Desk, replies: Sequence[Reply], day: dt.date, *, partial: bool = False
) -> RepliesJudgement:
    """Return every form's verdict, and the plan with the answers of all that are wholly right.

    They are put in together; where ``validate`` would tell an error of one, or a question is
    not answered, that form is refused whole, with ``partial`` that row, and the others are
    tried again without it.
    """
    candidates: list[Candidate] = []

    def compose(book: Book) -> list[Addition]:
        if not candidates:
            try:
                candidate_rows = (_candidate(book, reply, day) for reply in replies)
                candidates.extend(structs.replace(one, partial=partial) for one in candidate_rows)
            except ValueError:  # a term that cannot be read is a fault of the whole plan
                return []
        return _additions(candidates)

    while True:
        try:
            judgement = entries.judge(desk, compose)
        except (Unacceptable, Unanswered) as error:
            places = _places(desk, candidates)
            after = [_with_faults(one, places, error) for one in candidates]
            if [one.refusals for one in after] == [one.refusals for one in candidates]:
                raise
            candidates[:] = after
        else:
            return _judgement(desk, candidates, judgement)


# An entry's form, its row's key, and where it will stand in the plan.
EntryPlace = tuple[Candidate, str, Route]


def _additions(candidates: Sequence[Candidate]) -> list[Addition]:
    """The entries of the forms that are not refused."""
    return [one for candidate in candidates for one in candidate.additions.values()]


def _places(desk: Desk, candidates: Sequence[Candidate]) -> list[EntryPlace]:
    rows = [(candidate, key) for candidate in candidates for key in candidate.additions]
    places = routes(desk.document, _additions(candidates))
    return [(candidate, key, route) for (candidate, key), route in zip(rows, places, strict=True)]


def _judgement(
    desk: Desk, candidates: Sequence[Candidate], judgement: EntryJudgement
) -> RepliesJudgement:
    places = _places(desk, candidates)
    findings = judgement.warnings.findings
    files = tuple(_verdict(candidate, places, findings) for candidate in candidates)
    return RepliesJudgement(
        judgement.old,
        judgement.new,
        judgement.splices,
        files,
        judgement.records,
        judgement.receipt,
    )


def _candidate(book: Book, reply: Reply, day: dt.date) -> Candidate:
    form = reply.form
    source = form.original
    if source.agency not in book.register.agencies:
        remark = Remark("no-such-agency", values={"agency": source.agency})
        return Candidate(reply, {}, {}, (remark,))
    named = book.register.candidates(form.beside.agency)
    if named and source.agency not in named:
        names = {"written": form.beside.agency, "agency": book.register.name(source.agency)}
        return Candidate(reply, {}, {}, (Remark("other-agency", values=names),))
    duty_by_ref = duties(book, form, day)
    own = {line.task.id for line in lines(book, day, (source.agency,))}
    verdicts: dict[str, RowVerdict] = {}
    additions: dict[str, Addition] = {}
    for answer in form.answers:
        # Rows that nobody sent out have no key of their own.
        key = answer.key if answer.key in source.rows else f"#{answer.number}"
        if answer.trouble == "twice":
            key = f"{answer.key}#{answer.number}"
        duty = duty_by_ref.get(source.rows[key].task) if key in source.rows else None
        if duty:
            verdict, record = _duty_row(book, form, answer, duty, day)
        else:
            verdict, record = _row(book, form, answer, own, day)
        sheet = answer.sheet if answer.sheet != form.sheet else ""
        verdicts[key] = structs.replace(verdict, sheet=sheet)
        if record is not None:
            task = source.rows[answer.key].task
            addition = Addition(task, "updates", record, place=duty.route if duty else None)
            rules = confirmations.names(answer.values.get(CONFIRM, ""))
            additions[key] = confirmations.confirmed(addition, rules)
    for key in form.blanks if source.reconciles else ():
        verdict = _agreed(book, form, key, own, day)
        verdicts[key] = verdict
        if verdict.kind == "agreed" and verdict.record:
            additions[key] = Addition(source.rows[key].task, "updates", verdict.record)
    optional = {ref for ref, duty in duty_by_ref.items() if not duty.asked}
    return Candidate(reply, verdicts, additions, optional=frozenset(optional))


def _agreed(book: Book, form: FilledForm, key: str, own: set[Id], day: dt.date) -> RowVerdict:
    """What a row left blank says of what was put before its agency: that it is right.

    Of an occurrence its task's row says so. What has changed since, nobody has agreed to.
    """
    row = form.original.rows[key]
    task = book.task_by_id.get(row.task)
    if row.occurrence:
        return RowVerdict("agreed", key, 0)
    if task is None or task.id not in own:
        return RowVerdict("empty", key, 0)
    record = _record(form, day)
    if is_in_log(task.updates, record, form.original.day):
        return RowVerdict("already", key, 0, record=record)
    notes = tuple(news(task, form, row.state))
    return RowVerdict("empty" if notes else "agreed", key, 0, notes=notes, record=record)


def _record(form: FilledForm, day: dt.date) -> RecordData:
    """An entry by which an agency agrees to what was put before it."""
    values = {
        "date": day.isoformat(),
        "by": form.original.agency,
        "recorded_by": form.recorded_by,
        "reconciles": form.original.reconciles and form.original.reconciles.isoformat(),
    }
    return {key: value for key, value in values.items() if value}


Verdict = tuple[RowVerdict, RecordData | None]


def _row(book: Book, form: FilledForm, answer: Answer, own: set[Id], day: dt.date) -> Verdict:
    """A row's verdict as far as the form alone tells it, and what it would record."""
    if answer.trouble:
        return _refusal(answer, Remark(f"row-{answer.trouble}", f"A{answer.number}"))
    row = form.original.rows[answer.key]
    task = book.task_by_id.get(row.task)
    if task is None:
        return _refusal(answer, Remark("no-such-task", values={"task": row.task}))
    if task.id not in own:
        return _refusal(answer, Remark("not-theirs", values={"task": task.id}))
    faults = _faults(answer)
    values = form_values.task_values(form, answer, row.occurrence, day)
    record = draft(Update, values, book.register)
    if isinstance(record, Unclear):
        faults.append(_no_body(book, record, answer, "proposals_to"))
    if faults or isinstance(record, Unclear):
        return _refusal(answer, *faults)
    if is_in_log(task.updates, record, form.original.day):
        return RowVerdict("already", answer.key, answer.number, record=record), None
    notes = news(task, form, row.state)
    if answer.title and answer.title != " ".join(task.title.split()):
        notes = [*notes, Remark("title-changed", values={"title": answer.title})]
    return _taken(answer, record, notes)


def _duty_row(book: Book, form: FilledForm, answer: Answer, duty: Duty, day: dt.date) -> Verdict:
    """The same of a row on a shortcoming, a unit inspected or an initiative."""
    row = form.original.rows[answer.key]
    if answer.trouble:
        return _refusal(answer, Remark(f"row-{answer.trouble}", f"A{answer.number}"))
    if duty.reporter != form.original.agency:
        return _refusal(answer, Remark("not-theirs", values={"task": row.task}))
    faults = _faults(answer)
    values = duty.values(form, answer, day)
    unit = values.get("unit")
    agency = book.register.find(unit) if unit else None
    if unit and isinstance(agency, NotFound):
        faults.append(_no_body(book, Unclear("agency", "unit", unit), answer, "unit"))
    record = draft(duty.entry, {**values, **({"unit": agency} if agency else {})}, book.register)
    if faults or isinstance(record, Unclear):
        return _refusal(answer, *faults)
    if is_in_log(duty.holder.updates, record, form.original.day):
        return RowVerdict("already", answer.key, answer.number, record=record), None
    return _taken(answer, record, news(duty.record, form, row.state))


def _refusal(answer: Answer, *faults: Remark) -> Verdict:
    return RowVerdict("refused", answer.key, answer.number, faults), None


def _taken(answer: Answer, record: RecordData, remarks: Sequence[Remark]) -> Verdict:
    notes = (*(Remark("worded", cell) for cell in answer.text_days), *remarks)
    return RowVerdict("taken", answer.key, answer.number, notes=notes, record=record), record


def _faults(answer: Answer) -> list[Remark]:
    """What is wrong with the cells of a row."""
    faults = [Remark(one.code, one.cell, {"written": one.content}) for one in answer.wrong]
    try:
        confirmations.names(answer.values.get(CONFIRM, ""))
    except NotAQuestion as fault:
        values = {"written": fault.name, "rules": ", ".join(fault.rules)}
        faults.append(Remark("not-a-question", answer.places.get(CONFIRM, ""), values))
    return faults


def _no_body(book: Book, unclear: Unclear, answer: Answer, column: str) -> Remark:
    near = [book.register.name(id_) for id_ in book.register.near(unclear.text)]
    values = {"written": unclear.text, "near": "; ".join(near)}
    return Remark("body", answer.places.get(column, ""), values)


def _with_faults(
    candidate: Candidate, places: Sequence[EntryPlace], error: Unacceptable | Unanswered
) -> Candidate:
    """A form with the errors that its answers would make, or what is asked of them, in its rows."""
    if isinstance(error, Unanswered):
        code, findings = "question", [question.finding for question in error.questions]
    else:
        code, findings = "finding", list(error.survey.errors)
    remarks = _remarks(candidate, places, findings, code)
    verdicts = {
        key: structs.replace(verdict, kind="refused", faults=tuple(remarks[key]))
        if key in remarks
        else verdict
        for key, verdict in candidate.verdicts.items()
    }
    return structs.replace(candidate, verdicts=verdicts)


def _remarks(
    candidate: Candidate, places: Sequence[EntryPlace], findings: Sequence[Finding], code: str
) -> dict[str, list[Remark]]:
    """Findings in the entries of one form, by its rows, each at the cell that it is about."""
    remarks: dict[str, list[Remark]] = {}
    for owner, key, route in places:
        if owner is not candidate:
            continue
        for finding in findings:
            place = finding.place.route
            if place[: len(route)] == route:
                cell = _cell(candidate, key, place[len(route) :])
                remarks.setdefault(key, []).append(Remark(code, cell, finding=finding))
    return remarks


def _cell(candidate: Candidate, key: str, rest: Route) -> str:
    """The cell that a place within a record comes from; the row's first where there is none."""
    answer = next((one for one in candidate.reply.form.answers if one.key == key), None)
    if answer is None:  # a row left blank has no cell of its own
        return ""
    column = COLUMN_OF.get(str(rest[0]), "") if rest else ""
    if rest[-1:] == ("date",):
        column = "result_date"
    if len(rest) > 1 and rest[-1] == "to":
        column = "proposals_to"
    return answer.places.get(column) or next(iter(answer.places.values()), f"A{answer.number}")


def _verdict(
    candidate: Candidate, places: Sequence[EntryPlace], warnings: Sequence[Finding]
) -> FileVerdict:
    form = candidate.reply.form
    verdicts = dict(candidate.verdicts)
    if candidate.refused:
        for key, one in verdicts.items():
            if one.kind in ("taken", "agreed"):
                verdicts[key] = structs.replace(one, kind="held")
    else:
        for key, remarks in _remarks(candidate, places, warnings, "finding").items():
            one = verdicts[key]
            verdicts[key] = structs.replace(one, notes=(*one.notes, *remarks))
    blanks = (key for key in form.blanks if key not in verdicts.keys() | candidate.optional)
    rows = [*verdicts.values(), *(RowVerdict("empty", key, 0) for key in blanks)]
    return FileVerdict(
        candidate.reply.name,
        _kind(candidate),
        form.original.agency,
        form.original.period,
        form.sheet,
        tuple(rows),
        candidate.faults,
        tuple(_file_notes(form)),
    )


def _kind(candidate: Candidate) -> FileKind:
    if candidate.refused:
        return "refused"
    if candidate.refusals:
        return "part"
    return "taken" if candidate.entries else "nothing"


def _file_notes(form: FilledForm) -> list[Remark]:
    """What was done to the form besides filling it in."""
    notes = []
    if form.out_of_order:
        notes.append(Remark("moved"))
    beside = form.beside
    if beside.beyond:
        notes.append(Remark("beyond", values={"count": beside.beyond}))
    if beside.comments:
        notes.append(Remark("comments", values={"count": beside.comments}))
    if beside.sheets:
        notes.append(Remark("other-sheets", values={"sheets": ", ".join(beside.sheets)}))
    if form.missing:
        notes.append(Remark("deleted", values={"keys": ", ".join(form.missing)}))
    return notes
