"""Tables of several pages as one: what goes on below its headings told again, or below none."""

import re
from collections.abc import Iterator, Sequence

from caichcli.audit.passages import PaperCell, PaperTable, Passage
from caichcli.audit.tables.numbers import TOTAL

# What stands between two pages of a table: "Bảng 2 (tiếp theo)", a page's number.
_BETWEEN = re.compile(
    r"\W*(?:[^.;]{0,60}\(?tiếp(?: theo)?\)?|(?:trang )?\d{1,3})\W*", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*(\d{1,4})\W*")


def joined(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield passages, with the pages of each table as one."""
    table: PaperTable | None = None
    between: list[Passage] = []
    for passage in passages:
        if isinstance(passage, PaperTable):
            if table is not None and _goes_on(table, passage):
                table = PaperTable((*table.rows, *passage.rows[_heads(table, passage) :]))
                between.clear()
                continue
            yield from _whole(table, between)
            table, between = passage, []
        elif table is not None and not between and _BETWEEN.fullmatch(passage.text):
            between.append(passage)
        else:
            yield from _whole(table, between)
            table, between = None, []
            yield passage
    yield from _whole(table, between)


def _whole(table: PaperTable | None, between: Sequence[Passage]) -> Iterator[Passage]:
    if table is not None:
        yield table
        yield from between


def _goes_on(table: PaperTable, other: PaperTable) -> bool:
    """Whether a table is the next page of another: its numbers go on, and no total closed it."""
    if not table.rows or not other.rows or table.width != other.width or _is_closed(table):
        return False
    last, first = _last_number(table), _first_number(other)
    goes_on = last is not None and first == last + 1
    is_same_head = _texts(table.rows[0]) == _texts(other.rows[0])
    return goes_on or (is_same_head and first is None and last is None)


def _heads(table: PaperTable, other: PaperTable) -> int:
    """How many rows of the next page are the headings told again."""
    pairs = zip(table.rows, other.rows, strict=False)
    return next(
        (at for at, (one, again) in enumerate(pairs) if _texts(one) != _texts(again)),
        min(len(table.rows), len(other.rows)),
    )


def _is_closed(table: PaperTable) -> bool:
    """Whether the last row of a table is a total."""
    words = [text for text in _texts(table.rows[-1]) if text and not text[:1].isdigit()]
    return bool(words) and TOTAL.fullmatch(words[0]) is not None


def _last_number(table: PaperTable) -> int | None:
    return next((one for row in reversed(table.rows) if (one := _number(row)) is not None), None)


def _first_number(table: PaperTable) -> int | None:
    return next((one for row in table.rows if (one := _number(row)) is not None), None)


def _number(row: Sequence[PaperCell]) -> int | None:
    """The number that a row begins with."""
    match = _NUMBER.fullmatch(row[0].text)
    return int(match[1]) if match else None


def _texts(row: Sequence[PaperCell]) -> list[str]:
    return [cell.text.strip("*_ ") for cell in row]
