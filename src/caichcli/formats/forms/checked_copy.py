"""A checked copy: a filled form with the verdicts in it, the reasons beside the cells."""

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from caichcli.formats.answers.forms_in import remark, row_kind
from caichcli.formats.exports.texts import height
from caichcli.importers import books
from caichcli.importers.forms import answers
from caichcli.importers.grids import escapes
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.views.form import AUTHOR, MARK, META_SHEET
from caichcli.views.form_verdicts import FileVerdict, Remark, RowVerdict

VERDICT = f"{MARK}verdict"
CHECKED = "checked"
WIDTH = 48
YELLOW = PatternFill("solid", fgColor="FFF8DC")
RED = PatternFill("solid", fgColor="F8CBAD")
FONT = "Times New Roman"


def write(book: Any, verdict: FileVerdict, digest: str, lang: Language) -> bytes:
    """The workbook with a column of verdicts behind the last, and notes on the cells refused.

    ``digest`` of the answers lets a copy that nobody has touched be told from one put right.
    Raises Unsaved.
    """
    for sheet in book.worksheets:
        place = answers.heads(sheet)
        if place is None:
            continue
        is_first = sheet.title == verdict.sheet
        rows = [one for one in verdict.rows if (one.sheet or verdict.sheet) == sheet.title]
        remarks = [*verdict.faults, *verdict.notes] if is_first else []
        _sheet(sheet, place[0], rows, remarks, lang)
    _mark(book[META_SHEET], digest)
    return books.saved(book)


def _sheet(
    sheet: Any, heads: int, rows: Iterable[RowVerdict], remarks: Sequence[Remark], lang: Language
) -> None:
    """Write the verdicts of one sheet; ``heads`` is the hidden row with the columns' names."""
    column = _column(sheet, heads)
    _put(sheet, heads + 1, column, say(lang, "forms.col-verdict"), bold=True)
    for row, cells in list(books.rows(sheet, heads + 2)):
        sheet.cell(row, column).value = None
        _clean(cells)
    for one in rows:
        if one.number:
            _row(sheet, column, one, lang)
    if remarks:
        _put(sheet, heads - 1, column, "\n".join(remark(one, lang) for one in remarks))
    sheet.column_dimensions[get_column_letter(column)].width = WIDTH


def _column(sheet: Any, heads: int) -> int:
    """The column of verdicts: where one stands already, else behind all the others."""
    for _, cells in books.rows(sheet, heads, heads):
        for cell in cells:
            if cell.value == VERDICT:
                return int(cell.column)
    top = books.rows(sheet, last=heads)
    column: int = max(cell.column for _, cells in top for cell in cells) + 1
    sheet.cell(heads, column).value = VERDICT
    return column


def _row(sheet: Any, column: int, row: RowVerdict, lang: Language) -> None:
    words = [remark(one, lang) for one in (*row.faults, *row.notes)]
    text = "\n".join([row_kind(row.kind, lang), *words])
    _put(sheet, row.number, column, text, red=bool(row.faults))
    size = sheet.row_dimensions[row.number]
    size.height = max(size.height or 0, height([(text, WIDTH)]))
    for fault in row.faults:
        if fault.cell:
            cell = sheet[fault.cell]
            cell.fill = RED
            reason = escapes.written(remark(fault, lang))
            cell.comment = Comment(reason, AUTHOR, width=320, height=120)


def _clean(cells: Any) -> None:
    """Take away what an earlier check put on the cells."""
    for cell in cells:
        if cell.comment is not None and cell.comment.author == AUTHOR:
            cell.comment = None
            cell.fill = YELLOW


def _put(
    sheet: Any, row: int, column: int, text: str, *, bold: bool = False, red: bool = False
) -> None:
    cell = sheet.cell(row, column)
    cell.value = escapes.written(text)
    cell.data_type = "s"  # whatever it begins with: never a formula
    cell.font = Font(name=FONT, size=12, bold=bold, color="C00000" if red else "000000")
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _mark(meta: Any, digest: str) -> None:
    """Put the digest before the line that begins the rows."""
    for row in meta.iter_rows(max_col=2):
        if row[0].value == CHECKED:
            row[1].value = digest
            return
        if row[0].value == "rows":
            return
