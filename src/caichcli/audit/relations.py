"""Rows and columns that others make: sums beside them, shares, differences, lists that are counted.

Where no word says how a column comes about, its values do: a relation that nearly all keep is meant
for all of them. Words such as "Tổng số", "Tỷ lệ", "Tăng, giảm" let fewer values do.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from caichcli.audit.claims import Claim, added, shown
from caichcli.audit.figures import NOT_ADDED, TOTAL, CellNumber, NumberLine, Numbers, claim
from caichcli.audit.rounding import Fit, fit, rounded, share

SURE = 4  # values that keep a relation of which no word tells
MOST_LINES = 40
SAMPLE = 12  # values by which a pair of columns is tried first
_TOTAL = re.compile(r"\b(?:tổng|cộng|total|all|toàn bộ)\b|\bsố lượng\b", re.IGNORECASE)
_SHARE = re.compile(r"t[ỷỉ] lệ|%|\brate\b|\bshare\b", re.IGNORECASE)
_CHANGE = re.compile(r"tăng|giảm|chênh lệch|so sánh|\bchange\b|difference", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–+]\s")
_NOT_OF_TOTALS = re.compile(r"^(?:s?tt|số tt|no\.?)$", re.IGNORECASE)
_ITEM = re.compile(r"[A-ZĐ0-9]+(?:[.\-/]\d+)+|[A-ZĐ]\d+")
_RULES: dict[Fit, str] = {"exact": "", "cut": "share-cut", "twice": "share-rounded-twice"}


class Made(Struct, frozen=True):
    """A value, those that make it, and whether they do."""

    value: CellNumber
    parts: tuple[CellNumber, ...]
    fits: bool


def relations(numbers: Numbers) -> Iterator[Claim]:
    """Yield what the columns of a table claim of each other, then its rows."""
    columns = [line for line in numbers.columns if not _NOT_OF_TOTALS.match(line.words)]
    rows = [_added(numbers, row) for row in numbers.rows if not TOTAL.fullmatch(row.words.strip())]
    for lines in (columns, rows):
        if len(lines) <= MOST_LINES:
            yield from _sums(lines)
            yield from _changes(lines)
            yield from _shares(lines)
    yield from _lists(numbers)


def _added(numbers: Numbers, row: NumberLine) -> NumberLine:
    """A row without the values of columns that nobody adds up."""
    pairs = zip(row.numbers, numbers.columns, strict=True)
    return NumberLine(
        row.words, tuple(None if NOT_ADDED.search(line.words) else one for one, line in pairs)
    )


def _sums(lines: Sequence[NumberLine]) -> Iterator[Claim]:
    """Lines that are the sums of those behind them, inner ones first; else of those before."""
    inner: set[int] = set()
    shares = {at for at, line in enumerate(lines) if _is_of_shares(line)}
    for at in range(len(lines) - 1, -1, -1):
        behind = _up_to(shares, [one for one in range(at + 1, len(lines)) if one not in inner])
        before = _up_to(shares, [one for one in range(at - 1, -1, -1) if one not in inner])
        for rest in (behind, before) if at not in shares else ():
            window = _window(lines, at, rest)
            if window:
                inner |= set(window)
                for total in _made(lines, at, window):
                    yield _sum(total)
                break


def _up_to(shares: set[int], rest: Sequence[int]) -> Sequence[int]:
    """The lines before the first of shares, which no sum goes over."""
    end = next((place for place, line in enumerate(rest) if line in shares), len(rest))
    return rest[:end]


def _window(lines: Sequence[NumberLine], at: int, rest: Sequence[int]) -> Sequence[int]:
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
        if count < 2:
            continue
        fits = misses = 0
        for value, total, parts in zip(values, sums, nonzero, strict=True):
            if value is not None:
                misses += value != total
                # A sum that fits could have failed to: two parts of it at least are not zero.
                fits += value == total and parts > 1
        if (fits, -misses) > score and _is_meant(lines, at, rest[:count], fits, misses):
            best, score = rest[:count], (fits, -misses)
    return best


def _is_meant(
    lines: Sequence[NumberLine], at: int, window: Sequence[int], fits: int, misses: int
) -> bool:
    """Whether so many values keep a relation that it is meant for the others too."""
    words = lines[at].words
    dashed = [bool(_DASH.match(lines[one].words)) for one in window]
    is_told = bool(_TOTAL.search(words)) or (all(dashed) and not _DASH.match(words))
    if is_told:
        return fits >= 2 and misses * 2 <= fits
    return fits >= SURE and misses * 4 <= fits


def _made(lines: Sequence[NumberLine], at: int, window: Sequence[int]) -> Iterator[Made]:
    for place, value in enumerate(lines[at].numbers):
        if value is None:
            continue
        parts = tuple(one for line in window if (one := lines[line].numbers[place]) is not None)
        yield Made(value, parts, sum((one.value for one in parts), Decimal(0)) == value.value)


def _sum(line: Made) -> Claim:
    value = line.value
    places = max(value.places, *(part.places for part in line.parts), 0)
    total = sum((part.value for part in line.parts), Decimal(0))
    return claim(
        "sum",
        value,
        "" if line.fits else "sum-differs",
        {
            "total": value.written,
            "sum": shown(total, places, value.written),
            "parts": added([part.value for part in line.parts], places, value.written),
            "gap": shown(abs(total - value.value), places, value.written),
        },
        [("part", part) for part in line.parts],
    )


def _changes(lines: Sequence[NumberLine]) -> Iterator[Claim]:
    """Lines headed as changes: the later of two neighbours less the earlier."""
    for at, line in enumerate(lines):
        if not _CHANGE.search(line.words) or _is_of_shares(line):
            continue
        before = [one for one in lines[:at] if any(one.numbers) and not _is_of_shares(one)]
        for then, now in reversed(list(pairwise(before))):
            triples = [
                (a, b, c)
                for a, b, c in zip(then.numbers, now.numbers, line.numbers, strict=True)
                if a is not None and b is not None and c is not None
            ]
            fits = sum(b.value - a.value == c.value for a, b, c in triples)
            if fits >= 2 and (len(triples) - fits) * 2 <= fits:
                for a, b, c in triples:
                    yield _change(a, b, c)
                break


def _change(then: CellNumber, now: CellNumber, value: CellNumber) -> Claim:
    step = now.value - then.value
    return claim(
        "difference",
        value,
        "" if step == value.value else "difference-differs",
        {
            "written": value.signed,
            "then": then.written,
            "now": now.written,
            "right": shown(abs(step), value.places, value.written),
            "way": "up" if step > 0 else "down" if step < 0 else "same",
        },
        [("then", then), ("now", now)],
    )


def _shares(lines: Sequence[NumberLine]) -> Iterator[Claim]:
    """Lines of shares: of which two others they are, nearly everywhere."""
    counts = [line for line in lines if any(line.numbers) and not _is_of_shares(line)]
    for line in lines:
        if not _is_of_shares(line):
            continue
        pair = _pair(line, counts)
        for place, value in enumerate(line.numbers if pair else ()):
            part, whole = (one.numbers[place] for one in pair) if pair else (None, None)
            if value is not None and part is not None and whole is not None and whole.value:
                yield _share(value, part, whole)


def _pair(line: NumberLine, counts: Sequence[NumberLine]) -> tuple[NumberLine, NumberLine] | None:
    """The two lines that nearly all shares of a line are of."""
    best = None
    most = 1
    for part in counts:
        for whole in counts:
            if part is whole:
                continue
            triples = [
                (value, a, b)
                for value, a, b in zip(line.numbers, part.numbers, whole.numbers, strict=True)
                if value is not None and a is not None and b is not None and b.value and a.value
            ]
            early = sum(_fits(*one) for one in triples[:SAMPLE])
            if early * 2 < min(len(triples), SAMPLE):
                continue
            fits = sum(_fits(*one) for one in triples)
            exact = max((value.places for value, _, _ in triples), default=0)
            if fits > most and (len(triples) - fits) * 2 <= fits and (exact or fits >= SURE):
                best, most = (part, whole), fits
    return best


def _fits(value: CellNumber, part: CellNumber, whole: CellNumber) -> bool:
    return fit(value.value, value.places, part.value, whole.value) is not None


def _share(value: CellNumber, part: CellNumber, whole: CellNumber) -> Claim:
    how = fit(value.value, value.places, part.value, whole.value)
    rule = "share-differs" if how is None else _RULES[how]
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


def _is_of_shares(line: NumberLine) -> bool:
    values = [one for one in line.numbers if one is not None]
    return any(one.is_share for one in values) or bool(_SHARE.search(line.words))


def _lists(numbers: Numbers) -> Iterator[Claim]:
    """Counts beside the list that they count, where nearly all rows have both."""
    for column, line in enumerate(numbers.columns):
        for other in (column + 1, column - 1):
            if not 0 <= other < len(numbers.columns):
                continue
            pairs = [
                (value, items)
                for row, value in enumerate(line.numbers)
                if value is not None
                and value.is_whole
                and (items := _items(numbers.texts[row][other])) is not None
            ]
            fits = sum(value.value == items for value, items in pairs)
            is_of_lists = any(items for _, items in pairs)  # dashes alone are no lists
            if is_of_lists and fits >= 2 and (len(pairs) - fits) * 2 <= fits:
                for value, items in pairs:
                    yield _count(value, items)


def _items(text: str) -> int | None:
    """How many items a list has: ids with nothing between but commas; a dash is an empty one."""
    if text.strip() in ("–", "-"):
        return 0
    items = [item.strip() for item in text.split(",")]
    return len(items) if all(_ITEM.fullmatch(item) for item in items) else None


def _count(value: CellNumber, items: int) -> Claim:
    rule = "" if value.value == items else "count-differs"
    return claim("count", value, rule, {"count": value.written, "items": items}, ())
