"""What tables of shortcomings and of initiatives have in common: bodies, documents, verdicts."""

from collections.abc import Iterator, Sequence

from caichcli.importers.agencies.cells import AgencyReader, Unread
from caichcli.importers.agencies.proposals import Collector
from caichcli.importers.drafts.draft import (
    Draft,
    DraftVerdict,
    Fate,
    Reason,
    RecordData,
    Result,
    Terms,
)
from caichcli.importers.drafts.verdicts import total
from caichcli.importers.duty_tables.lines import HIDDEN, Line
from caichcli.importers.grids.grid import GridNote
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.records import doubts_of
from caichcli.importers.task_tables.row import Kind
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.documents import parts
from caichcli.language.persons import person_in
from caichcli.language.wording import read_day
from caichcli.plan.model import Id


class RowRefused(Exception):
    """A row that makes no record, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.code)
        self.reason = reason


class Rows:
    """The rows of a file's tables as they are told: verdicts, agencies that the register lacks."""

    def __init__(self, reader: AgencyReader, terms: Terms) -> None:
        self.reader = reader
        self.terms = terms
        self.collector = Collector()
        self.verdicts: list[DraftVerdict] = []

    def body(self, line: Line, role: Role, record: Id) -> tuple[Id | None, list[Reason]]:
        """Return the one body that a cell names; raise RowRefused."""
        text = line.text(role)
        if not text:
            return None, []
        reading = self.reader.read(text)
        if isinstance(reading, Unread) or not reading.names:
            reason = reading.reason if isinstance(reading, Unread) else ""
            code = "ambiguous" if reason == "ambiguous" else "nobody"
            values = reading.values if isinstance(reading, Unread) else {}
            raise RowRefused(Reason(f"duty-{code}", {"cell": text, **values}))
        if len(reading.names) > 1:
            names = "; ".join(one.text for one in reading.names)
            raise RowRefused(Reason("duty-several", {"names": names}))
        (one,) = reading.names
        if not one.in_register:
            self.collector.add(one, record)
        return one.id, list(doubts_of(reading))

    def is_ditto(self, line: Line, role: Role) -> bool:
        """Whether a cell says that it goes on as the one above."""
        reading = self.reader.read(line.text(role))
        return isinstance(reading, Unread) and reading.reason == "ditto"

    def tell(
        self,
        line: Line,
        kind: Kind,
        reasons: Sequence[Reason],
        taken: Sequence[Role],
        record: Id | None,
    ) -> None:
        """Add what a row was taken as: refused where it made no record."""
        fates: dict[Role, Fate] = dict.fromkeys(taken, "taken")
        result: Result = "refused" if record is None else "doubtful" if reasons else "taken"
        self.verdicts.append(line.verdict(kind, result, fates, reasons, record))

    def head(self, line: Line, at: int) -> None:
        """Add a row of a heading, or one above it."""
        kind: Kind = "heading" if at >= line.columns.first else "before"
        self.verdicts.append(line.verdict(kind, "ignored", {}))

    def draft(self, table: TaskTable) -> Draft:
        """Return a draft without records: verdicts, proposals, what is told of columns dropped."""
        verdicts = tuple(self.verdicts)
        return Draft(
            (),
            (),
            self.collector.proposals(),
            verdicts,
            tuple(_dropped(table)),
            total(verdicts),
            self.terms,
        )


def _dropped(table: TaskTable) -> Iterator[GridNote]:
    for role in HIDDEN:
        headings = [
            " ".join(columns.headings[at].split())
            for of_grid in table.headings
            for columns in of_grid
            for at in columns.of(role)
        ]
        if headings:
            names = ", ".join(dict.fromkeys(headings))
            code = "dropped-persons" if role == "officer" else f"dropped-{role}"
            yield GridNote(code, {"headings": names})


def refuse_persons(line: Line, roles: Sequence[Role]) -> None:
    """Refuse a row that names a person: raise RowRefused."""
    if any(person_in(line.words(role)) for role in roles):
        raise RowRefused(Reason("duty-person"))


def document(text: str) -> tuple[RecordData | None, list[Reason]]:
    """Return a document that a cell cites, with what is in doubt of it."""
    if not text:
        return None, []
    number, day = parts(text)
    date = read_day(day) if day else None
    record: RecordData = {"number": number}
    if date is None:
        return record, [Reason("duty-document", {"cell": text})]
    return record | {"date": date.isoformat()}, []


def day_of(text: str, role: str) -> tuple[str | None, list[Reason]]:
    """Return the day that a cell names, with what is in doubt of it."""
    if not text:
        return None, []
    day = read_day(text)
    return (day.isoformat(), []) if day else (None, [Reason(f"duty-{role}", {"cell": text})])
