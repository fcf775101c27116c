"""Who is urged about what: each agency about its own part, with the reminders it had."""

import datetime as dt
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.standing import led
from caichcli.views.listing import Query, listing
from caichcli.views.report.letters import Letters, letters
from tests.plan.answers import HEAD, REGISTER, load
from tests.random_plans import plan_data, register_data

SUNDAY = dt.date(2020, 6, 28)


def asked(tasks: str, *agencies: str, day: dt.date = SUNDAY, **head: Any) -> Letters:
    data = load(HEAD)
    data["plan"] |= head
    data["tasks"] = [
        {"id": str(number), "title": "Nhiệm vụ", "area": "I"} | task
        for number, task in enumerate(load(tasks), 1)
    ]
    register = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
    book = Book(msgspec.convert(data, PlanFile, strict=False), register)
    return letters(book, day, agencies)


def told(post: Letters) -> dict[str, list[str]]:
    return {x.agency: [late.line.task.id for late in x.overdue] for x in post.letters}


def test_each_agency_is_urged_about_what_it_leads() -> None:
    post = asked(
        """
        - {lead: [bo-b], deadline: 30/5/2020}
        - {lead: [bo-a, bo-b], deadline: 30/4/2020}
        - {lead: [bo-c], deadline: 30/9/2020}
        - {lead: [bo-c], deadline: 13/7/2020, support: [bo-a]}
        """
    )
    assert told(post) == {"bo-b": ["2", "1"], "bo-a": ["2"]}


def test_of_a_group_only_the_members_that_are_late_about_their_own_part() -> None:
    post = asked(
        """
        - lead: [hai-tinh]
          deadline: 26/6/2020
          reminders: [{date: 2020-06-27}, {date: 2020-06-27, agency: tinh-y},
                      {date: 2020-06-27, agency: tinh-x}]
          updates: [{date: 2020-06-25, by: tinh-x, status: done}]
        """
    )
    assert told(post) == {"tinh-y": ["1"]}
    assert post.letters[0].reminders == 2


def test_a_term_that_is_only_the_plan_s_period_is_told_not_urged() -> None:
    tasks = """
    - {lead: [bo-a], deadline: 30/5/2020}
    - {lead: [bo-a]}
    - {lead: [bo-b]}
    """
    post = asked(tasks, day=dt.date(2021, 3, 1))
    assert told(post) == {"bo-a": ["1"]}
    assert [standing.task.id for standing in post.letters[0].past_period] == ["2"]


def test_what_goes_up_and_what_falls_due_soon() -> None:
    post = asked(
        """
        - lead: [bo-a]
          deadline: 30/4/2020
          reminders: [{date: 2020-05-04}, {date: 2020-05-11}, {date: 2020-05-18}]
        - lead: [bo-a]
          deadline: 30/5/2020
          reminders: [{date: 2020-06-01}, {date: 2020-06-08}, {date: 2020-06-15},
                      {date: 2020-06-22}, {date: 2020-07-06}]
        - {lead: [bo-a], deadline: 13/7/2020}
        - {lead: [bo-a], deadline: 14/7/2020}
        """
    )
    (letter,) = post.letters
    assert [late.line.task.id for late in letter.escalated] == ["2"]
    assert [line.standing.task.id for line in letter.due_soon] == ["3"]
    assert (letter.reminders, letter.reminders_limit) == (4, 3)


def test_the_standing_agency_gets_none_and_what_nobody_leads_goes_nowhere() -> None:
    tasks = """
    - {lead: [bo-a], deadline: 30/5/2020}
    - {deadline: 30/5/2020}
    - {lead: [bo-b], deadline: 30/5/2020}
    """
    post = asked(tasks, standing_agency="bo-a")
    assert told(post) == {"bo-b": ["3"]}
    assert (post.own, post.unled) == (("1",), ("2",))


@given(st.data())
def test_a_letter_s_tasks_are_those_that_list_finds(data: st.DataObject) -> None:
    register = Register(msgspec.convert(data.draw(register_data()), RegisterFile))
    book = Book(msgspec.convert(data.draw(plan_data()), PlanFile), register)
    day = data.draw(st.dates(book.issued, book.head.period.end))
    post = letters(book, day)
    overdue = {
        line.task.id
        for line in listing(book, day, Query(classes=("overdue",))).lines
        if line.standing.own_term
    }
    urged = {late.line.task.id for x in post.letters for late in x.overdue}
    of_day = {x: led(book, book.task_by_id[x], day) for x in urged}
    assert urged <= overdue | {x for x in urged if book.owed_by_each(of_day[x])}
    assert overdue <= urged | set(post.own) | set(post.unled)
    for letter in post.letters:
        assert all(late.line.standing.class_ == "overdue" for late in letter.overdue)
        if not book.is_group(letter.agency):
            own = Query(agencies=(letter.agency,), classes=("overdue",))
            overdue_ids = {line.task.id for line in listing(book, day, own).lines}
            assert {late.line.task.id for late in letter.overdue} <= overdue_ids


def test_a_joint_task_is_told_the_group_as_one_and_a_member_that_is_asked_about() -> None:
    task = "- {lead: [hai-tinh], assignment: joint, deadline: 30/5/2020}"
    assert told(asked(task)) == {"hai-tinh": ["1"]}
    assert told(asked(task, "hai-tinh")) == {"hai-tinh": ["1"]}
    assert told(asked(task, "tinh-x")) == {"tinh-x": ["1"]}


def test_what_was_submitted_in_time_is_left_out() -> None:
    post = asked(
        """
        - lead: [bo-a]
          deadline: 30/5/2020
          updates: [{date: 2020-05-29, by: bo-a, status: submitted}]
        - lead: [bo-b]
          deadline: 30/5/2020
          updates: [{date: 2020-06-02, by: bo-b, status: submitted}]
        """
    )
    assert told(post) == {"bo-b": ["2"]}


def test_nobody_is_urged_before_the_next_working_day() -> None:
    """27/6/2020 is a Saturday: no letter on Sunday, one on Monday, however the plan counts."""
    task = "- {lead: [bo-a], deadline: 27/6/2020}"
    sunday, monday = SUNDAY, dt.date(2020, 6, 29)
    assert told(asked(task, day=sunday)) == {}
    assert told(asked(task, day=monday)) == {"bo-a": ["1"]}
    counted = {"follow_up": {"non_working": "next-day"}}
    assert told(asked(task, day=monday, **counted)) == {}
    assert told(asked(task, day=dt.date(2020, 6, 30), **counted)) == {"bo-a": ["1"]}
    assert told(asked("- {lead: [bo-a], deadline: 26/6/2020}", day=sunday)) == {"bo-a": ["1"]}


def test_a_group_of_members_not_all_known_is_urged_for_the_rest_of_them() -> None:
    post = asked(
        """
        - lead: [moi-biet-bo-a]
          deadline: 26/5/2020
          updates: [{date: 2020-05-20, by: bo-a, status: done},
                    {date: 2020-05-25, by: bo-c, status: done}]
        - {lead: [chua-biet], deadline: 26/5/2020}
        """
    )
    assert told(post) == {"moi-biet-bo-a": ["1"], "chua-biet": ["2"]}
    assert [letter.apart for letter in post.letters] == [("bo-a", "bo-c"), ()]
