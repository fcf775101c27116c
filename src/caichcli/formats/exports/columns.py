"""The columns of an exported table: what each is called and what it holds of a task."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct

from caichcli.formats.phrases.days_off import falls_on
from caichcli.formats.phrases.records import citation, written_term
from caichcli.formats.phrases.tasks import leads, situation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.book import Book
from caichcli.plan.figures import Figures
from caichcli.plan.model import Id, Update
from caichcli.plan.workdays import DaysOff
from caichcli.views.listing import Listing
from caichcli.views.overview import Overview, summed
from caichcli.views.scope import Line

Value = str | int | float | dt.date | None
Kind = Literal["text", "date", "number"]


class Export(Struct, frozen=True):
    """What is exported: the tasks, what tells days off, how a table's cells are parted.

    With ``members`` JSON has a row for each member of a group.
    """

    listing: Listing
    days: DaysOff
    delimiter: str = ","
    members: bool = False

    @property
    def book(self) -> Book:
        return self.listing.book

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.listing.lines

    def figures(self) -> Overview:
        """The figures of the tasks exported, as ``status`` counts them."""
        agencies = self.listing.query.agencies
        return summed(self.book, self.listing.day, agencies, list(self.lines))


class ExportColumn(Struct, frozen=True):
    """A column: its message's key, what its cells are, its width in characters.

    ``seldom`` stands only where a task has it. ``own`` is what caich knows better than any sheet:
    brought up to date in a workbook of the staff's own.
    """

    key: str
    kind: Kind
    width: int
    value: Callable[[Export, Line, Language], Value]
    own: bool = False
    seldom: bool = False

    def heading(self, lang: Language) -> str:
        """What stands above the column."""
        return say(lang, f"export.col-{self.key}")


def _area(export: Export, line: Line, lang: Language) -> Value:
    area = export.book.area_by_id[line.task.area]
    return f"{area.id}. {area.name}"


def _support(export: Export, line: Line, lang: Language) -> Value:
    return _names(export, export.book.support(line.task))


def _via(export: Export, line: Line, lang: Language) -> Value:
    return export.book.register.name(line.via) if line.via else None


def _names(export: Export, ids: Iterable[Id]) -> str | None:
    return "; ".join(map(export.book.register.name, ids)) or None


def _deadline(export: Export, line: Line, lang: Language) -> Value:
    return written_term(line.task.deadline, lang) or say(lang, "words.deadline_period")


def _falls(export: Export, line: Line, lang: Language) -> Value:
    return falls_on(line.standing.due, export.days, lang) or None


def _class(export: Export, line: Line, lang: Language) -> Value:
    return say(lang, f"words.class_{line.standing.class_}")


def _progress(export: Export, line: Line, lang: Language) -> Value:
    progress = line.standing.progress
    return int(progress) if progress is not None and progress.is_integer() else progress


def _last(line: Line) -> Update | None:
    entries = line.standing.entries
    return entries[-1].update if entries else None


def _reported(export: Export, line: Line, lang: Language) -> Value:
    last = _last(line)
    return last.date if last else None


def _note(export: Export, line: Line, lang: Language) -> Value:
    """The last note; one that is not of the last report has its own date before it."""
    last = _last(line)
    noted = (entry.update for entry in reversed(line.standing.entries) if entry.update.note)
    update = next(noted, None)
    if update is None or update.date == (last and last.date):
        return update.note if update else None
    return f"{day(update.date, lang)}: {update.note}"


def _results(export: Export, line: Line, lang: Language) -> Value:
    results = (one for entry in line.standing.entries for one in entry.update.results or ())
    return "; ".join(dict.fromkeys(citation(one, lang) for one in results)) or None


COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("id", "text", 9, lambda export, line, lang: line.task.id),
    ExportColumn("area", "text", 24, _area),
    ExportColumn("title", "text", 48, lambda export, line, lang: line.task.title),
    ExportColumn(
        "lead", "text", 24, lambda export, line, lang: leads(export.book, line.task, lang)
    ),
    ExportColumn("via", "text", 20, _via),
    ExportColumn("support", "text", 24, _support),
    ExportColumn("unit", "text", 20, lambda export, line, lang: line.task.unit, seldom=True),
    ExportColumn("officer", "text", 20, lambda export, line, lang: line.task.officer, seldom=True),
    ExportColumn("product", "text", 20, lambda export, line, lang: line.task.product),
    ExportColumn("deadline", "text", 20, _deadline),
    ExportColumn("due", "date", 12, lambda export, line, lang: line.standing.due, own=True),
    ExportColumn("falls", "text", 18, _falls, own=True),
    ExportColumn("class", "text", 18, _class, own=True),
    ExportColumn(
        "situation",
        "text",
        24,
        lambda export, line, lang: situation(export.book, line.standing, lang),
        own=True,
    ),
    ExportColumn("progress", "number", 10, _progress, own=True),
    ExportColumn(
        "completed", "date", 12, lambda export, line, lang: line.standing.completed, own=True
    ),
    ExportColumn(
        "days_late",
        "number",
        10,
        lambda export, line, lang: line.standing.days_late or None,
        own=True,
    ),
    ExportColumn("reported", "date", 12, _reported, own=True),
    ExportColumn("note", "text", 36, _note, own=True),
    ExportColumn("results", "text", 28, _results, own=True),
    ExportColumn("reason", "text", 24, lambda export, line, lang: line.standing.reason, own=True),
    ExportColumn(
        "priority",
        "text",
        10,
        lambda export, line, lang: say(lang, "words.starred") if line.task.priority else None,
    ),
)


def columns(export: Export) -> tuple[ExportColumn, ...]:
    """Return the columns of an export: those that seldom hold anything where they do."""
    return tuple(
        column
        for column in COLUMNS
        if not column.seldom or any(column.value(export, line, "vi") for line in export.lines)
    )


def rows(export: Export, lang: Language) -> Iterator[tuple[Value, ...]]:
    """Return a row a task, in the order of the listing."""
    own = columns(export)
    for line in export.lines:
        yield tuple(column.value(export, line, lang) for column in own)


FIGURES = (
    "total",
    "dated",
    "done_on_time",
    "done_late",
    "done_undated",
    "in_term",
    "overdue",
    "continuous",
    "undated",
    "suspended",
    "cancelled",
    "not_reported",
    "due_soon",
)


def counts(figures: Figures) -> tuple[int, ...]:
    """Return the numbers of ``FIGURES``."""
    return tuple(len(getattr(figures, key)) for key in FIGURES)


def count_words(export: Export, lang: Language) -> list[str]:
    """Return what each of ``FIGURES`` is called."""
    return [say(lang, f"words.{key}", days=export.book.due_soon_days) for key in FIGURES]
