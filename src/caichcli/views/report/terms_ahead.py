"""When does what remains fall due? Task by task, and week by week with all that is later as one."""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from caichcli.plan.figures import Ids
from caichcli.plan.model import Update
from caichcli.plan.standing import Standing
from caichcli.views.report.reporting import last_report
from caichcli.views.scope import Line

WEEKS = 12


class DueLine(Struct, frozen=True):
    """A task in term that has a term of its own: calendar days left, and the last report."""

    standing: Standing
    due: dt.date
    days_left: int
    last: Update | None


class TermsAhead(Struct, frozen=True):
    """What falls due from ``first`` to ``last``; the one without ``last`` is all that is later.

    ``period`` are those of ``ids`` for which the plan's period stands in for a term.
    """

    first: dt.date
    last: dt.date | None
    ids: Ids
    period: Ids


def due_lines(lines: Sequence[Line], day: dt.date) -> tuple[DueLine, ...]:
    """Return what is in term and has a term of its own, the nearest first."""
    due = [
        DueLine(standing, standing.due, (standing.due - day).days, last_report(standing))
        for standing in (line.standing for line in lines)
        if standing.class_ == "in-term" and standing.own_term and standing.due
    ]
    return tuple(sorted(due, key=lambda line: line.due))


def terms_ahead(lines: Iterable[Line], day: dt.date) -> tuple[TermsAhead, ...]:
    """Return the seven days after ``day`` and the weeks that follow, of what is in term.

    What falls due on the day itself is in the first. Weeks after the last term
    are left out.
    """
    weeks: list[list[Line]] = [[] for _ in range(WEEKS + 1)]
    for line in lines:
        due = line.standing.due
        if line.standing.class_ == "in-term" and due is not None:
            weeks[min(max((due - day).days - 1, 0) // 7, WEEKS)].append(line)
    while weeks and not weeks[-1]:
        weeks.pop()
    return tuple(_week(day, number, week) for number, week in enumerate(weeks))


def _week(day: dt.date, number: int, lines: list[Line]) -> TermsAhead:
    first = day + dt.timedelta(days=7 * number + 1)
    return TermsAhead(
        first,
        None if number == WEEKS else first + dt.timedelta(days=6),
        ids=tuple(line.task.id for line in lines),
        period=tuple(line.task.id for line in lines if not line.standing.own_term),
    )
