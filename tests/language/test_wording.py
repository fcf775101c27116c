"""Dates, numbers and periods as they are printed and typed."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.language import wording

DAYS = st.dates(min_value=dt.date(1000, 1, 1))
COUNTS = st.integers(min_value=0, max_value=100_000)


@pytest.mark.parametrize(
    ("iso", "vi", "short", "full", "en"),
    [
        ("2020-03-11", "11/3/2020", "11/3", "ngày 11 tháng 3 năm 2020", "11 March 2020"),
        ("2020-04-05", "05/4/2020", "05/4", "ngày 05 tháng 4 năm 2020", "5 April 2020"),
        ("2020-02-12", "12/02/2020", "12/02", "ngày 12 tháng 02 năm 2020", "12 February 2020"),
        ("2020-01-01", "01/01/2020", "01/01", "ngày 01 tháng 01 năm 2020", "1 January 2020"),
        ("2020-06-30", "30/6/2020", "30/6", "ngày 30 tháng 6 năm 2020", "30 June 2020"),
        ("2020-10-09", "09/10/2020", "09/10", "ngày 09 tháng 10 năm 2020", "9 October 2020"),
        ("2020-12-31", "31/12/2020", "31/12", "ngày 31 tháng 12 năm 2020", "31 December 2020"),
    ],
)
def test_days_follow_decree_30(iso: str, vi: str, short: str, full: str, en: str) -> None:
    date = dt.date.fromisoformat(iso)
    assert wording.day(date, "vi") == vi
    assert wording.short_day(date, "vi") == short
    assert wording.day_in_full(date, "vi") == full
    assert wording.day(date, "en") == en
    assert wording.day_in_full(date, "en") == en
    assert wording.short_day(date, "en") == en.removesuffix(" 2020")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (21914, "21.914", "21,914"),
        (1234567, "1.234.567", "1,234,567"),
        (98.62, "98,62", "98.62"),
        (40.0, "40", "40"),
        (1014.5, "1.014,5", "1,014.5"),
        (0.0000001, "0,0000001", "0.0000001"),
        (-3, "–3", "–3"),
        (-2.5, "–2,5", "–2.5"),
        (-0.0, "0", "0"),
    ],
)
def test_numbers(value: float, vi: str, en: str) -> None:
    assert wording.number(value, "vi") == vi
    assert wording.number(value, "en") == en


@pytest.mark.parametrize(
    ("numerator", "denominator", "vi"),
    [
        (0, 0, "–"),
        (0, 12, "0,00%"),
        (12, 12, "100,00%"),
        (14, 18, "77,78%"),
        (11, 18, "61,11%"),
        (20, 24, "83,33%"),
        (106, 109, "97,25%"),
        (1014, 1160, "87,41%"),
        # Halves go up, to the odd neighbour as well as to the even.
        (1, 800, "0,13%"),  # 0,125
        (3, 800, "0,38%"),  # 0,375
        (201, 20000, "1,01%"),  # 1,005: a float is a little less
        (1, 20000, "0,01%"),
        (1, 20001, "0,00%"),
        (19999, 20000, "100,00%"),
        (25, 2, "1.250,00%"),
    ],
)
def test_shares(numerator: int, denominator: int, vi: str) -> None:
    english = vi.translate(str.maketrans(",.", ".,"))
    assert wording.percent(numerator, denominator, "vi") == vi
    assert wording.percent(numerator, denominator, "en") == english


@given(COUNTS, COUNTS.filter(bool))
def test_a_share_is_off_by_less_than_half_a_hundredth(top: int, below: int) -> None:
    printed = wording.percent(top, below, "en").removesuffix("%").replace(",", "")
    # A half goes up: the printed share may exceed the true one by it, never fall short by it.
    excess = Fraction(printed) - Fraction(100 * top, below)
    assert Fraction(-1, 200) < excess <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("difference", "vi", "en"),
    [
        (1, "+1", "+1"),
        (0, "0", "0"),
        (-3, "–3", "–3"),
        (1204, "+1.204", "+1,204"),
        (-1204, "–1.204", "–1,204"),
    ],
)
def test_differences(difference: int, vi: str, en: str) -> None:
    assert wording.signed(difference, "vi") == vi
    assert wording.signed(difference, "en") == en


@pytest.mark.parametrize(
    ("count", "vi", "en"),
    [
        (0, "0", "0"),
        (1, "01", "1"),
        (4, "04", "4"),
        (9, "09", "9"),
        (10, "10", "10"),
        (21914, "21.914", "21,914"),
        (-4, "–4", "–4"),
    ],
)
def test_counts_in_a_sentence(count: int, vi: str, en: str) -> None:
    assert wording.in_prose(count, "vi") == vi
    assert wording.in_prose(count, "en") == en


@pytest.mark.parametrize(
    ("value", "numeral"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (90, "XC"),
        (400, "CD"),
        (2020, "MMXX"),
        (3888, "MMMDCCCLXXXVIII"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_roman_numerals(value: int, numeral: str) -> None:
    assert wording.roman(value) == numeral


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_no_roman_numeral(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        wording.roman(value)


@pytest.mark.parametrize(
    ("ordinal", "first", "last", "vi", "en"),
    [
        (
            *(26, "2020-06-22", "2020-06-28"),
            "tuần 26 (từ ngày 22/6 đến ngày 28/6/2020)",
            "week 26 (22 June to 28 June 2020)",
        ),
        (
            *(15, "2020-04-06", "2020-04-12"),
            "tuần 15 (từ ngày 06/4 đến ngày 12/4/2020)",
            "week 15 (6 April to 12 April 2020)",
        ),
        (
            *(1, "2019-12-30", "2020-01-05"),
            "tuần 1 (từ ngày 30/12/2019 đến ngày 05/01/2020)",
            "week 1 (30 December 2019 to 5 January 2020)",
        ),
    ],
)
def test_weeks(ordinal: int, first: str, last: str, vi: str, en: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert wording.week(ordinal, *days, "vi") == vi
    assert wording.week(ordinal, *days, "en") == en
    assert wording.span(*days, "vi") in vi
    assert wording.span(*days, "en") in en


def test_periods_in_vietnamese() -> None:
    assert [wording.month(n, 2020, "vi") for n in (1, 2, 3, 12)] == [
        *("tháng 01/2020", "tháng 02/2020", "tháng 3/2020", "tháng 12/2020")
    ]
    assert [wording.quarter(n, 2020, "vi") for n in (1, 2, 3, 4)] == [
        *("quý I/2020", "quý II/2020", "quý III/2020", "quý IV/2020")
    ]
    assert wording.half_year(1, 2020, "vi") == "6 tháng đầu năm 2020"
    assert wording.half_year(2, 2020, "vi") == "6 tháng cuối năm 2020"
    assert wording.nine_months(2020, "vi") == "9 tháng đầu năm 2020"
    assert wording.full_year(2020, "vi") == "năm 2020"


def test_periods_in_english() -> None:
    assert wording.month(2, 2020, "en") == "February 2020"
    assert wording.quarter(2, 2020, "en") == "Q2 2020"
    assert wording.half_year(1, 2020, "en") == "first half of 2020"
    assert wording.half_year(2, 2020, "en") == "second half of 2020"
    assert wording.nine_months(2020, "en") == "first nine months of 2020"
    assert wording.full_year(2020, "en") == "2020"


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("30/6/2020", "2020-06-30"),
        ("30/06/2020", "2020-06-30"),
        ("30-6-2020", "2020-06-30"),
        ("30.6.2020", "2020-06-30"),
        ("2020-06-30", "2020-06-30"),
        (" 05/4/2020\n", "2020-04-05"),
        ("29/2/2020", "2020-02-29"),
        ("29/2/2021", None),
        ("31/6/2020", None),
        ("2020-06-31", None),
        ("6/30/2020", None),
        ("00/6/2020", None),
        ("30/6/0000", None),
        ("30/6-2020", None),
        ("30/6/20", None),
        ("30/6", None),
        ("2020-6-30", None),
        ("2020-06-30T00:00", None),
        ("20200630", None),
        ("+1/6/2020", None),
        ("３０/6/2020", None),
        ("٣٠/6/2020", None),
        ("hôm nay", None),
        ("", None),
    ],
)
def test_days_that_are_typed(typed: str, iso: str | None) -> None:
    assert wording.read_day(typed) == (dt.date.fromisoformat(iso) if iso else None)


@given(DAYS)
def test_a_printed_day_reads_back(date: dt.date) -> None:
    assert wording.read_day(wording.day(date, "vi")) == date
    assert wording.read_day(date.isoformat()) == date


@pytest.mark.parametrize(
    ("typed", "monday", "sunday"),
    [
        ("2020-W15", "2020-04-06", "2020-04-12"),
        ("2020-w15 ", "2020-04-06", "2020-04-12"),
        ("2020-W1", "2019-12-30", "2020-01-05"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
    ],
)
def test_weeks_that_are_typed(typed: str, monday: str, sunday: str) -> None:
    expected = dt.date.fromisoformat(monday), dt.date.fromisoformat(sunday)
    assert wording.read_week(typed) == expected


@pytest.mark.parametrize(
    "typed",
    ["2021-W53", "2020-W00", "2020-W54", "0000-W01", "9999-W52", "2020W15", "2020-15", "W15", ""],
)
def test_weeks_that_are_none(typed: str) -> None:
    assert wording.read_week(typed) is None


@given(DAYS.filter(lambda date: date.year < 9999))
def test_every_day_is_in_the_week_of_its_name(date: dt.date) -> None:
    year, ordinal, _ = date.isocalendar()
    week = wording.read_week(f"{year}-W{ordinal:02}")
    assert week is not None
    assert week[0] <= date <= week[1]


@given(st.text())
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    wording.read_day(text)
    wording.read_week(text)
