"""The days on which what recurs is due, against a table and against the calendar itself."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from caichcli.plan.deadlines import Occurrence, Recurrence, occurrences

# Occurrences: (rule, first day, last day, keys and due days).
DUE = [
    (Recurrence("quarter"), "2020-01-01", "2020-12-31",
     "2020-Q1 31/3, 2020-Q2 30/6, 2020-Q3 30/9, 2020-Q4 31/12"),
    (Recurrence("quarter", day=5), "2020-03-11", "2020-09-04", "2020-Q2 5/6"),
    (Recurrence("quarter", day=5), "2020-03-05", "2020-09-05",
     "2020-Q1 5/3, 2020-Q2 5/6, 2020-Q3 5/9"),
    (Recurrence("quarter", 4, 10), "2020-01-01", "2020-12-31",
     "2020-Q1 10/4, 2020-Q2 10/7, 2020-Q3 10/10, 2020-Q4 10/1"),
    (Recurrence("quarter", 4, 10), "2020-03-01", "2020-10-05",
     "2020-Q1 10/4, 2020-Q2 10/7, 2020-Q3 10/10"),
    (Recurrence("quarter", 0, 20), "2020-01-01", "2020-12-31",
     "2020-Q1 20/12, 2020-Q2 20/3, 2020-Q3 20/6, 2020-Q4 20/9"),
    (Recurrence("month", 0), "2020-01-15", "2020-03-31", "2020-02 31/1, 2020-03 29/2"),
    (Recurrence("month"), "2020-01-31", "2020-03-30", "2020-01 31/1, 2020-02 29/2"),
    (Recurrence("month"), "2021-02-01", "2021-03-31", "2021-02 28/2, 2021-03 31/3"),
    (Recurrence("month", day=31), "2021-02-01", "2021-04-30",
     "2021-02 28/2, 2021-03 31/3, 2021-04 30/4"),
    (Recurrence("month", 2, 5), "2020-01-01", "2020-03-31",
     "2020-01 5/2, 2020-02 5/3, 2020-03 5/4"),
    (Recurrence("month", day=15, also=(Recurrence("month", day=30),)), "2020-02-01", "2020-03-20",
     "2020-02-15 15/2, 2020-02-29 29/2, 2020-03-15 15/3"),
    (Recurrence("week"), "2020-12-21", "2021-01-10",
     "2020-W52 27/12, 2020-W53 3/1, 2021-W01 10/1"),
    (Recurrence("week", weekday=4), "2020-12-25", "2021-01-07", "2020-W53 31/12, 2021-W01 7/1"),
    (Recurrence("half-year"), "2020-01-01", "2020-12-31", "2020-H1 30/6, 2020-H2 31/12"),
    (Recurrence("half-year", days=((6, 15), (12, 15))), "2020-01-01", "2020-12-31",
     "2020-H1 15/6, 2020-H2 15/12"),
    (Recurrence("half-year", days=((1, 10), (7, 10))), "2020-01-01", "2020-12-31",
     "2020-01-10 10/1, 2020-07-10 10/7"),
    (Recurrence("half-year", days=((6, 30),), also=(Recurrence("year"),)),
     "2020-01-01", "2020-12-31", "2020-H1 30/6, 2020 31/12"),
    (Recurrence("nine-months"), "2020-01-01", "2021-12-31", "2020-9M 30/9, 2021-9M 30/9"),
    (Recurrence("year", 1, 10), "2020-01-11", "2022-12-31", "2021 10/1, 2022 10/1"),
    (Recurrence("year", 13, 31), "2020-01-01", "2020-12-31", "2020 31/1"),
    (Recurrence("year", 0, 31), "2020-01-01", "2021-12-31", "2020 31/12, 2021 31/12"),
    (Recurrence("year", 0, 31), "2019-10-15", "2020-06-30", "2020 31/12"),
    (Recurrence("year", 2, 29), "2020-01-01", "2021-12-31", "2020 29/2, 2021 28/2"),
    (Recurrence("year", days=((6, 1), (11, 15))), "2020-01-01", "2020-12-31",
     "2020-06-01 1/6, 2020-11-15 15/11"),
    (Recurrence("day"), "2020-02-28", "2020-03-01",
     "2020-02-28 28/2, 2020-02-29 29/2, 2020-03-01 1/3"),
    (Recurrence("month"), "2020-02-01", "2020-02-28", ""),
    (Recurrence("month"), "2020-03-01", "2020-02-01", ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "first", "last", "expected"), DUE)
def test_occurrences(rule: Recurrence, first: str, last: str, expected: str) -> None:
    due = occurrences(rule, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert ", ".join(f"{one.key} {one.due.day}/{one.due.month}" for one in due) == expected


pairs = st.tuples(st.integers(1, 12), st.integers(0, 28))
single_rules = st.one_of(
    st.builds(Recurrence, st.just("day")),
    st.builds(Recurrence, st.just("week"), weekday=st.none() | st.integers(1, 7)),
    st.builds(
        Recurrence,
        st.sampled_from(["month", "quarter", "half-year", "nine-months", "year"]),
        st.none() | st.integers(1, 13),
        st.none() | st.integers(1, 31),
    ),
    st.builds(
        Recurrence,
        st.sampled_from(["quarter", "half-year", "year"]),
        days=st.lists(pairs, min_size=1, max_size=4).map(tuple),
    ),
)
rules = st.builds(
    lambda rule, also: replace(rule, also=tuple(also)),
    single_rules,
    st.lists(single_rules, max_size=2),
)
near = st.dates(dt.date(2019, 1, 1), dt.date(2022, 12, 31))


@given(rules, near, near, near)
def test_occurrences_are_ordered_unique_and_split_anywhere(
    rule: Recurrence, one: dt.date, two: dt.date, three: dt.date
) -> None:
    first, cut, last = sorted((one, two, three))
    whole = occurrences(rule, first, last)
    assert [one.due for one in whole] == sorted(one.due for one in whole)
    assert len({one.key for one in whole}) == len(whole)
    parted = occurrences(rule, first, cut) + occurrences(rule, cut + dt.timedelta(1), last)
    assert tuple(sorted(parted, key=lambda one: (one.due, one.key))) == whole
    if all(one.month in (None, 1) for one in (rule, *rule.also)):
        assert all(first <= one.due <= last for one in whole)


@given(
    st.one_of(st.none(), st.integers(1, 31)),
    st.sampled_from([("month", 1), ("quarter", 3), ("half-year", 6), ("year", 12)]),
    near,
    near,
)
def test_occurrences_are_the_days_that_a_calendar_shows(
    day: int | None, period: tuple[str, int], one: dt.date, other: dt.date
) -> None:
    every, months = period
    due = occurrences(
        Recurrence(every, day=day),  # type: ignore[arg-type]
        min(one, other),
        max(one, other),
    )
    calendar_days = []
    for ordinal in range(min(one, other).toordinal(), max(one, other).toordinal() + 1):
        date = dt.date.fromordinal(ordinal)
        last_of_month = (date + dt.timedelta(1)).day == 1
        on_day = date.day == day or (last_of_month and (day is None or day > date.day))
        if date.month % months == 0 and on_day:
            calendar_days.append(date)
    assert [one.due for one in due] == calendar_days


@given(st.integers(1990, 2060))
def test_a_whole_year_has_its_periods(year: int) -> None:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)

    def due(every: str) -> tuple[Occurrence, ...]:
        return occurrences(Recurrence(every), first, last)  # type: ignore[arg-type]

    counts = {"month": 12, "quarter": 4, "half-year": 2, "nine-months": 1, "year": 1}
    assert {every: len(due(every)) for every in counts} == counts
    leap = (dt.date(year + 1, 1, 1) - first).days == 366
    assert len(due("day")) == 365 + leap
    sundays = [one for one in due("week") if one.due.isoweekday() == 7]
    assert sundays == list(due("week"))
    assert len(sundays) in (52, 53)
