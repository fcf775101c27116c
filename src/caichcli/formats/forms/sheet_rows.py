"""Rows of a sheet as XML, put into a workbook that XlsxWriter has made but for them.

A sheet is written with one row in place of many, the last of them; it gives the cells' looks.
ECMA-376, part 1: a row is 18.3.1.73, a cell 18.3.1.4, its text in place 18.3.1.53. A cell that
names no place is behind the one before it: so the cells of a row are the same bytes wherever it
stands, and deflate to a third.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_NUMBER = b"\1"  # where the row's own number stands
# Rows differ in little: more effort takes twice the time and saves a quarter of the bytes.
_EFFORT = 3
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_LOOK = re.compile(rb' s="([0-9]+)"')


class SheetRow(Struct, frozen=True):
    """A row's XML behind its place in a sheet: the pieces between which its number stands."""

    pieces: tuple[bytes, ...]


class Block(Struct, frozen=True):
    """The XML of rows of a sheet up to a place, which is counted from 1."""

    last: int
    xml: bytes


def block(first: int, rows: Sequence[SheetRow]) -> Block:
    """Return rows from a place on; they are numbered from 1 too."""
    pieces: list[bytes] = []
    for number, row in enumerate(rows):
        before, *after = row.pieces
        pieces += (b'<row r="%d"' % (first + number), before)
        for piece in after:
            pieces += (b"%d" % (number + 1), piece)
    return Block(first + len(rows) - 1, b"".join(pieces))


def sheet_row(cells: Iterable[str], height: float | None = None) -> SheetRow:
    """Return a row of cells from the first column on, as high as it is to be in points."""
    high = "" if height is None else f' ht="{height:g}" customHeight="1"'
    return SheetRow(tuple(f"{high}>{''.join(cells)}</row>".encode().split(_NUMBER)))


def cell(text: str, look: int | None = None) -> str:
    """Return a cell of text; it is never a formula."""
    words = _NO_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    return f'<c{_look(look)} t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def number(look: int) -> str:
    """Return a cell with the row's own number."""
    return f"<c{_look(look)}><v>{_NUMBER.decode()}</v></c>"


def blank(look: int | None = None) -> str:
    """Return a cell without a text, one that is to be filled in for one."""
    return f"<c{_look(look)}/>"


def _look(look: int | None) -> str:
    return "" if look is None else f' s="{look}"'


def looks(workbook: bytes, sheet: str, place: int) -> list[int]:
    """Return the looks of a row's cells in a workbook, in order."""
    with ZipFile(BytesIO(workbook)) as archive:
        row = _row_at(place).search(archive.read(sheet))
    return [int(look) for look in _LOOK.findall(row[0])] if row else []


def put(workbook: bytes, sheets: Mapping[str, Block]) -> bytes:
    """Return the workbook with rows in its sheets, in place of the row that is where they end."""
    stream = BytesIO()
    with ZipFile(BytesIO(workbook)) as archive, ZipFile(stream, "w") as whole:
        for name in archive.namelist():
            content = archive.read(name)
            if (rows := sheets.get(name)) and rows.xml:
                before, after = _row_at(rows.last).split(content)
                content = b"".join((before, rows.xml, after))
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            whole.writestr(entry, content, compresslevel=_EFFORT)
    return stream.getvalue()


def _row_at(place: int) -> "re.Pattern[bytes]":
    return re.compile(rb'<row r="%d"[ >].*?</row>' % place, re.DOTALL)
