"""Shares of what words name and a figure tells: 41,82% kế hoạch (3.000 tỷ đồng), vượt 4,2% dự toán.

A plan, an estimate, a target or the same time of another year stands behind the share, in brackets
or with "là", or was told before by the same name. Rounded amounts are held to what they may be.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from caichcli.audit.claims import Claim, shown
from caichcli.audit.rounding import HUNDRED, MOST_PLACES, cut, rounded, share
from caichcli.audit.sentences.differences import is_round_rate
from caichcli.audit.sentences.share_bases import Base
from caichcli.audit.sentences.shares import SharePart, claim_of
from caichcli.audit.slips import is_printed_slip, slips_of
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import half_unit, same_unit
from caichcli.audit.words.vocabulary import CHANGE

MOST_SHARES = 4  # of one figure in a row: bằng … kế hoạch, bằng … cùng kỳ
FARTHEST = 300  # letters between a base told before and the figure that is a share of it
LONGEST_NAME = 160  # letters from a share to the figure of its base
NEAR = Decimal("0.5")  # of a figure, within which its share was meant for the base behind it
_NAMES = (
    r"kế hoạch|dự toán|chỉ tiêu|mục tiêu|nhu cầu|cùng kỳ|năm (?:trước|ngoái)|cùng thời điểm"
    r"|(?:the )?(?:annual |year's )?(?:plan|estimate|target|budget|same period)"
)
# From a share to the figure that it is of.
_TO_BASE = re.compile(
    rf"\s*(?:[^\W\d]+ ){{0,4}}?(?P<name>{_NAMES})\b"
    r"(?:(?!\bvà\b|hơn|\band\b)[^.;(),]){0,60}?"
    r"(?:\(\s*(?P<words>(?:[^\W\d]+,? ){0,6})|(?:\blà|\bof|\bat|\bwas)\s+)"
)
# The same with the name in front: vượt dự toán 4,2% (12.000 tỷ đồng).
_NAME_BEFORE = re.compile(
    rf"\b(?P<way>vượt|hụt|exceed(?:s|ed|ing)?|above|below) (?:so với )?(?:{_NAMES})"
    r"[^.;,()\d]{0,30}?(?: by)?\s*$"
)
_OPENS_BASE = re.compile(r"\s*\(\s*(?P<words>(?:[^\W\d]+:? ){0,6})")
_NAMED = re.compile(rf"\s*(?:of )?(?P<name>{_NAMES})\b(?P<words>[^.;,()]{{0,40}})")
# In brackets before the figure of a base: its name again, and nothing that narrows it.
_PLAIN_NAME = re.compile(
    rf"\s*(?:(?:{_NAMES}|là|giao|được|đạt|năm|trước|ngoái|cả|tổng|số|vốn|thực hiện|mức|đề ra|of|at"
    r"|was|vnd|usd|:)\s*)*"
)
# Right before a share: what ties it to the figure in front.
_BRACKETS = re.compile(r"\([^()]*\)")
_STEPS = re.compile(r"[,(]|\bvà\b|\band\b")
_TIE = re.compile(
    r"\s*(?:(?:chỉ|mới|đã|cũng|which is|that is|equal to|equalling|or"
    r"|reaching|equivalent to|bằng|đạt|t[ỷỉ] lệ|tương đương|với|tăng|giảm|vượt|hụt|thấp hơn|cao hơn"
    r"|up|down|above|below)\s*)+"
)
_PLAIN = re.compile(r"\b(?:giao|được|năm|vốn|đề|ra|cả|của|đã|nay|this|year|\d+)\b")
_UP = re.compile(r"\b(?:vượt|tăng|cao hơn|up)\s*$")
_DOWN = re.compile(r"\b(?:hụt|giảm|thấp hơn|down)\s*$")
_RATE = re.compile(r"[^.;,()\d]{0,16}/\s*[^\W\d]")


class NamedShare(NamedTuple):
    """A share, the figure it is told for, the base that its words name; above or below it."""

    share: Quantity
    part: Quantity
    base: Quantity
    way: int

    @property
    def range(self) -> tuple[Decimal, Decimal]:
        """What the share may be, by how exactly its figures are printed."""
        step, width = half_unit(self.part), half_unit(self.base)
        low = share(self.part.value - step, self.base.value + width)
        high = share(self.part.value + step, self.base.value - width)
        if not self.way:
            return low, high
        return (low - HUNDRED, high - HUNDRED) if self.way > 0 else (HUNDRED - high, HUNDRED - low)

    @property
    def rule(self) -> str | None:
        """The rule that it breaks: "" for none; None where its base may be another."""
        low, high = self.range
        value, places = self.share.value, self.share.places
        if rounded(low, places) <= value <= rounded(high, places):
            return ""
        if cut(low, places) <= value <= rounded(high, places):
            return "" if self.way else "share-cut"
        if self.way and is_round_rate(self.share, (low + high) / 2):
            return None
        if not (self._is_near or self._is_slip):
            return None
        return "difference-differs" if self.way else "share-differs"

    @property
    def _is_near(self) -> bool:
        level = self.share.value if not self.way else HUNDRED + self.way * self.share.value
        return abs(level * self.base.value / HUNDRED - self.part.value) <= self.part.value * NEAR

    @property
    def _is_slip(self) -> bool:
        """Whether one wrong digit of the share or of its two figures is all that is wrong."""
        value, places = self.share.value, self.share.places
        if any(is_printed_slip(value, rounded(end, places), places) for end in self.range):
            return True
        level = value if not self.way else HUNDRED + self.way * value
        parts = ((one, self.base.value) for one in slips_of(self.part.value, self.part.places))
        bases = ((self.part.value, one) for one in slips_of(self.base.value, self.base.places))
        return places > 0 and any(
            base and rounded(share(part, base), places) == level for part, base in (*parts, *bases)
        )


def named_shares(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each share of a named base whose figures are told."""
    for one in statement.quantities:
        if not one.is_share or one.hedge or one.places > MOST_PLACES:
            continue
        part = _part(statement, one)
        base = _base_behind(statement, one) or (part and _base_before(statement, one, part))
        if part is None or base is None or not _may_be_base(part, base):
            continue
        named = NamedShare(one, part, base, _way(statement, one))
        rule = named.rule
        if rule is not None and not (rule and _are_others_between(statement, base, part)):
            yield _claim(statement, named, rule)


def _base_behind(statement: FigureText, one: Quantity) -> Quantity | None:
    """The figure behind a share that its words name as what it is of."""
    at = statement.place(one) + 1
    if at >= len(statement.quantities):
        return None
    base = statement.quantities[at]
    if base.is_share or base.start - one.end > LONGEST_NAME:
        return None
    pattern = _OPENS_BASE if _name_before(statement, one) else _TO_BASE
    link = pattern.fullmatch(statement.lower, one.end, base.start)
    return base if link and _PLAIN_NAME.fullmatch(link["words"] or "") else None


def _name_before(statement: FigureText, one: Quantity) -> re.Match[str] | None:
    return _NAME_BEFORE.search(statement.lower, max(0, one.start - 60), one.start)


def _base_before(statement: FigureText, one: Quantity, part: Quantity) -> Quantity | None:
    """The one figure before a share's own that the same words name: kế hoạch … là 3.000 tỷ đồng."""
    named = _NAMED.match(statement.lower, one.end)
    if named is None or "cùng" in named["name"] or "năm" in named["name"]:
        return None
    words = set(_PLAIN.sub(" ", named["words"]).split())
    bases = []
    for base in statement.quantities[: statement.place(part)]:
        if base.is_share or part.start - base.end > FARTHEST:
            continue
        label = statement.clause(base).partition(" # ")[0]
        is_named = re.search(rf"\b{re.escape(named['name'])}\b", label) is not None
        if is_named and words <= set(label.split()) and not CHANGE.search(label):
            bases.append(base)
    return bases[0] if len(bases) == 1 else None


def _are_others_between(statement: FigureText, base: Quantity, part: Quantity) -> bool:
    """Whether a base that was told before may be another: one of its parts stands nearer."""
    between = statement.quantities[statement.place(base) + 1 : statement.place(part)]
    return any(same_unit(one, part) for one in between if not one.is_share)


def _part(statement: FigureText, one: Quantity) -> Quantity | None:
    """The figure that a share, or a row of shares, is told for."""
    end = one.start
    part = statement.before.get(one.start)
    for _ in range(MOST_SHARES):
        if part is None or not _is_tied(statement, part, end):
            return None
        if not part.is_share:
            before = statement.lower[max(0, part.start - 24) : part.start]
            is_vague = part.hedge and not part.hedge.startswith("ước")
            is_rate = _RATE.match(statement.lower, (part.over or part).end)
            return None if is_vague or is_rate or part.over or CHANGE.search(before) else part
        end = part.start
        part = statement.before.get(part.start)
    return None


def _is_tied(statement: FigureText, before: Quantity, end: int) -> bool:
    """Whether the words in front of a share at an offset tie it to the figure before."""
    link = _BRACKETS.sub(" ", statement.lower[(before.over or before).end : end])
    if len(link) > LONGEST_NAME or re.search(r"[.;!?]\s|\n", link):
        return False
    link = _NAME_BEFORE.sub("", link)
    *steps, tail = _STEPS.split(link)
    is_bare = bool(steps) and not tail.strip() and not before.is_share
    return is_bare or _TIE.fullmatch(tail.rstrip()) is not None


def _way(statement: FigureText, one: Quantity) -> int:
    if (named := _name_before(statement, one)) is not None:
        return -1 if named["way"] in ("hụt", "below") else 1
    before = statement.lower[max(0, one.start - 24) : one.start]
    return 1 if _UP.search(before) else -1 if _DOWN.search(before) else 0


def _may_be_base(part: Quantity, base: Quantity) -> bool:
    """Whether a share may be of a figure: exact, of one measure with its own, and no year."""
    is_bare = not base.unit and base.is_count
    is_year = is_bare and 1900 <= base.value < 2100
    is_alike = same_unit(part, base) or (is_bare and part.is_count)
    is_exact = not (base.is_share or base.hedge or base.over)
    return is_exact and is_alike and not is_year and base.value > half_unit(base)


def _claim(statement: FigureText, named: NamedShare, rule: str) -> Claim:
    if not named.way:
        base = Base(named.base.value, named.base)
        return claim_of(statement, SharePart(named.share, named.part, [base], (), True), base, rule)
    places = named.share.places
    numeral = statement.written(named.share)
    exact = share(named.part.value - named.base.value, named.base.value)
    return Claim(
        "difference",
        statement.span(named.share),
        numeral,
        rule,
        "wrong" if rule else "match",
        {
            "written": numeral,
            "then": statement.written(named.base),
            "now": statement.written(named.part),
            "right": f"{shown(abs(rounded(exact, places)), places, numeral)}%",
            "way": "up" if exact > 0 else "down" if exact < 0 else "same",
        },
        (("then", statement.span(named.base)), ("now", statement.span(named.part))) if rule else (),
    )
