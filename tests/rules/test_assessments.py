"""What agencies and units think of tasks: a task beside the places that each rule tells."""

import pytest

from tests.rules.cases import check, places, plan

ONE = "id: '1', unit: Phòng Một, assessment: [{{date: {}, by: {}, rating: watch}}]"

CASES = [
    ("update-in-future", ONE.format("2026-06-30", "bo-a"), []),
    ("update-in-future", ONE.format("2026-07-01", "bo-a"), ["tasks.0.assessment.0.date"]),
    ("unknown-assessor", ONE.format("2026-06-30", "Bộ B"), []),
    ("unknown-assessor", ONE.format("2026-06-30", "Phòng Một"), []),
    ("unknown-assessor", ONE.format("2026-06-30", "Phòng Hai"), ["tasks.0.assessment.0.by"]),
    (
        "unknown-assessor",
        "id: '1', assessment: {date: 2026-06-30, by: Ai đó, rating: watch}",
        ["tasks.0.assessment.by"],
    ),
    (
        "wrong-value",
        "id: '1', assessment: {date: 2026-06-30, by: bo-a, rating: xấu}",
        ["tasks.0.assessment.rating"],
    ),
]


@pytest.mark.parametrize(("rule", "task", "expected"), CASES)
def test_an_assessment(rule: str, task: str, expected: list[str]) -> None:
    assert places(rule, check(plan(task))) == expected
