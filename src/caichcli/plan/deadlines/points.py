"""One named time: 30/6/2020, quý II, 6 tháng đầu năm, tuần 26 năm 2020; and known slips."""

from collections.abc import Callable
from typing import NamedTuple

from caichcli.plan.deadlines.patterns import CellText, Fit, Phrases, Slots
from caichcli.plan.deadlines.scanners import SCANNERS
from caichcli.plan.deadlines.values import RefusalReason, TermKind, TermRefusal

QUARTERS = ("I", "II", "III", "IV")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Point(NamedTuple):
    """A day or a stretch inside one year, the year perhaps not named.

    ``first`` and ``last`` are (month, day); month 0 is not named, day 0 is the
    month's last. ``words`` writes it again, with {} for the year. ``head`` is
    what a bare number that follows counts (quý II, III). ``ends``: only its
    end is meant (cuối quý II). ``week`` is a week of the year, or of the month
    of ``last`` (0 the last week of it).
    """

    kind: TermKind
    first: tuple[int, int]
    last: tuple[int, int]
    words: str
    year: int | None = None
    head: str = ""
    ends: bool = False
    week: int | None = None
    weekday: int = 0


def point_at(text: CellText, at: int) -> Fit[Point] | None:
    """Return the longest named time that begins at a token; raises TermRefusal for a known slip."""
    fit = _POINTS.fit(text, at)
    return None if fit is None else Fit(fit.value(fit.slots), fit.end, fit.slots)


def plain_day(day: int, month: int) -> str:
    """Return a day as Decree 30/2020 writes it: 05/4, 12/02, 30/6."""
    return f"{day:02d}/{month:02d}" if month < 3 else f"{day:02d}/{month}"


def day_of(month: int, number: int, year: int | None = None) -> Point:
    """Return a day of a month; refused where no year has it."""
    if not 1 <= month <= 12:
        swapped = 1 <= number <= 12 and 12 < month <= _LONGEST[number - 1]
        raise TermRefusal(
            "no-such-month", (f"{plain_day(month, number)}/{year}",) if swapped else ()
        )
    words = plain_day(number, month) + "/{}"
    if not 1 <= number <= _LONGEST[month - 1]:
        last = plain_day(_LONGEST[month - 1], month)
        raise TermRefusal("no-such-day", (f"{last}/{year}" if year else last,) if number else ())
    return Point("date", (month, number), (month, number), words, year, "day")


def day_alone(number: int) -> Point:
    """Return a day whose month is not named."""
    if not 1 <= number <= 31:
        raise TermRefusal("no-such-day")
    return Point("date", (0, number), (0, number), f"{number:02d}", None, "day")


def month_of(number: int, year: int | None = None) -> Point:
    """Return a month of the year."""
    if not 1 <= number <= 12:
        raise TermRefusal("no-such-month")
    return Point("month", (number, 1), (number, 0), f"tháng {number}/{{}}", year, "month")


def quarter_of(number: int, year: int | None = None) -> Point:
    """Return a quarter of the year."""
    if not 1 <= number <= 4:
        readings = (f"tháng {number}/{year}",) if year and 5 <= number <= 12 else ()
        raise TermRefusal("no-such-quarter", readings)
    words = f"quý {QUARTERS[number - 1]}/{{}}"
    return Point("quarter", (3 * number - 2, 1), (3 * number, 0), words, year, "quarter")


def year_of(year: int | None) -> Point:
    """Return a year, or the plan's."""
    return Point("year", (1, 1), (12, 0), "năm {}", year, "year")


def _months(first: int, last: int, words: str, year: int | None) -> Point:
    kinds: dict[tuple[int, int], TermKind] = {
        (1, 6): "half-year",
        (7, 12): "half-year",
        (1, 9): "nine-months",
        (1, 3): "quarter",
        (10, 12): "quarter",
        (1, 12): "year",
    }
    if not 1 <= first <= last <= 12:
        raise TermRefusal("no-such-month")
    return Point(kinds.get((first, last), "range"), (first, 1), (last, 0), words, year)


def _first_months(slots: Slots) -> Point:
    return _months(1, slots["n"], f"{slots['n']} tháng đầu năm {{}}", slots.get("year"))


def _last_months(slots: Slots) -> Point:
    count = slots["n"]
    return _months(13 - count, 12, f"{count} tháng cuối năm {{}}", slots.get("year"))


def _day(slots: Slots) -> Point:
    return day_of(slots["month"], slots["day"], slots.get("year", slots.get("year_behind")))


def _month(slots: Slots) -> Point:
    return month_of(slots["month"], slots.get("year", slots.get("year_behind")))


def _month_or_weekday(slots: Slots) -> Point:
    """T6: June, or Friday; T8 can only be August."""
    number = slots["month"]
    if 2 <= number <= 7:
        raise TermRefusal("two-readings", (f"tháng {number}/{{year}}", f"thứ {number} hằng tuần"))
    return _month(slots)


def _iso_month(slots: Slots) -> Point:
    if slots["month"] > 12:
        raise TermRefusal("short-year", (f"{slots['year']}-20{slots['month']}",))
    return _month(slots)


def _quarter(slots: Slots) -> Point:
    return quarter_of(slots["quarter"], slots.get("year_behind"))


def _year(slots: Slots) -> Point:
    return year_of(slots.get("year"))


def _ends(build: Callable[[Slots], Point]) -> Callable[[Slots], Point]:
    """cuối tháng 6, cuối năm: the end of it."""
    return lambda slots: build(slots)._replace(ends=True)


def _last_day(build: Callable[[Slots], Point]) -> Callable[[Slots], Point]:
    """ngày cuối cùng của tháng 6: that day."""

    def last(slots: Slots) -> Point:
        point = build(slots)
        return point._replace(kind="date", first=point.last, head="day")

    return last


def _month_of_quarter(place: int) -> Callable[[Slots], Point]:
    """tháng đầu (cuối) quý II; with a day, that day of it."""

    def build(slots: Slots) -> Point:
        point = _quarter(slots)
        month = point.first[0] + place - 1
        if "day" in slots:
            return day_of(month, slots["day"], point.year)
        return month_of(month, point.year)

    return build


def _days_of_month(first: int, last: int, name: str) -> Callable[[Slots], Point]:
    def build(slots: Slots) -> Point:
        month = _month(slots)
        number = month.last[0]
        words = f"{name} {month.words}"
        return Point("range", (number, first), (number, last), words, month.year)

    return build


def _first_days(slots: Slots) -> Point:
    """10 ngày đầu tháng 7: up to the tenth."""
    return _days_of_month(1, slots["n"], f"{slots['n']} ngày đầu")(slots)


def _week_of_month(number: int | None = None) -> Callable[[Slots], Point]:
    def build(slots: Slots) -> Point:
        count = slots["n"] if number is None else number
        if not 0 <= count <= 6 or (number is None and count == 0):
            raise TermRefusal("no-such-week")
        month = _month(slots)
        name = f"tuần {count}" if count else "tuần cuối"
        return month._replace(
            kind="range", words=f"{name} {month.words}", head="", week=count, first=(0, 0)
        )

    return build


def _week(slots: Slots) -> Point:
    number, year = slots["n"], slots.get("year")
    if not 1 <= number <= 53:
        raise TermRefusal("no-such-week")
    if year is None and number <= 5:  # of the year, or of some month
        raise TermRefusal("two-readings", (f"tuần {number} năm {{year}}",))
    words = f"tuần {number} năm {{}}"
    return Point("range", (0, 0), (0, 0), words, year, "week", week=number)


def _slip(reason: RefusalReason, *readings: str) -> Callable[[Slots], Point]:
    """Return what refuses a wording, with rewrites; {year} that is not named is the plan's."""

    def refuse(slots: Slots) -> Point:
        years = (slots[name] for name in ("year", "year_behind", "short") if name in slots)
        values = {**slots, "year": next(years, "{year}")}
        raise TermRefusal(reason, tuple(reading.format(**values) for reading in readings))

    return refuse


def _roman_month(slots: Slots) -> Point:
    number, year = slots["roman"], slots.get("year_behind", "{year}")
    quarter = (f"quý {QUARTERS[number - 1]}/{year}",) if number <= 4 else ()
    raise TermRefusal("two-readings", (f"tháng {number}/{year}", *quarter))


def _months_of_year(slots: Slots) -> Point:
    """6 tháng năm 2020; any number but of reports may be a day of May (tháng năm)."""
    if slots["n"] not in (3, 6, 9, 12):
        day, year = slots["n"], slots["year"]
        raise TermRefusal("two-readings", (f"{day}/5/{year}", f"{day} tháng đầu năm {year}"))
    return _first_months(slots)


_MONTH = "tháng {month}/{year}"
_DATE = "{day}/{month}/{year}"
# Where a row of the first table is as long as one of the second, it is taken.
_SLIPS = (
    ("ngày? mùng? {day} tháng {month} tháng {year}", _slip("two-readings", _DATE, _MONTH)),
    ("ngày? {day} / {month} / {short}", _slip("short-year", _DATE)),
    ("ngày? {day} . {month} . {short}", _slip("short-year", _DATE)),
    ("ngày? {day} - {month} - {short}", _slip("short-year", _DATE)),
    ("ngày? {day} tháng {month} năm {short}", _slip("short-year", _DATE)),
    ("ngày? {day} / {month} năm {short}", _slip("short-year", _DATE)),
    ("tháng {month} / {short}", _slip("short-year", _MONTH)),
    ("tháng {month} năm {short}", _slip("short-year", _MONTH)),
    ("quý {quarter} / {short}", _slip("short-year", "quý {quarter}/{year}")),
    ("quý {quarter} năm {short}", _slip("short-year", "quý {quarter}/{year}")),
    ("năm {short}", _slip("short-year", "năm {year}")),
    ("ngày? {day} /|. {month} /|. {odd}", _slip("no-such-year")),
    ("tháng? {month} /|- {odd}", _slip("no-such-year")),
    ("quý {quarter} /|- {odd}", _slip("no-such-year")),
    ("năm? {odd}", _slip("no-such-year")),
    ("ngày {month} / {year}", _slip("no-such-day", _MONTH)),
    ("ngày tháng năm {year}?", _slip("no-such-day")),
    ("ngày tháng {month} {year_behind}?", _slip("no-such-day", _MONTH)),
    (
        "tháng {day} / {month} / {year}",
        _slip("two-readings", _DATE, "tháng {day} - {month}/{year}"),
    ),
    ("tháng {year}", _slip("no-such-month", "năm {year}")),
    ("tháng năm {year}", _slip("two-readings", "tháng 5/{year}", "năm {year}")),
    ("ngày {day} tháng năm {year}", _slip("two-readings", "{day}/5/{year}")),
    ("tháng {roman} {year_behind}?", _roman_month),
    ("{n} tháng năm {year}", _months_of_year),
    ("{n} tháng /? {year}", _slip("two-readings", "tháng {n}/{year}", "{n} tháng đầu năm {year}")),
    ("{n} tháng", _slip("two-readings", "{n} tháng đầu năm {year}", "định kỳ {n} tháng")),
    ("24 / 7", _slip("two-readings", "24/7/{year}", "thường xuyên")),
    ("đầu tháng {month} {year_behind}?", _slip("vague", "trước 10/{month}/{year}", _MONTH)),
    ("giữa tháng {month} {year_behind}?", _slip("vague", "15/{month}/{year}", _MONTH)),
    ("đầu|giữa quý {quarter} {year_behind}?", _slip("vague", "quý {quarter}/{year}")),
    ("đầu năm {year}?", _slip("vague", "tháng 1/{year}", "quý I/{year}")),
    ("giữa năm {year}?", _slip("vague", "tháng 6/{year}", "6 tháng đầu năm {year}")),
    ("tuần|tháng|quý|năm này|nay|sau|tới", _slip("relative")),
    ("hôm|ngày này|nay|mai", _slip("relative")),
)
_POINTS = Phrases(
    (
        *_SLIPS,
        ("ngày? {day} / {month} {year_behind}?", _day),
        ("ngày? {day} . {month} . {year}", _day),
        ("ngày? {day} - {month} - {year}", _day),
        ("ngày {day} .|- {month}", _day),
        ("ngày? mùng? {day} ,? của? tháng {month} {year_behind}?", _day),
        ("{year} -|/ {month} -|/ {day}", _day),
        ("ngày cuối cùng? của? tháng {month} {year_behind}?", _last_day(_month)),
        ("ngày cuối cùng? của? quý {quarter} {year_behind}?", _last_day(_quarter)),
        ("ngày cuối cùng? của? năm {year}?", _last_day(_year)),
        ("ngày mùng? {day}", lambda slots: day_alone(slots["day"])),
        ("mùng {day}", lambda slots: day_alone(slots["day"])),
        ("tháng {month} {year_behind}?", _month),
        ("t .? {month}", _month_or_weekday),
        ("t .? {month} {year_behind}", _month),
        ("{month} /|.|- {year}", _month),
        ("{year} - {month}", _iso_month),
        ("cuối tháng {month} {year_behind}?", _ends(_month)),
        ("tháng đầu của? quý {quarter} {year_behind}?", _month_of_quarter(1)),
        ("tháng cuối cùng? của? quý {quarter} {year_behind}?", _month_of_quarter(3)),
        ("ngày? {day} của? tháng đầu của? quý {quarter} {year_behind}?", _month_of_quarter(1)),
        ("ngày? {day} của? tháng cuối của? quý {quarter} {year_behind}?", _month_of_quarter(3)),
        ("quý|q .? {quarter} {year_behind}?", _quarter),
        ("cuối quý {quarter} {year_behind}?", _ends(_quarter)),
        ("{n} tháng đầu của? năm /? {year}?", _first_months),
        ("{n} tháng đầu {year}", _first_months),
        ("nửa đầu năm {year}?", lambda slots: _first_months({**slots, "n": 6})),
        ("{n} tháng cuối của? năm /? {year}?", _last_months),
        ("{n} tháng cuối {year}", _last_months),
        ("nửa cuối năm {year}?", lambda slots: _last_months({**slots, "n": 6})),
        ("nửa đầu tháng {month} {year_behind}?", _days_of_month(1, 15, "nửa đầu")),
        ("nửa cuối tháng {month} {year_behind}?", _days_of_month(16, 0, "nửa cuối")),
        ("{n} ngày đầu của? tháng {month} {year_behind}?", _first_days),
        ("thượng tuần tháng {month} {year_behind}?", _days_of_month(1, 10, "thượng tuần")),
        ("trung tuần tháng {month} {year_behind}?", _days_of_month(11, 20, "trung tuần")),
        ("hạ tuần tháng {month} {year_behind}?", _days_of_month(21, 0, "hạ tuần")),
        ("tuần thứ? {n} của? tháng {month} {year_behind}?", _week_of_month()),
        ("tuần đầu tiên? của? tháng {month} {year_behind}?", _week_of_month(1)),
        ("tuần thứ nhất của? tháng {month} {year_behind}?", _week_of_month(1)),
        ("tuần cuối cùng? của? tháng {month} {year_behind}?", _week_of_month(0)),
        ("tuần thứ? {n} của? năm {year}", _week),
        ("tuần {n} /|- {year}", _week),
        ("tuần {n}", _week),
        ("năm {year}", _year),
        ("{year}", _year),
        ("cuối năm {year}?", _ends(_year)),
    ),
    SCANNERS,
    not_before="/ %",
)


def all_words() -> set[str]:
    """Return all words of the rows, as written."""
    return set(_POINTS.words())
