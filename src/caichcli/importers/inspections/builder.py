"""Tables of units and their times -> inspections, a verdict a row; every word is counted."""

import re
from collections.abc import Iterator, Sequence

from caichcli.importers.agencies.cells import AgencyReader, CellReading, Unread
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
from caichcli.importers.duty_tables.lines import Line
from caichcli.importers.grids.grid import Grid
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.records import doubts_of, read_term
from caichcli.importers.task_tables.row import Kind
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.vietnamese import fold
from caichcli.plan.agencies import Register
from caichcli.plan.deadlines import Deadline
from caichcli.plan.kinds import InspectionForm
from caichcli.plan.model import Id

_PARTS = re.compile(r"\s*\((?P<parts>[^()]+)\)\s*$")
_AFTER_SEMICOLON = re.compile(r"\s*;\s*")
# A comma within a name stands before a small letter: Chi cục Văn thư, lưu trữ.
_AFTER_COMMA = re.compile(
    r"\s*,\s*(?=[^\Wa-zđà-ỹ])"
    r"|\s+và\s+(?=(?:Vụ|Cục|Tổng cục|Chi cục|Sở|Phòng|Văn phòng|Trung tâm|Viện|Trường|Ban|UBND)\b)"
)
_FORMS: tuple[tuple[str, InspectionForm], ...] = (
    ("tu kiem tra", "self"),
    ("dot xuat", "unannounced"),
    ("qua bao cao", "by-report"),
    ("truc tiep", "direct"),
)


def build(table: TaskTable, register: Register, terms: Terms) -> Draft:
    """Return the draft of the inspections that tables hold, one for each theme."""
    builder = _Builder(AgencyReader(register), terms)
    for grid, (columns,), theme in zip(table.grids, table.headings, table.themes, strict=True):
        builder.table(grid, columns, theme)
    return builder.draft()


class _Builder:
    def __init__(self, reader: AgencyReader, terms: Terms) -> None:
        self.reader = reader
        self.terms = terms
        self.collector = Collector()
        self.inspections: dict[str, RecordData] = {}
        self.verdicts: list[DraftVerdict] = []

    def draft(self) -> Draft:
        inspections = tuple(one for one in self.inspections.values() if one["units"])
        return Draft(
            (),
            (),
            self.collector.proposals(),
            tuple(self.verdicts),
            (),
            total(self.verdicts),
            self.terms,
            inspections=inspections,
        )

    def table(self, grid: Grid, columns: Columns, theme: str) -> None:
        """Read a table; those of one theme make one inspection."""
        new: RecordData = {"id": f"KT.{len(self.inspections) + 1}", "theme": theme}
        if form := _form(theme):
            new["form"] = form
        inspection = self.inspections.setdefault(theme, {**new, "units": []})
        group: InspectionForm | None = None
        for at, row in enumerate(grid.rows):
            if not any(cell.text for cell in row):
                continue
            line = Line(grid, columns, at)
            if at <= columns.last:
                kind: Kind = "heading" if at >= columns.first else "before"
                doubts = [] if theme or kind == "before" else [Reason("inspection-theme")]
                self._tell(line, kind, "doubtful" if doubts else "ignored", {}, doubts)
            elif line.is_group:
                group = _form(line.text("agencies"))
                self._tell(line, "group", "taken", {})
            else:
                self._units(line, inspection, group)

    def _units(self, line: Line, inspection: RecordData, form: InspectionForm | None) -> None:
        """Add the units that a row names, each with the row's time."""
        text = line.text("agencies")
        brackets = _PARTS.search(text)
        reading = self._read(text)
        if isinstance(reading, Unread):
            code = "ambiguous" if reading.reason == "ambiguous" else "nobody" if text else "no-unit"
            reasons = [Reason(f"inspection-{code}", {"cell": text, **reading.values})]
            self._tell(line, "unit", "refused", {}, reasons)
            return
        doubts = list(doubts_of(reading))
        time = " ".join(line.text("deadline").split())
        if time and not isinstance(read_term(time, self.terms), Deadline):
            doubts.append(Reason("inspection-time", {"cell": time}))
        unit: RecordData = {}
        if brackets and len(reading.names) == 1 and not reading.is_cut:
            unit["parts"] = _divisions(brackets["parts"])
        if time:
            unit["time"] = time
        if form := _form(line.text("form")) or form:
            unit["form"] = form
        if note := "; ".join(filter(None, (line.words("theme"), line.words("note")))):
            unit["note"] = note
        for mention in reading.names:
            if not mention.in_register:
                self.collector.add(mention, inspection["id"])
            doubts += _put_in(inspection["units"], {"unit": mention.id, **unit}, mention.text)
        fates: dict[Role, Fate] = dict.fromkeys(("agencies", "deadline", "note", "theme"), "taken")
        if _form(line.text("form")):
            fates["form"] = "taken"
        self._tell(line, "unit", "doubtful" if doubts else "taken", fates, doubts, inspection["id"])

    def _read(self, text: str) -> CellReading | Unread:
        """The bodies of a cell: as a whole, else without the units in brackets behind a name."""
        return self.reader.read(_PARTS.sub("", text) or text)

    def _tell(
        self,
        line: Line,
        kind: Kind,
        result: Result,
        fates: dict[Role, Fate],
        reasons: Sequence[Reason] = (),
        inspection: Id | None = None,
    ) -> None:
        self.verdicts.append(line.verdict(kind, result, fates, reasons, inspection))


def _put_in(units: list[RecordData], new: RecordData, name: str) -> Iterator[Reason]:
    """Add a unit once; what may be a visit that stands there already is told."""
    if new in units:
        yield Reason("inspection-twice", {"name": name})
        return
    if any(_may_be_one_visit(new, other) for other in units):
        yield Reason("inspection-again", {"name": name})
    units.append(new)


def _may_be_one_visit(unit: RecordData, other: RecordData) -> bool:
    """Whether two rows are of one body, and not of divisions of it that differ."""
    parts, others = set(unit.get("parts", ())), set(other.get("parts", ()))
    apart = bool(parts and others) and not parts & others
    return unit["unit"] == other["unit"] and not apart


def _divisions(text: str) -> list[str]:
    """The units in brackets behind a body: parted by semicolons, else by commas."""
    between = _AFTER_SEMICOLON if ";" in text else _AFTER_COMMA
    return [one for one in between.split(text) if one]


def _form(words: str) -> InspectionForm | None:
    return next((form for text, form in _FORMS if text in fold(words)), None)
