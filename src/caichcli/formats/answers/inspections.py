"""``caich inspections``: units planned and inspected, and what was found, in words and as JSON."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct, field

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, head, plan_ref
from caichcli.formats.answers.status import RateFigures, share
from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases.inspections import time, unit, visit_situation
from caichcli.formats.phrases.tasks import TONES
from caichcli.language.messages import say
from caichcli.language.wording import Language, number, percent
from caichcli.plan.book import Book
from caichcli.plan.figures import Figures
from caichcli.plan.kinds import InspectionForm, VisitStatus
from caichcli.plan.model import Id, PlanDocument, words_of
from caichcli.plan.standing import Class
from caichcli.views.inspections import Inspections, VisitFigures, VisitLine


class FoundFigures(Struct, frozen=True):
    """How many shortcomings were found, and of these how many are what."""

    found: int
    remedied: int
    overdue: int
    closed: int


class VisitCounts(Struct, frozen=True):
    """How many units; ``planned`` leaves out what was given up and what was not planned."""

    planned: int
    inspected: int
    concluded: int
    overdue: int
    postponed: int
    not_held: int
    unplanned: int
    share: RateFigures


class InspectedUnitData(Struct, frozen=True, kw_only=True):
    """One unit of an inspection; ``time`` is in the words of the paper, ``due`` its last day."""

    ref: str
    inspection: Id
    unit: Id
    parts: list[str]
    time: str | None
    due: dt.date | None
    form: InspectionForm | None
    unplanned: bool
    status: VisitStatus
    document: PlanDocument | None
    class_: Class = field(name="class")
    days_late: int
    shortcomings: FoundFigures


class ThemeData(Struct, frozen=True):
    """One inspection: its theme, and the figures of its units in question."""

    id: Id
    theme: str
    lead: Id | None
    units: VisitCounts
    shortcomings: FoundFigures


class InspectionsAnswer(Struct, frozen=True):
    """``caich inspections --format json``."""

    as_of: dt.date
    plan: PlanRef
    figures: VisitCounts
    shortcomings: FoundFigures
    inspections: list[ThemeData]
    units: list[InspectedUnitData]


def page(inspections: Inspections, lang: Language) -> Page:
    """The figures, a row for each theme, a row for each unit."""
    book, lines = inspections.book, inspections.lines
    as_of = as_of_words(inspections.day, lang)
    title = Title(say(lang, "inspections.title", count=number(len(lines), lang)), as_of)
    blocks: list[Block] = [*head(book, lang), title]
    if not lines:
        return (*blocks, Paragraph(say(lang, "inspections.none")))
    blocks.append(figures_block(inspections, lang))
    if len(inspections.themes) > 1:
        blocks += [Heading(say(lang, "inspections.by-theme")), _themes(inspections, lang)]
    return (*blocks, units_table(book, lines, lang))


def data(inspections: Inspections) -> InspectionsAnswer:
    """The same, in the same order."""
    lines = inspections.lines
    themes = [
        ThemeData(
            one.inspection.id,
            one.inspection.theme,
            one.inspection.lead,
            _counts(one.figures),
            found_figures(one.shortcomings),
        )
        for one in inspections.themes
    ]
    return InspectionsAnswer(
        inspections.day,
        plan_ref(inspections.book),
        _counts(inspections.figures),
        found_figures(inspections.shortcomings),
        themes,
        [_unit(one) for one in lines],
    )


def figures_block(inspections: Inspections, lang: Language) -> Facts:
    """How many units were to be inspected, were inspected, and stand outside of that."""
    figures = inspections.figures
    share_words = percent(len(figures.inspected), len(figures.planned), lang)
    aside = say(lang, "inspections.share", share=share_words)
    rows = [
        _fact("inspections.planned", figures.planned, lang),
        _fact("inspections.inspected", figures.inspected, lang, aside, indent=1),
    ]
    beside = {"concluded": 1, "overdue": 1, "postponed": 1, "not_held": 0, "unplanned": 0}
    rows += [
        _fact(f"inspections.{name}", refs, lang, indent=indent)
        for name, indent in beside.items()
        if (refs := getattr(figures, name))
    ]
    return Facts(tuple(rows))


def _fact(key: str, refs: Sequence[Id], lang: Language, aside: str = "", indent: int = 0) -> Fact:
    return Fact(say(lang, key), number(len(refs), lang), aside, indent)


def units_table(book: Book, lines: Sequence[VisitLine], lang: Language) -> Table:
    """A row for each unit: when, what became of it, what was found."""
    keys = ("page.id", "inspections.unit", "inspections.time", "page.situation")
    columns = [Column(say(lang, key)) for key in keys]
    rows = tuple(_row(book, one, lang) for one in lines)
    return Table((*columns, *found_columns(lang)), rows)


def _row(book: Book, line: VisitLine, lang: Language) -> tuple[BlockCell, ...]:
    tone = TONES[line.line.standing.class_]
    return cells(
        (
            line.visit.inspection.id,
            unit(line.visit, book.register.name(line.visit.unit.unit), lang),
            time(line, lang),
            BlockCell(visit_situation(line, lang), tone),
            *found_cells(line.shortcomings, lang),
        )
    )


def _themes(inspections: Inspections, lang: Language) -> Table:
    keys = ("page.id", "inspections.theme")
    columns = [Column(say(lang, key)) for key in keys]
    counts = ("inspections.planned-short", "inspections.inspected-short")
    columns += [Column(say(lang, key), right=True) for key in counts]
    rows = []
    for one in inspections.themes:
        whole, part = len(one.figures.planned), len(one.figures.inspected)
        rows.append(
            cells(
                (
                    one.inspection.id,
                    one.inspection.theme,
                    number(whole, lang),
                    f"{number(part, lang)} ({percent(part, whole, lang)})",
                    *found_cells(one.shortcomings, lang),
                )
            )
        )
    return Table((*columns, *found_columns(lang)), tuple(rows))


def found_columns(lang: Language) -> list[Column]:
    """Return the columns of how many shortcomings were found, remedied and are overdue."""
    names = ("found", "remedied", "overdue")
    return [Column(say(lang, f"shortcomings.{name}-short"), right=True) for name in names]


def found_cells(figures: Figures, lang: Language) -> tuple[BlockCell, ...]:
    """Return the cells of these columns."""
    late = number(len(figures.overdue), lang)
    return cells(
        (
            number(found_count(figures), lang),
            number(len(figures.done), lang),
            BlockCell(late, "bad" if figures.overdue else "plain"),
        )
    )


def found_figures(figures: Figures) -> FoundFigures:
    """Return the counts of some shortcomings as JSON has them."""
    counts = (len(figures.done), len(figures.overdue), len(figures.cancelled))
    return FoundFigures(found_count(figures), *counts)


def found_count(figures: Figures) -> int:
    """Return how many shortcomings were found, those too that are followed no more."""
    return len(figures.total) + len(figures.cancelled)


def _counts(figures: VisitFigures) -> VisitCounts:
    counts = {name: len(getattr(figures, name)) for name in VisitFigures.__struct_fields__}
    return VisitCounts(**counts, share=share(figures.share))


def _unit(line: VisitLine) -> InspectedUnitData:
    visit, standing = line.visit, line.line.standing
    return InspectedUnitData(
        ref=visit.ref,
        inspection=visit.inspection.id,
        unit=visit.unit.unit,
        parts=visit.unit.parts or [],
        time=words_of(standing.written) or None,
        due=standing.due if standing.own_term else None,
        form=visit.unit.form or visit.inspection.form,
        unplanned=bool(visit.unit.unplanned),
        status=line.state,
        document=line.paper,
        class_=standing.class_,
        days_late=standing.days_late,
        shortcomings=found_figures(line.shortcomings),
    )
