"""Months of a year that words name: quý I, tháng 3, 6 tháng đầu năm, the second quarter."""

import re

_QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_QUARTER = re.compile(
    r"\b(?:quý|quarter|q)\s?(?P<one>iv|i{1,3}|[1-4])\b"
    r"|\b(?P<word>first|second|third|fourth) quarter"
)
_HALF = re.compile(
    r"\b0?6 tháng (?P<which>đầu|cuối)|\b(?P<word>first|last|second) (?:six|6) months"
)
_FROM_BEGINNING = re.compile(
    r"\b(?P<count>\d{1,2}) tháng(?! (?:cuối|\d))|\b(?:first )?(?P<word>nine|9) months"
)
_MONTH = re.compile(rf"\btháng (?P<one>1[0-2]|0?[1-9])\b|\b(?P<word>{'|'.join(_MONTHS)})\b")
_YEAR = re.compile(r"\b(?:cả )?năm\b|\byear\b")
MONTHS_OF_A_QUARTER = 3


def months(words: str) -> frozenset[int]:
    """The months that the last period in some words has; none where there is no period."""
    if quarters := list(_QUARTER.finditer(words)):
        last = quarters[-1]
        first = _QUARTERS[last["one"] or last["word"]] * MONTHS_OF_A_QUARTER
        return frozenset(range(first - 2, first + 1))
    if half := _HALF.search(words):
        is_first = (half["which"] or half["word"]) in ("đầu", "first")
        return frozenset(range(1, 7) if is_first else range(7, 13))
    if (long := _FROM_BEGINNING.search(words)) is not None:
        return frozenset(range(1, min(int(long["count"] or 9), 12) + 1))
    if named := list(_MONTH.finditer(words)):
        last = named[-1]
        return frozenset({int(last["one"]) if last["one"] else _MONTHS.index(last["word"]) + 1})
    return frozenset(range(1, 13)) if _YEAR.search(words) else frozenset()
