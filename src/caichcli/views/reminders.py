"""What was written to whom, of which tasks, and who has answered."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.duties import remedy_book
from caichcli.plan.model import Id, Task
from caichcli.plan.records import Document
from caichcli.plan.standing import led
from caichcli.views.cascade import plans_of


class Urged(Struct, frozen=True):
    """A task that a letter names, and the first report that came after it: None where none did."""

    task: Task
    answered: dt.date | None


class ReminderLine(Struct, frozen=True):
    """A letter, or a reminder without one: when, to whom, of which tasks, to be answered by when.

    ``agency`` is None of one to all that owe the task. One without tasks asks for the agency's own
    plan, which is here since ``received``: None where it is not.
    """

    date: dt.date
    document: Document | None
    agency: Id | None
    reply_by: dt.date | None
    tasks: tuple[Urged, ...] = ()
    received: dt.date | None = None

    @property
    def addressees(self) -> tuple[Id, ...]:
        """The agency written to; of one to all, those that lead its tasks."""
        if self.agency:
            return (self.agency,)
        return tuple(dict.fromkeys(id_ for urged in self.tasks for id_ in urged.task.lead or ()))

    @property
    def waiting(self) -> tuple[Task, ...]:
        """The tasks on which no report has come since."""
        return tuple(urged.task for urged in self.tasks if urged.answered is None)

    @property
    def answered(self) -> dt.date | None:
        """The day on which what it asks for had come; None while something is waited for."""
        if not self.tasks:
            return self.received
        days = [urged.answered for urged in self.tasks if urged.answered]
        return max(days) if len(days) == len(self.tasks) else None

    def is_late(self, day: dt.date) -> bool:
        """Return whether the answer came after the day that was set, or is still to come then."""
        return self.reply_by is not None and (self.answered or day) > self.reply_by


class Reminders(Struct, frozen=True):
    """The letters and reminders of a plan by the end of ``day``, in the order of their days."""

    book: Book
    day: dt.date
    lines: tuple[ReminderLine, ...]


def reminders(
    book: Book,
    day: dt.date,
    agencies: Sequence[Id] = (),
    *,
    unanswered: bool = False,
    books: Mapping[Id, Book] | None = None,
) -> Reminders:
    """Return what was written by the end of a day, to some agencies or to all.

    One letter that names several tasks, or shortcomings, is one line. ``books`` are the plans at
    hand: an agency's own among them answers the letter that asked for it.
    """
    urged: dict[tuple[dt.date, Document | None, Id | None, dt.date | None], list[Urged]] = {}
    remedies = remedy_book(book, day).tasks if book.file.inspections else ()
    for task in (*book.tasks, *remedies):
        for one in task.reminders or ():
            holder = led(book, task, one.date)
            addressees = [one.agency] if one.agency else holder.lead or []
            if one.date <= day and (not agencies or not set(agencies).isdisjoint(addressees)):
                key = (one.date, one.document, one.agency, one.reply_by)
                answer = _answered(book, task, one.agency, one.date, day)
                urged.setdefault(key, []).append(Urged(holder, answer))
    every = [ReminderLine(*key, tuple(tasks)) for key, tasks in urged.items()]
    every += _for_plans(book, books or {}, day, agencies)
    lines = (one for one in every if not unanswered or one.answered is None)
    return Reminders(book, day, tuple(sorted(lines, key=lambda line: line.date)))


def _for_plans(
    book: Book, books: Mapping[Id, Book], day: dt.date, agencies: Sequence[Id]
) -> Iterator[ReminderLine]:
    """Yield the letters that asked an agency for its own plan."""
    requests = [one for one in book.head.plan_requests or () if one.date <= day]
    plans = plans_of(book, books, day) if requests else {}
    for one in requests:
        if not agencies or one.agency in agencies:
            received = plans.get(one.agency) if one.agency else None
            yield ReminderLine(one.date, one.document, one.agency, one.reply_by, received=received)


def _answered(
    book: Book, task: Task, agency: Id | None, since: dt.date, day: dt.date
) -> dt.date | None:
    """The day of the first report on a task after a day, by whom was urged on."""
    bodies = {None, *_answering(book, agency)}
    days = (
        entry.day
        for entry in log.entries(task, day)
        if entry.day > since and (agency is None or log.subject(entry.update) in bodies)
    )
    return next(days, None)


def _answering(book: Book, agency: Id | None) -> Iterator[Id]:
    if agency is None:
        return
    yield agency
    if book.is_group(agency):
        yield from book.members(agency).ids
