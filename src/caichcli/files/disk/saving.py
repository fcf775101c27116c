"""Write a changed file: whole or not at all, and only over what was read.

The other half of the door to disk that :mod:`caichcli.files.disk.workspace` is. The
new bytes go to a hidden temporary file beside the old one and onto the disk;
then, under a lock and only if the old file is still as it was read, they take
its place in one step. Whoever is killed leaves the old file or the new one, and
at most two hidden files that the next writer removes.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from msgspec import Struct

PATIENCE = 10.0  # seconds to wait for another writer
POLL = 0.01  # seconds from one look at the lock to the next

Reason = Literal[
    "changed-meanwhile",  # the file is no longer the one that was read
    "permission",  # this user may not write the file or into its folder
    "read-only",  # nobody may: the file or the disk is write-protected
    "no-room",  # the disk, the quota or the largest size of a file is used up
    "locked",  # another writer holds the lock, and went on holding it
    "in-use",  # another program holds the file open in a way that forbids to replace it
    "system",  # any other answer of the operating system
]

_REASONS: dict[int, Reason] = {
    errno.ENOENT: "changed-meanwhile",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "read-only",
    errno.ENOSPC: "no-room",
    errno.EFBIG: "no-room",
    getattr(errno, "EDQUOT", errno.ENOSPC): "no-room",
    errno.EBUSY: "in-use",
}
# Windows: access denied (to replace an open file), sharing violation, lock violation.
_OPEN_ELSEWHERE = (5, 32, 33)


class NotSaved(Struct, frozen=True):
    """A file that was left as it was, and why."""

    path: Path
    reason: Reason


class Held(Struct, frozen=True):
    """A file under lock; ``target`` is what is written where ``path`` is a symbolic link."""

    path: Path
    target: Path


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[Held | NotSaved]:
    """Hold the lock of a file: what is read and saved meanwhile, no other writer comes between.

    The lock lies beside the file, so that it holds between the users of a
    shared drive, and is removed afterwards. The system frees it when its
    holder dies. Not to be nested for one file.
    """
    # Loading it takes as long as the rest of a short command, and only writers need it.
    from filelock import FileLock, Timeout, UnixFileLock

    try:
        target = Path(os.path.realpath(path, strict=True))
        # Who may write the file may lock it, also where a dead writer left the lock.
        mode = target.stat().st_mode & 0o666 | 0o600
        lock = FileLock(target.with_name(f".{target.name}.lock"), mode=mode, poll_interval=POLL)
        lock.acquire(timeout=patience)
    except Timeout:
        yield NotSaved(path, "locked")
        return
    except OSError as error:
        yield NotSaved(path, _reason(error))
        return
    try:
        yield Held(path, target)
    finally:
        if isinstance(lock, UnixFileLock):
            # Whoever waits for the file that is removed here notices and makes a new one.
            with suppress(OSError):
                Path(lock.lock_file).unlink()
        with suppress(OSError):
            lock.release()


def save(path: Path, old: bytes, new: bytes) -> NotSaved | None:
    """Lock a file and replace its bytes, which must still be ``old``."""
    with locked(path) as held:
        return held if isinstance(held, NotSaved) else replace(held, old, new)


def replace(held: Held, old: bytes, new: bytes) -> NotSaved | None:
    """Replace the bytes of a file under lock, if they are still ``old``.

    Mode, owner and access rights stay as far as this user may set them.
    """
    try:
        found = held.target.stat()
        if not found.st_mode & 0o222:
            return NotSaved(held.path, "read-only")
        if not os.access(held.target, os.W_OK):
            return NotSaved(held.path, "permission")
        _remove_leftovers(held.target)
        return _replace(held, old, new, found)
    except OSError as error:
        return NotSaved(held.path, _reason(error))


def _replace(held: Held, old: bytes, new: bytes, found: os.stat_result) -> NotSaved | None:
    target = held.target
    temporary = target.with_name(f".{target.name}.{os.urandom(8).hex()}.tmp")
    try:
        with open(temporary, "xb", opener=_private) as file:
            _keep_rights(file.fileno(), target, found)
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if target.read_bytes() != old:
            return NotSaved(held.path, "changed-meanwhile")
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
    _sync_folder(target.parent)
    return None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _keep_rights(descriptor: int, target: Path, found: os.stat_result) -> None:
    """Give a new file the owner, the group, the access lists and the mode of the old one."""
    if not hasattr(os, "fchown"):  # Windows: the folder gives them
        return
    for owner, group in ((-1, found.st_gid), (found.st_uid, -1)):
        with suppress(OSError):
            os.fchown(descriptor, owner, group)
    with suppress(OSError, AttributeError):  # access lists are attributes on Linux alone
        for name in os.listxattr(target):
            os.setxattr(descriptor, name, os.getxattr(target, name))
    with suppress(OSError):
        os.fchmod(descriptor, stat.S_IMODE(found.st_mode))


def _remove_leftovers(target: Path) -> None:
    """Remove what writers left that died: under the lock, no other temporary file is in use."""
    leftover = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{16}}\.tmp")
    for path in target.parent.iterdir():
        if leftover.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()


def _sync_folder(folder: Path) -> None:
    """See to it that the new name is on the disk too, where the system can: Windows cannot."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> Reason:
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        return "in-use"
    return _REASONS.get(error.errno or 0, "system")
