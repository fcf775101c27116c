"""What shows that a row is a task, whatever its words are like: a number, a term, an agency."""

import re
from collections.abc import Sequence
from typing import Literal

from caichcli.importers.agencies.cells import AgencyReader, CellReading
from caichcli.importers.grids.grid import Cell
from caichcli.importers.task_tables import numbers
from caichcli.plan import deadlines
from caichcli.plan.agencies import Register
from caichcli.plan.book import EARLIEST, LATEST
from caichcli.plan.deadlines import RefusalReason, UnreadableDeadline

Mark = Literal["number", "term", "agency"]

LONGEST = 300  # characters of a cell that may be an agency or a term alone
# What stands between agencies and about them, however it is typed.
_BETWEEN = re.compile(
    r"[,;:\n()]|\b(?:và|va|với|voi|chủ trì|chu tri|phối hợp|phoi hop)\b", re.IGNORECASE
)
# A cell is no term where it has other words; all else that is not read is a term badly written.
_NO_TERM: frozenset[RefusalReason] = frozenset(
    {"unknown-words", "no-term", "no-such-year", "no-frequency", "too-long"}
)


class Evidence:
    """Looks for marks of tasks; agencies are those that a register knows."""

    def __init__(self, register: Register) -> None:
        self._reader = AgencyReader(register)

    def of(self, cells: Sequence[Cell]) -> set[Mark]:
        """The marks of a row's cells, each cell having one at most; a number stands first."""
        texts = [cell.text for cell in cells if cell.text]
        marks: set[Mark] = {"number"} if texts and is_numbered(texts[0]) else set()
        return marks.union(*map(self.of_text, texts))

    def is_task(self, cells: Sequence[Cell]) -> bool:
        """Whether a row of which no heading tells is most likely a task's."""
        return sum(bool(cell.text) for cell in cells) > 2 and len(self.of(cells)) > 1

    def of_text(self, text: str) -> set[Mark]:
        """What a cell is as a whole: a term, an agency of the register, or neither."""
        if is_term(text):
            return {"term"}
        return {"agency"} if self._is_agency(text) else set()

    def _is_agency(self, text: str) -> bool:
        if len(text) > LONGEST:
            return False
        readings = map(self._reader.read, filter(None, (text, *_BETWEEN.split(text))))
        return any(
            name.in_register
            for one in readings
            if isinstance(one, CellReading)
            for name in one.names
        )


def is_numbered(text: str) -> bool:
    """Whether a cell is a task's or an area's number, or begins with one."""
    before = numbers.before(text)
    number = before[0] if before else numbers.of_cell(text)
    return number is not None and number.kind != "bullet"


def is_term(text: str) -> bool:
    """Whether a cell says when, and nothing else; also where no day can be told of it."""
    if len(text) > LONGEST:
        return False
    term = deadlines.read(text, EARLIEST, LATEST)
    return not isinstance(term, UnreadableDeadline) or term.reason not in _NO_TERM
