"""Splices of a text as a patch: a unified diff, which git and patch take.

Only the lines around the splices are compared: going through two long texts
would take longer than all else that recording one line does.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import islice

from caichcli.files.yaml.splices import Splice
from caichcli.language.characters import printable

CONTEXT = 3
COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
RESET = "\x1b[0m"

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HUNK = re.compile(r"@@ -(\d+)(.*) \+(\d+)(.*) @@\n")


def write(text: str, splices: Sequence[Splice], path: str, *, colour: bool = False) -> str:
    """The diff from ``text`` to what the splices make of it; empty without a change."""
    hunks = list(_hunks(text, splices))
    if not hunks:
        return ""
    lines = (f"--- a/{path}\n", f"+++ b/{path}\n", *hunks)
    return "".join(map(_in_colour, map(printable, lines)) if colour else lines)


def _hunks(text: str, splices: Sequence[Splice]) -> Iterator[str]:
    """The lines of all hunks, their numbers those of the whole text."""
    window_start = before = growth = 0
    for start, end, members in _windows(text, splices):
        before += text.count("\n", window_start, start)
        window_start = start
        pieces: list[str] = []
        position = start
        for splice in members:
            pieces += (text[position : splice.start], splice.text)
            position = splice.end
        new = _LINE.findall("".join(pieces) + text[position:end])
        old = _LINE.findall(text, start, end)
        for line in islice(unified_diff(old, new, n=CONTEXT), 2, None):  # without its names
            whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            yield _shift(whole, before, before + growth) if line.startswith("@@") else whole
        growth += len(new) - len(old)


def _windows(text: str, splices: Sequence[Splice]) -> Iterator[tuple[int, int, list[Splice]]]:
    """The stretches of whole lines around splices; those whose lines meet are one."""
    window: tuple[int, int, list[Splice]] | None = None
    for splice in splices:
        start, end = _lines_up(text, splice.start), _lines_down(text, splice.end)
        if window and start <= window[1]:
            window = (window[0], end, [*window[2], splice])
            continue
        if window:
            yield window
        window = (start, end, [splice])
    if window:
        yield window


def _lines_up(text: str, position: int) -> int:
    """Where the line begins that is so many above that of a position."""
    for _ in range(CONTEXT + 1):
        position = text.rfind("\n", 0, max(position, 0))
    return position + 1


def _lines_down(text: str, position: int) -> int:
    """Where the line ends that is so many below that of a position."""
    for _ in range(CONTEXT + 1):
        position = text.find("\n", position) + 1
        if not position:
            return len(text)
    return position


def _shift(head: str, old: int, new: int) -> str:
    """Return the head of a hunk that has so many lines of the old and the new text before it."""
    numbers = _HUNK.fullmatch(head)
    assert numbers
    return f"@@ -{int(numbers[1]) + old}{numbers[2]} +{int(numbers[3]) + new}{numbers[4]} @@\n"


def _in_colour(line: str) -> str:
    colour = COLOURS.get(line[0])
    if colour is None or line.startswith(("--- ", "+++ ")):
        return line
    return f"{colour}{line[:-1]}{RESET}\n"
