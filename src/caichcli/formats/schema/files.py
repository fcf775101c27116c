"""The JSON Schema of a plan file and of the register, made from the model.

Editors complete and mark errors by it, other tools check with it. It says the
same as the model does, and no more: what a checker accepts, caich's structural
rules accept, whether the checker asserts formats or not.
"""

from collections.abc import Callable
from inspect import get_annotations
from typing import Any

from msgspec import Struct, inspect

from caichcli.formats.json_text import dumps
from caichcli.language import examples as written
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.keys import Key, keys
from caichcli.plan.kinds import (
    COMPLETION_PATTERN,
    DAY,
    EMAIL_PATTERN,
    ENTRY_PATTERN,
    ID_PATTERN,
    SEEN_PATTERN,
)

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# For checkers that take "format" as a mere note.
DATE_PATTERN = f"^(?:{DAY})$"

# The model's patterns end so because Python's $ also holds before a last line
# break; JSON Schema's does not, save in checkers that use Python's.
PYTHON_END = r"$(?!\n)"
# What an editor says instead of a pattern.
SAID: dict[str | None, str] = {
    ID_PATTERN: "id",
    ENTRY_PATTERN: "entry",
    COMPLETION_PATTERN: "completion",
    EMAIL_PATTERN: "email",
    SEEN_PATTERN: "seen",
}
NO_LINE_BREAK: Schema = {"not": {"type": "string", "pattern": "\\n"}}


def json_schema(model: type[Struct], lang: Language) -> Schema:
    """The JSON Schema (2020-12) of ``PlanFile`` or ``RegisterFile``, described in ``lang``.

    Optional keys may also be null, which is the same as leaving them out.
    """
    definitions: dict[str, Schema] = {}
    root = _mapping(model, lang, definitions)
    return {"$schema": DIALECT, **root, "$defs": dict(sorted(definitions.items()))}


def schema_text(model: type[Struct], lang: Language) -> str:
    """:func:`json_schema` as the text of a file."""
    return dumps(json_schema(model, lang))


def words(lang: Language, model: type[Struct], key: str = "") -> tuple[str, str]:
    """The title and the description of a mapping, or of one key of it."""
    name = f"{holder(model, key)}.{key}" if key else model.__name__
    title, _, description = say(lang, f"keys.{name}").partition("\n")
    return title, description


def examples(lang: Language, model: type[Struct], key: str) -> list[Any]:
    """Values that a key of a mapping may have."""
    return written.examples(lang)[f"{holder(model, key)}.{key}"]


def holder(model: type[Struct], key: str) -> str:
    """The name of the mapping that a key is of: of an inherited one, where it stands first."""
    for base in reversed(model.__mro__):
        if key in get_annotations(base):
            return base.__name__
    return model.__name__


def _mapping(model: type[Struct], lang: Language, definitions: dict[str, Schema]) -> Schema:
    keys_by_name = keys(model)
    title, description = words(lang, model)
    return {
        "title": title,
        "description": description,
        "type": "object",
        "properties": {
            name: _property(model, key, lang, definitions) for name, key in keys_by_name.items()
        },
        "required": [name for name, key in keys_by_name.items() if key.required],
        "additionalProperties": False,
    }


def _property(
    model: type[Struct], key: Key, lang: Language, definitions: dict[str, Schema]
) -> Schema:
    title, description = words(lang, model, key.name)
    described: Schema = {
        "title": title,
        "description": description,
        "examples": examples(lang, model, key.name),
    }
    value = _value(key.kind, lang, definitions)
    return described | (value if key.required else _nullable(value))


def _value(kind: inspect.Type, lang: Language, definitions: dict[str, Schema]) -> Schema:
    if isinstance(kind, inspect.StructType):
        name = kind.cls.__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _mapping(kind.cls, lang, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(kind, inspect.ListType):
        return {"type": "array", "items": _value(kind.item_type, lang, definitions)}
    if isinstance(kind, inspect.UnionType):
        return {"anyOf": [_value(one, lang, definitions) for one in kind.types]}
    scalar = _SCALARS[type(kind)](kind)
    if "pattern" in scalar:  # a key of Visual Studio Code's, which others pass over
        key = SAID[kind.pattern] if isinstance(kind, inspect.StrType) else "date"
        scalar["patternErrorMessage"] = say(lang, f"schema.{key}")
    return scalar


def _text(kind: inspect.StrType) -> Schema:
    if kind.pattern is None:
        return {"type": "string", "minLength": kind.min_length}
    return _matching(kind.pattern.removesuffix(PYTHON_END) + "$")


def _matching(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern} | NO_LINE_BREAK


def _date(_kind: inspect.DateType) -> Schema:
    return _matching(DATE_PATTERN) | {"format": "date"}


def _choice(kind: inspect.LiteralType) -> Schema:
    return {"enum": list(kind.values)}


def _whole_number(kind: inspect.IntType) -> Schema:
    return {"type": "integer", "minimum": kind.ge, "maximum": kind.le}


def _number(kind: inspect.FloatType) -> Schema:
    return {"type": "number", "minimum": kind.ge, "maximum": kind.le}


def _yes_no(_kind: inspect.BoolType) -> Schema:
    return {"type": "boolean"}


_SCALARS: dict[type[inspect.Type], Callable[[Any], Schema]] = {
    inspect.StrType: _text,
    inspect.DateType: _date,
    inspect.LiteralType: _choice,
    inspect.IntType: _whole_number,
    inspect.FloatType: _number,
    inspect.BoolType: _yes_no,
}


def _nullable(schema: Schema) -> Schema:
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return schema | {"type": [schema["type"], "null"]}
