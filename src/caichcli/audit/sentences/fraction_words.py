"""The fraction that a share is printed for.

It is written x/y, or in words: 58 trong tổng số 63 tỉnh, 58 of 63 provinces.
"""

import re

from msgspec import structs

from caichcli.audit.sentences.share_words import is_bare, is_printed_for
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import is_rounded, same_unit
from caichcli.audit.words.vocabulary import SENTENCE_END

LONGEST_LINK = 80  # letters between the two figures of a fraction in words
_OF_TOTAL = re.compile(
    r"\s*(?:\w+ ){0,4}?(?:(?:trong|trên) (?:tổng )?số|trên tổng|out of(?: the| a total of)?"
    r"|of(?: the)?)\s+(?:vnd |usd )?"
)
_OUT_OF = re.compile(r"(?: [^\W\d]+){1,4}(?<! cho)(?<! được)(?<! của)(?<! có) trên ")
_RATE_BEHIND = re.compile(r"(?: [^\W\d]+){1,6}?,? (?:\(|đạt|chiếm|bằng)(?: tỷ lệ)? ?[\d,]+\s*%")
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
    return fraction if fraction and is_printed_for(statement, fraction, one) else None


def is_alone(statement: FigureText, one: Quantity, fraction: Quantity) -> bool:
    """Whether a share closes what a fraction is told of: "58/63 tỉnh đã ban hành, đạt 100%", or
    has it in brackets right behind: "100% (58/63) tỉnh".
    """
    if statement.lower[one.end : fraction.start].strip() == "(":
        return True
    if fraction.over is None or not _CLAUSE_ENDS.match(statement.lower, one.end):
        return False
    return fraction.over.end < one.start and is_bare(statement.lower[fraction.over.end : one.start])


def _in_words(statement: FigureText, whole: Quantity) -> Quantity | None:
    """The count before another of which it is one part by words, as a fraction of it."""
    part = statement.before.get(whole.start)
    if part is None or part.is_share or whole.is_share or part.over:
        return None
    if not _is_out_of(statement, part, whole) and not _is_of_total(statement, part, whole):
        return None
    if part.value > whole.value:
        return None
    return (
        None
        if _is_last_of_list(statement, part)
        else structs.replace(part, unit=whole.unit, over=whole)
    )


def _is_of_total(statement: FigureText, part: Quantity, whole: Quantity) -> bool:
    """Whether words make a figure one of those that the next one counts: 58 trong tổng số 63."""
    is_alike = not part.unit or same_unit(part, whole)
    if whole.hedge or not is_alike or (not part.unit and (is_rounded(part) or is_rounded(whole))):
        return False
    is_near = whole.start - part.end <= LONGEST_LINK
    return is_near and _OF_TOTAL.fullmatch(statement.lower, part.end, whole.start) is not None


def _is_out_of(statement: FigureText, part: Quantity, whole: Quantity) -> bool:
    """Whether "trên" is "out of", not "over": 9.845 giấy phép trên 10.210 hồ sơ, đạt 96,4%."""
    return _OUT_OF.fullmatch(statement.lower, part.end, whole.start) is not None and (
        _RATE_BEHIND.match(statement.lower, whole.end) is not None
    )


def _is_last_of_list(statement: FigureText, part: Quantity) -> bool:
    """Whether figures before may belong to a part: 9 xe điện, 101 xe chạy khí trong tổng số …"""
    earlier = statement.before.get(part.start)
    if earlier is None or not earlier.is_count:
        return False
    link = statement.lower[earlier.end : part.start]
    return same_unit(earlier, part) and not (SENTENCE_END.search(link) or ";" in link)
