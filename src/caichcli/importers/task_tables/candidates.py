"""Which tables of a file hold tasks; which of several is meant, the reader is asked."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, structs

from caichcli.importers.grids.grid import FileRefusal, Grid, Source
from caichcli.importers.task_tables import headings
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.evidence import Evidence
from caichcli.importers.task_tables.headings import Search
from caichcli.importers.task_tables.row import TableRow
from caichcli.importers.task_tables.wordings import Role
from caichcli.plan.agencies import Register

NOBODY = Register()


class TaskTable(Struct, frozen=True):
    """A table of tasks: its grids, one where no page parts it, each with its headings.

    ``beside`` are the other tables of the file, which have no heading of tasks. ``rows_told`` are
    the rows of a text without a table, each told what it is. Tables of units that are inspected,
    and of what was found, have ``themes``, one a grid; ``duty`` says what is in one that is of no
    tasks.
    """

    grids: tuple[Grid, ...]
    headings: tuple[tuple[Columns, ...], ...]
    beside: tuple[Grid, ...] = ()
    rows_told: tuple[TableRow, ...] = ()
    themes: tuple[str, ...] = ()
    duty: Literal["", "inspections", "shortcomings", "initiatives"] = ""

    @property
    def number(self) -> int:
        return self.grids[0].number

    @property
    def rows(self) -> int:
        """The rows below the first heading."""
        return sum(len(grid.rows) for grid in self.grids) - self.headings[0][0].last - 1


class _Parts(Struct):
    """A table while those that carry it on are found: Word shows them as one."""

    grids: list[Grid]
    headings: list[tuple[Columns, ...]]
    words: frozenset[frozenset[str]] = frozenset()
    roles: tuple[Role, ...] = ()

    def add(self, grid: Grid, search: Search) -> None:
        self.grids.append(grid)
        self.headings.append(search.columns)
        self.words = search.words
        self.roles = search.columns[-1].roles if search.columns else self.roles


def candidates(source: Source, register: Register = NOBODY) -> list[TaskTable]:
    """The tables of a file that have the headings of tasks, each with those that carry it on."""
    evidence = Evidence(register)
    tables: list[_Parts] = []
    within: set[int] = set()  # tables whose words are those of a cell of another
    before: Grid | None = None
    for grid in source.grids:
        if grid.inside in within:
            within.add(grid.number)
            continue
        last = tables[-1] if tables and tables[-1].grids[-1] is before else None
        if last and not (grid.follows and grid.width == last.grids[-1].width):
            last = None
        search = headings.search(grid, evidence, last.words if last else frozenset())
        if last and (not search.columns or search.columns[0].roles == last.roles):
            last.add(grid, search)
            within.add(grid.number)
        elif search.columns:
            tables.append(_Parts([], []))
            tables[-1].add(grid, search)
            within.add(grid.number)
        before = grid if grid.inside is None else before
    return [TaskTable(tuple(table.grids), tuple(table.headings)) for table in tables]


def choose(
    source: Source, numbers: Sequence[int], register: Register = NOBODY
) -> TaskTable | FileRefusal:
    """The table asked for by its number, several as one; else the only one that has tasks.

    The agencies of ``register`` help to tell a task from a heading.
    """
    options = candidates(source, register)
    if numbers:
        return _by_number(source, options, numbers)
    visible = [table for table in options if not table.grids[0].is_hidden] or options
    plans = [table for table in visible if not table.headings[0][0].other]
    if visible and not plans:
        first = visible[0]
        return FileRefusal(f"other-{first.headings[0][0].other}", {"number": first.number})
    visible = plans
    if not visible:
        return FileRefusal("no-table", {"count": sum(bool(grid.rows) for grid in source.grids)})
    if len(visible) > 1:
        return FileRefusal("several-tables", {"tables": tuple(visible)})
    return structs.replace(visible[0], beside=tuple(_beside(source, options)))


def _beside(source: Source, tables: Sequence[TaskTable]) -> Iterator[Grid]:
    """The tables that no heading makes one of tasks, those within the cells of others left out."""
    within = {grid.number for table in tables for grid in table.grids}
    for grid in source.grids:
        if grid.inside in within:
            within.add(grid.number)
        elif grid.number not in within and not grid.is_hidden:
            yield grid


def _by_number(
    source: Source, options: list[TaskTable], numbers: Sequence[int]
) -> TaskTable | FileRefusal:
    by_number = {grid.number: table for table in options for grid in table.grids}
    choices: dict[int, TaskTable] = {}
    for number in numbers:
        table = by_number.get(number)
        if table is None:
            exists = any(grid.number == number for grid in source.grids)
            others = ", ".join(str(each.number) for each in options)
            reason = "not-of-tasks" if exists else "no-such-table"
            return FileRefusal(reason, {"number": number, "known": others or "–"})
        choices[table.number] = table
    tables = list(choices.values())
    return TaskTable(
        tuple(grid for table in tables for grid in table.grids),
        tuple(columns for table in tables for columns in table.headings),
    )
