"""Which tasks answer to these filters? The answer of ``caich list`` and ``overdue``."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from caichcli.language.vietnamese import base_letters, natural_key, sort_key
from caichcli.plan.book import Book
from caichcli.plan.deadlines import TermKind
from caichcli.plan.figures import due_soon, horizon
from caichcli.plan.model import Id, Status, Task
from caichcli.plan.standing import Class
from caichcli.plan.workdays import DaysOff
from caichcli.views.scope import Line, Role, lines

Sort = Literal["plan", "id", "due", "late", "title", "agency"]


class Query(Struct, frozen=True):
    """Filters; an empty one lets everything through. Several values of one filter are "or".

    ``within`` keeps what has a term of its own that falls due within so many days.
    ``not_reported`` among the statuses stands for an empty log.
    """

    agencies: tuple[Id, ...] = ()
    role: Role = "lead"
    areas: tuple[Id, ...] = ()
    classes: tuple[Class, ...] = ()
    statuses: tuple[Status | Literal["not-reported"], ...] = ()
    kinds: tuple[TermKind, ...] = ()
    due_before: dt.date | None = None
    due_after: dt.date | None = None
    search: str = ""
    within: int | None = None
    sort: Sort = "plan"


class Listing(Struct, frozen=True):
    """The tasks found at the end of ``day``, in the order asked for.

    ``days_off`` are there where it is to be told on what the terms fall.
    """

    book: Book
    day: dt.date
    query: Query
    lines: tuple[Line, ...]
    days_off: DaysOff | None = None


def listing(book: Book, day: dt.date, query: Query, days_off: DaysOff | None = None) -> Listing:
    """Return the tasks of ``book`` that pass every filter of ``query`` at the end of ``day``."""
    matches = lines(book, day, query.agencies, query.role)
    tests = list(_tests(book, day, query))
    for test in tests:
        matches = list(filter(test, matches))
    return Listing(book, day, query, ordered(book, matches, query.sort), days_off)


def ordered(book: Book, lines: Iterable[Line], sort: Sort) -> tuple[Line, ...]:
    """Return lines, which stand in the plan's order, in the order asked for."""
    order = _ORDERS.get(sort)
    return tuple(lines if order is None else sorted(lines, key=lambda line: order(book, line)))


def _tests(book: Book, day: dt.date, query: Query) -> list[Callable[[Line], bool]]:
    tests: list[Callable[[Line], bool]] = []
    if query.areas:
        tests.append(lambda line: line.task.area in query.areas)
    if query.classes:
        tests.append(lambda line: line.standing.class_ in query.classes)
    if query.statuses:
        tests.append(lambda line: (line.standing.status or _unsaid(line)) in query.statuses)
    if query.kinds:
        tests.append(lambda line: line.standing.deadline.kind in query.kinds)
    if query.due_before is not None:
        latest = query.due_before
        tests.append(lambda line: line.standing.due is not None and line.standing.due <= latest)
    if query.due_after is not None:
        earliest = query.due_after
        tests.append(lambda line: line.standing.due is not None and line.standing.due >= earliest)
    if query.within is not None:
        last = horizon(day, query.within)
        tests.append(lambda line: due_soon(line.standing, last))
    if query.search:
        words = base_letters(query.search)
        tests.append(lambda line: words in _searchable(book, line))
    return tests


def _unsaid(line: Line) -> str:
    return "" if line.standing.reported else "not-reported"


def _searchable(book: Book, line: Line) -> str:
    task = line.task
    cache = book.kept("words to search in")
    earlier: tuple[Task, str] | None = cache.get(task.id)
    if earlier is not None and earlier[0] is task:
        return earlier[1]
    names = [book.register.name(id_) for id_ in (*(task.lead or ()), *(task.support or ()))]
    words = (task.id, task.title, task.product or "", task.note or "", *names)
    text = base_letters("\n".join(words))
    cache[task.id] = task, text
    return text


_ORDERS: dict[str, Callable[[Book, Line], tuple[object, ...]]] = {
    "id": lambda book, line: (natural_key(line.task.id),),
    "due": lambda book, line: (line.standing.due or dt.date.max,),
    "late": lambda book, line: (-line.standing.days_late,),
    "title": lambda book, line: (sort_key(line.task.title),),
    "agency": lambda book, line: tuple(
        sort_key(book.register.name(lead)) for lead in line.task.lead or ()
    ),
}
SORTS: tuple[Sort, ...] = ("plan", "id", "due", "late", "title", "agency")
