"""A workspace that only walking upwards leads to, in another user's folder: named, not written."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec import Struct

from tests.cli.conftest import EXAMPLE, Ask
from tests.repositories import Git

UPDATE = ("update", "I.1", "--note", "Đã họp", "--by", "bo-a", "--date", "20/7/2020")


class Case(Struct, frozen=True, kw_only=True):
    """Who one is, where one stands, what is typed besides; whether the workspace is foreign."""

    ours: bool = False
    group: bool = False
    inside: str = "việc/riêng"
    named: bool = False
    trusted: bool = False
    foreign: bool = False


CASES = {
    "another user's, from below": Case(foreign=True),
    "one's own, from below": Case(ours=True),
    "another user's, in its own folder": Case(inside="."),
    "a group's folder, from below": Case(group=True),
    "another user's, from below, named by its path": Case(named=True),
    "a checkout that CI made as another user, from below": Case(trusted=True),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture
def folder(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: Git) -> Path:
    shutil.copytree(EXAMPLE / "plans", tmp_path / "plans")
    (tmp_path / "việc" / "riêng").mkdir(parents=True)
    tmp_path.chmod(0o775 if case.group else 0o755)
    if case.trusted:
        git(tmp_path, "init", "-q")
    if not case.ours:
        owner = tmp_path.stat().st_uid
        monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
        groups = [tmp_path.stat().st_gid] if case.group else []
        monkeypatch.setattr(os, "getegid", lambda: 999_999)
        monkeypatch.setattr(os, "getgroups", lambda: groups)
    return tmp_path


def words(case: Case, folder: Path, *command: str) -> tuple[str, ...]:
    return (*command, "--plan", str(folder / "plans" / "2020.yaml")) if case.named else command


@pytest.mark.parametrize("command", ["status", "list", "agencies", "log", "validate"])
def test_it_is_named_beside_the_answer(ask: Ask, case: Case, folder: Path, command: str) -> None:
    answer = ask(*words(case, folder, command), at=folder / case.inside)
    assert answer.code == 0
    assert answer.out
    assert (f"{folder}, thư mục của người dùng khác" in answer.err) == case.foreign


@pytest.mark.parametrize(
    "command",
    [
        UPDATE,
        ("adjust", "I.1", "--to", "30/9/2020", "--document", "1/TB@1/7/2020"),
        ("remind", "I.1", "--document", "1/TB@1/7/2020"),
        ("validate", "--fix"),
    ],
    ids=lambda command: command[0],
)
def test_it_is_not_written_to(ask: Ask, case: Case, folder: Path, command: tuple[str, ...]) -> None:
    before = (folder / "plans" / "2020.yaml").read_bytes()
    answer = ask(*words(case, folder, *command), at=folder / case.inside)
    written = (folder / "plans" / "2020.yaml").read_bytes() != before
    if case.foreign:
        assert (answer.code, written) == (2, False)
        assert "--plan" in answer.err
    else:
        assert (answer.code, written) == (0, command[0] != "validate"), answer.err
