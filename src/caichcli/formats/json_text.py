"""JSON as every command prints it."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, json, to_builtins

from caichcli.language.characters import escaped_json

PART = 1_000_000  # bytes of a long text that are handed on together


def dumps(value: Any) -> str:
    """Return a value as JSON text, indented, in UTF-8 letters, ending with a line break.

    What would act on a screen, or cannot be seen, is written as an escape.
    """
    return "".join(parts(value))


def parts(value: Any) -> Iterator[str]:
    """Yield the same text in parts, so that a long one is not held in several forms at once."""
    text = json.format(_encoded(value), indent=2)
    start = 0
    while start < len(text):
        end = text.find(b"\n", start + PART) + 1 or len(text)
        yield escaped_json(text[start:end].decode())
        start = end
    yield "\n"


def as_written(record: Struct) -> dict[str, Any]:
    """Return a record of a plan as its file has it, without the keys that are not there."""
    return {key: value for key, value in to_builtins(record).items() if value is not None}


def _encoded(value: Any) -> bytes:
    """The value as JSON; a byte of a file's name that is no text stands as it does on a screen.

    A lone surrogate is no Unicode text, and an escape for one is refused by strict readers.
    """
    try:
        return json.encode(value)
    except UnicodeEncodeError:
        from json import dumps as text_of

        text = text_of(to_builtins(value), ensure_ascii=False)
        return re.sub(r"[\ud800-\udfff]", r"\\\g<0>", text).encode(errors="backslashreplace")
