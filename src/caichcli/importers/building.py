"""Rows -> areas, tasks and a verdict a row; every word is counted where it went."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import structs

from caichcli.importers import headings
from caichcli.importers.agency_cells import AgencyReader
from caichcli.importers.draft import (
    Draft,
    Reason,
    RecordData,
    Terms,
)
from caichcli.importers.evidence import Evidence
from caichcli.importers.grids.grid import Cell, Note
from caichcli.importers.headings import Columns, Role
from caichcli.importers.numbers import Number, before
from caichcli.importers.pending import TASK_ROLES, Completer, Done, Pending
from caichcli.importers.proposals import Collector
from caichcli.importers.rows import Row, classify, outside
from caichcli.importers.tables import Table
from caichcli.importers.verdicts import Said, judge, total
from caichcli.language.vietnamese import fold
from caichcli.language.wording import roman
from caichcli.plan.agencies import Register
from caichcli.plan.model import Id

NO_AREA: Id = "chung"


def build(table: Table, register: Register, terms: Terms, area: Id = "") -> Draft:
    """The draft of a plan that a table makes.

    ``area`` is the one for tasks that stand under none; without it such tasks get an area of
    their own.
    """
    evidence = Evidence(register)
    builder = _Builder(AgencyReader(register), evidence, terms, area)
    inherited: Columns | None = None
    for grid, known in zip(table.grids, table.headings, strict=True):
        for row in classify(grid, known, inherited):
            builder.add(row)
            inherited = row.columns or inherited
    for row in filter(None, (outside(grid, evidence) for grid in table.beside)):
        builder.add(row)
    return builder.draft()


class _Builder:
    def __init__(self, reader: AgencyReader, evidence: Evidence, terms: Terms, area: Id) -> None:
        self.evidence = evidence
        self.completer = Completer(reader, terms)
        self.said: list[Said] = []
        self.tasks: list[Pending] = []
        self.areas: dict[Id, RecordData] = {}
        self.area: Id | None = area or None
        self.given_area = area
        self.section: tuple[str, str] | None = None  # a letter above romans, and its title
        self.sectioned = True  # whether an area stands under it yet
        self.group: tuple[str, str] | None = None  # the number and the words that tasks stand under
        self.grouping: Said | None = None  # what is said of the group's row
        self.shared: dict[Role, Cell] = {}  # what a group's row says for all below it
        self.ids: set[Id] = set()
        self.parts: Counter[str] = Counter()

    def add(self, row: Row) -> None:
        said = Said(row, reasons=[Reason(code) for code in (*row.doubts, *self._likeness(row))])
        self.said.append(said)
        if row.kind == "area":
            self._area(row, said)
        elif row.kind == "group":
            self._group(row, said)
        elif row.kind in ("task", "sub-task"):
            self._task(row, said)
        elif row.kind in ("continuation", "pair"):
            self._more(row, said)
        elif row.kind == "unclear":
            said.refused = True

    def _likeness(self, row: Row) -> Iterator[str]:
        """What a row may be besides what it was taken as."""
        if row.kind == "before" and self.evidence.is_task(row.cells):
            yield "maybe-task"
        if (
            row.kind == "task"
            and not row.doubts
            and headings.resembles(row.grid.rows[row.at])
            and not self.evidence.of(row.cells)
        ):
            yield "maybe-heading"

    def _area(self, row: Row, said: Said) -> None:
        self.group = None
        self.shared = {}
        number = row.number
        if number and number.kind == "letter":
            self._close_section()
            self.section, self.sectioned = (number.text, row.title), False
            self.area = None
            said.area = number.text
        else:
            said.area = self.area = self._area_id(number, row.title, said)
        if row.cut and self.tasks:
            self._append(self.tasks[-1], row, said)

    def _area_id(self, number: Number | None, name: str, said: Said) -> Id:
        """The id of an area; one that stands there already where its heading is repeated."""
        self.sectioned = True
        section = f"{self.section[0]}." if self.section else ""
        text = number.text if number else ""
        wanted = section + text if text else self._unnumbered(section)
        for id_, record in self.areas.items():
            same = fold(record["name"]) == fold(name)
            if same and (not text or id_ == wanted or id_.startswith(f"{wanted}-")):
                return id_
        id_ = wanted
        while id_ in self.areas:
            id_ = _next(id_)
        if id_ != wanted:
            said.reasons.append(Reason("area-twice", {"number": wanted, "id": id_}))
        self.areas[id_] = {"id": id_, "name": name}
        if self.section:
            self.areas[id_]["source"] = f"{self.section[0]}. {self.section[1]}"
        return id_

    def _unnumbered(self, section: str) -> Id:
        ordinal = len(self.areas) + 1
        while f"{section}{roman(ordinal)}" in self.areas:
            ordinal += 1
        return f"{section}{roman(ordinal)}"

    def _group(self, row: Row, said: Said) -> None:
        label = row.number.text if row.number else ""
        self.group = (label, f"{label}. {row.title}" if label else row.title)
        self.shared = {
            role: cell for role in TASK_ROLES if role != "title" for cell in row.under(role)
        }
        said.area = self.area
        said.unused = True
        said.reasons.append(Reason("group-empty"))
        self.grouping = said

    def _task(self, row: Row, said: Said) -> None:
        self._area_of_column(row, said)
        if self.area is None and self.section:
            self.area = self._area_of_section()
        parent = self._parent(row)
        task = Pending(self._id(row, said), self.area, parent, [row], {})
        titles = row.under("title")
        for role in TASK_ROLES:
            for cell in row.under(role):
                if role != "title" and cell in titles:
                    continue  # a title's cell that reaches over other columns
                shown = role == "title" and cell.text.endswith(row.title)
                gap = "\n" if role in task.parts else ""
                text = gap + (row.title if shown else cell.text)
                task.parts.setdefault(role, []).append((cell, text))
        if row.kind == "sub-task":
            self._share(task, row)
        elif row.number is None or row.number.kind != "small":
            self._leave_group(row)
        if not any(task.parts.get(role) for role in TASK_ROLES if role != "title"):
            task.doubts.append(Reason("title-only"))
        self.tasks.append(task)
        said.task = task

    def _area_of_section(self) -> Id:
        """The area of a letter that has no romans below it."""
        assert self.section is not None
        (letter, name), self.section = self.section, None
        said = next(each for each in reversed(self.said) if each.area == letter)
        area = said.area = self._area_id(Number("letter", letter), name, said)
        self.section = (letter, name)
        return area

    def _close_section(self) -> None:
        if not self.sectioned:
            self._area_of_section()

    def _area_of_column(self, row: Row, said: Said) -> None:
        """The area that a column of its own names for each task."""
        names = row.under("area")
        if not names:
            return
        found = before(names[0].text)
        number, name = found or (None, names[0].text)
        known = (id_ for id_, each in self.areas.items() if fold(each["name"]) == fold(name))
        self.area = next(known, None) or self._area_id(number, name, said)

    def _leave_group(self, row: Row) -> None:
        """A task whose number is not within the group's stands under it no more."""
        number = row.number.text if row.number else ""
        if self.group and not number.startswith(f"{self.group[0]}."):
            self.group = None
            self.shared = {}

    def _parent(self, row: Row) -> str:
        number = row.number.text if row.number else ""
        if self.group and (row.kind == "sub-task" or number.startswith(f"{self.group[0]}.")):
            if self.grouping and self.grouping.unused:
                self.grouping.unused = False
                self.grouping.reasons.remove(Reason("group-empty"))
            return self.group[1]
        if row.kind == "sub-task" and self.tasks and number.count(".") == 0:
            last = next((each for each in reversed(self.tasks) if _is_whole(each)), None)
            return last.text("title") if last and not _is_shared(row) else ""
        return ""

    def _share(self, task: Pending, row: Row) -> None:
        """What the group's row alone says holds for its sub-tasks too."""
        for role, cell in self.shared.items():
            if not task.parts.get(role):
                task.parts[role] = [(cell, cell.text)]
                task.doubts.append(Reason("of-group", {"cell": cell.text}))

    def _id(self, row: Row, said: Said) -> Id:
        number = row.number
        if row.kind == "sub-task":
            text = self._part_number(number)
        elif number is None or not number.text:
            text = str(self._ordinal())
        else:
            text = number.text
        area = self.area or ""
        prefixed = not area or text == area or text.startswith(f"{area}.")
        wanted = text if prefixed or area == self.given_area else f"{area}.{text}"
        id_ = wanted = re.sub(r"[^0-9A-Za-zÀ-ỹ._-]", "-", wanted)
        while id_ in self.ids:
            id_ = _next(id_)
        if id_ != wanted:
            said.reasons.append(Reason("number-twice", {"number": wanted, "id": id_}))
        self.ids.add(id_)
        return id_

    def _part_number(self, number: Number | None) -> str:
        """A sub-task's number within its parent's: 3.a, or 3.1 where it has none of its own."""
        if number and number.kind == "decimal":
            return number.text
        parent = self._parent_number()
        if number and number.text.isdigit():
            parent, number = number.text, None
        if number:
            return f"{parent}.{number.text}" if parent else number.text
        key = f"{self.area}/{parent}"
        self.parts[key] += 1
        return f"{parent}.{self.parts[key]}" if parent else str(self.parts[key])

    def _parent_number(self) -> str:
        if self.group:
            return self.group[0]
        last = next((task for task in reversed(self.tasks) if _is_whole(task)), None)
        number = last.rows[0].number if last else None
        return number.text if number else ""

    def _ordinal(self) -> int:
        ordinal = 1 + sum(task.area == self.area for task in self.tasks)
        prefix = f"{self.area}." if self.area and self.area != self.given_area else ""
        while f"{prefix}{ordinal}" in self.ids:
            ordinal += 1
        return ordinal

    def _more(self, row: Row, said: Said) -> None:
        """A row that goes on with the task before it."""
        if not self.tasks:
            said.refused = True
            said.reasons.append(Reason("nothing-before"))
            return
        task = self.tasks[-1]
        said.task = task
        task.rows.append(row)
        if row.kind == "pair":
            task.pairs += 1
            for role in TASK_ROLES:
                for cell in row.under(role, own=True):
                    task.extend(role, cell, "\n")
        else:
            said.reasons.append(Reason("continued", {"task": task.id}))
            self._append(task, row, said)

    def _append(self, task: Pending, row: Row, said: Said) -> None:
        said.task = task
        for role in TASK_ROLES:
            for cell in row.under(role, own=True):
                if any(cell is each for each in row.cut):
                    goes_on = cell.text[:1].islower() or cell.text[:1] in ",;."
                    task.extend(role, cell, " " if goes_on else "\n")
        if row.kind == "area":
            said.reasons.append(Reason("continued", {"task": task.id}))

    def draft(self) -> Draft:
        """Complete every task, and say of every row what became of it."""
        self._end()
        self._close_section()
        self._empty_areas()
        if any(task.area is None for task in self.tasks):
            self._without_area()
        collector = Collector()
        done: dict[int, Done] = {}
        records: list[RecordData] = []
        for task in self.tasks:
            found = done[id(task)] = self.completer.complete(task)
            if found.record:
                records.append(found.record)
                for named in found.named:
                    if not named.known:
                        collector.add(named, task.id)
        verdicts = judge(self.said, self.tasks, done, self.evidence)
        areas = [] if self.given_area and not self.areas else list(self.areas.values())
        notes = (Note("no-areas", {"area": NO_AREA}),) if NO_AREA in self.areas else ()
        return Draft(
            tuple(areas), tuple(records), collector.proposals(), verdicts, notes, total(verdicts)
        )

    def _end(self) -> None:
        """What looks like an area behind the last task is a signature or a note."""
        for said in reversed(self.said):
            row = said.row
            if row.kind == "area" and row.number is None:
                said.row = structs.replace(row, kind="note")
                self.areas.pop(said.area or "", None)
                said.area = None
                said.reasons = []
            elif row.kind not in ("note", "unclear"):
                return

    def _empty_areas(self) -> None:
        """Say of areas that no task stands under: such a one may be a task itself."""
        areas = {task.area for task in self.tasks if task.area}
        filled = areas | {area.partition(".")[0] for area in areas}
        for said in self.said:
            if said.row.kind == "area" and said.area not in filled:
                said.reasons.append(Reason("group-empty"))

    def _without_area(self) -> None:
        """An area for the tasks that the file puts in none: a plan has no task without one."""
        self.areas = {NO_AREA: {"id": NO_AREA, "name": "Nhiệm vụ"}, **self.areas}
        for task in self.tasks:
            task.area = task.area or NO_AREA


def _is_whole(task: Pending) -> bool:
    return task.rows[0].kind == "task"


def _is_shared(row: Row) -> bool:
    return row.number is not None and row.number.text.isdigit()


def _next(id_: Id) -> Id:
    """The next id for a number that is used twice: II, II-2, II-3."""
    base, dash, count = id_.rpartition("-")
    return f"{base}-{int(count) + 1}" if dash and count.isdigit() else f"{id_}-2"
