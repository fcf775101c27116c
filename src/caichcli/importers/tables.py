"""Which tables of a file hold tasks; which of several is meant, the reader is asked."""

from collections.abc import Sequence

from msgspec import Struct

from caichcli.importers import headings
from caichcli.importers.grids.grid import Grid, Refused, Source
from caichcli.importers.headings import Columns


class Table(Struct, frozen=True):
    """A table of tasks: its grids, one where no page parts it, each with its headings."""

    grids: tuple[Grid, ...]
    headings: tuple[tuple[Columns, ...], ...]

    @property
    def number(self) -> int:
        return self.grids[0].number

    @property
    def rows(self) -> int:
        """The rows below the first heading."""
        return sum(len(grid.rows) for grid in self.grids) - self.headings[0][0].last - 1


def candidates(source: Source) -> list[Table]:
    """The tables of a file that have the headings of tasks, each with those that carry it on."""
    found: list[Table] = []
    within: set[int] = set()  # tables whose words are those of a cell of another
    before: Grid | None = None
    for grid in source.grids:
        if grid.inside in within:
            within.add(grid.number)
            continue
        known = tuple(headings.find(grid))
        last = found[-1] if found and found[-1].grids[-1] is before else None
        if last and _carries_on(grid, last, known):
            found[-1] = Table((*last.grids, grid), (*last.headings, known))
            within.add(grid.number)
        elif known:
            found.append(Table((grid,), (known,)))
            within.add(grid.number)
        before = grid if grid.inside is None else before
    return found


def choose(source: Source, numbers: Sequence[int]) -> Table | Refused:
    """The table asked for by its number, several as one; else the only one that has tasks."""
    found = candidates(source)
    if numbers:
        return _asked(source, found, numbers)
    shown = [table for table in found if not table.grids[0].hidden] or found
    if not shown:
        return Refused("no-table", {"count": sum(bool(grid.rows) for grid in source.grids)})
    if len(shown) > 1:
        return Refused("several-tables", {"tables": tuple(shown)})
    return shown[0]


def _asked(source: Source, found: list[Table], numbers: Sequence[int]) -> Table | Refused:
    by_number = {grid.number: table for table in found for grid in table.grids}
    chosen: dict[int, Table] = {}
    for number in numbers:
        table = by_number.get(number)
        if table is None:
            exists = any(grid.number == number for grid in source.grids)
            known = ", ".join(str(each.number) for each in found)
            reason = "not-of-tasks" if exists else "no-such-table"
            return Refused(reason, {"number": number, "known": known or "–"})
        chosen[table.number] = table
    tables = list(chosen.values())
    return Table(
        tuple(grid for table in tables for grid in table.grids),
        tuple(known for table in tables for known in table.headings),
    )


def _carries_on(grid: Grid, table: Table, known: tuple[Columns, ...]) -> bool:
    """Whether a table goes on with the one right before it: Word shows them as one."""
    if not grid.follows or grid.width != table.grids[-1].width:
        return False
    headed = [columns for each in table.headings for columns in each]
    return not known or known[0].roles == headed[-1].roles
