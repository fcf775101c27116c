"""Work that was known to be overdue, and that entries added later make done on time."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.changes.diff import TaskChange
from caichcli.plan.changes.pairs import Located
from caichcli.plan.model import Id, Update
from caichcli.plan.standing import Standing, standing


class Backdated(Struct, frozen=True):
    """The entry that does it, by its place in the log, the day it states, and the term."""

    position: int
    completed: dt.date
    due: dt.date


class _Part(Struct, frozen=True):
    """What one agency owes of a task, for one occurrence; None: the whole of it."""

    owner: Id | None
    occurrence: str | None


def last_day(book: Book) -> dt.date | None:
    """The last day that any record of a plan is of."""
    days = (
        record.date
        for task in book.tasks
        for records in (task.updates, task.adjustments, task.reminders)
        for record in records or ()
    )
    return max(days, default=None)


def find(old: Located, new: Located, change: TaskChange, known: dt.date) -> Iterator[Backdated]:
    """The entries that make parts of a task done within a term that was overdue by ``known``.

    Each entry is told once. What is done in time only because the term was
    moved meanwhile is none of them.
    """
    fresh = {
        record.position: record.after
        for record in change.records
        if record.is_new and record.position is not None and isinstance(record.after, Update)
    }
    if not any(map(_tells_of_completion, fresh.values())):
        return
    missed = _missed(old, known)
    day = max(known, *(entry.date for entry in fresh.values()))
    found: dict[int, Backdated] = {}
    for part, completed, entries in _done(new, day) if missed else ():
        due = missed.get(part)
        if due is not None and completed <= due:
            told = [i for i in fresh if i in entries and _tells_of(part, fresh[i])]
            found.setdefault(max(told or fresh), Backdated(max(told or fresh), completed, due))
    yield from found.values()


def _tells_of_completion(entry: Update) -> bool:
    return entry.status == "done" or entry.completed is not None or entry.occurrence is not None


def _tells_of(part: _Part, entry: Update) -> bool:
    return entry.occurrence == part.occurrence and _tells_of_completion(entry)


def _missed(task: Located, day: dt.date) -> dict[_Part, dt.date]:
    """The terms that were past and unmet on a day."""
    found: dict[_Part, dt.date] = {}
    for part in _parts(task, day):
        for occurrence in part.occurrences:
            if occurrence.completed is None and occurrence.due < day:
                found[_Part(part.owner, occurrence.key)] = occurrence.due
        if not part.occurrences and part.class_ == "overdue" and part.due:
            found[_Part(part.owner, None)] = part.due
    return found


def _done(task: Located, day: dt.date) -> Iterator[tuple[_Part, dt.date, set[int]]]:
    """What is done by a day: the day it was done, and the places of the entries behind it."""
    for part in _parts(task, day):
        entries = {entry.position for entry in part.entries}
        for occurrence in part.occurrences:
            if occurrence.completed:
                yield _Part(part.owner, occurrence.key), occurrence.completed, entries
        if not part.occurrences and part.completed:
            yield _Part(part.owner, None), part.completed, entries


def _parts(task: Located, day: dt.date) -> tuple[Standing, ...]:
    """The standings of those who owe a task; none where a term cannot be read."""
    try:
        whole = standing(task.book, task.task, day)
    except ValueError:
        return ()
    return whole.members or (whole,)
