"""Columns whose heading says how they come about: (3)=(4)+(5), 6=5/3, (7)=(3)-(4)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from caichcli.audit.claims import Claim, shown
from caichcli.audit.rounding import fit, rounded, share
from caichcli.audit.tables.expressions import (
    Expression,
    Operation,
    columns_of,
    formula,
    value_of,
    written,
)
from caichcli.audit.tables.numbers import CellNumber, Numbers, claim

# What numbers a column, alone in a cell below its heading, or at the end of the heading.
_INDEX = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐ])\s*\)?(?=\s*(?:=|$))")
_AT_END = re.compile(r"\(\s*(\d{1,2})\s*\)(?=\s*(?:=|$))|(?<![\d.,(])\b(\d{1,2})(?=\s*=)")


def formulas(numbers: Numbers) -> Iterator[Claim]:
    """Yield a claim for each value of a column that has a formula."""
    texts = [text.strip("*_ ") for text in numbers.indexes or [c.words for c in numbers.columns]]
    places = _places(texts, is_row=bool(numbers.indexes))
    for column, text in enumerate(texts):
        own = formula(text) or formula(numbers.columns[column].words.removesuffix(text).strip())
        for side in own.sides if own else ():
            if own is None or not set(columns_of(side)) <= places.keys():
                continue
            target = places.get(own.own, column)
            rows = [_row(numbers, row, target, side, places) for row in range(len(numbers.rows))]
            claims = [one for one in rows if one is not None]
            if any(not one.rule for one in claims) or len(claims) == 1:
                yield from claims


def _places(texts: Sequence[str], *, is_row: bool) -> dict[str, int]:
    """The columns by the numbers or letters of their headings."""
    pattern = _INDEX.match if is_row else _AT_END.search
    matches = [(column, pattern(text)) for column, text in enumerate(texts)]
    return {
        next(group for group in match.groups() if group): column
        for column, match in reversed(matches)
        if match is not None
    }


def _row(
    numbers: Numbers, row: int, own: int, side: Expression, places: Mapping[str, int]
) -> Claim | None:
    """The claim of one value; None where it is none, or none of those that make it is there."""
    cells = numbers.rows[row].numbers
    value = cells[own]
    given = {name: cells[places[name]] for name in columns_of(side)}
    parts = [one for one in given.values() if one is not None]
    if value is None or not parts:
        return None
    values = {name: one.value if one else None for name, one in given.items()}
    if isinstance(side, Operation) and side.sign == "/":
        part, whole = value_of(side.left, values), value_of(side.right, values)
        if part is None or not whole:
            return None
        fits, right = _is_quotient(value, part, whole), _quotient(value, part, whole)
    else:
        result = value_of(side, values)
        if result is None:
            return None
        decimals = max(value.places, *(one.places for one in parts))
        slack = Decimal(1).scaleb(-decimals) if decimals else Decimal(0)
        fits = abs(result - value.value) <= slack
        right = shown(result, decimals, value.written)
    numerals = {name: one.written if one else "0" for name, one in given.items()}
    return claim(
        "formula",
        value,
        "" if fits else "formula-differs",
        {"value": value.signed, "formula": written(side, numerals), "right": right},
        [("part", one) for one in parts],
    )


def _is_quotient(value: CellNumber, part: Decimal, whole: Decimal) -> bool:
    """Whether a value is what two columns come to, as a share or as a number by itself."""
    is_share = fit(value.value, value.places, part, whole) is not None
    return is_share or rounded(share(part, whole) / 100, value.places) == value.value


def _quotient(value: CellNumber, part: Decimal, whole: Decimal) -> str:
    exact = rounded(share(part, whole), value.places)
    return f"{shown(exact, value.places, value.written)}%"
