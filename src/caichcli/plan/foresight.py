"""What points to a task's being late, and how often it did so in the past.

Two signs: its progress is far behind the time gone; alike tasks of the same lead were late more
often than tasks in general. Nothing is looked at that was not recorded by the day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from typing import Literal

from msgspec import Struct, structs

from caichcli.language.vietnamese import fold
from caichcli.plan.book import Book
from caichcli.plan.log import effective
from caichcli.plan.model import Id, Task
from caichcli.plan.standing import Standing, standing

NEAR = 31  # days before its term from which a task is looked at
BEHIND = 30  # points by which progress must lag behind the time gone
CONFIDENCE = 1.96  # standard deviations: an interval holds the share 19 times of 20
_DAY = dt.timedelta(days=1)

Sign = Literal["behind", "alike"]
Kind = tuple[Id, str]  # a lead and the name of a group of tasks


class LateShare(Struct, frozen=True):
    """How many of some tasks whose term has come were late."""

    late: int = 0
    all: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies 19 times of 20 (Wilson's score interval)."""
        if not self.all:
            return 0.0, 1.0
        share, square = self.late / self.all, CONFIDENCE**2 / self.all
        middle = share + square / 2
        spread = CONFIDENCE * sqrt((share * (1 - share) + square / 4) / self.all)
        return (middle - spread) / (1 + square), (middle + spread) / (1 + square)


class Outlook(Struct, frozen=True):
    """A task near its term: its progress and the time gone, in percent, and alike tasks before it.

    ``signs`` point to its being late; ``progress`` is None where none was reported.
    """

    standing: Standing
    progress: float | None
    gone: int
    alike: LateShare
    signs: tuple[Sign, ...]

    @property
    def task(self) -> Task:
        return self.standing.task


class Replay(Struct, frozen=True):
    """What the signs would have said of tasks whose term has come since, each a month before it.

    ``hits`` were late and pointed at, ``misses`` late and not, ``false_alarms`` pointed at and not
    late; ``share`` is of all of them.
    """

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    share: LateShare = LateShare()

    @property
    def useful(self) -> bool:
        """Whether those pointed at were late more often than tasks in general."""
        pointed = self.hits + self.false_alarms
        return bool(pointed) and self.hits * self.share.all > self.share.late * pointed


def recorded_by(book: Book, day: dt.date) -> Book:
    """Return a plan as its records stood at the end of a day: those of later days are left out."""
    tasks = [_recorded_by(task, day) for task in book.tasks]
    if all(new is old for new, old in zip(tasks, book.tasks, strict=True)):
        return book
    then = Book(structs.replace(book.file, tasks=tasks), book.register)
    then.keep(book)
    then.standings = dict(book.standings)  # those of more days are its own
    return then


def _recorded_by(task: Task, day: dt.date) -> Task:
    lists = {
        key: [one for one in records if one.date <= day]
        for key in ("updates", "adjustments", "reminders")
        if (records := getattr(task, key)) and any(one.date > day for one in records)
    }
    return structs.replace(task, **lists) if lists else task


def outlooks(book: Book, day: dt.date) -> tuple[Outlook, ...]:
    """Return the tasks whose term is near, those in term and with a term of their own."""
    book_then = recorded_by(book, day)
    states = [standing(book_then, task, day) for task in book_then.tasks_on(day)]
    shares = dict(_shares(book_then, states))
    general = _sum(shares.values())
    near = (one for one in states if is_near(one, day))
    return tuple(_outlook(book_then, one, day, shares, general) for one in near)


def is_near(state: Standing, day: dt.date) -> bool:
    """Return whether a task is within its own term, which ends soon."""
    due = state.due if state.own_term and state.class_ == "in-term" else None
    return due is not None and day <= due < day + dt.timedelta(days=NEAR)


def _outlook(
    book: Book, state: Standing, day: dt.date, shares: Mapping[Kind, LateShare], general: LateShare
) -> Outlook:
    assert state.due is not None
    start = book.assigned(state.task)
    whole = max((state.due - start).days, 1)
    elapsed = min(100, round(100 * (day - start).days / whole))
    alike = _sum(shares.get(kind, LateShare()) for kind in kinds(book, state.task))
    signs: list[Sign] = []
    if state.progress is not None and elapsed - state.progress >= BEHIND:
        signs.append("behind")
    if alike.interval[0] * general.all > general.late:
        signs.append("alike")
    return Outlook(state, state.progress, elapsed, alike, tuple(signs))


def kinds(book: Book, task: Task) -> Iterator[Kind]:
    """Yield what makes tasks alike: each lead with the group of tasks."""
    area = book.area_by_id.get(task.area)
    name = fold(area.name if area else task.area)
    return ((lead, name) for lead in task.lead or ())


def is_late(state: Standing) -> bool | None:
    """Return whether a task was late; None while nobody can tell, or without its own term."""
    if not state.own_term or state.deadline.kind == "recurring":
        return None
    if state.class_ in ("overdue", "done-late"):
        return True
    return False if state.class_ == "done-on-time" else None


def _shares(book: Book, states: Iterable[Standing]) -> Iterator[tuple[Kind, LateShare]]:
    counts: dict[Kind, list[int]] = {}
    for state in states:
        late = is_late(state)
        if late is not None:
            for kind in kinds(book, state.task):
                late_and_all = counts.setdefault(kind, [0, 0])
                late_and_all[0] += late
                late_and_all[1] += 1
    return ((kind, LateShare(*late_and_all)) for kind, late_and_all in counts.items())


def _sum(shares: Iterable[LateShare]) -> LateShare:
    every = list(shares)
    return LateShare(sum(one.late for one in every), sum(one.all for one in every))


def replay(book: Book, day: dt.date) -> Replay:
    """Return what the signs would have said month by month, held against what became of it."""
    book_then = recorded_by(book, day)
    outcomes = {
        task.id: late
        for task in book_then.tasks_on(day)
        if (late := is_late(standing(book_then, task, day))) is not None
    }
    pointed: dict[Id, bool] = {}
    for eve in month_ends(book.issued, min(day, last_term(book) + _DAY)):
        pointed |= _pointed(book, eve)
    outcome_pairs = [(pointed[id_], late) for id_, late in outcomes.items() if id_ in pointed]
    return Replay(
        hits=outcome_pairs.count((True, True)),
        misses=outcome_pairs.count((False, True)),
        false_alarms=outcome_pairs.count((True, False)),
        share=LateShare(sum(late for _, late in outcome_pairs), len(outcome_pairs)),
    )


def last_term(book: Book) -> dt.date:
    """Return a day after which no task is near its term: the last term, the end of the period."""
    ends = (
        book.term_end(book.deadline_on(task, day)[0])
        for task in book.tasks
        for day in (book.issued, *(effective(one) for one in task.adjustments or ()))
    )
    return max((book.head.period.end, *filter(None, ends)))


def _pointed(book: Book, eve: dt.date) -> dict[Id, bool]:
    """Whether any sign pointed to a task's being late, of those near their term on a past day.

    What was said of that day holds while nothing else was recorded by then.
    """
    tasks = list(book.tasks_on(eve))
    cache = book.kept("signs of the past")
    earlier: tuple[list[Task], dict[Id, bool]] | None = cache.get(eve)
    if earlier is None or not _alike(earlier[0], tasks, eve):
        signs = {one.task.id: bool(one.signs) for one in outlooks(book, eve)}
        earlier = tasks, signs
    cache[eve] = tasks, earlier[1]
    return earlier[1]


def _alike(some: Sequence[Task], others: Sequence[Task], day: dt.date) -> bool:
    """Whether tasks are, by their records up to a day, the same as others."""
    return len(some) == len(others) and all(
        one is other or _recorded_by(one, day) == _recorded_by(other, day)
        for one, other in zip(some, others, strict=True)
    )


def month_ends(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield the last day of each month from one day on, before another."""
    start = first.replace(day=1)
    while True:
        start = (start + 31 * _DAY).replace(day=1)
        if start > last:
            return
        yield start - _DAY


def usual_gap(days: Sequence[dt.date]) -> int | None:
    """Return how many days usually pass between two reports (the median); None of too few."""
    gaps = sorted((after - before).days for before, after in pairwise(days))
    return gaps[len(gaps) // 2] if len(gaps) >= 2 else None
