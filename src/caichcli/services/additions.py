"""What people say of tasks -> the records to be added, once the plan is there to look at."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from caichcli.language import wording
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.input import RecordData, Unclear, draft
from caichcli.plan.milestones import milestones as milestones_of
from caichcli.plan.model import Id, Record, Task, Update
from caichcli.plan.standing import standing
from caichcli.services.entries import Addition, Compose
from caichcli.services.errors import Origin, Refusal
from caichcli.services.questions import agencies_of, areas_of, ask, day_of, task_of
from caichcli.services.session import Session

if TYPE_CHECKING:
    from caichcli.formats.findings.report import Report
    from caichcli.importers.stream import Fault, Row

Values = Mapping[str, Any]

# Keys of an entry that alone say nothing of the task.
CIRCUMSTANCES = frozenset({"date", "by", "agency", "recorded_by", "for"})
STREAM = "stdin"  # what a stream is called in findings


def milestones(
    session: Session, plan: str | None, tasks: Sequence[str], lang: Language
) -> tuple[str, ...]:
    """Return the milestones of a task's term, each with its day; none of several tasks."""
    if len(tasks) != 1 or tasks[0] == "-":
        return ()
    book = ask(session, plan, None).book
    deadline, _ = book.deadline_on(book.task_by_id[task_of(book, tasks[0])], session.today)
    parts = milestones_of(deadline)
    days = [wording.day(part.due, lang) for part in parts if part.due]
    return tuple(f"{part.action} ({day})".strip() for part, day in zip(parts, days, strict=True))


class NoDayInRecord(Refusal):
    """A text under a record's key that names no day."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(key, value)
        self.key = key
        self.value = value


class NothingToRecord(Refusal):
    """An entry that says nothing of its task."""


class TaskTakenOut(Refusal):
    """A report on a task that was taken out of the plan, without the document that put it back."""

    def __init__(self, task: Id) -> None:
        super().__init__(task)
        self.task = task


class RowWithoutTask(Refusal):
    """A row of a stream that names no task."""


class RowRefused(Refusal):
    """A row of a stream that cannot be recorded, and why."""

    def __init__(self, origin: Origin, cause: Refusal) -> None:
        super().__init__(origin)
        self.origin = origin
        self.cause = cause


class StreamRefused(Refusal):
    """A stream that holds no records: why, and the row where it is one's."""

    def __init__(self, reason: str, origin: Origin) -> None:
        super().__init__(reason)
        self.reason = reason
        self.origin = origin


class StreamUnreadable(Refusal):
    """A stream whose text cannot be read: the findings in it."""

    def __init__(self, report: "Report") -> None:
        super().__init__()
        self.report = report


def recording_day(session: Session, text: str | None) -> dt.date:
    """Return the day of an entry: the one that is typed, else today."""
    return session.today if text is None else day_of(text, "date")


def task(values: Values) -> Compose:
    """Return what adds a task; its area may be named by id or by words."""

    def compose(book: Book) -> list[Addition]:
        (area,) = areas_of(book, [values["area"]])
        return [Addition(None, "tasks", record_of(Task, {**values, "area": area}, book))]

    return compose


def to_each(kind: type[Record], key: str, names: Sequence[str], values: Values) -> Compose:
    """Return what adds one record to the list ``key`` of each task, once."""

    def compose(book: Book) -> list[Addition]:
        record = record_of(kind, values, book)
        ids = dict.fromkeys(task_of(book, name) for name in names)
        return [Addition(id_, key, record) for id_ in ids]

    return compose


def reports(names: Sequence[str], values: Values) -> Compose:
    """Return what adds an entry to the log of each task, once; raise NothingToRecord."""
    if _is_empty(values):
        raise NothingToRecord

    def compose(book: Book) -> list[Addition]:
        ids = dict.fromkeys(task_of(book, name) for name in names)
        return [_report(book, id_, values) for id_ in ids]

    return compose


def stream(session: Session, data: bytes, values: Values) -> Compose:
    """Return what adds the entries of a stream; ``values`` give what a row does not.

    Raises StreamRefused, StreamUnreadable; when the plan is there, RowRefused.
    """
    from caichcli.importers import stream

    rows = stream.read(data, "task", STREAM)
    if isinstance(rows, stream.Fault):
        raise _no_stream(session, rows)

    def compose(book: Book) -> list[Addition]:
        return list(_additions(book, rows, values))

    return compose


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


def _report(book: Book, name: str, values: Values, origin: Origin | None = None) -> Addition:
    """The entry for one task; refused for one that was taken out of the plan."""
    id_ = task_of(book, name)
    if _is_empty(values):
        raise NothingToRecord
    entry = record_of(Update, values, book)
    if not entry.keys() & {"document", "corrects", "withdraws"} and _is_taken_out(book, id_):
        raise TaskTakenOut(id_)
    return Addition(id_, "updates", entry, origin)


def _is_taken_out(book: Book, id_: Id) -> bool:
    record = book.task_by_id[id_]
    if not any(update.status == "cancelled" for update in record.updates or ()):
        return False
    last = record.updates[-1].date if record.updates else book.issued
    try:
        return standing(book, record, last).class_ == "cancelled"
    except ValueError:  # a term that cannot be read is a fault of the whole plan
        return False


def _additions(book: Book, rows: Sequence["Row"], values: Values) -> Iterator[Addition]:
    for row in rows:
        origin = Origin(row.number, row.line)
        own = dict(row.values)
        name = own.pop("task", None)
        try:
            if not isinstance(name, str):
                raise RowWithoutTask
            yield _report(book, name, {**values, **own}, origin)
        except Refusal as cause:
            raise RowRefused(origin, cause) from None


def _no_stream(session: Session, fault: "Fault") -> Refusal:
    """Why the stream holds no records."""
    if fault.reason != "unreadable":
        return StreamRefused(fault.reason, Origin(fault.number, fault.line))
    from caichcli.files.yaml.reader import Document
    from caichcli.formats.findings.items import items
    from caichcli.formats.findings.report import Report

    documents = {STREAM: Document(fault.text, UNSET)}
    findings = items(fault.findings, documents, session.lang, str)
    return StreamUnreadable(Report(tuple(findings), {STREAM: fault.text}, 1))
