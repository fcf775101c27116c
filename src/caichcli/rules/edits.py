"""The edit itself judged: what may not be done to a plan that people answer for.

A log is only added to, ids are for life, and a term or a lead moves by a
document. Each rule is asked about one plan's changes since the base.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.changes.diff import Changes, PlanChanges, TaskChange, Term
from caichcli.plan.changes.pairs import Located
from caichcli.plan.changes.records import FieldChange, RecordChange, meaning, record_changes
from caichcli.plan.finding import Finding, Place, Related
from caichcli.plan.log import REFERRING
from caichcli.plan.model import Id, Period, PlanDocument, Task, Update
from caichcli.rules import backdating
from caichcli.rules.rule import Fault, rule, rules_among

NONE = "–"


class Edit(Struct, frozen=True):
    """One plan's changes; ``whole`` is False where some file of today's could not be read.

    What seems removed may then stand in that file.
    """

    plan: PlanChanges
    whole: bool


def judge(changes: Changes, *, whole: bool = True) -> list[Finding]:
    """Return every fault of an edit, plan by plan; places are in the files as they are now.

    What is removed is told where it stood, at the nearest thing that is left;
    a plan that is removed, at its file as it was.
    """
    rules = rules_among(globals())
    return [
        finding
        for plan in changes.plans
        for one in rules
        for finding in one.findings(Edit(plan, whole))
    ]


@rule("rewritten-entry", "error", kind="edit")
def rewritten_entry(edit: Edit) -> Iterator[Fault]:
    """A log entry that says something else than at the base, or stands in another order."""
    for old, after, record in _entries(edit, "rewritten", "moved"):
        if record.kind == "moved" and not _in_order(old.task.updates or ()):
            continue  # this mends the order
        yield Fault(
            _place(after, "updates", record.position),
            {
                "task": after.task.id,
                "entry": record.ref,
                "problem": record.kind,
                "keys": ", ".join(_differing(record)),
            },
        )


def _in_order(updates: Sequence[Update]) -> bool:
    days = [update.date for update in updates]
    return days == sorted(days)


def _differing(record: RecordChange) -> list[str]:
    old, new = record.before, record.after
    if old is None or new is None:
        return []
    names = zip(old.__struct_fields__, old.__struct_encode_fields__, strict=True)
    keys = [
        key for name, key in names if meaning(getattr(old, name)) != meaning(getattr(new, name))
    ]
    if keys or record.kind == "moved":
        return keys
    # The same words: what they name is another entry now.
    return [key for key in REFERRING if getattr(new, key, None)]


@rule("removed-entry", "error", kind="edit")
def removed_entry(edit: Edit) -> Iterator[Fault]:
    """A log entry of the base that is gone."""
    for _, after, record in _entries(edit, "removed"):
        entry = record.before
        note = entry.note if isinstance(entry, Update) else None
        yield Fault(
            Place(after.copy.file, _route(after, "updates"), on_key=True),
            {"task": after.task.id, "entry": record.ref, "note": note or ""},
        )


@rule("removed-task", "error", kind="edit")
def removed_task(edit: Edit) -> Iterator[Fault]:
    """A task of the base that is in no plan any more, instead of being taken out by an entry."""
    plan = edit.plan
    if plan.after is None or not edit.whole:
        return
    reused_ids = {old.id for _, old in _under_old_ids(edit)}
    removals = [change.before for change in plan.tasks if change.before and change.after is None]
    neighbours = sorted(
        (old.position, new.position)
        for old, new in plan.pairs
        if old and new and old.plan == new.plan
    )
    for task in removals:
        if task.task.id not in reused_ids:
            above = bisect(neighbours, (task.position, 0))
            route = ("tasks", neighbours[above - 1][1], "id") if above else ("tasks",)
            yield Fault(
                Place(plan.after.file, route, on_key=not above),
                {"task": task.task.id, "title": task.task.title},
            )


@rule("removed-area", "error", kind="edit")
def removed_area(edit: Edit) -> Iterator[Fault]:
    """An area of the base that is gone, unless all of its tasks have gone to another plan."""
    plan = edit.plan
    if plan.before is None or plan.after is None or not edit.whole:
        return
    departed_ids = {old.task.id for old, _ in plan.departed}
    for area in plan.areas:
        if area.before is None or area.after is not None:
            continue
        tasks = {task.id for task in plan.before.book.tasks if task.area == area.before.id}
        if not tasks or not tasks <= departed_ids:
            yield Fault(
                Place(plan.after.file, ("areas",), on_key=True),
                {"area": area.before.id, "name": area.before.name},
            )


@rule("removed-plan", "error", kind="edit")
def removed_plan(edit: Edit) -> Iterator[Fault]:
    """A plan of the base that is in no file any more."""
    plan = edit.plan
    if plan.before and plan.after is None and edit.whole:
        head = plan.before.book.head
        yield Fault(Place(plan.before.file), {"plan": head.id, "title": head.title})


@rule("changed-id", "error", kind="edit")
def changed_id(edit: Edit) -> Iterator[Fault]:
    """A plan, an area or a task under another id than at the base."""
    after = edit.plan.after
    if after is None:
        return
    for field in edit.plan.head:
        if field.key == "id":
            yield _changed_id(Place(after.file, ("plan", "id")), "plan", field.before, field.after)
    for area in edit.plan.areas:
        if area.before and area.after and area.before.id != area.after.id:
            place = Place(after.file, ("areas", after.book.file.areas.index(area.after), "id"))
            yield _changed_id(place, "area", area.before.id, area.after.id)
    for old, new, _ in _changed_tasks(edit):
        if old.task.id != new.task.id:
            yield _changed_id(_place(new, "id"), "task", old.task.id, new.task.id)


def _changed_id(place: Place, kind: str, before: Id, after: Id) -> Fault:
    return Fault(place, {"kind": kind, "before": before, "after": after})


@rule("reused-id", "error", kind="edit")
def reused_id(edit: Edit) -> Iterator[Fault]:
    """A new task under an id that was another task's at the base."""
    for new, old in _under_old_ids(edit):
        yield Fault(_place(new, "id"), {"id": old.id, "title": old.title})


def _under_old_ids(edit: Edit) -> Iterator[tuple[Located, Task]]:
    """Yield the new tasks under an id of the base, each with the task that had it."""
    tasks = edit.plan.before.book.task_by_id if edit.plan.before else {}
    for change in edit.plan.tasks:
        if change.before is None and change.after and change.task.id in tasks:
            yield change.after, tasks[change.task.id]


@rule("changed-document", "error", kind="edit")
def changed_document(edit: Edit) -> Iterator[Fault]:
    """The plan's own document, or the period that it sets; to fill in what was left out is fine."""
    after = edit.plan.after
    for field in edit.plan.head if after else ():
        if after and field.key in ("document", "period") and not _only_filled_in(field):
            yield Fault(
                Place(after.file, ("plan", field.key)),
                {
                    "key": field.key,
                    "before": _in_words(field.before),
                    "after": _in_words(field.after),
                },
            )


def _in_words(value: PlanDocument | Period) -> str:
    if isinstance(value, Period):
        return f"{value.start} {NONE} {value.end}"
    parts = (value.number, value.date, value.issuer, value.title, value.url)
    return ", ".join(str(part) for part in parts if part)


def _only_filled_in(change: FieldChange | RecordChange) -> bool:
    """Return whether all that was there is still there."""
    before, after = meaning(change.before) or {}, meaning(change.after) or {}
    return bool(after) and all(after.get(name) == value for name, value in before.items())


@rule("inserted-entry", "warning", kind="edit")
def inserted_entry(edit: Edit) -> Iterator[Fault]:
    """A log entry added above one that was there already: two branches do that honestly."""
    for old, after, record in _entries(edit, "inserted"):
        records = record_changes("updates", old.task.updates, after.task.updates)
        new = {one.position for one in records if one.is_new}
        places = range((record.position or 0) + 1, len(after.task.updates or ()))
        later = next(place for place in places if place not in new)
        yield Fault(
            _place(after, "updates", record.position),
            {"task": after.task.id, "entry": record.ref},
            (Related(_place(after, "updates", later), "later"),),
        )


@rule("changed-deadline", "warning", kind="edit")
def changed_deadline(edit: Edit) -> Iterator[Fault]:
    """A term moved by rewriting it, where an adjustment with its document should move it."""
    for old, new, change in _changed_tasks(edit):
        if _documented(old.task, new.task):
            continue
        for term in change.terms:
            if term.adjustment is None and not _same(term.before, term.after):
                yield Fault(
                    _place(new, "deadline"),
                    {
                        "task": new.task.id,
                        "before": term.before.text or NONE,
                        "after": term.after.text or NONE,
                        "problem": "deadline",
                    },
                )
        for record in change.records:
            if record.key == "adjustments" and not _only_filled_in(record):
                yield _changed_adjustment(new, record)


def _same(before: Term, after: Term) -> bool:
    """Return whether two wordings mean one term: the same day, frequency, or none at all."""
    if before.due or after.due:
        return before.due == after.due
    return before.recurrence == after.recurrence and before.kind == after.kind != "conditional"


def _changed_adjustment(task: Located, record: RecordChange) -> Fault:
    place = Place(task.copy.file, _route(task, "adjustments"), on_key=True)
    if record.position is not None:
        place = _place(task, "adjustments", record.position)
    before, after = (
        f"{one.date}: {getattr(one, 'to', '')}" if one else NONE
        for one in (record.before, record.after)
    )
    return Fault(
        place,
        {"task": task.task.id, "before": before, "after": after, "problem": "adjustment"},
    )


@rule("changed-lead", "warning", kind="edit")
def changed_lead(edit: Edit) -> Iterator[Fault]:
    """Other leads than at the base, and no document that says so."""
    for old, new, change in _changed_tasks(edit):
        before, after = old.task.lead or [], new.task.lead or []
        if set(before) == set(after) or _documented(old.task, new.task):
            continue
        cited = (r.after.document for r in change.records if isinstance(r.after, Update))
        if not any(cited):
            yield Fault(
                _place(new, "lead"),
                {
                    "task": new.task.id,
                    "before": _names(old.book, before),
                    "after": _names(new.book, after),
                },
            )


def _names(book: Book, ids: Sequence[Id]) -> str:
    return "; ".join(book.register.name(id_) for id_ in ids) or NONE


def _documented(old: Task, new: Task) -> bool:
    """Return whether a task has another assigning document than before."""
    return new.document is not None and meaning(old.document) != meaning(new.document)


@rule("backdated-done", "warning", kind="edit")
def backdated_done(edit: Edit) -> Iterator[Fault]:
    """A task that was known to be overdue, and that entries added now make done on time.

    Known at the base, on the last day that any record of the plan there is of.
    """
    base = edit.plan.before
    base_day = backdating.last_day(base.book) if base else None
    if base_day is None:
        return
    for old, new, change in _changed_tasks(edit):
        for entry in backdating.find(old, new, change, base_day):
            yield Fault(
                _place(new, "updates", entry.position),
                {
                    "task": new.task.id,
                    "completed": str(entry.completed),
                    "due": str(entry.due),
                    "known": str(base_day),
                },
            )


def _changed_tasks(edit: Edit) -> Iterator[tuple[Located, Located, TaskChange]]:
    """Yield the tasks that changed and are still there."""
    for change in edit.plan.tasks:
        if change.before and change.after:
            yield change.before, change.after, change


def _entries(edit: Edit, *kinds: str) -> Iterator[tuple[Located, Located, RecordChange]]:
    """Yield what became, in one of these ways, of log entries of tasks that are still there."""
    for old, new, change in _changed_tasks(edit):
        for record in change.records:
            if record.key == "updates" and record.kind in kinds:
                yield old, new, record


def _route(task: Located, *keys: str | int | None) -> tuple[str | int, ...]:
    return ("tasks", task.position, *(key for key in keys if key is not None))


def _place(task: Located, *keys: str | int | None) -> Place:
    return Place(task.copy.file, _route(task, *keys))
