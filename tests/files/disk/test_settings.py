"""caich.toml: its tables, and where in the text its keys stand."""

import pytest

from caichcli.files.disk import settings
from caichcli.plan.finding import Span

PLACES = {
    # the text, the key's names, and the line and columns where it stands
    "below its table": ("[rules]\nx = 1\n", ("rules", "x"), (2, 1, 2)),
    "the second of two": ("[rules]\nxy = 1\nx = 1\n", ("rules", "x"), (3, 1, 2)),
    "the same key in another table": ("[a]\nx = 1\n[rules]\nx = 1\n", ("rules", "x"), (4, 1, 2)),
    "in quotes": ('[rules]\n"x" = 1\n', ("rules", "x"), (2, 2, 3)),
    "a dotted key": ("rules.x = 1\n", ("rules", "x"), (1, 7, 8)),
    "a table in one line": ("rules = {x = 1}\n", ("rules", "x"), (1, 10, 11)),
    "a table itself": ("\n[ther]\n", ("ther",), (2, 2, 6)),
    "a key at the top": ("xyz = 1\n", ("xyz",), (1, 1, 4)),
    "written by an escape: the table": ('[rules]\n"\\u0078" = 1\n', ("rules", "x"), (1, 2, 7)),
}


@pytest.mark.parametrize("what", PLACES)
def test_where_a_key_stands(what: str) -> None:
    text, keys, (line, column, end) = PLACES[what]
    toml, fault = settings.read(text.encode())
    assert fault is None
    assert toml.place(*keys).span == Span(line, column, line, end)


BROKEN = {
    "no value": (b"[rules]\nx\n", 2),
    "text without quotes": (b"[rules]\nx = off\n", 2),
    "a key twice": (b"x = 1\nx = 2\n", 2),
    "not closed": (b'x = "', 1),
    "not UTF-8": (b"# ch\xfa th\xedch\n", 1),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_toml(what: str) -> None:
    data, line = BROKEN[what]
    toml, fault = settings.read(data)
    assert toml.tables == {}
    assert fault is not None
    assert fault.place.span is not None
    assert fault.place.span.line == line
    assert "(at " not in fault.why


def test_a_byte_order_mark_is_no_fault() -> None:
    toml, fault = settings.read(b"\xef\xbb\xbfx = 1\n")
    assert (toml.tables, fault) == ({"x": 1}, None)
