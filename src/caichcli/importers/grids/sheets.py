"""The XML of sheets before it is read: without the rows and cells that hold nothing.

SpreadsheetML: ECMA-376, part 1, 18.3.1.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PREFIX = re.compile(rb"<(\w+):worksheet\b")
_EMPTY_ROW = re.compile(
    rb'<row (?=[^>]*\br="[0-9]+")[^>]*+'
    rb'(?:(?<=/)>|(?<!/)>\s*(?:<c (?=[^>]*\br=")[^>]*+(?<=/)>\s*)*+</row>)'
)
_EMPTY_CELL = re.compile(rb'<c (?=[^>]*\br=")[^>]*+(?:(?<=/)>|(?<!/)>\s*</c>)')
_UNPLACED_CELL = re.compile(rb"<c(?:>|/| (?![^>]*\br=))")
_TORN = re.compile(rb"<[^<>!?][^<>]*+<|<[^<>!?][^<>]{8192}")
# What tells nothing of values.
_UNREAD = re.compile(
    r"xl/(?:calcChain\.xml|(?:charts|comments|ctrlProps|drawings|externalLinks|pivotCache|pivotTables"
    r"|queryTables|richData|tables|threadedComments).*)|customXml/.*"
)
STRINGS = "xl/sharedStrings.xml"


class Sheets:
    """Cleans the parts of a workbook: of sheets the rows and cells that hold something are left."""

    def __init__(self) -> None:
        self._prefixes: dict[str, bytes] = {}

    def clean(self, name: str, piece: bytes) -> bytes:
        if is_sheet(name):
            return without_empty(self._unprefixed(name, piece))
        return b"" if _UNREAD.fullmatch(name) else piece

    def boundary(self, name: str, buffer: bytes) -> int:
        """Where a piece may end: of a sheet before a row, so that every row is whole."""
        if not is_sheet(name):
            return buffer.rfind(b"<")
        prefix = self._prefixes.setdefault(name, _prefix(buffer))
        return buffer.rfind(b"<" + prefix + b"row ")

    def _unprefixed(self, name: str, piece: bytes) -> bytes:
        prefix = self._prefixes.setdefault(name, _prefix(piece))
        if not prefix:
            return piece
        return piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")


def is_sheet(name: str) -> bool:
    """Whether a part is a sheet, by its name."""
    return _SHEET.fullmatch(name) is not None


def without_empty(piece: bytes) -> bytes:
    """Whole rows of a sheet, without those and without the cells that hold nothing."""
    require_whole(piece)
    piece = _EMPTY_ROW.sub(b"", piece)
    if _UNPLACED_CELL.search(piece):  # such a cell counts from the one before it
        return piece
    return _EMPTY_CELL.sub(b"", piece)


def require_whole(piece: bytes) -> None:
    """Raise ValueError where a tag has no end: what looks for cells would look on and on."""
    if _TORN.search(piece):
        raise ValueError(piece[:40])


def column_number(letters: bytes) -> int:
    """A column's number from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> str:
    """A column's letters: 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def covered(rows: Sequence[int], columns: Sequence[int], area: Range) -> tuple[range, range]:
    """The positions among ``rows`` and ``columns``, both sorted, that a merged range covers."""
    top, first, bottom, last = area
    return (
        range(bisect_left(rows, top), bisect_right(rows, bottom)),
        range(bisect_left(columns, first), bisect_right(columns, last)),
    )


def _prefix(piece: bytes) -> bytes:
    match = _PREFIX.search(piece[:4096])
    return match[1] + b":" if match else b""
