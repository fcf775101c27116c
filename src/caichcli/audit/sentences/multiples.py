"""How many times as much: 270 vụ, gấp 1,5 lần so với cùng kỳ (180 vụ); tăng gấp đôi, từ … lên …"""

import re
from collections.abc import Iterator
from decimal import Decimal

from caichcli.audit.claims import Claim, shown
from caichcli.audit.rounding import Amount, rounded
from caichcli.audit.sentences.differences import AGAINST, is_from_to
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import half_unit, in_ones, same_noun

FARTHEST = 60  # letters between a multiple and the figures that it is of
_WORDS = {
    "đôi": "2", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
    "chín": "9", "mười": "10",
}  # fmt: skip
_MULTIPLE = re.compile(
    r"\b(?P<way>tăng gấp|gấp|tăng|bằng)(?: (?:hơn|gần|khoảng|trên|tới|đến))?"
    rf" (?:(?P<number>\d{{1,3}}(?:[.,]\d{{1,2}})?|{'|'.join(_WORDS)}) lần\b|(?P<twice>đôi)\b)"
    r"|\b(?P<times>\d{1,2}(?:\.\d{1,2})?) times\b"
)
_HEDGE = re.compile(r"\b(?:hơn|gần|khoảng|trên)\b|\b(?:about|over|nearly|almost|more than) $")
_BETWEEN = re.compile(r"[^.;()]{0,60}")
# From a multiple to what it is of, or what it comes to: "gấp 1,5 lần (180 vụ)", "of the 180".
_OF = re.compile(r"[^.;(),\d]{0,20}\b(?:so với|của|of|số)\s+(?:số |the |con số )?")
_BRACKET = re.compile(r"[^.;(),\d]{0,40}\(\s*")


def multiples(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each multiple whose two figures stand beside it."""
    for match in _MULTIPLE.finditer(statement.lower):
        before = statement.lower[max(0, match.start() - 12) : match.start()]
        if _HEDGE.search(match[0]) or (match["times"] and _HEDGE.search(before)):
            continue
        ends = _ends(statement, match)
        if ends is not None and not (ends[0].hedge or ends[1].hedge):
            yield from _claim(statement, match, *ends)


def _ends(statement: FigureText, match: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """What a multiple starts from and what it comes to; None where they are not both told."""
    quantities = statement.quantities
    at = next((i for i, one in enumerate(quantities) if one.start >= match.end()), len(quantities))
    following, previous = quantities[at : at + 2], quantities[max(0, at - 2) : at]
    near = match.end() + FARTHEST
    if len(following) == 2 and following[0].start < near and is_from_to(statement, *following):
        return following[0], following[1]
    gap = statement.lower[previous[-1].end : match.start()] if previous else "."
    if not _BETWEEN.fullmatch(gap):
        return None
    if len(previous) == 2 and is_from_to(statement, *previous):
        return previous[0], previous[1]
    link = statement.lower[match.end() : following[0].start] if following else ""
    if not previous or not (pattern := _link(link)):
        return None
    ends = following[0], previous[-1]
    is_turned = pattern is _BRACKET and match["way"] != "tăng" and ends[0].value > ends[1].value
    return ends[::-1] if is_turned else ends


def _link(link: str) -> re.Pattern[str] | None:
    """How the words behind a multiple lead to its other figure."""
    return next((one for one in (AGAINST, _OF, _BRACKET) if link and one.fullmatch(link)), None)


def _claim(
    statement: FigureText, match: re.Match[str], then: Quantity, now: Quantity
) -> Iterator[Claim]:
    is_alike = then.is_share == now.is_share and same_noun(then, now)
    if not is_alike or not then.value or then.over or now.over:
        return
    group = next(name for name in ("number", "twice", "times") if match[name])
    numeral = _WORDS.get(match[group], match[group]).replace(",", ".")
    value = Decimal(numeral)
    places = len(numeral.partition(".")[2])
    ratios = [Decimal(0), Decimal(1)] if match["way"] == "tăng" else [Decimal(0)]
    comes_to = _amount(now, in_ones(now))
    starts = [_amount(then, scale) for scale in _scales(then, now)]
    fits = any(_fits(value + more, places, was, comes_to) for more in ratios for was in starts)
    right = min((comes_to[0] / was for was, _ in starts), key=lambda one: abs(one - value))
    written = statement.prose.text[match.start(group) : match.end(group)]
    yield Claim(
        "ratio",
        statement.prose.span(match.start(group), match.end(group)),
        written,
        "" if fits else "ratio-differs",
        "match" if fits else "wrong",
        {
            "written": written,
            "over": statement.written(now),
            "under": statement.written(then),
            "right": shown(rounded(right, places + 1), places + 1, written),
        },
        () if fits else (("sum", statement.span(now)), ("count", statement.span(then))),
    )


def _amount(one: Quantity, scale: Decimal) -> Amount:
    return one.value * scale, half_unit(one) * scale


def _scales(then: Quantity, now: Quantity) -> set[Decimal]:
    """What the first of two figures may be a multiple of; a bare one, of what the other is."""
    return {in_ones(then)} if then.unit else {Decimal(1), in_ones(now)}


def _fits(value: Decimal, places: int, then: Amount, now: Amount) -> bool:
    """Whether a multiple is that of two figures, as exactly as all three are printed."""
    (was, slack), (value_now, half) = then, now
    own = Decimal("0.5").scaleb(-places)
    most = (value_now + half) / (was - slack) if was > slack else value
    return (value_now - half) / (was + slack) - own <= value <= most + own
