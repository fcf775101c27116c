"""Units that an agency inspects and its initiatives stand in sheets of its form of their own."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Ask
from tests.cli.recorded import AGENCIES, FILE, PLAN

TODAY = dt.date(2026, 4, 1)
DUTIES = """\
inspections:
  - id: KT.1
    theme: Cơ chế một cửa
    lead: bo-a
    units:
      - {unit: bo-b, parts: [Cục P], time: Quý I/2026}
      - unit: van-phong
        time: Tháng 5/2026
        updates:
          - {date: 2026-03-02, status: inspected, document: {date: 2026-03-02}}
          - {date: 2026-03-20, status: concluded, document: {number: 5/KL-BA, date: 2026-03-20}}
      - {unit: cac-bo, time: Tháng 6/2026, form: self}
      - {unit: van-phong, time: Tháng 9/2026, form: self}
initiatives:
  - {id: SK.1, kind: solution, title: Trả kết quả tại nhà, unit: bo-a}
  - id: SK.2
    kind: recognised
    title: Tổng đài
    unit: bo-b
    decision: {number: 1/QĐ-BB, date: 2026-02-02}
  - id: SK.3
    kind: proposal
    title: Đã thôi
    unit: bo-a
    updates: [{date: 2026-03-01, status: declined}]
"""
NO_TASKS = PLAN[: PLAN.index("tasks:")] + "tasks: []\n" + DUTIES


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / FILE).write_text(NO_TASKS, "utf-8")
    (tmp_path / "plans/agencies.yaml").write_text(AGENCIES, "utf-8")
    return tmp_path


def sheets(path: Path) -> dict[str, list[str]]:
    """The keys of the rows of each sheet that has the hidden row of names."""
    book = load_workbook(path)
    rows: dict[str, list[str]] = {}
    for sheet in book.worksheets:
        column = [str(row[0].value) for row in sheet.iter_rows() if row[0].value]
        if "caich:key" in column:
            rows[sheet.title] = [one for one in column[column.index("caich:key") + 2 :] if one]
    return rows


def fill(path: Path, key: str, **answers: Any) -> str:
    """Fill in the row of a key; return the sheet that it stands in."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        rows: Any = list(sheet.iter_rows())
        cells = {str(row[0].value): row for row in rows if row[0].value}
        if key in cells and "caich:key" in cells:
            columns = {str(cell.value)[6:]: cell.column for cell in cells["caich:key"]}
            for name, value in answers.items():
                sheet.cell(cells[key][0].row, columns[name]).value = value
            book.save(path)
            return str(sheet.title)
    raise KeyError(key)


def forms(ask: Ask, top: Path, *words: str) -> None:
    out = ("forms", "out", "--period", "2026-Q1", "-a", "all", "-o", "f", *words)
    answer = ask(*out, at=top, today=TODAY)
    assert answer.code == 0, answer.err


def new_lines(top: Path) -> list[str]:
    text = (top / FILE).read_text("utf-8")
    return [line for line in text.splitlines() if line not in NO_TASKS.splitlines()]


def test_each_gets_what_it_inspects_and_its_initiatives(ask: Ask, top: Path) -> None:
    """A unit concluded and an initiative declined are over; a group inspects itself in no form."""
    forms(ask, top)
    assert {path.stem[8:]: sheets(path) for path in (top / "f").glob("*.xlsx")} == {
        "bo-a": {"Biểu báo cáo": [], "Kiểm tra": ["KT.1/bo-b"], "Sáng kiến": ["SK.1"]},
        "van-phong": {"Biểu báo cáo": [], "Kiểm tra": ["KT.1/van-phong#2"]},
    }
    forms(ask, top, "--lang", "en", "--force")
    assert [*sheets(top / "f/2026-Q1_bo-a.xlsx")][1:] == ["Inspections", "Initiatives"]


ANSWERS: list[tuple[str, dict[str, Any], str]] = [
    ("KT.1/bo-b", {"status": "Đã kiểm tra", "result_date": dt.date(2026, 3, 25)},
     "{date: 2026-04-01, by: bo-a, status: inspected, document: {date: 2026-03-25}}"),
    ("KT.1/bo-b", {"status": "da co ket luan", "result_number": "9/KL-BA",
                   "result_date": dt.date(2026, 3, 30), "note": "Đã gửi"},
     "{date: 2026-04-01, by: bo-a, status: concluded, document: {number: 9/KL-BA, "
     "date: 2026-03-30}, note: Đã gửi}"),
    ("KT.1/bo-b", {"status": "Dời thời gian", "to": "Quý IV/2026", "result_number": "8/CV-BA"},
     "{date: 2026-04-01, by: bo-a, status: postponed, document: {number: 8/CV-BA}, "
     "to: Quý IV/2026}"),
    ("SK.1", {"unit": "bo van hoa va b", "effect": "Giảm 2 ngày, Báo cáo 3/BC-BA"},
     "{date: 2026-04-01, by: bo-a, status: replicated, unit: bo-b, "
     'note: "Hiệu quả: Giảm 2 ngày, Báo cáo 3/BC-BA"}'),
    ("SK.1", {"status": "Được công nhận", "result_number": "3/QĐ-BA",
              "result_date": dt.date(2026, 3, 3)},
     "{date: 2026-04-01, by: bo-a, status: recognised, document: {number: 3/QĐ-BA, "
     "date: 2026-03-03}}"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "answers", "entry"), ANSWERS)
def test_a_row_comes_back_as_an_entry_of_its_log(
    ask: Ask, top: Path, key: str, answers: dict[str, Any], entry: str
) -> None:
    forms(ask, top)
    fill(top / "f/2026-Q1_bo-a.xlsx", key, **answers)
    answer = ask("forms", "in", "f", "--format", "json", at=top, today=TODAY)
    assert answer.code == 0, answer.out
    assert entry in " ".join(" ".join(new_lines(top)).split())
    told = json.loads(answer.out)
    assert [
        one.get("task") or one["initiative"] for one in told["receipt"] + told["initiatives"]
    ] == [key]
    text = (top / FILE).read_text("utf-8")
    ask("forms", "in", "f", at=top, today=TODAY)  # once more: it is there already
    assert (top / FILE).read_text("utf-8") == text
    assert ask("validate", at=top, today=TODAY).code == 0


SLIPS: list[tuple[str, dict[str, Any], str]] = [
    ("KT.1/bo-b", {"status": "Hoàn thành"}, "không phải tình hình của một cuộc kiểm tra"),
    ("SK.1", {"status": "Đã kiểm tra"}, "không phải tình hình của một sáng kiến"),
    ("SK.1", {"unit": "Bộ Văn hóa và C"}, "Không có cơ quan nào tên “Bộ Văn hóa và C”"),
    ("KT.1/bo-b", {"status": "Đã kiểm tra", "result_date": "31/2/2026"}, "không phải một ngày"),
    (
        "KT.1/bo-b",
        {"status": "Đã kiểm tra", "result_date": dt.date(2026, 4, 9)},
        "sau ngày ghi nhận",
    ),
    ("KT.1/bo-b", {"id": "KT.1/van-phong", "note": "x"}, "không còn khớp"),
]


@pytest.mark.parametrize(("key", "answers", "reason"), SLIPS)
def test_a_slip_is_told_at_its_cell_and_nothing_written(
    ask: Ask, top: Path, key: str, answers: dict[str, Any], reason: str
) -> None:
    forms(ask, top)
    sheet = fill(top / "f/2026-Q1_bo-a.xlsx", key, **answers)
    answer = ask("forms", "in", "f", at=top, today=TODAY)
    assert (answer.code, new_lines(top)) == (2, [])
    assert reason in answer.out
    assert f"{sheet}!" in answer.out
    copy = load_workbook(top / "f/2026-Q1_bo-a.kiem-tra.xlsx")[sheet]
    texts = [str(cell.value) for row in copy.iter_rows() for cell in row if cell.value]
    assert any(reason in text for text in texts)


def test_a_unit_left_blank_is_still_asked_for_and_an_initiative_is_not(ask: Ask, top: Path) -> None:
    forms(ask, top)
    answer = ask("forms", "in", "f", "--format", "json", at=top, today=TODAY)
    silent = {one["agency"]: one["left"] for one in json.loads(answer.out)["silent"]}
    assert silent == {"bo-a": 1, "van-phong": 1}


def test_who_no_longer_inspects_reports_on_nothing(ask: Ask, top: Path) -> None:
    forms(ask, top)
    fill(top / "f/2026-Q1_bo-a.xlsx", "KT.1/bo-b", note="Đã báo lịch")
    path = top / FILE
    path.write_text(NO_TASKS.replace("lead: bo-a\n    units", "lead: bo-b\n    units"), "utf-8")
    answer = ask("forms", "in", "f", at=top, today=TODAY)
    assert (answer.code, new_lines(top)) == (2, ["    lead: bo-b"])
    assert "KT.1/bo-b không do cơ quan này" in answer.out


def test_figures_are_agreed_of_tasks_alone(ask: Ask, top: Path) -> None:
    out = ("forms", "out", "--period", "2026-Q1", "-a", "all", "-o", "f", "--reconcile")
    answer = ask(*out, "--reply-by", "2026-04-20", at=top, today=TODAY)
    assert "Không có cơ quan nào phải báo cáo" in answer.err


def test_a_day_has_a_lower_bound_in_every_sheet(ask: Ask, top: Path) -> None:
    """A year typed with a slip (0206) is refused by the cell itself, as among the tasks."""
    task = "  - {id: I.1, title: Rà soát, area: I, lead: [bo-a]}\n"
    (top / FILE).write_text(NO_TASKS.replace("tasks: []\n", f"tasks:\n{task}"), "utf-8")
    forms(ask, top)
    book = load_workbook(top / "f/2026-Q1_bo-a.xlsx")
    bounds = {
        sheet.title: {
            (one.operator or "between", one.formula1, one.formula2)
            for one in sheet.data_validations.dataValidation
            if one.type == "date"
        }
        for sheet in book.worksheets[:3]
    }
    expected = {("between", "32874", "TODAY()")}
    assert bounds == dict.fromkeys(("Biểu báo cáo", "Kiểm tra", "Sáng kiến"), expected)
