"""One quantity in two places, a rest without a number, an estimate beside what is done."""

import pytest

from tests.audit.papers import faults

TABLE = (
    "\n\n| Cơ quan | Tổng số nhiệm vụ giao |\n|---|---:|\n| A | 21.000 |\n"
    "| B | 815 |\n| Tổng số | 21.815 |\n"
)
PAPERS = [
    ("Có tổng số 21.914 nhiệm vụ được giao.\n\nTổng số 21.914 nhiệm vụ được giao.", []),
    ("Có tổng số 21.914 nhiệm vụ được giao.\n\nTổng số 21.814 nhiệm vụ được giao.",
     ["places-differ=21.814"]),
    ("Có tổng số 21.914 nhiệm vụ được giao.\n\nNăm 2016, tổng số 21.814 nhiệm vụ năm ấy.", []),
    ("Có tổng số 21.914 nhiệm vụ được giao.\n\nTổng số 12.345 nhiệm vụ được giao.", []),
    ("Có tổng số 21.914 nhiệm vụ được giao." + TABLE, ["places-differ=21.815"]),
    ("Có tổng số 21.815 nhiệm vụ được giao." + TABLE, []),
    ("Tổng cộng 19.361 hồ sơ, trong đó có 16.041 hồ sơ mới, số còn lại từ kỳ trước.",
     ["rest-unnamed=19.361"]),
    ("Tổng cộng 19.361 hồ sơ, trong đó có 16.041 hồ sơ mới, còn lại 3.320 hồ sơ từ kỳ trước.", []),
    ("Đã giải quyết 120 hồ sơ, ước thực hiện đến hết tháng 150 hồ sơ.",
     ["estimate-beside-done=150"]),
    ("Ước thực hiện đến hết tháng 150 hồ sơ.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_what_a_paper_says_twice_or_only_by_halves(text: str, expected: list[str]) -> None:
    assert faults(text) == expected
