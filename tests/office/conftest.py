"""Debian's LibreOffice without a screen, for the files that caich makes."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SOFFICE = os.environ.get("SOFFICE", "/usr/bin/soffice")
LONGEST = 180  # seconds; starting takes most of them

Convert = Callable[[Path, str], Path]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """What LibreOffice makes of a file in another format; its settings are kept apart."""
    profile = tmp_path_factory.mktemp("profile")

    def converted(file: Path, ending: str) -> Path:
        subprocess.run(
            [
                SOFFICE,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                str(file.parent),
                str(file),
            ],
            check=True,
            capture_output=True,
            timeout=LONGEST,
        )
        made = file.with_suffix(f".{ending}")
        assert made.is_file()
        return made

    return converted
