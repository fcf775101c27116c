"""The process itself: its encoding, its exit code, and readers that go away."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

FULL = Path("/dev/full")


def caich(
    arguments: Sequence[str | bytes], **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "caichcli", *arguments],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258", "utf-16"])
def test_every_console_gets_utf8(encoding: str) -> None:
    expected = caich(["--help"])
    answer = caich(["--help"], PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert "kế hoạch" in expected.stdout.decode()
    assert (answer.stdout, answer.stderr) == (expected.stdout, b"")


def test_an_argument_that_is_not_utf8_is_printed_escaped() -> None:
    answer = caich([b"b\xe1o"])
    assert answer.returncode == 2
    assert rb"b\udce1o" in answer.stderr
    assert b"Traceback" not in answer.stderr


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["nonsense"], 2)])
def test_the_exit_code_is_the_commands(arguments: list[str], code: int) -> None:
    assert caich(arguments).returncode == code


WITHOUT_LIBYAML = """
import sys
sys.modules["yaml._yaml"] = None
from caichcli.__main__ import main
main()
"""


def test_a_pyyaml_without_libyaml_says_the_same(tmp_path: Path) -> None:
    """So it comes where no wheel of it fits the Python and no C compiler is there."""
    plan = tmp_path / "k.yaml"
    plan.write_text("schema: 1\nplan:\n  id: &a k\n  titel: |\n    Kế hoạch\n", "utf-8")
    expected = caich(["validate", str(plan)])
    command = [sys.executable, "-c", WITHOUT_LIBYAML, "validate", str(plan)]
    found = subprocess.run(command, capture_output=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (1, expected.stdout, expected.stderr)
    assert "titel" in found.stdout.decode()


# The schema is longer than what Python holds back: the pipe breaks while the command prints.
@pytest.mark.parametrize("argument", ["--help", "schema"])
def test_a_reader_that_goes_away_is_no_fault(argument: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "caichcli", argument]
    run = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a full disk to hand")
def test_an_answer_that_could_not_be_written_is_a_failure() -> None:
    command = [sys.executable, "-m", "caichcli", "--help"]
    with FULL.open("wb") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 3
    assert run.stderr.decode().startswith(f"caich: không in được kết quả: {os.strerror(28)}")
    assert run.stderr.count(b"\n") == 1


WORKSPACE = {
    "plans/agencies.yaml": "schema: 1\nagencies:\n  - {id: bo-a, name: Bộ A, kind: ministry}\n",
    "plans/2026.yaml": """\
schema: 1
plan:
  id: vi-du
  title: Kế hoạch minh họa
  document: {number: 01/QĐ-VD, date: 2026-01-15}
  period: {from: 2026-01-01, to: 2026-12-31}
areas:
  - {id: I, name: Chỉ đạo}
tasks:
  - {id: I.1, title: Kiểm tra, area: I, lead: [bo-a]}
""",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, text in WORKSPACE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


# A command line, and what must be on the disk after it: a file, and words in it.
WORK = {
    "update I.1 -n xong": ("plans/2026.yaml", "note: xong"),
    "update I.1 -n xong -f json": ("plans/2026.yaml", "note: xong"),
    "adjust I.1 --to 30/9/2026": ("plans/2026.yaml", "adjustments"),
    "remind I.1": ("plans/2026.yaml", "reminders"),
    "cancel I.1 --document 2/TB": ("plans/2026.yaml", "cancelled"),
    "export -o a.csv": ("a.csv", "I.1"),
    "render weekly -o a.md": ("a.md", "I.1"),
    "init --ci github": (".github/workflows/caich.yml", "caich"),
    "validate": ("plans/2026.yaml", "Kiểm tra"),
    "status": ("plans/2026.yaml", "Kiểm tra"),
    "list": ("plans/2026.yaml", "Kiểm tra"),
    "templates eject weekly": ("templates/vi/weekly.md.j2", "{%"),
}
ANSWERS = ("validate", "status", "list")


def shell(words: str, at: Path, redirection: str) -> subprocess.CompletedProcess[bytes]:
    """The command run by a shell, which leaves its outputs closed or full."""
    command = f'"{sys.executable}" -m caichcli {words} {redirection}'
    return subprocess.run(
        ["sh", "-c", command], cwd=at, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


@pytest.mark.skipif(os.name == "nt", reason="a Unix shell closes the outputs")
@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", WORK)
def test_without_an_output_the_work_is_done(workspace: Path, words: str, redirection: str) -> None:
    answer = shell(words, workspace, redirection)
    file, content = WORK[words]
    assert content in (workspace / file).read_text("utf-8-sig")
    assert (answer.returncode, b"Traceback" in answer.stderr) == (0, False)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a full disk to hand")
@pytest.mark.parametrize("words", WORK)
def test_what_is_recorded_is_told_though_its_receipt_is_lost(workspace: Path, words: str) -> None:
    """An answer that is lost is a failure; a receipt is not: whoever tries again records twice."""
    answer = shell(words, workspace, "> /dev/full")
    file, content = WORK[words]
    assert content in (workspace / file).read_text("utf-8-sig")
    said = answer.stderr.decode()
    assert answer.returncode == (3 if words in ANSWERS else 0)
    assert "Traceback" not in said
    if words.startswith(("update", "adjust", "remind", "cancel")):
        assert "Đừng làm lại" in said
    assert shell(words, workspace, "> /dev/full 2> /dev/full").returncode in (0, 2, 3)


@pytest.mark.parametrize("words", ["export -f csv -o -", "render weekly -o -"])
def test_a_dash_is_the_standard_output(workspace: Path, words: str) -> None:
    answer = shell(words, workspace, "")
    assert (answer.returncode, b"I.1" in answer.stdout) == (0, True)
    assert sorted(path.name for path in workspace.iterdir()) == ["plans"]


@pytest.mark.parametrize("words", ["forms out --period 2026-Q1 -o -", "import x.csv -o -"])
def test_a_dash_is_never_a_folder(workspace: Path, words: str) -> None:
    answer = shell(words, workspace, "")
    assert answer.returncode == 2
    assert "đầu ra chuẩn" in answer.stderr.decode()
    assert not (workspace / "-").exists()
