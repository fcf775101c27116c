"""Which units were inspected, and what came of it? Of ``caich inspections`` and ``shortcomings``.

Units and shortcomings are listed as tasks are (:mod:`caichcli.plan.duties`): by the same filters,
with the same standings and figures.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.duties import (
    Remedy,
    UnitVisit,
    remedies,
    remedy_book,
    visit_book,
    visits,
)
from caichcli.plan.figures import Figures, Rate, figures
from caichcli.plan.kinds import RemedyStatus, VisitStatus
from caichcli.plan.log import last_state
from caichcli.plan.model import Id, Inspection, PlanDocument
from caichcli.views.listing import Query, listing
from caichcli.views.scope import Line

ALL = Query()


class RemedyLine(Struct, frozen=True):
    """A shortcoming in an answer; ``state`` is None where nothing was reported."""

    remedy: Remedy
    line: Line
    state: RemedyStatus | None


class VisitLine(Struct, frozen=True):
    """A unit of an inspection in an answer, with the figures of what was found there.

    ``paper`` is the document by which its state came about.
    """

    visit: UnitVisit
    line: Line
    state: VisitStatus
    paper: PlanDocument | None
    shortcomings: Figures


class VisitFigures(Struct, frozen=True):
    """Some visits by their names: those of the plan, and the ``unplanned`` beside them.

    What was given up (``not_held``) stands outside of what is ``planned``, so that the share is
    of what was to be inspected.
    """

    planned: tuple[Id, ...]
    inspected: tuple[Id, ...]
    concluded: tuple[Id, ...]
    overdue: tuple[Id, ...]
    postponed: tuple[Id, ...]
    not_held: tuple[Id, ...]
    unplanned: tuple[Id, ...]

    @property
    def share(self) -> Rate:
        """Tỷ lệ đơn vị đã kiểm tra trên số đơn vị theo kế hoạch."""
        return Rate(len(self.inspected), len(self.planned))


class Theme(Struct, frozen=True):
    """An inspection with its units in question, and the figures of both."""

    inspection: Inspection
    lines: tuple[VisitLine, ...]

    @property
    def figures(self) -> VisitFigures:
        return visit_figures(self.lines)

    @property
    def shortcomings(self) -> Figures:
        return _sum(self.lines)


class Inspections(Struct, frozen=True):
    """The units in question at the end of ``day``, in the plan's order or the one asked for."""

    book: Book
    day: dt.date
    lines: tuple[VisitLine, ...]

    @property
    def figures(self) -> VisitFigures:
        return visit_figures(self.lines)

    @property
    def shortcomings(self) -> Figures:
        """The figures of what was found in the units in question."""
        return _sum(self.lines)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The inspections that have a unit in question, in the plan's order."""
        by_id: dict[Id, list[VisitLine]] = {}
        for one in self.lines:
            by_id.setdefault(one.visit.inspection.id, []).append(one)
        everything = self.book.file.inspections or ()
        return tuple(Theme(one, tuple(by_id[one.id])) for one in everything if one.id in by_id)


class Shortcomings(Struct, frozen=True):
    """The shortcomings in question at the end of ``day``.

    ``drafts`` are those that no signed conclusion holds: they are told, and stand in no paper.
    """

    book: Book
    day: dt.date
    lines: tuple[RemedyLine, ...]
    drafts: tuple[Remedy, ...] = ()

    @property
    def figures(self) -> Figures:
        return remedy_figures(self.book, self.lines, self.day)

    @property
    def units(self) -> dict[Id, list[RemedyLine]]:
        """The lines by the unit in which the shortcoming was found."""
        by_unit: dict[Id, list[RemedyLine]] = {}
        for one in self.lines:
            by_unit.setdefault(one.remedy.shortcoming.unit, []).append(one)
        return by_unit

    @property
    def themes(self) -> dict[Id, list[RemedyLine]]:
        """The lines by the id of the inspection."""
        by_theme: dict[Id, list[RemedyLine]] = {}
        for one in self.lines:
            by_theme.setdefault(one.remedy.inspection.id, []).append(one)
        return by_theme


def inspections(
    book: Book, day: dt.date, query: Query = ALL, states: Sequence[VisitStatus] = ()
) -> Inspections:
    """Return the units of inspections that pass the filters at the end of ``day``."""
    by_ref = {one.ref: one for one in visits(book.file)}
    remedy_lines = _remedy_lines(book, day, Query())
    answer = []
    for line in listing(visit_book(book, day), day, query).lines:
        visit = by_ref[line.task.id]
        last = last_state(visit.log(day))
        state = (last and last.status) or "planned"
        if not states or state in states:
            bodies = book.with_members((visit.unit.unit,))
            own = (one for one in remedy_lines if _is_of(one.remedy, visit, bodies))
            paper = last.document if last else None
            answer.append(VisitLine(visit, line, state, paper, remedy_figures(book, own, day)))
    return Inspections(book, day, tuple(answer))


def shortcomings(
    book: Book, day: dt.date, query: Query = ALL, states: Sequence[RemedyStatus] = ()
) -> Shortcomings:
    """Return the shortcomings of signed conclusions that pass the filters at the end of ``day``."""
    remedy_lines = [
        one for one in _remedy_lines(book, day, query) if not states or one.state in states
    ]
    drafts = tuple(one for one in remedies(book.file) if not one.signed)
    return Shortcomings(book, day, tuple(remedy_lines), drafts)


def visit_figures(lines: Iterable[VisitLine]) -> VisitFigures:
    """Return the figures of some visits."""
    groups: dict[str, list[Id]] = {name: [] for name in VisitFigures.__struct_fields__}
    for one in lines:
        if one.visit.unit.unplanned:
            groups["unplanned"].append(one.visit.ref)
            continue
        groups["not_held" if one.line.withdrawn else "planned"].append(one.visit.ref)
        if one.state in ("inspected", "concluded"):
            groups["inspected"].append(one.visit.ref)
        if one.state in ("concluded", "postponed"):
            groups[one.state].append(one.visit.ref)
        if one.line.standing.class_ == "overdue":
            groups["overdue"].append(one.visit.ref)
    return VisitFigures(**{name: tuple(refs) for name, refs in groups.items()})


def remedy_figures(book: Book, lines: Iterable[RemedyLine], day: dt.date) -> Figures:
    """Return the figures of some shortcomings, as those of tasks."""
    return figures((one.line.standing for one in lines), day, book.due_soon_days)


def _sum(lines: Iterable[VisitLine]) -> Figures:
    """Return the figures of what was found in several units, each shortcoming once."""
    own = [one.shortcomings for one in lines]
    names = Figures.__struct_fields__
    ids = {name: dict.fromkeys(id_ for one in own for id_ in getattr(one, name)) for name in names}
    return Figures(**{name: tuple(each) for name, each in ids.items()})


def _remedy_lines(book: Book, day: dt.date, query: Query) -> list[RemedyLine]:
    by_ref = {one.ref: one for one in remedies(book.file)}
    matches = listing(remedy_book(book, day), day, query).lines
    answer = []
    for line in matches:
        remedy = by_ref[line.task.id]
        last = last_state(remedy.log(day))
        answer.append(RemedyLine(remedy, line, last.status if last else None))
    return answer


def _is_of(remedy: Remedy, visit: UnitVisit, bodies: frozenset[Id]) -> bool:
    """Return whether a shortcoming was found in a unit, or in a member of one that is a group."""
    return remedy.inspection is visit.inspection and remedy.shortcoming.unit in bodies
