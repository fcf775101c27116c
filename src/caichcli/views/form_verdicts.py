"""What became of the forms that came back: a verdict a row, a file, and who has not answered."""

from typing import Any, Literal

from msgspec import Struct

from caichcli.plan.agencies import Register
from caichcli.plan.finding import Finding
from caichcli.plan.model import Id
from caichcli.views.receipt import Receipt

RowKind = Literal["taken", "agreed", "already", "refused", "held", "empty"]
FileKind = Literal["taken", "part", "nothing", "refused", "skipped"]


class Remark(Struct, frozen=True):
    """Something to tell of a cell, a row or a file: a key of the messages, or a rule's finding."""

    code: str
    cell: str = ""
    values: dict[str, Any] = {}
    finding: Finding | None = None


class RowVerdict(Struct, frozen=True):
    """A row that was sent out, or that somebody added: ``taken`` is recorded, ``already`` was
    before, ``held`` is right but waits for the others of its file, ``empty`` is left unanswered;
    by ``agreed`` the agency says that what was put before it is right, which is recorded too.

    ``number`` is its row in the sheet, 0 where it is gone; ``sheet`` is empty where that is the
    form's first.
    """

    kind: RowKind
    key: str
    number: int
    faults: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    record: dict[str, Any] = {}
    sheet: str = ""


class FileVerdict(Struct, frozen=True):
    """A form: all of its answers were recorded, or none of them.

    ``part`` is one of which the refused rows were left out, as was asked for, ``nothing``
    a form with nothing new, ``skipped`` one that stands twice or was already checked and
    not touched since.
    """

    path: str
    kind: FileKind
    agency: Id | None = None
    period: str = ""
    sheet: str = ""
    rows: tuple[RowVerdict, ...] = ()
    faults: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()

    @property
    def as_sent(self) -> bool:
        """Whether nobody has opened and saved it since it was made: it answers nothing."""
        return any(note.code == "as-sent" for note in self.notes)

    def count(self, *kinds: RowKind) -> int:
        """How many rows are of these kinds."""
        return sum(row.kind in kinds for row in self.rows)


class Silent(Struct, frozen=True):
    """An agency that has not answered: it sent no form, an empty one, or left rows empty."""

    agency: Id
    reason: Literal["no-form", "empty", "part"]
    empty_rows: int = 0


class FormsOutcome(Struct, frozen=True):
    """All the forms, and whether anything was written; what their answers do to the plan.

    ``difference`` is what they add to its file, or would.
    """

    plan: Id
    files: tuple[FileVerdict, ...]
    silent: tuple[Silent, ...]
    is_written: bool
    receipt: Receipt
    difference: str = ""
    commit: str | None = None

    @property
    def register(self) -> Register:
        """The register that names the agencies."""
        return self.receipt.book.register
