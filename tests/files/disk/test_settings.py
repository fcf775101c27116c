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


BEYOND = {
    "lists in each other": "a = " + "[" * 5000,
    "a line each": "a = " + "[\n" * 900,
    "tables in each other": "a = " + "{a=" * 900,
    "a name of many parts": "a." * 20_000 + "b = 1",
    "a table of many parts": "[" + "a." * 20_000 + "b]",
    "a number of many digits": "a = " + "1" * 5000,
    "a number of more bits than TOML's": "a = [{b = 0x" + "f" * 17 + "}]",
    "many tables": "".join(f"[a{n}]\n" for n in range(2000)),
    "many names": "[rules]\n" + "".join(f"a{n} = 1\n" for n in range(2000)),
    "many in one line": "a = {" + ", ".join(f"b{n} = 1" for n in range(2000)) + "}",
    "a long remark": "#" * settings.LARGEST + "#",
}


@pytest.mark.parametrize("what", BEYOND)
def test_what_goes_beyond_settings_is_not_read(what: str) -> None:
    toml, fault = settings.read(BEYOND[what].encode())
    assert (toml.tables, fault) == ({}, settings.BEYOND)


@pytest.mark.parametrize("code", ["0000", "001b", "0085", "200b", "202e"])
@pytest.mark.parametrize("text", ['[paper]\nbody = "{}"', '[week]\npapers = ["{}"]', '"{}" = 1'])
def test_what_no_plan_may_hold_no_settings_may(text: str, code: str) -> None:
    toml, fault = settings.read(text.replace("{}", f"a\\u{code}b").encode())
    assert (toml.tables, fault) == ({}, settings.SettingsFault("", problem="character"))
