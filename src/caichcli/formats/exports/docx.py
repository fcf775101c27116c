"""The tasks as a Word table: A4 across, the head repeated on every page.

Margins and letters are those of Decree 30/2020/NĐ-CP, Appendix I.
"""

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from caichcli.formats import blocks
from caichcli.formats.answers.plan_ref import as_of_words, foot
from caichcli.formats.exports import ExportFile
from caichcli.formats.exports.columns import Export
from caichcli.formats.phrases.days_off import beside
from caichcli.formats.phrases.records import decision
from caichcli.formats.phrases.tasks import leads, situation, term, title
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.views.scope import Line

FONT = "Times New Roman"
# The key of a heading: the column's width in millimetres.
COLUMNS = {
    "page.id": 16,
    "page.task": 84,
    "words.lead": 42,
    "words.support": 38,
    "words.deadline": 34,
    "page.situation": 43,
}
MARGINS = {"left_margin": 25, "right_margin": 15, "top_margin": 20, "bottom_margin": 20}
RED = RGBColor(0xC0, 0, 0)


def write(export: Export, lang: Language) -> ExportFile:
    """The document: what plan this is, the table with a row an area and a row a task."""
    document = Document()
    landscape(document, lang)
    _heading(document, export, lang)
    rows = [_cells(export, line, lang) for line in export.lines]
    if rows:
        _table(document, export, rows, lang)
    else:
        paragraph(document, say(lang, "list.none"))
    table = blocks.Table((), tuple(blocks.cells(row) for row in rows))
    for note in foot(export.book, [table], lang):
        if isinstance(note, blocks.Paragraph):
            paragraph(document, note.text, size=11)
    stream = io.BytesIO()
    document.save(stream)
    return ExportFile(stream.getvalue())


def landscape(document: Any, lang: Language) -> None:
    """A4 across, and the letters of every paragraph."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    for side, width in MARGINS.items():
        setattr(section, side, Mm(width))
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)
    document.core_properties.language = "vi-VN" if lang == "vi" else "en-GB"


def _heading(document: Any, export: Export, lang: Language) -> None:
    plan = export.book.head
    document.core_properties.title = plan.title
    if plan.illustrative:
        paragraph(document, say(lang, "page.illustrative"), bold=True, centred=True, colour=RED)
    citation = decision(plan, lang)
    heading = say(lang, "export.list-of-tasks")
    paragraph(document, heading, bold=True, centred=True, size=14)
    paragraph(document, plan.title, bold=True, centred=True, size=13)
    paragraph(document, f"({citation})", centred=True)
    as_of = as_of_words(export.listing.day, lang)
    paragraph(document, as_of, centred=True, italic=True)
    paragraph(document, "")


def _cells(export: Export, line: Line, lang: Language) -> tuple[str, ...]:
    book, standing = export.book, line.standing
    names = "; ".join(map(book.register.name, book.support(line.task)))
    due = beside(term(standing, lang), standing.due, export.days, lang)
    return (
        line.task.id,
        title(line.task),
        leads(book, line.task, lang),
        names,
        due,
        situation(book, standing, lang),
    )


def whole_row(row: Any) -> Any:
    """Make one cell of a row's cells; the library's own way goes through all rows before it."""
    first, *others = row._tr.tc_lst
    first.grid_span = 1 + len(others)
    first.width = Length(sum(one.width or 0 for one in (first, *others)))
    for other in others:
        row._tr.remove(other)
    return row.cells[0]


def _table(document: Any, export: Export, rows: Sequence[tuple[str, ...]], lang: Language) -> None:
    """The table; tasks stand under their areas as long as they are in the plan's order."""
    table = document.add_table(1, len(COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, COLUMNS.values(), strict=True):
        column.width = Mm(width)
    heads = table.rows[0]
    for cell, key, width in zip(heads.cells, COLUMNS, COLUMNS.values(), strict=True):
        cell.width = Mm(width)
        fill(cell, say(lang, key), bold=True, centred=True)
    set_row(heads, "w:tblHeader")
    tasks = zip(export.lines, rows, strict=True)
    for area, group in groupby(tasks, key=lambda pair: pair[0].task.area):
        heading = export.book.area_by_id[area]
        row = table.add_row()
        cell = whole_row(row)
        fill(cell, f"{heading.id}. {heading.name}", bold=True)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        set_row(row, "w:cantSplit")
        for _, texts in group:
            row = table.add_row()
            set_row(row, "w:cantSplit")
            for cell, text in zip(row.cells, texts, strict=True):
                fill(cell, text)


def set_row(row: Any, name: str) -> None:
    """Repeat a row on every page, or keep it whole on one."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def fill(cell: Any, text: str, *, bold: bool = False, centred: bool = False) -> None:
    """Write a cell's words."""
    words = cell.paragraphs[0]
    words.add_run(text).bold = bold or None
    if centred:
        words.alignment = WD_ALIGN_PARAGRAPH.CENTER


def paragraph(
    document: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    size: int = 12,
    colour: RGBColor | None = None,
) -> None:
    """Write a paragraph of its own."""
    words = document.add_paragraph()
    run = words.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    if centred:
        words.alignment = WD_ALIGN_PARAGRAPH.CENTER
