"""From parts as written to dates: years filled in, the cell's kind and due day settled."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from caichcli.plan.deadlines.calendar import day_text, span
from caichcli.plan.deadlines.points import Point
from caichcli.plan.deadlines.terms import Item, RawPart
from caichcli.plan.deadlines.tokens import Token
from caichcli.plan.deadlines.values import Deadline, DeadlinePart, Recurrence, TermRefusal

_GOING_ON = ("continuous", "recurring")
_ONE_DAY = timedelta(days=1)
_MANY_YEARS = 30  # enough to find the one year that fits


class Frame(NamedTuple):
    """The plan's period and the day of its document, by which words are understood."""

    start: date
    end: date
    issued: date | None
    eves_from: date | None = None  # from this day on "trước ngày X" is over the day before


class TermWording(NamedTuple):
    """The cell's own words for a run of its tokens."""

    text: str
    tokens: list[Token]

    def of(self, begin: int, end: int) -> str:
        words = self.text[self.tokens[begin].start : self.tokens[end - 1].end].rstrip(" .,;:-")
        return words.rstrip(")") if words.count(")") > words.count("(") else words

    def in_line(self, begin: int, end: int) -> str:
        """The same without line breaks and doubled blanks; empty where there are none."""
        return " ".join(self.of(begin, end).split()) if begin < end else ""


class Dates(NamedTuple):
    item: Item
    start: date
    due: date
    eve: bool = False


def deadline(text: str, words: TermWording, raw_parts: list[RawPart], frame: Frame) -> Deadline:
    """Return the cell's meaning; raises TermRefusal where years or days do not work out."""
    parts: list[DeadlinePart] = []
    outer: list[Dates] = []
    for raw in raw_parts:
        if raw.kind == "dated":
            dates = _dates(raw.items, frame)
            _check_inside([*(outer if raw.joint in ("", ",") else ()), *dates])
            outer = dates
            parts += _dated_parts(raw, [_on_eve(each, frame) for each in dates], words)
        else:
            outer = []
            parts.append(_undated_part(raw, words, frame))
    return _whole(text, parts, either=any(raw.joint == "or" for raw in raw_parts))


def _whole(text: str, parts: list[DeadlinePart], *, either: bool) -> Deadline:
    """Return the cell of its parts, ``either`` of which may hold where "hoặc" joins them.

    The first gives the kind, of dated ones the last to fall due.
    """
    lead = parts[0]
    dated = [part for part in parts if part.due is not None]
    opens = next((part.start for part in parts if part.kind == "conditional" and part.start), None)
    if lead.kind == "conditional" and dated:  # "sau khi ..., chậm nhất 30/11": due at the limit
        limit = max(dated, key=_due)
        opens_in_time = lead.start is not None and lead.start <= _due(limit)
        lead = replace(limit, start=lead.start if opens_in_time else limit.start)
    elif lead.due is not None:
        lead = max(dated, key=_due)
        if len(dated) < len(parts):
            lead = replace(lead, kind=parts[0].kind)
    elif lead.start is not None and len(parts) > 1 and parts[1].kind in _GOING_ON:
        lead = parts[1]  # "từ năm 2026, hằng năm": what recurs, from that day
    elif lead.kind == "conditional" and not either:
        # "sau khi ..., trước ngày 25/11 hằng năm": due each year
        lead = next((part for part in parts if part.kind == "recurring"), lead)
    rules = [part.recurrence for part in parts if part.recurrence is not None]
    return Deadline(
        text,
        lead.kind,
        opens if lead.kind in _GOING_ON else lead.start,
        lead.due,
        _one_rule(rules) if lead.kind == "recurring" else None,
        lead.before,
        lead.eve,
        tuple(parts),
    )


def _due(part: DeadlinePart) -> date:
    return part.due or date.min


def _one_rule(rules: Iterable[Recurrence]) -> Recurrence | None:
    """Return several frequencies as one, each but once."""
    single = dict.fromkeys(replace(each, also=()) for rule in rules for each in (rule, *rule.also))
    first, *more = single or (None,)
    return first and replace(first, also=tuple(more))


def _undated_part(raw: RawPart, words: TermWording, frame: Frame) -> DeadlinePart:
    """Return a part that goes on, recurs or waits; an open "từ ..." has its first day."""
    start = None
    for item in raw.items if raw.kind == "conditional" else ():
        first, last = span(item.due, item.due.year or _plan_year(item, item.due, frame))
        start = last + _ONE_DAY if item.after else first
    return DeadlinePart(
        words.of(raw.begin, raw.end),
        "recurring" if raw.kind == "dated" else raw.kind,
        start,
        recurrence=_one_rule(_on_eves(rule, raw, frame) for rule in raw.rules),
        before=raw.before and raw.kind == "recurring",
        eve=raw.eve and raw.kind == "recurring",
    )


def _on_eves(rule: Recurrence, raw: RawPart, frame: Frame) -> Recurrence:
    """Return a rule, "trước ngày 15 hằng tháng" over the day before where the plan counts so."""
    has_day = bool(rule.day or rule.days)
    counts = raw.before and has_day and not (raw.eve or raw.hour)
    return replace(rule, eves_from=frame.eves_from) if counts else rule


def _dated_parts(raw: RawPart, dates: list[Dates], words: TermWording) -> list[DeadlinePart]:
    """Return one part a time; times that follow on each other (quý II, III) are one range."""
    if len(dates) > 1 and _follow_on(dates):
        text = words.of(raw.begin, raw.end)
        return [DeadlinePart(text, "range", dates[0].start, dates[-1].due)]
    parts = []
    for index, (item, start, due, eve) in enumerate(dates):
        begin = item.begin if index else raw.begin
        end = item.end if index < len(dates) - 1 else raw.end
        point = item.due
        kind = "range" if item.last is not None else point.kind
        has_start = kind != "date" and (item.last is not None or not (item.before or item.ends))
        part = DeadlinePart(words.of(begin, end), kind, start if has_start else None, due)
        whole = index == len(dates) - 1
        parts.append(
            replace(
                part,
                before=item.before,
                eve=eve,
                action=words.in_line(raw.begin, raw.term_at),
                onward=words.in_line(*raw.onward) if whole and raw.onward else "",
            )
        )
    return parts


def _follow_on(dates: list[Dates]) -> bool:
    heads = {dates.item.due.head for dates in dates}
    return (
        len(heads) == 1
        and heads != {""}
        and not any(dates.item.before or dates.item.last for dates in dates)
        and all((after.start - before.due).days == 1 for before, after in pairwise(dates))
    )


def _check_inside(dates: list[Dates]) -> None:
    """Refuse "năm 2020, quý II": within the year's span, yet due on another day."""
    for pair in pairwise(dates):
        for wide, narrow in (pair, pair[::-1]):
            inside = wide.start <= narrow.start and narrow.due <= wide.due
            if inside and wide.due != narrow.due and not wide.item.before:
                raise TermRefusal("two-readings", (_rewording(narrow), _rewording(wide)))


def _rewording(dates: Dates) -> str:
    item = dates.item
    words = item.due.words.format(item.due.year or dates.due.year)
    return f"trước {words}" if item.before else words


def _dates(items: tuple[Item, ...], frame: Frame) -> list[Dates]:
    """First and last day of each; a missing year is that of the list, else the plan's."""
    years = [item.due.year for item in items]
    for index in reversed(range(len(items) - 1)):
        years[index] = years[index] or years[index + 1]
    for index in range(1, len(items)):
        years[index] = years[index] or years[index - 1]
    dates = [_date(item, year, frame) for item, year in zip(items, years, strict=True)]
    for before, after in pairwise(dates):
        if before.item.due.year is None and after.item.due.year and before.due > after.due:
            # "quý IV, quý I/2021"
            words, year = before.item.due.words, after.due.year
            reading = f"{words.format(year - 1)}, {after.item.due.words.format(year)}"
            raise TermRefusal("two-readings", (reading,))
    return dates


def _date(item: Item, list_year: int | None, frame: Frame) -> Dates:
    """Return the days of one time or range, in the year of its list where it names none."""
    year = item.due.year or list_year
    if item.last is None:
        start, due = span(item.due, year or _plan_year(item, item.due, frame))
    elif item.first is None:
        start = frame.issued or frame.start
        due = span(item.last, year or _plan_year(item, item.last, frame))[1]
    else:
        start, due = _range(item, item.first, item.last, year, frame)
    _check_day(item, due)
    if item.over_before:
        due = span(item.due, item.due.year or due.year)[0] - _ONE_DAY
        start = due if item.last is None else start
    if start > due:
        raise TermRefusal("backwards")
    return Dates(item, start, due, item.over_before)


def _on_eve(dates: Dates, frame: Frame) -> Dates:
    """Return the days, "trước ngày X" over the day before where the plan counts so."""
    item, due = dates.item, dates.due
    ends_that_day = dates.eve or item.ends or item.hour or not item.before
    if frame.eves_from is None or ends_that_day or due < frame.eves_from:
        return dates
    start = min(dates.start, due - _ONE_DAY)
    return dates._replace(start=start, due=due - _ONE_DAY, eve=True)


def _range(
    item: Item, first: Point, last: Point, year: int | None, frame: Frame
) -> tuple[date, date]:
    """Both ends; the year of one serves the other, over a new year where it must."""
    year = year or first.year or _plan_year(item, last, frame)
    due = span(last, year)[1]
    if first.year is not None:
        start = span(first, first.year)[0]
        return start, due if start <= due or last.year else span(last, year + 1)[1]
    if last.head == "year" != first.head:  # "từ tháng 6 đến hết năm 2021"
        year = _plan_year(item, first, frame)
    start = span(first, year)[0]
    # Days that changed places, no year between them; of neighbours the first begins a year.
    if start > due + _ONE_DAY and start.month == due.month:
        ends = last.words.format(year), first.words.format(year)
        raise TermRefusal("backwards", ("từ {} đến {}".format(*ends),))
    if start > due and last.year is None:
        ends = first.words.format(year), last.words.format(year + 1)
        raise TermRefusal("backwards", ("từ {} đến {}".format(*ends),))
    return start if start <= due else span(first, year - 1)[0], due


def _plan_year(item: Item, point: Point, frame: Frame) -> int:
    """Return the plan's year, or of its years the only one that holds the time."""
    years = range(frame.start.year, min(frame.end.year, frame.start.year + _MANY_YEARS) + 1)
    if len(years) == 1:
        return years[0]
    fitting = [year for year in years if _fits(point, year, frame)]
    if len(fitting) != 1:
        raise TermRefusal(
            "which-year", tuple(_words(item, year) for year in (fitting or years)[:3])
        )
    return fitting[0]


def _fits(point: Point, year: int, frame: Frame) -> bool:
    try:
        return frame.start <= span(point, year)[1] <= frame.end
    except TermRefusal as refused:
        if refused.reason == "which-month":
            raise
        return False


def _words(item: Item, year: int) -> str:
    """Return the item again, with the year that it lacks."""
    ends = [
        "nay" if point is None else point.words.format(point.year or year)
        for point in (item.first, item.last or item.first)
    ]
    if item.last is not None:
        return "từ {} đến {}".format(*ends)
    opening = "trước " if item.before else "sau " if item.after else "từ " if item.open else ""
    return opening + ends[0]


def _check_day(item: Item, due: date) -> None:
    """Refuse a weekday that is not the date's, and 0 o'clock, which may be the day before."""
    weekday = item.due.weekday
    if weekday and due.isoweekday() != weekday:
        raise TermRefusal("weekday", (day_text(due),))
    if item.midnight:
        raise TermRefusal(
            "midnight", (f"trước {day_text(due - _ONE_DAY)}", f"trước {day_text(due)}")
        )
