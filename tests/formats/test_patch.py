"""Splices as unified diffs: what they say is what was done."""

import re
from difflib import unified_diff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.files.yaml.splices import Splice
from caichcli.formats import patch

HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
LINE = re.compile(r"[^\n]*\n|[^\n]+")


def spliced(text: str, splices: list[Splice]) -> str:
    for splice in reversed(splices):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def patched(text: str, diff: str) -> str:
    """What patch makes of a text: every line of a hunk must be where it says."""
    old, new, position = LINE.findall(text), [], 0
    lines = LINE.findall(diff)[2:]
    while lines:
        head = HUNK.fullmatch(lines.pop(0))
        assert head
        start, count = int(head[1]), int(head[2] or 1)
        begin = start - 1 if count else start
        new += old[position:begin]
        position = begin
        assert len(new) + 1 == int(head[3]) + (head[4] == "0")
        while lines and not lines[0].startswith("@@"):
            sign, line = lines[0][0], lines.pop(0)[1:]
            if lines and lines[0].startswith("\\"):
                lines.pop(0)
                line = line.removesuffix("\n")
            if sign in " -":
                assert old[position] == line
                position += 1
            if sign in " +":
                new.append(line)
    return "".join([*new, *old[position:]])


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Splice]]:
    pieces = st.lists(st.sampled_from(["a", "b", "\n", "\n", "c\r\n", "dd\n"]), max_size=40)
    text = "".join(draw(pieces))
    places = draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    pairs = zip(places[::2], places[1::2], strict=False)
    return text, [Splice(start, end, "".join(draw(pieces))[:9]) for start, end in pairs]


@given(edits())
def test_a_diff_makes_of_the_old_text_the_new(edit: tuple[str, list[Splice]]) -> None:
    text, splices = edit
    new = spliced(text, splices)
    diff = patch.write(text, splices, "a.yaml")
    assert (patched(text, diff) if diff else text) == new
    assert bool(diff) == (text != new)


LINES = "".join(f"{number}\n" for number in range(1, 101))
INSERTED = {
    "at the top": [Splice(0, 0, "x\n")],
    "at the end": [Splice(len(LINES), len(LINES), "x\n")],
    "far apart": [Splice(4, 4, "x\n"), Splice(200, 200, "y\ny\n")],
    "near": [Splice(4, 4, "x\n"), Splice(10, 10, "y\n")],
    "just not near": [Splice(4, 4, "x\n"), Splice(18, 18, "y\n")],
}


@pytest.mark.parametrize("splices", INSERTED.values(), ids=INSERTED)
def test_it_is_what_diff_says(splices: list[Splice]) -> None:
    new = spliced(LINES, splices)
    told = unified_diff(LINES.splitlines(True), new.splitlines(True), "a/p.yaml", "b/p.yaml")
    assert patch.write(LINES, splices, "p.yaml") == "".join(told)


def test_colours_are_for_signs_alone() -> None:
    told = patch.write("a\n", [Splice(2, 2, "b\n")], "p.yaml", colour=True)
    assert told == (
        "--- a/p.yaml\n+++ b/p.yaml\n\x1b[36m@@ -1 +1,2 @@\x1b[0m\n a\n\x1b[32m+b\x1b[0m\n"
    )
