"""From a Word template and a report's values to a document, tag by tag."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast
from zipfile import BadZipFile

from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup, escape
from msgspec import Struct, structs

from caichcli.files.disk.templates import LARGEST, Load, Template
from caichcli.formats.documents.environment import (
    Job,
    TemplateRunner,
    template_runner,
    unknown_names,
)
from caichcli.formats.documents.escaping import one_line
from caichcli.formats.documents.faults import TemplateFault
from caichcli.formats.documents.word import tags
from caichcli.formats.documents.word.joints import hold
from caichcli.formats.documents.word.marks import Marks, begin, marks
from caichcli.formats.documents.word.package import NoWord, pack, unpack
from caichcli.formats.documents.word.properties import PART as PROPERTIES
from caichcli.formats.documents.word.properties import properties
from caichcli.language.wording import Language
from caichcli.plan.book import Book

if TYPE_CHECKING:
    from docx.opc.part import Part

LONGEST_TITLE = 255  # letters; python-docx takes no more
_WITH_TEXT = ("document.main", "header", "footer", "footnotes", "endnotes")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_BREAK = re.compile(r"\s*\n\s*")
# Fields that fetch what is elsewhere, or start another program.
_PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
_NAMES = {"w": qn("w:p").partition("}")[0][1:]}
# What has to be mended, looked for in C: a document may have hundreds of thousands of elements.
_SIMPLE_FIELDS = etree.XPath("//w:fldSimple/@w:instr", namespaces=_NAMES)
_WITH_FIELDS = etree.XPath("//w:p[.//w:instrText]", namespaces=_NAMES)
_BROKEN = etree.XPath("//w:t[contains(., '\n')]", namespaces=_NAMES)
_ENDLESS = etree.XPath("//w:tc[not(*[last()][self::w:p])]", namespaces=_NAMES)
_EMPTY = etree.XPath("//w:tbl[not(w:tr)]", namespaces=_NAMES)
_LINKS = etree.XPath("//w:hyperlink[@w:anchor]", namespaces=_NAMES)
_BOOKMARKS = etree.XPath("//w:bookmarkStart/@w:name", namespaces=_NAMES)
# The title row, the first row below it and the last but one of each table with a title row.
_TO_KEEP = etree.XPath(
    "//w:tbl[w:tr[1]/w:trPr/w:tblHeader]/w:tr[position() = 1 or position() = 2 "
    "or position() = last() - 1][position() != last()]",
    namespaces=_NAMES,
)
_FETCHING = re.compile(r"\s*(?:DDE|DDEAUTO|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK)\b", re.I)


class WordTemplate(Struct, frozen=True, eq=False):
    """A Word template taken apart once, for however many documents are made of it.

    ``rest`` are the parts of its file without tags, ``texts`` those with them, ``title`` the
    title of the file's properties, which may have tags too. ``faults`` are those of its tags.
    """

    name: str
    own: bool
    rest: Mapping[str, bytes]
    texts: tuple["TextPart", ...]
    title: str
    faults: tuple[TemplateFault, ...] = ()

    @property
    def sources(self) -> dict[str, Template]:
        """What Jinja2 reads, by the names that messages have."""
        parts = {part.name: Template(part.name, part.source.encode()) for part in self.texts}
        name = f"{self.name} (title)"
        return {**parts, name: Template(name, self.title.encode())}


class TextPart(Struct, frozen=True):
    """One part with text: where it stands in the file, and how messages call it.

    ``source`` is its XML as Jinja2 is to read it, ``words`` of each paragraph are there to find
    a fault by.
    """

    place: str
    name: str
    source: str
    words: tuple[str, ...]
    columns: bool

    def in_words(self, fault: TemplateFault) -> TemplateFault:
        """A fault of this part with its paragraph's words; of another template as it is."""
        if fault.template != self.name or not 0 < fault.line <= len(self.words):
            return fault
        return structs.replace(fault, words=self.words[fault.line - 1])


def open_template(template: Template) -> WordTemplate | TemplateFault:
    """Return the template, if it is a Word file that holds nothing but a document."""
    parts = unpack(template.content, LARGEST)
    if isinstance(parts, NoWord):
        return TemplateFault(parts.reason, template.name, detail=parts.detail)
    try:
        document = DocxTemplate(BytesIO(pack(parts)))
        document.render_init()
        return _taken_apart(template, document)
    except (AttributeError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
        return TemplateFault("not-word", template.name)


def _taken_apart(template: Template, document: DocxTemplate) -> WordTemplate:
    texts: list[TextPart] = []
    faults: list[TemplateFault] = []
    package: Any = document.get_docx().part.package
    title = document.get_docx().core_properties.title
    for part in _parts(package):
        stem = part.partname.rpartition("/")[2].removesuffix(".xml")
        name = template.name if stem == "document" else f"{template.name} ({stem})"
        root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
        paragraphs = tags.paragraphs(root)
        tag_faults = list(_tag_faults(name, paragraphs))
        faults += tag_faults
        source = "" if tag_faults else _source(document, root, paragraphs)
        words = tuple(paragraph.words for paragraph in paragraphs)
        place = part.partname.lstrip("/")
        texts.append(TextPart(place, name, source, words, columns="{%tc" in source))
    stream = BytesIO()
    package.save(stream)
    whole = unpack(stream.getvalue())
    if isinstance(whole, NoWord):
        raise ValueError(whole.reason)
    places = {part.place for part in texts}
    rest = {name: content for name, content in whole.items() if name not in places}
    return WordTemplate(template.name, template.own, rest, tuple(texts), title, tuple(faults))


def fill(template: WordTemplate, job: Job) -> dict[str, bytes] | TemplateFault:
    """Return the parts of the file that the template makes of the job's values."""
    if template.faults:
        return template.faults[0]
    bench = _bench(template, job.load, job.book, job.lang)
    begin(bench.marks)
    roots: dict[str, Any] = {}
    for part in template.texts:
        root = _root(part, bench.write(part.name, job))
        if isinstance(root, TemplateFault):
            return root
        roots[part.place] = root
    _unlink(roots.values())
    title = bench.write(f"{template.name} (title)", job)
    if isinstance(title, TemplateFault):
        return title
    about = " ".join(html.unescape(title).split())[:LONGEST_TITLE]
    contents = {place: _content(root) for place, root in roots.items()}
    return {**template.rest, **contents, PROPERTIES: properties(job, about)}


class _Bench(Struct, frozen=True):
    """The environment that a template is worked with in, as often as it is used."""

    environment: TemplateRunner
    marks: Marks

    def write(self, name: str, job: Job) -> str | TemplateFault:
        return self.environment.write(name, job)


@lru_cache(maxsize=2)
def _bench(template: WordTemplate, load: Load, book: Book, lang: Language) -> _Bench:
    filters = Marks()
    return _Bench(
        template_runner(load, book, lang, data, template.sources, marks(filters)),
        filters,
    )


def unknown_values(template: WordTemplate, job: Job) -> Iterator[TemplateFault]:
    """The names that a sound template asks for anywhere, and the report has not."""
    for part in template.texts:
        source = Template(part.name, part.source.encode())
        for fault in unknown_names(job, source, marks(Marks())):
            yield part.in_words(fault)


def _tag_faults(name: str, paragraphs: Iterable[tags.WordParagraph]) -> Iterator[TemplateFault]:
    """The tags without an end, and those beside which other text would be lost."""
    for paragraph in paragraphs:
        place = (name, paragraph.number)
        pieces = tags.tags(paragraph.text)
        if isinstance(pieces, str):
            yield TemplateFault("unclosed", *place, pieces, words=paragraph.words)
            continue
        for words in tags.alone(paragraph):
            yield TemplateFault("not-alone", *place, words, words=paragraph.words)


def _root(part: TextPart, text: str | TemplateFault) -> Any:
    """The root of a part's XML with what Word insists on; or a TemplateFault."""
    if isinstance(text, TemplateFault):
        return part.in_words(text)
    try:
        if part.columns:
            mended = DocxTemplate.fix_tables(cast(Any, None), text)
            text = str(etree.tostring(mended, encoding="unicode"))
        root = etree.fromstring(text.strip("\n").encode(), _PARSER)
    except etree.XMLSyntaxError:
        return TemplateFault("torn", part.name)
    fetching = next(filter(_FETCHING.match, _fields(root)), None)
    if fetching is not None:
        return TemplateFault("external", part.name, detail=fetching.strip())
    _mend(root)
    return root


def _content(root: Any) -> bytes:
    return cast(bytes, etree.tostring(root, encoding="UTF-8", standalone=True))


def data(value: Any) -> Any:
    """A value for Jinja2 to escape as XML; what a macro or a filter made is XML already."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else _as_xml(str(value))


@lru_cache(2**14)
def _as_xml(text: str) -> Markup:
    return escape(_NO_XML.sub("\ufffd", one_line(text)))


def _source(document: DocxTemplate, root: Any, paragraphs: list[tags.WordParagraph]) -> str:
    """The part's XML as Jinja2 is to read it: tags whole, one paragraph a line."""
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            piece.text = " ".join(re.split(f"[\r\n{tags.BREAK}]", piece.text or ""))
    first = tags.number(paragraphs)
    xml: str = document.patch_xml(etree.tostring(root, encoding="unicode"))
    whole = _TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), xml)
    return first + whole.replace(tags.BREAK, "\n")


def _parts(package: Any) -> Iterator["Part"]:
    for part in package.iter_parts():
        kind = part.content_type.removeprefix(
            "application/vnd.openxmlformats-officedocument.wordprocessingml."
        )
        if kind.removesuffix("+xml") in _WITH_TEXT:
            yield part


def _fields(root: Any) -> Iterator[str]:
    """The instructions of fields, which Word may tear into pieces as it does text."""
    yield from _SIMPLE_FIELDS(root)
    for paragraph in _WITH_FIELDS(root):
        pieces = "".join(
            "\0" if each.tag == qn("w:fldChar") else each.text or ""
            for each in paragraph.iter(qn("w:fldChar"), qn("w:instrText"))
        )
        yield from filter(None, pieces.split("\0"))


def _unlink(roots: Iterable[Any]) -> None:
    """Leave of a link that leads nowhere its text: of a figure without tasks, say."""
    every = list(roots)
    links = [link for root in every for link in _LINKS(root)]
    if not links:
        return
    places = {name for root in every for name in _BOOKMARKS(root)}
    for link in links:
        if link.get(qn("w:anchor")) not in places:
            for run in list(link):
                link.addprevious(run)
            link.getparent().remove(link)


def _mend(root: Any) -> None:
    """See to what Word insists on, and that no row of a table is left alone.

    Breaks are blanks, and none comes within a count or a number; a cell ends in a paragraph, a
    table has rows, a drawing has an id of its own.
    """
    for piece in _BROKEN(root):
        text = _BREAK.sub(" ", piece.text)
        piece.text = text.lstrip() if _is_first(piece) else text
    for cell in _ENDLESS(root):
        etree.SubElement(cell, qn("w:p"))
    for number, drawing in enumerate(root.iter(qn("wp:docPr")), 1):
        drawing.set("id", str(number))
    hold(root)
    for table in _EMPTY(root):
        table.getparent().remove(table)
    for row in _TO_KEEP(root):
        _keep(row)


def _is_first(piece: Any) -> bool:
    """Whether a text is the first of its paragraph."""
    paragraph = next(piece.iterancestors(qn("w:p")), None)
    return paragraph is None or next(paragraph.iter(qn("w:t"))) is piece


def _keep(row: Any) -> None:
    """Have a row stay on the page of the one that follows it (ECMA-376, part 1, 17.3.1.15)."""
    for paragraph in row.iterfind(f"{qn('w:tc')}/{qn('w:p')}"):
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            properties = etree.Element(qn("w:pPr"))
            paragraph.insert(0, properties)
        if properties.find(qn("w:keepNext")) is None:
            style = properties.find(qn("w:pStyle"))
            properties.insert(0 if style is None else 1, etree.Element(qn("w:keepNext")))
