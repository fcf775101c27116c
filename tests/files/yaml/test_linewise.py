"""The quick reading of the common form: what it takes means what PyYAML says, and it takes it."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caichcli.files.yaml import diagnosis, linewise, parser
from caichcli.files.yaml.data import DEEPEST
from caichcli.language.characters import legible

TAKEN = [
    "a: 1\n",
    "a: 1",
    "a:\nb: ~\nc: null\n",
    "a: x y  # lời ghi\n",
    "a: x#y # z\n",
    "a: 10:30, cái này\n",
    'a: "x: y # z"   # lời ghi\n',
    "a: ''\nb: \"\"\n",
    "# đầu tệp\n\na:\n  # trong\n  b: 1\n\n# cuối\n",
    "a:\n- 1\n- x\n",
    "a:\n  - 1\n  - 'x'\nb: 2\n",
    "a:\n  - b: 1\n    c: 2\n  - b: 3\n",
    "a:\n  -   b: 1\n      c: 2\n",
    "a:\n  - b:\n      - c: 1\n    d: 2\ne: 3\n",
    "a: [x, 'y, z', \"t\", 1]  # lời ghi\n",
    "a: {b: 1, c: {d: [e, f]}}\n",
    "a: []\nb: {}\n",
    "a: [x , y  ]\nb: {c: 1 , d: x y }\n",
    "a: [x,\n    y]\nb: {c: 1,\n  d: 2}\n",
    "a:\n  - {b: 1,\n     c: [x]}\n  - {b: 2}\n",
    "a: true\nb: 0x1F\nc: 1.5\n",
    "a: 2020-06-30\nb: 169/QĐ-BCĐCCHC\n",
    "http: 1\na:\n  - http://x.y\n  - 10:30\n",
    "a:   x\nb:   [x]\nc:   # lời ghi\n  d: 1\n",
    "a: [{b: 1, c: x}]\nd: [{b: 1}, {b: 2}]\n",
]

DECLINED = [
    "",
    "# chỉ có lời ghi\n",
    "- a\n",
    "x\n",
    "a:\n  dài\n  hai dòng\n",
    "a: dài\n  hai dòng\n",
    "a: |\n  b\n",
    "a: >-\n  b\n",
    'a: "hai\n  dòng"\n',
    'a: "\\u0041"\n',
    "a: 'ông ''b'''\n",
    "a: b: c\n",
    "a: b:\n",
    "b:\n  a: 1\n  a\n",
    "b:\n  a: 1\nc:\n  a:: 1\n",
    "a: x\nb: x: y\n",
    "a: [{b: 1, b: 2}]\n",
    "a: 'x' y\n",
    "a: &x 1\n",
    "a: *x\n",
    "a: !t 1\n",
    "a: - b\n",
    "a: -\n",
    "- - a\n",
    "a: 1\na: 2\n",
    "a: {b: 1, b: 2}\n",
    "a: {b: 1, b: 2, c: [d]}\n",
    "a:\nb: 1\na: 2\n",
    "<<: {a: 1}\n",
    "null: 1\n",
    "đ: 1\n",
    "a: [b: c]\n",
    "a: [b, ]\n",
    "a: {b}\n",
    "a: {b:1}\n",
    "a: [b\n",
    "a: [b] c\n",
    "a: {b: 1]\n",
    "a:\tb\n",
    "a: b\r\n",
    "--- \na: 1\n",
    "a: 1\n...\n",
    "a: 1\n  b: 2\n",
    "a:\n    b: 1\n  c: 2\n",
    "a:\n  b: 1\n- c\n",
    "a:\n  - b\n  c: 1\n",
    "a:\n  - b: 1\n     c: 2\n",
    "a: .inf\n",
    f"a: {'9' * 20}\n",
    f"a: {'[' * 40}{']' * 40}\n",
    "".join(f"{' ' * depth}a:\n" for depth in range(40)),
]


@pytest.mark.parametrize("text", TAKEN)
def test_the_common_form_is_taken(text: str) -> None:
    assert linewise.read(text) is not None
    compare(text)


@pytest.mark.parametrize("text", DECLINED)
def test_what_is_more_or_doubtful_is_left_to_the_parser(text: str) -> None:
    assert linewise.read(text) is None


LINES = st.builds(
    lambda indent, dash, key, value: " " * indent + dash + key + value,
    st.sampled_from([0, 0, 1, 2, 2, 4, 4, 6]),
    st.sampled_from(["", "", "", "- ", "-  ", "-"]),
    st.sampled_from(["", "a:", "b:", "c:", "d-e:", "a :", "#"]),
    st.sampled_from(
        ["", "", " x", " x y  ", ' "q"', " 'q' # c", " [a, b]", " {a: 1}", " [{a: 1},", " b]"]
    )
    | st.sampled_from(
        [" null", " 5", " # c", " a: b", " >", " [] # c", ' "q" r', " x:", " x #", " [a,", "x"]
    ),
)
FRAGMENTS = st.sampled_from(list("ab:-#'\"[]{},&*!|>%@`?.~\\\n\n  19ĐđƠ=<\xa0\u3000\u0300"))


@given(st.lists(LINES, max_size=8).map("\n".join))
@example("a: [x,\nb]\n")
@example("a: [x,\n---\n b]\n")
def test_lines_mean_what_the_parser_says(text: str) -> None:
    compare(text)


@given(st.sampled_from(TAKEN), st.data())
def test_a_text_spoilt_at_random_means_what_the_parser_says(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 2))
        put = data.draw(st.text(FRAGMENTS, max_size=3))
        text = text[:start] + put + text[start + cut :]
    compare(text)


def test_chunks_end_between_values() -> None:
    """Lists over two lines stay whole, however the text is cut for reading."""
    items = "".join(f"  - {{n: {number},\n     t: [x,\n     y]}}\n" for number in range(9_000))
    text = f"a:\n{items}"
    data = linewise.read(text)
    assert data is not None
    assert data["a"] == [{"n": number, "t": ["x", "y"]} for number in range(9_000)]


def test_a_list_met_before_is_another_list() -> None:
    data: Any = linewise.read("a:\n  - b: [x, y]\n  - b: [x, y]\n  - b: [x, y ]\n")
    first, second, third = (one["b"] for one in data["a"])
    first.append("z")
    assert (second, third) == (["x", "y"], ["x", "y"])


def test_a_list_met_before_may_stand_too_deep() -> None:
    nested = "".join(f"{' ' * n}k:\n" for n in range(DEEPEST - 1))
    inner = f"{' ' * (DEEPEST - 1)}k: [x]\n"
    assert linewise.read(nested + inner) is None
    assert linewise.read("a: [x]\n" + nested + inner) is None
    assert linewise.read("a: [x]\n" + nested.replace("k", "l", 1) + inner) is None


def compare(text: str) -> None:
    """What is taken is what the parser reads, in value, type and order, and without a fault."""
    text = legible(text)
    answer = linewise.read(text)
    if answer is None:
        return
    data, doubtful = parser.build(text)
    assert json.dumps(answer) == json.dumps(data)
    assert not doubtful or diagnosis.find(text, "a.yaml") == []
