"""Blocks on a terminal: the same words through Rich, wrapped to the window, in colour."""

from typing import IO

from rich.box import SIMPLE_HEAD
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
    Table,
    Title,
    Tone,
    joined,
)

STYLES: dict[Tone, str] = {
    "plain": "",
    "good": "green",
    "warn": "yellow",
    "bad": "bold red",
    "quiet": "dim",
}


def show(page: Page, out: IO[str]) -> None:
    """Print the page on a terminal."""
    draw(page, Console(file=out, highlight=False, emoji=False, markup=False))


def draw(page: Page, console: Console) -> None:
    """Print the page on a console of Rich's."""
    for before, block in zip((None, *page), page, strict=False):
        if before is not None and not joined(before, block):
            console.print()
        console.print(_rendered(block))


def _rendered(block: Block) -> RenderableType:
    if isinstance(block, Title):
        return _title(block)
    if isinstance(block, Heading):
        return Text(block.text, style="bold")
    if isinstance(block, Paragraph):
        return Text(block.text)
    if isinstance(block, Note):
        return Padding(Text(f"! {block.text}", style="yellow"), 0)
    if isinstance(block, Facts):
        return _facts(block)
    return _table(block)


def _title(title: Title) -> RenderableType:
    grid = Grid.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right")
    grid.add_row(Text(title.text, style="bold"), Text(title.aside))
    return grid if title.aside else Group(Text(title.text, style="bold"))


def _facts(facts: Facts) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="left" if facts.worded else "right", no_wrap=not facts.worded)
    grid.add_column()
    for fact in facts.rows:
        style = STYLES[fact.tone]
        grid.add_row(
            Text("  " * fact.indent + fact.label, style=style),
            Text(fact.value, style=style or ("" if facts.worded else "bold")),
            Text(f"({fact.aside})" if fact.aside else "", style="dim"),
        )
    return grid


def _table(table: Table) -> RenderableType:
    headed = any(column.heading for column in table.columns)
    grid = Grid(box=SIMPLE_HEAD, padding=(0, 1), show_edge=False, show_header=headed)
    last = len(table.columns) - 1
    for position, column in enumerate(table.columns):
        grid.add_column(
            Text(column.heading),
            justify="right" if column.right else "left",
            no_wrap=position != last and column.right,
            ratio=1 if position == last and not column.right else None,
        )
    for row in table.rows:
        grid.add_row(*(Text(cell.text, style=STYLES[cell.tone]) for cell in row))
    return grid
