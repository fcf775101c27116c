"""Slips of the pen: two numbers that only one digit parts, or two digits that changed places."""

from collections.abc import Sequence
from decimal import Decimal

from caichcli.language.spelling import one_slip

LEAST = Decimal(100)  # from which a number may have lost or won its first digit


def is_slip(written: Decimal, meant: Decimal) -> bool:
    """Whether a whole number is another with one digit wrong, or two neighbours swapped."""
    one, other = str(int(written)), str(int(meant))
    if min(written, meant) >= LEAST:
        width = max(len(one), len(other))
        one, other = one.zfill(width), other.zfill(width)
    return meant >= 0 and len(one) == len(other) and one_slip(one, other)


def explains(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a slip in a total or in one of its parts is all that parts them."""
    places = max(-int(value.as_tuple().exponent) for value in (total, *parts))
    total, *parts = (value.scaleb(places) for value in (total, *parts))
    gap = total - sum(parts, Decimal(0))
    return is_slip(total, total - gap) or any(is_slip(part, part + gap) for part in parts)
