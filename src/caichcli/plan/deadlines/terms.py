"""Terms with a date: a time, several, or a range, and what stands before them."""

from typing import Literal, NamedTuple

from caichcli.plan.deadlines import phrases
from caichcli.plan.deadlines.patterns import CellText, Cursor, WordSet
from caichcli.plan.deadlines.points import (
    Point,
    day_alone,
    day_of,
    month_of,
    point_at,
    quarter_of,
    year_of,
)
from caichcli.plan.deadlines.scanners import quarter, roman, weekday, year_behind
from caichcli.plan.deadlines.values import Recurrence, TermRefusal


class Item(NamedTuple):
    """One time or range as written; years may still be missing.

    ``first`` is none for "từ nay", ``last`` where one time is named. ``ends``:
    only its end is meant. ``open``: "từ ..." or (``after``) "sau ..." without an end.
    ``hour``: an hour of the day is named, so that the day itself is meant.
    """

    first: Point | None
    last: Point | None
    begin: int
    end: int
    before: bool = False
    ends: bool = False
    open: bool = False
    after: bool = False
    midnight: bool = False
    hour: bool = False

    @property
    def over_before(self) -> bool:
        """Whether it is over before what is named begins: trước quý III, trước 01/7.

        "trước ngày X" is by the end of X, but for the first of a month.
        """
        point = self.due
        first = point.head != "day" or point.last[1] == 1
        return self.before and first and not self.ends and not self.hour

    @property
    def due(self) -> Point:
        return self.points[-1]

    @property
    def points(self) -> list[Point]:
        return [point for point in (self.first, self.last) if point is not None]

    @property
    def yearless(self) -> bool:
        return not self.open and all(point.year is None for point in self.points)


class RawPart(NamedTuple):
    """A part of a cell as the grammar read it, before it is given years.

    ``items`` are the times of a dated part, and the open "từ ..." of a condition.
    """

    kind: Literal["dated", "continuous", "recurring", "conditional"]
    begin: int
    end: int
    items: tuple[Item, ...] = ()
    rules: tuple[Recurrence, ...] = ()
    before: bool = False
    eve: bool = False
    hour: bool = False
    joint: str = "apart"  # what stands between it and the part before: "", ",", ":", "or", "apart"
    unfinished: bool = False  # a condition's words are still to follow
    term_at: int = 0  # behind the action
    onward: tuple[int, int] | None = None  # the words of work that goes on behind it


class Opening(NamedTuple):
    before: bool = False
    ends: bool = False
    since: bool = False
    after: bool = False
    periodic: bool = False
    hour: bool = False
    midnight: bool = False


_INSIDE = WordSet("trong hết")
_YEAR = WordSet("năm")
_SESSION = WordSet("họp hội lần")
_UNITS = WordSet("ngày tháng quý tuần lần giờ h")


def openings(cursor: Cursor) -> Opening:
    """Everything before a time: trước, chậm nhất, hết, trong, 17h00, định kỳ ..."""
    opening = Opening()
    while (fit := cursor.take(phrases.OPENINGS)) is not None:
        if fit.value:
            opening = opening._replace(**{fit.value: True})
        if fit.value == "before":  # "chậm nhất trước ngày 01/7"; but "trước hết tháng 6"
            opening = opening._replace(ends=False)
        if fit.value == "hour":
            opening = opening._replace(midnight=fit.slots["hour"] == 0)
    return opening


def dated(cursor: Cursor, begin: int, opening: Opening) -> RawPart | None:
    """Return a time, a range, or a list of them: 16/7 đến 25/7/2025; tháng 6, 9 và 12."""
    item = _item(cursor, begin, opening)
    if item is None:
        return None
    items = [item]
    while not items[-1].open and (following := _following(cursor, items[-1])) is not None:
        items.append(following)
    _lend_months(items)
    return RawPart("dated", begin, cursor.at, tuple(items), (), opening.before)


def _lend_months(items: list[Item]) -> None:
    """ngày 15, 16/7/2025: a day takes the month of the day behind it."""
    for index in reversed(range(len(items) - 1)):
        item, after = items[index], items[index + 1].points[0]
        if item.last is None and item.due.last[0] == 0 < after.last[0] and after.head == "day":
            items[index] = item._replace(first=day_of(after.last[0], item.due.last[1]))


def _item(cursor: Cursor, begin: int, opening: Opening) -> Item | None:
    now = opening.since and cursor.take(phrases.NOW) is not None
    first = None if now else moment(cursor)
    if first is None and not now:
        return None
    since = opening.since or opening.after
    if since and first is not None and first.ends:  # "từ cuối tháng 6": from which day?
        raise TermRefusal("vague")
    link = _link(cursor, first)
    if link is None:
        if first is None or first.head == "bare":
            return None
        return Item(
            first,
            None,
            begin,
            cursor.at,
            opening.before,
            opening.ends or first.ends,
            since,
            opening.after,
            opening.midnight,
            opening.hour,
        )
    first, last, closing = link
    return Item(
        first,
        last,
        begin,
        cursor.at,
        closing.before,
        closing.ends or last.ends,
        midnight=closing.midnight,
        hour=closing.hour,
    )


def _link(cursor: Cursor, first: Point | None) -> tuple[Point | None, Point, Opening] | None:
    """Return the other end of a range, the first completed by it: 16 đến 25/7, quý II - III."""
    at = cursor.at
    dash = cursor.next().text == "-"
    if cursor.take(phrases.TO) is not None:
        opening = openings(cursor)
        last = (first and _elliptic(cursor, first)) or moment(cursor)
        if last is not None and last.head != "bare":
            if dash and first and first.year is None and first.head != last.head == "year":
                # "quý II - năm 2021": of that year, or up to it?
                raise TermRefusal("two-readings", (first.words.format(last.year),))
            ends = _ends(first, last)
            if ends is not None:
                return *ends, opening
    cursor.at = at
    return None


def _ends(first: Point | None, last: Point) -> tuple[Point | None, Point] | None:
    """Both ends of a range, each lending the other the month or unit that it lacks."""
    if first is None:
        return first, last
    if first.head == "bare":
        number = first.last[1]
        if last.head == "month" and number > 12:  # "15-11/2025": a day with a wrong mark
            raise TermRefusal("two-readings", (f"{number}/{last.last[0]}/{last.year or '{year}'}",))
        if last.head == "month":
            return month_of(number), last
        if last.head != "day":
            return None
        first = day_alone(number)
    if first.head == last.head == "day":
        if first.last[0] == 0 and last.last[0] != 0:
            first = day_of(last.last[0], first.last[1])
        elif last.last[0] == 0 and first.last[0] != 0:
            last = day_of(first.last[0], last.last[1])
    return first, last


def _following(cursor: Cursor, item: Item) -> Item | None:
    """Return the next of a list: tháng 6, 9 và 12; trước 30/6 và trước 31/12."""
    at = cursor.at
    if cursor.take(phrases.AND) is not None:
        begin = cursor.at
        point = item.points[-1]
        short = _elliptic(cursor, point)
        if short is not None:
            if short.last[0] == 0 and point.last[0] != 0:
                short = day_of(point.last[0], short.last[1])
            return Item(short, None, begin, cursor.at, item.before, item.ends, hour=item.hour)
        opening = openings(cursor)
        apart = opening.periodic or phrases.CONTINUOUS.fit(cursor.text, begin) is not None
        following = None if apart else _item(cursor, begin, opening)
        if following is not None and not following.open:
            return following._replace(before=following.before or item.before)
    cursor.at = at
    return None


def _elliptic(cursor: Cursor, before: Point) -> Point | None:
    """Return a number alone that counts what the time before it counts: quý II, III/2020."""
    text, at = cursor.text, cursor.at
    token = text.tokens[at]
    if before.head == "quarter":
        hit = quarter(text, at)
    else:
        hit = (token.number, at + 1) if 1 <= token.digits <= 2 else None
    if hit is None:
        return None
    number, end = hit
    year, end = (None if before.head == "day" else year_behind(text, end)) or (None, end)
    if _goes_on(text, end):
        return None
    if before.head == "quarter" and year and token.number in range(1, 5) and _roman(text, at - 2):
        # "quý II, 3/2020": quarter III, or March?
        raise TermRefusal("two-readings", (f"quý {number}/{year}", f"tháng {number}/{year}"))
    point = _same_unit(before, number, year)
    if point is not None:
        cursor.at = end
    return point


def _same_unit(before: Point, number: int, year: int | None) -> Point | None:
    if before.head == "day":
        return day_alone(number)
    if before.head == "month" and 1 <= number <= 12:
        return month_of(number, year)
    if before.head == "quarter" and 1 <= number <= 4:
        return quarter_of(number, year)
    if before.head == "week" and 1 <= number <= 53:
        return before._replace(week=number, year=year, words=f"tuần {number} năm {{}}")
    return None


def _goes_on(text: CellText, at: int) -> bool:
    """Return whether what follows shows that a number was no bare one: 30/9, 6 tháng, 15-6."""
    if text.tokens[at].text in ("/", ".", "-") and text.tokens[at + 1].number >= 0:
        return True
    return _UNITS.at(text, at)


def _roman(text: CellText, at: int) -> bool:
    return roman(text, at) is not None


def moment(cursor: Cursor) -> Point | None:
    """Return one time, with its weekday perhaps, or a bare number that a range will explain."""
    text, at = cursor.text, cursor.at
    if phrases.FREQUENCIES.fit(text, at) is not None:
        return None
    if (day := weekday(text, at)) is not None:
        return _with_weekday(cursor, *day)
    fit = point_at(text, at)
    if fit is not None:
        cursor.at = fit.end
        return _weekday_behind(cursor, fit.value)
    token = text.tokens[at]
    if _YEAR.at(text, at) and at > 0 and _INSIDE.at(text, at - 1):  # trong năm, hết năm kế hoạch
        cursor.at = plan.end if (plan := phrases.PLAN_YEAR.fit(text, at)) else at + 1
        return year_of(None)
    if 1 <= token.digits <= 2 and phrases.TO.fit(text, at + 1) is not None:
        cursor.at += 1
        return Point("date", (0, token.number), (0, token.number), "", head="bare")
    return None


def _weekday_behind(cursor: Cursor, point: Point) -> Point:
    """ngày 15/6/2020 (thứ Hai)."""
    text, at = cursor.text, cursor.at
    if point.head == "day" and text.tokens[at].text == "(":
        hit = weekday(text, at + 1)
        if hit is not None and text.tokens[hit[1]].text == ")":
            cursor.at = hit[1] + 1
            return point._replace(weekday=hit[0])
    return point


def _with_weekday(cursor: Cursor, day: int, end: int) -> Point | None:
    """thứ Sáu, ngày 19/6/2020; a weekday alone is no date."""
    text = cursor.text
    bracket = text.tokens[end].text == "("
    if bracket and _SESSION.at(text, cursor.at - 1):  # Phiên họp thứ 6 (ngày 15/6/2020)
        return None
    if bracket or text.tokens[end].text == ",":
        end += 1
    fit = point_at(text, end)
    if fit is None or fit.value.head != "day":
        return None
    if bracket and text.tokens[fit.end].text != ")":
        return None
    cursor.at = fit.end + bracket
    return fit.value._replace(weekday=day)
