"""The lines that a finding is about, as a screen may show them."""

import re
from array import array
from functools import lru_cache
from unicodedata import combining, east_asian_width

from msgspec import Struct

from caichcli.language.characters import legible
from caichcli.plan.finding import Span

WIDEST = 160


class LineExcerpt(Struct, frozen=True):
    """One line of a file and the sign under the place in it, ``before`` columns in."""

    text: str
    before: int
    under: int


def excerpt(text: str, span: Span) -> LineExcerpt | None:
    """The line of a text that a place begins on; None where there is no such line.

    A long line is shown from a little before the place.
    """
    starts = _starts(text)
    if not text or span.line > len(starts) - 1:
        return None
    line = text[starts[span.line - 1] : starts[span.line] - 1].rstrip("\r")
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    return LineExcerpt(
        visible(line[first : first + WIDEST]),
        _width(visible(line[first:start])),
        max(1, _width(visible(line[start : min(end, first + WIDEST)]))),
    )


@lru_cache(maxsize=2)  # those of a plan's text and the register's; texts may be long
def _starts(text: str) -> "array[int]":
    """Where each line begins, and where one behind the last would."""
    breaks = (end.end() for end in re.finditer("\n", text))
    return array("Q", (0, *breaks, len(text) + 1))


def visible(text: str) -> str:
    """The text with what a terminal would act on or hide shown as a sign."""
    return legible(
        "".join(
            " " if char == "\t" else char if char.isprintable() or combining(char) else "\ufffd"
            for char in text
        )
    )


def _width(text: str) -> int:
    """How many columns of a terminal the text takes: marks none, wide letters two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
