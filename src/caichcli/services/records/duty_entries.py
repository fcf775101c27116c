"""What people say of units inspected and of shortcomings -> entries for their logs."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, get_args

from msgspec import Struct

from caichcli.language.spelling import resembling
from caichcli.language.vietnamese import fold
from caichcli.language.wording import read_day
from caichcli.plan.agencies import NotFound
from caichcli.plan.book import Book
from caichcli.plan.duties import remedies, visits
from caichcli.plan.finding import Route
from caichcli.plan.initiative_record import InitiativeUpdate
from caichcli.plan.kinds import InitiativeStatus
from caichcli.plan.model import (
    Id,
    RemedyUpdate,
    Reminder,
    VisitUpdate,
)
from caichcli.plan.records import Record
from caichcli.services.duties import REMEDY_STATUSES, VISIT_STATUSES
from caichcli.services.errors import Refusal, one_of
from caichcli.services.questions import agency_of, task_of
from caichcli.services.records.additions import CIRCUMSTANCES, Values, record_of, recording_day
from caichcli.services.records.confirmations import Addition
from caichcli.services.records.entries import Compose
from caichcli.services.session import Session

INITIATIVE_STATUSES: tuple[InitiativeStatus, ...] = get_args(InitiativeStatus)
# Where a record stands, by its name.
Places = dict[Id, Route]


class UnknownDuty(Refusal):
    """A name that no unit inspected and no shortcoming has; ``near`` are names like it."""

    def __init__(self, name: str, near: Sequence[Id]) -> None:
        super().__init__(name)
        self.name = name
        self.near = near


class NothingSaid(Refusal):
    """An entry that says nothing of a unit inspected or of a shortcoming."""


class DutyLog(Struct, frozen=True):
    """A kind of log beside those of tasks: what makes its entries, their statuses.

    ``subject`` is the key of the subject of a commit of one.
    """

    entry: Callable[[Sequence[str], Values], Compose]
    statuses: tuple[str, ...]
    subject: str


def entry_of(
    session: Session, log: DutyLog, names: Sequence[str], date: str | None, values: Values
) -> Compose:
    """Return what adds an entry to these logs, of the day typed or of today.

    Raises NotADay, NotAChoice.
    """
    day = recording_day(session, date)
    status = values.get("status")
    choice = one_of(status, log.statuses, "status") if status else None
    return log.entry(names, {"date": day.isoformat(), **values, "status": choice})


def visit_entry(names: Sequence[str], values: Values) -> Compose:
    """Return what adds an entry to the log of units: ``KT.1/so-b``, the unit in any spelling.

    A document may be a day alone: minutes need no number.
    """
    document = values.get("document")
    day = read_day(document) if isinstance(document, str) else None
    if day:
        values = {**values, "document": {"date": day.isoformat()}}
    return _entry(names, values, _unit_places, VisitUpdate)


def remedy_entry(names: Sequence[str], values: Values) -> Compose:
    """Return what adds an entry to the log of shortcomings, by their ids."""
    return _entry(names, values, _shortcoming_places, RemedyUpdate)


def initiative_entry(names: Sequence[str], values: Values) -> Compose:
    """Return what adds an entry to the log of initiatives, by their ids.

    ``unit``, where one was applied too, may be an agency in any spelling.
    """
    return _entry(names, values, _initiative_places, InitiativeUpdate)


LogKind = Literal["visit", "remedy", "initiative"]
LOGS: dict[LogKind, DutyLog] = {
    "visit": DutyLog(visit_entry, VISIT_STATUSES, "record.commit-inspections"),
    "remedy": DutyLog(remedy_entry, REMEDY_STATUSES, "record.commit-shortcomings"),
    "initiative": DutyLog(initiative_entry, INITIATIVE_STATUSES, "record.commit-initiatives"),
}


def reminders(book: Book, reminders_by_name: Iterable[tuple[str, Values]]) -> list[Addition]:
    """Return what adds a reminder to each task or shortcoming, by its id.

    Raises what ``task_of`` and ``record_of`` raise.
    """
    places = {fold(ref): (ref, route) for ref, route in _shortcoming_places(book).items()}
    additions: list[Addition] = []
    for name, values in reminders_by_name:
        ref, place = places.get(fold(name), (name, None))
        record = record_of(Reminder, values, book)
        if place is None or ref in book.task_by_id:
            ref, place = task_of(book, name), None
        addition = Addition(ref, "reminders", record, place=place)
        if addition not in additions:  # named twice, it is meant once
            additions.append(addition)
    return additions


def _entry(
    names: Sequence[str],
    values: Values,
    places: Callable[[Book], Places],
    kind: type[Record],
) -> Compose:
    def compose(book: Book) -> list[Addition]:
        if {key for key, value in values.items() if value} <= CIRCUMSTANCES:
            raise NothingSaid
        own = dict(values)
        if unit := values.get("unit"):
            own["unit"] = agency_of(book.register, unit)
        entry = record_of(kind, own, book)
        routes = places(book)
        refs = dict.fromkeys(_ref(book, routes, name) for name in names)
        return [Addition(ref, "updates", entry, place=routes[ref]) for ref in refs]

    return compose


def _unit_places(book: Book) -> Places:
    return {one.ref: one.route for one in visits(book.file)}


def _shortcoming_places(book: Book) -> Places:
    return {one.ref: one.route for one in remedies(book.file)}


def _initiative_places(book: Book) -> Places:
    return {one.id: ("initiatives", i) for i, one in enumerate(book.file.initiatives or ())}


def _ref(book: Book, places: Places, name: str) -> Id:
    """Return the name that is meant; raise UnknownDuty."""
    by_key = {fold(ref): ref for ref in places}
    inspection, _, unit = name.partition("/")
    agency = book.register.find(unit) if unit else NotFound(name, ())
    spelt = name if isinstance(agency, NotFound) else f"{inspection}/{agency}"
    ref = by_key.get(fold(spelt))
    if ref is None:
        near = resembling(fold(name), by_key, 5, 0.4)
        raise UnknownDuty(name, [by_key[key] for key in near] or list(places)[:5])
    return ref
