"""A report on a week: its figures hang together, and every one knows its tasks."""

import datetime as dt
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.figures import CLASS_FIGURES
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.periods import week_holding
from caichcli.views.overview import overview
from caichcli.views.report.period import PeriodReport, period_report
from tests.plan.answers import HEAD, REGISTER, load
from tests.random_plans import plan_data, register_data

SUNDAY = dt.date(2020, 6, 28)


def report_on(tasks: str, *agencies: str, day: dt.date = SUNDAY, **head: Any) -> PeriodReport:
    """The report on the week that holds ``day``; tasks as in the file, named 1, 2, 3 ..."""
    data = load(HEAD)
    data["plan"] |= head
    data["tasks"] = [
        {"id": str(number), "title": "Nhiệm vụ", "area": "I"} | task
        for number, task in enumerate(load(tasks), 1)
    ]
    register = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
    book = Book(msgspec.convert(data, PlanFile, strict=False), register)
    return period_report(book, week_holding(day, None), day, agencies)


def test_figures_stand_beside_those_of_the_week_before() -> None:
    report = report_on(
        """
        - {lead: [bo-a], deadline: 26/6/2020}
        - {lead: [bo-a], deadline: 30/9/2020}
        - {lead: [bo-a], deadline: 30/9/2020, document: {number: 2/QĐ, date: 2020-06-24}}
        """
    )
    assert report.before is not None
    assert report.before.totals.total == ("1", "2")
    assert sorted(report.now.totals.total) == ["1", "2", "3"]
    assert (report.before.totals.overdue, report.now.totals.overdue) == ((), ("1",))


def test_there_is_no_week_before_the_plan() -> None:
    report = report_on("- {deadline: 30/6/2020}", day=dt.date(2020, 1, 12))
    assert report.before is None
    assert [move.standing.task.id for move in report.movement.assigned] == ["1"]


def test_a_week_may_not_be_over() -> None:
    tasks = "- {deadline: 30/6/2020}"
    assert not report_on(tasks, day=dt.date(2020, 6, 27)).closed
    assert report_on(tasks, day=dt.date(2020, 6, 28)).closed


def test_agencies_with_the_most_overdue_come_first_then_the_document_s_order() -> None:
    report = report_on(
        """
        - {lead: [bo-c], deadline: 30/9/2020}
        - {lead: [bo-a], deadline: 30/5/2020}
        - {lead: [bo-b, bo-a], deadline: 30/5/2020}
        - {deadline: 30/9/2020}
        """
    )
    rows = [(row.agency, row.figures.overdue) for row in report.by_agency]
    assert rows == [("bo-a", ("2", "3")), ("bo-b", ("3",)), ("bo-c", ()), (None, ())]
    assert (report.turns, len(report.now.totals.total), report.shared) == (5, 4, ("3",))
    assert [row.agency for row in report.worst] == ["bo-a"]
    assert [row.agency for row in report.to_urge] == ["bo-a", "bo-b"]


def test_one_overdue_task_each_gathers_nowhere() -> None:
    report = report_on(
        """
        - {lead: [bo-a], deadline: 30/5/2020}
        - {lead: [bo-b], deadline: 30/5/2020}
        """
    )
    assert report.worst == ()


def test_overdue_tasks_the_longest_late_first_with_reminders_and_bands() -> None:
    report = report_on(
        """
        - {lead: [bo-a], deadline: 20/6/2020}
        - lead: [bo-a]
          deadline: 15/02/2020
          reminders: [{date: 2020-03-02}, {date: 2020-04-02}, {date: 2020-05-04},
                      {date: 2020-06-08}, {date: 2020-07-06}]
        - {lead: [bo-a], deadline: 29/5/2020, reminders: [{date: 2020-06-08}]}
        """
    )
    late = [(x.line.task.id, x.line.standing.days_late, x.reminders) for x in report.overdue]
    assert late == [("2", 134, 4), ("3", 30, 1), ("1", 8, 0)]
    assert report.bands == ((30, ("3", "1")), (60, ()), (120, ()), (None, ("2",)))
    assert [late.line.task.id for late in report.escalated] == ["2"]


REPORTING = """
- {lead: [bo-a], deadline: 30/9/2020}
- lead: [bo-a]
  deadline: 30/9/2020
  updates: [{date: 2020-06-24, by: bo-a, progress: 10}]
- lead: [bo-b]
  deadline: 30/9/2020
  updates: [{date: 2020-06-26, by: bo-b, status: done}]
- lead: [bo-b]
  deadline: 30/9/2020
  updates: [{date: 2020-06-19, by: bo-b, status: done}]
- lead: [bo-b]
  deadline: 30/9/2020
  updates: [{date: 2020-06-24, by: van-phong, status: suspended}]
- {lead: [bo-b], deadline: 30/9/2020, document: {number: 2/QĐ, date: 2020-06-24}}
- lead: [bo-a, bo-b]
  deadline: 30/9/2020
  updates:
    - {date: 2020-06-12, by: bo-a, proposals: [{text: Xin lùi, to: van-phong}]}
    - {date: 2020-06-24, by: van-phong, resolves: 2020-06-12#1}
    - {date: 2020-06-25, by: van-phong, status: returned}
- lead: [bo-a]
  deadline: 30/9/2020
  updates:
    - {date: 2020-06-12, by: bo-a, progress: 80}
    - {date: 2020-06-24, by: bo-a, corrects: 2020-06-12#1, progress: 60}
"""


def test_a_report_is_owed_for_what_was_under_way_when_the_week_began() -> None:
    reporting = report_on(REPORTING, reporting={"every": "week"}).reporting
    assert reporting is not None
    # Not: done before (4), suspended meanwhile (5), assigned meanwhile (6).
    assert reporting.owed == ("1", "2", "3", "7", "8")
    # Answers and decisions of others (7) are no reports; a correction (8) is one.
    assert reporting.reported == ("2", "3", "8")
    assert (reporting.rate.numerator, reporting.rate.denominator) == (3, 5)
    assert [(share.agency, share.ids) for share in reporting.missing] == [
        ("bo-a", ("1", "7")),
        ("bo-b", ("7",)),
    ]


def test_without_a_rule_how_often_there_is_no_reporting_rate() -> None:
    assert report_on(REPORTING).reporting is None
    assert report_on(REPORTING, reporting={"every": "month"}).reporting is None


def test_continuous_tasks_have_results_in_the_week_or_not() -> None:
    report = report_on(
        """
        - lead: [bo-a]
          deadline: Thường xuyên
          updates: [{date: 2020-06-24, by: bo-a, results: [{number: 1/BC}]}]
        - lead: [bo-a]
          deadline: Thường xuyên
          updates: [{date: 2020-06-12, by: bo-a, results: [{number: 1/BC}]}]
        - {lead: [bo-a], deadline: Thường xuyên}
        """
    )
    assert (report.with_results, report.continuous_unreported) == (("1",), ("3",))


def test_what_falls_due_with_days_left_and_the_last_report() -> None:
    report = report_on(
        """
        - {lead: [bo-a], deadline: 13/7/2020}
        - lead: [bo-a]
          deadline: 5/7/2020
          updates:
            - {date: 2020-06-12, by: bo-a, progress: 60, problems: [{text: Thiếu vốn}]}
            - {date: 2020-06-24, by: van-phong, resolves: 2020-06-12#1}
        - {lead: [bo-a], deadline: 28/6/2020}
        - {lead: [bo-a], deadline: 14/7/2020}
        - {lead: [bo-a]}
        """
    )
    soon = [(x.standing.task.id, x.days_left, x.last and x.last.progress) for x in report.due_soon]
    assert soon == [("3", 0, None), ("2", 7, 60), ("1", 15, None)]
    assert [line.standing.task.id for line in report.due_next] == ["3", "2"]


def test_concerns_are_those_unanswered_and_those_answered_in_the_week() -> None:
    report = report_on(
        """
        - lead: [bo-a]
          deadline: 30/9/2020
          updates:
            - {date: 2020-05-04, by: bo-a, problems: [{text: một}], proposals: [{text: hai}]}
            - {date: 2020-05-11, by: van-phong, resolves: 2020-05-04#1/1}
            - {date: 2020-05-18, by: bo-a, problems: [{text: ba}]}
            - {date: 2020-06-24, by: van-phong, resolves: 2020-05-04#1/2}
            - {date: 2020-06-25, by: bo-a, proposals: [{text: bốn}]}
        """
    )
    concerns = [(line.concern.text, line.days, line.answer is None) for line in report.concerns]
    assert concerns == [("ba", 41, True), ("bốn", 3, True), ("hai", 51, False)]
    assert [line.concern.text for line in report.proposals_unanswered] == ["bốn"]


def test_of_what_nothing_was_heard_in_the_period() -> None:
    report = report_on(
        """
        - {lead: [bo-a, bo-b], deadline: 30/9/2020}
        - lead: [bo-a]
          deadline: 30/9/2020
          updates: [{date: 2020-06-24, by: bo-a, progress: 10}]
        - lead: [bo-b]
          deadline: 30/9/2020
          updates: [{date: 2020-06-12, by: bo-b, progress: 10}]
        - lead: [bo-b]
          deadline: 30/9/2020
          updates: [{date: 2020-06-12, by: bo-b, status: done}]
        - {deadline: 30/9/2020, document: {number: 2/QĐ, date: 2020-06-24}}
        - {deadline: 30/9/2020}
        """
    )
    # Not: reported on (2), done before (4), assigned meanwhile (5).
    assert [(share.agency, share.ids) for share in report.silent] == [
        ("bo-a", ("1",)),
        ("bo-b", ("1", "3")),
        (None, ("6",)),
    ]
    assert report.silent_ids == ("1", "3", "6")


def test_the_gravest_are_three_what_goes_up_first() -> None:
    report = report_on(
        """
        - {lead: [bo-a], deadline: 30/4/2020}
        - lead: [bo-a]
          deadline: 20/6/2020
          reminders: [{date: 2020-06-22}, {date: 2020-06-23}, {date: 2020-06-24},
                      {date: 2020-06-25}]
        - {lead: [bo-a], deadline: 30/5/2020}
        - {lead: [bo-a], deadline: 20/6/2020}
        """
    )
    assert [late.line.task.id for late in report.gravest] == ["2", "1", "3"]


def test_priority_tasks_are_those_still_in_the_plan() -> None:
    report = report_on(
        """
        - {lead: [bo-a], priority: true}
        - {lead: [bo-a]}
        - lead: [bo-a]
          priority: true
          updates: [{date: 2020-06-24, by: van-phong, status: cancelled}]
        """
    )
    assert [line.task.id for line in report.priority] == ["1"]


def test_problems_and_proposals_are_told_apart() -> None:
    report = report_on(
        """
        - lead: [bo-a]
          updates: [{date: 2020-06-24, by: bo-a, problems: [{text: một}], proposals: [{text: hai}]}]
        """
    )
    assert [line.concern.text for line in report.problems] == ["một"]
    assert [line.concern.text for line in report.proposals] == ["hai"]


def test_a_report_is_the_standing_agency_s_and_of_one_agency_its_own() -> None:
    tasks = "- {lead: [bo-a], deadline: 30/9/2020}"
    assert report_on(tasks).issuer.body == "van-phong"
    assert report_on(tasks, "bo-a").issuer.body == "bo-a"
    assert report_on(tasks, "bo-a", "bo-b").issuer.body == "van-phong"


def test_an_agency_s_report_holds_its_own_part() -> None:
    tasks = """
    - {lead: [bo-a], deadline: 30/9/2020}
    - lead: [hai-tinh]
      deadline: 26/6/2020
      updates: [{date: 2020-06-25, by: tinh-x, status: done}]
    """
    assert report_on(tasks, "tinh-x").now.totals.done_on_time == ("2",)
    assert report_on(tasks, "tinh-y").now.totals.overdue == ("2",)
    assert report_on(tasks).now.totals.overdue == ("2",)


@st.composite
def reports(draw: st.DrawFn) -> PeriodReport:
    register = Register(msgspec.convert(draw(register_data()), RegisterFile))
    book = Book(msgspec.convert(draw(plan_data()), PlanFile), register)
    day = draw(st.dates(book.issued, book.head.period.end))
    return period_report(book, week_holding(day, None), day)


@given(reports())
def test_the_movement_explains_the_figures(report: PeriodReport) -> None:
    movement = report.movement
    if report.before is None:
        return

    def ids(name: str) -> set[str]:
        return {move.standing.task.id for move in getattr(movement, name)}

    now, before = report.now.totals, report.before.totals
    everything, earlier = set(now.total + now.cancelled), set(before.total + before.cancelled)
    assert everything == earlier | ids("assigned")
    departed = ids("reopened") | set(now.cancelled) | set(now.suspended)
    assert set(now.done) == (set(before.done) | ids("done")) - departed
    assert ids("done").isdisjoint(before.done)
    assert ids("newly_overdue") == set(now.overdue) - set(before.overdue)
    assert ids("cancelled") == set(now.cancelled) - set(before.cancelled)
    assert ids("suspended") == set(now.suspended) - set(before.suspended)


@given(reports())
def test_the_report_and_status_are_of_one_mind(report: PeriodReport) -> None:
    status = overview(report.book, report.day)
    assert report.now.totals == status.totals
    assert {row.agency: row.figures for row in report.by_agency} == {
        row.agency: row.figures for row in status.by_agency
    }
    assert sorted(late.line.task.id for late in report.overdue) == sorted(status.totals.overdue)
    assert sorted(x for _, ids in report.bands for x in ids) == sorted(status.totals.overdue)
    due = sorted(line.standing.task.id for line in report.due_soon)
    assert due == sorted(status.totals.due_soon)
    assert report.turns == sum(
        len(getattr(row.figures, name))
        for row in status.by_agency
        for name in CLASS_FIGURES.values()
        if name != "cancelled"
    )
