"""When does what remains fall due? Week by week, and all that is later as one."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from caichcli.plan.figures import Ids
from caichcli.views.scope import Line

WEEKS = 12


class TermsAhead(Struct, frozen=True):
    """What falls due from ``first`` to ``last``; the one without ``last`` is all that is later.

    ``period`` are those of ``ids`` for which the plan's period stands in for a term.
    """

    first: dt.date
    last: dt.date | None
    ids: Ids
    period: Ids


def terms_ahead(lines: Iterable[Line], day: dt.date) -> tuple[TermsAhead, ...]:
    """The seven days after ``day`` and the weeks that follow, of what is in term.

    What falls due on the day itself is in the first. Weeks after the last term
    are left out.
    """
    found: list[list[Line]] = [[] for _ in range(WEEKS + 1)]
    for line in lines:
        due = line.standing.due
        if line.standing.class_ == "in-term" and due is not None:
            found[min(max((due - day).days - 1, 0) // 7, WEEKS)].append(line)
    while found and not found[-1]:
        found.pop()
    return tuple(_week(day, number, in_it) for number, in_it in enumerate(found))


def _week(day: dt.date, number: int, lines: list[Line]) -> TermsAhead:
    first = day + dt.timedelta(days=7 * number + 1)
    return TermsAhead(
        first,
        None if number == WEEKS else first + dt.timedelta(days=6),
        ids=tuple(line.task.id for line in lines),
        period=tuple(line.task.id for line in lines if not line.standing.own_term),
    )
