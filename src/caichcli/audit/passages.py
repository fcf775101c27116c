"""A paper as text with places: paragraphs, footnotes and tables in the order in which they stand.

The lines that places count are those of the paper's own text, or, of a file of another kind, a
line a paragraph and a line a row of a table.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from caichcli.plan.finding import Span

TextKind = Literal["paragraph", "heading", "item", "footnote"]


class TextOrigin(Struct, frozen=True):
    """From ``offset`` on, a text stands on this line and column of the paper, both from 1."""

    offset: int
    line: int
    column: int


class RunningText(Struct, frozen=True):
    """Words in one piece, whatever lines they stand on.

    ``level`` is an item's depth, from 0; ``list_number`` tells its list from the next one, where
    the paper's own kind of file does. ``label`` is the mark of a footnote, where it is apart from
    its words.
    """

    text: str
    origins: tuple[TextOrigin, ...]
    kind: TextKind = "paragraph"
    level: int = 0
    list_number: int = 0
    label: str = ""

    def span(self, start: int, end: int) -> Span:
        """The place in the paper of a stretch of the text that is not empty."""
        first, last = self._origin(start), self._origin(end - 1)
        return Span(
            first.line,
            first.column + start - first.offset,
            last.line,
            last.column + end - last.offset,
        )

    def _origin(self, offset: int) -> TextOrigin:
        return self.origins[bisect_right(self.origins, offset, key=lambda one: one.offset) - 1]


class PaperCell(Struct, frozen=True):
    """A cell of a table; a merged one is there at every position, and ``is_first`` at one."""

    prose: RunningText
    is_first: bool = True

    @property
    def text(self) -> str:
        return self.prose.text


class PaperTable(Struct, frozen=True):
    """A table: its rows, each with as many cells."""

    rows: tuple[tuple[PaperCell, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


Passage = RunningText | PaperTable


class PaperText(Struct, frozen=True):
    """A paper's passages, and its lines as a person is shown them.

    Of a Word file ``anchors`` say what each line is: a paragraph by its number, or a table by its
    number and the number of the row.
    """

    passages: tuple[Passage, ...]
    lines: tuple[str, ...] = ()
    anchors: tuple[tuple[int, int, int], ...] = ()


def prose(text: str, line: int, column: int = 1, kind: TextKind = "paragraph") -> RunningText:
    """Return words that stand on one line."""
    return RunningText(text, (TextOrigin(0, line, column),), kind)


def part(text: RunningText, start: int, end: int) -> RunningText:
    """A stretch of a text that is not empty, with the places that it has."""
    first = text.span(start, start + 1)
    origins = [TextOrigin(0, first.line, first.column)]
    inner = (one for one in text.origins if start < one.offset < end)
    origins += [TextOrigin(one.offset - start, one.line, one.column) for one in inner]
    return RunningText(text.text[start:end], tuple(origins), text.kind)


def joined(parts: Sequence[tuple[str, RunningText]]) -> RunningText:
    """Return pieces of prose as one, each behind its joint, with the places that they have."""
    text = ""
    origins: list[TextOrigin] = []
    for joint, part in parts:
        text += joint
        start = len(text)
        origins += [TextOrigin(start + one.offset, one.line, one.column) for one in part.origins]
        text += part.text
    kind = parts[0][1].kind
    if origins and origins[0].offset:
        origins.insert(0, TextOrigin(0, origins[0].line, origins[0].column))
    return RunningText(text, tuple(origins), kind)
