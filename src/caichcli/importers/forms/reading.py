"""A filled form -> what each row answers, by the keys hidden in it; its looks do not matter."""

import datetime as dt
import io
import json
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Literal

from msgspec import Struct

from caichcli.importers import packages
from caichcli.importers.forms import cells
from caichcli.importers.forms.cells import Cell, Wrong
from caichcli.plan.model import Id
from caichcli.views.form import (
    ANSWERS,
    DIGITS,
    KIND,
    MARK,
    META_SHEET,
    QUESTIONS,
    VERSION,
    Fingerprint,
)

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
Trouble = Literal["added", "twice", "shuffled"]
CHECKED = "checked"
RECORDED_BY = "recorded_by"
LOOKED_AT = 40  # rows from the top in which the columns' names stand
MOST_ROWS = 100_000


class Refused(Struct, frozen=True):
    """Why a file cannot be read as a form; ``detail`` names what is missing."""

    reason: Reason
    detail: str = ""


class Made(Struct, frozen=True):
    """What the form was made from: the plan, whose, for when, and the rows that it had."""

    plan: Id
    agency: Id
    period: str
    last: dt.date
    day: dt.date
    digest: str
    batch: tuple[Id, ...]
    rows: dict[str, "MadeRow"]
    checked: str = ""


class MadeRow(Struct, frozen=True):
    """A row as it was sent out: task, occurrence, the task's state, the term as shown."""

    task: Id
    occurrence: str
    seen: Fingerprint
    shown: str


class Answer(Struct, frozen=True):
    """One filled row: what it gives, by the keys of a log entry, and in which cells.

    ``trouble`` is a row that cannot be told whose it is, ``wrong`` the cells
    that are no answers. ``worded`` are the cells of days written as text.
    """

    key: str
    number: int
    given: dict[str, Any]
    places: dict[str, str]
    wrong: tuple[Wrong, ...] = ()
    trouble: Trouble | None = None
    worded: tuple[str, ...] = ()


class Filled(Struct, frozen=True):
    """A form as it came back.

    ``left`` are the keys of the rows without an answer, ``deleted`` of those
    that are gone; ``moved`` where the order is not what it was. ``digest`` is of
    all the answers.
    """

    made: Made
    sheet: str
    answers: tuple[Answer, ...]
    left: tuple[str, ...]
    deleted: tuple[str, ...]
    moved: bool
    recorded_by: str
    digest: str


def read(data: bytes) -> Filled | Refused:
    """A form's answers. Every fault of a cell or a row is told with it; none stops the others."""
    reason = packages.refusal(data, packages.FORM)
    if reason is not None:
        return Refused(reason)
    book = workbook(data)
    if book is None:
        return Refused("broken")
    if META_SHEET not in book.sheetnames:
        return Refused("not-a-form")
    made = _made(book[META_SHEET])
    if isinstance(made, Refused):
        return made
    return _filled(book, made)


def workbook(data: bytes) -> Any:
    """The workbook through openpyxl; None where it is none that can be read."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(io.BytesIO(data))
        except Exception:  # openpyxl raises whatever it meets: KeyError, TypeError, ParseError, ...
            return None


def heads(sheet: Any) -> tuple[int, dict[str, int]] | None:
    """The hidden row that names the columns, and the column of each name."""
    for row in sheet.iter_rows(max_row=min(sheet.max_row, LOOKED_AT)):
        named = {cell.value: cell.column for cell in row if isinstance(cell.value, str)}
        if f"{MARK}key" in named:
            known = {name: named.get(MARK + name, 0) for name in (*QUESTIONS, *ANSWERS)}
            return row[0].row, known
    return None


def _made(sheet: Any) -> Made | Refused:
    rows = [[_plain(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    place = next((place for place, row in enumerate(rows, start=1) if row[0] == "rows"), 0)
    facts = {row[0]: row[1] if len(row) > 1 else "" for row in rows[:place]}
    if facts.get("kind") != KIND:
        return Refused("not-a-form")
    if facts.get("version") != str(VERSION):
        return Refused("newer-form")
    try:
        count = int(facts["rows"])
        found = {row[0]: _made_row(row) for row in rows[place : place + count]}
        return Made(
            facts["plan"],
            facts["agency"],
            facts["period"],
            dt.date.fromisoformat(facts["last"]),
            dt.date.fromisoformat(facts["day"]),
            facts["digest"],
            tuple(map(str, json.loads(facts["batch"]))),
            found,
            facts.get(CHECKED, ""),
        )
    except (KeyError, ValueError, TypeError, IndexError):
        return Refused("damaged")


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _made_row(row: list[str]) -> MadeRow:
    _, task, occurrence, digest, updates, adjustments, shown = row[:7]
    return MadeRow(task, occurrence, Fingerprint(int(updates), int(adjustments), digest), shown)


def _filled(book: Any, made: Made) -> Filled | Refused:
    for sheet in book.worksheets:
        found = heads(sheet)
        if found is not None:
            break
    else:
        return Refused("no-heads")
    top, columns = found
    gone = [name for name in (*ANSWERS, "id", "deadline", "title") if not columns[name]]
    if gone:
        return Refused("no-columns", ", ".join(gone))
    merged = {
        cell
        for area in sheet.merged_cells.ranges
        if area.max_row > top + 1
        for row in area.rows
        for cell in row
    }
    answers: list[Answer] = []
    keys: list[str] = []
    for row in sheet.iter_rows(min_row=top + 2, max_row=min(sheet.max_row, top + MOST_ROWS)):
        by_name = {name: row[column - 1] for name, column in columns.items() if column}
        key = _plain(by_name["key"].value).strip()
        if key in made.rows:
            keys.append(key)
        answer = _answer(by_name, key, made, merged)
        if answer is not None:
            answers.append(answer)
    answers = _told_apart(answers, keys)
    filled = {answer.key for answer in answers}
    known = list(made.rows)
    return Filled(
        made,
        sheet.title,
        tuple(answers),
        left=tuple(key for key in dict.fromkeys(keys) if key not in filled),
        deleted=tuple(key for key in known if key not in keys),
        moved=keys != [key for key in known if key in keys],
        recorded_by=_recorded_by(sheet, top, columns),
        digest=_digest(answers),
    )


def _answer(
    row: Mapping[str, Any], key: str, made: Made, merged: set[tuple[int, int]]
) -> Answer | None:
    """What a row answers; None where nothing is filled in."""
    cells_filled = {name: row[name] for name in ANSWERS if cells.answered(row[name])}
    known = made.rows.get(key)
    number = row["key"].row
    if known is None:
        typed = cells_filled or any(cells.answered(row[name]) for name in ("id", "title"))
        return Answer(key, number, {}, {}, trouble="added") if typed else None
    if not cells_filled:
        return None
    trouble: Trouble | None = None
    if _words(row["id"]) != known.task.split() or _words(row["deadline"]) != known.shown.split():
        trouble = "shuffled"
    given: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for name, cell in cells_filled.items():
        if (cell.row, cell.column) in merged:
            wrong.append(Wrong(cell.coordinate, "merged"))
            continue
        value = _READERS.get(name, cells.text)(cell)
        if isinstance(value, Wrong):
            wrong.append(value)
        else:
            given[name] = value
    places = {name: cell.coordinate for name, cell in cells_filled.items()}
    _pairs(row, places, wrong)
    worded = tuple(
        cells_filled[name].coordinate
        for name in ("completed", "result_date")
        if name in given and isinstance(cells_filled[name].value, str)
    )
    return Answer(key, number, given, places, tuple(wrong), trouble, worded)


_READERS: dict[str, Any] = {
    "status": cells.status,
    "progress": cells.progress,
    "completed": cells.day,
    "result_date": cells.day,
}


def _pairs(row: Mapping[str, Any], places: Mapping[str, str], wrong: list[Wrong]) -> None:
    """A document's day without its number, and a body that nothing is put to, say nothing."""
    if "result_date" in places and "result_number" not in places:
        wrong.append(Wrong(row["result_number"].coordinate, "result-without-number"))
    if "proposals_to" in places and not {"proposals", "problems"} & places.keys():
        wrong.append(Wrong(row["proposals"].coordinate, "to-without-proposal"))


def _words(cell: Cell) -> list[str]:
    return _plain(cell.value).split()


def _told_apart(answers: Iterable[Answer], keys: list[str]) -> list[Answer]:
    """Rows that stand twice, as when one is copied: which of them is meant nobody knows."""
    counts = Counter(keys)
    return [
        Answer(one.key, one.number, {}, {}, trouble="twice") if counts[one.key] > 1 else one
        for one in answers
    ]


def _recorded_by(sheet: Any, top: int, columns: Mapping[str, int]) -> str:
    for row in sheet.iter_rows(max_row=top):
        if any(cell.value == MARK + RECORDED_BY for cell in row):
            found = cells.text(row[columns["title"] - 1])
            return found if isinstance(found, str) else ""
    return ""


def _digest(answers: Iterable[Answer]) -> str:
    said = [
        [one.key, one.number, repr(sorted(one.given.items())), repr(one.wrong)] for one in answers
    ]
    return sha256(json.dumps(said).encode()).hexdigest()[:DIGITS]
