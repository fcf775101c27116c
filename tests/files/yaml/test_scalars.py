"""Plain scalars, as the core schema of YAML 1.2.2 (chapter 10.3.2) has them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.files.yaml.reader import read
from caichcli.files.yaml.scalars import Scalar, Unusable, resolve

# Written without quotes -> the value.
RESOLVED: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "0": 0,
    "40": 40,
    "-19": -19,
    "+12": 12,
    "011": 11,
    "0o14": 12,
    "0xC0ffee": 0xC0FFEE,
    "999999999999999999": 999999999999999999,
    "0.5": 0.5,
    "1.10": 1.1,
    ".5": 0.5,
    "-2.5E-1": -0.25,
    "62.5": 62.5,
    # As JSON Schema counts, a number without a fraction is a whole number.
    "1.0": 1,
    "5.": 5,
    "1e3": 1000,
    "-0.0": 0,
}

# What YAML 1.1 reads otherwise, or looks like a number, is text.
TEXT = """
    yes no on off Yes NO On y n nULL tRUE none nil
    2026-01-15 2026-01-15T10:00:00 12:30:45 190:20:30 1:30
    0b101 1_000 0o8 0O14 0xg -0x1 +0o7 0x 0o 1.2.3 1e e5 . .e1 + - -. 1,5 1.10.2 - 1-2
    .infinity .nAn +.nan 30/6/2026 01/QĐ-TTg I.1 III ٣ ² १ 1\xa0000 0x１
""".split(" ")


@pytest.mark.parametrize(("text", "value"), RESOLVED.items())
def test_resolved(text: str, value: Scalar) -> None:
    answer = resolve(text)
    assert (answer, type(answer)) == (value, type(value))


@pytest.mark.parametrize("text", [word.strip() for word in TEXT if word.strip()])
def test_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize("text", [*RESOLVED, "yes", "2026-01-15"])
@pytest.mark.parametrize("style", ["'{}'", '"{}"', "|-\n  {}", ">-\n  {}"])
def test_quoted_is_text(text: str, style: str) -> None:
    assert read(f"- {style.format(text)}\n", "a.yaml").data == [text]


@pytest.mark.parametrize(
    ("text", "rule", "values"),
    [
        (".inf", "not-finite-number", {"written": ".inf"}),
        ("-.Inf", "not-finite-number", {"written": "-.Inf"}),
        ("+.INF", "not-finite-number", {"written": "+.INF"}),
        (".nan", "not-finite-number", {"written": ".nan"}),
        (".NaN", "not-finite-number", {"written": ".NaN"}),
        ("1e999", "not-finite-number", {"written": "1e999"}),
        ("-1e999", "not-finite-number", {"written": "-1e999"}),
        ("1" + "0" * 18, "integer-too-long", {"digits": 19, "limit": 18}),
        ("-" + "9" * 10_000, "integer-too-long", {"digits": 10_000, "limit": 18}),
        ("0x" + "f" * 10_000, "integer-too-long", {"digits": 10_002, "limit": 18}),
    ],
)
def test_unusable(text: str, rule: str, values: dict[str, str | int]) -> None:
    with pytest.raises(Unusable) as refusal:
        resolve(text)
    assert (refusal.value.rule, refusal.value.values) == (rule, values)


# The table of the specification, in its order and in its own expressions.
SPECIFIED: tuple[tuple[str, type], ...] = (
    (r"null|Null|NULL|~|", type(None)),
    (r"true|True|TRUE|false|False|FALSE", bool),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", int),
    (r"0x[0-9a-fA-F]+", int),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?(\.inf|\.Inf|\.INF)", float),
    (r"\.nan|\.NaN|\.NAN", float),
)


def specified(text: str) -> type:
    return next((kind for form, kind in SPECIFIED if re.fullmatch(form, text)), str)


@given(
    st.one_of(
        st.text("0123456789+-.eExXoOabfnuliNIA~_:tTrR ", max_size=8),
        *(st.from_regex(form, fullmatch=True) for form, _ in SPECIFIED),
    )
)
def test_as_specified(text: str) -> None:
    kind = specified(text)
    try:
        value = resolve(text)
    except Unusable:
        assert kind in (int, float)
        return
    if kind is float:
        assert isinstance(value, int | float)
        assert not isinstance(value, bool)
        assert value == float(text)
    else:
        assert type(value) is kind
