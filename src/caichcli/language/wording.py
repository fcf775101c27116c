"""Dates, numbers and periods in print, as Vietnamese offices and English readers write them.

Vietnamese days follow Decree 30/2020/NĐ-CP: days under 10 and the months 1 and 2 with a zero.
"""

import datetime as dt
import re
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_VIETNAMESE_SEPARATORS = {ord(","): ".", ord("."): ","}

_DAY_FIRST = r"(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
_YEAR_FIRST = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_ISO_WEEK = r"([0-9]{4})-[Ww]([0-9]{1,2})"


def day(date: dt.date, lang: Language) -> str:
    """A date: 05/4/2020, 12/02/2020; "5 April 2020"."""
    return f"{short_day(date, lang)}{'/' if lang == 'vi' else ' '}{date.year}"


def short_day(date: dt.date, lang: Language) -> str:
    """A date without its year: 05/4; "5 April"."""
    if lang == "vi":
        return f"{date.day:02}/{_month_number(date.month)}"
    return f"{date.day} {_ENGLISH_MONTHS[date.month - 1]}"


def day_in_full(date: dt.date, lang: Language) -> str:
    """A date as letters carry it: "ngày 05 tháng 4 năm 2020"; "5 April 2020"."""
    if lang == "vi":
        return f"ngày {date.day:02} tháng {_month_number(date.month)} năm {date.year}"
    return day(date, lang)


def number(value: int | float, lang: Language) -> str:
    """A number with its thousands parted: 21.914 and 98,62; 21,914 and 98.62 in English.

    Every decimal is kept, and none printed for a whole number. Negative: –3, with an en dash.
    """
    if isinstance(value, float) and not (value.is_integer() and abs(value) < 1e15):
        from decimal import Decimal

        digits = f"{Decimal(repr(abs(value))):,f}".removesuffix(".0")
    else:
        digits = f"{abs(int(value)):,}"
    if lang == "vi" and not digits.isdigit():
        digits = digits.translate(_VIETNAMESE_SEPARATORS)
    return f"–{digits}" if value < 0 else digits


def signed(difference: int, lang: Language) -> str:
    """A rise or a fall: +1, –3 (en dash), 0."""
    return f"{'+' if difference > 0 else ''}{number(difference, lang)}"


def in_prose(count: int, lang: Language) -> str:
    """A count inside a sentence: Vietnamese offices write 01 to 09 with a zero."""
    return f"{count:02}" if lang == "vi" and 0 < count < 10 else number(count, lang)


def percent(numerator: int, denominator: int, lang: Language) -> str:
    """A share with two decimals, halves rounded up: 98,62%; "–" for a share of nothing.

    Numerator and denominator count things: neither is negative.
    """
    if denominator == 0:
        return "–"
    hundredths = (numerator * 20_000 + denominator) // (denominator * 2)
    whole, decimals = divmod(hundredths, 100)
    return f"{number(whole, lang)}{',' if lang == 'vi' else '.'}{decimals:02}%"


def short(text: str, most: int) -> str:
    """A text of ``most`` letters at most, cut between words and marked "…"."""
    if len(text) <= most:
        return text
    head, blank, _ = text[: most - 1].rpartition(" ")
    return f"{(head if blank else text[: most - 1]).rstrip(' ,;:.–-')}…"


def roman(value: int) -> str:
    """The roman numeral of 1 to 3999; ValueError for any other number."""
    if not 0 < value < 4000:
        raise ValueError(f"no roman numeral for {value}")
    numeral = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        numeral += letters * count
    return numeral


def span(first: dt.date, last: dt.date, lang: Language) -> str:
    """From a day to a day, both included: "từ ngày 22/6 đến ngày 28/6/2020"; "22 June to ...".

    The year stands once, or with both days where they are of two years.
    """
    start = short_day(first, lang) if first.year == last.year else day(first, lang)
    if lang == "vi":
        return f"từ ngày {start} đến ngày {day(last, lang)}"
    return f"{start} to {day(last, lang)}"


def week(ordinal: int, first: dt.date, last: dt.date, lang: Language) -> str:
    """A week with its days: "tuần 26 (từ ngày 22/6 đến ngày 28/6/2020)"."""
    return f"{'tuần' if lang == 'vi' else 'week'} {ordinal} ({span(first, last, lang)})"


def month(ordinal: int, year: int, lang: Language) -> str:
    """A month of a year: "tháng 6/2020", "tháng 02/2020"; "June 2020"."""
    if lang == "vi":
        return f"tháng {_month_number(ordinal)}/{year}"
    return f"{_ENGLISH_MONTHS[ordinal - 1]} {year}"


def quarter(ordinal: int, year: int, lang: Language) -> str:
    """A quarter of a year: "quý II/2020"; "Q2 2020"."""
    return f"quý {roman(ordinal)}/{year}" if lang == "vi" else f"Q{ordinal} {year}"


def half_year(ordinal: int, year: int, lang: Language) -> str:
    """A half of a year: "6 tháng đầu năm 2020"; "second half of 2020"."""
    if lang == "vi":
        return f"6 tháng {'đầu' if ordinal == 1 else 'cuối'} năm {year}"
    return f"{'first' if ordinal == 1 else 'second'} half of {year}"


def nine_months(year: int, lang: Language) -> str:
    """The first nine months, the state's third reporting period: "9 tháng đầu năm 2020"."""
    return f"9 tháng đầu năm {year}" if lang == "vi" else f"first nine months of {year}"


def full_year(year: int, lang: Language) -> str:
    """A whole year: "năm 2020"; "2020"."""
    return f"năm {year}" if lang == "vi" else str(year)


def read_day(text: str) -> dt.date | None:
    """The date that was typed: 30/6/2020, 30-6-2020, 30.6.2020 or 2020-06-30.

    None for any other writing and for days that no calendar has.
    """
    trimmed = text.strip()
    match = re.fullmatch(_DAY_FIRST, trimmed) or re.fullmatch(_YEAR_FIRST, trimmed)
    if match is None:
        return None
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def read_week(text: str) -> tuple[dt.date, dt.date] | None:
    """Monday and Sunday of a week of ISO 8601, "2020-W15"; None where there is no such week."""
    match = re.fullmatch(_ISO_WEEK, text.strip())
    if match is None:
        return None
    year, ordinal = int(match[1]), int(match[2])
    try:
        return dt.date.fromisocalendar(year, ordinal, 1), dt.date.fromisocalendar(year, ordinal, 7)
    except ValueError:
        return None


def _month_number(ordinal: int) -> str:
    return f"{ordinal:02}" if ordinal < 3 else str(ordinal)
