"""Tables of initiatives (sáng kiến) -> initiatives; their authors are persons, and left out."""

from msgspec import structs

from caichcli.importers.agencies.cells import AgencyReader
from caichcli.importers.drafts.draft import Draft, Reason, RecordData, Terms
from caichcli.importers.duty_tables import records
from caichcli.importers.duty_tables.lines import Line
from caichcli.importers.duty_tables.records import RowRefused, Rows
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.vietnamese import fold
from caichcli.plan.agencies import Register
from caichcli.plan.kinds import InitiativeKind
from caichcli.plan.model import Id

_TAKEN: tuple[Role, ...] = (
    "title", "agencies", "area", "problem", "effect", "effect-source", "scope", "document",
    "level", "first-applied", "note",
)  # fmt: skip
_WORDS: tuple[Role, ...] = ("title", "problem", "effect", "scope", "note")


def build(table: TaskTable, register: Register, terms: Terms) -> Draft:
    """Return the draft of the initiatives that tables hold."""
    builder = _Builder(AgencyReader(register), terms)
    for grid, (columns,) in zip(table.grids, table.headings, strict=True):
        for at, row in enumerate(grid.rows):
            if any(cell.text for cell in row):
                builder.row(Line(grid, columns, at), at)
    draft = builder.rows.draft(table)
    areas = tuple({"id": id_, "name": name} for name, id_ in builder.areas.items())
    return structs.replace(draft, areas=areas, initiatives=tuple(builder.initiatives))


class _Builder:
    def __init__(self, reader: AgencyReader, terms: Terms) -> None:
        self.rows = Rows(reader, terms)
        self.initiatives: list[RecordData] = []
        self.areas: dict[str, Id] = {}
        self.unit: Id | None = None

    def row(self, line: Line, at: int) -> None:
        if at <= line.columns.last:
            self.rows.head(line, at)
        elif not line.text("title") or line.is_group:
            self.rows.verdicts.append(line.verdict("group", "taken", {}))
        else:
            self._initiative(line)

    def _initiative(self, line: Line) -> None:
        id_ = f"SK.{len(self.initiatives) + 1}"
        try:
            record, doubts = self._record(line, id_)
        except RowRefused as refused:
            self.rows.tell(line, "initiative", [refused.reason], (), None)
            return
        alike = (fold(record["title"]), record["unit"])
        if any((fold(one["title"]), one["unit"]) == alike for one in self.initiatives):
            doubts.append(Reason("initiative-twice"))
        else:
            self.initiatives.append(record)
        self.rows.tell(line, "initiative", doubts, _TAKEN, id_)

    def _record(self, line: Line, id_: Id) -> tuple[RecordData, list[Reason]]:
        """The initiative of a row, in the order of a plan's keys, and what is in doubt of it."""
        records.refuse_persons(line, _WORDS)
        doubts: list[Reason] = []
        if line.text("agencies") and not self.rows.is_ditto(line, "agencies"):
            self.unit, doubts = self.rows.body(line, "agencies", id_)
        if self.unit is None:
            raise RowRefused(Reason("initiative-no-unit"))
        decision, more = records.document(line.words("document"))
        doubts += more
        if decision and (level := line.words("level")):
            decision["level"] = level
        first, more = records.day_of(line.words("first-applied"), "first-applied")
        doubts += more
        kind = _kind(decision, first)
        if kind == "proposal":
            doubts.append(Reason("initiative-kind"))
        values: RecordData = {
            "id": id_,
            "kind": kind,
            "title": line.words("title"),
            "unit": self.unit,
            "area": self._area(line.words("area")),
            "problem": line.words("problem"),
            "first_applied": first,
            "effect": line.words("effect"),
            "effect_source": line.words("effect-source"),
            "scope": line.words("scope"),
            "decision": decision,
            "note": line.words("note"),
        }
        return {key: value for key, value in values.items() if value}, doubts

    def _area(self, name: str) -> Id | None:
        """The id of an area of the draft, which one of the same name in a plan wins over."""
        return self.areas.setdefault(name, str(len(self.areas) + 1)) if name else None


def _kind(decision: RecordData | None, first_applied: str | None) -> InitiativeKind:
    """What an initiative is by what its row proves: a decision, a day from which it is applied."""
    if decision:
        return "recognised"
    return "solution" if first_applied else "proposal"
