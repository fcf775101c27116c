"""Documents put on the disk: one file whole or not at all, a folder of them all or none."""

import errno
import os
import shutil
import stat
import time
from collections.abc import Mapping
from pathlib import Path

from caichcli.files.disk.workspace import Unwritable

_REASONS = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "permission",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
}


def write(path: Path, content: str | bytes, *, overwrite: bool = False) -> Unwritable | None:
    """Write a file, whole or not at all, whoever is killed; None when it is done.

    A file that is there stays unless ``overwrite``; what is no regular file is never replaced.
    """
    try:
        reason = _refused(path, overwrite=overwrite)
        if reason is None:
            _put(path, content)
    except OSError as error:
        reason = _reason(error)
    return Unwritable(path, reason) if reason else None


def write_all(
    folder: Path, contents: Mapping[str, str | bytes], *, overwrite: bool = False
) -> Unwritable | None:
    """Write files by their names into a folder, made where there is none: all of them or none.

    They are written into a folder of their own first, so that a disk that fills up,
    or a name that is taken, leaves the folder as it was.
    """
    path = folder
    try:
        if not folder.parent.is_dir():
            return Unwritable(folder, "no-folder")
        if os.path.lexists(folder) and not folder.is_dir():
            return Unwritable(folder, "not-a-folder")
        for path in (folder / name for name in contents) if folder.is_dir() else ():
            reason = _refused(path, overwrite=overwrite)
            if reason is not None:
                return Unwritable(path, reason)
        path = folder
        _put_all(folder, contents)
    except OSError as error:
        return Unwritable(path, _reason(error))
    return None


def _refused(path: Path, *, overwrite: bool) -> str | None:
    """Why no file may be written here, in a word; None where one may."""
    if path.is_dir():
        return "folder"
    if not path.parent.is_dir():
        return "no-folder"
    if path.exists() and not path.is_file():
        return "not-a-file"
    return "exists" if os.path.lexists(path) and not overwrite else None


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, "system")


def _put(path: Path, content: str | bytes) -> None:
    """The content under the path in one step: written beside it first, then renamed."""
    beside = _beside(path)
    try:
        _fill(beside, content)
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _put_all(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Fill a folder beside, then put it in place; into one that is there, file by file."""
    beside = _beside(folder / "any" if folder.is_dir() else folder.absolute())
    try:
        beside.mkdir()
        for name, content in contents.items():
            _fill(beside / name, content)
        if folder.is_dir():
            _move_all(beside, folder, list(contents))
        else:
            beside.replace(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move_all(source: Path, folder: Path, names: list[str]) -> None:
    """Move files into a folder; where one cannot be, those before it are moved back."""
    old = source / ".old"
    old.mkdir()
    moved = []
    try:
        for name in names:
            moved.append(name)
            if (folder / name).exists():
                (folder / name).replace(old / name)
            (source / name).replace(folder / name)
    except OSError:
        for name in moved:
            if (old / name).exists():
                (old / name).replace(folder / name)
            elif not (source / name).exists():
                (folder / name).unlink(missing_ok=True)
        raise


def _beside(path: Path) -> Path:
    return path.with_name(f".caich-{os.getpid()}-{time.monotonic_ns()}.tmp")


def _fill(path: Path, content: str | bytes) -> None:
    with path.open("xb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
