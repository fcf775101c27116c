"""What changed, and what does it do to the figures? The answer of ``caich diff``."""

import datetime as dt

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.changes.diff import HolderChange, PlanChanges, TaskChange
from caichcli.plan.changes.pairs import Copy, Located
from caichcli.plan.figures import Figures, tally
from caichcli.plan.standing import Class, Standing, standing


class TaskDifference(Struct, frozen=True):
    """A task that changed or whose class did, with its class before and after.

    A class is None where the task had not been assigned, or is in another plan.
    """

    change: TaskChange
    before: Class | None
    after: Class | None


class Difference(Struct, frozen=True):
    """One plan's changes, and its figures at the end of a day before and of a day after.

    The two days are one and the same where two revisions are compared. Figures
    are None where there is no such plan. ``tasks`` come in the plan's order,
    removed ones last.
    """

    changes: PlanChanges
    before_day: dt.date
    after_day: dt.date
    before: Figures | None
    after: Figures | None
    tasks: tuple[TaskDifference, ...]

    @property
    def book(self) -> Book:
        return self.changes.book

    def __bool__(self) -> bool:
        return bool(self.changes or self.tasks or self.before != self.after)


class Version(Struct, frozen=True):
    """Files that are compared: those at a revision or path ``name``, else those on disk."""

    name: str | None = None
    commit: str | None = None


class Comparison(Struct, frozen=True):
    """What differs between two versions; or with ``days``, what the log tells of these.

    ``holders`` are the changes of the register. ``ended`` is True where the plan's period ends
    before the clock's day and nobody asked for another: the last of ``days`` is then its end.
    """

    differences: tuple[Difference, ...]
    holders: tuple[HolderChange, ...] = ()
    before: Version = Version()
    after: Version = Version()
    days: tuple[dt.date, dt.date] | None = None
    ended: bool = False


class _DayFigures(Struct, frozen=True):
    """A copy of a plan on a day: the standings of the tasks assigned, by their positions."""

    figures: Figures | None
    standings: dict[int, Standing]

    def class_of(self, task: Located | None) -> Class | None:
        own = self.standings.get(task.position) if task else None
        return own.class_ if own else None


def difference(changes: PlanChanges, before_day: dt.date, after_day: dt.date) -> Difference:
    """Return the changes of a plan whose copies have no errors, and what they do to its figures."""
    before = _day_figures(changes.before, before_day)
    after = _day_figures(changes.after, after_day)
    by_places = {_places(change.before, change.after): change for change in changes.tasks}
    tasks = []
    for old, new in changes.pairs:
        change = by_places.get(_places(old, new), TaskChange(old, new))
        here = old if old and old.copy is changes.before else None
        classes = before.class_of(here), after.class_of(new)
        if change or classes[0] != classes[1]:
            tasks.append(TaskDifference(change, *classes))
    return Difference(changes, before_day, after_day, before.figures, after.figures, tuple(tasks))


def _places(*tasks: Located | None) -> tuple[tuple[int, int] | None, ...]:
    return tuple((task.plan, task.position) if task else None for task in tasks)


def _day_figures(copy: Copy | None, day: dt.date) -> _DayFigures:
    if copy is None:
        return _DayFigures(None, {})
    book = copy.book
    standings = {
        position: standing(book, task, day)
        for position, task in enumerate(book.tasks)
        if book.assigned(task) <= day
    }
    return _DayFigures(tally(book, day).figures(standings.values()), standings)
