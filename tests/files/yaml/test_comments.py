"""Comments that ignore a finding: which there are, and of which line each speaks."""

import pytest

from caichcli.files.yaml import comments

# A text, and the line that each of its comments speaks of; the comments are on line 2.
LINES = {
    "beside a value": ("a:\n  b: 1  # caich: ignore[x] vì\n", [2]),
    "alone, above a line": ("a:\n  # caich: ignore[x] vì\n  b: 1\n", [3]),
    "alone, above another comment": ("a:\n  # caich: ignore[x] vì\n  # khác\n  b: 1\n", [4]),
    "two, one above the other": (
        "a:\n  # caich: ignore[x] vì\n  # caich: ignore[y] vì\n  b: 1\n",
        [4, 4],
    ),
    "alone, above an empty line": ("a:\n  # caich: ignore[x] vì\n\n  b: 1\n", [3]),
    "alone, at the end": ("a: 1\n# caich: ignore[x] vì", [2]),
    "beside a mapping in flow style": ("a:\n  - {b: 1}  # caich: ignore[x] vì\n", [2]),
    "within one": ("a: {\n  b: 1,  # caich: ignore[x] vì\n  c: 2}\n", [2]),
    "lines of Windows": ("a:\r\n  b: 1  # caich: ignore[x] vì\r\n", [2]),
    "beside the head of a block of text": ("a:\n  b: |  # caich: ignore[x] vì\n    c\n", [2]),
    "other blanks": ("a:\n  b: 1\t#caich:  ignore[x] vì\n", [2]),
    "after a byte order mark": ("\ufeffa:\n  b: 1  # caich: ignore[x] vì\n", [2]),
}
NONE = {
    "no comment at all": "a: 1\n",
    "another comment": "a: 1  # caich: xem lại\n",
    "in double quotes": 'a: "b # caich: ignore[x] vì"\n',
    "in single quotes": "a: 'b # caich: ignore[x] vì'\n",
    "in single quotes over two lines": "a: 'b\n  # caich: ignore[x] vì'\n",
    "in a block of text": "a: |\n  b\n  # caich: ignore[x] vì\n",
    "in a folded block": "a: >-\n  b  # caich: ignore[x] vì\n",
    "without a blank before": "a: b#caich: ignore[x] vì\n",
    "in a text that is no YAML": "a: [\n# caich: ignore[x] vì\n",
}


@pytest.mark.parametrize("what", LINES)
def test_a_comment_speaks_of_a_line(what: str) -> None:
    text, lines = LINES[what]
    remarks = comments.find(text, "a.yaml")
    assert [comment.line for comment in remarks] == lines
    assert remarks[0].place.span is not None
    assert remarks[0].place.span.line == 2
    assert (
        remarks[0].text == "caich:  ignore[x] vì" if "  ignore" in text else "caich: ignore[x] vì"
    )


@pytest.mark.parametrize("what", NONE)
def test_what_is_no_such_comment(what: str) -> None:
    assert comments.find(NONE[what], "a.yaml") == []


def test_the_span_is_the_comment_s() -> None:
    (comment,) = comments.find("a: 1  # caich: ignore[x] vì sao \n", "a.yaml")
    span = comment.place.span
    assert span is not None
    assert (span.line, span.column) == (1, 7)
    assert comment.place.file == "a.yaml"


def test_many_comments_one_above_the_other_are_gone_through_once() -> None:
    remarks = comments.find("# caich: ignore[x] vì\n" * 20_000 + "a: 1\n", "a.yaml")
    assert {comment.line for comment in remarks} == {20_001}
