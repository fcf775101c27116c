"""Text that fits a cell: how long it may be, and how high its row must be to show it."""

from collections.abc import Iterable

LONGEST = 32_767  # characters that Excel takes, counted as UTF-16 counts
LINE = 15.0  # points
HIGHEST = 409.0


def fitted(text: str) -> str:
    """The text, or its beginning where it is longer than a cell can hold, ended by "…"."""
    if len(text) * 2 <= LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) // 2 <= LONGEST:
        return text
    return units[: (LONGEST - 1) * 2].decode("utf-16-le", errors="ignore") + "…"


def height(texts: Iterable[tuple[str, int]]) -> float:
    """The height in points that shows every text whole, each wrapped in so many characters.

    No spreadsheet program works it out for a file that it did not write itself.
    """
    most = max((_lines(text, width) for text, width in texts), default=1)
    return min(most * LINE, HIGHEST)


def _lines(text: str, width: int) -> int:
    if "\n" not in text:
        return -(-len(text) // width) or 1
    return sum(-(-len(line) // width) or 1 for line in text.split("\n"))
