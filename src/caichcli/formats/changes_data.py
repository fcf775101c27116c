"""The answer of ``caich diff`` as JSON: a contract, the same in every language."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from msgspec import Struct, field, to_builtins

from caichcli.formats import data
from caichcli.plan.changes.diff import AreaChange, HolderChange, Term, TermChange
from caichcli.plan.changes.pairs import Located
from caichcli.plan.changes.records import FieldChange, RecordChange, RecordKey, RecordKind
from caichcli.plan.figures import Figures
from caichcli.plan.model import Id
from caichcli.plan.standing import Class
from caichcli.views.difference import Difference, TaskDifference

WholeChange = Literal["new", "removed", "changed"]


class Side(Struct, frozen=True, kw_only=True):
    """What is compared: a revision or path as asked for, null for the files as they are."""

    asked: str | None = None
    commit: str | None = None


class Field(Struct, frozen=True):
    """A key of the YAML, its value before and after; null where there was or is none."""

    key: str
    before: Any
    after: Any


class TermRecord(Struct, frozen=True):
    deadline: str | None
    due: dt.date | None


class TermDiff(Struct, frozen=True, kw_only=True):
    """A term that moved; ``adjustment`` is null where the deadline itself was rewritten."""

    before: TermRecord
    after: TermRecord
    adjustment: dict[str, Any] | None


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
    records: list[RecordDiff]


class Departure(Struct, frozen=True):
    """A task that another plan has taken over."""

    id: Id
    to: TaskRef


class PartDiff(Struct, frozen=True, kw_only=True):
    """An area, an agency or a group; ``was`` is its id before, where that was another."""

    id: Id
    name: str
    change: WholeChange
    was: Id | None
    fields: list[Field]


class FiguresAt(Struct, frozen=True):
    as_of: dt.date
    totals: data.Counts | None


class PlanDiff(Struct, frozen=True, kw_only=True):
    plan: data.PlanRef
    change: WholeChange
    before: FiguresAt
    after: FiguresAt
    fields: list[Field]
    areas: list[PartDiff]
    tasks: list[TaskDiff]
    departed: list[Departure]


class DiffAnswer(Struct, frozen=True, kw_only=True):
    """``caich diff --format json``; plans without a change are left out."""

    from_: Side = field(name="from")
    to: Side
    plans: list[PlanDiff]
    agencies: list[PartDiff]


def answer(
    before: Side, after: Side, found: Sequence[Difference], holders: Sequence[HolderChange]
) -> DiffAnswer:
    """What changed of each plan, and of the register that they share."""
    return DiffAnswer(
        from_=before,
        to=after,
        plans=[_plan(difference) for difference in found if difference],
        agencies=_parts(holders),
    )


def _plan(difference: Difference) -> PlanDiff:
    changes = difference.changes
    return PlanDiff(
        plan=data.plan(difference.book),
        change=_whole(changes.before, changes.after),
        before=_figures(difference.before_day, difference.before),
        after=_figures(difference.after_day, difference.after),
        fields=_fields(changes.head),
        areas=_parts(changes.areas),
        tasks=[_task(task) for task in difference.tasks],
        departed=[Departure(old.task.id, _ref(new)) for old, new in changes.departed],
    )


def _whole(before: object, after: object) -> WholeChange:
    if before is None:
        return "new"
    return "changed" if after is not None else "removed"


def _figures(day: dt.date, counted: Figures | None) -> FiguresAt:
    if counted is None:
        return FiguresAt(day, None)
    names = data.Counts.__struct_fields__
    return FiguresAt(day, data.Counts(**{name: len(getattr(counted, name)) for name in names}))


def _task(task: TaskDifference) -> TaskDiff:
    change = task.change
    renamed = change.before and (change.id_changed or change.moved)
    return TaskDiff(
        id=change.task.id,
        title=change.task.title,
        change=_whole(change.before, change.after),
        was=_ref(change.before) if change.before and renamed else None,
        class_before=task.before,
        class_after=task.after,
        fields=_fields(change.fields),
        terms=[_term(term) for term in change.terms],
        records=[_record(record) for record in change.records],
    )


def _ref(task: Located) -> TaskRef:
    return TaskRef(task.book.head.id, task.task.id)


def _term(change: TermChange) -> TermDiff:
    return TermDiff(
        before=_deadline(change.before),
        after=_deadline(change.after),
        adjustment=_written(change.adjustment),
    )


def _deadline(term: Term) -> TermRecord:
    return TermRecord(term.text, term.due)


def _record(change: RecordChange) -> RecordDiff:
    return RecordDiff(
        list_=change.key,
        kind=change.kind,
        ref=change.ref or None,
        before=_written(change.before),
        after=_written(change.after),
    )


def _parts(changes: Iterable[AreaChange | HolderChange]) -> list[PartDiff]:
    found = []
    for change in changes:
        known = change.after or change.before
        if known is not None:
            was = change.before.id if change.before and change.before.id != known.id else None
            found.append(
                PartDiff(
                    id=known.id,
                    name=known.name,
                    change=_whole(change.before, change.after),
                    was=was,
                    fields=_fields(change.fields),
                )
            )
    return found


def _fields(changes: Iterable[FieldChange]) -> list[Field]:
    return [Field(one.key, _written(one.before), _written(one.after)) for one in changes]


def _written(value: Any) -> Any:
    """A value as the YAML has it: keys that are not there are left out."""
    return _present(to_builtins(value))


def _present(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _present(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_present(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
