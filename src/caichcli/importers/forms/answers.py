"""A filled form -> what each row answers, by the keys hidden in it; its looks do not matter."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Literal

from msgspec import Struct, structs

from caichcli.importers import books, packages
from caichcli.importers.forms import cells, originals
from caichcli.importers.forms.cells import FormCell, Wrong
from caichcli.importers.forms.originals import FormRefusal, Original, OriginalRow, plain_text
from caichcli.importers.forms.surroundings import Surroundings, surroundings
from caichcli.importers.grids.sheets import covered
from caichcli.views.form import (
    ANSWERS,
    CONFIRM,
    DIGITS,
    DUTY_ANSWERS,
    DUTY_QUESTIONS,
    MARK,
    META_SHEET,
    QUESTIONS,
    DutyKind,
)

Trouble = Literal["added", "twice", "shuffled", "unsaid"]
RECORDED_BY = "recorded_by"
LOOKED_AT = 40  # rows from the top in which the columns' names stand
DAYS = ("completed", "result_date")
MONTHS = 12
NAMES = dict.fromkeys(
    (*QUESTIONS, *ANSWERS, CONFIRM, *(name for names in DUTY_ANSWERS.values() for name in names))
)
# The column that only a sheet of one kind has.
OWN_COLUMNS: dict[str, DutyKind] = {"to": "visits", "unit": "initiatives"}


class Answer(Struct, frozen=True):
    """One filled row: what it gives, by the keys of a log entry, and in which cells.

    ``trouble`` is a row that cannot be told whose it is, ``wrong`` the cells
    that are no answers. ``text_days`` are the cells of days written as text, ``title`` the words
    of the task as they stand in the row.
    """

    key: str
    number: int
    values: dict[str, Any]
    places: dict[str, str]
    wrong: tuple[Wrong, ...] = ()
    trouble: Trouble | None = None
    text_days: tuple[str, ...] = ()
    sheet: str = ""
    title: str = ""


class FilledForm(Struct, frozen=True):
    """A form as it came back.

    ``blanks`` are the keys of the rows without an answer, ``missing`` of those
    that are gone. ``digest`` is of all the answers, ``beside`` what it holds besides.
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
    beside: Surroundings = Surroundings()
    saved: bool = True


def read(data: bytes) -> FilledForm | FormRefusal:
    """A form's answers. Every fault of a cell or a row is told with it; none stops the others."""
    workbook = books.open_book(data, packages.FORM)
    if not isinstance(workbook, books.OpenWorkbook):
        return FormRefusal(workbook)
    book = workbook.content
    if META_SHEET not in book.sheetnames:
        return FormRefusal("not-a-form")
    original = originals.read(book[META_SHEET])
    if isinstance(original, FormRefusal):
        return original
    return _filled(book, original)


def heads(sheet: Any) -> tuple[int, dict[str, int]] | None:
    """The hidden row that names the columns, and the column of each name."""
    for number, row in books.rows(sheet, last=LOOKED_AT):
        places = {words: cell.column for cell in row if (words := books.words(cell.value))}
        if f"{MARK}key" in places:
            columns = {name: places.get(MARK + name, 0) for name in NAMES}
            return number, columns
    return None


def _filled(book: Any, original: Original) -> FilledForm | FormRefusal:
    """What all sheets answer that have the hidden row of names, that of the tasks being one."""
    places = {sheet.title: (sheet, place) for sheet in book.worksheets if (place := heads(sheet))}
    kinds = {title: kind_of(columns) for title, (_, (_, columns)) in places.items()}
    main = next((title for title, kind in kinds.items() if kind is None), None)
    if main is None:
        return FormRefusal("no-heads")
    answers: list[Answer] = []
    keys: list[str] = []
    for title, (sheet, (top, columns)) in places.items():
        absent = [name for name in _needed(kinds[title]) if not columns[name]]
        if absent:
            return FormRefusal("no-columns", ", ".join(absent))
        own, own_keys = _rows(sheet, top, columns, original)
        answers += own
        keys += own_keys
    answers = _without_turned_days(_told_apart(answers, keys))
    answer_keys = {answer.key for answer in answers}
    all_keys = list(original.rows)
    sheet, (top, columns) = places[main]
    others = [place for title, place in places.items() if title != main]
    return FilledForm(
        original,
        main,
        tuple(answers),
        blanks=tuple(key for key in dict.fromkeys(keys) if key not in answer_keys),
        missing=tuple(key for key in all_keys if key not in keys),
        out_of_order=keys != [key for key in all_keys if key in keys],
        recorded_by=_recorded_by(sheet, top, columns),
        digest=_digest(answers),
        beside=surroundings(book, [(sheet, top), *((s, at) for s, (at, _) in others)]),
        saved=book.properties.modified != book.properties.created,
    )


def kind_of(columns: Mapping[str, int]) -> DutyKind | None:
    """Return whose rows a sheet has by its columns; None of that of the tasks."""
    return next((kind for name, kind in OWN_COLUMNS.items() if columns[name]), None)


def _needed(kind: DutyKind | None) -> tuple[str, ...]:
    if kind is None:
        return (*ANSWERS, "id", "deadline", "title")
    return (*DUTY_ANSWERS[kind], *DUTY_QUESTIONS[kind])


def _rows(
    sheet: Any, top: int, columns: Mapping[str, int], original: Original
) -> tuple[list[Answer], list[str]]:
    """The answers of a sheet, and the keys that stand in it."""
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
        key = plain_text(by_name["key"].value).strip()
        if key in original.rows:
            keys.append(key)
        answer = _answer(by_name, key, original, merged_cells, kind_of(columns))
        if answer is not None:
            answers.append(structs.replace(answer, sheet=sheet.title))
    return answers, keys


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
    row: Mapping[str, Any],
    key: str,
    original: Original,
    merged_cells: set[tuple[int, int]],
    kind: DutyKind | None,
) -> Answer | None:
    """What a row answers; None where nothing is filled in."""
    questions = DUTY_ANSWERS[kind] if kind else (*ANSWERS, CONFIRM)
    names = [name for name in questions if name in row]
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
    if _is_shuffled(row, source):
        trouble = "shuffled"
    values: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for name, cell in filled_cells.items():
        if (cell.row, cell.column) in merged_cells:
            wrong.append(Wrong(cell.coordinate, "merged"))
            continue
        value = _value(name, cell, kind)
        if isinstance(value, Wrong):
            wrong.append(value)
        else:
            values[name] = value
    places = {name: cell.coordinate for name, cell in filled_cells.items()}
    if kind is None:
        _pairs(row, places, wrong)
    text_days = tuple(
        filled_cells[name].coordinate
        for name in DAYS
        if name in values and isinstance(filled_cells[name].value, str)
    )
    title = " ".join(_words(row["title"])) if "title" in row else ""
    return Answer(key, number, values, places, tuple(wrong), trouble, text_days, title=title)


def _is_shuffled(row: Mapping[str, Any], source: OriginalRow) -> bool:
    """Whether what a row was known by is no longer what was sent out."""
    if _words(row["id"]) != source.task.split():
        return True
    return "deadline" in row and _words(row["deadline"]) != source.term.split()


def _value(name: str, cell: FormCell, kind: DutyKind | None) -> Any:
    if name == "status" and kind:
        return cells.duty_status(cell, kind)
    return _READERS.get(name, cells.text)(cell)


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
    return plain_text(cell.value).split()


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
