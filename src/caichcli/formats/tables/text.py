"""Blocks as plain text for a pipe: aligned, one line a row, never wrapped or cut."""

from collections.abc import Iterator
from unicodedata import normalize

from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
    adjoins,
)
from caichcli.language.characters import printable, squeezed
from caichcli.language.wording import Language

TITLE_WIDTH = 80
GAP = "  "


def write(page: Page, lang: Language) -> str:
    """Return the page as text that ends with a line break."""
    lines: list[str] = []
    for before, block in zip((None, *page), page, strict=False):
        if before is not None and not adjoins(before, block):
            lines.append("")
        lines.extend(_lines(block))
    return printable(normalize("NFC", "\n".join(lines))) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Title):
        yield from _spread(block.text, block.aside)
    elif isinstance(block, Heading | Paragraph):
        yield from block.text.split("\n")
    elif isinstance(block, Note):
        yield f"! {_one_line(block.text)}"
    elif isinstance(block, Facts):
        yield from _facts(block)
    else:
        yield from _table(block)


def _spread(text: str, aside: str) -> Iterator[str]:
    """A page's subject and what stands beside it; on two lines where one has no room for both."""
    if not aside:
        yield text
    elif len(text) + len(GAP) + len(aside) > TITLE_WIDTH:
        yield from (text, f"{aside:>{TITLE_WIDTH}}")
    else:
        yield f"{text}{aside:>{TITLE_WIDTH - len(text)}}"


def _facts(facts: Facts) -> Iterator[str]:
    labels = [GAP * fact.indent + fact.label for fact in facts.rows]
    width = max(map(len, labels))
    figures = 0 if facts.worded else max(len(fact.value) for fact in facts.rows)
    for label, fact in zip(labels, facts.rows, strict=True):
        aside = f"{GAP} ({fact.aside})" if fact.aside else ""
        yield f"{label:<{width}}{GAP}{_one_line(fact.value):>{figures}}{aside}"


def _table(table: Table) -> Iterator[str]:
    heading = tuple(BlockCell(column.heading) for column in table.columns)
    headed = (heading, *table.rows) if any(cell.text for cell in heading) else table.rows
    rows = [[_one_line(cell.text) for cell in row] for row in headed]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    line = GAP.join(map(_cell, table.columns, widths))
    for row in rows:
        yield (GAP + line % tuple(row)).rstrip()


def _cell(column: Column, width: int) -> str:
    """How a column's texts are set: to the right, or to the left, with blanks behind."""
    return f"%{width}s" if column.right else f"%-{width}s"


def _one_line(text: str) -> str:
    return squeezed(normalize("NFC", text))
