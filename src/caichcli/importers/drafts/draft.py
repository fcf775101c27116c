"""What an import makes of a file: draft areas and tasks, agencies proposed, a verdict a row."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from msgspec import Struct

from caichcli.importers.grids.grid import GridNote
from caichcli.importers.task_tables.row import Kind
from caichcli.plan.kinds import AgencyKind
from caichcli.plan.model import Id

Result = Literal["taken", "doubtful", "refused", "ignored"]
Fate = Literal["taken", "heading", "ignored", "refused"]

RecordData = dict[str, Any]


class Reason(Struct, frozen=True):
    """Why a row is in doubt, refused or not entered; ``code`` is a key of the messages."""

    code: str
    values: dict[str, str] = {}


def once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons, each said once."""
    return tuple({(one.code, *one.values.items()): one for one in reasons}.values())


class Left(Struct, frozen=True):
    """Words of a row that the draft does not hold, and the heading of their column."""

    heading: str
    text: str


class WordCounts(Struct, frozen=True):
    """How many words went where; together they are all the words there are."""

    taken: int = 0
    heading: int = 0
    ignored: int = 0
    refused: int = 0

    @property
    def total(self) -> int:
        return self.taken + self.heading + self.ignored + self.refused


class DraftVerdict(Struct, frozen=True):
    """One row of the file: where it stands, what it was taken as, and what is to be said of it.

    ``row`` is the row's number in its table, sheet or file. ``task`` is the id of the task or
    the inspection that the row went into, ``area`` the one of the area.
    """

    table: int
    sheet: str
    row: int
    kind: Kind
    result: Result
    text: str
    task: Id | None = None
    area: Id | None = None
    reasons: tuple[Reason, ...] = ()
    left: tuple[Left, ...] = ()
    words: WordCounts = WordCounts()


class Proposal(Struct, frozen=True):
    """An agency or a group that the register lacks, as a line for it.

    ``spellings`` are the ways in which the file writes it, ``tasks`` those that name it; ``near``
    are ids of the register that may be meant instead.
    """

    id: Id
    name: str
    group: bool
    kind: AgencyKind | None
    spellings: tuple[str, ...]
    tasks: tuple[Id, ...]
    near: tuple[Id, ...] = ()
    reference: str | None = None


class Terms(Struct, frozen=True):
    """What deadlines are read by: the plan's period and the day of its document, where known.

    ``readings`` are what somebody reads words as that mean nothing by themselves: ``reader`` is
    whose they are, ``read_on`` since when. ``reported`` is the day of which a sheet tells;
    ``with_names`` takes the names of persons in charge.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    issued: dt.date | None = None
    readings: Mapping[str, str] = {}
    reader: Id | None = None
    read_on: dt.date | None = None
    reported: dt.date | None = None
    with_names: bool = False


class SheetEntry(Struct, frozen=True):
    """What a row says of the work: ``values`` as ``update`` takes them, the urgings, the doubts.

    ``remarks`` tell how the completion was dated; ``offer`` is the day of the result, which may be
    the one of completion.
    """

    values: RecordData
    reminders: tuple[RecordData, ...] = ()
    offer: str = ""
    doubts: tuple[Reason, ...] = ()
    remarks: tuple[Reason, ...] = ()


class DraftEntry(Struct, frozen=True):
    """What the row of a task tells of the work so far."""

    task: Id
    row: int
    entry: SheetEntry


class Draft(Struct, frozen=True):
    """The draft of a plan, in the order of the file; ``tasks`` are records as a plan has them.

    ``entries`` are what the file tells of the work so far; ``inspections`` and ``initiatives`` are
    records too.
    """

    areas: tuple[RecordData, ...]
    tasks: tuple[RecordData, ...]
    proposals: tuple[Proposal, ...]
    verdicts: tuple[DraftVerdict, ...]
    notes: tuple[GridNote, ...]
    words: WordCounts
    terms: Terms = Terms()
    entries: tuple[DraftEntry, ...] = ()
    inspections: tuple[RecordData, ...] = ()
    initiatives: tuple[RecordData, ...] = ()

    @property
    def lacks_day(self) -> bool:
        """Whether the file tells of the work so far, and not of which day."""
        return any(note.code == "history-day" for note in self.notes)

    @property
    def is_undecided(self) -> bool:
        """Whether a row is refused or doubtful, or no day is known of what rows report."""
        return bool(self.count("refused") or self.count("doubtful") or self.lacks_day)

    def count(self, result: Result) -> int:
        return sum(verdict.result == result for verdict in self.verdicts)

    def unread(self) -> dict[Id, str]:
        """Return the deadlines' words that nobody has read yet, by their tasks."""
        terms = {task["id"]: task.get("deadline") for task in self.tasks}
        return {
            id_: term["words"]
            for id_, term in terms.items()
            if isinstance(term, dict) and "read_as" not in term
        }
