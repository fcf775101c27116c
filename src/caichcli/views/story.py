"""One task's whole story at the end of a day. The answer of ``caich show``."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.log import reminders
from caichcli.plan.model import Adjustment, Id, Reminder, Task, Update
from caichcli.plan.standing import Standing, standing
from caichcli.plan.workdays import DaysOff
from caichcli.views.cascade import Piece, pieces_of
from caichcli.views.concerns import ConcernLine, of_task
from caichcli.views.links import Link, link_of


class Event(Struct, frozen=True):
    """Something that happened to a task: a report, a changed term, a reminder.

    ``ref`` names a log entry as corrections do; ``number`` counts the
    reminders; ``void`` is True for an entry that a later one withdrew,
    ``proposal`` for a term that the lead only asks for.
    """

    day: dt.date
    kind: Literal["update", "adjustment", "reminder"]
    record: Update | Adjustment | Reminder
    ref: str = ""
    number: int = 0
    corrected: bool = False
    void: bool = False
    proposal: bool = False


class Story(Struct, frozen=True):
    book: Book
    day: dt.date
    task: Task
    standing: Standing
    events: tuple[Event, ...]
    concerns: tuple[ConcernLine, ...]
    reminders: int
    days_off: DaysOff | None = None
    links: tuple[Link, ...] = ()
    pieces: tuple[Piece, ...] = ()


def story(
    book: Book,
    task: Id,
    day: dt.date,
    days_off: DaysOff | None = None,
    books: Mapping[Id, Book] | None = None,
) -> Story:
    """Return all that is known of a task by the end of ``day``; KeyError for an unknown id.

    What it breaks down, and what breaks it down, is looked for in ``books``, plans by their ids.
    """
    record = book.task_by_id[task]
    events = [*_updates(record, day), *_adjustments(book, record, day), *_reminders(record, day)]
    events.sort(key=lambda event: event.day)
    state = standing(book, record, day)
    return Story(
        book,
        day,
        state.task,
        state,
        tuple(events),
        _concerns(book, record, day),
        reminders(record, None, day),
        days_off,
        tuple(link_of(record, parent, books or {}, day) for parent in record.parents),
        pieces_of(book, task, books or {}, day),
    )


def _concerns(book: Book, task: Task, day: dt.date) -> tuple[ConcernLine, ...]:
    """Return what was put forward of a task, the oldest first."""
    lines = of_task(book, task, day) if book.assigned(task) <= day else ()
    return tuple(sorted(lines, key=lambda line: line.raised))


def _updates(task: Task, day: dt.date) -> list[Event]:
    """Return every entry as it was written, with what later became of it."""
    updates = task.updates or []
    past = [u for u in updates if min(u.date, log.effective(u)) <= day]
    corrected = {log.full_ref(u.corrects)[0] for u in past if u.corrects}
    withdrawn = {log.full_ref(u.withdraws)[0] for u in past if u.withdraws}
    return [
        Event(
            min(update.date, day),
            "update",
            update,
            ref=ref,
            corrected=ref in corrected,
            void=ref in withdrawn,
        )
        for ref, update in zip(log.entry_refs(updates), updates, strict=True)
        if min(update.date, log.effective(update)) <= day
    ]


def _adjustments(book: Book, task: Task, day: dt.date) -> list[Event]:
    return [
        Event(min(one.date, day), "adjustment", one, proposal=book.is_proposal(task, one))
        for one in task.adjustments or ()
        if min(one.date, log.effective(one)) <= day
    ]


def _reminders(task: Task, day: dt.date) -> list[Event]:
    past = [r for r in task.reminders or () if r.date <= day]
    return [Event(r.date, "reminder", r, number=n) for n, r in enumerate(past, 1)]
