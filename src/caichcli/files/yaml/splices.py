"""Edits of a text -> splices at its parser's positions.

An item or a key goes on a line of its own where the file keeps them so: right
after the last line of what it follows, with the comment at that line's end and
comment lines indented deeper, and before blank lines and what belongs to the
next. Lines end as the line before them does.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from caichcli.files.yaml import writer
from caichcli.files.yaml.data import DEEPEST, Json
from caichcli.files.yaml.edits import AddKey, Append, Edit, Join, SetValue, Unfit, lookup, target
from caichcli.files.yaml.layout import Layout
from caichcli.files.yaml.spans import Stretch
from caichcli.plan.finding import Route

_AFTER_MEMBER = re.compile(r"[ \t]*(,?)[ \t]*(#[^\r\n]*)?")
_NO_MEMBER = re.compile(r"(?:\s|,|(?<=\s)#[^\r\n]*|(?<=,)#[^\r\n]*)*")

Members = list[Json] | dict[str, Json]


class Splice(Struct, frozen=True):
    """Put ``text`` in place of ``[start:end]`` of the old text; offsets count its code points."""

    start: int
    end: int
    text: str

    def at(self, start: int) -> "Splice":
        """The same splice of a text in which its place begins elsewhere."""
        return Splice(start, start + self.end - self.start, self.text)


def plan(text: str, data: Json, edits: Sequence[Edit]) -> list[Splice]:
    """The splices that make the edits, in the order of the text, which has no byte order mark.

    Raises Unfit (``missing``, ``overlap``, ``layout``).
    """
    layout = Layout(text, data, edits)
    planner = _Planner(layout)
    lists: dict[Route, list[Append]] = {}
    for edit in edits:
        if isinstance(edit, Append):
            lists.setdefault(edit.route, []).append(edit)
        elif isinstance(edit, AddKey):
            planner.put(edit, edit.value)
        elif isinstance(edit, SetValue):
            planner.replace(edit, layout.values.get(edit.route), edit.value)
        elif isinstance(edit, Join):
            planner.join(edit)
        else:
            planner.replace(edit, layout.keys.get(edit.route), edit.name)
    for appends in lists.values():
        planner.extend(appends)
    for mapping, (edit, pairs) in planner.pairs.items():
        planner.add_members(edit, mapping, pairs)
    return planner.ordered()


def spliced(text: str, plan: Sequence[Splice]) -> str:
    """The text after splices, which are in its order."""
    pieces: list[str] = []
    end = 0
    for splice in plan:
        pieces += (text[end : splice.start], splice.text)
        end = splice.end
    return "".join((*pieces, text[end:]))


def old_lines(text: str, plan: Sequence[Splice]) -> list[int | None]:
    """Return for each line of the new text which line of the old it is; None of one added."""
    lines: list[int | None] = [1]
    line, end = 1, 0
    for splice in (*plan, Splice(len(text), len(text), "")):
        for _ in range(text.count("\n", end, splice.start)):
            line += 1
            lines.append(line)
        lines += [None] * splice.text.count("\n")
        line += text.count("\n", splice.start, splice.end)
        end = splice.end
    return lines


class _Planner:
    """Collects splices, each with its edit and its depth: of lines added, how deep they lie."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.text = layout.text
        self.entries: list[tuple[Splice, int, Edit]] = []
        self.pairs: dict[Route, tuple[Edit, dict[str, Json]]] = {}

    def ordered(self) -> list[Splice]:
        """All splices in the order of the text; of lines added at one position the deeper first."""
        entries = sorted(self.entries, key=lambda entry: (entry[0].start, -entry[1]))
        for (earlier, _, _), (later, _, edit) in pairwise(entries):
            if earlier.end > later.start:
                raise Unfit("overlap", edit)
        return [splice for splice, _, _ in entries]

    def splice(self, edit: Edit, start: int, end: int, text: str, depth: int = DEEPEST) -> None:
        self.entries.append((Splice(start, end, text), depth, edit))

    def extend(self, appends: Sequence[Append]) -> None:
        """Put items into one list: those for its end together, the others where they belong."""
        at_end = [edit for edit in appends if edit.behind is None]
        if at_end:
            self.append(at_end[0], [edit.value for edit in at_end])
        for edit in appends:
            if edit.behind is not None:
                self.append(edit, [edit.value])

    def append(self, edit: Append, values: list[Json]) -> None:
        layout, route = self.layout, edit.route
        if not lookup(layout.data, route):
            self.put(edit, values)
        elif layout.is_flow(route):
            if edit.behind is not None:
                raise Unfit("layout", edit)
            self.add_members(edit, route, values)
        else:
            self.add_items(edit, values)

    def put(self, edit: Append | AddKey, value: Json) -> None:
        """Give a value to a key that is missing, or has no value, or an empty list to append to."""
        layout, route = self.layout, target(edit)
        if route not in layout.values:
            self.add_key(edit, value)
        elif isinstance(value, list) and self.on_lines_below(route, value):
            place = layout.values[route]
            if layout.written(route):
                self.splice(edit, layout.before_blanks(place.start), place.end, "")
            column = layout.column_of(route[:-1])
            at = layout.after(place.end, column)
            lines = writer.items(value, layout.fitting(layout.style_for(route), at, column))
            self.add_lines(edit, at, lines, column, len(route) + 1)
        elif isinstance(value, list) and layout.written(route).startswith("["):
            self.add_members(edit, route, value)
        else:
            self.replace(edit, layout.values[route], value)

    def on_lines_below(self, route: Route, value: Json) -> bool:
        """Whether the list to come under a key that is there goes on the lines below it."""
        layout = self.layout
        if not isinstance(route[-1], str) or layout.in_flow(route):
            return False
        place, key = layout.values[route], layout.keys[route]
        one_line = layout.line_start(key.start) == layout.line_start(place.end)
        return (
            one_line
            and "#" not in layout.written(route)
            and writer.takes_lines(value, layout.style_for(route))
        )

    def replace(self, edit: Edit, place: Stretch | None, value: Json) -> None:
        """Put any value in place of a scalar, or of nothing."""
        if place is None:
            raise Unfit("missing", edit)
        old = self.text[place.start : place.end]
        if isinstance(value, list | dict):
            new = writer.flow(value)
        else:
            quote = old[0] if old.startswith(("'", '"')) else ""
            new = writer.scalar(value, in_flow=self.layout.in_flow(target(edit)), quote=quote)
        start, end = place.start, place.end
        if not old:  # in flow style the parser finds nothing only at the next comma or bracket
            start = end = self.layout.before_blanks(start)
            new = (" " if self.text[start - 1] in ":-" else ": ") + new
        self.splice(edit, start, end, new)

    def join(self, edit: Join) -> None:
        """Put one text in place of a text and the keys without values that follow it."""
        layout, route = self.layout, edit.route
        last = layout.keys.get((*route[:-1], edit.keys[-1]))
        if route not in layout.values or last is None or not layout.in_flow(route):
            raise Unfit("layout", edit)
        self.splice(
            edit, layout.values[route].start, last.end, writer.scalar(edit.value, in_flow=True)
        )

    def add_members(self, edit: Edit, route: Route, value: Members) -> None:
        """Add to the end of a list or mapping in flow style."""
        layout, place = self.layout, self.layout.values[route]
        start, close = place.start + 1, place.end - 1
        there = lookup(layout.data, route)
        steps = list(there) if isinstance(there, dict) else range(len(there))[-1:]
        if not steps:
            at = close if self.text[start:close].strip() else start
            between, _ = self.between_members(at)
            self.splice(edit, at, close, between.join(writer.members(value)))
            return
        last = max(((*route, step) for step in steps), key=lambda child: layout.values[child].end)
        begin = layout.keys.get(last, layout.values[last]).start
        end = layout.values[last].end
        if not _NO_MEMBER.fullmatch(self.text, end, close):  # a key without a value comes last
            end = close
        pad = " " * self.text.startswith("{ ", begin if isinstance(value, list) else place.start)
        between, next_line = self.between_members(begin)
        new = between.join(writer.members(value, pad))
        after = _AFTER_MEMBER.match(self.text, end, close)
        if after and after[2]:  # a comment
            if not after[1]:
                self.splice(edit, end, end, ",")
            self.splice(edit, after.end(), after.end(), next_line + new + after[1])
        else:
            self.splice(edit, end, end, between + new)

    def between_members(self, begin: int) -> tuple[str, str]:
        """What parts a member that begins here from the next, and what begins a line as it does.

        One that begins its line has the next on a line of its own.
        """
        before = self.text[self.layout.line_start(begin) : begin]
        indent = before[: len(before) - len(before.lstrip())]
        next_line = self.layout.line_break(begin) + indent
        return f",{next_line}" if indent == before else ", ", next_line

    def add_items(self, edit: Append, values: list[Json]) -> None:
        """Add to a list in block style that has items: to its end, or behind one of them."""
        layout, route = self.layout, edit.route
        last = len(lookup(layout.data, route)) - 1 if edit.behind is None else edit.behind
        column = layout.column_of(route)
        at = layout.after(layout.values[*route, last].end, column)
        style = layout.fitting(layout.list_style(route, last), at, column)
        lines = [line for value in values for line in writer.item(value, style)]
        self.add_lines(edit, at, lines, column, len(route) + 1)

    def add_key(self, edit: Append | AddKey, value: Json) -> None:
        """Add a key to a mapping that has it not."""
        layout, route = self.layout, target(edit)
        mapping, key = route[:-1], str(route[-1])
        if mapping not in layout.values:
            raise Unfit("missing", edit)
        if layout.is_flow(mapping):  # all its new pairs go in together
            _, pairs = self.pairs.setdefault(mapping, (edit, {}))
            pairs[key] = value
            return
        if layout.in_flow(mapping):  # a pair without braces
            raise Unfit("layout", edit)
        column = layout.column_of(mapping)
        before = [(*mapping, name) for name in edit.after]
        ends = [layout.values[one].end for one in before if one in layout.values]
        if ends:
            at = layout.after(max(ends), column)
        else:
            at = layout.after(layout.values[mapping].end, max(column - 1, 0))
        lines = writer.entry(key, value, layout.fitting(layout.style_for(route), at, column))
        self.add_lines(edit, at, lines, column, len(route))

    def add_lines(self, edit: Edit, at: int, lines: list[str], column: int, depth: int) -> None:
        """Add lines after the line that ends at ``at``."""
        line_break, indent = self.layout.line_break(at), " " * column
        text = "".join(line_break + (indent + line).rstrip(" ") for line in lines)
        self.splice(edit, at, at, text, depth)
