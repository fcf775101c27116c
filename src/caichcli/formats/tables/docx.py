"""Blocks as a Word document: A4 across, the head of a table repeated on every page."""

import io
from itertools import takewhile
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
)
from caichcli.formats.documents.escaping import one_line
from caichcli.formats.exports.docx import RED, fill, landscape, paragraph, set_row
from caichcli.language.wording import Language

WIDTH = 257  # millimetres between the margins
LETTER = 2.2  # millimetres of a letter of a head, in the middle
WIDEST = 60  # characters that a column is given room for


def write(page: Page, lang: Language) -> bytes:
    """Return the page as a whole document."""
    document = Document()
    landscape(document, lang)
    titles = [block.text for block in page if isinstance(block, Title)]
    document.core_properties.title = titles[0] if titles else ""
    first = next((at for at, block in enumerate(page) if not _sets_words(block)), 0)
    own = page[first:]
    words = list(takewhile(lambda block: isinstance(block, Title | Note | Paragraph), own))
    last_title = max((at for at, block in enumerate(words) if isinstance(block, Title)), default=0)
    for block in page[:first]:
        _block(document, block, in_head=True)
    for at, block in enumerate(own):
        _block(document, block, in_head=at < last_title)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _sets_words(block: Block) -> bool:
    """Whether a block only sets words beside each other: the head of a paper, its signature."""
    return isinstance(block, Table) and not block.ruled


def _block(document: Any, block: Block, *, in_head: bool) -> None:
    """Write a block; what stands above the title is of the head, and in the middle."""
    if isinstance(block, Title):
        paragraph(document, one_line(block.text), bold=True, centred=True, size=14)
        if block.aside:
            paragraph(document, one_line(block.aside), centred=True, italic=True)
    elif isinstance(block, Heading):
        paragraph(document, one_line(block.text), bold=True)
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    elif isinstance(block, Facts):
        for fact in block.rows:
            words = " – ".join(filter(None, (fact.value, fact.aside)))
            paragraph(document, one_line(f"{fact.label}: {words}"))
    elif isinstance(block, Table):
        _table(document, block)
        paragraph(document, "")
    else:
        for line in block.text.split("\n"):
            paragraph(document, line, italic=not isinstance(block, Paragraph), centred=in_head)


def _table(document: Any, block: Table) -> None:
    """A table; what is late is red, a row of sums bold."""
    table = document.add_table(0, len(block.columns))
    if block.ruled:
        table.style = "Table Grid"
    table.autofit = False
    widths = _widths(block) if block.ruled else [WIDTH / len(block.columns)] * len(block.columns)
    if any(column.heading for column in block.columns):
        heads = table.add_row()
        for cell, column in zip(heads.cells, block.columns, strict=True):
            fill(cell, column.heading, bold=True, centred=True)
        set_row(heads, "w:tblHeader")
    for number, cells in enumerate(block.rows, 1):
        row = table.add_row()
        set_row(row, "w:cantSplit")
        is_sum = block.total and number == len(block.rows)
        for cell, words, column in zip(row.cells, cells, block.columns, strict=True):
            _fill(cell, words, bold=is_sum or words.bold, centred=column.centred)
    if not block.ruled:
        _strokes(table, block, widths[0])
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _widths(block: Table) -> list[float]:
    """The millimetres of each column, by the longest of its texts."""
    heads = [[column.heading for column in block.columns]]
    texts = heads + [[cell.text for cell in row] for row in block.rows]
    longest = [max(map(len, column)) for column in zip(*texts, strict=True)]
    weights = [min(length, WIDEST) + 7 for length in longest]
    return [WIDTH * weight / sum(weights) for weight in weights]


def _fill(cell: Any, words: BlockCell, *, bold: bool, centred: bool = False) -> None:
    fill(cell, one_line(words.text), bold=bold, centred=centred)
    if words.tone == "bad":
        for run in cell.paragraphs[0].runs:
            run.font.color.rgb = RED


def _strokes(table: Any, block: Table, width: float) -> None:
    """The lines under words of a table whose columns are as wide as each other."""
    for row, cells in zip(table.rows, block.rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            if words.stroke:
                _stroke(cell, (width - words.stroke * len(words.text) * LETTER) / 2)


def _stroke(cell: Any, indent: float) -> None:
    """A line under a cell's words, as short as the indents on both sides leave it (mm)."""
    line = cell.add_paragraph()
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(max(indent, 0))
    line.paragraph_format.line_spacing = Pt(4)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    line._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")
