"""The tasks as an Excel workbook: a sheet of tasks and a sheet of figures, through XlsxWriter.

Every cell is written as what it is: text never becomes a formula or a link,
dates are dates, numbers numbers.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from xlsxwriter import Workbook

from caichcli.formats.exports import ExportFile
from caichcli.formats.exports.columns import (
    FIGURES,
    Export,
    ExportColumn,
    Value,
    columns,
    count_words,
    counts,
    rows,
)
from caichcli.formats.exports.texts import LINE, fitted, height
from caichcli.formats.phrases.records import decision
from caichcli.formats.phrases.tasks import without_day
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.figures import Figures, Rate
from caichcli.plan.standing import Class
from caichcli.views.overview import Overview

DATE = "dd/mm/yyyy"
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
GRID = {"border": 1, "border_color": "#BFBFBF"}
HEAD = {"bold": True, "bg_color": "#DCE6F1", "align": "center", "valign": "vcenter"}
RATES = {
    # a rate of the figures, and what the glossary calls it
    "done_of_due": "rate_done_due",
    "on_time_of_due": "rate_on_time_due",
    "on_time_of_done": "rate_on_time_done",
    "done_of_total": "rate_done_total",
    "overdue_of_total": "rate_overdue_total",
}
LATE: dict[Class, str] = {"overdue": "#C00000", "done-late": "#9C5700"}


class CellStyles:
    """The looks of cells in one workbook, by what they hold."""

    def __init__(self, book: Workbook) -> None:
        self.title = book.add_format(FONT | {"bold": True, "font_size": 13})
        self.plain = book.add_format(FONT)
        self.note = book.add_format(FONT | {"italic": True})
        self.warn = book.add_format(FONT | {"bold": True, "font_color": "#C00000"})
        self.head = book.add_format(FONT | GRID | HEAD | {"text_wrap": True})
        self.grid = book.add_format(GRID)
        self.text = book.add_format(FONT | {"text_wrap": True})
        self.date = book.add_format(FONT | {"num_format": DATE, "align": "center"})
        self.number = book.add_format(FONT | {"align": "right"})
        self.label = book.add_format(FONT | GRID | {"text_wrap": True})
        self.count = book.add_format(FONT | GRID | {"num_format": "#,##0"})
        self.share = book.add_format(FONT | GRID | {"num_format": "0.00%"})
        self.late = {
            class_: book.add_format(FONT | {"text_wrap": True, "font_color": colour})
            for class_, colour in LATE.items()
        }

    def of_value(self, value: Value) -> Any:
        """How a cell looks by what it holds."""
        if isinstance(value, dt.date):
            return self.date
        return self.number if isinstance(value, int | float) else self.text

    def of(self, column: ExportColumn, class_: Class) -> Any:
        """How a cell of a column looks; what is late stands out."""
        if column.key in ("class", "situation"):
            return self.late.get(class_, self.text)
        return {"text": self.text, "date": self.date, "number": self.number}[column.kind]


def workbook(stream: io.BytesIO) -> Workbook:
    """Return an empty workbook, made in memory, in which no text becomes a formula or a link."""
    return Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )


def write(export: Export, lang: Language) -> ExportFile:
    """The workbook; notes tell of text too long for a cell."""
    stream = io.BytesIO()
    book = workbook(stream)
    plan = export.book.head
    book.set_properties({"title": plan.title, "created": _noon(export.listing.day)})
    styles = CellStyles(book)
    overlong = _tasks(book.add_worksheet(say(lang, "export.sheet-tasks")), export, styles, lang)
    _figures(book.add_worksheet(say(lang, "export.sheet-figures")), export, styles, lang)
    book.close()
    notes = (say(lang, "export.cut", tasks=", ".join(overlong)),) if overlong else ()
    return ExportFile(stream.getvalue(), notes)


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12))


def _tasks(sheet: Any, export: Export, styles: CellStyles, lang: Language) -> list[str]:
    """Fill the sheet of tasks; return the ids of those with a text that had to be cut."""
    top = _titles(sheet, export, styles, lang)
    own = columns(export)
    for number, column in enumerate(own):
        sheet.set_column(number, number, column.width)
    _heads(sheet, top, [column.heading(lang) for column in own], styles)
    overlong: dict[str, None] = {}
    looks = {
        class_: [styles.of(column, class_) for column in own]
        for class_ in {line.standing.class_ for line in export.lines}
    }
    tasks = zip(export.lines, rows(export, lang), strict=True)
    for row, (line, values) in enumerate(tasks, start=top + 1):
        sheet.set_row(row, _height(own, values))
        if write_row(sheet, row, values, looks[line.standing.class_]):
            overlong[line.task.id] = None
    last = max(top + len(export.lines), top + 1)
    sheet.autofilter(top, 0, last, len(own) - 1)
    # Lines around empty cells too, without writing a cell for each.
    always = {"type": "formula", "criteria": "=TRUE", "format": styles.grid}
    sheet.conditional_format(top + 1, 0, last, len(own) - 1, always)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    _paper(sheet)
    return list(overlong)


def _height(own: Sequence[ExportColumn], values: Iterable[Value]) -> float:
    texts = zip(values, own, strict=True)
    return height((text, column.width) for text, column in texts if isinstance(text, str))


def write_row(sheet: Any, row: int, values: Iterable[Value], looks: Sequence[Any]) -> bool:
    """Write a row of cells, each as what it is; return whether a text had to be cut."""
    overlong = False
    for number, (value, look) in enumerate(zip(values, looks, strict=True)):
        if value is None:
            continue
        if isinstance(value, str):
            text = fitted(value)
            overlong = overlong or text is not value
            sheet.write_string(row, number, text, look)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, number, value, look)
        else:
            sheet.write_number(row, number, value, look)
    return overlong


def _titles(sheet: Any, export: Export, styles: CellStyles, lang: Language) -> int:
    """What plan and what day this is, and that it is illustrative; the row below."""
    plan = export.book.head
    citation = decision(plan, lang)
    as_of = day(export.listing.day, lang)
    lines = [
        (plan.title, styles.title),
        (f"({citation})", styles.plain),
        (say(lang, "page.as-of", day=as_of), styles.note),
    ]
    if plan.illustrative:
        lines.insert(0, (say(lang, "page.illustrative"), styles.warn))
    for row, (text, look) in enumerate(lines):
        sheet.write_string(row, 0, text, look)
    return len(lines) + 1


def _figures(sheet: Any, export: Export, styles: CellStyles, lang: Language) -> None:
    """The same figures as ``status``: of all the tasks, by area, by lead; then the rates."""
    overview = export.figures()
    row = _titles(sheet, export, styles, lang)
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, len(FIGURES), 13)
    for title, lines in _tables(export, overview, lang):
        _heads(sheet, row, [say(lang, title), *count_words(export, lang)], styles)
        for number, (label, figures) in enumerate(lines, start=1):
            sheet.write_string(row + number, 0, label, styles.label)
            for place, count in enumerate(counts(figures), start=1):
                sheet.write_number(row + number, place, count, styles.count)
        row += len(lines) + 2
    turns = sum(len(one.figures.total) for one in overview.by_agency)
    if turns != len(overview.totals.total):
        sheet.write_string(row - 1, 0, say(lang, "status.turns", turns=turns), styles.note)
        row += 1
    _rates(sheet, row, overview.totals, styles, lang)
    _paper(sheet)


def _tables(
    export: Export, overview: Overview, lang: Language
) -> Iterator[tuple[str, list[tuple[str, Figures]]]]:
    name = export.book.register.name
    yield "export.whole", [(say(lang, "export.all-tasks"), overview.totals)]
    areas = [(f"{one.area.id}. {one.area.name}", one.figures) for one in overview.by_area]
    yield "status.by-area", areas
    unstated = say(lang, "words.lead_unstated")
    yield (
        "status.by-agency",
        [(name(one.agency) if one.agency else unstated, one.figures) for one in overview.by_agency],
    )


def _heads(sheet: Any, row: int, words: Sequence[str], styles: CellStyles) -> None:
    sheet.set_row(row, 3 * LINE)
    for number, word in enumerate(words):
        sheet.write_string(row, number, word, styles.head)


def _rates(sheet: Any, row: int, totals: Figures, styles: CellStyles, lang: Language) -> None:
    """Each rate with its fraction; a share of nothing is "–"."""
    keys = ("export.rate", "export.share", "export.numerator", "export.denominator")
    _heads(sheet, row, [say(lang, key) for key in keys], styles)
    for number, (name, key) in enumerate(RATES.items(), start=1):
        rate: Rate = getattr(totals, name)
        sheet.write_string(row + number, 0, say(lang, f"words.{key}"), styles.label)
        if rate.percent is None:
            sheet.write_string(row + number, 1, "–", styles.count)
        else:
            sheet.write_number(row + number, 1, rate.percent / 100, styles.share)
        sheet.write_number(row + number, 2, rate.numerator, styles.count)
        sheet.write_number(row + number, 3, rate.denominator, styles.count)
    for place, words in enumerate(without_day(totals, lang), start=len(RATES) + 2):
        sheet.write_string(row + place, 0, words, styles.note)


def _paper(sheet: Any) -> None:
    """A3 across, as wide as the page, the pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
