"""Work that was known to be overdue, and that entries added later make done on time."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.changes.diff import TaskChange
from caichcli.plan.changes.pairs import Located
from caichcli.plan.model import Id, Update
from caichcli.plan.standing import Standing, standing


class BackdatedEntry(Struct, frozen=True):
    """The entry that does it, by its place in the log, the day it states, and the term.

    ``completed`` is None where it states no day, only that it was in time.
    """

    position: int
    completed: dt.date | None
    due: dt.date


class _Part(Struct, frozen=True):
    """What one agency owes of a task, for one occurrence; None: the whole of it."""

    owner: Id | None
    occurrence: str | None


def last_record_day(book: Book) -> dt.date | None:
    """Return the last day that any record of a plan is of."""
    days = (
        record.date
        for task in book.tasks
        for records in (task.updates, task.adjustments, task.reminders)
        for record in records or ()
    )
    return max(days, default=None)


def find(
    old: Located, new: Located, change: TaskChange, base_day: dt.date
) -> Iterator[BackdatedEntry]:
    """Yield the entries that make parts of a task done in a term that was overdue by a day.

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
    overdue = _overdue_terms(old, base_day)
    day = max(base_day, *(entry.date for entry in fresh.values()))
    by_position: dict[int, BackdatedEntry] = {}
    for part, completed, entries in _completions(new, day) if overdue else ():
        due = overdue.get(part)
        if due is not None and (completed is None or completed <= due):
            own = [i for i in fresh if i in entries and _tells_of(part, fresh[i])]
            position = max(own or fresh)
            by_position.setdefault(position, BackdatedEntry(position, completed, due))
    yield from by_position.values()


def _tells_of_completion(entry: Update) -> bool:
    return entry.status == "done" or entry.completed is not None or entry.occurrence is not None


def _tells_of(part: _Part, entry: Update) -> bool:
    return entry.occurrence == part.occurrence and _tells_of_completion(entry)


def _overdue_terms(task: Located, day: dt.date) -> dict[_Part, dt.date]:
    """Return the terms that were past and unmet on a day."""
    terms: dict[_Part, dt.date] = {}
    for part in _parts(task, day):
        for occurrence in part.occurrences:
            if occurrence.completion is None and occurrence.due < day:
                terms[_Part(part.owner, occurrence.key)] = occurrence.due
        if not part.occurrences and part.class_ == "overdue" and part.due:
            terms[_Part(part.owner, None)] = part.due
    return terms


def _completions(task: Located, day: dt.date) -> Iterator[tuple[_Part, dt.date | None, set[int]]]:
    """Yield what is done by a day: the day it was done, and the places of the entries behind it.

    The day is None of what is on time by the word of its report.
    """
    for part in _parts(task, day):
        entries = {entry.position for entry in part.entries}
        for occurrence in part.occurrences:
            if occurrence.completed or occurrence.word == "on-time":
                yield _Part(part.owner, occurrence.key), occurrence.completed, entries
        if not part.occurrences and (part.completed or part.word == "on-time"):
            yield _Part(part.owner, None), part.completed, entries


def _parts(task: Located, day: dt.date) -> Iterable[Standing]:
    """Return the standings of those who owe a task; none where a term cannot be read."""
    try:
        whole = standing(task.book, task.task, day)
    except ValueError:
        return ()
    return whole.members or (whole,)
