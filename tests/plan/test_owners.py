"""Tasks that several agencies owe: each row a sentence of the rules, a task, the answers by day."""

import pytest

from caichcli.plan.log import reminders
from caichcli.plan.standing import standing, standing_of
from tests.plan.answers import book_of, day_of, on, replies, said, table

TWO = "lead: [hai-tinh]\ndeadline: 31/3/2020\nupdates:\n"
X_DONE = "  - {date: 2020-03-20, by: tinh-x, status: done}\n"
Y_DONE = "  - {date: 2020-04-05, by: tinh-y, status: done}\n"


@table(
    (
        "a group: each member owes its own; overdue if any member is",
        TWO + X_DONE,
        "20/3: in-term 31/3; 31/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "done when all are, late if any was",
        TWO + X_DONE + Y_DONE,
        "4/4: overdue 31/3 +4; 5/4: done-late 31/3 +5",
    ),
    (
        "done on time when all were",
        TWO + X_DONE + "  - {date: 2020-03-31, by: tinh-y, status: done}\n",
        "31/3: done-on-time 31/3; 31/12: done-on-time 31/3",
    ),
    (
        "reported by another for a member (agency)",
        TWO + X_DONE + "  - {date: 2020-03-30, by: bo-a, agency: tinh-y, status: done}\n",
        "1/4: done-on-time 31/3",
    ),
    (
        "what somebody else reports is nobody's part",
        TWO + X_DONE + "  - {date: 2020-03-30, by: bo-c, status: done}\n",
        "1/4: overdue 31/3 +1",
    ),
    (
        "joint: one report for all",
        "assignment: joint\n" + TWO + X_DONE,
        "19/3: in-term 31/3; 20/3: done-on-time 31/3",
    ),
    (
        "several direct leads: one report for all",
        """
        lead: [bo-a, bo-b]
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-b, status: done}
        """,
        "20/3: done-on-time 31/3",
    ),
    (
        "several direct leads, each on its own where the plan says so",
        """
        lead: [bo-a, bo-b]
        assignment: each
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: bo-b, status: done}
        """,
        "20/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "a list not complete is never done by its reporters alone",
        """
        lead: [moi-biet-bo-a]
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-10, by: bo-a, status: done}
          - {date: 2020-03-20, by: bo-b, status: done}
        """,
        "31/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "a group without known members stands for itself as one owner",
        """
        lead: [chua-biet]
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: chua-biet, status: done}
        """,
        "19/3: in-term 31/3; 20/3: done-on-time 31/3",
    ),
    (
        "a group without known members, not reported on",
        "{lead: [chua-biet], deadline: 31/3/2020}",
        "31/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "one member taken out of the plan: the others make it done",
        TWO
        + X_DONE
        + "  - {date: 2020-03-25, by: tinh-y, status: cancelled, document: {number: 1}}\n",
        "24/3: in-term 31/3; 25/3: done-on-time 31/3",
    ),
    (
        "all members taken out of the plan",
        TWO
        + "  - {date: 2020-03-20, by: tinh-x, status: cancelled, document: {number: 1}}\n"
        + "  - {date: 2020-03-25, by: tinh-y, status: cancelled, document: {number: 1}}\n",
        "24/3: in-term 31/3; 25/3: cancelled 31/3",
    ),
    (
        "one member suspended, the other done: it waits",
        TWO
        + X_DONE
        + "  - {date: 2020-03-25, by: tinh-y, status: suspended, document: {number: 1}}\n",
        "1/4: suspended 31/3",
    ),
    (
        "the standing agency suspends it for everybody",
        TWO
        + X_DONE
        + "  - {date: 2020-03-25, by: van-phong, status: suspended, document: {number: 1}}\n"
        + "  - {date: 2020-04-25, by: van-phong, status: in-progress}\n",
        "24/3: in-term 31/3; 25/3: suspended 31/3; 24/4: suspended 31/3; 25/4: overdue 31/3 +25",
    ),
    (
        "recurring, each: due at the earliest occurrence that any member owes",
        """
        lead: [hai-tinh]
        deadline: Hằng quý
        updates:
          - {date: 2020-03-30, by: tinh-x, for: 2020-Q1}
          - {date: 2020-04-02, by: tinh-y, for: 2020-Q1}
          - {date: 2020-06-29, by: tinh-x, for: 2020-Q2}
        """,
        "30/3: in-term 31/3; 1/4: overdue 31/3 +1; 2/4: in-term 30/6; 1/7: overdue 30/6 +1",
    ),
    (
        "the standing agency's own summing up undoes nobody's report",
        TWO + X_DONE + Y_DONE + "  - {date: 2020-04-20, by: van-phong, status: in-progress}\n",
        "5/4: done-late 31/3 +5; 20/4: done-late 31/3 +5",
    ),
    (
        "recurring, each: a note of the standing agency's meets nobody's occurrence",
        """
        lead: [hai-tinh]
        deadline: Hằng quý
        updates:
          - {date: 2020-03-10, by: van-phong, for: 2020-Q1, note: Đã nhắc hai tỉnh}
        """,
        "10/3: in-term 31/3; 1/4: overdue 31/3 +1",
    ),
    (
        "a group without known members beside an agency: two owners, neither does the other's part",
        """
        lead: [bo-a, chua-biet]
        deadline: 31/3/2020
        updates:
          - {date: 2020-03-20, by: chua-biet, status: done}
          - {date: 2020-04-02, by: bo-a, status: done}
        """,
        "20/3: in-term 31/3; 1/4: overdue 31/3 +1; 2/4: done-late 31/3 +2",
    ),
    (
        "a kind of which there is no agency: the group stands for itself",
        """
        lead: [cac-huyen]
        deadline: 31/3/2020
        updates:
          - {date: 2020-04-02, by: cac-huyen, status: done}
        """,
        "1/4: overdue 31/3 +1; 2/4: done-late 31/3 +2",
    ),
    (
        "continuous, each",
        "{lead: [hai-tinh], deadline: Thường xuyên}",
        "31/12: continuous",
    ),
    (
        "an adjustment is for every member",
        "adjustments: [{date: 2020-04-03, to: 30/4/2020}]\n" + TWO + X_DONE + Y_DONE,
        "2/4: overdue 31/3 +2; 3/4: in-term 30/4; 5/4: done-on-time 30/4",
    ),
)
def test_owners(task: str, answers: dict[str, str]) -> None:
    assert replies(task, answers) == answers


def members_on(task: str, day: str) -> dict[str, str]:
    return {str(m.owner): said(m) for m in on(task, day).members}


def test_every_member_has_its_own_standing() -> None:
    task = TWO + X_DONE + Y_DONE
    assert members_on(task, "4/4") == {"tinh-x": "done-on-time 31/3", "tinh-y": "overdue 31/3 +4"}
    assert members_on(task, "5/4") == {"tinh-x": "done-on-time 31/3", "tinh-y": "done-late 31/3 +5"}


@pytest.mark.parametrize(
    ("by", "owners"),
    [
        ("tinh-x", ["tinh-x"]),
        ("van-phong", []),  # the standing agency reports of others
        ("hai-tinh", []),  # so does a group
        ("bo-b", []),  # and who coordinates
    ],
)
def test_who_reports_for_a_group_of_unknown_members_is_one_of_them(
    by: str, owners: list[str]
) -> None:
    task = f"""
    lead: [chua-biet]
    support: [bo-b]
    deadline: 31/3/2020
    updates: [{{date: 2020-03-20, by: {by}, status: done}}]
    """
    assert [member.owner for member in on(task, "20/3").members] == owners


def test_a_member_that_has_not_reported_is_not_covered_by_one_that_has() -> None:
    whole = on(TWO + X_DONE, "1/4")
    assert whole.reported
    assert {m.owner: m.reported for m in whole.members} == {"tinh-x": True, "tinh-y": False}


def test_the_members_of_a_kind_are_those_of_the_plans_day() -> None:
    whole = on("{lead: [cac-bo]}", "31/12")
    assert [m.owner for m in whole.members] == ["bo-a", "bo-b", "bo-c"]
    assert whole.complete


def test_the_reporters_of_a_list_not_complete_are_told() -> None:
    task = """
    lead: [moi-biet-bo-a]
    deadline: 31/3/2020
    updates:
      - {date: 2020-03-20, by: bo-b, status: in-progress}
    """
    whole = on(task, "20/3")
    assert ([m.owner for m in whole.members if m.reported], whole.complete) == (["bo-b"], False)


@pytest.mark.parametrize("day", ["19/3", "20/3", "1/4", "5/4"])
def test_one_member_asked_for_stands_as_among_all(day: str) -> None:
    book, task = book_of(TWO + X_DONE + Y_DONE)
    for member in standing(book, task, day_of(day)).members:
        assert member.owner is not None
        assert standing_of(book, task, [member.owner], day_of(day)) == member


@pytest.mark.parametrize(
    ("log", "day", "expected"),
    [
        (X_DONE, "1/4", "overdue 31/3 +1"),
        (X_DONE + Y_DONE, "5/4", "done-late 31/3 +5"),
        # Neither hides the other, whichever is named first.
        ("  - {date: 2020-03-20, by: tinh-x, status: suspended}\n", "1/4", "overdue 31/3 +1"),
        ("  - {date: 2020-03-20, by: tinh-y, status: suspended}\n", "1/4", "overdue 31/3 +1"),
        ("  - {date: 2020-03-20, by: tinh-x, status: cancelled}\n", "1/4", "overdue 31/3 +1"),
        ("  - {date: 2020-03-20, by: tinh-y, status: cancelled}\n", "1/4", "overdue 31/3 +1"),
    ],
)
def test_several_members_asked_for_stand_as_one_task(log: str, day: str, expected: str) -> None:
    book, task = book_of(TWO + log)
    assert said(standing_of(book, task, ["tinh-x", "tinh-y"], day_of(day))) == expected
    assert said(standing(book, task, day_of(day))) == expected


# Reminders and reasons


def test_reminders_are_counted_by_day_and_by_whom_they_urged() -> None:
    _, task = book_of(
        """
        reminders:
          - {date: 2020-04-01}
          - {date: 2020-05-01, agency: bo-a}
          - {date: 2020-06-01, agency: bo-b}
        """
    )
    days = [day_of(text) for text in ("31/3", "1/4", "31/12")]
    assert [reminders(task, None, day) for day in days] == [0, 1, 3]
    assert [reminders(task, "bo-a", day) for day in days] == [0, 1, 2]


def test_the_reason_is_the_last_one_given() -> None:
    task = """
    updates:
      - {date: 2020-04-01, by: bo-a, reason: Thiếu nhân sự}
      - {date: 2020-05-01, by: bo-a, reason: Chờ ý kiến Bộ B}
      - {date: 2020-06-01, by: bo-a, progress: 50}
    """
    assert [on(task, day).reason for day in ("31/3", "1/4", "1/6")] == [
        None,
        "Thiếu nhân sự",
        "Chờ ý kiến Bộ B",
    ]
