"""What stands in a cell of a filled form: an answer, or why it is none. Nothing is guessed."""

import datetime as dt
import re
from typing import Any, Literal
from unicodedata import normalize

from msgspec import Struct

from caichcli.files.yaml.characters import name
from caichcli.importers import books
from caichcli.language.characters import legible, with_line_feeds
from caichcli.language.messages import say
from caichcli.language.vietnamese import fold
from caichcli.language.wording import LANGUAGES, read_day
from caichcli.plan.model import Status
from caichcli.views.form import DUTY_STATUSES, STATUSES, DutyKind

Code = Literal[
    "formula",
    "error",  # #REF! and its like
    "yes-no",
    "status",
    "visit-status",
    "initiative-status",
    "number",
    "range",
    "fraction",
    "day",
    "day-order",  # a day of Excel's that may stand for the one with day and month turned round
    "number-for-day",
    "day-for-text",
    "number-for-text",
    "result-without-number",
    "to-without-proposal",
    "merged",
    "struck",  # words that are struck out: do they hold or not?
    "control",  # a character that no plan may hold: unseen, or turning others round
]
LARGEST_NUMBER = 10**15  # Excel keeps fifteen digits

# By these words, with their marks or with none, an agency agrees to what a paper says of it.
AGREEMENTS = frozenset(
    {"đúng", "thống nhất", "nhất trí", "đồng ý", "x", "v", "ok", "right", "agreed", "correct"}
)

_NUMBER = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?\s*%?")
_BLANKS = re.compile(r"[^\S\n]+")


class FormCell(Struct, frozen=True):
    """What a cell holds, its text without the marks of its container."""

    value: Any
    data_type: str
    number_format: str
    row: int
    column: int
    coordinate: str
    is_struck: bool


def plain(cell: Any) -> FormCell:
    """What a cell of openpyxl's holds."""
    words = books.words(cell.value)
    value = cell.value if words is None or cell.data_type != "s" else words
    place = cell.row, cell.column, cell.coordinate
    return FormCell(value, cell.data_type, cell.number_format, *place, books.is_struck(cell))


class Wrong(Struct, frozen=True):
    """Why a cell is no answer; ``content`` is what stands in it."""

    cell: str
    code: Code
    content: str = ""


def answered(cell: FormCell) -> bool:
    """Whether anything but blanks stands in a cell."""
    value = cell.value
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def agrees(cell: FormCell) -> bool:
    """Whether a cell says that what stands before it is right: "đúng", "thống nhất", a mark."""
    words = text(cell)
    if isinstance(words, Wrong):
        return False
    plain = normalize("NFC", " ".join(words.lower().split())).strip(" .!")
    return plain in AGREEMENTS or plain in map(fold, AGREEMENTS)


def text(cell: FormCell) -> str | Wrong:
    """Words: lines kept, blanks at their ends left out. A date is none, nor is a decimal."""
    value = cell.value
    if wrong := _no_value(cell):
        return wrong
    if isinstance(value, str):
        lines = with_line_feeds(value).strip().split("\n")
        plain = "\n".join(line.strip() for line in lines)
        if (visible := legible(plain)) != plain:
            refusal = next(one for one, other in zip(plain, visible, strict=True) if one != other)
            return Wrong(cell.coordinate, "control", name(refusal))
        return plain
    if isinstance(value, int) and abs(value) < LARGEST_NUMBER:
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_NUMBER:
        return str(int(value))
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return Wrong(cell.coordinate, "day-for-text", shown(value))
    return Wrong(cell.coordinate, "number-for-text", str(value))


def day(cell: FormCell) -> dt.date | Wrong:
    """A day: Excel's own, or words that can mean one day only (26/6/2020, 2020-06-26)."""
    value = cell.value
    if wrong := _no_value(cell):
        return wrong
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        date = read_day(value)
        return date or Wrong(cell.coordinate, "day", value.strip())
    return Wrong(cell.coordinate, "number-for-day", str(value))


def progress(cell: FormCell) -> float | Wrong:
    """A number from 0 to 100. 0.6 could be 0.6% or 60%; shown by Excel as 60%, it is 60."""
    value = cell.value
    if wrong := _no_value(cell):
        return wrong
    if isinstance(value, str):
        match = _NUMBER.fullmatch(value.strip())
        if match is None:
            return Wrong(cell.coordinate, "number", value.strip())
        number = float(f"{match[1]}.{match[2] or 0}")
        if 0 < number < 1 and "%" not in value:
            return Wrong(cell.coordinate, "fraction", value.strip())
    elif isinstance(value, int | float):
        percent = "%" in cell.number_format
        number = float(round(value * 100, 6) if percent else value)
        if 0 < number < 1 and not percent:
            return Wrong(cell.coordinate, "fraction", str(value))
    else:
        return Wrong(cell.coordinate, "number", shown(value))
    if not 0 <= number <= 100:
        return Wrong(cell.coordinate, "range", str(value))
    return int(number) if number.is_integer() else number


def status(cell: FormCell) -> Status | Wrong:
    """One of the drop-down's words, in either language, whatever its case and marks."""
    words = text(cell)
    if isinstance(words, Wrong):
        return words
    statuses = {
        fold(say(lang, f"words.status_{each}")): each for each in STATUSES for lang in LANGUAGES
    }
    match = statuses.get(fold(_BLANKS.sub(" ", words)))
    return match or Wrong(cell.coordinate, "status", words)


def duty_status(cell: FormCell, kind: DutyKind) -> str | Wrong:
    """One of the words for how far a unit's inspection, or an initiative, has come."""
    words = text(cell)
    if isinstance(words, Wrong):
        return words
    name = "visit" if kind == "visits" else "initiative"
    statuses = {
        fold(say(lang, f"words.{name}_{each}")): each
        for each in DUTY_STATUSES[kind]
        for lang in LANGUAGES
    }
    match = statuses.get(fold(_BLANKS.sub(" ", words)))
    code: Code = "visit-status" if kind == "visits" else "initiative-status"
    return match or Wrong(cell.coordinate, code, words)


def _no_value(cell: FormCell) -> Wrong | None:
    """What is no value of its own: a formula, its failure, a yes or no."""
    value = cell.value
    if cell.data_type == "f" or not isinstance(
        value, str | int | float | dt.date | dt.time | dt.timedelta
    ):
        formula = getattr(value, "text", value)
        return Wrong(cell.coordinate, "formula", str(formula))
    if cell.data_type == "e":
        return Wrong(cell.coordinate, "error", str(value))
    if isinstance(value, bool):
        return Wrong(cell.coordinate, "yes-no", str(value).upper())
    if cell.is_struck:
        return Wrong(cell.coordinate, "struck", shown(value))
    return None


def shown(value: object) -> str:
    """A value in words, a day as day/month/year."""
    if isinstance(value, dt.date):
        return f"{value.day}/{value.month}/{value.year}"
    return str(value)
