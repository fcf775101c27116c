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
