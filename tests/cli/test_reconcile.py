"""Figures agreed before they are signed: forms sent for that, answers, who is silent, --final."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import PLAN, Desk, added, desk, log_of
from tests.filled_forms import Answers, Sheet, filled

QUARTER = ("--period", "2026-Q2", "-o", "dc", "--reconcile")
A, B = "dc/2026-Q2_bo-a.xlsx", "dc/2026-Q2_bo-b.xlsx"
DONE = "      - {date: 2026-04-03, by: bo-a, status: done}\n"
AGREED = "{date: 2026-07-01, by: bo-a, reconciles: 2026-06-14}"

# In the style of the log that it joins.
AGREED_BELOW = [
    "      - date: 2026-07-01",
    "        by: bo-a",
    "        reconciles: 2026-06-14",
]


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    """A workspace whose office asks agencies to answer in three days, its forms sent out."""
    place = desk(ask, tmp_path)
    (tmp_path / "caich.toml").write_text("[paper]\nreconcile_days = 3\n", "utf-8")
    answer = place.run("forms", "out", *QUARTER)
    assert answer.code == 0, answer.err
    return place


def take(at: Desk, *words: str) -> dict[str, Any]:
    answer = at.run("forms", "in", *words, "-f", "json")
    found: dict[str, Any] = json.loads(answer.out)
    return found


def verdicts(data: dict[str, Any]) -> dict[str, str]:
    return {row["key"]: row["verdict"] for file in data["files"] for row in file["rows"]}


def week(at: Desk) -> dict[str, list[str]]:
    """Who has not agreed yet to the figures of a week, and of which tasks."""
    answer = at.run("week", "2026-W24", "--as-of", "14/6/2026", "--no-papers", "-f", "json")
    return {one["agency"]: one["tasks"] for one in json.loads(answer.out)["not_agreed"]}


def test_a_form_has_all_that_the_paper_tells_of_its_agency(ask: Ask, tmp_path: Path) -> None:
    at = desk(ask, tmp_path, PLAN.replace("status: in-progress, progress: 40}", "status: done}"))
    usual = at.run("forms", "out", "--period", "2026-Q2", "-o", "bieu", "-a", "bo-a")
    whole = at.run("forms", "out", *QUARTER, "--reply-by", "5/7/2026", "-a", "bo-a")
    assert (usual.code, whole.code) == (0, 0), whole.err
    assert list(Sheet(tmp_path / "bieu/2026-Q2_bo-a.xlsx").rows) == ["I.3/2026-Q1", "I.3/2026-Q2"]
    sheet = Sheet(tmp_path / A)
    # What is done stands there too, and the recurring task as one of the totals.
    assert list(sheet.rows) == ["I.1", "I.3", "I.3/2026-Q1"]
    assert sheet.cell("I.1", "said").value.startswith("Hoàn thành đúng hạn\n03/4/2026: Bộ A")
    assert sheet.cell("I.3", "said").value.startswith("Chưa hoàn thành, quá hạn\n")
    texts = [str(cell.value) for row in sheet.sheet.iter_rows() for cell in row if cell.value]
    (words,) = [text for text in texts if text.startswith("ĐỐI CHIẾU SỐ LIỆU")]
    assert "2 nhiệm vụ; hoàn thành đúng hạn 1 (I.1); chưa hoàn thành, quá hạn 1 (I.3)" in words
    assert "phản hồi trước ngày 05/7/2026" in words


def test_nobody_is_asked_to_agree_to_figures_of_a_day_to_come(ask: Ask, tmp_path: Path) -> None:
    at = desk(ask, tmp_path)
    words = ("forms", "out", "--period", "2026-Q3", "--reconcile", "--reply-by", "10/7/2026")
    answer = at.run(*words, "--as-of", "2/7/2026", "-o", "sau")
    assert (answer.code, answer.out) == (2, "")
    assert "02/7/2026" in answer.err
    assert not (tmp_path / "sau").exists()
    assert at.run(*words, "--as-of", "1/7/2026", "-o", "nay").code == 0


DAYS = [
    # the settings, the words typed, the day to answer before (None: refused)
    ("[paper]\nreconcile_days = 3\n", "", "04/7/2026"),
    ("[paper]\nreconcile_days = 3\n", "--reply-by 10/7/2026", "10/7/2026"),
    ("", "--reply-by 10/7/2026", "10/7/2026"),
    ("", "", None),
    ("", "--reply-by mai", None),
    ("", "--reply-by 1/7/2026", "01/7/2026"),
    ("", "--reply-by 30/6/2026", None),
]


@pytest.mark.parametrize(("settings", "words", "day"), DAYS)
def test_the_day_to_answer_before(
    ask: Ask, tmp_path: Path, settings: str, words: str, day: str | None
) -> None:
    at = desk(ask, tmp_path)
    (tmp_path / "caich.toml").write_text(settings, "utf-8")
    answer = at.run("forms", "out", *QUARTER, *words.split())
    assert answer.code == (0 if day else 2), answer.err
    if day:
        texts = [str(cell.value) for row in Sheet(tmp_path / A).sheet.iter_rows() for cell in row]
        assert any(f"phản hồi trước ngày {day}" in text for text in texts)
    else:
        assert not (tmp_path / "dc").exists()


def test_a_day_to_answer_before_is_for_that_alone(at: Desk) -> None:
    answer = at.run("forms", "out", "--period", "2026-Q2", "-o", "x", "--reply-by", "5/7/2026")
    assert (answer.code, "--reconcile" in answer.err) == (2, True)


# What an agency fills in: the row, its cells; the verdict of each row, what is added to the plan.
SAID: dict[str, tuple[Answers, dict[str, str], dict[int, list[str]]]] = {
    "left empty": (
        {},
        {"I.1": "agreed", "I.3": "agreed", "I.3/2026-Q1": "agreed"},
        {21: [f"      - {AGREED}"], 40: AGREED_BELOW},
    ),
    "words of agreement": (
        {"I.1": {"confirm": "Đúng"}, "I.3": {"confirm": "THỐNG NHẤT."}},
        {"I.1": "agreed", "I.3": "agreed", "I.3/2026-Q1": "agreed"},
        {21: [f"      - {AGREED}"], 40: AGREED_BELOW},
    ),
    "without marks": (
        {"I.1": {"confirm": "thong nhat"}},
        {"I.1": "agreed", "I.3": "agreed", "I.3/2026-Q1": "agreed"},
        {21: [f"      - {AGREED}"], 40: AGREED_BELOW},
    ),
    "a row changed": (
        {"I.1": {"status": "Hoàn thành", "completed": dt.date(2026, 6, 10)}},
        {"I.1": "taken", "I.3": "agreed", "I.3/2026-Q1": "agreed"},
        {
            21: [
                "      - {date: 2026-07-01, by: bo-a, status: done, reconciles: 2026-06-14, "
                "completed: 2026-06-10}"
            ],
            40: AGREED_BELOW,
        },
    ),
    "not right, and not what": (
        {"I.1": {"confirm": "chưa đúng"}},
        {"I.1": "refused", "I.3": "held", "I.3/2026-Q1": "held"},
        {},
    ),
    "another word": (
        {"I.1": {"confirm": "dừng"}},
        {"I.1": "refused", "I.3": "held", "I.3/2026-Q1": "held"},
        {},
    ),
    "a cell that cannot be": (
        {"I.1": {"progress": 140}},
        {"I.1": "refused", "I.3": "held", "I.3/2026-Q1": "held"},
        {},
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_what_an_answer_becomes(at: Desk, what: str) -> None:
    answers, said, lines = SAID[what]
    before = at.text
    filled(at.top / A, answers)
    assert verdicts(take(at, A)) == said
    assert added(before, at.text) == lines
    # The same form a second time adds nothing.
    after = at.text
    take(at, A)
    assert at.text == after


def test_a_form_that_nobody_opened_is_no_answer(at: Desk) -> None:
    before = at.text
    data = take(at, "dc")
    assert [file["verdict"] for file in data["files"]] == ["skipped", "skipped"]
    assert {one["agency"]: one["reason"] for one in data["silent"]} == {
        "bo-a": "no-form",
        "bo-b": "no-form",
    }
    assert at.text == before


def test_what_changed_since_nobody_has_agreed_to(at: Desk) -> None:
    filled(at.top / A, {})
    assert at.run("adjust", "I.1", "--to", "Quý III/2026", "--document", "7/TB-VD").code == 0
    data = take(at, A)
    assert verdicts(data)["I.1"] == "empty"
    (note,) = next(row for row in data["files"][0]["rows"] if row["key"] == "I.1")["notes"]
    assert note["code"] == "since-term"
    assert "reconciles" not in json.dumps(log_of_plan(at, "I.1"), default=str)


def log_of_plan(at: Desk, task: str) -> list[Any]:
    import yaml

    return log_of(yaml.safe_load(at.text), task)


def test_no_figure_moves_by_an_agreement(at: Desk) -> None:
    asked = ("status", "--as-of", "1/7/2026", "-f", "json")
    before = at.run(*asked).out, at.run("overdue", "--as-of", "1/7/2026").out
    filled(at.top / A, {})
    assert take(at, A)["written"]
    assert (at.run(*asked).out, at.run("overdue", "--as-of", "1/7/2026").out) == before
    assert at.run("validate").code == 0
    assert "thống nhất số liệu tính đến 14/6/2026" in at.run("show", "I.1").out


def test_the_week_tells_who_has_not_agreed(at: Desk) -> None:
    assert week(at) == {"bo-a": ["I.1", "I.3"], "bo-b": ["I.2", "I.3"]}
    filled(at.top / A, {})
    take(at, A)
    assert week(at) == {"bo-b": ["I.2", "I.3"]}
    # By telephone, all at once.
    answer = at.run("update", "--agency", "bo-b", "--reconciles", "14/6/2026")
    assert answer.code == 0, answer.err
    assert week(at) == {}
    told = at.run("week", "2026-W24", "--as-of", "14/6/2026", "--no-papers").out
    assert "CHƯA THỐNG NHẤT" not in told


MOVED = {
    # what others do after an agency agreed: whether it has to look again
    "update I.1 --by van-phong --status returned": True,
    "adjust I.1 --to 2026-09-30 --document 7/TB-VD": True,
    "update I.1 --by bo-a --progress 50": False,
    "remind I.1 --document 8/CV-VD": False,
    "update I.1 --by bo-a --withdraws 2026-07-01#1": True,
}


@pytest.mark.parametrize("line", MOVED)
def test_whoever_agreed_looks_again_where_others_moved_it(at: Desk, line: str) -> None:
    filled(at.top / A, {})
    take(at, A)
    # Of the day after: what was agreed on the same day is agreed with that in sight.
    words = [*line.split(), "--date", "2026-07-02"]
    answer = at.run(*words, today=dt.date(2026, 7, 2))
    assert answer.code in (0, 1), answer.err
    answer = at.run(
        *("week", "2026-W24", "--as-of", "14/6/2026", "--no-papers", "-f", "json"),
        today=dt.date(2026, 7, 3),
    )
    open_ = {one["agency"]: one["tasks"] for one in json.loads(answer.out)["not_agreed"]}
    assert ("I.1" in open_.get("bo-a", [])) is MOVED[line]


REPORT = ("render", "quarterly", "--quarter", "2026-Q2", "--as-of", "14/6/2026")


@pytest.mark.parametrize("words", [REPORT, ("week", "2026-W24", "--as-of", "14/6/2026")])
def test_nothing_is_final_before_all_have_agreed(at: Desk, words: tuple[str, ...]) -> None:
    output = ("-o", "ra.md") if words[0] == "render" else ("-o", "ra")
    filled(at.top / A, {})
    take(at, A)
    answer = at.run(*words, "--final", *output)
    assert (answer.code, answer.out) == (1, ""), answer.err
    assert "1 cơ quan chưa phản hồi đối chiếu số liệu: Bộ Văn hóa và B" in answer.err
    assert not (at.top / output[1]).exists()
    at.run("update", "--agency", "bo-b", "--reconciles", "14/6/2026")
    assert at.run(*words, "--final", *output).code == 0


def test_where_nobody_is_asked_nothing_waits(ask: Ask, tmp_path: Path) -> None:
    at = desk(ask, tmp_path)
    assert week(at) == {}
    assert at.run(*REPORT, "--final").code == 0
    # An answer shows that a round has begun: then the others are told.
    at.run("update", "--agency", "bo-b", "--reconciles", "14/6/2026")
    assert week(at) == {"bo-a": ["I.1", "I.3"]}


def test_a_letter_waits_for_nobody(at: Desk) -> None:
    words = ("render", "letters", "--as-of", "1/7/2026", "-a", "bo-a", "--final")
    assert at.run(*words).code == 0
