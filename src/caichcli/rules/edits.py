"""The edit itself judged: what may not be done to a plan that people answer for.

A log is only added to, ids are for life, a term or a lead moves by a document,
and no figure changes in silence. Each rule is asked about one plan's changes
since the base.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from caichcli.plan.book import Book
from caichcli.plan.changes.diff import Changes, TaskChange, Term
from caichcli.plan.changes.pairs import Located
from caichcli.plan.changes.records import FieldChange, RecordChange, meaning, record_changes
from caichcli.plan.changes.slips import mended_keys
from caichcli.plan.finding import Finding, Place, Related
from caichcli.plan.log import REFERRING
from caichcli.plan.model import Adjustment, Id, Period, PlanDocument, Task, Update, words_of
from caichcli.rules import backdating, changed_figures, duty_edits
from caichcli.rules.changed_figures import ChangedFigure
from caichcli.rules.edit import (
    Edit,
    changed_tasks,
    documented,
    duty_entries,
    entries,
    is_passed_on,
    removals,
    task_place,
    task_route,
)
from caichcli.rules.rule import Fault, rule, rules_among

NONE = "–"


def judge(changes: Changes, day: dt.date, *, whole: bool = True) -> list[Finding]:
    """Return every fault of an edit, plan by plan; places are in the files as they are now.

    Figures are compared as of the end of ``day``. What is removed is told where it
    stood, at the nearest thing that is left; a plan that is removed, at its file as it was.
    """
    rules = rules_among({**vars(duty_edits), **globals()})
    return [
        finding
        for plan in changes.plans
        for one in rules
        for finding in one.findings(Edit(plan, day, bool(changes.holders), whole))
    ]


@rule("rewritten-entry", "error", kind="edit")
def rewritten_entry(edit: Edit) -> Iterator[Fault]:
    """A log entry that says something else than at the base, or stands in another order."""
    for old, after, record in entries(edit, "rewritten", "moved"):
        if record.kind == "moved" and not _in_order(old.task.updates or ()):
            continue  # this mends the order
        yield Fault(
            task_place(after, "updates", record.position),
            {
                "task": after.task.id,
                "duty": "",
                "entry": record.ref,
                "problem": record.kind,
                "keys": ", ".join(_differing(record)),
            },
        )
    for change, record in duty_entries(edit, "rewritten", "moved"):
        route = (*change.route, "updates", record.position or 0)
        keys = ", ".join(_differing(record))
        yield Fault(
            Place(edit.file, route),
            {
                "task": "",
                "duty": change.ref,
                "entry": record.ref,
                "problem": record.kind,
                "keys": keys,
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
    for _, after, record in entries(edit, "removed"):
        entry = record.before
        note = entry.note if isinstance(entry, Update) else None
        yield Fault(
            Place(after.copy.file, task_route(after, "updates"), on_key=True),
            {"task": after.task.id, "duty": "", "entry": record.ref, "note": note or ""},
        )
    for change, record in duty_entries(edit, "removed"):
        place = Place(edit.file, change.route)
        note = getattr(record.before, "note", None)
        yield Fault(
            place, {"task": "", "duty": change.ref, "entry": record.ref, "note": note or ""}
        )


@rule("removed-task", "error", kind="edit")
def removed_task(edit: Edit) -> Iterator[Fault]:
    """A task of the base that is in no plan any more, instead of being taken out by an entry."""
    plan = edit.plan
    if plan.after is None or not edit.whole:
        return
    reused_ids = {old.id for _, old in _under_old_ids(edit)}
    for task, place in removals(plan):
        if task.task.id not in reused_ids:
            yield Fault(place, {"task": task.task.id, "title": task.task.title})


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
    for old, new, _ in changed_tasks(edit):
        if old.task.id != new.task.id:
            yield _changed_id(task_place(new, "id"), "task", old.task.id, new.task.id)


def _changed_id(place: Place, kind: str, before: Id, after: Id) -> Fault:
    return Fault(place, {"kind": kind, "before": before, "after": after})


@rule("reused-id", "error", kind="edit")
def reused_id(edit: Edit) -> Iterator[Fault]:
    """A new task under an id that was another task's at the base."""
    for new, old in _under_old_ids(edit):
        yield Fault(task_place(new, "id"), {"id": old.id, "title": old.title})


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
    before = edit.plan.before
    mended = mended_keys(before.book.head, after.book.head) if before and after else frozenset()
    for field in edit.plan.head if after else ():
        guarded = field.key in ("document", "period") and field.key not in mended
        if after and guarded and not _only_filled_in(field):
            yield Fault(
                Place(after.file, ("plan", field.key)),
                {
                    "key": field.key,
                    "before": _in_words(field.before),
                    "after": _in_words(field.after),
                },
            )


def _in_words(value: PlanDocument | Period | None) -> str:
    if value is None:
        return NONE
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
    for old, after, record in entries(edit, "inserted"):
        records = record_changes("updates", old.task.updates, after.task.updates)
        new = {one.position for one in records if one.is_new}
        places = range((record.position or 0) + 1, len(after.task.updates or ()))
        later = next(place for place in places if place not in new)
        figure = changed_figures.vanished_by_insertion(old, after, edit.day)
        yield Fault(
            task_place(after, "updates", record.position),
            {
                "task": after.task.id,
                "entry": record.ref,
                "before": figure.before if figure else "",
                "after": figure.after if figure else "",
            },
            (Related(task_place(after, "updates", later), "later"),),
        )


@rule("changed-deadline", "warning", kind="edit")
def changed_deadline(edit: Edit) -> Iterator[Fault]:
    """A term moved by rewriting it, where an adjustment with its document should move it."""
    for old, new, change in changed_tasks(edit):
        mended = mended_keys(old.task, new.task)
        if documented(old.task, new.task):
            continue
        for term in change.terms if "deadline" not in mended else ():
            if term.adjustment is None and not _same(term.before, term.after):
                yield Fault(
                    task_place(new, "deadline"),
                    {
                        "task": new.task.id,
                        "before": term.before.text or NONE,
                        "after": term.after.text or NONE,
                        "problem": "deadline",
                    },
                )
        for record in change.records if "adjustments" not in mended else ():
            if record.key == "adjustments" and not _only_filled_in(record):
                yield _changed_adjustment(new, record)


def _same(before: Term, after: Term) -> bool:
    """Return whether two wordings mean one term: the same day, frequency, or none at all."""
    if before.due or after.due:
        return before.due == after.due
    return before.recurrence == after.recurrence and before.kind == after.kind != "conditional"


def _changed_adjustment(task: Located, record: RecordChange) -> Fault:
    place = Place(task.copy.file, task_route(task, "adjustments"), on_key=True)
    if record.position is not None:
        place = task_place(task, "adjustments", record.position)
    before, after = (
        f"{one.date}: {_content(one)}" if isinstance(one, Adjustment) else NONE
        for one in (record.before, record.after)
    )
    return Fault(
        place,
        {"task": task.task.id, "before": before, "after": after, "problem": "adjustment"},
    )


def _content(adjustment: Adjustment) -> str:
    """Return the new term, or the new leads, of an adjustment."""
    return words_of(adjustment.to) or ", ".join(adjustment.lead.to if adjustment.lead else ())


@rule("changed-lead", "warning", kind="edit")
def changed_lead(edit: Edit) -> Iterator[Fault]:
    """Other leads than at the base, and no document that says so."""
    for old, new, change in changed_tasks(edit):
        before, after = old.task.lead or [], new.task.lead or []
        if set(before) != set(after) and not is_passed_on(old.task, new.task, change):
            yield Fault(
                task_place(new, "lead"),
                {
                    "task": new.task.id,
                    "before": _names(old.book, before),
                    "after": _names(new.book, after),
                },
            )


def _names(book: Book, ids: Sequence[Id]) -> str:
    return "; ".join(book.register.name(id_) for id_ in ids) or NONE


@rule("figure-changed", "error", kind="edit", essential=True)
def figure_changed(edit: Edit) -> Iterator[Fault]:
    """Lateness that is gone by anything but a dated entry or an adjustment with its document."""
    plan = edit.plan
    everywhere = edit.register or bool(plan.head)
    changes = {one.after.position: one for one in plan.tasks if one.before and one.after}
    for old, new in plan.pairs:
        if old is None or new is None or not (everywhere or new.position in changes):
            continue
        change = changes.get(new.position)
        passed_on = change is not None and is_passed_on(old.task, new.task, change)
        place = _rewritten(new, change) if change else task_place(new, "id")
        for figure in changed_figures.find(old, new, edit.day, passed_on=passed_on):
            yield _changed_figure(new, place, figure)
    for task, place in removals(plan) if edit.whole else ():
        for figure in changed_figures.find(task, None, edit.day, passed_on=False):
            yield _changed_figure(task, place, figure)


def _changed_figure(task: Located, place: Place, figure: ChangedFigure) -> Fault:
    return Fault(
        place,
        {
            "task": task.task.id,
            "agencies": _names(task.book, figure.owners) if figure.owners else "",
            "before": figure.before,
            "after": figure.after,
        },
    )


def _rewritten(task: Located, change: TaskChange) -> Place:
    """Return the place of what was rewritten first of a task."""
    keys = [one.key for one in change.fields if one.key in ("lead", "assignment", "document")]
    if any(term.adjustment is None for term in change.terms):
        keys.insert(0, "deadline")
    records = [(one.key, one.position) for one in change.records if not one.is_new]
    route = next(iter([*((key, None) for key in keys), *records]), ("id", None))
    return task_place(task, *route)


@rule("backdated-done", "warning", kind="edit")
def backdated_done(edit: Edit) -> Iterator[Fault]:
    """A task that was known to be overdue, and that entries added now make done on time.

    Known at the base, on the last day that any record of the plan there is of.
    """
    base = edit.plan.before
    base_day = backdating.last_record_day(base.book) if base else None
    if base_day is None:
        return
    for old, new, change in changed_tasks(edit):
        for entry in backdating.find(old, new, change, base_day):
            yield Fault(
                task_place(new, "updates", entry.position),
                {
                    "task": new.task.id,
                    "completed": str(entry.completed or entry.due),
                    "due": str(entry.due),
                    "known": str(base_day),
                },
            )
