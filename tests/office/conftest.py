"""LibreOffice, headless, for the files that caich reads and writes; its settings are kept apart."""

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

SOFFICE = os.environ.get("SOFFICE", "/usr/bin/soffice")
LONGEST = 300  # seconds; starting takes most of them

Convert = Callable[[Path, str], Path]
Resave = Callable[[Sequence[Path], str], list[Path]]


@pytest.fixture(scope="session")
def resave(tmp_path_factory: pytest.TempPathFactory) -> Resave:
    """Open files in LibreOffice and save them with an ending; in the same order."""
    profile = tmp_path_factory.mktemp("profile")

    def resaved(files: Sequence[Path], ending: str) -> list[Path]:
        folder = tmp_path_factory.mktemp(ending)
        command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", ending, "--outdir", str(folder)]
        subprocess.run(
            [*command, *map(str, files)], check=True, capture_output=True, timeout=LONGEST
        )
        made = [folder / f"{file.stem}.{ending}" for file in files]
        assert all(file.is_file() for file in made)
        return made

    return resaved


@pytest.fixture(scope="session")
def convert(resave: Resave) -> Convert:
    """What LibreOffice makes of one file in another format."""
    return lambda file, ending: resave([file], ending)[0]
