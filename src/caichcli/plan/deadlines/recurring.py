"""What recurs: how often, and which day of each period."""

from typing import Any

from caichcli.plan.deadlines import phrases
from caichcli.plan.deadlines.patterns import Cursor, Fit, WordSet
from caichcli.plan.deadlines.points import Point, point_at
from caichcli.plan.deadlines.scanners import roman, weekday
from caichcli.plan.deadlines.terms import Item, Opening, RawPart, dated, openings
from caichcli.plan.deadlines.values import MONTHS, Interval, Recurrence, Refusal

_EVERY: dict[tuple[int, str], Interval] = {
    (1, "day"): "day",
    (7, "day"): "week",
    (1, "week"): "week",
    (1, "month"): "month",
    (3, "month"): "quarter",
    (1, "quarter"): "quarter",
    (6, "month"): "half-year",
    (2, "quarter"): "half-year",
    (9, "month"): "nine-months",
    (12, "month"): "year",
    (4, "quarter"): "year",
    (1, "year"): "year",
}
_NO_FREQUENCY = WordSet("đầu cuối này nay sau tới kể từ làm học")
_YEAR = WordSet("năm")


def recurring(cursor: Cursor, begin: int, opening: Opening) -> RawPart | None:
    """hằng tháng; định kỳ 6 tháng, năm; ngày 5 tháng cuối quý; thứ Sáu hằng tuần."""
    fit = cursor.take(phrases.ENDS_OF_EACH)
    if fit is not None:
        return RawPart(
            "recurring", begin, cursor.at, (), (Recurrence(_every(fit)),), opening.before
        )
    if (fit := phrases.VAGUE_OF_EACH.fit(cursor.text, cursor.at)) is not None:
        raise Refusal("vague")
    due_rules = (
        _frequencies(cursor, opening.periodic) or _within_quarter(cursor) or _on_weekdays(cursor)
    )
    if due_rules is None:
        return None
    rules, before = due_rules
    return RawPart("recurring", begin, cursor.at, (), rules, before or opening.before)


def repeated(cursor: Cursor, part: RawPart) -> RawPart | None:
    """Return a date without its year, then how often: trước ngày 15 hằng tháng."""
    if not all(item.yearless for item in part.items):
        return None
    at = cursor.at
    bracket = cursor.mark("(")
    apart = bracket or cursor.mark(",")
    if (fit := cursor.take(phrases.FREQUENCIES)) is not None:
        rules = _rules(_every(fit), part.items)
        if rules and (not bracket or cursor.mark(")")):
            return part._replace(kind="recurring", end=cursor.at, rules=rules)
        if not apart:
            raise Refusal("two-readings")
    cursor.at = at
    return None


def _every(fit: Fit[None]) -> Interval:
    """Return the period that a frequency names; refused where it is none of the calendar's."""
    slots = fit.slots
    times = slots.get("count", slots.get("once", 1))
    every = _EVERY.get((slots.get("n", 1), slots.get("unit", "year")))
    if every is None or times != 1:
        raise Refusal("interval")
    return every


# What recurs, and whether "trước" stands before its day.
DueRules = tuple[tuple[Recurrence, ...], bool]


def _frequencies(cursor: Cursor, periodic: bool) -> DueRules | None:
    """Return one or several, each with its day perhaps: 6 tháng (trước ngày 15/6), năm."""
    fit = cursor.take(phrases.FREQUENCIES) or (_bare_frequency(cursor) if periodic else None)
    rules: list[Recurrence] = []
    before = False
    while fit is not None:
        due, due_before = _due_day(cursor, _every(fit))
        rules += due
        before = before or due_before
        at = cursor.at
        if cursor.take(phrases.AND) is None:
            cursor.mark("/-")
        fit = cursor.take(phrases.FREQUENCIES) if at < cursor.at else None
        fit = fit or (_bare_frequency(cursor) if at < cursor.at else None)
        if fit is None:
            cursor.at = at
    return (tuple(rules), before) if rules else None


def _bare_frequency(cursor: Cursor) -> Fit[None] | None:
    """tháng, quý, 6 tháng, năm behind another frequency, unless they begin a date."""
    text = cursor.text
    fit = phrases.BARE_FREQUENCIES.fit(text, cursor.at)
    if fit is None or fit.slots.get("unit") == "day" or fit.slots.get("unit") == "week":
        return None
    following = text.tokens[fit.end]
    dated_year = _YEAR.at(text, fit.end) and text.tokens[fit.end + 1].number >= 0
    if (
        following.number >= 0
        or dated_year
        or roman(text, fit.end)
        or _NO_FREQUENCY.at(text, fit.end)
    ):
        return None
    cursor.at = fit.end
    return fit


def _due_day(cursor: Cursor, every: Interval) -> DueRules:
    """Return the day that follows a frequency (hằng tháng, trước ngày 15).

    Where none follows it is the period's last.
    """
    at = cursor.at
    bracket = cursor.mark("(")
    if not bracket:
        cursor.mark(",:")
    begin = cursor.at
    rules: tuple[Recurrence, ...] = ()
    if phrases.FREQUENCIES.fit(cursor.text, begin) is None and not _bare_frequency(
        Cursor(cursor.text, begin)
    ):
        opening = openings(cursor)
        rules = _day_in_known(cursor, every, opening, begin)
    if rules and not opening.periodic and (not bracket or cursor.mark(")")):
        return rules, opening.before
    cursor.at = at
    return (Recurrence(every),), False


def _day_in_known(
    cursor: Cursor, every: Interval, opening: Opening, begin: int
) -> tuple[Recurrence, ...]:
    if every == "day":
        return (Recurrence("day"),) if opening.hour else ()
    if every == "week":
        return tuple(Recurrence("week", weekday=day) for day in _weekdays(cursor))
    start = cursor.at
    table = phrases.WITHIN_KNOWN.get(every)
    fit = table.fit(cursor.text, start) if table is not None else None
    part = dated(cursor, begin, opening)
    if fit is not None and fit.end >= cursor.at:
        cursor.at = fit.end
        return (_in_period(every, fit),)
    if part is None or not all(item.yearless for item in part.items):
        cursor.at = start
        return ()
    rules = _rules(every, part.items)
    if every == "year" and cursor.take(phrases.NEXT_YEAR) is not None:
        return tuple(_a_year_later(rule) for rule in rules)
    return rules


def _in_period(every: Interval, fit: Fit[Any]) -> Recurrence:
    """Return the day of a month counted within its period, or of the period after."""
    length = MONTHS[every]
    month = fit.slots.get("place")
    day = fit.slots.get("day")
    if day is not None and not 1 <= day <= 31:
        raise Refusal("no-such-day")
    if "next" in fit.slots:
        month = length + (month or 1)
    return Recurrence(every, None if month == length else month, day)


def _a_year_later(rule: Recurrence) -> Recurrence:
    if rule.month is None or rule.days:
        raise Refusal("relative")
    return Recurrence("year", rule.month + 12, rule.day)


def _within_quarter(cursor: Cursor) -> DueRules | None:
    """ngày 5 tháng cuối quý: each quarter's, unless one is named."""
    fit = phrases.WITHIN_QUARTER.fit(cursor.text, cursor.at)
    if fit is None:
        return None
    point = point_at(cursor.text, cursor.at)
    if point is not None and point.end > fit.end:
        return None
    cursor.at = fit.end
    same = cursor.take(phrases.FREQUENCIES)
    if same is not None and _every(same) != "quarter":
        raise Refusal("two-readings")
    return (_in_period("quarter", fit),), False


def _on_weekdays(cursor: Cursor) -> DueRules | None:
    at = cursor.at
    days = _weekdays(cursor)
    fit = cursor.take(phrases.FREQUENCIES) if days else None
    if fit is None:
        cursor.at = at
        return None
    if _every(fit) != "week":
        raise Refusal("interval")
    return tuple(Recurrence("week", weekday=day) for day in days), False


def _weekdays(cursor: Cursor) -> list[int]:
    days = []
    while (hit := weekday(cursor.text, cursor.at)) is not None:
        days.append(hit[0])
        cursor.at = hit[1]
        at = cursor.at
        if cursor.take(phrases.AND) is None or weekday(cursor.text, cursor.at) is None:
            cursor.at = at
            break
    return days


def _rules(every: Interval, items: tuple[Item, ...]) -> tuple[Recurrence, ...]:
    """Return the recurrences due on dates named without a year; none where they do not fit."""
    points = [item.points[-1] for item in items]
    if any(point.week is not None for point in points):
        return ()
    dayless = [point for point in points if point.last[0] == 0]
    if every == "month":
        if len(dayless) < len(points):
            return ()
        return tuple(Recurrence("month", day=point.last[1]) for point in points)
    if dayless:
        raise Refusal("which-month") if every in MONTHS else Refusal("two-readings")
    if every not in MONTHS or not all(_within_year(point) for point in points):
        return ()
    days = tuple(point.last for point in points)
    if every in ("year", "nine-months") and len(days) == 1:
        month, day = days[0]
        return (Recurrence(every, month, day or None),)
    if not _as_many(every, days):
        raise Refusal("two-readings")
    return (Recurrence(every, days=days),)


def _within_year(point: Point) -> bool:
    return point.kind in ("date", "month", "quarter", "range") or point.ends


def _as_many(every: Interval, days: tuple[tuple[int, int], ...]) -> bool:
    """Return whether so many dates a year can be meant: quarterly four, half-yearly one or two."""
    periods = {(month - 1) // MONTHS[every] for month, _ in days}
    if every == "quarter":
        return len(days) == len(periods) == 4
    if every == "half-year":
        return len(days) == len(periods)
    return every == "year"
