"""Rows and columns that others make: sums beside them, shares, changes, lists that are counted.

Where no word says how a column comes about, its values do: a relation that nearly all keep is meant
for all of them. Words such as "Tổng số", "Tỷ lệ", "Tăng, giảm" let fewer values do.
"""

import re
from collections.abc import Iterator, Sequence

from caichcli.audit.claims import Claim
from caichcli.audit.tables.line_changes import line_changes
from caichcli.audit.tables.line_shares import line_shares
from caichcli.audit.tables.line_sums import line_excesses, line_sums
from caichcli.audit.tables.numbers import NOT_ADDED, TOTAL, CellNumber, NumberLine, Numbers, claim

MOST_LINES = 40
_NOT_OF_TOTALS = re.compile(r"^(?:s?tt|số tt|no\.?)$", re.IGNORECASE)
_ITEM = re.compile(r"[A-ZĐ0-9]+(?:[.\-/]\d+)+|[A-ZĐ]\d+")


def relations(numbers: Numbers) -> Iterator[Claim]:
    """Yield what the columns of a table claim of each other, then its rows."""
    columns = [line for line in numbers.columns if not _NOT_OF_TOTALS.match(line.words)]
    rows = [_added(numbers, row) for row in numbers.rows if not TOTAL.fullmatch(row.words.strip())]
    if len(columns) <= MOST_LINES:
        yield from line_sums(columns, are_columns=True)
        yield from line_excesses(columns)
        yield from _of_lines(columns, numbers)
    if len(rows) <= MOST_LINES:
        yield from line_sums(rows, are_columns=False)
        yield from _of_lines(rows, None)
    yield from _lists(numbers)


def _of_lines(lines: Sequence[NumberLine], numbers: Numbers | None) -> Iterator[Claim]:
    """Changes, then shares in the lines that are none."""
    changes = list(line_changes(lines))
    for _, claims in changes:
        yield from claims
    taken = [id(line) for line, _ in changes]
    yield from line_shares([line for line in lines if id(line) not in taken], numbers)


def _added(numbers: Numbers, row: NumberLine) -> NumberLine:
    """A row without the values of columns that nobody adds up."""
    pairs = zip(row.numbers, numbers.columns, strict=True)
    return NumberLine(
        row.words, tuple(None if NOT_ADDED.search(line.words) else one for one, line in pairs)
    )


def _lists(numbers: Numbers) -> Iterator[Claim]:
    """Counts beside the list that they count, where nearly all rows have both."""
    for column, line in enumerate(numbers.columns):
        for other in (column + 1, column - 1):
            if not 0 <= other < len(numbers.columns):
                continue
            pairs = [
                (value, items)
                for row, value in enumerate(line.numbers)
                if value is not None
                and value.is_whole
                and (items := _items(numbers.texts[row][other])) is not None
            ]
            fits = sum(value.value == items for value, items in pairs)
            is_of_lists = any(items for _, items in pairs)  # dashes alone are no lists
            if is_of_lists and fits >= 2 and (len(pairs) - fits) * 2 <= fits:
                for value, items in pairs:
                    yield _count(value, items)


def _items(text: str) -> int | None:
    """How many items a list has: ids with nothing between but commas; a dash is an empty one."""
    if text.strip() in ("–", "-"):
        return 0
    items = [item.strip() for item in text.split(",")]
    return len(items) if all(_ITEM.fullmatch(item) for item in items) else None


def _count(value: CellNumber, items: int) -> Claim:
    rule = "" if value.value == items else "count-differs"
    return claim("count", value, rule, {"count": value.written, "items": items}, ())
