"""The only door to LibreOffice: files of old formats turned into those that are read.

It runs without a window, with a profile of its own that is thrown away: nobody's settings,
macros or open documents come into it.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct

from caichcli.files.disk import programs

PATIENCE = 120  # seconds
NAMES = ("soffice", "libreoffice")
# Where it is installed without being on the path.
PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
}

Reason = Literal["missing", "failed", "slow"]


class ConversionProblem(Struct, frozen=True):
    """Why a file was not converted: no LibreOffice, one that could not, or that did not end."""

    reason: Reason


def program() -> str | None:
    """The LibreOffice of this machine; None where there is none."""
    places = (place for place in PLACES.get(sys.platform, ()) if Path(place).is_file())
    return programs.on_path(NAMES) or next(places, None)


def convert(
    data: bytes, ending: str, to: str, patience: float = PATIENCE
) -> bytes | ConversionProblem:
    """The bytes of a file with one ending (``doc``) as a file with another (``docx``)."""
    office = program()
    if office is None:
        return ConversionProblem("missing")
    with TemporaryDirectory(prefix="caich-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"in.{ending}")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [
            office,
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            *("--convert-to", to, "--outdir", str(Path(folder, "out")), str(source)),
        ]
        if not _run(command, patience):
            return ConversionProblem("slow")
        try:
            return Path(folder, "out", f"in.{to}").read_bytes()
        except OSError:
            return ConversionProblem("failed")


def _run(command: list[str], patience: float) -> bool:
    """Run a program to its end; False where it had to be stopped, with all that it started."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            _stop(process)
            return False
    return True


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if hasattr(os, "killpg"):
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
