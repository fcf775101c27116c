"""Days late or left beside the dates that they are between: a term and the day of the figures.

Papers count from the term itself or from the working day that it moves to, and with or without the
last day: a number is wrong only where it is neither.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from caichcli.audit.claims import Claim
from caichcli.audit.passages import PaperTable, RunningText

Way = Literal["late", "left"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DATE = (
    r"(?P<{0}day>\d{{1,2}})(?:\s*[/.-]\s*(?P<{0}month>\d{{1,2}})\s*[/.-]\s*|\s+(?P<{0}name>"
    + "|".join(_MONTHS)
    + r")\s+)(?P<{0}year>\d{{4}})(?!\d)"
)
_ANY_DATE = re.compile(_DATE.format(""), re.IGNORECASE)
_AS_OF = re.compile(
    r"(?:số liệu|tính|cập nhật|figures)[^.;()]{0,30}?(?:đến|as of|up to|to)(?: (?:hết )?ngày)?\s+"
    + _DATE.format(""),
    re.IGNORECASE,
)
_TERM = re.compile(r"thời hạn|thời gian hoàn thành|hạn hoàn thành|deadline|\bterm\b")
_LATE = re.compile(r"(?:quá hạn|chậm|trễ hạn|overdue by)\s+(\d{1,4})\s+(?:ngày|days?)")
_SUBMISSION = re.compile(
    _DATE.format("") + r"\s*\((?:quá hạn|chậm)?\s*(?P<days>\d{1,4})\s+(?:ngày|days? late)\)",
    re.IGNORECASE,
)
_ONLY_DAYS = re.compile(r"(\d{1,4})\s+(?:ngày|days?)")
_IS_LATE = re.compile(r"quá hạn|chậm|trễ|overdue|late")
_IS_LEFT = re.compile(r"còn lại|còn|left|remaining")
# In front of days that another day than the figures' ends, or another term begins.
_OF_OTHER = re.compile(r"(?<!chưa )hoàn thành|\bdone\b|gia hạn|\bkỳ\b|extended|occurrence")
LONGEST_MOVE = 10  # days that holidays move a term by


def as_of(texts: Iterator[str]) -> dt.date | None:
    """The day of a paper's figures, where it says so."""
    for text in texts:
        if (match := _AS_OF.search(text)) is not None:
            return _day(match)
    return None


def days(table: PaperTable, day: dt.date | None) -> Iterator[Claim]:
    """Yield a claim for each number of days in a row that has its term."""
    headings = [cell.text.lower() for cell in table.rows[0]] if table.rows else []
    terms = [at for at, words in enumerate(headings) if _TERM.search(words)]
    for row in table.rows[1:] if len(terms) == 1 else ():
        cell = row[terms[0]]
        match = _ANY_DATE.match(cell.text.strip())
        due = _day(match) if match else None
        if due is None or len(_ANY_DATE.findall(cell.text)) > 1:
            continue
        for heading, other in zip(headings, row, strict=True):
            if other is not cell and other.is_first:
                yield from _of_cell(other.prose, heading, due, day)


def _of_cell(
    prose: RunningText, heading: str, due: dt.date, day: dt.date | None
) -> Iterator[Claim]:
    words = prose.text.lower()
    if day is None:
        return
    if (only := _ONLY_DAYS.fullmatch(words.strip())) is not None:
        way = _way(heading)
        if way is not None:
            yield _claim(prose, prose.text.index(only[1]), only[1], (due, day), way)
        return
    submission = _SUBMISSION.search(words)
    end = _day(submission) if submission else None
    if submission is not None and end is not None:
        yield _claim(prose, submission.start("days"), submission["days"], (due, end), "late")
    for late in _LATE.finditer(words):
        is_of_other = submission is not None and late.start(1) == submission.start("days")
        if not is_of_other and due < day and not _OF_OTHER.search(words[: late.start()]):
            yield _claim(prose, late.start(1), late[1], (due, day), "late")


def _way(heading: str) -> Way | None:
    return "late" if _IS_LATE.search(heading) else "left" if _IS_LEFT.search(heading) else None


def _claim(prose: RunningText, at: int, numeral: str, ends: Sequence[dt.date], way: Way) -> Claim:
    due, day = ends
    right = (day - due).days if way == "late" else (due - day).days
    slack = LONGEST_MOVE if due.weekday() > 4 else 1
    least, most = (right - slack, right + 1) if way == "late" else (right - 1, right + slack)
    rule = "" if least <= int(numeral) <= most else "days-differ"
    return Claim(
        "difference",
        prose.span(at, at + len(numeral)),
        numeral,
        rule,
        "wrong" if rule else "match",
        {"written": numeral, "due": str(due), "day": str(day), "right": right, "way": way},
    )


def _day(match: re.Match[str]) -> dt.date | None:
    month = _MONTHS.index(match["name"].lower()) + 1 if match["name"] else int(match["month"])
    try:
        return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
