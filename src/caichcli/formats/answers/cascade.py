"""``caich cascade``: plans under plans, in words and as JSON."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, head, plan_ref
from caichcli.formats.blocks import (
    ALL,
    Block,
    BlockCell,
    Column,
    Heading,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases import cascades
from caichcli.formats.phrases.tasks import TONES, title
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.model import Id
from caichcli.plan.parents import address
from caichcli.plan.standing import Class
from caichcli.views.cascade import (
    AgencyLine,
    Cascade,
    CascadeRow,
    CellState,
    OwnPart,
    Piece,
    PlanState,
)
from caichcli.views.links import Link, LinkState

Change = Literal["term", "lead", "occurrence", "rewritten"]
ABREAST = 12  # agencies in one table of tasks and agencies


class LinkData(Struct, frozen=True):
    """A task and one that it breaks down; ``changed`` is what made the link suspect."""

    task: Id
    parent: str
    title: str | None
    state: LinkState
    changed: list[Change]


class AbovePart(Struct, frozen=True):
    """A task of a plan above that is also these agencies' and is in no task here."""

    parent: str
    title: str
    agencies: list[Id]


class AgencyPlanData(Struct, frozen=True, kw_only=True):
    """An agency's plan; ``days`` from this plan to it, below 0 where its plan is the older one."""

    agency: Id
    state: PlanState
    number: str | None
    date: dt.date | None
    received: dt.date | None
    days: int | None
    late: bool
    owed: int
    broken_down: int


class CellData(Struct, frozen=True):
    agency: Id
    state: CellState
    pieces: list[Id]


class PieceData(Struct, frozen=True, kw_only=True):
    """A task of a plan below; ``due_later`` where its term ends after the one above."""

    plan: Id
    task: Id
    agencies: list[Id]
    link: LinkState
    class_: Class = field(name="class")
    due: dt.date | None
    due_later: bool
    days_late: int


class OthersData(Struct, frozen=True):
    """Agencies of which nothing is known but the state of their plans: how many."""

    count: int
    state: PlanState


class CascadeTask(Struct, frozen=True, kw_only=True):
    """A task of the plan; its class is its own, never made of the pieces'.

    ``agencies`` are those that have tasks for it or are to look at it again, ``rest`` counts the
    others that it is assigned to. With ``--members`` they are all, and there is no ``rest``.
    """

    task: Id
    title: str
    class_: Class = field(name="class")
    done: int
    overdue: int
    pieces: list[PieceData]
    agencies: list[CellData]
    rest: list[OthersData] | UnsetType


class CascadeAnswer(Struct, frozen=True):
    """``caich cascade --format json``: ``links`` and ``missing`` look up, the others down."""

    as_of: dt.date
    plan: PlanRef
    links: list[LinkData]
    missing: list[AbovePart]
    agencies: list[AgencyPlanData]
    tasks: list[CascadeTask]


def page(cascade: Cascade, lang: Language, part: slice = ALL) -> Page:
    """First what the plan breaks down of those above, then what agencies made of it.

    Of the plan's tasks those of ``part`` have rows alone; counts are of all.
    """
    as_of = as_of_words(cascade.day, lang)
    blocks: list[Block] = [*head(cascade.book, lang), Title(say(lang, "cascade.page"), as_of)]
    upwards, downwards = list(_upwards(cascade, lang)), list(_downwards(cascade, lang, part))
    if not upwards and not downwards:
        return (*blocks, Paragraph(say(lang, "cascade.none")))
    return (*blocks, *upwards, *downwards)


def _upwards(cascade: Cascade, lang: Language) -> Iterator[Block]:
    if cascade.links:
        suspect = sum(link.state == "suspect" for link in cascade.links)
        yield Heading(say(lang, "cascade.count", count=len(cascade.links), suspect=suspect))
        yield _table(
            ("page.id", "cascade.parent", "cascade.state", "cascade.title"),
            (_link_row(link, lang) for link in cascade.links),
            lang,
        )
    if cascade.missing:
        yield Heading(say(lang, "cascade.missing", count=len(cascade.missing)))
        yield _table(
            ("cascade.parent", "show.agency", "cascade.title"),
            (_missing_row(one) for one in cascade.missing),
            lang,
        )


def _downwards(cascade: Cascade, lang: Language, part: slice) -> Iterator[Block]:
    lines = cascade.agencies
    has_answers = cascade.has_plans_below or any(one.state != "not-received" for one in lines)
    if not has_answers and (not lines or cascade.links or cascade.missing):
        return
    if lines:
        yield from _plans(cascade, lang)
    yield Heading(say(lang, "cascade.tasks"))
    yield _table(
        ("page.id", "show.class", "cascade.pieces", "cascade.task"),
        (_task_row(row, lang) for row in cascade.rows[part]),
        lang,
    )
    if cascade.telling:
        yield Heading(say(lang, "cascade.matrix"))
        yield Paragraph(say(lang, "cascade.legend"))
        yield from _matrix(cascade, lang, part)
    yield from _to_review(cascade, lang)


def _plans(cascade: Cascade, lang: Language) -> Iterator[Block]:
    """Whose own plan was received, by which document, how long after this one."""
    lines = cascade.agencies
    counts = {state: sum(line.state == state for line in lines) for state in cascades.PLAN_STATES}
    values = {state.replace("-", "_"): number(count, lang) for state, count in counts.items()}
    yield Heading(say(lang, "cascade.plans", count=len(lines), **values))
    yield _table(
        ("show.agency", "cascade.state", "cascade.issued", "cascade.broken-down"),
        (_agency_row(cascade, line, lang) for line in lines),
        lang,
    )
    if counts["not-received"]:
        yield Paragraph(say(lang, "cascade.not-issued"))


def _matrix(cascade: Cascade, lang: Language, part: slice) -> Iterator[Block]:
    """A row for each task, a column for each agency; many agencies stand in several tables.

    Those of which nothing is known but the state of their plan stand in the table of plans alone.
    """
    for first in range(0, len(cascade.telling), ABREAST):
        lines = cascade.telling[first : first + ABREAST]
        headings = (cascades.short_name(cascade.book, line.agency) for line in lines)
        columns = (Column(say(lang, "page.id")), *map(Column, headings))
        rows = (
            cells(
                (
                    row.task.id,
                    *(cascades.mark(one, lang) for one in cascade.cells(row, lines)),
                )
            )
            for row in cascade.rows[part]
        )
        yield Table(columns, tuple(rows))


def _to_review(cascade: Cascade, lang: Language) -> Iterator[Block]:
    """Tasks that nobody broke down, pieces due after their task, and of tasks taken out."""
    if cascade.has_plans_below and cascade.without_pieces:
        yield Heading(say(lang, "cascade.without", count=len(cascade.without_pieces)))
        yield Paragraph(", ".join(row.task.id for row in cascade.without_pieces))
    later = [(row, one) for row in cascade.rows for one in row.due_later]
    if later:
        yield Heading(say(lang, "cascade.later", count=len(later)))
        yield _table(
            ("page.id", "cascade.due", "cascade.piece", "cascade.piece-due", "show.agency"),
            (_later_row(cascade, *pair, lang) for pair in later),
            lang,
        )
    if cascade.withdrawn_above:
        yield Heading(say(lang, "cascade.withdrawn", count=len(cascade.withdrawn_above)))
        keys = ("page.id", "cascade.piece", "show.agency")
        rows = (
            cells(
                (
                    one.link.above.id if one.link.above else "",
                    cascades.piece(one),
                    cascades.names(cascade.book, one.agencies),
                )
            )
            for one in cascade.withdrawn_above
        )
        yield _table(keys, rows, lang)


def _table(keys: tuple[str, ...], rows: Iterator[tuple[BlockCell, ...]], lang: Language) -> Table:
    return Table(tuple(Column(say(lang, key)) for key in keys), tuple(rows))


def _link_row(link: Link, lang: Language) -> tuple[BlockCell, ...]:
    name = title(link.above) if link.above else ""
    return cells((link.task.id, link.parent.task, cascades.link_state(link, lang), name))


def _missing_row(one: OwnPart) -> tuple[BlockCell, ...]:
    parent = address(one.book.head.id, one.task.id)
    return cells((parent, cascades.names(one.book, one.agencies), title(one.task)))


def _agency_row(cascade: Cascade, line: AgencyLine, lang: Language) -> tuple[BlockCell, ...]:
    state = BlockCell(
        cascades.plan_state(line, lang), "warn" if line.state == "not-received" else "plain"
    )
    is_followed = line.at_hand or line.broken_down
    share = f"{number(line.broken_down, lang)}/{number(line.owed, lang)}" if is_followed else ""
    issued = cascades.issued(cascade.book, line, lang)
    return cells((cascade.book.register.name(line.agency), state, issued, share))


def _task_row(row: CascadeRow, lang: Language) -> tuple[BlockCell, ...]:
    own = say(lang, f"words.class_{row.standing.class_}")
    rolled_up = cascades.roll_up(row.pieces, lang)
    tone = TONES.get(row.standing.class_, "plain")
    return cells((row.task.id, BlockCell(own, tone), rolled_up, title(row.task)))


def _later_row(
    cascade: Cascade, row: CascadeRow, one: Piece, lang: Language
) -> tuple[BlockCell, ...]:
    due, own = row.standing.due, one.standing.due
    return cells(
        (
            row.task.id,
            day(due, lang) if due else "",
            cascades.piece(one),
            BlockCell(day(own, lang) if own else "", "warn"),
            cascades.names(cascade.book, one.agencies),
        )
    )


def data(cascade: Cascade, *, members: bool = False) -> CascadeAnswer:
    """The same, in the same order; with ``members`` every agency in every task."""
    return CascadeAnswer(
        cascade.day,
        plan_ref(cascade.book),
        [_link(link) for link in cascade.links],
        [
            AbovePart(address(one.book.head.id, one.task.id), one.task.title, list(one.agencies))
            for one in cascade.missing
        ],
        [_agency(line) for line in cascade.agencies],
        [_task(cascade, row, members=members) for row in cascade.rows],
    )


def _agency(line: AgencyLine) -> AgencyPlanData:
    return AgencyPlanData(
        agency=line.agency,
        state=line.state,
        number=line.document.number if line.document else None,
        date=line.document.date if line.document else None,
        received=line.received,
        days=line.days,
        late=line.late,
        owed=line.owed,
        broken_down=line.broken_down,
    )


def _task(cascade: Cascade, row: CascadeRow, *, members: bool) -> CascadeTask:
    later = row.due_later
    cells = cascade.cells(row, cascade.agencies) if members else row.cells
    rest = [OthersData(count, state) for state, count in row.rest.items()]
    return CascadeTask(
        task=row.task.id,
        title=row.task.title,
        class_=row.standing.class_,
        done=sum(one.done for one in row.pieces),
        overdue=sum(one.overdue for one in row.pieces),
        pieces=[_piece(one, due_later=one in later) for one in row.pieces],
        agencies=[CellData(one.agency, one.state, list(one.pieces)) for one in cells],
        rest=UNSET if members else rest,
    )


def _piece(one: Piece, *, due_later: bool) -> PieceData:
    return PieceData(
        plan=one.book.head.id,
        task=one.standing.task.id,
        agencies=list(one.agencies),
        link=one.link.state,
        class_=one.standing.class_,
        due=one.standing.due,
        due_later=due_later,
        days_late=one.standing.days_late,
    )


def _link(link: Link) -> LinkData:
    above = link.above.title if link.above else None
    return LinkData(link.task.id, link.parent.task, above, link.state, list(_changed(link)))


def _changed(link: Link) -> Iterator[Change]:
    drift = link.drift
    if drift is None:
        return
    if drift.terms:
        yield "term"
    if drift.leads:
        yield "lead"
    if not (drift.terms or drift.leads):
        yield "occurrence" if drift.adjustments else "rewritten"
