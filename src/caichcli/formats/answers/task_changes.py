"""What became of a task, as rows of a table and as JSON."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct, field, structs, to_builtins

from caichcli.formats.blocks import BlockCell, Tone
from caichcli.formats.phrases import records
from caichcli.formats.phrases.tasks import PERIOD_MARK, TONES, leads, title
from caichcli.formats.phrases.values import change as value_change
from caichcli.formats.phrases.values import from_to, label
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, read_day
from caichcli.plan.book import Book
from caichcli.plan.changes.diff import TaskChange, Term, TermChange, first_term
from caichcli.plan.changes.pairs import Located
from caichcli.plan.changes.records import (
    DatedRecord,
    FieldChange,
    RecordChange,
    RecordKey,
    RecordKind,
)
from caichcli.plan.leads import LeadChange
from caichcli.plan.model import Adjustment, Id, Reminder, Update
from caichcli.plan.standing import DONE, Class
from caichcli.views.difference import Difference, TaskDifference

Row = tuple[BlockCell, ...]
WholeChange = Literal["new", "removed", "changed"]

_AGENCIES = frozenset({"lead", "lead_basis", "support", "assignment"})
_TONES: dict[str, Tone] = {"rewritten": "bad", "moved": "bad", "removed": "bad", "inserted": "warn"}


class Field(Struct, frozen=True):
    """A key of the YAML, its value before and after; null where there was or is none."""

    key: str
    before: Any
    after: Any


class TermRecord(Struct, frozen=True):
    deadline: str | None
    due: dt.date | None
    read_as: str | None = None


class TermDiff(Struct, frozen=True, kw_only=True):
    """A term that moved; ``adjustment`` is null where the deadline itself was rewritten."""

    before: TermRecord
    after: TermRecord
    adjustment: dict[str, Any] | None


class LeadDiff(Struct, frozen=True, kw_only=True):
    """Leads that an adjustment changed; ``proposal`` where it only asks for that."""

    before: list[Id]
    after: list[Id]
    proposal: bool
    adjustment: dict[str, Any]


class RecordDiff(Struct, frozen=True, kw_only=True):
    """A dated record that is not what it was; ``ref`` is the name of a log entry."""

    list_: RecordKey = field(name="list")
    kind: RecordKind
    ref: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class TaskRef(Struct, frozen=True):
    plan: Id
    id: Id


class TaskDiff(Struct, frozen=True, kw_only=True):
    """A task that changed; ``was`` is its name before, where that was another."""

    id: Id
    title: str
    change: WholeChange
    was: TaskRef | None
    class_before: Class | None
    class_after: Class | None
    fields: list[Field]
    terms: list[TermDiff]
    leads: list[LeadDiff]
    records: list[RecordDiff]


class Departure(Struct, frozen=True):
    """A task that another plan has taken over."""

    id: Id
    to: TaskRef


def tally(difference: Difference) -> dict[str, int]:
    """How many tasks were new, reported, moved ...: a task counts once for each."""
    names = [name for task in difference.tasks for name in _what(task)]
    names += ["departed"] * len(difference.changes.departed)
    order = (
        "new",
        "moved",
        "departed",
        "removed",
        "cancelled",
        "reported",
        "done",
        "overdue",
        "term",
        "reminded",
        "assigned",
        "reworded",
        "rewritten",
    )
    return {name: names.count(name) for name in order}


def _what(task: TaskDifference) -> set[str]:
    change = task.change
    keys = {field.key for field in change.fields}
    new = [record for record in change.records if record.is_new]
    flags = {
        "new": change.before is None,
        "removed": change.after is None,
        "moved": change.moved,
        "cancelled": change.cancelled is not None,
        "reported": any(isinstance(record.after, Update) for record in new),
        "reminded": any(isinstance(record.after, Reminder) for record in new),
        "done": task.after in DONE and task.before not in DONE,
        "overdue": task.after == "overdue" and task.before != "overdue",
        "term": any(not term.proposal for term in change.terms) and change.before is not None,
        "assigned": bool(keys & _AGENCIES)
        or any(not one.proposal for one in change.leads if change.before),
        "reworded": bool(keys & {"title", "product"}),
        "rewritten": len(new) < len(change.records),
    }
    return {name for name, holds in flags.items() if holds}


def rows(task: TaskDifference, lang: Language) -> list[Row]:
    """The task's name, then everything that changed of it."""
    change = task.change
    id_ = BlockCell(change.task.id)
    return [
        (id_, _subject(change, lang), BlockCell(title(change.task))),
        *((id_, *row) for row in _details(task, lang)),
    ]


def departed(old: Located, new: Located, lang: Language) -> Row:
    """A task that another plan has taken over."""
    words = say(lang, "diff.departed", plan=new.book.head.title)
    return BlockCell(old.task.id), BlockCell(words, "warn"), BlockCell(title(old.task))


def data(task: TaskDifference) -> TaskDiff:
    """Return what became of a task as JSON has it."""
    change = task.change
    renamed = change.before and (change.id_changed or change.moved)
    return TaskDiff(
        id=change.task.id,
        title=change.task.title,
        change=whole_change(change.before, change.after),
        was=task_ref(change.before) if change.before and renamed else None,
        class_before=task.before,
        class_after=task.after,
        fields=field_diffs(change.fields),
        terms=[_term_diff(term) for term in change.terms],
        leads=[_lead_diff(one) for one in change.leads],
        records=[record_diff(record) for record in change.records],
    )


def whole_change(before: object, after: object) -> WholeChange:
    """Return what became of a thing as a whole."""
    if before is None:
        return "new"
    return "changed" if after is not None else "removed"


def task_ref(task: Located) -> TaskRef:
    """Return what names a task among all plans."""
    return TaskRef(task.book.head.id, task.task.id)


def field_diffs(changes: Iterable[FieldChange]) -> list[Field]:
    """Return changed keys with their values as the YAML has them."""
    return [
        Field(one.key, _as_written(one.before), _as_written(one.after))
        for one in map(without_name, changes)
    ]


def without_name(change: FieldChange) -> FieldChange:
    """Return a change; of who is in charge, without the names."""
    if change.key != "officer":
        return change
    before, after = ("…" if name else None for name in (change.before, change.after))
    return structs.replace(change, before=before, after=after)


def _subject(change: TaskChange, lang: Language) -> BlockCell:
    if change.before is None:
        return BlockCell(say(lang, "diff.new"), "good")
    if change.after is None:
        return BlockCell(say(lang, "diff.removed"), "bad")
    if change.moved:
        plan = change.before.book.head.title
        return BlockCell(say(lang, "diff.moved", plan=plan), "warn")
    return BlockCell(say(lang, "diff.task"))


def _details(task: TaskDifference, lang: Language) -> Iterator[tuple[BlockCell, BlockCell]]:
    change = task.change
    old, new = change.before, change.after
    if new is None:
        return
    if old and change.id_changed:
        words = from_to(old.task.id, new.task.id, lang)
        yield BlockCell(say(lang, "diff.id"), "bad"), BlockCell(words)
    if old is None:
        yield from _assignment(new, lang)
    for own in map(without_name, change.fields):
        yield BlockCell(label("Task", own.key, lang)), BlockCell(_field(own, old or new, new, lang))
    for term in change.terms:
        yield _term_cell(term, lang), BlockCell(_term(term, lang))
    for handover in change.leads:
        yield _lead_cell(handover, lang), BlockCell(_lead(handover, new.book, lang))
    for record in change.records:
        words = record_words(record, (old or new).book, new.book, lang)
        yield record_cell(record, lang), BlockCell(words)
    if old and task.before != task.after:
        words = from_to(_class(task.before, lang), _class(task.after, lang), lang)
        yield (
            BlockCell(say(lang, "diff.class")),
            BlockCell(words, TONES[task.after] if task.after else "plain"),
        )


def _assignment(new: Located, lang: Language) -> Iterator[tuple[BlockCell, BlockCell]]:
    """Whose a new task is, and its term."""
    term = first_term(new)
    yield BlockCell(say(lang, "words.lead")), BlockCell(leads(new.book, new.task, lang))
    yield BlockCell(say(lang, "words.deadline")), BlockCell(_words(term, lang))


def _field(change: FieldChange, old: Located, new: Located, lang: Language) -> str:
    if change.key == "area":
        return from_to(_area(old), _area(new), lang)
    return value_change(change, old.book.register, new.book.register, lang)


def _area(located: Located) -> str:
    area = located.book.area_by_id.get(located.task.area)
    return f"{area.id}. {area.name}" if area else located.task.area


def _class(class_: Class | None, lang: Language) -> str:
    return say(lang, f"words.class_{class_}") if class_ else say(lang, "diff.unassigned")


def _term_cell(term: TermChange, lang: Language) -> BlockCell:
    before, after = term.before.due, term.after.due
    if term.adjustment is None:
        return BlockCell(say(lang, "diff.rewritten-term"), "warn")
    if term.proposal:
        return BlockCell(say(lang, "words.proposed_extension"))
    if after is None or before == after:
        return BlockCell(say(lang, "diff.adjusted"))
    if before is None:
        return BlockCell(say(lang, "diff.set"))
    return BlockCell(say(lang, "diff.extended" if after > before else "diff.shortened"))


def _term(change: TermChange, lang: Language) -> str:
    words = from_to(_words(change.before, lang), _words(change.after, lang), lang)
    adjustment = change.adjustment
    if adjustment is None:
        return words
    if adjustment.occurrence:
        words = f"{records.for_period(adjustment.occurrence, lang)}: {words}"
    return "; ".join(
        filter(None, (words, records.citation(adjustment.document, lang), adjustment.note))
    )


def _lead_cell(change: LeadChange, lang: Language) -> BlockCell:
    if change.proposal:
        return BlockCell(say(lang, "words.proposed_handover"))
    return BlockCell(say(lang, "diff.handed-over"), "warn")


def _lead(change: LeadChange, book: Book, lang: Language) -> str:
    adjustment = change.adjustment
    words = records.lead_change(book, change.before, change.after, lang)
    return "; ".join(
        filter(None, (words, records.citation(adjustment.document, lang), adjustment.note))
    )


def _words(term: Term, lang: Language) -> str:
    """A deadline as written and the day that it means; only the day where that is all it says."""
    due = day(term.due, lang) if term.due else ""
    if term.read_as or term.kind == "unread":
        reading = term.read_as or say(lang, "words.unread")
        return say(lang, "diff.read-term", text=term.text or "", reading=reading)
    if term.kind == "period":
        return f"{due} {PERIOD_MARK}"
    if not term.text or not due:
        return term.text or due
    if read_day(term.text) == term.due:
        return due
    return say(lang, "diff.term", text=term.text, due=due)


def record_cell(record: RecordChange, lang: Language) -> BlockCell:
    """What became of a dated record."""
    entry = record.after
    if record.kind == "added" and entry and not isinstance(entry, Adjustment | Reminder):
        if entry.status == "cancelled" and not getattr(entry, "occurrence", None):
            return BlockCell(say(lang, "diff.cancelled"), "warn")
        return BlockCell(records.report_kind(entry, lang))
    tone = _TONES.get(record.kind, "plain") if record.key != "reminders" else "plain"
    return BlockCell(say(lang, f"diff.{record.key}-{record.kind}"), tone)


def record_words(record: RecordChange, before: Book, after: Book, lang: Language) -> str:
    """What a dated record says, from what to what where it was rewritten."""
    with_day = record.key != "updates" or _has_other_day(record)
    versions = [
        _content(one, book, lang, with_day=with_day)
        for one, book in ((record.before, before), (record.after, after))
        if one
    ]
    is_rewritten = record.kind == "rewritten"
    words = from_to(versions[0], versions[1], lang) if is_rewritten else versions[-1]
    name = "" if with_day else records.entry_name(record.ref, lang)
    return "; ".join(filter(None, (name, words)))


def _has_other_day(record: RecordChange) -> bool:
    return bool(record.before and record.after and record.before.date != record.after.date)


def _content(one: DatedRecord, book: Book, lang: Language, *, with_day: bool) -> str:
    parts = [day(one.date, lang) if with_day else "", records.summary(book, one, lang)]
    if isinstance(one, Update):
        parts.extend(records.concern_lines(one, lang))
    return "; ".join(filter(None, parts))


def _term_diff(change: TermChange) -> TermDiff:
    return TermDiff(
        before=TermRecord(change.before.text, change.before.due, change.before.read_as),
        after=TermRecord(change.after.text, change.after.due, change.after.read_as),
        adjustment=_as_written(change.adjustment),
    )


def _lead_diff(change: LeadChange) -> LeadDiff:
    return LeadDiff(
        before=list(change.before),
        after=list(change.after),
        proposal=change.proposal,
        adjustment=_as_written(change.adjustment),
    )


def record_diff(change: RecordChange) -> RecordDiff:
    """Return what became of a dated record as JSON has it."""
    return RecordDiff(
        list_=change.key,
        kind=change.kind,
        ref=change.ref or None,
        before=_as_written(change.before),
        after=_as_written(change.after),
    )


def _as_written(value: Any) -> Any:
    """A value as the YAML has it: keys that are not there are left out."""
    return _without_nulls(to_builtins(value))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
