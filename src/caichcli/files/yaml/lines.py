"""Lines and columns of a text, from positions in it; lines changed a few at a time."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from caichcli.plan.finding import Span

_CHUNK = 1 << 16  # characters


class Lines:
    """Where the lines of one text begin: lines and columns from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self._starts = array("I", [0])  # a list of as many numbers takes ten times the memory
        self._starts.extend(match.end() for match in re.finditer("\r\n?|\n", text))

    def span(self, start: int, end: int) -> Span:
        """The span from one position of the text up to, and without, another."""
        return Span(*self._point(start), *self._point(end))

    def position(self, line: int, column: int) -> int:
        """The position of a line's column."""
        return self._starts[line - 1] + column - 1

    def _point(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1


def substitute(pattern: re.Pattern[str], new: str | None, text: str) -> str:
    """Return what ``pattern.sub`` does of a pattern that looks at one line; None: blanks for tabs.

    Some lines at a time: the parts of all would take many times the memory of the text.
    """
    put = _blanks if new is None else new
    return "".join(pattern.sub(put, chunk) for chunk in _chunks(text))


def _chunks(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start + _CHUNK) + 1 or len(text)
        yield text[start:end]
        start = end


def _blanks(tabs: re.Match[str]) -> str:
    return tabs[0].replace("\t", " ")
