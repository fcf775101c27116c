"""``caich export --into``: the staff's workbook updated in place, and nothing else of it."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from xlsxwriter import Workbook as Writer

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, desk

HEADS = ["STT", "Mã", "Nội dung nhiệm vụ", "Chuyên viên", "TIẾN ĐỘ (%)", "Ngày đến hạn"]
HEADS += ["Tinh hinh thuc hien", "Số ngày quá hạn", "Ghi chú", "Nội dung báo cáo"]


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


def staff(at: Desk, name: str = "so.xlsx") -> Path:
    """A workbook as somebody keeps it: own columns, widths, filter, formats, formulas, colours."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Theo dõi"
    sheet["A1"] = "SỔ THEO DÕI"
    sheet.append([])
    sheet.append(HEADS)
    sheet.append([1, "I.1", "Ban hành kế hoạch", "Chị Hoa", 10, None, "cũ", None, "gọi lại", "x"])
    sheet.append([2, "", "Tổ chức hội nghị: sơ kết", "Anh Ba", None, "chưa rõ", "cũ", 5, None, "y"])
    sheet.append([3, "Z.9", "Việc riêng của phòng", "Anh Ba", 70, None, "xong", None, None, None])
    sheet.append([4, "II.1", "Sửa Nghị định", "Chị Hoa", "=E4+1", None, "cũ", None, None, None])
    sheet.append([None, None, "Cộng", None, "=SUM(E4:E7)", None, None, None, None, None])
    sheet.column_dimensions["D"].width = 33
    sheet.row_dimensions[4].height = 44
    sheet.auto_filter.ref = "A3:J7"
    sheet.freeze_panes = "C4"
    sheet["D4"].font = Font(bold=True)
    sheet["G4"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["F4"].number_format = "d-mmm-yy"
    red = PatternFill("solid", bgColor="FFC7CE")
    rule: Any = Rule(
        "cellIs", operator="greaterThan", formula=["0"], dxf=DifferentialStyle(fill=red)
    )
    sheet.conditional_formatting.add("H4:H9", rule)
    check = DataValidation("list", formula1='"Chị Hoa,Anh Ba"')
    check.add("D4:D9")
    sheet.add_data_validation(check)
    other = book.create_sheet("Danh bạ")
    other["A1"] = "=1+1"
    path = at.top / name
    book.save(path)
    return path


def values(path: Path) -> list[list[Any]]:
    sheet: Any = load_workbook(path)["Theo dõi"]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_its_own_columns_are_updated_and_no_others(at: Desk) -> None:
    path = staff(at)
    before = values(path)
    answer = at.run("export", "--into", "so.xlsx")
    assert answer.code == 0, answer.err
    after = values(path)
    due = dt.datetime(2026, 6, 30)  # noqa: DTZ001 - as openpyxl gives days
    end = dt.datetime(2026, 12, 31)  # noqa: DTZ001
    situation = "Đang thực hiện (40%); quá hạn 1 ngày"
    assert after[3] == [1, "I.1", before[3][2], "Chị Hoa", 40, due, situation, 1, "gọi lại", "x"]
    assert after[4][4:] == [None, end, "Chưa có báo cáo", None, None, "y"]
    assert after[6][4:8] == ["=E4+1", end, "Đưa ra khỏi kế hoạch", None]
    changed = {3, 4, 6}
    assert [row for i, row in enumerate(after) if i not in changed] == [
        row for i, row in enumerate(before) if i not in changed
    ]
    assert "9 ô của 3 nhiệm vụ" in answer.err
    assert "không thêm: I.3" in answer.err
    assert "2 dòng không khớp" in answer.err
    assert "1 ô có công thức" in answer.err


def test_all_that_belongs_to_the_staff_stays(at: Desk) -> None:
    path = staff(at)
    assert at.run("export", "--into", "so.xlsx").code == 0
    book = load_workbook(path)
    sheet: Any = book["Theo dõi"]
    assert sheet.column_dimensions["D"].width == 33
    assert sheet.row_dimensions[4].height == 44
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A3:J7", "C4")
    assert sheet["D4"].font.bold
    assert sheet["G4"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["F4"].number_format == "d-mmm-yy"
    assert sheet["F5"].number_format == "dd/mm/yyyy"
    assert len(sheet.conditional_formatting) == 1
    assert len(sheet.data_validations.dataValidation) == 1
    assert book["Danh bạ"]["A1"].value == "=1+1"


def test_a_second_time_changes_nothing(at: Desk) -> None:
    path = staff(at)
    at.run("export", "--into", "so.xlsx")
    once = values(path)
    assert ": 0 ô" in at.run("export", "--into", "so.xlsx").err
    assert values(path) == once


def test_words_never_become_a_formula(at: Desk) -> None:
    path = staff(at)
    at.write(PLAN.replace("progress: 40", "progress: 40, note: '=1+1'"))
    at.run("export", "--into", "so.xlsx")
    sheet: Any = load_workbook(path)["Theo dõi"]
    assert (sheet["J4"].value, sheet["J4"].data_type) == ("=1+1", "s")


def test_filters_leave_other_rows_alone(at: Desk) -> None:
    path = staff(at)
    before = values(path)
    assert at.run("export", "--into", "so.xlsx", "--search", "I.2").code == 0
    assert values(path)[3] == before[3]


def test_a_task_with_two_rows_is_left_as_it_is(at: Desk) -> None:
    path = staff(at)
    book = load_workbook(path)
    book["Theo dõi"]["B6"].value = "i.1"
    book.save(path)
    before = values(path)
    answer = at.run("export", "--into", "so.xlsx")
    assert "giữ nguyên: I.1" in answer.err
    assert values(path)[3] == before[3]


def test_what_would_be_lost_is_not_touched(at: Desk) -> None:
    path = staff(at)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/charts/chart1.xml", "<c/>")
        package.writestr("xl/media/image1.png", b"x")
    before = path.read_bytes()
    answer = at.run("export", "--into", "so.xlsx")
    assert answer.code == 2
    assert "biểu đồ; hình vẽ, ảnh" in answer.err
    assert path.read_bytes() == before
    assert at.run("export", "--into", "so.xlsx", "--force").code == 0
    assert path.read_bytes() == before
    assert values(at.top / "so.caich.xlsx")[3][4] == 40


def test_a_stray_cell_and_a_far_merged_range_stay_where_they_are(at: Desk) -> None:
    path = staff(at)
    book = load_workbook(path)
    sheet: Any = book["Theo dõi"]
    sheet["XFD1048576"] = "ô lạc"
    book.save(path)
    with_sheet(path, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="L9:L1048576"/>')
    with_sheet(path, b'L1048576"/>', b'L1048576"/></mergeCells>')
    assert at.run("export", "--into", "so.xlsx").code == 0
    with zipfile.ZipFile(path) as package:
        content = package.read("xl/worksheets/sheet1.xml")
    assert b'ref="L9:L1048576"' in content
    assert content.count(b'r="XFD1048576"') == 1
    assert len(content) < 20_000


def test_empty_cells_without_number_are_told_before_they_are_lost(at: Desk) -> None:
    path = staff(at)
    empty = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(20, 150_020))
    with_sheet(path, b"</sheetData>", empty + b"</sheetData>")
    before = path.read_bytes()
    answer = at.run("export", "--into", "so.xlsx")
    assert answer.code == 2
    assert "định dạng của hàng và ô trống" in answer.err
    assert path.read_bytes() == before


def with_sheet(path: Path, old: bytes, new: bytes) -> None:
    """Change the first sheet's XML in place."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def other_table(at: Desk) -> None:
    path = staff(at)
    book = load_workbook(path)
    book["Danh bạ"].append(["Mã", "Phân loại"])
    book.save(path)


def test_of_two_tables_one_is_chosen(at: Desk) -> None:
    other_table(at)
    answer = at.run("export", "--into", "so.xlsx")
    assert (answer.code, "Theo dõi, Danh bạ" in answer.err) == (2, True)
    assert at.run("export", "--into", "so.xlsx", "--sheet", "Theo dõi").code == 0
    answer = at.run("export", "--into", "so.xlsx", "--sheet", "Khác")
    assert (answer.code, "Danh bạ" in answer.err) == (2, True)


def workbook_without_a_table() -> bytes:
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()


NONE = {
    # what the file holds: the exit code, and what the line must name
    "no table": (workbook_without_a_table(), 2, "Tình hình thực hiện"),
    "no workbook": (b"Kinh gui", 3, ".xlsx"),
    "a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        3,
        "mật khẩu",
    ),
    "half a file": (workbook_without_a_table()[:900], 3, "hỏng"),
}


@pytest.mark.parametrize("name", NONE)
def test_what_cannot_be_updated_is_refused(at: Desk, name: str) -> None:
    content, code, named = NONE[name]
    (at.top / "so.xlsx").write_bytes(content)
    answer = at.run("export", "--into", "so.xlsx")
    assert (answer.code, named in answer.err) == (code, True)
    assert (at.top / "so.xlsx").read_bytes() == content


@pytest.mark.parametrize("words", ["--into a.xlsx -o b.xlsx", "--into a.xlsx -f csv"])
def test_into_is_for_a_workbook_that_is_there(at: Desk, words: str) -> None:
    assert at.run("export", *words.split()).code == 2
    assert at.run("export", "--into", "khong-co.xlsx").code == 3


def test_the_file_keeps_its_mode_and_its_links(at: Desk, tmp_path: Path) -> None:
    path = staff(at)
    path.chmod(0o664)
    (tmp_path / "chung").mkdir()
    target = path.rename(tmp_path / "chung" / "so.xlsx")
    path.symlink_to(target)
    assert at.run("export", "--into", path.name).code == 0
    assert path.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o664
    assert load_workbook(target)["Theo dõi"]["G4"].value != "cũ"
    assert [one.name for one in target.parent.iterdir()] == ["so.xlsx"]


def test_headings_and_ids_are_read_as_a_workbook_writes_line_breaks(at: Desk) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Mã", "Ghi chú riêng", "Tình hình_x000D_\nthực hiện"])
    sheet.append(["I.1_x000D_", "_x005F_x0041_ giữ nguyên_x000D_\n", None])
    book.save(at.top / "so.xlsx")
    assert at.run("export", "--into", "so.xlsx").code == 0
    sheet = load_workbook(at.top / "so.xlsx").active
    assert sheet["C2"].value == "Đang thực hiện (40%); quá hạn 1 ngày"
    assert sheet["B2"].value == "_x005F_x0041_ giữ nguyên_x000D_\n"
    assert ": 0 ô" in at.run("export", "--into", "so.xlsx").err


def test_words_of_the_plan_that_look_like_an_escape_stay_words(at: Desk) -> None:
    staff(at)
    at.write(PLAN.replace("progress: 40", "progress: 40, note: mã _x0041_"))
    at.run("export", "--into", "so.xlsx")
    sheet: Any = load_workbook(at.top / "so.xlsx")["Theo dõi"]
    assert sheet["J4"].value == "mã _x005F_x0041_"


def test_the_looks_of_parts_of_a_text_stay(at: Desk) -> None:
    path = staff(at)
    parts = CellRichText(
        "Chờ ", TextBlock(InlineFont(b=True, sz=14), "GẤP"),
        " ý kiến, ", TextBlock(InlineFont(strike=True), "bỏ mục này"),
    )  # fmt: skip
    book = load_workbook(path)
    book["Theo dõi"]["D4"].value = parts
    book["Danh bạ"]["B2"].value = parts
    book.save(path)
    assert at.run("export", "--into", "so.xlsx").code == 0
    after = load_workbook(path, rich_text=True)
    assert (after["Theo dõi"]["D4"].value, after["Danh bạ"]["B2"].value) == (parts, parts)
    assert after["Theo dõi"]["E4"].value == 40


NUMBERED = PLAN.replace("id: I.1\n", "id: '1.1'\n").replace("id: I.2\n", "id: '1.10'\n")


def numbered(at: Desk, *rows: tuple[Any, str, str]) -> list[Any]:
    """What stands beside each row's id, its format and its title, after an update."""
    at.write(NUMBERED)
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Mã", "Nhiệm vụ", "Tình hình thực hiện"])
    for number, (id_, shape, title) in enumerate(rows, 2):
        sheet.append([id_, title])
        sheet.cell(number, 1).number_format = shape
    book.save(at.top / "so.xlsx")
    assert at.run("export", "--into", "so.xlsx").code == 0
    after: Any = load_workbook(at.top / "so.xlsx").active
    return [row[2] for row in after.iter_rows(min_row=2, values_only=True)]


FIRST, SECOND = "Ban hành kế hoạch kiểm tra", "Tổ chức hội nghị: sơ kết"
LATE, SILENT = "Đang thực hiện (40%); quá hạn 1 ngày", "Chưa có báo cáo"


def test_an_id_is_what_the_sheet_shows(at: Desk) -> None:
    rows = (1.1, "0.00", SECOND), (1.1, "General", "")
    assert numbered(at, *rows) == [SILENT, LATE]
    assert numbered(at, (1.1, "0.00", "Tên viết khác")) == [SILENT]


def test_a_row_with_the_id_of_one_task_and_the_title_of_another_is_left_and_told(at: Desk) -> None:
    assert numbered(at, (1.1, "General", SECOND), (1.1, "0.00", FIRST)) == [None, None]
    answer = at.run("export", "--into", "so.xlsx")
    assert "giữ nguyên: dòng 2 (1.1), 3 (1.10)" in answer.err
    assert "không thêm: I.3, II.1" in answer.err


def test_a_filter_hides_no_crossed_row(at: Desk) -> None:
    numbered(at, ("1.1", "@", SECOND))
    answer = at.run("export", "--into", "so.xlsx", "--search", "sơ kết")
    assert "dòng 2 (1.1)" in answer.err


def test_formulas_that_spill_are_told_before_they_are_lost(at: Desk) -> None:
    with Writer(at.top / "so.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Mã", "Tình hình thực hiện"])
        sheet.write_row(1, 0, ["I.1", "cũ"])
        sheet.write_dynamic_array_formula("D1", "=_xlfn.UNIQUE(A1:A2)", None, "Mã")
    before = (at.top / "so.xlsx").read_bytes()
    answer = at.run("export", "--into", "so.xlsx")
    assert (answer.code, "tự tràn ra nhiều ô" in answer.err) == (2, True)
    assert (at.top / "so.xlsx").read_bytes() == before


def test_what_is_lost_and_comes_back_is_told_afterwards(at: Desk) -> None:
    with Writer(at.top / "so.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Mã", "Tình hình thực hiện"])
        sheet.write_row(1, 0, ["I.1", "cũ"])
        sheet.write_formula("D1", "=COUNTA(A1:A2)", None, 2)
        sheet.write_comment("D2", "dài", {"x_scale": 3})
        sheet.ignore_errors({"number_stored_as_text": "A1:A9"})
    answer = at.run("export", "--into", "so.xlsx")
    assert answer.code == 0
    lost = "giá trị đã tính của công thức, đến khi mở và lưu lại bằng Excel; dấu bỏ qua cảnh báo"
    assert f"Không giữ được trong tệp: {lost}" in answer.err
    assert "cỡ khung ghi chú" in answer.err


def test_nothing_is_lost_of_a_plain_workbook(at: Desk) -> None:
    book = Workbook()
    book.active.append(["Mã", "Tình hình thực hiện"])  # type: ignore[union-attr]
    book.save(at.top / "so.xlsx")
    assert "Không giữ được" not in at.run("export", "--into", "so.xlsx").err


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        pytest.param(b'r="B5"', b'r="B1048577"', id="a row that Excel has not"),
        pytest.param(b'<c r="B5"', b'<c r="B5" s="99"', id="a look that the workbook has not"),
    ],
)
def test_a_workbook_with_a_cell_that_cannot_be(at: Desk, place: bytes, wrong: bytes) -> None:
    path = at.top / "so.xlsx"
    with Writer(str(path)) as book:
        sheet = book.add_worksheet()
        for row, words in enumerate([HEADS, *[[one, "I.1", "Việc"] for one in range(1, 5)]]):
            sheet.write_row(row, 0, words)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    part = parts["xl/worksheets/sheet1.xml"]
    assert place in part
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(place, wrong))
    spoilt = path.read_bytes()
    answer = at.run("export", "--into", "so.xlsx")
    assert answer.code == 3
    assert "so.xlsx: Tệp hỏng" in answer.err
    assert path.read_bytes() == spoilt
