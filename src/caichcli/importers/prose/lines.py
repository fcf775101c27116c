"""Tasks of a text as rows of a table of one's own: each paragraph is a row, each word in a cell."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from caichcli.importers.grids.grid import Cell, Grid
from caichcli.importers.marks import WordPattern
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.numbers import RowNumber
from caichcli.importers.task_tables.row import Kind, TableRow
from caichcli.importers.task_tables.wordings import Role
from caichcli.plan.kinds import LeadBasis

# "number" also holds the words before a field's colon, "other" what else is said.
ROLES: tuple[Role, ...] = (
    "number", "title", "lead", "support", "agencies", "deadline", "product", "document", "note",
    "other",
)  # fmt: skip
HEADINGS = (
    "", "", "Cơ quan chủ trì", "Cơ quan phối hợp", "Chủ trì, phối hợp", "Thời hạn", "Sản phẩm",
    "Văn bản giao việc", "Ghi chú", "",
)  # fmt: skip


# The end of a paper: who gets it, and who signs.
_ENDS = WordPattern(r"(?:nơi nhận|người (?:lập|ký))\b|(?:TM|KT|TL|TUQ|Q)\. ", re.IGNORECASE)


def ends(text: str) -> bool:
    """Whether a paragraph is the end of a paper: no task stands behind it."""
    return _ENDS.match(text) is not None


class ProseLine(Struct):
    """A paragraph, or a sentence of one: what it is and its words by what they mean.

    ``source`` are the words as the text has them, ``basis`` on what the lead rests; ``within`` are
    meanings whose words stand in other cells.
    """

    paragraph: int
    kind: Kind
    words: dict[Role, str] = field(default_factory=dict)
    number: RowNumber | None = None
    source: str = ""
    basis: LeadBasis | None = None
    doubts: tuple[str, ...] = ()
    within: frozenset[Role] = frozenset()


def table(lines: Sequence[ProseLine]) -> TaskTable:
    """The lines as one table without headings, its rows told already."""
    columns = Columns(-1, -1, ROLES, HEADINGS)
    cells = tuple(
        tuple(_cell(line, role, at, column) for column, role in enumerate(ROLES))
        for at, line in enumerate(lines)
    )
    numbers = tuple(line.paragraph for line in lines)
    grid = Grid("text", 1, cells, numbers, below=numbers[0] - 1)
    rows = tuple(
        TableRow(
            grid,
            at,
            columns,
            line.kind,
            line.number,
            line.words.get("title", ""),
            doubts=line.doubts,
            source=line.source,
            basis=line.basis,
        )
        for at, line in enumerate(lines)
    )
    return TaskTable((grid,), ((columns,),), rows_told=rows)


def _cell(line: ProseLine, role: Role, at: int, column: int) -> Cell:
    return Cell(line.words.get(role, ""), at, column, ("within",) if role in line.within else ())
