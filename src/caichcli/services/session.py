"""Someone at work: the folder, the day and the language that all requests are about."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import UNSET, Struct

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import Unreadable
from caichcli.files.yaml import noise, reader
from caichcli.files.yaml.reader import YamlDocument
from caichcli.language.wording import Language
from caichcli.plan.finding import Finding

if TYPE_CHECKING:
    from caichcli.rules.engine import Former

# What tells that a file is another than before: its place on the disk, size and time of change.
Stamp = tuple[int, int, int, int]


class Notice(Struct, frozen=True):
    """What a person must know beside an answer.

    A workspace is another user's; a drive knows no locks; another plan has errors.
    """

    kind: Literal["foreign-workspace", "no-locks", "broken-beside"]
    path: Path


class Session:
    """The folder that one works in, the day that counts as today, the language.

    A session keeps the files that it has read: a face that lives long reads again only what
    changed on the disk. ``notify`` hears what a person must know beside the answer. Only
    ``with_names`` do answers hold the names of persons in charge. ``author`` is the name that
    commits are made in, where it is not the one of git's settings. ``formers`` are the files as
    they were last judged, ``trials`` what was judged of each file to be written and was not yet.
    """

    def __init__(
        self,
        folder: Path,
        today: dt.date,
        lang: Language = "vi",
        notify: Callable[[Notice], object] = lambda _: None,
        *,
        with_names: bool = False,
    ) -> None:
        self.folder = folder
        self.today = today
        self.lang = lang
        self.notify = notify
        self.with_names = with_names
        self.author: str | None = None
        self._documents: dict[Path, tuple[Stamp, YamlDocument]] = {}
        self._fingerprints: dict[Path, tuple[str, YamlDocument]] = {}
        self.formers: dict[Path, Former] = {}
        self.trials: dict[Path, object] = {}

    def for_another(self, today: dt.date, lang: Language, author: str | None = None) -> "Session":
        """Return a session of another day, language or person that shares the files read."""
        other = Session(self.folder, today, lang, self.notify, with_names=self.with_names)
        other.author = author
        other._documents = self._documents
        other._fingerprints = self._fingerprints
        other.formers = self.formers
        other.trials = self.trials
        return other

    def tell_no_locks(self, path: Path) -> None:
        """Tell that a file lies on a drive without locks."""
        self.notify(Notice("no-locks", path))

    def holds(self, path: Path, document: YamlDocument) -> bool:
        """Tell whether a document is the file as it was last read from the disk."""
        entry = self._documents.get(path)
        return entry is not None and entry[1] is document

    def document(self, path: Path, name: str) -> YamlDocument:
        """Return a plan's or register's file as read, ``name`` in its findings' places."""
        stamp = stamp_of(path)
        earlier = self._documents.get(path)
        if earlier is not None and earlier[0] == stamp:
            return earlier[1]
        content = workspace.read(path)
        document = self._alike(path, content)
        if document is None:
            document = document_of(content, name, earlier[1] if earlier else None)
        if stamp is not None:
            self._documents[path] = (stamp, document)
        return document

    def fingerprint(self, path: Path, document: YamlDocument) -> str:
        """Return what tells the bytes of a document of this file from all others."""
        entry = self._fingerprints.get(path)
        if entry is None or entry[1] is not document:
            content = document.text.encode(errors="surrogateescape")
            entry = self._fingerprints[path] = hash_of(content), document
        return entry[0]

    def expect(self, path: Path, document: YamlDocument, fingerprint: str) -> None:
        """Keep what a file is as read once it has the bytes of this fingerprint."""
        if not document.findings:  # these know their places by the file's name
            self._fingerprints[path] = fingerprint, document

    def _alike(self, path: Path, content: bytes | Unreadable) -> YamlDocument | None:
        """The document of these bytes, where they are those of the last that had to be told."""
        entry = self._fingerprints.pop(path, None)
        if entry is None or isinstance(content, Unreadable) or entry[0] != hash_of(content):
            return None
        self._fingerprints[path] = entry
        return entry[1]


def hash_of(content: bytes) -> str:
    """Return what tells bytes from all others."""
    from hashlib import sha256  # OpenSSL, that most commands do without

    return sha256(content).hexdigest()


def document_of(
    content: bytes | Unreadable, name: str, earlier: YamlDocument | None = None
) -> YamlDocument:
    """Return a file's bytes as read; one full of scraps is read no further.

    Of a file as it was read ``earlier`` the part alone is read that is another now, if that is
    enough.
    """
    if isinstance(content, Unreadable):
        return unreadable(content.reason, name)
    if noise.is_of_scraps(content):
        return unreadable("of-scraps", name)
    text = reader.decode(content, name)
    if isinstance(text, Finding):
        return reader.load(content, name)
    del content  # its text takes twice as much, and nobody else holds it
    if earlier is None:
        return reader.read(text, name)
    from caichcli.files.yaml import partial

    return partial.reread(earlier, text, name) or reader.read(text, name)


def unreadable(reason: str, name: str) -> YamlDocument:
    """Return the document of a file that could not be read: one finding, no data."""
    from caichcli.rules.reading import unreadable_file

    return YamlDocument("", UNSET, tuple(unreadable_file.findings(name, reason)))


def stamp_of(path: Path) -> Stamp | None:
    """Return what tells a file from another of its name; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
