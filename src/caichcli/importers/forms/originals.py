"""The hidden sheet of a form: what it was made from, and which rows it had."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from caichcli.importers import books, packages
from caichcli.importers.forms import cells
from caichcli.plan.model import Id
from caichcli.views.form import KIND, VERSION, Fingerprint

Reason = (
    packages.Reason
    | Literal[
        "not-a-form",  # a workbook, but not one of ours
        "newer-form",  # of a later version of the tool
        "no-heads",  # the hidden row that names the columns is gone
        "no-columns",  # some of the columns are
        "damaged",  # what is hidden cannot be read
    ]
)
CHECKED = "checked"
META_COLUMNS = 7


class FormRefusal(Struct, frozen=True):
    """Why a file cannot be read as a form; ``detail`` names what is missing."""

    reason: Reason
    detail: str = ""


class Original(Struct, frozen=True):
    """The form as it was sent out: the plan, whose, for when, and the rows that it had.

    ``copy_digest`` is of the answers in a copy with the reasons beside them. ``reconciles`` is the
    day whose figures it puts before the agency, where it was sent out for that.
    """

    plan: Id
    agency: Id
    period: str
    last: dt.date
    day: dt.date
    digest: str
    batch: tuple[Id, ...]
    rows: dict[str, "OriginalRow"]
    copy_digest: str = ""
    reconciles: dt.date | None = None


class OriginalRow(Struct, frozen=True):
    """A row as it was sent out: task, occurrence, the task's state, the term as shown."""

    task: Id
    occurrence: str
    state: Fingerprint
    term: str


def read(sheet: Any) -> Original | FormRefusal:
    """Return what a form was made from; why not, where that cannot be read."""
    rows = {number: _plain_row(row) for number, row in books.rows(sheet)}
    place = next((number for number, row in rows.items() if row[0] == "rows"), 0)
    facts = {row[0]: row[1] for number, row in rows.items() if number <= place}
    if facts.get("kind") != KIND:
        return FormRefusal("not-a-form")
    if facts.get("version") != str(VERSION):
        return FormRefusal("newer-form")
    try:
        count = int(facts["rows"])
        lines = (rows[number] for number in range(place + 1, place + count + 1))
        originals = {row[0]: _original_row(row) for row in lines}
        return Original(
            facts["plan"],
            facts["agency"],
            facts["period"],
            dt.date.fromisoformat(facts["last"]),
            dt.date.fromisoformat(facts["day"]),
            facts["digest"],
            tuple(map(str, json.loads(facts["batch"]))),
            originals,
            facts.get(CHECKED, ""),
            dt.date.fromisoformat(day) if (day := facts.get("reconciles")) else None,
        )
    except (KeyError, ValueError, TypeError, IndexError):
        return FormRefusal("damaged")


def _plain_row(row: Sequence[Any]) -> list[str]:
    values = {cell.column: plain_text(cells.plain(cell).value) for cell in row}
    return [values.get(column, "") for column in range(1, META_COLUMNS + 1)]


def plain_text(value: object) -> str:
    """Return what a cell holds as text."""
    return "" if value is None else str(value)


def _original_row(row: list[str]) -> OriginalRow:
    _, task, occurrence, digest, updates, adjustments, term = row
    return OriginalRow(task, occurrence, Fingerprint(int(updates), int(adjustments), digest), term)
