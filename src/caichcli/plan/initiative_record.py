"""An initiative (sáng kiến) as a plan file has it: part of the contract of ``model``."""

import datetime as dt

from caichcli.plan.kinds import InitiativeKind, InitiativeStatus
from caichcli.plan.records import Document, EntryRef, Id, Record, Text


class InitiativeUpdate(Record, frozen=True):
    """What became of an initiative; ``unit`` is where it was applied too."""

    date: dt.date
    by: Id | None = None
    recorded_by: Text | None = None
    status: InitiativeStatus | None = None
    unit: Id | None = None
    document: Document | None = None
    note: Text | None = None
    corrects: EntryRef | None = None
    withdraws: EntryRef | None = None


class Decision(Record, frozen=True):
    """The decision that recognises an initiative, and of which level it is."""

    number: Text
    date: dt.date | None = None
    level: Text | None = None
    issuer: Text | None = None
    title: Text | None = None


class Initiative(Record, frozen=True):
    """A proposal, a solution or a recognised initiative."""

    id: Id
    kind: InitiativeKind
    title: Text
    unit: Id
    area: Id | None = None
    problem: Text | None = None
    first_applied: dt.date | None = None
    effect: Text | None = None
    effect_source: Text | None = None
    scope: Text | None = None
    decision: Decision | None = None
    replicated: list[Id] | None = None
    source: Text | None = None
    note: Text | None = None
    updates: list[InitiativeUpdate] | None = None
