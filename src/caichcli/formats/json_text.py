"""JSON as every command prints it."""

from typing import Any

from msgspec import json

from caichcli.language.characters import escaped_json


def dumps(value: Any) -> str:
    """Return a value as JSON text, indented, in UTF-8 letters, ending with a line break.

    What would act on a screen, or cannot be seen, is written as an escape.
    """
    return escaped_json(json.format(json.encode(value), indent=2).decode()) + "\n"
