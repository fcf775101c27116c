"""The same question gets the same number, whichever command is asked."""

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.figures import CLASS_FIGURES, Figures
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.views.lateness import lateness
from caichcli.views.listing import Query, listing
from caichcli.views.overview import overview
from tests.random_plans import plan_data, register_data


@st.composite
def asked(draw: st.DrawFn) -> tuple[Book, dt.date]:
    register = msgspec.convert(draw(register_data()), RegisterFile)
    file = msgspec.convert(draw(plan_data()), PlanFile)
    period = file.plan.period
    return Book(file, Register(register)), draw(st.dates(period.start, period.end))


def listed(book: Book, day: dt.date, query: Query) -> list[str]:
    return sorted(line.task.id for line in listing(book, day, query).lines)


def agree(figures: Figures, book: Book, day: dt.date, query: Query) -> None:
    for class_, name in CLASS_FIGURES.items():
        only = msgspec.structs.replace(query, classes=(class_,))
        assert sorted(getattr(figures, name)) == listed(book, day, only)
    soon = msgspec.structs.replace(query, within=book.due_soon_days)
    assert sorted(figures.due_soon) == listed(book, day, soon)


@given(asked())
def test_an_agency_s_row_is_what_it_leads_directly(question: tuple[Book, dt.date]) -> None:
    book, day = question
    for row in overview(book, day).by_agency:
        if row.agency is not None:
            agree(row.figures, book, day, Query(agencies=(row.agency,), role="direct"))


@given(asked())
def test_totals_are_what_list_finds(question: tuple[Book, dt.date]) -> None:
    book, day = question
    agree(overview(book, day).totals, book, day, Query())


@given(asked())
def test_an_agency_s_figures_are_what_list_finds_for_it(question: tuple[Book, dt.date]) -> None:
    book, day = question
    for agency in (*book.register.agencies, *book.register.groups):
        answer = overview(book, day, (agency,))
        agree(answer.totals, book, day, Query(agencies=(agency,)))
        assert answer.by_agency[0].figures == answer.totals
        supporting = listing(book, day, Query(agencies=(agency,), role="support")).lines
        in_the_plan = [line.task.id for line in supporting if not line.withdrawn]
        assert list(answer.supported) == in_the_plan
        assert not {*answer.supported} & {line.task.id for line in answer.lines}


@given(asked())
def test_areas_part_the_total_and_leads_cover_it(question: tuple[Book, dt.date]) -> None:
    book, day = question
    answer = overview(book, day)
    for name in (*CLASS_FIGURES.values(), "due_soon", "not_reported"):
        whole = sorted(getattr(answer.totals, name))
        assert sorted(id_ for row in answer.by_area for id_ in getattr(row.figures, name)) == whole
    in_rows = {id_ for row in answer.by_agency for id_ in row.figures.total}
    assert in_rows == set(answer.totals.total)


@given(asked())
def test_overdue_lists_what_status_counts(question: tuple[Book, dt.date]) -> None:
    book, day = question
    answer = lateness(book, day, Query(sort="late"))
    assert sorted(item.line.task.id for item in answer.overdue) == sorted(
        overview(book, day).totals.overdue
    )
    assert sorted(id_ for _, ids in answer.bands for id_ in ids) == sorted(
        item.line.task.id for item in answer.overdue
    )
