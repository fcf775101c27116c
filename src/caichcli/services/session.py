"""Someone at work: the folder, the day and the language that all requests are about."""

import datetime as dt
from pathlib import Path

from msgspec import UNSET

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import Unreadable
from caichcli.files.yaml import reader
from caichcli.files.yaml.reader import Document
from caichcli.language.wording import Language
from caichcli.plan.finding import Finding, Place

# What tells that a file is another than before: its place on the disk, size and time of change.
Stamp = tuple[int, int, int, int]


class Session:
    """The folder that one works in, the day that counts as today, the language.

    A session keeps the files that it has read: a face that lives long reads again only what
    changed on the disk.
    """

    def __init__(self, folder: Path, today: dt.date, lang: Language = "vi") -> None:
        self.folder = folder
        self.today = today
        self.lang = lang
        self._documents: dict[Path, tuple[Stamp, Document]] = {}

    def document(self, path: Path, name: str) -> Document:
        """Return a plan's or register's file as read, ``name`` in its findings' places."""
        stamp = _stamp(path)
        kept = self._documents.get(path)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        content = workspace.read(path)
        if isinstance(content, Unreadable):
            return unreadable(content, name)
        document = reader.load(content, name)
        if stamp is not None:
            self._documents[path] = (stamp, document)
        return document


def unreadable(content: Unreadable, name: str) -> Document:
    """Return the document of a file that could not be read: one finding, no data."""
    finding = Finding("unreadable-file", Place(name), values={"reason": content.reason})
    return Document("", UNSET, (finding,))


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
