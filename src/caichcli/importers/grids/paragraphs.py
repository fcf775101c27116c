"""What a reader of a Word document sees of a paragraph: its final words, and its list number.

Insertions under review stand, deletions are gone; hidden text, comments, footnotes and fields'
codes are no words of the paper. WordprocessingML: ECMA-376, part 1, 17.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from caichcli.importers.grids.grid import Sign
from caichcli.importers.grids.numbering import Numbering, W
from caichcli.importers.grids.texts import Piece
from caichcli.language import legacy

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
THROUGH = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple")
) | {W + "customXml", W + "dir", W + "bdo"}
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATIONS = (M + "oMath", M + "oMathPara")
GONE = frozenset(W + name for name in ("del", "moveFrom"))
OFF = ("0", "false", "off")
DEEPEST_STYLE = 30  # styles based on each other
_STRIKES = ("strike", "dstrike")
_BREAKS = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_TOLD = {
    W + "commentReference": "comments",
    W + "footnoteReference": "footnotes",
    W + "endnoteReference": "footnotes",
}
_RAISED_MARK = re.compile(r"[(\[]?(\d{1,3})[)\]]?")


class StyleLook(Struct, frozen=True):
    """What a style alone gives: a font or "", a line through words, a list and a level of it."""

    font: str
    is_struck: bool
    list: tuple[str, int] | None


class ParagraphStyles:
    """The fonts and the lists that paragraphs have by their style alone."""

    def __init__(self, root: Any | None) -> None:
        self.by_id: dict[str, Any] = {}
        self._looks: dict[str | None, StyleLook] = {}
        self.default = ""
        self.normal: str | None = None
        if root is None:
            return
        for style in root.findall(f"{W}style"):
            self.by_id[style.get(f"{W}styleId")] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
                self.normal = style.get(f"{W}styleId")
        self.default = font_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def chain(self, id_: str | None) -> Iterator[Any]:
        """A style and those that it is based on, as far as anybody has them based on others."""
        ids: set[str] = set()
        id_ = id_ or self.normal
        while id_ in self.by_id and id_ not in ids and len(ids) < DEEPEST_STYLE:
            ids.add(id_)
            yield self.by_id[id_]
            id_ = _attribute(self.by_id[id_].find(f"{W}basedOn"))

    def look(self, id_: str | None) -> StyleLook:
        """What the words of a style look like, by itself or by those that it is based on."""
        if id_ not in self._looks:
            own = list(self.chain(id_))
            fonts = (font_of(style.find(f"{W}rPr")) for style in own)
            strikes = (is_struck(style.find(f"{W}rPr")) for style in own)
            lists = (list_of(style.find(f"{W}pPr")) for style in own)
            self._looks[id_] = StyleLook(
                next(filter(None, fonts), self.default),
                next((one for one in strikes if one is not None), False),
                next(filter(None, lists), None),
            )
        return self._looks[id_]


class ParagraphReader:
    """Reads paragraphs one after the other, in the order of the document; counts what is told."""

    def __init__(
        self, numbering: Numbering, styles: ParagraphStyles, *, marks: bool = False
    ) -> None:
        self.numbering = numbering
        self.marks = marks  # whether the marks of footnotes are words
        self.styles = styles
        self.told: Counter[str] = Counter()
        self.list: tuple[str, int] | None = None  # that the paragraph read last is an item of

    def read(self, paragraph: Any) -> tuple[list[Piece], set[Sign]]:
        """The pieces of a paragraph by their fonts, the number of its list first."""
        properties = paragraph.find(f"{W}pPr")
        style = None if properties is None else _attribute(properties.find(f"{W}pStyle"))
        look = self.styles.look(style)
        self._signs: set[Sign] = set()
        self._struck = look.is_struck
        self._bold: list[bool] = []
        pieces = list(self._inline(paragraph, look.font))
        if self._bold and all(self._bold):
            self._signs.add("bold")
        own = None if properties is None else list_of(properties)
        place = own or look.list
        self.list = None
        if place and place[0] != "0" and not _removed(properties):
            self.list = place
            label = self.numbering.label(*place)
            pieces = [(f"{label} ", ""), *pieces] if label else pieces
        return pieces, self._signs

    def _inline(self, node: Any, font: str) -> Iterator[Piece]:
        for child in node:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child, font)
            elif tag in THROUGH:
                if tag in (W + "ins", W + "moveTo"):
                    self.told["insertions"] += 1
                yield from self._inline(child, font)
            elif tag in GONE:
                self.told["deletions"] += 1
            elif tag in EQUATIONS:
                self.told["equations"] += 1
                self._signs.add("equation")
                yield "".join(each.text or "" for each in child.iter(M + "t")), ""

    def _run(self, run: Any, font: str) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            vanish = properties.find(f"{W}vanish")
            if vanish is not None and _attribute(vanish) not in OFF:
                if any(each.text for each in run.iter(f"{W}t")):
                    self.told["hidden-text"] += 1
                    self._signs.add("hidden")
                return
            font = font_of(properties) or font
        if any((each.text or "").strip() for each in run.iter(f"{W}t")):
            self._bold.append(bool(is_on(properties, ("b",))))
            if self._is_struck(properties):
                self._signs.add("struck")
        for text, own in self._content(run, font if legacy.of_font(font) else ""):
            mark = _RAISED_MARK.fullmatch(text) if self.marks and is_raised(properties) else None
            yield f"[{mark[1]}]" if mark else text, own

    def _is_struck(self, properties: Any | None) -> bool:
        """Whether a run is struck out: by itself, by its style, else by its paragraph's."""
        if properties is None:
            return self._struck
        own = is_struck(properties)
        style = properties.find(f"{W}rStyle")
        if own is None and style is not None:
            own = self.styles.look(_attribute(style)).is_struck
        return self._struck if own is None else own

    def _content(self, run: Any, font: str) -> Iterator[Piece]:
        for child in run:
            if child.tag == W + "t":
                yield child.text or "", font
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag], font
            elif child.tag in _TOLD:
                self.told[_TOLD[child.tag]] += 1
                name = child.tag.removeprefix(W).removesuffix("Reference")
                if self.marks and name != "comment":
                    yield f"[{mark_of(child, name)}]", ""
            elif child.tag == W + "sym":
                yield "\ufffd", ""
            elif child.tag != FALLBACK:  # a text box, in the form for today's Word
                yield from self._boxed(child, font)

    def _boxed(self, node: Any, font: str) -> Iterator[Piece]:
        for child in node:
            if child.tag == W + "t":
                yield child.text or "", font
            elif child.tag != FALLBACK and isinstance(child.tag, str):
                yield from self._boxed(child, font)
                if child.tag == W + "p":
                    yield "\n", ""


def list_of(properties: Any | None) -> tuple[str, int] | None:
    """The list and the level that properties of a paragraph name; list "0" takes it out of all."""
    numbered = None if properties is None else properties.find(f"{W}numPr")
    if numbered is None:
        return None
    id_ = _attribute(numbered.find(f"{W}numId"))
    level = _attribute(numbered.find(f"{W}ilvl")) or "0"
    return (id_, int(level)) if id_ and level.isdecimal() else None


def font_of(properties: Any | None) -> str:
    """The name of the font that properties of a run or a style give; "" where they give none."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    if fonts is None:
        return ""
    return str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "")


def mark_of(note: Any, name: str) -> str:
    """The mark of a footnote or an endnote, or of where it is referred to."""
    number = note.get(f"{W}id") or ""
    return f"e{number}" if name == "endnote" else number


def is_raised(properties: Any | None) -> bool:
    """Whether the properties of a run raise it above its line."""
    raised = None if properties is None else properties.find(f"{W}vertAlign")
    return _attribute(raised) == "superscript"


def is_struck(properties: Any | None) -> bool | None:
    """Whether properties of a run or a style strike words out; None where they do not say."""
    return is_on(properties, _STRIKES)


def is_on(properties: Any | None, names: Sequence[str]) -> bool | None:
    """Whether one of the looks named is on in properties; None where they do not say."""
    marks = [] if properties is None else [properties.find(W + name) for name in names]
    values = [_attribute(mark) not in OFF for mark in marks if mark is not None]
    return any(values) if values else None


def _attribute(element: Any | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _removed(properties: Any) -> bool:
    """Whether the paragraph's own end is deleted under review."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None
