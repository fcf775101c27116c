"""A table as numbers: headings, labels of rows, and the value in each cell that is one."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from caichcli.audit.claims import NOTES, Claim, Kind
from caichcli.audit.passages import PaperCell, PaperTable
from caichcli.audit.words.quantities import Marks, value_of
from caichcli.plan.finding import Span

_NUMBER = re.compile(r"[*_\s]*([+–−-]?)\s*(\d[\d.,]*)\s*(%?)(?:\s*\(?\*+\)?)?[*_\s]*")
_FRACTION = re.compile(r"[*_\s]*(\d[\d.,]*)\s*/\s*(\d[\d.,]*)[*_\s]*")
_BLANK = re.compile(r"[*_\s\\–−.-]*")
# What heads a column by its place among them: 1, (2), (3)=(4)+(5), 3=4+5, D=C/B.
_INDEX = re.compile(r"\(?\d{1,2}\)?\s*(?:=.*)?|\(?[A-Z]\)?\s*(?:=.*)?|\(?[a-z]\)?")

# The words of a row that is the total of others.
TOTAL = re.compile(
    r"(?:\d+\.?\s*|[ivx]+\.?\s*)?(?:(?:tổng(?: số| cộng)?(?: chung)?|cộng|chung)?\s*(?:toàn (?:quốc"
    r"|tỉnh|ngành|thành phố|huyện|xã|phường|vùng|bộ|sở|khối)|cả (?:nước|tỉnh|huyện|xã))"
    r"|tổng(?: số| cộng)?(?: chung)?|cộng(?: (?:mục |phần |nhóm )?[ivx]+)?|chung|total|sum"
    r"|grand total)\s*[:.]?(?:\s*\(.*\))?",
    re.IGNORECASE,
)
# Columns whose values are not added up.
NOT_ADDED = re.compile(
    r"^(?:s?tt|số tt|no\.?|mã)$|bình quân|trung bình|xếp|hạng|điểm|t[ỷỉ] lệ|thứ tự|%|\bnăm \d{4}$"
    r"|thời (?:hạn|gian)|ngày|rate|share|average",
    re.IGNORECASE,
)


class CellNumber(Struct, frozen=True, eq=False):
    """A cell's value; ``written`` is as printed, ``start`` and ``end`` where in the cell."""

    value: Decimal
    places: int
    is_share: bool
    cell: PaperCell
    start: int
    end: int

    @property
    def written(self) -> str:
        return self.cell.text[self.start : self.end]

    @property
    def signed(self) -> str:
        """As printed, with its sign."""
        return f"–{self.written}" if self.value < 0 else self.written

    @property
    def is_whole(self) -> bool:
        return not self.places and not self.is_share


class NumberLine(Struct, frozen=True):
    """A row or a column below its headings: its words and its values, None where there is none.

    ``is_text`` where words stand in a place of values.
    """

    words: str
    numbers: tuple[CellNumber | None, ...]


Fraction = tuple[CellNumber, CellNumber]


class Numbers(Struct, frozen=True):
    """The body of a table: rows with their labels, columns with their headings.

    ``texts`` are the words of all cells; ``indexes`` what stands under the headings to number the
    columns, with their formulas; ``worded`` the places that hold words in place of values, and
    ``fractions`` those that hold one: 33/39.
    """

    rows: tuple[NumberLine, ...]
    columns: tuple[NumberLine, ...]
    texts: tuple[tuple[str, ...], ...]
    indexes: tuple[str, ...] = ()
    worded: frozenset[tuple[int, int]] = frozenset()
    fractions: tuple[dict[int, Fraction], ...] = ()


def numbers_of(table: PaperTable, marks: Marks) -> Numbers | None:
    """Return a table as numbers; None where it holds none."""
    cells = [[number(cell, marks) for cell in row] for row in table.rows]
    head = _head(table, cells)
    if head is None:
        return None
    indexes = next((row for row in reversed(table.rows[:head]) if _is_index(row)), ())
    body = _body(table, head)
    rows = tuple(NumberLine(_label(table.rows[at], cells[at]), tuple(cells[at])) for at in body)
    columns = tuple(
        NumberLine(_heading(table, head, column), tuple(cells[at][column] for at in body))
        for column in range(table.width)
    )
    texts = tuple(tuple(cell.text for cell in table.rows[at]) for at in body)
    worded = {
        (row, column)
        for row, line in enumerate(rows)
        for column, text in enumerate(texts[row])
        if line.numbers[column] is None and not _BLANK.fullmatch(text)
    }
    fractions = tuple(_fractions(table.rows[at], marks) for at in body)
    own = tuple(_in_round_brackets(cell.text) for cell in indexes)
    return Numbers(rows, columns, texts, own, frozenset(worded), fractions)


def _fractions(row: Sequence[PaperCell], marks: Marks) -> dict[int, Fraction]:
    """The fractions of a row by their columns."""
    fractions = {}
    for column, cell in enumerate(row):
        match = _FRACTION.fullmatch(cell.text) if cell.is_first else None
        above, below = (value_of(match[side], marks) if match else None for side in (1, 2))
        if match is not None and above is not None and below is not None and below[0]:
            fractions[column] = (
                CellNumber(*above, False, cell, match.start(1), match.end(1)),
                CellNumber(*below, False, cell, match.start(2), match.end(2)),
            )
    return fractions


def _body(table: PaperTable, head: int) -> list[int]:
    """The rows below the headings, without those that repeat them on the next page."""
    heads = {tuple(cell.text for cell in row) for row in table.rows[:head]}
    return [
        at
        for at in range(head, len(table.rows))
        if tuple(cell.text for cell in table.rows[at]) not in heads
    ]


def number(cell: PaperCell, marks: Marks) -> CellNumber | None:
    """The value of a cell that holds nothing else."""
    match = _NUMBER.fullmatch(cell.text)
    if match is None or not cell.is_first:
        return None
    value = value_of(match[2], marks, is_share=bool(match[3]))
    if value is None:
        return None
    sign = -1 if match[1] in ("–", "−", "-") and match[1] else 1
    end = match.end(3) if match[3] else match.end(2)
    return CellNumber(value[0] * sign, value[1], bool(match[3]), cell, match.start(2), end)


def _head(table: PaperTable, cells: Sequence[Sequence[CellNumber | None]]) -> int | None:
    """How many rows are headings: those before the first that has values and is no index."""
    for at, row in enumerate(cells):
        values = [one for one in row[1:] if one is not None]
        if values and not _is_index(table.rows[at]) and (at or len(values) * 2 >= len(row) - 1):
            return at
    return None


def _is_index(row: Sequence[PaperCell]) -> bool:
    texts = [rounded for cell in row if (rounded := _in_round_brackets(cell.text))]
    if len(texts) < 2 or not all(_INDEX.fullmatch(text) for text in texts):
        return False
    letters = [ord(match[0]) for text in texts if (match := re.match(r"[A-Z]\b", text))]
    heads = letters if len(letters) == len(texts) else _first_numbers(texts)
    return len(heads) > 1 and all(b - a == 1 for a, b in pairwise(heads))


def _in_round_brackets(text: str) -> str:
    """What numbers a column, with its brackets as they mostly are: (5)=(3)+(4) of [5]=[3]+[4]."""
    return text.strip("*_ ").translate({ord("["): "(", ord("]"): ")"})


def _first_numbers(texts: Sequence[str]) -> list[int]:
    return [int(match[0]) for text in texts if (match := re.search(r"\d+", text))]


def _label(row: Sequence[PaperCell], values: Sequence[CellNumber | None]) -> str:
    """The words of a row in front of its values."""
    cells = (cell for cell, value in zip(row, values, strict=True) if value is None)
    return " ".join(_texts(cell for cell in cells if not _BLANK.fullmatch(cell.text)))


def _heading(table: PaperTable, head: int, column: int) -> str:
    return " ".join(_texts(row[column] for row in table.rows[:head]))


def _texts(cells: Iterator[PaperCell]) -> dict[str, None]:
    return dict.fromkeys(text for cell in cells if (text := cell.text.strip("*_ \n")))


def claim(
    kind: Kind,
    number: CellNumber,
    rule: str,
    values: dict[str, str | int],
    related: Sequence[tuple[str, CellNumber]] = (),
) -> Claim:
    """Return the claim of a table's value; those that make it are told where it is not met."""
    return Claim(
        kind,
        _span(number),
        number.written,
        rule,
        "match" if not rule else "note" if rule in NOTES else "wrong",
        values,
        tuple((label, _span(one)) for label, one in related) if rule else (),
    )


def _span(number: CellNumber) -> Span:
    return number.cell.prose.span(number.start, number.end)
