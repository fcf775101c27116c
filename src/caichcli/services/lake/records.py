"""One workspace as rows of the lake's tables, by the core's own functions; no library is needed."""

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from caichcli.formats.answers.status import Counts
from caichcli.plan.book import Book
from caichcli.plan.figures import Tally
from caichcli.plan.log import entry_refs
from caichcli.plan.model import Id, PlanDocument, Task, TaskDocument, Update
from caichcli.plan.records import Document
from caichcli.plan.standing import Standing
from caichcli.services.workspaces import Survey
from caichcli.views.scope import Line, lines

Row = dict[str, Any]

# The figures of ``status``: a column of ``duties`` each, true where the row counts in it.
FIGURES = Counts.__struct_fields__


class RowSource(Struct, frozen=True):
    """Where rows come from: the workspace's name, its commit (None: not known), its hash.

    ``as_committed`` tells whether the files are as the commit has them.
    """

    workspace: str
    commit: str | None
    as_committed: bool | None
    hash: str


def rows(survey: Survey, source: RowSource, days: Iterable[dt.date]) -> dict[str, list[Row]]:
    """Return the rows of a sound workspace by table; of ``duties`` as of each of the days."""
    own = structs.asdict(source)
    tables: dict[str, list[Row]] = {
        "agencies": [own | row for row in _agencies(survey)],
        "duties": [],
    }
    for file, book in survey.books.items():
        plan = own | {"plan": book.head.id}
        tables.setdefault("plans", []).append(plan | _plan(book, file))
        for name, records in _of_plan(book).items():
            tables.setdefault(name, []).extend(plan | row for row in records)
        for day in days:
            tables["duties"] += duties(book, day, plan | {"as_of": day})
    return tables


def duties(book: Book, day: dt.date, plan: Row) -> Iterator[Row]:
    """Yield the rows of each task of a plan at the end of a day, by their ``kind``.

    ``task``: the task itself, once. ``lead``: each of its leads as written, as the rows of
    ``status`` by agency have them. Of tasks that each member owes, ``member``: who is told of
    apart; ``rest``: ``count`` others that stand alike. ``plan`` is what all rows have.
    """
    marks = _Marks(book, day)
    of_plan = plan | {"province": _province(book)}
    for line in lines(book, day):
        task, whole = line.task, line.standing
        area = book.area_by_id[task.area]
        own = of_plan | {"area": task.area, "area_name": area.name, "task": task.id}
        yield {**own, **marks.of(whole), **_state(book, "task", None, 1, line)}
        part_of = whole.members.finder()
        for lead in dict.fromkeys(task.lead or (None,)):
            part = part_of(lead)
            of_lead = line if part is None else Line(part)
            yield {**own, **marks.of(of_lead.standing), **_state(book, "lead", lead, 1, of_lead)}
        for member in whole.members.own:
            state = _state(book, "member", member.owner, 1, Line(member))
            yield {**own, **marks.of(member), **state}
        for one in whole.members.alike:
            if one.count:
                state = _state(book, "rest", None, one.count, Line(one.state))
                yield {**own, **marks.of(one.state), **state}


class _Marks:
    """Which figures of a day a standing counts in: worked out once for all that are alike."""

    def __init__(self, book: Book, day: dt.date) -> None:
        self._tally = Tally(day, book.due_soon_days)
        self._marks: dict[tuple[str, ...], dict[str, bool]] = {}

    def of(self, standing: Standing) -> dict[str, bool]:
        names = tuple(self._tally.holding(standing))
        marks = self._marks.get(names)
        if marks is None:
            sums = self._tally.figures((standing,))
            marks = self._marks[names] = {name: bool(getattr(sums, name)) for name in FIGURES}
        return marks


def faults(survey: Survey, source: RowSource) -> Iterator[Row]:
    """Yield a row for each error that keeps a workspace out of the other tables."""
    for finding in survey.errors:
        yield structs.asdict(source) | {
            "file": as_text(finding.place.file),
            "rule": finding.rule,
            "route": "/".join(map(str, finding.place.route)),
        }


def _state(book: Book, kind: str, owner: Id | None, count: int, line: Line) -> Row:
    standing = line.standing
    return {
        "kind": kind,
        "owner": owner,
        "owner_name": book.register.name(owner) if owner else None,
        "count": count,
        "class": standing.class_,
        "status": standing.status,
        "due": standing.due,
        "own_term": standing.own_term,
        "days_late": standing.days_late,
        "reported": standing.reported,
        "progress": standing.progress,
        "supported": bool(book.support(line.task)) and not line.withdrawn,
    }


def _province(book: Book) -> str | None:
    """Return the name of the province that the standing agency is, or is a part of."""
    register, own = book.register, book.head.standing_agency
    bodies = (own, *register.superiors(own)) if own else ()
    agencies = (register.agencies.get(body) for body in bodies)
    return next((one.name for one in agencies if one and one.kind == "province"), None)


def as_text(path: str) -> str:
    """Return a path as a table holds it; what of it is no text as its bytes' numbers."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _plan(book: Book, file: str) -> Row:
    head = book.head
    return {
        "file": as_text(file),
        "title": head.title,
        "number": head.document.number if head.document else None,
        "issued": book.issued,
        "start": head.period.start,
        "end": head.period.end,
        "standing_agency": head.standing_agency,
        "province": _province(book),
        "illustrative": bool(head.illustrative),
        "tasks": len(book.tasks),
        "tasks_hash": _tasks_hash(book),
    }


def _tasks_hash(book: Book) -> str | None:
    """Tell a plan by what it assigns, whatever its log; None where it assigns nothing."""
    if not book.tasks:
        return None
    head = book.head
    number = head.document.number if head.document else None
    tasks = [(task.id, task.title, task.lead, task.term_words) for task in book.tasks]
    words = repr((head.id, head.title, number, head.standing_agency, tasks))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _of_plan(book: Book) -> Mapping[str, Iterable[Row]]:
    return {
        "tasks": (_task(book, task) for task in book.tasks),
        "entries": (row for task in book.tasks for row in _entries(task)),
        "problems": (row for task in book.tasks for row in _problems(task)),
        "documents": (row for task in book.tasks for row in _documents(task)),
    }


def _task(book: Book, task: Task) -> Row:
    return {
        "task": task.id,
        "title": task.title,
        "area": task.area,
        "area_name": book.area_by_id[task.area].name,
        "lead": task.lead or [],
        "lead_basis": task.lead_basis,
        "support": task.support or [],
        "each": book.owed_by_each(task),
        "deadline": task.term_words,
        "product": task.product,
        "priority": bool(task.priority),
        "implements": [parent.task for parent in task.parents],
        "assigned": book.assigned(task),
    }


def _updates(task: Task) -> Iterator[tuple[str, Update]]:
    updates = task.updates or ()
    return zip(entry_refs(updates), updates, strict=True)


def _entries(task: Task) -> Iterator[Row]:
    for ref, update in _updates(task):
        yield {
            "task": task.id,
            "entry": ref,
            "date": update.date,
            "by": update.by,
            "agency": update.agency,
            "status": update.status,
            "progress": update.progress,
            "note": update.note,
            "completed": update.completed,
            "occurrence": update.occurrence,
            "milestone": update.milestone,
            "reason": update.reason,
            "corrects": update.corrects,
            "withdraws": update.withdraws,
            "resolves": update.resolves,
            "answer": update.answer,
            "referred_to": update.referred_to,
        }


def _problems(task: Task) -> Iterator[Row]:
    for ref, update in _updates(task):
        concerns = {"problem": update.problems, "proposal": update.proposals}
        for kind, items in concerns.items():
            for number, concern in enumerate(items or (), 1):
                yield {
                    "task": task.id,
                    "entry": ref,
                    "date": update.date,
                    "kind": kind,
                    "number": number,
                    "text": concern.text,
                    "to": concern.to,
                }


def _documents(task: Task) -> Iterator[Row]:
    papers: list[tuple[str, Document | PlanDocument | TaskDocument | None]] = [
        ("assignment", task.document),
        *(("adjustment", one.document) for one in task.adjustments or ()),
        *(("reminder", one.document) for one in task.reminders or ()),
    ]
    for _, update in _updates(task):
        papers += (("result", paper) for paper in update.results or ())
        papers.append(("report", update.document))
    for role, paper in papers:
        if paper is not None:
            yield {
                "task": task.id,
                "role": role,
                "number": paper.number,
                "date": paper.date,
                "issuer": paper.issuer,
                "title": paper.title,
            }


def _agencies(survey: Survey) -> Iterator[Row]:
    for agency in survey.register.agencies.values():
        yield {
            "agency": agency.id,
            "name": agency.name,
            "kind": agency.kind,
            "parent": agency.parent,
            "start": agency.start,
            "end": agency.end,
        }


def days_of(days: Sequence[dt.date]) -> tuple[dt.date, ...]:
    """Return the days, each once, in order."""
    return tuple(sorted(set(days)))
