"""A row of a table of duties, and what is said of it; every word is counted where it went."""

import re
from collections.abc import Iterator, Mapping, Sequence

from caichcli.importers.drafts.draft import (
    DraftVerdict,
    Fate,
    Left,
    Reason,
    Result,
    WordCounts,
    once,
)
from caichcli.importers.drafts.verdicts import SHOWN
from caichcli.importers.grids.grid import Cell, Grid, distinct
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.row import Kind
from caichcli.importers.task_tables.wordings import Role
from caichcli.plan.model import Id

_ROMAN = re.compile(r"[IVXLC]+|[A-Z]")
# What stands in columns of these is shown nowhere.
HIDDEN: tuple[Role, ...] = ("officer", "private")


class Line:
    """A row of a table, read by what its columns mean."""

    def __init__(self, grid: Grid, columns: Columns, at: int) -> None:
        self.grid = grid
        self.columns = columns
        self.at = at

    def cells(self) -> Iterator[tuple[Cell, Role]]:
        """The cells that begin in this row, each with what its column means."""
        for cell in distinct(self.grid.rows[self.at]):
            if cell.row == self.at:
                yield cell, self.columns.roles[cell.column]

    def text(self, role: Role) -> str:
        """The words of the columns with a role, those of cells that go on from above too."""
        places = self.columns.of(role)
        return "\n".join(self.grid.rows[self.at][at].text for at in places).strip()

    def words(self, role: Role) -> str:
        """The same on one line."""
        return " ".join(self.text(role).split())

    @property
    def is_group(self) -> bool:
        """Whether the row is a title of those below: a roman number, or nothing but one text."""
        number = self.text("number").strip(" .")
        texts = {text for one, role in self.cells() if (text := one.text) and role != "number"}
        merged = len({id(cell) for cell in self.grid.rows[self.at]}) < self.grid.width - 1
        if _ROMAN.fullmatch(number) or (merged and len(texts) <= 1):
            return True
        return not number and bool(self.columns.of("number")) and not self.text("deadline")

    def verdict(
        self,
        kind: Kind,
        result: Result,
        fates: Mapping[Role, Fate],
        reasons: Sequence[Reason] = (),
        record: Id | None = None,
    ) -> DraftVerdict:
        """Return what the row was taken as; ``record`` is what it went into."""
        words = dict.fromkeys(("taken", "heading", "ignored", "refused"), 0)
        leftovers: list[Left] = []
        is_record = kind not in ("heading", "group", "before")
        shown = []
        for cell, role in self.cells():
            fate = self._fate(kind, result, fates.get(role))
            words[fate] += cell.words
            if role in HIDDEN and is_record:
                continue
            shown.append(" ".join(cell.text.split()))
            if fate in ("ignored", "refused") and cell.text and is_record and role != "number":
                heading = self.columns.headings[cell.column]
                leftovers.append(Left(" ".join(heading.split()), cell.text))
        text = " | ".join(filter(None, shown))
        return DraftVerdict(
            self.grid.number,
            self.grid.name,
            self.grid.numbers[self.at],
            kind,
            result,
            text if len(text) <= SHOWN else text[: SHOWN - 1] + "…",
            record,
            None,
            once(reasons),
            tuple(leftovers),
            WordCounts(**words),
        )

    def _fate(self, kind: Kind, result: Result, own: Fate | None) -> Fate:
        if kind in ("heading", "group"):
            return "heading"
        if result == "refused":
            return "refused"
        return own or "ignored"
