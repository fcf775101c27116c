"""What became of filled forms, in words."""

from collections.abc import Iterator

from caichcli.formats.blocks import Block, Cell, Column, Page, Paragraph, Table, Title, Tone, cells
from caichcli.formats.forms.verdicts import FileVerdict, Outcome, Remark, RowKind, RowVerdict
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.agencies import Register
from caichcli.rules import pages

TONES: dict[RowKind, Tone] = {
    "taken": "good",
    "already": "quiet",
    "refused": "bad",
    "held": "warn",
    "empty": "quiet",
}


def row_kind(kind: RowKind, lang: Language) -> str:
    """What a row's verdict is called."""
    return say(lang, f"forms.row-kind-{kind}")


def remark(one: Remark, lang: Language) -> str:
    """A remark as one sentence or two."""
    if one.finding is not None:
        return ". ".join(part.rstrip(".") for part in pages.words(one.finding, lang)) + "."
    values = {
        key: day(value, lang) if hasattr(value, "isoformat") else value
        for key, value in one.values.items()
    }
    return say(lang, f"forms.{one.code}", **values)


def page(outcome: Outcome, register: Register, lang: Language) -> Page:
    """Every file that says something, with its rows; then who has not answered."""
    blocks: list[Block] = []
    for file in outcome.files:
        if file.kind != "nothing" or file.notes or file.count("already"):
            blocks.extend(_file(file, register, lang))
    if outcome.silent:
        count = len(outcome.silent)
        blocks.append(Title(say(lang, "forms.silent", count=count)))
        rows = tuple(
            cells(
                (
                    register.name(one.agency),
                    say(lang, f"forms.silent-{one.reason}", left=one.left),
                )
            )
            for one in outcome.silent
        )
        keys = ("show.agency", "forms.why")
        blocks.append(Table(tuple(Column(say(lang, key)) for key in keys), rows))
    return tuple(blocks)


def _file(file: FileVerdict, register: Register, lang: Language) -> Iterator[Block]:
    name = register.name(file.agency) if file.agency else ""
    said = say(
        lang,
        f"forms.file-{file.kind}",
        taken=file.count("taken"),
        already=file.count("already"),
        empty=file.count("empty"),
        refused=file.count("refused"),
        held=file.count("held"),
    )
    yield Title(file.path + (f" – {name}, {file.period}" if name else ""))
    yield Paragraph(said)
    for one in (*file.faults, *file.notes):
        yield Paragraph(remark(one, lang))
    rows = tuple(
        cells(row) for one in file.rows if one.kind != "empty" for row in _rows(one, file, lang)
    )
    if rows:
        keys = ("forms.verdict", "page.id", "forms.cell", "forms.told")
        yield Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _rows(one: RowVerdict, file: FileVerdict, lang: Language) -> Iterator[tuple[str | Cell, ...]]:
    """A line a remark; one that has none still has its own."""
    kind = Cell(row_kind(one.kind, lang), TONES[one.kind])
    for told in (*one.faults, *one.notes) or (None,):
        place = (
            f"{file.sheet}!{told.cell or f'A{one.number}'}"
            if told
            else f"{file.sheet}!A{one.number}"
        )
        yield (kind, one.key, place, remark(told, lang) if told else "")
