"""A period chosen by words, and the day of its figures, from any folder; what is refused."""

import datetime as dt

import pytest

from caichcli.plan.periods import PeriodKind
from caichcli.services.errors import NotAChoice, NotADay, Refusal
from caichcli.services.reporting.periods import (
    Backwards,
    DayBeforePlan,
    HalfASpan,
    NotAPeriod,
    NotOnAPeriod,
    OtherPeriod,
    PeriodBeforePlan,
    PeriodNotBegun,
    PeriodWords,
    SeveralPeriods,
    choose,
    on_a_day,
)
from caichcli.services.session import Session
from tests.cli.conftest import EXAMPLE

HERE = Session(EXAMPLE, dt.date(2026, 7, 1))
W = PeriodWords

CHOICES: dict[str, tuple[PeriodWords, PeriodKind | None, str | None, str]] = {
    # the words, the kind of report, the as-of day: the period and the day of its figures
    "a week": (W(week="2020-W26"), "week", None, "week 2020-06-22..2020-06-28 28/6"),
    "as of a day": (W(week="26/2020"), None, "25/6/2020", "week 2020-06-22..2020-06-28 25/6"),
    "the last week that is over": (W(), "week", "25/6/2020", "week 2020-06-15..2020-06-21 21/6"),
    "a month": (W(month="tháng 6/2020"), "month", None, "month 2020-05-15..2020-06-14 14/6"),
    "by the calendar": (
        W(month="2020-06", cutoff="calendar"),
        "month",
        None,
        "month 2020-06-01..2020-06-30 30/6",
    ),
    "nine months by their year": (
        W(year="2020"),
        "nine-months",
        None,
        "nine-months 2019-12-15..2020-09-14 14/9",
    ),
    "two days": (
        W(first="1/6/2020", last="9/6/2020"),
        None,
        None,
        "custom 2020-06-01..2020-06-09 9/6",
    ),
    "the plan's last quarter": (W(), "quarter", None, "quarter 2020-09-15..2020-12-14 14/12"),
    "as often as the plan reports": (W(), None, "28/6/2020", "week 2020-06-22..2020-06-28 28/6"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHOICES)
def test_a_period_and_the_day_of_its_figures(name: str) -> None:
    words, kind, as_of, expected = CHOICES[name]
    choice = choose(HERE, words, kind, None, as_of)
    period, day = choice.period, choice.day
    said = f"{period.kind} {period.first}..{period.last} {day.day}/{day.month}"
    assert said == expected
    assert choice.question.book.head.id == "minh-hoa-2020"


REFUSED: dict[str, tuple[PeriodWords, PeriodKind | None, str | None, type[Refusal], object]] = {
    # the words, the kind of report, the as-of day: the refusal, and what it is about
    "two periods": (W(week="1/2020", year="2020"), None, None, SeveralPeriods, ("week", "year")),
    "another kind": (W(month="2020-06"), "week", None, OtherPeriod, "week"),
    "no week": (W(week="26"), "week", None, NotAPeriod, "26"),
    "no such month": (W(month="2020-13"), "month", None, NotAPeriod, "2020-13"),
    "one day of two": (W(first="1/6/2020"), None, None, HalfASpan, "to"),
    "the other day of two": (W(last="1/6/2020"), None, None, HalfASpan, "from"),
    "no day": (W(first="hôm qua", last="1/6/2020"), None, None, NotADay, "hôm qua"),
    "backwards": (W(first="2/6/2020", last="1/6/2020"), None, None, Backwards, "1/6/2020"),
    "no cut-off": (W(month="2020-06", cutoff="lịch âm"), "month", None, NotAChoice, "lịch âm"),
    "not begun": (W(year="2027"), "year", None, PeriodNotBegun, HERE.today),
    "before the plan": (W(week="2020-W01"), "week", None, PeriodBeforePlan, dt.date(2020, 1, 10)),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_names_no_period_of_the_plan(name: str) -> None:
    words, kind, as_of, refusal, about = REFUSED[name]
    with pytest.raises(refusal) as refused:
        choose(HERE, words, kind, None, as_of)
    assert about in vars(refused.value).values()


def test_a_report_on_a_day_takes_no_period() -> None:
    question = on_a_day(HERE, W(), "letters", None, "28/6/2020")
    assert question.day == dt.date(2020, 6, 28)
    with pytest.raises(NotOnAPeriod) as refused:
        on_a_day(HERE, W(half="2020-H1", cutoff="calendar"), "letters", None, None)
    assert refused.value.fields == ("half", "cutoff")
    with pytest.raises(DayBeforePlan):
        on_a_day(HERE, W(), "letters", "minh-hoa-2020", "1/1/2020")
