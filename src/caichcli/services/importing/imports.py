"""A file's table of tasks -> a draft: written as a new plan, tried on one that is there, or put in.

A draft goes into a plan whole or not at all, and is judged there as every other record is.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from caichcli.files.disk import workspace, writes
from caichcli.importers.drafts import annex, plan_text
from caichcli.importers.drafts.comparison import PlanComparison
from caichcli.importers.drafts.draft import Draft, RecordData, Terms
from caichcli.importers.drafts.plan_text import Head
from caichcli.importers.duty_tables import initiatives, shortcomings
from caichcli.importers.grids import grid
from caichcli.importers.grids.grid import FileRefusal, GridNote
from caichcli.importers.history.days import reported_on
from caichcli.importers.inspections import builder as inspections
from caichcli.importers.prose import plans
from caichcli.importers.task_tables import builder, candidates, records
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.columns import Columns
from caichcli.language.messages import say
from caichcli.plan.agencies import Register
from caichcli.plan.deadlines import Deadline
from caichcli.plan.model import Id
from caichcli.services import registers, starters, workspaces
from caichcli.services.errors import NotWritten, Refusal
from caichcli.services.importing import duty_tables, foreign_files, sheet_reports
from caichcli.services.importing.draft_edits import Composer
from caichcli.services.importing.sheet_reports import History
from caichcli.services.questions import agency_of, day_of
from caichcli.services.records import recording
from caichcli.services.records.entries import Unacceptable
from caichcli.services.records.recording import PLAN_LANGUAGE, Instruction, NotCommitted, Recording
from caichcli.services.registers import NoRegister, RegisterChange
from caichcli.services.session import Session

_NO_PLAN = ("no-table", "other-comments", "other-scores", "other-figures")


class SeveralTables(Refusal):
    """A file with several tables of tasks, none of which was chosen."""

    def __init__(self, path: Path, tables: Sequence[TaskTable]) -> None:
        super().__init__(path)
        self.path = path
        self.tables = tables


class RegisterHasErrors(Refusal):
    """A register by which no name of a file can be looked up."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class RowsRefused(Refusal):
    """Rows that make no task, so that nothing of the file was put into the plan."""

    def __init__(self, count: int, path: str) -> None:
        super().__init__(count, path)
        self.count = count
        self.path = path


class TaskFile(Struct, frozen=True):
    """A file as read: the table of tasks in it, and what there is to tell of it.

    ``register`` is the one that names were looked up in while it was read, ``above`` are the lines
    above the table. ``readings`` are what a person reads deadlines' words as, on the day
    ``read_on``. ``reported`` is the day of which a sheet tells how far the work is; ``with_names``
    takes the names of persons in charge. ``names`` are bodies of the register, by the names that
    somebody says are theirs.
    """

    path: Path
    table: TaskTable
    notes: tuple[GridNote, ...]
    register: Register
    above: tuple[str, ...] = ()
    readings: Mapping[str, str] = {}
    read_on: dt.date | None = None
    reported: dt.date | None = None
    with_names: bool = False
    names: Mapping[str, Id] = {}

    @property
    def columns(self) -> Columns | None:
        """What the columns of the table mean; None of a text without one."""
        return next((each for of_grid in self.table.headings for each in of_grid), None)

    def draft(self, register: Register, terms: Terms, area: Id = "") -> Draft:
        """Return the draft that the table makes, with what there is to tell of the file."""
        register = register.also(self.names) if self.names else register
        as_read = structs.replace(
            terms,
            readings=self.readings,
            read_on=self.read_on,
            reported=self.reported,
            with_names=self.with_names,
        )
        if self.table.duty == "inspections":
            draft = inspections.build(self.table, register, as_read)
        elif self.table.duty == "shortcomings":
            draft = shortcomings.build(self.table, register, as_read, self._conclusion())
        elif self.table.duty == "initiatives":
            draft = initiatives.build(self.table, register, as_read)
        else:
            draft = builder.build(self.table, register, as_read, area)
        return structs.replace(draft, notes=(*self.notes, *draft.notes))

    def _conclusion(self) -> RecordData:
        """The file's own number and day, as a conclusion of an inspection; empty without both."""
        own = annex.read(self.above)
        if not (own.number and own.date):
            return {}
        return {"number": own.number, "date": own.date.isoformat()}


class ImportOrder(Struct, frozen=True):
    """What is to be done with a draft beside the plan ``into``: tried, or put in with ``apply``.

    ``area`` is for tasks that stand under none; ``skip_refused`` leaves refused rows out;
    ``register`` enters the agencies and groups that are proposed; ``yes`` are the questions about
    reports that are answered so; ``text_version`` is as an ``Instruction`` has it.
    """

    into: str
    area: str | None = None
    apply: bool = False
    skip_refused: bool = False
    commit: bool = False
    register: bool = False
    yes: Sequence[str] = ()
    text_version: str | None = None


class Trial(Struct, frozen=True):
    """A draft beside a plan: how they compare, and what became of the plan's text.

    ``applied`` is whether it was written. ``fault`` is why it was not, or is in no commit.
    ``entered`` is what the register gets with it.
    """

    draft: Draft
    comparison: PlanComparison
    path: str
    recording: Recording | None = None
    applied: bool = False
    fault: Refusal | None = None
    entered: RegisterChange | None = None

    def unread(self) -> dict[Id, str]:
        """Return the words that nobody has read yet of the deadlines that go into the plan."""
        entered = {
            match.draft
            for match in self.comparison.matches
            if match.task is None
            or any(one.key == "deadline" and one.action == "fill" for one in match.changes)
        }
        return {id_: words for id_, words in self.draft.unread().items() if id_ in entered}


def read(
    session: Session,
    path: Path,
    numbers: Sequence[int],
    plan: Path | str | None = None,
    register: Register | None = None,
) -> TaskFile:
    """Return a file's table of tasks: those of the numbers, else the only one.

    ``plan`` is the one that they are for: names are looked up in the register of its workspace,
    else of the one here, where no ``register`` is given. Raises RegisterHasErrors, NotImported,
    SeveralTables.
    """
    if register is None:
        register = _register(session, (session.folder / plan).parent if plan else session.folder)
    source = foreign_files.read(session, path)
    duty = duty_tables.find(source, numbers, register)
    table = duty or candidates.choose(source, numbers, register)
    if isinstance(table, FileRefusal) and not numbers and table.reason in _NO_PLAN:
        table = plans.read(source.paragraphs, register) or table
    if isinstance(table, FileRefusal):
        raise _no_table(path, table)
    beside = () if numbers else duty_tables.beside(source, table, register)
    notes = (*source.notes, *beside, *grid.notes(table.grids))
    above = annex.lines_above(source, table)
    return TaskFile(path, table, notes, register, above, reported=_reported(table, above))


def _reported(table: TaskTable, above: Sequence[str]) -> dt.date | None:
    """The day of which a sheet tells how far the work is, by its title and its headings."""
    headings = (words for grid in table.headings for one in grid for words in one.headings)
    return reported_on((table.grids[0].name, *above, *headings))


def _no_table(path: Path, refusal: FileRefusal) -> Refusal:
    if "tables" in refusal.values:
        return SeveralTables(path, refusal.values["tables"])
    return foreign_files.not_imported(path, refusal)


def with_readings(session: Session, file: TaskFile, readings: Mapping[str, str]) -> TaskFile:
    """Return the same file with what further words of deadlines are read as today."""
    return structs.replace(file, readings={**file.readings, **readings}, read_on=session.today)


def with_title(file: TaskFile, column: int) -> TaskFile:
    """Return the same file with the titles of tasks in another column, from 0, that it has."""
    headings = tuple(
        tuple(each.titled(column) for each in of_grid) for of_grid in file.table.headings
    )
    return structs.replace(file, table=structs.replace(file.table, headings=headings))


def with_names_of(file: TaskFile, names: Mapping[str, str]) -> TaskFile:
    """Return the same file with bodies of the register that some names in it mean.

    Raises UnknownAgency for what the register has not.
    """
    ids = {name: agency_of(file.register, agency) for name, agency in names.items()}
    return structs.replace(file, names=ids)


def told(file: TaskFile, reported: str | None, *, with_names: bool = False) -> TaskFile:
    """Return the same file with the day that it tells of, where one is said; raise NotADay."""
    day = day_of(reported, "reported-on") if reported else file.reported
    return structs.replace(file, reported=day, with_names=with_names)


def is_term(text: str, draft: Draft) -> bool:
    """Tell whether a text is a deadline that is understood in the plan of a draft."""
    return isinstance(records.read_term(text, draft.terms), Deadline)


def draft(file: TaskFile, new: Head) -> Draft:
    """Return the draft of a new plan."""
    return file.draft(file.register, Terms(new.start, new.end, new.date))


def with_history(
    session: Session, file: TaskFile, new: Head, draft: Draft, yes: Sequence[str] = ()
) -> History:
    """Return a draft with what its file tells of the work so far, as far as it can be recorded."""
    return sheet_reports.put_in(session, draft, new, file.register, yes)


def _register(session: Session, folder: Path) -> Register:
    """The register of the workspace around a folder; an empty one where there is none."""
    place = workspace.find(folder)
    if place is None or place.register is None:
        return Register()
    path = place.shown(place.register)
    document = session.document(place.register, path)
    register = None if document.broken else workspaces.register_of(place, {path: document})
    if register is None:
        raise RegisterHasErrors(path)
    return register


def write(
    session: Session,
    file: TaskFile,
    new: Head,
    draft: Draft,
    output: Path,
    *,
    overwrite: bool,
    dry_run: bool = False,
) -> None:
    """Write a draft as a new plan, or over one as ``init`` laid it out; raise NotWritten.

    A dry run raises the same, and writes nothing.
    """
    origin = say(PLAN_LANGUAGE, "importing.origin", file=file.path.name)
    text = plan_text.write(new, draft, say(PLAN_LANGUAGE, "importing.lacking"), origin)
    path = session.folder / output
    overwrite = overwrite or starters.is_untouched(path)
    fault = writes.obstacle(path, overwrite=overwrite)
    if fault is None and not dry_run:
        fault = writes.write(path, text, overwrite=overwrite)
    if fault is not None:
        raise NotWritten(output, fault.reason)


def put_in(session: Session, file: TaskFile, order: ImportOrder) -> Trial:
    """Try a draft on a plan, and write it where that is wanted and nothing is refused.

    Raises what ``recording.record`` raises, but for a draft that the plan cannot hold.
    """
    composer = Composer(file.draft, order.area, order.yes)
    change = _entered(session, composer, order) if order.register else None
    beside = {change.desk.file: change.new} if change else {}
    try:
        answer = recording.record(
            session,
            composer,
            Instruction(
                order.into,
                dry_run=True,
                partial=True,
                beside=beside,
                text_version=order.text_version,
            ),
            "importing.commit",
        )
    except Unacceptable as fault:
        return _trial(composer, order.into, fault=fault, entered=change)
    trial = _trial(composer, answer.path, answer, entered=change)
    if not order.apply or not answer.judgement.splices:
        return trial
    count = trial.draft.count("refused")
    if count and not order.skip_refused:
        return structs.replace(trial, fault=RowsRefused(count, trial.path))
    uncommitted = _register_saved(change, commit=order.commit) if change else None
    instruction = Instruction(
        order.into, commit=order.commit, partial=True, text_version=order.text_version
    )
    answer = recording.record(session, composer, instruction, "importing.commit")
    return _trial(
        composer,
        answer.path,
        answer,
        applied=True,
        fault=answer.fault or uncommitted,
        entered=change,
    )


def _register_saved(change: RegisterChange, *, commit: bool) -> NotCommitted | None:
    """Write what the register gets, in a commit of its own; why there is none. Raises NotSaved."""
    try:
        registers.save(change, "registers.commit-add" if commit else None)
    except NotCommitted as fault:
        return fault
    return None


def proposed(session: Session, output: Path, draft: Draft) -> RegisterChange | None:
    """Return what a draft proposes as a change of the register beside a new plan, not written yet.

    None where nothing is proposed. Raises NoRegister and what ``registers.judged`` raises.
    """
    if not draft.proposals:
        return None
    folder = (session.folder / output).parent
    place = workspace.find(folder)
    if place is None:
        raise NoRegister((output.parent / workspace.REGISTER_NAME).as_posix())
    return registers.judged(registers.desk(session, place), registers.proposed(draft.proposals))


def _entered(session: Session, composer: Composer, order: ImportOrder) -> RegisterChange | None:
    """The same of the register beside the plan that a draft is for; names stay looked up before."""
    book = recording.book(session, order.into)
    composer(book)
    assert composer.parts is not None
    composer.register = book.register
    proposals = composer.parts[0].proposals
    if not proposals:
        return None
    return registers.change(session, order.into, registers.proposed(proposals))


def _trial(
    composer: Composer,
    path: str,
    answer: Recording | None = None,
    *,
    applied: bool = False,
    fault: Refusal | None = None,
    entered: RegisterChange | None = None,
) -> Trial:
    """Return what became of the draft that was composed last."""
    assert composer.parts is not None
    return Trial(*composer.parts, path, answer, applied, fault, entered)
