"""The answers as JSON: a contract, the same in every language. Dates are ISO, numbers plain.

Each answer is a Struct, so that what is printed and the schemas in ``docs/schema/`` cannot
disagree.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct, field, to_builtins

from caichcli.plan import figures
from caichcli.plan.book import Book
from caichcli.plan.deadlines import Kind
from caichcli.plan.model import Agency, Group, Id, LeadBasis, Status
from caichcli.plan.standing import Class, Standing
from caichcli.views.concerns import ConcernLine
from caichcli.views.lateness import Lateness
from caichcli.views.listing import Listing
from caichcli.views.overview import Overview
from caichcli.views.scope import Line
from caichcli.views.story import Event, Story


class PlanRef(Struct, frozen=True):
    id: Id
    title: str
    illustrative: bool


class Member(Struct, frozen=True, kw_only=True):
    """One agency's own standing in a task that each agency owes."""

    agency: Id | None
    due: dt.date | None
    status: Status | None
    reported: bool
    class_: Class = field(name="class")
    days_late: int
    progress: float | None


class TaskLine(Struct, frozen=True, kw_only=True):
    """One task of a list; ``members`` is null unless each member owes its own."""

    id: Id
    title: str
    area: Id
    lead: list[Id]
    lead_basis: LeadBasis
    support: list[Id]
    role: Literal["lead", "support"]
    via: Id | None
    deadline: str | None
    deadline_kind: Kind
    due: dt.date | None
    status: Status | None
    reported: bool
    class_: Class = field(name="class")
    days_late: int
    progress: float | None
    members: list[Member] | None


class ListAnswer(Struct, frozen=True):
    """``caich list --format json``."""

    as_of: dt.date
    plan: PlanRef
    tasks: list[TaskLine]


class Counts(Struct, frozen=True, kw_only=True):
    total: int
    done_on_time: int
    done_late: int
    in_term: int
    overdue: int
    continuous: int
    undated: int
    suspended: int
    cancelled: int
    not_reported: int
    due_soon: int


class Totals(Counts, frozen=True, kw_only=True):
    supported: int


class AgencyCounts(Counts, frozen=True, kw_only=True):
    agency: Id | None


class AreaCounts(Counts, frozen=True, kw_only=True):
    area: Id


class Rate(Struct, frozen=True):
    """A share: percent with two decimals (halves up; null of nothing) and its fraction."""

    percent: float | None
    numerator: int
    denominator: int


class Rates(Struct, frozen=True):
    done_of_due: Rate
    on_time_of_due: Rate
    on_time_of_done: Rate
    done_of_total: Rate
    overdue_of_total: Rate


class StatusAnswer(Struct, frozen=True):
    """``caich status --format json``."""

    as_of: dt.date
    plan: PlanRef
    totals: Totals
    rates: Rates
    by_agency: list[AgencyCounts]
    by_area: list[AreaCounts]


class LateTask(TaskLine, frozen=True, kw_only=True):
    reminders: int
    escalated: bool


class Band(Struct, frozen=True):
    """A band of lateness: its upper end in days (null: no end) and its tasks."""

    to: int | None
    tasks: list[Id]


class OverdueAnswer(Struct, frozen=True):
    """``caich overdue --format json``."""

    as_of: dt.date
    plan: PlanRef
    tasks: list[LateTask]
    bands: list[Band]
    due_soon: list[TaskLine]


class Occurrence(Struct, frozen=True):
    for_: str = field(name="for")
    due: dt.date
    completed: dt.date | None


class Happening(Struct, frozen=True):
    """An update, adjustment or reminder, ``record`` as the plan has it."""

    kind: Literal["update", "adjustment", "reminder"]
    date: dt.date
    ref: str | None
    corrected: bool
    withdrawn: bool
    record: dict[str, Any]


class TaskStory(TaskLine, frozen=True, kw_only=True):
    source: str | None
    product: str | None
    reminders: int
    occurrences: list[Occurrence]
    history: list[Happening]


class ShowAnswer(Struct, frozen=True):
    """``caich show --format json``."""

    as_of: dt.date
    plan: PlanRef
    task: TaskStory


class Problem(Struct, frozen=True, kw_only=True):
    task: Id
    kind: Literal["problem", "proposal"]
    text: str
    to: Id | None
    agency: Id | None
    date: dt.date
    ref: str
    days: int
    answered: dt.date | None
    answer: str | None


class ProblemsAnswer(Struct, frozen=True):
    """``caich problems --format json``."""

    as_of: dt.date
    plan: PlanRef
    problems: list[Problem]


class AreaRecord(Struct, frozen=True):
    id: Id
    name: str
    tasks: list[Id]


class AreasAnswer(Struct, frozen=True):
    """``caich areas --format json``."""

    plan: PlanRef
    areas: list[AreaRecord]


class AgenciesAnswer(Struct, frozen=True):
    """``caich agencies --format json``: the register's own records."""

    agencies: list[Agency]
    groups: list[Group]


ANSWERS: dict[str, type[Struct]] = {
    "list": ListAnswer,
    "status": StatusAnswer,
    "overdue": OverdueAnswer,
    "show": ShowAnswer,
    "problems": ProblemsAnswer,
    "areas": AreasAnswer,
    "agencies": AgenciesAnswer,
}


def plan(book: Book) -> PlanRef:
    """The plan that an answer is about."""
    head = book.head
    return PlanRef(head.id, head.title, bool(head.illustrative))


def listing(answer: Listing) -> ListAnswer:
    """The answer of ``caich list``."""
    return ListAnswer(answer.day, plan(answer.book), [task(line) for line in answer.lines])


def overview(answer: Overview) -> StatusAnswer:
    """The answer of ``caich status``."""
    totals = answer.totals
    return StatusAnswer(
        answer.day,
        plan(answer.book),
        Totals(**_counts(totals), supported=len(answer.supported)),
        Rates(**{name: rate(getattr(totals, name)) for name in figures.RATES}),
        [AgencyCounts(agency=row.agency, **_counts(row.figures)) for row in answer.by_agency],
        [AreaCounts(area=row.area.id, **_counts(row.figures)) for row in answer.by_area],
    )


def lateness(answer: Lateness) -> OverdueAnswer:
    """The answer of ``caich overdue``."""
    return OverdueAnswer(
        answer.day,
        plan(answer.book),
        [
            LateTask(**_fields(item.line), reminders=item.reminders, escalated=item.escalated)
            for item in answer.overdue
        ],
        [Band(upper, list(ids)) for upper, ids in answer.bands],
        [task(line) for line in answer.due_soon],
    )


def story(answer: Story) -> ShowAnswer:
    """The answer of ``caich show``."""
    record = TaskStory(
        **_fields(Line(answer.standing)),
        source=answer.task.source,
        product=answer.task.product,
        reminders=answer.reminders,
        occurrences=[
            Occurrence(occurrence.key, occurrence.due, occurrence.completed)
            for occurrence in answer.standing.occurrences
        ],
        history=[_happening(event) for event in answer.events],
    )
    return ShowAnswer(answer.day, plan(answer.book), record)


def _happening(event: Event) -> Happening:
    written = {k: v for k, v in to_builtins(event.record).items() if v is not None}
    return Happening(event.kind, event.day, event.ref or None, event.corrected, event.void, written)


def concerns(book: Book, day: dt.date, lines: Iterable[ConcernLine]) -> ProblemsAnswer:
    """The answer of ``caich problems``."""
    return ProblemsAnswer(day, plan(book), [_problem(line) for line in lines])


def _problem(line: ConcernLine) -> Problem:
    return Problem(
        task=line.task.id,
        kind=line.kind,
        text=line.concern.text,
        to=line.concern.to,
        agency=line.agency,
        date=line.raised,
        ref=line.ref,
        days=line.days,
        answered=line.answer.date if line.answer else None,
        answer=line.answer.note if line.answer else None,
    )


def areas(book: Book) -> AreasAnswer:
    """The answer of ``caich areas``."""
    found = {area.id: AreaRecord(area.id, area.name, []) for area in book.file.areas}
    for record in book.tasks:
        found[record.area].tasks.append(record.id)
    return AreasAnswer(plan(book), list(found.values()))


def agencies(found: Iterable[Agency | Group]) -> AgenciesAnswer:
    """The answer of ``caich agencies``."""
    holders = list(found)
    return AgenciesAnswer(
        [holder for holder in holders if isinstance(holder, Agency)],
        [holder for holder in holders if isinstance(holder, Group)],
    )


def task(line: Line) -> TaskLine:
    """One task of a list."""
    return TaskLine(**_fields(line))


def _fields(line: Line) -> dict[str, Any]:
    record, standing = line.task, line.standing
    return {
        "id": record.id,
        "title": record.title,
        "area": record.area,
        "lead": record.lead or [],
        "lead_basis": record.lead_basis or ("stated" if record.lead else "unstated"),
        "support": record.support or [],
        "role": line.role,
        "via": line.via,
        "deadline": record.deadline,
        "deadline_kind": standing.deadline.kind,
        "due": standing.due,
        "status": standing.status,
        "reported": standing.reported,
        "class_": standing.class_,
        "days_late": standing.days_late,
        "progress": _plain(standing.progress),
        "members": [_member(member) for member in standing.members] or None,
    }


def _member(member: Standing) -> Member:
    return Member(
        agency=member.owner,
        due=member.due,
        status=member.status,
        reported=member.reported,
        class_=member.class_,
        days_late=member.days_late,
        progress=_plain(member.progress),
    )


def _counts(counted: figures.Figures) -> dict[str, int]:
    return {name: len(getattr(counted, name)) for name in Counts.__struct_fields__}


def rate(value: figures.Rate) -> Rate:
    """A rate with its percent."""
    return Rate(value.percent, value.numerator, value.denominator)


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
