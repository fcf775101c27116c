"""Of tasks with one term, what is worked out of one is told of another where it is the same."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert, structs

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.standing import Standing, standing
from tests.random_plans import Data, plan_data, register_data
from tests.views.test_risks import book_of, day

TERMS = ("hàng quý", "Quý II/{y}", "Thường xuyên", "trình trước 31/3; ban hành trước 30/9")


def alone(book: Book, number: int, on: dt.date) -> Standing:
    """The standing of a task in a plan that has no other."""
    file = structs.replace(book.file, tasks=[book.tasks[number]])
    one = Book(file, book.register)
    return standing(one, one.tasks[0], on)


@given(plan_data(), register_data(), st.sampled_from(TERMS), st.integers(0, 500))
def test_each_task_stands_as_it_would_without_the_others(
    plan: Data, register: Data, term: str, later: int
) -> None:
    year = int(plan["plan"]["period"]["to"][:4])
    for task in plan["tasks"]:
        if not task.get("adjustments") and not task.get("updates"):
            task["deadline"] = term.format(y=year)
    book = Book(convert(plan, PlanFile), Register(convert(register, RegisterFile)))
    on = dt.date(year, 1, 1) + dt.timedelta(later)
    for number, task in enumerate(book.tasks):
        assert standing(book, task, on) == alone(book, number, on)


@pytest.mark.parametrize(
    "other",
    [
        "document: {number: 2/QĐ, assigned: 2020-06-01}",  # the first quarter is not its own
        "adjustments: [{date: 2020-03-01, to: 2020-12-01, for: 2020-Q1}]",
        "updates: [{date: 2020-03-01, for: 2020-Q1, status: done}]",
    ],
)
@pytest.mark.parametrize("lead", ["bo-a", "cac-bo"])
def test_what_is_another_s_own_is_not_told_of_it(lead: str, other: str) -> None:
    line = f"{{lead: [{lead}], deadline: Hằng quý"
    book = book_of(f"{line}}}", f"{line}, {other}}}", f"{line}}}")
    for number, task in enumerate(book.tasks):
        assert standing(book, task, day("15/8")) == alone(book, number, day("15/8"))
