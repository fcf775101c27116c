"""What changes do to classes and figures, on one day or between two."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.changes.diff import changes, since
from caichcli.plan.figures import Figures, figures
from caichcli.plan.standing import standing
from caichcli.views.difference import Difference, difference
from tests.edited import FILE, HEAD, plan, snapshot
from tests.random_plans import Data, plan_data

DAY = dt.date(2020, 6, 30)
OTHER = HEAD.replace("id: ke-hoach", "id: b")


def compared(before: Any, after: Any) -> list[Difference]:
    return [difference(one, DAY, DAY) for one in changes(before, after).plans]


def classes(found: Difference) -> dict[str, tuple[str | None, str | None]]:
    return {task.change.task.id: (task.before, task.after) for task in found.tasks}


def test_a_term_moved_moves_the_class_and_the_figures() -> None:
    before = snapshot(plan("- {deadline: 31/5/2020}\n- {deadline: 31/5/2020}"))
    after = """
- {deadline: 31/5/2020, adjustments: [{date: 2020-05-20, to: 31/7/2020}]}
- {deadline: 31/5/2020}
"""
    (found,) = compared(before, snapshot(plan(after)))
    assert classes(found) == {"I.1": ("overdue", "in-term")}
    assert found.before == Figures(overdue=("I.1", "I.2"), not_reported=("I.1", "I.2"))
    assert found.after == Figures(in_term=("I.1",), overdue=("I.2",), not_reported=("I.1", "I.2"))


def test_a_period_changed_moves_tasks_that_did_not_change() -> None:
    shorter = plan("- {}", HEAD.replace("to: 2020-12-31", "to: 2020-05-31"))
    (found,) = compared(snapshot(plan("- {}")), snapshot(shorter))
    assert classes(found) == {"I.1": ("in-term", "overdue")}
    assert not found.tasks[0].change


def test_a_task_assigned_later_is_not_counted_yet() -> None:
    (found,) = compared(
        snapshot(plan("[]")), snapshot(plan("- {document: {number: 2/QĐ, date: 2020-07-01}}"))
    )
    assert classes(found) == {"I.1": (None, None)}
    assert found.after == Figures()


def test_a_task_that_comes_from_another_plan_was_in_no_class_of_this_one() -> None:
    here, there = "- {title: Tổng kết}", "- {id: I.9, title: Hội nghị, deadline: 31/5/2020}"
    before = snapshot(plan(here), b=plan(there, OTHER))
    after = snapshot(plan(f"{here}\n{there}"), b=plan("[]", OTHER))
    mine, other = compared(before, after)
    assert classes(mine) == {"I.9": (None, "overdue")}
    assert classes(other) == {}
    assert (other.before, other.after) == (
        Figures(overdue=("I.9",), not_reported=("I.9",)),
        Figures(),
    )
    assert other


def test_a_plan_that_is_new_or_gone_has_figures_on_one_side() -> None:
    gone, new = plan("- {title: Kiểm tra}"), plan("- {title: Hội nghị}", OTHER)
    found = compared(snapshot(gone), snapshot(b=new))
    assert [(one.before is None, one.after is None) for one in found] == [
        (True, False),
        (False, True),
    ]


@given(plan_data(), st.dates(dt.date(2016, 2, 1), dt.date(2024, 12, 31)), st.integers(0, 60))
def test_the_days_of_a_log_explain_the_figures(data: Data, last: dt.date, length: int) -> None:
    """Every task whose class is another at the end is told; the figures are those of the days."""
    book = snapshot(data, agencies="{schema: 1, agencies: []}").books[FILE]
    first = last - dt.timedelta(length)
    eve = first - dt.timedelta(1)

    found = difference(since(book, FILE, first, last), eve, last)

    def counted(day: dt.date) -> Figures:
        standings = [standing(book, task, day) for task in book.tasks_on(day)]
        return figures(standings, day, book.due_soon_days)

    assert (found.before, found.after) == (counted(eve), counted(last))
    told = classes(found)
    for task in book.tasks_on(last):
        before = standing(book, task, eve).class_ if book.assigned(task) <= eve else None
        after = standing(book, task, last).class_
        assert before == after or told[task.id] == (before, after)
