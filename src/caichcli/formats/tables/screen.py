"""Blocks on a terminal: the same words through Rich, wrapped to the window, in colour."""

from collections.abc import Sequence
from typing import IO, Any

from msgspec import Struct, structs
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from caichcli.formats.blocks import (
    Block,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Part,
    Table,
    Title,
    Tone,
    adjoins,
)
from caichcli.language.characters import printable

STYLES: dict[Tone, str] = {
    "plain": "",
    "good": "green",
    "warn": "yellow",
    "bad": "bold red",
    "quiet": "dim",
}
# What the parts of a bar are drawn with, in their order: they differ without colour too.
MARKS = "█▓▒░╳∙▫▪"
BAR = 72
# The last column of a table has at least so much room, a worded one before it so much.
LEAST_LAST, LEAST_WORDED = 26, 16
_GAP = 3
GAP = 2  # between a page's subject and what stands beside it


def show(page: Page, out: IO[str]) -> None:
    """Print the page on a terminal."""
    draw(page, Console(file=out, highlight=False, emoji=False, markup=False))


def draw(page: Page, console: Console) -> None:
    """Print the page on a console of Rich's."""
    page = _printable(page)
    for before, block in zip((None, *page), page, strict=False):
        if before is not None and not adjoins(before, block):
            console.print()
        console.print(_rendered(block, console.width))


def _printable(part: Any) -> Any:
    """A page, or a part of one, with all its words harmless."""
    if isinstance(part, str):
        return printable(part)
    if isinstance(part, tuple):
        return tuple(map(_printable, part))
    if isinstance(part, Struct):
        return structs.replace(
            part, **{name: _printable(value) for name, value in structs.asdict(part).items()}
        )
    return part


def _rendered(block: Block, width: int) -> RenderableType:
    if isinstance(block, Title):
        return _title(block, width)
    if isinstance(block, Heading):
        return Text(block.text, style="bold")
    if isinstance(block, Paragraph):
        return Text(block.text)
    if isinstance(block, Note):
        return Padding(Text(f"! {block.text}", style="yellow"), 0)
    if isinstance(block, Facts):
        whole = _bar(block.parts, min(width, BAR))
        return Group(_facts(block), Text(), *whole) if whole else _facts(block)
    return _table(block) if _fits(block, width) else _stacked(block)


def _title(title: Title, width: int) -> RenderableType:
    """The subject and what stands beside it; on two lines where one has no room for both."""
    subject, aside = Text(title.text, style="bold"), Text(title.aside, justify="right")
    if not title.aside:
        return subject
    if cell_len(title.text) + GAP + cell_len(title.aside) > width:
        return Group(subject, aside)
    grid = Grid.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right")
    grid.add_row(subject, aside)
    return grid


def _facts(facts: Facts) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="left" if facts.worded else "right", no_wrap=not facts.worded)
    grid.add_column()
    for fact in facts.rows:
        aside = Text(f"({fact.aside})" if fact.aside else "", style="dim")
        if fact.alarm:
            aside.highlight_words([fact.alarm], STYLES["bad"])
        grid.add_row(
            Text("  " * fact.indent + fact.label),
            Text(fact.value, style="" if facts.worded else "bold"),
            aside,
        )
    return grid


def _bar(parts: Sequence[Part], width: int) -> list[RenderableType]:
    """The parts as one line of marks, and what each mark means; nothing of nothing."""
    whole = sum(part.count for part in parts)
    if not whole:
        return []
    bar = Text()
    legend = []
    total = 0
    for part, mark in zip(parts, MARKS, strict=True):
        if part.count:
            total += part.count
            bar.append(mark * max(1, round(width * total / whole) - len(bar)), STYLES[part.tone])
            legend.append(Text.assemble((mark, STYLES[part.tone]), f" {part.text} {part.count}"))
    return [bar, Columns(legend, padding=(0, 3))]


def _fits(table: Table, width: int) -> bool:
    """Whether the columns have room beside each other, words wrapped but none cut."""
    *others, last = [
        max(map(cell_len, (column.heading, *(row[position].text for row in table.rows))))
        for position, column in enumerate(table.columns)
    ]
    needed = sum(
        natural if column.right else min(natural, LEAST_WORDED)
        for natural, column in zip(others, table.columns, strict=False)
    )
    return needed + min(last, LEAST_LAST) + _GAP * len(table.columns) <= width


def _stacked(table: Table) -> RenderableType:
    """Each row as a few lines: what it is about, then the rest with its columns' names."""
    has_name = not table.columns[0].right
    grid = Grid.grid(padding=(0, 2, 0, 0))
    if has_name:
        grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for row in table.rows:
        rest = Text()
        for column, cell in list(zip(table.columns, row, strict=True))[has_name:-1]:
            if cell.text and cell.text != "0":
                rest.append(" · " if rest else "", "dim")
                rest.append(f"{column.heading}: ", "dim")
                rest.append(cell.text, STYLES[cell.tone])
        subject = Text(row[-1].text, style=STYLES[row[-1].tone] if has_name else "bold")
        first = (Text(row[0].text, style="bold"),) if has_name else ()
        grid.add_row(*first, Group(subject, Padding(rest, (0, 0, 0, 0 if has_name else 2))))
    return grid


def _table(table: Table) -> RenderableType:
    headed = any(column.heading for column in table.columns)
    grid = Grid(box=SIMPLE_HEAD, padding=(0, 1), show_edge=False, show_header=headed)
    last = len(table.columns) - 1
    for position, column in enumerate(table.columns):
        grid.add_column(
            Text(column.heading),
            justify="right" if column.right else "left",
            no_wrap=position != last and (column.right or _short(table, position)),
            ratio=1 if position == last and not column.right else None,
        )
    for row in table.rows:
        grid.add_row(*(Text(cell.text, style=STYLES[cell.tone]) for cell in row))
    return grid


def _short(table: Table, position: int) -> bool:
    """Whether a column holds dates, ids and the like, which are not to be broken."""
    return max(cell_len(row[position].text) for row in table.rows) <= LEAST_WORDED
