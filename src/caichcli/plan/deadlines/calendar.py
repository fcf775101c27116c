"""Days of the calendar: what a named time covers in a year, and when what recurs is due."""

from collections.abc import Iterator
from datetime import date, timedelta

from caichcli.plan.deadlines.points import Point, plain_day
from caichcli.plan.deadlines.values import MONTHS, Interval, Occurrence, Recurrence, TermRefusal

# Nine months are due once a year.
_MONTHS = MONTHS | {"nine-months": 12}
_ONE_DAY = timedelta(days=1)


def day_in(year: int, month: int, day: int | None) -> date:
    """That day of a month; its last for none, 0 and days that it does not have.

    A month above 12 counts on into the next year.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    length = 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return date(year, month, min(day or length, length))


def span(point: Point, year: int) -> tuple[date, date]:
    """First and last day of a named time, its year given; raises TermRefusal for 29/02/2021."""
    if point.week is not None:
        if point.head != "week":
            return _week_of_month(point, year)
        try:
            monday = date.fromisocalendar(year, point.week, 1)
        except ValueError:
            raise TermRefusal("no-such-week") from None
        return monday, monday + 6 * _ONE_DAY
    (first_month, first_day), (month, day) = point.first, point.last
    if month == 0:
        raise TermRefusal("which-month", (f"ngày {day} hằng tháng",))
    due = day_in(year, month, day)
    if due.day < day:
        raise TermRefusal("no-such-day", (day_text(due),))
    return day_in(year, first_month, first_day), due


def day_text(day: date) -> str:
    """30/6/2020, 05/4/2020."""
    return f"{plain_day(day.day, day.month)}/{day.year}"


def _week_of_month(point: Point, year: int) -> tuple[date, date]:
    """Return the week counted by sevens and by Mondays; refused where the two disagree."""
    month = point.last[0]
    first, last = day_in(year, month, 1), day_in(year, month, None)
    week = point.week or 0
    if week:
        seven = first + 7 * (week - 1) * _ONE_DAY
        monday = seven - seven.weekday() * _ONE_DAY
    else:
        seven = last - 6 * _ONE_DAY
        monday = last - last.weekday() * _ONE_DAY
    if seven > last:
        raise TermRefusal("no-such-week")
    spans = [(max(start, first), min(start + 6 * _ONE_DAY, last)) for start in (seven, monday)]
    if spans[0] != spans[1]:
        raise TermRefusal(
            "two-readings",
            tuple(f"từ ngày {day_text(start)} đến ngày {day_text(end)}" for start, end in spans),
        )
    return spans[0]


def occurrences(recurrence: Recurrence, first: date, last: date) -> tuple[Occurrence, ...]:
    """Return every period of a plan from ``first`` to ``last``, in the order of due days.

    Periods are the calendar's. Keys are unique: where two rules share a kind of
    period, or a due day is no period's end, the key is the due day itself.
    """
    rules = (recurrence, *recurrence.also)
    kinds = [rule.every for rule in rules]
    due_days: dict[str, date] = {}
    for rule in rules:
        by_day = kinds.count(rule.every) > 1
        for key, nominal, due in _due_days(rule, first, last):
            due_days.setdefault(nominal.isoformat() if by_day else key, due)
    in_order = sorted(due_days.items(), key=lambda entry: (entry[1], entry[0]))
    return tuple(Occurrence(key, due) for key, due in in_order)


def _due_days(rule: Recurrence, first: date, last: date) -> Iterator[tuple[str, date, date]]:
    """Return keys, days named and due days of what belongs to [first, last]."""
    if rule.every == "day":
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            yield day.isoformat(), day, day
    elif rule.every == "week":
        weekday = rule.weekday or 7
        ordinal = first.toordinal() + (weekday - first.isoweekday()) % 7
        for due in map(date.fromordinal, range(ordinal, last.toordinal() + 1, 7)):
            year, week, _ = due.isocalendar()
            yield f"{year}-W{week:02d}", due, due
    else:
        for year in range(first.year, min(last.year, 9997) + 1):
            for index, key, nominal in _due_in_year(rule, year):
                before = rule.eves_from is not None and nominal >= rule.eves_from
                due = nominal - _ONE_DAY if before else nominal
                if _belongs(due, *_months(rule.every, year, index), first, last):
                    yield key, nominal, due


def _belongs(due: date, begin: date, end: date, first: date, last: date) -> bool:
    """Return whether the period [begin, end], due on a day, is of the plan [first, last].

    It tells of days of the plan; of one that lies in it in part, the due day must lie in it.
    """
    touches = begin <= last and end >= first
    return touches and (due >= first or begin >= first) and (due <= last or end <= last)


def _months(every: Interval, year: int, index: int) -> tuple[date, date]:
    """Return the first and last day of a period, counted from 0 in its year."""
    length = _MONTHS[every]
    return day_in(year, index * length + 1, 1), day_in(year, (index + 1) * length, None)


def _due_in_year(rule: Recurrence, year: int) -> Iterator[tuple[int, str, date]]:
    """Return of each period in a year its index, its key and the day that it is due."""
    length = _MONTHS[rule.every]
    if rule.days:
        own_keys = _end_their_periods(rule.days, length) and rule.every != "year"
        for month, day in rule.days:
            due = day_in(year, month, day)
            index = max(month - 1, 0) // length
            yield index, _key(rule.every, year, index) if own_keys else str(due), due
        return
    last = 9 if rule.every == "nine-months" else length
    for index in range(12 // length):
        month = index * length + (last if rule.month is None else rule.month)
        yield index, _key(rule.every, year, index), day_in(year, month, rule.day)


def _end_their_periods(days: tuple[tuple[int, int], ...], length: int) -> bool:
    """Return whether each day lies in the last month of a period of its own: it is known which."""
    months = [month for month, _ in days]
    return len(set(months)) == len(months) and all(month % length == 0 for month in months)


def _key(every: Interval, year: int, index: int) -> str:
    names = {
        "month": f"{index + 1:02d}",
        "quarter": f"Q{index + 1}",
        "half-year": f"H{index + 1}",
        "nine-months": "9M",
    }
    return f"{year:04d}-{names[every]}" if every in names else f"{year:04d}"
