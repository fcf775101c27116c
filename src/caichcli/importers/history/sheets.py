"""A sheet of reports on tasks that a plan has: its rows, each with what names the task and says.

Besides the tables of tasks that an import takes, one that names each task by its id alone will do.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from caichcli.importers.grids.grid import FileRefusal, Grid, Source
from caichcli.importers.history.days import reported_on, texts
from caichcli.importers.task_tables import columns, headings
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.evidence import Evidence
from caichcli.importers.task_tables.row import TableRow
from caichcli.importers.task_tables.wordings import REPORT_ROLES, Role, role_of
from caichcli.plan.agencies import Register

NAMES: tuple[Role, ...] = ("number", "title")
TOLD: tuple[Role, ...] = (*REPORT_ROLES, "note")


class SheetRow(Struct, frozen=True):
    """A row that tells of a task: its number in the file, the task's id and words, the cells."""

    number: int
    id: str
    title: str
    cells: Mapping[Role, str]


class Sheet(Struct, frozen=True):
    """The rows of a file that tell of tasks, and the day that it says they are of.

    ``dropped`` are headings of personal data.
    """

    rows: tuple[SheetRow, ...]
    day: dt.date | None = None
    dropped: tuple[str, ...] = ()


def read(source: Source, register: Register) -> Sheet | FileRefusal:
    """Return the reports that the tables of a file hold; FileRefusal where it has no such table."""
    evidence = Evidence(register)
    rows: list[SheetRow] = []
    dropped: dict[str, None] = {}
    about: list[str] = []
    before: Sequence[Columns] = ()
    for grid in source.grids:
        own = _headings(grid, evidence)
        goes_on = not own and before and grid.follows and grid.width == len(before[-1].roles)
        every = own or ([_from_top(before[-1])] if goes_on else [])
        about += texts(source, grid, own[0].last) if own else ()
        ends = [*(each.first for each in every[1:]), len(grid.rows)]
        for heading, end in zip(every, ends, strict=False):
            rows += _rows(grid, heading, end)
            private = (heading.headings[at] for at in heading.of("private"))
            dropped |= dict.fromkeys(" ".join(words.split()) for words in private)
        before = own or (before if goes_on else ())
    if not about:
        return FileRefusal("no-reports")
    return Sheet(tuple(rows), reported_on(about), tuple(dropped))


def _headings(grid: Grid, evidence: Evidence) -> list[Columns]:
    """The headings of reports: those of a table of tasks, else a row that names id and report."""
    every = headings.search(grid, evidence, frozenset()).columns
    if with_reports := [one for one in every if one.has(*TOLD) and one.has(*NAMES)]:
        return with_reports
    for at, row in enumerate(grid.rows):
        roles = tuple((role_of(cell.text) or ("other", 0))[0] for cell in row)
        if set(roles) & set(NAMES) and set(roles) & set(REPORT_ROLES):
            heading = Columns(at, at, roles, tuple(cell.text for cell in row))
            return [columns.with_reports(grid, heading)]
    return []


def _from_top(heading: Columns) -> Columns:
    """A heading of the page before, for a table that goes on without one."""
    return Columns(-1, -1, heading.roles, heading.headings)


def _rows(grid: Grid, heading: Columns, end: int) -> Iterator[SheetRow]:
    for at in range(heading.last + 1, end):
        row = TableRow(grid, at, heading, "task")
        texts = {role: [cell.text for cell in row.under(role)] for role in TOLD}
        cells = {role: "\n\n".join(words) for role, words in texts.items() if any(words)}
        if not cells or not any(row.under(role, own=True) for role in TOLD):
            continue
        yield SheetRow(grid.numbers[at], row.text("number"), row.text("title"), cells)
