"""Every setting that this git knows, in a repository of a stranger: none has a program run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Ask
from tests.fuzz.test_commands import REUSED, answered
from tests.hostile_repositories import Stranger, hostile, stranger
from tests.repositories import Git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")

COMMANDS = (
    "diff HEAD~2",
    "diff thiếu",
    "init --merge-driver",
    "log",
    "remind I.1 --commit",
    "render brief",
    "validate --base HEAD",
)
# A value: a program in every form that git takes one in, a folder of hooks, a file of settings.
VALUES = (
    "{clean}",
    "!{clean}",
    "sh -c {clean}",
    "ext::{clean}",
    "{folder}/hooks",
    "{folder}/included",
    "{folder}",
    "true",
)


def known() -> list[str]:
    """The keys, with a driver that attributes name, or the remote, where any name may stand."""
    listed = subprocess.run(["git", "help", "--config"], check=True, capture_output=True, text=True)
    keys = [line for line in listed.stdout.splitlines() if re.fullmatch(r"\S+\.\S+", line)]
    names = ("origin", "evil")
    return sorted({re.sub(r"<[^>]*>|\*", name, key) for key in keys for name in names})


@pytest.fixture
def theirs(git: Git, tmp_path: Path) -> tuple[Path, Stranger]:
    top = tmp_path / "đến"
    top.mkdir()
    by = stranger(tmp_path / "stranger")
    hostile(git, top, by)
    return top, by


@REUSED
@given(
    st.lists(st.tuples(st.sampled_from(known()), st.sampled_from(VALUES)), min_size=1, max_size=3),
    st.sampled_from(COMMANDS),
)
def test_no_setting_runs_anything(
    ask: Ask, theirs: tuple[Path, Stranger], chosen: list[tuple[str, str]], words: str
) -> None:
    top, by = theirs
    (top / ".git/config").unlink()
    for key, value in chosen:
        subprocess.run(
            ["git", "config", "--file", str(top / ".git/config"), "--add", key, by.settings(value)],
            check=False,
            capture_output=True,
        )
    (top / ".git/config").touch()
    answered(ask, top, *words.split())
    assert by.ran() == set()
