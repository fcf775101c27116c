"""The common form of a plan, read in one pass without a YAML parser.

Nearly every plan is written in the plainest YAML: block mappings and lists with
a key or an item a line, plain or quoted scalars that end on their line, flow
lists and mappings on one line, comments. Reading that much takes a fifth of the
time of PyYAML, and spares importing it. Everything else (scalars of several lines,
escapes, tabs, anchors, tags, lines without end, and whatever may be a fault) is declined, and
:mod:`caichcli.files.yaml.parser` reads the text instead. What is read here means what
PyYAML's events mean: tests hold the two side by side.
"""

import re
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any

from caichcli.files.yaml.data import DEEPEST, SHORT, Json, KeyMemory, Values

_DECLINED = "\t\r"  # a tab means several things, a carriage return ends a line for some
_CUT = re.compile(r"[“„«‘][^“„«‘”’»\n]*?[ ]#")
_CHUNK = 1 << 15  # characters whose lines are looked at together
_OPEN_ENDS = ",[{"  # a flow collection goes on in the next line

_KEY = r"([A-Za-z_][A-Za-z0-9_-]{0,63}+)"
# What a plain scalar may begin with, and no more of it than is sure.
_FIRST = r"""[^-?:,\[\]{}#&*!|>'"%@` \n]"""
_QUOTED = r"""("[^"\\\n]*"|'[^'\n]*')"""

# What a line begins with before the colon of its key, or before an item's value: indent, dash.
_HEAD = re.compile(rf"([ ]*+)(-[ ]++)?+{_KEY}")
_ITEM = re.compile(r"([ ]*+)-[ ]++(.*)")
_REMARK = re.compile(r"[ ]*+(?:#.*)?")
# A plain or a quoted scalar, and the comment behind it.
_SCALAR = re.compile(
    rf"""({_FIRST}(?:[^\n:#]++|:(?=[^ \n])|(?<![ ])\#)*+)(?:\#.*)?
        |{_QUOTED}(?:[ ]+\#.*|[ ]*)""",
    re.VERBOSE,
)
_DEEPER = re.compile(r"[ ]++[^ ]")
_FLOW_ITEM = re.compile(
    rf"""[ \n]*(?:([^-?:,\[\]{{}}#&*!|>'"%@` \n][^,\[\]{{}}:#\n]*+)|{_QUOTED}|(?=[\[{{]))"""
)
# A list or mapping of plain scalars alone, the most common ones, is taken apart at its commas.
_FLAT_ITEM = r"""[^-?:,\[\]{}#&*!|>'"%@` \n][^,\[\]{}:#\n]*+"""
_FLAT_PAIR = rf"[A-Za-z_][A-Za-z0-9_-]{{0,63}}:[ ]{_FLAT_ITEM}"
_FLAT_LIST = re.compile(rf"\[({_FLAT_ITEM}(?:,[ ]{_FLAT_ITEM})*+)\]")
_FLAT_MAPPING = re.compile(rf"\{{({_FLAT_PAIR}(?:,[ ]{_FLAT_PAIR})*+)\}}")
_FLAT_RECORD = re.compile(rf"\[\{{({_FLAT_PAIR}(?:,[ ]{_FLAT_PAIR})*+)\}}\]")
_FLAT_PART = re.compile(r"[^, ][^,]*")
_FLOW_KEY = re.compile(rf"[ \n]*{_KEY}:(?=[ ])")
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
        reading.take(chain.from_iterable(_chunks(text)))
    except _Declined:
        return None
    doubtful = reading.keys.doubtful or reading.values.doubtful
    return reading.root if reading.root and not doubtful else None


def may_be_cut(text: str) -> bool:
    """Whether a comment may begin within Word's quotes: quick, and sometimes for nothing."""
    return "#" in text and " #" in text and _CUT.search(text) is not None


class _Places(dict[str, tuple[int, int, str] | None]):
    """What lines begin with, met before: the column, the dash's width and the key; None: no key."""

    def __init__(self, names: KeyMemory) -> None:
        self.names = names

    def __missing__(self, head: str) -> tuple[int, int, str] | None:
        match = _HEAD.fullmatch(head)
        if match is None:
            return None
        indent, dash, key = match.groups("")
        place = self[head] = len(indent), len(dash), self.names[key]
        return place


class _Reading:
    """From lines to data. Nearly all the time goes by in the loop of ``take``.

    Most lines begin as others did, and have a value that others have: what a line's beginning and
    its value mean is looked up, and worked out by an expression only where it is new.
    """

    def __init__(self) -> None:
        self.keys = KeyMemory()
        self.values = Values()
        self.places = _Places(self.keys)
        self.lists: dict[str, list[Json]] = {}  # short ones met before, by their text
        self.root: dict[str, Json] = {}
        self.outline = _Outline(self.root)

    def take(self, lines: Iterator[str]) -> None:
        """Enter the next lines."""
        places, value_of, outline = self.places, self.values.get, self.outline
        for head, colon, text in map(str.partition, lines, repeat(": ")):
            place = places[head] if colon else None
            if place is None:
                self.without_value(head + colon + text, lines)
                continue
            column, dash, name = place
            if dash:
                mapping = outline.item(column, dash)
            elif column != outline.column or outline.waiting is not None:
                mapping = outline.mapping(column)
            else:
                mapping = outline.innermost
            if name in mapping:
                raise _Declined
            value = value_of(text)
            mapping[name] = self.new_value(name, text, lines) if value is None else value

    def new_value(self, name: str, text: str, lines: Iterator[str]) -> Json:
        """The value behind a key that is no scalar met before; None where it may follow."""
        outline = self.outline
        first = text[:1]
        if first == "[":
            items = self.lists.get(text)
            if items is not None and len(outline.open) < DEEPEST:
                return items.copy()
        elif first in ("", "#"):
            outline.waiting = name
            return None
        elif first == " ":
            return self.new_value(name, text.lstrip(" "), lines)
        return self.value(text, lines, outline.column)

    def without_value(self, line: str, lines: Iterator[str]) -> None:
        """Enter a line that is not a key with its value: a key alone, an item, a comment."""
        outline = self.outline
        place = self.places[line[:-1]] if line[-1:] == ":" else None
        if place:
            column, dash, name = place
            mapping = outline.item(column, dash) if dash else outline.mapping(column)
            if name in mapping:
                raise _Declined
            mapping[name] = None
            outline.waiting = name
            return
        item = _ITEM.fullmatch(line)
        if item:
            column = len(item[1])
            outline.items(column).append(self.value(item[2], lines, column))
        elif not _REMARK.fullmatch(line):
            raise _Declined

    def value(self, text: str, lines: Iterator[str], column: int) -> Json:
        """The value that a line ends with; a flow collection may go on in the next lines."""
        first = text[:1]
        if first == '"':
            if text.find('"', 1) == len(text) - 1 and "\\" not in text:
                return text[1:-1]
        elif first in ("[", "{"):
            if text[-1] in _OPEN_ENDS:
                text = _whole(text, lines)
            return self.flow(text, len(self.outline.open), column)
        elif first.isalpha() and ":" not in text and "#" not in text:
            return self.values.meaning(text)
        scalar = _SCALAR.fullmatch(text)
        if scalar is None:
            raise _Declined
        plain, quoted = scalar.groups()
        return self.values[plain] if plain else quoted[1:-1]

    def flow(self, text: str, depth: int, column: int) -> Json:
        """The list or mapping in brackets that a line holds, or several lines deeper than that."""
        if depth + 1 < DEEPEST and (record := _FLAT_RECORD.fullmatch(text)):
            return [self.flat_mapping(record[1])]
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

    def mapping(self, at: int) -> dict[str, Json]:
        """The mapping of a key at a column."""
        if self.waiting is not None and at > self.column:
            inner: dict[str, Json] = {}
            self.innermost[self.waiting] = inner
            self.enter(at, inner)
            self.innermost = inner
        elif at != self.column or self.waiting is not None:
            self.innermost = self.close_to(at, dict)
        self.waiting = None
        self.column = at
        return self.innermost

    def item(self, at: int, dash: int) -> dict[str, Json]:
        """A new mapping, of a key behind a dash so wide at a column."""
        items = self.items(at) if self.waiting else self.close_to(at, list)
        mapping: dict[str, Json] = {}
        self.innermost = mapping
        items.append(mapping)
        self.column = at = at + dash
        self.open.append((at, mapping))
        if len(self.open) > DEEPEST:
            raise _Declined
        return mapping

    def items(self, at: int) -> list[Json]:
        """The list of an item whose dash stands at a column."""
        items: list[Json] = []
        if self.waiting is None:
            items = self.close_to(at, list)
        elif at >= self.column:
            self.innermost[self.waiting] = items
            self.waiting = None
            self.enter(at, items)
        else:
            self.waiting = None
            items = self.close_to(at, list)
        self.column = -1
        return items

    def enter(self, column: int, collection: Any) -> None:
        self.open.append((column, collection))
        if len(self.open) > DEEPEST:
            raise _Declined

    def close_to(self, column: int, kind: type) -> Any:
        """The open collection of a kind at a column; what is open within it is closed."""
        open_ = self.open
        while open_:
            at, collection = open_[-1]
            if at == column and collection.__class__ is kind:
                return collection
            if at < column:
                break
            open_.pop()
        raise _Declined


def _whole(text: str, lines: Iterator[str]) -> str:
    """A flow collection with the next lines, deeper ones, in which it goes on."""
    while text[-1] in _OPEN_ENDS:
        line = next(lines, "")
        if not _DEEPER.match(line):
            raise _Declined
        text += f"\n{line}"  # grows in place: a list of short lines would take many times as much
    return text


def _chunks(text: str) -> Iterator[list[str]]:
    """The lines, some at a time: all at once would take much memory."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _CHUNK)
        end = len(text) if end < 0 else end
        if end - start > 2 * _CHUNK:  # taking such a line apart would take several times its size
            raise _Declined
        yield text[start:end].split("\n")
        start = end + 1
