"""A filled form -> what each row answers, by the keys hidden in it; its looks do not matter."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Literal

from msgspec import Struct, structs

from caichcli.importers import books, packages
from caichcli.importers.forms import cells
from caichcli.importers.forms.cells import FormCell, Wrong
from caichcli.importers.grids.sheets import covered
from caichcli.plan.model import Id
from caichcli.views.form import (
    ANSWERS,
    CONFIRM,
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
Trouble = Literal["added", "twice", "shuffled", "unsaid"]
CHECKED = "checked"
RECORDED_BY = "recorded_by"
LOOKED_AT = 40  # rows from the top in which the columns' names stand
META_COLUMNS = 7
DAYS = ("completed", "result_date")
MONTHS = 12


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


class Answer(Struct, frozen=True):
    """One filled row: what it gives, by the keys of a log entry, and in which cells.

    ``trouble`` is a row that cannot be told whose it is, ``wrong`` the cells
    that are no answers. ``text_days`` are the cells of days written as text.
    """

    key: str
    number: int
    values: dict[str, Any]
    places: dict[str, str]
    wrong: tuple[Wrong, ...] = ()
    trouble: Trouble | None = None
    text_days: tuple[str, ...] = ()


class FilledForm(Struct, frozen=True):
    """A form as it came back.

    ``blanks`` are the keys of the rows without an answer, ``missing`` of those
    that are gone. ``digest`` is of all the answers, ``beyond`` counts cells that are no column's.
    ``saved`` is False where no program has saved the file since it was made.
    """

    original: Original
    sheet: str
    answers: tuple[Answer, ...]
    blanks: tuple[str, ...]
    missing: tuple[str, ...]
    out_of_order: bool
    recorded_by: str
    digest: str
    beyond: int = 0
    saved: bool = True


def read(data: bytes) -> FilledForm | FormRefusal:
    """A form's answers. Every fault of a cell or a row is told with it; none stops the others."""
    workbook = books.open_book(data, packages.FORM)
    if not isinstance(workbook, books.OpenWorkbook):
        return FormRefusal(workbook)
    book = workbook.content
    if META_SHEET not in book.sheetnames:
        return FormRefusal("not-a-form")
    original = _original(book[META_SHEET])
    if isinstance(original, FormRefusal):
        return original
    return _filled(book, original)


def heads(sheet: Any) -> tuple[int, dict[str, int]] | None:
    """The hidden row that names the columns, and the column of each name."""
    for number, row in books.rows(sheet, last=LOOKED_AT):
        places = {words: cell.column for cell in row if (words := books.words(cell.value))}
        if f"{MARK}key" in places:
            columns = {name: places.get(MARK + name, 0) for name in (*QUESTIONS, *ANSWERS, CONFIRM)}
            return number, columns
    return None


def _original(sheet: Any) -> Original | FormRefusal:
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
    values = {cell.column: _plain(cells.plain(cell).value) for cell in row}
    return [values.get(column, "") for column in range(1, META_COLUMNS + 1)]


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _original_row(row: list[str]) -> OriginalRow:
    _, task, occurrence, digest, updates, adjustments, term = row
    return OriginalRow(task, occurrence, Fingerprint(int(updates), int(adjustments), digest), term)


def _filled(book: Any, original: Original) -> FilledForm | FormRefusal:
    for sheet in book.worksheets:
        place = heads(sheet)
        if place is not None:
            break
    else:
        return FormRefusal("no-heads")
    top, columns = place
    absent = [name for name in (*ANSWERS, "id", "deadline", "title") if not columns[name]]
    if absent:
        return FormRefusal("no-columns", ", ".join(absent))
    numbers = [number for number, _ in books.rows(sheet, top + 2)]
    merged_cells = _merged_cells(sheet, numbers, sorted(set(columns.values()) - {0}))
    answers: list[Answer] = []
    keys: list[str] = []
    for number in numbers:
        by_name = {
            name: cells.plain(sheet.cell(number, column))
            for name, column in columns.items()
            if column
        }
        key = _plain(by_name["key"].value).strip()
        if key in original.rows:
            keys.append(key)
        answer = _answer(by_name, key, original, merged_cells)
        if answer is not None:
            answers.append(answer)
    answers = _without_turned_days(_told_apart(answers, keys))
    answer_keys = {answer.key for answer in answers}
    all_keys = list(original.rows)
    return FilledForm(
        original,
        sheet.title,
        tuple(answers),
        blanks=tuple(key for key in dict.fromkeys(keys) if key not in answer_keys),
        missing=tuple(key for key in all_keys if key not in keys),
        out_of_order=keys != [key for key in all_keys if key in keys],
        recorded_by=_recorded_by(sheet, top, columns),
        digest=_digest(answers),
        beyond=_beyond(sheet, top),
        saved=book.properties.modified != book.properties.created,
    )


def _beyond(sheet: Any, top: int) -> int:
    """How many filled cells stand in columns that the form does not have."""
    own = {
        cell.column
        for _, row in books.rows(sheet, top, top)
        for cell in row
        if (books.words(cell.value) or "").startswith(MARK)
    }
    rows = books.rows(sheet, top + 2)
    return sum(cell.value is not None and cell.column not in own for _, row in rows for cell in row)


def _merged_cells(
    sheet: Any, numbers: Sequence[int], columns: Sequence[int]
) -> set[tuple[int, int]]:
    """The places that merged ranges cover, among these rows and columns."""
    places = set()
    for area in sheet.merged_cells.ranges:
        down, across = covered(
            numbers, columns, (area.min_row, area.min_col, area.max_row, area.max_col)
        )
        places |= {(numbers[row], columns[column]) for row in down for column in across}
    return places


def _answer(
    row: Mapping[str, Any], key: str, original: Original, merged_cells: set[tuple[int, int]]
) -> Answer | None:
    """What a row answers; None where nothing is filled in."""
    names = [name for name in (*ANSWERS, CONFIRM) if name in row]
    filled_cells = {name: row[name] for name in names if cells.answered(row[name])}
    source = original.rows.get(key)
    number = row["key"].row
    if source is None:
        is_filled = filled_cells or any(cells.answered(row[name]) for name in ("id", "title"))
        return Answer(key, number, {}, {}, trouble="added") if is_filled else None
    trouble: Trouble | None = None
    if original.reconciles and CONFIRM in filled_cells and cells.agrees(filled_cells[CONFIRM]):
        del filled_cells[CONFIRM]
    if not filled_cells.keys() - {CONFIRM}:
        if not original.reconciles or not filled_cells:
            return None
        trouble = "unsaid"  # that something is not right, and not what
    if _words(row["id"]) != source.task.split() or _words(row["deadline"]) != source.term.split():
        trouble = "shuffled"
    values: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for name, cell in filled_cells.items():
        if (cell.row, cell.column) in merged_cells:
            wrong.append(Wrong(cell.coordinate, "merged"))
            continue
        value = _READERS.get(name, cells.text)(cell)
        if isinstance(value, Wrong):
            wrong.append(value)
        else:
            values[name] = value
    places = {name: cell.coordinate for name, cell in filled_cells.items()}
    _pairs(row, places, wrong)
    text_days = tuple(
        filled_cells[name].coordinate
        for name in DAYS
        if name in values and isinstance(filled_cells[name].value, str)
    )
    return Answer(key, number, values, places, tuple(wrong), trouble, text_days)


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


def _words(cell: FormCell) -> list[str]:
    return _plain(cell.value).split()


def _told_apart(answers: Iterable[Answer], keys: list[str]) -> list[Answer]:
    """Rows that stand twice, as when one is copied: which of them is meant nobody knows."""
    counts = Counter(keys)
    return [
        Answer(one.key, one.number, {}, {}, trouble="twice") if counts[one.key] > 1 else one
        for one in answers
    ]


def _without_turned_days(answers: Sequence[Answer]) -> list[Answer]:
    """Days that an Excel of another country may have turned round are no answers.

    It leaves 25/04/2026 as text, and makes the 7th of June of 06/07/2026; where every day that it
    took could be either, and text shows that it took no others, nobody knows which is meant.
    """
    days = [(one, name) for one in answers for name in DAYS if name in one.values]
    real = [(one, name) for one, name in days if one.places[name] not in one.text_days]
    texts = [one.values[name] for one, name in days if one.places[name] in one.text_days]
    if not any(day.day > MONTHS for day in texts):
        return list(answers)
    if any(one.values[name].day > MONTHS for one, name in real):
        return list(answers)
    return [_without_days(one, [name for each, name in real if each is one]) for one in answers]


def _without_days(answer: Answer, names: Sequence[str]) -> Answer:
    """The answer with these days refused, but for those that read the same either way."""
    days = {name: answer.values[name] for name in names}
    turned = {name: day for name, day in days.items() if day.day != day.month}
    wrong = [
        Wrong(answer.places[name], "day-order", cells.shown(day)) for name, day in turned.items()
    ]
    values = {name: value for name, value in answer.values.items() if name not in turned}
    return structs.replace(answer, values=values, wrong=(*answer.wrong, *wrong))


def _recorded_by(sheet: Any, top: int, columns: Mapping[str, int]) -> str:
    for number, row in books.rows(sheet, last=top):
        if any(cell.value == MARK + RECORDED_BY for cell in row):
            words = cells.text(cells.plain(sheet.cell(number, columns["title"])))
            return words if isinstance(words, str) else ""
    return ""


def _digest(answers: Iterable[Answer]) -> str:
    contents = [
        [one.key, one.number, repr(sorted(one.values.items())), repr(one.wrong)] for one in answers
    ]
    return sha256(json.dumps(contents).encode()).hexdigest()[:DIGITS]
