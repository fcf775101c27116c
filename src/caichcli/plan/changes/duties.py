"""Two states of a plan -> what changed of its inspections, units, shortcomings, initiatives."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.changes.records import (
    FieldChange,
    RecordChange,
    RecordKey,
    field_changes,
    record_changes,
)
from caichcli.plan.duties import inspections, remedies_of, visits_of
from caichcli.plan.finding import Route
from caichcli.plan.initiative_record import Initiative
from caichcli.plan.model import Id, InspectedUnit, Inspection, Shortcoming

Duty = Inspection | InspectedUnit | Shortcoming | Initiative

LISTS: tuple[RecordKey, ...] = ("adjustments", "reminders", "updates")
# What is compared by itself, not as a value among others.
_APART = frozenset({"units", "shortcomings", *LISTS})


class DutyChange(Struct, frozen=True):
    """What changed of an inspection, a unit or a shortcoming, by its name.

    ``before`` is None for a new one, ``after`` for one removed; ``route`` is where it stands,
    of one removed where it stood.
    """

    ref: Id
    route: Route
    before: Duty | None
    after: Duty | None
    fields: tuple[FieldChange, ...] = ()
    records: tuple[RecordChange, ...] = ()

    @property
    def duty(self) -> Duty:
        """The record as it is; where it is removed, as it was."""
        duty = self.after or self.before
        assert duty is not None
        return duty

    def __bool__(self) -> bool:
        return not (self.before and self.after) or bool(self.fields or self.records)


def duty_changes(before: Book | None, after: Book | None) -> tuple[DutyChange, ...]:
    """Return what changed of a plan's inspections, in its order; what is removed comes last."""
    if before is None or after is None:
        return ()
    old, new = dict(_duties(before)), dict(_duties(after))
    changes = [_change(key, old.get(key), new.get(key)) for key in (new | old)]
    return tuple(filter(None, changes))


def duties_since(book: Book, first: dt.date, last: dt.date) -> tuple[DutyChange, ...]:
    """Return the records of inspections and initiatives of some days, both included."""
    changes = (
        DutyChange(
            ref,
            route,
            duty,
            duty,
            records=tuple(
                change
                for name in LISTS
                for change in record_changes(name, None, getattr(duty, name, None))
                if change.after and first <= change.after.date <= last
            ),
        )
        for (_, ref), (route, duty) in _duties(book)
    )
    return tuple(filter(None, changes))


def _duties(book: Book) -> Iterator[tuple[tuple[str, Id], tuple[Route, Duty]]]:
    """Yield every record with its route, by its kind and name."""
    for route, inspection in inspections(book.file):
        yield ("inspection", inspection.id), (route, inspection)
        for visit in visits_of(route, inspection):
            yield ("unit", visit.ref), (visit.route, visit.unit)
        for remedy in remedies_of(route, inspection):
            yield ("shortcoming", remedy.ref), (remedy.route, remedy.shortcoming)
    for number, initiative in enumerate(book.file.initiatives or ()):
        yield ("initiative", initiative.id), (("initiatives", number), initiative)


def _change(
    key: tuple[str, Id], old: tuple[Route, Duty] | None, new: tuple[Route, Duty] | None
) -> DutyChange:
    route = (new or old or ((), None))[0]
    before, after = old[1] if old else None, new[1] if new else None
    if before is None or after is None:
        return DutyChange(key[1], route, before, after)
    return DutyChange(
        key[1],
        route,
        before,
        after,
        field_changes(before, after, _APART),
        tuple(
            change
            for name in LISTS
            for change in record_changes(
                name, getattr(before, name, None), getattr(after, name, None)
            )
        ),
    )
