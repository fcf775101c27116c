"""What a plan says of itself: its settings, who owes a task, and since when."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book, readable
from caichcli.plan.model import PlanFile, RegisterFile
from tests.plan.answers import HEAD, REGISTER, book_of, day_of, load


def book(tasks: str = "[]", **head: Any) -> Book:
    data = load(HEAD)
    data["plan"] |= head
    data["tasks"] = [
        {"id": str(number), "title": "Nhiệm vụ", "area": "I"} | task
        for number, task in enumerate(load(tasks), 1)
    ]
    register = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
    return Book(msgspec.convert(data, PlanFile, strict=False), register)


@pytest.mark.parametrize(
    ("follow_up", "soon", "bands", "reminders"),
    [
        (None, 15, (30, 60, 120), 3),
        ({}, 15, (30, 60, 120), 3),
        ({"due_soon": 0, "bands": [10], "reminders": 0}, 0, (10,), 0),
        ({"due_soon": 30}, 30, (30, 60, 120), 3),
        ({"bands": []}, 15, (30, 60, 120), 3),
        ({"reminders": 1}, 15, (30, 60, 120), 1),
    ],
)
def test_how_a_plan_is_followed_up(
    follow_up: Any, soon: int, bands: tuple[int, ...], reminders: int
) -> None:
    plan = book(follow_up=follow_up) if follow_up is not None else book()
    assert (plan.due_soon_days, plan.bands, plan.reminders_before_escalation) == (
        soon,
        bands,
        reminders,
    )


@pytest.mark.parametrize(
    ("document", "day"),
    [
        ("{}", "2020-01-10"),
        ("{document: {number: 02/QĐ}}", "2020-01-10"),
        ("{document: {number: 02/QĐ, date: 2020-03-02}}", "2020-03-02"),
        ("{document: {number: 02/QĐ, date: 2020-03-02, assigned: 2020-03-09}}", "2020-03-09"),
        ("{document: {number: 02/QĐ, assigned: 2020-03-09}}", "2020-03-09"),
    ],
)
def test_the_day_that_a_task_was_assigned(document: str, day: str) -> None:
    plan = book(f"- {document}")
    (task,) = plan.tasks
    assigned = dt.date.fromisoformat(day)
    assert plan.assigned(task) == assigned
    assert list(plan.tasks_on(assigned)) == [task]
    assert list(plan.tasks_on(assigned - dt.timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("task", "each"),
    [
        ("{}", False),
        ("{assignment: each}", False),
        ("{lead: [bo-a]}", False),
        ("{lead: [bo-a, bo-b]}", False),
        ("{lead: [bo-a, bo-b], assignment: each}", True),
        ("{lead: [hai-tinh]}", True),
        ("{lead: [bo-a, hai-tinh]}", True),
        ("{lead: [hai-tinh], assignment: joint}", False),
    ],
)
def test_who_owes_a_result_of_its_own(task: str, each: bool) -> None:
    plan, only = book_of(task)
    assert plan.owed_by_each(only) is each


@pytest.mark.parametrize(
    ("occurrence", "day", "to"),
    [
        (None, "1/3", None),
        (None, "2/3", "30/4/2020"),
        (None, "1/4", "30/4/2020"),
        (None, "6/4", "30/6/2020"),
        ("2020-Q1", "31/12", "15/4/2020"),
        ("2020-Q2", "31/12", None),
    ],
)
def test_the_adjustment_in_force(occurrence: str | None, day: str, to: str | None) -> None:
    _, task = book_of(
        """
        adjustments:
          - {date: 2020-03-02, to: 30/4/2020}
          - {date: 2020-04-01, to: 15/4/2020, for: 2020-Q1}
          - {date: 2020-04-06, to: 30/6/2020}
        """
    )
    adjustment = book().adjustment_on(task, day_of(day), occurrence)
    assert (adjustment and adjustment.to) == to


def test_a_deadline_that_validate_would_refuse_is_no_deadline() -> None:
    with pytest.raises(ValueError, match="bao giờ xong"):
        readable(book().read_term("bao giờ xong"))


@pytest.mark.parametrize(
    ("follow_up", "due"),
    [
        ({}, "30/6"),
        ({"before": "day-before"}, "29/6"),
        ({"before": "day-before", "before_from": "2020-06-30"}, "29/6"),
        ({"before": "day-before", "before_from": "2020-07-01"}, "30/6"),
    ],
)
def test_from_which_day_on_before_a_day_ends_on_the_eve(follow_up: Any, due: str) -> None:
    plan = book("[{deadline: trước ngày 30/6/2020}]", follow_up=follow_up)
    assert readable(plan.deadline_on(plan.tasks[0], day_of("1/2"))[0]).due == day_of(due)
