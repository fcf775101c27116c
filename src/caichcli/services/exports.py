"""Tasks for other programs: as a file, or into the staff's own workbook where it lies."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from caichcli.files.disk import locks, workspace, writes
from caichcli.formats.exports import FORMATS, ExportFile
from caichcli.formats.exports.columns import COLUMNS, Export
from caichcli.formats.exports.duties import Duty, DutyExport
from caichcli.plan.duties import remedy_book, visit_book
from caichcli.plan.workdays import DaysOff
from caichcli.services import duties
from caichcli.services.errors import NotRead, NotWritten, Refusal, require
from caichcli.services.filters import Filters, query
from caichcli.services.questions import Question, agencies_of, areas_of
from caichcli.services.session import Session
from caichcli.views.initiatives import InitiativeQuery, initiatives
from caichcli.views.listing import Listing, Query, listing

if TYPE_CHECKING:
    from caichcli.formats.exports.staff_sheet import SheetFilling
    from caichcli.importers.books import OpenWorkbook

COPY = ".caich"
EXPORTED = ("tasks", *get_args(Duty))
# Filters of tasks that the others have too.
_OF_DUTIES = frozenset(Filters.__struct_fields__) - {"area", "kind"}
FILTERS: dict[Duty, frozenset[str]] = {
    "inspections": _OF_DUTIES,
    "shortcomings": _OF_DUTIES,
    "initiatives": frozenset({"agency", "area", "search"}),
}
DELIMITERS = {",": ",", ";": ";", "tab": "\t", "\t": "\t", "|": "|"}


class NoFormat(Refusal):
    """Neither a format nor a file whose ending names one; ``formats`` are those that there are."""

    def __init__(self, formats: str) -> None:
        super().__init__()
        self.formats = formats


class FilterNotOf(Refusal):
    """Filters that what is exported does not have: ``filters`` are their options."""

    def __init__(self, of: str, filters: str) -> None:
        super().__init__(of, filters)
        self.of = of
        self.filters = filters


class NotADelimiter(Refusal):
    """What cannot part the cells of CSV."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class WorkbookNotRead(NotRead):
    """A workbook whose file could not be read."""


class NotAWorkbook(Refusal):
    """A file that is no Excel workbook, or none that may be opened."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class NoTable(Refusal):
    """A workbook without the one table to bring up to date.

    ``names`` are the sheets that may be meant, ``headings`` those that a table needs one of.
    """

    def __init__(
        self, path: Path, reason: str, names: Sequence[str], headings: Sequence[str]
    ) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.names = names
        self.headings = headings


class WouldLose(Refusal):
    """A workbook with what would be lost of it in place; ``copy`` could be written instead."""

    def __init__(self, path: Path, losses: Sequence[str], copy: Path) -> None:
        super().__init__(path)
        self.path = path
        self.losses = losses
        self.copy = copy


class WorkbookChanged(Refusal):
    """A workbook that somebody changed meanwhile: nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class WorkbookUpdate(Struct, frozen=True):
    """A workbook brought up to date: where it lies, and what there is to tell of it.

    ``losses`` are what it lost besides, by their names.
    """

    path: Path
    outcome: "SheetFilling"
    losses: Sequence[str] = ()


def format_of(path: str | None) -> str:
    """Return the format that a file's ending names; raise NoFormat."""
    ending = Path(path).suffix.lower().removeprefix(".") if path else ""
    if ending not in FORMATS:
        raise NoFormat("|".join(FORMATS))
    return ending


def delimiter_of(word: str) -> str:
    """Return what parts the cells of CSV; raise NotADelimiter."""
    if word not in DELIMITERS:
        raise NotADelimiter(word)
    return DELIMITERS[word]


def require_libraries(format_: str) -> None:
    """Refuse a format whose libraries are not installed: raise LibraryMissing."""
    own = FORMATS[format_]
    if own.extra:
        require(own.extra, *own.libraries)


def tasks(
    question: Question,
    filters: Filters,
    days: DaysOff,
    delimiter: str = ",",
    *,
    members: bool = False,
) -> Export:
    """Return the tasks that pass the filters, to be exported; raise what ``query`` raises."""
    book = question.book
    answer = listing(book, question.day, query(book, filters))
    return Export(answer, days, delimiter, members)


def duties_of(
    question: Question, of: Duty, filters: Filters, days: DaysOff, delimiter: str = ","
) -> DutyExport:
    """Return the units, shortcomings or initiatives that pass the filters, to be exported.

    Raises FilterNotOf, and what ``query``, ``agencies_of`` and ``areas_of`` raise.
    """
    book, day = question.book, question.day
    if foreign := [name for name in filters.given if name not in FILTERS[of]]:
        options = (f"--{name.rstrip('_').replace('_', '-')}" for name in foreign)
        raise FilterNotOf(of, ", ".join(options))
    if of == "initiatives":
        own = InitiativeQuery(
            agencies=agencies_of(book, filters.agency),
            areas=areas_of(book, filters.area),
            search=filters.search,
        )
        return DutyExport(initiatives(book, day, own), None, delimiter)
    if of == "inspections":
        units = duties.units(book, day, filters, None)
        terms = Listing(visit_book(book, day), day, Query(), tuple(x.line for x in units.lines))
        return DutyExport(units, Export(terms, days), delimiter)
    remedies = duties.remedies(book, day, filters, None)
    terms = Listing(remedy_book(book, day), day, Query(), tuple(x.line for x in remedies.lines))
    return DutyExport(remedies, Export(terms, days), delimiter)


def save(session: Session, file: ExportFile, output: str, *, overwrite: bool) -> None:
    """Write the file, from the session's folder; raise NotWritten."""
    fault = writes.write(session.folder / output, file.content, overwrite=overwrite)
    if fault is not None:
        raise NotWritten(Path(output), fault.reason, fault.lock)


def update(
    session: Session, path: Path, export: Export, sheet: str | None, *, overwrite: bool
) -> WorkbookUpdate:
    """Bring a workbook up to date where it lies; with losses, a copy beside it if ``overwrite``.

    Raises WorkbookNotRead, NotAWorkbook, WouldLose, NoSheet, WorkbookChanged, NotWritten.
    """
    from caichcli.formats.exports import staff_sheet
    from caichcli.importers import books

    data, book = _read(session, path)
    target = _target(path, data, empty=book.empty, overwrite=overwrite)
    try:
        outcome = staff_sheet.update(book.content, export, session.lang, sheet)
    except books.Unsaved as error:
        raise NotWritten(target, error.reason) from error
    if isinstance(outcome, staff_sheet.NoSheet):
        headings = [column.heading(session.lang) for column in COLUMNS if column.own]
        raise NoTable(path, outcome.reason, outcome.names, headings)
    place = session.folder / target
    if target == path:
        fault = locks.save(place, data, outcome.content, session.tell_no_locks)
    else:
        fault = writes.write(place, outcome.content, overwrite=True)
    if fault is not None and fault.reason == "changed-meanwhile":
        raise WorkbookChanged(path)
    if fault is not None:
        raise NotWritten(target, fault.reason, fault.lock)
    return WorkbookUpdate(target, outcome, staff_sheet.minor_losses(data))


def _read(session: Session, path: Path) -> tuple[bytes, "OpenWorkbook"]:
    """A workbook's bytes, and it as it is opened."""
    from caichcli.importers import books, packages

    data = workspace.read(session.folder / path)
    if not isinstance(data, bytes):
        raise WorkbookNotRead(path, data.reason)
    book = books.open_book(data, packages.WORKBOOK)
    if not isinstance(book, books.OpenWorkbook):
        raise NotAWorkbook(path, book)
    return data, book


def _target(path: Path, data: bytes, *, empty: bool, overwrite: bool) -> Path:
    """Where the workbook goes: in place, or beside it where something would be lost of it."""
    from caichcli.formats.exports import staff_sheet

    losses = staff_sheet.losses(data, empty=empty)
    if not losses:
        return path
    copy = path.with_name(f"{path.stem}{COPY}{path.suffix}")
    if not overwrite:
        raise WouldLose(path, losses, copy)
    return copy
