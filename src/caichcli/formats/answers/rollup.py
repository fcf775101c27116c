"""``caich rollup``: the figures of many plans, in words and as JSON."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from caichcli.formats.answers.collect import CopiesRow, copies_data, copies_note
from caichcli.formats.answers.plan_ref import as_of_words
from caichcli.formats.answers.status import COLUMNS, RateFigures, Totals
from caichcli.formats.blocks import Block, BlockCell, Column, Note, Page, Paragraph, Table, Title
from caichcli.language.messages import say
from caichcli.language.wording import Language, number, percent
from caichcli.views.lake import Rollup, RollupHead, Sum


class SumRow(Struct, frozen=True):
    """The figures of what has these values; ``supported`` is among them, as in ``status``."""

    by: dict[str, str | None]
    counts: Totals
    done_of_due: RateFigures


class DayFigures(Struct, frozen=True):
    as_of: dt.date
    workspaces: int
    faults: int
    total: SumRow
    rows: list[SumRow]


class RollupAnswer(Struct, frozen=True):
    """``caich rollup --format json``."""

    lake: str
    where: dict[str, str]
    days: list[DayFigures]
    copies: list[CopiesRow]


def page(rollups: Sequence[Rollup], lang: Language) -> Page:
    """A table a day: the columns of ``status``, and the share done of what was due."""
    blocks: list[Block] = []
    for one in rollups:
        blocks += head(one.head, one.day, lang)
        names = tuple(Column(say(lang, f"rollup.by-{name}")) for name in one.by)
        heads = (
            *(Column(say(lang, f"status.narrow-{key}"), right=True) for key in COLUMNS),
            Column(say(lang, "rollup.rate"), right=True),
            *(names or (Column(""),)),
        )
        rows = tuple(_row(each, each.values, lang) for each in one.rows)
        whole = (_whole(one.head, lang), *("" for _ in one.by[1:]))
        blocks.append(Table(heads, (*rows, _row(one.total, whole, lang)), total=True))
    blocks.append(Paragraph(say(lang, "status.narrow-legend")))
    return tuple(blocks)


def head(head: RollupHead, day: dt.date, lang: Language) -> list[Block]:
    """What figures are of: the lake, its workspaces, the day; what is missing or stands twice."""
    title = say(lang, "rollup.title", count=number(head.workspaces, lang), lake=head.lake)
    blocks: list[Block] = [Title(title, as_of_words(day, lang))]
    if head.where:
        values = "; ".join(
            f"{say(lang, f'rollup.part-{part}')}: {value}" for part, value in head.where.items()
        )
        blocks.append(Note(say(lang, "rollup.where", values=values)))
    if head.faults:
        blocks.append(Note(say(lang, "rollup.faults", count=number(head.faults, lang))))
    return blocks + copies_note(head.copies, lang)


def _whole(head: RollupHead, lang: Language) -> str:
    """What the total's row is called: one that lacks something says so itself."""
    if not head.faults:
        return say(lang, "words.total")
    return say(lang, "rollup.total-with-faults", count=number(head.faults, lang))


def data(rollups: Sequence[Rollup]) -> RollupAnswer:
    """The figures of every day, by the names of the columns."""
    head = rollups[0].head
    return RollupAnswer(
        head.lake,
        dict(head.where),
        [
            DayFigures(
                one.day,
                one.head.workspaces,
                one.head.faults,
                _sum_row(one.total, ()),
                [_sum_row(each, one.by) for each in one.rows],
            )
            for one in rollups
        ],
        copies_data(head.copies),
    )


def _sum_row(one: Sum, by: Sequence[str]) -> SumRow:
    rate = one.done_of_due
    share = RateFigures(rate.percent, rate.numerator, rate.denominator)
    return SumRow(dict(zip(by, one.values, strict=True)), Totals(**one.counts), share)


def _row(one: Sum, values: Sequence[str | None], lang: Language) -> tuple[BlockCell, ...]:
    counts = one.counts
    rate = percent(one.done_of_due.numerator, one.done_of_due.denominator, lang)
    return (
        *(_count(counts[key], lang, late=key == "overdue") for key in COLUMNS),
        BlockCell(rate),
        *(BlockCell(value or say(lang, "rollup.unstated")) if value != "" else BlockCell("")
          for value in values),
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def _count(count: int, lang: Language, *, late: bool) -> BlockCell:
    """A figure's cell; of hundreds of thousands of figures most are small, and alike."""
    return BlockCell(number(count, lang), "bad" if late and count else "plain")
