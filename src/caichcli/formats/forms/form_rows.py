"""The rows of forms, in words and as XML: each is made once for all the forms that share it.

A group's members have thousands of the same rows. A library that writes cell by cell would write
each of them again for each member.
"""

from msgspec import Struct, field

from caichcli.formats.exports.texts import fitted, height
from caichcli.formats.forms import remedies
from caichcli.formats.forms.columns import LOWEST, WIDTHS
from caichcli.formats.forms.sheet_rows import Block, SheetRow, blank, block, cell, number, sheet_row
from caichcli.formats.phrases import days_off, inspections
from caichcli.formats.phrases.periods import occurrence
from caichcli.formats.phrases.records import summary, written_term
from caichcli.formats.phrases.tasks import last_report, situation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.book import Book
from caichcli.plan.figures import CLASS_FIGURES
from caichcli.plan.workdays import DaysOff
from caichcli.views.form import Form, FormRow, fingerprint

ORIGIN = 7  # the columns of the sheet that says what a form was made from


class RowLooks(Struct, frozen=True):
    """The looks of a row's cells, by the numbers that the workbook gives them."""

    given: int
    centred: int
    late: int
    answers: tuple[int, ...]


class RowParts(Struct, frozen=True):
    """A row of the form's sheet and its line on the sheet that says what it was made from."""

    row: FormRow
    sheet: SheetRow
    origin: SheetRow


class FormRows(Struct, frozen=True):
    """The rows of one batch of forms; where figures are ``reconciled`` they say more."""

    days: DaysOff
    lang: Language
    reconciling: bool
    parts: dict[tuple[int, RowLooks], RowParts] = field(default_factory=dict)
    names: dict[int, Block] = field(default_factory=dict)

    def bodies(self, book: Book, first: int) -> Block:
        """Return the rows of the bodies' names from a place on, the same in every form.

        They stand in the second column of the sheet of what drop-downs offer.
        """
        if first not in self.names:
            names = [holder.name for holder in book.register.agencies.values()]
            rows = [sheet_row([blank(), cell(name)]) for name in names[first - 1 :]]
            self.names[first] = block(first, rows)
        return self.names[first]

    def of(self, form: Form, looks: RowLooks) -> list[RowParts]:
        """Return a form's rows, those of other forms as they were made for them."""
        return [self._parts(form, row, looks) for row in form.rows]

    def _parts(self, form: Form, row: FormRow, looks: RowLooks) -> RowParts:
        key = (id(row), looks)  # what is kept with the row: no other can have its place in memory
        parts = self.parts.get(key)
        if parts is None:
            term = _term(row, self.days, self.lang)
            sheet = self._sheet(form, row, term, looks)
            parts = self.parts[key] = RowParts(row, sheet, _origin(row, term))
        return parts

    def _sheet(self, form: Form, row: FormRow, term: str, looks: RowLooks) -> SheetRow:
        at = _Saying(form.book, self.lang, self.reconciling)
        overdue = row.due is not None and row.due < form.day and row.standing.class_ == "overdue"
        title = fitted(remedies.title(row.remedy, self.lang) if row.remedy else row.task.title)
        progress = fitted(_progress(row, at))
        wrapped = {"title": title, "deadline": term, "said": progress}
        cells = [
            cell(row.key, looks.given),
            number(looks.centred),
            cell(row.task.id, looks.given),
            cell(title, looks.given),
            cell(term, looks.late if overdue else looks.given),
            cell(progress, looks.given),
            *map(blank, looks.answers),
        ]
        lines = ((text, WIDTHS[column]) for column, text in wrapped.items())
        return sheet_row(cells, max(LOWEST, height(lines)))


class _Saying(Struct, frozen=True):
    """What the words of a row hang on besides it."""

    book: Book
    lang: Language
    reconciling: bool


def _origin(row: FormRow, term: str) -> SheetRow:
    """What a row was made from, which is compared with the plan when the form is back."""
    state = fingerprint(row.task)
    occurrence = row.occurrence.key if row.occurrence else ""
    counts = (str(state.updates), str(state.adjustments))
    values = (row.key, row.task.id, occurrence, state.digest, *counts, term)
    return sheet_row(map(cell, values))


def _term(row: FormRow, days: DaysOff, lang: Language) -> str:
    """The term in the document's words, the day that it means, and what that day is."""
    if row.remedy:
        return inspections.term(row.remedy, lang)
    parts = [written_term(row.task.deadline, lang) or say(lang, "words.deadline_period")]
    if row.occurrence:
        parts.append(_period(row.occurrence.key, lang))
    if row.due:
        due = days_off.beside(day(row.due, lang), row.due, days, lang)
        parts.append(say(lang, "forms.due", day=due))
    return "\n".join(parts)


def _period(key: str, lang: Language) -> str:
    """The period that an occurrence is of, in words; of a day that day."""
    words = occurrence(key, lang)
    return words[:1].upper() + words[1:]


def _progress(row: FormRow, at: _Saying) -> str:
    """How far it is known to have come, and the last report; that there is none is said.

    Where figures are agreed, the class and the situation as the paper will print them.
    """
    book, lang = at.book, at.lang
    if row.remedy:
        return remedies.progress(row.remedy, lang)
    key = row.occurrence.key if row.occurrence else None
    entries = [
        entry for entry in row.standing.entries if key is None or entry.update.occurrence == key
    ]
    parts = []
    if at.reconciling and key is None:
        class_ = say(lang, f"words.{CLASS_FIGURES[row.standing.class_]}")
        parts = list(dict.fromkeys((class_, situation(book, row.standing, lang))))
    elif not entries:
        parts = [say(lang, "words.not_reported")]
    elif key is None:
        parts = [last_report(row.standing, lang)]
    if entries:
        last = entries[-1].update
        parts.append(f"{day(last.date, lang)}: {summary(book, last, lang)}")
    return "\n".join(parts)
