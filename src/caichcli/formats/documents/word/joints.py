"""What no line of a Word file may part: a count and its unit, "ngày 05", a paper's number.

A whole date ("12/02/2020") may stand on the line behind its "ngày": what is held together is long
then, and the line before it, set to both margins, would be full of holes. A no-break space and
Word's own no-break hyphen (ECMA-376, part 1, 17.3.3.18) hold the others together.
"""

import re
from copy import copy
from functools import lru_cache
from itertools import pairwise
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_SPACE = "\xa0"
_KEEP = "{http://www.w3.org/XML/1998/namespace}space"
_LABELS = r"ngày|tháng|năm|quý|tuần|kỳ|số|điều|khoản|điểm|mục|phụ lục|no\.|week|quarter"
_UNITS = (
    "ngày|tháng|năm|tuần|quý|kỳ|lần|lượt|mốc|nhiệm vụ|cơ quan|kiến nghị|vướng mắc|văn bản|"
    "days?|weeks?|months?|years?|times?|tasks?|agencies|proposals?|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_COUNT = re.compile(
    rf"(?:\b({_LABELS}) )?(?<![\w/])(?:[0-9](?:[0-9.,/]*[0-9%])?|(?-i:[IVX]+)\b)"
    rf"(?: (?=(?:{_UNITS})\b))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w/.-])[0-9]+[^\W\d_]{0,3}/(?:[0-9]{4}/)?[^\W\d_]+(?:-[^\W_]+)+")
_CANDIDATES = etree.XPath("//w:t[string-length() > 2]", namespaces={"w": qn("w:t")[1:-2]})


def hold(root: Any) -> None:
    """Put what holds together between the parts of each such piece of a text."""
    for piece in _CANDIDATES(root):
        words = piece.text
        text = with_joints(words)
        if text != words:
            piece.text = text
        if "/" in text:
            numbers = [match.span() for match in _NUMBER.finditer(text)]
            if numbers:
                _hyphens(piece, text, numbers)


@lru_cache(2**14)  # rows of a group's task are the same in the letter to each of its members
def with_joints(text: str) -> str:
    """Return a text with no-break spaces between counts and units, days and dates."""
    return _COUNT.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    """A count with what it is of before it, else with its unit behind."""
    if match[0].count("/") == len(("day", "month")):
        return match[0]
    if match[1]:
        return f"{match[1]}{_SPACE}{match[0][len(match[1]) + 1 :]}"
    return match[0].rstrip(" ") + _SPACE * match[0].endswith(" ")


def _hyphens(piece: Any, text: str, numbers: list[tuple[int, int]]) -> None:
    """Part a text at the hyphens within papers' numbers, a no-break hyphen between the parts."""
    places = [at for start, end in numbers for at in range(start, end) if text[at] == "-"]
    edges = [-1, *places, len(text)]
    parts = [text[start + 1 : end] for start, end in pairwise(edges)]
    piece.text = parts[0]
    piece.set(_KEEP, "preserve")
    before = piece
    for part in parts[1:]:
        hyphen = etree.Element(qn("w:noBreakHyphen"))
        rest = copy(piece)
        rest.text = part
        before.addnext(hyphen)
        hyphen.addnext(rest)
        before = rest
