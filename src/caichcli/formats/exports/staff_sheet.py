"""The staff's own workbook brought up to date: caich's columns of it, found by their headings.

Rows are matched by the task's id as the sheet shows it, else by its title; a row whose id and
title name two tasks is left alone. All else stays: other columns, widths, filters, formats,
formulas, even in a column of caich's.
"""

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct
from openpyxl.styles.numbers import is_date_format

from caichcli.formats.exports.columns import COLUMNS, Export, ExportColumn, Value
from caichcli.formats.exports.texts import fitted
from caichcli.importers import books
from caichcli.importers.grids import escapes, excel
from caichcli.importers.grids.sheets import is_sheet
from caichcli.language.messages import say
from caichcli.language.vietnamese import fold
from caichcli.language.wording import LANGUAGES, Language
from caichcli.plan.book import Book
from caichcli.plan.model import Id

TOP = 40  # rows from the top in which a head may stand
DATE = "dd/mm/yyyy"
# Parts of a workbook that openpyxl does not write again as they were.
LOST = {
    "chart": r"xl/charts/",
    "drawing": r"xl/drawings/drawing|xl/media/",
    "pivot": r"xl/pivot(Tables|Cache)/",
    "slicer": r"xl/(slicer|timeline)",
    "control": r"xl/(ctrlProps|activeX|embeddings)/",
    "comment": r"xl/threadedComments/",
}
# What comes back when Excel opens and saves the workbook, or is missed by few.
MINOR_LOSSES = {
    "values": re.compile(rb"<(?:\w+:)?f(?:[ >][^<]*</(?:\w+:)?f>|[^<]*/>)\s*<(?:\w+:)?v>[^<]"),
    "ignored-errors": re.compile(rb"<(?:\w+:)?ignoredErrors\b"),
    "comment-sizes": re.compile(rb"<(?:\w+:)?legacyDrawing\b"),
}
_SPILL = re.compile(rb"<(?:\w+:)?c [^>]*\bcm=\"")
_EXTENDED = re.compile(rb"<x14:(conditionalFormatting|dataValidation|sparklineGroup)\b")
# Columns that staff have other names for.
OTHER_NAMES = frozenset({"id", "title", "due", "situation", "progress", "reported", "note"})
# Text that caich does not have is not taken from those who wrote it.
_KEPT = frozenset({"note", "results", "reason"})

Reason = Literal["no-table", "several-tables", "no-such-sheet"]


class NoSheet(Struct, frozen=True):
    """Why a workbook cannot be brought up to date; ``names`` are the sheets that may be meant."""

    reason: Reason
    names: tuple[str, ...] = ()


class SheetFilling(Struct, frozen=True):
    """The workbook, and what there is to tell of it.

    ``missing`` are tasks without a row, ``twice`` those with several, which stay
    as they are, as the rows that are ``crossed`` do; ``unknown`` counts rows that
    are no task's, ``formulas`` the cells left alone.
    """

    content: bytes
    sheet: str
    changes: int
    matches: int
    missing: tuple[str, ...]
    twice: tuple[str, ...]
    crossed: tuple["StaffRow", ...]
    unknown: int
    formulas: int


class HeadingRow(Struct, frozen=True):
    """Where a table's headings stand: the row, and the column of each that is known."""

    sheet: Any
    row: int
    columns: Mapping[str, int]

    @property
    def own(self) -> list[ExportColumn]:
        return [column for column in COLUMNS if column.own and column.key in self.columns]


class StaffRow(Struct, frozen=True):
    """A row that says something of a task: what its id and its title name."""

    number: int
    by_id: Id | None
    by_title: frozenset[Id]

    @property
    def is_crossed(self) -> bool:
        """Whether id and title name two tasks: which of them is meant, nobody knows."""
        return bool(self.by_id and self.by_title) and self.by_id not in self.by_title

    @property
    def task(self) -> Id | None:
        """The one task that the row is about."""
        if self.is_crossed:
            return None
        return self.by_id or (next(iter(self.by_title)) if len(self.by_title) == 1 else None)


def losses(data: bytes, *, empty: bool) -> list[str]:
    """What would be lost of a workbook, by the names of ``LOST``; none in most of them.

    ``empty``: more rows and cells without a value than are kept.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        kinds = [
            kind for kind, pattern in LOST.items() if any(re.match(pattern, one) for one in names)
        ]
        for kind, pattern in (("extended", _EXTENDED), ("spill", _SPILL)):
            if any(map(pattern.search, _sheets(package))):
                kinds.append(kind)
    if empty:
        kinds.append("empty")
    return kinds


def minor_losses(data: bytes) -> list[str]:
    """What will be lost of a workbook besides, by the names of ``MINOR_LOSSES``."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [
            kind for kind, mark in MINOR_LOSSES.items() if any(map(mark.search, _sheets(package)))
        ]


def _sheets(package: zipfile.ZipFile) -> Iterator[bytes]:
    return map(package.read, filter(is_sheet, package.namelist()))


def update(
    book: Any, export: Export, lang: Language, sheet_name: str | None
) -> SheetFilling | NoSheet:
    """The workbook, an openpyxl one, with caich's columns as the plan has them; raise Unsaved."""
    head = _head(book, sheet_name)
    if isinstance(head, NoSheet):
        return head
    lines = {line.task.id: line for line in export.lines}
    rows = list(_rows(head, export.book))
    by_task = Counter(row.task for row in rows if row.task in lines)
    twice = tuple(id_ for id_, count in by_task.items() if id_ and count > 1)
    crossed = tuple(row for row in rows if row.is_crossed)
    crossed_ids = {row.by_id for row in crossed}
    changes = formulas = 0
    for row in rows:
        line = lines.get(row.task or "")
        if line is None or row.task in twice:
            continue
        for column in head.own:
            cell = head.sheet.cell(row.number, head.columns[column.key])
            if cell.data_type == "f":
                formulas += 1
            else:
                changes += _put(cell, column, column.value(export, line, lang))
    return SheetFilling(
        books.saved(book),
        _title(head.sheet),
        changes,
        matches=len(by_task) - len(twice),
        missing=tuple(id_ for id_ in lines if id_ not in by_task.keys() | crossed_ids),
        twice=twice,
        crossed=crossed,
        unknown=sum(row.task not in lines and not row.is_crossed for row in rows),
        formulas=formulas,
    )


def _headings() -> dict[str, str]:
    """Every heading that is understood, in either language, and the column that it means."""
    headings: dict[str, str] = {}
    for lang in LANGUAGES:
        for column in COLUMNS:
            names = [column.heading(lang)]
            if column.key in OTHER_NAMES:
                names += say(lang, f"export.also-{column.key}").split("|")
            headings |= {_plain(name): column.key for name in names}
    return headings


def _plain(text: object) -> str:
    return " ".join(fold(str(text)).split())


def _head(book: Any, sheet_name: str | None) -> HeadingRow | NoSheet:
    """The one table with a column for the tasks and columns of caich's."""
    headings = _headings()
    sheets = {_title(sheet): sheet for sheet in book.worksheets if sheet.sheet_state == "visible"}
    if sheet_name is not None and sheet_name not in sheets:
        return NoSheet("no-such-sheet", tuple(sheets))
    tables = []
    for title, sheet in sheets.items():
        if sheet_name in (None, title):
            best = max(_heads(sheet, headings), key=lambda head: len(head.columns), default=None)
            if best is not None:
                tables.append(best)
    if len(tables) != 1:
        reason: Reason = "several-tables" if tables else "no-table"
        return NoSheet(reason, tuple(_title(head.sheet) for head in tables))
    return tables[0]


def _title(sheet: Any) -> str:
    return escapes.read(sheet.title)


def _heads(sheet: Any, headings: Mapping[str, str]) -> Iterator[HeadingRow]:
    for number, cells in books.rows(sheet, last=TOP):
        columns: dict[str, int] = {}
        for cell in cells:
            words = books.words(cell.value)
            if words is not None and (key := headings.get(_plain(words))):
                columns.setdefault(key, cell.column)
        head = HeadingRow(sheet, number, columns)
        if head.own and columns.keys() & {"id", "title"}:
            yield head


def _rows(head: HeadingRow, book: Book) -> Iterator[StaffRow]:
    """The rows below the head that say something of a task, the plan's or not."""
    by_id = {_plain(id_): id_ for id_ in book.task_by_id}
    by_title: dict[str, frozenset[Id]] = {}
    for task in book.tasks:
        title = _plain(task.title)
        by_title[title] = by_title.get(title, frozenset()) | {task.id}
    for number, _ in list(books.rows(head.sheet, head.row + 1)):
        id_, title = (_text(head, number, key) for key in ("id", "title"))
        if id_ or title:
            yield StaffRow(number, by_id.get(id_), by_title.get(title, frozenset()))


def _text(head: HeadingRow, row: int, key: str) -> str:
    """What a cell shows, in plain letters."""
    column = head.columns.get(key)
    cell = head.sheet.cell(row, column) if column else None
    if cell is None or cell.value is None:
        return ""
    words = books.words(cell.value)
    return _plain(excel.shown(cell.value, cell.number_format) if words is None else words)


def _is_covered(cell: Any) -> bool:
    """Whether a merged cell covers this one, which is not its corner."""
    if type(cell).__name__ == "MergedCell":
        return True
    return any(
        area.size["rows"] * area.size["columns"] > books.MOST_COVERED
        and cell.coordinate in area
        and (cell.row, cell.column) != (area.min_row, area.min_col)
        for area in cell.parent.merged_cells.ranges
    )


def _put(cell: Any, column: ExportColumn, value: Value) -> bool:
    """Write a value where it is not there yet; True where something changed."""
    if value is None and (cell.value is None or column.key in _KEPT):
        return False
    if isinstance(value, str):
        value = fitted(value)
    before = cell.value.date() if isinstance(cell.value, dt.datetime) else cell.value
    if (words := books.words(before)) is not None:
        before = words.replace("\r\n", "\n")
    if before == value or _is_covered(cell):
        return False
    number_format = cell.number_format
    cell.value = escapes.written(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with: never a formula
    elif isinstance(value, dt.date):
        cell.number_format = number_format if is_date_format(number_format) else DATE
    return True
