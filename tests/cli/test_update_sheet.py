"""``caich update BANG.xlsx``: new reports on known tasks, under the headings of an office."""

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Ask
from tests.cli.recorded import FILE, added, desk, pipe
from tests.cli.recorded import Desk as Workspace
from tests.importers.layouts import to_csv, to_docx, to_markdown, to_xlsx

HEAD = ["Mã nhiệm vụ", "Nhiệm vụ", "Tình hình thực hiện", "% hoàn thành", "Ngày hoàn thành",
        "Kết quả, văn bản", "Khó khăn, vướng mắc", "Điện thoại"]  # fmt: skip
ROWS = [
    ["I.1", "", "Đã hoàn thành", "", "20/6/2026", "", "", "0912345678"],
    ["", "Tổ chức hội nghị: sơ kết", "Đang thực hiện", "60%", "", "", "Chờ kinh phí", ""],
    ["", "Công tác chỉ đạo", "", "", "", "", "", ""],
]
AFTER_I1, AFTER_I2 = 21, 28


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Workspace:
    return desk(ask, tmp_path)


def sheet(at: Workspace, rows: list[list[str]], name: str = "bang.xlsx") -> str:
    write = {".docx": to_docx, ".xlsx": to_xlsx, ".csv": to_csv, ".md": to_markdown}
    write[Path(name).suffix](rows, at.top / name)
    return name


def lines(at: Workspace, before: str) -> dict[int, list[str]]:
    return {number: [text.strip() for text in texts]
            for number, texts in added(before, at.text).items()}  # fmt: skip


@pytest.mark.parametrize("name", ["bang.xlsx", "bang.docx", "bang.csv", "bang.md"])
def test_every_row_is_recorded_on_its_task(at: Workspace, name: str) -> None:
    before = at.text
    answer = at.run("update", sheet(at, [HEAD, *ROWS], name))
    assert answer.code == 0, answer.err
    assert lines(at, before) == {
        AFTER_I1: [
            "- {date: 2026-07-01, status: done, completed: 2026-06-20}",
        ],
        AFTER_I2: [
            "updates:",
            "- {date: 2026-07-01, status: in-progress, progress: 60, problems: "
            "[{text: Chờ kinh phí}]}",
        ],
    }
    assert "Điện thoại" in answer.err
    assert "0912345678" not in answer.out + answer.err


def test_the_sheet_says_its_day_and_the_option_says_it_better(at: Workspace) -> None:
    title = ["Số liệu tính đến hết ngày 25/6/2026", *["<"] * 7]
    file = sheet(at, [title, HEAD, *ROWS])
    assert at.run("update", file).code == 0
    assert "date: 2026-06-25, status: done" in at.text
    again = at.run("update", file, "--date", "28/6/2026")
    assert "Đã có trong sổ theo dõi" in again.err
    assert at.text.count("status: done, completed: 2026-06-20") == 1  # told already


def test_done_without_a_day_is_dated_by_nobody(at: Workspace) -> None:
    row = ["I.1", "", "Đã hoàn thành", "", "", "12/KH-BA ngày 20/6/2026", "", ""]
    answer = at.run("update", sheet(at, [HEAD, row]))
    assert answer.code == 0
    assert "completed: unknown" in at.text
    assert "20/6/2026" in answer.err


def test_the_result_s_day_is_taken_where_somebody_says_so(at: Workspace) -> None:
    row = ["I.1", "", "Đã hoàn thành", "", "", "12/KH-BA ngày 20/6/2026", "", ""]
    assert at.run("update", sheet(at, [HEAD, row]), "--yes", "completion-day-unstated").code == 0
    assert "completed: 2026-06-20" in at.text


@pytest.mark.parametrize("partial", [False, True])
def test_a_row_of_no_task_is_told(at: Workspace, partial: bool) -> None:
    before = at.text
    file = sheet(at, [HEAD, *ROWS, ["X.9", "", "Đang thực hiện", *[""] * 5]])
    answer: Answer = at.run("update", file, *(["--partial"] if partial else []))
    assert ": không có nhiệm vụ nào của kế hoạch khớp với “X.9”" in answer.err
    assert (answer.code, at.text != before) == ((1, True) if partial else (2, False))


def test_words_that_may_mean_less_are_told(at: Workspace) -> None:
    row = ["I.1", "", "Đã hoàn thành dự thảo, đang lấy ý kiến", *[""] * 5]
    answer = at.run("update", sheet(at, [HEAD, row]))
    assert (answer.code, "(I.1): “Đã hoàn thành dự thảo" in answer.err) == (1, True)
    assert "status: in-progress, note:" in at.text


def test_what_the_judge_refuses_is_refused(at: Workspace) -> None:
    before = at.text
    file = sheet(at, [HEAD, *ROWS])
    answer = at.run("update", file, "--date", "2/4/2026")  # before the entry of 3 April
    assert (answer.code, "updates-out-of-order" in answer.err) == (2, True)
    answer = at.run("update", file, "--date", "1/7/2026", today=dt.date(2026, 6, 20))
    assert (answer.code, "update-in-future" in answer.err) == (2, True)
    assert at.text == before


@pytest.mark.parametrize(
    "text",
    [
        "Mã nhiệm vụ;Trạng thái;Ngày hoàn thành\nI.1;Đã hoàn thành;20/6/2026\n",
        "BÁO CÁO THÁNG 6;;\nMã;Tình hình thực hiện;Ngày hoàn thành\nI.1;Xong;20/6/2026\n",
        "task,Tình hình thực hiện,Ngày hoàn thành\nI.1,Đã hoàn thành,20/6/2026\n",
        "sep=;\nMã nhiệm vụ;Trạng thái;Ngày hoàn thành\nI.1;Đã hoàn thành;20/6/2026\n",
    ],
)
def test_the_stream_understands_the_headings(
    at: Workspace, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = at.text
    pipe(monkeypatch, text)
    assert at.run("update", "-").code == 0
    assert lines(at, before) == {
        AFTER_I1: ["- {date: 2026-07-01, status: done, completed: 2026-06-20}"]
    }


def test_what_is_no_sheet_of_reports(at: Workspace) -> None:
    answer = at.run("update", sheet(at, [["Tên", "Giá"], ["Bút", "1"]]))
    assert (answer.code, "không thấy bảng báo cáo" in answer.err) == (3, True)
    assert at.run("update", "khong-co.xlsx").code == 3
    assert at.run("update", "a.xlsx", "I.1").code == 2
    (at.top / "mat.csv").write_text("TỐI MẬT\nMã;Trạng thái\nI.1;Xong\n", "utf-8")
    answer = at.run("update", "mat.csv")
    assert (answer.code, "TỐI MẬT" in answer.err) == (3, True)
    assert (at.top / FILE).read_text("utf-8") == at.text
