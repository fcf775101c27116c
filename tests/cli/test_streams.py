"""``remind -``, ``suspend -``, ``cancel -``: many records from the standard input, as of update."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, added, desk, pipe

AFTER_I1, AFTER_I2 = 21, 28


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


REMINDERS = {
    "csv": "task,agency,document,note\nI.1,BA,7/CV@30/6/2026,\nI.2,,,Qua điện thoại\n",
    "json": '[{"task": "I.1", "agency": "BA", "document": "7/CV@30/6/2026"},'
    ' {"task": "I.2", "note": "Qua điện thoại"}]',
    "yaml": "- {task: I.1, agency: BA, document: 7/CV@30/6/2026}\n"
    "- {task: I.2, note: Qua điện thoại}\n",
}


@pytest.mark.parametrize("form", REMINDERS)
def test_reminders_are_read_in_every_form(
    at: Desk, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    pipe(monkeypatch, REMINDERS[form])
    answer = at.run("remind", "-")
    assert answer.code == 0, answer.err
    assert added(PLAN, at.text) == {
        AFTER_I1 - 2: [
            "    reminders:",
            "      - {date: 2026-07-01, document: {number: 7/CV, date: 2026-06-30}, agency: bo-a}",
        ],
        AFTER_I2: ["    reminders:", "      - {date: 2026-07-01, note: Qua điện thoại}"],
    }


@pytest.mark.parametrize(("command", "status"), [("suspend", "suspended"), ("cancel", "cancelled")])
def test_tasks_are_stopped_by_the_rows_documents_or_the_option_s(
    at: Desk, monkeypatch: pytest.MonkeyPatch, command: str, status: str
) -> None:
    pipe(monkeypatch, "task,document,note\nI.1,5/TB@30/6/2026,\nI.2,,Chờ\n")
    answer = at.run(command, "-", "--document", "6/TB@30/6/2026")
    assert answer.code == 0, answer.err
    lines = [each for lines in added(PLAN, at.text).values() for each in lines]
    assert [line.strip() for line in lines if "date:" in line] == [
        f"- {{date: 2026-07-01, status: {status}, document: {{number: 5/TB, date: 2026-06-30}}}}",
        f"- {{date: 2026-07-01, status: {status}, note: Chờ, "
        "document: {number: 6/TB, date: 2026-06-30}}",
    ]


REFUSED = {
    # the command and what it reads: the exit code, what must be named
    ("suspend -", "task\nI.1\n"): (2, ["mục 1", "--document"]),
    ("cancel -", "task,document\nI.1,5/TB@30/6/2026\nI.9,5/TB\n"): (2, ["mục 2", "I.9"]),
    ("suspend -", "task,document,status\nI.1,5/TB,done\n"): (2, ["mục 1", "suspended"]),
    ("remind -", "task,status\nI.1,done\n"): (2, ["mục 1", "status"]),
    ("remind -", ""): (2, ["không có mục nào"]),
    ("remind - I.1", "task\nI.2\n"): (2, ["“-”"]),
    ("suspend I.1", ""): (2, ["--document"]),
    ("cancel I.1", ""): (2, ["--document"]),
}


@pytest.mark.parametrize(("line", "stream"), REFUSED)
def test_what_is_refused_changes_nothing(
    at: Desk, monkeypatch: pytest.MonkeyPatch, line: str, stream: str
) -> None:
    code, named = REFUSED[line, stream]
    pipe(monkeypatch, stream)
    answer = at.run(*line.split())
    assert (answer.code, answer.out, at.text) == (code, "", PLAN)
    assert [word for word in named if word not in answer.err] == []


@pytest.mark.parametrize("command", ["remind", "suspend", "cancel"])
def test_partly_the_other_rows_are_written(
    at: Desk, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    pipe(monkeypatch, "task,document\nI.9,5/TB@30/6/2026\nI.1,5/TB@30/6/2026\n")
    answer = at.run(command, "-", "--partial", "-f", "json")
    assert answer.code == 1
    assert [one["task"] for one in json.loads(answer.out)["changed"]] == ["I.1"]
    assert "mục 1" in answer.err
