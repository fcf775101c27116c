"""Shares as printed against what they are shares of: exact, halves up, k decimals judged as k.

Source: the state's own papers print shares with one to three decimals and seldom say how they
were rounded; Decree 09/2019/NĐ-CP and Decree 30/2020/NĐ-CP set no rule, so halves up is taken.
"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

Fit = Literal["exact", "cut", "twice"]

Amount = tuple[Decimal, Decimal]  # a value, and how far what was measured may be from it

MOST_PLACES = 6
HUNDRED = Decimal(100)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part of a whole in per cent, with far more digits than any paper prints."""
    with localcontext() as context:
        context.prec = 40
        return part * HUNDRED / whole


def rounded(value: Decimal, places: int) -> Decimal:
    """A value with as many decimals, halves up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def cut(value: Decimal, places: int) -> Decimal:
    """A value with as many decimals, those behind left out."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def may_be(printed: Decimal, places: int, part: Amount, whole: Amount) -> bool:
    """Whether a printed share may be that of two amounts before they were rounded."""
    (a, half_a), (b, half_b) = part, whole
    if b <= half_b:
        return False
    half = Decimal(1).scaleb(-places) / 2
    least, most = share(a - half_a, b + half_b), share(a + half_a, b - half_b)
    return least - half <= printed <= most + half


def fit(printed: Decimal, places: int, part: Decimal, whole: Decimal) -> Fit | None:
    """How a printed share comes from a part and a whole; None where it does not.

    ``cut``: the decimals behind the last were left out; ``twice``: rounded to one or two more
    decimals, and from there again.
    """
    # What is two units of the last decimal off is none of these, and most that is tried is.
    if not whole or abs(part * HUNDRED - printed * whole) > abs(whole) * 2 / 10**places:
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
