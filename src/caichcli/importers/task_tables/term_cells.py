"""The words of a task's term where several columns tell of it."""

import re
from collections.abc import Callable, Iterable, Iterator

from caichcli.importers.grids.grid import Cell
from caichcli.importers.task_tables.task_cells import TaskCells
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.vietnamese import fold
from caichcli.plan.deadlines import Deadline, UnreadableDeadline

_PREFIX = re.compile(
    r"(?:dự kiến\s+)?(?:thời (?:gian|hạn|điểm)|tiến độ|hạn|lộ trình|ngày)\s*", re.I
)
# An adjusted term that is none.
_UNCHANGED = re.compile(r"(khong( (thay doi|dieu chinh|doi))?|giu nguyen|nhu cu|khong co)[ .]*")


def composed(
    task: TaskCells, read: Callable[[str], Deadline | UnreadableDeadline], notes: list[str]
) -> str:
    """The words of a task's term from all columns of terms; what is no part of it goes to notes."""
    text = task.words("deadline")
    former = _cells(task, "former-term")
    if former and (not text or _UNCHANGED.fullmatch(fold(text))):
        notes += _noted(task, _cells(task, "deadline"))
        text = former.pop().text
    notes += _noted(task, [*former, *_cells(task, "second-term")])
    if task.parts.get("step"):
        text = "; ".join(_steps(task))
    start = task.words("start")
    if not start:
        return text
    both = f"từ {start} đến {text}" if text else f"từ {start}"
    if _keeps_due(read(both), read(text) if text else None):
        return both
    notes += _noted(task, _cells(task, "start"))
    return text


def beside(
    task: TaskCells, read: Callable[[str], Deadline | UnreadableDeadline]
) -> tuple[str, ...]:
    """The terms of one row in columns of one heading, where they are due on different days."""
    cells = [cell for cell in _cells(task, "deadline") if cell.row == task.rows[0].at]
    terms = {cell.text: read(cell.text) for cell in cells}
    due = {term.due for term in terms.values() if isinstance(term, Deadline)}
    return tuple(terms) if len(due) > 1 else ()


def _keeps_due(
    both: Deadline | UnreadableDeadline, end: Deadline | UnreadableDeadline | None
) -> bool:
    """Whether a term that a first day was put before is due when it is due without."""
    if isinstance(both, UnreadableDeadline) or isinstance(end, UnreadableDeadline):
        return False
    return both.start is not None and both.due == (end.due if end else None)


def _cells(task: TaskCells, role: Role) -> list[Cell]:
    """The cells under a meaning that hold words."""
    cells = {id(cell): cell for cell, _ in task.parts.get(role, ())}
    return [cell for cell in cells.values() if cell.text.strip(" -–—.")]


def _noted(task: TaskCells, cells: Iterable[Cell]) -> list[str]:
    """What cells say, each behind its heading."""
    return [f"{_heading(task, cell)}: {cell.text}" for cell in cells]


def _heading(task: TaskCells, cell: Cell) -> str:
    columns = task.rows[0].columns
    return " ".join(columns.headings[cell.column].split()) if columns else ""


def _steps(task: TaskCells) -> Iterator[str]:
    """What is done by each term, as its heading says it: trình: Tháng 5."""
    steps = _cells(task, "step")
    cells = {id(cell): cell for cell in (*steps, *_cells(task, "deadline"))}
    for cell in cells.values():
        action = _PREFIX.sub("", _heading(task, cell), count=1)
        yield f"{action}: {cell.text}" if action and len(cells) > 1 else cell.text
