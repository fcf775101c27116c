"""What no line of a Word file parts."""

import pytest
from lxml import etree

from caichcli.formats.documents.word.joints import hold, with_joints

HELD = {
    # a text -> where it holds together ("~")
    "chưa có ý kiến sau 134 ngày": "chưa có ý kiến sau 134~ngày",
    "ngày 05 tháng 4 năm 2020": "ngày~05 tháng~4 năm~2020",
    "Thông báo số 23/TB-MH ngày 12/02/2020": "Thông báo số~23/TB-MH ngày 12/02/2020",
    "12/12 cơ quan; 04 nhiệm vụ, 61,90%": "12/12~cơ quan; 04~nhiệm vụ, 61,90%",
    "Quý II/2020 và 6 tháng đầu năm 2020": "Quý~II/2020 và 6~tháng đầu năm~2020",
    "Phụ lục I kèm theo": "Phụ lục~I kèm theo",
    "đã đôn đốc 05 lần; tuần 26, cơ quan": "đã đôn đốc 05~lần; tuần~26, cơ quan",
    "số vi phạm; 12, ngày sau": "số vi phạm; 12, ngày sau",
    "14 May 2020; 3 tasks": "14~May 2020; 3~tasks",
    "II.1 Báo cáo": "II.1 Báo cáo",
}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERS = {
    "theo Thông báo số 23/TB-MH ngày 12/02/2020": ["theo Thông báo số~23/TB", "MH ngày 12/02/2020"],
    "169/QĐ-BCĐCCHC; 30/2020/NĐ-CP": ["169/QĐ", "BCĐCCHC; 30/2020/NĐ", "CP"],
    "Xuân Hương - Đà Lạt, 2026-2030": ["Xuân Hương - Đà Lạt, 2026-2030"],
    "www.a.vn/x-y": ["www.a.vn/x-y"],
}


@pytest.mark.parametrize("text", HELD)
def test_a_count_stays_with_its_unit_and_a_day_with_its_date(text: str) -> None:
    assert with_joints(text).replace("\xa0", "~") == HELD[text]
    assert with_joints(text).replace("\xa0", " ") == text


@pytest.mark.parametrize("text", NUMBERS)
def test_the_number_of_a_paper_has_no_hyphen_to_break_at(text: str) -> None:
    root = etree.fromstring(f'<w:p xmlns:w="{W}"><w:r><w:t>{text}</w:t></w:r></w:p>')
    hold(root)
    (run,) = root
    parts = [each.text.replace("\xa0", "~") for each in run if each.text]
    assert parts == NUMBERS[text]
    assert [etree.QName(each).localname for each in run] == ["t", "noBreakHyphen"] * (
        len(parts) - 1
    ) + ["t"]
