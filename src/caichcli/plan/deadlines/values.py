"""What a deadline cell says once it is understood, or why it is not."""

from datetime import date
from typing import Literal

from msgspec import Struct

TermKind = Literal[
    "date",
    "month",
    "quarter",
    "half-year",
    "nine-months",
    "year",
    "range",
    "continuous",
    "recurring",
    "conditional",
    "period",
    "unread",  # words that nobody has read yet
]
Interval = Literal["day", "week", "month", "quarter", "half-year", "nine-months", "year"]
RefusalReason = Literal[
    "backwards",  # a range that ends before it begins
    "counted-days",  # so many days from a day: the last of them is for a person to set
    "interval",  # a frequency that is no calendar period: 2 tháng/lần, 2 lần/năm
    "midnight",  # before 0 o'clock of a day: that day or the day before
    "no-frequency",  # định kỳ, without how often
    "no-such-day",
    "no-such-month",
    "no-such-quarter",
    "no-such-week",
    "no-such-year",
    "no-term",  # nothing in the text names a time
    "relative",  # tháng sau, năm nay: from when?
    "short-year",  # 30/6/20
    "too-long",
    "two-readings",
    "unknown-words",  # a term, and words beside it that the grammar does not know
    "vague",  # đầu tháng, giữa năm
    "weekday",  # the weekday is not that of the date
    "which-month",
    "which-year",
]


# How many months a period of the calendar has.
MONTHS: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "half-year": 6,
    "nine-months": 9,
    "year": 12,
}

# Characters of the longest cell that is read.
LONGEST = 2000


class Recurrence(Struct, frozen=True):
    """How often, and on which day of each calendar period it is due.

    ``month`` counts the months of the period from 1 (none: its last month;
    one past its length: the first month of the period after; 0: the last month
    of the period before). ``day`` is the day of that month, or the month's last
    where it has fewer (none: the last).
    ``weekday`` (1 Monday to 7 Sunday) is for weeks alone. ``days`` are the
    (month, day) pairs named within each year, day 0 the month's last; where
    given they are the only due days. A day from ``eves_from`` on is over the day
    before it (trước ngày 15 hằng tháng). ``also`` holds further frequencies of the
    same cell.
    """

    every: Interval
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: tuple[tuple[int, int], ...] = ()
    eves_from: date | None = None
    also: tuple["Recurrence", ...] = ()


class DeadlinePart(Struct, frozen=True):
    """One term of a cell.

    ``before``: written "trước X", which means by the end of the day X;
    ``eve``: over before X begins, for X is a period or the first day of one.
    ``action`` are the words before the term, ``onward`` those of work that goes on
    behind it without a day of its own ("và tổ chức thực hiện").
    """

    text: str
    kind: TermKind
    start: date | None = None
    due: date | None = None
    recurrence: Recurrence | None = None
    before: bool = False
    eve: bool = False
    action: str = ""
    onward: str = ""


class Deadline(Struct, frozen=True):
    """A cell understood.

    ``due`` is the last day of what is named; none where it recurs, goes on or
    waits for a condition. ``start`` is the first day where the words name one:
    of a month or range, of an open "từ ...", and of what recurs "từ năm 2026".
    """

    text: str
    kind: TermKind
    start: date | None = None
    due: date | None = None
    recurrence: Recurrence | None = None
    before: bool = False
    eve: bool = False
    parts: tuple[DeadlinePart, ...] = ()


class UnreadableDeadline(Struct, frozen=True):
    """A cell refused: the words, why, and rewrites that can be read."""

    text: str
    reason: RefusalReason
    readings: tuple[str, ...] = ()


class Occurrence(Struct, frozen=True):
    """One period of what recurs: ``2020-Q1``, ``2020-03``, ``2020-W15``, ``2020-H1``,
    ``2020-9M``, ``2020`` or, where periods have no name of their own, the due day."""

    key: str
    due: date


class TermRefusal(Exception):
    """Inside the grammar only: the text cannot be understood, and why."""

    def __init__(self, reason: RefusalReason, readings: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason: RefusalReason = reason
        self.readings = readings
