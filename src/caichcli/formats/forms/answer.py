"""What became of filled forms as JSON: the same in every language."""

from typing import Any

from msgspec import Struct

from caichcli.formats.forms.verdicts import (
    FileKind,
    FileVerdict,
    Outcome,
    Remark,
    RowKind,
    RowVerdict,
)
from caichcli.plan.model import Id


class RemarkData(Struct, frozen=True):
    """``code`` is a rule's name or a word of our own; ``cell`` where it is about one."""

    code: str
    cell: str | None
    values: dict[str, str]


class RowData(Struct, frozen=True):
    verdict: RowKind
    key: str
    row: int | None
    faults: list[RemarkData]
    notes: list[RemarkData]
    record: dict[str, Any]


class FileData(Struct, frozen=True):
    path: str
    verdict: FileKind
    agency: Id | None
    period: str | None
    sheet: str | None
    rows: list[RowData]
    faults: list[RemarkData]
    notes: list[RemarkData]


class SilentData(Struct, frozen=True):
    agency: Id
    reason: str
    left: int


class FormsAnswer(Struct, frozen=True):
    """``caich forms in --format json``."""

    plan: Id
    written: bool
    commit: str | None
    files: list[FileData]
    silent: list[SilentData]


def answer(outcome: Outcome) -> FormsAnswer:
    """The answer of ``caich forms in``."""
    silent = [SilentData(one.agency, one.reason, one.left) for one in outcome.silent]
    files = [_file(one) for one in outcome.files]
    return FormsAnswer(outcome.plan, outcome.written, outcome.commit, files, silent)


def _file(file: FileVerdict) -> FileData:
    return FileData(
        file.path,
        file.kind,
        file.agency,
        file.period or None,
        file.sheet or None,
        [_row(one) for one in file.rows],
        [_remark(one) for one in file.faults],
        [_remark(one) for one in file.notes],
    )


def _row(row: RowVerdict) -> RowData:
    faults, notes = map(_remark, row.faults), map(_remark, row.notes)
    return RowData(row.kind, row.key, row.number or None, [*faults], [*notes], row.record)


def _remark(one: Remark) -> RemarkData:
    found = one.finding
    values = found.values if found else one.values
    shown = {key: str(value) for key, value in values.items()}
    return RemarkData(found.rule if found else one.code, one.cell or None, shown)
