"""What recurs: how often, and which day of each period."""

from typing import Any, NamedTuple

from msgspec.structs import replace

from caichcli.plan.deadlines import phrases
from caichcli.plan.deadlines.patterns import CellText, Cursor, Fit, WordSet
from caichcli.plan.deadlines.points import Point, point_at
from caichcli.plan.deadlines.scanners import roman, weekday
from caichcli.plan.deadlines.terms import Item, Opening, RawPart, dated, openings
from caichcli.plan.deadlines.values import MONTHS, Interval, Recurrence, TermRefusal

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
        raise TermRefusal("vague")
    due = (
        _frequencies(cursor, opening.periodic)
        or _within_period(cursor, opening)
        or _on_weekdays(cursor)
    )
    if due is None:
        return None
    before = due.before or opening.before
    hour = opening.hour or due.hour
    return RawPart("recurring", begin, cursor.at, (), due.rules, before, due.eve, hour)


def repeated(cursor: Cursor, part: RawPart) -> RawPart | None:
    """Return a date without its year, then how often: trước ngày 15 hằng tháng.

    A year counted from each year is a frequency too: 31/12 năm trước liền kề.
    """
    if not all(item.yearless for item in part.items):
        return None
    eve = any(item.over_before for item in part.items)
    part = part._replace(hour=any(item.hour for item in part.items))
    at = cursor.at
    years = _years_away(cursor)
    if years is not None:
        rules = tuple(_years_later(rule, years) for rule in _rules("year", part.items))
        yearly = Cursor(cursor.text, cursor.at)
        yearly.mark(",")
        if (fit := yearly.take(phrases.FREQUENCIES)) is not None and _every(fit) == "year":
            cursor.at = yearly.at
        return part._replace(kind="recurring", end=cursor.at, rules=rules, eve=eve)
    bracket = cursor.mark("(")
    apart = bracket or cursor.mark(",")
    if (fit := cursor.take(phrases.FREQUENCIES)) is not None:
        rules = _rules(_every(fit), part.items)
        if rules and (not bracket or cursor.mark(")")):
            return part._replace(kind="recurring", end=cursor.at, rules=rules, eve=eve)
        if not apart:
            raise TermRefusal("two-readings")
    cursor.at = at
    return None


def with_days(parts: list[RawPart]) -> list[RawPart]:
    """Return parts, what recurs due on the day named behind: hằng năm công bố trước 30/4.

    "01 lần/năm, hoàn thành trong tháng 9/2026" is refused: every year, or once?
    """
    plain = next((at for at, part in enumerate(parts) if _is_plain(part)), len(parts))
    for at in range(plain + 1, len(parts)):
        every, day = parts[plain].rules[0].every, parts[at]
        if every == "year" and any(item.due.year and item.due.head != "year" for item in day.items):
            raise TermRefusal("two-readings")
        if every == "year" and at > plain + 1 and _is_one_year(parts[at - 1]):
            raise TermRefusal("two-readings")  # hằng năm; năm 2026 hoàn thành trước 30/11
        rules = day.rules if day.kind == "recurring" else _days_named(every, day)
        if every == "half-year" and rules and day.kind == "dated" and len(day.items) == 1:
            raise TermRefusal("two-readings")  # of one half each year, or once?
        if rules and {rule.every for rule in rules} == {every}:
            eve = day.eve or any(item.over_before for item in day.items)
            due = parts[plain]._replace(rules=rules, before=day.before, eve=eve, hour=day.hour)
            return [*parts[:plain], due, *parts[plain + 1 : at], *parts[at + 1 :]]
    return parts


def _is_one_year(part: RawPart) -> bool:
    """Return whether a part names one year alone: năm 2026."""
    return part.kind == "dated" and [item.due.head for item in part.items] == ["year"]


def _is_plain(part: RawPart) -> bool:
    """Return whether a part says how often, and no day."""
    rule = part.rules[0] if len(part.rules) == 1 else None
    return rule is not None and rule == Recurrence(rule.every)


def _days_named(every: Interval, part: RawPart) -> tuple[Recurrence, ...]:
    """Return the recurrences due on the days of a part that names no year."""
    if part.kind != "dated" or not all(item.yearless for item in part.items):
        return ()
    try:
        return _rules(every, part.items)
    except TermRefusal:
        return ()


def _every(fit: Fit[None]) -> Interval:
    """Return the period that a frequency names; refused where it is none of the calendar's."""
    slots = fit.slots
    times = slots.get("count", slots.get("once", 1))
    every = _EVERY.get((slots.get("n", 1), slots.get("unit", "year")))
    if every is None or times != 1:
        raise TermRefusal("interval")
    return every


class DueRules(NamedTuple):
    """What recurs, and whether "trước" stands before its day or means the eve of it."""

    rules: tuple[Recurrence, ...]
    before: bool = False
    eve: bool = False
    hour: bool = False


def _frequencies(cursor: Cursor, periodic: bool) -> DueRules | None:
    """Return one or several, each with its day perhaps: 6 tháng (trước ngày 15/6), năm."""
    fit = cursor.take(phrases.FREQUENCIES) or (_bare_frequency(cursor) if periodic else None)
    dues: list[DueRules] = []
    while fit is not None:
        dues.append(_due_day(cursor, _every(fit)))
        at = cursor.at
        apart = cursor.mark(";")
        if not apart and cursor.take(phrases.AND) is None:
            cursor.mark("/-")
        fit = cursor.take(phrases.FREQUENCIES) if at < cursor.at and not apart else None
        fit = fit or (_bare_frequency(cursor) if at < cursor.at else None)
        if apart and not _day_follows(cursor):
            fit = None
        if fit is None:
            cursor.at = at
    if not dues:
        return None
    rules = tuple(rule for due in dues for rule in due.rules)
    before, eve, hour = (
        any(getattr(due, name) for due in dues) for name in ("before", "eve", "hour")
    )
    return DueRules(rules, before, eve, hour)


def _day_follows(cursor: Cursor) -> bool:
    """Return whether a frequency has a day of its own: quý trước ngày 20; năm (trước 15/12)."""
    at = cursor.at + (cursor.next().text in ("(", ":"))
    return phrases.OPENINGS.fit(cursor.text, at) is not None


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
    due = DueRules(())
    if phrases.FREQUENCIES.fit(cursor.text, begin) is None and not _bare_frequency(
        Cursor(cursor.text, begin)
    ):
        opening = openings(cursor)
        due = _day_in_known(cursor, every, opening, begin)
    if due.rules and not opening.periodic and (not bracket or cursor.mark(")")):
        return due
    cursor.at = at
    return DueRules((Recurrence(every),))


def _day_in_known(cursor: Cursor, every: Interval, opening: Opening, begin: int) -> DueRules:
    if every == "day":
        return DueRules((Recurrence("day"),) if opening.hour else (), opening.before)
    if every == "week":
        rules = tuple(Recurrence("week", weekday=day) for day in _weekdays(cursor))
        return DueRules(rules, opening.before)
    start = cursor.at
    table = phrases.WITHIN_KNOWN.get(every)
    fit = table.fit(cursor.text, start) if table is not None else None
    part = dated(cursor, begin, opening)
    if fit is not None and fit.end >= cursor.at:
        cursor.at = fit.end
        return _in_period(every, fit, opening)
    if part is None or not all(item.yearless for item in part.items):
        cursor.at = start
        return DueRules(())
    rules = _rules(every, part.items)
    if every == "year" and (years := _years_away(cursor)) is not None:
        rules = tuple(_years_later(rule, years) for rule in rules)
    eve = any(item.over_before for item in part.items)
    return DueRules(rules, opening.before, eve, opening.hour)


def _in_period(every: Interval, fit: Fit[Any], opening: Opening) -> DueRules:
    """Return the day of a month counted within its period, or the one after or before it."""
    length = MONTHS[every]
    month = fit.slots.get("place", length)
    day = fit.slots.get("day")
    if day is not None and not 1 <= day <= 31:
        raise TermRefusal("no-such-day")
    if "next" in fit.slots:
        month = length + fit.slots.get("place", 1)
    elif "previous" in fit.slots:
        month -= length
    named = day == 1 or (day is None and "place" in fit.slots)
    eve = named and opening.before and not opening.ends and not opening.hour
    if eve:
        month, day = month - 1, None
    rule = Recurrence(every, None if month == length else month, day)
    return DueRules((rule,), opening.before, eve, opening.hour)


def _years_away(cursor: Cursor) -> int | None:
    """Take "(của) năm sau", "năm trước liền kề" or "của năm báo cáo" behind a day: 1, -1, 0."""
    fit = cursor.take(phrases.YEAR_BESIDE)
    return None if fit is None else fit.value


def _years_later(rule: Recurrence, years: int) -> Recurrence:
    if rule.days:  # "15/6 và 15/12 năm sau": both of the year after?
        raise TermRefusal("relative")
    return replace(rule, month=(12 if rule.month is None else rule.month) + 12 * years)


def _within_period(cursor: Cursor, opening: Opening) -> DueRules | None:
    """ngày 5 tháng cuối quý, ngày 5 tháng sau: each quarter's or month's, unless one is named."""
    text, at = cursor.text, cursor.at
    every: Interval = "quarter"
    fit = phrases.WITHIN_QUARTER.fit(text, at)
    if fit is None:
        every, fit = "month", phrases.BESIDE_MONTH.fit(text, at)
    if fit is None or (every == "month" and _may_be_june(text, fit.end - 1)):
        return None
    point = point_at(text, at)
    if point is not None and point.end > fit.end:
        return None
    cursor.at = fit.end
    same = cursor.take(phrases.FREQUENCIES)
    if same is not None and _every(same) != every:
        raise TermRefusal("two-readings")
    return _in_period(every, fit, opening)


def _may_be_june(text: CellText, at: int) -> bool:
    """Return whether "thang sau", typed without marks, may be tháng sáu."""
    return text.bare and text.tokens[at].text == "sau"


def _on_weekdays(cursor: Cursor) -> DueRules | None:
    at = cursor.at
    days = _weekdays(cursor)
    fit = cursor.take(phrases.FREQUENCIES) if days else None
    if fit is None:
        cursor.at = at
        return None
    if _every(fit) != "week":
        raise TermRefusal("interval")
    return DueRules(tuple(Recurrence("week", weekday=day) for day in days))


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
        return tuple(
            Recurrence("month", 0) if item.over_before else Recurrence("month", day=point.last[1])
            for item, point in zip(items, points, strict=True)
        )
    if dayless:
        raise TermRefusal("which-month") if every in MONTHS else TermRefusal("two-readings")
    if every not in MONTHS or not all(_within_year(point) for point in points):
        return ()
    days = tuple(
        (item.due.first[0] - 1, 0) if item.over_before else item.due.last for item in items
    )
    if every != "year":  # "6 tháng, trước 01/01 và 01/7": the halves end on these eves
        days = tuple((month or 12, day) for month, day in days)
    if every in ("year", "nine-months") and len(days) == 1:
        month, day = days[0]
        return (Recurrence(every, month, day or None),)
    if not _as_many(every, days):
        raise TermRefusal("two-readings")
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
