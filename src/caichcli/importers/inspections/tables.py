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
_BODIES = r"(ten |danh sach )?((cac )?(co quan|don vi|dia phuong|doi tuong|bo|nganh)[, /]*(va )?)+"
_INSPECTED = r"(duoc |tien hanh )?(kiem tra|thanh tra)( .*)?"
_VISIT = r"( kiem tra| thanh tra)?"
_HEADINGS: tuple[tuple[str, Role], ...] = (
    (r"(so )?tt|stt|so thu tu", "number"),
    (_BODIES + _INSPECTED, "agencies"),
    (rf"(noi dung|chuyen de|linh vuc){_VISIT}", "theme"),
    (rf"(hinh thuc|phuong thuc){_VISIT}", "form"),
    (r"(truong|pho|thanh vien|thanh phan) doan.*|(nguoi|can bo|lanh dao) .*", "officer"),
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
        and (columns := _columns(source, grid)) is not None
    ]
    if not tables:
        return None
    table = TaskTable(tuple(grid for grid, _ in tables), tuple((columns,) for _, columns in tables))
    return structs.replace(table, themes=tuple(_themes(source, table)), duty="inspections")


def _columns(source: Source, grid: Grid) -> Columns | None:
    for at, row in enumerate(grid.rows[: MOST_ABOVE + 1]):
        texts = tuple(cell.text for cell in row)
        roles = tuple(map(_role, texts))
        columns = Columns(at, at, roles, texts)
        if "agencies" not in roles:
            columns = _of_bodies_alone(source, grid, columns)
        if {"agencies", "deadline"} <= set(columns.roles):
            return columns
    return None


def _of_bodies_alone(source: Source, grid: Grid, columns: Columns) -> Columns:
    """Columns with bodies of which another heading, or what stands above, says that they are
    inspected; the first column of words is of them, so that it is no table of tasks and leads.
    """
    heads = [fold(text).strip(" .:") for text in columns.headings]
    at = next((at for at, role in enumerate(columns.roles) if role != "number"), 0)
    if not heads or not re.fullmatch(_BODIES, heads[at]):
        return columns
    above = annex.theme(source, TaskTable((grid,), ((columns,),)))
    if not any(re.search(r"\b(kiem|thanh) tra\b", words) for words in (*heads, fold(above))):
        return columns
    roles = (*columns.roles[:at], "agencies", *columns.roles[at + 1 :])
    return structs.replace(columns, roles=roles)


def _role(text: str) -> Role:
    words = fold(text).strip(" .:")
    return next((role for form, role in _HEADINGS if re.fullmatch(form, words)), "other")


def _themes(source: Source, table: TaskTable) -> Iterator[str]:
    """The theme of each table: the last line above it that is none of a form's; else its name."""
    for grid, headings in zip(table.grids, table.headings, strict=True):
        yield annex.theme(source, TaskTable((grid,), (headings,))) or grid.name
