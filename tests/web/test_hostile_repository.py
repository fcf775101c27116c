"""A stranger's repository behind the pages: whichever looks at it, no program of it runs."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.hostile_repositories import hostile, stranger
from tests.repositories import own_git
from tests.web.served import serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
PAGES = ("", "log", "changes", "changes?revision=HEAD~2", "findings", "reports", "tasks")


def test_no_program_of_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git = own_git(monkeypatch, tmp_path)
    by = stranger(tmp_path / "stranger")
    at = tmp_path / "unpacked"
    at.mkdir()
    hostile(git, at, by)
    by.ran()
    it = Path(shutil.copytree(at, tmp_path / "it", symlinks=True))
    with serving(it, today="2026-06-30") as one:
        client = one.visitor()
        for page in PAGES:
            answer = client.get(f"/plan/ke-hoach/{page}".rstrip("/"))
            assert answer.status == 200, answer.words
    assert by.ran() == set()
