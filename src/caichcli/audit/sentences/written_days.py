"""Days that sentences write out: that there is such a day, its weekday, spans and their length."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from caichcli.audit.claims import Claim
from caichcli.audit.words.statements import FigureText

_YEAR = r"(?:19|20)\d\d"
_DAY = (
    rf"(?:(?P<{{0}}d>\d{{{{1,2}}}})(?P<{{0}}sign>[/-])(?P<{{0}}m>\d{{{{1,2}}}})(?P={{0}}sign)"
    rf"(?P<{{0}}y>{_YEAR})"
    rf"|(?P<{{0}}wd>\d{{{{1,2}}}}) tháng (?P<{{0}}wm>\d{{{{1,2}}}}) năm (?P<{{0}}wy>{_YEAR}))"
    r"(?![\w/-])"
)
# A day, and whether words call it one: of "06/30/2026" alone nobody knows what it is.
_ANY = re.compile(rf"(?P<called>\bngày\s+)?(?<![\w/.,-]){_DAY.format('')}")
_WEEKDAYS = {
    "hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
}  # fmt: skip
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?:\bthứ (?P<{0}name>hai|ba|tư|năm|sáu|bảy|[2-7])|\b(?P<{0}sunday>chủ nhật))\b"
# In front of a weekday; behind other words it counts: lần thứ ba ngày 28/5, kỳ họp thứ 5.
_OPENS = (
    r"(?:^|[,.;:(\n]\s*|\b(?:vào|sáng|trưa|chiều|tối|đêm|hôm|từ|đến|tới|trước|sau|ngày|và|là|giờ"
    r"|phút)\s+|\dh(?:\d\d)?\s+)"
)
_BEFORE = re.compile(
    rf"{_OPENS}(?P<told>{_WEEKDAY.format('')}\s*[,(]?\s*(?:ngày\s+)?{_DAY.format('')})"
)
_BEHIND = re.compile(rf"(?P<told>{_DAY.format('')}\s*\(\s*{_WEEKDAY.format('')}\s*\))")
_FIRST = r"(?P<day>\d{1,2})(?:[/-](?P<month>\d{1,2})(?:[/-](?P<year>(?:19|20)\d\d))?)?"
_SPAN = re.compile(
    rf"(?P<lead>(?<![\d.,])(?P<count>\d{{1,3}})\s+ngày\s*[,(]?\s*)?\btừ (?:ngày )?{_FIRST}\s+"
    rf"(?:đến|tới)(?: hết)?(?: ngày)? {_DAY.format('end')}"
    r"(?P<tail>\s*\(\s*(?P<counted>\d{1,3})\s+ngày\s*\))?"
)
HOLIDAYS = 5  # working days of a span that may be days off


class Span(NamedTuple):
    """The first and the last day of a span."""

    first: dt.date
    last: dt.date

    @property
    def lengths(self) -> set[int]:
        """What may be called its number of days: with or without an end, working days alone."""
        days = (self.last - self.first).days + 1
        dates = (self.first + dt.timedelta(at) for at in range(min(days, 400)))
        working = sum(date.weekday() < 5 for date in dates)
        return {days, days - 1, *range(max(working - HOLIDAYS, 1), working + 1)}


def written_days(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each weekday and span, and for each day that no calendar has."""
    text = statement.lower
    for match in _ANY.finditer(text):
        if _date(match) is None and _is_meant_as_day(match):
            yield _claim(statement, match, "no-such-day", {})
    for pattern in (_BEFORE, _BEHIND):
        for match in pattern.finditer(text):
            if (date := _date(match)) is not None:
                weekday = 6 if match["sunday"] else _WEEKDAYS[match["name"]]
                rule = "" if date.weekday() == weekday else "weekday-differs"
                names = {"weekday": _NAMES[weekday], "right": _NAMES[date.weekday()]}
                yield _claim(statement, match, rule, {"day": str(date), **names}, "told")
    for match in _SPAN.finditer(text):
        yield from _of_span(statement, match)


def _of_span(statement: FigureText, match: re.Match[str]) -> Iterator[Claim]:
    last = _date(match, "end")
    first = _first(match, last) if last else None
    if first is None or last is None:
        return
    values = {"first": str(first), "last": str(last)}
    if first > last:
        yield _claim(statement, match, "days-backwards", values)
        return
    count = match["count"] or match["counted"]
    if count is None:
        return
    span = Span(first, last)
    rule = "" if int(count) in span.lengths else "span-differs"
    place = "count" if match["count"] else "counted"
    days = (last - first).days + 1
    yield _claim(statement, match, rule, {**values, "written": count, "right": days}, place)


def _first(match: re.Match[str], last: dt.date) -> dt.date | None:
    """The first day of a span, whose month and year the last may give; None where the year is
    the one before.
    """
    month = int(match["month"] or last.month)
    year = int(match["year"] or last.year)
    try:
        first = dt.date(year, month, int(match["day"]))
    except ValueError:
        return None
    is_later = first > last and not match["year"]
    is_year = first - last == dt.timedelta(1)  # từ 5/10 đến 4/10/2026
    return None if is_later and (is_year or month != last.month) else first


def _is_meant_as_day(match: re.Match[str]) -> bool:
    """Whether what is no day was meant as one: 31/9, or words call it a day."""
    day, month = int(match["d"] or match["wd"]), int(match["m"] or match["wm"])
    return bool(match["called"] or match["wd"]) or (1 <= day <= 31 and 1 <= month <= 12)


def _date(match: re.Match[str], name: str = "") -> dt.date | None:
    parts = [match[f"{name}{short}"] or match[f"{name}w{short}"] for short in ("y", "m", "d")]
    try:
        return dt.date(*map(int, parts))
    except ValueError:
        return None


def _claim(
    statement: FigureText,
    match: re.Match[str],
    rule: str,
    values: Mapping[str, str | int],
    place: str | int = 0,
) -> Claim:
    start, end = match.span(place)
    written = statement.prose.text[start:end].strip()
    return Claim(
        "difference",
        statement.prose.span(start, end),
        written,
        rule,
        "wrong" if rule else "match",
        {"written": written, **values},
    )
