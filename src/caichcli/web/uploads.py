"""Files that were sent here: kept for a while in a folder that only this user can look into."""

import re
import secrets
import shutil
import tempfile
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from starlette.datastructures import FormData, UploadFile

MOST = 20  # sendings kept; the oldest go first
MOST_LETTERS = 80
TOKEN_BYTES = 16
_UNUSUAL = re.compile(r"[^\w .()–-]")


class Uploads:
    """What people sent, each sending under a token of its own.

    The names that files were sent with are only shown: they lead nowhere.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="caich-"))
        self._kept: OrderedDict[str, list[Path]] = OrderedDict()
        self._turn = Lock()

    def take(self, form: FormData, key: str) -> str:
        """Keep the files of a form; return their token, empty where there is none."""
        sent = [one for one in form.getlist(key) if isinstance(one, UploadFile) and one.filename]
        if not sent:
            return ""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        folder = self._folder / token
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
                shutil.rmtree(self._folder / old, ignore_errors=True)
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
        shutil.rmtree(self._folder, ignore_errors=True)


def plain_name(name: str) -> str:
    """Return a file's name without folders and without what no name needs; its ending stays."""
    last = re.split(r"[/\\]", name)[-1]
    plain = _UNUSUAL.sub("_", last).lstrip(".")[-MOST_LETTERS:].strip()
    return plain or "_"
