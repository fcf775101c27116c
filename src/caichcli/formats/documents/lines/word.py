"""The lines of a Word file: what stands in its body, rows of tables whole."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from caichcli.formats.documents.lines.line import BLANK, PaperLine, line
from caichcli.formats.documents.word.package import NoWord, unpack

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element

BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _ROW, _CELL, _TEXT = f"{_W}p", f"{_W}tr", f"{_W}tc", f"{_W}t"
_FIELD = f"{_W}sdt"  # a content control: a place to be filled
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = (f"{_W}tab", f"{_W}br", f"{_W}cr")
_STYLE = f"{_W}pPr/{_W}pStyle"
_LEVEL = f"{_W}pPr/{_W}outlineLvl"


def read(content: bytes, *, blanks: bool) -> list[PaperLine]:
    """Return the lines of a Word file that may be opened; raise ValueError of a broken one."""
    from lxml import etree

    parts = unpack(content)
    if isinstance(parts, NoWord) or BODY not in parts:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(parts[BODY], parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(BODY) from error
    tables: dict[Element | None, int] = {}
    return [each for each in _lines(root, tables, blanks=blanks) if each]


def _lines(
    root: "Element", tables: "dict[Element | None, int]", *, blanks: bool
) -> Iterator[PaperLine | None]:
    for each in root.iter(_PARAGRAPH, _ROW):
        if any(parent.tag in (_ROW, _FALLBACK) for parent in each.iterancestors()):
            continue
        if each.tag == _ROW:
            table = tables.setdefault(each.getparent(), len(tables) + 1)
            cells = (_words(cell, blanks=blanks) for cell in each.iter(_CELL))
            yield line(cells, table=table)
        else:
            yield line([_words(each, blanks=blanks)], head=_is_heading(each))


def _words(within: "Element", *, blanks: bool) -> str:
    words: list[str] = []
    fields: list[Element] = []
    for each in within.iter(_PARAGRAPH, _TEXT, _FIELD, *_SPACES, f"{_W}noBreakHyphen"):
        if blanks and (field := next(each.iterancestors(_FIELD), None)) is not None:
            if field not in fields:
                fields.append(field)
                words.append(BLANK)
        elif each.tag == _TEXT:
            words.append(each.text or "")
        else:
            words.append("-" if each.tag == f"{_W}noBreakHyphen" else " ")
    return "".join(words)


def _is_heading(paragraph: "Element") -> bool:
    style = paragraph.find(_STYLE)
    name = "" if style is None else style.get(f"{_W}val", "")
    return name.startswith("Heading") or paragraph.find(_LEVEL) is not None
