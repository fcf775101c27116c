"""A line of a document, as it is compared."""

from collections.abc import Iterable
from unicodedata import normalize

from msgspec import Struct

BLANK = "…"  # what stands where an office is to write itself

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ALIKE = {ord("\u2011"): "-"}


class PaperLine(Struct, frozen=True):
    """A paragraph (one cell) or a row of a table; ``head`` is True of a heading.

    ``table`` is the number of the table that a row stands in, counted from 1.
    """

    cells: tuple[str, ...]
    head: bool = False
    table: int = 0

    @property
    def text(self) -> str:
        return "\t".join(self.cells)


def line(cells: Iterable[str], *, head: bool = False, table: int = 0) -> PaperLine | None:
    """Return a line of words as they are compared: without looks; None where there are none."""
    words = tuple(map(_plain, cells))
    return PaperLine(words, head, table) if any(words) else None


def _plain(words: str) -> str:
    return " ".join(normalize("NFC", words).translate(_UNSEEN | _ALIKE).split())
