"""What each command prints, whole: one snapshot a command and format."""

import json
from pathlib import Path

import jsonschema_rs
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.conftest import EXAMPLE, REAL, ROOT, Ask

PLANS = {"real": REAL, "example": EXAMPLE}
QUESTIONS = [
    ("real", "status", "status --as-of 30/6/2020"),
    ("real", "status of an agency", 'status -a "Bộ Nội vụ" --as-of 30/6/2020'),
    ("real", "status after the period", "status -a BNV"),
    ("real", "status before the plan", "status --as-of 10/3/2020"),
    ("real", "list", "list --as-of 30/6/2020 --area IV"),
    ("real", "list of a province", 'list -a "ha giang" --as-of 30/6/2020'),
    ("real", "show", "show III.4 --as-of 30/6/2020"),
    ("real", "overdue after the period", "overdue --as-of 15/01/2021"),
    ("real", "agencies", "agencies --search nội"),
    ("real", "areas", "areas"),
    ("example", "status", "status --as-of 28/6/2020"),
    ("example", "status of an agency", "status -a bo-b --as-of 28/6/2020"),
    ("example", "list", "list --as-of 28/6/2020"),
    ("example", "list by role", "list -a bo-b --role any --sort due --as-of 28/6/2020"),
    ("example", "overdue", "overdue --as-of 28/6/2020"),
    ("example", "show reported", "show II.1 --as-of 28/6/2020"),
    ("example", "show recurring", "show I.4 --as-of 28/6/2020"),
    ("example", "show of members", "show III.10 --as-of 28/6/2020"),
    ("example", "problems", "problems --as-of 28/6/2020"),
    ("example", "risks", "risks --as-of 28/6/2020"),
    ("example", "cascade", "cascade --as-of 28/6/2020"),
    ("example", "reminders", "reminders --as-of 28/6/2020"),
    ("example", "reminders unanswered", "reminders --unanswered -a bo-b --as-of 28/6/2020"),
    ("example", "inspections", "inspections --as-of 28/6/2020"),
    (
        "example",
        "inspections of a theme",
        "inspections --theme KT.1 --status inspected --as-of 28/6/2020",
    ),
    ("example", "shortcomings", "shortcomings --as-of 28/6/2020"),
    ("example", "shortcomings overdue", "shortcomings -a bo-b --class overdue --as-of 28/6/2020"),
    ("example", "problems unanswered", "problems --unanswered -a bo-b --as-of 28/6/2020"),
]
NAMES = [f"{plan}: {name}" for plan, name, _ in QUESTIONS]


def words(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


@pytest.mark.parametrize("form", ["text", "json", "en"])
@pytest.mark.parametrize(("plan", "name", "line"), QUESTIONS, ids=NAMES)
def test_answer(
    ask: Ask, snapshot: SnapshotAssertion, plan: str, name: str, line: str, form: str
) -> None:
    options = {"text": [], "json": ["--format", "json"], "en": ["--lang", "en"]}[form]
    answer = ask(*words(line), *options, at=PLANS[plan])
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == snapshot


@pytest.mark.parametrize(("plan", "name", "line"), QUESTIONS, ids=NAMES)
def test_json_keeps_its_contract(ask: Ask, plan: str, name: str, line: str) -> None:
    asked = words(line)
    schema = ROOT / "docs" / "schema" / f"{asked[0]}.answer.schema.json"
    answer = ask(*asked, "--format", "json", at=PLANS[plan])
    validator = jsonschema_rs.validator_for(json.loads(schema.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(json.loads(answer.out))] == []


@pytest.mark.parametrize(("plan", "name", "line"), QUESTIONS, ids=NAMES)
def test_json_is_the_same_in_both_languages(ask: Ask, plan: str, name: str, line: str) -> None:
    vietnamese = ask(*words(line), "--format", "json", at=PLANS[plan])
    english = ask(*words(line), "--format", "json", "--lang", "en", at=PLANS[plan])
    assert vietnamese.out == english.out


def test_a_plan_named_by_its_file_may_lean_on_its_neighbours(ask: Ask) -> None:
    there = ask("status", "--plan", "plans/2020.yaml", at=EXAMPLE)
    assert there == ask("status", at=EXAMPLE)


def test_the_plan_can_be_named_by_its_file_from_anywhere(ask: Ask, tmp_path: Path) -> None:
    there = ask("list", "--plan", str(REAL / "plans" / "2020.yaml"), at=tmp_path)
    assert there == ask("list", at=REAL)
