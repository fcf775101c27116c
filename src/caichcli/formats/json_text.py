"""JSON as every command prints it."""

from typing import Any

from msgspec import json


def dumps(value: Any) -> str:
    """Return a value as JSON text, indented, in UTF-8 letters, ending with a line break."""
    return json.format(json.encode(value), indent=2).decode() + "\n"
