"""The sheet in use comes in with its history: nothing is dated or taken that it does not say."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Answer, Ask
from tests.cli.recorded import AGENCIES, PLAN, at_terminal
from tests.importers.layouts import to_csv, to_docx, to_xlsx

TITLE = "BIỂU THEO DÕI (Số liệu tính đến hết ngày 15/6/2026)"
HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phòng phụ trách", "Chuyên viên theo dõi",
        "Số điện thoại", "Thời hạn", "Tình hình thực hiện", "Tiến độ (%)", "Ngày hoàn thành",
        "Văn bản kết quả", "Khó khăn, vướng mắc", "Theo dõi đôn đốc"]  # fmt: skip
ROWS = [
    ["1", "Ban hành kế hoạch", "Bộ A", "Phòng 1", "Nguyễn Văn An", "0912345678", "31/3/2026",
     "Đã hoàn thành", "100%", "25/3/2026", "12/KH-BA ngày 25/3/2026", "", ""],
    ["2", "Rà soát thủ tục", "Bộ A", "Phòng 2", "Trần Thị Bình", "0912345679", "30/5/2026",
     "Đang thực hiện", "60%", "", "", "Thiếu người", "CV 30/CV-VP ngày 10/5/2026"],
    ["3", "Sơ kết phong trào", "Bộ A", "Phòng 1", "Lê Văn Cường", "0912345670", "30/5/2026",
     "Hoàn thành đúng hạn", "", "", "", "", ""],
    ["4", "Tập huấn cán bộ", "Bộ A", "", "Phạm Thị Dung", "0912345671", "30/4/2026",
     "Đã hoàn thành", "", "", "45/BC-BA ngày 28/4/2026", "", ""],
    ["5", "Khảo sát ý kiến", "Bộ A", "", "", "", "30/9/2026", "", "", "", "", "", ""],
]  # fmt: skip
NEW = ["-o", "plans/2027.yaml", "--title", "Kế hoạch", "--document", "1/QĐ-BA@2026-01-05",
       "--period", "2026"]  # fmt: skip


class Desk:
    """Somebody with a register, a plan and a sheet in use."""

    def __init__(self, ask: Ask, folder: Path) -> None:
        self.ask, self.folder = ask, folder
        (folder / "plans").mkdir()
        (folder / "plans" / "agencies.yaml").write_text(AGENCIES, "utf-8")
        (folder / "plans" / "2026.yaml").write_text(PLAN, "utf-8")

    def sheet(self, rows: list[list[str]], name: str = "theo-doi.xlsx", title: str = TITLE) -> str:
        write = {".docx": to_docx, ".xlsx": to_xlsx, ".csv": to_csv}[Path(name).suffix]
        head = [[title, *["<"] * (len(rows[0]) - 1)]] if title and write is not to_csv else []
        write([*head, *rows], self.folder / name)
        return name

    def run(self, *words: str, today: dt.date = dt.date(2026, 7, 1)) -> Answer:
        return self.ask(*words, at=self.folder, today=today)

    def tasks(self, name: str = "2027.yaml") -> dict[str, dict[str, Any]]:
        data = yaml.load((self.folder / "plans" / name).read_text("utf-8"), yaml.BaseLoader)
        return {task["id"]: task for task in data["tasks"]}


@pytest.fixture
def desk(ask: Ask, tmp_path: Path) -> Desk:
    return Desk(ask, tmp_path)


@pytest.mark.parametrize("name", ["theo-doi.xlsx", "theo-doi.docx"])
def test_a_sheet_becomes_a_plan_with_its_history(desk: Desk, name: str) -> None:
    answer = desk.run("import", desk.sheet([HEAD, *ROWS], name), *NEW)
    assert answer.code == 0, answer.err + answer.out
    tasks = desk.tasks()
    assert tasks["1"]["updates"] == [
        {
            "date": "2026-06-15",
            "status": "done",
            "results": [{"number": "12/KH-BA", "date": "2026-03-25"}],
            "completed": "2026-03-25",
        }
    ]
    assert tasks["2"]["updates"][0]["progress"] == "60"
    assert tasks["2"]["reminders"][0]["date"] == "2026-05-10"
    assert tasks["3"]["updates"][0]["completed"] == "on-time"
    assert tasks["4"]["updates"][0]["completed"] == "unknown"
    assert "updates" not in tasks["5"]
    assert tasks["1"]["unit"] == "Phòng 1"
    assert desk.run("validate", "plans/2027.yaml").code == 0
    words = desk.run("status", "--plan", "plans/2027.yaml").out
    assert "(đúng hạn 2, quá hạn 0; chưa xác định ngày 1)" in words


def test_persons_are_dropped_and_that_is_told(desk: Desk) -> None:
    answer = desk.run("import", desk.sheet([HEAD, *ROWS]), *NEW)
    text = (desk.folder / "plans" / "2027.yaml").read_text("utf-8")
    shown = answer.out + answer.err + text
    assert "Cột có thông tin cá nhân, không lấy: Số điện thoại." in answer.out
    assert "Cột tên người, không lấy" in answer.out
    assert not any(word in shown for word in ("0912345678", "Nguyễn Văn An", "Phạm Thị Dung"))
    data = json.loads(desk.run("import", "theo-doi.xlsx", "-f", "json").out)
    assert "0912345678" not in json.dumps(data)


def test_every_column_of_personal_data_is_dropped(desk: Desk) -> None:
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Điện thoại", "Ngày sinh", "Số CCCD", "Liên hệ",
            "Thời hạn"]  # fmt: skip
    rows = [["1", "Rà soát kho", "Bộ A", "0912345678", "02/03/1980", "001085012345",
             "0987654321", "30/6/2026"],
            ["2", "Kiểm kê kho", "Bộ A", "0912345679", "03/04/1981", "001085012346",
             "0987654322", "30/9/2026"]]  # fmt: skip
    answer = desk.run("import", desk.sheet([head, *rows], title=""), "-f", "json")
    for secret in ("0912345678", "02/03/1980", "001085012345", "0987654321"):
        assert secret not in answer.out
    words = desk.run("import", "theo-doi.xlsx").out
    assert "không lấy: Điện thoại; Ngày sinh; Số CCCD; Liên hệ." in words


def test_headings_of_two_rows_and_several_columns_of_the_situation(desk: Desk) -> None:
    head = [["STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn", "Kết quả thực hiện", "<", "<"],
            ["^", "^", "^", "^", "Tiến độ", "Ngày hoàn thành", "Số, ký hiệu văn bản"]]  # fmt: skip
    rows = [["1", "Ban hành kế hoạch", "Bộ A", "31/3/2026", "Hoàn thành", "28/3/2026",
             "15/KH-BA ngày 28/3/2026"],
            ["2", "Tổ chức hội nghị", "Bộ A", "15/5/2026", "Hoàn thành quá hạn", "", ""],
            ["3", "Rà soát kho", "Bộ A", "30/6/2026", "Chưa hoàn thành", "", ""]]  # fmt: skip
    answer = desk.run("import", desk.sheet([*head, *rows]), *NEW)
    assert answer.code == 1  # "chưa hoàn thành" may be not begun
    logs = {id_: task["updates"][0] for id_, task in desk.tasks().items()}
    assert logs["1"]["results"] == [{"number": "15/KH-BA", "date": "2026-03-28"}]
    assert logs["1"]["completed"] == "2026-03-28"
    assert logs["2"]["completed"] == "late"
    assert logs["3"] == {"date": "2026-06-15", "note": "Chưa hoàn thành"}


def test_names_are_taken_where_an_office_wants_them(desk: Desk) -> None:
    answer = desk.run("import", desk.sheet([HEAD, *ROWS]), *NEW, "--with-names")
    assert desk.tasks()["1"]["officer"] == "Nguyễn Văn An"
    assert "0912345678" not in answer.out


def test_the_day_of_a_result_is_taken_where_somebody_says_so(desk: Desk) -> None:
    desk.run("import", desk.sheet([HEAD, *ROWS]), *NEW, "--yes", "completion-day-unstated")
    assert desk.tasks()["4"]["updates"][0]["completed"] == "2026-04-28"


@pytest.mark.parametrize(("typed", "day"), [("c", "2026-04-28"), ("k", "unknown"), ("", "unknown")])
def test_at_a_terminal_the_day_of_a_result_is_offered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, typed: str, day: str
) -> None:
    file = desk.sheet([HEAD, *ROWS])
    at_terminal(monkeypatch, typed)
    answer = desk.run("import", file, *NEW)
    assert "1 nhiệm vụ hoàn thành không nêu ngày" in answer.err
    assert desk.tasks()["4"]["updates"][0]["completed"] == day


def test_a_sheet_of_no_day_says_so(desk: Desk) -> None:
    file = desk.sheet([HEAD, *ROWS], title="BIỂU THEO DÕI")
    answer = desk.run("import", file, *NEW)
    assert (answer.code, "--reported-on" in answer.out) == (1, True)
    assert not any("updates" in task for task in desk.tasks().values())
    answer = desk.run("import", file, *NEW, "--force", "--reported-on", "15/6/2026")
    assert answer.code == 0
    assert desk.tasks()["1"]["updates"][0]["date"] == "2026-06-15"


def test_the_judge_leaves_out_what_no_log_may_hold(desk: Desk) -> None:
    future = desk.run("import", desk.sheet([HEAD, *ROWS]), *NEW, today=dt.date(2026, 6, 1))
    assert (future.code, "update-in-future" in future.err) == (1, True)
    assert not any("updates" in task for task in desk.tasks().values())


def test_a_group_s_status_of_nobody_is_asked_about(desk: Desk) -> None:
    row = ["1", "Báo cáo năm", "Các bộ", "", "", "", "31/3/2026", "Đã hoàn thành", *[""] * 5]
    answer = desk.run("import", desk.sheet([HEAD, row, ROWS[1]]), *NEW)
    assert (answer.code, "status-for-all" in answer.err) == (1, True)
    assert "updates" not in desk.tasks()["1"]
    assert "updates" in desk.tasks()["2"]


def test_a_plan_that_is_there_gets_the_reports_once(desk: Desk) -> None:
    row = ["I.1", "Ban hành kế hoạch kiểm tra", "Bộ A", "", "", "", "", "Đã hoàn thành", "",
           "20/6/2026", "", "", ""]  # fmt: skip
    file = desk.sheet([HEAD, row], title="Tính đến hết ngày 25/6/2026")
    answer = desk.run("import", file, "--into", "plans/2026.yaml", "--apply")
    assert answer.code == 0, answer.err + answer.out
    assert desk.tasks("2026.yaml")["I.1"]["updates"][-1] == {
        "date": "2026-06-25",
        "status": "done",
        "completed": "2026-06-20",
    }
    again = desk.run("import", file, "--into", "plans/2026.yaml", "--apply")
    assert "không có gì để ghi" in again.err
    assert len(desk.tasks("2026.yaml")["I.1"]["updates"]) == 2


def test_a_workspace_is_laid_out_with_the_history(ask: Ask, tmp_path: Path) -> None:
    to_xlsx([[TITLE, *["<"] * 12], HEAD, *ROWS], tmp_path / "a.xlsx")
    words = ["--title", "Kế hoạch", "--document", "1/QĐ-BA@2026-01-05", "--period", "2026"]
    answer = ask("init", "--from", "a.xlsx", *words, at=tmp_path)
    assert answer.code == 0, answer.err + answer.out
    assert "completed: on-time" in (tmp_path / "plans" / "2026.yaml").read_text("utf-8")


def test_a_workspace_is_laid_out_of_a_sheet_whose_day_is_said(ask: Ask, tmp_path: Path) -> None:
    to_xlsx([HEAD, *ROWS], tmp_path / "a.xlsx")
    words = ["--title", "Kế hoạch", "--document", "1/QĐ-BA@2026-01-05", "--period", "2026"]
    answer = ask("init", "a", "--from", "a.xlsx", *words, at=tmp_path)
    assert (answer.code, "--reported-on" in answer.out) == (1, True)
    day = ["--reported-on", "15/6/2026"]
    assert ask("init", "b", "--from", "a.xlsx", *words, *day, at=tmp_path).code == 0
    text = (tmp_path / "b" / "plans" / "2026.yaml").read_text("utf-8")
    assert "date: 2026-06-15, status: done" in text
    assert "Nguyễn Văn An" not in text
