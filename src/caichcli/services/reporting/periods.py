"""Words for a period -> the plan asked, the period, and the last day whose log counts."""

import datetime as dt
from collections.abc import Iterable
from typing import cast, get_args

from msgspec import Struct

from caichcli.plan import period_names, periods
from caichcli.plan.book import Book
from caichcli.plan.deadlines import MONTHS
from caichcli.plan.kinds import Cutoff, Weekday
from caichcli.plan.period_names import PeriodName
from caichcli.plan.periods import PeriodKind, ReportingPeriod
from caichcli.services.errors import Refusal, one_of
from caichcli.services.questions import Question, ask, day_of
from caichcli.services.session import Session

CUTOFFS: tuple[Cutoff, ...] = get_args(Cutoff)
# The field that names a period of a kind.
FIELDS: dict[PeriodKind, str] = {
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "half-year": "half",
    "nine-months": "year",
    "year": "year",
    "custom": "from/to",
}


class SeveralPeriods(Refusal):
    """More than one period; ``fields`` are those that name one."""

    def __init__(self, fields: Iterable[str]) -> None:
        super().__init__()
        self.fields = tuple(fields)


class NoPeriod(Refusal):
    """A report on any period without one; ``fields`` are those that could name it."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = tuple(dict.fromkeys(FIELDS.values()))


class OtherPeriod(Refusal):
    """A period of another kind than a report is on: named by ``field``, not by its ``own``."""

    def __init__(self, field: str, own: str) -> None:
        super().__init__(field, own)
        self.field = field
        self.own = own


class NotOnAPeriod(Refusal):
    """A period, named by ``fields``, for a report that is on a day; ``name`` is the report's."""

    def __init__(self, name: str, fields: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.fields = tuple(fields)


class NotAPeriod(Refusal):
    """A text for ``field`` that names no period of a kind."""

    def __init__(self, kind: PeriodKind, value: str) -> None:
        super().__init__(kind, value)
        self.kind = kind
        self.field = FIELDS[kind]
        self.value = value


class UnknownPeriod(Refusal):
    """A text that names no period of any kind."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class HalfASpan(Refusal):
    """The first day of a period without its last, or the other way round: ``field`` is missing."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class Backwards(Refusal):
    """A period whose last day is before its first."""

    def __init__(self, first: str, last: str) -> None:
        super().__init__(first, last)
        self.first = first
        self.last = last


class PeriodNotBegun(Refusal):
    """A period that had not begun at the end of ``day``."""

    def __init__(self, period: ReportingPeriod, day: dt.date) -> None:
        super().__init__(period, day)
        self.period = period
        self.day = day


class PeriodBeforePlan(Refusal):
    """A period of which nothing can be said: the plan was issued after it."""

    def __init__(self, period: ReportingPeriod, issued: dt.date) -> None:
        super().__init__(period, issued)
        self.period = period
        self.issued = issued


class DayBeforePlan(Refusal):
    """A day on which nothing had been assigned yet."""

    def __init__(self, day: dt.date, issued: dt.date) -> None:
        super().__init__(day, issued)
        self.day = day
        self.issued = issued


class PeriodWords(Struct, frozen=True):
    """The words that name a period, each in its field, and the cut-off."""

    week: str | None = None
    month: str | None = None
    quarter: str | None = None
    half: str | None = None
    year: str | None = None
    first: str | None = None
    last: str | None = None
    cutoff: str | None = None

    @property
    def by_kind(self) -> dict[PeriodKind, str]:
        """The words, by the kind of period that their field names."""
        words: dict[PeriodKind, str | None] = {
            "week": self.week,
            "month": self.month,
            "quarter": self.quarter,
            "half-year": self.half,
            "year": self.year,
            "custom": self.first or self.last,
        }
        return {kind: text for kind, text in words.items() if text is not None}


class PeriodQuestion(Struct, frozen=True):
    """The plan asked, the period, and the last day of it whose log counts.

    ``usual`` is True where nobody named the period.
    """

    question: Question
    period: ReportingPeriod
    day: dt.date
    usual: bool = False


def words_of(text: str | None) -> PeriodWords:
    """Return the words of a period of any kind, as one text names it; raise UnknownPeriod.

    Days chosen freely are two with two full stops between: ``2020-06-01..2020-06-20``.
    """
    if text is None:
        return PeriodWords()
    first, dots, last = text.partition("..")
    if dots:
        return PeriodWords(first=first.strip(), last=last.strip())
    name = period_names.of_words(text)
    if name is None:
        raise UnknownPeriod(text)
    key = str(name.year) if name.kind == "nine-months" else name.key
    return PeriodWords(**{FIELDS[name.kind]: key})


def choose(
    session: Session,
    words: PeriodWords,
    kind: PeriodKind | None,
    plan: str | None,
    as_of: str | None,
    *,
    running: bool = False,
) -> PeriodQuestion:
    """Return the period that words name, else the last of its kind whose cut-off has passed.

    With ``running``, or where no such period reaches into the plan, it is the one that holds the
    as-of day.

    ``kind`` None takes any; without words, the kind is how often the plan has reports made, else
    a week. Raises the refusals above, and what ``ask`` raises.
    """
    name = _name_of(words, kind)
    cutoff = None if words.cutoff is None else one_of(words.cutoff, CUTOFFS, "cutoff")
    if name is None:
        question = ask(session, plan, as_of)
        own = kind or _usual(question.book)
        period = _holding(question, own, cutoff)
        if not running and not question.ended and question.day < period.last:
            period = _closed(question, own, cutoff, period) or period
        day = min(period.last, question.day)
    else:
        anchor = name.anchor if isinstance(name, PeriodName) else name.last
        question = ask(session, plan, as_of or anchor.isoformat())
        period = _of_plan(question.book, name, cutoff)
        day = min(period.last, question.day if as_of else _latest(question, period))
    if day < period.first:
        raise PeriodNotBegun(period, day)
    if day < question.book.issued:
        raise PeriodBeforePlan(period, question.book.issued)
    return PeriodQuestion(question, period, day, usual=name is None)


def on_a_day(
    session: Session, words: PeriodWords, report: str, plan: str | None, as_of: str | None
) -> Question:
    """Return the plan and the day of a report that is on no period.

    Raises NotOnAPeriod, DayBeforePlan, and what ``ask`` raises.
    """
    fields = [FIELDS[kind] for kind in words.by_kind]
    if words.cutoff:
        fields.append("cutoff")
    if fields:
        raise NotOnAPeriod(report, fields)
    question = ask(session, plan, as_of)
    if question.day < question.book.issued:
        raise DayBeforePlan(question.day, question.book.issued)
    return question


def _name_of(words: PeriodWords, kind: PeriodKind | None) -> PeriodName | ReportingPeriod | None:
    """The period that is named: by its days, or before a plan says on which days it ends."""
    by_kind = words.by_kind
    if not by_kind:
        return None
    if len(by_kind) > 1:
        raise SeveralPeriods(FIELDS[each] for each in by_kind)
    ((own, text),) = by_kind.items()
    if kind is not None and FIELDS[kind] != FIELDS[own]:
        raise OtherPeriod(FIELDS[own], FIELDS[kind])
    if own == "custom":
        return _days(words)
    name = period_names.read(own, text)
    if name is None:
        raise NotAPeriod(own, text)
    return PeriodName(kind or own, name.year, name.ordinal)


def _days(words: PeriodWords) -> ReportingPeriod:
    if words.first is None or words.last is None:
        raise HalfASpan("to" if words.last is None else "from")
    first, last = day_of(words.first, "from"), day_of(words.last, "to")
    if last < first:
        raise Backwards(words.first, words.last)
    return periods.custom(first, last)


def _of_plan(book: Book, name: PeriodName | ReportingPeriod, cutoff: str | None) -> ReportingPeriod:
    if isinstance(name, ReportingPeriod):
        return name
    if name.kind == "week":
        monday = dt.date.fromisocalendar(name.year, name.ordinal, 1)
        return periods.week(monday, _closing_day(book))
    return periods.months(name.kind, name.year, name.ordinal, _cutoff(book, cutoff))


def _holding(question: Question, kind: PeriodKind, cutoff: str | None) -> ReportingPeriod:
    """The period that holds the day; one named after the plan's end gives way to the last."""
    book = question.book
    if kind == "week":
        return periods.week_holding(question.day, _closing_day(book))
    ends = _cutoff(book, cutoff)
    period = periods.months_holding(kind, question.day, ends)
    begins = dt.date(period.year, (period.ordinal - 1) * MONTHS[kind] + 1, 1)
    if begins > book.head.period.end:
        return periods.months_holding(kind, period.eve, ends)
    return period


def _closed(
    question: Question, kind: PeriodKind, cutoff: str | None, running: ReportingPeriod
) -> ReportingPeriod | None:
    """The period before one that is not over; None where the plan was issued after it."""
    if kind == "week":
        before = periods.week_holding(running.eve, _closing_day(question.book))
    else:
        before = periods.months_holding(kind, running.eve, _cutoff(question.book, cutoff))
    return before if before.last >= question.book.issued else None


def _usual(book: Book) -> PeriodKind:
    reporting = book.head.reporting
    return reporting.every if reporting and reporting.every else "week"


def _closing_day(book: Book) -> Weekday | None:
    reporting = book.head.reporting
    return reporting.closing_day if reporting else None


def _cutoff(book: Book, word: str | None) -> Cutoff | None:
    if word is not None:
        return cast(Cutoff, word)
    reporting = book.head.reporting
    return reporting.cutoff if reporting else None


def _latest(question: Question, period: ReportingPeriod) -> dt.date:
    """The last day of a period that a report can know of when nobody chose one.

    Today, and once the plan's own period has ended within it, that end.
    """
    end = question.book.head.period.end
    return min(question.today, end) if end >= period.first else question.today
