"""What a sheet's XML says of its cells besides their values: merged, hidden, worked out.

Read while the sheet is copied for openpyxl, which gives the values. SpreadsheetML: ECMA-376,
part 1, 18.3.1.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from caichcli.importers.grids import escapes

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PREFIX = re.compile(rb"<(\w+):worksheet\b")
_EMPTY_ROW = re.compile(
    rb'<row (?=[^>]*\br="[0-9]+")[^>]*+'
    rb'(?:(?<=/)>|(?<!/)>\s*(?:<c (?=[^>]*\br=")[^>]*+(?<=/)>\s*)*+</row>)'
)
_HIDDEN_ROW = re.compile(rb'<row (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="([0-9]+)"')
_COLUMN = re.compile(rb"<col [^>]*>")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="(\w+)"')
_MERGED = re.compile(rb'<mergeCell [^>]*?\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_FORMULA = re.compile(rb'<c [^>]*?\br="([A-Z]+)([0-9]+)"[^>]*(?<!/)>\s*<f\b')
_EMPTY_CELL = re.compile(rb'<c (?=[^>]*\br=")[^>]*+(?:(?<=/)>|(?<!/)>\s*</c>)')
_UNPLACED_CELL = re.compile(rb"<c(?:>|/| (?![^>]*\br=))")
_TORN = re.compile(rb"<[^<>!?][^<>]*+<|<[^<>!?][^<>]{8192}")
_DATA_ENDS = b"</sheetData>"
# What openpyxl does not open where it only reads values.
_UNREAD = re.compile(
    r"xl/(?:calcChain\.xml|(?:charts|comments|ctrlProps|drawings|externalLinks|pivotCache|pivotTables"
    r"|queryTables|richData|tables|threadedComments).*)|customXml/.*"
)
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
MOST_MERGED = 200_000  # merged ranges of a sheet
MOST_COLUMNS = 16_384  # descriptions of columns: as many as a sheet has columns


class Sheet:
    """The facts of one sheet, gathered piece by piece; rows and columns count from 1."""

    def __init__(self) -> None:
        self.prefix = b""
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Range] = []
        self.formulas: set[tuple[int, int]] = set()

    def read(self, piece: bytes) -> bytes:
        """Take the facts of a piece; what is left of it holds the cells that have something."""
        if prefix := self.prefix or _prefix(piece):
            self.prefix = prefix
            piece = piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
            piece = piece.replace(b"xmlns:" + prefix[:-1] + b"=", b"xmlns=")
        piece = without_empty(piece)
        self.hidden_rows.update(map(int, _HIDDEN_ROW.findall(piece)))
        for column in _COLUMN.findall(piece):
            attributes = dict(_ATTRIBUTE.findall(column))
            if attributes.get(b"hidden") in (b"1", b"true"):
                first = attributes.get(b"min", b"1")
                self.hidden_columns.append((int(first), int(attributes.get(b"max", first))))
        for first, top, last, bottom in _MERGED.findall(piece):
            self.merged.append((int(top), column_number(first), int(bottom), column_number(last)))
        for letters, row in _FORMULA.findall(piece):
            self.formulas.add((int(row), column_number(letters)))
        if len(self.merged) > MOST_MERGED or len(self.hidden_columns) > MOST_COLUMNS:
            raise ValueError(len(self.merged))
        return escapes.shielded_texts(self._cut(piece))

    def _cut(self, piece: bytes) -> bytes:
        """The piece without what follows the cells: drawings, links, conditional formats."""
        data, ends, _ = piece.partition(_DATA_ENDS)
        return data + ends + b"</worksheet>" if ends else piece

    def is_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


class Sheets:
    """The facts of every sheet of a workbook, by the names of their parts."""

    def __init__(self) -> None:
        self.by_part: dict[str, Sheet] = {}
        self.sources: dict[str, bytes] = {}

    def clean(self, name: str, piece: bytes) -> bytes:
        if _SHEET.fullmatch(name):
            return self.by_part.setdefault(name, Sheet()).read(piece)
        if name == STRINGS:
            return escapes.shielded(piece)
        if name in (BOOK, RELATIONS):
            self.sources[name] = piece
        return b"" if _UNREAD.fullmatch(name) else piece

    def boundary(self, name: str, buffer: bytes) -> int:
        """Where a piece may end: of a sheet before a row, so that every row is whole."""
        if name in (BOOK, RELATIONS):
            return -1
        return buffer.rfind(b"<row " if _SHEET.fullmatch(name) else b"<")

    def named(self) -> dict[str, Sheet]:
        """The facts by the sheets' names, as the workbook lists them."""
        parts = titles(self.sources.get(BOOK, b""), self.sources.get(RELATIONS, b""))
        return {title: self.by_part[part] for title, part in parts.items() if part in self.by_part}


def is_sheet(name: str) -> bool:
    """Whether a part is a sheet, by its name."""
    return _SHEET.fullmatch(name) is not None


def titles(book: bytes, relations: bytes) -> dict[str, str]:
    """The part of each sheet, by the sheet's name; none where the workbook does not say.

    Raises ValueError where a part is two sheets: it would be read as often as it is listed.
    """
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        elements = fromstring(book).iter()
        targets = {each.get("Id"): each.get("Target", "") for each in fromstring(relations)}
    except ParseError:
        return {}
    parts: dict[str, str] = {}
    for element in elements:
        if element.tag.endswith("}sheet"):
            id_ = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
            target = targets.get(id_, "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in parts.values():
                raise ValueError(part)
            parts[element.get("name", "")] = part
    return parts


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
