"""Workbooks opened whole by openpyxl, at a cost that follows their filled cells.

openpyxl makes an object of every cell that a merged range covers and of every empty row and cell
that a part names. Far ranges are put back once the workbook is open; rows and cells without a
value are left out where there are more than a sheet of tasks has.
"""

import io
import re
import sys
import warnings
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Literal
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

from caichcli.importers import packages
from caichcli.importers.grids import escapes, sheets, workbook
from caichcli.importers.grids.sheets import Range
from caichcli.importers.packages import PackageLimits, Reason

MOST_COVERED = 1000  # cells of a merged range that openpyxl may make objects of
MOST_FAR = 1000  # ranges of a sheet that cover more
MOST_COVERED_BY_ALL = 200_000
MOST_EMPTY = 200_000  # rows and cells of a workbook, besides the filled ones

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"[^>]*>')
_OBJECT = re.compile(rb"<(?:\w+:)?(?:c|row)[ />]")


class OpenWorkbook(Struct, frozen=True):
    """An open workbook; ``empty`` where cells without a value, and their looks, are left out."""

    content: Any
    empty: bool


Unwritten = Literal[
    "no-temporary",  # the disk for temporary files is full, or none may be written
    "unsavable",  # it holds what openpyxl reads and cannot write
]


class Unsaved(Exception):
    """Why a workbook was not put together."""

    def __init__(self, reason: Unwritten) -> None:
        super().__init__(reason)
        self.reason = reason


def open_book(data: bytes, limits: PackageLimits) -> OpenWorkbook | Reason:
    """Return the workbook that these bytes are, or why it is not opened."""
    reason = packages.refusal(data, limits)
    if reason is not None:
        return reason
    trimming = _Trimming()
    try:
        trimmed_data = trimming.trim(data)
    except OverflowError:
        return "too-large"
    except ValueError:
        return "broken"
    book = _load(trimmed_data)
    # What is only read may have cells beyond the sheet; what is written again may not.
    if book is None or (limits is packages.WORKBOOK and not _has_possible_cells(book)):
        return "broken"
    try:
        trimming.put_back(book)
    except ValueError:
        return "broken"
    return OpenWorkbook(book, trimming.empty)


def saved(book: Any) -> bytes:
    """The bytes of a workbook, which openpyxl puts together in files of its own; raise Unsaved."""
    stream = io.BytesIO()
    hook = sys.unraisablehook
    sys.unraisablehook = lambda _: None  # what it leaves half written breaks down once more
    try:
        reason = _save(book, stream)
    finally:
        sys.unraisablehook = hook
    if reason:
        raise Unsaved(reason)
    return stream.getvalue()


def _save(book: Any, stream: io.BytesIO) -> Unwritten | None:
    try:
        book.save(stream)
    except OSError:
        return "no-temporary"
    except Exception as error:  # of what it has read and cannot write: TypeError, KeyError, ...
        # Where lxml writes, this is all that it says of a disk that is full.
        return "no-temporary" if type(error).__name__ == "SerialisationError" else "unsavable"
    return None


def words(value: object) -> str | None:
    """The text of a cell's value, whatever its fonts; None where it is no text."""
    return escapes.read(str(value)) if isinstance(value, str | list) else None


def is_struck(cell: Any) -> bool:
    """Whether words of a cell are struck out, all of them or some."""
    if isinstance(cell.value, list):
        runs = [run for run in cell.value if not isinstance(run, str)]
        return any(run.font.strike and run.text.strip() for run in runs)
    return bool(cell.font.strike)


def rows(sheet: Any, first: int = 1, last: int | None = None) -> Iterator[tuple[int, list[Any]]]:
    """The rows that hold cells, each with its cells from the left; those between are not made."""
    # openpyxl's public ways make a cell at every place as far as the farthest one.
    places = sorted(place for place in sheet._cells if place[0] >= first)
    end = len(places) if last is None else bisect_left(places, (last + 1, 0))
    number = 0
    cells: list[Any] = []
    for place in places[:end]:
        if place[0] != number and cells:
            yield number, cells
            cells = []
        number = place[0]
        cells.append(sheet._cells[place])
    if cells:
        yield number, cells


class _Trimming:
    """What is taken out of a workbook's sheets before it is opened."""

    def __init__(self) -> None:
        self.far: dict[str, list[Range]] = {}
        self.empty = False
        self.titles: dict[str, str] = {}

    def trim(self, data: bytes) -> bytes:
        """The workbook without what is far or empty; the same bytes where nothing is."""
        changes: dict[str, bytes] = {}
        with ZipFile(io.BytesIO(data)) as package:
            names = [name for name in package.namelist() if sheets.is_sheet(name)]
            room = MOST_EMPTY
            for name in names:
                part = package.read(name)
                sheets.require_whole(part)
                trimmed_part = escapes.shielded_texts(self._without_far(name, part))
                filled = part.count(b"</v>") + part.count(b"</is>")
                room -= max(sum(1 for _ in _OBJECT.finditer(part)) - 2 * filled, 0)
                if room < 0:
                    trimmed_part = sheets.without_empty(trimmed_part)
                    self.empty = self.empty or len(trimmed_part) < len(part)
                    if sum(1 for _ in _OBJECT.finditer(trimmed_part)) > 2 * filled + MOST_EMPTY:
                        raise OverflowError(name)
                if trimmed_part is not part:
                    changes[name] = trimmed_part
            strings = _content(package, sheets.STRINGS)
            if (shielded := escapes.shielded(strings)) is not strings:
                changes[sheets.STRINGS] = shielded
            self.titles = {one.title: one.part for one in workbook.read(package).sheets}
            return _with(package, changes) if changes else data

    def put_back(self, book: Any) -> None:
        """Merge the far ranges again: by name only, without an object for each cell."""
        from openpyxl.worksheet.cell_range import CellRange

        for sheet in book.worksheets:
            for top, first, bottom, last in self.far.get(self.titles.get(sheet.title, ""), []):
                area = CellRange(min_row=top, min_col=first, max_row=bottom, max_col=last)
                sheet.merged_cells.ranges.add(area)

    def _without_far(self, name: str, part: bytes) -> bytes:
        far: list[Range] = []
        covered = 0

        def place(match: re.Match[bytes]) -> bytes:
            nonlocal covered
            left, top, right, bottom = match.groups()
            area = int(top), sheets.column_number(left), int(bottom), sheets.column_number(right)
            cells = (area[2] - area[0] + 1) * (area[3] - area[1] + 1)
            if cells > MOST_COVERED:
                far.append(area)
                return b""
            covered += cells
            return match[0]

        trimmed_part = _MERGED.sub(place, part)
        if covered > MOST_COVERED_BY_ALL or len(far) > MOST_FAR:
            raise OverflowError(name)
        self.far[name] = far
        return trimmed_part if far else part


def _load(data: bytes) -> Any:
    """The workbook through openpyxl; None where it is none that can be read."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(io.BytesIO(data), rich_text=True)
        except Exception:  # openpyxl raises whatever it meets: KeyError, TypeError, ParseError, ...
            return None


def _has_possible_cells(book: Any) -> bool:
    """Whether every cell has a place and a look that Excel has: openpyxl finds out only then."""
    try:
        for sheet in book.worksheets:
            for row, column in list(sheet._cells):
                _ = sheet.cell(row, column).number_format
    except (IndexError, ValueError):
        return False
    return True


def _content(package: ZipFile, name: str) -> bytes:
    return package.read(name) if name in package.namelist() else b""


def _with(package: ZipFile, changes: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for name in package.namelist():
            new.writestr(name, changes[name] if name in changes else package.read(name))
    return target.getvalue()
