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
from caichcli.plan.completion import Completion, work_done
from caichcli.plan.deadlines import Deadline
from caichcli.plan.leads import FormerLateness, Led
from caichcli.plan.log import Entry, effective
from caichcli.plan.members import Members, members_of
from caichcli.plan.milestones import MilestoneStanding, milestone_standings, past, shared
from caichcli.plan.model import CompletionWord, Id, Status, Task, WordedTerm, Written
from caichcli.plan.owners import entries_by_owner, owners
from caichcli.plan.quiet_days import of_another_day
from caichcli.plan.recurring import (
    OccurrenceStanding,
    RecurringOutcome,
    occurrence_standings,
    outcome,
)

T = TypeVar("T")

Class = Literal[
    "done-on-time",
    "done-late",
    "done-undated",
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
DONE: frozenset[Class] = frozenset({"done-on-time", "done-late", "done-undated"})


class Standing(Struct, frozen=True):
    """One owner's standing in one task at the end of a day.

    ``owner`` is None for the task as a whole. ``due`` is the term in force
    (None where there is none), as it is ``written``; ``original_due`` the one first set.
    ``days_late`` counts calendar days past the term: up to the day for what
    is overdue, up to completion for what was done late, otherwise 0; of these
    ``former_late`` are those of leads that were relieved. ``task`` has the leads of the day.
    What is done without a day has in place of ``completed`` the ``word`` of its report.
    ``submitted`` is the day on which what is not done was put before who
    decides.
    ``granted_late`` is by how many days it was past when it was extended (gia hạn).
    ``own_term`` is False where the plan's period stands in for a term, ``unread``
    True where nobody has said what the words of the term in force mean.
    ``complete`` is False where not all members of a group are known. Of its
    ``milestones`` those ``missed`` were due before the day and are not met; of a task that
    does not recur none once it is overdue. ``onward`` are the words of work that goes on, all
    milestones met.
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
    word: CompletionWord | None = None
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
    members: Members["Standing"] = Members()
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
    def past_milestone(self) -> bool:
        """Whether a milestone is past and unmet while the task is not overdue."""
        return bool(self.missed) and self.class_ != "overdue"

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
    standings = book.standings_on(day)
    earlier: Standing | None = standings.get(task.id)
    if earlier is not None and leads.as_written(earlier.task) is leads.as_written(task):
        return earlier
    quiet: Standing | None = None
    if not book.owed_by_each(task):
        quiet = of_another_day(book.standings, task, day)
    answer = standings[task.id] = quiet or _standing(book, led(book, task, day), day)
    return answer


def _standing(book: Book, task: Task, day: dt.date) -> Standing:
    """Return the standing of a task under the leads that it has."""
    entries = leads.telling(task, log.entries(task, day))
    if not book.owed_by_each(task):
        return _alone(book, task, None, entries, day)
    return _together(book, task, entries, day)


def led(book: Book, task: Task, day: dt.date) -> Task:
    """Return a task as it is led at the end of a day."""
    if not task.adjustments:
        return leads.as_written(task)
    return book.led(task, day, lambda holder: _done_by(_standing(book, holder, day)))


def _done_by(state: Standing) -> dt.date | None:
    """Return the day by which work was done at the latest; None of what is not."""
    if state.class_ not in DONE:
        return None
    return state.completed or max((entry.day for entry in state.entries), default=None)


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
    every = [entry for _, entry in sorted(by_position.items())]
    return _combined(parts, Members(tuple(parts)), every)


def _alone(
    book: Book, task: Task, owner: Id | None, entries: Sequence[Entry], day: dt.date
) -> Standing:
    """Return the standing that one log gives."""
    last = log.last_status(entries)
    status = last.update.status if last else None
    deadline, adjustment = book.deadline_on(task, day)
    first = deadline if adjustment is None else book.deadline(task)
    if deadline.kind == "recurring":
        term = adjustment.to if adjustment else task.deadline
        recurring = _recurring(book, task, owner, entries, status, deadline, day)
        former = _former_late(book, task, owner, recurring.due, recurring.days_late)
        return structs.replace(recurring, written=term, former_late=former)
    completion = work_done(entries) if status == "done" else None
    points = milestone_standings(deadline, entries, completion)
    onward = ""
    if points and completion is None and all(point.completion for point in points):
        onward = next((part.onward for part in deadline.parts if part.onward), "")
        if deadline.kind != "continuous" and not onward and points[-1].named:
            last_ones = (point.completion for point in points if point.completion)
            status, completion = "done", max(last_ones, key=lambda one: one.latest)
    if completion and adjustment and effective(adjustment) > completion.latest:
        deadline, adjustment = book.deadline_on(task, completion.latest)
    if onward:
        deadline = _onward(book, deadline)
    own_term = deadline.kind != "period"
    due = book.term_end(deadline)
    class_ = _class(status, deadline, due, completion, day)
    days_late = _days_late(class_, due, completion, day)
    missed = past(points, day) if class_ in ("in-term", "continuous") else ()
    return Standing(
        task,
        owner,
        class_,
        status,
        first,
        due=due,
        original_due=due if onward or first is deadline else book.term_end(first),
        written=adjustment.to if adjustment else task.deadline,
        own_term=own_term,
        unread=deadline.kind == "unread" and class_ == "undated",
        completed=completion.day if completion else None,
        word=completion.word if completion else None,
        days_late=days_late,
        former_late=_former_late(book, task, owner, due, days_late),
        granted_late=(
            book.granted_late(task, completion.latest if completion else day) if adjustment else 0
        ),
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
    completion: Completion | None,
    day: dt.date,
) -> Class:
    stopped = _STOPPED.get(status)
    if stopped is not None:
        return stopped
    if deadline.kind == "continuous":
        return "continuous"
    if completion is not None:
        if completion.word == "unknown":
            return "done-undated"
        return "done-late" if completion.is_late(due) else "done-on-time"
    if due is None:
        return "undated"
    return "overdue" if due < day else "in-term"


def _days_late(
    class_: Class, due: dt.date | None, completion: Completion | None, day: dt.date
) -> int:
    if due is None:
        return 0
    if class_ == "overdue":
        return (day - due).days
    return completion.days_late(due) if class_ == "done-late" and completion else 0


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

    Due at its earliest unmet occurrence, done when all are met, its milestones too.
    """
    occurred = occurrence_standings(book, task, entries, deadline, day)
    points = milestone_standings(deadline, entries, None)
    end = RecurringOutcome() if status in _STOPPED else outcome(occurred, points, day)
    class_ = _class(status, deadline, end.due, end.completion, day)
    return Standing(
        task,
        owner,
        class_,
        status,
        deadline,
        due=end.due,
        original_due=end.due,
        completed=end.completion.day if end.completion else None,
        word=end.completion.word if end.completion else None,
        days_late=end.days_late,
        submitted=end.submitted,
        progress=None if class_ in DONE else log.last_progress(entries),
        entries=tuple(entries),
        occurrences=tuple(occurred),
        milestones=points,
        missed=past(points, day) if class_ in ("in-term", "overdue") else (),
    )


def _together(book: Book, task: Task, entries: Sequence[Entry], day: dt.date) -> Standing:
    """Return the standing of a task that each of several agencies owes.

    Overdue if any of them is, done when all are; where not all are known, the
    group stands for the rest. Those of whom nothing is said by themselves stand alike.
    """
    owing = owners(book, task, entries)
    entries_of = entries_by_owner(book, entries, owing)
    kinds = owing.kinds(entries)
    parts = {owner: _alone(book, task, owner, entries_of(owner), day) for owner in kinds}
    pairs = [(part, kinds[owner]) for owner, part in parts.items() if owing.named(owner)]
    members = members_of(pairs, owing.places)
    return _combined(list(parts.values()), members, entries, complete=owing.complete)


def _combined(
    parts: list[Standing],
    members: Members[Standing],
    entries: Sequence[Entry],
    *,
    complete: bool = True,
) -> Standing:
    leading = _leading(parts)
    same = [part for part in parts if part.class_ == leading.class_]
    owing = [part for part in parts if part.class_ not in STOPPED] or parts
    missed = {one.number for part in owing for one in part.missed}
    points = shared(part.milestones for part in owing)
    return structs.replace(
        leading,
        owner=None,
        status=_shared(part.status for part in parts),
        progress=_shared(part.progress for part in parts),
        submitted=leading.submitted if all(part.submitted for part in same) else None,
        entries=tuple(entries),
        milestones=points,
        missed=tuple(one for one in points if one.number in missed),
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
        unknown = [part for part in still if part.class_ == "done-undated"]
        most = late or unknown or still
        return max(most, key=lambda part: (part.days_late, part.completed or dt.date.min))
    active = [part for part in unfinished if part.class_ != "suspended"]
    return min(active or unfinished, key=lambda part: part.due or dt.date.max)


def _shared(values: Iterable[T]) -> T | None:
    """Return the value that all parts have; None where they differ."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
