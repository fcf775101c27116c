"""Changes told twice, as a number and in per cent: 4.809 vụ, giảm 396 vụ (giảm 7,61%).

What the figures come to now and the change make what they were, and so the change in per cent.
Where several things change, each is taken by its place among those of its noun.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from caichcli.audit.claims import Claim, shown
from caichcli.audit.rounding import cut, rounded, share
from caichcli.audit.slips import is_slip
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import half_unit, same_unit

REACH = 12  # figures back, among which what changed is looked for
MOST_SLACK = Decimal(50)
NEAR = Decimal(1)  # point within which a rate was meant for the figures
_UP = re.compile(r"\b(?:tăng|up)(?: (?:thêm|tới|đến|được))?\s*$")
_DOWN = re.compile(r"(?<!cắt )\b(?:giảm|down)(?: (?:thêm|tới|đến|được))?\s*$")
# From a change to its rate: vụ (giảm 7,61%), người bị thương (-27,4%), việc, tương ứng 5,6%.
_LINK = re.compile(
    r"(?:[^\W\d]|\s){0,30}(?:\((?:tăng |giảm |tương ứng |tương đương |hay )?[-–−+]?|"
    r",? (?:tương ứng|tương đương|tức|hay)(?: với)?(?: mức| tỷ lệ)?(?: tăng| giảm)? )\s*"
)
_ENDS = re.compile(r"\b(?:xuống|lên)\b[^.;,\d]{0,12}$")  # from one figure to another
_GOES_ON = re.compile(r"[\s)]*(?:lên|xuống|còn)\b")
_POINTS = re.compile(r"điểm|bậc|hạng")
_OTHER = re.compile(r"^\s*(?:so với )?(?:kế hoạch|dự toán|chỉ tiêu)")


def rates(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each change whose rate and whose figure stand beside it."""
    changes = [one for one in statement.quantities if _sign(statement, one)]
    for change in changes:
        rate = _rate(statement, change)
        now = _now(statement, change, changes) if rate else None
        if rate is None or now is None or not change.value:
            continue
        then = now.value - change.value * _sign(statement, change)
        if then > 0:
            yield from _judged(statement, rate, change, (now, then))


def _sign(statement: FigureText, one: Quantity) -> int:
    """1 or -1 for a change up or down that is a number, 0 for what is none."""
    before = statement.lower[max(0, one.start - 20) : one.start]
    if one.is_share or one.hedge or one.over:
        return 0
    return 1 if _UP.search(before) else -1 if _DOWN.search(before) else 0


def _rate(statement: FigureText, change: Quantity) -> Quantity | None:
    at = statement.place(change) + 1
    rate = statement.quantities[at] if at < len(statement.quantities) else None
    if rate is None or not rate.is_share or rate.hedge:
        return None
    link = statement.lower[change.end : rate.start]
    is_other = (
        _OTHER.match(statement.lower[rate.end : rate.end + 40])
        or _GOES_ON.match(statement.lower, rate.end)
        or _POINTS.match(change.unit)
    )
    return rate if _LINK.fullmatch(link) and not is_other else None


def _now(statement: FigureText, change: Quantity, changes: Sequence[Quantity]) -> Quantity | None:
    """What changed: the figure of the same noun that has the place of the change among its like."""
    own = [one for one in changes if same_unit(one, change)]
    run = [one for one in own if _is_of_run(statement, one, change)]
    at = statement.place(run[0])
    before = [
        one
        for one in statement.quantities[max(0, at - REACH) : at]
        if not one.is_share and not _sign(statement, one) and same_unit(one, change)
    ]
    if not change.unit or len(before) < len(run) or any(one.hedge or one.over for one in before):
        return None
    if len(before) > len(run):
        now = before[-1] if len(run) == 1 and _is_told_of(statement, before[-1], change) else None
    else:
        now = before[run.index(change)]
    if now is None or _ENDS.search(statement.lower[max(0, now.start - 24) : now.start]):
        return None
    return now


def _is_of_run(statement: FigureText, one: Quantity, change: Quantity) -> bool:
    """Whether two changes are told in one breath: no figure that is none stands between."""
    first, last = sorted((statement.place(one), statement.place(change)))
    return all(
        between.is_share or _sign(statement, between)
        for between in statement.quantities[first : last + 1]
    )


def _is_told_of(statement: FigureText, now: Quantity, change: Quantity) -> bool:
    """Whether a change stands right behind what changed, in its sentence."""
    between = statement.lower[now.end : change.start]
    is_next = statement.place(now) + 1 == statement.place(change)
    return is_next and not re.search(r"[.;]\s|\n", between)


def _judged(
    statement: FigureText, rate: Quantity, change: Quantity, ends: tuple[Quantity, Decimal]
) -> Iterator[Claim]:
    now, then = ends
    exact = share(change.value, then)
    rule = _rule(rate, change, ends)
    link = statement.lower[change.end : rate.start]
    is_sure = any(word in link for word in ("(", "tăng", "giảm"))
    if rule is None or (rule and not is_sure):
        return
    numeral = statement.written(rate)
    places = rate.places
    yield Claim(
        "difference",
        statement.span(rate),
        numeral,
        rule,
        "wrong" if rule == "difference-differs" else "note" if rule else "match",
        {
            "written": numeral,
            "then": shown(then, max(now.places, change.places), numeral),
            "now": statement.written(now),
            "way": "up" if _sign(statement, change) > 0 else "down",
            "share": numeral,
            "right": f"{shown(rounded(exact, places), places, numeral)}%",
            "exact": f"{shown(rounded(exact, places + 2), places + 2, numeral)}%",
        },
        (("now", statement.span(now)),) if rule == "difference-differs" else (),
    )


def _rule(rate: Quantity, change: Quantity, ends: tuple[Quantity, Decimal]) -> str | None:
    """The rule that a rate breaks: "" for none; None where it may be of something else."""
    now, then = ends
    exact = share(change.value, then)
    if rounded(exact, rate.places) == rate.value:
        return ""
    half = half_unit(now) + half_unit(change)
    if half:
        least = share(change.value - half, then + half)
        most = share(change.value + half, max(then - half, half))
        own = Decimal("0.5").scaleb(-rate.places)
        if least - own <= rate.value <= most + own:
            return ""
    if cut(exact, rate.places) == rate.value:
        return "share-cut"
    is_near = abs(exact - rate.value) <= NEAR
    return "difference-differs" if is_near or _is_explained(rate, change, now, then) else None


def _is_explained(rate: Quantity, change: Quantity, now: Quantity, then: Decimal) -> bool:
    """Whether one wrong digit in one of the three figures is all that parts them."""
    unit = Decimal(1).scaleb(rate.places)
    right = rounded(share(change.value, then), rate.places)
    if is_slip(rate.value * unit, right * unit):
        return True
    grown = 1 + (rate.value if then < now.value else -rate.value) / 100
    if grown <= 0 or not rate.value:
        return False
    places = Decimal(1).scaleb(max(now.places, change.places))
    as_change = now.value * rate.value / 100 / grown
    as_now = change.value * grown * 100 / rate.value
    # So far the figure may be from what the rate makes it, as the rate is rounded.
    slack: Decimal = as_now * places * Decimal("0.5").scaleb(-rate.places) / rate.value
    return _is_slip_near(change.value * places, as_change * places, 1) or _is_slip_near(
        now.value * places, as_now * places, int(min(slack, MOST_SLACK)) + 1
    )


def _is_slip_near(written: Decimal, meant: Decimal, slack: int) -> bool:
    """Whether a number is one wrong digit from some number that is near enough to the meant one."""
    return any(is_slip(written, meant + step) for step in range(-slack, slack + 1))
