"""Columns and rows of shares: of which two others, or of which one and its total, they are."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from caichcli.audit.claims import Claim, shown
from caichcli.audit.figures import TOTAL, CellNumber, NumberLine, Numbers, claim
from caichcli.audit.headings import are_part_and_whole, is_bare
from caichcli.audit.line_sums import is_of_shares
from caichcli.audit.rounding import Fit, fit, rounded, share
from caichcli.audit.slips import is_printed_slip, slips_of

SURE = 4  # shares without decimals that fit by no chance
SAMPLE = 12  # values by which a pair of lines is tried first
_RULES: dict[Fit, str] = {"exact": "", "cut": "share-cut", "twice": "share-rounded-twice"}


class LineShare(Struct, frozen=True):
    """A share in a line, and the two values that it may be of."""

    value: CellNumber
    part: CellNumber
    whole: CellNumber

    @property
    def fit(self) -> Fit | None:
        return _fit(self.value, self.part.value, self.whole.value)

    @property
    def is_slip(self) -> bool:
        """Whether one wrong digit in one of the three is all that parts them."""
        places = self.value.places
        right = rounded(share(self.part.value, self.whole.value), places)
        if is_printed_slip(self.value.value, right, places):
            return True
        if not places:
            return False  # of shares in whole per cent, one is soon another
        part, whole = self.part, self.whole
        return any(
            _fit(self.value, one, whole.value) == "exact"
            for one in slips_of(part.value, part.places)
        ) or any(
            _fit(self.value, part.value, one) == "exact"
            for one in slips_of(whole.value, whole.places)
        )


class Base(Struct, frozen=True):
    """What the shares of a line may be of; ``is_told`` where the headings say so."""

    shares: Sequence[LineShare]
    is_told: bool

    @property
    def fits(self) -> int:
        return sum(one.fit is not None for one in self.shares)


def line_shares(lines: Sequence[NumberLine], numbers: Numbers | None) -> Iterator[Claim]:
    """Yield a claim for each share of a line whose base its shares agree on.

    ``numbers`` are given where the lines are the table's columns.
    """
    counts = [line for line in lines if any(line.numbers) and not is_of_shares(line)]
    for line in lines:
        if is_of_shares(line) and (base := _base(line, counts, numbers)) is not None:
            yield from (_claim(one) for one in base.shares)


def _base(line: NumberLine, counts: Sequence[NumberLine], numbers: Numbers | None) -> Base | None:
    """The base that fits most shares of a line, where the others are meant to be of it too."""
    every = list(_bases(line, counts))
    if numbers is not None:
        every += _bases_of_totals(line, counts, numbers)
    best = max(every, key=lambda one: (one.fits, one.is_told, -len(one.shares)), default=None)
    if best is None or not _is_meant(best, is_bare=is_bare(line.words)):
        return None
    told = [one for one in every if one.is_told]
    return best if best.fits or told == [best] else None


def _bases(line: NumberLine, counts: Sequence[NumberLine]) -> Iterator[Base]:
    """Two lines each: one is a part of the other in every place."""
    for part in counts:
        for whole in counts:
            if part is whole:
                continue
            shares = [
                LineShare(value, a, b)
                for value, a, b in zip(line.numbers, part.numbers, whole.numbers, strict=True)
                if value is not None and a is not None and b is not None and b.value and a.value
            ]
            is_told = are_part_and_whole(part.words, whole.words)
            early = sum(one.fit is not None for one in shares[:SAMPLE])
            if shares and (is_told or early * 2 >= min(len(shares), SAMPLE)):
                yield Base(shares, is_told)


def _bases_of_totals(
    line: NumberLine, counts: Sequence[NumberLine], numbers: Numbers
) -> Iterator[Base]:
    """A column each, and its value in the total row."""
    totals = [at for at, row in enumerate(numbers.rows) if TOTAL.fullmatch(row.words.strip())]
    for column in counts:
        whole = column.numbers[totals[-1]] if totals else None
        if whole is None or not whole.value:
            continue
        shares = [
            LineShare(value, part, whole)
            for at, (value, part) in enumerate(zip(line.numbers, column.numbers, strict=True))
            if value is not None and part is not None and part.value and at not in totals
        ]
        if shares:
            yield Base(shares, is_told=False)


def _is_meant(base: Base, *, is_bare: bool) -> bool:
    """Whether so many shares are of one base that the others are meant to be too."""
    fits = base.fits
    misses = [one for one in base.shares if one.fit is None]
    has_decimals = any(one.value.places for one in base.shares)
    if fits >= 2 and len(misses) * 2 <= fits and (has_decimals or fits >= SURE):
        return True
    if not all(one.is_slip for one in misses) or not (has_decimals or base.is_told):
        return False
    is_one_told = base.is_told and is_bare and len(base.shares) == 1
    return fits >= max(len(misses), 1) or is_one_told


def _fit(value: CellNumber, part: Decimal, whole: Decimal) -> Fit | None:
    return fit(value.value, value.places, part, whole)


def _claim(one: LineShare) -> Claim:
    value, part, whole = one.value, one.part, one.whole
    rule = "share-differs" if one.fit is None else _RULES[one.fit]
    exact = share(part.value, whole.value)
    places = value.places
    return claim(
        "share",
        value,
        rule,
        {
            "share": value.written,
            "part": part.written,
            "whole": whole.written,
            "right": f"{shown(rounded(exact, places), places, value.written)}%",
            "exact": f"{shown(rounded(exact, places + 2), places + 2, value.written)}%",
            "named": whole.written,
        },
        [("part", part), ("whole", whole)],
    )
