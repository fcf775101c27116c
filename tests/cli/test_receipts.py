"""What the commands that write say of what they did: whose task was what, and is what now."""

import datetime as dt
import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, desk, pipe

TODAY = dt.date(2026, 7, 9)  # nine days after the end of the second quarter

# The words typed -> the receipt, of the plan of tests.cli.recorded with a group task of one day.
GROUP_TASK = """\
  - id: II.2
    title: Rà soát thủ tục
    area: II
    lead: [cac-bo]
    deadline: 30/6/2026
    product: Báo cáo
"""
SAID = {
    "update I.1 -s done --by BA -r 9/BC@28/6/2026 --completed 28/6/2026": [
        "I.1 – Bộ A: chưa hoàn thành, quá hạn 9 ngày → hoàn thành đúng hạn (28/6/2026)",
    ],
    "update I.1 -s done --by BA --lang en": [
        "I.1 – Bộ A: not done, overdue by 9 days → done 9 days late (9 July 2026)",
    ],
    "update I.1 --note 'Đã họp'": [
        "I.1 – Bộ A: đang thực hiện (40%); phân loại không đổi: chưa hoàn thành, quá hạn 9 ngày",
    ],
    "update I.2 -s in-progress --progress 20": [
        "I.2 – Bộ Văn hóa và B: đang thực hiện (20%); "
        "phân loại không đổi: chưa hoàn thành, trong hạn (đến 31/12/2026)",
    ],
    "update II.2 -s done --by BA": [
        "II.2 – Bộ A: chưa hoàn thành, quá hạn 9 ngày → hoàn thành quá hạn 9 ngày (09/7/2026)",
    ],
    "update II.2 --by bo-b --note 'Đã họp'": [
        "II.2 – Bộ Văn hóa và B: có báo cáo, không nêu tình hình; "
        "phân loại không đổi: chưa hoàn thành, quá hạn 9 ngày",
    ],
    "update I.3 -s done --by BA --for 2026-Q1": [
        "I.3 – Bộ A: chưa hoàn thành, quá hạn 100 ngày → chưa hoàn thành, quá hạn 9 ngày",
        "I.3 – Bộ A, kỳ quý I/2026: chưa hoàn thành, quá hạn 100 ngày → "
        "hoàn thành quá hạn 100 ngày (09/7/2026)",
        "I.3, cả nhiệm vụ: chưa hoàn thành, quá hạn 100 ngày → chưa hoàn thành, quá hạn 9 ngày",
    ],
    "adjust I.1 --to 30/9/2026 --document 2/TB@20/6/2026": [
        "I.1 – Bộ A: chưa hoàn thành, quá hạn 9 ngày → chưa hoàn thành, trong hạn (đến 30/9/2026)",
    ],
    "suspend II.2 --document 2/TB@20/6/2026": [
        "II.2 – Bộ A: chưa hoàn thành, quá hạn 9 ngày → tạm dừng thực hiện",
        "II.2 – Bộ Văn hóa và B: chưa hoàn thành, quá hạn 9 ngày → tạm dừng thực hiện",
        "II.2, cả nhiệm vụ: chưa hoàn thành, quá hạn 9 ngày → tạm dừng thực hiện",
    ],
    "cancel I.2 --document 2/TB@20/6/2026": [
        "I.2 – Bộ Văn hóa và B: chưa hoàn thành, trong hạn (đến 31/12/2026) → đưa ra khỏi kế hoạch",
    ],
    "remind I.1": [
        "I.1 – Bộ A: đang thực hiện (40%); phân loại không đổi: chưa hoàn thành, quá hạn 9 ngày",
    ],
    "add --id II.3 --title Một --area II --lead BA --deadline 30/9/2026": [
        "II.3 – Bộ A: ghi mới: chưa hoàn thành, trong hạn (đến 30/9/2026)",
    ],
    "update I.1 --withdraws 2026-04-03": [
        "I.1 – Bộ A: chưa có báo cáo; phân loại không đổi: chưa hoàn thành, quá hạn 9 ngày",
    ],
}


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path, PLAN + GROUP_TASK)


@pytest.mark.parametrize("line", SAID)
def test_each_command_says_what_it_did(at: Desk, line: str) -> None:
    answer = at.run(*shlex.split(line), today=TODAY)
    assert answer.code == 0, answer.err
    assert sorted(answer.out.splitlines()) == sorted(SAID[line])


@pytest.mark.parametrize("line", SAID)
def test_a_dry_run_says_the_same(at: Desk, line: str) -> None:
    answer = at.run(*shlex.split(line), "--dry-run", today=TODAY)
    assert sorted(answer.out.splitlines()) == sorted(SAID[line])
    assert at.text == PLAN + GROUP_TASK


def test_a_stream_says_it_row_by_row(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, "task,by,status\nI.1,BA,done\nI.2,bo-b,done\n")
    assert at.run("update", "-", today=TODAY).out.splitlines() == [
        "I.1 – Bộ A: chưa hoàn thành, quá hạn 9 ngày → hoàn thành quá hạn 9 ngày (09/7/2026)",
        "I.2 – Bộ Văn hóa và B: chưa hoàn thành, trong hạn (đến 31/12/2026) → "
        "hoàn thành đúng hạn (09/7/2026)",
    ]


def test_json_has_the_same_effects(at: Desk) -> None:
    answer = at.run("update", "I.3", *"-s done --by BA --for 2026-Q1 -f json".split(), today=TODAY)
    effects = json.loads(answer.out)["receipt"]
    assert [(one["agency"], one["occurrence"], one["after"]["class"]) for one in effects] == [
        (None, None, "overdue"),
        ("bo-a", None, "overdue"),
        ("bo-a", "2026-Q1", "done-late"),
    ]


def test_after_the_period_a_receipt_is_of_the_day_that_answers_are_of(
    ask: Ask, tmp_path: Path
) -> None:
    at = desk(ask, tmp_path)
    later = dt.date(2027, 2, 3)
    words = ("update", "I.1", "-n", "x", "--date", "20/12/2026")
    receipt = at.run(*words, today=later).out
    assert "quá hạn 184 ngày" in receipt
    assert "tính đến hết ngày 31/12/2026" in receipt
    assert "quá hạn 184 ngày" in at.run("show", "I.1", today=later).out
    # What is recorded after it counts later, and that is said.
    receipt = at.run("update", "I.1", "-s", "done", "-r", "9/BC", "--by", "BA", today=later).out
    assert "hoàn thành quá hạn 218 ngày" in receipt
    assert "Ghi sau ngày 31/12/2026" in receipt
    answer = at.run("show", "I.1", "--as-of", "3/2/2027", today=later).out
    assert "quá hạn 218 ngày" in answer
