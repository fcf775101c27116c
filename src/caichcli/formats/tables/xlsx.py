"""Blocks as an Excel sheet, through XlsxWriter: figures are numbers, text is never a formula."""

import io
import re
from typing import Any

from caichcli.formats.blocks import Block, Facts, Heading, Page, Table, Title
from caichcli.formats.exports.texts import fitted
from caichcli.formats.exports.xlsx import CellStyles, workbook
from caichcli.language.wording import Language

WIDEST = 60  # characters of a column
_NUMBER = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})*")
_SHARE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?%")


def write(page: Page, lang: Language) -> bytes:
    """Return a workbook of one sheet, the blocks below each other."""
    stream = io.BytesIO()
    book = workbook(stream)
    titles = [block.text for block in page if isinstance(block, Title)]
    book.set_properties({"title": titles[0] if titles else "", "language": lang})
    sheet, styles = book.add_worksheet(), CellStyles(book)
    row, widths = 0, dict[int, int]()
    for block in page:
        row = _block(sheet, row, block, styles, widths)
    for column, width in widths.items():
        sheet.set_column(column, column, min(width + 2, WIDEST))
    book.close()
    return stream.getvalue()


def _block(sheet: Any, row: int, block: Block, styles: CellStyles, widths: dict[int, int]) -> int:
    """Write a block from a row on; return the row of the next one."""
    if isinstance(block, Table):
        return _table(sheet, row, block, styles, widths)
    if isinstance(block, Facts):
        for fact in block.rows:
            for column, text in enumerate((fact.label, fact.value, fact.aside)):
                sheet.write_string(row, column, fitted(text), styles.plain)
            row += 1
        return row + 1
    looks = styles.title if isinstance(block, Title | Heading) else styles.plain
    aside = block.aside if isinstance(block, Title) else ""
    for text in filter(None, (*block.text.split("\n"), aside)):
        sheet.write_string(row, 0, fitted(text), looks)
        row += 1
    return row


def _table(sheet: Any, row: int, block: Table, styles: CellStyles, widths: dict[int, int]) -> int:
    for column, head in enumerate(block.columns):
        sheet.write_string(row, column, head.heading, styles.head)
        widths[column] = max(widths.get(column, 0), len(head.heading))
    for cells in block.rows:
        row += 1
        for column, (cell, head) in enumerate(zip(cells, block.columns, strict=True)):
            widths[column] = max(widths.get(column, 0), len(cell.text))
            _cell(sheet, row, column, cell.text, styles, is_figure=head.right)
    return row + 2


def _cell(
    sheet: Any, row: int, column: int, text: str, styles: CellStyles, *, is_figure: bool
) -> None:
    """Write a cell; in a column of figures a number or a share is one."""
    if is_figure and _NUMBER.fullmatch(text):
        sheet.write_number(row, column, int(re.sub("[.,]", "", text)), styles.count)
    elif is_figure and (share := _SHARE.fullmatch(text)):
        value = float(f"{share[1]}.{share[2] or 0}") / 100
        sheet.write_number(row, column, value, styles.share)
    else:
        sheet.write_string(row, column, fitted(text), styles.label)
