"""A row of a table of tasks, and what it is taken as."""

from typing import Literal

from msgspec import Struct

from caichcli.importers.grids.grid import Cell, Grid, distinct
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.numbers import RowNumber
from caichcli.importers.task_tables.wordings import Role
from caichcli.plan.kinds import LeadBasis

Kind = Literal[
    "before",  # above the heading
    "heading",
    "area",
    "group",  # a title that tasks stand under
    "task",
    "sub-task",
    "continuation",  # of the row before, cut by a page's end
    "pair",  # another lead, with its own support, of the task before
    "sub-row",  # a task under the one before: its title, a lead and a term of its own
    "note",
    "field",  # of a plan without a table: more of the task above
    "text",  # of such a plan: no task and no area
    "unclear",
    "unit",  # of an inspection
    "shortcoming",
    "initiative",
    "outside",  # in a table without headings, of which nothing is read
]

AGENCY_ROLES: tuple[Role, ...] = ("lead", "support", "agencies")
DATA_ROLES: tuple[Role, ...] = (*AGENCY_ROLES, "deadline", "product", "document")


class TableRow(Struct, frozen=True):
    """A row and what it is. ``cells`` are those that begin in it, ``title`` its title's words.

    ``cut`` are columns whose words go on from the row before. ``number`` may be one that is
    merged over several rows. ``source`` and ``basis`` are what a text says of a task, and of its
    lead.
    """

    grid: Grid
    at: int
    columns: Columns | None
    kind: Kind
    number: RowNumber | None = None
    title: str = ""
    cut: tuple[Cell, ...] = ()
    doubts: tuple[str, ...] = ()
    source: str = ""
    basis: LeadBasis | None = None

    @property
    def cells(self) -> list[Cell]:
        return [cell for cell in distinct(self.grid.rows[self.at]) if cell.row == self.at]

    def under(self, role: Role, *, own: bool = False) -> list[Cell]:
        """The cells under a meaning, also those merged from above; ``own``: begun in this row."""
        places = self.columns.of(role) if self.columns else ()
        if not places:
            return []
        row = self.grid.rows[self.at]
        cells = {id(row[at]): row[at] for at in places} if len(places) > 1 else {0: row[places[0]]}
        return [cell for cell in cells.values() if cell.says and (cell.row == self.at or not own)]

    def text(self, role: Role) -> str:
        return "\n".join(cell.text for cell in self.under(role))
