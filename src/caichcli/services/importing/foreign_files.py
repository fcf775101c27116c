"""Files that others made, read whatever their format: their tables and paragraphs."""

from pathlib import Path

from caichcli.files.disk import workspace
from caichcli.files.disk.workspace import Unreadable
from caichcli.importers import sources
from caichcli.importers.grids.grid import FileRefusal, Source
from caichcli.services.errors import NotImported
from caichcli.services.session import Session


def read(session: Session, path: Path) -> Source:
    """Return what stands in a file; raise NotImported."""
    content = workspace.read(session.folder / path)
    if isinstance(content, Unreadable):
        raise NotImported(path, content.reason, {})
    return source_of(content, path)


def source_of(content: bytes, path: Path) -> Source:
    """Return what stands in a file's bytes, its format told by them and its name."""
    source = sources.read(content, path.name)
    if isinstance(source, FileRefusal):
        raise not_imported(path, source)
    return source


def not_imported(path: Path, refusal: FileRefusal) -> NotImported:
    """Return why nothing can be taken from a file."""
    return NotImported(path, refusal.reason, refusal.values)
