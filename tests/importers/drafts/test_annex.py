"""What a paper says of itself above its table, as offices head their papers."""

import datetime as dt
from pathlib import Path

import pytest
from docx import Document

from caichcli.importers import sources
from caichcli.importers.drafts.annex import AnnexHead, lines_above, read
from caichcli.importers.grids.grid import Source
from caichcli.importers.task_tables import candidates
from caichcli.importers.task_tables.candidates import TaskTable
from tests.importers import pdf_files
from tests.importers.layouts import HEAD, add_table

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
HEADS = {
    "an annex": (
        [
            "PHỤ LỤC I",
            "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh X)",
        ],
        AnnexHead(
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
        AnnexHead(
            "Kế hoạch cải cách hành chính nhà nước năm 2026",
            "12/KH-UBND",
            dt.date(2026, 1, 5),
            None,
            *YEAR,
        ),
    ),
    "several years": (
        ["PHỤ LỤC", "NHIỆM VỤ GIAI ĐOẠN 2026 - 2030", "(Ban hành kèm theo Kế hoạch số: 5/KH-BNV)"],
        AnnexHead(
            "Nhiệm vụ giai đoạn 2026 - 2030", "5/KH-BNV", None, None, YEAR[0], dt.date(2030, 12, 31)
        ),
    ),
    "a year's plan under a programme of several": (
        ["KẾ HOẠCH", "Thực hiện Chương trình giai đoạn 2021 - 2030 trong năm 2026"],
        AnnexHead(
            "Kế hoạch thực hiện Chương trình giai đoạn 2021 - 2030 trong năm 2026",
            start=YEAR[0],
            end=YEAR[1],
        ),
    ),
    # As three plans of a province in 2025 and 2026 stand: no number yet, those of others beneath.
    "a number still blank": (
        [
            "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
            "Số:           /KH-UBND",
            "Lâm Đồng, ngày       tháng 12 năm 2025",
            "KẾ HOẠCH",
            "Cải cách hành chính nhà nước năm 2026 tỉnh Lâm Đồng",
            "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;",
            "Thực hiện Kế hoạch số 9669/KH-UBND ngày 24/12/2025 của UBND tỉnh;",
            "Cơ quan được giao nhiệm vụ tại Phụ lục kèm theo Kế hoạch này",
            "(Ban hành kèm theo Kế hoạch số      /KH-UBND ngày     /12/2025 của UBND tỉnh)",
        ],
        AnnexHead(
            "Kế hoạch cải cách hành chính nhà nước năm 2026 tỉnh Lâm Đồng",
            start=YEAR[0],
            end=YEAR[1],
        ),
    ),
    "an annex that names no number, above a paper that is cited": (
        ["Danh mục kèm theo Kế hoạch này", "Thực hiện Quyết định số 282/QĐ-TTg ngày 12/02/2026"],
        AnnexHead("Danh mục kèm theo Kế hoạch này"),
    ),
    "a title in capitals that cites another": (
        ["BỘ NỘI VỤ Số: 7/KH-BNV", "KẾ HOẠCH", "THỰC HIỆN NGHỊ QUYẾT SỐ 76/NQ-CP NĂM 2026"],
        AnnexHead(None, "7/KH-BNV"),
    ),
    "only a title in capitals that cites another": (
        ["THỰC HIỆN NGHỊ QUYẾT SỐ 76/NQ-CP NĂM 2026"],
        AnnexHead("Thực hiện nghị quyết số 76/nq-cp năm 2026", start=YEAR[0], end=YEAR[1]),
    ),
    "a kind and its number in one line": (
        ["# Kế hoạch số 12/KH-UBND", "Thực hiện Nghị quyết số 76/NQ-CP"],
        AnnexHead(None, "12/KH-UBND"),
    ),
    "what ends one line and begins the next": (
        ["THÔNG BÁO KẾT LUẬN KIỂM TRA", "Kiểm tra cơ chế một cửa năm 2026 tại Sở B"],
        AnnexHead(
            "Thông báo kết luận kiểm tra cơ chế một cửa năm 2026 tại Sở B",
            start=YEAR[0],
            end=YEAR[1],
        ),
    ),
    "nothing": (["", "Ghi chú"], AnnexHead()),
}


@pytest.mark.parametrize(("lines", "annex"), HEADS.values(), ids=HEADS)
def test_a_head_is_read(lines: list[str], annex: AnnexHead) -> None:
    assert read(lines) == annex


ROWS = [HEAD, ["1", "Ban hành kế hoạch", "Sở Nội vụ", "", "Quý I/2026", ""], *[["2"] * 6] * 3]


def test_the_lines_above_a_table_of_word_stand_in_its_order(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("PHỤ LỤC")
    # The head of a paper is often laid out as a small table; so is who receives it, at its end.
    add_table(document, [["UBND TỈNH X", "Số: 5/KH-UBND"]])
    document.add_paragraph("Kế hoạch năm 2026")
    add_table(document, ROWS)
    document.add_paragraph("Nơi nhận")
    add_table(document, [["Lưu: VT"]])
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert above(path) == ("PHỤ LỤC", "UBND TỈNH X", "Số: 5/KH-UBND", "Kế hoạch năm 2026")


def test_the_lines_above_a_table_of_other_files(tmp_path: Path) -> None:
    rows = "\n".join(f"| {' | '.join(row)} |" for row in (HEAD, ["---"] * 6, *ROWS[1:]))
    path = tmp_path / "a.md"
    path.write_text(f"# KẾ HOẠCH\n\nNăm 2026\n\n{rows}\n\nNơi nhận\n", "utf-8")
    assert above(path) == ("KẾ HOẠCH", "Năm 2026")
    path = tmp_path / "a.pdf"
    table = pdf_files.table(
        [["TT", "Nhiem vu", "Chu tri", "Thoi han"], ["1", "Lap ke hoach", "So Noi vu", "2026"]],
        [60, 300, 200, 100],
        top=400,
    )
    pdf_files.write(path, pdf_files.lines("KE HOACH", "Nam 2026") + table)
    assert above(path) == ("KE HOACH", "Nam 2026")


def above(path: Path) -> tuple[str, ...]:
    source = sources.read(path.read_bytes(), path.name)
    assert isinstance(source, Source)
    table = candidates.choose(source, ())
    assert isinstance(table, TaskTable)
    return lines_above(source, table)
