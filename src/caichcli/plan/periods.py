"""Reporting periods: the stretch of days that a report covers, by the plan's own rules."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from caichcli.plan.model import Weekday

WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
CLOSING_DAY: Weekday = "sunday"
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


class ReportingPeriod(Struct, frozen=True):
    """A period by its kind, year and number, with its first and last day, both included."""

    kind: Literal["week"]
    year: int
    ordinal: int
    first: dt.date
    last: dt.date

    @property
    def eve(self) -> dt.date:
        """The last day of the period before: its figures stand beside this one's."""
        return self.first - _DAY

    @property
    def next_last(self) -> dt.date:
        """The last day of the period that follows."""
        return self.last + _WEEK


def week(monday: dt.date, closing_day: Weekday | None) -> ReportingPeriod:
    """The reporting week of an ISO week, given by its Monday.

    It is the seven days that end on the plan's closing day within that ISO
    week: with Friday, week 26 of 2020 runs from Saturday 20/6 to Friday 26/6.
    """
    last = monday + _DAY * WEEKDAYS.index(closing_day or CLOSING_DAY)
    year, ordinal, _ = monday.isocalendar()
    return ReportingPeriod("week", year, ordinal, last - 6 * _DAY, last)


def week_holding(day: dt.date, closing_day: Weekday | None) -> ReportingPeriod:
    """The reporting week that holds a day."""
    monday = day - _DAY * day.weekday()
    found = week(monday, closing_day)
    return found if day <= found.last else week(monday + _WEEK, closing_day)
