"""A route of keys -> where it stands in a file's text. Worked out only when something is shown.

One pass over the text answers for any number of places. A place that is
missing is shown by its nearest parent: by the parent's key, or by the first
line of a parent that is an item of a list, or by the top of the file.
"""

import re
import sys
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from caichcli.files.yaml.events import ERRORS, open_events
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.reader import BOM
from caichcli.language.characters import legible
from caichcli.plan.finding import Place, Route, Span

TOP = Span(1, 1, 1, 1)

_LINE = re.compile(r"[^\r\n]*")
_KEPT_BREAKS = re.compile(r"[|>][0-9]?\+")

# What is asked for: the steps of the routes, one dict within another.
_Targets = dict[str | int, Any]


class Stretch(Struct, frozen=True):
    """A stretch ``text[start:end]`` of a file's text.

    The value of a key without one is empty and lies right after the colon.
    ``is_there`` is False where the stretch stands for a place that is missing.
    """

    start: int
    end: int
    is_there: bool = True


def locate(text: str, places: Sequence[Place]) -> list[Span]:
    """The span of each place in the text of its file, in the order asked.

    Blanks and comments after a value are outside its span. A place that has a
    span keeps it; a key without a value is shown by its key, the file as a
    whole by its top, and so is everything where the YAML is broken.
    """
    return locate_with_values(text, places, ())[0]


def locate_with_values(
    text: str, places: Sequence[Place], routes: Sequence[Route]
) -> tuple[list[Span], dict[Route, str]]:
    """The spans of places as ``locate`` gives them, and what is written at further routes.

    One pass answers for both. A route that leads nowhere is not among the answers.
    """
    own_spans = [place.span for place in places if place.span]
    if len(own_spans) == len(places) and not routes:
        return own_spans, {}
    body = text.removeprefix(BOM)
    lines = Lines(body)
    others = [place for place in places if not place.span]
    marks, values = stretches(body, others, routes)
    new_spans = iter(
        lines.span(at.start, at.end) if place.route else TOP
        for place, at in zip(others, marks, strict=True)
    )
    return [place.span or next(new_spans) for place in places], written(body, routes, values)


def stretches(
    text: str, places: Sequence[Place], routes: Sequence[Route]
) -> tuple[list[Stretch], list[Stretch]]:
    """What to show of each place of a text without byte order mark, and the values on routes."""
    root = _outline(text, [*(place.route for place in places), *routes])
    values = [_stretch(root, Place("", route), text) for route in routes]
    return [_shown(root, place, text) for place in places], values


def written(text: str, routes: Sequence[Route], values: Sequence[Stretch]) -> dict[Route, str]:
    """What the text has on routes; one that leads nowhere is not among them."""
    pairs = zip(routes, values, strict=True)
    return {route: text[at.start : at.end] for route, at in pairs if at.is_there}


def locate_offsets(text: str, places: Sequence[Place]) -> list[Stretch]:
    """Where each place begins and ends in the text, for edits; spans of places are not looked at.

    Offsets count code points of ``text``, a byte order mark included.
    """
    if not places:
        return []
    body = text.removeprefix(BOM)
    shift = len(text) - len(body)
    root = _outline(body, [place.route for place in places])
    stretches = [_stretch(root, place, body) for place in places]
    return [
        Stretch(stretch.start + shift, stretch.end + shift, stretch.is_there)
        for stretch in stretches
    ]


class _Node:
    """A value's place, its key's, and the values in it that were asked for.

    ``first_end`` is where the first entry of a list or mapping ends.
    """

    __slots__ = ("children", "end", "first_end", "key", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = self.first_end = start
        self.key: Stretch | None = None
        self.children: dict[str | int, _Node] = {}


def _shown(root: _Node, place: Place, text: str) -> Stretch:
    """A value, or its key where it is empty."""
    stretch = _stretch(root, place, text)
    if stretch.start == stretch.end:
        return _stretch(root, Place(place.file, place.route, on_key=True), text)
    return stretch


def _stretch(root: _Node, place: Place, text: str) -> Stretch:
    node = root
    for step in place.route:
        if step not in node.children:
            return _instead(node, root, text)
        node = node.children[step]
    if place.on_key and node.key:
        return node.key
    return Stretch(node.start, node.end)


def _instead(parent: _Node, root: _Node, text: str) -> Stretch:
    """What to show for something missing in ``parent``."""
    if parent is root:
        return Stretch(0, 0, is_there=False)
    if parent.key:
        return Stretch(parent.key.start, parent.key.end, is_there=False)
    line_end = _line_end(text, parent.start, parent.end)
    end = parent.end if parent.end <= line_end else min(parent.first_end, line_end)
    return Stretch(parent.start, end, is_there=False)


def _outline(text: str, routes: Sequence[Route]) -> _Node:
    """The values on the routes; of equal keys the last counts, as it does for the reader."""
    targets: _Targets = {}
    for route in routes:
        steps = targets
        for step in route:
            steps = steps.setdefault(step, {})
    outliner = _Outliner(legible(text))
    try:
        return outliner.document(targets)
    except ERRORS:
        return _Node(0)


class _Outliner:
    """Goes through the events of a text; ``end`` is where the last value gone by ended.

    A list or mapping in block style ends where the last value in it ends:
    PyYAML's own mark lies at the next token, after blanks and comments.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.next_event = open_events(text)
        self.end = 0

    def document(self, targets: _Targets) -> _Node:
        self.next_event()
        if isinstance(self.next_event(), StreamEndEvent):
            return _Node(0)
        return self.node(self.next_event(), targets)

    def node(self, event: Any, targets: _Targets) -> _Node:
        node = _Node(event.start_mark.index)
        if targets and isinstance(event, MappingStartEvent):
            self.mapping(node, targets)
        elif targets and isinstance(event, SequenceStartEvent):
            self.sequence(node, targets)
        else:
            self.skip(event)
            node.first_end = self.end
        node.end = self.end
        return node

    def mapping(self, node: _Node, targets: _Targets) -> None:
        while not isinstance(event := self.next_event(), MappingEndEvent):
            key = self.node(event, {})
            name = event.value if isinstance(event, ScalarEvent) else ""
            child = self.node(self.next_event(), targets.get(name, {}))
            if node.first_end == node.start:
                node.first_end = child.end
            if name in targets:
                child.key = Stretch(key.start, key.end)
                node.children[name] = child
        self.leave(event)

    def sequence(self, node: _Node, targets: _Targets) -> None:
        position = 0
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            child = self.node(event, targets.get(position, {}))
            if position == 0:
                node.first_end = child.end
            if position in targets:
                node.children[position] = child
            position += 1
        self.leave(event)

    def skip(self, event: Any) -> None:
        """Go past a value that was not asked for; nearly all of a long text goes by here."""
        next_event = self.next_event
        last, depth = event, 0
        while True:
            kind = event.__class__
            if kind is ScalarEvent:
                last = event
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
                if self.closes(event):
                    last = event
            else:
                last = event
            if not depth:
                self.end = self.end_of(last)
                return
            event = next_event()

    def leave(self, event: Any) -> None:
        """Pass the closing bracket of a list or mapping in flow style."""
        if self.closes(event):
            self.end = event.end_mark.index

    def closes(self, event: Any) -> bool:
        start: int = event.start_mark.index
        return start < event.end_mark.index and self.text[start] in "]}"

    def end_of(self, event: Any) -> int:
        """The end of a scalar, without the blank lines after a block scalar."""
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        if not isinstance(event, ScalarEvent) or event.style not in ("|", ">"):
            return end
        source = self.text[start:end]
        if _KEPT_BREAKS.match(source):
            return start + len(source.removesuffix("\n").removesuffix("\r"))
        return _line_end(self.text, start + len(source.rstrip()))


def _line_end(text: str, start: int, last: int = sys.maxsize) -> int:
    """Where the line ends, looked for up to ``last``: many items may share a line."""
    line = _LINE.match(text, start, last)
    return line.end() if line else start
