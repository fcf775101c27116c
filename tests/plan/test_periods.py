"""Reporting weeks: named by the ISO week that holds the plan's closing day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.language.wording import read_week
from caichcli.plan.model import Weekday
from caichcli.plan.periods import WEEKDAYS, ReportingPeriod, week, week_holding

CLOSING_DAYS = st.sampled_from([None, *WEEKDAYS])
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("named", "closing_day", "first", "last"),
    [
        ("2020-W26", None, "2020-06-22", "2020-06-28"),
        ("2020-W26", "sunday", "2020-06-22", "2020-06-28"),
        ("2020-W26", "friday", "2020-06-20", "2020-06-26"),
        ("2020-W26", "monday", "2020-06-16", "2020-06-22"),
        ("2020-W01", "sunday", "2019-12-30", "2020-01-05"),
        ("2020-W53", "sunday", "2020-12-28", "2021-01-03"),
        ("2020-W53", "thursday", "2020-12-25", "2020-12-31"),
    ],
)
def test_a_week_ends_on_the_closing_day(
    named: str, closing_day: Weekday | None, first: str, last: str
) -> None:
    found = read_week(named)
    assert found is not None
    period = week(found[0], closing_day)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert f"{period.year}-W{period.ordinal:02}" == named


@pytest.mark.parametrize(
    ("day", "closing_day", "ordinal"),
    [
        ("2020-06-22", None, 26),
        ("2020-06-28", None, 26),
        ("2020-06-29", None, 27),
        ("2020-06-26", "friday", 26),
        ("2020-06-27", "friday", 27),
        ("2020-12-31", None, 53),
        ("2021-01-01", "thursday", 1),
    ],
)
def test_the_week_of_a_day(day: str, closing_day: Weekday | None, ordinal: int) -> None:
    assert week_holding(dt.date.fromisoformat(day), closing_day).ordinal == ordinal


@given(DAYS, CLOSING_DAYS)
def test_weeks_part_the_days(day: dt.date, closing_day: Weekday | None) -> None:
    period = week_holding(day, closing_day)
    assert period.first <= day <= period.last
    assert (period.last - period.first).days == 6
    assert WEEKDAYS[period.last.weekday()] == (closing_day or "sunday")
    following = week_holding(period.last + dt.timedelta(days=1), closing_day)
    assert (following.eve, following.last) == (period.last, period.next_last)


@given(DAYS, CLOSING_DAYS)
def test_a_week_found_by_its_name_is_the_same(day: dt.date, closing_day: Weekday | None) -> None:
    period: ReportingPeriod = week_holding(day, closing_day)
    named = read_week(f"{period.year}-W{period.ordinal:02}")
    assert named is not None
    assert week(named[0], closing_day) == period
