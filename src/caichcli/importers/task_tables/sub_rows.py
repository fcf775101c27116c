"""Rows of one task that have leads and terms of their own: each is a task under it, 3.1 and 3.2."""

from caichcli.importers.task_tables.ids import Ids
from caichcli.importers.task_tables.row import TableRow
from caichcli.importers.task_tables.task_cells import TASK_ROLES, TaskCells


def add(tasks: list[TaskCells], ids: Ids, row: TableRow) -> TaskCells:
    """The row as a task beside the last one, which its first such row makes one of several."""
    last = tasks[-1]
    if not last.rows_of:
        _divide(last, ids)
    ordinal = int(last.id.rpartition(".")[2].partition("-")[0]) + 1
    task = TaskCells("", last.area, last.parent, [row], {}, rows_of=last.rows_of)
    task.parts["title"] = last.parts["title"][:1]
    for role in TASK_ROLES:
        for cell in row.under(role) if role != "title" else ():
            task.extend(role, cell, "\n")
    _number(task, ordinal, ids)
    tasks.append(task)
    return task


def _divide(task: TaskCells, ids: Ids) -> None:
    """Make a task the first of those that its rows are."""
    number = task.rows[0].number
    title = task.text("title")
    task.parent = f"{number.text}. {title}" if number and number.text else title
    task.rows_of = task.id
    ids.take_back(task.id)
    _number(task, 1, ids)


def _number(task: TaskCells, ordinal: int, ids: Ids) -> None:
    """Give a row of a task its id, and a title that tells it from the others."""
    task.id = ids.give(f"{task.rows_of}.{ordinal}")
    task.name_by_product()
