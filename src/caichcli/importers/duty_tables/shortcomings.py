"""Tables of what inspections found (kết luận kiểm tra) -> shortcomings of their inspections."""

import re

from msgspec import structs

from caichcli.importers.agencies.cells import AgencyReader, Unread
from caichcli.importers.drafts.draft import Draft, Reason, RecordData, Terms
from caichcli.importers.duty_tables import records
from caichcli.importers.duty_tables.lines import Line
from caichcli.importers.duty_tables.records import RowRefused, Rows
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.records import read_term
from caichcli.importers.task_tables.wordings import Role
from caichcli.plan.agencies import Register
from caichcli.plan.deadlines import Deadline
from caichcli.plan.deadlines.counted import counted_term
from caichcli.plan.model import Id

_TAKEN: tuple[Role, ...] = (
    "shortcoming", "agencies", "lead", "recommendation", "deadline", "received", "document",
    "theme", "note",
)  # fmt: skip
_WORDS: tuple[Role, ...] = ("shortcoming", "recommendation", "note")
_AT = re.compile(r"\b(?:tại|đối với|của)\s+(?P<body>\S.*)$", re.IGNORECASE)


def build(table: TaskTable, register: Register, terms: Terms, conclusion: RecordData) -> Draft:
    """Return the draft of the shortcomings that tables hold, by the themes of their inspections.

    ``conclusion`` is the signed paper that holds them, empty where the file is none.
    """
    builder = _Builder(AgencyReader(register), terms, conclusion)
    for grid, (columns,), theme in zip(table.grids, table.headings, table.themes, strict=True):
        builder.begin(theme)
        for at, row in enumerate(grid.rows):
            if any(cell.text for cell in row):
                builder.row(Line(grid, columns, at), at)
    draft = builder.rows.draft(table)
    return structs.replace(draft, inspections=tuple(builder.inspections.values()))


class _Builder:
    def __init__(self, reader: AgencyReader, terms: Terms, conclusion: RecordData) -> None:
        self.rows = Rows(reader, terms)
        self.conclusion = conclusion
        self.inspections: dict[str, RecordData] = {}
        self.theme = ""
        self.unit: Id | None = None
        self.unit_doubts: list[Reason] = []

    def begin(self, theme: str) -> None:
        """A new table; its title may name the unit that it is about."""
        self.theme = theme
        match = _AT.search(theme)
        self._take_unit(match["body"] if match else "")
        if self.unit:
            self.unit_doubts = [Reason("shortcoming-unit-above", {"cell": theme})]

    def row(self, line: Line, at: int) -> None:
        if at <= line.columns.last:
            self.rows.head(line, at)
        elif line.text("title"):
            self.rows.verdicts.append(line.verdict("field", "taken", {"title": "taken"}))
        elif line.text("other") and line.grid.kind == "text":
            self.rows.verdicts.append(line.verdict("text", "ignored", {}))
        elif line.text("recommendation") and not line.text("shortcoming"):
            reasons = [Reason("recommendation-alone")]
            self.rows.tell(line, "shortcoming", reasons, (), None)
        elif not line.text("shortcoming") or (line.is_group and line.grid.kind != "text"):
            self._group(line)
        else:
            self._finding(line)

    def _group(self, line: Line) -> None:
        """A title of the rows below: the unit that they are about, where it names one."""
        texts = [cell.text for cell, role in line.cells() if cell.text and role != "number"]
        before = self.unit, self.unit_doubts
        self._take_unit(" ".join(texts))
        if self.unit is None:
            self.unit, self.unit_doubts = before
        self.rows.verdicts.append(line.verdict("group", "taken", {}))

    def _take_unit(self, text: str) -> None:
        """Take the unit that a title names, if it names one of the register."""
        reading = self.rows.reader.read(text)
        names = () if isinstance(reading, Unread) else reading.names
        self.unit = names[0].id if len(names) == 1 and names[0].in_register else None
        self.unit_doubts = []

    def _finding(self, line: Line) -> None:
        theme = line.words("theme") or self.theme
        inspection = self.inspections.setdefault(
            theme, {"id": f"KT.{len(self.inspections) + 1}", "theme": theme, "shortcomings": []}
        )
        own: list[RecordData] = inspection["shortcomings"]
        id_ = f"{inspection['id']}.{len(own) + 1}"
        try:
            record, doubts = self._record(line, id_)
        except RowRefused as refused:
            self.rows.tell(line, "shortcoming", [refused.reason], (), None)
            if not own:
                del self.inspections[theme]
            return
        alike = (record["unit"], record["text"])
        if any((one["unit"], one["text"]) == alike for one in own):
            doubts.append(Reason("shortcoming-twice"))
        else:
            own.append(record)
        self.rows.tell(line, "shortcoming", doubts, _TAKEN, id_)

    def _record(self, line: Line, id_: Id) -> tuple[RecordData, list[Reason]]:
        """The shortcoming of a row, in the order of a plan's keys, and what is in doubt of it."""
        records.refuse_persons(line, _WORDS)
        unit, doubts = self._unit(line, id_)
        owner, more = self.rows.body(line, "lead", id_)
        doubts += more
        conclusion, more = records.document(line.words("document"))
        doubts += more
        received, more = records.day_of(line.words("received"), "received")
        doubts += more
        term = line.words("deadline")
        if line.grid.kind == "text" and line.text("recommendation"):
            doubts.append(Reason("shortcoming-paired"))
        if term and not (counted_term(term) or _is_read(term, self.rows.terms)):
            doubts.append(Reason("inspection-time", {"cell": term}))
        values: RecordData = {
            "id": id_,
            "unit": unit,
            "text": line.words("shortcoming"),
            "recommendation": line.words("recommendation"),
            "owner": owner if owner != unit else None,
            "conclusion": conclusion or self.conclusion,
            "received": received,
            "deadline": term,
            "note": line.words("note"),
        }
        return {key: value for key, value in values.items() if value}, doubts

    def _unit(self, line: Line, id_: Id) -> tuple[Id, list[Reason]]:
        """The unit of a row: its own, else that of the rows above; raise RowRefused."""
        text = line.text("agencies")
        if text and not self.rows.is_ditto(line, "agencies"):
            self.unit, self.unit_doubts = self.rows.body(line, "agencies", id_)
        if self.unit is None:
            raise RowRefused(Reason("shortcoming-no-unit"))
        return self.unit, list(self.unit_doubts)


def _is_read(term: str, terms: Terms) -> bool:
    return isinstance(read_term(term, terms), Deadline)
