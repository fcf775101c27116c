"""Short totals with their parts in sentences: what must add up, what need not."""

import pytest

from tests.audit.papers import faults

SENTENCES = [
    # What is left of a fraction.
    ("Hoàn thành 25/30 nhiệm vụ, còn 06 nhiệm vụ chưa hoàn thành.", ["parts-exceed-total=30"]),
    ("Hoàn thành 25/30 nhiệm vụ, còn 05 nhiệm vụ chưa hoàn thành.", []),
    ("Hoàn thành 25/30 nhiệm vụ, còn lại 04 nhiệm vụ.", ["sum-differs=30"]),
    ("Hoàn thành 25/30 nhiệm vụ, còn 02 nhiệm vụ quá hạn.", ["part-untold=30"]),
    ("Hoàn thành 25/30 nhiệm vụ, còn 06 kiến nghị.", []),
    # All the states of one verb.
    (
        "Phát hiện 24 tồn tại; đã khắc phục 17, đang khắc phục 05 và chưa khắc phục 03.",
        ["parts-exceed-total=24"],
    ),
    ("Phát hiện 25 tồn tại; đã khắc phục 17, đang khắc phục 05 và chưa khắc phục 03.", []),
    (
        "Có 26 kiến nghị, đã trả lời 17, đang trả lời 05, chưa trả lời 03.",
        ["part-untold=26"],
    ),
    ("Có 26 kiến nghị, đã trả lời 17, đang xem xét 05, chưa gửi 13.", []),
]


@pytest.mark.parametrize(("sentence", "wrong"), SENTENCES)
def test_a_total_is_held_to_its_parts(sentence: str, wrong: list[str]) -> None:
    assert faults(sentence) == wrong
