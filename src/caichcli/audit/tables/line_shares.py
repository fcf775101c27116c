"""Columns and rows of shares: what they are of, where nearly all of them agree on it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from caichcli.audit.claims import Claim, shown
from caichcli.audit.rounding import HUNDRED, Fit, fit, rounded, share
from caichcli.audit.slips import is_printed_slip, slips_of
from caichcli.audit.tables.headings import are_part_and_whole, is_bare
from caichcli.audit.tables.line_sums import is_of_shares
from caichcli.audit.tables.numbers import TOTAL, CellNumber, NumberLine, Numbers, claim

SURE = 4  # shares without decimals that fit by no chance
SAMPLE = 12  # values by which a pair of lines is tried first
_RULES: dict[Fit, str] = {"exact": "", "cut": "share-cut", "twice": "share-rounded-twice"}


class LineShare(Struct, frozen=True):
    """A share in a line, the value it is printed for, and what that may be a part of.

    ``of`` is the cell of the whole; None where the whole is the sum of a column.
    """

    value: CellNumber
    part: CellNumber
    whole: Decimal
    of: CellNumber | None = None

    @property
    def fit(self) -> Fit | None:
        return _fit(self.value, self.part.value, self.whole)

    @property
    def is_proof(self) -> bool:
        """Whether a share that fits could have failed to: nothing and all of it cannot."""
        return self.fit is not None and self.part.value not in (0, self.whole)

    @property
    def is_slip(self) -> bool:
        """Whether one wrong digit in one of the three is all that parts them."""
        value, part = self.value, self.part
        right = rounded(share(part.value, self.whole), value.places)
        if is_printed_slip(value.value, right, value.places):
            return True
        if not value.places:
            return False  # of shares in whole per cent, one is soon another
        parts = slips_of(part.value, part.places, part.written)
        wholes = slips_of(self.whole, self.of.places, self.of.written) if self.of else ()
        return any(_fit(value, one, self.whole) == "exact" for one in parts) or any(
            _fit(value, part.value, one) == "exact" for one in wholes
        )


class Base(Struct, frozen=True):
    """What the shares of a line may be of; ``is_told`` where the headings say so."""

    shares: Sequence[LineShare]
    is_told: bool = False

    @property
    def fits(self) -> int:
        return sum(one.is_proof for one in self.shares)


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
        every += [base for column in counts for base in _within(line, column, numbers)]
        every += _of_fractions(line, numbers)
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
                LineShare(value, a, b.value, b)
                for value, a, b in zip(line.numbers, part.numbers, whole.numbers, strict=True)
                if value is not None and a is not None and b is not None and b.value
            ]
            is_told = are_part_and_whole(part.words, whole.words)
            early = sum(one.fit is not None for one in shares[:SAMPLE])
            if shares and (is_told or early * 2 >= min(len(shares), SAMPLE)):
                yield Base(shares, is_told)


def _within(line: NumberLine, column: NumberLine, numbers: Numbers) -> Iterator[Base]:
    """A column's values as parts of its total row, of its row of 100%, of all that have a share."""
    pairs = [
        (value, part)
        for value, part in zip(line.numbers, column.numbers, strict=True)
        if value is not None and part is not None
    ]
    totals = [at for at, row in enumerate(numbers.rows) if TOTAL.fullmatch(row.words.strip())]
    whole = column.numbers[totals[-1]] if totals else None
    if whole is not None and whole.value:
        yield Base([LineShare(value, part, whole.value, whole) for value, part in pairs])
    yield Base(list(_of_hundreds(pairs)))
    closed = {id(column.numbers[at]) for at in totals}
    parts = [(value, part) for value, part in pairs if id(part) not in closed]
    if all_of := sum((part.value for _, part in parts), Decimal(0)):
        yield Base([LineShare(value, part, all_of) for value, part in parts])


def _of_fractions(line: NumberLine, numbers: Numbers) -> Iterator[Base]:
    """A column of fractions each: 33/39 beside 84,6%."""
    for column in sorted({column for row in numbers.fractions for column in row}):
        cells = (row.get(column) for row in numbers.fractions)
        yield Base(
            [
                LineShare(value, cell[0], cell[1].value, cell[1])
                for value, cell in zip(line.numbers, cells, strict=True)
                if value is not None and cell is not None
            ],
            is_told=True,
        )


def _of_hundreds(pairs: Sequence[tuple[CellNumber, CellNumber]]) -> Iterator[LineShare]:
    """Values as parts of the last one in front of them whose share is 100%."""
    whole: CellNumber | None = None
    for value, part in pairs:
        if value.value == HUNDRED and part.value:
            whole = part if whole is None or part.value != whole.value else whole
        if whole is not None:
            yield LineShare(value, part, whole.value, whole)


def _is_meant(base: Base, *, is_bare: bool) -> bool:
    """Whether so many shares are of one base that the others are meant to be too."""
    fits = base.fits
    misses = [one for one in base.shares if one.fit is None]
    has_decimals = any(one.value.places for one in base.shares)
    if fits >= 2 and len(misses) * 2 <= fits and (has_decimals or fits >= SURE):
        return True
    is_told = base.is_told and is_bare
    if is_told and fits >= max(len(misses), 1):
        return True
    if not all(one.is_slip for one in misses) or not (has_decimals or is_told):
        return False
    return fits >= max(len(misses), 1) or (is_told and len(base.shares) == 1)


def _fit(value: CellNumber, part: Decimal, whole: Decimal) -> Fit | None:
    return fit(value.value, value.places, part, whole)


def _claim(one: LineShare) -> Claim:
    value, part = one.value, one.part
    whole = one.of.written if one.of else shown(one.whole, part.places, part.written)
    rule = "share-differs" if one.fit is None else _RULES[one.fit]
    exact = share(part.value, one.whole)
    places = value.places
    return claim(
        "share",
        value,
        rule,
        {
            "share": value.written,
            "part": part.written,
            "whole": whole,
            "right": f"{shown(rounded(exact, places), places, value.written)}%",
            "exact": f"{shown(rounded(exact, places + 2), places + 2, value.written)}%",
            "named": whole,
        },
        [("part", part), *([("whole", one.of)] if one.of else [])],
    )
