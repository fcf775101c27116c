"""The registry: every rule once, by its name, and no more of it loaded than is asked for."""

import subprocess
import sys
from types import ModuleType

import msgspec
import pytest
from msgspec import Struct, structs

from caichcli.plan.finding import Severity
from caichcli.plan.model import PlanFile
from caichcli.rules import (
    adjusted_terms,
    assessments,
    dates,
    drafts,
    duty_edits,
    edits,
    figures,
    inspections,
    log,
    papers,
    parents,
    reading,
    references,
    reports,
    settings,
    structure,
    suppressions,
)
from caichcli.rules.registry import RULES, content, content_of
from caichcli.rules.rule import Kind, rule, rules_among
from tests.full_files import PLAN

MODULES = (
    reading,
    structure,
    references,
    parents,
    dates,
    log,
    reports,
    papers,
    adjusted_terms,
    inspections,
    assessments,
    drafts,
    edits,
    duty_edits,
    suppressions,
    settings,
    figures,
)


def test_no_two_rules_have_one_name() -> None:
    names = [rule.name for module in MODULES for rule in rules_among(vars(module))]
    assert names == list(RULES)
    assert len(RULES) == len(names)


def test_a_rule_is_found_by_its_name_and_nothing_by_another() -> None:
    assert [RULES[name].name for name in RULES] == list(RULES)
    assert "no-such-rule" not in RULES


def test_the_rules_that_every_run_asks_are_those_on_content() -> None:
    assert [rule.name for rule in content()] == [
        name for name in RULES if RULES[name].kind == "content"
    ]


FULL = msgspec.convert(PLAN, PlanFile)


def test_of_a_plan_with_every_key_every_rule_is_asked() -> None:
    assert content_of([FULL], errors_only=False) == content()


def test_where_errors_alone_matter_only_rules_that_warn_are_left_out() -> None:
    spared = set(content()) - set(content_of([FULL], errors_only=True))
    assert spared == set(rules_among(vars(reports)))
    assert {one.severity for one in spared} == {"warning"}


@pytest.mark.parametrize(
    ("where", "key", "module"),
    [
        ("plan", "implements", parents),
        ("plan", "agency_plans", parents),
        ("tasks", "implements", parents),
        ("tasks", "assessment", assessments),
        ("", "inspections", inspections),
        ("", "initiatives", inspections),
    ],
)
def test_what_one_key_needs_is_asked_where_a_plan_has_it_alone(
    where: str, key: str, module: ModuleType
) -> None:
    bare = dict.fromkeys(("implements", "agency_plans"))
    file = structs.replace(
        FULL,
        plan=structs.replace(FULL.plan, **bare),
        tasks=[structs.replace(one, implements=None, assessment=None) for one in FULL.tasks],
        inspections=None,
        initiatives=None,
    )
    rules = set(rules_among(vars(module)))
    assert rules.isdisjoint(content_of([file], errors_only=False))
    if where == "plan":
        own = structs.replace(file, plan=structs.replace(file.plan, **{key: value(FULL.plan, key)}))
    elif where == "tasks":
        spoken = next(one for one in FULL.tasks if value(one, key))
        own = structs.replace(file, tasks=[*file.tasks, spoken])
    else:
        own = structs.replace(file, **{key: value(FULL, key)})
    assert rules <= set(content_of([file, own], errors_only=False))


def value(record: Struct, key: str) -> object:
    return getattr(record, key)


# Severity, kind and what the rule says itself; and whether figures lean on it.
ESSENTIAL: list[tuple[Severity, Kind, bool | None, bool]] = [
    ("error", "content", None, True),
    ("warning", "content", None, False),
    ("error", "edit", None, False),
    ("warning", "edit", None, False),
    ("error", "paper", None, False),
    ("error", "reader", None, True),
    ("error", "content", False, False),
    ("warning", "content", True, True),
]


@pytest.mark.parametrize(("severity", "kind", "own", "expected"), ESSENTIAL)
def test_errors_are_essential_unless_they_are_of_an_edit_or_a_paper(
    severity: Severity, kind: Kind, own: bool | None, expected: bool
) -> None:
    assert rule("a-rule", severity, kind=kind, essential=own).essential is expected


def test_a_rule_on_content_is_found_without_loading_the_others() -> None:
    program = """
import sys
from caichcli.rules.registry import RULES
print(RULES["missing-lead"].severity, *sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    severity, *modules = run.stdout.split()
    assert severity == "warning"
    assert {f"caichcli.rules.{name}" for name in ("structure", "drafts", "edits")}.isdisjoint(
        modules
    )
