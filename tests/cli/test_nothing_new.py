"""“Kỳ này không phát sinh”: a report that moves no status and counts as one."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, added, desk, pipe

ENTRY = "{date: 2026-07-01, by: bo-b, nothing_new: true}"


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


@pytest.mark.parametrize("whose", [["--agency", "bo-b"], ["--by", "Bộ Văn hóa và B"]])
def test_one_line_reports_on_every_open_task_of_an_agency(at: Desk, whose: list[str]) -> None:
    answer = at.run("update", *whose, "--nothing-new")
    assert answer.code == 0, answer.err
    # II.1, which was taken out of the plan, is none of them; I.3 is owed through a group.
    lines = added(PLAN, at.text).values()
    entries = [line for each in lines for line in each if "updates:" not in line]
    assert [line.strip(" -") for line in entries] == [
        ENTRY,
        "date: 2026-07-01",
        "by: bo-b",
        "nothing_new: true",
    ]
    assert at.run("validate", "--strict").code == 0


def test_another_body_may_report_it_of_an_agency(at: Desk) -> None:
    at.run("update", "--agency", "bo-b", "--by", "van-phong", "--nothing-new")
    answer = json.loads(at.run("list", "--agency", "bo-b", "-f", "json").out)
    assert [task["reported"] for task in answer["tasks"] if task["id"] == "I.2"] == [True]


def test_no_class_moves_and_the_receipt_says_so(at: Desk) -> None:
    before = at.run("status").out
    answer = at.run("update", "I.1", "I.3", "--by", "BA", "--nothing-new")
    assert all("phân loại không đổi" in line for line in answer.out.splitlines())
    assert at.run("status").out == before


def test_an_occurrence_is_not_met_by_it(at: Desk) -> None:
    at.run("update", "I.3", "--by", "BA", "--nothing-new", "--for", "2026-Q1")
    answer = json.loads(at.run("show", "I.3", "-f", "json").out)
    assert answer["task"]["class"] == "overdue"


def test_it_counts_as_reported(at: Desk) -> None:
    assert "Chưa có báo cáo" in at.run("list", "--status", "not-reported").out
    at.run("update", "I.2", "--by", "bo-b", "--nothing-new")
    tasks = json.loads(at.run("list", "-f", "json").out)["tasks"]
    assert all(task["reported"] for task in tasks)
    assert "không phát sinh" in at.run("show", "I.2").out


STREAMS = {
    "words": "task,by,nothing_new\nI.1,BA,có\n",
    "json": '[{"task": "I.1", "by": "BA", "nothing_new": true}]',
}


@pytest.mark.parametrize("form", STREAMS)
def test_a_row_may_say_it(at: Desk, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    pipe(monkeypatch, STREAMS[form])
    assert at.run("update", "-").code == 0
    assert "nothing_new: true" in at.text


REFUSED = {
    "update --nothing-new": ["NHIỆM_VỤ"],
    "update --agency bo-b --status done": ["NHIỆM_VỤ"],
    "update --agency van-phong --nothing-new": ["Văn phòng"],
    "update --agency zzz --nothing-new": ["zzz"],
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_changes_nothing(at: Desk, line: str) -> None:
    answer = at.run(*line.split())
    assert (answer.code, answer.out, at.text) == (2, "", PLAN)
    assert [word for word in REFUSED[line] if word not in answer.err] == []


def test_a_status_beside_it_is_a_warning(at: Desk) -> None:
    answer = at.run("update", "I.1", "--nothing-new", "--progress", "50")
    assert answer.code == 0
    assert "nothing-new-with-news" in answer.err


def test_it_counts_as_reported_in_the_period(at: Desk) -> None:
    every = "  reporting: {every: month, cutoff: calendar}\n  standing_agency:"
    at.write(PLAN.replace("  standing_agency:", every))
    june = ["render", "monthly", "--month", "2026-06", "-f", "markdown", "--lang", "en"]
    assert "0/3 tasks that owed a report" in at.run(*june).out
    at.run("update", "I.2", "--by", "bo-b", "--nothing-new", "--date", "30/6/2026")
    assert "1/3 tasks that owed a report" in at.run(*june).out
