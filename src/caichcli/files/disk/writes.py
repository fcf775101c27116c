"""Files written whole or not at all: one, several together, or one over what was read of it.

The bytes go to a hidden file beside and onto the disk; then it takes the name of the file in one
step. Whoever is killed leaves the old file or the new one, and hidden files that the next writer
in the folder removes. A file that is replaced keeps its owner, its group, its rights and the
links that lead to it; one that has further names is filled anew in its place, for all of them.
"""

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Literal

from msgspec import Struct

HIDDEN = ".caich-*.tmp"  # what lies beside while it is written
DAY = 24 * 60 * 60  # seconds; what is older is a dead writer's, wherever that cannot be told

Reason = Literal[
    "exists",  # there is such a file already, and it is not to be replaced
    "folder",  # there is a folder of this name
    "no-folder",  # there is no folder for it to be in
    "not-a-folder",  # what should be a folder is a file
    "not-a-file",  # a pipe or a device, which is never replaced
    "changed-meanwhile",  # the file is no longer the one that was read
    "permission",  # this user may not write the file or into its folder
    "read-only",  # nobody may: the file or the disk is write-protected
    "full",  # the disk, the quota or the largest size of a file is used up
    "locked",  # another writer holds the lock, and went on holding it
    "long-name",  # longer than a file's name may be
    "in-use",  # another program holds the file open in a way that forbids to replace it
    "system",  # any other answer of the operating system
]

_REASONS: dict[int, Reason] = {
    errno.EEXIST: "exists",
    errno.ENOTEMPTY: "exists",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "not-a-folder",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EFBIG: "full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "full",
    errno.ENAMETOOLONG: "long-name",
    errno.EBUSY: "in-use",
}
# Windows: access denied (to replace an open file), sharing violation, lock violation.
_OPEN_ELSEWHERE = (5, 32, 33)


class WriteFault(Struct, frozen=True):
    """A file that was left as it was, and why; ``lock`` is the one that another writer holds."""

    path: Path
    reason: Reason
    lock: Path | None = None


class _Obstacle(Exception):
    """What stands in the way of a file, seen before anything was written over it."""

    def __init__(self, path: Path, reason: Reason) -> None:
        super().__init__(path, reason)
        self.fault = WriteFault(path, reason)


def write(path: Path, content: str | bytes, *, overwrite: bool = False) -> WriteFault | None:
    """Write a file; None when it is done.

    A file that is there stays unless ``overwrite``; what is no regular file is never replaced.
    """
    try:
        _check(path, overwrite=overwrite)
        _put((path,), lambda _: content, overwrite=overwrite)
    except _Obstacle as obstacle:
        return obstacle.fault
    except OSError as error:
        return fault(path, error)
    return None


def obstacle(path: Path, *, overwrite: bool = False) -> WriteFault | None:
    """Return what stands in the way of writing a file; None where nothing is seen to."""
    try:
        _check(path, overwrite=overwrite)
    except _Obstacle as obstacle:
        return obstacle.fault
    return None


def write_all(
    folder: Path, contents: Mapping[str, str | bytes], *, overwrite: bool = False
) -> WriteFault | None:
    """Write files by their names into a folder, made where there is none: all of them or none.

    Each content is asked for once, when the one before it is on the disk: a mapping may make
    them so, that not all are in memory together. What it raises goes on, and nothing is written.
    A name may lead into folders below, which are made too. A folder that is new is there with
    all that it holds, or not at all; in one that is there each file at any moment is the old or
    the new one, and where one cannot be written the others are put back.
    """
    try:
        if folder.is_dir():
            paths = {folder / name: name for name in contents}
            with _folders(path.parent for path in paths):
                for path in paths:
                    _check(path, overwrite=overwrite)
                _put(
                    paths,
                    lambda path: contents[paths[path]],
                    overwrite=overwrite,
                    within=folder,
                )
        else:
            _put_folder(folder, contents)
    except _Obstacle as obstacle:
        return obstacle.fault
    except OSError as error:
        return fault(folder, error)
    return None


def replace(path: Path, old: bytes, new: bytes) -> WriteFault | None:
    """Replace the bytes of a file, if they are still ``old``; None when it is done."""
    try:
        _check_rights(path)
        _put((path,), lambda _: new, overwrite=True, old=old)
    except _Obstacle as obstacle:
        return obstacle.fault
    except FileNotFoundError:
        return WriteFault(path, "changed-meanwhile")
    except OSError as error:
        return fault(path, error)
    return None


def fault(path: Path, error: OSError) -> WriteFault:
    """Return the fault of a file that the operating system refused to write."""
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        return WriteFault(path, "in-use")
    return WriteFault(path, _REASONS.get(error.errno or 0, "system"))


def link(source: Path, target: Path) -> bool:
    """Give a file a second name that nothing has yet; False where the disk knows no such names.

    Raises FileExistsError.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def beside(path: Path) -> Path:
    """Return a new hidden path in the folder of a file."""
    return path.with_name(HIDDEN.replace("*", os.urandom(8).hex()))


def _check(path: Path, *, overwrite: bool) -> None:
    if path.is_dir():
        raise _Obstacle(path, "folder")
    if not path.parent.is_dir():
        raise _Obstacle(path, "no-folder")
    if path.exists() and not path.is_file():
        raise _Obstacle(path, "not-a-file")
    if os.path.lexists(path) and not overwrite:
        raise _Obstacle(path, "exists")
    if path.exists():
        _check_rights(path)


def _check_rights(path: Path) -> None:
    """A file that may not be written is not replaced either, though its folder would let it."""
    if not path.stat().st_mode & 0o222:
        raise _Obstacle(path, "read-only")
    if not os.access(path, os.W_OK):
        raise _Obstacle(path, "permission")


def _put(
    paths: Collection[Path],
    content_of: Callable[[Path], str | bytes],
    *,
    overwrite: bool,
    old: bytes | None = None,
    within: Path | None = None,
) -> None:
    """Fill files beside, then give them their names; the one that is there must be ``old``.

    ``within`` is a folder that is held too.
    """
    # A link stays one: what it leads to is replaced.
    names = {Path(os.path.realpath(path)) if overwrite else path: path for path in paths}
    folders = sorted({*(target.absolute().parent for target in names), *filter(None, (within,))})
    with ExitStack() as stack:
        for folder in folders:
            stack.enter_context(_held(folder))
        drafts: dict[Path, Path] = {}
        try:
            for target, path in names.items():
                drafts[target] = beside(target)
                _fill(drafts[target], content_of(path), target if overwrite else None)
            if old is not None and any(target.read_bytes() != old for target in names):
                raise _Obstacle(next(iter(paths)), "changed-meanwhile")
            _rename_all(drafts, overwrite=overwrite)
        finally:
            _remove(*drafts.values())
    for folder in folders:
        _sync(folder)


def _put_folder(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Fill a folder beside, then give it its name."""
    folder = folder.absolute()
    if not folder.parent.is_dir():
        raise _Obstacle(folder, "no-folder")
    if os.path.lexists(folder):
        raise _Obstacle(folder, "not-a-folder")
    with _held(folder.parent):
        draft = beside(folder)
        try:
            draft.mkdir()
            for name, content in contents.items():
                (draft / name).parent.mkdir(parents=True, exist_ok=True)
                _fill(draft / name, content)
            draft.rename(folder)
        finally:
            _remove(draft)
    _sync(folder.parent)


@contextmanager
def _folders(folders: Iterator[Path]) -> Iterator[None]:
    """Make folders that are missing; they go again where something goes wrong in them."""
    new: list[Path] = []
    try:
        for folder in folders:
            missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
            for one in reversed(missing):
                one.mkdir()
                new.append(one)
        yield
    except BaseException:
        for one in reversed(new):
            with suppress(OSError):
                one.rmdir()
        raise


def _fill(path: Path, content: str | bytes, old: Path | None = None) -> None:
    """Write a new file onto the disk, with the rights of the old one; a script may be run."""
    data = content.encode() if isinstance(content, str) else content
    status = old.stat() if old and old.exists() else None
    mode = 0o600 if status else 0o777 if data.startswith(b"#!") else 0o666
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        if old and status:
            _keep_rights(file.fileno(), old, status)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_rights(descriptor: int, old: Path, status: os.stat_result) -> None:
    """Give a new file the owner, the group, the access lists and the mode of the old one.

    As far as this user may: who is not the owner becomes it.
    """
    if sys.platform == "win32":  # the folder gives them
        return
    for owner, group in ((-1, status.st_gid), (status.st_uid, -1)):
        with suppress(OSError):
            os.fchown(descriptor, owner, group)
    with suppress(OSError, AttributeError):  # access lists are attributes on Linux alone
        for name in os.listxattr(old):
            os.setxattr(descriptor, name, os.getxattr(old, name))
    with suppress(OSError):
        os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def _rename_all(drafts: Mapping[Path, Path], *, overwrite: bool) -> None:
    """Give files their names one by one; where one cannot have it, put back what was there."""
    backups: dict[Path, Path] = {}
    attempts: list[Path] = []
    shared = {target for target in drafts if target.exists() and target.stat().st_nlink > 1}
    try:
        for target, path in drafts.items():
            if target in shared or (len(drafts) > 1 and target.exists()):
                backups[target] = _second(target, copied=target in shared)
            attempts.append(target)
            if target in shared:
                _pour(path, target)
            else:
                _rename(path, target, overwrite=overwrite)
    except BaseException:
        for target in attempts:
            if target in shared:
                _pour(backups[target], target)
            elif target in backups:
                backups[target].replace(target)
            elif not drafts[target].exists():
                target.unlink(missing_ok=True)
        raise
    finally:
        _remove(*backups.values())


def _rename(path: Path, target: Path, *, overwrite: bool) -> None:
    """Give a file a name; one that somebody else gave away meanwhile is theirs."""
    try:
        if overwrite or not link(path, target):
            path.replace(target)
        else:
            path.unlink()
    except FileExistsError:
        raise _Obstacle(target, "exists") from None


def _pour(source: Path, target: Path) -> None:
    """Fill a file anew in its place, so that all of its names stay names of it."""
    data = source.read_bytes()
    with target.open("r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _second(path: Path, *, copied: bool) -> Path:
    """The same file under a hidden name; a copy, also where the disk knows no second names."""
    second = beside(path)
    if copied or not link(path, second):
        shutil.copy2(path, second)
    return second


def _remove(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder while hidden files lie in it; what dead writers left there goes first.

    Any number of writers hold a folder together. Who holds it alone knows that no hidden file in
    it is in use; the system frees it when its holder dies.
    """
    if sys.platform == "win32":
        _remove(*_leftovers(folder, DAY))
        yield
        return
    import fcntl

    with ExitStack() as stack:
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            with suppress(BlockingIOError):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(*_leftovers(folder))
            fcntl.flock(descriptor, fcntl.LOCK_SH)
        except OSError:  # a folder that cannot be listed, a disk that knows no locks
            _remove(*_leftovers(folder, DAY))
        yield


def _leftovers(folder: Path, age: int = 0) -> Iterator[Path]:
    """The hidden files of a folder that are so many seconds old."""
    with suppress(OSError):
        for path in folder.glob(HIDDEN):
            if not age or path.lstat().st_mtime < time.time() - age:
                yield path


def _sync(folder: Path) -> None:
    """See to it that new names are on the disk too, where the system can: Windows cannot."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
