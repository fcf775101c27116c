"""Rows of one task that have leads and terms of their own: each is a task under it, 3.1 and 3.2."""

from collections.abc import Callable, Container

from caichcli.importers.row import Row
from caichcli.importers.task_cells import TASK_ROLES, TaskCells
from caichcli.plan.model import Id

Unused = Callable[[Id, Container[Id]], Id]


def add(tasks: list[TaskCells], ids: set[Id], row: Row, unused: Unused) -> TaskCells:
    """The row as a task beside the last one, which its first such row makes one of several.

    ``unused`` is the id for a number that may be used already.
    """
    last = tasks[-1]
    if not last.rows_of:
        _divide(last, ids, unused)
    ordinal = int(last.id.rpartition(".")[2].partition("-")[0]) + 1
    task = TaskCells("", last.area, last.parent, [row], {}, rows_of=last.rows_of)
    task.parts["title"] = last.parts["title"][:1]
    for role in TASK_ROLES:
        for cell in row.under(role) if role != "title" else ():
            task.extend(role, cell, "\n")
    _number(task, ordinal, ids, unused)
    tasks.append(task)
    return task


def _divide(task: TaskCells, ids: set[Id], unused: Unused) -> None:
    """Make a task the first of those that its rows are."""
    number = task.rows[0].number
    title = task.text("title")
    task.parent = f"{number.text}. {title}" if number and number.text else title
    task.rows_of = task.id
    ids.discard(task.id)
    _number(task, 1, ids, unused)


def _number(task: TaskCells, ordinal: int, ids: set[Id], unused: Unused) -> None:
    """Give a row of a task its id, and a title that tells it from the others."""
    task.id = unused(f"{task.rows_of}.{ordinal}", ids)
    ids.add(task.id)
    task.name_by_product()
