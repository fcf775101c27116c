"""What columns mean by their headings and their cells, and rows that other papers have.

Tables are written as those of the layouts; ``**words**`` are bold.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from caichcli.importers.drafts.draft import Draft
from caichcli.importers.grids.grid import FileRefusal
from caichcli.importers.task_tables import candidates
from tests.importers.imported import REGISTER, areas, imported, source, tasks
from tests.importers.layouts import WRITERS, Rows

ENDINGS = ("docx", "xlsx", "csv", "md")


def written(rows: Rows, ending: str, folder: Path) -> Path:
    path = folder / f"in.{ending}"
    if ending == "md":
        WRITERS[ending](rows, path)
    else:
        plain = [[cell.replace("**", "") for cell in row] for row in rows]
        WRITERS[ending](plain, path)
    if ending == "docx":
        embolden_word(path, rows)
    if ending == "xlsx":
        embolden_sheet(path, rows)
    return path


def bold_texts(rows: Rows) -> set[str]:
    return {cell.strip("*") for row in rows for cell in row if cell.startswith("**")}


def embolden_word(path: Path, rows: Rows) -> None:
    from docx import Document

    document = Document(str(path))
    for row in document.tables[0].rows:
        for cell in row.cells:
            if cell.text in bold_texts(rows):
                cell.paragraphs[0].runs[0].bold = True
    document.save(str(path))


def embolden_sheet(path: Path, rows: Rows) -> None:
    from openpyxl import load_workbook
    from openpyxl.styles import Font

    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value in bold_texts(rows):
                cell.font = Font(bold=True)
    book.save(path)


def lines(draft: Draft) -> list[str]:
    """A line a row below the first heading: kind and result, with the reasons."""
    every = [
        f"{each.kind} {each.result}"
        + (": " + ", ".join(reason.code for reason in each.reasons) if each.reasons else "")
        for each in draft.verdicts
    ]
    first = next(at for at, each in enumerate(draft.verdicts) if each.kind == "heading")
    return every[first + 1 :]


# Headings met on papers and in offices' own sheets: what each column is.
HEADINGS = {
    "title": ["Tiêu đề", "Hạng mục", "Hạng mục triển khai", "Tên dự án", "Tên dự án đề xuất",
              "Tên nhiệm vụ", "Nhiệm vụ", "Nội dung công việc", "Dự án", "Đầu việc",
              "Đơn vị được kiểm tra", "Cơ quan được thanh tra", "Task", "Title", "Activity",
              "Activities", "Action", "Work item", "Project name", "Description"],
    "lead": ["Người thực hiện", "Chủ đầu tư", "Trách nhiệm thực hiện", "Cơ quan chủ trì",
             "Đơn vị chủ trì tham mưu", "Đơn vị thực hiện", "Phân công", "Lead", "Lead agency",
             "Responsible", "Responsible agency", "Owner", "Assigned to", "In charge",
             "Implementing agency"],
    "deadline": ["Ngày kết thúc", "Hạn chót", "Hạn", "Thời hạn", "Thời gian kiểm tra",
                 "Thời gian kết thúc", "Deadline", "Due", "Due date", "End date", "Finish",
                 "Timeline", "Time frame", "Timing", "Completion date"],
    "support": ["Cơ quan phối hợp", "Phối hợp", "Support", "Coordinating agencies", "Partners"],
    "product": ["Sản phẩm", "Kết quả đầu ra", "Output", "Deliverables", "Expected results"],
    "note": ["Ghi chú", "Notes", "Remarks", "Comments"],
    "start": ["Ngày bắt đầu", "Thời gian bắt đầu", "Từ ngày", "Start date"],
    "other": ["Kinh phí", "Budget", "Thực tế", "Hiện trạng"],
}  # fmt: skip
CELLS = {
    "title": ["Xây dựng kho dữ liệu dùng chung", "Nâng cấp cổng thông tin"],
    "lead": ["Bộ Tài chính", "Bộ Xây dựng"],
    "deadline": ["30/6/2026", "30/9/2026"],
    "support": ["Bộ Y tế", "Bộ Nội vụ"],
    "product": ["Quyết định", "Báo cáo"],
    "note": ["Theo Luật", "Việc mới"],
    "start": ["01/02/2026", "02/02/2026"],
    "other": ["01/02/2026", "02/02/2026"],
}


@pytest.mark.parametrize(
    ("role", "heading"), [(role, each) for role in HEADINGS for each in HEADINGS[role]]
)
def test_a_heading_that_offices_write(role: str, heading: str, tmp_path: Path) -> None:
    columns = {"title": "Nhiệm vụ", "lead": "Cơ quan chủ trì", "deadline": "Thời hạn"}
    columns = {**columns, role: heading}
    rows = [["STT", *columns.values()]] + [
        [str(at + 1), *(CELLS[each][at] for each in columns)] for at in (0, 1)
    ]
    path = written(rows, "md", tmp_path)
    table = candidates.choose(source(path), (), REGISTER)
    assert not isinstance(table, FileRefusal)
    assert list(table.headings[0][0].roles) == ["number", *columns]
    draft = imported(path)
    assert [task["title"] for task in draft.tasks] == CELLS["title"]
    starts = CELLS["start"] if role == "start" else ["", ""]
    assert [task["deadline"] for task in draft.tasks] == [
        f"từ {start} đến {end}" if start else end
        for start, end in zip(starts, CELLS["deadline"], strict=True)
    ]
    assert [each.result for each in draft.verdicts] == ["ignored", "taken", "taken"]


class Shape(NamedTuple):
    rows: Rows
    tasks: list[str]
    lines: list[str]
    areas: list[str]
    endings: tuple[str, ...] = ENDINGS
    notes: tuple[str, ...] = ()


NO_AREA = ["chung Nhiệm vụ"]
BY_CELLS = ("title-by-cells",)
FULL = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]
FIRST = ["1", "Rà soát thủ tục", "Bộ Tư pháp", "30/6/2026"]
NEXT = ["2", "Trình dự án luật", "Bộ Nội vụ", "30/9/2026"]

SHAPES: dict[str, Shape] = {
    # Columns by their cells.
    "the project's name beside what it mainly is": Shape(
        [
            ["TT", "Nội dung chính", "Tên dự án, nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Thể chế", "Xây dựng Nghị định về khí thải", "Bộ Tài chính", "2026"],
            ["2", "Quan trắc", "Đầu tư mạng lưới quan trắc", "Bộ Công an", "2028"],
        ],
        [
            "1 | Xây dựng Nghị định về khí thải | bo-tai-chinh | | 2026 | [Thể chế]",
            "2 | Đầu tư mạng lưới quan trắc | bo-cong-an | | 2028 | [Quan trắc]",
        ],
        ["task taken", "task taken"],
        NO_AREA,
    ),
    "a field that holds for several": Shape(
        [
            ["STT", "Lĩnh vực", "Tên dự án đề xuất", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Số hóa", "Xây dựng kho dữ liệu", "Bộ Tài chính", "2026"],
            ["2", "Số hóa", "Nâng cấp cổng thông tin", "Bộ Xây dựng", "2027"],
        ],
        [
            "I.1 | Xây dựng kho dữ liệu | bo-tai-chinh | | 2026 |",
            "I.2 | Nâng cấp cổng thông tin | bo-xay-dung | | 2027 |",
        ],
        ["task taken", "task taken"],
        ["I Số hóa"],
    ),
    "numbers under the heading of tasks": Shape(
        [
            ["STT", "Kết quả đầu ra", "Nhiệm vụ của Chính phủ", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Nghị định về dữ liệu", "14, 26", "Bộ Công an", "2026"],
            ["2", "Kế hoạch đào tạo nhân lực", "14, 26", "Bộ Tài chính", "2027"],
        ],
        [
            "1 | Nghị định về dữ liệu | bo-cong-an | | 2026 |",
            "2 | Kế hoạch đào tạo nhân lực | bo-tai-chinh | | 2027 |",
        ],
        ["task taken", "task taken"],
        NO_AREA,
        notes=BY_CELLS,
    ),
    "the same words under the heading of tasks, sentences under another": Shape(
        [
            ["STT", "Nhiệm vụ", "Diễn giải", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "Nhóm A", "Xây dựng kho dữ liệu dùng chung", "Bộ Công an", "2026"],
            ["2", "Nhóm A", "Kết nối các hệ thống với nhau", "Bộ Tài chính", "2027"],
            ["3", "Nhóm B", "Đào tạo cán bộ vận hành hệ thống", "Bộ Tài chính", "2027"],
            ["4", "Nhóm B", "Thuê hạ tầng máy chủ dùng chung", "Bộ Tài chính", "2027"],
        ],
        [
            "I.1 | Xây dựng kho dữ liệu dùng chung | bo-cong-an | | 2026 |",
            "I.2 | Kết nối các hệ thống với nhau | bo-tai-chinh | | 2027 |",
            "II.3 | Đào tạo cán bộ vận hành hệ thống | bo-tai-chinh | | 2027 |",
            "II.4 | Thuê hạ tầng máy chủ dùng chung | bo-tai-chinh | | 2027 |",
        ],
        ["task taken"] * 4,
        ["I Nhóm A", "II Nhóm B"],
        notes=BY_CELLS,
    ),
    "nothing but numbers": Shape(
        [
            ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "14, 26", "Bộ Công an", "2026"],
            ["2", "15", "Bộ Tài chính", "2027"],
        ],
        ["1 | 14, 26 | bo-cong-an | | 2026 |", "2 | 15 | bo-tai-chinh | | 2027 |"],
        ["task taken", "task taken"],
        NO_AREA,
        notes=("title-poor",),
    ),
    "longer sentences beside, of which no heading tells": Shape(
        [
            ["STT", "Nhiệm vụ", "Diễn giải", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "Số hóa", "Xây dựng kho dữ liệu dùng chung của tỉnh", "Bộ Công an", "2026"],
            ["2", "Cổng", "Nâng cấp cổng thông tin điện tử của tỉnh", "Bộ Y tế", "2027"],
        ],
        ["1 | Số hóa | bo-cong-an | | 2026 |", "2 | Cổng | bo-y-te | | 2027 |"],
        ["task taken", "task taken"],
        NO_AREA,
        notes=("title-unsure",),
    ),
    "leads and terms under headings of one's own": Shape(
        [
            ["STT", "Công việc", "Ai", "Mốc"],
            ["1", "Xây dựng kho dữ liệu", "Bộ Công an", "30/6/2026"],
            ["2", "Nâng cấp cổng", "Sở Tài chính", "30/9/2026"],
        ],
        [
            "1 | Xây dựng kho dữ liệu | bo-cong-an | | 30/6/2026 |",
            "2 | Nâng cấp cổng | so-tai-chinh | | 30/9/2026 |",
        ],
        ["task taken", "task taken"],
        NO_AREA,
        notes=("lead-by-cells", "deadline-by-cells"),
    ),
    "titles under a heading of one's own": Shape(
        [
            ["STT", "Diễn giải", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "Xây dựng kho dữ liệu", "Bộ Công an", "30/6/2026"],
            ["2", "Nâng cấp cổng thông tin", "Bộ Tài chính", "30/9/2026"],
        ],
        [
            "1 | Xây dựng kho dữ liệu | bo-cong-an | | 30/6/2026 |",
            "2 | Nâng cấp cổng thông tin | bo-tai-chinh | | 30/9/2026 |",
        ],
        ["task taken", "task taken"],
        NO_AREA,
        notes=BY_CELLS,
    ),
    "an inspection plan": Shape(
        [
            ["STT", "Đơn vị được kiểm tra", "Thời gian kiểm tra"],
            ["I", "Cơ quan chuyên môn cấp tỉnh", ""],
            ["1", "Sở Nội vụ", "Tháng 7/2026"],
            ["2", "Sở Y tế (Chi cục Dân số)", "Từ tháng 3 đến tháng 9/2026"],
            ["II", "Ủy ban nhân dân cấp xã", ""],
            ["1", "UBND xã Tân Phú", "Tháng 8/2026"],
        ],
        [
            "I.1 | Sở Nội vụ | | | Tháng 7/2026 |",
            "I.2 | Sở Y tế (Chi cục Dân số) | | | Từ tháng 3 đến tháng 9/2026 |",
            "II.1 | UBND xã Tân Phú | | | Tháng 8/2026 |",
        ],
        ["area taken", "task taken", "task taken", "area taken", "task taken"],
        ["I Cơ quan chuyên môn cấp tỉnh", "II Ủy ban nhân dân cấp xã"],
    ),
    # Rows.
    "bold rows without numbers part the tasks": Shape(
        [
            FULL,
            ["", "**Cải cách thể chế**", "", ""],
            FIRST,
            ["", "**Cải cách bộ máy**", "", ""],
            NEXT,
        ],
        [
            "I.1 | Rà soát thủ tục | bo-tu-phap | | 30/6/2026 |",
            "II.2 | Trình dự án luật | bo-noi-vu | | 30/9/2026 |",
        ],
        ["area doubtful: area-unnumbered", "task taken"] * 2,
        ["I Cải cách thể chế", "II Cải cách bộ máy"],
        ("docx", "xlsx", "md"),
    ),
    "rows without numbers where numbers begin anew": Shape(
        [FULL, ["", "Cải cách thể chế", "", ""], FIRST, ["", "Cải cách bộ máy", "", ""],
         ["1", "Trình dự án luật", "Bộ Nội vụ", "30/9/2026"]],
        [
            "I.1 | Rà soát thủ tục | bo-tu-phap | | 30/6/2026 |",
            "II.1 | Trình dự án luật | bo-noi-vu | | 30/9/2026 |",
        ],
        ["area doubtful: area-unnumbered", "task taken"] * 2,
        ["I Cải cách thể chế", "II Cải cách bộ máy"],
    ),
    "letters that are romans elsewhere": Shape(
        [FULL, *(row for letter in "ABCDEGHIKLM" for row in (
            [letter, f"Nhóm {letter} của chương trình", "", ""],
            ["1", f"Việc của nhóm {letter}", "Bộ Nội vụ", "30/6/2026"],
        ))],
        [f"{letter}.1 | Việc của nhóm {letter} | bo-noi-vu | | 30/6/2026 |"
         for letter in "ABCDEGHIKLM"],
        ["area taken", "task taken"] * 11,
        [f"{letter} Nhóm {letter} của chương trình" for letter in "ABCDEGHIKLM"],
    ),
    "three levels": Shape(
        [FULL, *(row for letter in "AB" for row in (
            [letter, f"Phần {letter}", "", ""],
            ["I", f"Thể chế {letter}", "", ""],
            ["1", f"Rà soát {letter}", "Bộ Nội vụ", "30/6/2026"],
            ["II", f"Bộ máy {letter}", "", ""],
            ["1", f"Sắp xếp {letter}", "Bộ Nội vụ", "30/6/2026"],
        ))],
        [f"{letter}.{roman}.1 | {title} {letter} | bo-noi-vu | | 30/6/2026 |"
         for letter in "AB" for roman, title in (("I", "Rà soát"), ("II", "Sắp xếp"))],
        ["area taken", "area taken", "task taken", "area taken", "task taken"] * 2,
        [f"{letter}.{roman} {name} {letter} ({letter}. Phần {letter})"
         for letter in "AB" for roman, name in (("I", "Thể chế"), ("II", "Bộ máy"))],
    ),
    "a fragment that a page cut off": Shape(
        [FULL, FIRST, ["", "Báo cáo kết quả", "", ""], NEXT],
        [
            "1 | Rà soát thủ tục | bo-tu-phap | | 30/6/2026 |",
            "2 | Báo cáo kết quả | | | |",
            "2-2 | Trình dự án luật | bo-noi-vu | | 30/9/2026 |",
        ],
        ["task taken", "task doubtful: title-alone, title-only", "task doubtful: number-twice"],
        NO_AREA,
    ),
    "rows of one task with leads and terms of their own": Shape(
        [
            ["STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời hạn"],
            ["1", "Rà soát thủ tục", "Kế hoạch", "Bộ Tài chính", "Trong tháng 01/2026"],
            ["^", "^", "Báo cáo", "Bộ Tư pháp", "Trước ngày 30/9/2026"],
            ["2", "Trình luật", "Luật", "Bộ Nội vụ", "30/6/2026"],
        ],
        [
            "1.1 | Rà soát thủ tục: Kế hoạch (1. Rà soát thủ tục) | bo-tai-chinh | "
            "| Trong tháng 01/2026 | Kế hoạch",
            "1.2 | Rà soát thủ tục: Báo cáo (1. Rà soát thủ tục) | bo-tu-phap | "
            "| Trước ngày 30/9/2026 | Báo cáo",
            "2 | Trình luật | bo-noi-vu | | 30/6/2026 | Luật",
        ],
        ["task taken", "sub-row taken", "task taken"],
        NO_AREA,
        ("docx", "xlsx"),
    ),
    "such rows where nothing is merged": Shape(
        [FULL, FIRST, ["", "", "Bộ Công an", "31/12/2026"], NEXT],
        [
            "1.1 | Rà soát thủ tục (1. Rà soát thủ tục) | bo-tu-phap | | 30/6/2026 |",
            "1.2 | Rà soát thủ tục (1. Rà soát thủ tục) | bo-cong-an | | 31/12/2026 |",
            "2 | Trình dự án luật | bo-noi-vu | | 30/9/2026 |",
        ],
        ["task taken", "sub-row doubtful: sub-row", "task taken"],
        NO_AREA,
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "ending"), [(name, each) for name in SHAPES for each in SHAPES[name].endings]
)
def test_a_table_by_its_cells(name: str, ending: str, tmp_path: Path) -> None:
    shape = SHAPES[name]
    draft = imported(written(shape.rows, ending, tmp_path))
    assert tasks(draft) == shape.tasks
    assert areas(draft) == shape.areas
    assert lines(draft) == shape.lines
    assert tuple(note.code for note in draft.notes if note.code != "no-areas") == shape.notes
    heading = next(each for each in draft.verdicts if each.kind == "heading")
    assert heading.result == ("doubtful" if shape.notes else "ignored")


# Tables that are no plans.
OTHERS = {
    "comments": [
        ["STT", "Nội dung góp ý", "Cơ quan góp ý", "Giải trình, tiếp thu"],
        ["1", "Đề nghị bổ sung căn cứ", "Bộ Tư pháp", "Đã tiếp thu"],
    ],
    "scores": [
        ["STT", "Nội dung, tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Cơ quan thực hiện"],
        ["1", "Ban hành kế hoạch đúng hạn", "2", "1,5", "Sở Nội vụ"],
    ],
    "figures": [
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Cơ quan chủ trì"],
        ["1", "Hồ sơ trực tuyến", "%", "80", "Văn phòng UBND tỉnh"],
    ],
}


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_another_table_is_not_offered(kind: str, ending: str, tmp_path: Path) -> None:
    path = written(OTHERS[kind], ending, tmp_path)
    answer = candidates.choose(source(path), (), REGISTER)
    assert isinstance(answer, FileRefusal)
    assert (answer.reason, answer.values) == (f"other-{kind}", {"number": 1})
    draft = imported(path, 1)  # asked for by its number
    assert [note.code for note in draft.notes if note.code != "no-areas"] == [f"maybe-{kind}"]


@pytest.mark.parametrize("kind", OTHERS)
def test_a_plan_beside_another_table_is_the_one(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "in.md"
    WRITERS["md"](OTHERS[kind], path)
    other = path.read_text("utf-8")
    WRITERS["md"]([FULL, FIRST], path)
    path.write_text(f"{other}\nPhụ lục II\n\n{path.read_text('utf-8')}", "utf-8")
    assert tasks(imported(path)) == ["1 | Rà soát thủ tục | bo-tu-phap | | 30/6/2026 |"]


def test_a_plan_with_figures_beside_is_one_in_doubt(tmp_path: Path) -> None:
    rows = [[*FULL, "Đơn vị tính"], [*FIRST, "%"]]
    draft = imported(written(rows, "md", tmp_path))
    assert len(draft.tasks) == 1
    assert [note.code for note in draft.notes if note.code != "no-areas"] == ["maybe-figures"]


def test_a_row_that_a_page_cut_goes_on_in_the_next_table(tmp_path: Path) -> None:
    path = tmp_path / "in.docx"
    from docx import Document

    from tests.importers.layouts import add_table

    document = Document()
    add_table(document, [FULL, ["1", "Mở trường", "Bộ Giáo dục", "2026"]])
    document.add_paragraph("")
    add_table(document, [["", "", "và Đào tạo", ""], NEXT])
    document.save(str(path))
    draft = imported(path)
    assert tasks(draft)[0] == "1 | Mở trường | bo-giao-duc-va-dao-tao | | 2026 |"
    assert lines(draft)[1] == "continuation doubtful: continued"


def test_a_list_of_papers_is_no_plan(tmp_path: Path) -> None:
    rows: Rows = [
        ["STT", "Tên văn bản", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành"],
        ["1", "Luật Đất đai", "31/2024/QH15", "18/01/2024", "Quốc hội"],
        ["2", "Nghị định về giá đất", "71/2024/NĐ-CP", "27/6/2024", "Chính phủ"],
    ]
    answer = candidates.choose(source(written(rows, "docx", tmp_path)), (), REGISTER)
    assert isinstance(answer, FileRefusal)
    assert answer.reason == "no-table"


TWO_TERMS = {
    ("30/6/2026", "30/7/2026"): ["two-terms"],
    ("Tháng 9/2026", "Quý II/2026"): ["two-terms"],
    ("30/6/2026", "30/6/2026"): [],
    ("30/6/2026", "Tháng 6/2026"): [],  # the same last day
    ("30/6/2026", ""): [],
    ("", "30/7/2026"): [],
}


@pytest.mark.parametrize("terms", TWO_TERMS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_two_columns_of_terms_that_differ_are_told(
    ending: str, terms: tuple[str, str], tmp_path: Path
) -> None:
    head = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Thời hạn"]
    path = written([head, ["1", "Rà soát thủ tục", "Bộ Tư pháp", *terms]], ending, tmp_path)
    verdict = imported(path).verdicts[-1]
    assert [reason.code for reason in verdict.reasons] == TWO_TERMS[terms]
