"""The command that opens a figure: ``caich list`` with the filter that gives its tasks.

Ids are the only data in it. What their pattern lets through needs no quoting in
any shell, and is no markup in any format.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from markupsafe import Markup

from caichcli.plan.book import Book
from caichcli.plan.figures import CLASS_FIGURES
from caichcli.plan.model import Id

Option = str | dt.date | None

_CLASS_OF = {figure: class_ for class_, figure in CLASS_FIGURES.items()}
_SUMS = ("total", "dated", "done", "not_done")
_PLAIN = re.compile(r"[\w .:/-]*")


class Reported(Protocol):
    """What any report is of."""

    @property
    def book(self) -> Book: ...
    @property
    def day(self) -> dt.date: ...


class Banded(Reported, Protocol):
    """A report with bands of lateness, as pairs of the upper end and the tasks."""

    @property
    def bands(self) -> Sequence[tuple[int | None, Sequence[Id]]]: ...


def figure(
    report: Reported,
    name: str,
    *,
    day: Option = None,
    agency: Option = None,
    role: Option = None,
    area: Option = None,
) -> str:
    """The command for a figure of ``Figures`` by its name, or for all tasks; "" where none is."""
    own = filters(report.book, name)
    if own is None:
        return ""
    whose = [agency] if agency else _agencies(report)
    return _command(
        report.book,
        day or report.day,
        *(("agency", id_) for id_ in whose),
        ("role", role),
        ("area", area),
        *own,
    )


def band(report: Banded, position: int) -> str:
    """The command for a band of lateness: overdue, by when it had been due."""
    uppers = [upper for upper, _ in report.bands]
    below = uppers[position - 1] if position else 0
    upper = uppers[position]
    day = report.day
    return _command(
        report.book,
        day,
        *(("agency", id_) for id_ in _agencies(report)),
        ("class", "overdue"),
        ("due-after", day - dt.timedelta(days=upper) if upper is not None else None),
        ("due-before", day - dt.timedelta(days=(below or 0) + 1)),
    )


def filters(book: Book, name: str) -> list[tuple[str, Option]] | None:
    """Return the filters of ``list`` that give a figure's tasks; None where none do."""
    if not name:
        return []
    if name in _CLASS_OF or name in _SUMS:
        return [("class", _CLASS_OF.get(name) or name.replace("_", "-"))]
    if name == "due_soon":
        return [("within", str(book.due_soon_days))]
    if name == "not_reported":
        return [("status", "not-reported")]
    if name == "continuous_unreported":
        return [("class", "continuous"), ("status", "not-reported")]
    return None


def _agencies(report: Reported) -> Iterator[Id]:
    """The agencies that a report is about: several, one, or none."""
    yield from getattr(report, "agencies", ())
    one = getattr(report, "agency", None)
    if one:
        yield one


def _command(book: Book, day: Option, *filters: tuple[str, Option]) -> str:
    words = ["caich list", f"--plan {book.head.id}", f"--as-of {day}"]
    words += [f"--{name} {value}" for name, value in filters if value]
    command = " ".join(words)
    return Markup(command) if _PLAIN.fullmatch(command) else command
