"""Slips of the pen: two numbers that only one digit parts, or two digits that changed places."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from caichcli.language.spelling import one_slip

LEAST = Decimal(100)  # from which a number may have lost or won its first digit
LONG = 3  # digits of one that is printed with decimals


def is_slip(written: Decimal, meant: Decimal) -> bool:
    """Whether a whole number is another with one digit wrong, or two neighbours swapped."""
    one, other = str(int(written)), str(int(meant))
    if min(written, meant) >= LEAST:
        width = max(len(one), len(other))
        one, other = one.zfill(width), other.zfill(width)
    return meant >= 0 and len(one) == len(other) and one_slip(one, other)


def is_printed_slip(written: Decimal, meant: Decimal, places: int) -> bool:
    """Whether a number printed with decimals, and maybe a sign, is a slip of another."""
    one, other = (str(int(abs(value).scaleb(places))) for value in (written, meant))
    width = max(len(one), len(other))
    if (written < 0) != (meant < 0) or (len(one) != len(other) and width < LONG):
        return False
    return one_slip(one.zfill(width), other.zfill(width))


def explains(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a slip in a total or in one of its parts is all that parts them."""
    places = max(-int(value.as_tuple().exponent) for value in (total, *parts))
    total, *parts = (value.scaleb(places) for value in (total, *parts))
    gap = total - sum(parts, Decimal(0))
    return is_slip(total, total - gap) or any(is_slip(part, part + gap) for part in parts)


def slips_of(value: Decimal, places: int, written: str = "") -> Iterator[Decimal]:
    """Every number that one slip makes of a printed one; ``written`` keeps zeros in front."""
    width = sum(map(str.isdigit, written))
    digits = str(int(abs(value).scaleb(places))).zfill(width)
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                yield Decimal(digits[:at] + other + digits[at + 1 :]).scaleb(-places)
    for at, (one, other) in enumerate(pairwise(digits)):
        if one != other:
            yield Decimal(digits[:at] + other + one + digits[at + 2 :]).scaleb(-places)
