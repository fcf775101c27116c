"""The files of a folder as they stood: real repositories, made in a temporary folder."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from caichcli.files.disk import git as door
from caichcli.files.disk import revisions
from caichcli.files.disk.git import GitProblem, Repository, repository
from caichcli.files.disk.revisions import Revision, blame, configure, resolve
from caichcli.files.disk.trees import plan_files
from tests.repositories import Git, commit


@pytest.fixture
def top(git: Git, tmp_path: Path) -> Path:
    """A repository with three commits of ``plans/2020.yaml``."""
    top = tmp_path / "kho"
    (top / "plans").mkdir(parents=True)
    git(top, "init", "-q")
    for number in (1, 2, 3):
        commit(git, top, {"plans/2020.yaml": f"bản {number}\n"})
    return top


def opened(folder: Path) -> Repository:
    answer = repository(folder)
    assert isinstance(answer, Repository)
    return answer


def read(folder: Path, words: str, plans: str = "plans") -> dict[str, str]:
    """The files at a revision, as text."""
    where = opened(folder)
    commit_ = resolve(where, words)
    assert isinstance(commit_, Revision)
    files = plan_files(where, commit_, plans)
    assert isinstance(files, dict)
    return {name: data.decode() for name, data in files.items()}


def problem(folder: Path, words: str = "HEAD") -> str:
    """Why nothing can be read."""
    where = repository(folder)
    answer = resolve(where, words) if isinstance(where, Repository) else where
    assert isinstance(answer, GitProblem)
    return answer.reason


@pytest.mark.parametrize(("words", "number"), [("HEAD", 3), ("HEAD~1", 2), ("main~2", 1), ("@", 3)])
def test_the_files_of_a_revision(top: Path, words: str, number: int) -> None:
    assert read(top, words) == {"2020.yaml": f"bản {number}\n"}


def test_a_commit_may_be_named_by_a_part_of_its_name_or_by_a_tag(git: Git, top: Path) -> None:
    name = git(top, "rev-parse", "HEAD~1")
    git(top, "tag", "-a", "-m", "x", "đã-ký", "HEAD~1")
    for words in (name, name[:10], "đã-ký"):
        assert resolve(opened(top), words) == Revision(words, name)


def test_a_workspace_below_the_top(git: Git, top: Path) -> None:
    commit(git, top, {"sở c/plans/a.yaml": "a", "sở c/plans/b.yml": "b"})
    below = top / "sở c"
    assert opened(below).prefix == "sở c/"
    assert read(below, "HEAD") == {"a.yaml": "a", "b.yml": "b"}
    assert read(below / "plans", "HEAD", ".") == {"a.yaml": "a", "b.yml": "b"}
    assert read(below, "HEAD~1") == {}


def test_only_yaml_files_right_in_the_folder(git: Git, top: Path) -> None:
    commit(git, top, {"plans/đọc.txt": "x", "plans/cũ/2019.yaml": "x", "plans-2/a.yaml": "x"})
    assert read(top, "HEAD") == {"2020.yaml": "bản 3\n"}


def test_names_that_mean_something_to_git(git: Git, top: Path) -> None:
    names = ["[a].yaml", "a b.yaml", "-x.yaml", "Đề án.yaml", "$HOME.yaml"]
    if sys.platform != "win32":
        names += ['"q".yaml', "*.yaml", ":(top).yaml", "a\tb.yaml"]
    commit(git, top, {f"plans/{name}": name for name in names})
    assert read(top, "HEAD") == {name: name for name in names} | {"2020.yaml": "bản 3\n"}


def test_a_renamed_file_stands_under_its_name_of_then(git: Git, top: Path) -> None:
    git(top, "mv", "plans/2020.yaml", "plans/hai-muoi.yaml")
    git(top, "commit", "-q", "-m", "đổi tên")
    assert list(read(top, "HEAD")) == ["hai-muoi.yaml"]
    assert list(read(top, "HEAD~1")) == ["2020.yaml"]


def test_bytes_come_as_they_are(git: Git, top: Path) -> None:
    git(top, "config", "core.autocrlf", "true")
    data = b"\xef\xbb\xbfa: 1\r\n\r\nb: \xff\n"
    (top / "plans/2020.yaml").write_bytes(data)
    git(top, "-c", "core.autocrlf=false", "commit", "-qam", "x")
    where = opened(top)
    commit_ = resolve(where, "HEAD")
    assert isinstance(commit_, Revision)
    assert plan_files(where, commit_, "plans") == {"2020.yaml": data}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_is_followed_within_the_revision_alone(git: Git, top: Path) -> None:
    (top / "plans/nay.yaml").symlink_to("2020.yaml")
    (top / "plans/ngoài.yaml").symlink_to("/etc/passwd")
    (top / "plans/mất.yaml").symlink_to("không-có.yaml")
    (top / "plans/vòng.yaml").symlink_to("vòng.yaml")
    commit(git, top, {})
    assert read(top, "HEAD") == {"2020.yaml": "bản 3\n", "nay.yaml": "bản 3\n"}


def test_what_is_in_the_folder_now_does_not_matter(top: Path) -> None:
    shutil.rmtree(top / "plans")
    assert read(top, "HEAD") == {"2020.yaml": "bản 3\n"}


def test_a_bare_repository_that_is_named(
    git: Git, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(top), "trần.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "trần.git"))
    assert read(tmp_path / "trần.git", "main~1") == {"2020.yaml": "bản 2\n"}


def test_a_linked_worktree(git: Git, top: Path, tmp_path: Path) -> None:
    git(top, "worktree", "add", "-q", str(tmp_path / "nhánh"), "-b", "nhánh", "HEAD~1")
    assert read(tmp_path / "nhánh", "HEAD") == {"2020.yaml": "bản 2\n"}


def test_a_shallow_clone_has_what_it_has(git: Git, top: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", top.as_uri(), "nông")
    shallow = tmp_path / "nông"
    first = git(top, "rev-parse", "HEAD~2")
    assert read(shallow, "HEAD~1") == {"2020.yaml": "bản 2\n"}
    assert problem(shallow, "HEAD~2") == "not-in-shallow-clone"
    assert problem(shallow, first) == "not-in-shallow-clone"


@pytest.mark.parametrize(
    "words",
    ["không-có", "HEAD~9", "HEAD:plans/2020.yaml", "HEAD..main", "^HEAD", "", " ", "--all", "-h",
     "a\0b", "a\nb", "\udcff", "f" * 40, "x" * 10_000],
)  # fmt: skip
def test_what_is_no_commit_is_unknown(top: Path, words: str) -> None:
    assert problem(top, words) == "unknown-revision"


def test_no_commit_yet(git: Git, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert problem(tmp_path) == "no-commits"
    assert problem(tmp_path, "main") == "unknown-revision"


def test_no_repository(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert problem(tmp_path) == "no-repository"


def test_no_git(top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rỗng").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "rỗng"))
    assert problem(top) == "no-git"


def test_a_git_that_lies_in_the_folder_is_not_run(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / "git").write_text("#!/bin/sh\necho chạy rồi > bị-chạy\n")
    (top / "git").chmod(0o755)
    monkeypatch.chdir(top)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    assert read(top, "HEAD") == {"2020.yaml": "bản 3\n"}
    assert not (top / "bị-chạy").exists()


def test_a_repository_of_somebody_else(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert problem(top) == "not-trusted"


def test_a_repository_that_is_broken(git: Git, top: Path) -> None:
    blob = git(top, "rev-parse", "HEAD:plans")
    path = top / ".git/objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.unlink()
    where = opened(top)
    commit_ = resolve(where, "HEAD")
    assert isinstance(commit_, Revision)
    answer = plan_files(where, commit_, "plans")
    assert isinstance(answer, GitProblem)
    assert answer.reason == "failed"


def test_a_file_that_is_lost(git: Git, top: Path) -> None:
    """A plan of which the repository has lost the bytes is not a plan that was not there."""
    blob = git(top, "rev-parse", "HEAD:plans/2020.yaml")
    path = top / ".git/objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.unlink()
    where = opened(top)
    commit_ = resolve(where, "HEAD")
    assert isinstance(commit_, Revision)
    answer = plan_files(where, commit_, "plans")
    assert isinstance(answer, GitProblem)
    assert (answer.reason, "plans/2020.yaml" in answer.detail) == ("failed", True)


ASKED: dict[str, Callable[[Repository, Path], object]] = {
    "resolve": lambda where, _: resolve(where, "HEAD"),
    "plan_files": lambda where, _: plan_files(where, Revision("HEAD", "0" * 40), "plans"),
    "commit": lambda where, file: revisions.commit(where, file, "x"),
    "blame": lambda where, file: blame(where, file, [1]),
    "configure": lambda where, _: configure(where, {"caich.x": "1"}),
}


@pytest.mark.parametrize("what", ASKED)
def test_a_git_that_is_gone_meanwhile(top: Path, what: str) -> None:
    where = structs.replace(opened(top), git=str(top / "không-có"))
    answer = ASKED[what](where, top / "plans/2020.yaml")
    assert isinstance(answer, GitProblem)
    assert answer.reason == "no-git"


FAILING: dict[str, Callable[[Repository, Path], object]] = {
    "a revision that is none": ASKED["plan_files"],
    "a file outside": lambda where, file: revisions.commit(where, file.parents[2] / "a.yaml", "x"),
    "a line beyond the end": lambda where, file: blame(where, file, [99]),
    "a key without a section": lambda where, _: configure(where, {"x": "1"}),
}


@pytest.mark.parametrize("what", FAILING)
def test_what_git_refuses_is_told_in_its_words(top: Path, what: str) -> None:
    answer = FAILING[what](opened(top), top / "plans/2020.yaml")
    assert isinstance(answer, GitProblem)
    assert answer.reason == "failed"
    assert answer.detail


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_a_git_that_does_not_answer_is_given_up(
    top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "chậm/git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
    monkeypatch.setattr(door, "SECONDS", 0.1)
    assert repository(top) == GitProblem("too-slow", "0.1")


def test_nobody_is_asked_about_no_lines(top: Path) -> None:
    assert blame(structs.replace(opened(top), git="không-có"), top / "plans/2020.yaml", []) == {}


def test_the_folder_tells_the_repository_before_a_hook_does(
    git: Git, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "khác").mkdir()
    git(tmp_path / "khác", "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "khác" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "không-có")
    assert read(top, "HEAD") == {"2020.yaml": "bản 3\n"}


def test_in_a_hook_the_files_may_lie_outside_the_repository(
    git: Git, top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in pre-receive: the new files laid out beside, ``GIT_DIR`` naming the bare repository."""
    git(tmp_path, "clone", "-q", "--bare", str(top), "trần.git")
    (tmp_path / "bày-ra").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path / "trần.git")
    monkeypatch.setenv("GIT_DIR", ".")
    assert read(tmp_path / "bày-ra", "main") == {"2020.yaml": "bản 3\n"}


def test_nothing_is_written(git: Git, top: Path) -> None:
    def state() -> dict[str, bytes]:
        files = (path for path in top.rglob("*") if path.is_file())
        return {path.as_posix(): path.read_bytes() for path in files}

    before = state()
    read(top, "HEAD~1")
    assert state() == before
