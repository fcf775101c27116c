"""The registry: every rule once, by its name, and no more of it loaded than is asked for."""

import subprocess
import sys

import pytest

from caichcli.plan.finding import Severity
from caichcli.rules import (
    assessments,
    dates,
    drafts,
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
from caichcli.rules.registry import CONTENT, RULES
from caichcli.rules.rule import Kind, rule, rules_among

MODULES = (
    reading,
    structure,
    references,
    parents,
    dates,
    log,
    reports,
    papers,
    inspections,
    assessments,
    drafts,
    edits,
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
    assert [rule.name for rule in CONTENT] == [
        name for name in RULES if RULES[name].kind == "content"
    ]


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
