"""What became of inspections and initiatives in a period? Part I of the papers tells it.

The figures are those of ``caich inspections``, ``shortcomings`` and ``initiatives`` on that day.
"""

import datetime as dt

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.figures import Figures
from caichcli.plan.initiatives import STAGES, Stage
from caichcli.plan.model import Id, Inspection
from caichcli.plan.periods import ReportingPeriod
from caichcli.plan.standing import DONE
from caichcli.views.initiatives import InitiativeLine, InitiativeQuery, Initiatives, initiatives
from caichcli.views.inspections import (
    Inspections,
    RemedyLine,
    Shortcomings,
    Theme,
    VisitLine,
    inspections,
    shortcomings,
)
from caichcli.views.listing import Query


class InspectionRow(Struct, frozen=True):
    """A row of the table of inspections: a theme with its sums, or a unit where ``line`` is one."""

    theme: Theme
    line: VisitLine | None = None

    @property
    def inspection(self) -> Inspection:
        return self.theme.inspection

    @property
    def shortcomings(self) -> Figures:
        return self.line.shortcomings if self.line else self.theme.shortcomings


class PeriodInspections(Struct, frozen=True):
    """What a report tells of inspections, with what of it came about in the period.

    ``units`` and ``shortcomings`` are as of the report's day; ``inspected`` are the units that
    were not inspected before the period, ``remedied`` the shortcomings not remedied before it.
    """

    units: Inspections
    shortcomings: Shortcomings
    inspected: tuple[VisitLine, ...]
    remedied: tuple[RemedyLine, ...]

    @property
    def past_time(self) -> tuple[VisitLine, ...]:
        """The units that were to be inspected before the day and were not."""
        late = set(self.units.figures.overdue)
        return tuple(one for one in self.units.lines if one.visit.ref in late)

    @property
    def overdue(self) -> tuple[RemedyLine, ...]:
        """The shortcomings that are not remedied and overdue, the longest late first."""
        late = [one for one in self.shortcomings.lines if one.line.standing.class_ == "overdue"]
        return tuple(sorted(late, key=lambda one: -one.line.standing.days_late))

    @property
    def rows(self) -> tuple[InspectionRow, ...]:
        """Each theme, and below it its units; those of which most is to be told first."""
        themes = ((theme, sorted(theme.lines, key=_weight)) for theme in self.units.themes)
        return tuple(
            InspectionRow(theme, line) for theme, lines in themes for line in (None, *lines)
        )


class PeriodInitiatives(Struct, frozen=True):
    """What a report tells of initiatives, with what of it came about in the period.

    Of each stage ``lines`` has those whose last stage it is on the report's day, ``new`` those of
    them that had not reached it before the period. They are never added up.
    """

    now: Initiatives
    lines: dict[Stage, tuple[InitiativeLine, ...]]
    new: dict[Stage, tuple[InitiativeLine, ...]]


def period_inspections(
    book: Book, period: ReportingPeriod, day: dt.date, agencies: tuple[Id, ...] = ()
) -> PeriodInspections | None:
    """Return what was inspected and remedied by ``day``; None where the plan inspects nobody.

    Of ``agencies`` it is what was inspected there, and what they are to remedy.
    """
    if not book.file.inspections:
        return None
    query = Query(agencies=agencies)
    units, remedies = inspections(book, day, query), shortcomings(book, day, query)
    if not units.lines and not remedies.lines:
        return None
    before = _inspected(inspections(book, period.eve, query))
    done = set(shortcomings(book, period.eve, query).figures.done)
    after = _inspected(units)
    return PeriodInspections(
        units,
        remedies,
        tuple(one for ref, one in after.items() if ref not in before),
        tuple(
            one
            for one in remedies.lines
            if one.line.standing.class_ in DONE and one.remedy.ref not in done
        ),
    )


def period_initiatives(
    book: Book, period: ReportingPeriod, day: dt.date, agencies: tuple[Id, ...] = ()
) -> PeriodInitiatives | None:
    """Return what was proposed, applied and recognised by ``day``; None where there is nothing."""
    query = InitiativeQuery(agencies=agencies)
    now = initiatives(book, day, query)
    if not now.lines:
        return None
    before = initiatives(book, period.eve, query)
    stages = {one.initiative.id: one.state.stage for one in before.lines}
    lines = {stage: now.of(stage) for stage in STAGES}
    new = {
        stage: tuple(one for one in own if stages.get(one.initiative.id) != stage)
        for stage, own in lines.items()
    }
    return PeriodInitiatives(now, lines, new)


def _inspected(units: Inspections) -> dict[Id, VisitLine]:
    """The units that were inspected, by their names; those outside of the plan too."""
    done = ("inspected", "concluded")
    return {one.visit.ref: one for one in units.lines if one.state in done}


def _weight(line: VisitLine) -> tuple[int, int]:
    """What is to be told of a unit: what is overdue there, what was found, else its place."""
    return -len(line.shortcomings.overdue), -len(line.shortcomings.total)
