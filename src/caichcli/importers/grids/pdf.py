"""PDF files with a text layer as grids: tables by their lines, and the text around them.

What a page's width made into lines is one paragraph again; a scan has no words to read.
"""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from caichcli.importers.grids.grid import (
    Cell,
    FileRefusal,
    Grid,
    GridNote,
    GridParagraph,
    Sign,
    Source,
)
from caichcli.importers.grids.texts import Piece, Read, paragraphs, read_all

MOST_PAGES = 400
MOST_BYTES = 64_000_000
FULL = 0.85  # of a text's width, from which a line goes on below
RAISED = 0.8  # of a letter's size, below which a digit may be the mark of a footnote
LONGEST_MARK = 3  # digits of a footnote's mark
_BESIDE = 4.0  # points between a mark and the letter that it stands at
_EDGE = 2.0  # points by which lines of a table may miss each other
# Lines that begin something of their own, and those that end it.
_BEGINS = re.compile(r"(?:[-–+•*]\s|\(?(?:[0-9]{1,3}(?:\.[0-9]+)*|[a-zđ]|[IVXLC]+|[A-H])[.)]\s)")
# A date or a number that the width of a cell tore: 31/12/202⏎6, 12/NQ-⏎CP.
_TORN = re.compile(r"\w[/-]\d*\n\d|\d[/-]\n\w|\w/\w+-\n\w|\d/\w+\n-\w")
_ENDS = re.compile(r"[.:]$")
_PAGE_NUMBER = re.compile(r"\W*(?:trang )?\d{1,4}(?:/\d{1,4})?\W*", re.IGNORECASE)


class _Raw:
    """A table before its texts are read: at each position its cell, merged ones several times."""

    def __init__(
        self,
        rows: list[list[int]],
        texts: list[str],
        bold: set[int],
        *,
        follows: bool,
        below: int,
    ) -> None:
        self.rows = rows
        self.texts = texts
        self.bold = bold  # the places of the cells whose words are all bold
        self.follows = follows
        self.below = below


def read(data: bytes, *, marks: bool = False) -> Source | FileRefusal:
    """Every table of a file, and its paragraphs; a file without a text layer is refused.

    With ``marks`` small raised digits stand as the marks of footnotes that they are: [1].
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    if len(data) > MOST_BYTES:
        return FileRefusal("too-large")
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                return FileRefusal("too-large")
            reader = _Reader()
            for page in document.pages:
                _read_letters_plainly(page)
                if marks:
                    _bracket_marks(page.chars)
                reader.page(page)
                page.close()  # what a page was read into is not kept
    except PdfminerException as fault:
        is_locked = bool(fault.args) and isinstance(fault.args[0], PDFPasswordIncorrect)
        return FileRefusal("password" if is_locked else "broken")
    except (PDFException, ArithmeticError, LookupError, TypeError, ValueError, OSError):
        return FileRefusal("broken")
    if reader.scans and not reader.worded:
        return FileRefusal("scan")
    notes = (GridNote("scanned-pages", {"count": reader.scans}),) if reader.scans else ()
    return Source(tuple(reader.grids()), notes, paragraphs=reader.paragraphs())


class _Reader:
    def __init__(self) -> None:
        self.tables: list[_Raw] = []
        self.lines: list[str] = []
        self.is_open = False  # whether the last line goes on below, on the next page too
        self.apart = True  # whether words stand between the last table and here
        self.scans = 0  # pages of pictures alone
        self.worded = 0

    def page(self, page: Any) -> None:
        """Put down the tables and the lines of a page, from top to bottom."""
        if not page.chars:
            self.scans += bool(page.images)
            return
        self.worded += 1
        tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
        lines = [
            line
            for line in page.extract_text_lines(return_chars=False)
            if not any(_is_in(line, table.bbox) for table in tables)
        ]
        rights = [*(line["x1"] for line in lines), *(table.bbox[2] for table in tables)]
        width = max(rights, default=page.width)
        at = 0
        for table in tables:
            above = [line for line in lines[at:] if line["bottom"] <= table.bbox[1] + _EDGE]
            self._text(above, width)
            at += len(above)
            raw = _table(table, page.chars, follows=not self.apart, below=len(self.lines))
            self.tables.append(raw)
            self.apart = self.is_open = False
        self._text(lines[at:], width)

    def _text(self, lines: Sequence[Any], width: float) -> None:
        """Lines as paragraphs; a number of a page alone is none."""
        for line in lines:
            text = line["text"].strip()
            if not text or _PAGE_NUMBER.fullmatch(text):
                continue
            self.apart = True
            if self.is_open and not _BEGINS.match(text):
                self.lines[-1] += f" {text}"
            else:
                self.lines.append(text)
            is_full = line["x1"] >= width * FULL
            self.is_open = text.endswith(",") or (is_full and not _ENDS.search(text))

    def grids(self) -> Iterator[Grid]:
        texts = iter(read_all([[(text, "")] for raw in self.tables for text in raw.texts]))
        for number, raw in enumerate(self.tables, 1):
            yield _grid(number, raw, [next(texts) for _ in raw.texts])

    def paragraphs(self) -> tuple[GridParagraph, ...]:
        pieces: list[list[Piece]] = [[(line, "")] for line in self.lines]
        return paragraphs(pieces)


def _read_letters_plainly(page: Any) -> None:
    """Let a page read of each letter only what is asked for here.

    The library works out each letter's colours and pens too, which takes a third of the time.
    """
    from pdfminer.layout import LTChar

    whole = page.process_object
    left, top = page.mediabox[:2]
    foot, number, first = page.height + top, page.page_number, page.initial_doctop

    def letter(one: Any) -> dict[str, Any]:
        if type(one) is not LTChar or isinstance(one.fontname, bytes):
            values: dict[str, Any] = whole(one)
            return values
        return {
            "object_type": "char",
            "page_number": number,
            "text": one.get_text(),
            "fontname": one.fontname,
            "size": one.size,
            "matrix": one.matrix,
            "upright": one.upright,
            "x0": one.x0 + left,
            "x1": one.x1 + left,
            "y0": one.y0,
            "y1": one.y1,
            "width": one.width,
            "height": one.height,
            "top": foot - one.y1,
            "bottom": foot - one.y0,
            "doctop": first + foot - one.y1,
        }

    page.process_object = letter


def _bracket_marks(letters: Sequence[Any]) -> None:
    """Put small raised digits beside a letter of their line in brackets."""
    words = [letter for letter in letters if letter["text"].strip()]
    largest = max((letter["size"] for letter in words), default=0)
    for (is_digit, size, _), group in groupby(words, key=_look):
        digits = list(group)
        if is_digit and size < largest * RAISED and len(digits) <= LONGEST_MARK:
            first, last = digits[0], digits[-1]
            beside = (one for one in words if _is_next(one, first["x0"], last["x1"]))
            if any(_is_raised(first, one) for one in beside):
                first["text"] = f"[{first['text']}"
                last["text"] += "]"


def _look(letter: Any) -> tuple[bool, float, int]:
    """Whether a letter is a digit, its size, and how high it stands."""
    return letter["text"].isdecimal(), letter["size"], round(letter["top"])


def _is_next(letter: Any, left: float, right: float) -> bool:
    """Whether a letter ends where a stretch of a line begins, or begins where it ends."""
    is_before = abs(letter["x1"] - left) < _BESIDE
    return bool(is_before or -_EDGE < letter["x0"] - right < _BESIDE)


def _is_raised(digit: Any, letter: Any) -> bool:
    """Whether a digit is smaller than a letter of its line and stands higher."""
    is_small = digit["size"] < letter["size"] * RAISED
    is_beside = letter["top"] - _EDGE <= digit["top"] and digit["bottom"] < letter["bottom"] - 1
    return bool(is_small and is_beside)


def _is_in(line: Any, box: tuple[float, float, float, float]) -> bool:
    middle = (line["top"] + line["bottom"]) / 2
    return bool(box[1] <= middle <= box[3])


def _table(table: Any, letters: Sequence[Any], *, follows: bool, below: int) -> _Raw:
    """The positions of a table's cells: a merged one covers those that its box does.

    ``letters`` are those of the page: a row with one cell in bold letters may be a heading.
    """
    boxes = [box for row in table.rows for box in row.cells if box]
    texts = [
        joined(text or "")
        for row, words in zip(table.rows, table.extract(), strict=True)
        for box, text in zip(row.cells, words, strict=True)
        if box
    ]
    columns = sorted({round(box[0]) for box in boxes})
    tops = [row.bbox[1] for row in table.rows]
    rows: list[list[int]] = []
    for top in tops:
        line = []
        for edge in columns:
            place = next((at for at, box in enumerate(boxes) if _covers(box, edge, top)), -1)
            line.append(place)
        rows.append(line)
    worded = [
        [place for place in dict.fromkeys(row) if place >= 0 and texts[place].strip()]
        for row in rows
    ]
    bold = {row[0] for row in worded if len(row) == 1 and _is_bold(boxes[row[0]], letters)}
    return _Raw(rows, texts, bold, follows=follows, below=below)


def _is_bold(box: tuple[float, float, float, float], letters: Sequence[Any]) -> bool:
    """Whether all letters in a box are of a bold font."""
    fonts = [
        letter["fontname"]
        for letter in letters
        if _is_in(letter, box) and box[0] <= (letter["x0"] + letter["x1"]) / 2 <= box[2]
        if letter["text"].strip()
    ]
    return bool(fonts) and all("bold" in font.lower() for font in fonts)


def _covers(box: tuple[float, float, float, float], edge: float, top: float) -> bool:
    is_across = box[0] - _EDGE <= edge < box[2] - _EDGE
    return is_across and box[1] - _EDGE <= top < box[3] - _EDGE


def joined(text: str) -> str:
    """A cell's words without the breaks that its width made, within a date or a number too."""
    paragraphs: list[str] = []
    for line in text.split("\n"):
        if not paragraphs or _BEGINS.match(line) or paragraphs[-1].endswith((";", ":")):
            paragraphs.append(line)
        elif _TORN.search(f"{paragraphs[-1]}\n{line}"):
            paragraphs[-1] += line
        else:
            paragraphs[-1] += f" {line}"
    return "\n".join(paragraphs)


def _grid(number: int, raw: _Raw, texts: Sequence[Read]) -> Grid:
    cells: dict[int, Cell] = {}
    rows = []
    for at, line in enumerate(raw.rows):
        row = []
        for column, place in enumerate(line):
            if place < 0:
                row.append(Cell("", at, column))
                continue
            if place not in cells:
                look: tuple[Sign, ...] = ("bold",) if place in raw.bold else ()
                signs = (*look, *texts[place].signs)
                cells[place] = Cell(texts[place].text, at, column, signs)
            row.append(cells[place])
        rows.append(tuple(row))
    numbers = tuple(range(1, len(rows) + 1))
    return Grid("pdf", number, tuple(rows), numbers, follows=raw.follows, below=raw.below)
