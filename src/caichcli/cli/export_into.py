"""``caich export --into``: the staff's own workbook brought up to date where it lies."""

import sys
from collections.abc import Iterator
from pathlib import Path

from caichcli.cli.usage import UNREADABLE, Refusal
from caichcli.files.disk import locks, workspace, writes
from caichcli.formats.exports import staff_sheet
from caichcli.formats.exports.columns import COLUMNS, Export
from caichcli.importers import packages
from caichcli.importers.forms import answers
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.errors import NotWritten

NAMED = 20  # tasks named in a line
COPY = ".caich"


def update(path: Path, export: Export, sheet: str | None, *, force: bool, lang: Language) -> None:
    """Update the workbook, or with losses a copy beside it; a Refusal where it cannot be."""
    data = workspace.read(path)
    if not isinstance(data, bytes):
        raise Refusal("export.into-unreadable", UNREADABLE, path=path)
    reason = packages.refusal(data, packages.WORKBOOK)
    if reason is not None:
        raise _no_workbook(path, reason, lang)
    target = _target(path, data, force=force, lang=lang)
    book = answers.workbook(data)
    if book is None:
        raise _no_workbook(path, "broken", lang)
    found = staff_sheet.update(book, export, lang, sheet)
    if isinstance(found, staff_sheet.NoSheet):
        headings = ", ".join(column.heading(lang) for column in COLUMNS if column.own)
        names = ", ".join(found.names)
        raise Refusal(f"export.into-{found.reason}", path=path, names=names, headings=headings)
    if target == path:
        fault = locks.save(path, data, found.content)
    else:
        fault = writes.write(target, found.content, overwrite=True)
    if fault is not None and fault.reason == "changed-meanwhile":
        raise Refusal("export.into-changed-meanwhile", UNREADABLE, path=path)
    if fault is not None:
        raise NotWritten(target, fault.reason, fault.lock)
    for line in _told(target, found, lang):
        print(line, file=sys.stderr)


def _target(path: Path, data: bytes, *, force: bool, lang: Language) -> Path:
    """Where the workbook goes: in place, or beside it where something would be lost of it."""
    lost = staff_sheet.losses(data)
    if not lost:
        return path
    copy = path.with_name(f"{path.stem}{COPY}{path.suffix}")
    if not force:
        losses = "; ".join(say(lang, f"export.lost-{kind}") for kind in lost)
        raise Refusal("export.into-losses", path=path, losses=losses, copy=copy)
    return copy


def _no_workbook(path: Path, reason: str, lang: Language) -> Refusal:
    said = say(lang, f"forms.file-{reason}", detail="")
    return Refusal("export.into-no-workbook", UNREADABLE, path=path, reason=said)


def _told(path: Path, found: staff_sheet.Outcome, lang: Language) -> Iterator[str]:
    yield say(
        lang,
        "export.into-written",
        path=path,
        sheet=found.sheet,
        changed=found.changed,
        matched=found.matched,
    )
    for key, ids in (("missing", found.missing), ("twice", found.twice)):
        if ids:
            more = "" if len(ids) <= NAMED else f", … ({len(ids)})"
            yield say(lang, f"export.into-{key}", tasks=", ".join(ids[:NAMED]) + more)
    if found.unknown:
        yield say(lang, "export.into-unknown", count=found.unknown)
    if found.formulas:
        yield say(lang, "export.into-formulas", count=found.formulas)
