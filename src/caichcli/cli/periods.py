"""From the options that name a period to the plan, the period and the day of its figures."""

import datetime as dt
import re

from msgspec import Struct

from caichcli.cli import session
from caichcli.cli.session import Asked
from caichcli.cli.usage import Refusal, one_of
from caichcli.formats.phrases.periods import period_and_days
from caichcli.language import wording
from caichcli.language.wording import Language
from caichcli.plan import deadlines, periods
from caichcli.plan.book import EARLIEST, LATEST, Book
from caichcli.plan.model import Cutoff, Weekday
from caichcli.plan.periods import MONTHS, PeriodKind, ReportingPeriod

CUTOFFS: tuple[Cutoff, ...] = ("administrative", "calendar")
OPTIONS: dict[PeriodKind, str] = {
    "week": "--week",
    "month": "--month",
    "quarter": "--quarter",
    "half-year": "--half",
    "nine-months": "--year",
    "year": "--year",
    "custom": "--from/--to",
}
_ISO: dict[PeriodKind, str] = {
    "month": r"([0-9]{4})-([0-9]{1,2})",
    "quarter": r"([0-9]{4})-[Qq]([1-4])",
    "half-year": r"([0-9]{4})-[Hh]([12])",
    "year": r"([0-9]{4})()",
}
_WEEK_OF_YEAR = r"(?:(?:tuần|tuan|week)\s+)?([0-9]{1,2})\s*[/-]\s*([0-9]{4})"


class Typed(Struct, frozen=True):
    """The options that name a period, as they were typed."""

    week: str | None = None
    month: str | None = None
    quarter: str | None = None
    half: str | None = None
    year: str | None = None
    first: str | None = None
    last: str | None = None
    cutoff: str | None = None

    @property
    def given(self) -> dict[PeriodKind, str]:
        """What was typed, by the kind of period that its option names."""
        words: dict[PeriodKind, str | None] = {
            "week": self.week,
            "month": self.month,
            "quarter": self.quarter,
            "half-year": self.half,
            "year": self.year,
            "custom": self.first or self.last,
        }
        return {kind: typed for kind, typed in words.items() if typed is not None}


class Named(Struct, frozen=True):
    """A period as it was named, before a plan says on which days it begins and ends.

    ``anchor`` is a day that lies in it whatever the plan's rules: by it the plan is chosen.
    """

    kind: PeriodKind
    year: int
    ordinal: int
    anchor: dt.date
    first: dt.date | None = None


class Chosen(Struct, frozen=True):
    """The plan asked, the period, and the last day of it whose log counts."""

    asked: Asked
    period: ReportingPeriod
    day: dt.date


def choose(
    typed: Typed,
    kind: PeriodKind | None,
    plan: str | None,
    as_of: str | None,
    today: dt.date,
    lang: Language,
) -> Chosen:
    """The period asked for, else the one of its kind that holds the as-of day.

    ``kind`` None takes any option; without one, the kind is how often the plan
    has reports made, else a week. Raises Refusal: two periods at once, the
    option of another kind, a period before the plan or not yet begun.
    """
    named = _named(typed, kind)
    cutoff = None if typed.cutoff is None else one_of(typed.cutoff, CUTOFFS, "--cutoff")
    if named is None:
        asked = session.ask(plan, as_of, today)
        period = _holding(asked, kind or _usual(asked.book), cutoff)
        day = min(period.last, asked.day)
    else:
        asked = session.ask(plan, as_of or named.anchor.isoformat(), today)
        period = _of_plan(asked.book, named, cutoff)
        day = min(period.last, asked.day if as_of else _latest(asked, period))
    _check(asked, period, day, lang)
    return Chosen(asked, period, day)


def refuse(typed: Typed, report: str) -> None:
    """Refuse any option that names a period, for a report on a day."""
    options = [*(OPTIONS[kind] for kind in typed.given), *(["--cutoff"] if typed.cutoff else [])]
    if options:
        raise Refusal("render.no-period", report=report, option=", ".join(options))


def check_day(asked: Asked, lang: Language) -> None:
    """Refuse a day on which nothing had been assigned yet."""
    if asked.day < asked.book.issued:
        issued = wording.day(asked.book.issued, lang)
        raise Refusal("session.before-plan", issued=issued, day=wording.day(asked.day, lang))


def _named(typed: Typed, kind: PeriodKind | None) -> Named | None:
    given = typed.given
    if not given:
        return None
    if len(given) > 1:
        options = ", ".join(OPTIONS[each] for each in given)
        raise Refusal("render.several-periods", options=options)
    ((asked, words),) = given.items()
    if kind is not None and OPTIONS[kind] != OPTIONS[asked]:
        raise Refusal("render.other-period", option=OPTIONS[asked], wanted=OPTIONS[kind])
    if asked == "week":
        return _named_week(words)
    if asked == "custom":
        return _named_days(typed)
    return _named_months(asked, words, kind or asked)


def _named_week(typed: str) -> Named:
    found = wording.read_week(typed)
    if found is None and (match := re.fullmatch(_WEEK_OF_YEAR, typed.strip().lower())):
        found = wording.read_week(f"{match[2]}-W{match[1]}")
    if found is None or not EARLIEST <= found[0] <= LATEST:
        raise Refusal("usage.not-a-week", option="--week", value=typed)
    # A week belongs to the year of its Thursday, and so to that year's plan.
    thursday = found[0] + dt.timedelta(days=3)
    year, ordinal, _ = thursday.isocalendar()
    return Named("week", year, ordinal, thursday)


def _named_days(typed: Typed) -> Named:
    if typed.first is None or typed.last is None:
        raise Refusal("render.half-a-span", option="--to" if typed.last is None else "--from")
    first = session.read_date(typed.first, "--from")
    last = session.read_date(typed.last, "--to")
    if last < first:
        raise Refusal("render.backwards", first=typed.first, last=typed.last)
    return Named("custom", last.year, 1, last, first)


def _named_months(option: PeriodKind, typed: str, kind: PeriodKind) -> Named:
    """``kind`` is the period wanted: of a year, ``nine-months`` may be."""
    found = _iso(option, typed) or _worded(option, typed)
    if found is None or not EARLIEST.year <= found[0] <= LATEST.year:
        raise Refusal(f"render.not-a-{option}", option=OPTIONS[option], value=typed)
    year, ordinal = found
    return Named(kind, year, ordinal, dt.date(year, ordinal * MONTHS[kind], 1))


def _iso(kind: PeriodKind, typed: str) -> tuple[int, int] | None:
    match = re.fullmatch(_ISO[kind], typed.strip())
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return None
    return int(match[1]), int(match[2] or 1)


def _worded(kind: PeriodKind, typed: str) -> tuple[int, int] | None:
    """A period as officials write it, year and all: the words of a deadline name one too."""
    found = deadlines.read(typed, EARLIEST, LATEST, EARLIEST)
    if isinstance(found, deadlines.Unreadable) or found.kind != kind or found.due is None:
        return None
    return found.due.year, -(-found.due.month // MONTHS[kind])


def _of_plan(book: Book, named: Named, cutoff: str | None) -> ReportingPeriod:
    if named.kind == "week":
        monday = dt.date.fromisocalendar(named.year, named.ordinal, 1)
        return periods.week(monday, _closing_day(book))
    if named.first is not None:
        return periods.custom(named.first, named.anchor)
    return periods.months(named.kind, named.year, named.ordinal, _cutoff(book, cutoff))


def _holding(asked: Asked, kind: PeriodKind, cutoff: str | None) -> ReportingPeriod:
    """The period that holds the day; one named after the plan's end gives way to the last."""
    book = asked.book
    if kind == "week":
        return periods.week_holding(asked.day, _closing_day(book))
    ends = _cutoff(book, cutoff)
    found = periods.months_holding(kind, asked.day, ends)
    begins = dt.date(found.year, (found.ordinal - 1) * MONTHS[kind] + 1, 1)
    return periods.months_holding(kind, found.eve, ends) if begins > book.head.period.end else found


def _usual(book: Book) -> PeriodKind:
    reporting = book.head.reporting
    return reporting.every if reporting and reporting.every else "week"


def _closing_day(book: Book) -> Weekday | None:
    reporting = book.head.reporting
    return reporting.closing_day if reporting else None


def _cutoff(book: Book, asked: str | None) -> Cutoff | None:
    if asked is not None:
        return "calendar" if asked == "calendar" else "administrative"
    reporting = book.head.reporting
    return reporting.cutoff if reporting else None


def _latest(asked: Asked, period: ReportingPeriod) -> dt.date:
    """The last day of a period that a report can know of when nobody chose one.

    Today, and once the plan's own period has ended within it, that end.
    """
    end = asked.book.head.period.end
    return min(asked.today, end) if end >= period.first else asked.today


def _check(asked: Asked, period: ReportingPeriod, day: dt.date, lang: Language) -> None:
    """Refuse a period that nothing can be said of: before the plan, or not yet begun."""
    named = period_and_days(period, lang)
    if day < period.first:
        shown = wording.day(day, lang)
        raise Refusal("render.not-begun", day=shown, period=named)
    if day < asked.book.issued:
        issued = wording.day(asked.book.issued, lang)
        raise Refusal("render.before-plan", issued=issued, period=named)
