"""Plans before and after an edit, in a few lines of YAML, and what is told of the edit.

A task is written as in a plan; ``id``, ``title`` and ``area`` may be left out.
The plan runs over 2020 and was issued on 10/1/2020.
"""

import datetime as dt
from typing import Any

import msgspec
import yaml

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.changes.diff import Changes, PlanChanges, Snapshot, TaskChange, Term
from caichcli.plan.model import PlanFile, RegisterFile

FILE = "plans/2020.yaml"
REGISTER = """
schema: 1
agencies:
  - {id: bo-a, name: Bộ A, kind: ministry}
  - {id: bo-b, name: Bộ B, kind: ministry}
  - {id: bo-c, name: Bộ C, kind: ministry}
  - {id: van-phong, name: Văn phòng, kind: committee}
groups:
  - {id: hai-bo, name: Hai bộ, members: [bo-a, bo-b]}
"""
HEAD = """
schema: 1
plan:
  id: ke-hoach
  title: Kế hoạch
  document: {number: 01/QĐ-VD, date: 2020-01-10}
  period: {from: 2020-01-01, to: 2020-12-31}
  standing_agency: van-phong
areas:
  - {id: I, name: Chỉ đạo}
  - {id: II, name: Thể chế}
"""


def load(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def register(text: str = REGISTER) -> Register:
    return Register(msgspec.convert(load(text), RegisterFile, strict=False))


def plan(tasks: str, head: str = HEAD) -> Any:
    """A plan's data: a head, and tasks that lack what does not matter."""
    data = load(head)
    data["tasks"] = [
        {"id": f"I.{number}", "title": f"Nhiệm vụ thứ {number}", "area": "I"} | task
        for number, task in enumerate(load(tasks) or [], 1)
    ]
    return data


def snapshot(*plans: Any, agencies: str = REGISTER, **others: Any) -> Snapshot:
    """A workspace's plans: the first ``plans/2020.yaml``, others by name."""
    shared = register(agencies)
    files = dict(zip([FILE], plans, strict=False)) | {
        f"plans/{name}.yaml": data for name, data in others.items()
    }
    books = {
        name: Book(msgspec.convert(data, PlanFile, strict=False), shared)
        for name, data in files.items()
    }
    return Snapshot(books, shared)


def told(changes: Changes) -> list[str]:
    """What is told, a line for each change."""
    lines = [line for plan_ in changes.plans for line in told_of_plan(plan_)]
    for holder in changes.holders:
        body = holder.after or holder.before
        assert body
        kind = "" if holder.fields else " new" if holder.after else " removed"
        lines += [f"@{body.id}{kind}"] if kind else []
        lines += [f"@{body.id} {one.key}: {one.before} -> {one.after}" for one in holder.fields]
    return lines


def told_of_plan(changes: PlanChanges) -> list[str]:
    if changes.before is None:
        return [f"{changes.book.head.id} is a new plan", *map(str, _tasks(changes))]
    if changes.after is None:
        return [f"{changes.book.head.id} is removed", *map(str, _tasks(changes))]
    lines = [f"plan {one.key}" for one in changes.head]
    for area in changes.areas:
        place = area.after or area.before
        assert place
        kind = "" if area.fields else "new" if area.after else "removed"
        lines += [f"area {place.id} {kind}"] if kind else []
        lines += [f"area {place.id} {one.key}: {one.before} -> {one.after}" for one in area.fields]
    return lines + _tasks(changes)


def _tasks(changes: PlanChanges) -> list[str]:
    lines = [line for task in changes.tasks for line in told_of_task(task)]
    return lines + [
        f"{old.task.id} goes to {new.book.head.id}/{new.task.id}" for old, new in changes.departed
    ]


def told_of_task(change: TaskChange) -> list[str]:
    id_ = change.task.id
    lines = []
    if change.before is None or change.after is None:
        lines.append(f"{id_} {'new' if change.before is None else 'removed'}")
    elif change.moved:
        lines.append(f"{id_} from {change.before.book.head.id}/{change.before.task.id}")
    elif change.id_changed:
        lines.append(f"{id_} was {change.before.task.id}")
    lines += [f"{id_} {one.key}: {one.before} -> {one.after}" for one in change.fields]
    for step in change.terms:
        paper = step.adjustment.document if step.adjustment else None
        by = f" by {paper.number}" if paper else ""
        lines.append(f"{id_} term {_term(step.before)} -> {_term(step.after)}{by}")
    for one in change.records:
        where = f" at {one.position}" if one.position is not None else ""
        lines.append(f"{id_} {one.key} {one.kind} {one.ref}".rstrip() + where)
    return lines


def _term(term: Term) -> str:
    return f"{term.text or '-'} ({day(term.due)})"


def day(date: dt.date | None) -> str:
    return f"{date.day}/{date.month}" if date else "-"
