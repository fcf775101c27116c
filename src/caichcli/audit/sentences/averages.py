"""Averages beside what they are of: 4.500 triệu đồng cho 90 xã, bình quân 50 triệu đồng/xã.

The noun that an average is for each of finds its count, and its own noun finds the sum.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from caichcli.audit.claims import Claim, shown
from caichcli.audit.rounding import cut, rounded
from caichcli.audit.sentences.part_lists import is_total
from caichcli.audit.slips import is_printed_slip
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import half_unit, in_ones, same_noun
from caichcli.audit.words.vocabulary import CHANGE, ELSEWHEN, SENTENCE_END

REACH = 6  # figures back, among which the sum and the count are looked for
_AVERAGE = re.compile(
    r"\b(?:bình quân|trung bình|on average|average of)\b"
    r"(?: (?:mỗi|một|cứ) (?P<noun>[^\W\d]+)(?: [^\W\d]+)?)?[^.;:,()\d]{0,24}$"
)
_EACH = re.compile(r"\b(?:mỗi|each)(?: of the)? (?P<noun>[^\W\d]+)[^.;:()\d]{0,40}$")
_PER = re.compile(r"[^.;:,()\d/]{0,24}?(?:/|\b(?:mỗi|một|per|a)\b)\s*(?P<noun>[^\W\d]+)")


def averages(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each average whose sum and count stand before it, and each that makes a
    total behind it.
    """
    for at, one in enumerate(statement.quantities):
        if one.is_share or one.hedge or one.over or not one.value:
            continue
        start = statement.sentence_start(one.start)
        before = statement.lower[start : one.start]
        if average := _AVERAGE.search(before):
            per = _PER.match(statement.lower, one.end)
            noun = average["noun"] or (per["noun"] if per else None)
            if noun is not None:
                yield from _average(statement, one, noun, start)
        elif (each := _EACH.search(before)) is not None and one.is_count:
            yield from _product(statement, at, each["noun"], start)


def _average(statement: FigureText, one: Quantity, noun: str, start: int) -> Iterator[Claim]:
    """An average against the sums and counts that it may be of: told where none makes it."""
    earlier = _earlier(statement, one, start)
    counts = [other for other in earlier if _counts(other, noun)]
    sums = [other for other in earlier if other not in counts and _is_sum(other, one)]
    pairs = [(total, count) for total in sums for count in counts]
    for total, count in pairs:
        if _is_average(one, total, count):
            yield _claim(statement, one, total, count, "")
            return
    if len(pairs) == 1 and _is_near(one, *pairs[0]):
        yield _claim(statement, one, *pairs[0], "ratio-differs")


def _product(statement: FigureText, at: int, noun: str, start: int) -> Iterator[Claim]:
    """What each has, so many times, against the total that is told behind it."""
    one = statement.quantities[at]
    counts = [other for other in _earlier(statement, one, start) if _counts(other, noun)]
    following = statement.quantities[at + 1 : at + 3]
    if not counts and len(following) > 1 and _counts(following[0], noun):
        counts, following = [following[0]], following[1:]  # mỗi xã 03 máy; 46 xã có tổng cộng 138
    total = following[0] if following else None
    if total is None or len(counts) != 1 or total.is_share or total.hedge or total.over:
        return
    is_told = is_total(statement, total) and not SENTENCE_END.search(
        statement.lower, one.end, total.start
    )
    if is_told and same_noun(total, one) and (total.unit or one.unit):
        rule = "" if _is_product(one, total, counts[0]) else "ratio-differs"
        yield _claim(statement, one, total, counts[0], rule, at=total)


def _earlier(statement: FigureText, one: Quantity, start: int) -> list[Quantity]:
    """The figures before one in its sentence that are no shares, changes or of another time."""
    at = statement.place(one)
    return [
        other
        for other in statement.quantities[max(0, at - REACH) : at]
        if other.start >= start
        and not (other.is_share or other.hedge or other.over)
        and not CHANGE.search(statement.lower[max(0, other.start - 24) : other.start])
        and not ELSEWHEN.search(statement.clause(other))
    ]


def _counts(one: Quantity, noun: str) -> bool:
    return (
        one.is_count
        and one.value > 1
        and one.unit.partition(" ")[0] in (noun, f"{noun}s", f"{noun[:-1]}ies")
    )


def _is_sum(one: Quantity, average: Quantity) -> bool:
    """Whether a figure counts what an average does, be it by turns: 3.600 lượt người, 75 người."""
    turns = one.unit.removeprefix("lượt ")
    return same_noun(one, average) or turns.partition(" ")[0] == average.unit.partition(" ")[0]


def _is_average(one: Quantity, total: Quantity, count: Quantity) -> bool:
    """Whether an average comes of a sum, as exactly as both are printed, or was cut."""
    scale = in_ones(one)
    value, half = in_ones(total) * total.value / scale, in_ones(total) * half_unit(total) / scale
    own = Decimal("0.5").scaleb(-one.places)
    least, most = (value - half) / count.value, (value + half) / count.value
    return least - own <= one.value <= most + own or cut(least, one.places) == one.value


def _is_product(one: Quantity, total: Quantity, count: Quantity) -> bool:
    """Whether so many each make a total, as exactly as both are printed: each is no average."""
    each, whole = in_ones(one), in_ones(total)
    slack = half_unit(one) * each * count.value + half_unit(total) * whole
    return abs(one.value * each * count.value - total.value * whole) <= slack


def _is_near(one: Quantity, total: Quantity, count: Quantity) -> bool:
    """Whether an average was meant for a sum and a count: a slip, or less than twice too much."""
    right = in_ones(total) * total.value / in_ones(one) / count.value
    is_printed = is_printed_slip(one.value, rounded(right, one.places), one.places)
    return is_printed or right / 2 < one.value < right * 2


def _claim(
    statement: FigureText,
    one: Quantity,
    total: Quantity,
    count: Quantity,
    rule: str,
    *,
    at: Quantity | None = None,
) -> Claim:
    place = at or one
    numeral = statement.written(place)
    right = in_ones(total) * total.value / in_ones(one) / count.value
    figures: Sequence[tuple[str, Quantity]] = (("sum", total), ("count", count))
    return Claim(
        "ratio",
        statement.span(place),
        numeral,
        rule,
        "wrong" if rule else "match",
        {
            "written": statement.written(one),
            "over": statement.written(total),
            "under": statement.written(count),
            "right": shown(rounded(right, one.places + 1), one.places + 1, numeral),
        },
        tuple((label, statement.span(figure)) for label, figure in figures) if rule else (),
    )
