"""Days that sentences write out, and numbers beside themselves in words."""

import pytest

from tests.audit.papers import audit, faults

# A sentence, what is told of it, and how many claims it makes.
SENTENCES: dict[str, tuple[list[str], int]] = {
    # Days that no calendar has.
    "Hội nghị tổ chức ngày 31/9/2026.": (["no-such-day=ngày 31/9/2026"], 1),
    "Tính đến 31-6-2026, có 45 báo cáo.": (["no-such-day=31-6-2026"], 1),
    "Báo cáo ngày 29/2/2026 của Sở.": (["no-such-day=ngày 29/2/2026"], 1),
    "Báo cáo ngày 29/2/2028 của Sở.": ([], 0),
    "Họp ngày 31 tháng 11 năm 2026.": (["no-such-day=ngày 31 tháng 11 năm 2026"], 1),
    "Cấp ngày 13-18-2026.": (["no-such-day=ngày 13-18-2026"], 1),
    "Tệp xuất lúc 06/30/2026.": ([], 0),  # nobody calls it a day
    "Quyết định số 31/9/2026/QĐ-UBND.": ([], 0),
    "Luật số 64/2025/QH15.": ([], 0),
    # Weekdays.
    "Giao ban vào thứ Hai, ngày 17/9/2026.": (["weekday-differs=thứ Hai, ngày 17/9/2026"], 1),
    "Giao ban vào thứ Năm, ngày 17/9/2026.": ([], 1),
    "Giao ban sáng thứ 5 (17/9/2026).": ([], 1),
    "Giao ban ngày 17/9/2026 (Chủ nhật).": (["weekday-differs=17/9/2026 (Chủ nhật)"], 1),
    "Họp 8h30 thứ Ba, ngày 17/9/2026.": (["weekday-differs=thứ Ba, ngày 17/9/2026"], 1),
    "Đăng ký thay đổi lần thứ 2 ngày 17/9/2026.": ([], 0),
    "Phiên tòa lần thứ ba ngày 17/9/2026.": ([], 0),
    "Kỳ họp thứ 5, ngày 17/9/2026.": ([], 0),
    # Spans.
    "Làm việc từ ngày 20/8/2026 đến ngày 12/8/2026.": (
        ["days-backwards=từ ngày 20/8/2026 đến ngày 12/8/2026"],
        1,
    ),
    "Làm việc từ ngày 20/8 đến ngày 12/8/2026.": (
        ["days-backwards=từ ngày 20/8 đến ngày 12/8/2026"],
        1,
    ),
    "Số liệu từ ngày 15/12 đến ngày 14/3/2026.": ([], 0),  # over a new year
    "Số liệu từ ngày 15/12/2025 đến hết ngày 14/3/2026.": ([], 0),
    "Tập huấn 05 ngày, từ ngày 10/8/2026 đến ngày 12/8/2026.": (["span-differs=05"], 1),
    "Tập huấn 03 ngày (từ 10 đến 12/8/2026).": ([], 1),
    "Tập huấn từ ngày 10/8/2026 đến ngày 12/8/2026 (4 ngày).": (["span-differs=4"], 1),
    "Đoàn làm việc 10 ngày, từ ngày 10/8/2026 đến ngày 21/8/2026.": ([], 1),  # working days
    "Bị cấm 12 tháng, từ 5/10 đến 4/10/2026.": ([], 0),  # a whole year
    "Làm việc 22,5 ngày (từ 22/10 đến 20/11/2026).": ([], 0),
    "Trong 30 ngày kể từ ngày 10/8/2026.": ([], 0),
    # Numbers in words.
    "Có 07 (tám) nhiệm vụ.": (["words-differ=07"], 1),
    "Có 07 (bảy) nhiệm vụ.": ([], 1),
    "Lập 02 (hai) bản.": ([], 1),
    "Số tiền 3.450.000 đồng (Bằng chữ: Ba triệu bốn trăm năm mươi nghìn đồng).": ([], 1),
    "Số tiền 3.540.000 đồng (Bằng chữ: Ba triệu bốn trăm năm mươi nghìn đồng chẵn./.).": (
        ["words-differ=3.540.000"],
        1,
    ),
    "Có 07 (một số chậm) nhiệm vụ.": ([], 0),
    "Đào tạo theo hướng 4+3+2 (năm).": ([], 0),
    "Kéo dài 12 (năm).": ([], 0),
    "Theo Điều 5 (năm 2026).": ([], 0),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_writes_out_days_or_numbers(sentence: str) -> None:
    told, count = SENTENCES[sentence]
    assert faults(sentence) == told
    assert len(audit(sentence).claims) == count


def test_a_day_in_a_cell_is_looked_at_too() -> None:
    table = "| TT | Nội dung | Thời gian |\n|---|---|---|\n| 1 | Họp | ngày 31/9/2026 |\n"
    assert faults(table) == ["no-such-day=ngày 31/9/2026"]
