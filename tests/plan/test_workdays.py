"""What a term may fall on: each day beside what is told of it."""

import datetime as dt

import pytest

from caichcli.plan.plan_settings import WorkCalendar
from caichcli.plan.workdays import DayMark, DaysOff, mark, public_holidays

SWAPS = WorkCalendar(
    days_off=[dt.date(2020, 6, 29), dt.date(2020, 6, 27)],
    working_days=[dt.date(2020, 7, 4), dt.date(2020, 9, 2), dt.date(2020, 6, 27)],
)
DAYS = {
    # the day: without the state's holidays, with them, with the plan's swaps too
    "2020-06-26": (None, None, None),  # a Friday
    "2020-06-27": ("weekend", "weekend", "day-off"),  # off goes before worked
    "2020-06-28": ("weekend", "weekend", "weekend"),
    "2020-06-29": (None, None, "day-off"),
    "2020-07-04": ("weekend", "weekend", "worked"),
    "2020-04-30": (None, "holiday", "holiday"),
    "2020-09-02": (None, "holiday", "worked"),
    "2020-01-25": ("weekend", "holiday", "holiday"),  # Tết on a Saturday
    "2020-01-27": (None, "holiday", "holiday"),
    "2024-05-04": ("weekend", "worked", "worked"),  # the state swapped it
    "1900-01-02": (None, None, None),
    "2200-12-31": (None, None, None),
}


@pytest.mark.parametrize("date", DAYS)
def test_what_a_day_is(date: str) -> None:
    day = dt.date.fromisoformat(date)
    holidays = public_holidays("vi")
    marks = (mark(day, None), mark(day, None, holidays), mark(day, SWAPS, holidays))
    assert tuple(one and one.kind for one in marks) == DAYS[date]


def test_a_day_is_looked_up_once() -> None:
    holidays = public_holidays("vi")
    assert holidays is not None
    assert holidays(dt.date(2020, 1, 25)) is holidays(dt.date(2020, 1, 25))


@pytest.mark.parametrize(("lang", "name"), [("vi", "Tết Nguyên Đán"), ("en", "Lunar New Year")])
def test_a_holiday_has_its_name(lang: str, name: str) -> None:
    holidays = public_holidays("en" if lang == "en" else "vi")
    assert mark(dt.date(2020, 1, 25), None, holidays) == DayMark("holiday", name)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-06-26", "2020-06-26"),  # a Friday
        ("2020-06-27", "2020-06-30"),  # a Saturday; the plan has the Monday off
        ("2020-06-28", "2020-06-30"),
        ("2020-07-04", "2020-07-04"),  # a Saturday that the plan works
        ("2020-04-30", "2020-05-04"),  # two holidays, then a weekend
    ],
)
def test_the_next_working_day(day: str, expected: str) -> None:
    off = DaysOff(SWAPS, public_holidays("vi"))
    assert off.next_working(dt.date.fromisoformat(day)) == dt.date.fromisoformat(expected)
