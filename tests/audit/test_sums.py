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
    ("Hội đồng xét 120 sáng kiến, công nhận 86, không công nhận 36.", ["parts-exceed-total=120"]),
    ("Hội đồng xét 122 sáng kiến, công nhận 86, không công nhận 36.", []),
    ("Có 4 công ty đã bỏ trốn, 7 công ty ngừng hoạt động, 1 công ty không hoạt động.", []),
    # In time, before and after; grades.
    ("Hoàn thành 08 nhiệm vụ: 05 nhiệm vụ trước hạn, 02 nhiệm vụ đúng hạn.", ["part-untold=08"]),
    ("Hoàn thành 07 nhiệm vụ: 05 nhiệm vụ trước hạn, 02 nhiệm vụ đúng hạn.", []),
    (
        "12 đơn vị xuất sắc, 25 đơn vị tốt, 8 đơn vị khá trên tổng số 46 đơn vị.",
        ["sum-differs=46"],
    ),
    ("12 đơn vị xuất sắc, 25 đơn vị tốt, 8 đơn vị khá trên tổng số 45 đơn vị.", []),
    # Three parts of one noun that are a little more than their total.
    (
        "Tinh giản 145 người, trong đó khối sở 38 người, sự nghiệp 97 người, xã 12 người.",
        ["parts-exceed-total=145"],
    ),
    ("Tinh giản 147 người, trong đó khối sở 38 người, sự nghiệp 97 người, xã 12 người.", []),
    (
        "Trong 63 việc được giao có 50 việc đã hoàn thành, 12 việc trong hạn và 02 việc quá hạn.",
        ["parts-exceed-total=63"],
    ),
    ("Tinh giản 147 người, trong đó nữ 88 người, đảng viên 97 người, xã 12 người.", []),
    # A total right behind its list.
    ("Đã đến 3 bộ, 4 sở và 12 huyện (tổng cộng 18 cơ quan).", ["parts-exceed-total=18"]),
    ("Đã đến 3 bộ, 4 sở và 12 huyện (tổng cộng 20 cơ quan).", ["sum-differs=20"]),
    ("Đã đến 3 bộ, 4 cơ quan và 12 địa phương (tổng cộng 19 cơ quan, địa phương).", []),
    ("Đã đến 3 bộ, làm việc với 4 cơ quan (tổng cộng 18 lượt người).", []),
    # A figure out of another is no part beside it.
    ("Năm qua xử lý 120 vụ trong tổng số 300 vụ, chuyển 40 vụ; tổng số là 520 vụ.", []),
    ("Đã giao 15 nhiệm vụ trong tổng số 80 nhiệm vụ, tổng cộng 90 nhiệm vụ.", []),
    # Two lists side by side: where one makes its total, the other does as well.
    (
        "Mở 20 lớp cho 1.520 người, trong đó 12 lớp tin học cho 900 người, 08 lớp cho 610 người.",
        ["sum-differs=1.520"],
    ),
    (
        "Mở 14 lớp với 1.110 người, trong đó tỉnh 8 lớp (650 người), huyện 6 lớp (460 người).",
        [],
    ),
    (
        "Mở 14 lớp với 1.120 người, trong đó tỉnh 8 lớp (650 người), huyện 6 lớp (460 người).",
        ["sum-differs=1.120"],
    ),
    (
        "Mở 16 lớp với 1.120 người, trong đó tỉnh 8 lớp (650 người), huyện 6 lớp (460 người).",
        [],
    ),
]


@pytest.mark.parametrize(("sentence", "wrong"), SENTENCES)
def test_a_total_is_held_to_its_parts(sentence: str, wrong: list[str]) -> None:
    assert faults(sentence) == wrong
