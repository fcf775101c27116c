"""Edits of a plan as data, and what each makes of the data that was read.

Routes name places in the old data. Values are JSON-shaped, without None; text
is written in Unicode's form NFC.
"""

from collections.abc import Sequence
from typing import Any, Literal
from unicodedata import normalize

from msgspec import Struct

from caichcli.files.yaml.data import Json
from caichcli.files.yaml.scalars import EXACT_FLOAT
from caichcli.plan.finding import Route

Reason = Literal[
    "unreadable",  # the old text has no certain data
    "missing",  # the route leads nowhere
    "kind",  # what stands there is no list, mapping or scalar, as the edit needs
    "taken",  # the key is there already
    "overlap",  # two edits of one call change the same characters
    "value",  # no plan can hold the value: an infinite number, a control character
    "layout",  # the text is laid out so that no splice makes exactly this change
]


class Append(Struct, frozen=True):
    """Put ``value`` at the end of the list at ``route``, or behind its item ``behind``.

    A list that is missing or empty is begun: a missing one after the last of
    the keys ``after`` that its mapping has, else at the mapping's end.
    """

    route: Route
    value: Json
    after: tuple[str, ...] = ()
    behind: int | None = None


class SetValue(Struct, frozen=True):
    """Put ``value`` in place of the scalar, or of the nothing, at ``route``."""

    route: Route
    value: Json


class AddKey(Struct, frozen=True):
    """Add ``key`` with ``value`` to the mapping at ``route``; ``after`` as with ``Append``."""

    route: Route
    key: str
    value: Json
    after: tuple[str, ...] = ()


class RenameKey(Struct, frozen=True):
    """Give the last key of ``route`` another name; its value and its place stay."""

    route: Route
    name: str


class Join(Struct, frozen=True):
    """Put the text ``value`` in place of the one at ``route`` and of the keys right behind it.

    The ``keys`` have no values: in flow style a comma cut them off the text.
    """

    route: Route
    value: str
    keys: tuple[str, ...]


Edit = Append | SetValue | AddKey | RenameKey | Join


class Unfit(Exception):
    """An edit that cannot be made, and why."""

    def __init__(self, reason: Reason, edit: Edit) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.edit = edit


def normalized(edit: Edit) -> Edit:
    """The edit with its text in form NFC and its numbers as the reader gives them."""
    if isinstance(edit, RenameKey):
        return RenameKey(edit.route, normalize("NFC", edit.name))
    if isinstance(edit, Join):
        return Join(edit.route, normalize("NFC", edit.value), edit.keys)
    value = _normalized(edit.value)
    if isinstance(edit, Append):
        return Append(edit.route, value, edit.after, edit.behind)
    if isinstance(edit, AddKey):
        return AddKey(edit.route, normalize("NFC", edit.key), value, edit.after)
    return SetValue(edit.route, value)


def _normalized(value: Json) -> Json:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, float) and value.is_integer() and abs(value) <= EXACT_FLOAT:
        return int(value)
    if isinstance(value, list):
        return [_normalized(item) for item in value]
    if isinstance(value, dict):
        return {normalize("NFC", key): _normalized(item) for key, item in value.items()}
    return value


def target(edit: Edit) -> Route:
    """The route of what the edit changes or adds; for ``Append`` the list."""
    return (*edit.route, edit.key) if isinstance(edit, AddKey) else edit.route


def lookup(data: Any, route: Route) -> Any:
    """The value at a route, or None: where there is nothing, and where null stands."""
    value = data
    for step in route:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def changed(data: Json, edits: Sequence[Edit]) -> Json:
    """The data as the edits mean it to be; it shares with ``data`` all that they leave alone.

    Raises Unfit (``missing``, ``kind``, ``taken``). A key without a value counts as
    absent: it may be given one.
    """
    draft = _Draft(data)
    for edit in edits:
        if not isinstance(edit, RenameKey):
            draft.make(edit)
    # Routes hold the old names: inner keys get theirs first.
    renames = (edit for edit in edits if isinstance(edit, RenameKey))
    for edit in sorted(renames, key=lambda edit: len(edit.route), reverse=True):
        draft.rename(edit)
    return draft.data


class _Draft:
    """Data of which only the lists and mappings on the way to a change are copies."""

    def __init__(self, data: Json) -> None:
        self.data = data
        self.copies: dict[Route, Any] = {}

    def copy(self, route: Route, edit: Edit) -> Any:
        """The list or mapping at a route, ours to change."""
        if route in self.copies:
            return self.copies[route]
        if not route:
            copy = _copied(self.data, edit)
            self.data = copy
        else:
            parent = self.copy(route[:-1], edit)
            try:
                parent[route[-1]] = copy = _copied(parent[route[-1]], edit)
            except (KeyError, IndexError, TypeError):
                raise Unfit("missing", edit) from None
        self.copies[route] = copy
        return copy

    def make(self, edit: Append | SetValue | AddKey | Join) -> None:
        if isinstance(edit, Append):
            self.append(edit)
        elif isinstance(edit, AddKey):
            self.add(edit)
        else:
            self.set(edit)
            if isinstance(edit, Join):
                self.drop(edit)

    def append(self, edit: Append) -> None:
        if edit.route:
            parent = self.copy(edit.route[:-1], edit)
            if isinstance(parent, dict) and parent.get(edit.route[-1]) is None:
                parent[edit.route[-1]] = []
        items = self.copy(edit.route, edit)
        if not isinstance(items, list):
            raise Unfit("kind", edit)
        items.insert(len(items) if edit.behind is None else edit.behind + 1, edit.value)

    def add(self, edit: AddKey) -> None:
        mapping = self.copy(edit.route, edit)
        if not isinstance(mapping, dict):
            raise Unfit("kind", edit)
        if mapping.get(edit.key) is not None:
            raise Unfit("taken", edit)
        mapping[edit.key] = edit.value

    def set(self, edit: SetValue | Join) -> None:
        if not edit.route:
            raise Unfit("kind", edit)
        parent, step = self.copy(edit.route[:-1], edit), edit.route[-1]
        if isinstance(lookup(parent, (step,)), list | dict):
            raise Unfit("kind", edit)
        try:
            parent[step] = edit.value
        except (IndexError, TypeError):
            raise Unfit("missing", edit) from None

    def drop(self, edit: Join) -> None:
        mapping = self.copy(edit.route[:-1], edit)
        for key in edit.keys:
            if mapping.pop(key, "") is not None:
                raise Unfit("missing", edit)

    def rename(self, edit: RenameKey) -> None:
        mapping = self.copy(edit.route[:-1], edit) if edit.route else None
        if not isinstance(mapping, dict):
            raise Unfit("kind", edit)
        if edit.name in mapping:
            raise Unfit("taken", edit)
        items = list(mapping.items())
        mapping.clear()
        mapping.update((edit.name if key == edit.route[-1] else key, value) for key, value in items)


def _copied(value: Any, edit: Edit) -> Any:
    if not isinstance(value, list | dict):
        raise Unfit("missing" if value is None else "kind", edit)
    return value.copy()
