"""How a text lays out the values that edits are about: places, columns, style of neighbours."""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from caichcli.files.yaml import spans
from caichcli.files.yaml.data import Json
from caichcli.files.yaml.edits import AddKey, Append, Edit, Join, lookup, target
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.writer import Style
from caichcli.plan.finding import Place, Route

NEAR = 20  # neighbours to each side that are looked at for their layout

_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n?|\n")
_COMMENT_LINE = re.compile(r"(?:\r\n?|\n)( *)#[^\r\n]*")
# The blank lines and comment lines that follow, and the blanks that each begins with.
_GAP = re.compile(r"(?:(?:\r\n?|\n)[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z))*")
_INDENT = re.compile(r"[\r\n]([ \t]*)")
_DASH = re.compile(r"-( *)")


class Layout:
    """Where a text has the values and keys that edits need to know of; one pass over the text.

    ``text`` has no byte order mark. ``values`` and ``keys`` lack what is missing.
    """

    def __init__(self, text: str, data: Json, edits: Sequence[Edit]) -> None:
        self.text = text
        self.data = data
        self.lines = Lines(text)
        routes = list(dict.fromkeys(route for edit in edits for route in _asked(edit, data)))
        places = [Place("", route, on_key) for on_key in (False, True) for route in routes]
        stretches = spans.locate_offsets(text, places)
        values, keys = stretches[: len(routes)], stretches[len(routes) :]
        self.values = {route: at for route, at in zip(routes, values, strict=True) if at.is_there}
        self.keys = {route: at for route, at in zip(routes, keys, strict=True) if at.is_there}

    def written(self, route: Route) -> str:
        place = self.values[route]
        return self.text[place.start : place.end]

    def is_flow(self, route: Route) -> bool:
        """Whether the list or mapping at a route is in flow style."""
        return self.text[self.values[route].start] in "[{"

    def in_flow(self, route: Route) -> bool:
        """Whether what stands at a route stands in a list or mapping in flow style."""
        return any(self.is_flow(route[:depth]) for depth in range(len(route)))

    def column(self, position: int) -> int:
        return self.lines.span(position, position).column - 1

    def line_start(self, position: int) -> int:
        return position - self.column(position)

    def line_end(self, position: int) -> int:
        line = _LINE.match(self.text, position)
        return line.end() if line else position

    def line_break(self, position: int) -> str:
        """How the line ends that ``position`` is on; the last line as the one before."""
        end = _BREAK.match(self.text, self.line_end(position))
        if end:
            return end[0]
        start = self.line_start(position)
        before = self.text[max(0, start - 2) : start]
        return before if before == "\r\n" else before[-1:] or "\n"

    def before_blanks(self, position: int) -> int:
        """Where the blanks and line breaks that end at ``position`` begin."""
        while position and self.text[position - 1] in " \t\r\n":
            position -= 1
        return position

    def after(self, position: int, deeper_than: int) -> int:
        """The end of the line, or of the last of the deeper comment lines that follow it."""
        end = self.line_end(position)
        while (comment := _COMMENT_LINE.match(self.text, end)) and len(comment[1]) > deeper_than:
            end = comment.end()
        return end

    def column_of(self, route: Route) -> int:
        """The column of a list's dashes or of a mapping's keys, in block style."""
        return self.column(self.values[route].start)

    def list_style(self, route: Route, position: int) -> Style:
        """The style of a list in block style, as its item at ``position`` shows it."""
        item = self.values[*route, position]
        dash = self.line_start(item.start) + self.column_of(route)
        dash_and_gap = _DASH.fullmatch(self.text[dash : item.start])
        gap = dash_and_gap[1] if dash_and_gap and dash_and_gap[1] else " "
        value = lookup(self.data, (*route, position))
        block = isinstance(value, dict) and not self.is_flow((*route, position))
        return Style(
            offset=self._offset(route),
            gap=gap,
            step=1 + len(gap) if block else Style().step,
            pad=" " if self.text.startswith("{ ", item.start) else "",
            block=block,
            block_lists=not isinstance(value, list | dict),
        )

    def style_for(self, route: Route) -> Style:
        """The style for a list that is yet to be written, as the nearest neighbour has it."""
        near = model(self.data, route)
        if near and not self.in_flow((*near, 0)):
            return self.list_style(near, 0)
        for depth in range(len(route) - 1, 0, -1):
            around = route[:depth]
            if isinstance(route[depth], int) and isinstance(around[-1], str):
                return Style(offset=self._offset(around))
        return Style(block=len(route) == 1)  # a list of the file itself: tasks

    def fitting(self, style: Style, at: int, column: int) -> Style:
        """The style for lines from ``column`` on that end at ``at``.

        No literal blocks where blanks or comments below are deeper, and would be part of one.
        """
        gap = _GAP.match(self.text, at)
        deepest = max(map(len, _INDENT.findall(gap[0] if gap else "")), default=0)
        return structs.replace(style, literal=deepest <= column)

    def _offset(self, route: Route) -> int:
        """From a key to the dashes of its list."""
        if not route or not isinstance(route[-1], str):
            return Style().offset
        return max(0, self.column_of(route) - self.column_of(route[:-1]))


def _asked(edit: Edit, data: Json) -> Iterator[Route]:
    """The routes that an edit needs to know of: those on its way, and its neighbours'."""
    route = target(edit)
    yield from (route[:depth] for depth in range(len(route) + 1))
    if isinstance(edit, Join):
        yield from ((*route[:-1], key) for key in edit.keys)
    if not isinstance(edit, Append | AddKey):
        return
    value, parent = lookup(data, route), lookup(data, route[:-1])
    if isinstance(value, list) and value:
        behind = edit.behind if isinstance(edit, Append) else None
        yield (*route, len(value) - 1 if behind is None else behind)
        return
    if isinstance(parent, dict):
        yield from ((*route[:-1], key) for key in (*parent, *edit.after))
    if near := model(data, route):
        yield from (near[:-1], near, (*near, 0))


def model(data: Json, route: Route) -> Route | None:
    """The list under the same key in the nearest neighbour that has one."""
    if len(route) < 3 or not isinstance(position := route[-2], int):
        return None
    neighbours = lookup(data, route[:-2])
    near = range(max(0, position - NEAR), position + NEAR + 1)
    for other in sorted(near, key=lambda other: abs(other - position)):
        items = lookup(neighbours, (other, route[-1]))
        if isinstance(items, list) and items:
            return (*route[:-2], other, route[-1])
    return None
