"""Tables of tasks in the layouts of published plans, and what each must be read as.

A table is a list of rows; ``^`` is merged with the cell above, ``<`` with the one at its left.
What is expected is a line a task: id | title | lead | support | deadline | product. All of it is
invented but for the names of agencies.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Rows = list[list[str]]


class Layout(NamedTuple):
    rows: Rows
    areas: list[str]
    tasks: list[str]

    @property
    def is_merged(self) -> bool:
        return any(cell in ("^", "<") for row in self.rows for cell in row)


HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"]
BOTH = "Bộ Văn hóa, Thể thao và Du lịch"

LAYOUTS: dict[str, Layout] = {
    "areas by a roman number in its own cell": Layout(
        [
            HEAD,
            ["I", "Cải cách thể chế", "", "", "", ""],
            ["1", "Rà soát văn bản", "Bộ Tư pháp", "Các bộ, ngành", "Quý II/2026", "Báo cáo"],
            ["2.", "Trình dự án luật", "Bộ Nội vụ", f"{BOTH}, BTC", "30/6/2026", "Dự án luật"],
            ["II", "Cải cách thủ tục", "", "", "", ""],
            ["1", "Cắt giảm thủ tục", "Văn phòng Chính phủ", "", "Thường xuyên", ""],
        ],
        ["I Cải cách thể chế", "II Cải cách thủ tục"],
        [
            "I.1 | Rà soát văn bản | bo-tu-phap | cac-bo-nganh | Quý II/2026 | Báo cáo",
            "I.2 | Trình dự án luật | bo-noi-vu | bo-van-hoa-the-thao-va-du-lich, bo-tai-chinh"
            " | 30/6/2026 | Dự án luật",
            "II.1 | Cắt giảm thủ tục | van-phong-chinh-phu | | Thường xuyên |",
        ],
    ),
    "areas in one merged cell, numbers that run on": Layout(
        [
            ["STT", "Nội dung", "Đơn vị thực hiện", "Thời hạn hoàn thành", "Kết quả dự kiến"],
            ["I. NÂNG CAO NHẬN THỨC", "<", "<", "<", "<"],
            ["1", "Tổ chức hội nghị", "Bộ Nội vụ", "6/2026", "Hội nghị"],
            ["2", "Biên soạn tài liệu", "Bộ Tư pháp", "06/2026", "Tài liệu"],
            ["II. HOÀN THIỆN THỂ CHẾ", "<", "<", "<", "<"],
            ["3", "Sửa quy chế", "BNV", "Quí IV-2026", "Quy chế"],
        ],
        ["I NÂNG CAO NHẬN THỨC", "II HOÀN THIỆN THỂ CHẾ"],
        [
            "I.1 | Tổ chức hội nghị | bo-noi-vu | | 6/2026 | Hội nghị",
            "I.2 | Biên soạn tài liệu | bo-tu-phap | | 06/2026 | Tài liệu",
            "II.3 | Sửa quy chế | bo-noi-vu | | Quí IV-2026 | Quy chế",
        ],
    ),
    "letters above romans, the heading under every area, a roman number twice": Layout(
        [
            HEAD,
            ["A", "NHIỆM VỤ CHUNG", "", "", "", ""],
            ["I", "Chỉ đạo", "", "", "", ""],
            HEAD,
            ["1.1", "Ban hành kế hoạch", "Bộ Y tế", "", "Tháng 3/2026", "Kế hoạch"],
            ["II", "Kiểm tra", "", "", "", ""],
            HEAD,
            ["2.1", "Kiểm tra đợt 1", "Bộ Y tế", "", "Tháng 6/2026", ""],
            ["II", "Tổng kết", "", "", "", ""],
            ["3.1", "Sơ kết", "Bộ Y tế", "", "Tháng 12/2026", "Báo cáo"],
            ["B", "NHIỆM VỤ RIÊNG", "", "", "", ""],
            ["1", "Lập đề án", "Bộ Công an", "", "2026", "Đề án"],
        ],
        [
            "A.I Chỉ đạo (A. NHIỆM VỤ CHUNG)",
            "A.II Kiểm tra (A. NHIỆM VỤ CHUNG)",
            "A.II-2 Tổng kết (A. NHIỆM VỤ CHUNG)",
            "B NHIỆM VỤ RIÊNG",
        ],
        [
            "A.I.1.1 | Ban hành kế hoạch | bo-y-te | | Tháng 3/2026 | Kế hoạch",
            "A.II.2.1 | Kiểm tra đợt 1 | bo-y-te | | Tháng 6/2026 |",
            "A.II-2.3.1 | Sơ kết | bo-y-te | | Tháng 12/2026 | Báo cáo",
            "B.1 | Lập đề án | bo-cong-an | | 2026 | Đề án",
        ],
    ),
    "dotted numbers, a title alone above them": Layout(
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Tiến độ"],
            ["V", "Chuyển đổi số", "", "", ""],
            ["5.1", "Hạ tầng số", "", "", ""],
            ["5.1.1", "Nâng cấp mạng", "Bộ Khoa học và Công nghệ", "", "Quý III Năm 2026"],
            ["5.1.2", "Kết nối dữ liệu", "Bộ Công an", "", "quý 3/2026"],
            ["5.2", "Đào tạo cán bộ", "Bộ Nội vụ", "", "Hằng năm"],
        ],
        ["V Chuyển đổi số"],
        [
            "V.5.1.1 | Nâng cấp mạng (5.1. Hạ tầng số) | bo-khoa-hoc-va-cong-nghe | "
            "| Quý III Năm 2026 |",
            "V.5.1.2 | Kết nối dữ liệu (5.1. Hạ tầng số) | bo-cong-an | | quý 3/2026 |",
            "V.5.2 | Đào tạo cán bộ | bo-noi-vu | | Hằng năm |",
        ],
    ),
    "a heading of two rows, the columns numbered": Layout(
        [
            ["Số TT", "Nhiệm vụ, giải pháp", "Phân công thực hiện", "<", "Lộ trình", "Ghi chú"],
            ["^", "^", "Cơ quan chủ trì", "Cơ quan phối hợp", "^", "^"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["I", "Tổ chức bộ máy", "<", "<", "<", "<"],
            ["1", "Sắp xếp đơn vị", "Bộ Nội vụ", "Bộ Tài chính", "20.7.2026", "Theo Luật"],
        ],
        ["I Tổ chức bộ máy"],
        ["I.1 | Sắp xếp đơn vị | bo-noi-vu | bo-tai-chinh | 20.7.2026 | [Theo Luật]"],
    ),
    "two sub-tasks with their own leads, one shared deadline": Layout(
        [
            HEAD,
            ["I", "Cơ sở dữ liệu", "", "", "", ""],
            ["1", "Xây dựng cơ sở dữ liệu cán bộ", "", "", "31/12/2026", "Cơ sở dữ liệu"],
            ["^", "a) Phần trung ương", "Bộ Nội vụ", "", "^", "^"],
            ["^", "b) Phần địa phương", "UBND các tỉnh", "", "^", "^"],
            ["2", "Thẩm định", "Bộ Tư pháp", "", "30/6/2026", "Báo cáo"],
        ],
        ["I Cơ sở dữ liệu"],
        [
            "I.1.a | Phần trung ương (1. Xây dựng cơ sở dữ liệu cán bộ) | bo-noi-vu | "
            "| 31/12/2026 | Cơ sở dữ liệu",
            "I.1.b | Phần địa phương (1. Xây dựng cơ sở dữ liệu cán bộ) | ubnd-cac-tinh | "
            "| 31/12/2026 | Cơ sở dữ liệu",
            "I.2 | Thẩm định | bo-tu-phap | | 30/6/2026 | Báo cáo",
        ],
    ),
    "two pairs of lead and support, centre and local": Layout(
        [
            HEAD,
            ["1", "Tổ chức tập huấn", "Bộ Nội vụ", "Bộ Tài chính", "Quý I/2026", "Lớp học"],
            ["^", "^", "UBND các tỉnh", "Các sở, ngành", "^", "^"],
            ["2", "Tổng hợp", "Bộ Nội vụ", "", "Quý II/2026", ""],
        ],
        ["chung Nhiệm vụ"],
        [
            "1 | Tổ chức tập huấn | bo-noi-vu, ubnd-cac-tinh | bo-tai-chinh, cac-so-nganh"
            " | Quý I/2026 | Lớp học"
            " [Bộ Nội vụ – Bộ Tài chính; UBND các tỉnh – Các sở, ngành]",
            "2 | Tổng hợp | bo-noi-vu | | Quý II/2026 |",
        ],
    ),
    "rows broken by a page, a name cut in two, one on the next area's row": Layout(
        [
            HEAD,
            ["I", "Văn hóa", "", "", "", ""],
            ["1", "Tổ chức lễ hội theo luật", "Bộ Văn hóa, Thể thao", "Bộ Tài", "Quý II/2026", ""],
            ["", "của Quốc hội", "và Du lịch", "chính", "", ""],
            ["2", "Bảo tồn di tích", "Bộ Văn hóa, Thể thao", "", "Quý III/2026", "Báo cáo"],
            ["II", "Giáo dục", "và Du lịch", "", "", ""],
            ["3", "Mở trường", "Bộ Giáo dục", "", "Quý IV/2026", ""],
            ["", "", "và Đào tạo", "", "", ""],
        ],
        ["I Văn hóa", "II Giáo dục"],
        [
            "I.1 | Tổ chức lễ hội theo luật của Quốc hội | bo-van-hoa-the-thao-va-du-lich"
            " | bo-tai-chinh | Quý II/2026 |",
            "I.2 | Bảo tồn di tích | bo-van-hoa-the-thao-va-du-lich | | Quý III/2026 | Báo cáo",
            "II.3 | Mở trường | bo-giao-duc-va-dao-tao | | Quý IV/2026 |",
        ],
    ),
    "other order, numbers without a heading, lead and support in one cell": Layout(
        [
            ["", "Thời gian", "Cơ quan chủ trì, phối hợp", "Nội dung nhiệm vụ", "Kết quả"],
            ["1", "Tháng 11 - 12/2026", "BNV chủ trì; Bộ Tư pháp, BTC phối hợp", "Khảo sát", ""],
            ["2", "Thường xuyên", "BYT chủ trì, phối hợp với các sở", "Phòng dịch", "Số liệu"],
        ],
        ["chung Nhiệm vụ"],
        [
            "1 | Khảo sát | bo-noi-vu | bo-tu-phap, bo-tai-chinh | Tháng 11 - 12/2026 |",
            "2 | Phòng dịch | bo-y-te | cac-so | Thường xuyên | Số liệu",
        ],
    ),
    "a follow-up table, with what was done so far": Layout(
        [
            ["TT", "Nhiệm vụ", "Văn bản giao việc", "Thời hạn", "Cơ quan thực hiện", "Tiến độ",
             "Kết quả hiện nay", "Đề xuất, kiến nghị"],
            ["1", "Trình nghị định", "12/NQ-CP ngày 05/01/2026", "30/6/2026", "Bộ Công Thương",
             "Đang thực hiện", "Đã lấy ý kiến", "Gia hạn"],
            ["2", "Báo cáo năng lượng", "", "Hàng quý", "Bộ Công Thương", "Hoàn thành", "", ""],
        ],
        ["chung Nhiệm vụ"],
        [
            "1 | Trình nghị định | bo-cong-thuong | | 30/6/2026 | {12/NQ-CP 2026-01-05}",
            "2 | Báo cáo năng lượng | bo-cong-thuong | | Hàng quý |",
        ],
    ),
    "the area of each task in a column": Layout(
        [
            ["Mã", "Nhóm nhiệm vụ", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "I. Thể chế", "Sửa luật", "Bộ Tư pháp", "2026"],
            ["2", "I. Thể chế", "Sửa nghị định", "Bộ Tư pháp", "2026"],
            ["3", "II. Tài chính", "Phân bổ vốn", "Bộ Tài chính", "2026"],
        ],
        ["I Thể chế", "II Tài chính"],
        [
            "I.1 | Sửa luật | bo-tu-phap | | 2026 |",
            "I.2 | Sửa nghị định | bo-tu-phap | | 2026 |",
            "II.3 | Phân bổ vốn | bo-tai-chinh | | 2026 |",
        ],
    ),
    "cells of several lines, dashes in a title, a note below": Layout(
        [
            HEAD,
            ["1", "Hoàn thiện thể chế:\n- Rà soát luật\n- Sửa nghị định", "Bộ Nội vụ\nBộ Tư pháp",
             "Các cơ quan:\nBộ Y tế", "Quý I/2026", "Báo cáo\nTờ trình"],
            ["Ghi chú: thời hạn tính đến hết quý", "<", "<", "<", "<", "<"],
        ],
        ["chung Nhiệm vụ"],
        [
            "1 | Hoàn thiện thể chế:⏎- Rà soát luật⏎- Sửa nghị định | bo-noi-vu, bo-tu-phap"
            " | cac-co-quan, bo-y-te | Quý I/2026 | Báo cáo⏎Tờ trình",
        ],
    ),
}  # fmt: skip


def fill(rows: Rows, write: Callable[[int, int, str], None]) -> list[tuple[int, int, int, int]]:
    """Write the cells of a table; the ranges to be merged: top, left, bottom, right, from 0."""
    merged = []
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in ("^", "<"):
                continue
            write(at, column, text)
            right = column
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            bottom = at
            while bottom + 1 < len(rows) and rows[bottom + 1][column] == "^":
                bottom += 1
            if (bottom, right) != (at, column):
                merged.append((at, column, bottom, right))
    return merged


def to_docx(rows: Rows, path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    add_table(document, rows)
    document.save(str(path))


def add_table(document: Any, rows: Rows) -> Any:
    table = document.add_table(len(rows), len(rows[0]), "Table Grid")
    grid = [row.cells for row in table.rows]

    def write(at: int, column: int, text: str) -> None:
        first, *others = text.split("\n")
        cell = grid[at][column]
        cell.text = first
        for line in others:
            cell.add_paragraph(line)

    for top, left, bottom, right in fill(rows, write):
        grid[top][left].merge(grid[bottom][right])
    return table


def to_xlsx(rows: Rows, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["KẾ HOẠCH"])
    sheet.append([])

    def write(at: int, column: int, text: str) -> None:
        if text:
            sheet.cell(at + 3, column + 1, text)

    for top, left, bottom, right in fill(rows, write):
        sheet.merge_cells(
            start_row=top + 3, start_column=left + 1, end_row=bottom + 3, end_column=right + 1
        )
    book.save(path)


def to_csv(rows: Rows, path: Path) -> None:
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def to_markdown(rows: Rows, path: Path) -> None:
    lines = ["| " + " | ".join(cell.replace("\n", "<br>") for cell in row) + " |" for row in rows]
    rule = "|" + "---|" * len(rows[0])
    path.write_text("\n".join(["# Kế hoạch", "", lines[0], rule, *lines[1:], ""]), "utf-8")


WRITERS: dict[str, Callable[[Rows, Path], None]] = {
    "docx": to_docx,
    "xlsx": to_xlsx,
    "csv": to_csv,
    "md": to_markdown,
}
CASES = [
    (name, ending)
    for name, layout in LAYOUTS.items()
    for ending in WRITERS
    if ending in ("docx", "xlsx") or not layout.is_merged
]
