"""LibreOffice, headless, for the files that caich reads and writes."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from caichcli.files import office

Resave = Callable[[Sequence[Path], str], list[Path]]

SECONDS = 300


@pytest.fixture(scope="session")
def resave(tmp_path_factory: pytest.TempPathFactory) -> Resave:
    """Open files in LibreOffice and save them with an ending; in the same order."""
    profile = tmp_path_factory.mktemp("profile")

    def resaved(files: Sequence[Path], to: str) -> list[Path]:
        folder = tmp_path_factory.mktemp(to)
        program = office.program()
        assert program, "LibreOffice is needed: make test-office"
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", to, "--outdir", str(folder)]
        subprocess.run(
            [*command, *map(str, files)], check=True, capture_output=True, timeout=SECONDS
        )
        return [folder / f"{file.stem}.{to}" for file in files]

    return resaved
