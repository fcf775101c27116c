"""Where the records stand that are no tasks: inspections, what came of them, initiatives."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from caichcli.plan.finding import Route
from caichcli.plan.initiative_record import Decision, Initiative, InitiativeUpdate
from caichcli.plan.log import AnyUpdate
from caichcli.plan.model import (
    Adjustment,
    Id,
    InspectedUnit,
    Inspection,
    PlanDocument,
    PlanFile,
    RemedyUpdate,
    Reminder,
)
from caichcli.plan.records import Document

if TYPE_CHECKING:
    from caichcli.plan.duties import Remedy

# Where a log stands, and its entries.
DutyLog = tuple[Route, Sequence[AnyUpdate]]
Paper = Document | PlanDocument | Decision
# What came about on the day of the paper that an entry cites: a visit, a stage of an initiative.
DATED = frozenset({"inspected", "proposed", "applied", "recognised"})
Mentions = Iterator[tuple[Route, Id]]


class Duties:
    """The inspections and initiatives of one plan as rules see them, each with its route."""

    def __init__(self, file: PlanFile) -> None:
        self.file = file
        self.inspections: list[tuple[Route, Inspection]] = [
            (("inspections", i), one) for i, one in enumerate(file.inspections or ())
        ]
        self.initiatives: list[tuple[Route, Initiative]] = [
            (("initiatives", i), one) for i, one in enumerate(file.initiatives or ())
        ]

    @cached_property
    def units(self) -> list[tuple[Route, InspectedUnit]]:
        """The units of all inspections."""
        if not self.inspections:
            return []
        from caichcli.plan.duties import visits

        return [(one.route, one.unit) for one in visits(self.file)]

    @cached_property
    def shortcomings(self) -> list[tuple[Route, "Remedy"]]:
        """The shortcomings of all inspections."""
        if not self.inspections:
            return []
        from caichcli.plan.duties import remedies

        return [(one.route, one) for one in remedies(self.file)]

    @cached_property
    def logs(self) -> list[DutyLog]:
        """The logs of units, of shortcomings and of initiatives."""
        logs = chain(
            ((route, unit.updates) for route, unit in self.units),
            ((route, remedy.shortcoming.updates) for route, remedy in self.shortcomings),
            ((route, initiative.updates) for route, initiative in self.initiatives),
        )
        return [((*route, "updates"), updates) for route, updates in logs if updates]

    def documents(self) -> Iterator[tuple[Route, Paper, dt.date | None]]:
        """Yield every document cited, and the day of the log's entry that cites it."""
        for route, one in self.inspections:
            for key, paper in (("document", one.document), ("team_document", one.team_document)):
                if paper:
                    yield (*route, key), paper, None
        for route, remedy in self.shortcomings:
            if conclusion := remedy.shortcoming.conclusion:
                yield (*route, "conclusion"), conclusion, None
            for key, records in (
                ("adjustments", remedy.shortcoming.adjustments),
                ("reminders", remedy.shortcoming.reminders),
            ):
                yield from _cited((*route, key), records or ())
        for route, initiative in self.initiatives:
            if initiative.decision:
                yield (*route, "decision"), initiative.decision, None
        for route, updates in self.logs:
            yield from _cited(route, updates)

    def days_told(self) -> Iterator[tuple[Route, dt.date, dt.date]]:
        """Yield the day on which something came about, and the one on which that was recorded."""
        for route, remedy in self.shortcomings:
            yield from _completions(route, remedy.shortcoming.updates)
        for route, updates in self.logs:
            for number, one in enumerate(updates):
                if one.status in DATED and one.document and one.document.date:
                    yield (*route, number, "document", "date"), one.document.date, one.date

    def days_bound(self) -> Iterator[tuple[Route, dt.date, dt.date]]:
        """Yield the day of a visit or of a remedy, and that of the paper that it follows from."""
        if not self.inspections:
            return
        from caichcli.plan.duties import visits

        for visit in visits(self.file):
            paper = visit.inspection.document or self.file.plan.document
            issued = paper.date if paper else None
            for number, one in enumerate(visit.unit.updates or ()):
                if issued and one.status in DATED and one.document and one.document.date:
                    route = (*visit.route, "updates", number, "document", "date")
                    yield route, one.document.date, issued
        for route, remedy in self.shortcomings:
            conclusion = remedy.shortcoming.conclusion
            if conclusion and conclusion.date:
                for place, day, _ in _completions(route, remedy.shortcoming.updates):
                    yield place, day, conclusion.date

    def mentions(self) -> Mentions:
        """Yield every place that names an agency or a group by its id."""
        for route, inspection in self.inspections:
            if inspection.lead:
                yield (*route, "lead"), inspection.lead
            yield from (((*route, "team", n), id_) for n, id_ in enumerate(inspection.team or ()))
        yield from (((*route, "unit"), unit.unit) for route, unit in self.units)
        for route, remedy in self.shortcomings:
            yield from _of_shortcoming(route, remedy)
        for route, initiative in self.initiatives:
            yield (*route, "unit"), initiative.unit
            others = enumerate(initiative.replicated or ())
            yield from (((*route, "replicated", number), id_) for number, id_ in others)
        for route, updates in self.logs:
            yield from (((*route, n, "by"), one.by) for n, one in enumerate(updates) if one.by)
            for number, update in enumerate(updates):
                if isinstance(update, InitiativeUpdate) and update.unit:
                    yield (*route, number, "unit"), update.unit


def _completions(
    route: Route, updates: Sequence[RemedyUpdate] | None
) -> Iterator[tuple[Route, dt.date, dt.date]]:
    for number, one in enumerate(updates or ()):
        if one.completed:
            yield (*route, "updates", number, "completed"), one.completed, one.date


def _cited(
    route: Route, records: Sequence[AnyUpdate | Adjustment | Reminder]
) -> Iterator[tuple[Route, Paper, dt.date | None]]:
    for number, record in enumerate(records):
        if record.document:
            yield (*route, number, "document"), record.document, record.date


def _of_shortcoming(route: Route, remedy: "Remedy") -> Mentions:
    shortcoming = remedy.shortcoming
    yield (*route, "unit"), shortcoming.unit
    if shortcoming.owner:
        yield (*route, "owner"), shortcoming.owner
    for number, reminder in enumerate(shortcoming.reminders or ()):
        if reminder.agency:
            yield (*route, "reminders", number, "agency"), reminder.agency
