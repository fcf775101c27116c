"""The office's book of outgoing letters: to whom, which number, signed when, answered by when."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from caichcli.importers.grids.grid import Cell, Source
from caichcli.language.vietnamese import fold

Column = Literal["agency", "number", "date", "reply_by"]

# How the headings of the columns begin, folded.
_HEADINGS: dict[Column, tuple[str, ...]] = {
    "reply_by": ("han tra loi", "han bao cao", "tra loi truoc", "bao cao truoc", "han", "reply"),
    "date": ("ngay", "date"),
    "agency": ("co quan", "don vi", "noi nhan", "kinh gui", "ten co quan", "agency", "to"),
    "number": ("so ky hieu", "so, ky hieu", "so van ban", "so cong van", "so va ky", "number"),
}
_NEEDED: frozenset[Column] = frozenset({"agency", "number"})
_NUMBER = "so"  # by itself; "Sở, ngành" begins like it


class OutgoingRow(Struct, frozen=True):
    """A row of the book, by its number in the file; the words in its cells, empty where none."""

    row: int
    agency: str
    number: str
    date: str = ""
    reply_by: str = ""


def read(source: Source) -> list[OutgoingRow] | None:
    """Return the rows of the first table that has an agency and a number; None without one."""
    for grid in source.grids:
        for at, row in enumerate(grid.rows):
            columns = _columns(row)
            if columns.keys() >= _NEEDED:
                rows = zip(grid.numbers[at + 1 :], grid.rows[at + 1 :], strict=True)
                return list(_filled(rows, columns))
    return None


def _columns(row: tuple[Cell, ...]) -> dict[Column, int]:
    columns: dict[Column, int] = {}
    for position, cell in enumerate(row):
        column = _column(fold(cell.text))
        if column is not None:
            columns.setdefault(column, position)
    return columns


def _column(heading: str) -> Column | None:
    if heading == _NUMBER:
        return "number"
    return next((each for each, starts in _HEADINGS.items() if heading.startswith(starts)), None)


def _filled(
    rows: Iterator[tuple[int, tuple[Cell, ...]]], columns: dict[Column, int]
) -> Iterator[OutgoingRow]:
    """The rows that say anything: one without a number yet is of a letter not issued."""
    for number, row in rows:
        values = {name: row[position].text.strip() for name, position in columns.items()}
        if values["agency"] and values["number"]:
            yield OutgoingRow(number, **values)
