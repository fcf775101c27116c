"""Which days nobody works: weekends, the state's holidays, the plan's own swaps.

A term that falls on such a day is told so; "trước ngày X" means by the end of X. Only a plan that
says so (``follow_up.non_working: next-day``) has it end with the next working day, as the Civil
Code 2015, Article 148, paragraph 5, does.
"""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Literal

from msgspec import Struct

from caichcli.plan.plan_settings import WorkCalendar

DayKind = Literal["weekend", "holiday", "day-off", "worked"]
SATURDAY = 5


class PublicHoliday(Struct, frozen=True):
    """What the state's calendar says of a day: a holiday's name, or that a weekend is worked."""

    name: str
    worked: bool = False


Holidays = Callable[[dt.date], PublicHoliday | None]


class DayMark(Struct, frozen=True):
    """Why a day is no common working day; ``worked`` is a weekend or holiday that is worked."""

    kind: DayKind
    name: str = ""


def mark(
    day: dt.date, swaps: WorkCalendar | None, holidays: Holidays | None = None
) -> DayMark | None:
    """Return what is to be told of a day that a term falls on; None of a common working day.

    The plan's own swaps go before the state's, holidays before weekends.
    """
    if swaps and day in (swaps.days_off or ()):
        return DayMark("day-off")
    public = holidays(day) if holidays else None
    weekend = day.weekday() >= SATURDAY
    free = weekend or (public is not None and not public.worked)
    if free and swaps and day in (swaps.working_days or ()):
        return DayMark("worked")
    if public is None:
        return DayMark("weekend") if weekend else None
    return DayMark("worked") if public.worked else DayMark("holiday", public.name)


class DaysOff(Struct, frozen=True):
    """What tells days off: the plan's swaps, and the state's holidays where they are known."""

    swaps: WorkCalendar | None = None
    holidays: Holidays | None = None

    def mark(self, day: dt.date) -> DayMark | None:
        """What is to be told of a day that a term falls on."""
        return mark(day, self.swaps, self.holidays)

    def next_working(self, day: dt.date) -> dt.date:
        """Return the day itself if it is worked, else the first that is worked after it."""
        while (off := self.mark(day)) and off.kind != "worked":
            day += dt.timedelta(days=1)
        return day


@cache
def public_holidays(lang: Literal["vi", "en"]) -> Holidays | None:
    """Viet Nam's public holidays, named in ``lang``; None where the library is not installed.

    Loading them takes a third of a second: only for what shows them.
    """
    try:
        from holidays import country_holidays
    except ImportError:
        return None
    calendar = country_holidays("VN", language="vi" if lang == "vi" else "en_US")

    @cache
    def look(day: dt.date) -> PublicHoliday | None:
        name = calendar.get(day)
        if name is not None:
            return PublicHoliday(name)
        return PublicHoliday("", worked=True) if day in calendar.weekend_workdays else None

    return look


def holidays_when_asked(lang: Literal["vi", "en"]) -> Holidays:
    """The state's holidays as far as they are known, loaded with the first day asked about."""

    def look(day: dt.date) -> PublicHoliday | None:
        holidays = public_holidays(lang)
        return holidays(day) if holidays else None

    return look
