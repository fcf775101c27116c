"""Days of one column written in two orders: which of 6/7 and 7/6 is meant, the column may tell.

An Excel set to English turns 06/07/2026, typed for the 6th of July, into the 7th of June, and
leaves 25/04/2026 as text; programs export 06/30/2026 beside it.
"""

import re
from collections.abc import Iterator, Sequence

from caichcli.importers.drafts.draft import Reason
from caichcli.importers.grids.grid import Cell
from caichcli.importers.task_tables.task_cells import TaskCells
from caichcli.importers.task_tables.wordings import Role

ROLES: tuple[Role, ...] = ("deadline", "document")
MONTHS = 12
DAYS = 31

_DAY = re.compile(r"(?<![\d/-])([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![\d/-])")


def doubt(tasks: Sequence[TaskCells]) -> None:
    """Doubt the days of tasks, by columns that write some with the month first."""
    for role in ROLES:
        parts = [(task, cell) for task in tasks for cell, _ in task.parts.get(role, ())]
        in_doubt = _reasons([cell for _, cell in parts])
        for task, cell in parts:
            if id(cell) in in_doubt:
                task.doubts.append(in_doubt[id(cell)])


def _reasons(column: Sequence[Cell]) -> dict[int, Reason]:
    """Why cells of a column are in doubt, by their identities: either order may be meant."""
    real = [cell for cell in column if "date" in cell.signs]
    words = [cell for cell in column if "date" not in cell.signs]
    pairs = [pair for cell in words for pair in _pairs(cell)]
    if any(first <= MONTHS < second <= DAYS for first, second in pairs):
        return dict(_in_doubt(column))
    is_day_first = any(second <= MONTHS < first <= DAYS for first, second in pairs)
    if is_day_first and all(first <= MONTHS for cell in real for first, _ in _pairs(cell)):
        return dict(_in_doubt(real))
    return {}


def _pairs(cell: Cell) -> Iterator[tuple[int, int]]:
    for match in _DAY.finditer(cell.text):
        yield int(match[1]), int(match[3])


def _in_doubt(cells: Sequence[Cell]) -> Iterator[tuple[int, Reason]]:
    for cell in cells:
        for match in _DAY.finditer(cell.text):
            first, second = int(match[1]), int(match[3])
            if first != second and first <= MONTHS and second <= MONTHS:
                one, other = f"{first}/{second}/{match[4]}", f"{second}/{first}/{match[4]}"
                yield id(cell), Reason("day-order", {"cell": cell.text, "one": one, "other": other})
                break
