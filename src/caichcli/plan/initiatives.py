"""How far an initiative has come by a day: proposed, applied, recognised."""

import datetime as dt
from typing import Literal, get_args

from msgspec import Struct

from caichcli.plan.initiative_record import Initiative
from caichcli.plan.kinds import InitiativeKind
from caichcli.plan.log import last_state, replayed
from caichcli.plan.model import Id

Stage = Literal["proposed", "applied", "recognised"]
STAGES: tuple[Stage, ...] = get_args(Stage)
_OF_KIND: dict[InitiativeKind, Stage] = {
    "proposal": "proposed",
    "solution": "applied",
    "recognised": "recognised",
}


class InitiativeState(Struct, frozen=True):
    """The last stage that an initiative reached by a day, so that it counts once.

    ``days`` are those on which each stage was reached, None where none is known. ``declined``
    tells that its last word is that it was not taken up; ``units`` are where it was replicated.
    """

    stage: Stage
    days: dict[Stage, dt.date | None]
    declined: bool
    units: tuple[Id, ...]

    @property
    def since(self) -> dt.date | None:
        return self.days[self.stage]


def state(initiative: Initiative, day: dt.date) -> InitiativeState | None:
    """Return how far an initiative has come at the end of a day; None before it was there."""
    days, own = _days(initiative, day), _OF_KIND[initiative.kind]
    evidence = _days(initiative, dt.date.max)
    if own not in evidence and not (own == "proposed" and evidence):
        days[own] = None  # its kind alone says so
    reached = [stage for stage in STAGES if stage in days]
    if not reached:
        return None
    entries = replayed(initiative.updates or (), day)
    last = last_state(entries)
    updates = (entry.update for entry in entries)
    units = [one.unit for one in updates if one.unit and one.status == "replicated"]
    return InitiativeState(
        reached[-1],
        days,
        last is not None and last.status == "declined",
        tuple(dict.fromkeys((*(initiative.replicated or ()), *units))),
    )


def _days(initiative: Initiative, day: dt.date) -> dict[Stage, dt.date | None]:
    """Return the day on which each stage was reached, by what is known at the end of a day."""
    days: dict[Stage, dt.date | None] = {}
    for entry in replayed(initiative.updates or (), day):
        update = entry.update
        paper = update.document.date if update.document else None
        for stage in STAGES:
            if update.status == stage:
                days.setdefault(stage, paper or update.date)
    decided = initiative.decision.date if initiative.decision else None
    if initiative.first_applied and initiative.first_applied <= day:
        days["applied"] = initiative.first_applied
    if decided and decided <= day:
        days["recognised"] = decided
    return days
