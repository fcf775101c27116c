"""What is late of a task that recurs or that several owe: which occurrence, and who still owes."""

from msgspec import Struct

from caichcli.plan.members import Members
from caichcli.plan.model import Id
from caichcli.plan.standing import DONE, STOPPED, Standing


class Arrears(Struct, frozen=True):
    """An occurrence that is overdue (None: the task itself), and who of its owners still owes it.

    ``of`` is how many owe it in all, ``done`` those who have met it; ``of`` is None where not
    all are known, and where the task is not owed by several. ``late`` are the known ones.
    """

    occurrence: str | None
    done: Members[Standing]
    of: int | None
    late: Members[Standing]

    @property
    def met(self) -> int:
        """How many have met it."""
        return len(self.done)

    @property
    def owing(self) -> tuple[Id, ...]:
        """Who still owes it, each by its id."""
        return tuple(self.late.ids())


def met_of(milestone: int, members: Members[Standing]) -> tuple[int, int]:
    """Return how many members have met a milestone, of how many that owe it."""
    owing = members.where(lambda part: part.class_ not in STOPPED)
    met = owing.where(lambda part: part.milestones[milestone - 1].completion is not None)
    return len(met), len(owing)


def arrears(standing: Standing) -> tuple[Arrears, ...]:
    """Return what is overdue of a task, the earliest occurrence first.

    Nothing of a task that is not overdue, nor of one that is owed once by one.
    """
    if standing.class_ != "overdue" or not (standing.members or standing.occurrences):
        return ()
    parts = standing.members.where(lambda part: part.class_ not in STOPPED)
    parts = parts or Members((standing,))
    late = parts.where(lambda part: part.class_ == "overdue")
    overdue = {o.key: o.due for part in late.differing() for o in part.occurrences if o.overdue}
    keys: list[str | None] = [*sorted(overdue, key=lambda key: overdue[key])]
    if not (keys or standing.members):
        return ()  # a milestone alone is late
    return tuple(_arrears(standing, parts, late, key) for key in keys or [None])


def _arrears(
    standing: Standing, parts: Members[Standing], late: Members[Standing], key: str | None
) -> Arrears:
    return Arrears(
        key,
        parts.where(lambda part: _met(part, key)),
        len(parts) if standing.members and standing.complete else None,
        late.where(lambda part: _owes(part, key)) if standing.members else Members(),
    )


def _owes(part: Standing, key: str | None) -> bool:
    return key is None or any(o.key == key and o.overdue for o in part.occurrences)


def _met(part: Standing, key: str | None) -> bool:
    if key is None:
        return part.class_ in DONE
    return any(o.key == key and o.completion is not None for o in part.occurrences)
