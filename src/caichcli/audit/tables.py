"""Tables against themselves: total rows with the rows that they close, column by column."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from caichcli.audit.claims import Claim, added, shown
from caichcli.audit.figures import NOT_ADDED, TOTAL, CellNumber, Numbers, claim
from caichcli.audit.formulas import formulas
from caichcli.audit.relations import relations
from caichcli.plan.finding import Span

MOST_TOTALS = 200  # rows of one table that are totals
_LEVEL = re.compile(r"(?P<roman>[IVX]+)[.)]?(?:\s|$)|(?P<letter>[A-HĐ])[.)]?(?:\s|$)|\d")


def tables(numbers: Numbers) -> Iterator[Claim]:
    """Yield what the values of a table claim of each other, no value the same thing twice."""
    wrong: set[Span] = set()
    for one in (*_totals(numbers), *formulas(numbers), *relations(numbers)):
        if one.rule and one.span in wrong:
            continue
        if one.rule:
            wrong.add(one.span)
        yield one


def _totals(numbers: Numbers) -> Iterator[Claim]:
    """Total rows against the rows that they close or open, column by column."""
    totals = [at for at, row in enumerate(numbers.rows) if TOTAL.fullmatch(row.words.strip())]
    for place, at in enumerate(totals[:MOST_TOTALS]):
        row = numbers.rows[at]
        before = totals[place - 1] if place else -1
        after = totals[place + 1] if place + 1 < len(totals) else len(numbers.rows)
        others = list(range(before + 1, at)) or list(range(at + 1, after))
        sets = [rows for rows in (others, *_levels(numbers, others)) if len(rows) > 1]
        columns = [column for column in range(len(row.numbers)) if _adds(numbers, at, column)]
        best = max(sets, key=lambda rows: _hits(numbers, at, rows, columns), default=None)
        if best is None:
            continue
        hits = _hits(numbers, at, best, columns)
        if not hits and (len(columns) > 2 or len(sets) > 1):
            continue
        for column in columns:
            yield _sum(row.numbers[column], [numbers.rows[one].numbers[column] for one in best])


def _levels(numbers: Numbers, rows: Sequence[int]) -> Iterator[list[int]]:
    """The rows by how they are numbered: I, II apart from 1, 2."""
    by_kind: dict[str, list[int]] = {}
    for row in rows:
        match = _LEVEL.match(numbers.rows[row].words.strip())
        by_kind.setdefault((match and match.lastgroup) or "", []).append(row)
    if len(by_kind) > 1:
        yield from by_kind.values()


def _adds(numbers: Numbers, total: int, column: int) -> bool:
    """Whether the values of a column are such as are added up."""
    value = numbers.rows[total].numbers[column]
    if value is None or value.is_share or NOT_ADDED.search(numbers.columns[column].words):
        return False
    return not any(
        (one is not None and one.is_share) or (row, column) in numbers.worded
        for row, one in enumerate(numbers.columns[column].numbers)
    )


def _hits(numbers: Numbers, total: int, rows: Sequence[int], columns: Sequence[int]) -> int:
    """How many columns of a total row are the sums of some rows."""
    row = numbers.rows[total].numbers
    return sum(
        _added(numbers, rows, column) == value.value
        for column in columns
        if (value := row[column]) is not None and value.value
    )


def _added(numbers: Numbers, rows: Sequence[int], column: int) -> Decimal:
    values = (numbers.rows[row].numbers[column] for row in rows)
    return sum((one.value for one in values if one is not None), Decimal(0))


def _sum(total: CellNumber | None, parts: Sequence[CellNumber | None]) -> Claim:
    assert total is not None
    values = [one.value for one in parts if one is not None]
    places = max([total.places, *(one.places for one in parts if one is not None)])
    result = sum(values, Decimal(0))
    slack = Decimal(len(values)) / 2 * Decimal(1).scaleb(-places) if places else Decimal(0)
    rule = "" if abs(result - total.value) <= slack else "sum-differs"
    return claim(
        "sum",
        total,
        rule,
        {
            "total": total.written,
            "sum": shown(result, places, total.written),
            "parts": added(values[:12], places, total.written)
            + (" + …" if len(values) > 12 else ""),
            "gap": shown(abs(result - total.value), places, total.written),
        },
    )
