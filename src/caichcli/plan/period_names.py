"""A period as people name it, ``2020-Q2`` or ``quý II/2020``: its kind, its year, its number."""

import datetime as dt
import re
from unicodedata import normalize

from msgspec import Struct

from caichcli.language import wording
from caichcli.plan import deadlines, periods
from caichcli.plan.book import EARLIEST, LATEST
from caichcli.plan.deadlines import MONTHS
from caichcli.plan.periods import PeriodKind, ReportingPeriod

_KEYS: dict[PeriodKind, str] = {
    "month": r"([0-9]{4})-(0[1-9]|1[0-2])",
    "quarter": r"([0-9]{4})-[Qq]([1-4])",
    "half-year": r"([0-9]{4})-[Hh]([12])",
    "nine-months": r"([0-9]{4})-9M()",
    "year": r"([0-9]{4})()",
}
_ENDS: dict[PeriodKind, str] = {
    "week": "-W{:02}",
    "month": "-{:02}",
    "quarter": "-Q{}",
    "half-year": "-H{}",
    "nine-months": "-9M",
}
_MONTH_OF_ONE_DIGIT = r"([0-9]{4})-([1-9])"
_WEEK_NUMBER = r"([0-9]{1,2})\s*[/-]\s*([0-9]{4})"
_NAMED_WEEK = r"(?:tuần|tuan|week)\s+" + _WEEK_NUMBER


class PeriodName(Struct, frozen=True):
    """A period by its kind, its year and its number in that; a week is one of ISO 8601."""

    kind: PeriodKind
    year: int
    ordinal: int = 1

    @property
    def key(self) -> str:
        """What it is known by: ``2020-W26``, ``2020-06``, ``2020-Q2``, ``2020-H1``, ``2020``."""
        return f"{self.year:04}" + _ENDS.get(self.kind, "").format(self.ordinal)

    @property
    def anchor(self) -> dt.date:
        """A day that lies in it by any cut-off, and any day on which weeks close."""
        if self.kind == "week":  # it belongs to the year of its Thursday
            return dt.date.fromisocalendar(self.year, self.ordinal, 4)
        return dt.date(self.year, self.ordinal * MONTHS[self.kind], 1)


def read_key(text: str) -> PeriodName | None:
    """Return the period of a key; None for any other text, and for years that no plan has."""
    week = wording.read_week(text)
    if week is not None and EARLIEST <= week[0] <= LATEST:
        year, ordinal, _ = week[0].isocalendar()
        return PeriodName("week", year, ordinal)
    for kind, pattern in _KEYS.items():
        match = re.fullmatch(pattern, text.strip())
        if match and EARLIEST.year <= int(match[1]) <= LATEST.year:
            return PeriodName(kind, int(match[1]), int(match[2] or 1))
    return None


def read(kind: PeriodKind, words: str) -> PeriodName | None:
    """Return the period of a kind that words name: its key, or as officials write it."""
    text = words.strip()
    if kind == "week" and (match := re.fullmatch(_WEEK_NUMBER, text)):
        text = f"{match[2]}-W{match[1]}"
    elif kind == "month" and (match := re.fullmatch(_MONTH_OF_ONE_DIGIT, text)):
        text = f"{match[1]}-0{match[2]}"
    name = of_words(text)
    return name if name and name.kind == kind else None


def of_words(words: str) -> PeriodName | None:
    """Return the period that words name by themselves: "tháng 10/2026", "quý IV/2026", "2026-Q4".

    Words that say no year name none.
    """
    if match := re.fullmatch(_NAMED_WEEK, normalize("NFC", words.strip().lower())):
        return read_key(f"{match[2]}-W{match[1]}")
    return read_key(words) or _read_deadline(words)


def _read_deadline(words: str) -> PeriodName | None:
    """The words of a deadline name a period too, where they say its year."""
    deadline = deadlines.read(words, EARLIEST, LATEST, EARLIEST)
    if isinstance(deadline, deadlines.UnreadableDeadline) or deadline.due is None:
        return None
    if not EARLIEST <= deadline.due <= LATEST:
        return None
    for kind in _KEYS:
        if deadline.kind == kind:
            return PeriodName(kind, deadline.due.year, -(-deadline.due.month // MONTHS[kind]))
    return None


def of_calendar(name: PeriodName) -> ReportingPeriod:
    """Return the period as the calendar has it, whatever a plan's cut-off."""
    if name.kind == "week":
        monday = dt.date.fromisocalendar(name.year, name.ordinal, 1)
        return periods.week(monday, "sunday")
    return periods.months(name.kind, name.year, name.ordinal, "calendar")
