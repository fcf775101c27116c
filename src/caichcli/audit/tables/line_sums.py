"""Columns and rows of a table that are the sums of those beside them, by words or by values."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from caichcli.audit.claims import Claim, added, shown
from caichcli.audit.slips import explains
from caichcli.audit.tables.headings import OF_WHICH, SHARE, is_partition, is_total, is_whole
from caichcli.audit.tables.numbers import CellNumber, NumberLine, claim

SURE = 4  # values that keep a sum of which no word tells
WEIGHT = Decimal("2.5")  # digits, all told, of sums that are no chance: 30 and 27 have nearly three


class LineSum(Struct, frozen=True):
    """A value of a line and those beside it that should make it."""

    value: CellNumber
    parts: tuple[CellNumber, ...]

    @property
    def sum(self) -> Decimal:
        return sum((one.value for one in self.parts), Decimal(0))

    @property
    def fits(self) -> bool:
        return self.sum == self.value.value

    @property
    def is_proof(self) -> bool:
        """Whether a sum that fits could have failed to: two parts of it at least are not zero."""
        return self.fits and sum(bool(one.value) for one in self.parts) > 1

    @property
    def places(self) -> int:
        return max(one.places for one in (self.value, *self.parts))

    @property
    def is_slip(self) -> bool:
        return explains(self.value.value, [one.value for one in self.parts])


def line_sums(lines: Sequence[NumberLine], *, are_columns: bool) -> Iterator[Claim]:
    """Yield a claim for each value of a line that is a sum, inner sums first.

    What stands behind a line makes it, else what stands before it; over shares between them only
    where the headings say so.
    """
    inner: set[int] = set()
    shares = {at for at, line in enumerate(lines) if is_of_shares(line)}
    for at in range(len(lines) - 1, -1, -1):
        if at in shares:
            continue
        behind = _up_to(shares, [one for one in range(at + 1, len(lines)) if one not in inner])
        before = _up_to(shares, [one for one in range(at - 1, -1, -1) if one not in inner])
        over = [one for one in range(at + 1, len(lines)) if one not in inner | shares]
        for rest in (behind, before, over):
            window = _window(lines, at, rest, are_columns=are_columns)
            if window:
                inner |= set(window)
                yield from map(_sum, _sums(lines, at, window))
                break


def line_excesses(columns: Sequence[NumberLine]) -> Iterator[Claim]:
    """Yield a claim for each "trong đó" that exceeds what it is of, where no other row does."""
    whole: NumberLine | None = None
    for column in columns:
        if is_of_shares(column):
            continue
        if not OF_WHICH.search(column.words):
            whole = column
        elif whole is not None:
            pairs = [
                LineSum(a, (b,))
                for a, b in zip(whole.numbers, column.numbers, strict=True)
                if a is not None and b is not None
            ]
            excesses = [one for one in pairs if one.sum > one.value.value]
            if len(excesses) == 1 and len(pairs) > 1:
                yield _sum(excesses[0], "parts-exceed-total")


def is_of_shares(line: NumberLine) -> bool:
    """Whether the values of a line are shares, by their sign or by its words."""
    is_one = any(one is not None and one.is_share for one in line.numbers)
    return is_one or SHARE.search(line.words) is not None


def _up_to(shares: set[int], rest: Sequence[int]) -> Sequence[int]:
    """The lines before the first of shares, which no sum goes over."""
    end = next((place for place, line in enumerate(rest) if line in shares), len(rest))
    return rest[:end]


def _window(
    lines: Sequence[NumberLine], at: int, rest: Sequence[int], *, are_columns: bool
) -> Sequence[int]:
    """The lines right beside one that make it in nearly every place; none where there are none."""
    best: Sequence[int] = ()
    score = (0, 0)
    values = [None if one is None else one.value for one in lines[at].numbers]
    sums = [Decimal(0)] * len(values)
    nonzero = [0] * len(values)  # parts that are not zero
    for count, line in enumerate(rest, 1):
        for place, one in enumerate(lines[line].numbers):
            if one is not None and one.value:
                sums[place] += one.value
                nonzero[place] += 1
        pairs = list(zip(values, sums, nonzero, strict=True))
        fits = sum(value == total and parts > 1 for value, total, parts in pairs)
        misses = sum(value is not None and value != total for value, total, _ in pairs)
        window = rest[:count]
        is_alone = not fits and misses == 1  # one row, and what its headings say
        is_better = count > 1 and ((fits, -misses) > score or (is_alone and not best))
        if is_better and _is_meant(lines, at, window, are_columns=are_columns):
            best, score = window, (fits, -misses)
    return best


def _is_meant(
    lines: Sequence[NumberLine], at: int, window: Sequence[int], *, are_columns: bool
) -> bool:
    """Whether so many values keep a sum that it is meant for the others too."""
    words = lines[at].words
    sums = _sums(lines, at, window)
    proofs = [one for one in sums if one.is_proof]
    misses = [one for one in sums if not one.fits]
    heads = [lines[one].words for one in window]
    is_told = are_columns and is_partition(heads if at < window[0] else heads[::-1], words)
    if is_told and all(one.is_slip for one in misses):
        gaps = {one.sum - one.value.value for one in misses}  # a row's and its total row's are one
        return len(gaps) <= len(proofs) or (len(sums) == 1 and is_whole(words))
    if any(is_of_shares(line) for line in lines[min(at, *window) : max(at, *window)]):
        return False
    if len(misses) * 4 <= len(proofs) and len(proofs) >= SURE:
        return True
    is_likely = len(proofs) >= 2 and len(misses) * 2 <= len(proofs)
    is_dashed = all(_is_dashed(head) for head in heads) and not _is_dashed(words)
    if is_likely and (is_total(words) or is_dashed):
        return True
    is_slip = len(misses) < 2 and all(one.is_slip for one in misses)
    return are_columns and is_likely and is_slip and _weight(proofs) >= WEIGHT


def _is_dashed(words: str) -> bool:
    return words.lstrip()[:2] in ("- ", "– ", "+ ")


def _weight(proofs: Sequence[LineSum]) -> Decimal:
    """How many digits had to agree by chance for sums to fit that are none."""
    return sum((abs(one.value.value).log10() for one in proofs if one.value.value), Decimal(0))


def _sums(lines: Sequence[NumberLine], at: int, window: Sequence[int]) -> list[LineSum]:
    sums = []
    for place, value in enumerate(lines[at].numbers):
        if value is not None:
            cells = [lines[line].numbers[place] for line in window]
            sums.append(LineSum(value, tuple(one for one in cells if one is not None)))
    return sums


def _sum(line: LineSum, rule: str = "sum-differs") -> Claim:
    numeral = line.value.written
    return claim(
        "sum",
        line.value,
        "" if line.fits else rule,
        {
            "total": numeral,
            "sum": shown(line.sum, line.places, numeral),
            "parts": added([part.value for part in line.parts], line.places, numeral),
            "gap": shown(abs(line.sum - line.value.value), line.places, numeral),
        },
        [("part", part) for part in line.parts],
    )
