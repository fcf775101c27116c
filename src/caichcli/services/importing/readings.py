"""What terms are read as, taken from a sheet of verdicts that somebody filled in."""

from collections.abc import Sequence
from pathlib import Path

from caichcli.files.disk import writes
from caichcli.importers.drafts import readings
from caichcli.importers.drafts.draft import Draft
from caichcli.services.errors import NotWritten, Refusal
from caichcli.services.importing import foreign_files, imports
from caichcli.services.importing.imports import TaskFile
from caichcli.services.session import Session


class NoReadings(Refusal):
    """A file without the columns of words and of what they are read as."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NotATerm(Refusal):
    """A reading that is no deadline, and its row in the file."""

    def __init__(self, path: Path, row: int, text: str) -> None:
        super().__init__(path, row, text)
        self.path = path
        self.row = row
        self.text = text


def of_sheet(
    session: Session, path: Path, file: TaskFile, draft: Draft
) -> tuple[TaskFile, Sequence[str]]:
    """Return a file with the readings of a sheet, and the words there that no term has.

    Raises NotImported, NoReadings, NotATerm.
    """
    rows = readings.read(foreign_files.read(session, path))
    if rows is None:
        raise NoReadings(path)
    for one in rows:
        if not imports.is_term(one.read_as, draft):
            raise NotATerm(path, one.row, one.read_as)
    by_key = {readings.key(one.words): one for one in rows}
    terms = {
        words: by_key.pop(readings.key(words), None)
        for words in dict.fromkeys(draft.unread().values())
    }
    read_as = {words: one.read_as for words, one in terms.items() if one}
    return imports.with_readings(session, file, read_as), [one.words for one in by_key.values()]


def write_sheet(session: Session, path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a sheet of verdicts; raise NotWritten."""
    fault = writes.write(session.folder / path, content, overwrite=overwrite)
    if fault is not None:
        raise NotWritten(path, fault.reason)
