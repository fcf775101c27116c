"""Differences against the two figures that they are between: tăng 12, giảm 1,44%, vượt 21,3%."""

import re
from collections.abc import Iterator
from decimal import Decimal

from caichcli.audit.claims import Claim, shown
from caichcli.audit.rounding import HUNDRED, cut, rounded, share
from caichcli.audit.sentences.names import is_name
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import half_unit, scale_of
from caichcli.plan.finding import Span

_CHANGE = re.compile(
    r"\b(?:(?P<up>tăng|cao hơn|nhiều hơn|up|increased)"
    r"|(?P<down>(?<!cắt )giảm|thấp hơn|ít hơn|down|decreased))"
    r"(?: (?:thêm|được|by|tới|đến|từ))?\s*$"
)
_ANY_CHANGE = re.compile(r"\b(?:tăng|giảm|cắt)\b")
_EXCESS = re.compile(r"\bvượt\s*$")
_FROM = re.compile(r"\b(?:từ|from)(?: mức)?\s*$")
_TO = re.compile(r"[^.;,()]{0,30}\b(?:xuống|lên|thành|to)\b(?: (?:còn|chỉ còn|mức|thành))?\s*")
# From a change to what it is compared with: in brackets, or said with là.
AGAINST = re.compile(
    r"[^.;(),]{0,30}?(?:so với|cùng kỳ|than|compared|from (?:last|the))"
    r"(?:(?!\bvà\b|kế hoạch)[^.;(),]){0,60}?"
    r"(?:\(|\blà |\bmức |\bđạt )(?:\w+ ){0,2}"
)
# From the two figures to the change between them: "xuống còn 208 đơn vị, giảm 121".
_SO = re.compile(
    r"(?:(?!\bvà\b)[^.;(),]){0,40}[,;(]?\s*(?:tức |tương ứng |nghĩa là |tương đương )?"
    r"(?:(?!\bvà\b)[^.;(),]){0,12}"
)
_AND_MORE = re.compile(r"[^.;,()\d]{0,20}\bvà \d")  # giảm 3 xã và 1 thị trấn
_RANK = re.compile(r"bậc|hạng")
_POINTS = re.compile(r"điểm (?:phần trăm|%)|(?:percentage )?points?\b|điểm\b")  # between two shares
_AT_ONCE = re.compile(r"[^.;(),]{0,12}(?:so với|than)\s+(?:mức\s+)?")
# Behind a rate: another thing that changes: tăng 3,4%, các nước đang phát triển tăng 4,3%.
_NEW_SUBJECT = re.compile(r"[^.;,]{0,40},\s*(?:các|những|riêng|còn)\b")
_OF_A_PLAN = re.compile(r"[^.;()]{0,30}?(?:so với cùng|so với (?:năm|tháng|quý|kỳ)|cùng kỳ)")
_PARTED = re.compile(r"[.;)]|.{40}")
_OTHERWISE = re.compile(r"trong khi|tuy nhiên|\bnhưng\b|\bcòn\b|\briêng\b|while|however")
_YEARLY = re.compile(r"[^.;,()\d]{0,12}(?:mỗi|một|hằng|hàng|/|bình quân)\s*(?:năm|tháng|quý)")
_HALF = Decimal("0.5")
ROUND = Decimal(5)  # per cent, of which round rates are multiples


def differences(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each change whose two figures stand beside it."""
    for at, one in enumerate(statement.quantities):
        before = statement.lower[max(0, one.start - 30) : one.start]
        if change := _CHANGE.search(before):
            sign = 1 if change["up"] else -1
            ends = _ends(statement, at) if not _FROM.search(before) else None
            is_all = not (
                _AND_MORE.match(statement.lower, one.end) or _YEARLY.match(statement.lower, one.end)
            )
            is_all = is_all and one.over is None
            if ends is not None and is_all and _is_round(one, *ends, sign):
                continue
            if ends is not None and is_all and are_of_one_measure(one, *ends):
                yield claim_of_change(statement, one, *ends, sign)
        elif _EXCESS.search(before) and not one.over:
            yield from _excess(statement, one)


def _ends(statement: FigureText, at: int) -> tuple[Quantity, Quantity] | None:
    """What a change starts from and what it comes to; None where they are not both told."""
    quantities = statement.quantities
    one = quantities[at]
    following = quantities[at + 1 : at + 3]
    link = statement.lower[one.end : following[0].start] if following else ""
    is_near = following and not _PARTED.search(link) and not _ANY_CHANGE.search(link)
    if is_near and len(following) == 2 and is_from_to(statement, *following):
        return following[0], following[1]
    previous = quantities[max(at - 2, 0) : at]
    if len(previous) == 2 and is_from_to(statement, *previous):
        link = statement.lower[previous[1].end : one.start]
        is_other = _AT_ONCE.match(statement.lower, one.end) is not None
        return (previous[0], previous[1]) if _SO.fullmatch(link) and not is_other else None
    now = now_of(statement, one)
    then = following[0] if following else None
    if now is None or then is None or then.hedge or now.is_share != then.is_share:
        return None
    gap = statement.lower[one.end : then.start]
    if one.is_share and now.is_share and _NEW_SUBJECT.match(statement.lower, now.end, one.start):
        return None
    if not (AGAINST.fullmatch(gap) or _AT_ONCE.fullmatch(gap)) or _CHANGE.search(gap):
        return None
    if _OTHERWISE.search(gap):
        return None
    return then, now


def _is_round(one: Quantity, then: Quantity, now: Quantity, sign: int) -> bool:
    """Whether a change is a round figure for what amounts changed by."""
    if not one.is_share or now.is_share or not then.value:
        return False
    return is_round_rate(one, share(now.value - then.value, then.value) * sign)


def is_round_rate(one: Quantity, exact: Decimal) -> bool:
    """Whether a rate of change is a round figure for an exact one: 20% for 19,06%."""
    is_own = rounded(exact, 0) == one.value or cut(exact, 0) == one.value
    return not (is_own or one.value % ROUND) and abs(exact - one.value) < ROUND / 2


def are_of_one_measure(one: Quantity, then: Quantity, now: Quantity) -> bool:
    """Whether a change and its two figures can be worked out: in one unit, and no ranks."""
    if _RANK.match(one.unit):
        return False
    if then.is_share and not one.is_share and one.unit and not _POINTS.match(one.unit):
        return False
    nouns = {figure.unit.split()[0] for figure in (then, now, one) if figure.unit}
    if one.is_count and not scale_of(one) and len(nouns) > 1:
        return False
    measures = {_measure(figure) for figure in (then, now, one) if not figure.is_share}
    return len(measures - {""}) < 2


def _measure(one: Quantity) -> str:
    """What a figure is a multiple of: triệu đồng; "1" where of none, "" where no noun tells."""
    if scale := scale_of(one):
        noun = one.unit.split()[len(scale.split()) :]
        return " ".join((scale, *noun))
    return "1" if one.unit else ""


def is_from_to(statement: FigureText, then: Quantity, now: Quantity) -> bool:
    """Whether two figures are told as "từ 10,85% xuống còn 1,31%"."""
    before = statement.lower[max(0, then.start - 12) : then.start]
    gap = statement.lower[then.end : now.start]
    return bool(_FROM.search(before) and _TO.fullmatch(gap)) and not (then.hedge or now.hedge)


def now_of(statement: FigureText, one: Quantity) -> Quantity | None:
    """The figure that a change is told of: the last one before it that is no change itself."""
    now = statement.before.get(one.start)
    while now is not None and _is_change(statement, now):
        now = statement.before.get(now.start)
    if now is None or now.over or now.hedge or is_name(statement, now):
        return None
    link = statement.lower[now.end : one.start]
    return now if len(link) < 120 and not re.search(r"[.;]\s", link) else None


def _is_change(statement: FigureText, one: Quantity) -> bool:
    return _CHANGE.search(statement.lower[max(0, one.start - 30) : one.start]) is not None


def claim_of_change(
    statement: FigureText, one: Quantity, then: Quantity, now: Quantity, sign: int
) -> Claim:
    """The claim of a change: the step between its figures, or that in per cent of the first."""
    places = max(one.places, then.places, now.places) if not one.is_share else one.places
    step = now.value - then.value
    decimals = [figure.places for figure in (then, now, one) if figure.places]
    slack = Decimal(1).scaleb(-min(decimals)) if decimals else Decimal(0)
    in_points = now.is_share and _POINTS.match(one.unit) is not None
    right = [step] if in_points or one.is_share == now.is_share else []
    if one.is_share and then.value:
        right.append(rounded(share(step, then.value), one.places))
        right.append(cut(share(step, then.value), one.places))
    fits = any(abs(value - sign * one.value) <= slack for value in right)
    fits = fits or (one.is_share and not now.is_share and _may_grow(one, then, now, sign))
    expected = right[0] if right else step
    return _claim(
        statement,
        one,
        "" if fits else "difference-differs",
        {
            "then": statement.written(then),
            "now": statement.written(now),
            "right": shown(abs(expected), places, statement.written(one))
            + ("%" if one.is_share else ""),
            "way": "up" if step > 0 else "down" if step < 0 else "same",
        },
        (("then", statement.span(then)), ("now", statement.span(now))),
    )


def _may_grow(one: Quantity, then: Quantity, now: Quantity, sign: int) -> bool:
    """Whether a change in per cent may be that of two amounts before they were rounded."""
    finest = max(then.places, now.places)
    halves = [half_unit(figure) for figure in (then, now)]
    if finest:  # beside decimals a whole number is as exact as they are
        figures = zip(halves, (then, now), strict=True)
        halves = [half if one.places else _HALF.scaleb(-finest) for half, one in figures]
    was, half = halves
    if not any(halves) or then.value <= was:
        return False
    least = share(now.value - half - then.value - was, then.value + was)
    most = share(now.value + half - then.value + was, then.value - was)
    own = _HALF.scaleb(-one.places)
    return least - own <= sign * one.value <= most + own


def _excess(statement: FigureText, one: Quantity) -> Iterator[Claim]:
    """What a result is above 100%, or above what it is written over."""
    now = _result(statement, one)
    if now is None or _OF_A_PLAN.match(statement.lower[one.end : one.end + 60]):
        return
    if now.is_share and one.is_share and now.value > HUNDRED:
        right, places = now.value - HUNDRED, max(now.places, one.places)
    elif now.over and now.value < now.over.value:
        return  # above a target that is not told, not above the whole
    elif now.over and now.over.value and one.is_share:
        places = one.places
        right = rounded(share(now.value - now.over.value, now.over.value), places)
    elif now.over and one.is_count and one.unit == now.unit:
        right, places = now.value - now.over.value, 0
    else:
        return
    values: dict[str, str | int] = {
        "then": "100%" if now.is_share else shown(now.over.value if now.over else right, 0),
        "now": statement.written(now),
        "right": shown(right, places, statement.written(one)) + ("%" if one.is_share else ""),
        "way": "up" if right > 0 else "down",
    }
    rule = "" if right == one.value else "difference-differs"
    yield _claim(statement, one, rule, values, (("now", statement.span(now)),))


def _result(statement: FigureText, one: Quantity) -> Quantity | None:
    now = statement.before.get(one.start)
    if now is None or now.hedge or _is_change(statement, now):
        return None
    link = statement.lower[(now.over or now).end : one.start]
    return now if len(link) < (30 if now.over else 80) and not re.search(r"[.;]\s", link) else None


def _claim(
    statement: FigureText,
    one: Quantity,
    rule: str,
    values: dict[str, str | int],
    related: tuple[tuple[str, Span], ...],
) -> Claim:
    numeral = statement.written(one)
    return Claim(
        "difference",
        statement.span(one),
        numeral,
        rule,
        "wrong" if rule else "match",
        {"written": numeral, **values},
        related if rule else (),
    )
