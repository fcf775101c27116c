"""Lines and columns of a text, from positions in it."""

import re
from bisect import bisect_right

from caichcli.plan.finding import Span


class Lines:
    """Where the lines of one text begin: lines and columns from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\r\n?|\n", text))]

    def span(self, start: int, end: int) -> Span:
        """The span from one position of the text up to, and without, another."""
        return Span(*self._point(start), *self._point(end))

    def position(self, line: int, column: int) -> int:
        """The position of a line's column."""
        return self._starts[line - 1] + column - 1

    def _point(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1
