"""A workspace on the disk: where it is, and its files as they are read."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

PLANS_FOLDER = "plans"
REGISTER_NAME = "agencies.yaml"
TEMPLATES_FOLDER = "templates"
SETTINGS_NAME = "caich.toml"
YAML_ENDINGS = (".yaml", ".yml")
LARGEST_FILE = 256 * 1024 * 1024


class Workspace(Struct, frozen=True):
    """A folder with ``plans/``: its plan files in the order of their names, its register.

    ``whole`` is False where ``plans`` may not be all that the folder has.
    """

    root: Path
    plans: tuple[Path, ...]
    register: Path | None
    whole: bool = True

    @property
    def templates(self) -> Path:
        return self.root / TEMPLATES_FOLDER

    @property
    def files(self) -> tuple[Path, ...]:
        """Its plans, then its register."""
        return (*self.plans, self.register) if self.register else self.plans

    @property
    def settings(self) -> Path:
        return self.root / SETTINGS_NAME

    def shown(self, path: Path) -> str:
        """A file's name as messages show it: from the workspace, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


class Unreadable(Struct, frozen=True):
    """A file that could not be read, and the operating system's reason."""

    path: Path
    reason: str


def find(start: Path) -> Workspace | None:
    """The workspace that holds ``start``: the nearest folder upwards with plan files."""
    for folder in searched(start):
        workspace = at(folder)
        if workspace is not None:
            return workspace
    return None


def searched(start: Path) -> Iterator[Path]:
    """The folders that ``find`` looks in, nearest first."""
    start = start.absolute()
    yield start
    yield from start.parents


def is_foreign(root: Path) -> bool:
    """Tell whether a folder is another user's, and none that a group of ours may write to.

    Where the system knows no owners, none is.
    """
    if os.name == "nt":
        return False
    status = root.stat()
    if status.st_uid == os.geteuid():
        return False
    groups = {os.getegid(), *os.getgroups()}
    return not (status.st_mode & stat.S_IWGRP and status.st_gid in groups)


def at(root: Path) -> Workspace | None:
    """The workspace of this very folder; None where it holds no plan file."""
    try:
        names = [path.name for path in (root / PLANS_FOLDER).iterdir()]
    except OSError:
        return None
    return of_names(root, names)


def of_names(root: Path, names: Iterable[str]) -> Workspace | None:
    """The workspace of a folder whose plans' folder holds these files; None without a plan file."""
    folder = root / PLANS_FOLDER
    files = [folder / name for name in sorted(names) if name.endswith(YAML_ENDINGS)]
    plans = tuple(path for path in files if path.name != REGISTER_NAME)
    register = folder / REGISTER_NAME
    if not files:
        return None
    return Workspace(root, plans, register if register in files else None)


def around(plan: Path) -> Workspace:
    """The workspace of a plan file named by its path: the register lies beside it."""
    plan = plan.absolute()
    register = plan.parent / REGISTER_NAME
    root = plan.parent.parent if plan.parent.name == PLANS_FOLDER else plan.parent
    return Workspace(root, (plan,), register if register.is_file() else None, whole=False)


def contents(place: Workspace) -> dict[str, bytes | Unreadable]:
    """Return the bytes of a workspace's files, by the names shown."""
    return {place.shown(path): read(path) for path in place.files}


def digest(files: Mapping[str, bytes | Unreadable]) -> str:
    """Return the hash of some files, by their names."""
    from hashlib import sha256

    whole = sha256()
    for name, content in sorted(files.items()):
        text = content if isinstance(content, bytes) else content.reason.encode()
        for part in (name.encode(errors="surrogateescape"), text):
            whole.update(f"{len(part)}:".encode())
            whole.update(part)
    return whole.hexdigest()


def read(path: Path, most: int = LARGEST_FILE) -> bytes | Unreadable:
    """A file's bytes, of which there may be so many. Only regular files: a pipe may never end."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Unreadable(path, "folder")
        if not stat.S_ISREG(status.st_mode):
            return Unreadable(path, "not-a-file")
        if status.st_size > most:
            return Unreadable(path, "too-large")
        return path.read_bytes()
    except FileNotFoundError:
        return Unreadable(path, "missing")
    except PermissionError:
        return Unreadable(path, "permission")
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return Unreadable(path, "missing")  # no file is called so
        return Unreadable(path, "loop" if error.errno == getattr(os, "ELOOP", 40) else "system")
