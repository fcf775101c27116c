"""Who has gone silent and what may be late: for the standing agency alone, never in a paper."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from caichcli.plan import log, periods
from caichcli.plan.book import Book
from caichcli.plan.foresight import (
    Outlook,
    Replay,
    outlooks,
    recorded_by,
    replay,
    usual_gap,
)
from caichcli.plan.model import Id, Task
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.records import Assessment, one_or_more
from caichcli.plan.standing import DONE, STOPPED, led, standing
from caichcli.views.reminders import reminders

Reason = Literal["period", "letter"]


class Silence(Struct, frozen=True):
    """An agency from which a report was due and none came: since when, and its own usual gap.

    ``last`` is None where nothing was ever reported, ``usual`` where too little was to tell.
    """

    agency: Id
    reason: Reason
    due: dt.date
    last: dt.date | None
    days: int | None
    usual: int | None

    @property
    def unusual(self) -> bool:
        """Whether it has been silent for longer than it usually is."""
        return self.days is not None and self.usual is not None and self.days > self.usual


class Assessed(Struct, frozen=True):
    """A task with what an agency or a unit itself thinks of it, the last by the day."""

    task: Task
    assessment: Assessment


class Risks(Struct, frozen=True):
    """What is to be watched at the end of a day; ``outlooks`` are all tasks near their term."""

    book: Book
    day: dt.date
    silences: tuple[Silence, ...]
    outlooks: tuple[Outlook, ...]
    replay: Replay
    assessments: tuple[Assessed, ...]


def risks(book: Book, day: dt.date) -> Risks:
    """Return what is to be watched in a plan, by what was recorded until the end of ``day``."""
    book_then = recorded_by(book, day)
    return Risks(
        book,
        day,
        tuple(_silences(book_then, day)),
        outlooks(book, day),
        replay(book, day),
        tuple(_assessments(book, day)),
    )


def _silences(book: Book, day: dt.date) -> Iterator[Silence]:
    """Yield the agencies whose report was due and is missing, as the register has them."""
    reports = _report_days(book, day)
    due = _due_by_period(book, day, reports) | _due_by_letter(book, day)
    for agency in (id_ for id_ in book.register.agencies if id_ in due):
        reason, since = due[agency]
        days = sorted(reports.get(agency, ()))
        last = days[-1] if days else None
        silent = (day - last).days if last else None
        yield Silence(agency, reason, since, last, silent, usual_gap(days))


def _report_days(book: Book, day: dt.date) -> dict[Id, set[dt.date]]:
    """The days on which something of each agency's work was reported."""
    days: dict[Id, set[dt.date]] = {}
    for task in book.tasks_on(day):
        for entry in log.entries(task, day):
            if whose := log.subject(entry.update):
                days.setdefault(whose, set()).add(entry.update.date)
    return days


def _due_by_period(
    book: Book, day: dt.date, reports: dict[Id, set[dt.date]]
) -> dict[Id, tuple[Reason, dt.date]]:
    """Whose report of the last period that is over is missing, and when that was over."""
    period = last_period(book, day)
    if period is None:
        return {}
    owing: set[Id] = set()
    for task in book.tasks_on(period.eve):
        if standing(book, task, period.eve).class_ not in DONE | STOPPED:
            owing |= book.agencies(led(book, task, day).lead or ())
    missing = (id_ for id_ in owing if not any(one >= period.first for one in reports.get(id_, ())))
    return dict.fromkeys(missing, ("period", period.last))


def last_period(book: Book, day: dt.date) -> ReportingPeriod | None:
    """Return the last reporting period that was over by a day; None where none is asked for."""
    settings = book.head.reporting
    if settings is None or settings.every is None:
        return None

    def holding(one: dt.date) -> ReportingPeriod:
        if settings.every == "week":
            return periods.week_holding(one, settings.closing_day)
        assert settings.every is not None
        return periods.months_holding(settings.every, one, settings.cutoff)

    period = holding(day)
    return period if period.last == day else holding(period.eve)


def _due_by_letter(book: Book, day: dt.date) -> dict[Id, tuple[Reason, dt.date]]:
    """Who has not answered a letter by the day that it set."""
    due: dict[Id, tuple[Reason, dt.date]] = {}
    for line in reminders(book, day, unanswered=True).lines:
        if line.tasks and line.is_late(day) and line.reply_by:
            for agency in book.agencies(line.addressees):
                due.setdefault(agency, ("letter", line.reply_by))
    return due


def _assessments(book: Book, day: dt.date) -> Iterator[Assessed]:
    for task in book.tasks_on(day):
        past = [one for _, one in one_or_more(task.assessment) if one.date <= day]
        if past:
            yield Assessed(task, max(past, key=lambda one: one.date))
