"""``caich adjust``, ``suspend`` and ``cancel``: terms moved, tasks stopped, by which document."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, added, desk, unified

ADDED = {
    "adjust I.1 --to 'Quý III/2026' --document 2/TB@20/6/2026": (
        19,
        [
            "    adjustments:",
            "      - {date: 2026-07-01, to: Quý III/2026, "
            "document: {number: 2/TB, date: 2026-06-20}}",
        ],
    ),
    "adjust I.2 --to 30/9/2026 --document 2/TB --date 20/6/2026 --note 'Chờ ý kiến'": (
        28,
        [
            "    adjustments:",
            "      - {date: 2026-06-20, to: 30/9/2026, document: {number: 2/TB}, note: Chờ ý kiến}",
        ],
    ),
    "adjust I.3 --to 2026-07-15 --for 2026-Q2 --document 2/TB@20/6/2026": (
        34,
        [
            "    adjustments:",
            "      - {date: 2026-07-01, to: 2026-07-15, "
            "document: {number: 2/TB, date: 2026-06-20}, for: 2026-Q2}",
        ],
    ),
    "adjust I.2 --lead 'bo a' --document 5/QĐ@20/6/2026": (
        28,
        [
            "    adjustments:",
            "      - {date: 2026-07-01, lead: {from: [bo-b], to: [bo-a]}, "
            "document: {number: 5/QĐ, date: 2026-06-20}}",
        ],
    ),
    "adjust I.2 --lead BA --instead-of bo-b --to 30/9/2026 --document 5/QĐ": (
        28,
        [
            "    adjustments:",
            "      - {date: 2026-07-01, to: 30/9/2026, lead: {from: [bo-b], to: [bo-a]}, "
            "document: {number: 5/QĐ}}",
        ],
    ),
    "adjust I.2 --to 'Kỳ họp cuối năm' --read-as 'trước ngày 15/12/2026' --read-by BA "
    "--document 2/TB@20/6/2026": (
        28,
        [
            "    adjustments:",
            "      - {date: 2026-07-01, to: {words: Kỳ họp cuối năm, "
            "read_as: trước ngày 15/12/2026, by: bo-a, date: 2026-07-01}, "
            "document: {number: 2/TB, date: 2026-06-20}}",
        ],
    ),
    "adjust I.2 --to 'Kỳ họp cuối năm' --read-as 'trước ngày 15/12/2026' "
    "--read-basis '9/NQ-HĐND ngày 10/12/2025' --document 2/TB": (
        28,
        [
            "    adjustments:",
            "      - {date: 2026-07-01, to: {words: Kỳ họp cuối năm, "
            "read_as: trước ngày 15/12/2026, date: 2026-07-01, "
            "basis: {number: 9/NQ-HĐND, date: 2025-12-10}}, document: {number: 2/TB}}",
        ],
    ),
    "suspend I.1 --document 2/TB@20/6/2026": (
        21,
        [
            "      - {date: 2026-07-01, status: suspended, "
            "document: {number: 2/TB, date: 2026-06-20}}",
        ],
    ),
    "cancel I.2 --document 2/TB@20/6/2026 --by van-phong --note 'Gộp vào I.1' -d 30/6/2026": (
        28,
        [
            "    updates:",
            "      - {date: 2026-06-30, by: van-phong, status: cancelled, note: Gộp vào I.1, "
            "document: {number: 2/TB, date: 2026-06-20}}",
        ],
    ),
}


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    return desk(ask, tmp_path)


@pytest.mark.parametrize("line", ADDED)
def test_exactly_these_lines_are_added(at: Desk, line: str) -> None:
    answer = at.run(*shlex.split(line), "--diff")
    assert answer.code == 0, answer.err
    assert added(PLAN, at.text) == {ADDED[line][0]: ADDED[line][1]}
    assert answer.out.endswith(f"\n{unified(PLAN, at.text)}")
    assert at.run("validate").code == 0


def test_a_changed_term_without_its_document_is_a_warning(at: Desk) -> None:
    answer = at.run("adjust", "I.1", "--to", "30/9/2026")
    assert answer.code == 0
    assert "adjustment-without-document" in answer.err


REFUSED = {
    "adjust I.1 --to 'ngày kia' --document 2/TB@20/6/2026": (2, ["unreadable-deadline"]),
    "adjust I.1 --to 30/9/2026 --read-by bo-a": (2, ["--read-as"]),
    "adjust I.1 --to 30/9/2026 --read-basis 9/NQ": (2, ["--read-as"]),
    "adjust I.1 --to 'Kỳ họp' --read-as 'ngày kia' --document 2/TB": (2, ["unreadable-deadline"]),
    "adjust I.3 --to 30/9/2026 --document 2/TB": (2, ["adjustment-without-occurrence"]),
    "adjust I.3 --to 30/9/2026 --for 2026-Q9 --document 2/TB": (2, ["unknown-occurrence"]),
    "adjust I.1 --to 30/9/2026 --date 2/7/2026": (2, ["update-in-future"]),
    "adjust I.1 --document 2/TB": (2, ["THỜI_HẠN", "--lead"]),
    "adjust I.1 --lead bo-b": (2, ["--document"]),
    "adjust I.1 --lead bo-b --document 2/TB --for 2026-Q2": (2, ["unknown-occurrence"]),
    "adjust I.1 --lead zzz --document 2/TB": (2, ["zzz"]),
    "adjust I.1 --instead-of BA --to 30/9/2026 --document 2/TB": (2, ["--lead"]),
    "adjust I.8 --to 30/9/2026": (2, ["I.8", "I.1"]),
    "suspend I.1": (2, ["SỐ@NGÀY"]),
    "cancel I.1": (2, ["SỐ@NGÀY"]),
    "cancel I.1 --document 2/TB@kia": (2, ["kia"]),
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_changes_nothing(at: Desk, line: str) -> None:
    code, named = REFUSED[line]
    answer = at.run(*shlex.split(line))
    assert (answer.code, answer.out, at.text) == (code, "", PLAN)
    assert [word for word in named if word not in answer.err] == []


def test_a_deadline_is_no_option_of_that_name(at: Desk) -> None:
    assert "--to" in at.run("adjust", "I.1", "--deadline", "30/9/2026").err


def test_an_extension_after_the_term_says_by_how_many_days(at: Desk) -> None:
    answer = at.run("adjust", "I.1", "--to", "30/9/2026", "--document", "2/TB@1/7/2026")
    assert "gia hạn sau khi đã quá hạn 1 ngày" in answer.out
    assert "gia hạn sau khi đã quá hạn 1 ngày" in at.run("list").out
    assert "Gia hạn sau khi đã quá hạn" in at.run("status").out


def test_an_extension_counts_from_its_document_s_day_whenever_it_is_typed(at: Desk) -> None:
    answer = at.run("adjust", "I.1", "--to", "30/9/2026", "--document", "2/TB@28/6/2026")
    assert "quá hạn 1 ngày → chưa hoàn thành, trong hạn" in answer.out
    assert "gia hạn sau khi" not in answer.out


def test_the_lead_s_own_letter_asks_for_an_extension(at: Desk) -> None:
    words = ("adjust", "I.1", "--to", "30/9/2026", "--document", "45/CV-BA@20/6/2026")
    answer = at.run(*words)
    assert answer.code == 0
    assert "extension-asked-for" in answer.err
    assert "→" not in answer.out
    assert "Đề nghị gia hạn" in at.run("show", "I.1").out
    assert at.run(*words, "--authority", "1/QĐ@15/1/2026").code == 0
    assert "quá hạn" not in at.run("list", "--status", "in-progress").out


def data(at: Desk, *words: str) -> Any:
    return json.loads(at.run(*words, "-f", "json").out)


HANDED = ("adjust", "I.1", "--lead", "bo-b", "--document", "5/QĐ@20/6/2026")


def test_a_handover_says_from_whom_to_whom(at: Desk) -> None:
    answer = at.run(*HANDED)
    assert answer.code == 0, answer.err
    assert answer.out == "I.1, cơ quan chủ trì: Bộ A → Bộ Văn hóa và B\n"


@pytest.mark.parametrize("command", ["list", "status", "show I.1", "export -f csv -o -"])
def test_the_lead_is_that_of_the_day(at: Desk, command: str) -> None:
    first, later = (*command.split(), "--as-of", "19/6/2026"), (*command.split(),)
    was = at.run(*first).out
    at.run(*HANDED)
    assert at.run(*first).out == was
    assert at.run(*later, "--as-of", "20/6/2026").out.replace("20/6", "19/6") != was


def test_whose_a_task_is_on_a_day(at: Desk) -> None:
    at.run(*HANDED)
    for day, lead in (("19/6/2026", "bo-a"), ("20/6/2026", "bo-b")):
        for agency in ("bo-a", "bo-b"):
            tasks = at.run("list", "-a", agency, "--as-of", day).out
            assert ("  I.1" in tasks) == (agency == lead), (day, agency)


def test_lateness_before_a_handover_stays_with_who_led_then(at: Desk) -> None:
    at.write(PLAN.replace("Quý II/2026", "20/5/2026"))
    words = "trong đó 30 ngày khi Bộ A chủ trì (đến 19/6/2026)"
    receipt = at.run(*HANDED).out
    assert "quá hạn 30 ngày đến 19/6/2026 là của Bộ A" in receipt
    for command in ("list", "overdue", "show I.1", "export -f csv -o -"):
        assert words in at.run(*command.split()).out, command
    assert "Đã chuyển cơ quan khác chủ trì khi đang quá hạn" in at.run("status", "-a", "bo-a").out
    task = data(at, "show", "I.1")["task"]
    assert task["former"] == [{"lead": ["bo-a"], "days_late": 30, "until": "2026-06-19"}]
    handed_on = data(at, "status", "-a", "bo-a")["handed_on"]
    expected = {"task": "I.1", "lead": ["bo-a"], "until": "2026-06-19", "days_late": 30}
    assert handed_on == [expected]
    assert data(at, "status", "-a", "bo-b")["handed_on"] == []


def test_a_handover_that_the_lead_asks_for_changes_nothing(at: Desk) -> None:
    answer = at.run("adjust", "I.1", "--lead", "bo-b", "--document", "45/CV-BA@20/6/2026")
    assert "extension-asked-for" in answer.err
    assert "→" not in answer.out
    assert "Đề nghị chuyển cơ quan chủ trì" in at.run("show", "I.1").out
    assert "  I.1" in at.run("list", "-a", "bo-a").out


def test_a_handover_is_taken_back(at: Desk) -> None:
    at.run(*HANDED)
    assert at.run("update", "--undo").code == 0
    assert at.text == PLAN


@pytest.mark.parametrize("term", ["30/9/2062", "30/9/2025"])
def test_a_term_that_is_far_off_is_asked_about(at: Desk, term: str) -> None:
    words = ("adjust", "I.1", "--to", term, "--document", "2/TB@1/2/2026", "--date", "20/6/2026")
    answer = at.run(*words)
    assert (answer.code, at.text) == (1, PLAN)
    assert "--yes adjusted-far" in answer.err
    assert at.run(*words, "--yes", "adjusted-far").code == 0
    assert at.text != PLAN
