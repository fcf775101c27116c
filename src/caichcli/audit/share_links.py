"""The figure that a share is printed for, by the words between: a count, or one of a total.

A fraction is written x/y, or in words: 58 trong tổng số 63 tỉnh, 58 of 63 provinces.
"""

import re

from msgspec import structs

from caichcli.audit.quantities import Quantity
from caichcli.audit.statements import FigureText
from caichcli.audit.units import same_unit
from caichcli.audit.vocabulary import LINKS, OUTSIDE

FARTHEST = 90  # letters between a figure and its share
FARTHEST_ALONE = 240  # the same, where a comma and "đạt" alone stand before the share
SENTENCE = re.compile(r"[.!?…](?=\s|$)|\n")
_BRACKETS = re.compile(r"\([^()]*\)")
# Between a figure and a share that is of another thing: 45/73 trường có tỷ lệ ... đạt 100%.
_OTHER_RATE = re.compile(r"\bcó (?:t[ỷỉ] lệ|mức)")
_FILLERS = re.compile(
    r"\b(?:chiếm|đạt|bằng|t[ỷỉ] lệ|tương đương|tương ứng|với|chỉ|mới|là|được|đã|số|khoảng|và"
    r"|or|reaching|equal to|equivalent to|accounting for|making up|that is)\b"
)
# A plan that is made, of which nothing is a share: 58/63 tỉnh đã ban hành kế hoạch, đạt 92,06%.
_MADE = re.compile(
    r"\b(?:ban hành|xây dựng|phê duyệt|công bố|công khai|lập|trình|gửi|có|issued|published|adopted)"
    r"(?: \w+){0,4}? (?:kế hoạch|chỉ tiêu|mục tiêu|plans?\b)"
)
_OF_TOTAL = re.compile(
    r"\s*(?:\w+ ){0,4}?(?:(?:trong|trên) (?:tổng )?số|trên tổng|out of(?: the| a total of)?"
    r"|of(?: the)?)\s+"
)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)\n]|$)")


def fraction_of(statement: FigureText, one: Quantity) -> Quantity | None:
    """The fraction x/y that a share stands beside: before it, or in brackets behind it."""
    at = statement.place(one) + 1
    after = statement.quantities[at] if at < len(statement.quantities) else None
    if after is not None and after.over:
        link = statement.lower[one.end : after.start]
        if re.fullmatch(r"[ *_]*[(=]\s*", link):
            return after
    before = statement.before.get(one.start)
    fraction = before and (before if before.over else _in_words(statement, before))
    if not fraction or fraction.over is None:
        return None
    link = _link(statement, fraction.over.end, one.start)
    words = statement.clause(before) if before else ""
    return fraction if link and _is_own(words, link, is_fraction=True) else None


def numerator(statement: FigureText, one: Quantity) -> Quantity | None:
    """The count right before a share, with words between that make the share its own."""
    part = statement.before.get(one.start)
    if part is None or not part.is_count or part.over:
        return None
    link = _link(statement, part.end, one.start)
    return part if link and _is_own(statement.clause(part), link) else None


def is_alone(statement: FigureText, one: Quantity, fraction: Quantity) -> bool:
    """Whether a share closes what a fraction is told of: "58/63 tỉnh đã ban hành, đạt 100%"."""
    if fraction.over is None or not _CLAUSE_ENDS.match(statement.lower, one.end):
        return False
    return fraction.over.end < one.start and _is_bare(
        statement.lower[fraction.over.end : one.start]
    )


def _in_words(statement: FigureText, whole: Quantity) -> Quantity | None:
    """The count before another of which it is one part by words, as a fraction of it."""
    part = statement.before.get(whole.start)
    if part is None or not (part.is_count and whole.is_count) or part.over or whole.hedge:
        return None
    link = _OF_TOTAL.fullmatch(statement.lower, part.end, whole.start)
    if link is None or part.value > whole.value or (part.unit and not same_unit(part, whole)):
        return None
    return (
        None
        if _is_last_of_list(statement, part)
        else structs.replace(part, unit=whole.unit, over=whole)
    )


def _is_last_of_list(statement: FigureText, part: Quantity) -> bool:
    """Whether figures before may belong to a part: 9 xe điện, 101 xe chạy khí trong tổng số …"""
    earlier = statement.before.get(part.start)
    if earlier is None or not earlier.is_count:
        return False
    link = statement.lower[earlier.end : part.start]
    return same_unit(earlier, part) and not (SENTENCE.search(link) or ";" in link)


def _link(statement: FigureText, start: int, end: int) -> str:
    """The words that tie a share to a figure before it, closed brackets left out; "" for none."""
    link = _BRACKETS.sub(" ", statement.lower[start:end])
    farthest = FARTHEST_ALONE if _is_bare(link) else FARTHEST
    is_near = end - start <= farthest and not SENTENCE.search(link) and ";" not in link
    is_own = not _OTHER_RATE.search(link)
    return link if is_near and is_own and LINKS.search(link) else ""


def _is_bare(link: str) -> bool:
    """Whether nothing but words that tie stands behind the last comma or bracket."""
    *before, tail = re.split(r"[,;:()]", link)
    return bool(before) and not _FILLERS.sub(" ", tail).strip()


def _is_own(clause: str, link: str, *, is_fraction: bool = False) -> bool:
    """Whether the words before a share, behind the last comma, name its figure alone."""
    if OUTSIDE.search(_MADE.sub(" ", link)) and not (is_fraction and _is_bare(link)):
        return False
    behind = re.split(r"[,;:)]", link)[1:]
    words = _FILLERS.sub(" ", behind[-1]) if behind else ""
    return set(re.findall(r"\w+", words)) <= set(re.findall(r"\w+", clause))
