"""Class, due date and status: each row a sentence of the rules, a task, and the answers by day."""

import pytest

from caichcli.plan.standing import standing
from tests.plan.answers import book_of, day_of, on, replies, said, table

# Class


@table(
    (
        "the due day itself is in term, the next is overdue",
        "deadline: 30/6/2020",
        "29/6: in-term 30/6; 30/6: in-term 30/6; 1/7: overdue 30/6 +1; 29/8: overdue 30/6 +60",
    ),
    (
        "before X means by the end of X",
        "deadline: trước ngày 30/6/2020",
        "30/6: in-term 30/6; 1/7: overdue 30/6 +1",
    ),
    (
        "words are due as somebody reads them",
        "deadline: {words: Kỳ họp giữa năm, read_as: trước 15/7/2020}",
        "15/7: in-term 15/7; 16/7: overdue 15/7 +1",
    ),
    (
        "words that nobody has read yet are undated",
        "deadline: {words: Kỳ họp giữa năm}",
        "30/6: undated; 31/12: undated",
    ),
    (
        "an adjustment sets the term of words that nobody has read",
        """
        deadline: {words: Kỳ họp giữa năm}
        adjustments: [{date: 2020-03-01, to: 31/7/2020}]
        """,
        "28/2: undated; 1/3: in-term 31/7; 1/8: overdue 31/7 +1",
    ),
    (
        "done on the due day is on time, and stays so",
        """
        deadline: 30/6/2020
        updates:
          - {date: 2020-06-30, by: bo-a, status: done}
        """,
        "29/6: in-term 30/6; 30/6: done-on-time 30/6; 31/12: done-on-time 30/6",
    ),
    (
        "done a day after is late by one day for good",
        """
        deadline: 30/6/2020
        updates:
          - {date: 2020-07-01, by: bo-a, status: done}
        """,
        "30/6: in-term 30/6; 1/7: done-late 30/6 +1; 31/12: done-late 30/6 +1",
    ),
    (
        "the day that the work was done counts, but only once it is reported",
        """
        deadline: 30/6/2020
        updates:
          - {date: 2020-07-10, by: bo-a, status: done, completed: 2020-06-29}
        """,
        "9/7: overdue 30/6 +9; 10/7: done-on-time 30/6",
    ),
    (
        "an entry does nothing before its own day",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: in-progress}
          - {date: 2020-05-01, by: bo-a, status: done}
        """,
        "30/4: overdue 31/3 +30; 1/5: done-late 31/3 +31",
    ),
    (
        "submitted is not done",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-30, by: bo-a, status: submitted}
        """,
        "31/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "returned is not done",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-30, by: bo-a, status: submitted}
          - {date: 2020-03-31, by: van-phong, status: returned}
        """,
        "31/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "not started is not done",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-02-01, by: bo-a, status: not-started}
        """,
        "31/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "a hundred per cent is not done",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-02-01, by: bo-a, status: in-progress, progress: 100}
        """,
        "1/4: overdue 31/3 +1",
    ),
    (
        "reopened: the last status holds, and the second completion counts",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: done}
          - {date: 2020-04-10, by: van-phong, status: returned}
          - {date: 2020-05-10, by: bo-a, status: done}
        """,
        "1/4: done-on-time 31/3; 10/4: overdue 31/3 +10; 10/5: done-late 31/3 +40",
    ),
    (
        "done twice without being reopened counts from the first time",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: done}
          - {date: 2020-04-10, by: bo-a, status: done, note: Gửi bản chính}
        """,
        "10/4: done-on-time 31/3",
    ),
    (
        "a note after done changes nothing",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: done}
          - {date: 2020-04-10, by: bo-a, note: Gửi bản chính}
        """,
        "10/4: done-on-time 31/3",
    ),
    (
        "continuous on every day, whatever its log says",
        """
        deadline: Thường xuyên
        updates:
          - {date: 2020-03-01, by: bo-a, status: in-progress}
          - {date: 2020-04-01, by: bo-a, status: submitted}
          - {date: 2020-05-01, by: bo-a, status: done}
        """,
        "10/1: continuous; 1/3: continuous; 1/4: continuous; 1/5: continuous; 31/12: continuous",
    ),
    (
        "a mixed cell is of the kind of its first part",
        "deadline: Thường xuyên, hằng quý báo cáo",
        "31/12: continuous",
    ),
    (
        "what is continuous can be taken out of the plan",
        """
        deadline: Thường xuyên
        updates:
          - {date: 2020-05-01, by: bo-a, status: cancelled, document: {number: 1}}
        """,
        "30/4: continuous; 1/5: cancelled",
    ),
    (
        "a condition not yet met: undated until done, then done on time",
        """
        deadline: Sau khi Nghị định được ban hành
        updates:
          - {date: 2020-05-01, by: bo-a, status: in-progress}
          - {date: 2020-12-01, by: bo-a, status: done}
        """,
        "10/1: undated; 30/11: undated; 1/12: done-on-time",
    ),
    (
        "an open end is undated",
        "deadline: Từ tháng 3/2020 đến khi kết thúc kiểm kê",
        "1/2: undated; 31/12: undated",
    ),
    (
        "suspended: never overdue; the old term stands once it goes on",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-10, by: bo-a, status: suspended, document: {number: 1}}
          - {date: 2020-05-10, by: bo-a, status: in-progress}
        """,
        "9/3: in-term 31/3; 10/3: suspended 31/3; 9/5: suspended 31/3; 10/5: overdue 31/3 +40",
    ),
    (
        "suspended when already overdue",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-04-10, by: bo-a, status: suspended, document: {number: 1}}
        """,
        "9/4: overdue 31/3 +9; 10/4: suspended 31/3",
    ),
    (
        "taken out of the plan for good, done or not",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-10, by: bo-a, status: in-progress}
          - {date: 2020-03-20, by: bo-a, status: cancelled, document: {number: 1}}
        """,
        "19/3: in-term 31/3; 20/3: cancelled 31/3; 31/12: cancelled 31/3",
    ),
)
def test_class(task: str, answers: dict[str, str]) -> None:
    assert replies(task, answers) == answers


# Due date


@table(
    (
        "the term of a quarter, a month, a half year, nine months, a range, the year",
        "deadline: Quý II/2020",
        "10/1: in-term 30/6",
    ),
    ("a month", "deadline: Tháng 02/2020", "29/2: in-term 29/2; 1/3: overdue 29/2 +1"),
    ("a half year", "deadline: 6 tháng đầu năm", "1/2: in-term 30/6"),
    ("nine months", "deadline: 9 tháng đầu năm", "1/2: in-term 30/9"),
    ("a range is due at its end", "deadline: Tháng 3 - 5/2020", "1/2: in-term 31/5"),
    ("a year", "deadline: Năm 2020", "1/2: in-term 31/12"),
    ("no year: the plan's", "deadline: chậm nhất ngày 17 tháng 12", "1/2: in-term 17/12"),
    ("none given: the end of the plan's period", "{}", "1/2: in-term 31/12; 31/12: in-term 31/12"),
    (
        "extended: from the day of the adjustment",
        """
        deadline: 31/3/2020
        adjustments:
          - {date: 2020-04-10, to: 30/4/2020}
        """,
        "9/4: overdue 31/3 +9; 10/4: in-term 30/4; 1/5: overdue 30/4 +1",
    ),
    (
        "shortened: from the day of the adjustment",
        """
        deadline: 30/6/2020
        adjustments:
          - {date: 2020-04-10, to: 15/4/2020}
        """,
        "9/4: in-term 30/6; 10/4: in-term 15/4; 16/4: overdue 15/4 +1",
    ),
    (
        "of several adjustments the last known counts, not the latest term",
        """
        deadline: 31/3/2020
        adjustments:
          - {date: 2020-03-20, to: Quý III/2020}
          - {date: 2020-05-20, to: 2020-05-31}
        """,
        "19/3: in-term 31/3; 20/3: in-term 30/9; 20/5: in-term 31/5; 1/6: overdue 31/5 +1",
    ),
    (
        "of two adjustments on one day the later in the file counts",
        """
        deadline: 31/3/2020
        adjustments:
          - {date: 2020-03-20, to: 30/4/2020}
          - {date: 2020-03-20, to: 31/5/2020}
        """,
        "20/3: in-term 31/5",
    ),
    (
        "a condition met: the adjustment gives the term",
        """
        deadline: Sau khi có kết quả thí điểm
        adjustments:
          - {date: 2020-06-26, to: 30/10/2020}
        """,
        "25/6: undated; 26/6: in-term 30/10; 31/10: overdue 30/10 +1",
    ),
    (
        "a term put off until a condition is met",
        """
        deadline: 31/3/2020
        adjustments:
          - {date: 2020-03-20, to: Sau khi có kết quả thí điểm}
        """,
        "19/3: in-term 31/3; 20/3: undated; 31/12: undated",
    ),
    (
        "done is judged by the adjustments known on the day that it was done: extended after",
        """
        deadline: 31/3/2020
        adjustments:
          - {date: 2020-04-20, to: 30/4/2020}
        updates:
          - {date: 2020-04-10, by: bo-a, status: done}
        """,
        "10/4: done-late 31/3 +10; 20/4: done-late 31/3 +10",
    ),
    (
        "shortened after it was done",
        """
        deadline: 30/6/2020
        adjustments:
          - {date: 2020-06-25, to: 15/6/2020}
        updates:
          - {date: 2020-06-20, by: bo-a, status: done}
        """,
        "20/6: done-on-time 30/6; 25/6: done-on-time 30/6",
    ),
    (
        "extended between the work and its report: too late for it",
        """
        deadline: 31/3/2020
        adjustments:
          - {date: 2020-04-10, to: 30/4/2020}
        updates:
          - {date: 2020-04-20, by: bo-a, status: done, completed: 2020-04-05}
        """,
        "9/4: overdue 31/3 +9; 10/4: in-term 30/4; 20/4: done-late 31/3 +5",
    ),
    (
        "extended on the very day that it was done",
        """
        deadline: 31/3/2020
        adjustments:
          - {date: 2020-04-10, to: 30/4/2020}
        updates:
          - {date: 2020-04-10, by: bo-a, status: done}
        """,
        "10/4: done-on-time 30/4",
    ),
    (
        "done while undated stays on time when a term is set afterwards",
        """
        deadline: Sau khi có kết quả thí điểm
        adjustments:
          - {date: 2020-06-26, to: 30/4/2020}
        updates:
          - {date: 2020-05-20, by: bo-a, status: done}
        """,
        "31/12: done-on-time",
    ),
)
def test_due_date(task: str, answers: dict[str, str]) -> None:
    assert replies(task, answers) == answers


def test_the_plans_period_is_no_term_of_the_tasks_own() -> None:
    adjusted = "adjustments: [{date: 2020-06-01, to: 30/9/2020}]"
    assert [on("{}", "1/2").own_term, on("deadline: Năm 2020", "1/2").own_term] == [False, True]
    assert [on(adjusted, "31/5").own_term, on(adjusted, "1/6").own_term] == [False, True]


@pytest.mark.parametrize(
    ("deadline", "to", "extended"),
    [
        ("31/3/2020", "30/4/2020", True),
        ("30/6/2020", "31/5/2020", False),  # rút ngắn
        ("Sau khi có kết quả", "30/4/2020", False),  # nothing to be later than
    ],
)
def test_extended_is_a_later_term_only(deadline: str, to: str, extended: bool) -> None:
    task = f"""
    deadline: {deadline}
    adjustments: [{{date: 2020-03-20, to: {to}}}]
    """
    assert [on(task, "19/3").extended, on(task, "20/3").extended] == [False, extended]


# Status

LOG = """
deadline: 31/12/2020
updates:
  - {date: 2020-02-03, by: bo-a, note: Đã nhận nhiệm vụ}
  - {date: 2020-02-10, by: bo-a, status: not-started}
  - {date: 2020-03-10, by: bo-a, status: in-progress, progress: 40}
  - {date: 2020-04-10, by: bo-a, progress: 60}
  - {date: 2020-05-10, by: bo-a, status: submitted}
  - {date: 2020-05-10, by: van-phong, status: returned}
  - {date: 2020-06-10, by: bo-a, status: done}
"""


@pytest.mark.parametrize(
    ("day", "reported", "status", "progress"),
    [
        ("2/2", False, None, None),  # chưa có báo cáo
        ("3/2", True, None, None),  # reported, without a status
        ("10/2", True, "not-started", None),
        ("10/3", True, "in-progress", 40),
        ("10/4", True, "in-progress", 60),  # an entry that gives no status leaves it
        ("10/5", True, "returned", 60),  # of several on one day, the later in the file
        ("10/6", True, "done", None),  # how far says nothing of what is done
    ],
)
def test_the_status_is_what_the_log_says_up_to_the_day(
    day: str, reported: bool, status: str | None, progress: float | None
) -> None:
    state = on(LOG, day)
    assert (state.reported, state.status, state.progress) == (reported, status, progress)


@pytest.mark.parametrize(
    ("updates", "day", "progress"),
    [
        ("{date: 2020-03-02, status: in-progress, progress: 40}", "30/6", 40),
        ("{date: 2020-03-02, progress: 40}, {date: 2020-03-09, status: done}", "30/6", None),
        ("{date: 2020-03-02, progress: 40}, {date: 2020-03-09, status: done}", "5/3", 40),
        ("{date: 2020-03-09, status: done, progress: 100}", "30/6", None),
        ("{date: 2020-03-09, status: done}, {date: 2020-03-10, progress: 40}", "30/6", None),
        ("{date: 2020-03-02, status: done, progress: 40}, {date: 2020-03-09, status: returned}",
         "30/6", None),
        ("{date: 2020-03-02, status: done}, {date: 2020-03-09, status: returned, progress: 60}",
         "30/6", 60),
    ],
)  # fmt: skip
def test_how_far_the_work_has_come_is_said_only_of_what_is_not_done(
    updates: str, day: str, progress: float | None
) -> None:
    assert on(f"{{deadline: 31/12/2020, updates: [{updates}]}}", day).progress == progress


# A term on Sunday 28/6/2020; on Wednesday 2/9/2020, a public holiday.
DAYS_OFF = [
    ("shown", "deadline: 28/6/2020", {"28/6": "in-term 28/6", "29/6": "overdue 28/6 +1"}),
    ("next-day", "deadline: 28/6/2020", {"28/6": "in-term 29/6", "29/6": "in-term 29/6",
                                         "30/6": "overdue 29/6 +1"}),
    ("next-day", "deadline: 2/9/2020", {"3/9": "in-term 3/9", "4/9": "overdue 3/9 +1"}),
    ("next-day", "deadline: 26/6/2020", {"27/6": "overdue 26/6 +1"}),
    ("next-day",
     "{deadline: 28/6/2020, updates: [{date: 2020-06-29, status: done}]}",
     {"30/6": "done-on-time 29/6"}),
    ("next-day", "{}", {"31/12": "in-term 31/12"}),  # the plan's period is no term
    ("next-day",  # 29/2 is a Saturday
     "{deadline: hằng tháng, updates: [{date: 2020-01-31, for: 2020-01, status: done}]}",
     {"2/3": "in-term 2/3", "3/3": "overdue 2/3 +1"}),
]  # fmt: skip


@pytest.mark.parametrize(("non_working", "task", "said_on"), DAYS_OFF)
def test_a_term_on_a_day_off_ends_as_the_plan_says(
    non_working: str, task: str, said_on: dict[str, str]
) -> None:
    book, only = book_of(task, follow_up={"non_working": non_working})
    assert {day: said(standing(book, only, day_of(day))) for day in said_on} == said_on
