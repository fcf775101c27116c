"""The hook of a shared repository, by real pushes: a broken edit is refused at its line."""

import subprocess
from pathlib import Path

import pytest

from caichcli.cli.main import run
from tests.repositories import Git, commit
from tests.tools.edits import (
    FILES,
    MISSPELT,
    PLAN,
    REWRITTEN,
    RIGHT,
    WRONG,
    with_caich_on_the_path,
)

pytestmark = pytest.mark.tools

PLAN_FILE = "plans/vi-du.yaml"

# What ``git push`` told, and whether it was refused.
Pushed = tuple[bool, str]


class Shared:
    """A shared repository with the hook, a clone of it, and what lies in the temporary folder."""

    def __init__(self, git: Git, folder: Path) -> None:
        self.git = git
        self.bare, self.clone, self.temporary = (
            folder / name for name in ("kho.git", "máy", "tạm thời")
        )
        self.temporary.mkdir()
        git(folder, "init", "-q", "--bare", str(self.bare))
        assert run(["init", str(folder / "mẫu"), "--ci", "pre-receive"]) == 0
        (folder / "mẫu/.caich/pre-receive").rename(self.bare / "hooks/pre-receive")
        git(folder, "clone", "-q", str(self.bare), str(self.clone))

    def commit(self, files: dict[str, str]) -> str:
        return commit(self.git, self.clone, files)

    def push(self, *refs: str) -> Pushed:
        before = self.git(self.bare, "for-each-ref"), self.objects()
        try:
            self.git(self.clone, "push", "origin", *refs)
        except subprocess.CalledProcessError as error:
            assert (self.git(self.bare, "for-each-ref"), self.objects()) == before
            refused, told = True, error.stderr.decode()
        else:
            refused, told = False, ""
        assert list(self.temporary.iterdir()) == []
        assert not (self.bare / "index").exists()
        return refused, told

    def objects(self) -> set[Path]:
        return {path for path in (self.bare / "objects").rglob("*") if path.is_file()}


@pytest.fixture
def shared(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shared:
    with_caich_on_the_path(monkeypatch)
    found = Shared(git, tmp_path)
    monkeypatch.setenv("TMPDIR", str(found.temporary))
    found.commit(FILES)
    assert found.push("HEAD:refs/heads/main") == (False, "")
    return found


def test_a_right_edit_is_taken(shared: Shared) -> None:
    new = shared.commit({PLAN_FILE: RIGHT})
    assert shared.push("HEAD:main") == (False, "")
    assert shared.git(shared.bare, "rev-parse", "main") == new


@pytest.mark.parametrize("edit", WRONG)
def test_a_broken_edit_is_refused_with_its_line(shared: Shared, edit: str) -> None:
    text, place, rule = WRONG[edit]
    shared.commit({PLAN_FILE: text})
    refused, told = shared.push("HEAD:main")
    assert refused
    assert f"remote: {place} lỗi[{rule}]" in told
    assert "remote: caich: từ chối refs/heads/main" in told


@pytest.mark.parametrize(
    "ref", ["refs/heads/sửa", "refs/heads/$(touch${IFS}x);'\"&|%s", "refs/heads/-f", "refs/tags/v1"]
)
def test_every_ref_is_checked_whatever_its_name(shared: Shared, ref: str) -> None:
    shared.commit({PLAN_FILE: MISSPELT})
    refused, told = shared.push(f"HEAD:{ref}")
    assert refused
    assert f"từ chối {ref}: " in told
    shared.commit({PLAN_FILE: RIGHT})
    assert shared.push(f"HEAD:{ref}") == (False, "")


def test_of_several_refs_each_is_told_of(shared: Shared) -> None:
    shared.commit({PLAN_FILE: MISSPELT})
    refused, told = shared.push("HEAD:main", "HEAD:refs/heads/khác", "main:refs/heads/cũ")
    assert refused
    assert told.count("lỗi[unknown-agency]") == 3
    assert "từ chối refs/heads/khác: " in told


def test_a_branch_is_judged_against_where_it_left_the_main_one(shared: Shared) -> None:
    """Its own entries may be mended until they are merged, those of the main branch not."""
    shared.commit({PLAN_FILE: RIGHT})
    assert shared.push("HEAD:refs/heads/sửa") == (False, "")
    shared.commit({PLAN_FILE: RIGHT.replace("progress: 60", "progress: 70")})
    assert shared.push("HEAD:sửa") == (False, "")
    shared.commit({PLAN_FILE: REWRITTEN})
    refused, told = shared.push("HEAD:sửa")
    assert refused
    assert "lỗi[rewritten-entry]" in told


def test_the_main_branch_cannot_be_forced_back(shared: Shared) -> None:
    shared.commit({PLAN_FILE: RIGHT})
    assert shared.push("HEAD:main") == (False, "")
    refused, told = shared.push("--force", "HEAD~1:main")
    assert refused
    assert "lỗi[removed-entry]" in told


def test_what_was_broken_before_the_hook_can_be_mended(shared: Shared) -> None:
    hook = shared.bare / "hooks/pre-receive"
    hook.chmod(0o644)
    shared.commit({PLAN_FILE: MISSPELT})
    assert shared.push("HEAD:main") == (False, "")
    hook.chmod(0o755)
    shared.commit({PLAN_FILE: MISSPELT + "# khác\n"})
    assert shared.push("HEAD:main")[0]
    shared.commit({PLAN_FILE: PLAN})
    assert shared.push("HEAD:main") == (False, "")


def test_branches_without_plans_are_let_be(shared: Shared) -> None:
    shared.git(shared.clone, "checkout", "-q", "--orphan", "trang")
    shared.git(shared.clone, "rm", "-rfq", ".")
    shared.commit({"index.html": "<p>", "kế hoạch.yaml": "a: ["})
    assert shared.push("HEAD:refs/heads/trang") == (False, "")
    assert shared.push(":trang") == (False, "")


def test_all_plans_are_not_taken_away(shared: Shared) -> None:
    shared.git(shared.clone, "rm", "-rq", "plans")
    shared.commit({"khác.txt": ""})
    refused, told = shared.push("HEAD:main")
    assert refused
    assert "không còn kế hoạch nào" in told


def test_what_is_no_commit_is_let_be(shared: Shared) -> None:
    blob = shared.git(shared.clone, "rev-parse", f"HEAD:{PLAN_FILE}")
    assert shared.push(f"{blob}:refs/tags/tệp") == (False, "")
    shared.git(shared.clone, "tag", "-a", "-m", "x", "bản-1")
    assert shared.push("bản-1") == (False, "")


def test_a_workspace_below_the_top_is_checked_with_its_edit(shared: Shared) -> None:
    shared.commit({f"tỉnh/{name}": text for name, text in FILES.items()})
    shared.git(shared.clone, "rm", "-rq", "plans")
    shared.commit({"khác.txt": ""})
    assert shared.push("HEAD:main") == (False, "")
    shared.commit({f"tỉnh/{PLAN_FILE}": REWRITTEN})
    refused, told = shared.push("HEAD:main")
    assert refused
    assert f"remote: tỉnh/{WRONG['rewritten'][1]} lỗi[rewritten-entry]" in told


def test_a_link_reads_no_file_of_the_server(shared: Shared, tmp_path: Path) -> None:
    (tmp_path / "bí mật").write_text("mật khẩu: 1\n", "utf-8")
    (shared.clone / "plans/khác.yaml").symlink_to(tmp_path / "bí mật")
    shared.commit({})
    refused, told = shared.push("HEAD:main")
    assert refused
    assert "mật khẩu" not in told


def test_attributes_hide_no_plan(shared: Shared) -> None:
    shared.commit({".gitattributes": "plans/* export-ignore\n", PLAN_FILE: MISSPELT})
    assert shared.push("HEAD:main")[0]


def test_attributes_run_no_filter_of_the_server(shared: Shared, tmp_path: Path) -> None:
    """Whoever pushes chooses none: what is checked is what is committed, byte for byte."""
    words = f"echo chạy >> '{tmp_path}/chạy'; sed s/bo-aa/bo-a/"
    shared.git(shared.bare, "config", "filter.của-máy.smudge", words)
    shared.commit({".gitattributes": "plans/* filter=của-máy\n", PLAN_FILE: MISSPELT})
    refused, told = shared.push("HEAD:main")
    assert refused
    assert "lỗi[unknown-agency]" in told
    assert not (tmp_path / "chạy").exists()


def test_plans_with_odd_names_are_checked_too(shared: Shared) -> None:
    name = 'plans/-a "b" $(x)\\.yaml'
    shared.commit({name: MISSPELT.replace("id: vi-du", "id: khac")})
    refused, told = shared.push("HEAD:main")
    assert refused
    assert f"remote: {name}:14:12:" in told


def test_without_caich_nothing_is_taken(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAICH", "không-có-lệnh-này")
    shared.commit({PLAN_FILE: RIGHT})
    refused, told = shared.push("HEAD:main")
    assert refused
    assert "máy chủ chưa cài caich" in told


def test_the_hook_speaks_english_where_asked(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAICH_LANG", "en")
    shared.commit({PLAN_FILE: MISSPELT})
    _, told = shared.push("HEAD:main")
    assert "error[unknown-agency]" in told
    assert "caich: refs/heads/main is refused: " in told
