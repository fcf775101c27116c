"""Shares as printed against what they are shares of: exact, halves up, k decimals judged as k.

Source: the state's own papers print shares with one to three decimals and seldom say how they
were rounded; Decree 09/2019/NĐ-CP and Decree 30/2020/NĐ-CP set no rule, so halves up is taken.
"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

Fit = Literal["exact", "cut", "twice"]

MOST_PLACES = 6
_HUNDRED = Decimal(100)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part of a whole in per cent, with far more digits than any paper prints."""
    with localcontext() as context:
        context.prec = 40
        return part * _HUNDRED / whole


def rounded(value: Decimal, places: int) -> Decimal:
    """A value with as many decimals, halves up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def cut(value: Decimal, places: int) -> Decimal:
    """A value with as many decimals, those behind left out."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def fit(printed: Decimal, places: int, part: Decimal, whole: Decimal) -> Fit | None:
    """How a printed share comes from a part and a whole; None where it does not.

    ``cut``: the decimals behind the last were left out; ``twice``: rounded to one or two more
    decimals, and from there again.
    """
    if not whole:
        return None
    exact = share(part, whole)
    if rounded(exact, places) == printed:
        return "exact"
    if cut(exact, places) == printed:
        return "cut"
    for further in (1, 2):
        if rounded(rounded(exact, places + further), places) == printed:
            return "twice"
    return None
