"""JSON as every command prints it."""

from typing import Any

from msgspec import Struct, json, to_builtins

from caichcli.language.characters import escaped_json


def dumps(value: Any) -> str:
    """Return a value as JSON text, indented, in UTF-8 letters, ending with a line break.

    What would act on a screen, or cannot be seen, is written as an escape.
    """
    return escaped_json(json.format(json.encode(value), indent=2).decode()) + "\n"


def as_written(record: Struct) -> dict[str, Any]:
    """Return a record of a plan as its file has it, without the keys that are not there."""
    return {key: value for key, value in to_builtins(record).items() if value is not None}
