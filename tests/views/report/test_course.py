"""The course of a period: day by day the same numbers as the state of the plan on that day."""

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import Id, PlanFile, RegisterFile
from caichcli.views.overview import overview
from caichcli.views.report.course import DayCounts, course
from tests.formats.documents.making import EXAMPLE, book_at
from tests.random_plans import plan_data, register_data

DAY = dt.timedelta(days=1)


def told_daily(
    book: Book, first: dt.date, day: dt.date, agencies: tuple[Id, ...]
) -> list[DayCounts]:
    """The course by the long way: the whole plan judged anew every day."""
    days = [first - DAY + DAY * n for n in range((day - first).days + 2)]
    states = [(d, overview(book, d, agencies).totals) for d in days]
    return [DayCounts(d, len(totals.done), len(totals.overdue)) for d, totals in states]


def told(book: Book, first: dt.date, day: dt.date, agencies: tuple[Id, ...]) -> list[DayCounts]:
    eve = overview(book, first - DAY, agencies).lines
    return list(course(book, eve, first, day, agencies))


@st.composite
def asked(draw: st.DrawFn) -> tuple[Book, dt.date, dt.date, tuple[Id, ...]]:
    register = msgspec.convert(draw(register_data()), RegisterFile)
    file = msgspec.convert(draw(plan_data()), PlanFile)
    book = Book(file, Register(register))
    period = file.plan.period
    first = draw(st.dates(period.start, period.end))
    day = first + DAY * draw(st.integers(0, 40))
    names = (*book.register.agencies, *book.register.groups)
    return book, first, day, tuple(draw(st.lists(st.sampled_from(names), max_size=1)))


@given(asked())
def test_every_day_agrees_with_the_state_of_the_plan(
    question: tuple[Book, dt.date, dt.date, tuple[Id, ...]],
) -> None:
    assert told(*question) == told_daily(*question)


def test_the_example_s_whole_year() -> None:
    book = book_at(EXAMPLE)
    year = dt.date(2020, 1, 1), dt.date(2020, 12, 31)
    assert told(book, *year, ()) == told_daily(book, *year, ())


def test_a_week_of_the_example() -> None:
    points = told(book_at(EXAMPLE), dt.date(2020, 6, 22), dt.date(2020, 6, 28), ())
    assert [(point.day.day, point.done, point.overdue) for point in points] == [
        (21, 10, 10), (22, 10, 10), (23, 9, 10), (24, 11, 8),
        (25, 12, 7), (26, 13, 8), (27, 13, 8), (28, 13, 8),
    ]  # fmt: skip
