"""A table as read from any file: cells of text with their places, and what to tell of it."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct

from caichcli.language.legacy import Legacy

Kind = Literal["word", "sheet", "csv", "markdown", "pdf", "text"]
Sign = Literal[
    "date",  # a date of Excel's, put into words
    "day-lost",  # a date of Excel's where no date belongs, such as a number like 1.10
    "error",  # #REF! and its like
    "formula",  # worked out by Excel; the value is the one last shown
    "formula-empty",  # never worked out: there is no value
    "converted",  # was in TCVN3 or VNI
    "noise",  # letters of no known encoding
    "glyph",  # a look-alike letter put right: Ð for Đ
    "invisible",  # characters without width, left out
    "hidden",  # hidden text, left out
    "nested",  # holds the text of a table within the cell
    "within",  # its words are those of another cell: a term within a sentence
    "bold",  # all its words are bold, those of its first paragraph at least
    "struck",  # words in it are struck out
    "equation",  # holds an equation, its letters in a row
    "torn",  # of CSV: begun by a quote that is not closed where it should be
    "deleted",  # a cell of Word deleted under review: its words are left out
]


class Cell(Struct, frozen=True, eq=False):
    """One cell; a merged one stands at every position that it covers, the same object.

    ``row`` and ``column`` are its upper left position in the grid, from 0.
    """

    text: str
    row: int
    column: int
    signs: tuple[Sign, ...] = ()

    @property
    def says(self) -> bool:
        """Whether a cell holds words, or should."""
        return bool(self.text) or "formula-empty" in self.signs or "deleted" in self.signs

    @property
    def words(self) -> int:
        return 0 if "within" in self.signs else len(self.text.split())


class GridNote(Struct, frozen=True):
    """Something about the file that its reader must be told; ``code`` is a key of the messages."""

    code: str
    values: dict[str, Any] = {}


class Grid(Struct, frozen=True):
    """A table: its rows, each with as many cells; ``numbers`` are the rows' numbers in the file.

    ``number`` counts the tables of the file from 1; ``name`` is a sheet's; ``letters`` are the
    columns' names. ``follows``: nothing but blank lines stands between it and the table before.
    ``below`` is the number of the paragraph above it, or of one between the two; 0 of none.
    """

    kind: Kind
    number: int
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]
    name: str = ""
    letters: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    follows: bool = False
    inside: int | None = None
    below: int = 0

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def cells(self) -> Iterator[Cell]:
        """Every cell once, merged or not, row by row."""
        for at, row in enumerate(self.rows):
            for position, cell in enumerate(row):
                if (cell.row, cell.column) == (at, position):
                    yield cell


class GridParagraph(Struct, frozen=True):
    """A paragraph or a line outside all tables, by its number in the file.

    ``list`` is the list of Word's that it is an item of, with the item's level; ``label`` the mark
    of a footnote.
    """

    number: int
    text: str
    list: tuple[str, int] | None = None
    label: str = ""


class Source(Struct, frozen=True):
    """A file as read: its tables, the text around them, and what there is to tell of it.

    ``encoding`` is the legacy encoding that most of its text was in; ``footnotes`` are Word's.
    """

    grids: tuple[Grid, ...]
    notes: tuple[GridNote, ...] = ()
    encoding: Legacy | None = None
    paragraphs: tuple[GridParagraph, ...] = ()
    footnotes: tuple[GridParagraph, ...] = ()


class FileRefusal(Struct, frozen=True):
    """A file that is not read, and why; ``reason`` is a key of the messages."""

    reason: str
    values: dict[str, Any] = {}


def notes(grids: Sequence[Grid]) -> Iterator[GridNote]:
    """Tell of hidden rows and columns with words in them, and of text in legacy fonts."""
    rows = sum(len(grid.hidden_rows) for grid in grids)
    if rows:
        yield GridNote("hidden-rows", {"count": rows})
    names = [grid.letters[at] for grid in grids for at in sorted(grid.hidden_columns)]
    if names:
        yield GridNote("hidden-columns", {"names": ", ".join(dict.fromkeys(names))})
    count = sum("converted" in cell.signs for grid in grids for cell in grid.cells())
    if count:
        yield GridNote("converted", {"count": count})


def distinct(row: tuple[Cell, ...]) -> list[Cell]:
    """The cells of a row, merged ones once."""
    return list({id(cell): cell for cell in row}.values())
