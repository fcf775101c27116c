"""The common form of a plan, read in one pass without a YAML parser.

Nearly every plan is written in the plainest YAML: block mappings and lists with
a key or an item a line, plain or quoted scalars that end on their line, flow
lists and mappings on one line, comments. Reading that much takes half the time
of PyYAML, and spares importing it. Everything else (scalars of several lines,
escapes, tabs, anchors, tags, and whatever may be a fault) is declined, and
:mod:`caichcli.files.yaml.parser` reads the text instead. What is read here means what
PyYAML's events mean: tests hold the two side by side.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from caichcli.files.yaml.data import DEEPEST, SHORT, Json, KeyMemory, Values

_DECLINED = "\t\r"  # a tab means several things, a carriage return ends a line for some
_CUT = re.compile(r"[“„«‘][^“„«‘”’»\n]*?[ ]#")
_CHUNK = 1 << 15  # characters whose lines are looked at together

_KEY = r"([A-Za-z_][A-Za-z0-9_-]{0,63}+):"
# What a plain scalar may begin with, and no more of it than is sure.
_FIRST = r"""[^-?:,\[\]{}#&*!|>'"%@` \n]"""
_QUOTED = r"""("[^"\\\n]*"|'[^'\n]*')"""

# A line: indent, dash, key, plain scalar, quoted scalar, flow collection; or something else.
_LINE = re.compile(
    rf"""^([ ]*+)(?:
        (-[ ]++)?+
        (?:{_KEY}(?=[ \n]|\Z)[ ]*+)?
        (?:({_FIRST}(?:[^\n:#]++|:(?=[^ \n])|(?<![ ])\#)*+)(?:\#.*)?
          |{_QUOTED}(?:[ ]+\#.*|[ ]*)
          |([\[{{].*(?:(?<=[,\[{{])\n[ ]++[^ \n].*)*+)
          |(?:(?<=[ ])\#.*)?)
        |(.+)
    )$\n?""",
    re.VERBOSE | re.MULTILINE,
)
_FLOW_ITEM = re.compile(
    rf"""[ \n]*(?:([^-?:,\[\]{{}}#&*!|>'"%@` \n][^,\[\]{{}}:#\n]*+)|{_QUOTED}|(?=[\[{{]))"""
)
# A list or mapping of plain scalars alone, the most common ones, is taken apart at its commas.
_FLAT_ITEM = r"""[^-?:,\[\]{}#&*!|>'"%@` \n][^,\[\]{}:#\n]*+"""
_FLAT_PAIR = rf"[A-Za-z_][A-Za-z0-9_-]{{0,63}}:[ ]{_FLAT_ITEM}"
_FLAT_LIST = re.compile(rf"\[({_FLAT_ITEM}(?:,[ ]{_FLAT_ITEM})*+)\]")
_FLAT_MAPPING = re.compile(rf"\{{({_FLAT_PAIR}(?:,[ ]{_FLAT_PAIR})*+)\}}")
_FLAT_PART = re.compile(r"[^, ][^,]*")
_FLOW_KEY = re.compile(rf"[ \n]*{_KEY}(?=[ ])")
_FLOW_NEXT = re.compile(r"[ \n]*([,\]}])")
_FLOW_EMPTY = re.compile(r"\[[ ]*\]|\{[ ]*\}")
_NEXT_INDENT = re.compile(r"\n([ ]*)")
_FLOW_END = re.compile(r"[ ]*(?:[ ]\#.*)?\Z")


class _Declined(Exception):
    """The text is not, or not surely, in the common form."""


def read(text: str) -> dict[str, Json] | None:
    """The data of a legible text in the common form; None of any other."""
    if any(character in text for character in _DECLINED) or may_be_cut(text):
        return None
    reading = _Reading()
    try:
        for lines in _lines(text):
            reading.take(lines)
        reading.outline.end()
    except _Declined:
        return None
    doubtful = reading.keys.doubtful or reading.values.doubtful
    return reading.root if reading.root and not doubtful else None


def may_be_cut(text: str) -> bool:
    """Whether a comment may begin within Word's quotes: quick, and sometimes for nothing."""
    return "#" in text and " #" in text and _CUT.search(text) is not None


class _Reading:
    """From lines to data. Nearly all the time goes by in the loop of ``take``."""

    def __init__(self) -> None:
        self.keys = KeyMemory()
        self.values = Values()
        self.lists: dict[str, list[Json]] = {}  # short ones met before, by their text
        self.root: dict[str, Json] = {}
        self.outline = _Outline(self.root)

    def take(self, lines: Iterable[tuple[str, ...]]) -> None:
        """Enter the next lines, each in its parts."""
        keys, values, outline = self.keys, self.values, self.outline
        for indent, dash, key, plain, quoted, flow, other in lines:
            if key:
                if dash or outline.waiting is not None or len(indent) != outline.column:
                    mapping = outline.mapping(len(indent), len(dash))
                else:
                    mapping = outline.innermost
                name = keys[key]
                if name in mapping:
                    raise _Declined
                if plain:
                    mapping[name] = values[plain]
                elif quoted:
                    mapping[name] = quoted[1:-1]
                elif flow:
                    mapping[name] = self.flow(flow, len(outline.open), outline.column)
                else:
                    outline.waiting = name
            elif dash:
                items = outline.items(len(indent))
                items.append(self.item(plain, quoted, flow, len(outline.open), len(indent)))
            elif plain or quoted or flow or (other and other[0] != "#"):
                raise _Declined

    def item(self, plain: str, quoted: str, flow: str, depth: int, column: int) -> Json:
        """The value that stands in a line after a dash in this column."""
        if plain:
            return self.values[plain]
        if quoted:
            return quoted[1:-1]
        if flow:
            return self.flow(flow, depth, column)
        raise _Declined

    def flow(self, text: str, depth: int, column: int) -> Json:
        """The list or mapping in brackets that a line holds, or several lines deeper than that."""
        if depth < DEEPEST and len(text) <= SHORT:
            items = self.lists.get(text)
            if items is None and (flat := _FLAT_LIST.fullmatch(text)):
                items = self.lists[text] = self.flat_list(flat[1])
            if items is not None:
                return items.copy()
        if "\n" in text and min(len(one[1]) for one in _NEXT_INDENT.finditer(text)) <= column:
            raise _Declined
        value, end = self.collection(text, 0, depth)
        if not _FLOW_END.match(text, end):
            raise _Declined
        return value

    def collection(self, text: str, start: int, depth: int) -> tuple[Json, int]:
        """The flow list or mapping that begins at ``start``, and where it ends."""
        if depth >= DEEPEST:
            raise _Declined
        is_mapping = text[start] == "{"
        flat = (_FLAT_MAPPING if is_mapping else _FLAT_LIST).match(text, start)
        if flat:
            return (self.flat_mapping if is_mapping else self.flat_list)(flat[1]), flat.end()
        mapping: dict[str, Json] = {}
        items: list[Json] = []
        empty = _FLOW_EMPTY.match(text, start)
        if empty:
            return mapping if is_mapping else items, empty.end()
        at = start + 1
        while True:
            if is_mapping:
                key, at = self.flow_key(text, at, mapping)
                mapping[key], at = self.flow_value(text, at, depth)
            else:
                item, at = self.flow_value(text, at, depth)
                items.append(item)
            sign = _FLOW_NEXT.match(text, at)
            if sign is None:
                raise _Declined
            at = sign.end()
            if sign[1] != ",":
                if sign[1] != ("}" if is_mapping else "]"):
                    raise _Declined
                return mapping if is_mapping else items, at

    def flat_list(self, text: str) -> list[Json]:
        values = self.values
        if len(text) > _CHUNK:  # the parts of all would take much memory
            return [values[item[0]] for item in _FLAT_PART.finditer(text)]
        return [values[item] for item in text.split(", ")]

    def flat_mapping(self, text: str) -> dict[str, Json]:
        keys, values = self.keys, self.values
        pairs = [pair.split(": ") for pair in text.split(", ")]
        mapping: dict[str, Json] = {keys[key]: values[value] for key, value in pairs}
        if len(mapping) < len(pairs):
            raise _Declined
        return mapping

    def flow_key(self, text: str, at: int, mapping: dict[str, Json]) -> tuple[str, int]:
        match = _FLOW_KEY.match(text, at)
        if match is None:
            raise _Declined
        key = self.keys[match[1]]
        if key in mapping:
            raise _Declined
        return key, match.end()

    def flow_value(self, text: str, at: int, depth: int) -> tuple[Json, int]:
        match = _FLOW_ITEM.match(text, at)
        if match is None:
            raise _Declined
        plain, quoted = match.groups()
        if plain:
            return self.values[plain], match.end()
        if quoted:
            return quoted[1:-1], match.end()
        return self.collection(text, match.end(), depth + 1)


class _Outline:
    """The block collections that are open while lines are read, each with its column."""

    def __init__(self, root: dict[str, Json]) -> None:
        self.open: list[tuple[int, Any]] = [(0, root)]  # the innermost last
        self.column = (
            0  # of the keys of the innermost mapping; -1 where the next line may not go on
        )
        self.innermost = root
        self.waiting: str | None = None  # its key whose value may follow in the next lines

    def mapping(self, at: int, dash: int) -> dict[str, Json]:
        """The mapping of a key at a column; a new one where it follows a dash so wide."""
        if dash:
            new: dict[str, Json] = {}
            self.items(at).append(new)
            self.enter(at + dash, new)
        elif self.waiting is not None and at > self.column:
            inner: dict[str, Json] = {}
            self.innermost[self.waiting] = inner
            self.waiting = None
            self.enter(at, inner)
        elif at != self.column or self.waiting is not None:
            self.end()
            self.innermost = self.close_to(at, dict)
            self.column = at
        return self.innermost

    def items(self, at: int) -> list[Json]:
        """The list of an item whose dash stands at a column."""
        items: list[Json] = []
        if self.waiting is not None and at >= self.column:
            self.innermost[self.waiting] = items
            self.waiting = None
            self.enter(at, items)
        else:
            self.end()
            items = self.close_to(at, list)
        self.column = -1
        return items

    def end(self) -> None:
        """The key that waited for its value has none."""
        if self.waiting is not None:
            self.innermost[self.waiting] = None
            self.waiting = None

    def enter(self, column: int, collection: Any) -> None:
        self.open.append((column, collection))
        if len(self.open) > DEEPEST:
            raise _Declined
        if collection.__class__ is dict:
            self.column, self.innermost = column, collection

    def close_to(self, column: int, kind: type) -> Any:
        """The open collection of a kind at a column; what is open within it is closed."""
        while self.open:
            at, collection = self.open[-1]
            if at == column and collection.__class__ is kind:
                return collection
            if at < column:
                break
            self.open.pop()
        raise _Declined


def _lines(text: str) -> Iterator[list[tuple[str, ...]]]:
    """Every line in its parts. A chunk at a time: the parts of all would take much memory."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        while (end := text.find("\n", end) + 1) and text[end - 2] in ",[{":
            pass  # a flow collection goes on in the next line
        end = end or len(text)
        yield _LINE.findall(text, start, end)
        start = end
