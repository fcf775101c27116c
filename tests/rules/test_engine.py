"""The engine: what is judged, what is left alone, and in which order it is told."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given

from caichcli.rules import (
    engine,
)
from caichcli.rules.engine import Input
from caichcli.rules.registry import RULES
from tests.random_plans import Data, plan_data, register_data
from tests.rules.cases import (
    PLAN_FILE,
    REGISTER,
    REGISTER_FILE,
    TODAY,
    as_input,
    check,
    dotted,
    places,
    plan,
)

OTHER = plan("id: I.1, implements: vi-du/I.1").replace("id: vi-du\n", "id: so-c\n")
UNFIT = plan("id: I.1, no-such-key: 1")
UNREADABLE = Input(REGISTER_FILE, "register", msgspec.UNSET)


def verdicts(
    *inputs: Input, errors_only: bool = False, whole: bool = True
) -> list[tuple[str, str]]:
    """Return what is told, each with its file; of warnings the one that these plans are about."""
    judgement = engine.check(inputs, TODAY, errors_only=errors_only, whole=whole)
    return [
        (finding.place.file, finding.rule)
        for finding in judgement.findings
        if finding.severity == "error" or finding.rule == "repeated-agency"
    ]


def test_a_clean_workspace_gives_its_books_and_nothing_else() -> None:
    judgement = check(plan())
    assert judgement.findings == ()
    assert list(judgement.books) == [PLAN_FILE]
    assert judgement.register.name("bo-a") == "Bộ A"


def test_a_plan_that_does_not_fit_is_judged_no_further_but_the_others_are() -> None:
    assert verdicts(
        as_input(UNFIT, "plans/1.yaml"),
        as_input(plan("id: I.1, area: V"), "plans/2.yaml"),
        as_input(REGISTER, REGISTER_FILE),
    ) == [("plans/1.yaml", "unknown-key"), ("plans/2.yaml", "unknown-area")]


@pytest.mark.parametrize(
    "register", [UNREADABLE, as_input("schema: 1\nagencies: none\n", REGISTER_FILE)]
)
def test_agencies_are_not_unknown_because_the_register_is_broken(register: Input) -> None:
    answer = verdicts(as_input(plan("id: I.1, lead: [bo-a]")), register)
    assert {file for file, _ in answer} <= {REGISTER_FILE}


def test_a_plan_is_not_unknown_because_it_is_broken() -> None:
    register = as_input(REGISTER, REGISTER_FILE)
    other = as_input(OTHER, "plans/so-c.yaml")
    assert verdicts(as_input(UNFIT), other, register) == [(PLAN_FILE, "unknown-key")]
    assert verdicts(Input(PLAN_FILE, "plan", msgspec.UNSET), other, register) == []
    assert verdicts(other, register) == [("plans/so-c.yaml", "unknown-implements")]


def test_a_plan_asked_alone_may_point_to_plans_that_were_not_read() -> None:
    assert verdicts(as_input(OTHER), as_input(REGISTER, REGISTER_FILE), whole=False) == []


def test_a_missing_register_is_told_once_a_plan_and_no_agency_is_unknown() -> None:
    text = plan("id: I.1, lead: [bo-x]", "id: I.2, support: [bo-y]")
    assert verdicts(as_input(text)) == [(PLAN_FILE, "missing-register")]


def test_a_plan_that_names_nobody_needs_no_register() -> None:
    assert verdicts(as_input(plan("id: I.1").replace("  standing_agency: bo-a\n", ""))) == []


def test_asked_for_errors_only_warnings_are_not_looked_for() -> None:
    text = plan("id: I.1, area: V, lead: [bo-a, bo-a]")
    inputs = as_input(text), as_input(REGISTER, REGISTER_FILE)
    assert verdicts(*inputs) == [(PLAN_FILE, "unknown-area"), (PLAN_FILE, "repeated-agency")]
    assert verdicts(*inputs, errors_only=True) == [(PLAN_FILE, "unknown-area")]


def test_a_plan_with_errors_can_be_asked_where_it_fits() -> None:
    assert list(check(plan("id: I.1, area: V")).books) == [PLAN_FILE]
    assert list(check(UNFIT).books) == []


def test_findings_come_by_file_and_then_by_rule() -> None:
    text = plan("id: I.1, area: V, lead: [bo-x]", "id: I.1, lead: [bo-y]")
    inputs = [as_input(text, "plans/2.yaml"), as_input(text, "plans/1.yaml")]
    judgement = engine.check([*inputs, as_input(REGISTER, REGISTER_FILE)], TODAY)
    order = list(RULES)
    for file in ("plans/2.yaml", "plans/1.yaml"):
        own = [order.index(f.rule) for f in judgement.findings if f.place.file == file]
        assert own == sorted(own)
        assert own
    files = [finding.place.file for finding in judgement.findings]
    assert files == sorted(files, reverse=True)


def test_one_rule_tells_a_place_once() -> None:
    # The whole task's entry stands in the history of each of its two owners.
    text = plan(
        "id: I.1, lead: [cac-bo], updates: ["
        "{date: 2026-03-01, progress: 60}, {date: 2026-03-08, progress: 40},"
        "{date: 2026-03-15, by: bo-b}, {date: 2026-03-15, by: bo-a, agency: bo-a}]"
    )
    assert places("progress-falls", check(text)) == ["tasks.0.updates.1.progress"]


@given(plan_data(), register_data())
def test_valid_plans_have_no_errors(plan: Data, register: Data) -> None:
    inputs = [Input(PLAN_FILE, "plan", plan), Input(REGISTER_FILE, "register", register)]
    judgement = engine.check(inputs, dt.date(2030, 1, 1))
    errors = [(f.rule, dotted(f.place)) for f in judgement.findings if f.severity == "error"]
    assert errors == []


@given(plan_data(), register_data())
def test_leaving_warnings_out_leaves_the_errors(plan: Data, register: Data) -> None:
    plan["tasks"] = plan["tasks"] * 2
    inputs = [Input(PLAN_FILE, "plan", plan), Input(REGISTER_FILE, "register", register)]
    today = dt.date(2020, 1, 1)
    everything = engine.check(inputs, today).findings
    errors = engine.check(inputs, today, errors_only=True).findings
    assert errors == tuple(finding for finding in everything if finding.severity == "error")
