"""A standing on another day: of what nothing is dated in between only the lateness is another.

Between two days on which no record of a task lies it can but go from in term to overdue.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import structs

from caichcli.plan.log import effective
from caichcli.plan.model import Id, Task

S = TypeVar("S", bound=Any)  # a standing; of those this module must know nothing


def of_another_day(
    standings: Mapping[dt.date, Mapping[Id, S]], task: Task, day: dt.date
) -> S | None:
    """Return the standing of a task on a day by one that is known of another; None without one.

    Of a task that one owner owes, whose term was never changed and does not recur.
    """
    if task.adjustments:
        return None
    for other, states in list(standings.items()):
        state: S | None = states.get(task.id)
        if other == day or state is None or state.task is not task:
            continue
        if state.deadline.kind == "recurring" or state.milestones or state.members:
            return None
        if _is_told_by(task, min(day, other)):
            return _on(state, day)
    return None


def _is_told_by(task: Task, day: dt.date) -> bool:
    """Whether all that a task's log tells was recorded, and counts, by the end of a day."""
    return all(one.date <= day and effective(one) <= day for one in task.updates or ())


def _on(state: S, day: dt.date) -> S:
    if state.class_ not in ("in-term", "overdue"):
        return state
    days_late = max(0, (day - state.due).days)
    if days_late == state.days_late:
        return state
    class_ = "overdue" if days_late else "in-term"
    late: S = structs.replace(state, class_=class_, days_late=days_late)
    return late
