"""Recurring tasks: each row a sentence of the rules, a task, the answers by day."""

from tests.plan.answers import day_of, on, replies, said, table


@table(
    (
        "due at the earliest occurrence not met, overdue once that is past",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-03-30, by: bo-a, for: 2020-Q1, status: done}
        """,
        "29/3: in-term 31/3; 30/3: in-term 30/6; 30/6: in-term 30/6; 1/7: overdue 30/6 +1",
    ),
    (
        "a later occurrence met does not cover an earlier one",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-06-30, by: bo-a, for: 2020-Q2, status: done}
        """,
        "30/6: overdue 31/3 +91; 31/12: overdue 31/3 +275",
    ),
    (
        "a report for an occurrence needs no status",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-03-30, by: bo-a, for: 2020-Q1}
        """,
        "30/3: in-term 30/6",
    ),
    (
        "a report without its occurrence meets none",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-03-30, by: bo-a, status: done}
        """,
        "30/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "an occurrence submitted is not met, and one returned is met no more",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-03-20, by: bo-a, for: 2020-Q1, status: submitted}
          - {date: 2020-03-25, by: bo-a, for: 2020-Q1, status: done}
          - {date: 2020-04-05, by: van-phong, for: 2020-Q1, status: returned}
        """,
        "20/3: in-term 31/3; 25/3: in-term 30/6; 5/4: overdue 31/3 +5",
    ),
    (
        "met on the day that a report says; else on that of the first report",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-04-02, by: bo-a, for: 2020-Q1, status: done}
          - {date: 2020-04-03, by: bo-a, for: 2020-Q1, status: done}
          - {date: 2020-07-02, by: bo-a, for: 2020-Q2, status: done}
          - {date: 2020-07-03, by: bo-a, for: 2020-Q2, status: done, completed: 2020-06-30}
          - {date: 2020-07-06, by: bo-a, for: 2020-Q2, status: done}
          - {date: 2020-09-30, by: bo-a, for: 2020-Q3, status: done}
          - {date: 2020-12-20, by: bo-a, for: 2020-Q4, status: done}
        """,
        "20/12: done-late 31/3 +2",
    ),
    (
        "done when all are met",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-03-30, by: bo-a, for: 2020-Q1, status: done}
          - {date: 2020-06-30, by: bo-a, for: 2020-Q2, status: done}
          - {date: 2020-09-30, by: bo-a, for: 2020-Q3, status: done}
          - {date: 2020-12-20, by: bo-a, for: 2020-Q4, status: done}
        """,
        "19/12: in-term 31/12; 20/12: done-on-time 31/12",
    ),
    (
        "late if any was, by the worst of them",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-04-10, by: bo-a, for: 2020-Q1, status: done}
          - {date: 2020-07-02, by: bo-a, for: 2020-Q2, status: done}
          - {date: 2020-09-30, by: bo-a, for: 2020-Q3, status: done}
          - {date: 2020-12-20, by: bo-a, for: 2020-Q4, status: done}
        """,
        "10/4: in-term 30/6; 2/7: in-term 30/9; 20/12: done-late 31/3 +10",
    ),
    (
        "the day that the work was done counts for an occurrence too",
        """
        deadline: 30/6 và 20/12 hằng năm
        updates:
          - {date: 2020-07-03, by: bo-a, for: 2020-06-30, status: done, completed: 2020-06-29}
          - {date: 2020-12-20, by: bo-a, for: 2020-12-20, status: done}
        """,
        "2/7: overdue 30/6 +2; 3/7: in-term 20/12; 20/12: done-on-time 20/12",
    ),
    (
        "what was due before the plan was issued does not exist; on its day it does",
        "deadline: ngày 10 hằng tháng",
        "10/1: in-term 10/1; 11/1: overdue 10/1 +1",
    ),
    (
        "what was due before the task was assigned does not exist",
        """
        deadline: trước ngày 25 hằng tháng
        document: {number: 30/QĐ, date: 2020-05-26}
        """,
        "26/5: in-term 25/6; 26/6: overdue 25/6 +1",
    ),
    (
        "what would fall due before the period begins does not exist",
        "{deadline: Hằng tháng, document: {number: 30/QĐ, date: 2019-11-20}}",
        "31/1: in-term 31/1; 1/2: overdue 31/1 +1",
    ),
    (
        "what recurs from a time on does not exist before it",
        "deadline: Hằng quý từ quý III/2020",
        "1/4: in-term 30/9; 1/10: overdue 30/9 +1",
    ),
    (
        "weekly, by weekday",
        """
        deadline: thứ 6 hằng tuần
        document: {number: 30/QĐ, date: 2020-06-15}
        updates:
          - {date: 2020-06-19, by: bo-a, for: 2020-W25}
        """,
        "18/6: in-term 19/6; 19/6: in-term 26/6; 27/6: overdue 26/6 +1",
    ),
    (
        "an adjustment moves the occurrence that it names and no other",
        """
        deadline: trước ngày 25 hằng tháng
        document: {number: 30/QĐ, date: 2020-05-01}
        adjustments:
          - {date: 2020-05-20, for: 2020-05, to: 29/5/2020}
        updates:
          - {date: 2020-05-28, by: bo-a, for: 2020-05}
        """,
        "19/5: in-term 25/5; 20/5: in-term 29/5; 27/5: in-term 29/5; 28/5: in-term 25/6",
    ),
    (
        "an occurrence due while suspended does not exist",
        """
        deadline: trước ngày 25 hằng tháng
        document: {number: 30/QĐ, date: 2020-03-01}
        updates:
          - {date: 2020-03-20, by: bo-a, for: 2020-03}
          - {date: 2020-04-10, by: bo-a, status: suspended, document: {number: 1}}
          - {date: 2020-06-10, by: bo-a, status: in-progress}
        """,
        "9/4: in-term 25/4; 10/4: suspended; 9/6: suspended; 10/6: in-term 25/6;"
        "26/6: overdue 25/6 +1",
    ),
    (
        "moved to after the suspension it exists; moved into it, not",
        """
        deadline: trước ngày 25 hằng tháng
        document: {number: 30/QĐ, date: 2020-04-01}
        adjustments:
          - {date: 2020-04-05, for: 2020-04, to: 15/5/2020}
          - {date: 2020-04-05, for: 2020-05, to: 30/6/2020}
        updates:
          - {date: 2020-05-10, by: bo-a, status: suspended, document: {number: 1}}
          - {date: 2020-06-10, by: bo-a, status: in-progress}
          - {date: 2020-06-20, by: bo-a, for: 2020-06}
        """,
        "9/5: in-term 15/5; 10/6: in-term 25/6; 20/6: in-term 30/6; 1/7: overdue 30/6 +1",
    ),
    (
        "an occurrence due before the suspension is owed all the same",
        """
        deadline: trước ngày 25 hằng tháng
        document: {number: 30/QĐ, date: 2020-03-01}
        updates:
          - {date: 2020-04-10, by: bo-a, status: suspended, document: {number: 1}}
          - {date: 2020-06-10, by: bo-a, status: in-progress}
        """,
        "9/4: overdue 25/3 +15; 10/6: overdue 25/3 +77",
    ),
    (
        "taken out of the plan",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-05-01, by: bo-a, status: cancelled, document: {number: 1}}
        """,
        "30/4: overdue 31/3 +30; 1/5: cancelled",
    ),
    (
        "corrected: the wrong period was named",
        """
        deadline: Hằng quý
        updates:
          - {date: 2020-03-30, by: bo-a, for: 2020-Q2, status: done}
          - {date: 2020-04-10, by: bo-a, corrects: 2020-03-30#1, for: 2020-Q1}
        """,
        "9/4: overdue 31/3 +9; 10/4: in-term 30/6",
    ),
)
def test_recurring(task: str, answers: dict[str, str]) -> None:
    assert replies(task, answers) == answers


def test_a_recurring_term_is_the_tasks_own() -> None:
    assert on("{deadline: Hằng quý}", "1/3").own_term
    assert not on("{}", "1/3").own_term


def test_occurrences_met_are_counted_out_of_all_of_the_year() -> None:
    task = """
    deadline: trước ngày 25 hằng tháng
    updates:
      - {date: 2020-01-20, by: bo-a, for: 2020-01}
      - {date: 2020-02-28, by: bo-a, for: 2020-02}
    """
    occurrences = on(task, "1/3").occurrences
    assert len(occurrences) == 12
    assert [(o.key, o.late) for o in occurrences if o.completed] == [
        ("2020-01", False),
        ("2020-02", True),
    ]


def test_an_occurrence_knows_when_it_was_submitted_and_by_when_it_was_met() -> None:
    task = """
    deadline: Hằng quý
    updates:
      - {date: 2020-03-20, by: bo-a, for: 2020-Q1, status: done}
      - {date: 2020-04-02, by: bo-a, for: 2020-Q2, status: in-progress}
      - {date: 2020-06-20, by: bo-a, for: 2020-Q3, status: submitted}
    """
    first, second, third, _ = on(task, "1/7").occurrences
    assert [one.submitted for one in (first, second, third)] == [None, None, day_of("20/6")]
    assert [one.latest for one in (first, second)] == [day_of("20/3"), day_of("30/6")]


def test_of_several_submitted_in_time_the_first_day_is_told() -> None:
    first = "{date: 2020-03-25, by: bo-a, for: 2020-Q1, status: submitted}"
    second = "{date: 2020-06-20, by: bo-a, for: 2020-Q2, status: submitted}"
    task = "{deadline: Hằng quý, updates: [%s]}"
    assert on(task % f"{first}, {second}", "10/7").submitted == day_of("25/3")
    assert on(task % first, "10/7").submitted is None  # the second is waited for


def test_who_has_not_reported_speaks_for_all_though_another_waits_for_longer() -> None:
    """One has put both quarters before who decides; the other's second is missing."""
    log = (
        "{date: 2020-03-30, by: bo-a, for: 2020-Q1, status: submitted}, "
        "{date: 2020-03-31, by: bo-b, for: 2020-Q1, status: done}, "
        "{date: 2020-06-30, by: bo-a, for: 2020-Q2, status: submitted}"
    )
    task = f"{{lead: [bo-a, bo-b], assignment: each, deadline: Hằng quý, updates: [{log}]}}"
    whole = on(task, "5/7")
    assert (said(whole), whole.waiting) == ("overdue 30/6 +5", False)
