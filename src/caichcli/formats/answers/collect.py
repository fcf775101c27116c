"""``caich collect``: what was read into a lake, in words and as JSON."""

import datetime as dt

from msgspec import Struct

from caichcli.formats.blocks import Block, Column, Page, Paragraph, Table, Title, cells
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.views.lake import Collected


class BrokenWorkspace(Struct, frozen=True):
    workspace: str
    file: str
    rule: str


class CollectAnswer(Struct, frozen=True):
    """``caich collect --format json``."""

    days: list[dt.date]
    read: int
    unchanged: int
    dropped: int
    tasks: int
    faults: list[BrokenWorkspace]


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
    )
