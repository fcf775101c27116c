"""How did the figures move, day by day, within a period? What its chart is drawn from."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.log import effective
from caichcli.plan.model import Id, Task
from caichcli.plan.standing import DONE, Class
from caichcli.views.scope import Line, line_of

_DAY = dt.timedelta(days=1)


class DayCounts(Struct, frozen=True):
    """How many tasks were done, and how many not done and overdue, at the end of ``day``."""

    day: dt.date
    done: int
    overdue: int


def course(
    book: Book,
    before: Iterable[Line],
    first: dt.date,
    day: dt.date,
    agencies: tuple[Id, ...] = (),
) -> tuple[DayCounts, ...]:
    """Return the eve of ``first``, then every day up to ``day``.

    ``before`` are the lines at the end of the eve. A task is judged anew only
    on the days that something of it is dated: between two of them it can only
    pass from in term to overdue, on the day after its term.
    """
    eve = {line.task.id: line for line in before}
    counts = Counter(line.standing.class_ for line in eve.values())
    changes: dict[dt.date, Counter[Class]] = {}
    for task in book.tasks_on(day):
        previous: Class | None = None
        line, dated = eve.get(task.id), _dated(book, task, first, day)
        if not dated and (line is None or line.standing.class_ != "in-term"):
            continue
        judgements = [(first - _DAY, line), *((d, line_of(book, task, d, agencies)) for d in dated)]
        for since, class_ in _classes(judgements, day):
            if since >= first and class_ != previous:
                change = changes.setdefault(since, Counter())
                change[class_] += 1
                if previous is not None:
                    change[previous] -= 1
            previous = class_
    return tuple(_points(counts, changes, first - _DAY, day))


def _points(
    counts: Counter[Class], changes: dict[dt.date, Counter[Class]], eve: dt.date, day: dt.date
) -> Iterator[DayCounts]:
    for offset in range((day - eve).days + 1):
        date = eve + offset * _DAY
        counts.update(changes.get(date, ()))
        yield DayCounts(date, sum(counts[class_] for class_ in DONE), counts["overdue"])


def _classes(
    judgements: Sequence[tuple[dt.date, Line | None]], day: dt.date
) -> Iterator[tuple[dt.date, Class]]:
    """Return the classes that a task judged on some days came to by ``day``, each with its day."""
    for index, (since, line) in enumerate(judgements):
        if line is None:
            continue
        standing = line.standing
        yield since, standing.class_
        until = judgements[index + 1][0] if index + 1 < len(judgements) else day + _DAY
        if standing.class_ == "in-term" and standing.due and standing.due + _DAY < until:
            yield standing.due + _DAY, "overdue"


def _dated(book: Book, task: Task, first: dt.date, day: dt.date) -> list[dt.date]:
    """Return the days from ``first`` to ``day`` on which something of a task is dated."""
    assigned = book.assigned(task)
    start = max(first, assigned)
    records = (*(task.updates or ()), *(task.adjustments or ()))
    days = {date for one in records for date in (one.date, effective(one)) if start <= date <= day}
    if assigned >= first:
        days.add(assigned)
    return sorted(days)
