"""The annex: behind every figure are exactly the rows that it counts."""

import datetime as dt
import re

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from caichcli.views.listing import Query, listing
from caichcli.views.overview import overview
from caichcli.views.report.annex import MARKS, SUMS, Annex, FigureOpening, Holder, annex
from tests.formats.documents.making import EXAMPLE, SUNDAY, book_at
from tests.random_plans import plan_data, register_data


def behind(appendix: Annex, opening: FigureOpening) -> list[str]:
    """The ids of the rows that an opening's marks pick."""
    choices = [set(marks) for marks in opening.any_of]
    return [
        row.standing.task.id
        for _, rows in appendix.classes
        for row in rows
        if any(marks <= set(row.marks.split()) for marks in choices)
    ]


@st.composite
def asked(draw: st.DrawFn) -> tuple[Book, dt.date]:
    register = msgspec.convert(draw(register_data()), RegisterFile)
    file = msgspec.convert(draw(plan_data()), PlanFile)
    period = file.plan.period
    return Book(file, Register(register)), draw(st.dates(period.start, period.end))


@given(asked())
def test_every_opening_has_as_many_rows_as_its_figure(question: tuple[Book, dt.date]) -> None:
    now = overview(*question)
    others = {"due_soon": now.totals.due_soon, "band-1": now.totals.overdue}
    appendix = annex(now, now.by_agency, others)
    for opening in appendix.openings:
        assert len(behind(appendix, opening)) == opening.count, opening.anchor


def is_picked(marks: str, holder: Holder) -> bool:
    """Whether the script picks a row: by a mark of one's own, else by that of many alike."""
    return any(
        re.search(rf"\b{mark}[{''.join(MARKS.values())}]\b", marks)
        for mark in (holder.mark, *holder.rest)
    )


@given(asked())
def test_each_one_who_leads_or_supports_picks_what_list_finds(
    question: tuple[Book, dt.date],
) -> None:
    book, day = question
    now = overview(book, day)
    appendix = annex(now, now.by_agency)
    choices = {(holder.agency, holder.role): holder for holder in appendix.holders}
    for agency in (*book.register.agencies, *book.register.groups):
        for role in ("lead", "support"):
            holder = choices.get((agency, role), Holder(agency, "-"))
            rows = [row.id for row in appendix.rows if is_picked(row.marks, holder)]
            lines = listing(book, day, Query(agencies=(agency,), role=role)).lines
            assert sorted(rows) == sorted(line.task.id for line in lines), (agency, role)


def test_the_rows_behind_the_example_s_figures() -> None:
    now = overview(book_at(EXAMPLE), SUNDAY)
    appendix = annex(now, now.by_agency, {"week-2": ("II.9",)})
    places = {opening.anchor: opening for opening in appendix.openings}
    assert behind(appendix, places["all-overdue"]) == list(now.totals.overdue)
    assert sorted(behind(appendix, places["all-due"])) == sorted(
        now.totals.done + now.totals.overdue
    )
    assert behind(appendix, places["all-week-2"]) == ["II.9"]
    assert (places["all-week-2"].kind, places["all-week-2"].index) == ("week", 2)
    for number, row in enumerate(now.by_agency, 1):
        if row.figures.overdue:
            opening = places[f"agency-{number}-overdue"]
            assert opening.subject == row.agency
            assert sorted(behind(appendix, opening)) == sorted(row.figures.overdue)
    assert "area-1-overdue" not in places


def test_marks_are_one_letter_a_class() -> None:
    assert len(set(MARKS.values())) == len(MARKS) == 9
    assert set("".join(SUMS.values())) < set(MARKS.values())
