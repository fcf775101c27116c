"""PDF files: ruled tables over pages, text without tables, scans and files that are none."""

from pathlib import Path

import pytest

from caichcli.importers import sources
from caichcli.importers.grids.grid import FileRefusal, GridNote, Source
from caichcli.importers.prose import plans
from caichcli.importers.task_tables import builder, candidates
from tests.importers import pdf_files
from tests.importers.imported import NO_TERMS, REGISTER, areas, imported, said, source, tasks

pytest.importorskip("pdfplumber", reason="an extra: make ready sets it up")

WIDTHS = [40, 240, 200, 120]
HEAD = ["TT", "Nhiem vu", "Co quan chu tri", "Thoi han"]


def test_a_table_with_areas_and_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    rows = [
        HEAD,
        ["I. CAI CACH", "<", "<", "<"],
        ["1", "Ra soat thu tuc", "Bo Tu phap", "30/6/2026"],
        ["2", "Trinh du an luat", "Bo Noi vu; Bo Y te", "Quy III/2026"],
    ]
    pdf_files.write(path, pdf_files.table(rows, WIDTHS))
    draft = imported(path)
    assert areas(draft) == ["I CAI CACH"]
    assert tasks(draft) == [
        "I.1 | Ra soat thu tuc | bo-tu-phap | | 30/6/2026 |",
        "I.2 | Trinh du an luat | bo-noi-vu, bo-y-te | | Quy III/2026 |",
    ]


def test_rows_in_bold_part_the_tasks(tmp_path: Path) -> None:
    rows = [
        ["Viec", "Chu tri", "Han chot"],
        ["**Chuan bi", "", ""],
        ["Lap de cuong", "So Noi vu", "30/4/2026"],
        ["**Trien khai", "", ""],
        ["Chay thu", "So Noi vu", "30/9/2026"],
        ["**Nghiem thu", "So Noi vu", "30/11/2026"],
    ]
    path = tmp_path / "a.pdf"
    pdf_files.write(path, pdf_files.table(rows, [300, 200, 100]))
    draft = imported(path)
    assert areas(draft) == ["I Chuan bi", "II Trien khai"]
    assert [task["id"] for task in draft.tasks] == ["I.1", "II.1", "II.2"]


def test_rows_of_one_task(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    rows = [
        HEAD,
        ["1", "Ra soat thu tuc", "Bo Tu phap", "30/6/2026"],
        ["^", "^", "Bo Y te", "30/9/2026"],
    ]
    pdf_files.write(path, pdf_files.table(rows, WIDTHS))
    assert [line.split(" | ")[0] for line in tasks(imported(path))] == ["1.1", "1.2"]


def test_a_table_over_two_pages_with_page_numbers(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    first = pdf_files.table([HEAD, ["1", "Ra soat thu tuc", "Bo Giao duc", "2026"]], WIDTHS)
    number = pdf_files.words("2", 420, 570)
    second = pdf_files.table([["", "", "va Dao tao", ""], ["2", "So ket", "BNV", "2026"]], WIDTHS)
    pdf_files.write(path, first, f"{number}\n{second}")
    draft = imported(path)
    assert tasks(draft) == [
        "1 | Ra soat thu tuc | bo-giao-duc-va-dao-tao | | 2026 |",
        "2 | So ket | bo-noi-vu | | 2026 |",
    ]
    assert said(draft, "doubtful") == ["1 continuation doubtful: continued"]


def test_text_without_a_table(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    pdf_files.write(
        path,
        pdf_files.lines(
            "1. Ra soat thu tuc hanh chinh.",
            "Co quan chu tri: Bo Tu phap.",
            "Thoi gian hoan thanh: 30/6/2026.",
        ),
    )
    answer = candidates.choose(source(path), (), REGISTER)
    assert isinstance(answer, FileRefusal)
    table = plans.read(source(path).paragraphs, REGISTER)
    assert table is not None
    assert tasks(builder.build(table, REGISTER, NO_TERMS)) == [
        "1 | Ra soat thu tuc hanh chinh | bo-tu-phap | | 30/6/2026 |"
    ]


def test_lines_that_the_page_broke_are_one_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    long = "Ra soat thu tuc hanh chinh thuoc pham vi quan ly cua cac bo, nganh, dia phuong " * 2
    pdf_files.write(path, pdf_files.lines(f"1. {long}", "trong nam 2026.", "2. So ket."))
    assert [each.text for each in source(path).paragraphs] == [
        f"1. {long.strip()} trong nam 2026.",
        "2. So ket.",
    ]


def test_a_scan_is_told(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    pdf_files.write(path, picture=True)
    assert sources.read(path.read_bytes(), path.name) == FileRefusal("scan")


def test_scanned_pages_among_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    pdf_files.write(
        path, pdf_files.table([HEAD, ["1", "So ket", "BNV", "2026"]], WIDTHS), picture=True
    )
    answer = sources.read(path.read_bytes(), path.name)
    assert isinstance(answer, Source)
    assert answer.notes == (GridNote("scanned-pages", {"count": 1}),)


@pytest.mark.parametrize("cut", [8, 60, 400])
def test_a_file_cut_off_is_refused_or_read(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    pdf_files.write(path, pdf_files.table([HEAD, ["1", "So ket", "BNV", "2026"]], WIDTHS))
    answer = sources.read(path.read_bytes()[:cut], path.name)
    assert isinstance(answer, FileRefusal) or not answer.grids


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("31/12/202\n6", "31/12/2026"),
        ("12/NQ-\nCP", "12/NQ-CP"),
        ("so 1441/QD\n-UBND ngay 25/9", "so 1441/QD-UBND ngay 25/9"),
        ("Bo Giao duc\nva Dao tao", "Bo Giao duc va Dao tao"),
        ("a;\nb", "a;\nb"),
        ("Noi dung:\n- mot\n- hai", "Noi dung:\n- mot\n- hai"),
    ],
)
def test_the_breaks_of_a_narrow_cell(cell: str, words: str) -> None:
    from caichcli.importers.grids.pdf import joined

    assert joined(cell) == words
