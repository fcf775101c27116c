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
from caichcli.formats.answers.plan_ref import as_of_words
from caichcli.formats.exports import ExportFile, csv
from caichcli.formats.exports.columns import Export, Value
from caichcli.formats.json_text import dumps
from caichcli.formats.phrases.inspections import remedy_situation, time, unit, visit_situation
from caichcli.formats.phrases.records import citation
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.model import words_of
from caichcli.views.initiatives import InitiativeLine, Initiatives
from caichcli.views.inspections import Inspections, Shortcomings, VisitLine

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
    marks: dict[str, Value] = {"plan": book.head.id, "as_of": export.day}
    heads = [say(lang, f"export.duty-{key}") for key in kind.columns]
    heads += [say(lang, f"export.col-{key}") for key in marks]
    if book.head.illustrative:
        marks["illustrative"] = say(lang, "export.yes")
        heads.append(say(lang, "words.illustrative"))
    rows = (
        [value(book, line, lang) for value in kind.columns.values()] for line in export.answer.lines
    )
    return heads, [[*row, *marks.values()] for row in rows]


# What each column holds of a line, by the key of its heading.
_Columns = Mapping[str, Callable[[Book, Any, Language], Value]]


def _form(book: Book, line: VisitLine, lang: Language) -> Value:
    form = line.visit.unit.form or line.visit.inspection.form
    return say(lang, f"words.form_{form}") if form else None


def _own_term(book: Book, line: VisitLine, lang: Language) -> Value:
    standing = line.line.standing
    return standing.due if standing.own_term else None


def _stage(book: Book, line: InitiativeLine, lang: Language) -> Value:
    stage = "declined" if line.state.declined else line.state.stage
    return say(lang, f"words.initiative_{stage}")


def _replicated(book: Book, line: InitiativeLine, lang: Language) -> Value:
    return "; ".join(map(book.register.name, line.state.units)) or None


_OF_UNITS: _Columns = {
    "id": lambda book, line, lang: line.visit.inspection.id,
    "theme": lambda book, line, lang: line.visit.inspection.theme,
    "unit": lambda book, line, lang: unit(
        line.visit, book.register.name(line.visit.unit.unit), lang
    ),
    "time": lambda book, line, lang: time(line, lang),
    "due": _own_term,
    "form": _form,
    "situation": lambda book, line, lang: visit_situation(line, lang),
    "paper": lambda book, line, lang: citation(line.paper, lang) or None,
    "days": lambda book, line, lang: line.line.standing.days_late,
    "found": lambda book, line, lang: unit_words.found_count(line.shortcomings),
    "remedied": lambda book, line, lang: len(line.shortcomings.done),
    "overdue": lambda book, line, lang: len(line.shortcomings.overdue),
    "note": lambda book, line, lang: line.visit.unit.note,
}
_OF_SHORTCOMINGS: _Columns = {
    "id": lambda book, line, lang: line.remedy.shortcoming.id,
    "theme": lambda book, line, lang: line.remedy.inspection.theme,
    "unit": lambda book, line, lang: book.register.name(line.remedy.shortcoming.unit),
    "owner": lambda book, line, lang: book.register.name(line.remedy.owner),
    "text": lambda book, line, lang: line.remedy.shortcoming.text,
    "recommendation": lambda book, line, lang: line.remedy.shortcoming.recommendation,
    "conclusion": lambda book, line, lang: (
        citation(line.remedy.shortcoming.conclusion, lang) or None
    ),
    "received": lambda book, line, lang: line.remedy.shortcoming.received,
    "deadline": lambda book, line, lang: words_of(line.remedy.shortcoming.deadline),
    "due": lambda book, line, lang: line.line.standing.due,
    "situation": lambda book, line, lang: remedy_situation(line, lang),
    "days": lambda book, line, lang: line.line.standing.days_late,
    "completed": lambda book, line, lang: line.line.standing.completed,
    "note": lambda book, line, lang: line.remedy.shortcoming.note,
}
_OF_INITIATIVES: _Columns = {
    "id": lambda book, line, lang: line.initiative.id,
    "title": lambda book, line, lang: line.initiative.title,
    "unit": lambda book, line, lang: book.register.name(line.initiative.unit),
    "problem": lambda book, line, lang: line.initiative.problem,
    "stage": _stage,
    "since": lambda book, line, lang: line.state.since,
    "decision": lambda book, line, lang: (
        line.initiative.decision and line.initiative.decision.number
    ),
    "level": lambda book, line, lang: line.initiative.decision and line.initiative.decision.level,
    "effect": lambda book, line, lang: line.initiative.effect,
    "effect_source": lambda book, line, lang: line.initiative.effect_source,
    "scope": lambda book, line, lang: line.initiative.scope,
    "replicated": _replicated,
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
    yield as_of_words(export.day, lang)
    if export.book.head.illustrative:
        yield say(lang, "page.illustrative")


class _Kind(Struct, frozen=True):
    """How one of them is told: its JSON, its columns."""

    name: Duty
    data: Callable[[Any], Struct]
    columns: _Columns


_KINDS: Mapping[type[Answer], _Kind] = {
    Inspections: _Kind("inspections", unit_words.data, _OF_UNITS),
    Shortcomings: _Kind("shortcomings", remedy_words.data, _OF_SHORTCOMINGS),
    Initiatives: _Kind("initiatives", initiative_words.data, _OF_INITIATIVES),
}


def _kind(answer: Answer) -> _Kind:
    return _KINDS[type(answer)]
