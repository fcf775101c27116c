"""When does what remains fall due? Task by task, and week by week with all that is later as one."""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from caichcli.plan.figures import Ids
from caichcli.plan.kinds import Weekday
from caichcli.plan.model import Update
from caichcli.plan.periods import week_holding
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


def terms_ahead(
    lines: Iterable[Line], day: dt.date, closing_day: Weekday | None = None
) -> tuple[TermsAhead, ...]:
    """Return the weeks after ``day``, of what is in term, each ending on the plan's closing day.

    What falls due on the day itself is in the first, which may be a short one. Weeks after the
    last term are left out.
    """
    end = week_holding(day + dt.timedelta(days=1), closing_day).last
    weeks: list[list[Line]] = [[] for _ in range(WEEKS + 1)]
    for line in lines:
        due = line.standing.due
        if line.standing.class_ == "in-term" and due is not None:
            weeks[min(max((due - end).days + 6, 0) // 7, WEEKS)].append(line)
    while weeks and not weeks[-1]:
        weeks.pop()
    return tuple(_week(day, end, number, week) for number, week in enumerate(weeks))


def _week(day: dt.date, end: dt.date, number: int, lines: list[Line]) -> TermsAhead:
    last = end + dt.timedelta(days=7 * number)
    return TermsAhead(
        max(last - dt.timedelta(days=6), day + dt.timedelta(days=1)),
        None if number == WEEKS else last,
        ids=tuple(line.task.id for line in lines),
        period=tuple(line.task.id for line in lines if not line.standing.own_term),
    )
