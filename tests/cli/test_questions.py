"""What is asked before a report is written: on a terminal, in a pipe, row by row of a stream."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import (
    AGENCIES,
    FILE,
    PLAN,
    TODAY,
    Desk,
    added,
    at_terminal,
    lay_out,
    pipe,
)

# A task of a group, one of a lead and a supporter whose term was 30/6, one of unknown members.
TASKS = """\
  - id: II.2
    title: Rà soát thủ tục
    area: II
    lead: [cac-bo]
    deadline: 30/6/2026
    product: Báo cáo
  - id: II.3
    title: Ban hành quy chế
    area: II
    lead: [bo-a]
    support: [cuc-t]
    deadline: 30/6/2026
    product: Quy chế
  - id: II.4
    title: Tổng hợp báo cáo
    area: II
    lead: [cac-tinh]
    product: Báo cáo
"""
WHOLE = PLAN + TASKS
LAST = len(WHOLE.splitlines())
REGISTER = AGENCIES.replace(
    "groups:",
    "  - {id: so-nv, name: Sở Nội vụ, kind: provincial-agency, abbreviations: [SNV]}\n"
    "  - {id: so-ng, name: Sở Ngoại vụ, kind: provincial-agency, abbreviations: [SNgV]}\n"
    "  - {id: cuc-t, name: Cục T, kind: other, parent: so-nv}\n"
    "groups:\n  - {id: cac-tinh, name: Các tỉnh}",
)

LATE = "-s done -r 9/QC@28/6/2026 --by BA"
ASKED = {
    # the words typed: the rule that asks, and what the question must hold
    "II.2 -s done": ("status-for-all", ["II.2", "02 cơ quan", "Bộ A; Bộ Văn hóa và B", "by"]),
    # how many they are is not known
    "II.4 -s done": ("status-for-all", ["tất cả cơ quan: Các tỉnh?"]),
    "II.2 -s in-progress --progress 40": ("status-for-all", ["đang thực hiện"]),
    "II.3 --progress 0,6 --by BA": ("progress-fraction", ["II.3", "0,6%", "60%"]),
    "II.3 -s submitted -r '9/QC; 10/QC' --by BA": ("several-in-number", ["9/QC; 10/QC"]),
    "II.3 -s submitted -r 'chưa có' --by BA": ("absent-document", ["chưa có"]),
    "II.3 -n 'Đã họp' --by SNgV": ("reporter-without-part", ["Sở Ngoại vụ", "II.3", "Bộ A"]),
    "II.3 -s done --by BA --agency SNgV": ("reporter-without-part", ["Sở Ngoại vụ"]),
    f"II.3 {LATE}": ("completion-day-unstated", ["II.3", "28/6/2026", "30/6/2026", "completed"]),
    "II.3 -s done -r 9/TTr@1/7/2026 --by BA": (
        "done-by-submission",
        ["II.3", "9/TTr", "mới trình"],
    ),
}


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    lay_out(tmp_path, WHOLE)
    (tmp_path / "plans/agencies.yaml").write_text(REGISTER, "utf-8")
    return Desk(ask, tmp_path)


@pytest.mark.parametrize("line", ASKED)
def test_in_a_pipe_nothing_is_written_and_the_question_is_told(at: Desk, line: str) -> None:
    rule, named = ASKED[line]
    answer = at.run("update", *shlex.split(line))
    assert (answer.code, answer.out, at.text) == (1, "", WHOLE)
    assert [word for word in (*named, f"--yes {rule}") if word not in answer.err] == []
    english = at.run("update", *shlex.split(line), "--lang", "en")
    assert (english.code, at.text) == (1, WHOLE)
    assert f"--yes {rule}" in english.err


@pytest.mark.parametrize("line", ASKED)
def test_yes_to_the_question_writes_it_and_validate_only_warns(at: Desk, line: str) -> None:
    rule, _ = ASKED[line]
    answer = at.run("update", *shlex.split(line), "--yes", rule)
    assert answer.code == 0, answer.err
    assert at.text != WHOLE
    assert at.run("validate").code == 0
    # Yes to the day of completion puts it in; the others stay as they are, and are told.
    assert (rule in at.run("validate").out) == (rule != "completion-day-unstated")


@pytest.mark.parametrize("line", ASKED)
def test_yes_to_another_question_is_no_answer(at: Desk, line: str) -> None:
    rule, _ = ASKED[line]
    (other, *_) = {rule for rule, _ in ASKED.values()} - {rule}
    answer = at.run("update", *shlex.split(line), "--yes", other)
    assert (answer.code, at.text) == (1, WHOLE)


def test_yes_takes_the_name_of_a_question_alone(at: Desk) -> None:
    answer = at.run("update", "II.2", "-s", "done", "--yes", "not-a-member")
    assert (answer.code, at.text) == (2, WHOLE)
    assert "status-for-all" in answer.err


NOT_ASKED = [
    "II.2 -s done --by BA",
    "II.2 -s done --by cac-bo",
    "II.2 -n 'Đã họp'",
    "II.3 -n x --by cuc-t",
    "II.3 -n x --by SNV",  # the superior of the supporter
    "II.3 -n x --by van-phong",  # the standing agency
    "II.4 -s done --by SNgV",  # who the provinces are is not known
    "II.3 -s done --by BA -r 9/QC@1/7/2026",
    "II.3 -s done --by BA -r 9/QC@28/6/2026 --completed 29/6/2026",
    "II.3 -s submitted --by BA -r 9/TTr@28/6/2026",
]


@pytest.mark.parametrize("line", NOT_ASKED)
def test_what_goes_without_saying(at: Desk, line: str) -> None:
    assert at.run("update", *shlex.split(line)).code == 0


def test_where_not_all_that_take_part_are_known_the_receipt_says_so(at: Desk) -> None:
    words = "chưa xác định thành phần"
    assert words in at.run("update", "II.4", "-n", "x", "--by", "SNgV").out
    assert words not in at.run("update", "II.4", "-n", "x", "--by", "van-phong").out
    answer = at.run("update", "II.4", "-n", "y", "--by", "SNgV", "-f", "json")
    assert json.loads(answer.out)["unplaced"] == [{"task": "II.4", "agency": "so-ng"}]


@pytest.mark.parametrize("command", ["suspend", "cancel"])
def test_a_document_stops_a_task_for_all(at: Desk, command: str) -> None:
    assert at.run(command, "II.2", "--document", "5/TB@30/6/2026").code == 0
    answer = at.run(command, "II.3", "--document", "5/TB@30/6/2026", "--by", "SNgV")
    assert answer.code == 1
    assert "--yes reporter-without-part" in answer.err


ANSWERED = {
    # the words typed, what is answered: the entries written
    ("II.2 -s done", "c"): ["status: done}"],
    ("II.2 -s done", "2"): ["by: bo-b, status: done}"],
    ("II.2 -s done", "9|hai|1, 2"): ["by: bo-a, status: done}", "by: bo-b, status: done}"],
    ("II.3 -n x --by SNgV", "1"): ["by: bo-a, note: x}"],
    ("II.3 -n x --by SNgV", "Có"): ["by: so-ng, note: x}"],
    (f"II.3 {LATE}", "có"): ["completed: 2026-06-28}"],
    (f"II.3 {LATE}", "Không"): ["completed: 2026-07-01}"],
}


@pytest.mark.parametrize(("line", "typed"), ANSWERED)
def test_on_a_terminal_the_answer_decides(
    at: Desk, monkeypatch: pytest.MonkeyPatch, line: str, typed: str
) -> None:
    at_terminal(monkeypatch, typed)
    answer = at.run("update", *shlex.split(line))
    assert answer.code == 0, answer.err
    lines = [each for lines in added(WHOLE, at.text).values() for each in lines[1:]]
    ends = ANSWERED[line, typed]
    assert len(lines) == len(ends)
    assert all(entry.endswith(end) for entry, end in zip(lines, ends, strict=True))


@pytest.mark.parametrize("line", ASKED)
def test_an_empty_answer_writes_nothing(
    at: Desk, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    at_terminal(monkeypatch, "")
    answer = at.run("update", *shlex.split(line))
    assert (answer.code, at.text) == (1, WHOLE)


ROWS = """\
task,by,status,results,{confirm}
I.1,BA,in-progress,,
II.2,,done,,{one}
II.3,BA,done,9/QC@28/6/2026,{two}
"""


def rows(one: str = "", two: str = "", confirm: str = "confirm") -> str:
    return ROWS.format(confirm=confirm, one=one, two=two)


def test_each_row_of_a_stream_is_named_with_its_question(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe(monkeypatch, rows())
    answer = at.run("update", "-")
    assert (answer.code, answer.out, at.text) == (1, "", WHOLE)
    second, third = answer.err.splitlines()[:2]
    assert second.startswith("mục 2 (dòng 3): Nhiệm vụ II.2")
    assert third.startswith("mục 3 (dòng 4): Nhiệm vụ II.3")
    assert "status-for-all, completion-day-unstated" in answer.err


@pytest.mark.parametrize("heading", ["confirm", "xác nhận", "Xác nhận"])
def test_a_row_answers_for_itself(at: Desk, monkeypatch: pytest.MonkeyPatch, heading: str) -> None:
    pipe(monkeypatch, rows("status-for-all", "completion-day-unstated", heading))
    answer = at.run("update", "-")
    assert answer.code == 0, answer.err
    lines = [each for lines in added(WHOLE, at.text).values() for each in lines]
    assert [line for line in lines if "completed: 2026-06-28" in line]
    assert not [line for line in lines if "confirm" in line]


def test_another_row_s_answer_is_none(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, rows("status-for-all", "status-for-all"))
    answer = at.run("update", "-")
    assert (answer.code, at.text) == (1, WHOLE)
    assert "mục 2" not in answer.err


@pytest.mark.parametrize("word", ["có", "yes", "x", "not-a-member"])
def test_a_row_takes_no_blanket_yes(at: Desk, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    pipe(monkeypatch, rows(word))
    answer = at.run("update", "-")
    assert (answer.code, at.text) == (2, WHOLE)
    assert "status-for-all" in answer.err
    pipe(monkeypatch, rows())
    blanket = at.run("update", "-", "--yes", "status-for-all")
    assert (blanket.code, at.text) == (2, WHOLE)
    assert "confirm" in blanket.err


def test_partly_the_other_rows_are_written(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = [
        {"task": "I.1", "by": "BA", "status": "in-progress"},
        {"task": "II.2", "status": "done"},
        {"task": "I.2"},
        {"task": "I.9", "note": "x"},
        {"task": "I.2", "by": "bo-b", "progress": 140},
        {"task": "II.3", "by": "SNgV", "note": "x", "confirm": ["reporter-without-part"]},
    ]
    pipe(monkeypatch, json.dumps(stream))
    answer = at.run("update", "-", "--partial")
    assert answer.code == 1
    lines = [each for lines in added(WHOLE, at.text).values() for each in lines]
    entries = [line.strip() for line in lines if "date:" in line]
    assert entries == [
        "- {date: 2026-07-01, by: bo-a, status: in-progress}",
        "- {date: 2026-07-01, by: so-ng, note: x}",
    ]
    for number in (2, 3, 4, 5):
        assert f"mục {number} (" in answer.err
    assert "Đã ghi 2 mục" in answer.err


def test_partly_nothing_may_be_left_to_write(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, "task,status\nII.2,done\n")
    answer = at.run("update", "-", "--partial")
    assert (answer.code, answer.out, at.text) == (1, "", WHOLE)
    assert f"Chưa ghi gì vào {FILE}" in answer.err


def test_a_rule_that_is_off_asks_nothing(at: Desk) -> None:
    (at.top / "caich.toml").write_text('[rules]\nstatus-for-all = "off"\n')
    assert at.run("update", "II.2", "-s", "done").code == 0


def test_a_correction_is_asked_about_and_a_withdrawal_is_not(at: Desk) -> None:
    at.run("update", "II.3", "-s", "in-progress", "--by", "BA", "-r", "9/QC@28/6/2026")
    done = ["update", "II.3", "-s", "done", "--corrects", "2026-07-01", "--by", "BA"]
    assert at.run(*done).code == 1
    assert at.run(*done, "--yes", "completion-day-unstated").code == 0
    assert "status: done, completed: 2026-06-28, corrects: 2026-07-01" in at.text
    at.run("update", "II.2", "-s", "done", "--yes", "status-for-all")
    assert at.run("update", "II.2", "--withdraws", "2026-07-01").code == 0


def test_an_older_report_is_not_asked_about_again(at: Desk) -> None:
    at.run("update", "II.2", "-s", "done", "--yes", "status-for-all", today=TODAY)
    assert at.run("update", "II.2", "-n", "Đã họp").code == 0
