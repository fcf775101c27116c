"""Slips of the pen: two numbers that only one digit parts, or two digits that changed places."""

from collections.abc import Sequence
from decimal import Decimal

LEAST = Decimal(100)  # from which a number may have lost or won its first digit


def is_slip(written: Decimal, meant: Decimal) -> bool:
    """Whether a whole number is another with one digit wrong, or two neighbours swapped."""
    one, other = str(int(written)), str(int(meant))
    if min(written, meant) >= LEAST:
        width = max(len(one), len(other))
        one, other = one.zfill(width), other.zfill(width)
    if meant < 0 or len(one) != len(other):
        return False
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 2:
        first, last = places
        return last - first == 1 and one[first] == other[last] and one[last] == other[first]
    return len(places) == 1


def explains(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a slip in a total or in one of its parts is all that parts them."""
    gap = total - sum(parts, Decimal(0))
    return is_slip(total, total - gap) or any(is_slip(part, part + gap) for part in parts)
