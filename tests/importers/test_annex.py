"""What a paper says of itself above its table, as offices head their papers."""

import datetime as dt

import pytest

from caichcli.importers.annex import Annex, read

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
HEADS = {
    "an annex": (
        [
            "PHỤ LỤC I",
            "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh X)",
        ],
        Annex(
            "Danh mục nhiệm vụ cải cách hành chính năm 2026",
            "12/QĐ-UBND",
            dt.date(2026, 1, 5),
            "Ủy ban nhân dân tỉnh X",
            *YEAR,
        ),
    ),
    "a plan with its own head": (
        [
            "ỦY BAN NHÂN DÂN TỈNH X",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 12/KH-UBND",
            "X, ngày 05 tháng 01 năm 2026",
            "KẾ HOẠCH",
            "Cải cách hành chính nhà nước năm 2026",
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ:",
        ],
        Annex(
            "Kế hoạch cải cách hành chính nhà nước năm 2026",
            "12/KH-UBND",
            dt.date(2026, 1, 5),
            None,
            *YEAR,
        ),
    ),
    "several years": (
        ["PHỤ LỤC", "NHIỆM VỤ GIAI ĐOẠN 2026 - 2030", "(Ban hành kèm theo Kế hoạch số: 5/KH-BNV)"],
        Annex(
            "Nhiệm vụ giai đoạn 2026 - 2030", "5/KH-BNV", None, None, YEAR[0], dt.date(2030, 12, 31)
        ),
    ),
    "nothing": (["", "Ghi chú"], Annex()),
}


@pytest.mark.parametrize(("lines", "annex"), HEADS.values(), ids=HEADS)
def test_a_head_is_read(lines: list[str], annex: Annex) -> None:
    assert read(lines) == annex
