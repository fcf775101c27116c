"""The plans that other tests draw hold no error."""

import datetime as dt

import pytest
from hypothesis import given

from caichcli.plan import deadlines
from caichcli.plan.deadlines import Deadline
from caichcli.rules.engine import Input, check
from tests.random_plans import DEADLINES, Data, plan_data, register_data

YEARS_END = dt.date(2024, 12, 31)  # of the last year that plans are drawn for


@given(plan_data(), register_data())
def test_a_drawn_plan_and_register_have_no_error(plan: Data, register: Data) -> None:
    inputs = [Input("agencies.yaml", "register", register), Input("plan.yaml", "plan", plan)]

    assert check(inputs, YEARS_END, errors_only=True).findings == ()


@pytest.mark.parametrize("kind", DEADLINES)
@pytest.mark.parametrize("year", [2016, 2020, 2024])
def test_a_drawn_deadline_is_of_its_kind(kind: str, year: int) -> None:
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    for wording in DEADLINES[kind]:
        read = deadlines.read(wording.format(y=year), start, end, start)

        assert isinstance(read, Deadline), wording
        assert read.kind == kind, wording
