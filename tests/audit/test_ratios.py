"""Averages, what each has, and how many times as much: held to the two figures of each."""

import pytest

from tests.audit.papers import audit, faults


@pytest.mark.parametrize(
    ("sentence", "sound", "slips"),
    [
        # Averages.
        ("Hỗ trợ 4.500 triệu đồng cho 90 xã, bình quân # triệu đồng/xã", "50", ("55", "45")),
        ("Hỗ trợ 4,5 tỷ đồng cho 90 xã, bình quân mỗi xã # triệu đồng", "50", ("55",)),
        ("Tiếp 1.250 lượt người tại 60 xã, trung bình # lượt người/xã", "20,83", ("20,38",)),
        ("Tiếp 1.250 lượt người tại 60 xã, trung bình # lượt người/xã", "20,8", ("28,0",)),
        ("The 90 communes sent 4,500 reports, on average # reports per commune", "50", ("55",)),
        ("Hỗ trợ 4.500 triệu đồng cho 90 xã, bình quân khoảng # triệu đồng/xã", "55", ()),
        ("Hỗ trợ 4.500 triệu đồng cho 90 xã, bình quân # triệu đồng/hộ", "5", ()),
        # The same number each.
        ("Có 04 đơn vị, mỗi đơn vị cử 5 công chức, tổng số # công chức", "20", ("25",)),
        ("Tổ chức 12 lớp, mỗi lớp 45 học viên, tổng cộng # học viên", "540", ("450", "504")),
        # Multiples.
        ("Có 270 vụ, gấp # lần so với cùng kỳ năm trước (180 vụ)", "1,5", ("1,8", "2,5")),
        ("Có 270 vụ, gấp # lần cùng kỳ năm trước (180 vụ)", "1,5", ("5,1",)),
        ("Số hồ sơ tăng gấp #, từ 1.200 hồ sơ lên 2.400 hồ sơ", "đôi", ("ba lần",)),
        ("Số hồ sơ tăng từ 1.200 hồ sơ lên 3.600 hồ sơ, gấp # lần", "3", ("2",)),
        ("Lương tăng # lần, từ 540.000 lên 1,3 triệu đồng", "2,4", ("4,2",)),
        ("Số vụ tăng # lần, từ 100 vụ lên 250 vụ", "2,5", ("5,2",)),
        ("Số vụ tăng # lần, từ 100 vụ lên 250 vụ", "1,5", ("5,1",)),
        ("Có 270 vụ, gấp gần # lần so với cùng kỳ năm trước (180 vụ)", "2", ()),
        ("Năm trước 180 vụ, năm nay gấp # lần (270 vụ)", "1,5", ("1,8",)),
        ("There were 270 cases, # times the number of last year (180 cases)", "1.5", ("1.8",)),
    ],
)
def test_a_ratio_is_that_of_its_figures(sentence: str, sound: str, slips: tuple[str, ...]) -> None:
    text = sentence.replace("#", sound) + "."
    assert faults(text) == []
    assert bool(audit(text).matches) is bool(slips)
    for slip in slips:
        rules = [one.partition("=")[0] for one in faults(sentence.replace("#", slip) + ".")]
        assert rules == ["ratio-differs"]
