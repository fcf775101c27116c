"""What words say of a result beside its target: đạt 68,5%, vượt chỉ tiêu được giao (70%)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from caichcli.audit.claims import Claim
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import in_ones, same_unit

_ABOVE = r"(?:đạt và )?vượt|cao hơn|đạt|hoàn thành|above|exceeding|exceeds|higher than|met"
_BELOW = r"(?:vẫn )?(?:chưa|không) (?:đạt|hoàn thành|bằng)|thấp hơn|below|lower than|short of"
_VERDICT = re.compile(
    rf"(?: [^\W\d]+){{0,3}}?\s*(?:\([^()\d]*\))?\s*,?\s*"
    rf"(?:(?:nhưng|tuy nhiên|và|vẫn|còn|đã|but|still)\s+)*"
    rf"(?P<words>(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE})) (?:so với |mức |the )?"
    r"(?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu|target|plan))\b"
    r"(?:(?!\b(?:so với|cùng kỳ|năm trước|trước đó)\b)[^.;,()\d]){0,40}"
    r"(?:(?P<link>\(\s*(?:[^\W\d]+ ){0,3}|\b(?:là|of)\s+)|\s)"
)
# Of what a lesser figure is the better one: nobody knows which side "vượt" is.
_LESS_IS_BETTER = re.compile(
    r"nghèo|thất nghiệp|\btrễ\b|quá hạn|\bchậm\b|tai nạn|\bnợ\b|sinh con|suy dinh dưỡng|tử vong"
    r"|hao hụt|tồn đọng|\bgiảm\b|thời gian|chi phí|vi phạm|khiếu nại|đơn thư|lạm phát|\bcpi\b|late"
    r"|overdue|poverty|cost"
)
_MISSED = re.compile(r"(?:chưa|không) (?:đạt|hoàn thành|bằng)")
_PLAIN = re.compile(r"cao hơn|thấp hơn|above|below|higher|lower")


def verdicts(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each result of which words say on which side of its target it is."""
    for result, target in pairwise(statement.quantities):
        if not _may_be_compared(result, target):
            continue
        match = _VERDICT.fullmatch(statement.lower, result.end, target.start)
        if match is None:
            continue
        before = statement.lower[statement.sentence_start(result.start) : result.start]
        if _LESS_IS_BETTER.search(before) and not _PLAIN.search(match["words"]):
            continue
        if not _is_difference(result, target, match):
            yield _claim(statement, result, target, match)


def _may_be_compared(result: Quantity, target: Quantity) -> bool:
    if any(one.hedge or one.over for one in (result, target)):
        return False
    if result.is_share or target.is_share:
        return result.is_share and target.is_share
    return bool(result.unit) and same_unit(result, target)


def _is_difference(result: Quantity, target: Quantity, match: re.Match[str]) -> bool:
    """Whether a figure may be how far the result is from its target: cao hơn chỉ tiêu 9,5%."""
    is_told = match["link"] is not None or _MISSED.search(match["words"]) is not None
    return not is_told and target.value * 2 < result.value


def _claim(
    statement: FigureText, result: Quantity, target: Quantity, match: re.Match[str]
) -> Claim:
    gap = result.value * in_ones(result) - target.value * in_ones(target)
    is_below = match["below"] is not None
    rule = "target-differs" if (gap >= 0 if is_below else gap < 0) else ""
    start, end = match.span("words")
    return Claim(
        "difference",
        statement.span(result),
        statement.written(result),
        rule,
        "wrong" if rule else "match",
        {
            "written": statement.written(result),
            "words": statement.prose.text[start:end],
            "target": statement.written(target),
            "side": "below" if gap < 0 else "equal" if gap == 0 else "above",
        },
        (("target", statement.span(target)),) if rule else (),
    )
