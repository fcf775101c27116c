"""Lines and columns of a text, from positions in it; lines changed a few at a time."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from caichcli.plan.finding import Span

_CHUNK = 1 << 16  # characters
_STRETCH = 1 << 12
_BREAK = re.compile("\r\n?|\n")


class Lines:
    """Where the lines of one text begin: lines and columns from 1, columns in code points.

    Breaks are counted a stretch at a time, in which a place is then looked for: the few places
    that are asked for in a long text need no list of all its lines.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._has_returns = "\r" in text
        self._stretches = [0]  # where each begins,
        self._numbers = [1]  # in which line,
        self._starts = [0]  # and where that line begins
        while (begin := self._stretches[-1]) + _STRETCH < len(text):
            end = begin + _STRETCH
            end += text.startswith("\r\n", end - 1)  # one break is in one stretch
            self._stretches.append(end)
            self._numbers.append(self._numbers[-1] + self._count(begin, end))
            self._starts.append(self._last(begin, end) or self._starts[-1])

    @property
    def count(self) -> int:
        """How many lines there are; behind a break at the end there is an empty one."""
        return self._point(len(self._text))[0]

    def span(self, start: int, end: int) -> Span:
        """The span from one position of the text up to, and without, another."""
        return Span(*self._point(start), *self._point(end))

    def position(self, line: int, column: int) -> int:
        """The position of a line's column; the text's end for a line behind its last."""
        stretch = bisect_right(self._numbers, line) - 1
        ahead = line - self._numbers[stretch]
        if not ahead:
            return self._starts[stretch] + column - 1
        breaks = _BREAK.finditer(self._text, self._stretches[stretch])
        last = next(islice(breaks, ahead - 1, None), None)
        return (last.end() if last else len(self._text)) + column - 1

    def _point(self, position: int) -> tuple[int, int]:
        stretch = bisect_right(self._stretches, position) - 1
        begin = self._stretches[stretch]
        end = position - self._text.startswith("\r\n", position - 1) if position else 0
        start = self._last(begin, end) or self._starts[stretch]
        return self._numbers[stretch] + self._count(begin, end), position - start + 1

    def _count(self, begin: int, end: int) -> int:
        """How many breaks are in a stretch that cuts none."""
        text = self._text
        feeds = text.count("\n", begin, end)
        if not self._has_returns:
            return feeds
        return feeds + text.count("\r", begin, end) - text.count("\r\n", begin, end)

    def _last(self, begin: int, end: int) -> int:
        """Where the line begins that is behind the last break of a stretch; 0 without one."""
        last = self._text.rfind("\n", begin, end)
        if self._has_returns:
            last = max(last, self._text.rfind("\r", begin, end))
        return last + 1


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
