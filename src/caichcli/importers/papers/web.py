"""Web pages: the words that a browser shows, in paragraphs, lists and tables."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from unicodedata import normalize

from caichcli.audit.passages import (
    PaperCell,
    PaperTable,
    PaperText,
    Passage,
    RunningText,
    TextKind,
    TextOrigin,
    prose,
)

_HIDDEN = ("head", "script", "style", "template", "noscript")
_CHART = "svg"
_BLOCKS = (
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "table",
    "caption", "blockquote", "header", "footer", "main", "hr", "dt", "dd", "pre", "body",
    "text", "title", "desc",
)  # fmt: skip
# A footnote by its element's id, as converters write it: fn1, fn:1, footnote-1, _ftn1, cite_note-1.
_NOTE = re.compile(r"_?(?:(?:foot|end|cite_?)?note|fn|ftn|edn)[-_:.]?(\d{1,3})", re.IGNORECASE)
_RAISED = str.maketrans("0123456789()[]", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁽⁾")
_MARK = re.compile(r"[(\[]?\d{1,3}[)\]]?")
WIDEST = 1000  # columns of a table, and rows that one cell covers
MOST_PLACES = 1_000_000
DEEPEST = 50  # tables in each other


def read(text: str, *, charts: bool = False) -> PaperText:
    """The passages of a page, with the lines and columns that they have in its text.

    The words of ``charts`` count only where asked for.
    """
    reader = _Reader(_HIDDEN if charts else (*_HIDDEN, _CHART))
    reader.feed(text)
    reader.close()
    reader.flush()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return PaperText(tuple(reader.passages), tuple(lines))


class _Grid:
    """A table while it is read: its rows, and the cells that reach down from rows above."""

    def __init__(self) -> None:
        self.rows: list[list[PaperCell]] = []
        self.reach: dict[int, tuple[int, PaperCell]] = {}  # by column: rows left, and the cell
        self.span = (1, 1)
        self.in_cell = False


class _Reader(HTMLParser):
    def __init__(self, unseen: Sequence[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.unseen = unseen
        self.passages: list[Passage] = []
        self.hidden = 0
        self.grids: list[_Grid] = []
        self.places = 0
        self.kind: TextKind = "paragraph"
        self.lists: list[int] = []  # those that are open, by their number in the page
        self.list_count = 0
        self.label = self.note_tag = ""  # of the footnote that is open: its mark, its element
        self.in_raised = False
        self._empty()

    def _empty(self) -> None:
        self.parts: list[str] = []
        self.origins: list[TextOrigin] = []
        self.length = 0
        self.is_apart = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.unseen:
            self.hidden += 1
        elif tag == "br":
            self.is_apart = True
        elif tag == "sup":
            self.in_raised = True
        elif tag == "table" and len(self.grids) < DEEPEST:
            self.flush()
            self.grids.append(_Grid())
        elif tag == "tr" and self.grids:
            self.cell_done()
            _row_done(self.grids[-1])
            self.grids[-1].rows.append([])
        elif tag in ("td", "th") and self.grids:
            self.cell_done()
            values = dict(attrs)
            grid = self.grids[-1]
            grid.span = _span(values.get("rowspan")), _span(values.get("colspan"))
            grid.in_cell = True
        elif tag in _BLOCKS:
            self.flush()
            if tag in ("ul", "ol"):
                self.list_count += 1
                self.lists.append(self.list_count)
            self.kind = "heading" if tag[0] == "h" and tag[1:].isdigit() else "paragraph"
            self.kind = "item" if tag == "li" else self.kind
            if note := _NOTE.fullmatch(dict(attrs).get("id") or ""):
                self.label, self.note_tag = note[1], tag
            self.kind = "footnote" if self.label else self.kind

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            self.hidden = max(self.hidden - 1, 0)
        elif tag == "sup":
            self.in_raised = False
        elif tag in ("td", "th", "tr") and self.grids:
            self.cell_done()
        elif tag == "table" and self.grids:
            self.cell_done()
            _row_done(self.grids[-1])
            rows = self.grids.pop().rows
            width = max(map(len, rows), default=0)
            self.places += width * len(rows)
            if rows and self.places <= MOST_PLACES:
                blank = PaperCell(prose("", 1))
                self.passages.append(
                    PaperTable(tuple((*row, *[blank] * (width - len(row))) for row in rows))
                )
        elif tag in _BLOCKS:
            self.flush()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            if tag == self.note_tag:
                self.label = self.note_tag = ""
            self.kind = "paragraph"

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        line, column = self.getpos()
        if self.in_raised and _MARK.fullmatch(data):
            data = data.translate(_RAISED)
        for number, text in enumerate(data.split("\n")):
            first = column + 1 if not number else 1
            self.is_apart = self.is_apart or bool(number)
            at = 0
            for word in text.split():
                start = text.index(word, at)
                self.is_apart = self.is_apart or start > at or (not at and start > 0)
                self.put(word, line + number, first + start)
                at = start + len(word)
            self.is_apart = self.is_apart or at < len(text)

    def handle_entityref(self, name: str) -> None:
        self.handle_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_reference(f"&#{name};")

    def handle_reference(self, reference: str) -> None:
        """Put the letter that a reference stands for; a blank parts words."""
        from html import unescape

        letters = unescape(reference)
        line, column = self.getpos()
        if not letters.strip():
            self.is_apart = True
        elif not self.hidden:
            self.put(letters, line, column + 1)

    def put(self, word: str, line: int, column: int) -> None:
        if self.is_apart and self.parts:
            self.parts.append(" ")
            self.length += 1
        self.is_apart = False
        word = normalize("NFC", word)
        self.origins.append(TextOrigin(self.length, line, column))
        self.parts.append(word)
        self.length += len(word)

    def prose(self) -> RunningText:
        level = max(len(self.lists) - 1, 0)
        number = self.lists[-1] if self.lists else 0
        words = RunningText(
            "".join(self.parts), tuple(self.origins), self.kind, level, number, self.label
        )
        self._empty()
        return words if words.origins else prose("", 1)

    def flush(self) -> None:
        """End a paragraph; within a cell it only parts words."""
        if self.grids and self.grids[-1].in_cell:
            self.is_apart = True
        elif self.parts:
            self.passages.append(self.prose())

    def cell_done(self) -> None:
        """Put a cell down at each place that it covers."""
        grid = self.grids[-1]
        if not grid.in_cell:
            self.flush()
            return
        grid.in_cell = False
        if not grid.rows:
            grid.rows.append([])
        row = grid.rows[-1]
        _reach_down(grid, row)
        down, right = grid.span
        words = self.prose()
        for number in range(min(right, WIDEST - len(row))):
            if down > 1:
                grid.reach[len(row)] = (down - 1, PaperCell(words, is_first=False))
            row.append(PaperCell(words, is_first=not number))


def _reach_down(grid: _Grid, row: list[PaperCell]) -> None:
    """Put down the cells of rows above that cover the next places of a row."""
    while reach := grid.reach.pop(len(row), None):
        left, cell = reach
        if left > 1:
            grid.reach[len(row)] = (left - 1, cell)
        row.append(cell)


def _row_done(grid: _Grid) -> None:
    """Put down the cells of rows above that cover places behind the last cell of a row."""
    row = grid.rows[-1] if grid.rows else []
    while behind := [column for column in grid.reach if column >= len(row)]:
        row += [PaperCell(prose("", 1))] * (min(behind) - len(row))
        _reach_down(grid, row)


def _span(value: str | None) -> int:
    number = int(value) if value and re.fullmatch("[0-9]{1,9}", value) else 1
    return min(max(number, 1), WIDEST)
