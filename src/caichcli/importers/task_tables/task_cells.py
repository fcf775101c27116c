"""A task while its rows are still being read: its words by what they mean."""

import re

from msgspec import Struct, field

from caichcli.importers.drafts.draft import Reason
from caichcli.importers.grids.grid import Cell, Sign
from caichcli.importers.task_tables.row import TableRow
from caichcli.importers.task_tables.wordings import REPORT_ROLES, Role
from caichcli.plan.model import Id

TASK_ROLES: tuple[Role, ...] = (
    "title", "lead", "support", "agencies", "deadline", "product", "document", "note", "unit",
    "officer", "start", "step", "former-term", "second-term",
)  # fmt: skip
_DASHES = re.compile(r"[-–—./…x ]*", re.IGNORECASE)
SPOILT: tuple[Sign, ...] = ("error", "formula-empty", "noise")


class TaskCells(Struct):
    """A task whose rows are still being read.

    ``parts`` are the words by meaning, each with the cell that it is from; ``pairs`` where further
    leads begin. ``history`` are the cells that tell of the work so far. ``parent`` are the words
    of the title that the task stands under; ``rows_of`` is the id that a task has of which this is
    one row.
    """

    id: Id
    area: Id | None
    parent: str
    rows: list[TableRow]
    parts: dict[Role, list[tuple[Cell, str]]]
    doubts: list[Reason] = field(default_factory=list)
    pairs: int = 1
    rows_of: Id = ""
    history: dict[Role, list[Cell]] = field(default_factory=dict)

    def text(self, role: Role) -> str:
        return "".join(text for _, text in self.parts.get(role, ()))

    def words(self, role: Role) -> str:
        """The words under a meaning; none where a dash or dots stand alone."""
        text = self.text(role)
        return "" if _DASHES.fullmatch(text) else text

    def extend(self, role: Role, cell: Cell, gap: str) -> None:
        """Words more under a meaning, behind those that are there."""
        parts = self.parts.setdefault(role, [])
        parts.append((cell, f"{gap if parts else ''}{cell.text}"))

    def tell(self, row: TableRow, *, own: bool = False) -> None:
        """Take the cells of a row that tell of the work so far."""
        for role in REPORT_ROLES:
            for cell in row.under(role, own=own):
                self.history.setdefault(role, []).append(cell)

    def said(self) -> dict[Role, str]:
        """What the cells tell of the work so far, by their meanings; blank lines between cells."""
        return {
            role: "\n\n".join(cell.text for cell in cells if not set(SPOILT) & set(cell.signs))
            for role, cells in self.history.items()
        }

    def heading(self, role: Role) -> str:
        """The heading above the first words under a meaning, in one line."""
        columns, (cell, _) = self.rows[0].columns, self.parts[role][0]
        return " ".join(columns.headings[cell.column].split()) if columns else ""

    def is_spoilt(self, role: Role) -> bool:
        """Whether words under a meaning are none to go by."""
        return any(set(SPOILT) & set(cell.signs) for cell, _ in self.parts.get(role, ()))

    @property
    def cells(self) -> list[Cell]:
        return [cell for parts in self.parts.values() for cell, _ in parts]

    @property
    def is_whole(self) -> bool:
        """Whether this is no part of another task."""
        return self.rows[0].kind == "task"

    def name_by_product(self) -> None:
        """Tell the rows of one task apart by their products, where each has its own."""
        cells = [cell for cell, _ in self.parts.get("product", ()) if cell.row == self.rows[0].at]
        if cells:
            words = " ".join(" ".join(cell.text.split()) for cell in cells)
            self.parts["title"] = [*self.parts["title"], (cells[0], f": {words}")]
