"""Sheets of paper for Word templates: page, styles, text, tables, laid out as Decree 30/2020 asks.

Measures are those of Appendix I of Decree 30/2020/NĐ-CP: A4; margins of 20 mm above and below,
30 mm left, 15 mm right; Times New Roman, black; text of 14 points; the page's number in the
middle above, from the second page on.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, cast

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from msgspec import Struct

from caichcli.formats.documents import prose
from caichcli.formats.documents.word import package
from caichcli.language.wording import Language

WIDTH = 165  # mm between the margins
CELL_ROOM = 57  # twentieths of a point between a table's lines and its text: 1 mm
FONT = "Times New Roman"
BLACK = RGBColor(0, 0, 0)
# Styles that the templates use; what else python-docx's own template has is left out.
KEPT = {
    "Normal", "Heading 1", "Heading 2", "Heading 3", "Title", "Header", "Footer",
    "Default Paragraph Font", "Normal Table", "Table Grid", "No List",
}  # fmt: skip


class Column(Struct, frozen=True):
    """A column of a table: its title, its width in mm, its cell's text; ``l``, ``r`` or ``c``."""

    title: str
    width: float
    text: str
    align: str = "l"


class Paper:
    """One template in the making; ``say`` chooses between the two languages."""

    def __init__(self, lang: Language, title: str) -> None:
        self.lang = lang
        self.document = docx.Document()
        _page(self.document)
        _styles(self.document, lang)
        properties = self.document.core_properties
        properties.title = '{% import "_words.j2" as words %}' + title
        properties.author = properties.last_modified_by = "caich"
        properties.comments = ""
        properties.language = "vi-VN" if lang == "vi" else "en-GB"

    def say(self, vietnamese: str, english: str) -> str:
        """The words in the template's language."""
        return vietnamese if self.lang == "vi" else english

    def tag(self, *tags: str) -> None:
        """Tags that stand between paragraphs, each in a line of its own that is not printed."""
        for text in tags:
            self.document.add_paragraph(f"{{%p {text} %}}", style="Tag")

    def text(self, text: str, style: str = "Normal", align: str = "") -> Paragraph:
        """A paragraph; ``**`` stands around what is bold, ``__`` around what is in italics."""
        return _write(self.document.add_paragraph(style=style), text, _ALIGN.get(align))

    def heading(self, text: str, level: int = 1, align: str = "") -> None:
        """A heading that Word's navigation pane lists."""
        made = self.document.add_paragraph(style=f"Heading {level}")
        _write(made, text, _ALIGN.get(align))

    def on_few_pages(self, items: float = 13, table: float = 11, room: float = 3) -> None:
        """Text of 13 points, the least that is allowed, and little room between paragraphs.

        ``items`` and ``table`` are the points of lists and tables.
        """
        styles = self.document.styles
        for name in ("Normal", "List Item", "Heading 1", "Heading 2"):
            style = styles[name]
            style.font.size = Pt(items if name == "List Item" else 13)
            style.paragraph_format.space_after = Pt(room)
            style.paragraph_format.line_spacing = 1
            if name.startswith("Heading"):
                style.paragraph_format.space_before = Pt(2 * room)
        captions = styles["Caption"]
        captions.font.size = Pt(table)
        captions.paragraph_format.space_before = captions.paragraph_format.space_after = Pt(0)
        for name in ("Table Text", "Table Head", "Table Group", "Table Small", "Small Head"):
            style = styles[name]
            style.font.size = min(style.font.size, Pt(table))
            if room < 3:
                style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        if room < 3:
            styles["Note"].font.size = Pt(table)
            styles["Small Space"].font.size = Pt(room)
            styles["Small Head"].font.size = Pt(table - 1)

    def prose(self, place: str, name: str) -> None:
        """A place that the office writes in itself: a content control of that name.

        Empty it shows a placeholder, which is written over; what stands there stays when the
        paper is made again.
        """
        self.tag(f"if prose.{place}")
        texts = [f"{{%p for line in prose.{place} %}}", "{{ line }}", "{%p endfor %}"]
        filled = [self.text(texts[0], "Tag"), self.text(texts[1]), self.text(texts[2], "Tag")]
        self._control(place, name, filled)
        self.tag("else")
        self._control(place, name, [self.text("……")], empty=True)
        self.tag("endif")

    def _control(
        self, place: str, name: str, paragraphs: Sequence[Paragraph], *, empty: bool = False
    ) -> None:
        """Put paragraphs into a content control (ECMA-376, part 1, 17.5.2.29)."""
        control, properties = _element("w:sdt"), _element("w:sdtPr")
        properties.append(_element("w:alias", {"w:val": name}))
        properties.append(_element("w:tag", {"w:val": f"{prose.TAG}{place}"}))
        if empty:
            properties.append(_element("w:showingPlcHdr"))
        content = _element("w:sdtContent")
        paragraphs[0]._p.addprevious(control)
        for paragraph in paragraphs:
            content.append(paragraph._p)
        control.append(properties)
        control.append(content)

    def unless_empty(self, test: str, nothing: str) -> "Branch":
        """What follows stands where there is something; else one line says that there is not."""
        return Branch(self, test, nothing)

    def table(
        self,
        columns: Sequence[Column],
        loop: Sequence[str],
        caption: str,
        last: Sequence[str] = (),
        style: str = "Table Text",
        head: str = "Table Head",
        *,
        name: str = "",
    ) -> None:
        """A table with a row for each turn of a loop; its title row returns on every page.

        ``loop`` are the tags before the row, a ``for`` first; ``last`` the cells of a row in
        bold below the others. ``name`` is what stands above it, numbered.
        """
        if name:
            self.caption(name)
        table = self.grid([column.width for column in columns], caption)
        self.row(table, [(c.title, "c") for c in columns], head, repeat=True)
        for tag in loop:
            self.row_tag(table, tag)
        self.row(table, [(column.text, column.align) for column in columns], style)
        self.row_tag(table, "endfor")
        if last:
            sums = [(f"**{text}**", c.align) for text, c in zip(last, columns, strict=True)]
            self.row(table, sums)
        self.space()

    def caption(self, name: str) -> None:
        """What stands above a table: its number among those of the paper, and its name."""
        self.tag("set table.number = table.number + 1")
        self.text(f"{{{{ labels.table(table.number) }}}} {name}", "Caption")

    def grid(self, widths: Sequence[float], caption: str, *, ruled: bool = True) -> Table:
        """A table without rows; ``caption`` is what a screen reader says of it."""
        table: Table = self.document.add_table(0, len(widths))
        if ruled:
            table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        properties: Any = table._tbl.tblPr
        room = str(CELL_ROOM if ruled else 0)
        margins = _element("w:tblCellMar")
        for side in ("left", "right"):
            margins.append(_element(f"w:{side}", {"w:w": room, "w:type": "dxa"}))
        properties.find(qn("w:tblLook")).addprevious(margins)
        if caption:
            properties.append(_element("w:tblCaption", {"w:val": caption}))
            properties.append(_element("w:tblDescription", {"w:val": caption}))
        return table

    def row(
        self,
        table: Table,
        cells: Sequence[tuple[str, str]],
        style: str = "Table Text",
        *,
        repeat: bool = False,
    ) -> list[_Cell]:
        """A row that no page break splits; one cell alone reaches over all columns."""
        row = cast(Any, table).add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(_element("w:cantSplit"))
        if repeat:
            properties.append(_element("w:tblHeader"))
        found = list(row.cells)
        for cell in found:  # the grid has the widths
            cell._tc.remove(cell._tc.get_or_add_tcPr())
        if len(cells) == 1 and len(found) > 1:
            found = [found[0].merge(found[-1])]
        for cell, (text, align) in zip(found, cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = style
            usual = cast(Any, self.document.styles[style]).paragraph_format.alignment
            wanted = _ALIGN[align]
            _write(paragraph, text, None if wanted == usual else wanted)
        return found

    def row_tag(self, table: Table, tag: str) -> None:
        """A tag that stands between rows."""
        cell = self.row(table, [(f"{{%tr {tag} %}}", "l")])[0]
        cell.paragraphs[0].style = "Tag"

    def space(self) -> None:
        """A little room below a table."""
        self.text("", "Small Space")

    def annex(self) -> None:
        """What follows begins on a new page."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        numbering = _element("w:pgNumType", {"w:start": "1"})
        section._sectPr.find(qn("w:cols")).addprevious(numbering)

    def content(self) -> bytes:
        """The file: the same bytes whenever it is made."""
        package_of = self.document.part.package
        for owner in (package_of, self.document.part):  # what python-docx has and nobody reads
            for id_, relation in list(owner.rels.items()):
                if relation.reltype.endswith(_UNREAD):
                    del owner.rels[id_]
        stream = BytesIO()
        self.document.save(stream)
        parts = package.unpack(stream.getvalue())
        if isinstance(parts, package.NoWord):
            raise TypeError(parts)
        return package.pack(parts)


class Branch:
    """``with paper.unless_empty(...)``: the tags before and after."""

    def __init__(self, paper: Paper, test: str, nothing: str) -> None:
        self._paper = paper
        self._test = test
        self._nothing = nothing

    def __enter__(self) -> None:
        self._paper.tag(f"if {self._test}")

    def __exit__(self, *_: object) -> None:
        if self._nothing:
            self._paper.tag("else")
            self._paper.text(self._nothing)
        self._paper.tag("endif")


_UNREAD = ("/thumbnail", "/customXml", "/stylesWithEffects", "/webSettings", "/numbering")
_ALIGN = {"l": ALIGN.LEFT, "r": ALIGN.RIGHT, "c": ALIGN.CENTER, "j": None}
_MARK = re.compile(r"(\*\*|__)")
# Inside a tag nothing is a mark of ours.
_TAG = re.compile(r"(\{[{%].*?[%}]\})")


def _write(paragraph: Paragraph, text: str, align: Any = None) -> Paragraph:
    """Runs of text; a tag that makes a link or a place stands in a run alone."""
    if align is not None:
        paragraph.alignment = align
    for words, bold, italic in _runs(text):
        run = paragraph.add_run(words)
        if bold:
            run.bold = True
        if italic:
            run.italic = True
    return paragraph


def _runs(text: str) -> Iterator[tuple[str, bool, bool]]:
    bold = italic = False
    gathered = ""
    for piece in _TAG.split(text):
        alone = piece.startswith("{{") and re.search(r"\|\s*(?:link|bookmark|field)\b", piece)
        words = [piece] if piece.startswith(("{{", "{%")) else _MARK.split(piece)
        for word in words:
            if word in ("**", "__") or alone:
                if gathered:
                    yield gathered, bold, italic
                gathered = ""
                bold ^= word == "**"
                italic ^= word == "__"
                if alone:
                    yield word, bold, italic
            else:
                gathered += word
    if gathered:
        yield gathered, bold, italic


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    for kind, words in (("begin", ""), ("", "PAGE"), ("separate", ""), ("end", "")):
        if kind:
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        else:
            field = _element("w:instrText")
            field.text = f" {words} "
            run._r.append(field)


def _styles(document: Any, lang: Language) -> None:
    styles = document.styles
    for style in list(styles):
        if style.name not in KEPT:
            style.delete()
    for link in list(styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)
    latent = styles.element.find(qn("w:latentStyles"))
    if latent is not None:
        styles.element.remove(latent)
    language = _element("w:lang", {"w:val": "vi-VN" if lang == "vi" else "en-GB"})
    defaults = styles.element.find(qn("w:docDefaults"))
    for old in defaults.iter(qn("w:lang")):
        old.getparent().replace(old, language)
        break
    _font(styles["Normal"], 14, before=0, after=6, align=ALIGN.JUSTIFY)
    styles["Normal"].paragraph_format.line_spacing = 1.1
    styles["Normal"].paragraph_format.first_line_indent = Mm(10)
    _font(styles["Title"], 14, bold=True, before=12, after=0, align=ALIGN.CENTER)
    _font(styles["Heading 1"], 14, bold=True, before=12, after=6)
    _font(styles["Heading 2"], 14, bold=True, before=8, after=4)
    _font(styles["Heading 3"], 14, bold=True, italic=True, before=6, after=3)
    _font(styles["Header"], 13, after=0, align=ALIGN.CENTER)
    own: dict[str, dict[str, Any]] = {
        "Table Text": {"size": 11, "before": 1, "after": 1},
        "Table Small": {"size": 10, "before": 1, "after": 1},
        "Table Head": {"size": 11, "bold": True, "before": 2, "after": 2, "align": ALIGN.CENTER},
        "Small Head": {"size": 10, "bold": True, "before": 2, "after": 2, "align": ALIGN.CENTER},
        "Table Group": {"size": 11, "before": 3, "after": 3, "keep": True},
        "Caption": {"size": 12, "italic": True, "before": 2, "after": 2, "keep": True},
        "Paper Head": {"size": 13, "after": 0, "align": ALIGN.CENTER},
        "Paper Body": {"size": 13, "bold": True, "after": 0, "align": ALIGN.CENTER},
        "Paper Date": {"size": 13, "italic": True, "after": 0, "align": ALIGN.CENTER},
        "Subtitle Line": {"size": 14, "bold": True, "after": 6, "align": ALIGN.CENTER},
        "Rule": {"size": 4, "before": 2, "after": 6, "align": ALIGN.CENTER},
        "Note": {"size": 12, "italic": True, "after": 4, "align": ALIGN.JUSTIFY},
        "Small Space": {"size": 6, "after": 0},
        "Addressee": {"size": 14, "before": 6, "after": 8, "align": ALIGN.CENTER},
        "List Item": {"size": 14, "after": 3, "align": ALIGN.JUSTIFY},
        "Annex Title": {"size": 14, "bold": True, "after": 0, "align": ALIGN.CENTER, "keep": True},
        "Annex Note": {"size": 14, "italic": True, "after": 6, "align": ALIGN.CENTER},
        "Recipients": {"size": 11, "after": 0},
        "Tag": {"size": 8, "after": 0},
    }
    for name, options in own.items():
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        _font(made, **options)
    styles["List Item"].paragraph_format.first_line_indent = Mm(10)
    styles["Tag"].font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = BLACK


def _font(style: Any, size: float, **form: Any) -> None:
    """Font and room of a paragraph style; nothing is left of the theme's fonts and colours."""
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    fonts = {f"w:{kind}": FONT for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
    properties.append(_element("w:rFonts", fonts))
    style.font.size = Pt(size)
    style.font.bold = form.get("bold", False)
    style.font.italic = form.get("italic", False)
    style.font.color.rgb = BLACK
    properties.append(_element("w:szCs", {"w:val": str(int(size * 2))}))
    paragraph = style.paragraph_format
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    paragraph.space_before = Pt(form.get("before", 0))
    paragraph.space_after = Pt(form.get("after", 0))
    paragraph.first_line_indent = Mm(0)
    paragraph.line_spacing = 1
    paragraph.alignment = form.get("align", ALIGN.LEFT)
    paragraph.keep_with_next = form.get("keep", style.name.startswith(("Heading", "Title")))


def rule(paragraph: Paragraph, indent: float) -> None:
    """A line under what stands before, as short as the indents on both sides leave it (mm)."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    borders = _element("w:pBdr")
    look = {"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "000000"}
    borders.append(_element("w:top", look))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _element(name: str, attributes: dict[str, str] | None = None) -> Any:
    made = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(qn(key), value)
    return made
