"""What an agency is to remedy stands in its form, and comes back as a report of it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Ask
from tests.cli.recorded import AGENCIES, FILE
from tests.cli.test_remedy_letters import NO_TASKS

TODAY = dt.date(2026, 4, 1)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / FILE).write_text(NO_TASKS, "utf-8")
    (tmp_path / "plans/agencies.yaml").write_text(AGENCIES, "utf-8")
    return tmp_path


def fill(path: Path, key: str, **answers: Any) -> list[str]:
    """Fill in the row of a key; return the keys of all rows."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = next(row for row in sheet.iter_rows() if row[0].value == "caich:key")
    columns = {str(cell.value)[6:]: cell.column for cell in heads if cell.value}
    rows = [row[0] for row in sheet.iter_rows(min_row=(heads[0].row or 0) + 2) if row[0].value]
    place = next(cell.row for cell in rows if cell.value == key)
    for name, value in answers.items():
        sheet.cell(place, columns[name]).value = value
    book.save(path)
    return [str(cell.value) for cell in rows]


ANSWERS = [
    ({"status": "Hoàn thành", "note": "Đã niêm yết"},
     "{date: 2026-04-01, by: bo-b, status: submitted, note: Đã niêm yết}"),
    ({"status": "Đang thực hiện", "progress": 60, "reason": "Chờ in"},
     '{date: 2026-04-01, by: bo-b, status: in-progress, note: "60%; Nguyên nhân chậm: Chờ in"}'),
    ({"result_number": "9/BC-BB", "result_date": dt.date(2026, 3, 30)},
     "{date: 2026-04-01, by: bo-b, document: {number: 9/BC-BB, date: 2026-03-30}}"),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "entry"), ANSWERS)
def test_a_row_comes_back_as_a_report_of_the_remedy(
    ask: Ask, top: Path, answers: dict[str, Any], entry: str
) -> None:
    out = ("forms", "out", "--period", "2026-Q1", "-a", "bo-b", "-o", "f")
    assert ask(*out, at=top, today=TODAY).code == 0
    (path,) = (top / "f").iterdir()
    assert fill(path, "KT.1.1", **answers) == ["KT.1.1", "KT.1.3"]
    answer = ask("forms", "in", "f", "--format", "json", at=top, today=TODAY)
    assert answer.code == 0, answer.err
    text = (top / FILE).read_text("utf-8")
    assert [line for line in text.splitlines() if line not in NO_TASKS.splitlines()] == [
        "        updates:", f"          - {entry}"
    ]  # fmt: skip
    assert json.loads(answer.out)["receipt"][0]["task"] == "KT.1.1"
    ask("forms", "in", "f", at=top, today=TODAY)
    assert (top / FILE).read_text("utf-8") == text


def test_who_owes_nothing_but_a_remedy_gets_a_form(ask: Ask, top: Path) -> None:
    out = ("forms", "out", "--period", "2026-Q1", "-a", "all", "-o", "f")
    assert ask(*out, at=top, today=TODAY).code == 0
    names = sorted(path.name for path in (top / "f").glob("*.xlsx"))
    assert names == ["2026-Q1_bo-b.xlsx", "2026-Q1_van-phong.xlsx"]  # which inspects
