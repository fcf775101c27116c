"""Days and terms: a task in a line beside the places that each rule tells.

The plan of ``cases`` was issued on 15/01/2026, for the year; today is 30/6/2026.
"""

import datetime as dt

import pytest

from caichcli.plan.finding import Fix
from tests.rules.cases import REGISTER, TODAY, check, of, places, plan

DOC = "document: {number: 02/TB-VD}"

# The rule, the task, the places told in it (below ``tasks.0``).
TASKS: list[tuple[str, str, list[str]]] = [
    ("unreadable-deadline", "deadline: Quý II/2026", []),
    ("unreadable-deadline", "deadline: 31/6/2026", ["deadline"]),
    ("unreadable-deadline", "deadline: '?'", ["deadline"]),
    (
        "unreadable-deadline",
        f"adjustments: [{{date: 2026-05-01, to: 32/6/2026, {DOC}}}]",
        ["adjustments.0.to"],
    ),
    # Words that are kept, and what somebody reads them as
    ("unreadable-deadline", "deadline: {words: Kỳ họp giữa năm}", []),
    ("unreadable-deadline", "deadline: {words: Giữa năm, read_as: giữa năm}", ["deadline.read_as"]),
    ("unread-term", "deadline: Quý II/2026", []),
    ("unread-term", "deadline: {words: Kỳ họp giữa năm}", ["deadline"]),
    ("unread-term", "deadline: {words: Kỳ họp giữa năm, read_as: trước 15/7/2026}", []),
    (
        "unread-term",
        "adjustments: [{date: 2026-05-01, to: {words: Kỳ họp giữa năm}}]",
        ["adjustments.0.to"],
    ),
    (
        "reading-differs",
        "adjustments: [{date: 2026-05-01, to: {words: Quý II/2026, read_as: Quý III/2026}}]",
        ["adjustments.0.to.read_as"],
    ),
    ("reading-differs", "deadline: {words: Kỳ họp giữa năm, read_as: trước 15/7/2026}", []),
    ("reading-differs", "deadline: {words: Quý II/2026, read_as: trước 30/6/2026}", []),
    ("reading-differs", "deadline: {words: Quý II/2026, read_as: 31/7/2026}", ["deadline.read_as"]),
    ("reading-differs", "deadline: {words: Hằng quý, read_as: hằng tháng}", ["deadline.read_as"]),
    ("deadline-outside-period", "deadline: {words: Nhiệm kỳ sau, read_as: '2027'}", ["deadline"]),
    # The period is 01/01 to 31/12/2026, both days in it
    ("deadline-outside-period", "deadline: 31/12/2025", ["deadline"]),
    ("deadline-outside-period", "deadline: 01/01/2026", []),
    ("deadline-outside-period", "deadline: 31/12/2026", []),
    ("deadline-outside-period", "deadline: 01/01/2027", ["deadline"]),
    ("deadline-outside-period", "deadline: Quý IV/2026 - Quý I/2027", ["deadline"]),
    ("deadline-outside-period", "deadline: thường xuyên", []),
    ("deadline-outside-period", "deadline: hằng quý", []),
    # A term may be put off beyond the year
    (
        "deadline-outside-period",
        f"deadline: Quý IV/2026, adjustments: [{{date: 2026-05-01, to: Quý I/2027, {DOC}}}]",
        [],
    ),
    # Recurring tasks name the occurrence whose term is changed
    (
        "adjustment-without-occurrence",
        f"deadline: hằng quý, adjustments: [{{date: 2026-05-01, to: 15/7/2026, {DOC}}}]",
        ["adjustments.0"],
    ),
    (
        "adjustment-without-occurrence",
        f"deadline: hằng quý, adjustments: [{{date: 2026-05-01, for: 2026-Q2, to: 15/7, {DOC}}}]",
        [],
    ),
    (
        "adjustment-without-occurrence",
        f"deadline: Quý II/2026, adjustments: [{{date: 2026-05-01, to: 15/7/2026, {DOC}}}]",
        [],
    ),
    (
        "adjustment-without-day",
        f"deadline: hằng quý, adjustments: [{{date: 2026-05-01, for: 2026-Q2, to: cả năm, {DOC}}}]",
        ["adjustments.0.to"],
    ),
    (
        "adjustment-without-day",
        f"deadline: Quý II/2026, adjustments: [{{date: 2026-05-01, to: thường xuyên, {DOC}}}]",
        [],
    ),
    ("unknown-occurrence", "deadline: hằng quý, updates: [{date: 2026-04-02, for: 2026-Q1}]", []),
    (
        "unknown-occurrence",
        "deadline: hằng quý, updates: [{date: 2026-04-02, for: 2026-03},"
        " {date: 2026-04-02, for: 2027-Q1}]",
        ["updates.0.for", "updates.1.for"],
    ),
    # Assigned when the last quarter's term was past
    (
        "unknown-occurrence",
        "deadline: trước ngày 15 tháng cuối quý, document: {number: 03/TB-VD, date: 2026-12-20},"
        " updates: [{date: 2026-06-30, for: 2026-Q4}]",
        ["updates.0.for"],
    ),
    (
        "unknown-occurrence",
        "deadline: hằng tháng, updates: [{date: 2026-04-02, for: 2026-03}]",
        [],
    ),
    (
        "unknown-occurrence",
        "deadline: Quý II/2026, updates: [{date: 2026-04-02, for: 2026-Q2}]",
        ["updates.0.for"],
    ),
    # Of what recurs "từ tháng 4", nothing before
    (
        "unknown-occurrence",
        "deadline: hằng tháng từ tháng 4/2026,"
        " updates: [{date: 2026-05-02, for: 2026-03}, {date: 2026-05-02, for: 2026-04}]",
        ["updates.0.for"],
    ),
    # A term that was changed into one that recurs
    (
        "unknown-occurrence",
        f"deadline: Quý I/2026, adjustments: [{{date: 2026-03-01, to: hằng quý, {DOC}}}],"
        " updates: [{date: 2026-06-30, for: 2026-Q2}]",
        [],
    ),
    # A continuous task that is reported on every quarter
    (
        "unknown-occurrence",
        "deadline: 'thường xuyên, hằng quý báo cáo', updates: [{date: 2026-04-02, for: 2026-Q1}]",
        [],
    ),
    ("unknown-occurrence", "updates: [{date: 2026-04-02, for: 2026-Q2}]", ["updates.0.for"]),
    (
        "unknown-occurrence",
        f"deadline: hằng quý, adjustments: [{{date: 2026-05-01, for: 2025-Q4, to: 15/7, {DOC}}}]",
        ["adjustments.0.for"],
    ),
    # Assigned on 01/5/2026: the first quarter's report is not owed
    (
        "unknown-occurrence",
        "deadline: hằng quý, document: {number: 03/TB-VD, assigned: 2026-05-01},"
        " updates: [{date: 2026-05-02, for: 2026-Q1}, {date: 2026-05-02, for: 2026-Q2}]",
        ["updates.0.for"],
    ),
    ("adjustment-without-document", f"adjustments: [{{date: 2026-05-01, to: Quý III, {DOC}}}]", []),
    (
        "adjustment-without-document",
        "lead: [bo-a], adjustments: [{date: 2026-05-01, lead: {to: [bo-b]}}]",
        ["adjustments.0"],
    ),
    ("empty-adjustment", f"adjustments: [{{date: 2026-05-01, {DOC}}}]", ["adjustments.0"]),
    ("empty-adjustment", f"adjustments: [{{date: 2026-05-01, to: Quý III, {DOC}}}]", []),
    ("empty-adjustment", f"adjustments: [{{date: 2026-05-01, lead: {{to: [bo-b]}}, {DOC}}}]", []),
    (
        "adjustment-without-occurrence",
        f"deadline: hằng quý, adjustments: [{{date: 2026-05-01, lead: {{to: [bo-b]}}, {DOC}}}]",
        [],
    ),
    (
        "adjustment-without-document",
        "adjustments: [{date: 2026-05-01, to: Quý III}]",
        ["adjustments.0"],
    ),
    # The same day is in order
    ("updates-out-of-order", "updates: [{date: 2026-03-01}, {date: 2026-03-01}]", []),
    (
        "updates-out-of-order",
        "updates: [{date: 2026-03-02}, {date: 2026-03-01}, {date: 2026-03-03}, {date: 2026-03-02}]",
        ["updates.1.date", "updates.3.date"],
    ),
    (
        "updates-out-of-order",
        "updates: [{date: 2026-03-01}, {date: 2026-03-03}, {date: 2026-03-02}]",
        ["updates.2.date"],
    ),
    (
        "adjustments-out-of-order",
        "adjustments: [{date: 2026-03-02, to: Quý III}, {date: 2026-03-01, to: Quý IV}]",
        ["adjustments.1.date"],
    ),
    (
        "reminders-out-of-order",
        "reminders: [{date: 2026-03-02}, {date: 2026-03-02}, {date: 2026-03-01}]",
        ["reminders.2.date"],
    ),
    # Today is 30/6/2026
    ("update-in-future", "updates: [{date: 2026-06-30}]", []),
    ("update-in-future", "updates: [{date: 2026-06-30}, {date: 2026-07-01}]", ["updates.1.date"]),
    (
        "update-in-future",
        "adjustments: [{date: 2026-07-01, to: Quý III}], reminders: [{date: 2026-07-02}]",
        ["adjustments.0.date", "reminders.0.date"],
    ),
    # The plan's document is of 15/01/2026
    ("update-before-assigned", "updates: [{date: 2026-01-15}]", []),
    ("update-before-assigned", "updates: [{date: 2026-01-14}]", ["updates.0.date"]),
    (
        "update-before-assigned",
        "document: {number: 03/TB-VD, date: 2026-03-01}, updates: [{date: 2026-02-28}]",
        ["updates.0.date"],
    ),
    (
        "update-before-assigned",
        "document: {number: 03/TB-VD, date: 2026-03-01, assigned: 2026-02-01},"
        " updates: [{date: 2026-02-28}]",
        [],
    ),
    ("completed-after-recorded", "updates: [{date: 2026-03-01, completed: 2026-03-01}]", []),
    (
        "completed-after-recorded",
        "updates: [{date: 2026-03-01, completed: 2026-03-02}]",
        ["updates.0.completed"],
    ),
    ("reconciles-after-recorded", "updates: [{date: 2026-03-01, reconciles: 2026-03-01}]", []),
    (
        "reconciles-after-recorded",
        "updates: [{date: 2026-03-01, note: x}, {date: 2026-03-01, reconciles: 2026-03-02}]",
        ["updates.1.reconciles"],
    ),
    ("completed-before-assigned", "updates: [{date: 2026-03-01, completed: 2026-01-15}]", []),
    (
        "completed-before-assigned",
        "updates: [{date: 2026-03-01, completed: 2026-01-14}]",
        ["updates.0.completed"],
    ),
]


@pytest.mark.parametrize(("rule", "task", "expected"), TASKS)
def test_a_task(rule: str, task: str, expected: list[str]) -> None:
    judgement = check(plan(f"id: '1', {task}"))
    assert places(rule, judgement) == [f"tasks.0.{place}" for place in expected]


PERIODS = [
    ("{from: 2026-01-01, to: 2026-12-31}", []),
    ("{from: 2026-01-01, to: 2026-01-01}", []),
    ("{from: 2026-01-02, to: 2026-01-01}", ["plan.period.to"]),
]


@pytest.mark.parametrize(("period", "expected"), PERIODS)
def test_a_period(period: str, expected: list[str]) -> None:
    text = plan("id: '1', deadline: Quý II").replace("{from: 2026-01-01, to: 2026-12-31}", period)
    assert places("period-reversed", check(text)) == expected


CENTURIES = [
    ("{from: 1900-01-01, to: 1900-12-31}", []),
    ("{from: 1899-12-31, to: 1900-12-31}", ["plan.period.from"]),
    ("{from: 2200-01-01, to: 2200-12-31}", []),
    ("{from: 2200-01-01, to: 2201-01-01}", ["plan.period.to"]),
    ("{from: 0026-01-01, to: 9999-12-31}", ["plan.period.from", "plan.period.to"]),
]


@pytest.mark.parametrize(("period", "expected"), CENTURIES)
def test_a_period_is_of_a_year_that_a_plan_can_be_of(period: str, expected: list[str]) -> None:
    text = plan().replace("{from: 2026-01-01, to: 2026-12-31}", period)
    assert places("period-out-of-range", check(text)) == expected


# What would be told of terms that are read without a period.
TERM_RULES = {"unreadable-deadline", "deadline-outside-period", "adjustment-without-day"}


def test_in_a_reversed_period_nothing_else_is_told_of_terms() -> None:
    task = f"id: '1', deadline: 31/6, adjustments: [{{date: 2026-05-01, to: '?', {DOC}}}]"
    text = plan(task).replace("to: 2026-12-31", "to: 2025-12-31")
    judgement = check(text)
    assert places("period-reversed", judgement) == ["plan.period.to"]
    assert TERM_RULES.isdisjoint(finding.rule for finding in judgement.findings)


def test_an_agency_that_ends_before_it_begins() -> None:
    register = REGISTER.replace("to: 2025-06-30", "from: 2025-07-01, to: 2025-06-30")
    assert places("period-reversed", check(plan(), register)) == ["@agencies.3.to"]


READINGS = [
    ("31/6/2026", "30/6/2026", "30/6/2026"),
    ("ngày 25 tháng 3 tháng 2026", "25/3/2026; tháng 3/2026", None),
    ("'?'", "", None),
]


@pytest.mark.parametrize(("text", "readings", "mend"), READINGS)
def test_words_are_kept_and_their_only_reading_is_never_a_safe_mend(
    text: str, readings: str, mend: str | None
) -> None:
    (finding,) = of("unreadable-deadline", check(plan(f"id: '1', deadline: {text}")))
    assert finding.values["readings"] == readings
    words = {"words": text.strip("'")}
    assert finding.fix == Fix(finding.place, data=words, guess=mend or "")
    adjustment = f"adjustments: [{{date: 2026-05-01, to: {text}, {DOC}}}]"
    (finding,) = of("unreadable-deadline", check(plan(f"id: '1', {adjustment}")))
    assert finding.fix == Fix(finding.place, data=words, guess=mend or "")
    read_as = f"deadline: {{words: Giữa năm, read_as: {text}}}"
    (finding,) = of("unreadable-deadline", check(plan(f"id: '1', {read_as}")))
    assert finding.fix == (Fix(finding.place, mend, safe=False) if mend else None)


CALENDARS = {
    # the plan's calendar: the days told as both off and worked
    "days_off: [2026-01-02], working_days: [2026-01-10]": [],
    "days_off: [2026-01-02]": [],
    "days_off: [2026-01-02, 2026-01-10], working_days: [2026-02-07, 2026-01-10]": [
        "plan.calendar.working_days.1"
    ],
}


@pytest.mark.parametrize("calendar", CALENDARS)
def test_a_day_is_off_or_worked(calendar: str) -> None:
    head = "  standing_agency: bo-a\n"
    text = plan().replace(head, f"{head}  calendar: {{{calendar}}}\n")
    assert places("day-off-and-worked", check(text)) == CALENDARS[calendar]


def test_the_names_of_occurrences_are_offered() -> None:
    task = "id: '1', deadline: hằng quý, updates: [{date: 2026-04-02, for: 2026-Q5}]"
    (finding,) = of("unknown-occurrence", check(plan(task)))
    assert finding.values["first"] == "2026-Q1"
    assert finding.values["last"] == "2026-Q4"


def test_tomorrow_today_s_fault_is_none() -> None:
    text = plan("id: '1', updates: [{date: 2026-07-01}]")
    tomorrow = TODAY + dt.timedelta(days=1)
    assert places("update-in-future", check(text, today=tomorrow)) == []
