"""``caich shortcomings``: what was found wanting, and whether remedied, in words and as JSON."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct, field

from caichcli.formats.answers.inspections import (
    FoundFigures,
    found_cells,
    found_columns,
    found_count,
    found_figures,
)
from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, head, plan_ref
from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Fact,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases.inspections import remedy_situation, term
from caichcli.formats.phrases.tasks import TONES
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.book import Book
from caichcli.plan.figures import Figures
from caichcli.plan.kinds import RemedyStatus
from caichcli.plan.model import Id, words_of
from caichcli.plan.records import Document
from caichcli.plan.standing import Class
from caichcli.views.inspections import RemedyLine, Shortcomings, remedy_figures


class ShortcomingData(Struct, frozen=True, kw_only=True):
    """One shortcoming; ``deadline`` is in the words of the conclusion, ``due`` what they mean."""

    id: Id
    inspection: Id
    unit: Id
    owner: Id
    text: str
    recommendation: str | None
    conclusion: Document | None
    received: dt.date | None
    deadline: str | None
    due: dt.date | None
    status: RemedyStatus | None
    class_: Class = field(name="class")
    days_late: int
    completed: dt.date | None


class UnitFigures(Struct, frozen=True):
    """What was found in one unit."""

    unit: Id
    shortcomings: FoundFigures


class ThemeFigures(Struct, frozen=True):
    """What one inspection found."""

    inspection: Id
    shortcomings: FoundFigures


class ShortcomingsAnswer(Struct, frozen=True):
    """``caich shortcomings --format json``; ``drafts`` are in no signed conclusion yet."""

    as_of: dt.date
    plan: PlanRef
    figures: FoundFigures
    units: list[UnitFigures]
    inspections: list[ThemeFigures]
    shortcomings: list[ShortcomingData]
    drafts: list[Id]


def page(shortcomings: Shortcomings, lang: Language) -> Page:
    """The figures, a row for each unit and theme, a row for each shortcoming."""
    book, lines = shortcomings.book, shortcomings.lines
    as_of = as_of_words(shortcomings.day, lang)
    title = Title(say(lang, "shortcomings.title", count=number(len(lines), lang)), as_of)
    blocks: list[Block] = [*head(book, lang), title]
    if lines:
        blocks.append(figures_block(shortcomings.figures, lang))
        blocks += _groups(shortcomings, lang)
        blocks.append(shortcomings_table(book, lines, lang))
    else:
        blocks.append(Paragraph(say(lang, "shortcomings.none")))
    if shortcomings.drafts:
        refs = ", ".join(one.ref for one in shortcomings.drafts)
        count = number(len(shortcomings.drafts), lang)
        blocks.append(Note(say(lang, "shortcomings.drafts", count=count, refs=refs)))
    return tuple(blocks)


def data(shortcomings: Shortcomings) -> ShortcomingsAnswer:
    """The same, in the same order."""
    book, day_ = shortcomings.book, shortcomings.day

    def counts(lines: Sequence[RemedyLine]) -> FoundFigures:
        return found_figures(remedy_figures(book, lines, day_))

    return ShortcomingsAnswer(
        day_,
        plan_ref(book),
        found_figures(shortcomings.figures),
        [UnitFigures(unit, counts(lines)) for unit, lines in shortcomings.units.items()],
        [ThemeFigures(id_, counts(lines)) for id_, lines in shortcomings.themes.items()],
        [_shortcoming(one) for one in shortcomings.lines],
        [one.ref for one in shortcomings.drafts],
    )


def figures_block(figures: Figures, lang: Language) -> Facts:
    """How many were found, and what became of them."""
    counts = {
        "remedied": figures.done,
        "in-term": figures.in_term,
        "overdue": figures.overdue,
        "undated": figures.undated,
        "closed": figures.cancelled,
    }
    rows = [Fact(say(lang, "shortcomings.found"), number(found_count(figures), lang))]
    rows += [
        Fact(say(lang, f"shortcomings.{name}"), number(len(ids), lang), indent=1)
        for name, ids in counts.items()
        if ids or name in ("remedied", "overdue")
    ]
    return Facts(tuple(rows))


def _groups(shortcomings: Shortcomings, lang: Language) -> list[Block]:
    """A table by unit and one by theme, where there are several."""
    book = shortcomings.book
    themes = {one.id: one.theme for one in book.file.inspections or ()}
    tables: list[Block] = []
    for key, groups, names in (
        ("unit", shortcomings.units, book.register.name),
        ("theme", shortcomings.themes, lambda id_: f"{id_}. {themes[id_]}"),
    ):
        if len(groups) > 1:
            figures = {
                names(id_): remedy_figures(book, lines, shortcomings.day)
                for id_, lines in groups.items()
            }
            tables += [Heading(say(lang, f"shortcomings.by-{key}")), _counts(key, figures, lang)]
    return tables


def _counts(key: str, groups: dict[str, Figures], lang: Language) -> Table:
    rows = tuple(cells((name, *found_cells(figures, lang))) for name, figures in groups.items())
    return Table((Column(say(lang, f"inspections.{key}")), *found_columns(lang)), rows)


def shortcomings_table(book: Book, lines: Sequence[RemedyLine], lang: Language) -> Table:
    """A row for each shortcoming, its text last."""
    keys = (
        "page.id",
        "shortcomings.owner",
        "words.deadline",
        "page.situation",
        "shortcomings.text",
    )
    rows = tuple(_row(book, one, lang) for one in lines)
    return Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _row(book: Book, line: RemedyLine, lang: Language) -> tuple[BlockCell, ...]:
    remedy, name = line.remedy, book.register.name
    unit = remedy.shortcoming.unit
    owner = name(remedy.owner)
    if remedy.owner != unit:
        owner = say(lang, "shortcomings.found-at", owner=owner, unit=name(unit))
    situation = BlockCell(remedy_situation(line, lang), TONES[line.line.standing.class_])
    return cells((remedy.ref, owner, term(line, lang), situation, remedy.shortcoming.text))


def _shortcoming(line: RemedyLine) -> ShortcomingData:
    shortcoming, standing = line.remedy.shortcoming, line.line.standing
    return ShortcomingData(
        id=shortcoming.id,
        inspection=line.remedy.inspection.id,
        unit=shortcoming.unit,
        owner=line.remedy.owner,
        text=shortcoming.text,
        recommendation=shortcoming.recommendation,
        conclusion=shortcoming.conclusion,
        received=shortcoming.received,
        deadline=words_of(shortcoming.deadline),
        due=standing.due,
        status=line.state,
        class_=standing.class_,
        days_late=standing.days_late,
        completed=standing.completed,
    )
