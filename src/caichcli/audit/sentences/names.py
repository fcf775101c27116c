"""Figures that are names, or prizes of one rank beside those of others: no totals of parts."""

import re
from collections.abc import Sequence

from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText

_MODEL = re.compile(r"\s+[A-ZĐ]{2,}\s+\d")  # 737 MAX 8
_PRIZE = re.compile(
    r"\s*(?:giải(?: thưởng)?|huy chương|hc)\s+(?P<rank>nhất|nhì|ba|tư|khuyến khích|đặc biệt|phụ"
    r"|vàng|bạc|đồng)\b"
)


def is_name(statement: FigureText, one: Quantity) -> bool:
    """Whether a number is in a name: 737 MAX 8, or a small one at its end: khu Đại Thịnh 2."""
    text = statement.prose.text
    if _MODEL.match(text, one.end):
        return True
    words = text[max(0, one.start - 40) : one.start].split()
    if one.unit or one.over or not one.is_count or len(words) < 2 or not words[-1][0].isupper():
        return False
    return words[-2][-1].isalnum() or len(words[-1]) == 1  # Galaxy S 9


def are_prizes_beside(statement: FigureText, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a total is of one prize and a part of another: 1 giải nhất gồm cúp, 2 giải ba."""
    own = _prize(statement, total)
    others = {_prize(statement, part) for part in parts}
    return bool(own) and bool(others - {own, ""})


def _prize(statement: FigureText, one: Quantity) -> str:
    match = _PRIZE.match(statement.lower, one.end)
    return match["rank"] if match else ""
