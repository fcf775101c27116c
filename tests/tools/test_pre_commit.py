"""The hooks of this project through the real pre-commit, which installs the project itself."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from caichcli.cli.main import run
from caichcli.files.disk.starter import RECIPES
from tests.repositories import Git, commit
from tests.tools.edits import FILES, PLAN, RIGHT, WRONG

pytestmark = pytest.mark.tools

ROOT = Path(__file__).parents[2]
PLAN_FILE = "plans/vi-du.yaml"
(CONFIG_FILE,) = RECIPES["pre-commit"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments that it made: once for all tests here."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project's wheel, for pip to find this version in."""
    folder = tmp_path_factory.mktemp("wheels")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    return folder


@pytest.fixture
def project(git: Git, tmp_path: Path) -> str:
    """This project as pre-commit clones it: a repository of its files, committed or not."""
    top = tmp_path / "caich"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_bytes((ROOT / name).read_bytes())
    git(top, "init", "-q")
    commit(git, top, {})
    return str(top)


class Workspace:
    """A workspace under git whose commits pre-commit checks."""

    def __init__(self, git: Git, top: Path) -> None:
        self.git, self.top = git, top
        top.mkdir()
        git(top, "init", "-q")
        commit(git, top, FILES)

    def check_commits(self, config: str) -> None:
        (self.top / CONFIG_FILE).write_text(config, "utf-8")
        self.git(self.top, "add", CONFIG_FILE)
        subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=self.top, check=True)

    def commit(self, text: str, name: str = PLAN_FILE) -> tuple[bool, str]:
        """Whether the edit was committed, and what was told of it."""
        before = self.git(self.top, "rev-parse", "HEAD")
        (self.top / name).write_text(text, "utf-8")
        self.git(self.top, "add", name)
        done = subprocess.run(
            ["git", "commit", "-q", "-m", "sửa"], cwd=self.top, capture_output=True, check=False
        )
        after = self.git(self.top, "rev-parse", "HEAD")
        assert (before != after) == (done.returncode == 0)
        return before != after, (done.stdout + done.stderr).decode()


@pytest.fixture
def workspace(git: Git, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(cache))
    monkeypatch.setenv("PIP_CACHE_DIR", str(cache / "pip"))
    return Workspace(git, tmp_path / "ws")


def config(project: str, git: Git, hook: Mapping[str, object]) -> str:
    revision = git(Path(project), "rev-parse", "HEAD")
    repo = {"repo": project, "rev": revision, "hooks": [hook]}
    return yaml.safe_dump({"repos": [repo]}, allow_unicode=True)


def test_a_broken_edit_is_not_committed_a_right_one_is(
    workspace: Workspace, project: str, git: Git
) -> None:
    hook = {"id": "caich-validate", "args": ["--base", "HEAD", "."]}
    workspace.check_commits(config(project, git, hook))
    for text, place, rule in WRONG.values():
        committed, told = workspace.commit(text)
        assert not committed
        assert f"{place} lỗi[{rule}]" in told
    assert workspace.commit(RIGHT)[0]


def test_mends_are_written_and_wait_to_be_added(
    workspace: Workspace, project: str, git: Git
) -> None:
    workspace.check_commits(config(project, git, {"id": "caich-fix"}))
    misspelt = PLAN.replace("    product:", "    prodct:")
    committed, told = workspace.commit(misspelt)
    assert not committed
    assert "files were modified by this hook" in told
    assert (workspace.top / PLAN_FILE).read_text("utf-8") == PLAN
    assert workspace.commit(RIGHT)[0]


def test_the_recipe_of_init_works_as_it_stands(
    workspace: Workspace, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It installs a released version: here the wheel stands for it."""
    links = [str(wheels), os.environ.get("PIP_FIND_LINKS", "")]
    monkeypatch.setenv("PIP_FIND_LINKS", " ".join(links).strip())
    assert run(["init", str(workspace.top), "--ci", "pre-commit"]) == 0
    workspace.check_commits((workspace.top / CONFIG_FILE).read_text("utf-8"))
    text, place, rule = WRONG["misspelt"]
    committed, told = workspace.commit(text)
    assert not committed
    assert f"{place} lỗi[{rule}]" in told
    assert workspace.commit(RIGHT)[0]


def test_other_files_are_not_checked(workspace: Workspace, project: str, git: Git) -> None:
    workspace.check_commits(config(project, git, {"id": "caich-validate"}))
    committed, told = workspace.commit("a: [", "ghi chú.yaml")
    assert committed
    assert re.search(r"caich validate\.*\(no files to check\)Skipped", told)


def test_the_list_of_hooks_is_as_pre_commit_wants_it() -> None:
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"],
        check=True,
    )
