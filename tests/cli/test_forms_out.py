"""``caich forms out``: what an agency is sent."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from tests.cli.conftest import EXAMPLE, Ask
from tests.cli.recorded import PLAN, Desk, desk
from tests.cli.test_export import alone
from tests.filled_forms import Sheet
from tests.repositories import Git, commit


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


def forms(at: Desk, *words: str) -> dict[str, Sheet]:
    """The forms of the second quarter of 2026, by agency."""
    answer = at.run("forms", "out", "--period", "2026-Q2", "-o", "bieu", *words)
    assert answer.code == 0, answer.err
    paths = sorted((at.top / "bieu").iterdir())
    return {path.stem.partition("_")[2]: Sheet(path) for path in paths}


def test_each_agency_gets_what_it_leads_and_has_not_done(at: Desk) -> None:
    found = {agency: list(sheet.rows) for agency, sheet in forms(at).items()}
    # I.3 is owed by both for every quarter; bo-b has reported on the first. II.1 is withdrawn.
    assert found == {
        "bo-a": ["I.1", "I.3/2026-Q1", "I.3/2026-Q2"],
        "bo-b": ["I.2", "I.3/2026-Q2"],
    }


def test_a_row_shows_the_term_and_the_last_report(at: Desk) -> None:
    sheet = forms(at)["bo-a"]
    assert sheet.cell("I.1", "title").value == "Ban hành kế hoạch kiểm tra"
    assert sheet.cell("I.1", "deadline").value == "Quý II/2026\nĐến hạn 30/6/2026"
    said = sheet.cell("I.1", "said").value
    assert said == "Đang thực hiện (40%)\n03/4/2026: Bộ A; Đang thực hiện; 40%"
    assert sheet.cell("I.3/2026-Q1", "said").value == "Chưa có báo cáo"
    assert "Quý I/2026" in sheet.cell("I.3/2026-Q1", "deadline").value


def test_only_the_answers_can_be_written(at: Desk) -> None:
    sheet = forms(at)["bo-a"]
    assert sheet.sheet.protection.sheet
    for column in sheet.columns:
        locked = sheet.cell("I.1", column).protection.locked
        assert locked is (column in ("key", "number", "id", "title", "deadline", "said"))
    assert sheet.sheet.column_dimensions[get_column_letter(1)].hidden
    assert sheet.sheet.row_dimensions[sheet.heads].hidden
    states = {each.title: each.sheet_state for each in sheet.book.worksheets}
    assert states == {
        "Biểu báo cáo": "visible",
        "Hướng dẫn": "visible",
        "_danh_muc": "veryHidden",
        "_caich": "veryHidden",
    }


def test_cells_take_what_they_should(at: Desk) -> None:
    sheet = forms(at)["bo-a"]
    checks = {
        get_column_letter(sheet.columns[name]): kind
        for name, kind in {
            "status": "list",
            "progress": "decimal",
            "completed": "date",
            "result_date": "date",
            "proposals_to": "list",
        }.items()
    }
    found = {
        str(one.sqref).partition(":")[0].rstrip("0123456789"): one.type
        for one in sheet.sheet.data_validations.dataValidation
    }
    assert found == checks
    lists = sheet.book["_danh_muc"]
    assert [row[0] for row in lists.iter_rows(max_col=1, max_row=4, values_only=True)] == [
        "Chưa triển khai",
        "Đang thực hiện",
        "Đã trình, chờ cấp có thẩm quyền xem xét",
        "Hoàn thành",
    ]
    assert sheet.book.defined_names["caich_statuses"].attr_text == "_danh_muc!$A$1:$A$4"


def meta(sheet: Sheet) -> dict[str, str]:
    rows = sheet.book["_caich"].iter_rows(max_col=2, values_only=True)
    return {str(name): str(value) for name, value in rows}


def test_what_it_was_made_from_is_hidden_in_it(at: Desk, git: Git) -> None:
    git(at.top, "init", "-q")
    made = commit(git, at.top, {})
    found = meta(forms(at)["bo-a"])
    assert found["plan"] == "ke-hoach"
    assert found["period"] == "2026-Q2"
    assert json.loads(found["batch"]) == ["bo-a", "bo-b"]
    assert made.startswith(found["revision"])
    assert len(found["revision"]) == 7
    assert len(found["digest"]) == 16


def test_the_same_form_is_the_same_file(at: Desk) -> None:
    forms(at)
    first = {path.name: path.read_bytes() for path in (at.top / "bieu").iterdir()}
    forms(at, "--force")
    assert {path.name: path.read_bytes() for path in (at.top / "bieu").iterdir()} == first


def test_the_same_form_is_the_same_file_whoever_makes_it(at: Desk) -> None:
    made = []
    for seed in ("1", "3"):  # sets of words stand in another order in each process
        words = ("forms", "out", "--period", "2026-Q2", "--as-of", "2026-06-30", "-o", seed)
        subprocess.run(
            (sys.executable, "-m", "caichcli", *words),
            cwd=at.top,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        made.append({path.name: path.read_bytes() for path in (at.top / seed).iterdir()})
    assert made[0] == made[1]


def test_an_illustrative_plan_says_so(at: Desk) -> None:
    first = forms(at)["bo-a"].sheet["B1"].value
    assert first == "SỐ LIỆU MINH HỌA – không phải số liệu của cơ quan nào."


def test_a_form_speaks_english(at: Desk) -> None:
    sheet = forms(at, "--lang", "en")["bo-a"]
    assert sheet.book.sheetnames[:2] == ["Report form", "How to fill in"]
    assert sheet.sheet["B2"].value == "REPORT ON THE TASKS, Q2 2026"


def test_a_name_picks_one(at: Desk) -> None:
    assert list(forms(at, "-a", "bo a")) == ["bo-a"]
    assert list(forms(at, "--agency", "all", "--force")) == ["bo-a", "bo-b"]


PERIODS = {
    # the period: the occurrences of I.3 asked of bo-a
    "2026-Q1": ["2026-Q1"],
    "2026-03": ["2026-Q1"],
    "2026-02": [],
    "2026-H1": ["2026-Q1", "2026-Q2"],
    "2026": ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"],
    "2026-W27": ["2026-Q1", "2026-Q2"],
    "2026-W26": ["2026-Q1"],
}


@pytest.mark.parametrize("period", PERIODS)
def test_occurrences_due_by_the_end_of_the_period_are_asked(at: Desk, period: str) -> None:
    answer = at.run("forms", "out", "--period", period, "-o", "bieu", "-a", "bo-a")
    assert answer.code == 0, answer.err
    (path,) = (at.top / "bieu").iterdir()
    rows = (key.partition("/") for key in Sheet(path).rows)
    assert [occurrence for task, _, occurrence in rows if task == "I.3"] == PERIODS[period]


REFUSED = {
    # the words typed: the exit code, and what the line must name
    "--period 2026-Q5": (2, ["2026-Q5", "2020-Q2"]),
    "--period 2026-13": (2, ["2026-13"]),
    "--period 2026-00": (2, ["2026-00"]),
    "--period 2024-Q1": (2, ["2024", "ke-hoach"]),
    "--period 9999": (2, ["9999"]),
    "--period 2026-Q2 -a cac-bo": (2, ["Các bộ", "all"]),
    "--period 2026-Q2 -a van-phong": (2, ["Văn phòng"]),
    "--period 2026-Q2 -a zzz": (2, ["zzz"]),
    "--period 2026-Q2 --as-of 10/01/2026": (2, ["10/01/2026"]),
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_made_is_refused(at: Desk, line: str) -> None:
    answer = at.run("forms", "out", "-o", "bieu", *line.split())
    code, named = REFUSED[line]
    assert answer.code == code
    assert [word for word in named if word not in answer.err] == []
    assert not (at.top / "bieu").exists()


def test_a_folder_is_written_whole_or_not_at_all(at: Desk) -> None:
    there = at.top / "bieu" / "2026-Q2_bo-b.xlsx"
    there.parent.mkdir()
    there.write_bytes(b"cua nguoi khac")
    answer = at.run("forms", "out", "--period", "2026-Q2", "-o", "bieu")
    assert (answer.code, "--force" in answer.err) == (2, True)
    assert [path.name for path in there.parent.iterdir()] == [there.name]
    assert there.read_bytes() == b"cua nguoi khac"
    (at.top / "tep").write_bytes(b"")
    assert at.run("forms", "out", "--period", "2026-Q2", "-o", "tep").code == 2
    assert at.run("forms", "out", "--period", "2026-Q2", "-o", "khong/co").code == 2


def test_nobody_is_forgotten_in_silence(ask: Ask, tmp_path: Path) -> None:
    answer = ask(
        *("forms", "out", "--period", "2020-Q2", "--as-of", "28/6/2020"),
        *("-o", str(tmp_path / "bieu")),
        at=EXAMPLE,
    )
    assert "Các thành viên Ban Chỉ đạo minh họa" in answer.err
    assert "không còn gì phải báo cáo: Sở K Thành phố Z" in answer.err


def test_a_formula_in_a_title_stays_text(at: Desk) -> None:
    at.write(PLAN.replace("Ban hành kế hoạch kiểm tra", "'=HYPERLINK(\"x\")'"))
    cell = forms(at)["bo-a"].cell("I.1", "title")
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")


@pytest.mark.parametrize("words", [("out", "--period", "2020-Q2", "-o", "x"), ("in", "x")])
def test_without_the_libraries_it_says_what_to_install(words: tuple[str, ...]) -> None:
    answer = alone("forms", *words)
    assert (answer.code, "python3 -m pip install docxtpl" in answer.err) == (2, True)


def test_the_group_has_a_help_of_its_own(at: Desk) -> None:
    answer = at.run("forms")
    assert answer.code == 2
    assert "out" in answer.out
    assert "caich forms out" in at.run("forms", "out", "--help").out
    assert "“ou”" in at.run("forms", "ou").err


def test_it_is_of_a4_and_ends_in_a_place_to_sign(at: Desk) -> None:
    page = forms(at)["bo-a"].sheet
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    texts = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
    assert "THỦ TRƯỞNG CƠ QUAN\n(ký, ghi rõ họ tên, đóng dấu)" in texts
    # Wide enough for A4 in letters that can be read.
    widths = [column.width for column in page.column_dimensions.values() if not column.hidden]
    assert sum(widths) < 210
    assert not any("ĐỐI CHIẾU" in text for text in texts)
