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


def classes(comparison: Difference) -> dict[str, tuple[str | None, str | None]]:
    return {task.change.task.id: (task.before, task.after) for task in comparison.tasks}


def test_a_term_moved_moves_the_class_and_the_figures() -> None:
    before = snapshot(plan("- {deadline: 31/5/2020}\n- {deadline: 31/5/2020}"))
    after = """
- {deadline: 31/5/2020, adjustments: [{date: 2020-05-20, to: 31/7/2020}]}
- {deadline: 31/5/2020}
"""
    (comparison,) = compared(before, snapshot(plan(after)))
    assert classes(comparison) == {"I.1": ("overdue", "in-term")}
    assert comparison.before == Figures(overdue=("I.1", "I.2"), not_reported=("I.1", "I.2"))
    assert comparison.after == Figures(
        in_term=("I.1",), overdue=("I.2",), not_reported=("I.1", "I.2")
    )


def test_a_period_changed_moves_tasks_that_did_not_change() -> None:
    shorter = plan("- {}", HEAD.replace("to: 2020-12-31", "to: 2020-05-31"))
    (comparison,) = compared(snapshot(plan("- {}")), snapshot(shorter))
    assert classes(comparison) == {"I.1": ("in-term", "overdue")}
    assert not comparison.tasks[0].change


def test_a_task_assigned_later_is_not_counted_yet() -> None:
    (comparison,) = compared(
        snapshot(plan("[]")), snapshot(plan("- {document: {number: 2/QĐ, date: 2020-07-01}}"))
    )
    assert classes(comparison) == {"I.1": (None, None)}
    assert comparison.after == Figures()


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
    old, new = plan("- {title: Kiểm tra}"), plan("- {title: Hội nghị}", OTHER)
    comparisons = compared(snapshot(old), snapshot(b=new))
    assert [(one.before is None, one.after is None) for one in comparisons] == [
        (True, False),
        (False, True),
    ]


@given(plan_data(), st.dates(dt.date(2016, 2, 1), dt.date(2024, 12, 31)), st.integers(0, 60))
def test_the_days_of_a_log_explain_the_figures(data: Data, last: dt.date, length: int) -> None:
    """Every task whose class is another at the end is told; the figures are those of the days."""
    book = snapshot(data, agencies="{schema: 1, agencies: []}").books[FILE]
    first = last - dt.timedelta(length)
    eve = first - dt.timedelta(1)

    comparison = difference(since(book, FILE, first, last), eve, last)

    def counted(day: dt.date) -> Figures:
        standings = [standing(book, task, day) for task in book.tasks_on(day)]
        return figures(standings, day, book.due_soon_days)

    assert (comparison.before, comparison.after) == (counted(eve), counted(last))
    by_task = classes(comparison)
    for task in book.tasks_on(last):
        before = standing(book, task, eve).class_ if book.assigned(task) <= eve else None
        after = standing(book, task, last).class_
        assert before == after or by_task[task.id] == (before, after)
