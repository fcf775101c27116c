"""What goes up, down or beyond, in sentences: held to its two figures, or claiming nothing."""

import pytest

from tests.audit.papers import audit, faults

SENTENCES = [
    # Ranks: the first is the best.
    ("xếp hạng 15/63, tăng 9 bậc so với năm 2022 (hạng 24/63)", []),
    ("xếp hạng 15/63, tăng 7 bậc so với năm 2022 (hạng 24/63)", ["7"]),
    ("xếp thứ 16, giảm 4 bậc so với năm trước (thứ 12)", []),
    ("xếp thứ 16, tăng 4 bậc so với năm trước (thứ 12)", ["4"]),
    ("tăng 8 bậc, từ hạng 24 (năm 2022) lên hạng 15", ["8"]),
    ("tăng 9 bậc, từ hạng 24 (năm 2022) lên hạng 15", []),
    ("quá hạn chiếm 1,38%, giảm 1,44% so với cùng kỳ năm trước (2,82%)", []),
    ("quá hạn chiếm 1,38%, giảm 1,54% so với cùng kỳ năm trước (2,82%)", ["1,54%"]),
    ("chiếm 1,38%, giảm 1,44% so với năm trước (2,82%), giảm 23,62% so với trước đó (25%)", []),
    ("Huyện A giảm từ 10,85% xuống còn 1,31% (giảm 9,54%)", []),
    ("Huyện A giảm từ 10,85% xuống còn 1,31% (giảm 9,45%)", ["9,45%"]),
    ("Có 57 nhiệm vụ, tăng 12 nhiệm vụ so với tháng trước (45 nhiệm vụ)", []),
    ("Có 57 nhiệm vụ, giảm 12 nhiệm vụ so với tháng trước (45 nhiệm vụ)", ["12"]),
    ("Tiếp nhận 120 hồ sơ, tăng 20% so với cùng kỳ (100 hồ sơ)", []),
    ("Tiếp nhận 120 hồ sơ, tăng 25% so với cùng kỳ (100 hồ sơ)", ["25%"]),
    ("Thu ngân sách đạt 121,3% dự toán, vượt 21,3%", []),
    ("Thu ngân sách đạt 121,3% dự toán, vượt 31,3%", ["31,3%"]),
    ("Số hoàn thành tăng 28,8% so với cùng kỳ năm trước", []),
    ("Thu ngân sách đạt 85% dự toán, tăng 5,2% so với cùng kỳ", []),
    ("Có 57 nhiệm vụ, tăng gần 12% so với tháng trước (45 nhiệm vụ)", []),
]


@pytest.mark.parametrize(("sentence", "wrong"), SENTENCES)
def test_a_change_is_held_to_its_two_figures(sentence: str, wrong: list[str]) -> None:
    assert faults(sentence + ".") == [f"difference-differs={figure}" for figure in wrong]


def test_a_change_without_its_figures_claims_nothing() -> None:
    assert audit("Số hoàn thành tăng 28,8% so với cùng kỳ năm trước.").claims == ()
