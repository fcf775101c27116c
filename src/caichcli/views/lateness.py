"""What is late, by how long, whose, how often urged? The answer of ``caich overdue``."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct, structs

from caichcli.plan.book import Book
from caichcli.plan.figures import Ids, band, due_soon, horizon
from caichcli.plan.log import reminders
from caichcli.plan.workdays import DaysOff
from caichcli.views.listing import Query, listing, ordered
from caichcli.views.scope import Line


class LateLine(Struct, frozen=True):
    """An overdue task; ``escalated`` when it was urged more often than the plan allows.

    What was submitted in time and waits for who decides does not go up.
    """

    line: Line
    reminders: int
    escalated: bool

    @property
    def waiting(self) -> bool:
        """Whether it was submitted in time and waits for who decides."""
        return self.line.standing.waiting


class Lateness(Struct, frozen=True):
    """``bands`` pairs each band's upper end in days (None: no end) with its tasks' ids.

    ``missed`` are tasks not overdue of which a milestone is past and unmet.
    ``days_off`` are there where it is to be told on what the terms fall.
    """

    book: Book
    day: dt.date
    within: int
    overdue: tuple[LateLine, ...]
    bands: tuple[tuple[int | None, Ids], ...]
    due_soon: tuple[Line, ...]
    missed: tuple[Line, ...] = ()
    days_off: DaysOff | None = None

    @property
    def escalated(self) -> tuple[LateLine, ...]:
        return tuple(item for item in self.overdue if item.escalated)

    @property
    def waiting(self) -> tuple[LateLine, ...]:
        """What was submitted in time and waits for who decides."""
        return tuple(item for item in self.overdue if item.waiting)


def lateness(book: Book, day: dt.date, query: Query, days_off: DaysOff | None = None) -> Lateness:
    """Return what passes ``query`` and is overdue, and what falls due ``within`` its days."""
    within = book.due_soon_days if query.within is None else query.within
    every = listing(book, day, structs.replace(query, classes=(), within=None, sort="plan")).lines
    late = ordered(book, (x for x in every if x.standing.class_ == "overdue"), query.sort)
    overdue = waiting_last(late_line(book, line, day) for line in late)
    last, classes = horizon(day, within), query.classes or ("in-term",)
    soon = (x for x in every if x.standing.class_ in classes and due_soon(x.standing, last))
    return Lateness(
        book,
        day,
        within,
        overdue,
        in_bands(book, overdue),
        ordered(book, soon, "due"),
        ordered(book, (line for line in every if line.standing.past_milestone), "due"),
        days_off,
    )


def in_bands(book: Book, overdue: tuple[LateLine, ...]) -> tuple[tuple[int | None, Ids], ...]:
    """Return the overdue tasks' ids by band of lateness."""
    ids: list[list[str]] = [[] for _ in (*book.bands, None)]
    for item in overdue:
        ids[band(item.line.standing.days_late, book.bands)].append(item.line.task.id)
    return tuple(zip((*book.bands, None), map(tuple, ids), strict=True))


def late_line(book: Book, line: Line, day: dt.date) -> LateLine:
    """Return an overdue line with how often it was urged."""
    count = reminders(line.task, line.standing.owner, day)
    urged_enough = count > book.reminders_before_escalation
    return LateLine(line, count, urged_enough and not line.standing.waiting)


def waiting_last(lines: Iterable[LateLine]) -> tuple[LateLine, ...]:
    """Return overdue lines in their order, those that wait for who decides after the others."""
    return tuple(sorted(lines, key=lambda late: late.waiting))
