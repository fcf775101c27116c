"""Terms that fall on days off: told, never moved."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, TODAY, Desk, desk

HEAD = "  standing_agency: van-phong\n"
SWAPPED = PLAN.replace(
    HEAD, f"{HEAD}  calendar: {{days_off: [2026-06-30], working_days: [2026-09-02]}}\n"
).replace(
    "    product: Thông báo\n",
    "    product: Thông báo\n    deadline: 26/4/2026\n"
    "    adjustments: [{date: 2026-02-01, to: 2/9/2026, document: {number: 1/TB}}]\n",
)

TOLD = {
    # the command: what is told, and what is not
    "show I.1": (["30/6/2026; rơi vào ngày nghỉ theo lịch của kế hoạch"], []),
    "show I.2": (
        ["02/9/2026; rơi vào thứ Tư làm bù; “26/4/2026”; thời hạn ban đầu 26/4/2026"],
        [],
    ),
    "show I.2 --as-of 31/01/2026": (
        ["26/4/2026; rơi vào ngày nghỉ lễ: Ngày Giỗ Tổ Hùng Vương"],
        [],
    ),
    "show I.2 --as-of 31/01/2026 --lang en": (
        ["falls on a public holiday: Hung Kings' Commemoration Day"],
        [],
    ),
    "show I.3": (["30/6/2026 (rơi vào ngày nghỉ theo lịch của kế hoạch)"], []),
    "list": ([], ["rơi vào"]),
    "list --holidays": (["30/6/2026 (rơi vào ngày nghỉ theo lịch của kế hoạch)"], []),
    "overdue --holidays": (["30/6/2026 (rơi vào ngày nghỉ theo lịch của kế hoạch)"], []),
    "overdue --holidays --as-of 25/4/2026": ([], ["rơi vào"]),
    "overdue --holidays --as-of 20/6/2026": (["30/6/2026 (rơi vào ngày"], []),
}


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path, SWAPPED)


@pytest.mark.parametrize("line", TOLD)
def test_what_is_told_of_days(at: Desk, line: str) -> None:
    answer = at.run(*line.split())
    assert (answer.code, answer.err) == (0, "")
    told, untold = TOLD[line]
    assert [words for words in told if words not in answer.out] == []
    assert [words for words in untold if words in answer.out] == []


def test_no_term_is_moved(at: Desk) -> None:
    """The 30/6 is off: the day after, the task is overdue all the same."""
    assert "quá hạn 1 ngày" in at.run("show", "I.1", today=TODAY).out
