"""The other sheets of a form: the units that an agency inspects, and its initiatives.

Each has the hidden keys and columns' names of the first, so that it is read as that is.
"""

from collections.abc import Iterator
from typing import Any

from xlsxwriter import Workbook

from caichcli.formats.exports.texts import LINE, fitted, height
from caichcli.formats.forms.looks import DATES, EARLIEST, FormStyles
from caichcli.formats.phrases import initiatives, inspections
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.views.form import (
    DUTY_ANSWERS,
    DUTY_QUESTIONS,
    DUTY_STATUSES,
    LISTS_SHEET,
    MARK,
    DutyKind,
    DutyRow,
    Form,
    fingerprint,
)
from caichcli.views.inspections import VisitLine

# Together they fit the width of A4 in letters that can be read when it is printed.
WIDTHS = {
    "key": 4,
    "number": 4,
    "id": 11,
    "title": 30,
    "deadline": 14,
    "said": 22,
    "status": 14,
    "unit": 15,
    "to": 13,
    "result_number": 14,
    "result_date": 11,
    "effect": 18,
    "note": 16,
}
LOWEST = 3 * LINE
A4 = 9
LIST_COLUMNS: dict[DutyKind, int] = {"visits": 2, "initiatives": 3}
WORDS: dict[DutyKind, str] = {"visits": "words.visit", "initiatives": "words.initiative"}


def write(book: Workbook, form: Form, styles: FormStyles, lang: Language) -> None:
    """Add a sheet for each kind of duty that the form has rows of."""
    for kind in DUTY_ANSWERS:
        rows = [row for row in form.duties if row.kind == kind]
        if rows:
            _sheet(book.add_worksheet(say(lang, f"forms.sheet-{kind}")), form, rows, styles, lang)


def lists(book: Workbook, sheet: Any, lang: Language) -> None:
    """Put what the drop-downs of these sheets offer beside what those of the first do."""
    for kind, column in LIST_COLUMNS.items():
        words = [say(lang, f"{WORDS[kind]}_{status}") for status in DUTY_STATUSES[kind]]
        for number, word in enumerate(words):
            sheet.write_string(number, column, word)
        letter = "ABCD"[column]
        place = f"={LISTS_SHEET}!${letter}$1:${letter}${len(words)}"
        book.define_name(f"caich_statuses_{kind}", place)


def meta_lines(form: Form, lang: Language) -> Iterator[tuple[str, ...]]:
    """Yield what the hidden sheet has of each row, as of a row of the first sheet."""
    for row in form.duties:
        state = fingerprint(row.record)
        term = _texts(form, row, lang).get("deadline", "")
        yield (row.key, row.key, "", state.digest, str(state.updates), str(state.adjustments), term)


def _sheet(sheet: Any, form: Form, rows: list[DutyRow], styles: FormStyles, lang: Language) -> None:
    kind = rows[0].kind
    questions = DUTY_QUESTIONS[kind]
    columns = (*questions, *DUTY_ANSWERS[kind])
    last = len(columns) - 1
    sheet.merge_range(0, 1, 0, last, say(lang, f"forms.title-{kind}"), styles.title)
    as_of = say(lang, "page.as-of", day=day(form.day, lang))
    sheet.merge_range(1, 1, 1, last, as_of, styles.plain)
    top, first = 3, 5
    headings = {column: say(lang, _heading(kind, column)) for column in columns}
    for place, (column, words) in enumerate(headings.items()):
        sheet.set_column(place, place, WIDTHS[column], None, {"hidden": column == "key"})
        sheet.write_string(top, place, MARK + column, styles.hidden)
        look = styles.head if column in questions else styles.asked
        sheet.write_string(top + 1, place, words, look)
    sheet.set_row(top, None, None, {"hidden": True})
    lines = height((words, WIDTHS[column]) for column, words in headings.items())
    sheet.set_row(top + 1, lines + LINE)  # bold letters are wider
    for number, row in enumerate(rows):
        _row(sheet, first + number, number + 1, _texts(form, row, lang), columns, styles)
    _checks(sheet, first, first + len(rows) - 1, columns, kind, lang)
    sheet.freeze_panes(first, 0)
    sheet.repeat_rows(top + 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    allowed = {"format_cells": True, "format_columns": True, "format_rows": True}
    sheet.protect("", allowed | {"select_locked_cells": True, "select_unlocked_cells": True})


def _heading(kind: DutyKind, column: str) -> str:
    """The words above a column; a few are other than those of tasks."""
    own = ("title", "deadline", "result_number", "result_date", "note", "unit", "to", "effect")
    return f"forms.col-{column}-{kind}" if column in own else f"forms.col-{column}"


def _texts(form: Form, row: DutyRow, lang: Language) -> dict[str, str]:
    """What stands in the cells before those to fill."""
    book, line = form.book, row.line
    if isinstance(line, VisitLine):
        name = inspections.unit(line.visit, book.register.name(line.visit.unit.unit), lang)
        notes = (entry.update.note for entry in reversed(line.visit.log(form.day)))
        progress = (inspections.visit_situation(line, lang), next(filter(None, notes), None))
        return {
            "key": row.key,
            "id": row.key,
            "title": fitted(f"{name}\n{line.visit.inspection.theme}"),
            "deadline": inspections.time(line, lang),
            "said": fitted("\n".join(filter(None, progress))),
        }
    return {
        "key": row.key,
        "id": row.key,
        "title": fitted(line.initiative.title),
        "said": fitted(initiatives.situation(book, line, lang)),
    }


def _row(
    sheet: Any,
    place: int,
    number: int,
    texts: dict[str, str],
    columns: tuple[str, ...],
    styles: FormStyles,
) -> None:
    sheet.set_row(place, max(LOWEST, height((text, WIDTHS[key]) for key, text in texts.items())))
    for column, name in enumerate(columns):
        if name == "number":
            sheet.write_number(place, column, number, styles.centred)
        elif name in texts:
            sheet.write_string(place, column, texts[name], styles.given)
        else:
            sheet.write_blank(place, column, None, styles.answer(name))


def _checks(
    sheet: Any, first: int, last: int, columns: tuple[str, ...], kind: DutyKind, lang: Language
) -> None:
    """Offer what can be chosen; whoever reads the form checks what is written."""
    sources = {"status": f"=caich_statuses_{kind}", "unit": "=caich_bodies"}
    for column, source in sources.items():
        if column in columns:
            place = columns.index(column)
            check = {"validate": "list", "source": source, "error_type": "information"}
            words = {
                "error_title": say(lang, "forms.wrong"),
                "error_message": say(lang, f"forms.error-{_ERRORS[column]}"),
            }
            sheet.data_validation(first, place, last, place, {**check, **words})
    for column in DATES & set(columns):
        place = columns.index(column)
        sheet.data_validation(
            first, place, last, place,
            {
                "validate": "date",
                "criteria": "between",
                "minimum": EARLIEST,
                "maximum": "=TODAY()",
                "error_title": say(lang, "forms.wrong"),
                "error_message": say(lang, f"forms.error-{column}"),
            },
        )  # fmt: skip


_ERRORS = {"status": "status", "unit": "proposals_to"}
