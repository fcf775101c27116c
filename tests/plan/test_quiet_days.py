"""What is known of a task on one day tells of another what working it out would."""

import datetime as dt
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.plan.standing import Standing, standing
from tests.random_plans import Data, plan_data, register_data
from tests.views.test_risks import book_of, day

DAYS = st.dates(dt.date(2019, 12, 1), dt.date(2021, 2, 28))


@given(plan_data(), register_data(), DAYS, DAYS)
def test_a_day_is_told_by_another_as_by_itself(
    plan: Data, register: Data, first: dt.date, second: dt.date
) -> None:
    file, holders = convert(plan, PlanFile), Register(convert(register, RegisterFile))
    asked, fresh = Book(file, holders), Book(file, holders)
    for task in asked.tasks:
        standing(asked, task, first)
        assert standing(asked, task, second) == standing(fresh, task, second)


DECISION = "document: {number: 1/QĐ, date: 2020-05-20}"
TASKS = {
    # what is written of a task of which something lies between two days
    "a report": "deadline: 2020-06-10, updates: [{date: 2020-06-05, progress: 50}]",
    "it was done": "deadline: 2020-06-10, updates: [{date: 2020-06-12, status: done}]",
    "done, and reported later": "deadline: 2020-06-10, updates: [{date: 2020-06-25, status: done,"
    " completed: 2020-06-08}]",
    "submitted": "deadline: 2020-06-10, updates: [{date: 2020-06-09, status: submitted}]",
    "suspended by an earlier paper": "deadline: 2020-06-10, updates: [{date: 2020-06-20, status:"
    f" suspended, {DECISION}}}]",
    "a correction": "deadline: 2020-06-10, updates: [{date: 2020-05-02, progress: 10}, {date:"
    " 2020-06-15, corrects: 2020-05-02#1, progress: 90}]",
    "a withdrawal": "deadline: 2020-06-10, updates: [{date: 2020-05-02, status: done}, {date:"
    " 2020-06-15, withdraws: 2020-05-02#1}]",
    "suspended by a later paper": "deadline: 2020-06-10, updates: [{date: 2020-06-05, status:"
    " suspended, document: {number: 1/QĐ, date: 2020-06-20}}]",
    "a corrected suspension": "deadline: 2020-06-10, updates: [{date: 2020-05-25, status:"
    f" suspended, {DECISION}}}, {{date: 2020-06-15, corrects: 2020-05-25#1, status: suspended,"
    " document: {number: 1/QĐ, date: 2020-05-10}}]",
    "another term": "deadline: 2020-06-10, adjustments: [{date: 2020-06-08, to: 2020-06-30}]",
    "other leads": "deadline: 2020-06-10, adjustments: [{date: 2020-06-08, lead: {from: [bo-a],"
    " to: [bo-b]}}]",
    "it recurs": "deadline: Hằng tháng, updates: [{date: 2020-05-20, for: 2020-05, status: done}]",
    "milestones": "deadline: trình trước 31/5; ban hành trước 20/6",
    "a milestone met": "deadline: trình trước 31/5; ban hành trước 20/6, updates: [{date:"
    " 2020-05-02, milestone: 1}]",
    "always": "deadline: Thường xuyên",
    "no term of its own": "{}",
    "a condition": "deadline: Sau khi có hướng dẫn",
}
TURNS = [dt.date(2020, 5, 1) + dt.timedelta(6) * number for number in range(13)]


@pytest.mark.parametrize("lead", ["bo-a", "cac-bo", "chua-biet"])
@pytest.mark.parametrize("name", TASKS)
def test_what_lies_between_two_days_is_told(name: str, lead: str) -> None:
    words = TASKS[name].removeprefix("{}")
    line = f"{{lead: [{lead}]{words and ', '}{words}}}"
    source = book_of(line)

    def told(*days: dt.date) -> Standing:
        """The standing on the last of some days, asked for one after the other."""
        book = Book(source.file, source.register)
        return [standing(book, book.tasks[0], on) for on in days][-1]

    fresh = {on: told(on) for on in TURNS}
    for first, second in product(TURNS, TURNS):
        assert told(first, second) == fresh[second]


@pytest.mark.parametrize("lead", ["bo-a", "cac-bo"])
def test_what_nothing_happened_to_is_the_same_standing(lead: str) -> None:
    book = book_of(
        f"{{lead: [{lead}], deadline: 2020-06-30, updates: [{{date: 2020-03-01, progress: 10}}]}}",
        f"{{lead: [{lead}], deadline: 2020-03-31, updates: [{{date: 2020-03-30, status: done}}]}}",
        f"{{lead: [{lead}], deadline: 2020-06-08}}",
    )
    june, earlier = day("15/6"), day("8/6")
    in_term, done, late = (standing(book, task, june) for task in book.tasks)
    assert [standing(book, task, earlier) for task in book.tasks[:2]] == [in_term, done]
    assert standing(book, book.tasks[0], earlier) is in_term
    assert standing(book, book.tasks[1], earlier) is done
    assert (late.class_, late.days_late) == ("overdue", 7)
    then = standing(book, book.tasks[2], earlier)
    assert (then.class_, then.days_late) == ("in-term", 0)
