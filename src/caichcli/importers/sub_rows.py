"""Rows of one task that have leads and terms of their own: each is a task under it, 3.1 and 3.2."""

from caichcli.importers.row import Row
from caichcli.importers.task_cells import TASK_ROLES, TaskCells, next_id
from caichcli.plan.model import Id


def add(tasks: list[TaskCells], ids: set[Id], row: Row) -> TaskCells:
    """The row as a task beside the last one, which its first such row makes one of several."""
    first = tasks[-1]
    if not first.rows_of:
        _divide(first, tasks, ids)
    task = TaskCells("", first.area, first.parent, [row], {}, rows_of=first.rows_of)
    task.parts["title"] = first.parts["title"][:1]
    for role in TASK_ROLES:
        for cell in row.under(role) if role != "title" else ():
            task.extend(role, cell, "\n")
    _number(task, tasks, ids)
    task.name_by_product()
    tasks.append(task)
    return task


def _divide(task: TaskCells, tasks: list[TaskCells], ids: set[Id]) -> None:
    """Make a task the first of those that its rows are."""
    number = task.rows[0].number
    title = task.text("title")
    task.parent = f"{number.text}. {title}" if number and number.text else title
    task.rows_of = task.id
    ids.discard(task.id)
    _number(task, tasks, ids)
    task.name_by_product()


def _number(task: TaskCells, tasks: list[TaskCells], ids: set[Id]) -> None:
    """Give a row of a task its id."""
    ordinal = 1 + sum(each.rows_of == task.rows_of for each in tasks if each is not task)
    task.id = f"{task.rows_of}.{ordinal}"
    while task.id in ids:
        task.id = next_id(task.id)
    ids.add(task.id)
