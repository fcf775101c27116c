"""From text to data: what a plan may look like, and what it then holds."""

import gc
import subprocess
import sys

import pytest
from msgspec import UNSET

from caichcli.files.yaml.data import Json
from caichcli.files.yaml.reader import decode, load, read


def nested(depth: int) -> list[Json]:
    """An empty list within lists."""
    return [] if depth == 1 else [nested(depth - 1)]


# A text -> its data.
SHAPES: dict[str, tuple[str, Json]] = {
    "block style": (
        "plan:\n  id: a\ntasks:\n  - id: I.1\n    lead: [x, y]\n  - id: I.2\n",
        {"plan": {"id": "a"}, "tasks": [{"id": "I.1", "lead": ["x", "y"]}, {"id": "I.2"}]},
    ),
    "list beside its key": ("a:\n- 1\n- 2\n", {"a": [1, 2]}),
    "flow style over lines": ("{a: [1,\n  2], 'b': {c: d}}\n", {"a": [1, 2], "b": {"c": "d"}}),
    "empty list and mapping": ("a: []\nb: {}\n", {"a": [], "b": {}}),
    "a key without a value has nothing": (
        "a:\nb: ~\nc: null\nd: {e: , f: 1}\n",
        {"a": None, "b": None, "c": None, "d": {"e": None, "f": 1}},
    ),
    "empty text is a value": ("a: ''\nb: \"\"\n", {"a": "", "b": ""}),
    "nothing in a list stays": ("- \n- ~\n- null\n- 1\n", [None, None, None, 1]),
    "block scalars": (
        "a: |\n  một\n\n  hai\nb: >-\n  ba\n  bốn\nc: |+\n  năm\n\n",
        {"a": "một\n\nhai\n", "b": "ba bốn", "c": "năm\n\n"},
    ),
    "plain text over lines": ("a: một\n  hai\nb: 1\n", {"a": "một hai", "b": 1}),
    "escapes": (r'a: "\u1ed9 \n \t \x41 \/ \"" ', {"a": 'ộ \n \t A / "'}),
    "comments": ("# đầu\na: 1 # cuối\n# hết\n", {"a": 1}),
    "document marks": ("---\na: 1\n...\n", {"a": 1}),
    "CRLF": ("a: 1\r\nb: |\r\n  c\r\n  d\r\n", {"a": 1, "b": "c\nd\n"}),
    "byte order mark": ("\ufeffa: 1\n", {"a": 1}),
    "quoted keys that look like other things": (
        "'1': a\n\"null\": b\n'<<': c\n",
        {"1": "a", "null": "b", "<<": "c"},
    ),
    "keys beyond ASCII": ("tiêu đề: a\n", {"tiêu đề": "a"}),
    "signs of anchors, tags and conflicts within text": (
        "a: KH&CN, R & D !\nb: 'x &y !z'\nc: a <<<<<<< b\nd: |\n  =======\n",
        {"a": "KH&CN, R & D !", "b": "x &y !z", "c": "a <<<<<<< b", "d": "=======\n"},
    ),
    "backslashes that are no escapes": (
        "a: C:\\x1b\\u200b\nb: 'd\\e'\n",
        {"a": "C:\\x1b\\u200b", "b": "d\\e"},
    ),
    "long plain text": (f"a: {'Triển khai ' * 9}\n", {"a": ("Triển khai " * 9).strip()}),
    "long numbers": (f"a: 0.{'5' * 60}\n", {"a": float(f"0.{'5' * 60}")}),
    "emoji with its variation selector": ("a: ⚠\ufe0f\n", {"a": "⚠\ufe0f"}),
    "text alone": ("chào\n", "chào"),
    "deep, but not too deep": ("[" * 32 + "]" * 32, nested(32)),
}


@pytest.mark.parametrize(("text", "data"), SHAPES.values(), ids=SHAPES)
def test_shapes(text: str, data: Json) -> None:
    document = read(text, "a.yaml")
    assert document.findings == ()
    assert document.data == data


def test_the_text_gives_the_bytes_back() -> None:
    data = '\ufefftiêu đề: "Kế hoạch" # 2020\r\n'.encode()
    document = load(data, "a.yaml")
    assert document.findings == ()
    assert document.text.encode() == data
    assert decode(data, "a.yaml") == document.text


def test_what_is_not_utf8_is_shown_all_the_same() -> None:
    document = load(b"a: 1\nb: \xff\n", "a.yaml")
    assert document.text == "a: 1\nb: \ufffd\n"
    assert document.data is UNSET


def test_equal_texts_are_one_object() -> None:
    data = read("- {lead: bộ nội vụ}\n- {lead: bộ nội vụ}\n", "a.yaml").data
    assert isinstance(data, list)
    first, second = data
    assert first["lead"] is second["lead"]
    assert next(iter(first)) is next(iter(second))


@pytest.mark.parametrize("text", ["a: 1\n", "a: [\n"])
@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_collection_is_left_as_it_was(text: str, collecting: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        read(text, "a.yaml")
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()


def test_a_good_text_is_read_once() -> None:
    """Neither PyYAML nor the modules of the slow readings are even loaded."""
    program = (
        "import sys; from caichcli.files.yaml.reader import load;"
        "assert not load('a: [KH&CN, {b: 1}]\\n'.encode(), 'a.yaml').findings;"
        "print(*(name for name in sys.modules"
        " if name.startswith(('caichcli.files.yaml.', 'yaml'))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    modules = {name.removeprefix("caichcli.files.yaml.") for name in run.stdout.split()}
    assert modules == {"characters", "linewise", "data", "reader", "scalars"}
