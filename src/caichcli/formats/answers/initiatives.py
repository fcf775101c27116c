"""``caich initiatives``: what was proposed, applied, recognised, in words and as JSON."""

import datetime as dt

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, head, plan_ref
from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Fact,
    Facts,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases.initiatives import situation
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.book import Book
from caichcli.plan.initiative_record import Decision
from caichcli.plan.initiatives import STAGES, Stage
from caichcli.plan.kinds import InitiativeKind
from caichcli.plan.model import Id
from caichcli.views.initiatives import InitiativeLine, Initiatives


class StageCounts(Struct, frozen=True):
    """How many initiatives have which stage as their last; there is no sum of them."""

    proposed: int
    applied: int
    recognised: int
    declined: int


class InitiativeData(Struct, frozen=True, kw_only=True):
    """One initiative; ``since`` is the day on which it reached ``stage``, null where unknown."""

    id: Id
    kind: InitiativeKind
    title: str
    unit: Id
    area: Id | None
    problem: str | None
    effect: str | None
    effect_source: str | None
    scope: str | None
    decision: Decision | None
    stage: Stage
    since: dt.date | None
    declined: bool
    replicated: list[Id]


class InitiativesAnswer(Struct, frozen=True):
    """``caich initiatives --format json``."""

    as_of: dt.date
    plan: PlanRef
    figures: StageCounts
    initiatives: list[InitiativeData]


def page(initiatives: Initiatives, lang: Language) -> Page:
    """The three counts apart, then a row for each initiative."""
    book = initiatives.book
    as_of = as_of_words(initiatives.day, lang)
    blocks: list[Block] = [*head(book, lang), Title(say(lang, "initiatives.title"), as_of)]
    if not initiatives.lines:
        return (*blocks, Paragraph(say(lang, "initiatives.none")))
    counts = {stage: initiatives.of(stage) for stage in STAGES}
    rows = [
        Fact(say(lang, f"initiatives.{stage}"), number(len(lines), lang))
        for stage, lines in counts.items()
    ]
    if initiatives.declined:
        count = number(len(initiatives.declined), lang)
        rows.append(Fact(say(lang, "initiatives.declined"), count))
    return (*blocks, Facts(tuple(rows)), _table(book, initiatives, lang))


def data(initiatives: Initiatives) -> InitiativesAnswer:
    """The same, in the same order."""
    counts = {stage: len(initiatives.of(stage)) for stage in STAGES}
    return InitiativesAnswer(
        initiatives.day,
        plan_ref(initiatives.book),
        StageCounts(**counts, declined=len(initiatives.declined)),
        [_initiative(one) for one in initiatives.lines],
    )


def _table(book: Book, initiatives: Initiatives, lang: Language) -> Table:
    keys = ("page.id", "initiatives.unit", "page.situation", "initiatives.initiative")
    rows = tuple(_row(book, one, lang) for one in initiatives.lines)
    return Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _row(book: Book, line: InitiativeLine, lang: Language) -> tuple[BlockCell, ...]:
    initiative = line.initiative
    unit = book.register.name(initiative.unit)
    return cells((initiative.id, unit, situation(book, line, lang), initiative.title))


def _initiative(line: InitiativeLine) -> InitiativeData:
    one, own = line.initiative, line.state
    return InitiativeData(
        id=one.id,
        kind=one.kind,
        title=one.title,
        unit=one.unit,
        area=one.area,
        problem=one.problem,
        effect=one.effect,
        effect_source=one.effect_source,
        scope=one.scope,
        decision=one.decision,
        stage=own.stage,
        since=own.since,
        declined=own.declined,
        replicated=list(own.units),
    )
