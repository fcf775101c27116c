"""Which repository holds a folder, and what of its settings git is let see."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from caichcli.files.disk.git import GitProblem, Repository, apart, repository, steps
from tests.repositories import Git, commit

PLAN = "plans/2020.yaml"


@pytest.fixture
def top(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, in a folder in which git looks no further up."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    top = tmp_path / "kho"
    top.mkdir()
    git(top, "init", "-q")
    commit(git, top, {PLAN: "bản 1\n", "sở c/plans/a.yaml": "a\n"})
    return top


def seen(folder: Path) -> tuple[Path, str] | str:
    """The top of a folder's repository and the way from there, or why there is none."""
    answer = repository(folder)
    return answer.reason if isinstance(answer, GitProblem) else (answer.top, answer.prefix)


def bare_like(git: Git, folder: Path) -> None:
    """Lay a git directory out among the files of a folder."""
    git(folder, "init", "-q", "--bare", "tạm")
    for path in (folder / "tạm").iterdir():
        shutil.move(path, folder / path.name)


def test_the_top_and_what_is_below(top: Path) -> None:
    assert seen(top) == (top, "")
    assert seen(top / "plans") == (top, "plans/")
    assert seen(top / "sở c/plans") == (top, "sở c/plans/")


def test_a_git_directory_among_the_files_is_none(git: Git, top: Path) -> None:
    for folder in ("sở c", "sở c/plans"):
        bare_like(git, top / folder)
        assert seen(top / "sở c/plans") == (top, "sở c/plans/")


def test_a_git_directory_of_another_name_holds_no_folder(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    bare_like(git, tmp_path)
    (tmp_path / "plans").mkdir()
    assert seen(tmp_path) == "bare"
    assert seen(tmp_path / "plans") == "no-repository"
    (tmp_path / ".git").mkdir()
    assert seen(tmp_path) == "bare"
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    assert seen(tmp_path) == (tmp_path, "")


def test_an_empty_git_directory_is_passed_over(top: Path) -> None:
    (top / "plans/.git").mkdir()
    assert seen(top / "plans") == (top, "plans/")


def test_a_repository_within_another(git: Git, top: Path) -> None:
    git(top / "plans", "init", "-q")
    assert seen(top / "plans") == (top / "plans", "")


def test_a_worktree_a_submodule_and_a_git_directory_kept_elsewhere(
    git: Git, top: Path, tmp_path: Path
) -> None:
    git(top, "worktree", "add", "-q", str(tmp_path / "nhánh"))
    git(top, "submodule", "add", "-q", str(top), "con")
    git(tmp_path, "clone", "-q", "--separate-git-dir", "kho-git", str(top), "tách")
    for folder in (tmp_path / "nhánh", top / "con", tmp_path / "tách"):
        assert (folder / ".git").is_file()
        assert seen(folder) == (folder, "")
        assert seen(folder / "plans") == (folder, "plans/")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_folder_reached_by_a_link(top: Path, tmp_path: Path) -> None:
    (tmp_path / "lối tắt").symlink_to(top / "plans")
    assert seen(tmp_path / "lối tắt") == (top, "plans/")


def test_nobody_looks_above_the_ceiling(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for ceiling, expected in ((top.parent, (top, "sở c/plans/")), (top, "no-repository")):
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", f"không-có{os.pathsep}{ceiling}")
        assert seen(top / "sở c/plans") == expected


def test_nobody_looks_across_a_mount(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == top / "sở c")
    assert seen(top / "sở c/plans") == "no-repository"
    assert seen(top / "plans") == (top, "plans/")
    monkeypatch.setenv("GIT_DISCOVERY_ACROSS_FILESYSTEM", "1")
    assert seen(top / "sở c/plans") == (top, "sở c/plans/")


def test_a_hook_of_a_repository_with_a_worktree(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bày ra/sở c").mkdir(parents=True)
    monkeypatch.setenv("GIT_DIR", str(top / ".git"))
    assert seen(tmp_path / "bày ra/sở c") == (tmp_path / "bày ra/sở c", "")
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "bày ra"))
    assert seen(tmp_path / "bày ra/sở c") == (tmp_path / "bày ra", "sở c/")


def test_the_working_tree_is_where_the_repository_was_met(git: Git, top: Path) -> None:
    git(top, "config", "core.worktree", str(top.parent))
    assert seen(top / "plans") == (top, "plans/")


def test_a_repository_of_somebody_else(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert seen(top / "plans") == "not-trusted"


def test_apart_git_sees_the_settings_of_the_person_alone(
    git: Git, top: Path, tmp_path: Path
) -> None:
    (tmp_path / ".gitconfig").write_text("[core]\n    autocrlf = input\n", "utf-8")
    git(top, "config", "core.autocrlf", "true")
    where = repository(top)
    assert isinstance(where, Repository)
    assert steps(where, ("config", "core.autocrlf")) == "true"
    with apart(where) as own:
        assert steps(own, ("config", "core.autocrlf")) == "input"


def test_apart_nothing_is_left_behind(top: Path, tmp_path: Path) -> None:
    where = repository(top)
    assert isinstance(where, Repository)
    with apart(where) as own:
        assert isinstance(own, Repository)
        assert own.directory.is_dir()
    assert not own.directory.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="other folders are tried there")
def test_apart_needs_a_temporary_folder(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = repository(top)
    assert isinstance(where, Repository)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "không-có"))
    with apart(where) as own:
        assert own == GitProblem("failed", "No such file or directory")
