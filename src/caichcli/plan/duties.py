"""An inspected unit and a shortcoming as the tasks that they amount to.

Each has what a task has: a log, a term, who owes it, and so a standing. They are asked as a plan
of their own (:func:`visit_book`, :func:`remedy_book`), whose areas are the inspections.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, structs

from caichcli.plan.book import Book
from caichcli.plan.deadlines import Deadline
from caichcli.plan.deadlines.counted import CountedTerm, counted_term
from caichcli.plan.finding import Route
from caichcli.plan.kinds import RemedyStatus, VisitStatus
from caichcli.plan.log import Replayed, replayed
from caichcli.plan.model import (
    Adjustment,
    Area,
    Id,
    InspectedUnit,
    Inspection,
    PlanFile,
    RemedyUpdate,
    Shortcoming,
    Status,
    Task,
    TaskDocument,
    Update,
    VisitUpdate,
    WordedTerm,
    Written,
    words_of,
)
from caichcli.plan.records import Document

# What a visit's status is of a task; "concluded" is "inspected" or says that it was before.
_VISIT_STATUSES: dict[VisitStatus | None, Status] = {
    "planned": "not-started",
    "announced": "in-progress",
    "inspected": "done",
    "concluded": "done",
    "not-held": "cancelled",
}
# Who may say of a shortcoming that more is asked for, that it is remedied, or followed no more.
JUDGEMENTS: frozenset[RemedyStatus] = frozenset({"returned", "done", "closed"})


class UnitVisit(Struct, frozen=True):
    """A unit of an inspection, by its name, the inspection's id and the unit's; where it stands.

    Of a unit that stands there again the name ends with its number: ``KT.1/so-b#2``.
    """

    ref: Id
    route: Route
    inspection: Inspection
    unit: InspectedUnit

    def log(self, day: dt.date) -> list[Replayed[VisitUpdate]]:
        return replayed(self.unit.updates or (), day)

    def is_seen(self, day: dt.date) -> bool:
        """Return whether anybody knew of it: what was not planned begins with its first entry."""
        return not (self.unit.unplanned and self.unit.updates) or bool(self.log(day))


class Remedy(Struct, frozen=True):
    """A shortcoming with the inspection that it comes from, and where it stands."""

    route: Route
    inspection: Inspection
    shortcoming: Shortcoming

    @property
    def ref(self) -> Id:
        return self.shortcoming.id

    @property
    def signed(self) -> bool:
        """Whether it stands in a conclusion with number and date; else it is a draft's."""
        conclusion = self.shortcoming.conclusion
        return conclusion is not None and conclusion.date is not None

    @property
    def owner(self) -> Id:
        """Who is to remedy it: the unit inspected unless another body is named."""
        return self.shortcoming.owner or self.shortcoming.unit

    @property
    def since(self) -> dt.date | None:
        """The day from which its term is counted; None where it is not, or not known yet."""
        term = self.counted
        if term is None:
            return None
        conclusion = self.shortcoming.conclusion
        issued = conclusion.date if conclusion else None
        return self.shortcoming.received if term.anchor == "received" else issued

    @property
    def counted(self) -> CountedTerm | None:
        """Its term, where the words count days from the conclusion or from its receipt."""
        words = self.shortcoming.deadline
        if not isinstance(words, str):
            return None
        return counted_term(words)

    def log(self, day: dt.date) -> list[Replayed[RemedyUpdate]]:
        return replayed(self.shortcoming.updates or (), day)


def inspections(file: PlanFile) -> Iterator[tuple[Route, Inspection]]:
    """Yield every inspection of a plan with where it stands."""
    return ((("inspections", i), one) for i, one in enumerate(file.inspections or ()))


def visits(file: PlanFile) -> Iterator[UnitVisit]:
    """Yield every unit of every inspection, in the plan's order."""
    for route, inspection in inspections(file):
        yield from visits_of(route, inspection)


def visits_of(route: Route, inspection: Inspection) -> Iterator[UnitVisit]:
    """Yield the units of the inspection that stands there."""
    counts: dict[Id, int] = {}
    for number, unit in enumerate(inspection.units or ()):
        count = counts[unit.unit] = counts.get(unit.unit, 0) + 1
        ref = f"{inspection.id}/{unit.unit}"
        name = f"{ref}#{count}" if count > 1 else ref
        yield UnitVisit(name, (*route, "units", number), inspection, unit)


def remedies(file: PlanFile) -> Iterator[Remedy]:
    """Yield every shortcoming of every inspection, in the plan's order."""
    for route, inspection in inspections(file):
        yield from remedies_of(route, inspection)


def remedies_of(route: Route, inspection: Inspection) -> Iterator[Remedy]:
    """Yield the shortcomings of the inspection that stands there."""
    for number, shortcoming in enumerate(inspection.shortcomings or ()):
        yield Remedy((*route, "shortcomings", number), inspection, shortcoming)


def visit_book(book: Book, day: dt.date) -> Book:
    """Return the visits of a plan as the tasks that they are at the end of a day."""
    seen = (one for one in visits(book.file) if one.is_seen(day))
    return _as_book(book, [_visit_task(book, one, day) for one in seen])


def remedy_book(book: Book, day: dt.date) -> Book:
    """Return the shortcomings of signed conclusions as the tasks that they are on a day."""
    signed = (one for one in remedies(book.file) if one.signed)
    return _as_book(book, [_remedy_task(book, one, day) for one in signed])


def with_remedies(book: Book, day: dt.date) -> Book:
    """Return a plan with its shortcomings among its tasks, as they are on a day."""
    tasks = [*book.tasks, *remedy_book(book, day).tasks]
    return Book(structs.replace(book.file, tasks=tasks), book.register)


def with_duties(book: Book, day: dt.date) -> Book:
    """Return a plan with its visits and shortcomings among its tasks, as they are on a day."""
    duties = (*visit_book(book, day).tasks, *remedy_book(book, day).tasks)
    return Book(structs.replace(book.file, tasks=[*book.tasks, *duties]), book.register)


def duty_kind(file: PlanFile, ref: Id) -> Literal["visit", "remedy"] | None:
    """Return what a name is of: a unit inspected, a shortcoming; None of neither."""
    if any(one.ref == ref for one in remedies(file)):
        return "remedy"
    return "visit" if any(one.ref == ref for one in visits(file)) else None


def _as_book(book: Book, tasks: list[Task]) -> Book:
    areas = [Area(one.id, one.theme, one.source) for one in book.file.inspections or ()]
    file = structs.replace(book.file, areas=areas, tasks=tasks, inspections=None)
    return Book(file, book.register)


def _visit_task(book: Book, visit: UnitVisit, day: dt.date) -> Task:
    inspection, unit = visit.inspection, visit.unit
    entries = visit.log(day)
    team = (inspection.lead, *(inspection.team or ()))
    return Task(
        visit.ref,
        inspection.theme,
        inspection.id,
        lead=[unit.unit],
        support=[id_ for id_ in dict.fromkeys(team) if id_],
        assignment="joint",
        deadline=_understood(book, unit.time),
        document=_assigning(inspection.document),
        note="; ".join((*(unit.parts or ()), unit.note or "")),
        adjustments=list(_put_off(book, entries, unit.time)),
        updates=list(_visit_updates(entries)),
    )


def _visit_updates(entries: Sequence[Replayed[VisitUpdate]]) -> Iterator[Update]:
    is_inspected = False
    for entry in entries:
        update = entry.update
        completed = None
        status = _VISIT_STATUSES.get(update.status)
        if status == "done" and is_inspected:
            status = None  # once, on the day of the first entry
        elif update.status == "inspected":
            is_inspected = True
            paper = update.document.date if update.document else None
            completed = (paper or update.date).isoformat()
        elif update.status == "concluded":
            completed = "unknown"
        elif update.status == "postponed":
            is_inspected = False
        yield Update(entry.since, update.by, status=status, note=update.note, completed=completed)


def _put_off(
    book: Book, entries: Sequence[Replayed[VisitUpdate]], time: Written
) -> Iterator[Adjustment]:
    """Yield the times that a visit was put off to; without one, its time is not known."""
    for entry in entries:
        if entry.update.status == "postponed":
            to = entry.update.to
            term = _understood(book, to) if to else WordedTerm(words_of(time) or "")
            yield Adjustment(entry.since, to=term)


def _remedy_task(book: Book, remedy: Remedy, day: dt.date) -> Task:
    shortcoming, inspection = remedy.shortcoming, remedy.inspection
    others = (shortcoming.unit, inspection.lead)
    return Task(
        remedy.ref,
        shortcoming.text,
        inspection.id,
        lead=[remedy.owner],
        support=[id_ for id_ in dict.fromkeys(others) if id_ and id_ != remedy.owner],
        assignment="joint",
        deadline=_remedy_term(book, remedy),
        product=shortcoming.recommendation,
        document=_assigning(shortcoming.conclusion),
        note=shortcoming.note,
        adjustments=[
            structs.replace(one, to=_understood(book, one.to), lead=None)
            for one in shortcoming.adjustments or ()
            if one.to is not None
        ],
        reminders=shortcoming.reminders,
        updates=list(_remedy_updates(remedy.log(day))),
    )


def _remedy_term(book: Book, remedy: Remedy) -> Written:
    words, count = remedy.shortcoming.deadline, remedy.counted
    if words is None or (count and remedy.since is None):
        return WordedTerm(words_of(words) or "")
    if count and remedy.since:
        due = count.due(remedy.since)
        return WordedTerm(words_of(words) or "", f"{due.day}/{due.month}/{due.year}")
    return _understood(book, words)


def _remedy_updates(entries: Sequence[Replayed[RemedyUpdate]]) -> Iterator[Update]:
    """Yield a shortcoming's log as a task's; followed no more, it is done or stands outside."""
    status: Status | None = None
    for entry in entries:
        update = entry.update
        if update.status == "closed":
            status = status if status == "done" else "cancelled"
        elif update.status is not None:
            status = update.status
        yield Update(
            entry.since,
            update.by,
            status=status if update.status else None,
            note=update.note,
            completed=update.completed.isoformat() if update.completed else None,
            results=[update.document] if update.document else None,
        )


def _assigning(document: Document | None) -> TaskDocument | None:
    if document is None:
        return None
    return TaskDocument(
        document.number, document.date, None, document.issuer, document.title, document.url
    )


def _understood(book: Book, term: Written) -> Written:
    """Return a term, kept as words alone where nobody can say which one day it ends on."""
    meaning = book.read_term(term)
    if isinstance(meaning, Deadline) and meaning.kind != "recurring":
        return term
    return WordedTerm(words_of(term) or "")
