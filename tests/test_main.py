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
    assert run.stderr.startswith(b"caich: [Errno 28]")
    assert run.stderr.count(b"\n") == 1
