"""Inspections recorded, compared and judged from the command line: only what is meant changes."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Ask
from tests.cli.recorded import AGENCIES, FILE, PLAN
from tests.repositories import Git, commit

INSPECTIONS = """
inspections:
  - id: KT.1   # đợt một
    theme: 'Kiểm tra: một cửa'
    lead: van-phong
    units:
      - unit: bo-a
        time: Tháng 4/2026
        updates:
          - {date: 2026-04-06, status: announced}  # qua điện thoại

      # chưa thông báo
      - {unit: bo-b, time: "Quý II/2026"}
    shortcomings:
      - id: KT.1.1
        unit: bo-a
        text: Chưa niêm yết
        conclusion: {number: 12/KL-VD, date: 2026-05-04}
        received: 2026-05-06
        deadline: 30 ngày kể từ ngày nhận được
"""
INITIATIVES = """
initiatives:
  - {id: SK.1, kind: proposal, title: Trả kết quả tại nhà, unit: bo-a}  # mới
"""
TEXT = PLAN + INSPECTIONS + INITIATIVES


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / FILE).write_text(TEXT, "utf-8")
    (tmp_path / "plans/agencies.yaml").write_text(AGENCIES, "utf-8")
    return tmp_path


ENTRIES = [
    # what is typed, the line before what is written, what is written
    (
        ["inspections", "update", "KT.1/bo-a", "--status", "inspected", "--by", "van-phong",
         "--document", "16/4/2026", "--date", "17/4/2026"],
        "          - {date: 2026-04-06, status: announced}  # qua điện thoại\n",
        "          - {date: 2026-04-17, by: van-phong, status: inspected,"
        " document: {date: 2026-04-16}}\n",
    ),
    (
        ["inspections", "update", "kt.1/BỘ A", "--status", "postponed", "--to", "Tháng 9/2026",
         "--document", "40/TB-VD@8/4/2026", "-n", "Trùng lịch", "--date", "9/4/2026"],
        "          - {date: 2026-04-06, status: announced}  # qua điện thoại\n",
        "          - {date: 2026-04-09, status: postponed,"
        " document: {number: 40/TB-VD, date: 2026-04-08}, to: Tháng 9/2026, note: Trùng lịch}\n",
    ),
    (
        ["shortcomings", "update", "KT.1.1", "--status", "done", "--completed", "3/6/2026",
         "--by", "van-phong", "--date", "10/6/2026"],
        "        deadline: 30 ngày kể từ ngày nhận được\n",
        "        updates:\n"
        "          - {date: 2026-06-10, by: van-phong, status: done, completed: 2026-06-03}\n",
    ),
    (
        ["initiatives", "update", "sk.1", "--status", "applied", "--date", "10/6/2026"],
        "unit: bo-a",
        ", updates: [{date: 2026-06-10, status: applied}]",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "line", "addition"), ENTRIES)
def test_an_entry_is_put_in_and_every_other_byte_stays(
    ask: Ask, top: Path, words: list[str], line: str, addition: str
) -> None:
    answer = ask(*words, at=top)
    assert answer.code == 0, answer.err
    head, _, tail = TEXT.rpartition(line)
    assert (top / FILE).read_text("utf-8") == head + line + addition + tail
    assert ask("update", "--undo", at=top).code == 0
    assert (top / FILE).read_text("utf-8") == TEXT


@pytest.mark.parametrize("words", [words for words, *_ in ENTRIES])
def test_what_is_committed_is_not_taken_back(
    ask: Ask, git: Git, top: Path, words: list[str]
) -> None:
    git(top, "init", "-q")
    commit(git, top, {})
    assert ask(*words, "--commit", at=top).code == 0
    text = (top / FILE).read_text("utf-8")
    answer = ask("update", "--undo", at=top)
    assert (answer.code, (top / FILE).read_text("utf-8")) == (2, text)


REFUSED = [
    ["shortcomings", "update", "KT.1.1", "--status", "done", "--by", "bo-a"],
    ["shortcomings", "update", "KT.1.1", "--status", "done"],
    ["shortcomings", "update", "KT.1.1", "--by", "bo-a"],
    ["shortcomings", "update", "KT.1.2", "-n", "x"],
    ["shortcomings", "update", "KT.1.1", "--status", "inspected"],
    ["inspections", "update", "KT.1", "-n", "x"],
    ["inspections", "update", "KT.1/van-phong", "-n", "x"],
    ["inspections", "update", "KT.1/bo-a", "--status", "done"],
    ["inspections", "update", "KT.1/bo-a", "-n", "x", "--date", "1/4/2026"],
]


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_refused_is_told_and_nothing_is_written(
    ask: Ask, top: Path, words: list[str]
) -> None:
    for lang in ("vi", "en"):
        answer = ask(*words, "--lang", lang, at=top)
        assert answer.code == 2
        assert answer.err
        assert (top / FILE).read_text("utf-8") == TEXT


def test_the_receipt_says_what_became_of_it(ask: Ask, top: Path) -> None:
    words = ["shortcomings", "update", "KT.1.1", "--status", "done", "--by", "van-phong"]
    answer = ask(*words, "--date", "10/6/2026", "--format", "json", "--dry-run", at=top)
    data = json.loads(answer.out)
    (effect,) = data["receipt"]
    assert (effect["before"]["class"], effect["after"]["class"]) == ("overdue", "done-late")
    assert effect["after"]["days_late"] == 5
    assert (top / FILE).read_text("utf-8") == TEXT


def test_the_receipt_of_an_initiative_has_its_stages(ask: Ask, top: Path) -> None:
    words = ["initiatives", "update", "SK.1", "--status", "applied", "--dry-run"]
    answer = ask(*words, "--format", "json", "--date", "10/6/2026", at=top)
    assert json.loads(answer.out)["initiatives"] == [
        {"initiative": "SK.1", "before": "proposed", "after": "applied"}
    ]


RECEIPTS = [
    (["shortcomings", "update", "KT.1.1", "--status", "done", "--by", "van-phong"],
     "KT.1.1 – Bộ A: chưa khắc phục xong, quá hạn 15 ngày → "
     "đã khắc phục, quá hạn 15 ngày (20/6/2026)"),
    (["shortcomings", "update", "KT.1.1", "-n", "Đang làm", "--by", "bo-a"],
     "KT.1.1 – Bộ A: chưa có báo cáo; phân loại không đổi: chưa khắc phục xong, quá hạn 15 ngày"),
    (["inspections", "update", "KT.1/bo-a", "--status", "inspected", "--document", "17/4/2026"],
     "KT.1/bo-a – Bộ A: chưa kiểm tra, quá thời gian dự kiến 51 ngày → đã kiểm tra (17/4/2026)"),
    (["inspections", "update", "KT.1/bo-b", "--status", "not-held", "--document", "9/TB-VD"],
     "KT.1/bo-b – Bộ Văn hóa và B: chưa kiểm tra, thời gian dự kiến đến 30/6/2026 → "
     "không tiến hành"),
    (["initiatives", "update", "SK.1", "--status", "applied"],
     "SK.1 – Bộ A: đã đề xuất → đang áp dụng (20/6/2026)"),
    (["initiatives", "update", "SK.1", "--status", "replicated", "--unit", "bo-b"],
     "SK.1 – Bộ A: đã đề xuất → đã đề xuất; nhân rộng tại Bộ Văn hóa và B"),
    (["initiatives", "update", "SK.1", "-n", "Đang xem xét"],
     "SK.1 – Bộ A: đã ghi; tình hình không đổi: đã đề xuất"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "line"), RECEIPTS)
def test_the_receipt_speaks_of_remedies_and_visits(
    ask: Ask, top: Path, words: list[str], line: str
) -> None:
    answer = ask(*words, "--date", "20/6/2026", "--dry-run", at=top, today=dt.date(2026, 6, 20))
    assert line in answer.out, answer.out


def test_days_tell_of_entries_of_inspections(ask: Ask, top: Path) -> None:
    answer = ask("diff", "--since", "2026-04-01", "--until", "2026-04-30", at=top)
    assert "KT.1/bo-a" in answer.out
    assert "KT.1/bo-b" not in answer.out
    later = ask("diff", "--since", "2026-05-01", "--until", "2026-06-01", at=top)
    assert "KT.1/bo-a" not in later.out


def test_the_week_tells_which_remedies_nobody_urged(ask: Ask, top: Path) -> None:
    answer = ask(
        "week", "--as-of", "2026-06-14", "--format", "json", at=top, today=dt.date(2026, 6, 14)
    )
    owed = {one["agency"]: one["tasks"] for one in json.loads(answer.out)["not_urged"]}
    assert "KT.1.1" in owed["bo-a"]
    urge = ["remind", "KT.1.1", "--document", "9/CV-VD@2026-06-12", "--date", "12/6/2026"]
    assert ask(*urge, at=top, today=dt.date(2026, 6, 14)).code == 0
    answer = ask(
        "week", "--as-of", "2026-06-14", "--format", "json", at=top, today=dt.date(2026, 6, 14)
    )
    data = json.loads(answer.out)
    assert "KT.1.1" not in [task for one in data["not_urged"] for task in one["tasks"]]
    assert "KT.1.1" in json.dumps(data["reminders"])


def compared(ask: Ask, top: Path, text: str, *words: str) -> Answer:
    """What is said of an edit of the plan."""
    base = top / "base"
    if not base.exists():
        (base / "plans").mkdir(parents=True)
        (base / FILE).write_text(TEXT, "utf-8")
        (base / "plans/agencies.yaml").write_text(AGENCIES, "utf-8")
    (top / FILE).write_text(text, "utf-8")
    return ask(*words, at=top)


ANNOUNCED = "          - {date: 2026-04-06, status: announced}  # qua điện thoại\n"
SHORTCOMING = INSPECTIONS[INSPECTIONS.index("    shortcomings:") :]
EDITS = [
    # the edit, the rules that find it, what diff tells: the record and its change
    (ANNOUNCED, ANNOUNCED + "          - {date: 2026-04-09, note: x}\n", [],
     [("KT.1/bo-a", "changed")]),
    (ANNOUNCED, ANNOUNCED.replace("announced", "planned"), ["rewritten-entry"],
     [("KT.1/bo-a", "changed")]),
    (ANNOUNCED, "          - {date: 2026-04-09, note: x}\n", ["removed-entry"],
     [("KT.1/bo-a", "changed")]),
    ("      - {unit: bo-b, time: \"Quý II/2026\"}\n", "", ["removed-inspection"],
     [("KT.1/bo-b", "removed")]),
    (SHORTCOMING, "", ["removed-inspection"], [("KT.1.1", "removed")]),
    ("30 ngày", "60 ngày", ["changed-remedy-term"], [("KT.1.1", "changed")]),
    ("received: 2026-05-06", "received: 2026-06-06", ["changed-remedy-term"],
     [("KT.1.1", "changed")]),
    ("Chưa niêm yết", "Chưa   niêm yết", [], []),
    ("time: \"Quý II", "time: \"Quý IV", ["changed-duty"], [("KT.1/bo-b", "changed")]),
    ("Quý II/2026\"}", "Quý II/2026\", unplanned: true}", ["changed-duty"],
     [("KT.1/bo-b", "changed")]),
    ("unit: bo-a\n        text", "unit: bo-a\n        owner: bo-b\n        text", [],
     [("KT.1.1", "changed")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "rules", "told"), EDITS)
def test_an_edit_is_judged_and_compared(
    ask: Ask, top: Path, old: str, new: str, rules: list[str], told: list[tuple[str, str]]
) -> None:
    text = TEXT.replace(old, new)
    judged = compared(ask, top, text, "validate", "--base", "base", "--format", "json")
    found = {one["rule"] for one in json.loads(judged.out)["findings"]}
    assert found - {"visit-without-document"} == set(rules)
    answer = compared(ask, top, text, "diff", "base", "--format", "json")
    plans = json.loads(answer.out)["plans"]
    assert [(one["id"], one["change"]) for plan in plans for one in plan["inspections"]] == told


def test_a_comparison_in_words(ask: Ask, top: Path) -> None:
    text = TEXT.replace("30 ngày", "60 ngày").replace(
        ANNOUNCED, ANNOUNCED + "          - {date: 2026-04-09, by: bo-a, status: planned}\n"
    )
    told = compared(ask, top, text, "diff", "base").out
    assert "Kiểm tra có thay đổi" in told
    assert "09/4/2026; Bộ A; Dự kiến" in told
    assert "30 ngày kể từ ngày nhận được → 60 ngày kể từ ngày nhận được" in told
    assert "Inspections changed" in compared(ask, top, text, "diff", "base", "--lang", "en").out


def test_words_of_a_theme_and_what_is_none(ask: Ask, top: Path) -> None:
    assert ask("inspections", "--theme", "MỘT CỬA", at=top).code == 0
    answer = ask("inspections", "--theme", "đất đai", at=top)
    assert answer.code == 2
    assert "KT.1: Kiểm tra: một cửa" in answer.err
