"""An agency's form as an Excel workbook, through XlsxWriter.

Locked but for the cells to fill; no password, so that nobody is locked out of
their own paper. Hidden: a key beside every row, the names of the columns above
the heads, and a sheet that says what the form was made from.
"""

import datetime as dt
import io
import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from caichcli.formats.exports.texts import LINE, height
from caichcli.formats.exports.xlsx import workbook
from caichcli.formats.forms import duty_sheets
from caichcli.formats.forms.columns import COLUMNS, TO_FILL, WIDTHS
from caichcli.formats.forms.form_rows import ORIGIN, FormRows, RowLooks
from caichcli.formats.forms.looks import DATES, EARLIEST, FormStyles
from caichcli.formats.forms.sheet_rows import block, looks, put
from caichcli.formats.phrases.records import decision
from caichcli.language import wording
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.figures import CLASS_FIGURES, figures
from caichcli.plan.workdays import DaysOff
from caichcli.views.form import (
    KIND,
    LISTS_SHEET,
    MARK,
    META_SHEET,
    STATUSES,
    VERSION,
    Form,
)
from caichcli.views.form_sending import Sending

MOST_STATUSES = 12  # rows of the sheet of lists in which more than the names of bodies may stand
SHEET = "xl/worksheets/sheet{}.xml"  # where XlsxWriter puts a sheet
A4 = 9


class Making(Struct, frozen=True):
    """One form in the making."""

    form: Form
    sending: Sending
    days: DaysOff
    styles: FormStyles
    lang: Language


def rows(sending: Sending, days: DaysOff, lang: Language) -> FormRows:
    """What the forms of one batch share."""
    return FormRows(days, lang, sending.reply_by is not None)


def write(form: Form, sending: Sending, shared: FormRows) -> bytes:
    """The whole workbook; the same form is the same bytes, whatever others it is made with."""
    days, lang = shared.days, shared.lang
    stream = io.BytesIO()
    book = workbook(stream)
    name = form.book.register.name(form.agency)
    created = dt.datetime.combine(form.day, dt.time(12))
    book.set_properties({"title": f"{_title(sending, lang)} – {name}", "created": created})
    at = Making(form, sending, days, FormStyles(book), lang)
    sheet = book.add_worksheet(say(lang, "forms.sheet"))
    duty_sheets.write(book, form, at.styles, lang)
    guide = book.add_worksheet(say(lang, "forms.guide"))
    lists = book.add_worksheet(LISTS_SHEET)
    meta = book.add_worksheet(META_SHEET)
    _lists(book, lists, form, lang)
    first = _form(sheet, at)
    _guide(guide, at)
    first_origin = _meta(meta, at)
    for extra in (lists, meta):
        extra.very_hidden()
    book.close()
    count = len(book.worksheets())
    sheets = {SHEET.format(count - 1): shared.bodies(form.book, MOST_STATUSES + 1)}
    if form.rows:
        own, origins = SHEET.format(1), SHEET.format(count)
        looks_there = looks(stream.getvalue(), own, first + len(form.rows) - 1)
        parts = shared.of(form, _looks(looks_there))
        sheets[own] = block(first, [part.sheet for part in parts])
        sheets[origins] = block(first_origin, [part.origin for part in parts])
    return put(stream.getvalue(), sheets)


def _looks(of_row: list[int]) -> RowLooks:
    given, centred, _, _, late, _, *answers = of_row
    return RowLooks(given, centred, late, tuple(answers))


def _title(sending: Sending, lang: Language) -> str:
    return say(lang, _key("forms.title", sending), period=sending.label.upper())


def _key(key: str, sending: Sending) -> str:
    """The words of a form by which figures are agreed are others than those of a report."""
    return f"{key}-reconcile" if sending.reply_by else key


def _form(sheet: Any, at: Making) -> int:
    """All but the rows, of which the last gives the looks; where they begin, counted from 1."""
    form, styles, lang = at.form, at.styles, at.lang
    top = _heading(sheet, at)
    for place, column in enumerate(COLUMNS):
        look = styles.asked if column in TO_FILL else styles.head
        sheet.set_column(place, place, WIDTHS[column], None, {"hidden": column == "key"})
        sheet.write_string(top, place, MARK + column, styles.hidden)
        name = _key("forms.col-said", at.sending) if column == "said" else f"forms.col-{column}"
        sheet.write_string(top + 1, place, say(lang, name), look)
    sheet.set_row(top, None, None, {"hidden": True})
    sheet.set_row(top + 1, 3 * LINE)
    first = top + 2
    last = first + len(form.rows) - 1
    if form.rows:
        _looks_of_row(sheet, last, styles)
        _checks(sheet, first, last, lang)
        _hints(sheet, first, last, styles)
    else:
        sheet.write_string(first, COLUMNS.index("number"), say(lang, "forms.nothing"), styles.text)
    _signature(sheet, max(first, last) + 2, at)
    sheet.freeze_panes(first, COLUMNS.index("deadline"))
    sheet.repeat_rows(top + 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    sheet.set_zoom(90)
    allowed = {"format_cells": True, "format_columns": True, "format_rows": True}
    sheet.protect("", allowed | {"select_locked_cells": True, "select_unlocked_cells": True})
    return first + 1


def _looks_of_row(sheet: Any, place: int, styles: FormStyles) -> None:
    """A row without words, with the looks that rows have; a term's is that of one that is past."""
    own = {"number": styles.centred, "deadline": styles.late}
    for column, name in enumerate(COLUMNS):
        look = styles.answer(name) if name in TO_FILL else own.get(name, styles.given)
        sheet.write_blank(place, column, None, look)


def _signature(sheet: Any, row: int, at: Making) -> None:
    """Who filled it in and who answers for it, below the rows; under a title it were a row more."""
    places = {"deadline": "forms.drawn-up", "said": "forms.signed"}
    for column, key in places.items():
        sheet.write_string(row, COLUMNS.index(column), say(at.lang, key), at.styles.signature)
    sheet.set_row(row, 5 * LINE)


def _heading(sheet: Any, at: Making) -> int:
    """What is asked of whom, and where the one who fills it in puts a name; the row below."""
    form, sending, styles, lang = at.form, at.sending, at.styles, at.lang
    plan = form.book.head
    register = form.book.register
    cited = decision(plan, lang)
    last = len(COLUMNS) - 1
    lines = [
        (_title(sending, lang), styles.title),
        (f"{plan.title} ({cited})", styles.plain),
        (say(lang, "page.as-of", day=day(form.day, lang)), styles.plain),
    ]
    if sending.reply_by:
        lines.append((_reconciled(at), styles.reconciled))
    if plan.illustrative:
        lines.insert(0, (say(lang, "page.illustrative"), styles.warn))
    row = 0
    for text, look in lines:
        sheet.merge_range(row, 1, row, last, text, look)
        if look is styles.reconciled:
            sheet.set_row(row, height([(text, sum(WIDTHS.values()))]) + LINE)
        row += 1
    told_of = [("forms.agency", register.name(form.agency))]
    if plan.standing_agency:
        told_of.append(("forms.to", register.name(plan.standing_agency)))
    for key, text in told_of:
        sheet.write_string(row, 1, say(lang, key, name=text), styles.label)
        row += 1
    sheet.write_string(row, 0, MARK + "recorded_by", styles.hidden)
    sheet.write_string(row, 1, say(lang, "forms.recorded_by"), styles.label)
    sheet.write_blank(row, COLUMNS.index("title"), None, styles.open)
    sheet.write_string(
        row, COLUMNS.index("deadline"), say(lang, _key("forms.how", sending)), styles.text
    )
    return row + 2


def _reconciled(at: Making) -> str:
    """What the paper will say of the agency, and by when it is asked to look at that."""
    form, lang = at.form, at.lang
    standings = {row.task.id: row.standing for row in form.rows}
    totals = figures(standings.values(), form.day, form.book.due_soon_days)
    parts = [
        f"{say(lang, f'words.{name}').lower()} {wording.number(len(ids), lang)} ({', '.join(ids)})"
        for name in CLASS_FIGURES.values()
        if (ids := getattr(totals, name))
    ]
    return say(
        lang,
        "forms.reconcile",
        name=form.book.register.name(form.agency),
        total=wording.number(len(totals.total), lang),
        parts="; ".join(parts),
        day=day(at.sending.reply_by or form.day, lang),
    )


def _checks(sheet: Any, first: int, last: int, lang: Language) -> None:
    """What each cell takes, with a word of help beside it and one where it is refused."""
    statuses = {
        "validate": "list",
        "source": "=caich_statuses",
        "input_message": say(lang, "forms.help-status"),
    }
    progress = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
        "input_message": say(lang, "forms.help-progress"),
    }
    bodies = {
        "validate": "list",
        "source": "=caich_bodies",
        "input_message": say(lang, "forms.help-proposals_to"),
        "error_type": "information",
    }
    checks: dict[str, Mapping[str, object]] = {
        "status": statuses,
        "progress": progress,
        "proposals_to": bodies,
    }
    for column in DATES:
        checks[column] = {
            "validate": "date",
            "criteria": "between",
            "minimum": EARLIEST,
            "maximum": "=TODAY()",
            "input_message": say(lang, f"forms.help-{column}"),
        }
    for column, check in checks.items():
        place = COLUMNS.index(column)
        titles = {
            "input_title": say(lang, f"forms.col-{column}")[:32],
            "error_title": say(lang, "forms.wrong"),
            "error_message": say(lang, f"forms.error-{column}"),
        }
        sheet.data_validation(first, place, last, place, {**check, **titles})


def _hints(sheet: Any, first: int, last: int, styles: FormStyles) -> None:
    """A cell that is wanted beside another one's answer stands out until it is filled."""
    status = xl_rowcol_to_cell(first, COLUMNS.index("status"), col_abs=True)
    place = COLUMNS.index("result_number")
    cell = xl_rowcol_to_cell(first, place, col_abs=True)
    done = f'=AND({status}=INDEX(caich_statuses,{len(STATUSES)}),{cell}="")'
    hint = {"type": "formula", "criteria": done, "format": styles.missing}
    sheet.conditional_format(first, place, last, place, hint)


def _guide(sheet: Any, at: Making) -> None:
    form, styles, lang = at.form, at.styles, at.lang
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, say(lang, "forms.guide-title"), styles.label)
    lines = say(
        lang,
        _key("forms.guide-text", at.sending),
        standing=form.book.register.name(form.book.head.standing_agency or form.agency),
        left=len(form.left_out),
    ).split("\n")
    for number, line in enumerate(lines, start=1):
        sheet.write_number(number, 0, number, styles.text)
        sheet.write_string(number, 1, line, styles.wrap)
        sheet.set_row(number, height([(line, 105)]) + 4)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _lists(book: Workbook, sheet: Any, form: Form, lang: Language) -> None:
    """What the drop-downs offer."""
    duty_sheets.lists(book, sheet, lang)
    statuses = [say(lang, f"words.status_{status}") for status in STATUSES]
    register = form.book.register
    bodies = [holder.name for holder in register.agencies.values()]
    for place, (name, words) in enumerate({"statuses": statuses, "bodies": bodies}.items()):
        for number, word in enumerate(words):
            if number < MOST_STATUSES or number == len(words) - 1:
                sheet.write_string(number, place, word)
        first = xl_rowcol_to_cell(0, place, row_abs=True, col_abs=True)
        end = xl_rowcol_to_cell(len(words) - 1, place, row_abs=True, col_abs=True)
        book.define_name(f"caich_{name}", f"={LISTS_SHEET}!{first}:{end}")


def _meta(sheet: Any, at: Making) -> int:
    """What the form was made from: names and values; where a line for every row begins, from 1."""
    form, sending = at.form, at.sending
    facts = {
        "kind": KIND,
        "version": str(VERSION),
        "tool": sending.tool,
        "plan": form.book.head.id,
        "agency": form.agency,
        "period": sending.period,
        "last": sending.last.isoformat(),
        "day": form.day.isoformat(),
        "digest": sending.digest,
        "revision": sending.revision,
        "reconciles": form.day.isoformat() if sending.reply_by else "",
        "batch": json.dumps(sending.batch),
        "checked": "",
        "rows": str(len(form.rows) + len(form.duties)),
    }
    for place, (name, value) in enumerate(facts.items()):
        sheet.write_string(place, 0, name)
        sheet.write_string(place, 1, value)
    if form.rows:
        for column in range(len(ORIGIN)):
            sheet.write_string(len(facts) + len(form.rows) - 1, column, "")
    duties = duty_sheets.meta_lines(form, at.lang)
    for place, line in enumerate(duties, start=len(facts) + len(form.rows)):
        for column, text in enumerate(line):
            sheet.write_string(place, column, text)
    return len(facts) + 1
