"""Checked copies: forms with the verdicts in them, for whoever filled them in."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from caichcli.files.disk import workspace, writes
from caichcli.importers import books, packages
from caichcli.importers.forms import answers
from caichcli.importers.forms.answers import FilledForm
from caichcli.services.errors import NotWritten
from caichcli.services.forms.replies import ENDING, FormFile
from caichcli.services.session import Session
from caichcli.views.form_verdicts import FileVerdict

MARK = ".kiem-tra"
MOST = 1000


def write(
    session: Session,
    files: Sequence[FormFile],
    verdicts: Mapping[str, FileVerdict],
    folder: Path | None,
) -> Iterator[Path]:
    """Write a copy of every form with refusals beside it; into a folder that is named, of all.

    Yields their paths, from the session's folder where the forms' are. Raises NotWritten.
    """
    for file in files:
        verdict = verdicts.get(file.name)
        if verdict is None or not verdict.rows or not isinstance(file.form, FilledForm):
            continue
        if folder is None and verdict.kind not in ("refused", "part"):
            continue
        path = _path(session, file.path, folder)
        try:
            content = _content(session, file, file.form, verdict)
        except books.Unsaved as unsaved:
            raise NotWritten(path, unsaved.reason) from unsaved
        fault = writes.write(session.folder / path, content, overwrite=True)
        if fault is not None:
            raise NotWritten(path, fault.reason)
        yield path


def _content(session: Session, file: FormFile, form: FilledForm, verdict: FileVerdict) -> bytes:
    from caichcli.formats.forms import checked_copy

    workbook = books.open_book(file.data, packages.FORM)
    assert isinstance(workbook, books.OpenWorkbook)  # its answers have been read
    book = workbook.content
    return checked_copy.write(book, verdict, form.digest, session.lang)


def _path(session: Session, path: Path, folder: Path | None) -> Path:
    """``X.kiem-tra.xlsx``, unless somebody has worked in it: then ``X.kiem-tra-2.xlsx``, ..."""
    stem = path.stem.partition(MARK)[0]
    names = [f"{stem}{MARK}{ENDING}", *(f"{stem}{MARK}-{n}{ENDING}" for n in range(2, MOST))]
    paths = [(folder or path.parent) / name for name in names]
    return next((one for one in paths if _is_free(session.folder / one)), paths[-1])


def _is_free(path: Path) -> bool:
    """Whether there is nothing to be lost: no file, or a checked copy that nobody touched."""
    if not os.path.lexists(path):
        return True
    content = workspace.read(path)
    form = answers.read(content) if isinstance(content, bytes) else None
    return isinstance(form, FilledForm) and form.original.copy_digest == form.digest
