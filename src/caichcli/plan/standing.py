"""Where a task stands at the end of a day: status, term, class, days late.

The classes are the state's own four for tasks with a term (hoàn thành đúng
hạn, hoàn thành quá hạn, chưa hoàn thành trong hạn, chưa hoàn thành quá hạn)
with the continuous, the undated and the suspended beside them; what was taken
out of the plan stands outside the total.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar

from msgspec import Struct, structs

from caichcli.plan import leads, log
from caichcli.plan.book import Book
from caichcli.plan.deadlines import Deadline
from caichcli.plan.leads import FormerLateness, Handover, Led
from caichcli.plan.log import Entry, effective
from caichcli.plan.milestones import MilestoneStanding, milestone_standings
from caichcli.plan.model import Id, Status, Task, WordedTerm, Written
from caichcli.plan.owners import entries_by_owner, owners
from caichcli.plan.recurring import OccurrenceStanding, occurrence_standings

T = TypeVar("T")

Class = Literal[
    "done-on-time",
    "done-late",
    "in-term",
    "overdue",
    "continuous",
    "undated",
    "suspended",
    "cancelled",
]
# Stopped by a document; what the term says no longer matters.
_STOPPED: dict[Status | None, Class] = {"suspended": "suspended", "cancelled": "cancelled"}
STOPPED: frozenset[Class] = frozenset(_STOPPED.values())
DONE: frozenset[Class] = frozenset({"done-on-time", "done-late"})


class Standing(Struct, frozen=True):
    """One owner's standing in one task at the end of a day.

    ``owner`` is None for the task as a whole. ``due`` is the term in force
    (None where there is none), as it is ``written``; ``original_due`` the one first set.
    ``days_late`` counts calendar days past the term: up to the day for what
    is overdue, up to completion for what was done late, otherwise 0.
    ``submitted`` is the day on which what is not done was put before who
    decides.
    ``granted_late`` is by how many days it was past when it was extended (gia hạn).
    ``own_term`` is False where the plan's period stands in for a term, ``unread``
    True where nobody has said what the words of the term in force mean.
    ``complete`` is False where not all members of a group are known. Of its
    ``milestones`` those ``missed`` were due before the day, not met, and the task is
    not overdue for it; ``onward`` are the words of work that goes on, all milestones met.
    """

    task: Task
    owner: Id | None
    class_: Class
    status: Status | None
    deadline: Deadline
    due: dt.date | None = None
    original_due: dt.date | None = None
    written: Written = None
    own_term: bool = True
    unread: bool = False
    completed: dt.date | None = None
    days_late: int = 0
    former_late: tuple[FormerLateness, ...] = ()
    submitted: dt.date | None = None
    granted_late: int = 0
    progress: float | None = None
    entries: tuple[Entry, ...] = ()
    occurrences: tuple[OccurrenceStanding, ...] = ()
    milestones: tuple[MilestoneStanding, ...] = ()
    missed: tuple[MilestoneStanding, ...] = ()
    onward: str = ""
    members: tuple["Standing", ...] = ()
    complete: bool = True

    @property
    def reported(self) -> bool:
        """Whether the log holds anything that counts; if not: chưa có báo cáo."""
        return bool(self.entries)

    @property
    def with_result(self) -> bool:
        """Whether any report that counts gives a result document."""
        return any(entry.update.results for entry in self.entries)

    @property
    def waiting(self) -> bool:
        """Whether it is overdue because who decides has not: it was submitted within its term."""
        if self.class_ != "overdue" or self.submitted is None or self.due is None:
            return False
        return self.submitted <= self.due

    @property
    def reading(self) -> WordedTerm | None:
        """How the words of the term in force are read, where somebody said so."""
        term = self.written
        return term if isinstance(term, WordedTerm) and term.read_as else None

    @property
    def extended(self) -> bool:
        """Whether the term in force is later than the one first set (gia hạn)."""
        return (
            self.due is not None and self.original_due is not None and self.due > self.original_due
        )

    @property
    def reason(self) -> str | None:
        """The last reason given for lateness (nguyên nhân chậm)."""
        for entry in reversed(self.entries):
            if entry.update.reason:
                return entry.update.reason
        return None


def standing(book: Book, task: Task, day: dt.date) -> Standing:
    """Return the task's standing as one task of the totals, its members' beside it."""
    return _standing(book, led(book, task, day), day)


def _standing(book: Book, task: Task, day: dt.date) -> Standing:
    """Return the standing of a task under the leads that it has."""
    entries = leads.telling(task, log.entries(task, day))
    if not book.owed_by_each(task):
        return _alone(book, task, None, entries, day)
    return _together(book, task, entries, day)


def led(book: Book, task: Task, day: dt.date) -> Task:
    """Return a task as it is led at the end of a day.

    What was done before others took over stays with those who did it.
    """
    holder, handovers = leads.as_written(task), list[Handover]()
    completed: dt.date | None = None
    for one in book.lead_changes(task):
        since = effective(one.adjustment)
        if one.proposal or one.adjustment.lead is None or since > day:
            continue
        if not handovers or book.owed_by_each(holder):
            completed = _standing(book, holder, day).completed
        if completed is None or completed >= since:
            before = tuple(holder.lead or ())
            after = leads.leads_after(before, one.adjustment.lead)
            relieved = tuple(id_ for id_ in before if id_ not in after)
            parts = book.agencies(relieved) - book.agencies(after)
            own = parts if book.owed_by_each(holder) else frozenset[Id]()
            handovers.append(Handover(relieved, since, own))
            holder = leads.under(task, after, handovers)
    return holder


def standing_of(book: Book, task: Task, agencies: Sequence[Id], day: dt.date) -> Standing:
    """Return the standing of some of the agencies in a task that every agency owes on its own.

    Of one agency its own; of several the one that speaks for all of them.
    """
    task = led(book, task, day)
    entries = leads.telling(task, log.entries(task, day))
    entries_of = entries_by_owner(book, entries, owners(book, task))
    parts = [_alone(book, task, agency, entries_of(agency), day) for agency in agencies]
    if len(parts) == 1:
        return parts[0]
    by_position = {entry.position: entry for part in parts for entry in part.entries}
    return _combined(parts, tuple(parts), [entry for _, entry in sorted(by_position.items())])


def _alone(
    book: Book, task: Task, owner: Id | None, entries: Sequence[Entry], day: dt.date
) -> Standing:
    """Return the standing that one log gives."""
    last = log.last_status(entries)
    status = last.update.status if last else None
    deadline, adjustment = book.deadline_on(task, day)
    first = deadline if adjustment is None else book.deadline(task)
    if deadline.kind == "recurring":
        written = adjustment.to if adjustment else task.deadline
        recurring = _recurring(book, task, owner, entries, status, deadline, day)
        former = _former_late(book, task, owner, recurring.due, recurring.days_late)
        return structs.replace(recurring, written=written, former_late=former)
    completed = log.completion(entries) if status == "done" else None
    points = milestone_standings(deadline, entries, completed)
    onward = ""
    if points and completed is None and all(point.completed for point in points):
        onward = next((part.onward for part in deadline.parts if part.onward), "")
        if deadline.kind != "continuous" and not onward and points[-1].named:
            status, completed = "done", max(point.completed or day for point in points)
    if completed is not None and adjustment is not None and effective(adjustment) > completed:
        deadline, adjustment = book.deadline_on(task, completed)
    if onward:
        deadline = _onward(book, deadline)
    own_term = deadline.kind != "period"
    due = book.term_end(deadline)
    class_ = _class(status, deadline, due, completed, day)
    days_late = _days_late(class_, due, completed, day)
    past = [one for one in points if one.due < day and not one.completed] if points else ()
    missed = tuple(past) if class_ in ("in-term", "continuous") else ()
    return Standing(
        task,
        owner,
        class_,
        status,
        first,
        due=due,
        original_due=due if onward else book.term_end(first),
        written=adjustment.to if adjustment else task.deadline,
        own_term=own_term,
        unread=deadline.kind == "unread" and class_ == "undated",
        completed=completed,
        days_late=days_late,
        former_late=_former_late(book, task, owner, due, days_late),
        granted_late=book.granted_late(task, completed or day) if adjustment else 0,
        submitted=log.submission_day(entries) if status == "submitted" else None,
        progress=None if class_ in DONE else log.last_progress(entries),
        entries=tuple(entries),
        milestones=points,
        missed=missed,
        onward=onward,
    )


def _onward(book: Book, deadline: Deadline) -> Deadline:
    """Return the term of what goes on behind the milestones: always, or to the plan's end."""
    if any(part.kind == "continuous" for part in deadline.parts):
        return structs.replace(deadline, kind="continuous", due=None)
    return structs.replace(deadline, kind="period", due=book.head.period.end)


def _class(
    status: Status | None,
    deadline: Deadline,
    due: dt.date | None,
    completed: dt.date | None,
    day: dt.date,
) -> Class:
    stopped = _STOPPED.get(status)
    if stopped is not None:
        return stopped
    if deadline.kind == "continuous":
        return "continuous"
    if completed is not None:
        return "done-late" if due is not None and completed > due else "done-on-time"
    if due is None:
        return "undated"
    return "overdue" if due < day else "in-term"


def _days_late(class_: Class, due: dt.date | None, completed: dt.date | None, day: dt.date) -> int:
    if due is None:
        return 0
    if class_ == "overdue":
        return (day - due).days
    if class_ == "done-late" and completed is not None:
        return (completed - due).days
    return 0


def _former_late(
    book: Book, task: Task, owner: Id | None, due: dt.date | None, days_late: int
) -> tuple[FormerLateness, ...]:
    """Return the days past a term that are not this owner's, nor those who lead the task now."""
    if not isinstance(task, Led) or due is None:
        return ()
    late = leads.former_lateness(task.handovers, due, days_late)
    return tuple(one for one in late if owner not in book.with_members(one.leads))


def _recurring(
    book: Book,
    task: Task,
    owner: Id | None,
    entries: Sequence[Entry],
    status: Status | None,
    deadline: Deadline,
    day: dt.date,
) -> Standing:
    """Return a recurring task as one.

    Due at its earliest unmet occurrence, done when all are met.
    """
    occurred = occurrence_standings(book, task, entries, deadline, day)
    unmet = [o for o in occurred if o.completed is None]
    due = completed = submitted = None
    days_late = 0
    class_: Class = _STOPPED.get(status, "undated")
    if status in _STOPPED:
        pass
    elif unmet:
        due = min(o.due for o in unmet)
        class_ = "overdue" if due < day else "in-term"
        days_late = max(0, (day - due).days)
        submitted = _all_submitted([o for o in unmet if o.overdue] or unmet[:1])
    elif occurred:
        late = [o for o in occurred if o.late]
        last = max(late or occurred, key=_days_after)
        due, completed = last.due, last.completed
        class_ = "done-late" if late else "done-on-time"
        days_late = max(((o.completed - o.due).days for o in late if o.completed), default=0)
    return Standing(
        task,
        owner,
        class_,
        status,
        deadline,
        due=due,
        original_due=due,
        completed=completed,
        days_late=days_late,
        submitted=submitted,
        progress=None if class_ in DONE else log.last_progress(entries),
        entries=tuple(entries),
        occurrences=tuple(occurred),
    )


def _all_submitted(unmet: list[OccurrenceStanding]) -> dt.date | None:
    """Return when the first of these was submitted; None unless all were, each within its term."""
    days = [o.submitted for o in unmet if o.submitted and o.submitted <= o.due]
    return days[0] if len(days) == len(unmet) else None


def _days_after(occurrence: OccurrenceStanding) -> tuple[int, dt.date]:
    completed = occurrence.completed or occurrence.due
    return max(0, (completed - occurrence.due).days), completed


def _together(book: Book, task: Task, entries: Sequence[Entry], day: dt.date) -> Standing:
    """Return the standing of a task that each of several agencies owes.

    Overdue if any of them is, done when all are; where not all are known, the
    group stands for the rest.
    """
    owing = owners(book, task, entries)
    entries_of = entries_by_owner(book, entries, owing)
    parts = {owner: _alone(book, task, owner, entries_of(owner), day) for owner in owing.groups_of}
    members = tuple(part for owner, part in parts.items() if owing.named(owner))
    return _combined(list(parts.values()), members, entries, complete=owing.complete)


def _combined(
    parts: list[Standing],
    members: tuple[Standing, ...],
    entries: Sequence[Entry],
    *,
    complete: bool = True,
) -> Standing:
    leading = _leading(parts)
    same = [part for part in parts if part.class_ == leading.class_]
    return structs.replace(
        leading,
        owner=None,
        status=_shared(part.status for part in parts),
        progress=_shared(part.progress for part in parts),
        submitted=leading.submitted if all(part.submitted for part in same) else None,
        entries=tuple(entries),
        members=members,
        complete=complete,
    )


def _leading(parts: list[Standing]) -> Standing:
    """Return the standing that speaks for all: the worst open one, or the latest of those done.

    What only waits for who decides speaks where nothing else is overdue.
    """
    still = [part for part in parts if part.class_ != "cancelled"]
    if not still:
        return parts[0]
    overdue = [part for part in still if part.class_ == "overdue"]
    if overdue:
        overdue = [part for part in overdue if not part.waiting] or overdue
        return max(overdue, key=lambda part: part.days_late)
    unfinished = [part for part in still if part.class_ not in DONE]
    if not unfinished:
        late = [part for part in still if part.class_ == "done-late"]
        return max(late or still, key=lambda part: (part.days_late, part.completed or dt.date.min))
    active = [part for part in unfinished if part.class_ != "suspended"]
    return min(active or unfinished, key=lambda part: part.due or dt.date.max)


def _shared(values: Iterable[T]) -> T | None:
    """Return the value that all parts have; None where they differ."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
