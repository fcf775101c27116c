"""``caich diff``: between revisions in real repositories, and over the days of a log."""

import json
import os
import re
from pathlib import Path

import jsonschema_rs
import pytest
from syrupy.assertion import SnapshotAssertion

from caichcli.rules.registry import RULES
from tests.cli.conftest import EXAMPLE, REAL, ROOT, Ask
from tests.repositories import Git, commit

AGENCIES = """\
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry}
  - {id: bo-b, name: Bộ B, kind: ministry}
groups:
  - {id: cac-bo, name: Các bộ, members: [bo-a, bo-b]}
"""
HEAD = """\
schema: 1
plan:
  id: ke-hoach
  title: Kế hoạch minh họa năm 2026
  illustrative: true
  document: {number: 01/QĐ-VD, date: 2026-01-15}
  period: {from: 2026-01-01, to: 2026-12-31}
areas:
  - {id: I, name: Công tác chỉ đạo}
  - {id: II, name: Thể chế}
"""
BEFORE = f"""\
{HEAD}tasks:
  - id: I.1
    title: Ban hành kế hoạch kiểm tra
    area: I
    lead: [bo-a]
    deadline: Quý II/2026
    product: Kế hoạch
    updates:
      - {{date: 2026-04-03, by: bo-a, status: in-progress, progress: 40}}
  - id: I.2
    title: Tổ chức hội nghị sơ kết
    area: I
    lead: [bo-a]
    deadline: 31/5/2026
    product: Thông báo kết luận
  - id: I.3
    title: Báo cáo kết quả thực hiện
    area: I
    lead: [cac-bo]
    deadline: Hằng quý
    product: Báo cáo
  - {{id: II.1, title: "Sửa Nghị định @minhhoa | <b>", area: II, lead: [bo-b], product: Nghị định}}
"""
AFTER = f"""\
{HEAD.replace("Thể chế", "Cải cách thể chế")}tasks:
  - id: I.1
    title: Ban hành kế hoạch kiểm tra năm 2026
    area: I
    lead: [bo-a]
    deadline: Quý II/2026
    product: Kế hoạch
    adjustments:
      - {{date: 2026-06-20, to: 30/9/2026, document: {{number: 02/TB-VD, date: 2026-06-20}}}}
    updates:
      - {{date: 2026-04-03, by: bo-a, status: in-progress, progress: 60}}
      - {{date: 2026-06-10, by: bo-a, progress: 80, note: Đang lấy ý kiến}}
  - id: I.2
    title: Tổ chức hội nghị sơ kết
    area: I
    lead: [bo-b]
    deadline: 31/5/2026
    product: Thông báo kết luận
    reminders:
      - {{date: 2026-06-05, document: {{number: 7/CV-VD, date: 2026-06-05}}}}
    updates:
      - date: 2026-06-08
        by: bo-b
        status: done
        results: [{{number: 9/TB-VD, date: 2026-06-08}}]
  - id: I.4
    title: Xây dựng bộ tiêu chí
    area: I
    lead: [bo-b]
    deadline: Tháng 9/2026
    product: Bộ tiêu chí
    document: {{number: 03/QĐ-VD, date: 2026-05-20}}
  - id: II.1
    title: "Sửa Nghị định @minhhoa | <b>"
    area: II
    lead: [bo-b]
    product: Nghị định
    updates:
      - {{date: 2026-06-12, status: cancelled, document: {{number: 5/TB-VD, date: 2026-06-11}}}}
"""
PLAN, REGISTER = "plans/2026.yaml", "plans/agencies.yaml"


@pytest.fixture
def top(git: Git, tmp_path: Path) -> Path:
    """A repository with one commit, edited since."""
    top = tmp_path / "kho"
    top.mkdir()
    git(top, "init", "-q")
    commit(git, top, {PLAN: BEFORE, REGISTER: AGENCIES})
    write(top, {PLAN: AFTER, REGISTER: AGENCIES.replace("name: Bộ B,", "name: Bộ B và C,")})
    return top


def write(top: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, "utf-8")


@pytest.mark.parametrize("form", ["text", "en", "json", "markdown", "html"])
def test_the_files_against_the_last_commit(
    ask: Ask, top: Path, snapshot: SnapshotAssertion, form: str
) -> None:
    options = {"text": [], "en": ["--lang", "en"]}.get(form, ["--format", form])
    answer = ask("diff", *options, at=top)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == snapshot


@pytest.mark.parametrize("form", ["text", "en", "json", "markdown", "html"])
def test_what_the_log_tells_of_some_days(
    ask: Ask, snapshot: SnapshotAssertion, tmp_path: Path, form: str
) -> None:
    write(tmp_path, {PLAN: AFTER, REGISTER: AGENCIES})
    options = {"text": [], "en": ["--lang", "en"]}.get(form, ["--format", form])
    days = ("--since", "1/6/2026", "--until", "2026-06-10")
    answer = ask("diff", *days, *options, at=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == snapshot


@pytest.mark.parametrize("words", ["diff", "diff --since 1/6/2026"])
def test_json_keeps_its_contract(ask: Ask, top: Path, words: str) -> None:
    answer = ask(*words.split(), "--format", "json", at=top)
    english = ask(*words.split(), "--format", "json", "--lang", "en", at=top)
    schema = (ROOT / "docs" / "schema" / "diff.answer.schema.json").read_text("utf-8")
    errors = jsonschema_rs.validator_for(json.loads(schema)).iter_errors(json.loads(answer.out))
    assert [error.message for error in errors] == []
    assert english.out == answer.out


def test_one_revision_two_revisions_a_file_a_folder(
    ask: Ask, git: Git, top: Path, tmp_path: Path
) -> None:
    commit(git, top, {})
    write(tmp_path, {"cũ/plans/2026.yaml": BEFORE, "cũ/plans/agencies.yaml": AGENCIES})
    told = {
        words: ask("diff", *words.split(), "-f", "json", at=top).out
        for words in ("HEAD~1", "HEAD~1 HEAD", "main~1 main", "../cũ", "../cũ/plans", "../cũ HEAD")
    }
    plans = {words: json.loads(text)["plans"] for words, text in told.items()}
    assert all(found == plans["HEAD~1"] for found in plans.values())
    assert [task["id"] for task in plans["HEAD~1"][0]["tasks"]] == [
        "I.1",
        "I.2",
        "I.4",
        "II.1",
        "I.3",
    ]
    alone = json.loads(ask("diff", "../cũ/plans/2026.yaml", "-f", "json", at=top).out)
    assert alone["plans"] == plans["HEAD~1"]
    assert ask("diff", at=top).out.endswith("Không có thay đổi nào về nội dung.\n")


def test_a_file_without_a_register_is_read_with_the_workspace_s(
    ask: Ask, top: Path, tmp_path: Path
) -> None:
    write(tmp_path, {"cũ.yaml": BEFORE})
    found = json.loads(ask("diff", "../cũ.yaml", "-f", "json", at=top).out)
    assert found["plans"] == json.loads(ask("diff", "-f", "json", at=top).out)["plans"]
    assert found["agencies"] == []


def test_the_way_back_undoes_the_figures(ask: Ask, git: Git, top: Path) -> None:
    commit(git, top, {})
    there, back = (
        json.loads(ask("diff", *words.split(), "-f", "json", at=top).out)["plans"][0]
        for words in ("HEAD~1 HEAD", "HEAD HEAD~1")
    )
    assert (there["before"], there["after"]) == (back["after"], back["before"])
    classes = {task["id"]: (task["class_before"], task["class_after"]) for task in there["tasks"]}
    assert classes == {
        task["id"]: (task["class_after"], task["class_before"]) for task in back["tasks"]
    }


def test_a_renamed_and_a_split_file(ask: Ask, git: Git, top: Path) -> None:
    head, _, tasks = BEFORE.partition("tasks:\n")
    kept, _, gone = tasks.partition("  - id: I.3\n")
    other = head.replace("id: ke-hoach", "id: ke-hoach-b") + "tasks:\n  - id: I.3\n" + gone
    (top / PLAN).unlink()
    write(top, {"plans/a.yaml": f"{head}tasks:\n{kept}", "plans/b.yaml": other, REGISTER: AGENCIES})

    found = json.loads(ask("diff", "-f", "json", at=top).out)["plans"]

    assert [(plan["plan"]["id"], plan["change"]) for plan in found] == [
        ("ke-hoach", "changed"),
        ("ke-hoach-b", "new"),
    ]
    assert [one["id"] for one in found[0]["departed"]] == ["I.3", "II.1"]
    assert [(task["id"], task["was"], task["class_before"]) for task in found[1]["tasks"]] == [
        ("I.3", {"plan": "ke-hoach", "id": "I.3"}, None),
        ("II.1", {"plan": "ke-hoach", "id": "II.1"}, None),
    ]
    assert ask("validate", "--base", "HEAD", at=top).code == 0


def test_one_plan_by_its_id_or_its_file(ask: Ask, git: Git, top: Path) -> None:
    other = HEAD.replace("id: ke-hoach", "id: khac") + "tasks: []\n"
    write(top, {"plans/khac.yaml": other})
    both = json.loads(ask("diff", "-f", "json", at=top).out)
    assert [plan["plan"]["id"] for plan in both["plans"]] == ["ke-hoach", "khac"]
    for named in ("khac", "plans/khac.yaml"):
        one = json.loads(ask("diff", "--plan", named, "-f", "json", at=top).out)
        assert [plan["plan"]["id"] for plan in one["plans"]] == ["khac"]
        assert one["agencies"] == []


def test_figures_are_of_the_day_asked_for(ask: Ask, top: Path) -> None:
    def overdue(*words: str) -> tuple[str, int, int]:
        (plan,) = json.loads(ask("diff", *words, "-f", "json", at=top).out)["plans"]
        before, after = plan["before"], plan["after"]
        assert before["as_of"] == after["as_of"]
        return after["as_of"], before["totals"]["overdue"], after["totals"]["overdue"]

    assert overdue() == ("2026-07-01", 3, 0)
    assert overdue("--as-of", "31/5/2026") == ("2026-05-31", 1, 0)


def test_after_the_period_figures_are_of_its_last_day(ask: Ask, top: Path) -> None:
    import datetime as dt

    answer = ask("diff", "-f", "json", at=top, today=dt.date(2027, 3, 1))
    assert json.loads(answer.out)["plans"][0]["after"]["as_of"] == "2026-12-31"


def test_days_add_up(ask: Ask) -> None:
    """The figures at the end of some days are those from which the next ones start."""
    june, july = (
        json.loads(ask("diff", "--since", a, "--until", b, "-f", "json", at=EXAMPLE).out)
        for a, b in (("1/6/2020", "30/6/2020"), ("1/7/2020", "31/7/2020"))
    )
    assert june["plans"][0]["after"] == july["plans"][0]["before"]


def test_bare_repositories_have_revisions_too(
    ask: Ask, git: Git, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that are named: one that lies there may have come with the files."""
    commit(git, top, {})
    git(tmp_path, "clone", "-q", "--bare", str(top), "trần.git")
    at = tmp_path / "trần.git"
    words = ("diff", "HEAD~1", "HEAD")
    expected = ask(*words, at=top)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    answer = ask(*words, at=at)
    assert (answer.code, answer.out) == (3, "")
    assert "không tên là .git" in answer.err
    assert "GIT_DIR=." in answer.err
    monkeypatch.setenv("GIT_DIR", ".")
    assert ask(*words, at=at) == expected


def test_what_the_document_does_not_say_is_said_so(ask: Ask) -> None:
    answer = ask("diff", "--since", "1/3/2020", "--until", "30/6/2020", at=REAL)
    lines = answer.out.splitlines()
    assert "  IV.2   Thời hạn         31/12/2020 (*)" in lines
    assert [line[:5] for line in lines if line.startswith("(*")] == ["(*)  ", "(**) "]
    assert any(line.startswith("! Sổ theo dõi chưa ghi nhận báo cáo nào.") for line in lines)
    ended = ask("diff", "--since", "1/3/2020", at=REAL)
    assert ended.out.splitlines()[2].startswith("! Kỳ kế hoạch đã kết thúc ngày 31/12/2020")


def test_words_of_a_plan_do_nothing_in_a_document(ask: Ask, top: Path) -> None:
    markdown = ask("diff", "-f", "markdown", at=top).out
    html = ask("diff", "-f", "html", at=top).out
    assert "@\u200bminhhoa \\| \\<b\\>" in markdown
    assert "@minhhoa | &lt;b&gt;" in html
    assert not re.search(r"@\w", markdown)
    assert "<b>" not in html
    assert html.count("<script") == 0


# What is wrong, with the words typed, the exit code and what is said.
REFUSED = [
    ("diff không-có", 2, "Không có bản nào tên “không-có”"),
    ("diff cu.yaml", 2, "cũng không có tệp hay thư mục ấy"),
    ("diff HEAD HEAD HEAD", 2, "Chỉ so sánh hai bản"),
    ("diff HEAD --since 1/6/2026", 2, "Chọn một"),
    ("diff --since 1/6/2026 --as-of 1/7/2026", 2, "Chọn một"),
    ("diff --until 1/6/2026", 2, "cần đi cùng --since"),
    ("diff --since 1/7/2026 --until 1/6/2026", 2, "phải không sau --until"),
    ("diff --since hôm-qua", 2, "không phải một ngày"),
    ("diff --as-of hôm-qua", 2, "không phải một ngày"),
    ("diff --format pdf", 2, "không có lựa chọn “pdf”"),
    ("diff --plan không-có", 2, "Không có kế hoạch nào mang mã “không-có”"),
    ("diff ..", 3, "không có kế hoạch nào trong thư mục này"),
    ("diff --plan plans/khác.yaml", 3, "Không có tệp kế hoạch"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED)
def test_what_cannot_be_asked(ask: Ask, top: Path, words: str, code: int, said: str) -> None:
    answer = ask(*words.split(), at=top)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    english = ask(*words.split(), "--lang", "en", at=top)
    assert english.code == code
    assert english.err != answer.err


def test_no_repository(ask: Ask, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path, {PLAN: AFTER, REGISTER: AGENCIES})
    answer = ask("diff", at=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert "không nằm trong kho git nào" in answer.err
    git(tmp_path, "init", "-q")
    answer = ask("diff", at=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert "chưa có bản nào" in answer.err


def test_no_git(ask: Ask, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    answer = ask("diff", at=top)
    assert (answer.code, answer.out) == (3, "")
    assert "Không tìm thấy git" in answer.err
    assert ask("diff", "--since", "1/6/2026", at=top).code == 0


def test_a_shallow_clone(ask: Ask, git: Git, top: Path, tmp_path: Path) -> None:
    commit(git, top, {})
    commit(git, top, {"ghi-chú.txt": "x"})
    git(tmp_path, "clone", "-q", "--depth", "2", top.as_uri(), "nông")
    assert ask("diff", "HEAD~1", at=tmp_path / "nông").code == 0
    for words in (["diff", "HEAD~2"], ["validate", "--base", "HEAD~2"]):
        answer = ask(*words, at=tmp_path / "nông")
        assert answer.code == 3
        assert "trong bản sao nông (shallow clone) này" in answer.err


def test_a_partial_clone_fetches_nothing(ask: Ask, git: Git, top: Path, tmp_path: Path) -> None:
    commit(git, top, {"plans/khac.yaml": "# đã bỏ\n"})
    git(top, "rm", "-q", "plans/khac.yaml")
    commit(git, top, {})
    git(top, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", top.as_uri(), "phần")
    at = tmp_path / "phần"
    answer = ask("diff", "HEAD~1", at=at)
    assert (answer.code, answer.out) == (3, "")
    assert "plans/khac.yaml" in answer.err
    assert "git fetch --refetch --no-filter" in answer.err
    git(at, *answer.err.rpartition("git ")[2].split())
    assert ask("diff", "HEAD~2", at=at).code == 0


def test_a_base_that_is_broken(ask: Ask, git: Git, top: Path) -> None:
    commit(git, top, {PLAN: BEFORE.replace("area: II,", "area: IX,")})
    write(top, {PLAN: AFTER})
    answer = ask("diff", at=top)
    assert answer.code == 3
    assert "unknown-area" in answer.err
    assert "Bản “HEAD” có lỗi" in answer.err


def test_a_base_that_is_broken_can_be_mended(ask: Ask, git: Git, top: Path) -> None:
    """The files are judged as they are, and that the edit was not is told."""
    commit(git, top, {PLAN: BEFORE.replace("area: II,", "area: IX,")})
    write(top, {PLAN: AFTER})
    answer = ask("validate", "--base", "HEAD", at=top)
    assert answer.code == 0
    assert "Bản gốc “HEAD” có 01 lỗi nên không xét được việc sửa" in answer.err
    assert ask("validate", "--base", "HEAD", "--strict", at=top).code == 1


def test_files_that_are_broken_now(ask: Ask, top: Path) -> None:
    write(top, {PLAN: AFTER.replace("area: II", "area: IX")})
    answer = ask("diff", at=top)
    assert (answer.code, answer.out) == (3, "")
    assert "unknown-area" in answer.err


# An edit, what validate finds in it beside the base, and its exit code.
EDITS = [
    ("- {date: 2026-04-03", "- {date: 2026-04-02", {"rewritten-entry"}, 1),
    ("    deadline: 31/5/2026", "    deadline: 30/6/2026", {"changed-deadline"}, 0),
    ("  - {id: II, name: Thể chế}", "  - {id: II, name: Cải cách thể chế}", set(), 0),
    ("number: 01/QĐ-VD", "number: 02/QĐ-VD", {"changed-document"}, 1),
    ("id: II.1,", "id: II.2,", {"changed-id"}, 1),
]


@pytest.mark.parametrize(("old", "new", "rules", "code"), EDITS)
def test_validate_judges_the_edit(
    ask: Ask, top: Path, tmp_path: Path, old: str, new: str, rules: set[str], code: int
) -> None:
    assert old in BEFORE
    write(top, {PLAN: BEFORE.replace(old, new), REGISTER: AGENCIES})
    write(tmp_path, {"cũ.yaml": BEFORE})
    for base in ("HEAD", "../cũ.yaml"):
        answer = ask("validate", "--base", base, "--format", "json", at=top)
        names = {finding["rule"] for finding in json.loads(answer.out)["findings"]}
        assert {name for name in names if RULES[name].kind == "edit"} == rules
        assert answer.code == code


def test_validate_tells_of_a_plan_that_is_gone(ask: Ask, git: Git, top: Path) -> None:
    other = HEAD.replace("id: ke-hoach", "id: khac") + "tasks: []\n"
    commit(git, top, {PLAN: BEFORE, REGISTER: AGENCIES, "plans/khac.yaml": other})
    (top / "plans/khac.yaml").unlink()
    answer = ask("validate", "--base", "HEAD", at=top)
    assert answer.code == 1
    assert "plans/khac.yaml:1:1: lỗi[removed-plan]" in answer.out


def test_one_file_is_judged_with_the_files_beside_it(ask: Ask, git: Git, top: Path) -> None:
    """A task that went to another file is not removed, though only one file is asked about."""
    head, _, tasks = BEFORE.partition("tasks:\n")
    kept, _, gone = tasks.partition("  - id: I.3\n")
    other = head.replace("id: ke-hoach", "id: ke-hoach-b") + "tasks:\n  - id: I.3\n" + gone
    write(top, {PLAN: f"{head}tasks:\n{kept}", "plans/b.yaml": other, REGISTER: AGENCIES})
    questions = (["validate", PLAN], ["validate", "--plan", PLAN])
    for words in questions:
        answer = ask(*words, "--base", "HEAD", at=top)
        assert (answer.code, answer.err) == (0, "")
    (top / "plans/b.yaml").unlink()
    for words in questions:
        answer = ask(*words, "--base", "HEAD", at=top)
        assert answer.code == 1
        assert answer.out.count("removed-task") == 2


# Where the slip stood, what of the file says it right now, and what diff prints of it.
SLIPS = {
    "of a task": (
        PLAN,
        "deadline: 30/6/2026",
        "deadline: 31/7/2026, slips: [{date: 2026-07-01, keys: [deadline],"
        " document: {number: 01/QĐ-VD}, page: '3'}]",
        "đính chính theo văn bản giao việc Quyết định số 01/QĐ-VD, trang 3 (Thời hạn)",
    ),
    "of the plan": (
        PLAN,
        "  title: Kế hoạch minh họa năm 2026\n",
        "  title: Kế hoạch minh họa năm 2026\n  standing_agency: bo-b\n  slips:\n"
        "    - {date: 2026-07-01, keys: [standing_agency], document: {number: 01/QĐ-VD},"
        " page: Điều 3}\n",
        "đính chính theo văn bản giao việc Quyết định số 01/QĐ-VD, Điều 3 (Cơ quan thường trực)",
    ),
    "of a group": (
        REGISTER,
        "members: [bo-a, bo-b]",
        "members: [bo-b], slips: [{date: 2026-07-01, keys: [members],"
        " document: {number: 02/QĐ-VD, date: 2026-01-20}, page: '2'}]",
        "đính chính theo văn bản giao việc Quyết định số 02/QĐ-VD ngày 20/01/2026, trang 2"
        " (Thành viên)",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_mended_is_printed(ask: Ask, git: Git, top: Path, name: str) -> None:
    file, old, new, words = SLIPS[name]
    before = "{id: I.1, title: Kiểm tra, area: I, lead: [cac-bo], deadline: 30/6/2026}"
    write(top, {PLAN: f"{HEAD}tasks:\n  - {before}\n", REGISTER: AGENCIES})
    commit(git, top, {})
    text = (top / file).read_text("utf-8")
    assert old in text
    write(top, {file: text.replace(old, new)})
    assert words in ask("diff", "--as-of", "15/7/2026", at=top).out
    answer = ask("validate", "--base", "HEAD", "--as-of", "15/7/2026", at=top)
    assert answer.code == 0
    write(top, {file: text.replace(old, new.partition(", slips")[0].partition("  slips")[0])})
    without = ask("validate", "--base", "HEAD", "--as-of", "15/7/2026", at=top)
    assert (without.code == 1) is (name != "of the plan")
