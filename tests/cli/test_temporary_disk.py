"""A disk for temporary files that is full or shut: words and a code, and nothing half done."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from caichcli.importers import books
from tests.cli.conftest import Ask
from tests.cli.recorded import FILE, PLAN, Desk, desk
from tests.repositories import Git

COMMANDS = {
    # what makes temporary files: the code, and what is said
    "export --into so.xlsx": (3, "so.xlsx: không ghi được tệp tạm"),
    "diff HEAD": (3, "git không đọc được"),
    "validate --base HEAD": (3, "git không đọc được"),
    "log": (0, "Không hỏi được git"),
    "update I.1 -n x --commit": (3, "git không commit được"),
    "list": (0, ""),
    "export -o a.xlsx": (0, "a.xlsx"),
    "export -o a.docx": (0, "a.docx"),
    "render weekly -o a.docx": (0, "a.docx"),
    "forms out --period 2026-Q2 -o bieu": (0, "bieu"),
}


@pytest.fixture
def at(ask: Ask, git: Git, tmp_path: Path) -> Desk:
    at = desk(ask, tmp_path)
    git(at.top, "init", "-q")
    git(at.top, "add", "-A")
    git(at.top, "commit", "-qm", "x")
    (at.top / FILE).write_text(PLAN + "# thêm\n", "utf-8")
    book = Workbook()
    book.active.append(["Mã", "Ghi chú", "Tiến độ (%)"])  # type: ignore[union-attr]
    book.active.append(["I.1", "x" * 10_000, 7])  # type: ignore[union-attr]
    book.save(at.top / "so.xlsx")
    return at


@pytest.mark.parametrize("command", COMMANDS)
def test_a_temporary_folder_that_is_gone(
    at: Desk, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, words = COMMANDS[command]
    before = (at.top / "so.xlsx").read_bytes()
    monkeypatch.setattr("tempfile.tempdir", str(at.top / "không-có"))
    answer = at.run(*command.split())
    assert answer.code == code, answer.err
    assert words in answer.err + answer.out
    assert (at.top / "so.xlsx").read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="the size of files is bounded by Linux")
def test_a_disk_that_fills_while_a_workbook_is_put_together(at: Desk) -> None:
    """As a process whose files may hold a page, as they would on a disk with no more room."""

    def bound() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    before = (at.top / "so.xlsx").read_bytes()
    run = subprocess.run(
        [sys.executable, "-B", "-m", "caichcli", "export", "--into", "so.xlsx"],
        cwd=at.top, preexec_fn=bound, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (3, "")
    assert "so.xlsx: không ghi được tệp tạm" in run.stderr
    assert (at.top / "so.xlsx").read_bytes() == before
    assert list(at.top.glob(".*.tmp")) == []


def test_a_workbook_that_the_library_reads_and_cannot_write() -> None:
    class Odd:
        def save(self, _: object) -> None:
            raise TypeError("expected <class 'float'>")

    with pytest.raises(books.Unsaved) as unsaved:
        books.saved(Odd())
    assert unsaved.value.reason == "unsavable"
