"""``caich update --interactive`` and ``--undo``: asked one by one, looked at, taken back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.cli.recorded import FILE, PLAN, Desk, added, at_terminal, desk
from tests.repositories import Git, commit

AFTER_I1 = 21


@pytest.fixture
def at(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return desk(ask, tmp_path)


DONE = (
    "{date: 2026-07-01, by: bo-a, status: done, note: Đã xong, "
    "results: [{number: 9/TB, date: 2026-06-08}, {number: 10/TB}], completed: 2026-06-08}"
)
ANSWERED = {
    # the words typed, the answers: the entry. I.1 is overdue, of one lead: Bộ A, then the chair.
    ("I.1", "1|4|9/TB@8/6/2026 10/TB|Đã xong|8/6/2026|||c"): DONE,
    ("I.1", "ba|hoàn thành|9/TB ngày 08/6/2026; 10/TB|Đã xong|08.6.2026|||có"): DONE,
    ("I.1", "3|zzz|Văn phòng|xong rồi|2|140|60%||x||||c"): (
        "{date: 2026-07-01, by: van-phong, status: in-progress, progress: 60, note: x}"
    ),
    ("I.1 -s done --note x", "1|9/TB||||c"): (
        "{date: 2026-07-01, by: bo-a, status: done, note: x, results: [{number: 9/TB}]}"
    ),
    ("I.1 --by BA -n x", "|||Chờ ý kiến|Thiếu người|van phong|Gia hạn||c"): (
        "{date: 2026-07-01, by: bo-a, note: x, reason: Chờ ý kiến, "
        "problems: [{text: Thiếu người, to: van-phong}], proposals: [{text: Gia hạn}]}"
    ),
    ("", "I.9|i.1|1||70||||||c"): "{date: 2026-07-01, by: bo-a, progress: 70}",
    ("I.1 --nothing-new", "1|||||c"): "{date: 2026-07-01, by: bo-a, nothing_new: true}",
}


@pytest.mark.parametrize(("options", "answers"), ANSWERED)
def test_everything_that_matters_is_asked(
    at: Desk, monkeypatch: pytest.MonkeyPatch, options: str, answers: str
) -> None:
    at_terminal(monkeypatch, answers)
    answer = at.run("update", "--interactive", *options.split())
    assert answer.code == 0, answer.err
    lines = added(PLAN, at.text)[AFTER_I1]
    assert "".join(lines).replace("\n", " ") == f"      - {ANSWERED[options, answers]}"


def test_a_task_with_milestones_asks_which(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    term = "deadline: trình trước 31/3; ban hành trước 30/9"
    at.write(PLAN.replace("deadline: Quý II/2026", term))
    at_terminal(monkeypatch, "1|3|1||||Đã trình|||c")
    answer = at.run("update", "I.1", "-i")
    assert answer.code == 0, answer.err
    assert "2. ban hành (đến hạn 30/9/2026)" in answer.err
    assert "{date: 2026-07-01, by: bo-a, note: Đã trình, milestone: 1}" in at.text


def test_the_agency_comes_first_by_the_task_s_own_choices(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_terminal(monkeypatch, "2||||||||c")
    answer = at.run("update", "I.3", "-i", "-s", "in-progress")
    choices = ["1. Bộ A", "2. Bộ Văn hóa và B", "3. Văn phòng"]
    places = [answer.err.index(one) for one in (*choices, "1. quý II/2026", "Kỳ thực hiện")]
    assert places == sorted(places)
    assert "Tình hình (" not in answer.err  # it was given


PROPOSED = PLAN.replace(
    "progress: 40}",
    "progress: 40, proposals: [{text: Gia hạn, to: bo-b}, {text: Thêm người}]}",
)
REPLIED = {
    # the command, the answers: the entry. Which of them, the opinion, to whom, words, paper.
    ("problems -i", "1|đồng ý 1 phần|Đến 30/9|9/CV@1/7/2026|c"): (
        "{date: 2026-07-01, note: Đến 30/9, document: {number: 9/CV, date: 2026-07-01}, "
        "resolves: 2026-04-03#1/1, answer: partly-agreed}"
    ),
    ("problems -i --agency BA", "7|2|chuyển|zzz|văn phòng|||c"): (
        "{date: 2026-07-01, resolves: 2026-04-03#1/2, answer: referred, referred_to: van-phong}"
    ),
    ("problems -i", "1|1|||c"): (
        "{date: 2026-07-01, resolves: 2026-04-03#1/1, answer: considering}"
    ),
    ("update I.1 -i --resolves Thêm", "nhất trí|Họp||c"): (
        "{date: 2026-07-01, note: Họp, resolves: 2026-04-03#1/2, answer: agreed}"
    ),
}


@pytest.mark.parametrize(("line", "answers"), REPLIED)
def test_what_waits_for_an_opinion_is_chosen_and_answered(
    at: Desk, monkeypatch: pytest.MonkeyPatch, line: str, answers: str
) -> None:
    at.write(PROPOSED)
    at_terminal(monkeypatch, answers)
    answer = at.run(*line.split())
    assert answer.code == 0, answer.err
    lines = added(PROPOSED, at.text)[AFTER_I1]
    assert " ".join("".join(lines).split()) == f"- {REPLIED[line, answers]}"


def test_where_nothing_waits_nothing_is_asked(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    at.write(PLAN.replace("        problems: [{text: Thiếu số liệu}]\n", ""))
    at_terminal(monkeypatch, "")
    answer = at.run("problems", "-i")
    assert (answer.code, "Không có khó khăn, kiến nghị nào" in answer.err) == (0, True)


@pytest.mark.parametrize("answers", ["1||50||Họp||||k", "1||50||Họp||||", "1||50"])
def test_a_last_look_may_end_without_writing(
    at: Desk, monkeypatch: pytest.MonkeyPatch, answers: str
) -> None:
    at_terminal(monkeypatch, answers)
    answer = at.run("update", "I.1", "-i")
    assert (answer.code, answer.out, at.text) == (130, "", PLAN)


def test_the_last_look_is_the_receipt(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch, "1|4|9/TB@8/6/2026|||||c|k")
    answer = at.run("update", "I.1", "-i")
    assert "chưa hoàn thành, quá hạn 1 ngày → hoàn thành đúng hạn (08/6/2026)" in answer.err
    assert at.text == PLAN


@pytest.mark.parametrize("line", ["update I.1 -i", "update -i"])
def test_without_a_terminal_nobody_is_asked(at: Desk, line: str) -> None:
    answer = at.run(*line.split())
    assert (answer.code, at.text) == (2, PLAN)
    assert "--interactive" in answer.err


def test_no_answer_at_all_records_nothing(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch, "||||||||||")
    assert (at.run("update", "I.1", "-i").code, at.text) == (2, PLAN)


WRITING = [
    "update I.1 I.2 -n x",
    "adjust I.1 --to 30/9/2026 --document 2/TB@30/6/2026",
    "suspend I.1 --document 2/TB@30/6/2026",
    "remind I.1",
    "add --id II.2 --title Một --area II",
]


@pytest.mark.parametrize("line", WRITING)
@pytest.mark.parametrize("text", [PLAN, "\ufeff" + PLAN.replace("\n", "\r\n")])
def test_the_last_writing_is_taken_back_byte_for_byte(at: Desk, line: str, text: str) -> None:
    at.write(text)
    assert at.run(*line.split()).code == 0
    written = at.text
    trial = at.run("update", "--undo", "--dry-run")
    assert (trial.code, at.text) == (0, written)
    answer = at.run("update", "--undo")
    assert (answer.code, at.text) == (0, text)
    again = at.run("update", "--undo")
    assert (again.code, at.text) == (2, text)


def test_only_the_last_writing_is_taken_back(at: Desk) -> None:
    at.run("update", "I.1", "-n", "một")
    first = at.text
    at.run("update", "I.1", "-n", "hai")
    at.run("update", "I.1", "--dry-run", "-n", "ba")
    assert at.run("update", "--undo").code == 0
    assert at.text == first


def test_what_somebody_changed_since_stays_and_can_be_withdrawn(at: Desk) -> None:
    at.run("update", "I.1", "I.2", "-n", "x")
    text = at.text + "# thêm\n"
    at.write(text)
    answer = at.run("update", "--undo")
    assert (answer.code, at.text) == (2, text)
    for task in ("I.1", "I.2"):
        assert f"caich update {task} --withdraws 2026-07-01#1" in answer.err
    assert at.run("update", "I.1", "--withdraws", "2026-07-01#1").code == 0


@pytest.mark.parametrize("options", [["--commit"], []])
def test_what_is_committed_stays(at: Desk, git: Git, options: list[str]) -> None:
    git(at.top, "init", "-q")
    commit(git, at.top, {})
    at.run("update", "I.1", "-n", "x", *options)
    if not options:
        commit(git, at.top, {})
    written = at.text
    answer = at.run("update", "--undo")
    assert (answer.code, at.text) == (2, written)
    assert "--withdraws 2026-07-01#1" in answer.err


WAYS_BACK = {
    # what was written and committed: what is named to take it back
    "adjust I.1 --to 30/9/2026 --document 2/TB@30/6/2026": (
        "caich adjust I.1 --to 'Quý II/2026' --document SỐ@NGÀY"
    ),
    "adjust I.1 --lead bo-b --document 2/TB@30/6/2026": (
        "caich adjust I.1 --lead bo-a --instead-of bo-b --document SỐ@NGÀY"
    ),
    "adjust I.3 --to 15/7/2026 --for 2026-Q2 --document 2/TB@30/6/2026": (
        "caich adjust I.3 --to 'Hằng quý' --for 2026-Q2 --document SỐ@NGÀY"
    ),
    "adjust I.2 --to 30/9/2026 --document 2/TB@30/6/2026": (
        "caich adjust I.2 --to '…' --document SỐ@NGÀY"
    ),
    "suspend I.1 --document 2/TB@30/6/2026": "caich update I.1 --withdraws 2026-07-01#1",
    "add --id II.2 --title Một --area II": "caich cancel II.2 --document SỐ@NGÀY",
    "remind I.1": "Lần đôn đốc đã ghi (I.1)",
}


@pytest.mark.parametrize("line", WAYS_BACK)
def test_what_takes_back_what_is_committed_is_named(at: Desk, git: Git, line: str) -> None:
    git(at.top, "init", "-q")
    commit(git, at.top, {})
    at.run(*line.split(), "--commit")
    written = at.text
    answer = at.run("update", "--undo")
    assert (answer.code, at.text) == (2, written)
    assert WAYS_BACK[line] in answer.err


def test_what_is_not_committed_yet_is_taken_back(at: Desk, git: Git) -> None:
    git(at.top, "init", "-q")
    commit(git, at.top, {})
    at.run("update", "I.1", "-n", "một")
    first = at.text
    at.run("update", "I.1", "-n", "hai")
    git(at.top, "add", FILE)
    assert at.run("update", "--undo").code == 0
    assert at.text == first


def test_another_workspace_s_writing_is_not_taken_back(ask: Ask, at: Desk, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    neighbour = desk(ask, other)
    at.run("update", "I.1", "-n", "x")
    assert neighbour.run("update", "--undo").code == 2
    assert neighbour.text == PLAN


def test_undo_goes_alone(at: Desk) -> None:
    at.run("update", "I.1", "-n", "x")
    answer = at.run("update", "I.1", "--undo")
    assert answer.code == 2
    assert at.text != PLAN
