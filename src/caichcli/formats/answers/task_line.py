"""Tasks of an answer, one a line: the rows of a table, the objects of a JSON list."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, field

from caichcli.formats.blocks import BlockCell, Column, Table, cells
from caichcli.formats.phrases import days_off
from caichcli.formats.phrases.tasks import TONES, situation, term, title
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.deadlines import TermKind
from caichcli.plan.kinds import LeadBasis
from caichcli.plan.members import Members
from caichcli.plan.milestones import MilestoneStanding
from caichcli.plan.model import CompletionWord, Id, Status, WordedTerm, Written
from caichcli.plan.records import Document
from caichcli.plan.standing import Class, Standing
from caichcli.plan.workdays import DaysOff
from caichcli.views.scope import Line


class Rest(Struct, frozen=True, kw_only=True):
    """How each of so many agencies stands of whom nothing was said apart."""

    count: int
    due: dt.date | None
    status: Status | None
    reported: bool
    class_: Class = field(name="class")
    days_late: int
    progress: float | None


class Member(Struct, frozen=True, kw_only=True):
    """One agency's own standing in a task that each agency owes."""

    agency: Id | None
    due: dt.date | None
    status: Status | None
    reported: bool
    class_: Class = field(name="class")
    days_late: int
    progress: float | None


class Milestone(Struct, frozen=True, kw_only=True):
    """One dated part of a term; ``missed`` is past and unmet, though the task is not overdue.

    ``completion`` is what stands in place of the day where it was met and none is known.
    ``met`` of the members that owe it, ``of``, have met it; null of what is not owed by each.
    """

    number: int
    action: str
    due: dt.date
    completed: dt.date | None
    completion: CompletionWord | None
    missed: bool
    met: int | None
    of: int | None


class TermReading(Struct, frozen=True, kw_only=True):
    """What the words of a deadline are read as, by whom, since when and why; null: by nobody."""

    read_as: str | None
    by: str | None
    date: dt.date | None
    basis: Document | None


class FormerLead(Struct, frozen=True, kw_only=True):
    """Days of ``days_late`` that are those of leads relieved since, the last of them ``until``."""

    lead: list[Id]
    days_late: int
    until: dt.date


class TaskLine(Struct, frozen=True, kw_only=True):
    """One task of a list; ``members`` is null unless each member owes its own.

    They are those of whom something was said; ``rest`` (null: nobody) stands for the others.
    With ``--members`` they are all, and there is no ``rest``.
    ``completion`` is what its report says in place of the day on which it was done.
    """

    id: Id
    title: str
    area: Id
    lead: list[Id]
    lead_basis: LeadBasis
    support: list[Id]
    unit: str | None
    officer: str | None
    role: Literal["lead", "support"]
    via: Id | None
    deadline: str | None
    reading: TermReading | None
    deadline_kind: TermKind
    due: dt.date | None
    status: Status | None
    reported: bool
    class_: Class = field(name="class")
    days_late: int
    former: list[FormerLead]
    completion: CompletionWord | None
    submitted: dt.date | None
    progress: float | None
    milestones: list[Milestone]
    members: list[Member] | None
    rest: Rest | UnsetType | None


def task_table(
    book: Book, lines: Sequence[Line], lang: Language, off: DaysOff | None = None
) -> Table:
    """Id, term, situation and title of some tasks, the title last."""
    keys = ("page.id", "words.deadline", "page.situation", "page.task")
    rows = tuple(
        cells(
            (
                line.task.id,
                days_off.beside(term(line.standing, lang), line.standing.due, off, lang),
                BlockCell(situation(book, line.standing, lang), TONES[line.standing.class_]),
                title(line.task),
            )
        )
        for line in lines
    )
    return Table(tuple(Column(say(lang, key)) for key in keys), rows)


def task_line(book: Book, line: Line, *, members: bool = False) -> TaskLine:
    """Return one task of a list as JSON has it, with every one of ``members`` or those apart."""
    return TaskLine(**task_fields(book, line, members=members))


def task_fields(book: Book, line: Line, *, members: bool = False) -> dict[str, Any]:
    """Return the fields of a ``TaskLine``, for what has more than it."""
    task, standing = line.task, line.standing
    return {
        "id": task.id,
        "title": task.title,
        "area": task.area,
        "lead": task.lead or [],
        "lead_basis": task.lead_basis or ("stated" if task.lead else "unstated"),
        "support": list(book.support(task)),
        "unit": task.unit,
        "officer": task.officer,
        "role": line.role,
        "via": line.via,
        "deadline": task.term_words,
        "reading": _reading(task.deadline),
        "deadline_kind": standing.deadline.kind,
        "due": standing.due,
        "status": standing.status,
        "reported": standing.reported,
        "class_": standing.class_,
        "days_late": standing.days_late,
        "former": [
            FormerLead(lead=list(one.leads), days_late=one.days, until=one.until)
            for one in standing.former_late
        ],
        "completion": standing.word,
        "submitted": standing.submitted,
        "progress": _whole(standing.progress),
        "milestones": [_milestone(one, standing) for one in standing.milestones],
        **(_every_member(standing) if members else _members(standing)),
    }


def _every_member(standing: Standing) -> dict[str, Any]:
    return {"members": list(map(_member, standing.members)) or None, "rest": UNSET}


def _members(standing: Standing) -> dict[str, Any]:
    """The members of whom something was said, and what stands for the most of the others."""
    if not standing.members:
        return {"members": None, "rest": None}
    apart, rest = split(standing.members)
    return {
        "members": list(map(_member, apart)),
        "rest": Rest(count=len(rest), **_state(rest.alike[0].state)) if rest else None,
    }


def split(members: Members[Standing]) -> tuple[Iterable[Standing], Members[Standing]]:
    """Return the members that stand apart, and those that stand as the most of the others do."""
    if not members.alike:
        return members, Members()
    rest = members.alike
    if len(rest) > 1:
        most = _state(max(rest, key=lambda one: one.count).state)
        rest = tuple(one for one in rest if _state(one.state) == most)
    others = tuple(one for one in members.alike if one not in rest)
    return Members(members.own, others, members.places), Members((), rest, members.places)


def _milestone(one: MilestoneStanding, standing: Standing) -> Milestone:
    met = of = None
    if standing.members:
        from caichcli.plan.arrears import met_of

        met, of = met_of(one.number, standing.members)
    return Milestone(
        number=one.number,
        action=one.action,
        due=one.due,
        completed=one.completed,
        completion=one.completion.word if one.completion else None,
        missed=one in standing.missed,
        met=met,
        of=of if standing.complete else None,
    )


def _reading(term: Written) -> TermReading | None:
    if not isinstance(term, WordedTerm):
        return None
    return TermReading(read_as=term.read_as, by=term.by, date=term.date, basis=term.basis)


def _member(member: Standing) -> Member:
    return Member(agency=member.owner, **_state(member))


def _state(member: Standing) -> dict[str, Any]:
    return {
        "due": member.due,
        "status": member.status,
        "reported": member.reported,
        "class_": member.class_,
        "days_late": member.days_late,
        "progress": _whole(member.progress),
    }


def _whole(value: float | None) -> float | int | None:
    """A number without a point where it needs none."""
    return int(value) if value is not None and value == int(value) else value
