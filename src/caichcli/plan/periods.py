"""Reporting periods: the stretch of days that a report covers, by the plan's own rules.

Months and what is made of months end by the plan's cut-off. ``administrative``
is Decree 09/2019/NĐ-CP, article 12: from the 15th of the month before the
period to the 14th of its last month, a year from 15/12 to 14/12. ``calendar``
follows the calendar. A plan that sets none follows the Decree.
"""

import datetime as dt
from typing import Literal, get_args

from msgspec import Struct

from caichcli.plan.deadlines import MONTHS
from caichcli.plan.kinds import Cutoff, Weekday

PeriodKind = Literal["week", "month", "quarter", "half-year", "nine-months", "year", "custom"]

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
CLOSING_DAY: Weekday = "sunday"
CUTOFF: Cutoff = "administrative"
_CUT_OFF_DAY = 14
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


class ReportingPeriod(Struct, frozen=True):
    """A period by its kind, year and number, with its first and last day, both included.

    ``next_last`` is the last day of the period that follows; after nine months
    that is the rest of the year, after days chosen freely as many days again.
    """

    kind: PeriodKind
    year: int
    ordinal: int
    first: dt.date
    last: dt.date
    next_last: dt.date

    @property
    def eve(self) -> dt.date:
        """The last day of the period before: its figures stand beside this one's."""
        return self.first - _DAY


def week(monday: dt.date, closing_day: Weekday | None) -> ReportingPeriod:
    """Return the reporting week of an ISO week, given by its Monday.

    It is the seven days that end on the plan's closing day within that ISO
    week: with Friday, week 26 of 2020 runs from Saturday 20/6 to Friday 26/6.
    """
    last = monday + _DAY * WEEKDAYS.index(closing_day or CLOSING_DAY)
    year, ordinal, _ = monday.isocalendar()
    return ReportingPeriod("week", year, ordinal, last - 6 * _DAY, last, last + _WEEK)


def week_holding(day: dt.date, closing_day: Weekday | None) -> ReportingPeriod:
    """Return the reporting week that holds a day."""
    monday = day - _DAY * day.weekday()
    period = week(monday, closing_day)
    return period if day <= period.last else week(monday + _WEEK, closing_day)


def months(kind: PeriodKind, year: int, ordinal: int, cutoff: Cutoff | None) -> ReportingPeriod:
    """Return a month, quarter, half, nine months or year, the ``ordinal``-th of its year from 1."""
    length = MONTHS[kind]
    last_month = ordinal * length
    following = 12 if kind == "nine-months" else last_month + length
    first = _end(year, last_month - length, cutoff) + _DAY
    last = _end(year, last_month, cutoff)
    return ReportingPeriod(kind, year, ordinal, first, last, _end(year, following, cutoff))


def months_holding(kind: PeriodKind, day: dt.date, cutoff: Cutoff | None) -> ReportingPeriod:
    """Return the month, quarter, half or year that holds a day.

    For nine months these are the first of its year.
    """
    over = (cutoff or CUTOFF) == "administrative" and day.day > _CUT_OFF_DAY
    year, month = divmod(day.year * 12 + day.month - 1 + over, 12)
    return months(kind, year, min(month // MONTHS[kind] + 1, 12 // MONTHS[kind]), cutoff)


def custom(first: dt.date, last: dt.date) -> ReportingPeriod:
    """Return the days from ``first`` to ``last``, both included, as somebody chose them."""
    return ReportingPeriod("custom", last.year, 1, first, last, last + (last - first) + _DAY)


def _end(year: int, month: int, cutoff: Cutoff | None) -> dt.date:
    """Return the last day that counts for a month.

    The month may lie in the year before or after: 0, 13.
    """
    year, month = divmod(year * 12 + month - 1, 12)
    if (cutoff or CUTOFF) == "administrative":
        return dt.date(year, month + 1, _CUT_OFF_DAY)
    year, month = divmod(year * 12 + month + 1, 12)
    return dt.date(year, month + 1, 1) - _DAY
