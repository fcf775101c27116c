"""Counts and rates, each figure knowing the ids of its tasks.

Total (tổng số) = done on time + done late + done on no known day + in term + overdue +
continuous + undated + suspended; what was taken out of the plan stands outside. "Not
reported" and "due soon" overlap the classes; "unread", of the undated, are those
whose words nobody has read yet.
"""

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator
from operator import is_
from typing import get_args

from msgspec import Struct

from caichcli.plan.book import DAYS_KEPT, Book
from caichcli.plan.model import Id
from caichcli.plan.standing import DONE, Class, Standing

Ids = tuple[Id, ...]

# A class and the figure that counts it.
CLASS_FIGURES: dict[Class, str] = {class_: class_.replace("-", "_") for class_ in get_args(Class)}


class Rate(Struct, frozen=True):
    """A share as the fraction that it is; rounding is the printer's (halves up)."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> float | None:
        """The share in percent with two decimals, halves up; None of nothing."""
        if not self.denominator:
            return None
        return (self.numerator * 20_000 + self.denominator) // (self.denominator * 2) / 100


def _both(ids: Ids, others: Ids) -> Ids:
    wanted = frozenset(others)
    return tuple(id_ for id_ in ids if id_ in wanted)


class Figures(Struct, frozen=True):
    """The figures of some tasks at the end of a day, as the ids behind each.

    ``submitted`` are those not done that were put before who decides, ``waiting`` those of
    them that are overdue though they were submitted in time; ``with_result`` are the
    continuous tasks of which a result document was ever reported. ``done_undated`` are done,
    and neither on time nor late: no day is known; ``done_stated`` are on time or late by the
    word of their report alone.
    """

    done_on_time: Ids = ()
    done_late: Ids = ()
    done_undated: Ids = ()
    in_term: Ids = ()
    overdue: Ids = ()
    continuous: Ids = ()
    undated: Ids = ()
    suspended: Ids = ()
    cancelled: Ids = ()
    not_reported: Ids = ()
    due_soon: Ids = ()
    on_time_extended: Ids = ()
    extended_late: Ids = ()
    overdue_period: Ids = ()
    submitted: Ids = ()
    waiting: Ids = ()
    with_result: Ids = ()
    unread: Ids = ()
    done_stated: Ids = ()

    @property
    def done(self) -> Ids:
        return self.done_on_time + self.done_late + self.done_undated

    @property
    def not_done(self) -> Ids:
        return self.in_term + self.overdue

    @property
    def dated(self) -> Ids:
        return self.done + self.not_done

    @property
    def total(self) -> Ids:
        return self.dated + self.continuous + self.undated + self.suspended

    @property
    def submitted_in_term(self) -> Ids:
        """Those of ``in_term`` that were put before who decides."""
        return _both(self.in_term, self.submitted)

    @property
    def submitted_overdue(self) -> Ids:
        """Those of ``overdue`` that were put before who decides, in time or not."""
        return _both(self.overdue, self.submitted)

    @property
    def without_result(self) -> Ids:
        """The continuous tasks of which no result document was reported."""
        results = frozenset(self.with_result)
        return tuple(id_ for id_ in self.continuous if id_ not in results)

    @property
    def done_of_due(self) -> Rate:
        """Tỷ lệ hoàn thành nhiệm vụ đến hạn: done / (done + overdue)."""
        return Rate(len(self.done), len(self.done) + len(self.overdue))

    @property
    def on_time_of_due(self) -> Rate:
        """Tỷ lệ hoàn thành đúng hạn: on time / (done + overdue)."""
        return Rate(len(self.done_on_time), len(self.done) + len(self.overdue))

    @property
    def on_time_of_done(self) -> Rate:
        """Tỷ lệ đúng hạn trên số đã hoàn thành."""
        return Rate(len(self.done_on_time), len(self.done))

    @property
    def done_of_total(self) -> Rate:
        """Tỷ lệ hoàn thành trên tổng số."""
        return Rate(len(self.done), len(self.total))

    @property
    def overdue_of_total(self) -> Rate:
        """Tỷ lệ chưa hoàn thành quá hạn trên tổng số."""
        return Rate(len(self.overdue), len(self.total))


RATES = ("done_of_due", "on_time_of_due", "on_time_of_done", "done_of_total", "overdue_of_total")


FEW = 100  # standings of the past that a tally may hold besides as many as there are tasks
_OPEN: frozenset[Class] = frozenset({"in-term", "overdue", "undated"})


def _overlapping(x: Standing) -> Iterator[str]:
    """Yield the figures beside its class that hold a task which is in the plan."""
    if not x.reported:
        yield "not_reported"
    if x.class_ == "done-on-time" and x.extended:
        yield "on_time_extended"
    if x.granted_late > 0:
        yield "extended_late"
    if x.class_ == "overdue" and not x.own_term:
        yield "overdue_period"
    if x.submitted is not None and x.class_ in _OPEN:
        yield "submitted"
    if x.waiting:
        yield "waiting"
    if x.class_ == "continuous" and x.with_result:
        yield "with_result"
    if x.unread:
        yield "unread"
    if x.class_ in DONE and x.word in ("on-time", "late"):
        yield "done_stated"


class Tally:
    """Figures of several selections of tasks at the end of a day; each task is judged once.

    ``due_soon`` holds what is in term, has a term of its own and falls due
    within ``due_soon_days`` calendar days, the day itself included.
    """

    def __init__(self, day: dt.date, due_soon_days: int) -> None:
        self._last = horizon(day, due_soon_days)
        self._names: dict[int, tuple[Standing, list[str]]] = {}
        self._counts: dict[Hashable, tuple[list[Standing], Figures]] = {}

    def __len__(self) -> int:
        """How many tasks were judged."""
        return len(self._names)

    def figures_of(self, selection: Hashable, standings: Iterable[Standing]) -> Figures:
        """Return the same; of a selection that holds what it held they are not counted again."""
        own = list(standings)
        earlier = self._counts.get(selection)
        if earlier and len(own) == len(earlier[0]) and all(map(is_, own, earlier[0])):
            return earlier[1]
        figures = self.figures(own)
        self._counts[selection] = own, figures
        return figures

    def figures(self, standings: Iterable[Standing]) -> Figures:
        """Return the figures of these standings, each in the order given."""
        by_figure: dict[str, list[Id]] = {name: [] for name in Figures.__struct_fields__}
        for standing in standings:
            kept = self._names.get(id(standing))
            if kept is None:  # the standing is kept too, so that no other has its identity
                kept = self._names[id(standing)] = (standing, list(self.holding(standing)))
            for name in kept[1]:
                by_figure[name].append(standing.task.id)
        return Figures(**{name: tuple(ids) for name, ids in by_figure.items()})

    def holding(self, standing: Standing) -> Iterator[str]:
        """Yield the figures that hold a task."""
        yield CLASS_FIGURES[standing.class_]
        if standing.class_ == "cancelled":
            return
        if due_soon(standing, self._last):
            yield "due_soon"
        yield from _overlapping(standing)


def tally(book: Book, day: dt.date) -> Tally:
    """Return the tally of a plan's days, which goes on after changes of it: of the last few."""
    kept = book.kept("tallies")
    key = day, book.due_soon_days
    own: Tally | None = kept.get(key)
    if own is None or len(own) > 2 * len(book.tasks) + FEW:  # most are of the past
        kept.pop(key, None)
        if len(kept) == DAYS_KEPT:
            kept.pop(next(iter(kept)))
        own = kept[key] = Tally(*key)
    return own


def figures(standings: Iterable[Standing], day: dt.date, due_soon_days: int) -> Figures:
    """Return the figures of these standings, each in the order given, as ``Tally`` counts."""
    return Tally(day, due_soon_days).figures(standings)


def horizon(day: dt.date, days: int) -> dt.date:
    """Return the last day that is no more than so many calendar days ahead."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def due_soon(standing: Standing, horizon: dt.date) -> bool:
    """Return whether a term set for the task itself falls due by ``horizon``, not yet past."""
    return (
        standing.class_ == "in-term"
        and standing.own_term
        and standing.due is not None
        and standing.due <= horizon
    )


def band(days_late: int, bands: tuple[int, ...]) -> int:
    """Return the index of the band of lateness that ``days_late`` falls in; the last has no end."""
    return sum(days_late > upper for upper in bands)
