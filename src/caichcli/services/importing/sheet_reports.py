"""What a sheet tells of the work so far, judged as every entry of a log is.

Of a plan that is not there yet the judge sees a stand-in: the draft with what it still lacks.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, structs, to_builtins

from caichcli.files.disk.workspace import PLANS_FOLDER, REGISTER_NAME, Workspace
from caichcli.files.yaml import reader
from caichcli.files.yaml.data import without_empty_keys
from caichcli.files.yaml.reader import YamlDocument
from caichcli.importers.agencies.proposals import record as line_of
from caichcli.importers.drafts import plan_text
from caichcli.importers.drafts.comparison import are_akin, pair
from caichcli.importers.drafts.draft import Draft, DraftEntry, Reason, RecordData, SheetEntry
from caichcli.importers.drafts.plan_text import Head
from caichcli.importers.grids.grid import FileRefusal, Source
from caichcli.importers.history import sheets
from caichcli.importers.history.entries import entry
from caichcli.importers.history.sheets import Sheet, SheetRow
from caichcli.importers.task_tables.wordings import role_of
from caichcli.language.vietnamese import fold
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task, Update
from caichcli.services.errors import Origin, Refusal
from caichcli.services.forms.news import said
from caichcli.services.importing import foreign_files
from caichcli.services.records import entries
from caichcli.services.records.additions import RowRefused, record_of, report
from caichcli.services.records.confirmations import Addition, confirmed
from caichcli.services.records.desks import Desk
from caichcli.services.records.entries import EditSet
from caichcli.services.session import Session
from caichcli.services.workspaces import PlanHasErrors

STREAM_NAME = "stdin.csv"
HEAD_LINES = 10  # of a text, in which the headings of a table stand
BY_RESULT = "completion-day-unstated"  # the question whose yes dates work by its result


class History(Struct, frozen=True):
    """A draft whose tasks have their logs; ``left_out`` is why entries are not in them."""

    draft: Draft
    left_out: tuple[Refusal, ...] = ()


class RowRemarks(Struct, frozen=True):
    """What there is to say of the report in a row."""

    row: int
    task: Id
    doubts: tuple[Reason, ...]
    remarks: tuple[Reason, ...]


class NoTaskOfWords(Refusal):
    """A row of a sheet whose id and words are no task's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotJudged(Refusal):
    """Entries on a draft that is no plan yet, so that nobody can judge them."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def additions(
    book: Book, every: Sequence[DraftEntry], tasks: Mapping[Id, Id], yes: Collection[str]
) -> Iterator[Addition | Refusal]:
    """Yield the records that entries make; ``tasks`` are the plan's ids of the draft's tasks.

    What a log holds already is not recorded again. ``yes`` are the asked rules answered so.
    """
    for one in every:
        task = book.task_by_id.get(tasks[one.task])
        origin = Origin(one.row)
        values = one.entry.values
        if one.entry.offer and BY_RESULT in yes:
            values = {**values, "completed": one.entry.offer}
        records = [("reminders", record) for record in one.entry.reminders]
        try:
            if len(values) > 1:
                record = _entry(book, task, values)
                records += [] if task and _is_logged(task, record) else [("updates", record)]
        except Refusal as cause:
            yield RowRefused(origin, cause)
            continue
        for key, record in records:
            if key == "reminders" and task and _is_urged(task, record):
                continue
            yield confirmed(Addition(tasks[one.task], key, record, origin), yes)


class Reports:
    """Composes the entries of a sheet of reports on tasks that a plan has.

    Of the last composition ``remarks`` are what there is to say of its rows, ``known`` the rows
    that the logs held already.
    """

    def __init__(
        self,
        sheet: Sheet,
        day: dt.date,
        values: Mapping[str, Any],
        yes: Collection[str] = (),
        *,
        partial: bool = False,
    ) -> None:
        self.sheet = sheet
        self.day = day
        self.values = values
        self.yes = yes
        self.partial = partial
        self.remarks: list[RowRemarks] = []
        self.known: list[int] = []

    def __call__(self, book: Book) -> Sequence[Addition | Refusal]:
        self.remarks, self.known = [], []
        tasks = _tasks(self.sheet.rows, book)
        composition: list[Addition | Refusal] = []
        for row, task in zip(self.sheet.rows, tasks, strict=True):
            one = entry(row.cells, self.day)
            if one is None:
                continue
            composition += self._of_row(book, row, task, one)
        refusals = [one for one in composition if isinstance(one, Refusal)]
        if refusals and not self.partial:
            raise refusals[0]
        return composition

    def _of_row(
        self, book: Book, row: SheetRow, task: Task | None, one: SheetEntry
    ) -> Iterator[Addition | Refusal]:
        if task is None:
            name = " ".join((row.title or row.id).split())
            yield RowRefused(Origin(row.number), NoTaskOfWords(name))
            return
        if one.doubts or one.remarks:
            self.remarks.append(RowRemarks(row.number, task.id, one.doubts, one.remarks))
        with_values = structs.replace(one, values={**self.values, **one.values})
        draft_entry = DraftEntry(task.id, row.number, with_values)
        records = list(additions(book, [draft_entry], {task.id: task.id}, self.yes))
        self.known += [] if records else [row.number]
        yield from records


def is_sheet(data: bytes) -> bool:
    """Tell whether a text is a table under headings of reports, not under the keys of entries."""
    text = data.decode("utf-8-sig", "replace")
    if text.lstrip().startswith(("[", "{", "-", "#")):  # JSON, YAML
        return False
    for line in text.splitlines()[:HEAD_LINES]:
        cells = [cell.strip().strip('"') for cell in re.split(r"[,;\t|]", line)]
        own = (cell for cell in cells if cell not in Update.__struct_encode_fields__)
        roles = {role[0] for cell in own if (role := role_of(cell))}
        if roles & set(sheets.NAMES) and roles & set(sheets.TOLD):
            return True
    return False


def sheet_of_stream(data: bytes) -> Sheet:
    """Return the reports of a table that is piped in; raise NotImported."""
    path = Path(STREAM_NAME)
    return _sheet(foreign_files.source_of(data, path), path)


def sheet_of_file(session: Session, path: Path) -> Sheet:
    """Return the reports of a file; raise NotImported."""
    return _sheet(foreign_files.read(session, path), path)


def _sheet(source: Source, path: Path) -> Sheet:
    answer = sheets.read(source, Register())
    if isinstance(answer, FileRefusal):
        raise foreign_files.not_imported(path, answer)
    return answer


def _tasks(rows: Sequence[SheetRow], book: Book) -> list[Task | None]:
    """The plan's task of each row: by its id, where its words do not speak against it, or by them.

    Several rows may tell of one task.
    """
    by_id = [_by_id(row, book) for row in rows]
    titles = {
        fold(row.title): row.title
        for row, task in zip(rows, by_id, strict=True)
        if task is None and row.title
    }
    records = [{"id": f"#{key}", "title": title, "area": ""} for key, title in titles.items()]
    pairs = pair(records, book, {}) if records else {}
    return [task or pairs.get(f"#{fold(row.title)}") for row, task in zip(rows, by_id, strict=True)]


def _by_id(row: SheetRow, book: Book) -> Task | None:
    if row.title in book.task_by_id:
        return book.task_by_id[row.title]
    task = book.task_by_id.get(row.id)
    return task if task and (not row.title or are_akin(row.title, task)) else None


def put_in(
    session: Session, draft: Draft, head: Head, register: Register, yes: Collection[str]
) -> History:
    """Return a draft with what it tells of the work so far in the logs of its tasks."""
    if not draft.entries:
        return History(draft)
    at = _stand_in(session, draft, head, register)
    ids = {one.task: one.task for one in draft.entries}

    def compose(book: Book) -> EditSet:
        return EditSet(additions=list(additions(book, draft.entries, ids, yes)))

    try:
        judgement = entries.judge(at, compose, partial=True)
    except PlanHasErrors:
        return History(draft, (NotJudged(len(draft.entries)),))
    data: Any = judgement.new.data
    logs = {
        task["id"]: {key: task[key] for key in ("reminders", "updates") if key in task}
        for task in data["tasks"]
    }
    tasks = tuple(task | logs[task["id"]] for task in draft.tasks)
    return History(structs.replace(draft, tasks=tasks), judgement.left_out)


def _entry(book: Book, task: Task | None, values: Mapping[str, Any]) -> RecordData:
    """The log entry that values mean; of a task that is there it is looked at beside its log."""
    return report(book, task.id, values).record if task else record_of(Update, values, book)


def _is_logged(task: Task, record: RecordData) -> bool:
    content = said(record)
    return any(said(to_builtins(update)) == content for update in task.updates or ())


def _is_urged(task: Task, record: RecordData) -> bool:
    return any(
        one.date.isoformat() == record["date"] and one.note == record.get("note")
        for one in task.reminders or ()
    )


def _stand_in(session: Session, draft: Draft, head: Head, register: Register) -> Desk:
    """The draft as a plan with all that a plan must have, beside the agencies that it names."""
    days = [dt.date.fromisoformat(one.entry.values["date"]) for one in draft.entries]
    start = head.start or dt.date(min(days).year, 1, 1)
    whole = structs.replace(
        head,
        title=head.title or head.id,
        number=head.number or "1/KH",
        date=head.date or start,
        start=start,
        end=head.end or dt.date(max(days).year, 12, 31),
    )
    plan, agencies = f"{PLANS_FOLDER}/{head.id}.yaml", f"{PLANS_FOLDER}/{REGISTER_NAME}"
    root = Path(session.folder)
    files = {
        plan: reader.read(plan_text.write(whole, draft, "–", "–"), plan),
        agencies: YamlDocument("", _agencies(draft, register)),
    }
    place = Workspace(root, (root / plan,), root / agencies, whole=False)
    return Desk(session, place, files, plan)


def _agencies(draft: Draft, register: Register) -> Any:
    """A register's data, with a line for each agency and group that is proposed."""
    agencies = [to_builtins(one) for one in register.agencies.values()]
    groups = [to_builtins(one) for one in register.groups.values()]
    for proposal in draft.proposals:
        (groups if proposal.group else agencies).append(line_of(proposal))
    return without_empty_keys({"schema": 1, "agencies": agencies, "groups": groups})
