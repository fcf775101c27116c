"""Units inspected, shortcomings and initiatives as files for others: a row each, in own columns.

The same formats as of tasks: CSV, an Excel sheet, the JSON of the command, a calendar of terms.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from caichcli.formats.answers import initiatives as initiative_words
from caichcli.formats.answers import inspections as unit_words
from caichcli.formats.answers import shortcomings as remedy_words
from caichcli.formats.exports import ExportFile, csv
from caichcli.formats.exports.columns import Export, Value
from caichcli.formats.json_text import dumps
from caichcli.formats.phrases.inspections import remedy_situation, time, unit, visit_situation
from caichcli.formats.phrases.records import citation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.book import Book
from caichcli.plan.model import words_of
from caichcli.views.initiatives import InitiativeLine, Initiatives
from caichcli.views.inspections import Inspections, RemedyLine, Shortcomings, VisitLine

Duty = Literal["inspections", "shortcomings", "initiatives"]
Answer = Inspections | Shortcomings | Initiatives
FORMATS: tuple[str, ...] = ("xlsx", "csv", "json", "ics")
WIDE = 40  # characters of a column of words


class DutyExport(Struct, frozen=True):
    """What is exported: the answer of a command; ``terms`` are those of its tasks, if it has any.

    ``delimiter`` parts the cells of CSV.
    """

    answer: Answer
    terms: Export | None = None
    delimiter: str = ","

    @property
    def book(self) -> Book:
        return self.answer.book

    @property
    def day(self) -> dt.date:
        return self.answer.day


def write(format_: str, export: DutyExport, lang: Language) -> ExportFile:
    """Return the file of a format, one of ``FORMATS``; a calendar only where there are terms."""
    if format_ == "json":
        return ExportFile(dumps(_kind(export.answer).data(export.answer)).encode())
    if format_ == "ics":
        from caichcli.formats.exports import ics

        assert export.terms is not None
        return ics.write(export.terms, lang)
    heads, rows = _table(export, lang)
    if format_ == "csv":
        return csv.table(heads, rows, export.delimiter)
    return _workbook(export, heads, rows, lang)


def _table(export: DutyExport, lang: Language) -> tuple[list[str], list[list[Value]]]:
    """The heads and the rows; each row names the plan and the day, and that it is illustrative."""
    book, kind = export.book, _kind(export.answer)
    cells = [kind.row(book, line, lang) for line in export.answer.lines]
    keys = cells[0] if cells else kind.keys
    marks: dict[str, Value] = {"plan": book.head.id, "as_of": export.day}
    heads = [say(lang, f"export.duty-{key}") for key in keys]
    heads += [say(lang, f"export.col-{key}") for key in marks]
    if book.head.illustrative:
        marks["illustrative"] = say(lang, "export.yes")
        heads.append(say(lang, "words.illustrative"))
    return heads, [[*row.values(), *marks.values()] for row in cells]


def _visit(book: Book, line: VisitLine, lang: Language) -> dict[str, Value]:
    visit, standing = line.visit, line.line.standing
    form = visit.unit.form or visit.inspection.form
    return {
        "id": visit.inspection.id,
        "theme": visit.inspection.theme,
        "unit": unit(visit, book.register.name(visit.unit.unit), lang),
        "time": time(line, lang),
        "due": standing.due if standing.own_term else None,
        "form": say(lang, f"words.form_{form}") if form else None,
        "situation": visit_situation(line, lang),
        "paper": citation(line.paper, lang) if line.paper else None,
        "days": standing.days_late,
        "found": unit_words.found_count(line.shortcomings),
        "remedied": len(line.shortcomings.done),
        "overdue": len(line.shortcomings.overdue),
        "note": visit.unit.note,
    }


def _remedy(book: Book, line: RemedyLine, lang: Language) -> dict[str, Value]:
    one, standing = line.remedy.shortcoming, line.line.standing
    return {
        "id": one.id,
        "theme": line.remedy.inspection.theme,
        "unit": book.register.name(one.unit),
        "owner": book.register.name(line.remedy.owner),
        "text": one.text,
        "recommendation": one.recommendation,
        "conclusion": citation(one.conclusion, lang) if one.conclusion else None,
        "received": one.received,
        "deadline": words_of(one.deadline),
        "due": standing.due,
        "situation": remedy_situation(line, lang),
        "days": standing.days_late,
        "completed": standing.completed,
        "note": one.note,
    }


def _initiative(book: Book, line: InitiativeLine, lang: Language) -> dict[str, Value]:
    one, own = line.initiative, line.state
    stage = "declined" if own.declined else own.stage
    return {
        "id": one.id,
        "title": one.title,
        "unit": book.register.name(one.unit),
        "problem": one.problem,
        "stage": say(lang, f"words.initiative_{stage}"),
        "since": own.since,
        "decision": one.decision.number if one.decision else None,
        "level": one.decision.level if one.decision else None,
        "effect": one.effect,
        "effect_source": one.effect_source,
        "scope": one.scope,
        "replicated": "; ".join(map(book.register.name, own.units)) or None,
    }


def _workbook(
    export: DutyExport, heads: Sequence[str], rows: Sequence[Sequence[Value]], lang: Language
) -> ExportFile:
    """A sheet: its title, its heads, a row each; notes tell of text too long for a cell."""
    from caichcli.formats.exports.xlsx import CellStyles, workbook, write_row

    stream = io.BytesIO()
    book = workbook(stream)
    noon = dt.datetime.combine(export.day, dt.time(12))
    book.set_properties({"title": export.book.head.title, "created": noon})
    styles = CellStyles(book)
    sheet = book.add_worksheet(say(lang, f"export.sheet-{_kind(export.answer).name}"))
    top = 0
    for top, words in enumerate(_titles(export, lang)):
        sheet.write_string(top, 0, words, styles.title if not top else styles.note)
    top += 2
    for at, head in enumerate(heads):
        sheet.write_string(top, at, head, styles.head)
        longest = max((len(str(row[at] or "")) for row in rows), default=0)
        sheet.set_column(at, at, min(WIDE, max(10, longest, len(head))))
    overlong = [
        str(row[0])
        for number, row in enumerate(rows, top + 1)
        if write_row(sheet, number, row, [styles.of_value(value) for value in row])
    ]
    sheet.autofilter(top, 0, max(top + len(rows), top + 1), len(heads) - 1)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    notes = (say(lang, "export.cut", tasks=", ".join(overlong)),) if overlong else ()
    return ExportFile(stream.getvalue(), notes)


def _titles(export: DutyExport, lang: Language) -> Iterator[str]:
    yield export.book.head.title
    yield say(lang, "page.as-of", day=day(export.day, lang))
    if export.book.head.illustrative:
        yield say(lang, "page.illustrative")


class _Kind(Struct, frozen=True):
    """How one of them is told: its JSON, a row of a line; ``keys`` are columns without any row."""

    name: Duty
    data: Callable[[Any], Struct]
    row: Callable[[Book, Any, Language], dict[str, Value]]
    keys: tuple[str, ...]


_KINDS: Mapping[type[Answer], _Kind] = {
    Inspections: _Kind(
        "inspections",
        unit_words.data,
        _visit,
        ("id", "theme", "unit", "time", "due", "situation"),
    ),
    Shortcomings: _Kind(
        "shortcomings",
        remedy_words.data,
        _remedy,
        ("id", "unit", "owner", "text", "deadline", "due", "situation"),
    ),
    Initiatives: _Kind(
        "initiatives", initiative_words.data, _initiative, ("id", "title", "unit", "stage", "since")
    ),
}


def _kind(answer: Answer) -> _Kind:
    return _KINDS[type(answer)]
