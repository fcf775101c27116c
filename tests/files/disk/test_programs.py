"""Programs are looked for on the search path alone, not among the files that somebody sent."""

import os
from pathlib import Path

import pytest

from caichcli.files.disk import office, programs

PATHS = {
    # the search path, with {own} for a folder of programs -> whether the one there is taken
    "{own}": True,
    ".:{own}": True,
    ":{own}": True,
    "bin:{own}": True,
    ".": False,
    "": False,
    "bin": False,
}


def install(folder: Path, name: str) -> Path:
    program = folder / name
    folder.mkdir(exist_ok=True)
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.skipif(os.name == "nt", reason="the search path is written as Unix has it")
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", ["git", *office.NAMES])
def test_a_program_in_the_current_folder_is_nobody_s(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str, name: str
) -> None:
    sent = tmp_path / "kho"
    sent.mkdir()
    own = install(tmp_path / "own", name)
    for folder in (sent, sent / "bin"):
        install(folder, name)
    monkeypatch.chdir(sent)
    monkeypatch.setenv("PATH", path.replace(":", os.pathsep).format(own=own.parent))
    assert programs.on_path([name]) == (str(own) if PATHS[path] else None)
    assert office.program() == (str(own) if PATHS[path] and name != "git" else None)
