"""What an agency is asked to report on: the answer of ``caich forms out``.

Also the one description of a form's columns, which the writer and the reader of
the Excel file share.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence, Set
from hashlib import sha256
from itertools import chain
from typing import Literal, get_args

from msgspec import Struct, json, structs

from caichcli.plan.book import Book
from caichcli.plan.duties import UnitVisit
from caichcli.plan.initiative_record import Initiative
from caichcli.plan.kinds import InitiativeStatus, VisitStatus
from caichcli.plan.leads import as_written
from caichcli.plan.members import Members
from caichcli.plan.model import Id, Status, Task
from caichcli.plan.recurring import OccurrenceStanding
from caichcli.plan.standing import DONE, STOPPED, Standing, led, standing
from caichcli.views.initiatives import InitiativeLine, initiative_line
from caichcli.views.inspections import RemedyLine, VisitLine, inspections, shortcomings
from caichcli.views.scope import Line, line_of

VERSION = 1
# What an agency may say of its own work; to return, suspend or withdraw is for others.
STATUSES: tuple[Status, ...] = ("not-started", "in-progress", "submitted", "done")
# The cells to fill, in order.
ANSWERS = (
    "status",
    "progress",
    "completed",
    "note",
    "result_number",
    "result_date",
    "reason",
    "problems",
    "proposals",
    "proposals_to",
)
# The cells to fill of a unit inspected, and of an initiative; each kind has a sheet of its own.
VISIT_ANSWERS = ("status", "result_number", "result_date", "to", "note")
INITIATIVE_ANSWERS = ("status", "unit", "result_number", "result_date", "effect", "note")
# The cell behind them in which a row answers what is asked of it; earlier forms have none.
CONFIRM = "confirm"
DutyKind = Literal["visits", "initiatives"]
DUTY_ANSWERS: dict[DutyKind, tuple[str, ...]] = {
    "visits": VISIT_ANSWERS,
    "initiatives": INITIATIVE_ANSWERS,
}
DUTY_QUESTIONS: dict[DutyKind, tuple[str, ...]] = {
    "visits": ("key", "number", "id", "title", "deadline", "said"),
    "initiatives": ("key", "number", "id", "title", "said"),
}
DUTY_STATUSES: dict[DutyKind, tuple[str, ...]] = {
    "visits": get_args(VisitStatus),
    "initiatives": get_args(InitiativeStatus),
}
# The cells before them; the key is hidden.
QUESTIONS = ("key", "number", "id", "title", "deadline", "said")
MARK = "caich:"  # before a column's name in the hidden row above the heads
META_SHEET = "_caich"
LISTS_SHEET = "_danh_muc"
AUTHOR = "caich"  # of the comments in a checked copy
KIND = "caich-form"
DIGITS = 16
_OUT = DONE | STOPPED


class FormRow(Struct, frozen=True):
    """One thing to report on: a task, one occurrence of a recurring one, a shortcoming.

    The forms of members of whom nothing was said by themselves share it: it is in the name of one.
    """

    line: Line
    occurrence: OccurrenceStanding | None = None
    remedy: RemedyLine | None = None

    @property
    def task(self) -> Task:
        return self.line.task

    @property
    def standing(self) -> Standing:
        return self.line.standing

    @property
    def key(self) -> str:
        """What a row is known by, wherever it is moved: ``I.3``, ``I.3/2020-Q2``."""
        return f"{self.task.id}/{self.occurrence.key}" if self.occurrence else self.task.id

    @property
    def due(self) -> dt.date | None:
        return self.occurrence.due if self.occurrence else self.standing.due


class DutyRow(Struct, frozen=True):
    """A unit that the agency inspects, or an initiative of its own."""

    kind: DutyKind
    line: VisitLine | InitiativeLine

    @property
    def key(self) -> str:
        """The name that its log is recorded under."""
        return self.line.visit.ref if isinstance(self.line, VisitLine) else self.line.initiative.id

    @property
    def record(self) -> Task | Initiative:
        """What the row is compared by when it comes back."""
        return self.line.line.task if isinstance(self.line, VisitLine) else self.line.initiative

    @property
    def is_open(self) -> bool:
        """Whether something is still to be reported; of what was recognised, only may be."""
        return isinstance(self.line, VisitLine) or self.line.state.stage != "recognised"


class Form(Struct, frozen=True):
    """An agency's form as of the end of ``day``; ``left_out`` are tasks with nothing to report.

    ``duties`` are the rows of its other sheets.
    """

    book: Book
    agency: Id
    day: dt.date
    rows: tuple[FormRow, ...]
    left_out: tuple[Id, ...]
    duties: tuple[DutyRow, ...] = ()

    @property
    def is_due(self) -> bool:
        """Whether there is anything to report on."""
        return bool(self.rows) or any(one.is_open for one in self.duties)


class Fingerprint(Struct, frozen=True):
    """A task as a form was made from it: how long its lists were, and a digest of all else."""

    updates: int
    adjustments: int
    digest: str


def fingerprint(record: Task | Initiative) -> Fingerprint:
    """Return what a later form reader compares a task with, to tell what has changed since."""
    if isinstance(record, Initiative):
        return Fingerprint(
            len(record.updates or ()), 0, _digest(structs.replace(record, updates=None))
        )
    task = as_written(record)
    rest = structs.replace(task, updates=None, adjustments=None, reminders=None)
    return Fingerprint(len(task.updates or ()), len(task.adjustments or ()), _digest(rest))


def _digest(record: Task | Initiative) -> str:
    return sha256(json.encode(record)).hexdigest()[:DIGITS]


def form_agencies(book: Book, day: dt.date) -> tuple[Id, ...]:
    """Return the agencies that lead a task, are known members or are to remedy something.

    Those too who inspect or have an initiative that is not recognised yet. In the register's order.
    """
    ids: set[Id] = set()
    for lead in set(_leads(book, day)):
        ids.update(book.members(lead).ids if book.is_group(lead) else (lead,))
    ids.update(one.remedy.owner for one in _open_remedies(book, day))
    ids.update(agency for agency, row in _duties(book, day) if row.is_open)
    return tuple(id_ for id_ in book.register.agencies if id_ in ids)


def unknown_members(book: Book, day: dt.date) -> tuple[Id, ...]:
    """Return the lead groups whose members are not all known.

    Nobody fills in a form for the rest.
    """
    groups = dict.fromkeys(lead for lead in _leads(book, day) if book.is_group(lead))
    return tuple(group for group in groups if not book.members(group).is_known)


def _leads(book: Book, day: dt.date) -> Iterator[Id]:
    """Yield the leads of every task on a day, as written."""
    return (lead for task in book.tasks_on(day) for lead in led(book, task, day).lead or ())


def form(book: Book, agency: Id, day: dt.date, last: dt.date) -> Form:
    """Return what an agency has to report on: what it leads and has not done.

    Of a recurring task the occurrences that fall due by ``last`` and are not yet met.
    """
    return forms(book, (agency,), day, last)[0]


def forms(
    book: Book, agencies: Sequence[Id], day: dt.date, last: dt.date, *, whole: bool = False
) -> tuple[Form, ...]:
    """Return the forms of some agencies, each task looked at for those alone who may owe it.

    The ``whole`` of what a paper tells of them is there where they are to look through it: what
    is done or suspended too, and a recurring task beside its occurrences.
    """
    rows_of: dict[Id, list[FormRow]] = {agency: [] for agency in agencies}
    left_out_of: dict[Id, list[Id]] = {agency: [] for agency in agencies}
    for task in book.tasks_on(day):
        owing = _owing(book, led(book, task, day), rows_of.keys())
        for agency, rows in _rows_by_agency(book, task, owing, day, last, whole=whole):
            rows_of[agency] += rows
            if not rows:
                left_out_of[agency].append(task.id)
    remedies, duties = ((), ()) if whole else (_open_remedies(book, day), tuple(_duties(book, day)))
    return tuple(
        Form(
            book,
            agency,
            day,
            (*rows, *_of_remedies(remedies, agency)),
            tuple(left_out_of[agency]),
            tuple(row for holder, row in duties if holder == agency),
        )
        for agency, rows in rows_of.items()
    )


def _open_remedies(book: Book, day: dt.date) -> tuple[RemedyLine, ...]:
    """The shortcomings of signed conclusions that are still to be remedied."""
    if not book.file.inspections:
        return ()
    lines = shortcomings(book, day).lines
    return tuple(
        one
        for one in lines
        if not one.line.withdrawn
        and one.line.standing.class_ not in _OUT
        and one.remedy.ref not in book.task_by_id
    )


def _of_remedies(remedies: Iterable[RemedyLine], agency: Id) -> Iterator[FormRow]:
    return (FormRow(one.line, remedy=one) for one in remedies if one.remedy.owner == agency)


def _duties(book: Book, day: dt.date) -> Iterator[tuple[Id, DutyRow]]:
    """Yield what stands in the other sheets of whose form: units not yet concluded, initiatives.

    Who inspects reports on a unit; a unit that inspects itself reports on that.
    """
    for line in inspections(book, day).lines if book.file.inspections else ():
        reporter = inspector(line.visit)
        if reporter and line.state not in ("concluded", "not-held"):
            yield reporter, DutyRow("visits", line)
    for one in book.file.initiatives or ():
        state = initiative_line(one, day)
        if state and not state.state.declined and one.id not in book.task_by_id:
            yield one.unit, DutyRow("initiatives", state)


def inspector(visit: UnitVisit) -> Id | None:
    """Return who reports on a visit: who leads the inspection, the unit where it is its own."""
    form = visit.unit.form or visit.inspection.form
    return visit.unit.unit if form == "self" else visit.inspection.lead


def _owing(book: Book, task: Task, agencies: Set[Id]) -> Set[Id]:
    """Return those of some agencies who may owe a task; all where a group is not all known."""
    leads = task.lead or ()
    if any(book.is_group(lead) and not book.members(lead).is_known for lead in leads):
        return agencies
    everybody = book.with_members(leads)
    return agencies & everybody


def _rows_by_agency(
    book: Book, task: Task, agencies: Set[Id], day: dt.date, last: dt.date, *, whole: bool
) -> Iterator[tuple[Id, Sequence[FormRow]]]:
    """Yield who owes a task with its rows; members who stand alike have the same ones."""
    members: Members[Standing] = Members()
    if len(agencies) > 1 and book.owed_by_each(task):
        members = standing(book, task, day).members
    part_of = members.finder()
    leads = led(book, task, day).lead or ()
    shared: dict[int, Sequence[FormRow]] = {}
    for agency in agencies:
        kind = next((number for number, one in enumerate(members.alike) if agency in one), None)
        if kind in shared:
            yield agency, shared[kind]
            continue
        part = None if agency in leads else part_of(agency)
        line = Line(part, via=_via(book, leads, agency)) if part else None
        line = line or line_of(book, task, day, (agency,))
        if line is not None:
            rows = tuple(_rows(line, last, whole=whole))
            if kind is not None and agency not in leads:
                shared[kind] = rows
            yield agency, rows


def _via(book: Book, leads: Sequence[Id], agency: Id) -> Id | None:
    """Return the first of the leading groups that an owner is in, by its list or its reports."""
    groups = [lead for lead in leads if book.is_group(lead)]
    listed = (group for group in groups if agency in book.with_members((group,)))
    unlisted = (group for group in groups if not book.members(group).is_known)
    return next(chain(listed, unlisted), None)


def _rows(line: Line, last: dt.date, *, whole: bool) -> Iterator[FormRow]:
    if line.withdrawn or (line.standing.class_ in _OUT and not whole):
        return
    if whole or line.standing.deadline.kind != "recurring":
        yield FormRow(line)
    if line.standing.class_ in _OUT:
        return
    for one in line.standing.occurrences:
        if one.completion is None and one.due <= last:
            yield FormRow(line, one)
