"""Word documents as grids: a table each, in the order in which they stand."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, structs

from caichcli.importers import packages
from caichcli.importers.grids.grid import Cell, FileRefusal, Grid, GridNote, Sign, Source
from caichcli.importers.grids.numbering import Numbering, W
from caichcli.importers.grids.paragraphs import (
    OFF,
    THROUGH,
    ParagraphReader,
    ParagraphStyles,
    mark_of,
)
from caichcli.importers.grids.texts import Piece, Read, paragraphs, read_all

WIDEST = 63  # columns of a table in Word
DEEPEST = 8  # tables in each other
MOST_PLACES = 2_000_000  # rows by columns of all tables
_BROKEN = (AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError)


class Raw(Struct):
    """A cell before its text is read: where it stands and what is in it."""

    row: int
    column: int
    pieces: list[Piece]
    signs: set[Sign]


class WordTable(Struct):
    """A table before its texts are read: at each position its cell, merged ones several times."""

    number: int
    rows: list[list[Raw | None]]
    follows: bool
    inside: int | None
    hidden_rows: set[int]
    below: int


def read(data: bytes, *, marks: bool = False) -> Source | FileRefusal:
    """Every table of a document as it reads when all changes under review are accepted.

    The ``marks`` of footnotes are words of it only where asked for: [1]; [e1] of an endnote.
    """
    from docx import Document

    package = packages.open_package(data)
    if isinstance(package, FileRefusal):
        return package
    copy = packages.copy(package)
    if isinstance(copy, FileRefusal):
        return copy
    try:
        document = Document(copy)
        reader = _Reader(document, marks=marks)
        reader.walk(document.element.body)
        footnotes = list(reader.footnotes(document))
        if sum(map(_places, reader.tables)) > MOST_PLACES:
            return FileRefusal("too-large")
    except _BROKEN:
        return FileRefusal("broken")
    notes = [*packages.notes(package), *reader.notes()]
    return Source(
        tuple(reader.grids()),
        tuple(notes),
        paragraphs=tuple(
            structs.replace(one, list=reader.lists.get(one.number))
            for one in paragraphs(reader.texts)
        ),
        footnotes=tuple(
            structs.replace(one, label=footnotes[one.number - 1][0])
            for one in paragraphs([pieces for _, pieces in footnotes])
        ),
    )


class _Reader:
    def __init__(self, document: Any, *, marks: bool) -> None:
        self.words = ParagraphReader(
            Numbering(_part(document, "numbering")),
            ParagraphStyles(_part(document, "styles")),
            marks=marks,
        )
        self.tables: list[WordTable] = []
        self.texts: list[list[Piece]] = []  # of the paragraphs outside tables
        self.lists: dict[int, tuple[str, int]] = {}  # by the numbers of paragraphs
        self.told: Counter[str] = Counter()
        self.apart = True  # whether words stand between the last table and here

    def walk(self, node: Any) -> None:
        for child in node:
            if child.tag == W + "p":
                pieces, _ = self.words.read(child)
                self.texts.append(pieces)
                if self.words.list:
                    self.lists[len(self.texts)] = self.words.list
                self.apart = self.apart or any(text.strip() for text, _ in pieces)
            elif child.tag == W + "tbl":
                self.table(child, None)
            elif child.tag in THROUGH:
                self.walk(child)

    def table(self, element: Any, inside: int | None, depth: int = 0) -> WordTable:
        number, below = len(self.tables) + 1, len(self.texts)
        table = WordTable(number, [], not self.apart, inside, set(), below)
        self.tables.append(table)
        self.apart = inside is not None
        above: list[Raw | None] = []
        for row in _children(element, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.told["deleted-rows"] += 1
                continue
            if _is_on(properties, "hidden"):
                table.hidden_rows.add(len(table.rows))
            above = self.row(row, table, above, depth)
            table.rows.append(above)
        return table

    def row(
        self, element: Any, table: WordTable, above: list[Raw | None], depth: int
    ) -> list[Raw | None]:
        line: list[Raw | None] = [None] * _skipped(element, "gridBefore")
        for cell in _children(element, "tc"):
            properties = cell.find(f"{W}tcPr")
            column = len(line)
            merge = None if properties is None else properties.find(f"{W}vMerge")
            raw: Raw | None = None
            if merge is not None and merge.get(f"{W}val") != "restart" and column < len(above):
                raw = above[column]
            if raw is None:
                raw = Raw(len(table.rows), column, [], set())
                if properties is not None and properties.find(f"{W}cellDel") is not None:
                    self.told["deleted-cells"] += 1
                    raw.signs.add("deleted")
                else:
                    self.fill(cell, raw, table, depth)
            elif _is_merged_left(properties) and line:
                raw = line[-1] or raw
            line += [raw] * _span(properties)
            if len(line) > WIDEST:
                break
        return line[:WIDEST]

    def fill(self, node: Any, raw: Raw, table: WordTable, depth: int) -> None:
        """Put the words of a cell together; of tables within it, cell by cell."""
        for child in node:
            if child.tag == W + "p":
                pieces, signs = self.words.read(child)
                is_first = not any(text.strip() for text, _ in raw.pieces)
                raw.pieces += [*pieces, ("\n", "")]
                raw.signs |= signs if is_first else signs - {"bold"}
            elif child.tag == W + "tbl" and depth < DEEPEST:
                inner = self.table(child, table.number, depth + 1)
                raw.signs.add("nested")
                raw.pieces += [piece for each in _once(inner) for piece in each.pieces]
            elif child.tag in THROUGH:
                self.fill(child, raw, table, depth)

    def grids(self) -> Iterator[Grid]:
        every = [raw for table in self.tables for raw in _once(table)]
        texts = {
            id(raw): text
            for raw, text in zip(every, read_all([raw.pieces for raw in every]), strict=True)
        }
        for table in self.tables:
            yield _grid(table, texts)

    def footnotes(self, document: Any) -> Iterator[tuple[str, list[Piece]]]:
        """The marks and the words of notes; those that only draw the line above have no words."""
        for name in ("footnote", "endnote"):
            root = _part(document, f"{name}s")
            for note in () if root is None else root.findall(W + name):
                words = [self.words.read(paragraph)[0] for paragraph in note.iter(f"{W}p")]
                yield mark_of(note, name), [piece for pieces in words for piece in pieces]

    def notes(self) -> Iterator[GridNote]:
        for code, count in (self.words.told + self.told).items():
            yield GridNote(code, {"count": count})


def _grid(table: WordTable, texts: dict[int, Read]) -> Grid:
    width = max(map(len, table.rows), default=0)
    grid_cells: dict[int, Cell] = {}
    rows = []
    for at, line in enumerate(table.rows):
        cells = []
        for column in range(width):
            raw = line[column] if column < len(line) else None
            if raw is None:
                cells.append(Cell("", at, column))
                continue
            if id(raw) not in grid_cells:
                text = texts[id(raw)]
                signs = (*sorted(raw.signs), *text.signs)
                grid_cells[id(raw)] = Cell(text.text, raw.row, raw.column, signs)
            cells.append(grid_cells[id(raw)])
        rows.append(tuple(cells))
    return Grid(
        "word",
        table.number,
        tuple(rows),
        tuple(range(1, len(rows) + 1)),
        hidden_rows=frozenset(table.hidden_rows),
        follows=table.follows,
        inside=table.inside,
        below=table.below,
    )


def _places(table: WordTable) -> int:
    return len(table.rows) * max(map(len, table.rows), default=0)


def _once(table: WordTable) -> list[Raw]:
    return list({id(raw): raw for line in table.rows for raw in line if raw}.values())


def _children(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in THROUGH:
            yield from _children(child, name)


def _part(document: Any, name: str) -> Any | None:
    """The XML of a part that the document is related to; None where there is none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            element = getattr(relation.target_part, "element", None)
            if element is None:
                from docx.oxml import parse_xml

                element = parse_xml(relation.target_part.blob)
            return element
    return None


def _span(properties: Any | None) -> int:
    span = None if properties is None else properties.find(f"{W}gridSpan")
    value = "" if span is None else span.get(f"{W}val") or ""
    return min(max(int(value), 1), WIDEST) if value.isdecimal() else 1


def _skipped(row: Any, name: str) -> int:
    child = row.find(f"{W}trPr/{W}{name}")
    value = "" if child is None else child.get(f"{W}val") or ""
    return min(int(value), WIDEST) if value.isdecimal() else 0


def _is_merged_left(properties: Any | None) -> bool:
    merge = None if properties is None else properties.find(f"{W}hMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _is_on(properties: Any | None, name: str) -> bool:
    child = None if properties is None else properties.find(f"{W}{name}")
    return child is not None and child.get(f"{W}val") not in OFF
