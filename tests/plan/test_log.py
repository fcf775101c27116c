"""Corrections and withdrawals: each row a sentence of the rules, a task, the answers by day."""

from caichcli.plan.log import entries as entries_of
from caichcli.plan.log import last_status
from tests.plan.answers import book_of, day_of, on, replies, said, table


@table(
    (
        "a correction counts from the day that it was made",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: done}
          - {date: 2020-04-10, by: bo-a, corrects: 2020-03-20#1, status: submitted}
        """,
        "9/4: done-on-time 31/3; 10/4: overdue 31/3 +10",
    ),
    (
        "a correction stands in the place and on the day of what it corrects",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: in-progress}
          - {date: 2020-04-10, by: bo-a, corrects: 2020-03-20, status: done}
        """,
        "9/4: overdue 31/3 +9; 10/4: done-on-time 31/3",
    ),
    (
        "an entry out of order counts from its own day, whatever stands above it",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-05-04, by: bo-a, status: returned}
          - {date: 2020-03-20, by: bo-a, status: done}
        """,
        "19/3: in-term 31/3; 20/3: done-on-time 31/3",
    ),
    (
        "a correction of an entry that is not there is passed over, no more",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-18, by: bo-a, corrects: 2020-03-17, status: suspended}
          - {date: 2020-03-20, by: bo-a, status: done}
        """,
        "19/3: in-term 31/3; 20/3: done-on-time 31/3",
    ),
    (
        "a correction of an old entry does not outdo a newer one",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: in-progress}
          - {date: 2020-03-30, by: bo-a, status: done}
          - {date: 2020-04-10, by: bo-a, corrects: 2020-03-20#1, status: submitted}
        """,
        "10/4: done-on-time 31/3",
    ),
    (
        "what a correction does not give stays: the status, here",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-04-02, by: bo-a, status: done}
          - {date: 2020-04-10, by: bo-a, corrects: 2020-04-02#1, completed: 2020-03-31}
        """,
        "9/4: done-late 31/3 +2; 10/4: done-on-time 31/3",
    ),
    (
        "a number names the entry of that day",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: submitted}
          - {date: 2020-03-20, by: bo-a, status: done}
          - {date: 2020-04-10, by: bo-a, corrects: 2020-03-20#2, status: returned}
        """,
        "9/4: done-on-time 31/3; 10/4: overdue 31/3 +10",
    ),
    (
        "a correction can itself be corrected",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-a, status: in-progress}
          - {date: 2020-04-10, by: bo-a, corrects: 2020-03-20#1, status: done}
          - {date: 2020-04-15, by: bo-a, corrects: 2020-04-10#1, status: submitted}
        """,
        "9/4: overdue 31/3 +9; 10/4: done-on-time 31/3; 15/4: overdue 31/3 +15",
    ),
    (
        "a withdrawn entry counts as never made, from the day of the withdrawal",
        """
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-10, by: bo-a, status: in-progress}
          - {date: 2020-03-20, by: bo-a, status: done}
          - {date: 2020-04-10, by: bo-a, withdraws: 2020-03-20#1}
        """,
        "9/4: done-on-time 31/3; 10/4: overdue 31/3 +10",
    ),
)
def test_corrections(task: str, answers: dict[str, str]) -> None:
    assert replies(task, answers) == answers


def test_an_only_entry_withdrawn_leaves_nothing_reported() -> None:
    task = """
    updates:
      - {date: 2020-03-10, by: bo-a, status: done}
      - {date: 2020-03-12, by: bo-a, withdraws: 2020-03-10#1}
    """
    assert [on(task, "11/3").reported, on(task, "12/3").reported] == [True, False]


def test_a_correction_does_not_change_whose_work_it_is() -> None:
    task = """
    lead: [hai-tinh]
    deadline: 31/3/2020
    updates:
      - {date: 2020-03-20, by: tinh-x, status: done}
      - {date: 2020-03-25, by: van-phong, corrects: 2020-03-20#1, note: Sửa số văn bản}
    """
    members = {member.owner: said(member) for member in on(task, "25/3").members}
    assert members == {"tinh-x": "done-on-time 31/3", "tinh-y": "in-term 31/3"}


def test_the_last_status_is_of_the_whole_or_of_what_is_named() -> None:
    task = """
    deadline: Hằng quý
    updates:
      - {date: 2020-03-10, by: bo-a, status: in-progress}
      - {date: 2020-03-20, by: bo-a, for: 2020-Q1, status: done}
      - {date: 2020-03-25, by: bo-a, milestone: 1, status: submitted}
    """
    _, only = book_of(task)
    entries = entries_of(only, day_of("31/3"))
    whole, first, second = (last_status(entries, name) for name in (None, "2020-Q1", "2020-Q2"))
    assert whole is not None
    assert first is not None
    assert (whole.update.status, first.update.status, second) == ("in-progress", "done", None)
