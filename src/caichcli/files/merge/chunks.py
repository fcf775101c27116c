"""A text cut up by what its data is known by: whole lines in block style, stretches in flow style.

The pieces put together are the text again. Blank lines and comments before a
record are its own; comments indented deeper after it are the record's too.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from msgspec import Struct

from caichcli.files.yaml import spans
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.spans import Stretch
from caichcli.plan.changes.merge import Path, member_keys
from caichcli.plan.finding import Place, Route

# Of a list or mapping: a member's key, its step of the route, its value.
Members = list[tuple[str, str | int, Any]]

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)?")
_COMMENT_LINE = re.compile(r"( *)#[^\r\n]*(?:\r\n?|\n)?")


class Chunk(Struct, frozen=True):
    """A piece of the text with the value that stands in it.

    ``members`` are the pieces of a list or mapping between ``head`` and ``tail``,
    by the keys that it is known by; None where it is not cut further. ``lines``
    tells that the piece is whole lines.
    """

    text: str
    value: Any
    lines: bool
    flow: bool = False
    head: str = ""
    members: dict[str, "Chunk"] | None = None
    tail: str = ""


def cut(text: str, data: Any, touched: Collection[Path]) -> Chunk:
    """Cut a text, without byte order mark, whose data is known, as deep as the paths go."""
    routes = list(_routes(data, (), (), touched))
    places = [Place("", route, on_key) for on_key in (False, True) for route in routes]
    stretches = spans.locate_offsets(text, places)
    values = dict(zip(routes, stretches[: len(routes)], strict=True))
    keys = dict(zip(routes, stretches[len(routes) :], strict=True))
    return _Cutter(text, values, keys, touched).chunk(data, (), (), 0, len(text))


def _routes(value: Any, path: Path, route: Route, touched: Collection[Path]) -> Iterator[Route]:
    yield route
    for key, step, member in _members(value, path, touched) or ():
        yield from _routes(member, (*path, key), (*route, step), touched)


def _members(value: Any, path: Path, touched: Collection[Path]) -> Members | None:
    """The members of a value that is to be cut."""
    keys = member_keys(value, path) if path in touched else None
    if keys is None:
        return None
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    return [(key, step, member) for key, (step, member) in zip(keys, steps, strict=True)]


class _Cutter:
    def __init__(
        self,
        text: str,
        values: dict[Route, Stretch],
        keys: dict[Route, Stretch],
        touched: Collection[Path],
    ) -> None:
        self.text = text
        self.values = values
        self.keys = keys
        self.touched = touched
        self.starts = Lines(text)

    def chunk(self, value: Any, path: Path, route: Route, start: int, end: int) -> Chunk:
        place = self.values[route]
        text = self.text[start:end]
        lines = self.at_line(start) and (self.at_line(end) or end == len(self.text))
        members = _members(value, path, self.touched)
        flow = self.text[place.start : place.start + 1] in ("[", "{")
        if members is None or not (members or flow):
            return Chunk(text, value, lines)
        if flow:
            first, ends = place.start + 1, self.flow_ends(members, route)
        else:
            first, ends = self.below(route, start), self.block_ends(members, route, end)
        if ends != sorted(ends) or (ends and not first <= ends[0] <= ends[-1] <= end):
            return Chunk(text, value, lines)
        pieces: dict[str, Chunk] = {}
        begin = first
        for (key, step, member), until in zip(members, ends, strict=True):
            pieces[key] = self.chunk(member, (*path, key), (*route, step), begin, until)
            begin = until
        return Chunk(text, value, lines, flow, self.text[start:first], pieces, self.text[begin:end])

    def at_line(self, position: int) -> bool:
        return position == 0 or self.text[position - 1] in "\r\n"

    def flow_ends(self, members: Members, route: Route) -> list[int]:
        return [self.values[*route, step].end for _, step, _ in members]

    def block_ends(self, members: Members, route: Route, end: int) -> list[int]:
        column = self.column(self.values[route].start)
        ends = [self.after(self.values[*route, step].end, column) for _, step, _ in members[:-1]]
        last = members[-1][1]
        # A comment right below a mapping, in its column, is its last line.
        deeper_than = max(column - 1, 0) if isinstance(last, str) else column
        return [*ends, min(self.after(self.values[*route, last].end, deeper_than), end)]

    def below(self, route: Route, start: int) -> int:
        """Where the first member begins: below the key, else with the chunk itself."""
        key = self.keys[route] if route and isinstance(route[-1], str) else None
        if key is None:
            return start
        after = self.line_after(key.end)
        return after if after <= self.values[route].start else start

    def column(self, position: int) -> int:
        return self.starts.span(position, position).column - 1

    def line_after(self, position: int) -> int:
        line = _LINE.match(self.text, position)
        return line.end() if line else position

    def after(self, position: int, deeper_than: int) -> int:
        """The next line's start, behind the deeper comment lines that follow."""
        end = self.line_after(position)
        while (comment := _COMMENT_LINE.match(self.text, end)) and len(comment[1]) > deeper_than:
            end = comment.end()
        return end
