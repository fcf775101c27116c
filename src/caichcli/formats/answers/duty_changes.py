"""What changed of inspections, their units and shortcomings: rows of ``diff``, and its JSON."""

from collections.abc import Iterator

from msgspec import Struct

from caichcli.formats.answers.task_changes import (
    Field,
    RecordDiff,
    Row,
    WholeChange,
    field_diffs,
    record_cell,
    record_diff,
    record_words,
    whole_change,
)
from caichcli.formats.blocks import BlockCell
from caichcli.formats.phrases.values import change as value_change
from caichcli.formats.phrases.values import label
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.changes.duties import Duty, DutyChange
from caichcli.plan.model import Id, InspectedUnit, Inspection


class DutyDiff(Struct, frozen=True, kw_only=True):
    """An inspection, a unit or a shortcoming that changed, by its name."""

    id: Id
    title: str
    change: WholeChange
    fields: list[Field]
    records: list[RecordDiff]


def rows(change: DutyChange, before: Book, after: Book, lang: Language) -> Iterator[Row]:
    """Yield the record's name, then everything that changed of it."""
    id_ = BlockCell(change.ref)
    kind = say(lang, f"keys.{type(change.duty).__name__}").partition("\n")[0]
    key = "added" if change.before is None else "taken-away"
    if not (change.before and change.after):
        kind = f"{kind}: {say(lang, f'diff.{key}')}"
    tone = BlockCell(kind, "plain" if change.after else "bad")
    yield id_, tone, BlockCell(_title(change.duty, after))
    for own in change.fields:
        words = value_change(own, before.register, after.register, lang)
        name = label(type(change.duty).__name__, own.key, lang)
        yield id_, BlockCell(name), BlockCell(words)
    for record in change.records:
        words = record_words(record, before, after, lang)
        yield id_, record_cell(record, lang), BlockCell(words)


def data(change: DutyChange, book: Book) -> DutyDiff:
    """Return what became of a record as JSON has it."""
    return DutyDiff(
        id=change.ref,
        title=_title(change.duty, book),
        change=whole_change(change.before, change.after),
        fields=field_diffs(change.fields),
        records=[record_diff(record) for record in change.records],
    )


def _title(duty: Duty, book: Book) -> str:
    """What an inspection is of, whose unit it is, what was found."""
    if isinstance(duty, Inspection):
        return duty.theme
    return book.register.name(duty.unit) if isinstance(duty, InspectedUnit) else duty.text
