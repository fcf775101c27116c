"""The edit itself judged: what may not be done to a plan that people answer for.

A log is only added to, ids are for life, and a term or a lead moves by a
document. Each check is told one plan's changes since the base.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.changes.diff import Changes, PlanChanges, TaskChange, Term
from caichcli.plan.changes.pairs import Located
from caichcli.plan.changes.records import FieldChange, RecordChange, meaning, record_changes
from caichcli.plan.finding import Finding, Place, Related
from caichcli.plan.model import Id, Period, PlanDocument, Task, Update
from caichcli.rules import backdating
from caichcli.rules.registry import RULES
from caichcli.rules.rule import Fault

NONE = "–"


class Edit(Struct, frozen=True):
    """One plan's changes; ``whole`` is False where some file of today's could not be read.

    What seems removed may then stand in that file.
    """

    plan: PlanChanges
    whole: bool


Check = Callable[[Edit], Iterator[Fault]]


def judge(changes: Changes, *, whole: bool = True) -> list[Finding]:
    """Every fault of an edit, plan by plan; places are in the files as they are now.

    What is removed is told where it stood, at the nearest thing that is left;
    a plan that is removed, at its file as it was.
    """
    return [
        Finding(name, fault.place, RULES[name].severity, fault.values, fault.related)
        for plan in changes.plans
        for name, check in CHECKS.items()
        for fault in check(Edit(plan, whole))
    ]


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
    return [
        key for name, key in names if meaning(getattr(old, name)) != meaning(getattr(new, name))
    ]


def removed_entry(edit: Edit) -> Iterator[Fault]:
    """A log entry of the base that is gone."""
    for _, after, record in _entries(edit, "removed"):
        entry = record.before
        note = entry.note if isinstance(entry, Update) else None
        yield Fault(
            Place(after.copy.file, _route(after, "updates"), on_key=True),
            {"task": after.task.id, "entry": record.ref, "note": note or ""},
        )


def removed_task(edit: Edit) -> Iterator[Fault]:
    """A task of the base that is in no plan any more, instead of being taken out by an entry."""
    plan = edit.plan
    if plan.after is None or not edit.whole:
        return
    told = {fault.values["id"] for fault in reused_id(edit)}
    gone = [change.before for change in plan.tasks if change.before and change.after is None]
    left = sorted(
        (old.position, new.position)
        for old, new in plan.pairs
        if old and new and old.plan == new.plan
    )
    for task in gone:
        if task.task.id not in told:
            above = bisect(left, (task.position, 0))
            route = ("tasks", left[above - 1][1], "id") if above else ("tasks",)
            yield Fault(
                Place(plan.after.file, route, on_key=not above),
                {"task": task.task.id, "title": task.task.title},
            )


def removed_area(edit: Edit) -> Iterator[Fault]:
    """An area of the base that is gone, unless all of its tasks have gone to another plan."""
    plan = edit.plan
    if plan.before is None or plan.after is None or not edit.whole:
        return
    gone = {old.task.id for old, _ in plan.departed}
    for area in plan.areas:
        if area.before is None or area.after is not None:
            continue
        tasks = {task.id for task in plan.before.book.tasks if task.area == area.before.id}
        if not tasks or not tasks <= gone:
            yield Fault(
                Place(plan.after.file, ("areas",), on_key=True),
                {"area": area.before.id, "name": area.before.name},
            )


def removed_plan(edit: Edit) -> Iterator[Fault]:
    """A plan of the base that is in no file any more."""
    plan = edit.plan
    if plan.before and plan.after is None and edit.whole:
        head = plan.before.book.head
        yield Fault(Place(plan.before.file), {"plan": head.id, "title": head.title})


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
    for old, new, _ in _kept(edit):
        if old.task.id != new.task.id:
            yield _changed_id(_place(new, "id"), "task", old.task.id, new.task.id)


def _changed_id(place: Place, kind: str, before: Id, after: Id) -> Fault:
    return Fault(place, {"kind": kind, "before": before, "after": after})


def reused_id(edit: Edit) -> Iterator[Fault]:
    """A new task under an id that was another task's at the base."""
    if edit.plan.before is None:
        return
    known = edit.plan.before.book.task_by_id
    for change in edit.plan.tasks:
        if change.before is None and change.after and change.task.id in known:
            yield Fault(
                _place(change.after, "id"),
                {"id": change.task.id, "title": known[change.task.id].title},
            )


def changed_document(edit: Edit) -> Iterator[Fault]:
    """The plan's own document, or the period that it sets; to fill in what was left out is fine."""
    after = edit.plan.after
    for field in edit.plan.head if after else ():
        if after and field.key in ("document", "period") and not _only_filled_in(field):
            yield Fault(
                Place(after.file, ("plan", field.key)),
                {"key": field.key, "before": _shown(field.before), "after": _shown(field.after)},
            )


def _shown(value: PlanDocument | Period) -> str:
    if isinstance(value, Period):
        return f"{value.start} {NONE} {value.end}"
    given = (value.number, value.date, value.issuer, value.title, value.url)
    return ", ".join(str(part) for part in given if part)


def _only_filled_in(change: FieldChange | RecordChange) -> bool:
    """Whether all that was there is still there."""
    before, after = meaning(change.before) or {}, meaning(change.after) or {}
    return bool(after) and all(after.get(name) == value for name, value in before.items())


def inserted_entry(edit: Edit) -> Iterator[Fault]:
    """A log entry added above one that was there already: two branches do that honestly."""
    for old, after, record in _entries(edit, "inserted"):
        known = record_changes("updates", old.task.updates, after.task.updates)
        new = {one.position for one in known if one.is_new}
        places = range((record.position or 0) + 1, len(after.task.updates or ()))
        later = next(place for place in places if place not in new)
        yield Fault(
            _place(after, "updates", record.position),
            {"task": after.task.id, "entry": record.ref},
            (Related(_place(after, "updates", later), "later"),),
        )


def changed_deadline(edit: Edit) -> Iterator[Fault]:
    """A term moved by rewriting it, where an adjustment with its document should move it."""
    for old, new, change in _kept(edit):
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
    """Whether two wordings mean one term: the same day, frequency, or none at all."""
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


def changed_lead(edit: Edit) -> Iterator[Fault]:
    """Other leads than at the base, and no document that says so."""
    for old, new, change in _kept(edit):
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
    """Whether a task has another assigning document than before."""
    return new.document is not None and meaning(old.document) != meaning(new.document)


def backdated_done(edit: Edit) -> Iterator[Fault]:
    """A task that was known to be overdue, and that entries added now make done on time.

    Known at the base, on the last day that any record of the plan there is of.
    """
    base = edit.plan.before
    known = backdating.last_day(base.book) if base else None
    if known is None:
        return
    for old, new, change in _kept(edit):
        for found in backdating.find(old, new, change, known):
            yield Fault(
                _place(new, "updates", found.position),
                {
                    "task": new.task.id,
                    "completed": str(found.completed),
                    "due": str(found.due),
                    "known": str(known),
                },
            )


def _kept(edit: Edit) -> Iterator[tuple[Located, Located, TaskChange]]:
    """The tasks that changed and are still there."""
    for change in edit.plan.tasks:
        if change.before and change.after:
            yield change.before, change.after, change


def _entries(edit: Edit, *kinds: str) -> Iterator[tuple[Located, Located, RecordChange]]:
    """What became, in one of these ways, of log entries of tasks that are still there."""
    for old, new, change in _kept(edit):
        for record in change.records:
            if record.key == "updates" and record.kind in kinds:
                yield old, new, record


def _route(task: Located, *keys: str | int | None) -> tuple[str | int, ...]:
    return ("tasks", task.position, *(key for key in keys if key is not None))


def _place(task: Located, *keys: str | int | None) -> Place:
    return Place(task.copy.file, _route(task, *keys))


CHECKS: dict[str, Check] = {
    "rewritten-entry": rewritten_entry,
    "removed-entry": removed_entry,
    "removed-task": removed_task,
    "removed-area": removed_area,
    "removed-plan": removed_plan,
    "changed-id": changed_id,
    "reused-id": reused_id,
    "changed-document": changed_document,
    "inserted-entry": inserted_entry,
    "changed-deadline": changed_deadline,
    "changed-lead": changed_lead,
    "backdated-done": backdated_done,
}
