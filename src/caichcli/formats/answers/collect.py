"""``caich collect``: what was read into a lake, in words and as JSON."""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct

from caichcli.formats.blocks import Block, Column, Note, Page, Paragraph, Table, Title, cells
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.views.lake import Collected, Copies

TOLD = 3  # plans that stand twice, and places of each


class BrokenWorkspace(Struct, frozen=True):
    workspace: str
    file: str
    rule: str


class CopiesRow(Struct, frozen=True):
    """A plan whose tasks count several times, once in each of the workspaces."""

    plan: str
    workspaces: list[str]


class CollectAnswer(Struct, frozen=True):
    """``caich collect --format json``."""

    days: list[dt.date]
    read: int
    unchanged: int
    dropped: int
    tasks: int
    faults: list[BrokenWorkspace]
    copies: list[CopiesRow]


def page(collected: Collected, lang: Language) -> Page:
    """How many workspaces were read, as of which days, and which have errors."""
    counts = {
        key: number(getattr(collected, key), lang)
        for key in ("read", "unchanged", "dropped", "tasks")
    }
    days = ", ".join(day(one, lang) for one in collected.days)
    blocks: list[Block] = [
        Title(say(lang, "collect.title", **counts)),
        Paragraph(say(lang, "collect.days", days=days)),
    ]
    blocks += copies_note(collected.copies, lang)
    if collected.faults:
        count = number(len(collected.faults), lang)
        blocks.append(Paragraph(say(lang, "collect.faults", count=count)))
        keys = ("rollup.by-workspace", "collect.file", "collect.rule")
        rows = tuple(cells((one.workspace, one.file, one.rule)) for one in collected.faults)
        blocks.append(Table(tuple(Column(say(lang, key)) for key in keys), rows))
    return tuple(blocks)


def data(collected: Collected) -> CollectAnswer:
    """The same, each broken workspace with its first error."""
    return CollectAnswer(
        list(collected.days),
        collected.read,
        collected.unchanged,
        collected.dropped,
        collected.tasks,
        [BrokenWorkspace(one.workspace, one.file, one.rule) for one in collected.faults],
        copies_data(collected.copies),
    )


def copies_note(copies: Sequence[Copies], lang: Language) -> list[Note]:
    """The first plans that count several times, and where they stand; none: no note."""
    if not copies:
        return []
    names = (f"{one.plan} ({_places(one.workspaces)})" for one in copies[:TOLD])
    count = number(len(copies), lang)
    return [Note(say(lang, "collect.copies", count=count, plans=_short(names, len(copies))))]


def copies_data(copies: Iterable[Copies]) -> list[CopiesRow]:
    """All plans that count several times."""
    return [CopiesRow(one.plan, list(one.workspaces)) for one in copies]


def _places(workspaces: Sequence[str]) -> str:
    return _short(workspaces[:TOLD], len(workspaces))


def _short(texts: Iterable[str], count: int) -> str:
    return "; ".join((*texts, "…") if count > TOLD else texts)
