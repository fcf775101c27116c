"""Reporting weeks: named by the ISO week that holds the plan's closing day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.language.wording import read_week
from caichcli.plan.kinds import Cutoff, Weekday
from caichcli.plan.periods import (
    WEEKDAYS,
    PeriodKind,
    ReportingPeriod,
    custom,
    months,
    months_holding,
    week,
    week_holding,
)

CLOSING_DAYS = st.sampled_from([None, *WEEKDAYS])
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("name", "closing_day", "first", "last"),
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
    name: str, closing_day: Weekday | None, first: str, last: str
) -> None:
    span = read_week(name)
    assert span is not None
    period = week(span[0], closing_day)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert f"{period.year}-W{period.ordinal:02}" == name


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
    span = read_week(f"{period.year}-W{period.ordinal:02}")
    assert span is not None
    assert week(span[0], closing_day) == period


@pytest.mark.parametrize(
    ("kind", "ordinal", "cutoff", "first", "last", "next_last"),
    [
        # Decree 09/2019/NĐ-CP, article 12
        ("month", 6, "administrative", "2020-05-15", "2020-06-14", "2020-07-14"),
        ("month", 1, "administrative", "2019-12-15", "2020-01-14", "2020-02-14"),
        ("month", 12, "administrative", "2020-11-15", "2020-12-14", "2021-01-14"),
        ("quarter", 1, "administrative", "2019-12-15", "2020-03-14", "2020-06-14"),
        ("quarter", 2, "administrative", "2020-03-15", "2020-06-14", "2020-09-14"),
        ("half-year", 1, "administrative", "2019-12-15", "2020-06-14", "2020-12-14"),
        ("half-year", 2, "administrative", "2020-06-15", "2020-12-14", "2021-06-14"),
        ("nine-months", 1, "administrative", "2019-12-15", "2020-09-14", "2020-12-14"),
        ("year", 1, "administrative", "2019-12-15", "2020-12-14", "2021-12-14"),
        # a plan that sets none follows the Decree
        ("quarter", 3, None, "2020-06-15", "2020-09-14", "2020-12-14"),
        ("month", 2, "calendar", "2020-02-01", "2020-02-29", "2020-03-31"),
        ("month", 12, "calendar", "2020-12-01", "2020-12-31", "2021-01-31"),
        ("quarter", 4, "calendar", "2020-10-01", "2020-12-31", "2021-03-31"),
        ("half-year", 1, "calendar", "2020-01-01", "2020-06-30", "2020-12-31"),
        ("nine-months", 1, "calendar", "2020-01-01", "2020-09-30", "2020-12-31"),
        ("year", 1, "calendar", "2020-01-01", "2020-12-31", "2021-12-31"),
    ],
)
def test_months_by_the_cut_off(
    kind: PeriodKind, ordinal: int, cutoff: Cutoff | None, first: str, last: str, next_last: str
) -> None:
    period = months(kind, 2020, ordinal, cutoff)
    assert [str(day) for day in (period.first, period.last, period.next_last)] == [
        first,
        last,
        next_last,
    ]


@pytest.mark.parametrize(
    ("kind", "day", "cutoff", "expected"),
    [
        ("month", "2020-06-14", "administrative", (2020, 6)),
        ("month", "2020-06-15", "administrative", (2020, 7)),
        ("month", "2020-12-15", "administrative", (2021, 1)),
        ("quarter", "2020-06-15", "administrative", (2020, 3)),
        ("year", "2020-12-15", "administrative", (2021, 1)),
        ("month", "2020-06-15", "calendar", (2020, 6)),
        ("half-year", "2020-07-01", "calendar", (2020, 2)),
        ("nine-months", "2020-11-01", "calendar", (2020, 1)),
    ],
)
def test_the_months_of_a_day(
    kind: PeriodKind, day: str, cutoff: Cutoff, expected: tuple[int, int]
) -> None:
    period = months_holding(kind, dt.date.fromisoformat(day), cutoff)
    assert (period.year, period.ordinal) == expected


PARTING = st.sampled_from(["month", "quarter", "half-year", "year"])
CUTOFFS = st.sampled_from([None, "administrative", "calendar"])


@given(DAYS, PARTING, CUTOFFS)
def test_months_part_the_days(day: dt.date, kind: PeriodKind, cutoff: Cutoff | None) -> None:
    period = months_holding(kind, day, cutoff)
    assert period.first <= day <= period.last
    assert months(kind, period.year, period.ordinal, cutoff) == period
    following = months_holding(kind, period.last + dt.timedelta(days=1), cutoff)
    assert (following.eve, following.last) == (period.last, period.next_last)


def test_days_freely_chosen_are_followed_by_as_many() -> None:
    period = custom(dt.date(2020, 6, 1), dt.date(2020, 6, 10))
    assert (str(period.eve), str(period.next_last)) == ("2020-05-31", "2020-06-20")
