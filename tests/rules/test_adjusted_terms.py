"""Terms that adjustments set, beside the task's assignment and the plan's period (2026)."""

import pytest

from tests.rules.cases import check, places, plan

TOLD = ["tasks.0.adjustments.0.to"]
TERMS = {
    "30/9/2026": [],
    "30/6/2027": [],  # into the next year
    "31/12/2031": [],
    "30/9/2062": TOLD,
    "01/01/2032": TOLD,
    "15/01/2026": [],  # the day of the plan's document
    "14/01/2026": TOLD,
    "30/9/2025": TOLD,
    "Thường xuyên": [],
}


@pytest.mark.parametrize("term", TERMS)
def test_a_new_term_that_is_far_off(term: str) -> None:
    moved = f"{{date: 2026-02-01, to: {term}, document: {{number: 1/TB, date: 2026-02-01}}}}"
    judgement = check(plan(f"id: '1', deadline: Quý II/2026, adjustments: [{moved}]"))
    assert places("adjusted-far", judgement) == TERMS[term]


def test_a_task_assigned_later_counts_from_its_own_day() -> None:
    moved = "{date: 2026-05-01, to: 30/3/2026, document: {number: 1/TB, date: 2026-05-01}}"
    own = "document: {number: 9/TB, date: 2026-04-15}"
    judgement = check(plan(f"id: '1', deadline: Quý II/2026, {own}, adjustments: [{moved}]"))
    assert places("adjusted-far", judgement) == TOLD
