"""What was worked out once and need not be again: the user's own cache folder, if there is one.

Where it cannot be read or written nothing is kept, in silence.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from caichcli.files.disk import writes

FOLDER = "caich"
_OTHERS_WRITE = 0o022


def read(name: str) -> bytes | None:
    """Return what is kept under a name; None where there is nothing."""
    folder = _folder()
    if folder is None or not _private(folder):
        return None
    with suppress(OSError):
        return (folder / name).read_bytes()
    return None


def keep(name: str, content: bytes) -> None:
    """Keep bytes under a name, whole or not at all."""
    folder = _folder()
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _private(folder):
            writes.write(folder / name, content, overwrite=True)


def _folder() -> Path | None:
    """The folder that the system has for this; None where the environment names no home."""
    try:
        if sys.platform == "win32":
            base = Path(os.environ["LOCALAPPDATA"])
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except (KeyError, RuntimeError):
        return None
    return base / FOLDER if base.is_absolute() else None


def _private(folder: Path) -> bool:
    """Whether nobody else may write here: what is read back is run as code."""
    if sys.platform == "win32":  # the profile's folder is the user's alone
        return True
    try:
        status = folder.stat()
    except OSError:
        return False
    return status.st_uid == os.getuid() and not status.st_mode & _OTHERS_WRITE
