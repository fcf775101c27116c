"""What Excel sheets hold besides text: dates, numbers, formulas, hidden and empty rows."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from caichcli.importers import packages, sources
from caichcli.importers.grids.grid import FileRefusal, notes
from caichcli.importers.grids.sheets import Sheets
from caichcli.importers.task_tables import candidates
from tests.importers.imported import areas, imported, said, source, tasks
from tests.importers.layouts import HEAD

ROW = ["1", "Rà soát văn bản", "Bộ Tư pháp", None, "Quý II/2026", "Báo cáo"]
READ = "1 | Rà soát văn bản | bo-tu-phap | | Quý II/2026 | Báo cáo"


def saved(tmp_path: Path, rows: list[list[Any]], edit: Callable[[Any], None] | None = None) -> Path:
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)  # type: ignore[union-attr]  # a new book has a sheet
    if edit:
        edit(book.active)
    path = tmp_path / "in.xlsx"
    book.save(path)
    return path


def rewritten(path: Path, old: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> Path:
    """The workbook with a piece of a part's XML replaced."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old.encode() in parts[part], parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("value", "shape", "deadline"),
    [
        (dt.date(2026, 6, 30), "dd/mm/yyyy", "30/6/2026"),
        (dt.datetime.fromisoformat("2026-02-05T00:00"), "d-mmm-yy", "05/02/2026"),
        (dt.date(2026, 6, 1), "mm/yyyy", "6/2026"),
        (dt.date(2026, 6, 1), "mmm-yy", "6/2026"),
        (dt.date(2026, 1, 1), "yyyy", "2026"),
        (2026, "General", "2026"),
        (2026.0, "0", "2026"),
        ("30/6/2026", "@", "30/6/2026"),
        ("Quý IV/2026", "General", "Quý IV/2026"),
    ],
)
def test_a_deadline_is_what_the_sheet_shows(
    value: object, shape: str, deadline: str, tmp_path: Path
) -> None:
    def shaped(sheet: Any) -> None:
        sheet["E2"] = value
        sheet["E2"].number_format = shape

    draft = imported(saved(tmp_path, [ROW], shaped))
    assert [task["deadline"] for task in draft.tasks] == [deadline]
    assert draft.count("refused") == 0


@pytest.mark.parametrize(
    ("value", "shape", "id_"),
    [(1, "0", "1"), (1.0, "General", "1"), (1.1, "General", "1.1"), (1.1, "0.00", "1.10"),
     ("01", "@", "1"), ("5.1.1", "@", "5.1.1")],
)  # fmt: skip
def test_a_number_is_what_the_sheet_shows(
    value: object, shape: str, id_: str, tmp_path: Path
) -> None:
    def shaped(sheet: Any) -> None:
        sheet["A2"] = value
        sheet["A2"].number_format = shape

    assert [task["id"] for task in imported(saved(tmp_path, [ROW], shaped)).tasks] == [id_]


def test_text_that_became_a_date_is_refused(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [1, dt.date(2026, 3, 4), "Bộ Y tế", None, "2026", None],
        ["2", *ROW[1:]],
    ]
    draft = imported(saved(tmp_path, rows))
    assert [task["id"] for task in draft.tasks] == ["2"]
    assert said(draft, "refused") == ["2 task refused: cell-day-lost"]


def formulas(tmp_path: Path) -> Path:
    """A number, a lead and a term that are formulas; the last never worked out."""
    path = saved(tmp_path, [["=ROW()-1", *ROW[1:]], [2, "Trình luật", "=C2", None, "=E2", None]])
    rewritten(path, "<f>ROW()-1</f><v></v>", "<f>ROW()-1</f><v>1</v>")
    return rewritten(
        path, '<c r="C3"><f>C2</f><v></v></c>', '<c r="C3" t="str"><f>C2</f><v>Bộ Tư pháp</v></c>'
    )


def test_a_formula_gives_its_value_or_refuses_the_row(tmp_path: Path) -> None:
    draft = imported(formulas(tmp_path))
    assert tasks(draft) == [READ]
    assert said(draft, "refused") == ["3 task refused: cell-formula-empty, cell-formula"]
    rewritten(tmp_path / "in.xlsx", '<c r="E3"><f>E2</f><v></v></c>', "")
    draft = imported(tmp_path / "in.xlsx")
    assert tasks(draft) == [READ, "2 | Trình luật | bo-tu-phap | | |"]
    assert said(draft, "doubtful") == ["3 task doubtful: cell-formula"]


def test_an_error_refuses_the_row(tmp_path: Path) -> None:
    path = saved(tmp_path, [ROW, [2, "Trình luật", "#REF!", None, "2026", None]])
    assert said(imported(path), "refused") == ["3 task refused: cell-error"]


def test_hidden_rows_columns_and_sheets_are_told(tmp_path: Path) -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["F"].hidden = True
        other = sheet.parent.create_sheet("Nháp")
        other.append(["x"])
        other.sheet_state = "hidden"

    path = saved(tmp_path, [ROW, [2, "Trình luật", "Bộ Y tế", None, "2026", "Tờ trình"]], hide)
    workbook = source(path)
    lines = [(note.code, note.values) for note in (*workbook.notes, *notes(workbook.grids[:1]))]
    assert lines == [
        ("hidden-sheets", {"names": "Nháp"}),
        ("hidden-rows", {"count": 1}),
        ("hidden-columns", {"names": "F"}),
    ]
    assert said(imported(path), "doubtful") == ["3 task doubtful: hidden-row"]


def test_words_around_the_table_are_counted(tmp_path: Path) -> None:
    def framed(sheet: Any) -> None:
        sheet.insert_rows(1, 3)
        sheet["A1"] = "KẾ HOẠCH NĂM 2026"
        sheet["A2"] = "(Kèm theo Quyết định)"
        sheet.append([])
        sheet.append([None, "Ghi chú: thời hạn sau điều chỉnh"])
        sheet.append([None, None, None, None, "Người lập"])

    draft = imported(saved(tmp_path, [ROW], framed))
    assert tasks(draft) == [READ]
    kinds = [(verdict.row, verdict.kind) for verdict in draft.verdicts]
    assert kinds[:2] == [(1, "before"), (2, "before")]
    assert kinds[-2:] == [(7, "note"), (8, "note")]


def test_sheets_of_tasks_are_asked_about(tmp_path: Path) -> None:
    def twice(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Quý II")
        for row in (HEAD, ["1", "Trình luật", "Bộ Y tế", None, "2026", None]):
            other.append(row)

    path = saved(tmp_path, [ROW], twice)
    choice = candidates.choose(source(path), [])
    assert isinstance(choice, FileRefusal)
    assert choice.reason == "several-tables"
    assert tasks(imported(path, 2)) == ["1 | Trình luật | bo-y-te | | 2026 |"]


def test_a_million_empty_rows_are_left_out_before_they_are_read(tmp_path: Path) -> None:
    path = saved(tmp_path, [ROW])
    empty = "".join(
        f'<row r="{n}" spans="1:6" s="1" customFormat="1">'
        f'<c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>'
        for n in range(3, 1_048_576)
    )
    last = '<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>Ghi chú: hết</t></is></c></row>'
    rewritten(path, "</sheetData>", f"{empty}{last}</sheetData>")
    draft = imported(path)
    assert tasks(draft) == [READ]
    assert [verdict.row for verdict in draft.verdicts] == [1, 2, 1_048_576]
    # Nothing of them is left to be read.
    with ZipFile(path) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
        assert sum(map(len, packages.pieces(package, part, Sheets()))) < 10_000


def test_areas_merged_over_columns_that_are_empty_below(tmp_path: Path) -> None:
    def merged(sheet: Any) -> None:
        sheet.insert_rows(2)
        sheet["A2"] = "I. Thể chế"
        sheet.merge_cells("A2:XFD2")

    draft = imported(saved(tmp_path, [ROW], merged))
    assert (areas(draft), tasks(draft)) == (["I Thể chế"], [f"I.{READ}"])


def test_xml_with_a_prefix_is_read_the_same(tmp_path: Path) -> None:
    path = saved(tmp_path, [ROW], lambda sheet: sheet.merge_cells("C2:D2"))
    with ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = (
        parts[name]
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("<x:?", "<?")
        .replace("xmlns=", "xmlns:x=")
    )
    with ZipFile(path, "w") as package:
        for each, content in parts.items():
            package.writestr(each, content)
    assert len(tasks(imported(path))) == 1


SHEET = "xl/worksheets/sheet1.xml"
TITLE = "R&#224; so&#225;t v&#259;n b&#7843;n</t>"
# What another program may write: the part, what is replaced there, and with what.
WRITTEN_OTHERWISE = {
    "rows and cells without places": [
        (SHEET, f' r="{place}"', "") for place in ("1", "2", "A1", "B1", "C1", "A2", "B2", "C2")
    ],
    "the names of strict files": [
        (part, "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
         "http://purl.oclc.org/ooxml/spreadsheetml/main")
        for part in (SHEET, "xl/workbook.xml", "xl/styles.xml")
    ],
    "targets from beside": [
        ("xl/_rels/workbook.xml.rels", 'Target="/xl/worksheets/', 'Target="./worksheets/'),
    ],
    "text in CDATA": [(SHEET, TITLE, "<![CDATA[Rà soát]]> văn bản</t>")],
    "letters as they are": [(SHEET, TITLE, "Rà soát văn bản</t>")],
    "how a text sounds": [(SHEET, TITLE, f'{TITLE}<rPh sb="0" eb="2"><t>ra soat</t></rPh>')],
}  # fmt: skip


@pytest.mark.parametrize("how", WRITTEN_OTHERWISE)
def test_what_other_programs_write_is_read_the_same(tmp_path: Path, how: str) -> None:
    path = saved(tmp_path, [ROW])
    for part, old, new in WRITTEN_OTHERWISE[how]:
        rewritten(path, old, new, part)
    assert tasks(imported(path)) == [READ]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    def dated(sheet: Any) -> None:
        sheet["E2"] = 44741
        sheet["E2"].number_format = "dd/mm/yyyy"

    path = saved(tmp_path, [ROW], dated)
    assert [task["deadline"] for task in imported(path).tasks] == ["29/6/2022"]
    rewritten(path, "<workbookPr/>", '<workbookPr date1904="1"/>', "xl/workbook.xml")
    assert [task["deadline"] for task in imported(path).tasks] == ["30/6/2026"]


ODD_LOOKS = [
    # what stands in the part of the styles for a number, a name, a format
    ('numFmtId="', 'numFmtId="x'),
    ('numFmtId="', 'numFmtId="-'),
    ('numFmtId="', 'numFmtId="99999999999999999999'),
    ('fontId="', 'fontId="99'),
    ('fontId="', 'fontId="'),
    ('name val="', 'name x="'),
    ("<cellXfs ", '<cellXfs x="-1" '),
    ("<styleSheet", "<?x?><styleSheet"),
]


@pytest.mark.parametrize(("old", "new"), ODD_LOOKS)
def test_the_values_of_cells_of_odd_looks_are_read(tmp_path: Path, old: str, new: str) -> None:
    path = saved(tmp_path, [ROW])
    rewritten(path, old, new, "xl/styles.xml")
    assert tasks(imported(path)) == [READ]


BROKEN = [
    # what is written in a cell of the second row
    '<c r="A2" s="99"><v>1</v></c>',
    '<c r="A2" s="-1"><v>1</v></c>',
    '<c r="A2" s="x"><v>1</v></c>',
    '<c r="A2" t="s"><v>99</v></c>',
    '<c r="A2" t="s"><v>-1</v></c>',
    '<c r="A2" t="s"><v>x</v></c>',
    '<c r="A0"><v>1</v></c>',
    '<c r="2"><v>1</v></c>',
    '<c r="a2"><v>1</v></c>',
    '<c r="AAAA2"><v>1</v></c>',
    '<c r="A2"><v>1</c>',
    '<c r="A2"><v>một</v></c>',
    '<c r="A2" t="d"><v>hôm nay</v></c>',
    '<c r="A2" t="b"><v>có</v></c>',
]


@pytest.mark.parametrize("cell", BROKEN)
def test_a_cell_that_excel_would_not_have_makes_a_broken_file(tmp_path: Path, cell: str) -> None:
    path = rewritten(saved(tmp_path, [ROW]), '<c r="A2" t="inlineStr"><is><t>1</t></is></c>', cell)
    assert sources.read(path.read_bytes(), path.name) == FileRefusal("broken")


def test_struck_out_words_and_rows_are_taken_and_doubtful(tmp_path: Path) -> None:
    line = Font(strike=True)

    def strike(sheet: Any) -> None:
        sheet["B2"].font = line
        sheet["B3"] = CellRichText("Trình ", TextBlock(InlineFont(strike=True), "dự án luật"))
        for cell in sheet[4]:
            cell.font = line
        sheet["G5"] = "cột khác"
        sheet["G5"].font = line

    rows: list[list[Any]] = [[number, *ROW[1:]] for number in range(1, 5)]
    draft = imported(saved(tmp_path, rows, strike))
    assert said(draft, "doubtful") == [
        "2 task doubtful: cell-struck",
        "3 task doubtful: cell-struck",
        "4 task doubtful: row-struck",
    ]
    assert [task["title"] for task in draft.tasks][1] == "Trình dự án luật"


def test_a_term_struck_out_within_a_cell_is_doubtful(tmp_path: Path) -> None:
    def strike(sheet: Any) -> None:
        sheet["E2"] = dt.date(2026, 6, 30)
        sheet["E2"].font = Font(strike=True)

    draft = imported(saved(tmp_path, [ROW], strike))
    assert said(draft, "doubtful") == ["2 task doubtful: cell-struck"]


def test_parts_of_a_text_have_fonts_of_their_own(tmp_path: Path) -> None:
    def old(sheet: Any) -> None:
        vni = TextBlock(InlineFont(rFont="VNI-Times"), "vaên baûn")
        sheet["B2"] = CellRichText("Rà soát ", vni)

    assert tasks(imported(saved(tmp_path, [ROW], old))) == [READ]
