"""A long run of letters shows how far it has come: on a terminal, and there alone."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

REGISTER = "schema: 1\nagencies:\n" + "".join(
    f"  - {{id: so-{number}, name: Sở {number}, kind: provincial-agency}}\n" for number in range(12)
)
PLAN = """schema: 1
plan:
  id: nhieu-so
  title: Kế hoạch
  document: {number: 01/QĐ, date: 2020-01-10}
  period: {from: 2020-01-01, to: 2020-12-31}
areas: [{id: I, name: Nhóm một}]
tasks:
""" + "".join(
    f"  - {{id: I.{number}, title: Nhiệm vụ, area: I, lead: [so-{number}], deadline: 1/6/2020}}\n"
    for number in range(12)
)
LETTERS = ("-m", "caichcli", "render", "letters", "--as-of", "30/6/2020", "-o", "cong-van")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A workspace with something overdue at twelve agencies."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "agencies.yaml").write_text(REGISTER, "utf-8")
    (tmp_path / "plans" / "2020.yaml").write_text(PLAN, "utf-8")
    return tmp_path


def on_a_terminal(folder: Path) -> str:
    """What the letters' run writes to a terminal's standard error."""
    reading, writing = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, *LETTERS], cwd=folder, env=environment, stderr=writing
    ) as run:
        os.close(writing)
        shown = b""
        while True:
            try:
                part = os.read(reading, 65536)
            except OSError:  # the terminal's other end is closed
                break
            if not part:
                break
            shown += part
    os.close(reading)
    assert run.returncode == 0
    return shown.decode()


def test_a_bar_on_a_terminal(many: Path) -> None:
    shown = on_a_terminal(many)
    assert "Đang lập văn bản" in shown
    assert "100%" in shown
    assert len(list((many / "cong-van").iterdir())) == 12


def test_nothing_in_a_pipe(many: Path) -> None:
    run = subprocess.run([sys.executable, *LETTERS], cwd=many, capture_output=True, check=True)
    assert run.stdout == b""
    assert run.stderr.decode() == "Đã ghi cong-van\n"
