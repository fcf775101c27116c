"""The record that a task's words make: agencies, term, papers; and what is to be said of it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.importers.agencies.cells import AgencyReader, CellReading, Mention, Unread
from caichcli.importers.drafts.draft import Reason, RecordData, SheetEntry, Terms, once
from caichcli.importers.history import entries
from caichcli.importers.task_tables import people, term_cells
from caichcli.importers.task_tables.task_cells import SPOILT, TaskCells
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.documents import read_citation
from caichcli.plan import deadlines
from caichcli.plan.book import EARLIEST, LATEST
from caichcli.plan.deadlines import Deadline, UnreadableDeadline

_TERMLESS = ("which-year",)  # what a plan's period would settle


def read_term(text: str, terms: Terms) -> Deadline | UnreadableDeadline:
    """Return what a deadline means by what is known of its plan."""
    return deadlines.read(text, terms.start or EARLIEST, terms.end or LATEST, terms.issued)


class RecordOutcome(Struct, frozen=True):
    """What became of a task: its record, or why it is refused; and what is to be said of it.

    ``entry`` is what its row tells of the work so far; ``lacks_day`` where that is of no day.
    """

    record: RecordData | None
    mentions: tuple[Mention, ...]
    refusals: tuple[Reason, ...]
    doubts: tuple[Reason, ...]
    entry: SheetEntry | None = None
    lacks_day: bool = False


class Completer:
    """Turns pending tasks into records, one after the other: "như trên" means the one before."""

    def __init__(self, reader: AgencyReader, terms: Terms) -> None:
        self.reader = reader
        self.terms = terms
        self.above: dict[Role, str] = {}

    def complete(self, task: TaskCells) -> RecordOutcome:
        """The record that a task's words make; refused where one of its cells cannot be read."""
        refusals = list(_wordless_cells(task))
        doubts = [*task.doubts, *_signs(task)]
        notes: list[str] = []
        lead, support = self._agencies(task, doubts, notes)
        record: RecordData = {"id": task.id, "title": task.text("title"), "area": task.area}
        _put(record, "lead", list(dict.fromkeys(one.id for one in lead)))
        _put(record, "lead_basis", task.rows[0].basis)
        _put(record, "support", list(dict.fromkeys(one.id for one in support)))
        _put(record, "unit", task.words("unit") or _unit(lead))
        if self.terms.with_names:
            _put(record, "officer", people.name_alone(task.words("officer")))
        _put(record, "deadline", self._deadline(task, doubts, notes))
        _put(record, "product", task.words("product"))
        _put(record, "document", self._document(task, notes))
        _put(record, "source", task.parent)
        _put(record, "note", "\n".join(filter(None, (task.text("note"), *notes))))
        mentions = (*lead, *support)
        if refusals:
            return RecordOutcome(None, (), once(refusals), once(doubts))
        statement = task.said()
        report = entries.entry(statement, self.terms.reported)
        lacks_day = report is None and entries.entry(statement, dt.date.max) is not None
        doubts += report.doubts if report else ()
        return RecordOutcome(record, mentions, (), once(doubts), report, lacks_day)

    def _agencies(
        self, task: TaskCells, doubts: list[Reason], notes: list[str]
    ) -> tuple[list[Mention], list[Mention]]:
        mentions: dict[str, list[Mention]] = {"lead": [], "support": []}
        for role in ("lead", "support", "agencies"):
            text = self._ditto(role, task.words(role), doubts)
            if not text or task.is_spoilt(role):
                continue
            reading = self.reader.read(text)
            if isinstance(reading, Unread):
                doubts.append(
                    Reason(f"agencies-{reading.reason}", {"cell": text, **reading.values})
                )
                notes.append(f"{task.heading(role)}: {text}")
                continue
            doubts += doubts_of(reading)
            notes += reading.rest
            if reading.remarks or reading.nobody or self._has_units(task, role, reading):
                notes.append(f"{task.heading(role)}: {text}")
            for one in reading.names:
                mentions[one.role or ("support" if role == "support" else "lead")].append(one)
        lead = mentions["lead"]
        ids = {one.id for one in lead}
        support = [one for one in mentions["support"] if one.id not in ids]
        own = dict.fromkeys(one.text for one in mentions["support"] if one.id in ids)
        if own:
            doubts.append(Reason("own-supporter", {"names": "; ".join(own)}))
        if task.pairs > 1:
            doubts.append(Reason("pairs", {"count": str(task.pairs)}))
            notes.append(_pairs(task))
        return lead, support

    def _has_units(self, task: TaskCells, role: Role, reading: CellReading) -> bool:
        """Whether a cell names divisions that the task's own ``unit`` has no room for."""
        with_units = [one for one in reading.names if one.units]
        leads = reading.of("lead") if role != "support" else []
        is_room = len(leads) == 1 and with_units == leads and not task.words("unit")
        return bool(with_units) and not is_room

    def _ditto(self, role: Role, text: str, doubts: list[Reason]) -> str:
        """What the row above says, where a cell says only that it is the same."""
        reading = self.reader.read(text) if text else None
        if isinstance(reading, Unread) and reading.reason == "ditto" and role in self.above:
            doubts.append(Reason("ditto", {"cell": text, "above": self.above[role]}))
            return self.above[role]
        if text:
            self.above[role] = text
        return text

    def _deadline(
        self, task: TaskCells, doubts: list[Reason], notes: list[str]
    ) -> str | RecordData:
        """A term in its words, which somebody has to read where the grammar cannot."""
        text = term_cells.composed(task, self._term, notes)
        if not text:
            return ""
        if both := term_cells.beside(task, self._term):
            doubts.append(Reason("two-terms", {"terms": "; ".join(both)}))
        term = self._term(text)
        if not isinstance(term, UnreadableDeadline):
            return text
        if term.reason in _TERMLESS and self.terms.start is None:
            doubts.append(Reason("period-needed", {"cell": text}))
            return text
        if read_as := self.terms.readings.get(text):
            return self._as_read(text, read_as)
        values = {"cell": text, "reason": term.reason, "readings": "; ".join(term.readings)}
        doubts.append(Reason("deadline", values))
        return {"words": text}

    def _term(self, text: str) -> Deadline | UnreadableDeadline:
        return read_term(text, self.terms)

    def _as_read(self, words: str, read_as: str) -> RecordData:
        term: RecordData = {"words": words, "read_as": read_as}
        _put(term, "by", self.terms.reader)
        _put(term, "date", self.terms.read_on.isoformat() if self.terms.read_on else None)
        return term

    def _document(self, task: TaskCells, notes: list[str]) -> RecordData | None:
        text = task.words("document")
        citation = read_citation(text)
        if citation is None:
            notes += [text] if text else []
            return None
        return {**citation.record()}


def _unit(lead: Sequence[Mention]) -> str:
    """The divisions of the one lead that a task has."""
    return ", ".join(lead[0].units) if len(lead) == 1 else ""


def _put(record: RecordData, key: str, value: object) -> None:
    if value:
        record[key] = value


def _wordless_cells(task: TaskCells) -> Iterator[Reason]:
    """Cells that hold no words to go by: errors of Excel, formulas without a value, noise."""
    for cell in task.cells:
        for sign in SPOILT:
            if sign in cell.signs:
                yield Reason(f"cell-{sign}", {"cell": cell.text})
    for role in ("title", "lead", "support", "agencies"):
        for cell, _ in task.parts.get(role, ()):
            if "date" in cell.signs:
                yield Reason("cell-day-lost", {"cell": cell.text})
    if not task.text("title").strip():
        yield Reason("no-title")


def _signs(task: TaskCells) -> Iterator[Reason]:
    for cell in task.cells:
        for sign in ("formula", "glyph", "invisible", "hidden", "nested", "equation", "deleted"):
            if sign in cell.signs:
                yield Reason(f"cell-{sign}", {"cell": cell.text})


def doubts_of(reading: CellReading) -> Iterator[Reason]:
    """Yield what is in doubt of the names that a cell was read as."""
    for one in reading.names:
        values = {"name": one.text}
        if one.near:
            yield Reason("agency-near", {**values, "near": ", ".join(one.near)})
        elif one.doubt:
            yield Reason(f"agency-{one.doubt}", values)
        if one.twins:
            yield Reason("agency-twin", {**values, "twins": ", ".join(one.twins), "id": one.id})
    for words in reading.rest:
        yield Reason("agency-duty", {"words": words})
    for words in reading.nobody:
        yield Reason("agency-nobody", {"words": words})
    if reading.open_at:
        yield Reason("agency-open", {"words": reading.open_at})
    if reading.is_cut:
        yield Reason("agency-cut", {"name": reading.remarks[-1] if reading.remarks else "("})


def _pairs(task: TaskCells) -> str:
    """The leads of a task with the supporters of each, as its rows have them."""
    lines = []
    for row in task.rows:
        cells: Sequence[tuple[Role, str]] = [
            (role, cell.text)
            for role in ("lead", "support", "agencies")
            for cell in row.under(role, own=True)
        ]
        if cells:
            lines.append(" – ".join(" ".join(text.split()) for _, text in cells))
    return "; ".join(lines)
