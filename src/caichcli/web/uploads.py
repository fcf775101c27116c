"""Files that were sent here: kept for a while in a folder that only this user can look into.

The folder goes when the server stops. That of one that was killed goes when the next one starts:
each holds a file locked as long as it runs.
"""

import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO

from starlette.datastructures import FormData, UploadFile

MOST = 20  # sendings kept; the oldest go first
MOST_LETTERS = 80
TOKEN_BYTES = 16
FOLDERS = "caich-serve-"  # what the folders' names begin with
ALIVE = "alive"  # the file that whoever runs holds locked
MINUTE = 60  # seconds; a folder that is newer may not have its file yet
_UNUSUAL = re.compile(r"[^\w .()–-]")


class Uploads:
    """What people sent, each sending under a token of its own.

    The names that files were sent with are only shown: they lead nowhere.
    """

    def __init__(self) -> None:
        self._place: Path | None = None
        self._alive: IO[bytes] | None = None
        self._kept: OrderedDict[str, list[Path]] = OrderedDict()
        self._turn = Lock()

    @property
    def _folder(self) -> Path:
        """The folder of all, made when the first of them comes."""
        with self._turn:
            if self._place is None:
                self._place = Path(tempfile.mkdtemp(prefix=FOLDERS))
                self._alive = (self._place / ALIVE).open("wb")
                _hold(self._alive)
            return self._place

    def take(self, form: FormData, key: str) -> str:
        """Keep the files of a form; return their token, empty where there is none."""
        sent = [one for one in form.getlist(key) if isinstance(one, UploadFile) and one.filename]
        if not sent:
            return ""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        every = self._folder
        folder = every / token
        folder.mkdir(mode=0o700)
        paths: list[Path] = []
        for number, one in enumerate(sent):
            path = folder / plain_name(one.filename or "")
            if path.exists():
                path = folder / f"{number}-{path.name}"
            with path.open("xb") as file:
                shutil.copyfileobj(one.file, file)
            paths.append(path)
        with self._turn:
            self._kept[token] = paths
            while len(self._kept) > MOST:
                old, _ = self._kept.popitem(last=False)
                shutil.rmtree(every / old, ignore_errors=True)
        return token

    def paths(self, token: str) -> list[Path]:
        """Return the files of a sending; none where there is no such one, or no longer."""
        with self._turn:
            return self._kept.get(token, [])

    def folder(self, token: str) -> Path:
        """Return the folder of a sending; an empty one where there is no such sending."""
        paths = self.paths(token)
        return paths[0].parent if paths else Path(tempfile.mkdtemp(dir=self._folder))

    def nameless(self, words: str) -> str:
        """Return words on what was sent without the folder that it is kept in."""
        for folder in {str(self._folder), self._folder.as_posix()}:
            words = re.sub(re.escape(folder) + r"[/\\][\w-]+[/\\]", "", words)
        return words

    def remove(self) -> None:
        """Remove all that was kept."""
        if self._place is None or self._alive is None:
            return
        self._alive.close()
        shutil.rmtree(self._place, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of this user's servers that ended without doing so themselves."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{FOLDERS}*"):
            with suppress(OSError):
                if _is_own(folder.lstat()) and not _is_held(folder / ALIVE):
                    shutil.rmtree(folder, ignore_errors=True)


def _is_own(status: os.stat_result) -> bool:
    """Whether a folder is this user's, closed to all others, and no link; and not just made."""
    mode = status.st_mode
    if not stat.S_ISDIR(mode) or time.time() - status.st_mtime < MINUTE:
        return False
    return sys.platform == "win32" or (status.st_uid == os.getuid() and not mode & 0o077)


if sys.platform == "win32":

    def _hold(file: IO[bytes]) -> None:
        """Nothing more is needed: a file that is open cannot be removed."""

    def _is_held(path: Path) -> bool:
        """Whether a server that runs holds a file."""
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            return True
        return False

else:
    import fcntl

    def _hold(file: IO[bytes]) -> None:
        """Hold a file locked as long as the process lives; drives without locks hold none."""
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_held(path: Path) -> bool:
        """Whether a server that runs holds a file; where that cannot be told it may."""
        try:
            with path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return False


def plain_name(name: str) -> str:
    """Return a file's name without folders and without what no name needs; its ending stays."""
    last = re.split(r"[/\\]", name)[-1]
    plain = _UNUSUAL.sub("_", last).lstrip(".")[-MOST_LETTERS:].strip()
    return plain or "_"
