"""``validate --base``: what is a base and what is none, whatever lies in the folder."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.repositories import Git, commit

REGISTER = "schema: 1\nagencies:\n  - {id: bo-a, name: Bộ A, kind: ministry}\n"
PLAN = """\
schema: 1
plan:
  id: "2026"
  title: Kế hoạch minh họa
  document: {number: 01/QĐ-VD, date: 2026-01-15}
  period: {from: 2026-01-01, to: 2026-12-31}
areas: [{id: I, name: Chỉ đạo}]
tasks:
  - {id: I.1, title: Một, area: I, lead: [bo-a], deadline: 31/3/2026, product: Báo cáo}
"""
LATER = PLAN.replace("31/3/2026", "30/9/2026")  # no longer overdue, and no document says so
FILES = {"plans/2026.yaml": PLAN, "plans/agencies.yaml": REGISTER}


@pytest.fixture
def top(git: Git, tmp_path: Path) -> Path:
    """A repository in which the term of a task that is overdue was rewritten."""
    top = tmp_path / "kho"
    top.mkdir()
    git(top, "init", "-q")
    commit(git, top, FILES)
    git(top, "tag", "goc")
    commit(git, top, {"plans/2026.yaml": LATER})
    return top


def also_in_a_folder(top: Path, name: str) -> None:
    """The plan as rewritten, once more in a folder: an edit from there is none."""
    for file, text in {**FILES, "plans/2026.yaml": LATER}.items():
        path = top / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("name", ["goc", "HEAD~1", "main~1", "a commit's name", "the first of it"])
def test_a_folder_called_as_the_base_does_not_stand_for_it(
    ask: Ask, git: Git, top: Path, name: str
) -> None:
    whole = git(top, "rev-parse", "goc")
    base = {"a commit's name": whole, "the first of it": whole[:9]}.get(name, name)
    also_in_a_folder(top, base)
    answer = ask("validate", "--base", base, at=top)
    assert (answer.code, "figure-changed" in answer.out) == (1, True)
    assert ask("diff", base, "--format", "json", at=top).out.count('"class_before"') == 1
    assert ask("validate", "--base", f"./{base}", at=top).code == 0


@pytest.mark.parametrize("base", ["goc", "a commit's name", "origin/nhanh"])
def test_nor_in_a_clone_that_has_no_such_revision(
    ask: Ask, git: Git, top: Path, tmp_path: Path, base: str
) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-tags", top.as_uri(), "nong")
    base = git(top, "rev-parse", "goc") if base == "a commit's name" else base
    also_in_a_folder(tmp_path / "nong", base)
    answer = ask("validate", "--base", base, at=tmp_path / "nong")
    assert (answer.code, answer.out) == (3, "")
    assert "git fetch --unshallow" in answer.err
    assert ask("validate", "--base", f"./{base}", at=tmp_path / "nong").code == 0


def test_a_whole_name_of_a_commit_is_never_a_folder_s(ask: Ask, top: Path) -> None:
    """After a forced push the commit that was there is in no clone."""
    gone = "1234567890" * 4
    also_in_a_folder(top, gone)
    assert ask("validate", "--base", gone, at=top).code == 2
    assert ask("validate", "--base", gone, "--strict-base", at=top).code == 3


@pytest.mark.parametrize(
    "base", ["khong-co", "", " ", "-x", "HEAD~9", "./khong-co", "../nong.yaml"]
)
def test_a_base_that_is_nowhere(ask: Ask, top: Path, base: str) -> None:
    usual, strict = (
        ask("validate", f"--base={base}", *more, at=top) for more in ((), ("--strict-base",))
    )
    assert (usual.code, strict.code) == (2, 3)
    assert usual.err == strict.err
    assert f"“{base}”" in usual.err


def test_a_base_in_no_repository(ask: Ask, tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    also_in_a_folder(tmp_path, "cu")
    assert ask("validate", "--base", "HEAD", "--strict-base", at=tmp_path).code == 3
    assert "changed-deadline" in ask("validate", "--base", "cu", at=tmp_path).out


def test_a_folder_that_lost_its_plans(ask: Ask, git: Git, top: Path) -> None:
    git(top, "rm", "-q", "-r", "plans")
    answer = ask("validate", ".", "--base", "HEAD", at=top)
    assert answer.code == 3
    assert "unreadable-file" in answer.out


SILENCES = {
    "a level": {"caich.toml": '[rules]\nfigure-changed = "off"\n'},
    "a lower level": {"caich.toml": '[rules]\nfigure-changed = "warning"\n'},
    "a comment": {
        "plans/2026.yaml": LATER.replace(
            "  - {id: I.1", "  # caich: ignore[figure-changed] vì\n  - {id: I.1"
        )
    },
}


@pytest.mark.parametrize("how", SILENCES)
def test_an_edit_does_not_silence_what_judges_it(ask: Ask, top: Path, how: str) -> None:
    for name, text in SILENCES[how].items():
        (top / name).write_text(text, "utf-8")
    answer = ask("validate", "--base", "goc", at=top)
    assert (answer.code, "lỗi[figure-changed]" in answer.out) == (1, True)


LEAD = PLAN.replace("[bo-a]", "[bo-b]").replace("31/3/2026", "31/12/2026")


def settings(**levels: str) -> str:
    lines = (f'{name.replace("_", "-")} = "{level}"\n' for name, level in levels.items())
    return "[rules]\n" + "".join(lines)


@pytest.fixture
def longer(git: Git, tmp_path: Path) -> Path:
    """A repository with a plan whose task falls due at the end of the year."""
    top = tmp_path / "khac"
    top.mkdir()
    git(top, "init", "-q")
    register = REGISTER + "  - {id: bo-b, name: Bộ B, kind: ministry}\n"
    plan = PLAN.replace("31/3/2026", "31/12/2026")
    commit(git, top, {"plans/2026.yaml": plan, "plans/agencies.yaml": register})
    return top


def test_the_settings_of_the_base_decide_how_strict_its_judge_is(
    ask: Ask, git: Git, longer: Path
) -> None:
    """Another lead without a document: a warning, unless the base's settings say otherwise."""
    off, error = settings(changed_lead="off"), settings(changed_lead="error")

    def judged(base: str | None, now: str | None) -> tuple[int, bool]:
        for text in (base, now):
            (longer / "caich.toml").unlink(missing_ok=True)
            if text is not None:
                (longer / "caich.toml").write_text(text, "utf-8")
            if text is base:
                (longer / "plans/2026.yaml").write_text(LEAD.replace("bo-b", "bo-a"), "utf-8")
                git(longer, "add", "-A")
                git(longer, "commit", "-q", "--allow-empty", "-m", "x")
        (longer / "plans/2026.yaml").write_text(LEAD, "utf-8")
        answer = ask("validate", "--base", "HEAD", at=longer)
        return answer.code, "[changed-lead]" in answer.out

    assert judged(base=None, now=off) == (0, True)
    assert judged(base=error, now=off) == (1, True)
    assert judged(base=error, now=None) == (1, True)
    assert judged(base=off, now=None) == (0, False)
    assert judged(base=off, now=error) == (0, False)
    assert judged(base="[rules", now=off) == (0, True)


def moved(git: Git, top: Path, changes: dict[str, str]) -> None:
    """All files of the base moved to a folder, some of them changed on the way."""
    git(top, "reset", "-q", "--hard", "goc")
    for name in FILES:
        (top / "so-a" / name).parent.mkdir(parents=True, exist_ok=True)
        git(top, "mv", name, f"so-a/{changes.get(name, name)}")


@pytest.mark.parametrize("commits", [True, False])
@pytest.mark.parametrize("name", ["plans/2026.yaml", "plans/ke-hoach.yaml"])
def test_a_workspace_that_was_moved_is_held_against_its_past(
    ask: Ask, git: Git, top: Path, name: str, commits: bool
) -> None:
    moved(git, top, {"plans/2026.yaml": name})
    assert ask("validate", ".", "--base", "goc", "--strict-base", at=top).code == 0
    (top / "so-a" / name).write_text(LATER, "utf-8")
    if commits:
        git(top, "commit", "-q", "-a", "-m", "chuyển")
    for where in (top, top / "so-a"):
        answer = ask("validate", ".", "--base", "goc", "--strict-base", at=where)
        assert (answer.code, "lỗi[figure-changed]" in answer.out) == (1, True)


def test_the_settings_move_with_a_workspace(ask: Ask, git: Git, top: Path) -> None:
    git(top, "reset", "-q", "--hard", "goc")
    commit(git, top, {"caich.toml": settings(changed_deadline="error")})
    git(top, "tag", "-f", "goc")
    moved(git, top, {})
    git(top, "rm", "-q", "caich.toml")
    (top / "so-a/plans/2026.yaml").write_text(LATER, "utf-8")
    assert "lỗi[changed-deadline]" in ask("validate", ".", "--base", "goc", at=top).out


def test_a_plan_that_was_moved_to_another_workspace_is_held_against_its_past(
    ask: Ask, git: Git, top: Path
) -> None:
    other = PLAN.replace('"2026"', '"2025"').replace("2026-", "2025-").replace("2026}", "2025}")
    git(top, "reset", "-q", "--hard", "goc")
    commit(git, top, {"b/plans/2025.yaml": other, "b/plans/agencies.yaml": REGISTER})
    git(top, "tag", "-f", "goc")
    git(top, "mv", "plans/2026.yaml", "b/plans/2026.yaml")
    (top / "b/plans/2026.yaml").write_text(LATER, "utf-8")
    answer = ask("validate", "--base", "goc", at=top / "b")
    assert (answer.code, "lỗi[figure-changed]" in answer.out) == (1, True)


def test_plans_that_are_gone_elsewhere_are_not_passed_over(ask: Ask, git: Git, top: Path) -> None:
    """Moved and under another id at once: nobody can say what it was."""
    moved(git, top, {})
    path = top / "so-a/plans/2026.yaml"
    path.write_text(LATER.replace('"2026"', "khac"), "utf-8")
    usual = ask("validate", ".", "--base", "goc", at=top)
    strict = ask("validate", ".", "--base", "goc", "--strict-base", at=top)
    assert (usual.code, strict.code) == (0, 3)
    assert usual.err == strict.err
    assert "plans/2026.yaml" in usual.err


def test_a_workspace_that_is_new_has_no_past(ask: Ask, git: Git, top: Path) -> None:
    also_in_a_folder(top, "moi")
    assert ask("validate", "--base", "goc", "--strict-base", at=top / "moi").code == 0
