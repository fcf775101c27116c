"""What was recorded of a plan's tasks, in the order of the days. The answer of ``caich log``."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.changes.records import RecordKey
from caichcli.plan.model import Adjustment, Id, Reminder, Task, Update


class JournalRecord(Struct, frozen=True):
    """A dated record with its place: ``tasks[number][key][position]``, from 0.

    ``ref`` names a log entry as corrections do.
    """

    task: Task
    number: int
    key: RecordKey
    position: int
    record: Update | Adjustment | Reminder
    ref: str = ""


class Journal(Struct, frozen=True):
    book: Book
    records: tuple[JournalRecord, ...]


def journal(
    book: Book,
    task: Id | None = None,
    agencies: Sequence[Id] = (),
    since: dt.date = dt.date.min,
    until: dt.date = dt.date.max,
) -> Journal:
    """Return the records from ``since`` to ``until``, both included, the newest last.

    Of one day, those of one task stay in the file's order. With ``agencies``
    only the reports that one of them made or that are about one of them, and
    the reminders to one of them.
    """
    bodies = frozenset(agencies)
    records = [
        entry
        for number, record in enumerate(book.tasks)
        if task is None or record.id == task
        for entry in _of_task(record, number, since, until)
        if not bodies or bodies & _named(entry.record)
    ]
    records.sort(key=lambda entry: entry.record.date)
    return Journal(book, tuple(records))


def _of_task(task: Task, number: int, since: dt.date, until: dt.date) -> Iterator[JournalRecord]:
    for position, adjustment in enumerate(task.adjustments or ()):
        if since <= adjustment.date <= until:
            yield JournalRecord(task, number, "adjustments", position, adjustment)
    for position, reminder in enumerate(task.reminders or ()):
        if since <= reminder.date <= until:
            yield JournalRecord(task, number, "reminders", position, reminder)
    updates = task.updates or []
    if not any(since <= one.date <= until for one in updates):
        return
    for position, (ref, update) in enumerate(zip(log.entry_refs(updates), updates, strict=True)):
        if since <= update.date <= until:
            yield JournalRecord(task, number, "updates", position, update, ref)


def _named(record: Update | Adjustment | Reminder) -> set[Id | None]:
    if isinstance(record, Update):
        return {record.by, record.agency}
    return {record.agency} if isinstance(record, Reminder) else set()
