"""The few lines of a long text that edits are about, as a text of its own.

Nearly every edit lies in one item of a list under a key of the file: one task
of thousands. Where items begin is seen from their dashes, without a parser, and
whether that was right from reading the excerpt. So the place of an edit is
found in the time that its task takes, not its file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import UNSET, Struct, structs

from caichcli.files.yaml import reader
from caichcli.files.yaml.data import Json
from caichcli.files.yaml.edits import AddKey, Append, Edit, lookup, target
from caichcli.files.yaml.layout import model
from caichcli.files.yaml.reader import BOM, YamlDocument
from caichcli.plan.finding import Route

_DASH = r"-(?=[ \t\r\n])"
_FIRST = re.compile(f"^( *){_DASH}", re.MULTILINE)
# What ends a list under a key of the file: a line that is no blank, no comment and no item.
# (With the line break before it: that is searched for several times as fast as "^".)
_END = re.compile(f"\\n(?!{_DASH})[^ \\t\\r\\n#]")

# For each key of the file: the items of its list that edits are about.
Items = dict[str, list[int]]


class Excerpt(Struct, frozen=True):
    """Pieces of a text, as read, with ``data``, which is the document's.

    ``edits`` have their routes in the excerpt; ``pieces`` has where each piece
    begins, in the excerpt and in that text.
    """

    document: YamlDocument
    data: Json
    edits: list[Edit]
    pieces: list[tuple[int, int]]

    def origin(self, position: int) -> int:
        """Where a position of the excerpt lies in the text that it was taken from."""
        piece = bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1
        here, there = self.pieces[piece]
        return there + position - here


def take(whole: YamlDocument, edits: Sequence[Edit]) -> Excerpt | None:
    """The lines that the edits are about; None where they are not to be told so, or too many."""
    items = {} if whole.data is UNSET else _items(whole.data, edits)
    cut = _cut(whole, items)
    if cut is None:
        return None
    return structs.replace(cut, edits=[_moved(edit, items) for edit in edits])


def holding(whole: YamlDocument, routes: Sequence[Route]) -> tuple[Excerpt, list[Route]] | None:
    """The lines of the items that routes lead into, and the routes in them; None as of ``take``."""
    items: dict[str, set[int]] = {}
    for key, position, *_ in (route if len(route) > 1 else (0, 0) for route in routes):
        if not isinstance(key, str) or not isinstance(position, int):
            return None
        items.setdefault(key, set()).add(position)
    ordered = {key: sorted(positions) for key, positions in items.items()}
    cut = _cut(whole, ordered)
    return None if cut is None else (cut, [_within(route, ordered) for route in routes])


def _cut(whole: YamlDocument, items: Items) -> Excerpt | None:
    text, data = whole.text.removeprefix(BOM), whole.data
    if not items or not isinstance(data, dict):
        return None
    stretches: list[tuple[int, int]] = []
    for key, positions in items.items():
        entries = data.get(key)
        if not isinstance(entries, list) or 2 * len(positions) > len(entries):
            return None
        if positions[-1] >= len(entries):
            return None
        stretches += _stretches(text, key, positions, len(entries))
    stretches.sort()
    shift = len(whole.text) - len(text)
    pieces: list[tuple[int, int]] = []
    length = 0
    for start, end in stretches:
        pieces.append((length, shift + start))
        length += end - start
    document = reader.read("".join(text[start:end] for start, end in stretches), "")
    goal = {key: [data[key][each] for each in positions] for key, positions in items.items()}
    return Excerpt(document, goal, [], pieces) if document.data == goal else None


def _items(data: Json, edits: Sequence[Edit]) -> Items:
    """The items that edits are about or take their layout from; empty if some are about others."""
    items: dict[str, set[int]] = {}
    for edit in edits:
        route = target(edit)
        value = lookup(data, route)
        if isinstance(edit, Append) and edit.behind is not None:
            return {}
        if len(route) == 1 and isinstance(edit, Append) and isinstance(value, list):
            route = (*route, len(value) - 1)
        elif len(route) < 3:
            return {}
        key, position, *_ = route
        if not isinstance(key, str) or not isinstance(lookup(data, (key,)), list):
            return {}
        items.setdefault(key, set()).add(int(position))
        if isinstance(edit, Append | AddKey) and not value and (near := model(data, route)):
            items[key].add(int(near[1]))
    return {key: sorted(positions) for key, positions in items.items()}


def _stretches(text: str, key: str, items: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """The line of a key and the lines of items of its list, as far as dashes show them."""
    head = re.search(rf"^{re.escape(key)}:[ \t]*(?:#[^\r\n]*)?\r?$", text, re.MULTILINE)
    if not head:
        return
    last = _END.search(text, head.end())
    end = last.start() + 1 if last else len(text)
    first = _FIRST.search(text, head.end(), end)
    if not first:
        return
    dashes = re.compile(f"\\n{first[1]}{_DASH}")
    starts = [dash.start() + 1 for dash in dashes.finditer(text, head.end(), end)]
    if len(starts) != count:
        return
    starts.append(end)
    yield head.start(), starts[0]
    for item in items:
        yield starts[item], starts[item + 1]


def _moved(edit: Edit, items: Items) -> Edit:
    """The edit with its route in the excerpt."""
    route = _within(edit.route, items) if len(edit.route) > 1 else edit.route
    return structs.replace(edit, route=route)


def _within(route: Route, items: Items) -> Route:
    """A route into an item, as it leads there in the excerpt."""
    key, position, *inner = route
    return (key, items[str(key)].index(int(position)), *inner)
