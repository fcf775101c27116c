"""From a Word template and a report's values to a document, tag by tag."""

import html
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import docx
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup
from msgspec import structs

from caichcli.files.disk.templates import LARGEST, Template
from caichcli.formats.documents.environment import Job, unknown_names, write
from caichcli.formats.documents.escaping import one_line
from caichcli.formats.documents.faults import TemplateFault
from caichcli.formats.documents.word import tags
from caichcli.formats.documents.word.marks import marks
from caichcli.formats.documents.word.package import NoWord, pack, unpack

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

LONGEST_TITLE = 255  # letters; python-docx takes no more
_WITH_TEXT = ("document.main", "header", "footer", "footnotes", "endnotes")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_BREAK = re.compile(r"\s*\n\s*")
# Fields that fetch what is elsewhere, or start another program.
_FETCHING = re.compile(r"\s*(?:DDE|DDEAUTO|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK)\b", re.I)


class WordTemplate:
    """A template at work: its document, and of each part with text the paragraphs."""

    def __init__(self, template: Template, document: DocxTemplate) -> None:
        self.template = template
        self.document = document
        self.parts = [
            _Part(part, self._name(part)) for part in _parts(document.get_docx().part.package)
        ]

    def _name(self, part: "Part") -> str:
        stem = part.partname.rpartition("/")[2].removesuffix(".xml")
        return self.template.name if stem == "document" else f"{self.template.name} ({stem})"


class _Part:
    """One part with text; ``name`` is how messages call it."""

    def __init__(self, part: "Part", name: str) -> None:
        self.part = part
        self.name = name
        self.root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
        self.paragraphs = tags.paragraphs(self.root)

    def put(self, root: Any) -> None:
        """Take another content."""
        if isinstance(self.part, XmlPart):
            self.part._element = root
        else:
            self.part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)


def open_template(template: Template) -> WordTemplate | TemplateFault:
    """Return the template, if it is a Word file that holds nothing but a document."""
    parts = unpack(template.content, LARGEST)
    if isinstance(parts, NoWord):
        return TemplateFault(parts.reason, template.name, detail=parts.detail)
    try:
        document = DocxTemplate(BytesIO(pack(parts)))
        document.render_init()
        return WordTemplate(template, document)
    except (AttributeError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
        return TemplateFault("not-word", template.name)


def fill(template: WordTemplate, job: Job) -> "Document | TemplateFault":
    """Return the document that the template makes of the job's values."""
    filters = marks()
    for part in template.parts:
        root = _filled_root(template, part, job, filters)
        if isinstance(root, TemplateFault):
            return root
        part.put(root)
    _unlink([part.part.element for part in template.parts if isinstance(part.part, XmlPart)])
    document = docx.Document(_stream_of(template.document))
    title = _title(template, job)
    if isinstance(title, TemplateFault):
        return title
    document.core_properties.title = title
    return document


def tag_faults(part: _Part) -> Iterator[TemplateFault]:
    """The tags without an end, and those beside which other text would be lost."""
    for paragraph in part.paragraphs:
        place = (part.name, paragraph.number)
        pieces = tags.tags(paragraph.text)
        if isinstance(pieces, str):
            yield TemplateFault("unclosed", *place, pieces, words=paragraph.words)
            continue
        for words in tags.alone(paragraph):
            yield TemplateFault("not-alone", *place, words, words=paragraph.words)


def unknown_values(template: Template, job: Job) -> Iterator[TemplateFault]:
    """The names that a sound template asks for anywhere, and the report has not."""
    again = open_template(template)
    if isinstance(again, TemplateFault):
        return
    for part in again.parts:
        source = Template(part.name, _source(again.document, part).encode())
        for fault in unknown_names(job, source, marks()):
            yield in_words(fault, part)


def _filled_root(
    template: WordTemplate, part: _Part, job: Job, filters: dict[str, Callable[..., object]]
) -> Any:
    """The part's new root, or a TemplateFault."""
    fault = next(tag_faults(part), None)
    if fault is not None:
        return fault
    source = Template(part.name, _source(template.document, part).encode())
    text = write(job, part.name, data, {part.name: source}, filters)
    if isinstance(text, TemplateFault):
        return in_words(text, part)
    try:
        if "{%tc" in source.content.decode():
            text = etree.tostring(template.document.fix_tables(text), encoding="unicode")
        root = parse_xml(text.strip("\n"))
    except etree.XMLSyntaxError:
        return TemplateFault("torn", part.name)
    fetching = next(filter(_FETCHING.match, _fields(root)), None)
    if fetching is not None:
        return TemplateFault("external", part.name, detail=fetching.strip())
    _mend(root)
    return root


def in_words(fault: TemplateFault, part: _Part) -> TemplateFault:
    """A fault in a part with its paragraph's words; of another template as it is."""
    if fault.template != part.name or not 0 < fault.line <= len(part.paragraphs):
        return fault
    return structs.replace(fault, words=part.paragraphs[fault.line - 1].words)


def data(value: Any) -> Any:
    """A value for Jinja2 to escape as XML; what a macro or a filter made is XML already."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else _NO_XML.sub("\ufffd", one_line(str(value)))


def _source(document: DocxTemplate, part: _Part) -> str:
    """The part's XML as Jinja2 is to read it: tags whole, one paragraph a line."""
    for paragraph in part.paragraphs:
        for piece in paragraph.pieces:
            piece.text = " ".join(re.split(f"[\r\n{tags.BREAK}]", piece.text or ""))
    first = tags.number(part.paragraphs)
    xml: str = document.patch_xml(etree.tostring(part.root, encoding="unicode"))
    whole = _TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), xml)
    return first + whole.replace(tags.BREAK, "\n")


def _title(template: WordTemplate, job: Job) -> str | TemplateFault:
    """The title in the file's properties, which may have tags like any text."""
    name = f"{template.template.name} (title)"
    source: str = template.document.get_docx().core_properties.title
    text = write(job, name, data, {name: Template(name, source.encode())})
    if isinstance(text, TemplateFault):
        return text
    return " ".join(html.unescape(text).split())[:LONGEST_TITLE]


def _stream_of(document: DocxTemplate) -> BytesIO:
    stream = BytesIO()
    document.get_docx().part.package.save(stream)
    stream.seek(0)
    return stream


def _parts(package: Any) -> Iterator["Part"]:
    for part in package.iter_parts():
        kind = part.content_type.removeprefix(
            "application/vnd.openxmlformats-officedocument.wordprocessingml."
        )
        if kind.removesuffix("+xml") in _WITH_TEXT:
            yield part


def _fields(root: Any) -> Iterator[str]:
    """The instructions of fields, which Word may tear into pieces as it does text."""
    for simple in root.iter(qn("w:fldSimple")):
        yield simple.get(qn("w:instr"), "")
    for paragraph in root.iter(qn("w:p")):
        pieces = "".join(
            "\0" if each.tag == qn("w:fldChar") else each.text or ""
            for each in paragraph.iter(qn("w:fldChar"), qn("w:instrText"))
        )
        yield from filter(None, pieces.split("\0"))


def _unlink(roots: list[Any]) -> None:
    """Leave of a link that leads nowhere its text: of a figure without tasks, say."""
    marks_of_all = (mark for root in roots for mark in root.iter(qn("w:bookmarkStart")))
    places = {mark.get(qn("w:name")) for mark in marks_of_all}
    for root in roots:
        for link in list(root.iter(qn("w:hyperlink"))):
            anchor = link.get(qn("w:anchor"))
            if anchor is not None and anchor not in places:
                for run in list(link):
                    link.addprevious(run)
                link.getparent().remove(link)


def _mend(root: Any) -> None:
    """See to what Word insists on.

    Breaks are blanks; a cell ends in a paragraph, a table has rows,
    a drawing has an id of its own.
    """
    for piece in root.iter(qn("w:t")):
        if "\n" in (piece.text or ""):
            paragraph = next(piece.iterancestors(qn("w:p")), None)
            first = paragraph is None or next(paragraph.iter(qn("w:t"))) is piece
            text = _BREAK.sub(" ", piece.text)
            piece.text = text.lstrip() if first else text
    for cell in root.iter(qn("w:tc")):
        if len(cell) == 0 or cell[-1].tag != qn("w:p"):
            etree.SubElement(cell, qn("w:p"))
    for number, drawing in enumerate(root.iter(qn("wp:docPr")), 1):
        drawing.set("id", str(number))
    for table in list(root.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)
