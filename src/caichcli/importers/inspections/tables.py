"""Which tables of a file are of inspections, and what each inspects: its theme stands above it."""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from caichcli.importers.drafts import annex
from caichcli.importers.grids.grid import Grid, Source
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.vietnamese import fold

MOST_ABOVE = 6  # rows above a heading
_HEADINGS: tuple[tuple[str, Role], ...] = (
    (r"(so )?tt|stt|so thu tu", "number"),
    (
        r"(ten )?((cac )?(co quan|don vi|dia phuong|doi tuong)[, /]*)+(va )?(duoc |tien hanh )?"
        r"(kiem tra|thanh tra)( .*)?",
        "agencies",
    ),
    (r"(du kien )?thoi gian( du kien)?( tien hanh)?( kiem tra| thanh tra)?( du kien)?", "deadline"),
    (r"ghi chu", "note"),
)


def find(source: Source, numbers: Sequence[int] = ()) -> TaskTable | None:
    """Return the tables of units and their times, those of the numbers where there are some."""
    tables = [
        (grid, columns)
        for grid in source.grids
        if grid.inside is None
        and (not numbers or grid.number in numbers)
        and (columns := _columns(grid)) is not None
    ]
    if not tables:
        return None
    table = TaskTable(tuple(grid for grid, _ in tables), tuple((columns,) for _, columns in tables))
    return structs.replace(table, themes=tuple(_themes(source, table)), duty="inspections")


def _columns(grid: Grid) -> Columns | None:
    for at, row in enumerate(grid.rows[: MOST_ABOVE + 1]):
        texts = tuple(cell.text for cell in row)
        roles = tuple(map(_role, texts))
        if "agencies" in roles and "deadline" in roles:
            return Columns(at, at, roles, texts)
    return None


def _role(text: str) -> Role:
    words = fold(text).strip(" .:")
    return next((role for form, role in _HEADINGS if re.fullmatch(form, words)), "other")


def _themes(source: Source, table: TaskTable) -> Iterator[str]:
    """The theme of each table: the last line above it that is none of a form's; else its name."""
    for grid, headings in zip(table.grids, table.headings, strict=True):
        yield annex.theme(source, TaskTable((grid,), (headings,))) or grid.name
