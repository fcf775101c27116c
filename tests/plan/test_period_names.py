"""What a period is called: its key, officials' words for it, and the days of the calendar."""

import datetime as dt

import pytest

from caichcli.plan import deadlines
from caichcli.plan.period_names import PeriodName, of_calendar, read, read_key
from caichcli.plan.periods import PeriodKind

# The key: kind, year, number; its first and last day on the calendar.
KEYS: dict[str, tuple[PeriodKind, int, int, str, str]] = {
    "2020-W01": ("week", 2020, 1, "2019-12-30", "2020-01-05"),
    "2020-W53": ("week", 2020, 53, "2020-12-28", "2021-01-03"),
    "2020-02": ("month", 2020, 2, "2020-02-01", "2020-02-29"),
    "2020-12": ("month", 2020, 12, "2020-12-01", "2020-12-31"),
    "2020-Q1": ("quarter", 2020, 1, "2020-01-01", "2020-03-31"),
    "2020-Q4": ("quarter", 2020, 4, "2020-10-01", "2020-12-31"),
    "2020-H2": ("half-year", 2020, 2, "2020-07-01", "2020-12-31"),
    "2020-9M": ("nine-months", 2020, 1, "2020-01-01", "2020-09-30"),
    "2020": ("year", 2020, 1, "2020-01-01", "2020-12-31"),
}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_and_its_period(key: str) -> None:
    kind, year, ordinal, first, last = KEYS[key]
    name = PeriodName(kind, year, ordinal)
    assert read_key(key) == name
    assert name.key == key
    period = of_calendar(name)
    assert (period.kind, period.year, period.ordinal) == (kind, year, ordinal)
    assert (str(period.first), str(period.last)) == (first, last)
    assert period.first <= name.anchor <= period.last


@pytest.mark.parametrize(
    "text",
    ["", "Q1", "2020-Q5", "2020-H3", "2020-13", "2020-00", "2020-6", "2020-W54", "2021-W53",
     "20200", "9999", "0000", "0001-W01", "2020-06-30", "quý II/2020", "２０２０"],
)  # fmt: skip
def test_what_is_no_key(text: str) -> None:
    assert read_key(text) is None


@pytest.mark.parametrize(
    ("kind", "words", "key"),
    [
        ("week", "2020-w26", "2020-W26"),
        ("week", "tuần 26/2020", "2020-W26"),
        ("week", "Tuan 26-2020", "2020-W26"),
        ("week", "WEEK 1 / 2020", "2020-W01"),
        ("week", "26/2020", "2020-W26"),
        ("month", "2020-6", "2020-06"),
        ("month", " tháng 6/2020", "2020-06"),
        ("month", "Tháng 06 năm 2020", "2020-06"),
        ("month", "thang 6/2020", "2020-06"),
        ("quarter", "2020-q2", "2020-Q2"),
        ("quarter", "quý II/2020", "2020-Q2"),
        ("quarter", "Quí 2 năm 2020", "2020-Q2"),
        ("half-year", "6 tháng cuối năm 2020", "2020-H2"),
        ("nine-months", "9 tháng đầu năm 2020", "2020-9M"),
        ("year", "năm 2020", "2020"),
        ("year", "2020", "2020"),
        # of another kind, without a year, or of no year that a plan has
        ("month", "2020", None),
        ("month", "quý II/2020", None),
        ("month", "6", None),
        ("month", "2020-0", None),
        ("year", "9 tháng đầu năm 2020", None),
        ("year", "9999", None),
        ("year", "năm 9999", None),
        ("week", "26", None),
        ("week", "54/2020", None),
        ("quarter", "quý V/2020", None),
        ("quarter", "", None),
    ],
)
def test_words_for_a_period(kind: PeriodKind, words: str, key: str | None) -> None:
    name = read(kind, words)
    assert (name and name.key) == key


@pytest.mark.parametrize(
    "words", ["hằng tuần", "hằng tháng", "hằng quý", "định kỳ 06 tháng", "hằng năm"]
)
def test_the_keys_of_recurring_tasks_are_read(words: str) -> None:
    first, last = dt.date(2019, 1, 1), dt.date(2021, 12, 31)
    deadline = deadlines.read(words, first, last)
    assert not isinstance(deadline, deadlines.UnreadableDeadline)
    assert deadline.recurrence is not None
    keys = [one.key for one in deadlines.occurrences(deadline.recurrence, first, last)]
    assert keys
    for key in keys:
        name = read_key(key)
        assert name is not None
        assert name.key == key


@pytest.mark.parametrize("year", range(2015, 2031))
def test_a_week_lies_in_the_year_of_its_thursday(year: int) -> None:
    """ISO 8601: so that the last week of a year is of the plan of that year."""
    for ordinal in (1, 52):
        anchor = PeriodName("week", year, ordinal).anchor
        assert (anchor.year, anchor.isoweekday()) == (year, 4)
