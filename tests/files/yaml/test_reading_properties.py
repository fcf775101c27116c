"""What holds for every text: drawn data dumped in many styles, and plans broken at random."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from msgspec import UNSET

from caichcli.files.yaml import events
from caichcli.files.yaml.data import Json
from caichcli.files.yaml.reader import BOM, YamlDocument, load, read
from caichcli.files.yaml.scalars import is_text
from caichcli.files.yaml.spans import locate, locate_offsets
from caichcli.plan.finding import Place, Route

# Letters, marks and what YAML uses; nothing that the reader refuses.
CHARACTERS = st.sampled_from(
    list("abnostuyefx0123456789ĐđƠơưỰộệ😀\u0323\u0302 \n\t'\"#:-,[]{}&*!|>%@`\\?=<~./_+\xa0")
)
TEXTS = st.text(CHARACTERS, max_size=60)
KEYS = st.text(CHARACTERS.filter(lambda letter: letter != "\n"), max_size=12)
NUMBERS = st.one_of(
    st.integers(-(10**18) + 1, 10**18 - 1), st.floats(allow_nan=False, allow_infinity=False)
)
SCALARS = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)


def without_equal_keys(data: dict[str, Any]) -> bool:
    return len({normalize("NFC", key) for key in data}) == len(data)


def collections(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    mappings = st.dictionaries(KEYS, values, max_size=4).filter(without_equal_keys)
    return st.one_of(st.lists(values, max_size=4), mappings)


JSON = collections(st.recursive(SCALARS, collections, max_leaves=12))


class Dumper(yaml.SafeDumper):
    """Writes without anchors, and quotes what YAML 1.2 would not read as text."""

    text_style: str | None = None

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = self.text_style or (None if is_text(text) else "'")
        return self.represent_scalar("tag:yaml.org,2002:str", text, style)


Dumper.add_representer(str, Dumper.represent_text)


@st.composite
def written(draw: st.DrawFn, data: Any) -> str:
    """The data as YAML, in a style that some editor or program writes."""
    style = draw(st.sampled_from([None, None, '"', "'", "|", ">"]))
    text: str = yaml.dump(
        data,
        Dumper=type("Styled", (Dumper,), {"text_style": style}),
        default_flow_style=draw(st.sampled_from([None, True, False])),
        width=draw(st.sampled_from([1, 20, 80, 10_000])),
        indent=draw(st.sampled_from([2, 4, 8])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
        explicit_end=draw(st.booleans()),
        sort_keys=False,
    )
    # PyYAML breaks some long quoted texts in the wrong place.
    assume(yaml.load(text, Loader=yaml.CSafeLoader) == data)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", BOM])) + text


def routes(data: Json, route: Route = ()) -> Iterator[Route]:
    yield route
    if isinstance(data, dict):
        for key, value in data.items():
            yield from routes(value, (*route, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from routes(value, (*route, position))


def at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


@given(st.data())
def test_what_is_dumped_is_read(data: st.DataObject) -> None:
    value = data.draw(JSON)
    document = read(data.draw(written(value)), "a.yaml")
    assert document.findings == ()
    assert document.data == value


@given(st.data())
def test_a_value_stands_where_its_route_says(data: st.DataObject) -> None:
    """Lists and mappings: the stretch reads back as the value. Scalars: another can replace it."""
    text = data.draw(written(data.draw(JSON)))
    whole = read(text, "a.yaml").data
    assert whole is not UNSET
    route = data.draw(st.sampled_from(list(routes(whole))))
    (stretch,) = locate_offsets(text, [Place("a.yaml", route)])
    assert stretch.is_there
    value = at(whole, route)
    if isinstance(value, dict | list):
        line = text[: stretch.start].removeprefix(BOM).split("\n")[-1]
        blanks = " " * len(line)
        assert read(f"{blanks}{text[stretch.start : stretch.end]}\n", "a.yaml").data == value
    else:
        assume(route)
        expected = deepcopy(whole)
        at(expected, route[:-1])[route[-1]] = "khác"
        with_another = f"{text[: stretch.start]} 'khác' {text[stretch.end :]}"
        assert read(with_another, "a.yaml").data == expected


@given(st.data())
def test_a_key_stands_where_its_route_says(data: st.DataObject) -> None:
    text = data.draw(written(data.draw(JSON)))
    whole = read(text, "a.yaml").data
    assert whole is not UNSET
    keys = [route for route in routes(whole) if route and isinstance(route[-1], str)]
    assume(keys)
    route = data.draw(st.sampled_from(keys))
    (stretch,) = locate_offsets(text, [Place("a.yaml", route, on_key=True)])
    assert read(f"- {text[stretch.start : stretch.end]}", "a.yaml").data == [route[-1]]


PLAN = """\
schema: 1
plan: {id: vi-du, title: "Kế hoạch \\u1ed9", period: {from: 2026-01-01, to: 2026-12-31}}
areas:
- {id: I, name: 'Công tác lãnh đạo, chỉ đạo'}
tasks:
  - id: I.1   # mã
    title: Nâng cao chất lượng
      công tác tham mưu
    lead: [bo-a, bo-b]
    source: |
      Một đoạn

      văn bản
    updates:
      - date: 2026-04-03
        progress: 62.5
        note: >-
          gấp
          lại
        results: [{number: 03/BC-VD, date: ~}]
"""
# What breaks YAML, or what only some read.
PIECES = [
    *"\"'[]{},:-?#&*!|>%@`\\\t\r\n \0\x07\x85",
    *(": ", "- ", " #", "&a ", "*a", "!t ", "<<: ", "\n---\n", "\n...\n", "%YAML 1.2\n---\n"),
    *("\ufeff", "\u200b", "\u2028", "\u202e", "\u1ed9", "\U0001f600", "\ud800", "\\x41", "\\ud83d"),
    *("\n<<<<<<< a\n", "\n=======\n", ".inf", "1e999", "9" * 20, "0x1", "~", "!<x> ", "!%FF "),
]


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    text = PLAN
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 0, 1, 3, 30]))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return text


@st.composite
def spoilt_bytes(draw: st.DrawFn) -> bytes:
    data = bytearray(PLAN.encode())
    for _ in range(draw(st.integers(1, 8))):
        place = draw(st.integers(0, len(data) - 1))
        data[place : place + draw(st.integers(0, 2))] = draw(st.binary(max_size=3))
    return bytes(data)


def check(document: YamlDocument) -> None:
    """What holds of every reading: either the meaning or a fault, and faults inside the text."""
    if document.data is UNSET:
        assert document.findings
    body = document.text.removeprefix(BOM)
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    order = []
    for finding in document.findings:
        span = finding.place.span
        assert span is not None
        start, end = (span.line, span.column), (span.end_line, span.end_column)
        assert (1, 1) <= start <= end
        assert span.column <= len(lines[span.line - 1]) + 2
        assert span.end_column <= len(lines[span.end_line - 1]) + 2
        order.append(start)
    assert order == sorted(order)


PLACES = [
    Place("a.yaml", ("tasks", 0, "title")),
    Place("a.yaml", ("tasks", 0, "updates", 0, "results", 0, "date"), on_key=True),
    Place("a.yaml", ("plan", "period", "from")),
]


@given(st.one_of(spoilt(), st.text(max_size=40), st.text(CHARACTERS, max_size=40)))
def test_no_text_is_too_broken(text: str) -> None:
    check(read(text, "a.yaml"))
    assert len(locate(text, PLACES)) == len(PLACES)


@given(st.one_of(spoilt_bytes(), st.binary(max_size=40)))
def test_no_bytes_are_too_broken(data: bytes) -> None:
    document = load(data, "a.yaml")
    if not any(finding.rule == "encoding" for finding in document.findings):
        assert document.text.encode() == data
        check(document)


@given(text=spoilt())
@example(text=PLAN)
@example(text='a: "\\U00110000"')
@example(text='a: "\\UFFFFFFFF"')
@example(text='a: "\\ud800"')
def test_both_parsers_never_read_differently(text: str) -> None:
    """One may refuse what the other reads (tabs, say); two meanings there never are."""
    ours = read(text, "a.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "LOADER", yaml.BaseLoader)
        theirs = read(text, "a.yaml")
    check(theirs)
    if ours.data is not UNSET and theirs.data is not UNSET:
        assert ours.data == theirs.data


@given(st.data())
def test_both_parsers_read_what_programs_write(data: st.DataObject) -> None:
    value = data.draw(JSON)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "LOADER", yaml.BaseLoader)
        document = read(data.draw(written(value)), "a.yaml")
    assert document == YamlDocument(document.text, value)
