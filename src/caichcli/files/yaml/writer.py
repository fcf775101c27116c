"""JSON-shaped values -> YAML that the reader reads as the same values.

Text stands plain where plain text reads back the same, dates among it; else in
double quotes, or in single ones where that saves backslashes. Text of several
lines under a key in block style is a literal block where it can be.
"""

import re
from typing import Any

from msgspec import Struct

from caichcli.files.yaml.data import MERGE
from caichcli.files.yaml.scalars import is_text

# Plain scalars in one line (YAML 1.2.2, chapter 7.3.3): no indicator at the start, no ": " or " #".
_PLAIN = re.compile(
    r"(?:[^ \t\r\n\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^ \t\r\n\-,\[\]{}]))"
    r"(?:[^ \t\r\n:#]|:(?=[^ \t\r\n])|(?<! )#| (?=[^\t\r\n]))*(?<! )"
)
# A question mark in flow style stops PyYAML's pure parser.
_NOT_IN_FLOW = re.compile(r"[,\[\]{}?]")
_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff"
_ONLY_ESCAPED = re.compile(f"[{_CONTROL}]")
_ESCAPED = re.compile(rf'["\\{_CONTROL}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
# Lines without tabs or blanks at their ends; none before the first, which tells the indentation.
_LITERAL = re.compile(r"(?! )(?:[^\r\n\t]*[^\s]\n\n*)+[^\r\n\t]*[^\s]")


class Style(Struct, frozen=True):
    """How lists and mappings in block style are laid out, in columns.

    ``offset`` is from a key to the dashes of its list, ``gap`` the blanks after
    a dash, ``step`` from a key to what belongs to it; ``pad`` the blanks inside
    braces. ``block`` tells that mappings in a list are in block style,
    ``block_lists`` that lists of scalars are, ``literal`` that text of several lines may be.
    """

    offset: int = 2
    gap: str = " "
    step: int = 2
    pad: str = ""
    block: bool = False
    block_lists: bool = False
    literal: bool = True


def scalar(value: Any, *, in_flow: bool = False, quote: str = "") -> str:
    """A scalar in one line; text in the quotes wanted where they can hold it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    if not quote and _is_plain(value, in_flow):
        return value
    saves = not quote and "'" not in value and ('"' in value or "\\" in value)
    if (saves or quote == "'") and not _ONLY_ESCAPED.search(value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def flow(value: Any, pad: str = "") -> str:
    """Any value in flow style, in one line."""
    if isinstance(value, dict):
        return "{" + pad + ", ".join(members(value, pad)) + pad + "}" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(members(value, pad)) + "]"
    return scalar(value, in_flow=True)


def members(value: dict[str, Any] | list[Any], pad: str = "") -> list[str]:
    """What stands between the brackets and commas of a value in flow style."""
    if isinstance(value, dict):
        return [f"{scalar(key, in_flow=True)}: {flow(each, pad)}" for key, each in value.items()]
    return [flow(each, pad) for each in value]


def entry(key: str, value: Any, style: Style) -> list[str]:
    """The lines of a key and its value in a mapping in block style, from the key's column."""
    name = scalar(key)
    if style.literal and isinstance(value, str) and _LITERAL.fullmatch(value):
        return [f"{name}: |-", *(" " * style.step + line for line in value.split("\n"))]
    if takes_lines(value, style):
        return [f"{name}:", *items(value, style)]
    if isinstance(value, list | dict):
        return [f"{name}: {flow(value, style.pad)}"]
    return [f"{name}: {scalar(value)}"]


def takes_lines(value: Any, style: Style) -> bool:
    """Whether a value under a key in block style is a list in block style."""
    return isinstance(value, list) and (
        (style.block_lists and bool(value)) or any(isinstance(each, dict) for each in value)
    )


def items(values: list[Any], style: Style) -> list[str]:
    """The lines of a list in block style, from its key's column."""
    return [" " * style.offset + line for value in values for line in item(value, style)]


def item(value: Any, style: Style) -> list[str]:
    """The lines of an item of a list in block style, from its dash's column."""
    if not (style.block and isinstance(value, dict) and value):
        text = flow(value, style.pad) if isinstance(value, list | dict) else scalar(value)
        return [f"-{style.gap}{text}"]
    inner = Style(style.offset, style.gap, style.step, style.pad, literal=style.literal)
    first, *others = (line for key, each in value.items() for line in entry(key, each, inner))
    indent = " " * (1 + len(style.gap))
    return [f"-{style.gap}{first}", *(indent + line for line in others)]


def _is_plain(text: str, in_flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or _ONLY_ESCAPED.search(text):
        return False
    return is_text(text) and text != MERGE and not (in_flow and _NOT_IN_FLOW.search(text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _ESCAPES.get(match[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
