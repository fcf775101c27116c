"""The model described, key by key: what the walk, the JSON Schema and the docs are made from."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct, inspect, structs


class Key(Struct, frozen=True):
    """One key of a mapping: its name in the YAML and what it may hold.

    A key that is not ``required`` may also stand empty (null), which is the
    same as leaving it out. ``kind`` never says so again.
    """

    name: str
    required: bool
    kind: inspect.Type


@cache
def described(model: type[Struct]) -> inspect.StructType:
    """msgspec's description of a mapping."""
    kind = inspect.type_info(model)
    assert isinstance(kind, inspect.StructType)
    return kind


@cache
def keys(model: type[Struct]) -> dict[str, Key]:
    """Return the keys of a mapping by name, in the model's order."""
    hints = get_type_hints(model)
    return {
        field.encode_name: Key(
            field.encode_name, field.required, _in_written_order(field.type, hints[field.name])
        )
        for field in described(model).fields
    }


def _in_written_order(kind: inspect.Type, hint: Any) -> inspect.Type:
    """Return a key's kind without its null, allowed values as the model lists them.

    A union is left only where a value may be of two kinds.

    msgspec sorts the values of a Literal; people read them in their own order
    (monday before friday).
    """
    if isinstance(kind, inspect.UnionType):
        kinds = tuple(one for one in kind.types if not isinstance(one, inspect.NoneType))
        kind = kinds[0] if len(kinds) == 1 else inspect.UnionType(kinds)
    if isinstance(kind, inspect.ListType):
        return structs.replace(kind, item_type=_in_written_order(kind.item_type, hint))
    if isinstance(kind, inspect.LiteralType):
        return inspect.LiteralType(tuple(_literals(hint)))
    return kind


def _literals(hint: Any) -> Iterator[str | int]:
    if get_origin(hint) is Literal:
        yield from get_args(hint)
        return
    for part in get_args(hint):
        yield from _literals(part)
