"""A standing on another day: of what nothing is dated in between only the lateness is another.

Between two days on which no record of a task lies it can but go from in term to overdue.
"""

import datetime as dt
from collections.abc import Mapping
from operator import is_
from typing import Any, TypeVar

from msgspec import structs

from caichcli.plan.joint_standing import joint
from caichcli.plan.log import effective
from caichcli.plan.members import Members
from caichcli.plan.model import Id, Task

S = TypeVar("S", bound=Any)  # a standing; of those this module must know nothing


def of_another_day(
    standings: Mapping[dt.date, Mapping[Id, S]], task: Task, day: dt.date
) -> S | None:
    """Return the standing of a task on a day by one that is known of another; None without one.

    Of a task whose owners are all known, whose term was never changed and does not recur.
    """
    if task.adjustments:
        return None
    for other, states in list(standings.items()):
        state: S | None = states.get(task.id)
        if other == day or state is None or state.task is not task:
            continue
        if state.deadline.kind == "recurring" or state.milestones or not state.complete:
            return None
        if _is_told_by(task, min(day, other)):
            return _together(state, day) if state.members else _on(state, day)
    return None


def _is_told_by(task: Task, day: dt.date) -> bool:
    """Whether all that a task's log tells was recorded, and counts, by the end of a day."""
    return all(one.date <= day and effective(one) <= day for one in task.updates or ())


def _together(state: S, day: dt.date) -> S:
    """The standing of a task that several owe: what it is of its members', each on the day."""
    members: Members[S] = state.members
    own = tuple([_on(part, day) for part in members.own])
    rests = [(one, _on(one.state, day)) for one in members.alike]
    if all(map(is_, own, members.own)) and all(one.state is now for one, now in rests):
        return state
    alike = tuple([structs.replace(one, state=now) for one, now in rests])
    moved = Members(own, alike, members.places)
    last = len(moved.places)
    parts = sorted(moved.differing(), key=lambda part: moved.places.get(part.owner, last))
    return joint(parts, moved, state.entries)


def _on(state: S, day: dt.date) -> S:
    if state.class_ not in ("in-term", "overdue"):
        return state
    days_late = max(0, (day - state.due).days)
    if days_late == state.days_late:
        return state
    class_ = "overdue" if days_late else "in-term"
    late: S = structs.replace(state, class_=class_, days_late=days_late)
    return late
