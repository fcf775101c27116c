"""Which tables of a file are of duties: one kind is read at a time, the others are told."""

from collections.abc import Iterator, Sequence

from caichcli.importers.duty_tables import conclusions, headings
from caichcli.importers.grids.grid import GridNote, Source
from caichcli.importers.inspections import tables as inspections
from caichcli.importers.task_tables.candidates import TaskTable, candidates
from caichcli.plan.agencies import Register


def find(source: Source, numbers: Sequence[int], register: Register) -> TaskTable | None:
    """Return the tables of inspections, of what they found or of initiatives, or a conclusion.

    Of several kinds the first of these, unless the numbers say which.
    """
    return (
        inspections.find(source, numbers)
        or headings.find(source, numbers)
        or (None if numbers else conclusions.find(source, register))
    )


def beside(source: Source, table: TaskTable, register: Register) -> Iterator[GridNote]:
    """Yield which other tables of a file could be read with ``--table``, beside those of duties."""
    own = {grid.number for grid in table.grids}
    if not table.duty or table.grids[0].kind == "text":
        return
    kinds = [inspections.find(source), *headings.every(source)]
    other = [one for one in kinds if one and not own & {grid.number for grid in one.grids}]
    for one in other:
        numbers = ", ".join(str(grid.number) for grid in one.grids)
        yield GridNote(f"beside-{one.duty}", {"numbers": numbers})
    taken = own | {grid.number for one in other for grid in one.grids}
    rest = [one.number for one in candidates(source, register) if one.number not in taken]
    if rest:
        yield GridNote("beside-tasks", {"numbers": ", ".join(map(str, rest))})
