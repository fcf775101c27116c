"""The cells of a sheet as its XML has them, and what it says of them besides: merged, hidden.

SpreadsheetML: ECMA-376, part 1, 18.3.1.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from caichcli.importers.grids import escapes
from caichcli.importers.grids.looks import CellLook
from caichcli.importers.grids.markup import go_through
from caichcli.importers.grids.sheets import Range, column_number
from caichcli.importers.grids.strings import Runs, String

Value = String | bool | int | float | dt.date | dt.time | dt.timedelta | None

MOST_MERGED = 200_000  # merged ranges of a sheet
MOST_COLUMNS = 16_384  # descriptions of columns: as many as a sheet has columns
DIGITS = "0123456789"
_ON = ("1", "true")
_RANGE = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")


class Scale(Struct, frozen=True):
    """What the cells of a workbook refer to: strings, looks, the day that days count from."""

    strings: Sequence[String]
    looks: Sequence[CellLook]
    epoch: dt.datetime


class RawCell(Struct):
    """A cell as its sheet has it; ``is_error``: its value is one of Excel's, such as #REF!."""

    row: int
    column: int
    look: CellLook
    value: Value = None
    is_error: bool = False
    is_formula: bool = False


class SheetFacts(Struct):
    """What a sheet says of its rows and columns, which count from 1."""

    hidden_rows: set[int]
    hidden_columns: list[tuple[int, int]]
    merged: list[Range]

    def is_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


def read(pieces: Iterable[bytes], scale: Scale, take: Callable[[RawCell], None]) -> SheetFacts:
    """Hand over each cell of a sheet; return what the sheet says of its rows and columns.

    Raises ValueError or LookupError where a cell has no place, or a look that there is not.
    """
    reader = _Reader(scale, take)
    go_through(pieces, reader.starts, reader.ends)
    return reader.facts


class _Reader:
    def __init__(self, scale: Scale, take: Callable[[RawCell], None]) -> None:
        self.facts = SheetFacts(set(), [], [])
        self._scale = scale
        self._take = take
        self._row = self._column = 0
        self._cell: Mapping[str, str] | None = None  # the attributes of the one that goes by
        self._is_formula = False
        self._written = ""
        self._runs = Runs()
        self.starts = {
            "row": self._begin_row,
            "c": self._begin_cell,
            "f": self._formula,
            "is": self._runs.begin,
            "col": self._hide_column,
            "mergeCell": self._merge,
            **self._runs.starts,
        }
        self.ends = {"c": self._end_cell, "v": self._write, **self._runs.ends}

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r")
        self._row = self._row + 1 if number is None else int(float(number))
        self._column = 0
        if attributes.get("hidden") in _ON:
            self.facts.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell = attributes
        self._is_formula = False
        self._written = ""

    def _formula(self, _: Mapping[str, str]) -> None:
        self._is_formula = True

    def _write(self, text: str) -> None:
        self._written = text

    def _end_cell(self, _: str) -> None:
        attributes = self._cell
        if attributes is None:
            return
        self._cell = None
        row = self._row
        if place := attributes.get("r"):
            letters = place.rstrip(DIGITS)
            row, self._column = int(place[len(letters) :]), _column(letters)
        else:
            self._column += 1
        style = int(attributes.get("s", 0))
        if style < 0 or row < 1:
            raise ValueError(place)
        cell = RawCell(row, self._column, self._scale.looks[style], is_formula=self._is_formula)
        kind = attributes.get("t", "n")
        if kind == "inlineStr":
            cell.value = self._runs.string()
        elif self._written:
            self._set(cell, kind, self._written)
        self._take(cell)

    def _set(self, cell: RawCell, kind: str, text: str) -> None:
        """Give a cell the value that is written in it."""
        if kind == "s":
            number = int(text)
            if number < 0:
                raise ValueError(text)
            cell.value = self._scale.strings[number]
        elif kind == "str":
            cell.value = escapes.read(text)
        elif kind == "e":
            cell.value, cell.is_error = text, True
        elif kind == "b":
            cell.value = bool(int(text))
        elif kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            cell.value = from_ISO8601(text)  # type: ignore[no-untyped-call]  # has no types
        else:
            self._set_number(cell, text)

    def _set_number(self, cell: RawCell, text: str) -> None:
        number = float(text) if "." in text or "e" in text.lower() else int(text)
        cell.value = number
        if cell.look.kind != "number":
            from openpyxl.utils.datetime import from_excel

            try:
                is_duration = cell.look.kind == "duration"
                cell.value = from_excel(number, self._scale.epoch, timedelta=is_duration)
            except (OverflowError, ValueError):
                cell.value, cell.is_error = "#VALUE!", True

    def _hide_column(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _ON:
            first = int(attributes.get("min", 1))
            self.facts.hidden_columns.append((first, int(attributes.get("max", first))))
            if len(self.facts.hidden_columns) > MOST_COLUMNS:
                raise ValueError(first)

    def _merge(self, attributes: Mapping[str, str]) -> None:
        if match := _RANGE.fullmatch(attributes.get("ref", "")):
            first, top, last, bottom = match.groups()
            area = int(top), _column(first), int(bottom), _column(last)
            self.facts.merged.append(area)
            if len(self.facts.merged) > MOST_MERGED:
                raise ValueError(top)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    if not re.fullmatch("[A-Z]{1,3}", letters):
        raise ValueError(letters)
    return column_number(letters.encode())
