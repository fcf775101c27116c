"""An edit as its rules ask it: one plan's changes, and the places of what changed."""

import datetime as dt
from bisect import bisect
from collections.abc import Iterator

from msgspec import Struct

from caichcli.plan.changes.diff import PlanChanges, TaskChange
from caichcli.plan.changes.duties import DutyChange
from caichcli.plan.changes.pairs import Located
from caichcli.plan.changes.records import RecordChange, meaning
from caichcli.plan.changes.slips import mended_keys
from caichcli.plan.finding import Place
from caichcli.plan.model import Task, Update


class Edit(Struct, frozen=True):
    """One plan's changes, and the day of the figures that they change.

    ``register`` tells that the register changed too. ``whole`` is False where some file of
    today's could not be read: what seems removed may then stand in that file.
    """

    plan: PlanChanges
    day: dt.date
    register: bool
    whole: bool

    @property
    def file(self) -> str:
        """The plan's file as it is; of a plan that is removed, as it was."""
        copy = self.plan.after or self.plan.before
        return copy.file if copy else ""


def changed_tasks(edit: Edit) -> Iterator[tuple[Located, Located, TaskChange]]:
    """Yield the tasks that changed and are still there."""
    for change in edit.plan.tasks:
        if change.before and change.after:
            yield change.before, change.after, change


def entries(edit: Edit, *kinds: str) -> Iterator[tuple[Located, Located, RecordChange]]:
    """Yield what became, in one of these ways, of log entries of tasks that are still there."""
    for old, new, change in changed_tasks(edit):
        for record in change.records:
            if record.key == "updates" and record.kind in kinds:
                yield old, new, record


def duty_entries(edit: Edit, *kinds: str) -> Iterator[tuple[DutyChange, RecordChange]]:
    """Yield what became, in one of these ways, of log entries of units and shortcomings."""
    for change in edit.plan.duties:
        for record in change.records:
            if record.key == "updates" and record.kind in kinds:
                yield change, record


def task_route(task: Located, *keys: str | int | None) -> tuple[str | int, ...]:
    """Return the route to a task as it stands now, or to something within it."""
    return ("tasks", task.position, *(key for key in keys if key is not None))


def task_place(task: Located, *keys: str | int | None) -> Place:
    """Return the place of a task as it stands now, or of something within it."""
    return Place(task.copy.file, task_route(task, *keys))


def removals(plan: PlanChanges) -> Iterator[tuple[Located, Place]]:
    """Yield the tasks of the base that are gone, each with the place of the nearest one left."""
    if plan.after is None:
        return
    neighbours = sorted(
        (old.position, new.position)
        for old, new in plan.pairs
        if old and new and old.plan == new.plan
    )
    for change in plan.tasks:
        if change.before and change.after is None:
            above = bisect(neighbours, (change.before.position, 0))
            route = ("tasks", neighbours[above - 1][1], "id") if above else ("tasks",)
            yield change.before, Place(plan.after.file, route, on_key=not above)


def documented(old: Task, new: Task) -> bool:
    """Return whether a task has another assigning document than before."""
    return new.document is not None and meaning(old.document) != meaning(new.document)


def is_passed_on(old: Task, new: Task, change: TaskChange) -> bool:
    """Return whether a document cited since, or a slip mended, says who leads the task now."""
    cited = (one.after.document for one in change.records if isinstance(one.after, Update))
    return documented(old, new) or "lead" in mended_keys(old, new) or any(cited)
