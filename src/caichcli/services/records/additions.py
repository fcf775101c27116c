"""What people say of tasks -> the records to be added, once the plan is there to look at."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from msgspec import UNSET, structs

from caichcli.language.vietnamese import fold, natural_key
from caichcli.language.wording import read_day
from caichcli.plan.book import Book
from caichcli.plan.input import RecordData, Unclear, draft
from caichcli.plan.kinds import ENTRY_PATTERN, Rating
from caichcli.plan.model import Adjustment, Id, Reminder, Status, Task, Update
from caichcli.plan.records import Assessment, Record
from caichcli.plan.standing import DONE, STOPPED, led, standing
from caichcli.services.errors import Origin, Refusal, one_of
from caichcli.services.questions import agencies_of, areas_of, day_of, task_of
from caichcli.services.records import confirmations
from caichcli.services.records.confirmations import Addition, Answer
from caichcli.services.records.entries import Compose, EditSet
from caichcli.services.session import Session
from caichcli.views.concerns import of_task
from caichcli.views.scope import lines

if TYPE_CHECKING:
    from caichcli.formats.findings.report import Report
    from caichcli.importers.stream import StreamFault, StreamRow

Values = Mapping[str, Any]

# Keys of an entry that alone say nothing of the task.
CIRCUMSTANCES = frozenset({"date", "by", "agency", "recorded_by", "for"})
STREAM = "stdin"  # what a stream is called in findings
CONFIRM = "confirm"  # the key of a row under which it answers asked rules
CONFIRMATIONS = (CONFIRM, fold("xác nhận"))


class PersonsReading(NamedTuple):
    """What a term's words are read as, whose reading it is, by which document and since when."""

    read_as: str | None
    by: str | None
    basis: str | None
    date: dt.date


class NoDayInRecord(Refusal):
    """A text under a record's key that names no day."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(key, value)
        self.key = key
        self.value = value


class ReadingAlone(Refusal):
    """A reader without a reading, or a reading without the words that are read so."""


class NothingToRecord(Refusal):
    """An entry that says nothing of its task."""


class TaskTakenOut(Refusal):
    """A report on a task that was taken out of the plan, without the document that put it back."""

    def __init__(self, task: Id) -> None:
        super().__init__(task)
        self.task = task


class NoSuchConcern(Refusal):
    """Words that no open problem or proposal of a task has, or several; ``near`` by their names."""

    def __init__(self, task: Id, words: str, near: Mapping[str, str]) -> None:
        super().__init__(task, words)
        self.task = task
        self.words = words
        self.near = near
        self.which = "several" if near else "none"


class NoDocument(Refusal):
    """A task that is stopped without the document that says so."""


class NothingOpen(Refusal):
    """An agency that owes nothing of which there is to be reported."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class RowWithoutTask(Refusal):
    """A row of a stream that names no task."""


class RowRefused(Refusal):
    """A row of a stream that cannot be recorded, and why."""

    def __init__(self, origin: Origin, cause: Refusal) -> None:
        super().__init__(origin)
        self.origin = origin
        self.cause = cause


class StreamRefused(Refusal):
    """A stream that holds no records: why, and the row where it is one's, or the column."""

    def __init__(self, reason: str, origin: Origin, column: str = "") -> None:
        super().__init__(reason)
        self.reason, self.origin, self.column = reason, origin, column


class StreamUnreadable(Refusal):
    """A stream whose text cannot be read: the findings in it."""

    def __init__(self, report: "Report") -> None:
        super().__init__()
        self.report = report


def recording_day(session: Session, text: str | None) -> dt.date:
    """Return the day of an entry: the one that is typed, else today."""
    return session.today if text is None else day_of(text, "date")


def worded_term(words: str | None, reading: PersonsReading) -> Any:
    """Return a term in its words; with what somebody reads them as, where that is said.

    Raises ReadingAlone.
    """
    read_as, by, basis, day = reading
    if (read_as and not words) or ((by or basis) and not read_as):
        raise ReadingAlone
    if not read_as:
        return words
    term = {"words": words, "read_as": read_as, "by": by, "date": day.isoformat(), "basis": basis}
    return {key: value for key, value in term.items() if value is not None}


def task(values: Values, after: str | None = None) -> Compose:
    """Return what adds a task in its place; its area may be named by id or by words.

    That is behind the task ``after``; else, by its id, behind the last of its area that comes
    before it; at the end of the plan where none does.
    """

    def compose(book: Book) -> list[Addition]:
        (area,) = areas_of(book, [values["area"]])
        record = record_of(Task, {**values, "area": area}, book)
        behind = task_of(book, after) if after else _before(book, area, values["id"])
        if book.tasks and behind == book.tasks[-1].id:
            behind = None
        return [Addition(None, "tasks", record, behind=behind)]

    return compose


def _before(book: Book, area: Id, new: Id) -> Id | None:
    """The last task of an area whose id comes before a new one, where they stand in order."""
    ids = [one.id for one in book.tasks if one.area == area]
    keys = list(map(natural_key, ids))
    if keys != sorted(keys):
        return ids[-1]
    return next((id_ for id_ in reversed(ids) if natural_key(id_) < natural_key(new)), None)


# What makes the record of one task, named by people, from what they say of it.
Make = Callable[[Book, str, Values], Addition]


def to_each(make: Make, names: Sequence[str], values: Values) -> Compose:
    """Return what adds one record to each task, once."""

    def compose(book: Book) -> list[Addition]:
        ids = dict.fromkeys(task_of(book, name) for name in names)
        return [make(book, id_, values) for id_ in ids]

    return compose


def to_open_tasks(agency: str, values: Values) -> Compose:
    """Return what adds an entry to every open task that an agency owes; raise NothingOpen.

    One that answers what a paper says goes to what is done or suspended too.
    """

    def compose(book: Book) -> list[Addition]:
        (id_,) = agencies_of(book, [agency])
        day = read_day(values["date"]) or book.issued
        classes = {"cancelled"} if values.get("reconciles") else DONE | STOPPED
        open_ = [line for line in lines(book, day, (id_,)) if line.standing.class_ not in classes]
        if not open_:
            raise NothingOpen(book.register.name(id_))
        return [report(book, line.task.id, values) for line in open_]

    return compose


def stream(
    session: Session, data: bytes, make: Make, values: Values, *, partial: bool = False
) -> Compose:
    """Return what adds the records of a stream; ``values`` give what a row does not.

    Raises StreamRefused, StreamUnreadable; when the plan is there, RowRefused for the first row
    that cannot be recorded, which ``partial`` leaves out.
    """
    from caichcli.importers import stream

    rows = stream.read(data, "task", STREAM)
    if isinstance(rows, stream.StreamFault):
        raise _no_stream(session, rows)

    def compose(book: Book) -> list[Addition | Refusal]:
        additions: list[Addition | Refusal] = []
        for row in rows:
            try:
                additions.append(_of_row(book, row, make, values))
            except RowRefused as refusal:
                if not partial:
                    raise
                additions.append(refusal)
        return additions

    return compose


def confirming(compose: Compose, rules: Sequence[str]) -> Compose:
    """Return what composes the same with the questions of some asked rules answered with yes."""

    def composed(book: Book) -> Sequence[Addition | Refusal] | EditSet:
        composition = compose(book)
        if isinstance(composition, EditSet):
            return composition
        return [
            confirmations.confirmed(one, rules) if isinstance(one, Addition) else one
            for one in composition
        ]

    return composed


def answering(compose: Compose, answers: Mapping[int, Sequence[Answer]]) -> Compose:
    """Return what composes the same with answers put in, by the places of the additions."""

    def composed(book: Book) -> Sequence[Addition | Refusal] | EditSet:
        composition = compose(book)
        if isinstance(composition, EditSet):
            return composition
        additions = (one for one in composition if isinstance(one, Addition))
        return confirmations.answered(additions, answers)

    return composed


def record_of(kind: type[Record], values: Values, book: Book) -> RecordData:
    """Return the record of a kind that values mean; raise UnknownAgency or NoDayInRecord."""
    record = draft(kind, values, book.register)
    if not isinstance(record, Unclear):
        return record
    if record.reason == "agency":
        agencies_of(book, [record.text])
    raise NoDayInRecord(record.key, record.text)


def _is_empty(values: Values) -> bool:
    """Whether values say nothing of a task; blanks do not."""
    keys = {
        key
        for key, value in values.items()
        if value not in (None, []) and not (isinstance(value, str) and value.isspace())
    }
    return keys <= CIRCUMSTANCES


def report(book: Book, name: str, values: Values) -> Addition:
    """Return an entry for a task's log; raise NothingToRecord, TaskTakenOut."""
    if _is_empty(values):
        raise NothingToRecord
    id_ = task_of(book, name)
    values = _with_ref(book, id_, values)
    if values.get("referred_to") and not values.get("answer"):
        values = {**values, "answer": "referred"}
    entry = record_of(Update, values, book)
    if not entry.keys() & {"document", "corrects", "withdraws"} and _is_taken_out(book, id_):
        raise TaskTakenOut(id_)
    return Addition(id_, "updates", entry)


def _with_ref(book: Book, id_: Id, values: Values) -> Values:
    """Return the values, what is answered by its name where its words are given.

    Raises NoSuchConcern.
    """
    words = values.get("resolves")
    if not isinstance(words, str) or re.match(ENTRY_PATTERN, words):
        return values
    day = read_day(str(values.get("date"))) or book.head.period.end
    try:
        concerns = list(of_task(book, book.task_by_id[id_], day))
    except ValueError:  # a term that cannot be read is a fault of the whole plan
        return values
    open_ = [line for line in concerns if line.answer is None]
    matches = [line for line in open_ if fold(words) in fold(line.concern.text)]
    if len(matches) != 1:
        near = matches or open_
        raise NoSuchConcern(id_, words, {line.ref: line.concern.text for line in near})
    return {**values, "resolves": matches[0].ref}


def suspension(book: Book, name: str, values: Values) -> Addition:
    """Return the entry by which a task is suspended; raise NoDocument."""
    return _stop(book, name, "suspended", values)


def cancellation(book: Book, name: str, values: Values) -> Addition:
    """Return the entry by which a task is taken out of the plan; raise NoDocument."""
    return _stop(book, name, "cancelled", values)


def _stop(book: Book, name: str, status: Status, values: Values) -> Addition:
    if not values.get("document"):
        raise NoDocument
    one_of(values.get("status") or status, [status], "status")
    entry = record_of(Update, {**values, "status": status}, book)
    return Addition(task_of(book, name), "updates", entry)


def adjustment(book: Book, name: str, values: Values) -> Addition:
    """Return a changed term of a task, or changed leads; raise NoDocument for these.

    Unless it is said whom they relieve, they lead in place of all who lead on that day.
    """
    id_ = task_of(book, name)
    if lead := values.get("lead"):
        if not values.get("document"):
            raise NoDocument
        day = read_day(values["date"]) or book.issued
        former = lead.get("from") or list(led(book, book.task_by_id[id_], day).lead or ())
        values = {**values, "lead": {"from": former or None, "to": lead["to"]}}
    return Addition(id_, "adjustments", record_of(Adjustment, values, book))


def reminder(book: Book, name: str, values: Values) -> Addition:
    """Return a reminder of a task."""
    return Addition(task_of(book, name), "reminders", record_of(Reminder, values, book))


def assessment(book: Book, name: str, values: Values) -> Addition:
    """Return what an agency or a unit itself thinks of a task; raise NotAChoice."""
    rating = one_of(values["rating"], get_args(Rating), "rating")
    record = record_of(Assessment, {**values, "rating": rating}, book)
    return Addition(task_of(book, name), "assessment", record)


def _is_taken_out(book: Book, id_: Id) -> bool:
    record = book.task_by_id[id_]
    if not any(update.status == "cancelled" for update in record.updates or ()):
        return False
    last = record.updates[-1].date if record.updates else book.issued
    try:
        return standing(book, record, last).class_ == "cancelled"
    except ValueError:  # a term that cannot be read is a fault of the whole plan
        return False


def _of_row(book: Book, row: "StreamRow", make: Make, values: Values) -> Addition:
    """The record of a row; raises RowRefused."""
    origin = Origin(row.number, row.line)
    own = {
        CONFIRM if fold(key) in CONFIRMATIONS else key: value for key, value in row.values.items()
    }
    name, answers = own.pop("task", None), own.pop(CONFIRM, None) or []
    try:
        if not isinstance(name, str):
            raise RowWithoutTask
        addition = structs.replace(make(book, name, {**values, **own}), origin=origin)
        return confirmations.confirmed(addition, confirmations.names(answers))
    except Refusal as cause:
        raise RowRefused(origin, cause) from None


def _no_stream(session: Session, fault: "StreamFault") -> Refusal:
    """Why the stream holds no records."""
    if fault.reason != "unreadable":
        return StreamRefused(fault.reason, Origin(fault.number, fault.line), fault.text)
    from caichcli.files.yaml.reader import YamlDocument
    from caichcli.formats.findings.items import items
    from caichcli.formats.findings.report import Report

    documents = {STREAM: YamlDocument(fault.text, UNSET)}
    findings = items(fault.findings, documents, session.lang, str)
    return StreamUnreadable(Report(tuple(findings), {STREAM: fault.text}, 1))
