"""The standing of a task that several owe: overdue if any of them is, done when all are."""

import datetime as dt
from collections.abc import Sequence, Set
from typing import Any, TypeVar

from msgspec import structs

from caichcli.plan.members import Members
from caichcli.plan.milestones import shared

S = TypeVar("S", bound=Any)  # a standing; of those this module must know nothing
T = TypeVar("T")


def joint(
    parts: Sequence[S], members: Members[S], entries: Sequence[Any], *, complete: bool = True
) -> S:
    """Return the standing that several come to, each of ``parts`` once however many it is of."""
    values = {"owner": None, "entries": tuple(entries), "members": members, "complete": complete}
    leading = parts[0]
    if len(parts) > 1:
        leading = _leading(parts)
        same = [part.submitted for part in parts if part.class_ == leading.class_]
        values["status"] = _shared({part.status for part in parts})
        values["progress"] = _shared({part.progress for part in parts})
        values["submitted"] = leading.submitted if all(same) else None
        if leading.milestones:
            values |= _milestones(parts)
    whole: S = structs.replace(leading, **values)
    return whole


def _milestones(parts: Sequence[S]) -> dict[str, Any]:
    """Return the milestones, met by the last who meets each, and those that anybody has missed."""
    owing = [part for part in parts if part.class_ not in ("suspended", "cancelled")] or parts
    missed = {one.number for part in owing for one in part.missed}
    points = shared(part.milestones for part in owing)
    return {"milestones": points, "missed": tuple(one for one in points if one.number in missed)}


def _leading(parts: Sequence[S]) -> S:
    """Return the standing that speaks for all: the worst open one, or the latest of those done.

    What only waits for who decides speaks where nothing else is overdue.
    """
    still = [part for part in parts if part.class_ != "cancelled"]
    if not still:
        return parts[0]
    overdue = [part for part in still if part.class_ == "overdue"]
    if overdue:
        overdue = [part for part in overdue if not part.waiting] or overdue
        return max(overdue, key=lambda part: part.days_late)
    unfinished = [part for part in still if not part.class_.startswith("done-")]
    if not unfinished:
        late = [part for part in still if part.class_ == "done-late"]
        unknown = [part for part in still if part.class_ == "done-undated"]
        most = late or unknown or still
        return max(most, key=lambda part: (part.days_late, part.completed or dt.date.min))
    active = [part for part in unfinished if part.class_ != "suspended"]
    return min(active or unfinished, key=lambda part: part.due or dt.date.max)


def _shared(values: Set[T]) -> T | None:
    """Return the value that all parts have; None where they differ."""
    return next(iter(values)) if len(values) == 1 else None
