"""Excel workbooks as grids: a sheet each, its rows and columns that hold something."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any
from zipfile import ZipFile

from caichcli.importers import packages
from caichcli.importers.grids import cells, escapes, looks, number_formats, strings, workbook
from caichcli.importers.grids.cells import RawCell, Scale, SheetFacts
from caichcli.importers.grids.grid import Cell, FileRefusal, Grid, GridNote, Sign, Source
from caichcli.importers.grids.sheets import Sheets, column_letters, covered
from caichcli.importers.grids.texts import Read, Words, read_all
from caichcli.importers.grids.workbook import SheetListing
from caichcli.language import legacy
from caichcli.language.wording import day

Place = tuple[int, int]
"""A row and a column of a sheet, from 1."""

WIDEST = 200
"""Columns of a sheet that are read; a table of tasks has a dozen."""
MOST_PLACES = 4_000_000  # rows that hold something by columns that do, filled or not

# What a file is met with that is no workbook, or not a whole one.
_BROKEN = (*packages.ERRORS, ArithmeticError, LookupError)

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read(data: bytes) -> Source | FileRefusal:
    """Every sheet of a workbook. Formulas give the value that they last had."""
    package = packages.open_package(data)
    if isinstance(package, FileRefusal):
        return package
    refusal = packages.survey(package, Sheets())
    if refusal is not None:
        return refusal
    try:
        return _Workbook(package).source()
    except _TooMuch:
        return FileRefusal("too-large")
    except _BROKEN:
        return FileRefusal("broken")


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


class _Sheet:
    """The cells of a sheet while they go by: where which text stands, and with what signs."""

    def __init__(self, listing: SheetListing, room: _Room, texts: dict[Words, int]) -> None:
        self.listing = listing
        self.facts = SheetFacts(set(), [], [])
        self.rows: dict[int, dict[int, int]] = {}  # the numbers of texts, by row and column
        self.signs: dict[Place, tuple[Sign, ...]] = {}
        self.beyond = 0
        self._room = room
        self._texts = texts

    def take(self, cell: RawCell) -> None:
        """Take a cell that goes by, where it holds something."""
        self._room.take(cells=1)
        if cell.column > WIDEST:
            self.beyond += cell.value is not None
        elif cell.value is not None or cell.is_formula:
            text = "" if cell.value is None else _words(cell)
            # Each text once, however many cells say it.
            number = self._texts.setdefault(text, len(self._texts))
            line = self.rows.get(cell.row)
            if line is None:
                line = self.rows[cell.row] = {}
            line[cell.column] = number
            if signs := _signs(cell):
                self.signs[cell.row, cell.column] = signs

    def line(self, row: int, texts: Sequence[Read]) -> dict[int, int]:
        """Return the texts of a row by their columns, without cells that say nothing."""
        return {
            column: number
            for column, number in self.rows[row].items()
            if texts[number].text or (row, column) in self.signs
        }

    def cell(self, at: int, position: int, place: Place, texts: Sequence[Read]) -> Cell:
        """Return the cell at a place of the sheet as the one at a position of the grid."""
        row, column = place
        number = self.rows.get(row, {}).get(column)
        if number is None:
            return Cell("", at, position)
        text = texts[number]
        return Cell(text.text, at, position, self.signs.get(place, ()) + text.signs)


class _Workbook:
    """A workbook whose parts are read one after the other, and none of them twice."""

    def __init__(self, package: ZipFile) -> None:
        self.package = package
        self.parts = Sheets()
        self.book = workbook.read(package)
        self.room = _Room()

    def source(self) -> Source:
        """Return the sheets as grids, and what there is to tell of the file."""
        sheets, texts = self._sheets()
        names = self.package.namelist()
        notes = [*packages.notes(self.package), *_comments(names)]
        notes += [
            GridNote(
                "too-wide", {"sheet": one.listing.title, "count": one.beyond, "widest": WIDEST}
            )
            for one in sheets
            if one.beyond
        ]
        grids = [_grid(one, number, texts, self.room) for number, one in enumerate(sheets, 1)]
        hidden_names = [grid.name for grid in grids if grid.is_hidden and grid.rows]
        if hidden_names:
            notes.append(GridNote("hidden-sheets", {"names": ", ".join(hidden_names)}))
        return Source(tuple(grids), tuple(notes))

    def _sheets(self) -> tuple[list[_Sheet], list[Read]]:
        """The sheets, and the texts that they name by their numbers."""
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

        epoch = MAC_EPOCH if self.book.counts_from_1904 else WINDOWS_EPOCH
        scale = Scale(
            strings.read(self._pieces(self.book.strings)) if self.book.strings else [],
            looks.read(self._pieces(self.book.looks)) if self.book.looks else [looks.CellLook()],
            epoch,
        )
        texts: dict[Words, int] = {}
        sheets = [_Sheet(listing, self.room, texts) for listing in self.book.sheets]
        for sheet in sheets:
            sheet.facts = cells.read(self._pieces(sheet.listing.part), scale, sheet.take)
        return sheets, read_all(list(texts))

    def _pieces(self, part: str) -> Iterator[bytes]:
        return packages.pieces(self.package, self.package.getinfo(part), self.parts)


def _comments(names: Sequence[str]) -> list[GridNote]:
    count = sum(name.startswith("xl/comments") for name in names)
    return [GridNote("cell-comments")] if count else []


def _words(cell: RawCell) -> Words:
    """What a cell says, by its fonts where they tell of an encoding."""
    value, font = cell.value, cell.look.font
    if isinstance(value, str):
        is_plain = not font or cell.is_error or legacy.is_unicode(value)
        return value if is_plain else ((value, font),)
    if isinstance(value, tuple):
        return tuple(
            (run.text, "" if legacy.is_unicode(run.text) else run.font or font) for run in value
        )
    return shown(value, cell.look.shape)


def _signs(cell: RawCell) -> tuple[Sign, ...]:
    value, look = cell.value, cell.look
    if value is None:
        return ("formula-empty",)
    signs: list[Sign] = ["formula"] if cell.is_formula else []
    if look.is_struck or _is_partly_struck(value):
        signs.append("struck")
    if cell.is_error:
        signs.append("error")
    elif isinstance(value, dt.date | dt.time | dt.timedelta):
        signs.append("date")
    if look.is_bold and (not isinstance(value, str) or value.strip()):
        signs.append("bold")
    return tuple(signs)


def _is_partly_struck(value: object) -> bool:
    return isinstance(value, tuple) and any(run.is_struck and run.text.strip() for run in value)


def _grid(sheet: _Sheet, number: int, texts: Sequence[Read], room: _Room) -> Grid:
    lines = {row: line for row in sorted(sheet.rows) if (line := sheet.line(row, texts))}
    rows, columns = list(lines), sorted({column for line in lines.values() for column in line})
    room.take(places=len(rows) * len(columns))
    merged: dict[tuple[int, int], Cell] = {}
    for area in sheet.facts.merged:
        down, across = covered(rows, columns, area)
        room.take(places=len(down) * len(across))
        if down and across:
            cell = sheet.cell(down[0], across[0], area[:2], texts)
            merged |= {(at, position): cell for at in down for position in across}
    whole = tuple(
        tuple(
            merged.get((at, position)) or sheet.cell(at, position, (row, column), texts)
            for position, column in enumerate(columns)
        )
        for at, row in enumerate(rows)
    )
    return Grid(
        "sheet",
        number,
        whole,
        tuple(rows),
        name=escapes.read(sheet.listing.title),
        letters=tuple(map(column_letters, columns)),
        hidden_rows=frozenset(at for at, row in enumerate(rows) if row in sheet.facts.hidden_rows),
        hidden_columns=frozenset(
            at for at, column in enumerate(columns) if sheet.facts.is_hidden(column)
        ),
        is_hidden=sheet.listing.is_hidden,
    )


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
