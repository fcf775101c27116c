"""``caich remind``: the lines that reminders take."""

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, added, desk, unified

ADDED = {
    "I.1 --document 7/CV@5/6/2026": {
        19: [
            "    reminders:",
            "      - {date: 2026-07-01, document: {number: 7/CV, date: 2026-06-05}}",
        ]
    },
    "I.2 I.1 I.2 -a 'bo a' --note 'Qua điện thoại' --date 30/6/2026": {
        19: [
            "    reminders:",
            "      - {date: 2026-06-30, agency: bo-a, note: Qua điện thoại}",
        ],
        28: [
            "    reminders:",
            "      - {date: 2026-06-30, agency: bo-a, note: Qua điện thoại}",
        ],
    },
}


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


@pytest.mark.parametrize("line", ADDED)
def test_exactly_these_lines_are_added(at: Desk, line: str) -> None:
    answer = at.run("remind", *shlex.split(line), "--diff")
    assert answer.code == 0, answer.err
    assert added(PLAN, at.text) == ADDED[line]
    assert answer.out.endswith(f"\n{unified(PLAN, at.text)}")
    assert at.run("validate").code == 0


def test_reminders_follow_each_other(at: Desk) -> None:
    at.run("remind", "I.2", "--date", "1/6/2026")
    before = at.text
    at.run("remind", "I.2")
    assert added(before, at.text) == {30: ["      - {date: 2026-07-01}"]}


def test_who_has_finished_is_urged_with_a_warning(at: Desk) -> None:
    at.run("update", "I.1", "-s", "done", "-r", "9/BC", "--by", "bo-a")
    answer = at.run("remind", "I.1")
    assert answer.code == 0
    assert "needless-reminder" in answer.err
    assert "đã hoàn thành trước đó" in answer.err


def test_whom_to_urge_is_no_option_of_that_name(at: Desk) -> None:
    assert "--agency" in at.run("remind", "I.1", "--to", "bo-a").err


@pytest.mark.parametrize(
    ("line", "named"),
    [("I.9", "I.1"), ("I.1 -a zzz", "zzz"), ("I.1 --date mai", "mai"), ("I.1 -d 2/7/2026", "fut")],
)
def test_what_is_refused_changes_nothing(at: Desk, line: str, named: str) -> None:
    answer = at.run("remind", *line.split())
    assert (answer.code, answer.out, at.text) == (2, "", PLAN)
    assert named in answer.err
