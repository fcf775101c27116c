"""What figures count, and how exactly: nouns that begin alike, multiples, rounded amounts."""

import math
from collections.abc import Sequence
from decimal import Decimal

from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.vocabulary import SCALES

# Nouns of what is measured, not counted: a whole number of them is a rounded one.
_MEASURES = ("ha", "hecta", "héc", "tấn", "km", "kg", "tạ", "m")
_SPELLINGS = {"tỉ": "tỷ", "ngàn": "nghìn"}
_VALUES = dict(
    zip(SCALES, map(Decimal, (10**3, 10**3, 10**4, 10**6, 10**9, 10**9, 10**6, 10**9)), strict=True)
)
_HALF = Decimal("0.5")
ROUND = 2  # zeros at the end of a measure that is rounded to them, where its parts are not


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same: their nouns begin alike, behind the same multiple.

    Money goes without its name where the multiple tells: 9.437 tỷ đồng, 16.504 tỷ.
    """
    scale, noun = _parted(one)
    other_scale, other_noun = _parted(other)
    if scale != other_scale:
        return False
    return noun == other_noun or (bool(scale) and not (noun and other_noun))


def may_be_added(total: Quantity, part: Quantity) -> bool:
    """Whether a figure may be a part of another by its unit, be its noun another one."""
    scale, noun = _parted(total)
    part_scale, part_noun = _parted(part)
    if scale or part_scale or {noun, part_noun} & set(_MEASURES):
        return same_unit(total, part)
    return not (total.is_count and part.places)


def is_rounded(one: Quantity) -> bool:
    """Whether a figure is printed less exactly than it was measured: 4,79 tỷ USD, 542 ha."""
    scale, noun = _parted(one)
    return bool(one.places or scale or noun in _MEASURES)


def half_unit(one: Quantity) -> Decimal:
    """How far what was measured may be from what is printed."""
    return _HALF.scaleb(-one.places) if is_rounded(one) else Decimal(0)


def slack(total: Quantity, parts: Sequence[Quantity]) -> Decimal:
    """How far rounded parts may be from their rounded total; nothing where counts are added.

    Halves of the last digits seldom all go one way, so half of them is taken.
    """
    if not is_rounded(total):
        return Decimal(0)
    zeros = _zeros(total)
    if zeros >= ROUND and zeros > max(map(_zeros, parts)):
        return Decimal(5).scaleb(zeros - 1)
    finest = max(part.places for part in parts)
    own = half_unit(total) * (2 if total.places < finest else 1)  # it may have been cut
    if total.places > finest:  # parts may be rounded further than their total, each to its own
        return own + sum(map(half_unit, parts), Decimal(0))
    return own + len(parts) * _HALF.scaleb(-finest) / 2


def _zeros(one: Quantity) -> int:
    """How many zeros a whole number ends with."""
    digits = str(int(one.value))
    return 0 if one.places else len(digits) - len(digits.rstrip("0"))


def weight(values: Sequence[Decimal]) -> Decimal:
    """The first of values in units of the last digit that any uses: 5 for 500 beside 300.

    The less it is, the sooner a list that is not told to its end is one digit off by chance.
    """
    exponents = [exponent for value in values if isinstance(exponent := _reduced(value), int)]
    return values[0].scaleb(-min(exponents, default=0))


def _reduced(value: Decimal) -> int | str:
    return value.normalize().as_tuple().exponent if value else ""


def same_noun(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same, be it in thousands or millions; a bare one may."""
    noun, other_noun = _parted(one)[1], _parted(other)[1]
    return noun == other_noun or not (noun and other_noun)


def in_ones(one: Quantity) -> Decimal:
    """How many ones a figure is a multiple of: 1.000.000 of 3 triệu."""
    return math.prod((_VALUES[word] for word in scale_of(one).split()), start=Decimal(1))


def scale_of(one: Quantity) -> str:
    """What a figure is a multiple of: nghìn tỷ; "" where of nothing, as in 5 tỉnh."""
    return _parted(one)[0]


def _parted(one: Quantity) -> tuple[str, str]:
    """A unit as its multiple and the first word of its noun: nghìn tỷ đồng, triệu USD."""
    words = [_SPELLINGS.get(word, word) for word in one.unit.split()]
    count = 0
    while count < len(words) and words[count] in SCALES:
        count += 1
    return " ".join(words[:count]), words[count] if count < len(words) else ""
