"""What the illustrative workspace answers of inspections, worked out by hand from its lines."""

import pytest

from caichcli.views.inspections import inspections, shortcomings
from caichcli.views.listing import Query
from tests.test_example import BOOK, THIS_WEEK, YEAR_END

# What is counted, as of 28/6/2020 (week 26)
UNITS = {
    "planned": ["KT.1/bo-b", "KT.1/bo-g", "KT.1/tinh-x", "KT.1/tinh-y", "KT.2/bo-d"],
    "inspected": ["KT.1/bo-b", "KT.1/tinh-x"],
    "concluded": ["KT.1/bo-b"],
    "overdue": ["KT.1/tinh-y"],
    "postponed": ["KT.1/bo-g"],
    "not_held": ["KT.1/tp-z"],
    "unplanned": ["KT.2/dai-m"],
}
FOUND = {"done": ["KT.1.1"], "overdue": ["KT.1.2"], "in_term": ["KT.1.3"], "cancelled": []}


@pytest.mark.parametrize(("name", "refs"), UNITS.items())
def test_units(name: str, refs: list[str]) -> None:
    figures = inspections(BOOK, THIS_WEEK).figures
    assert list(getattr(figures, name)) == refs


def test_the_share_is_of_what_was_planned_and_not_given_up() -> None:
    share = inspections(BOOK, THIS_WEEK).figures.share
    assert (share.numerator, share.denominator) == (2, 5)


@pytest.mark.parametrize(("name", "refs"), FOUND.items())
def test_shortcomings(name: str, refs: list[str]) -> None:
    figures = shortcomings(BOOK, THIS_WEEK).figures
    assert list(getattr(figures, name)) == refs


def test_a_draft_is_told_and_not_counted() -> None:
    answer = shortcomings(BOOK, THIS_WEEK)
    assert [one.ref for one in answer.drafts] == ["KT.1.4"]
    assert "KT.1.4" not in answer.figures.total


def test_figures_of_units_and_themes_add_up() -> None:
    for day in (THIS_WEEK, YEAR_END):
        answer = inspections(BOOK, day)
        parts = [one.figures for one in answer.themes]
        for name in UNITS:
            whole = getattr(answer.figures, name)
            assert [ref for part in parts for ref in getattr(part, name)] == list(whole)
        found = [ref for line in answer.lines for ref in line.shortcomings.total]
        assert found == list(shortcomings(BOOK, day).figures.total)


def test_the_filters_are_those_of_tasks() -> None:
    query = Query(agencies=("bo-c",), role="support")
    assert [one.visit.ref for one in inspections(BOOK, THIS_WEEK, query).lines] == [
        "KT.1/bo-b", "KT.1/bo-g", "KT.1/tinh-x", "KT.1/tinh-y", "KT.1/tp-z",
        "KT.2/bo-d", "KT.2/dai-m",
    ]  # fmt: skip
    own = Query(agencies=("bo-c",))
    assert [one.remedy.ref for one in shortcomings(BOOK, THIS_WEEK, own).lines] == ["KT.1.3"]
    late = Query(classes=("overdue",))
    assert [one.visit.ref for one in inspections(BOOK, THIS_WEEK, late).lines] == ["KT.1/tinh-y"]
    states = inspections(BOOK, THIS_WEEK, states=["postponed", "not-held"]).lines
    assert [one.visit.ref for one in states] == ["KT.1/bo-g", "KT.1/tp-z"]
