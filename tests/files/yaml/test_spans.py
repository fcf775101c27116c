"""Where a route of keys stands in a text: marked in small plans, and read back from drawn ones."""

import pytest

from caichcli.files.yaml.spans import TOP, Stretch, locate, locate_offsets
from caichcli.plan.finding import Place, Route, Span

# ‹ › around what the route must find; they are not part of the text.
MARKED: dict[str, tuple[Route, str]] = {
    "a plain value": (("a",), "a: ‹Bộ Nội vụ›   # chú thích\nb: 1\n"),
    "a quoted value": (("a",), "a: ‹'b: c'› # d\n"),
    "a plain value over lines": (("a",), "a: ‹một\n  hai›\n\n# ba\nb: 1\n"),
    "a quoted value over lines": (("a",), 'a: ‹"một\n\n  hai"›\nb: 1\n'),
    "a block scalar": (("a",), "a: ‹|\n  một\n\n  hai›\n\n\nb: 1\n"),
    "a folded one with its sign and comment": (("a",), "a: ‹>- # gấp\n  một  ›\n# hai\nb: 1\n"),
    "a block scalar that keeps its blank lines": (("a",), "a: ‹|+\n  một\n\n›\nb: 1\n"),
    "a block scalar at the end of the file": (("a",), "a: ‹|\n  một›"),
    "an empty block scalar": (("a",), "a: ‹|›\nb: 1\n"),
    "an item": ((1,), "- a\n- ‹b›\n- c\n"),
    "an item of items": ((0, 1), "- - a\n  - ‹b›\n- c\n"),
    "a mapping in an item": (
        ("tasks", 1),
        "tasks:\n  - id: 1\n  - ‹id: 2\n    title: b›  # c\n\n  # d\n  - id: 3\n",
    ),
    "a list under its key": (("a",), "a:\n  ‹- 1\n  - 2›\n\n# hết\nb: 1\n"),
    "a list beside its key": (("a",), "a:\n‹- 1\n- 2› # hai\n# hết\nb: 1\n"),
    "a mapping that ends in a block scalar": (("a",), "a:\n  ‹b: |\n    c›\n\nd: 1\n"),
    "a mapping that ends without a value": (("a",), "a:\n  ‹b: 1\n  c:›\n\nd: 1\n"),
    "a list in flow style over lines": (("a", "b"), "a: {b: ‹[1,\n  # hai\n  2,\n]›, c: d}\n"),
    "a mapping in flow style": (("a",), "a: ‹{b: {c: 1}}› # d\n"),
    "a mapping of one pair in a list": (("a", 0), "a: [‹b: c›, d]\n"),
    "such a pair before a blank": (("a", 0), "a: [‹b: c› ]\n"),
    "a list in flow style that ends with such a pair": (("a",), "a: ‹[b, c: d ]›\n"),
    "block style around flow style": (("a",), "a:\n  ‹- {b: 1}\n  - [c]›\n\nd: 1\n"),
    "of equal keys the last": (("a", "b"), "a: {b: 1}\nc: 1\na: {b: ‹2›}\n"),
    "kept blank lines with Windows line breaks": (("a",), "a: ‹|+\r\n  b\r\n›\r\nc: 1\r\n"),
    "after Windows line breaks": (("b",), "a: |\r\n  x\r\n\r\nb: ‹'c\r\n  d'›\r\n"),
    "after emoji and decomposed letters": (("b",), "{a: 😀bo\u0323\u0302, b: ‹c›}\n"),
    "after a byte order mark": (("a",), "\ufeffa: ‹b›\n"),
    "after characters that parsers refuse": (("b",), "a: \x07\x85\u2028\nb: ‹c›\n"),
    "with an anchor": (("a",), "a: ‹&x b›\n"),
    "a value of blanks alone": (("a",), "a: ‹'  '›\n"),
    "an explicit null": (("a",), "a: ‹~›\n"),
    "an alias": (("a",), "a: ‹*x›\n"),
    "the whole document": ((), "# đầu\n‹a: 1\nb:\n  - 2›\n# hết\n"),
}

KEYS: dict[str, tuple[Route, str]] = {
    "a key": (("a", "b"), "a:\n  ‹b›: 1\n"),
    "a quoted key": (("a", "b"), "{a: {‹'b'› : 1}}\n"),
    "an explicit key": (("a",), "? ‹a›\n: b\n"),
    "the last of equal keys": (("a",), "a: 1\n‹a›: 2\n"),
    "of an item, which has none, the item": ((0,), "- ‹a›\n"),
    "of a missing key, its parent's": (("a", "c"), "‹a›:\n  b: 1\n"),
    "of a missing key in an item, the item's first line": (
        ("tasks", 1, "title"),
        "tasks:\n  - id: 1\n  - ‹id: 2› # hai\n    area: I\n",
    ),
    "of a missing key in an item in flow style, the item": ((0, "b"), "- ‹{a: 1}›\n- 2\n"),
    "of a missing item, the list's": (("a", 2), "‹a›: [1, 2]\n"),
    "of a key below text, the text's": (("a", "b", "c"), "‹a›: chữ\n"),
    "of a number where keys are": (("a", 0), "‹a›: {b: c}\n"),
    "of a key where numbers are": (("a", "0"), "‹a›: [b]\n"),
}

MISSING = {"of a missing", "of a key below", "of a number where", "of a key where"}


def unmarked(pointer: str) -> tuple[str, int, int]:
    start, end = pointer.index("‹"), pointer.index("›") - 1
    return pointer.replace("‹", "").replace("›", ""), start, end


@pytest.mark.parametrize(("route", "pointer"), MARKED.values(), ids=MARKED)
def test_values(route: Route, pointer: str) -> None:
    text, start, end = unmarked(pointer)
    assert locate_offsets(text, [Place("a.yaml", route)]) == [Stretch(start, end)]


@pytest.mark.parametrize(("case", "route", "pointer"), [(case, *row) for case, row in KEYS.items()])
def test_keys(case: str, route: Route, pointer: str) -> None:
    text, start, end = unmarked(pointer)
    is_there = not case.startswith(tuple(MISSING))
    place = Place("a.yaml", route, on_key=True)
    assert locate_offsets(text, [place]) == [Stretch(start, end, is_there)]


PLAN = """\
tasks:
  - id: I.1 # mã
    title:  Kế hoạch
    note: |
      một

      hai 😀
    deadline:

"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("route", "on_key", "span"),
    [
        (("tasks", 0, "title"), False, Span(3, 13, 3, 21)),
        (("tasks", 0, "title"), True, Span(3, 5, 3, 10)),
        (("tasks", 0, "note"), False, Span(4, 11, 7, 12)),
        (("tasks", 0), False, Span(2, 5, 8, 14)),
        (("tasks",), False, Span(2, 3, 8, 14)),
        (("tasks",), True, Span(1, 1, 1, 6)),
        (("tasks", 0, "deadline"), False, Span(8, 5, 8, 13)),
        (("tasks", 0, "area"), False, Span(2, 5, 2, 12)),
        (("areas",), False, TOP),
        ((), False, TOP),
    ],
)
def test_lines_and_columns(
    route: Route, on_key: bool, span: Span, line_break: str, mark: str
) -> None:
    text = mark + PLAN.replace("\n", line_break)
    assert locate(text, [Place("a.yaml", route, on_key)]) == [span]


def test_a_key_without_a_value_is_shown_and_edited_in_two_places() -> None:
    text, place = "a:\nb: 1\n", Place("a.yaml", ("a",))
    assert locate(text, [place]) == [Span(1, 1, 1, 2)]
    assert locate_offsets(text, [place]) == [Stretch(2, 2)]


def test_an_item_without_a_value() -> None:
    assert locate("- \n- a\n", [Place("a.yaml", (0,))]) == [Span(1, 2, 1, 2)]


def test_answers_come_in_the_order_asked() -> None:
    places = [Place("a.yaml", ("b",)), Place("a.yaml", ("a",), True), Place("a.yaml", ("b",))]
    spans = locate("a: 1\nb: 2\n", places)
    assert spans == [Span(2, 4, 2, 5), Span(1, 1, 1, 2), Span(2, 4, 2, 5)]


def test_a_span_of_its_own_is_kept() -> None:
    own = Span(7, 1, 7, 3)
    assert locate("a: 1\n", [Place("a.yaml", ("a",), span=own)]) == [own]


@pytest.mark.parametrize("text", ["", "# không\n", "a: [\n", "a: b: c\n", "\ufeff", "@"])
def test_where_there_is_no_yaml_the_top_answers(text: str) -> None:
    places = [Place("a.yaml", ("a",)), Place("a.yaml", ("a", 0, "b"), on_key=True)]
    assert locate(text, places) == [TOP, TOP]
    assert not any(stretch.is_there for stretch in locate_offsets(text, places))
