"""The door to LibreOffice, tried with programs of its name: one that works, fails, never ends."""

import shutil
from pathlib import Path

import pytest

from caichcli.files.disk import office
from caichcli.files.disk.office import ConversionProblem
from tests.processes import ends

# What LibreOffice does with: ... --convert-to docx --outdir OUT IN
WORKS = """for last; do :; done
while [ "$1" != --outdir ]; do shift; done
mkdir -p "$2"; { printf 'turned: '; cat "$last"; } > "$2/in.docx"
"""
FAILS = "exit 1\n"
NEVER_ENDS = "sleep 600 & echo $! > {pids}; wait\n"


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of all programs that there are: the few that the stand-ins call."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat", "mkdir", "sleep"):
        (folder / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(programs: Path, text: str, name: str = "soffice") -> None:
    program = programs / name
    program.write_text(f"#!/bin/sh\n{text}", "utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize("name", office.NAMES)
def test_a_file_is_turned_into_another(programs: Path, name: str) -> None:
    install(programs, WORKS, name)
    assert office.convert("cũ".encode(), "doc", "docx") == "turned: cũ".encode()


def test_a_program_that_makes_nothing_has_failed(programs: Path) -> None:
    install(programs, FAILS)
    assert office.convert(b"x", "doc", "docx") == ConversionProblem("failed")


def test_a_program_that_never_ends_is_stopped_with_all_that_it_began(
    programs: Path, tmp_path: Path
) -> None:
    pids = tmp_path / "pids"
    pids.touch()
    install(programs, NEVER_ENDS.format(pids=pids))
    for patience in (1, 20):  # on a busy machine a second may pass before it begins
        if not pids.read_text():
            answer = office.convert(b"x", "doc", "docx", patience=patience)
            assert answer == ConversionProblem("slow")
    assert ends(int(pids.read_text()))


def test_without_it_that_is_what_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "PLACES", {})
    assert office.convert(b"x", "doc", "docx") == ConversionProblem("missing")
