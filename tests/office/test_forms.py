"""Forms that LibreOffice has opened, filled in and saved: read as those that nobody touched."""

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.conftest import Ask, ask
from tests.cli.recorded import PLAN, Desk, added, desk
from tests.cli.test_forms_in import A, take, verdicts
from tests.filled_forms import Sheet, filled
from tests.office.calc import Calc

pytestmark = pytest.mark.office

__all__ = ["ask"]

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"  # UTF-8, as it is shown
AFTER_I1, AFTER_I3 = 21, 40
LINES = {
    AFTER_I1: [
        "      - {date: 2026-07-01, by: bo-a, status: done, progress: 100, "
        'note: "Đã họp: 02 lần\\n= 01 biên bản", '
        "results: [{number: 12/BC-BA, date: 2026-06-28}], completed: 2026-06-29}"
    ],
    AFTER_I3: [
        "      - date: 2026-07-01",
        "        by: bo-a",
        "        status: in-progress",
        "        progress: 62.5",
        "        for: 2026-Q2",
        "        proposals:",
        "          - {text: Cho phép lùi, to: bo-b}",
    ],
}


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    found = desk(ask, tmp_path)
    assert found.run("forms", "out", "--period", "2026-Q2", "-o", "bieu", "-a", "bo-a").code == 0
    return found


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    return Calc(tmp_path_factory.mktemp("calc"))


def places(path: Path) -> dict[tuple[str, str], str]:
    """The address of each cell, by its row's key and its column's name."""
    sheet = Sheet(path)
    return {
        (key, column): sheet.cell(key, column).coordinate
        for key in sheet.rows
        for column in sheet.columns
    }


def test_what_calc_fills_in_is_what_the_log_says(at: Desk, calc: Calc) -> None:
    path = at.top / A
    cells = places(path)
    calc.type(
        path,
        {
            cells["I.1", "status"]: "Hoàn thành",
            cells["I.1", "progress"]: 100,
            cells["I.1", "completed"]: "date:2026-06-29",
            cells["I.1", "note"]: "Đã họp: 02 lần\n= 01 biên bản",
            cells["I.1", "result_number"]: "12/BC-BA",
            cells["I.1", "result_date"]: "28/6/2026",
            cells["I.3/2026-Q2", "status"]: "Đang thực hiện",
            cells["I.3/2026-Q2", "progress"]: 62.5,
            cells["I.3/2026-Q2", "proposals"]: "Cho phép lùi",
            cells["I.3/2026-Q2", "proposals_to"]: "Bộ Văn hóa và B",
        },
    )
    _, data = take(at, A)
    assert verdicts(data) == {
        "I.1": "taken",
        "I.3/2026-Q2": "taken",
        "I.3/2026-Q1": "empty",
    }
    assert added(PLAN, at.text) == LINES
    assert isinstance(Sheet(path).cell("I.1", "completed").value, dt.datetime)


def test_calc_keeps_what_is_locked_and_hidden(at: Desk, calc: Calc) -> None:
    path = at.top / A
    cells = places(path)
    before = {key: Sheet(path).cell(*key).value for key in cells}
    calc.type(path, {cells["I.1", "progress"]: 60})
    after = Sheet(path)
    assert {key for key in cells if after.cell(*key).value != before[key]} == {("I.1", "progress")}
    assert after.sheet.protection.sheet
    locked = {column for key, column in cells if after.cell(key, column).protection.locked}
    assert locked == {"key", "number", "id", "title", "deadline", "said"}
    assert len(after.sheet.data_validations.dataValidation) >= 5
    assert after.book["_caich"].sheet_state != "visible"
    assert after.sheet.row_dimensions[after.heads].hidden


def test_a_form_filled_with_openpyxl_and_saved_by_calc(at: Desk, calc: Calc) -> None:
    path = at.top / A
    filled(path, {"I.1": {"status": "Đang thực hiện", "completed": dt.date(2026, 6, 29)}})
    path.write_bytes(calc.convert(path, "xlsx").read_bytes())
    _, data = take(at, A)
    assert verdicts(data)["I.1"] == "taken"
    assert data["files"][0]["notes"] == []


def test_the_copy_with_refusals_is_put_right_in_calc(at: Desk, calc: Calc) -> None:
    filled(at.top / A, {"I.1": {"status": "Xong", "completed": "31/6/2026"}})
    take(at, A)
    copy = at.top / "bieu/2026-Q2_bo-a.kiem-tra.xlsx"
    cells = places(copy)
    calc.type(
        copy,
        {
            cells["I.1", "status"]: "Hoàn thành",
            cells["I.1", "completed"]: "date:2026-06-30",
        },
    )
    _, data = take(at, str(copy))
    assert verdicts(data)["I.1"] == "taken"
    assert "status: done, completed: 2026-06-30" in at.text


def test_calc_shows_an_export_as_it_is(at: Desk, calc: Calc) -> None:
    at.write(PLAN.replace("Ban hành kế hoạch kiểm tra", "'=1+1'"))
    assert at.run("export", "-o", "a.xlsx", "--search", "I.1").code == 0
    shown = calc.convert(at.top / "a.xlsx", CSV).read_text("utf-8")
    (row,) = (line for line in shown.splitlines() if line.startswith("I.1,"))
    assert ",=1+1," in row
    assert ",30/06/2026," in row


def test_writer_opens_an_exported_table(at: Desk, calc: Calc) -> None:
    assert at.run("export", "-o", "a.docx").code == 0
    text = calc.convert(at.top / "a.docx", "txt:Text").read_text("utf-8")
    assert "Ban hành kế hoạch kiểm tra" in text
    assert "DANH MỤC NHIỆM VỤ" in text
