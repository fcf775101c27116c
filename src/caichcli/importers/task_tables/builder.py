"""Rows -> areas, tasks and a verdict a row; every word is counted where it went."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import structs

from caichcli.importers.agencies.cells import AgencyReader
from caichcli.importers.agencies.proposals import Collector
from caichcli.importers.drafts.draft import Draft, Reason, RecordData, Terms, once
from caichcli.importers.drafts.verdicts import RowReport, hidden_roles, judge, of_columns, total
from caichcli.importers.grids.grid import Cell, GridNote
from caichcli.importers.history.drafts import draft_entries, history_notes
from caichcli.importers.task_tables import date_orders, headings, sub_rows
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.evidence import Evidence
from caichcli.importers.task_tables.ids import Ids
from caichcli.importers.task_tables.numbers import RowNumber, before
from caichcli.importers.task_tables.records import Completer, RecordOutcome
from caichcli.importers.task_tables.row import TableRow
from caichcli.importers.task_tables.rows import classify, outside
from caichcli.importers.task_tables.task_cells import TASK_ROLES, TaskCells
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.vietnamese import fold
from caichcli.language.wording import roman
from caichcli.plan.agencies import Register
from caichcli.plan.model import Id

NO_AREA: Id = "chung"


def build(table: TaskTable, register: Register, terms: Terms, area: Id = "") -> Draft:
    """The draft of a plan that a table makes.

    ``area`` is the one for tasks that stand under none; without it such tasks get an area of
    their own.
    """
    evidence = Evidence(register)
    builder = _Builder(AgencyReader(register), evidence, terms, area)
    for row in table.rows_told:
        builder.add(row)
    if table.rows_told:
        return builder.draft()
    for row in classify(table.grids, table.headings):
        builder.add(row)
    for row in filter(None, (outside(grid, evidence) for grid in table.beside)):
        builder.add(row)
    return builder.draft()


class _Builder:
    def __init__(self, reader: AgencyReader, evidence: Evidence, terms: Terms, area: Id) -> None:
        self.evidence = evidence
        self.completer = Completer(reader, terms)
        self.reports: list[RowReport] = []
        self.tasks: list[TaskCells] = []
        self.areas: dict[Id, RecordData] = {}
        self.area: Id | None = area or None
        self.own_area = area
        self.section: tuple[str, str] | None = None  # a letter above romans, and its title
        self.section_has_area = True  # whether an area stands under it yet
        self.group: tuple[str, str] | None = None  # the number and the words that tasks stand under
        self.group_report: RowReport | None = None  # what is said of the group's row
        self.group_cells: dict[Role, Cell] = {}  # what a group's row says for all below it
        self.area_of: dict[str | tuple[str, Id], Id] = {}  # by its name, and by its number too
        self.last_whole: TaskCells | None = None  # the last task that is no part of another
        self.ids = Ids()
        self.area_ids = Ids()
        self.in_section: Counter[str] = Counter()  # areas, by the letter that they stand under
        self.in_area: Counter[Id | None] = Counter()
        self.parts: Counter[str] = Counter()

    def add(self, row: TableRow) -> None:
        doubts = (*row.doubts, *self._likeness(row))
        report = RowReport(row, reasons=[*map(Reason, doubts), *of_columns(row)])
        self.reports.append(report)
        if row.kind == "area":
            self._area(row, report)
        elif row.kind == "group":
            self._group(row, report)
        elif row.kind in ("task", "sub-task"):
            self._task(row, report)
        elif row.kind == "sub-row":
            self._sub_row(row, report)
        elif row.kind in ("continuation", "pair", "field"):
            self._more(row, report)
        elif row.kind == "unclear":
            report.is_refused = True

    def _likeness(self, row: TableRow) -> Iterator[str]:
        """What a row may be besides what it was taken as, and whether it holds others."""
        if any("torn" in cell.signs for cell in row.cells):
            yield "torn"
        if row.kind == "before" and self.evidence.is_task(row.cells):
            yield "maybe-task"
        if (
            row.kind == "task"
            and not row.doubts
            and headings.resembles(row.grid.rows[row.at])
            and not self.evidence.of(row.cells)
        ):
            yield "maybe-heading"

    def _area(self, row: TableRow, report: RowReport) -> None:
        self.group = self.last_whole = None
        self.group_cells = {}
        number = row.number
        if number and number.kind == "letter":
            self._close_section()
            self.section, self.section_has_area = (number.text, row.title), False
            self.area = None
            report.area = number.text
        else:
            report.area = self.area = self._area_id(number, row.title, report)
        if row.cut and self.tasks:
            self._append(self.tasks[-1], row, report)

    def _area_id(self, number: RowNumber | None, name: str, report: RowReport) -> Id:
        """The id of an area; one that stands there already where its heading is repeated."""
        self.section_has_area = True
        section = f"{self.section[0]}." if self.section else ""
        text = number.text if number else ""
        first = section + text if text else self._unnumbered(section)
        key = fold(name)
        if same := self.area_of.get((key, first) if text else key):
            return same
        id_ = self.area_ids.give(first)
        self.area_of.setdefault(key, id_)
        self.area_of[key, first] = id_
        if id_ != first:
            report.reasons.append(Reason("area-twice", {"number": first, "id": id_}))
        self.areas[id_] = {"id": id_, "name": name}
        self.in_section[section] += 1
        if self.section:
            self.areas[id_]["source"] = f"{self.section[0]}. {self.section[1]}"
        return id_

    def _unnumbered(self, section: str) -> Id:
        ordinal = 1 + self.in_section[section]
        while f"{section}{roman(ordinal)}" in self.areas:
            ordinal += 1
        return f"{section}{roman(ordinal)}"

    def _group(self, row: TableRow, report: RowReport) -> None:
        label = row.number.text if row.number else ""
        self.group = (label, f"{label}. {row.title}" if label else row.title)
        self.group_cells = {
            role: cell for role in TASK_ROLES if role != "title" for cell in row.under(role)
        }
        report.area = self.area
        report.is_empty = True
        report.reasons.append(Reason("group-empty"))
        self.group_report = report

    def _task(self, row: TableRow, report: RowReport) -> None:
        self._area_of_column(row, report)
        if self.area is None and self.section:
            self.area = self._area_of_section()
        parent = self._parent(row)
        task = TaskCells(self._id(row, report), self.area, row.source or parent, [row], {})
        titles = row.under("title")
        for role in TASK_ROLES:
            for cell in row.under(role):
                if role != "title" and cell in titles:
                    continue  # a title's cell that reaches over other columns
                is_title = role == "title" and cell.text.endswith(row.title)
                gap = "\n" if role in task.parts else ""
                text = gap + (row.title if is_title else cell.text)
                task.parts.setdefault(role, []).append((cell, text))
        task.tell(row)
        if row.kind == "sub-task":
            self._share(task)
        elif row.number is None or row.number.kind != "small":
            self._leave_group(row)
        self.tasks.append(task)
        self.in_area[task.area] += 1
        if row.kind == "task":
            self.last_whole = task
        report.task = task

    def _area_of_section(self) -> Id:
        """The area of a letter that has no romans below it."""
        assert self.section is not None
        (letter, name), self.section = self.section, None
        report = next(each for each in reversed(self.reports) if each.area == letter)
        area = report.area = self._area_id(RowNumber("letter", letter), name, report)
        self.section = (letter, name)
        return area

    def _close_section(self) -> None:
        if not self.section_has_area:
            self._area_of_section()

    def _area_of_column(self, row: TableRow, report: RowReport) -> None:
        """The area that a column of its own names for each task."""
        names = row.under("area")
        if not names:
            return
        parts = before(names[0].text)
        number, name = parts or (None, names[0].text)
        self.area = self.area_of.get(fold(name)) or self._area_id(number, name, report)

    def _leave_group(self, row: TableRow) -> None:
        """A task whose number is not within the group's stands under it no more."""
        number = row.number.text if row.number else ""
        if self.group and not number.startswith(f"{self.group[0]}."):
            self.group = None
            self.group_cells = {}

    def _parent(self, row: TableRow) -> str:
        number = row.number.text if row.number else ""
        if self.group and (row.kind == "sub-task" or number.startswith(f"{self.group[0]}.")):
            if self.group_report and self.group_report.is_empty:
                self.group_report.is_empty = False
                self.group_report.reasons.remove(Reason("group-empty"))
            return self.group[1]
        if row.kind == "sub-task" and self.tasks and number.count(".") == 0:
            last = self.last_whole
            return last.text("title") if last and not _is_shared(row) else ""
        return ""

    def _share(self, task: TaskCells) -> None:
        """What the group's row alone says holds for its sub-tasks too."""
        for role, cell in self.group_cells.items():
            if not task.parts.get(role):
                task.parts[role] = [(cell, cell.text)]
                task.doubts.append(Reason("of-group", {"cell": cell.text}))

    def _id(self, row: TableRow, report: RowReport) -> Id:
        number = row.number
        if row.kind == "sub-task":
            text = self._part_number(number)
        elif number is None or not number.text:
            text = str(self._ordinal())
        else:
            text = number.text
        area = self.area or ""
        prefixed = not area or text == area or text.startswith(f"{area}.")
        first = text if prefixed or area == self.own_area else f"{area}.{text}"
        first = re.sub(r"[^0-9A-Za-zÀ-ỹ._-]", "-", first)
        id_ = self.ids.give(first)
        if id_ != first:
            report.reasons.append(Reason("number-twice", {"number": first, "id": id_}))
        return id_

    def _part_number(self, number: RowNumber | None) -> str:
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
        number = self.last_whole.rows[0].number if self.last_whole else None
        return number.text if number else ""

    def _ordinal(self) -> int:
        ordinal = 1 + self.in_area[self.area]
        prefix = f"{self.area}." if self.area and self.area != self.own_area else ""
        while f"{prefix}{ordinal}" in self.ids:
            ordinal += 1
        return ordinal

    def _more(self, row: TableRow, report: RowReport) -> None:
        """A row that goes on with the task before it."""
        if not self.tasks:
            report.is_refused = True
            report.reasons.append(Reason("nothing-before"))
            return
        task = self.tasks[-1]
        report.task = task
        task.rows.append(row)
        task.tell(row, own=True)
        if row.kind in ("pair", "field"):
            task.pairs += row.kind == "pair"
            for role in TASK_ROLES:
                for cell in row.under(role, own=True):
                    task.extend(role, cell, "\n")
        else:
            report.reasons.append(Reason("continued", {"task": task.id}))
            self._append(task, row, report)

    def _sub_row(self, row: TableRow, report: RowReport) -> None:
        """A row of the task before that has a lead and a term of its own: both are tasks of it."""
        if not self.tasks:
            report.is_refused = True
            report.reasons.append(Reason("nothing-before"))
            return
        report.task = sub_rows.add(self.tasks, self.ids, row)
        report.task.tell(row)
        self.in_area[report.task.area] += 1

    def _append(self, task: TaskCells, row: TableRow, report: RowReport) -> None:
        report.task = task
        for role in TASK_ROLES:
            for cell in row.under(role, own=True):
                if any(cell is each for each in row.cut):
                    goes_on = not cell.text[:1].isupper()
                    task.extend(role, cell, " " if goes_on else "\n")
        if row.kind == "area":
            report.reasons.append(Reason("continued", {"task": task.id}))

    def draft(self) -> Draft:
        """Complete every task, and say of every row what became of it."""
        self._end()
        self._close_section()
        self._empty_areas()
        if any(task.area is None for task in self.tasks):
            self._without_area()
        date_orders.doubt(self.tasks)
        collector = Collector()
        completions: dict[int, RecordOutcome] = {}
        records: list[RecordData] = []
        for task in self.tasks:
            if not any(task.parts.get(role) for role in TASK_ROLES if role != "title"):
                task.doubts.append(Reason("title-only"))
            completion = completions[id(task)] = self.completer.complete(task)
            if completion.record:
                records.append(completion.record)
                for mention in completion.mentions:
                    if not mention.in_register:
                        collector.add(mention, task.id)
        hidden = hidden_roles(self.completer.terms)
        verdicts = judge(self.reports, self.tasks, completions, self.evidence, hidden)
        areas = [] if self.own_area and not self.areas else list(self.areas.values())
        notes = [GridNote("no-areas", {"area": NO_AREA})] if NO_AREA in self.areas else []
        notes += (
            [GridNote("of-text")] if any(each.row.kind == "text" for each in self.reports) else []
        )
        notes += history_notes(self.reports, completions, hidden)
        column_doubts = once(reason for report in self.reports for reason in of_columns(report.row))
        notes += [GridNote(reason.code, dict(reason.values)) for reason in column_doubts]
        return Draft(
            tuple(areas),
            tuple(records),
            collector.proposals(),
            verdicts,
            tuple(notes),
            total(verdicts),
            self.completer.terms,
            tuple(draft_entries(self.tasks, completions)),
        )

    def _end(self) -> None:
        """What looks like an area behind the last task is a signature or a note."""
        for report in reversed(self.reports):
            row = report.row
            if row.kind == "area" and row.number is None:
                report.row = structs.replace(row, kind="note")
                self.areas.pop(report.area or "", None)
                report.area = None
                report.reasons = []
            elif row.kind not in ("note", "unclear"):
                return

    def _empty_areas(self) -> None:
        """Say of areas that no task stands under: such a one may be a task itself."""
        areas = {task.area for task in self.tasks if task.area}
        ids = areas | {area.partition(".")[0] for area in areas}
        for report in self.reports:
            if report.row.kind == "area" and report.area not in ids:
                report.reasons.append(Reason("group-empty"))

    def _without_area(self) -> None:
        """An area for the tasks that the file puts in none: a plan has no task without one."""
        self.areas = {NO_AREA: {"id": NO_AREA, "name": "Nhiệm vụ"}, **self.areas}
        for task in self.tasks:
            task.area = task.area or NO_AREA


def _is_shared(row: TableRow) -> bool:
    return row.number is not None and row.number.text.isdigit()
