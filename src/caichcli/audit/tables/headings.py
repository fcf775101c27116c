"""What the headings of a table's columns say: parts that leave nothing, wholes, parts, shares."""

import re
from collections.abc import Sequence
from itertools import pairwise

from caichcli.audit.words.vocabulary import side

SHARE = re.compile(r"t[ỷỉ] (?:lệ|trọng)|%|\brate\b|\bshare\b", re.IGNORECASE)
CHANGE = re.compile(
    r"tăng|giảm|vượt|chênh lệch|so sánh|\+\s*/\s*[-–−]|±|\bchange\b|difference", re.IGNORECASE
)
OF_WHICH = re.compile(r"\btrong (?:đó|số đó)\b|\bof which\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:tổng|cộng|total|all|toàn bộ)\b|\bsố lượng\b", re.IGNORECASE)
_OF_PERIOD = re.compile(
    r"\b(?:tổng|cộng|cả năm|lũy kế|luỹ kế|\d+ tháng|năm \d{4}|quý [ivx]+|total)\b", re.IGNORECASE
)
# What is told in its order from the first on, and the levels of the state.
_QUARTER = re.compile(r"quý\s+(i{1,3}|iv|[1-4])(?:\s*/?\s*(?:năm )?\d{4})?", re.IGNORECASE)
_MONTH = re.compile(r"^(?:t|tháng)\s*(\d{1,2})(?:/\d{4})?$", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DENIAL = re.compile(r"^(?:không|chưa) ")
_LEVEL = re.compile(
    r"^(?:.*\b)?(?:cấp (?:tỉnh|huyện|xã|trung ương|cơ sở)|trung ương|địa phương|sở, ngành)$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\btổng\b|\bgiao\b|kế hoạch|dự toán|tiếp nhận|chỉ tiêu|\bphải\b|đến hạn|phát ra|\bkh\b"
    r"|^số (?:nhiệm vụ|hồ sơ|văn bản|kiến nghị|phiếu)|\btotal\b|\bdue\b|\bassigned\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"hoàn thành|\bđã\b|thực hiện|giải quyết|giải ngân|\bđạt\b|\bxong\b|xử lý|thu về|\bdone\b"
    r"|completed",
    re.IGNORECASE,
)
_NOT_PART = re.compile(r"\b(?:chưa|không|đang|còn|not)\b", re.IGNORECASE)
# The words of a share that is of nothing but what stands beside it.
_BARE = re.compile(
    r"\b(?:t[ỷỉ] lệ|hoàn thành|thực hiện|giải quyết|giải ngân|đạt|so sánh|so với|kế hoạch|dự toán"
    r"|tiến độ|th|kh|dt|rate)\b|[\W\d_]",
    re.IGNORECASE,
)


def is_total(words: str) -> bool:
    """Whether a heading calls its column a total."""
    return _TOTAL.search(words) is not None


def is_whole(words: str) -> bool:
    """Whether a heading calls its column a total, or the whole of a period."""
    return is_total(words) or _OF_PERIOD.search(words) is not None


def is_partition(heads: Sequence[str], total: str) -> bool:
    """Whether parts headed so leave nothing of a total: both sides of one axis, all quarters."""
    if len(heads) < 2:
        return False
    words = [OF_WHICH.sub("", head).strip(" :,") for head in heads]
    periods = [one for head in words if (one := _period(head)) is not None]
    if len(periods) == len(heads):
        return _are_all_of(periods, total)
    if len(words) == 2 and _DENIAL.sub("", words[1].lower()) == words[0].lower():
        return True
    if all(_LEVEL.match(head) for head in words) and len(set(words)) == len(words):
        return _LEVEL.match(total) is None
    sides = [dict(side(head.lower())) for head in words]
    own = dict(side(total.lower()))  # a total is on no side of what its parts are on both sides of
    return any(
        all(axis in one for one in sides) and {one[axis] for one in sides} == {1, -1}
        for axis in sides[0].keys() - own.keys()
    )


def _are_all_of(periods: Sequence[int], total: str) -> bool:
    """Whether months or quarters follow each other, from the first of what the total names."""
    is_row = all(b - a == 1 for a, b in pairwise(periods))
    quarter = _QUARTER.search(total)
    first = _QUARTERS[quarter[1].lower()] * 3 - 2 if quarter else 1
    return is_row and periods[0] == first and _OF_PERIOD.search(total) is not None


def _period(head: str) -> int | None:
    """The number of a quarter or a month, where a heading is nothing else."""
    if quarter := _QUARTER.fullmatch(head):
        return _QUARTERS.get(quarter[1].lower())
    month = _MONTH.match(head)
    return int(month[1]) if month else None


def are_part_and_whole(part: str, whole: str) -> bool:
    """Whether headings say of two columns that one is done of the other."""
    is_part = _PART.search(part) is not None and not _NOT_PART.search(part)
    return is_part and not _WHOLE.search(part) and _WHOLE.search(whole) is not None


def is_bare(words: str) -> bool:
    """Whether the heading of a share names no base of its own."""
    return not _BARE.sub("", words).strip()
