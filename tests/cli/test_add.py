"""``caich add``: a new task, the lines that it takes, and what is refused."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import FILE, PLAN, Desk, added, desk, unified

LAST = PLAN.count("\n")

ADDED = {
    "--id II.2 --title 'Tổng kết: năm' --area 'the che'": [
        "  - id: II.2",
        '    title: "Tổng kết: năm"',
        "    area: II",
    ],
    "--id II.2 --title Một --area II --lead BA --lead 'các bộ' --support bo-b "
    "--deadline 'Trước ngày 30/9/2026' --product 'Báo cáo' --document 7/TB@20/6/2026 "
    "--source 'Giao Bộ A' --note 'Chưa rõ'": [
        "  - id: II.2",
        "    title: Một",
        "    area: II",
        "    lead: [bo-a, cac-bo]",
        "    support: [bo-b]",
        "    deadline: Trước ngày 30/9/2026",
        "    product: Báo cáo",
        "    document: {number: 7/TB, date: 2026-06-20}",
        "    source: Giao Bộ A",
        "    note: Chưa rõ",
    ],
    "--id II.2 --title Một --area II --deadline 'Kỳ họp giữa năm' --read-as 'trước 15/7/2026' "
    "--read-by 'Phòng Tổng hợp'": [
        "  - id: II.2",
        "    title: Một",
        "    area: II",
        "    deadline: {words: Kỳ họp giữa năm, read_as: trước 15/7/2026, by: Phòng Tổng hợp, "
        "date: 2026-07-01}",
    ],
    "--id II.2 --title Một --area II --deadline 'Kỳ họp' --read-as 'trước 15/7/2026' "
    "--read-basis 9/NQ-HĐND@10/12/2025": [
        "  - id: II.2",
        "    title: Một",
        "    area: II",
        "    deadline: {words: Kỳ họp, read_as: trước 15/7/2026, date: 2026-07-01, "
        "basis: {number: 9/NQ-HĐND, date: 2025-12-10}}",
    ],
    "--id 1.10 --title Một --area I --deadline 2026": [
        '  - id: "1.10"',
        "    title: Một",
        "    area: I",
        '    deadline: "2026"',
    ],
}


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


@pytest.mark.parametrize("line", ADDED)
def test_exactly_these_lines_are_added(at: Desk, line: str) -> None:
    answer = at.run("add", *shlex.split(line), "--diff")
    assert answer.code == 0, answer.err
    assert added(PLAN, at.text) == {LAST: ADDED[line]}
    assert answer.out.endswith(f"\n{unified(PLAN, at.text)}")


def test_json_names_the_task(at: Desk) -> None:
    answer = at.run("add", *"--id II.2 --title Một --area II -f json".split())
    assert json.loads(answer.out)["changed"] == [{"file": FILE, "task": "II.2", "ref": None}]
    assert json.loads(at.run("show", "II.2", "-f", "json").out)["task"]["title"] == "Một"


REFUSED = {
    "--id I.1 --title Một --area I": (2, ["duplicate-task", "I.1"]),
    "--id 'I 9' --title Một --area I": (2, ["invalid-id"]),
    "--id I.9 --title '' --area I": (2, ["empty-text"]),
    "--id I.9 --title Một --area III": (2, ["III", "Thể chế"]),
    "--id I.9 --title Một --area I --lead 'Bộ Văn hóa'": (2, ["Bộ Văn hóa và B"]),
    "--id I.9 --title Một --area I --deadline 'ngày kia'": (2, ["unreadable-deadline"]),
    "--id I.9 --title Một --area I --deadline 'Kỳ họp' --read-as 'ngày kia'": (
        2,
        ["unreadable-deadline"],
    ),
    "--id I.9 --title Một --area I --read-as 30/9/2026": (2, ["--deadline"]),
    "--id I.9 --title Một --area I --document 7/TB@kia": (2, ["document", "kia"]),
    "--title Một --area I": (2, ["NHIỆM_VỤ"]),
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_changes_nothing(at: Desk, line: str) -> None:
    code, named = REFUSED[line]
    answer = at.run("add", *shlex.split(line))
    assert (answer.code, answer.out, at.text) == (code, "", PLAN)
    assert [word for word in named if word not in answer.err] == []


PLACES = {
    # how it is named: the line of the old file that it stands behind
    "--id I.0 --area I": None,
    "--id I.1a --area I": "      - {date: 2026-04-03, by: bo-a, status: in-progress, progress: 40}"
    "  # qua điện thoại",
    "--id I.10 --area I": "        problems: [{text: Thiếu số liệu}]",
    "--id II.2 --area II": None,
    "--id X --area I --after I.2": "    product: Thông báo",
    "--id X --area II --after ii.1": None,
}


@pytest.mark.parametrize("line", PLACES)
def test_a_task_stands_in_its_place(at: Desk, line: str) -> None:
    answer = at.run("add", *shlex.split(line), "--title", "Một")
    assert answer.code == 0, answer.err
    (place,) = added(PLAN, at.text)
    old = PLAN.splitlines()
    behind = PLACES[line]
    assert place == (len(old) if behind is None else old.index(behind) + 1)
    assert at.run("validate").code == 0


def test_a_task_behind_one_that_is_not_there(at: Desk) -> None:
    answer = at.run("add", "--id", "X", "--area", "I", "--title", "Một", "--after", "I.9")
    assert (answer.code, at.text) == (2, PLAN)
    assert "I.9" in answer.err
