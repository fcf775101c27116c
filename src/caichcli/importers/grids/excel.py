"""Excel workbooks as grids: a sheet each, its rows and columns that hold something."""

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from caichcli.importers import packages
from caichcli.importers.grids import escapes, number_formats
from caichcli.importers.grids.grid import Cell, Grid, Note, Refused, Sign, Source
from caichcli.importers.grids.sheets import Sheet, Sheets, column_letters, covered
from caichcli.importers.grids.texts import Piece, read_all
from caichcli.language import legacy
from caichcli.language.wording import day

WIDEST = 200
"""Columns of a sheet that are read; a table of tasks has a dozen."""
MOST_PLACES = 4_000_000  # rows that hold something by columns that do, filled or not

# What openpyxl meets a file with that is no workbook, or not a whole one.
_BROKEN = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class _Value(Struct, frozen=True):
    """What a cell holds, before its text is read."""

    pieces: tuple[Piece, ...]
    signs: tuple[Sign, ...] = ()


class _Workbook(Struct, frozen=True):
    """What the cells of a workbook are read by: facts of its sheets, looks of its styles."""

    facts: dict[str, Sheet]
    striking: frozenset[int]
    bold: frozenset[int]


def read(data: bytes) -> Source | Refused:
    """Every sheet of a workbook. Formulas give the value that they last had."""
    from openpyxl import load_workbook

    package = packages.open_package(data)
    if isinstance(package, Refused):
        return package
    sheets = Sheets()
    copy = packages.copy(package, sheets)
    if isinstance(copy, Refused):
        return copy
    notes = [*packages.notes(package), *_comments(package.namelist())]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not concern us
            book = load_workbook(
                copy, read_only=True, data_only=True, keep_links=False, rich_text=True
            )
            workbook = _Workbook(
                sheets.named(), frozenset(_styles(book, "strike")), frozenset(_styles(book, "b"))
            )
            room = _Room()
            grids = [
                _grid(sheet, workbook, number, notes, room)
                for number, sheet in enumerate(book.worksheets, 1)
            ]
            book.close()
    except _TooMuch:
        return Refused("too-large")
    except _BROKEN:
        return Refused("broken")
    hidden_names = [grid.name for grid in grids if grid.is_hidden and grid.rows]
    if hidden_names:
        notes.append(Note("hidden-sheets", {"names": ", ".join(hidden_names)}))
    return Source(tuple(grids), tuple(notes))


class _TooMuch(Exception):
    """More cells than any plan has."""


class _Room:
    """What may still be taken from a workbook."""

    def __init__(self) -> None:
        self.cells = packages.TABLE.cells
        self.places = MOST_PLACES

    def take(self, cells: int = 0, places: int = 0) -> None:
        self.cells -= cells
        self.places -= places
        if self.cells < 0 or self.places < 0:
            raise _TooMuch


def _comments(names: Sequence[str]) -> list[Note]:
    count = sum(name.startswith("xl/comments") for name in names)
    return [Note("cell-comments")] if count else []


def _cells(sheet: Any) -> Iterator[Any]:
    """The cells that a sheet's part has; openpyxl's own way makes all those between them too."""
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._reader import WorkSheetParser

    book = sheet.parent
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
            rich_text=True,
        )
        for _, cells in parser.parse():
            for cell in cells:
                yield ReadOnlyCell(sheet, **cell)


def _styles(book: Any, look: str) -> Iterator[int]:
    """The styles of cells whose fonts have a look, by their numbers: struck out, bold."""
    fonts = {number for number, font in enumerate(book._fonts) if getattr(font, look)}
    if fonts:
        yield from (at for at, style in enumerate(book._cell_styles) if style.fontId in fonts)


def _grid(sheet: Any, workbook: _Workbook, number: int, notes: list[Note], room: _Room) -> Grid:
    facts = workbook.facts.get(sheet.title) or Sheet()
    values: dict[tuple[int, int], _Value] = {}
    beyond = 0
    for cell in _cells(sheet):
        room.take(cells=1)
        place = cell.row, cell.column
        if cell.column > WIDEST:
            beyond += cell.value is not None
        elif cell.value is not None or place in facts.formulas:
            is_struck = cell._style_id in workbook.striking
            value = _value(cell, formula=place in facts.formulas, is_struck=is_struck)
            if cell._style_id in workbook.bold and str(cell.value).strip():
                value = structs.replace(value, signs=(*value.signs, "bold"))
            values[place] = value
    if beyond:
        notes.append(Note("too-wide", {"sheet": sheet.title, "count": beyond, "widest": WIDEST}))
    texts = dict(zip(values, read_all([value.pieces for value in values.values()]), strict=True))
    places = {place for place, text in texts.items() if text.text or values[place].signs}
    rows = sorted({row for row, _ in places})
    columns = sorted({column for _, column in places})
    room.take(places=len(rows) * len(columns))
    grid: list[list[Cell | None]] = [[None] * len(columns) for _ in rows]
    for area in facts.merged:
        room.take(places=_merge(grid, area, rows, columns, values, texts))
    whole = tuple(
        tuple(
            cell or _cell(at, position, values.get((row, column)), texts.get((row, column)))
            for position, (column, cell) in enumerate(zip(columns, line, strict=True))
        )
        for at, (row, line) in enumerate(zip(rows, grid, strict=True))
    )
    return Grid(
        "sheet",
        number,
        whole,
        tuple(rows),
        name=escapes.read(sheet.title),
        letters=tuple(map(column_letters, columns)),
        hidden_rows=frozenset(at for at, row in enumerate(rows) if row in facts.hidden_rows),
        hidden_columns=frozenset(
            at for at, column in enumerate(columns) if facts.is_hidden(column)
        ),
        is_hidden=sheet.sheet_state != "visible",
    )


def _merge(
    grid: list[list[Cell | None]],
    area: tuple[int, int, int, int],
    rows: Sequence[int],
    columns: Sequence[int],
    values: dict[tuple[int, int], _Value],
    texts: dict[tuple[int, int], Any],
) -> int:
    """Put the one cell of a merged range at every position that it covers; return their number."""
    down, across = covered(rows, columns, area)
    if not down or not across:
        return 0
    corner = area[:2]
    cell = _cell(down[0], across[0], values.get(corner), texts.get(corner))
    for at in down:
        for position in across:
            grid[at][position] = cell
    return len(down) * len(across)


def _cell(row: int, column: int, value: _Value | None, text: Any) -> Cell:
    if value is None:
        return Cell("", row, column)
    return Cell(text.text, row, column, (*value.signs, *text.signs))


def _value(cell: Any, *, formula: bool, is_struck: bool) -> _Value:
    signs: list[Sign] = ["formula"] if formula else []
    value = cell.value
    if is_struck or (isinstance(value, list) and any(map(_is_struck, value))):
        signs.append("struck")
    if value is None:
        return _Value((), ("formula-empty",))
    if cell.data_type == "e":
        return _Value(((str(value), ""),), (*signs, "error"))
    if isinstance(value, str | list):
        return _Value(tuple(_pieces(cell)), tuple(signs))
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        signs.append("date")
    return _Value(((shown(value, cell.number_format or ""), ""),), tuple(signs))


def _pieces(cell: Any) -> Iterator[Piece]:
    """The text of a cell by its fonts: several where parts of it look different."""
    runs = [cell.value] if isinstance(cell.value, str) else cell.value
    for run in runs:
        text = escapes.read(str(run))
        font = "" if legacy.is_unicode(text) else (_own_font(run) or cell.font.name or "")
        yield text, font


def _is_struck(run: Any) -> bool:
    """Whether a part of a text is struck out by its own font."""
    return not isinstance(run, str) and bool(run.font.strike) and bool(run.text.strip())


def _own_font(run: Any) -> str:
    """The name of the font of a part of a text; "" where it is the cell's."""
    return "" if isinstance(run, str) else (run.font.rFont or "")


def shown(value: Any, shape: str) -> str:
    """A number or a date in words, as the sheet shows it.

    A date whose format names no day means its month or its year.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.date):
        letters = _QUOTED.sub("", shape.lower())
        if "d" not in letters and "m" in letters and "y" in letters:
            return f"{value.month}/{value.year}"
        if "d" not in letters and "m" not in letters and "y" in letters:
            return str(value.year)
        return day(value, "vi")
    if isinstance(value, int | float) and "%" in shape:
        return f"{value * 100:g}%"
    if isinstance(value, int | float):
        return number_formats.formatted(value, shape)
    return str(value)
