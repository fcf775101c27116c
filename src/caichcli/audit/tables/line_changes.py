"""Columns and rows headed as changes: what two others differ by, as a number or in per cent."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from caichcli.audit.claims import Claim, shown
from caichcli.audit.rounding import fit, rounded, share
from caichcli.audit.slips import is_printed_slip, slips_of
from caichcli.audit.tables.headings import CHANGE
from caichcli.audit.tables.line_sums import is_of_shares
from caichcli.audit.tables.numbers import CellNumber, NumberLine, claim

MOST_PAIRS = 12  # pairs of lines before a change that may be what it is between


class LineChange(Struct, frozen=True):
    """A value of a line of changes, and the two that it is between."""

    value: CellNumber
    then: CellNumber
    now: CellNumber
    in_percent: bool

    @property
    def right(self) -> Decimal:
        step = self.now.value - self.then.value
        if not self.in_percent:
            return step
        return rounded(share(step, self.then.value), self.value.places)

    @property
    def fits(self) -> bool:
        step, places = self.now.value - self.then.value, self.value.places
        if self.in_percent:
            return fit(self.value.value, places, step, self.then.value) is not None
        return step == self.value.value

    @property
    def is_slip(self) -> bool:
        """Whether one wrong digit in one of the three is all that parts them."""
        if self.in_percent:
            return (
                is_printed_slip(self.value.value, self.right, self.value.places)
                or self._is_slip_of_an_end
            )
        places = max(one.places for one in (self.value, self.then, self.now))
        now, then = self.then.value + self.value.value, self.now.value - self.value.value
        return (
            is_printed_slip(self.value.value, self.right, places)
            or is_printed_slip(self.now.value, now, places)
            or is_printed_slip(self.then.value, then, places)
        )

    @property
    def _is_slip_of_an_end(self) -> bool:
        """Whether one wrong digit in an end makes a change in per cent with decimals."""
        places, then, now = self.value.places, self.then, self.now
        value = self.value.value
        return bool(places) and (
            any(
                fit(value, places, one - then.value, then.value) == "exact"
                for one in slips_of(now.value, now.places, now.written)
            )
            or any(
                fit(value, places, now.value - one, one) == "exact"
                for one in slips_of(then.value, then.places, then.written)
            )
        )


def line_changes(lines: Sequence[NumberLine]) -> Iterator[tuple[NumberLine, Sequence[Claim]]]:
    """Yield each line of changes that is one, with the claims of its values."""
    for at, line in enumerate(lines):
        if not CHANGE.search(line.words):
            continue
        in_percent = is_of_shares(line)
        before = [
            one
            for one in lines[:at]
            if any(one.numbers) and not is_of_shares(one) and not CHANGE.search(one.words)
        ]
        pairs = [
            (before[one], before[one + step])
            for one in range(len(before) - 1, -1, -1)
            for step in (-1, 1)
            if 0 <= one + step < len(before)
        ]
        every = [_changes(line, *pair, in_percent=in_percent) for pair in pairs[:MOST_PAIRS]]
        best = max(every, key=_fits, default=[])
        if _is_meant(best, is_alone=len(before) == 2):
            yield line, [_claim(one) for one in best]


def _changes(
    line: NumberLine, then: NumberLine, now: NumberLine, *, in_percent: bool
) -> list[LineChange]:
    return [
        LineChange(c, a, b, in_percent)
        for a, b, c in zip(then.numbers, now.numbers, line.numbers, strict=True)
        if a is not None and b is not None and c is not None and (a.value or not in_percent)
    ]


def _fits(changes: Sequence[LineChange]) -> int:
    return sum(one.fits for one in changes)


def _is_meant(changes: Sequence[LineChange], *, is_alone: bool) -> bool:
    """Whether so many changes are those between two lines that the others are meant to be too."""
    fits = _fits(changes)
    misses = [one for one in changes if not one.fits]
    if fits >= 2 and len(misses) * 2 <= fits:
        return True
    is_explained = all(one.is_slip for one in misses)
    return is_explained and (fits >= max(len(misses), 1) or (is_alone and len(changes) == 1))


def _claim(one: LineChange) -> Claim:
    step = one.now.value - one.then.value
    places = one.value.places
    sign = "%" if one.in_percent else ""
    return claim(
        "difference",
        one.value,
        "" if one.fits else "difference-differs",
        {
            "written": one.value.signed,
            "then": one.then.written,
            "now": one.now.written,
            "right": f"{shown(abs(one.right), places, one.value.written)}{sign}",
            "way": "up" if step > 0 else "down" if step < 0 else "same",
        },
        [("then", one.then), ("now", one.now)],
    )
