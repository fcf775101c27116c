"""Differences to a target, an average or a threshold: cao hơn 2,5% so với mục tiêu 85%.

What a result is compared with stands behind the difference, or in brackets behind the result.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from caichcli.audit.claims import Claim
from caichcli.audit.sentences.differences import are_of_one_measure, claim_of_change, now_of
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.vocabulary import SENTENCE_END

FARTHEST = 120  # letters between a difference and what it is to, or what it is told of
_NAMES = (
    r"mục tiêu|chỉ tiêu|kế hoạch|dự toán|bình quân|trung bình|yêu cầu|quy định|mức chung|mặt bằng"
    r"|cả nước|toàn (?:quốc|tỉnh|ngành|thành phố)|ngưỡng|target|plan|average|threshold|required"
)
_HIGHER = r"cao hơn|vượt|tăng|nhiều hơn|up|above|higher"
_LOWER = r"thấp hơn|kém|hụt|giảm|ít hơn|down|below|lower"
_WAY = re.compile(
    rf"\b(?:(?P<up>{_HIGHER})|(?P<down>{_LOWER}))(?: (?:được|tới|đến|thêm|by|hơn))?"
    rf"(?: (?:mức )?(?P<name>{_NAMES}))?\s*$"
)
# Behind a difference whose target was named before it: thấp hơn mục tiêu 2,5% (mục tiêu 90%).
_NAMED_AGAIN = re.compile(
    rf"\s*(?:điểm(?: phần trăm| ?%)?)?\s*\((?:{_NAMES})\b(?:(?!trước|cùng)[^.;,()]){{0,25}}"
)
# From a difference to what it is to.
_TO_TARGET = re.compile(
    r"\s*(?:[^\W\d%]++ ?|% ){0,4}?\s*"
    r"(?:(?:hơn )?so với|than|on|compared (?:with|to)|above|below|(?:higher|lower) than)\s+"
    rf"(?:(?!\bvà\b|trước|cùng kỳ|\band\b)[^.;,()]){{0,20}}?\b(?:{_NAMES})\b"
    rf"(?:(?!\bvà\b|hơn|\band\b)[^.;,()]){{0,50}}?(?:\((?:[^\W\d]+ ){{0,3}})?"
)
_IN_BRACKETS = re.compile(rf"\s*\((?:[^\W\d]+ ){{0,3}}?(?:{_NAMES})\b[^.;,()]{{0,40}}")
_WAY_BEHIND = re.compile(
    r"\s*+(?:percentage )?(?:points?|%)?\s*+(?P<way>above|below|higher|lower)\b"
)
# Behind a difference: that it is to something else than what the brackets tell.
_COMPARED = re.compile(r"[^.;,()]{0,20}\bso với (?!(?:kế hoạch|chỉ tiêu|mục tiêu|yêu cầu)\b)")
_BRACKET_ENDS = re.compile(r"[^.;,()]{0,20}\)")
# Between a result, or what else is told of it, and the word of the difference.
_GOES_ON = re.compile(
    r"(?:[^,;()]{0,20}\)|\s*so với [^,;()\d]{3,30}?|\s*(?:[^\W\d]++ ?){1,6}(?=[,;(]))?\s*[,;(]?\s*"
    r"(?:(?:và|nhưng|vẫn|còn|cũng|đã|tuy|song|tức|là|nghĩa|and|but|still|which is|i\.e\.)\s+)*"
)

_LACKS = re.compile(r"\b(?:(?P<up>thừa|dôi dư|vượt)|thiếu|short of)(?: so với \w+)?\s*$")
_GIVEN = re.compile(r"\b(?:giao|chỉ tiêu|kế hoạch|định mức|nhu cầu|cần|quy định)\b")
_PRESENT = re.compile(r"\b(?:có|hiện|thực hiện|đạt|tuyển|bố trí|sử dụng)\b")


class Comparison(NamedTuple):
    """A difference, what it is to, and the result that it is told of; 1 above, -1 below."""

    difference: Quantity
    target: Quantity
    result: Quantity
    way: int


def targets(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each difference to a target that its sentence tells."""
    for one in statement.quantities:
        is_vague = one.hedge not in ("", "hơn")  # cao hơn 2,5% is exact
        comparison = None
        if not is_vague and not one.over:
            comparison = _comparison(statement, one) or _shortfall(statement, one)
        if comparison is not None and _may_be_compared(comparison):
            yield claim_of_change(statement, one, *comparison[1:])


def _comparison(statement: FigureText, one: Quantity) -> Comparison | None:
    at = statement.place(one)
    word = _WAY.search(statement.lower, max(0, one.start - 40), one.start)
    is_named = word is not None and word["name"] is not None
    link = _link(statement, at, _NAMED_AGAIN if is_named else _TO_TARGET)
    way = _way(word, _WAY_BEHIND.match(statement.lower, one.end))
    result = now_of(statement, one)
    start = word.start() if word else one.start
    if not way or result is None or not _goes_on(statement, start, at):
        return None
    if link is not None:
        return Comparison(one, statement.quantities[at + 1], result, way)
    if is_named:
        return None
    before = statement.quantities[at - 1]
    is_in_brackets = (
        _IN_BRACKETS.fullmatch(statement.lower, result.end, before.start)
        and _BRACKET_ENDS.match(statement.lower, before.end)
        and not _COMPARED.match(statement.lower, one.end)
    )
    return Comparison(one, before, result, way) if is_in_brackets else None


def _shortfall(statement: FigureText, one: Quantity) -> Comparison | None:
    """What lacks of a number that was given: được giao 2.150 người, hiện có 2.064, còn thiếu 86."""
    word = _LACKS.search(statement.lower, max(0, one.start - 30), one.start)
    at = statement.place(one)
    if word is None or at < 2:
        return None
    target, result = statement.quantities[at - 2 : at]
    is_told = _GIVEN.search(statement.clause(target)) and _PRESENT.search(statement.clause(result))
    is_near = not SENTENCE_END.search(statement.lower, target.end, one.start)
    if not is_told or not is_near or result.over or result.hedge:
        return None
    return Comparison(one, target, result, 1 if word["up"] else -1)


def _link(statement: FigureText, at: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The words from a figure to the next one, where they make that its target."""
    if at + 1 >= len(statement.quantities):
        return None
    end, start = statement.quantities[at].end, statement.quantities[at + 1].start
    return pattern.fullmatch(statement.lower, end, start) if start - end <= FARTHEST else None


def _way(before: re.Match[str] | None, behind: re.Match[str] | None) -> int:
    """On which side of a target words put a result; 0 where they do not say."""
    if before is not None:
        return 1 if before["up"] else -1
    if behind is None:
        return 0
    return 1 if behind["way"] in ("above", "higher") else -1


def _goes_on(statement: FigureText, start: int, at: int) -> bool:
    """Whether a difference is told of the result before it, and of nothing that stands between."""
    if not at:
        return False
    before = statement.quantities[at - 1]
    end = (before.over or before).end
    is_near = start - end <= FARTHEST
    return is_near and _GOES_ON.fullmatch(statement.lower, end, start) is not None


def _may_be_compared(one: Comparison) -> bool:
    """Whether a result and its target are both rates, or both of one measure."""
    result, target = one.result, one.target
    if target.hedge or target.over or result.is_share != target.is_share:
        return False
    if not result.is_share and one.difference.is_share:
        return False
    return are_of_one_measure(one.difference, target, result)
