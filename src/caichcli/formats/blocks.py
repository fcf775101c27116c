"""What an answer says, in blocks of words; how it looks is each format's own affair."""

from typing import Literal

from msgspec import Struct

Tone = Literal["plain", "good", "warn", "bad", "quiet"]
# The part of a table that is worded where nobody asks for less.
ALL = slice(None)


class Title(Struct, frozen=True):
    """The answer's subject; ``aside`` stands at the line's other end."""

    text: str
    aside: str = ""


class Heading(Struct, frozen=True):
    text: str


class Paragraph(Struct, frozen=True):
    text: str


class Note(Struct, frozen=True):
    """Something that must be known to read the figures rightly."""

    text: str


class Fact(Struct, frozen=True):
    """One line of figures: label, figure, what it is made of.

    ``alarm`` are the words of the aside that a reader must not miss.
    """

    label: str
    value: str
    aside: str = ""
    indent: int = 0
    alarm: str = ""


class Part(Struct, frozen=True):
    """One part of a whole: what it is and how many."""

    text: str
    count: int
    tone: Tone = "plain"


class Facts(Struct, frozen=True):
    """Figures stand under each other at the right; ``worded`` values begin at the left.

    ``parts`` are those of the figures that make up a whole, for who can draw them as a bar.
    """

    rows: tuple[Fact, ...]
    worded: bool = False
    parts: tuple[Part, ...] = ()


class Column(Struct, frozen=True):
    """What stands over a column; ``centred`` are the words of one that is not ruled."""

    heading: str
    right: bool = False
    centred: bool = False


class BlockCell(Struct, frozen=True):
    """Words; ``stroke`` is a line beneath them, so much of their length as it says."""

    text: str
    tone: Tone = "plain"
    bold: bool = False
    stroke: float = 0


class Table(Struct, frozen=True):
    """Rows under headings; the last column takes what room there is.

    One that is not ``ruled`` only sets words beside each other, as at the head of a paper.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[BlockCell, ...], ...]
    total: bool = False
    ruled: bool = True


Block = Title | Heading | Paragraph | Note | Facts | Table
Page = tuple[Block, ...]


def adjoins(before: Block, block: Block) -> bool:
    """Tell whether a block stands right under the one before it, with no empty line between."""
    if isinstance(before, Heading):
        return True
    if isinstance(before, Title) and not before.aside:
        return isinstance(block, Paragraph)
    return isinstance(block, Paragraph | Note) and isinstance(before, type(block))


def cells(row: tuple[str | BlockCell, ...]) -> tuple[BlockCell, ...]:
    """A table's row with every text as a cell."""
    return tuple([cell if isinstance(cell, BlockCell) else BlockCell(cell) for cell in row])
