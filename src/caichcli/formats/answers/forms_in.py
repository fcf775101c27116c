"""``caich forms in``: what became of filled forms, in words and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from caichcli.formats.answers import update
from caichcli.formats.answers.update import AdvanceData, EffectData
from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Page,
    Paragraph,
    Table,
    Title,
    Tone,
    cells,
)
from caichcli.formats.phrases import receipts
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.agencies import Register
from caichcli.plan.model import Id
from caichcli.rules import pages
from caichcli.views.form_verdicts import (
    FileKind,
    FileVerdict,
    FormsOutcome,
    Remark,
    RowKind,
    RowVerdict,
    Silent,
)

TONES: dict[RowKind, Tone] = {
    "taken": "good",
    "agreed": "good",
    "already": "quiet",
    "refused": "bad",
    "held": "warn",
    "empty": "quiet",
}


class RemarkData(Struct, frozen=True):
    """``code`` is a rule's name or a word of our own; ``cell`` where it is about one."""

    code: str
    cell: str | None
    values: dict[str, str]


class RowData(Struct, frozen=True):
    """``sheet`` is null of a row of the form's first sheet."""

    verdict: RowKind
    key: str
    row: int | None
    sheet: str | None
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
    """``caich forms in --format json``; ``diff`` is what is added to the file, or would be."""

    plan: Id
    written: bool
    commit: str | None
    files: list[FileData]
    silent: list[SilentData]
    receipt: list[EffectData]
    initiatives: list[AdvanceData]
    diff: str


def page(outcome: FormsOutcome, lang: Language) -> Page:
    """Every file that says something, with its rows; what that does; who has not answered all."""
    blocks: list[Block] = []
    for file in outcome.files:
        if file.kind != "nothing" or file.notes or file.count("already"):
            blocks.extend(_file(file, outcome.register, lang))
    if lines := update.page(outcome.receipt, lang):
        blocks += (Title(say(lang, "receipt.title")), *lines)
    absent = [one for one in outcome.silent if one.reason == "no-form"]
    gaps = [one for one in outcome.silent if one.reason != "no-form"]
    blocks += _silent("forms.silent", absent, outcome.register, lang)
    blocks += _silent("forms.gaps", gaps, outcome.register, lang)
    return tuple(blocks)


def data(outcome: FormsOutcome) -> FormsAnswer:
    """Every file with all its rows, who has not answered, and what the answers do."""
    silent = [SilentData(one.agency, one.reason, one.empty_rows) for one in outcome.silent]
    files = [_file_data(one) for one in outcome.files]
    effects = list(update.data(outcome.receipt))
    facts = outcome.plan, outcome.is_written, outcome.commit
    advances = list(update.advances(outcome.receipt))
    return FormsAnswer(*facts, files, silent, effects, advances, outcome.difference)


def _silent(
    key: str, silent: Sequence[Silent], register: Register, lang: Language
) -> Iterator[Block]:
    """Who has not answered, or not everything, and what is lacking of each."""
    if not silent:
        return
    yield Title(say(lang, key, count=len(silent)))
    keys = ("show.agency", "forms.why")
    rows = tuple(
        cells(
            (
                register.name(one.agency),
                say(lang, f"forms.silent-{one.reason}", left=one.empty_rows, agency=one.agency),
            )
        )
        for one in silent
    )
    yield Table(tuple(Column(say(lang, each)) for each in keys), rows)


def row_kind(kind: RowKind, lang: Language) -> str:
    """What a row's verdict is called."""
    return say(lang, f"forms.row-kind-{kind}")


def remark(one: Remark, lang: Language) -> str:
    """A remark as one sentence or two."""
    if one.code == "question" and one.finding is not None:
        question = receipts.question(one.finding, lang)
        return say(lang, "forms.question", question=question, rule=one.finding.rule)
    if one.finding is not None:
        return ". ".join(part.rstrip(".") for part in pages.words(one.finding, lang, day)) + "."
    values = {
        key: day(value, lang) if hasattr(value, "isoformat") else value
        for key, value in one.values.items()
    }
    return say(lang, f"forms.{one.code}", **values)


def _file(file: FileVerdict, register: Register, lang: Language) -> Iterator[Block]:
    name = register.name(file.agency) if file.agency else ""
    counts = {kind: file.count(kind) for kind in TONES}
    yield Title(file.path + (f" – {name}, {file.period}" if name else ""))
    yield Paragraph(say(lang, f"forms.file-{file.kind}", **counts))
    for one in (*file.faults, *file.notes):
        yield Paragraph(remark(one, lang))
    if counts["agreed"]:
        yield Paragraph(say(lang, "forms.agreed", count=counts["agreed"]))
    telling = (one for one in file.rows if one.notes or one.kind not in ("empty", "agreed"))
    rows = tuple(cells(row) for one in telling for row in _rows(one, file, lang))
    if rows:
        keys = ("forms.verdict", "page.id", "forms.cell", "forms.told")
        yield Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _rows(
    one: RowVerdict, file: FileVerdict, lang: Language
) -> Iterator[tuple[str | BlockCell, ...]]:
    """A line a remark; one that has none still has its own."""
    kind = BlockCell(row_kind(one.kind, lang), TONES[one.kind])
    first = f"A{one.number}" if one.number else ""
    for note in (*one.faults, *one.notes) or (None,):
        cell = (note and note.cell) or first
        sheet = one.sheet or file.sheet
        place = f"{sheet}!{cell}" if cell else sheet
        yield (kind, one.key, place, remark(note, lang) if note else "")


def _file_data(file: FileVerdict) -> FileData:
    return FileData(
        file.path,
        file.kind,
        file.agency,
        file.period or None,
        file.sheet or None,
        [_row_data(one) for one in file.rows],
        [_remark_data(one) for one in file.faults],
        [_remark_data(one) for one in file.notes],
    )


def _row_data(row: RowVerdict) -> RowData:
    faults, notes = map(_remark_data, row.faults), map(_remark_data, row.notes)
    place = row.number or None, row.sheet or None
    return RowData(row.kind, row.key, *place, [*faults], [*notes], row.record)


def _remark_data(one: Remark) -> RemarkData:
    finding = one.finding
    values = finding.values if finding else one.values
    texts = {key: str(value) for key, value in values.items()}
    return RemarkData(finding.rule if finding else one.code, one.cell or None, texts)
