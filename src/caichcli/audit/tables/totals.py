"""Total rows against the rows that they close or open, and rows against those that stand below."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from caichcli.audit.claims import Claim, added, shown
from caichcli.audit.slips import explains
from caichcli.audit.tables import outlines
from caichcli.audit.tables.numbers import NOT_ADDED, TOTAL, CellNumber, Numbers, claim

MOST_TOTALS = 200  # rows of one table that are totals
MOST_INNER = 20  # total rows that another may add up
SURE = 4  # sums that fit to one that does not
MOST_TERMS = 12  # that a sum is told with


class Addition(Struct, frozen=True):
    """A value of a row and those of other rows in its column that should make it."""

    total: CellNumber
    parts: tuple[CellNumber, ...]

    @property
    def sum(self) -> Decimal:
        return sum((one.value for one in self.parts), Decimal(0))

    @property
    def places(self) -> int:
        return max(one.places for one in (self.total, *self.parts))

    @property
    def fits(self) -> bool:
        places = self.places
        halves = Decimal(len(self.parts)) / 2 * Decimal(1).scaleb(-places)
        return abs(self.sum - self.total.value) <= (halves if places else 0)

    @property
    def is_slip(self) -> bool:
        """Whether one wrong digit is all that parts a total from its sum."""
        return explains(self.total.value, [one.value for one in self.parts])

    @property
    def is_near(self) -> bool:
        return abs(self.sum - self.total.value) * 2 <= abs(self.total.value)


def totals(numbers: Numbers) -> Iterator[Claim]:
    """Yield a claim for each value of a total row and of a row that has others below it."""
    is_total = [TOTAL.fullmatch(row.words.strip()) is not None for row in numbers.rows]
    ranks = [None if is_total[at] else rank for at, rank in enumerate(outlines.ranks(numbers))]
    columns = _added_up(numbers)
    groups = [
        _additions(numbers, at, rows, columns)
        for at, rank in enumerate(ranks)
        if rank is not None and len(rows := outlines.below(ranks, at)) > 1
    ]
    grand = [
        _best(numbers, at, _candidates(is_total, ranks, at), columns)
        for at in [at for at, one in enumerate(is_total) if one][:MOST_TOTALS]
    ]
    every = [one for group in (*groups, *grand) for one in group]
    fits = sum(bool(one.fits and one.total.value) for one in every)
    within = [one for group in groups for one in group]
    misses = sum(not one.fits for one in within)
    if fits >= max(misses, 1):
        yield from _claims(within, is_sure=fits >= SURE * misses)
    for group in grand:
        own = sum(bool(one.fits and one.total.value) for one in group)
        yield from _claims(group, is_sure=bool(own))


def _candidates(
    is_total: Sequence[bool], ranks: Sequence[int | None], at: int
) -> Iterator[list[int]]:
    """The rows that a total row may be the sum of, those that are likelier first."""
    marks = [row for row, one in enumerate(is_total) if one]
    place = marks.index(at)
    before = marks[place - 1] if place else -1
    after = marks[place + 1] if place + 1 < len(marks) else len(is_total)
    others = list(range(before + 1, at)) or list(range(at + 1, after))
    yield others
    yield from _by_rank(ranks, others)
    earlier = [row for row in range(at) if not is_total[row]]
    if place and earlier and len(marks) <= MOST_INNER:
        yield marks[:place]
        yield earlier
        yield from _by_rank(ranks, earlier)


def _by_rank(ranks: Sequence[int | None], rows: Sequence[int]) -> Iterator[list[int]]:
    """The rows of each rank apart: I, II without 1, 2."""
    by_rank: dict[int | None, list[int]] = {}
    for row in rows:
        by_rank.setdefault(ranks[row], []).append(row)
    if len(by_rank) > 1:
        yield from by_rank.values()


def _best(
    numbers: Numbers, at: int, candidates: Iterator[list[int]], columns: Sequence[int]
) -> list[Addition]:
    """The sums of the rows that fit a total row best; the first where none does."""
    every = [_additions(numbers, at, rows, columns) for rows in candidates if len(rows) > 1]
    return max(every, key=_score, default=[])


def _score(additions: Sequence[Addition]) -> tuple[int, int]:
    """How many sums fit, and how many a slip parts from fitting."""
    fits = sum(bool(one.fits and one.total.value) for one in additions)
    return fits, sum(not one.fits and one.is_slip for one in additions)


def _additions(
    numbers: Numbers, at: int, rows: Sequence[int], columns: Sequence[int]
) -> list[Addition]:
    """The sums of rows beside the values of another, in each column that is added up."""
    additions = []
    for column in columns:
        value = numbers.rows[at].numbers[column]
        cells = [numbers.rows[row].numbers[column] for row in rows]
        parts = tuple(one for one in cells if one is not None)
        if value is not None and parts:
            additions.append(Addition(value, parts))
    return additions


def _added_up(numbers: Numbers) -> list[int]:
    """The columns whose values are such as are added up."""
    worded = {column for _, column in numbers.worded}
    return [
        at
        for at, column in enumerate(numbers.columns)
        if at not in worded
        and not NOT_ADDED.search(column.words)
        and not any(one is not None and one.is_share for one in column.numbers)
    ]


def _claims(additions: Sequence[Addition], *, is_sure: bool) -> Iterator[Claim]:
    """The claims of sums that are meant; those that are not sure are told of a slip alone."""
    for one in additions:
        if one.fits or one.is_slip or (is_sure and one.is_near):
            yield _claim(one)


def _claim(one: Addition) -> Claim:
    values = [part.value for part in one.parts]
    numeral = one.total.written
    more = " + …" if len(values) > MOST_TERMS else ""
    return claim(
        "sum",
        one.total,
        "" if one.fits else "sum-differs",
        {
            "total": numeral,
            "sum": shown(one.sum, one.places, numeral),
            "parts": added(values[:MOST_TERMS], one.places, numeral) + more,
            "gap": shown(abs(one.sum - one.total.value), one.places, numeral),
        },
    )
