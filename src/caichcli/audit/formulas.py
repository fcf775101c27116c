"""Columns whose heading says how they come about: (3)=(4)+(5), 6=5/3, (7)=(3)-(4)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from caichcli.audit.claims import Claim, shown
from caichcli.audit.figures import CellNumber, Numbers, claim
from caichcli.audit.rounding import fit, rounded, share

_FORMULA = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*=\s*([-+–−x×*:/%\d\s()\[\]]+)")
_TIMES_100 = re.compile(r"[x×*]\s*100\s*%?|%")
_STEP = re.compile(r"\s*([-+–−:/])?\s*[\[(]*\s*(\d{1,2})\s*[\])]*")
_INDEX = re.compile(r"\(?\s*(\d{1,2})\s*\)?")

Step = tuple[str, int]  # an operator, and the column that it takes


def formulas(numbers: Numbers) -> Iterator[Claim]:
    """Yield a claim for each value of a column that has a formula."""
    places = _places(numbers.indexes)
    for column, text in enumerate(numbers.indexes or [line.words for line in numbers.columns]):
        match = _FORMULA.search(text)
        steps = _steps(match[2]) if match else None
        if match is None or not steps or not {one for _, one in steps} <= places.keys():
            continue
        own = places.get(int(match[1]), column)
        rows = [_row(numbers, row, own, steps, places) for row in range(len(numbers.rows))]
        claims = [one for one in rows if one is not None]
        if any(not one.rule for one in claims) or len(claims) == 1:
            yield from claims


def _places(indexes: Sequence[str]) -> dict[int, int]:
    """The columns by the numbers under their headings."""
    return {
        int(match[1]): column
        for column, text in enumerate(indexes)
        if (match := _INDEX.match(text.strip("*_ ")))
    }


def _steps(text: str) -> list[Step] | None:
    """A formula as what is done with which columns, from the left; None where it is none."""
    text = _TIMES_100.sub("", text).strip()
    steps: list[Step] = []
    at = 0
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None or bool(match[1]) != bool(steps):
            return None
        steps.append((match[1] or "+", int(match[2])))
        at = match.end()
    return steps


def _row(
    numbers: Numbers, row: int, own: int, steps: Sequence[Step], places: dict[int, int]
) -> Claim | None:
    values = numbers.rows[row].numbers
    value = values[own]
    operands = [(sign, values[places[column]]) for sign, column in steps]
    given = [(sign, one) for sign, one in operands if one is not None]
    if value is None or not given:
        return None
    if any(sign in ":/" for sign, _ in operands):
        return _quotient(value, given) if len(given) == len(operands) == 2 else None
    result = sum((one.value if sign == "+" else -one.value for sign, one in given), Decimal(0))
    decimals = max(value.places, *(one.places for _, one in given))
    slack = Decimal(1).scaleb(-decimals) if decimals else Decimal(0)
    terms = "".join(f" {'+' if sign == '+' else '–'} {one.written}" for sign, one in given)
    return claim(
        "formula",
        value,
        "" if abs(result - value.value) <= slack else "formula-differs",
        {
            "value": value.signed,
            "formula": terms.removeprefix(" + "),
            "right": shown(result, decimals, value.written),
        },
        [("part", one) for _, one in given],
    )


def _quotient(value: CellNumber, operands: Sequence[tuple[str, CellNumber]]) -> Claim | None:
    """A share of two columns; as such, or as a number by itself."""
    (_, part), (_, whole) = operands
    if not whole.value:
        return None
    is_share = fit(value.value, value.places, part.value, whole.value) is not None
    exact = share(part.value, whole.value)
    is_number = rounded(exact / 100, value.places) == value.value
    return claim(
        "formula",
        value,
        "" if is_share or is_number else "formula-differs",
        {
            "value": value.signed,
            "formula": f"{part.written} / {whole.written}",
            "right": f"{shown(rounded(exact, value.places), value.places, value.written)}%",
        },
        [("part", part), ("part", whole)],
    )
