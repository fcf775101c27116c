"""Where a task stands at the end of a day: status, term, class, days late.

The classes are the state's own four for tasks with a term (hoàn thành đúng
hạn, hoàn thành quá hạn, chưa hoàn thành trong hạn, chưa hoàn thành quá hạn)
with the continuous, the undated and the suspended beside them; what was taken
out of the plan stands outside the total.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct, structs

from caichcli.plan import leads, log
from caichcli.plan.book import Book
from caichcli.plan.completion import Completion, work_done
from caichcli.plan.deadlines import Deadline
from caichcli.plan.joint_standing import joint
from caichcli.plan.leads import FormerLateness, Led
from caichcli.plan.log import Entry, effective
from caichcli.plan.members import Alike, Members
from caichcli.plan.milestones import MilestoneStanding, milestone_standings, past
from caichcli.plan.model import CompletionWord, Id, Status, Task, WordedTerm, Written
from caichcli.plan.owners import entries_by_owner, owners
from caichcli.plan.quiet_days import of_another_day
from caichcli.plan.recurring import (
    OccurrenceStanding,
    RecurringOutcome,
    occurrence_standings,
    outcome,
)

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
    quiet: Standing | None = of_another_day(book.standings, task, day)
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
    return joint(parts, Members(tuple(parts)), every)


def _alone(
    book: Book, task: Task, owner: Id | None, entries: Sequence[Entry], day: dt.date
) -> Standing:
    """Return the standing that one log gives."""
    if task.adjustments:
        return _by_log(book, task, owner, entries, day)
    state = _silent(book, task, owner, day)
    if not entries:
        return state
    if state.deadline.kind == "recurring" or state.milestones:
        return _by_log(book, task, owner, entries, day)
    status, completion = _last_word(entries)
    course = _course(state.deadline, state.due, entries, status, completion, day)
    return structs.replace(state, **course)


def _silent(book: Book, task: Task, owner: Id | None, day: dt.date) -> Standing:
    """Return the standing without a log under a term that was not moved, worked out once a term."""
    kept = book.kept("standings without a log")
    term = (task.deadline, book.assigned(task))
    earlier: tuple[dt.date, Standing] | None = kept.get(term)
    if earlier is None or earlier[0] != day:
        earlier = kept[term] = day, _by_log(book, task, owner, (), day)
    return structs.replace(earlier[1], task=task, owner=owner)


def _last_word(entries: Sequence[Entry]) -> tuple[Status | None, Completion | None]:
    """Return the status that a log gives last, and when the work was done if it says so."""
    last = log.last_status(entries)
    status = last.update.status if last else None
    return status, work_done(entries) if status == "done" else None


def _by_log(
    book: Book, task: Task, owner: Id | None, entries: Sequence[Entry], day: dt.date
) -> Standing:
    """Return the standing of a log under whatever term is in force, moved, met in parts or not."""
    status, completion = _last_word(entries)
    deadline, adjustment = book.deadline_on(task, day)
    first = deadline if adjustment is None else book.deadline(task)
    if deadline.kind == "recurring":
        term = adjustment.to if adjustment else task.deadline
        recurring = _recurring(book, task, owner, entries, status, deadline, day)
        former = _former_late(book, task, owner, recurring.due, recurring.days_late)
        return structs.replace(recurring, written=term, former_late=former)
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
    due = book.term_end(deadline)
    course = _course(deadline, due, entries, status, completion, day)
    missed = past(points, day) if course["class_"] in ("in-term", "continuous") else ()
    return Standing(
        task,
        owner,
        deadline=first,
        due=due,
        original_due=due if onward or first is deadline else book.term_end(first),
        written=adjustment.to if adjustment else task.deadline,
        own_term=deadline.kind != "period",
        former_late=_former_late(book, task, owner, due, course["days_late"]),
        granted_late=(
            book.granted_late(task, completion.latest if completion else day) if adjustment else 0
        ),
        milestones=points,
        missed=missed,
        onward=onward,
        **course,
    )


def _course(
    deadline: Deadline,
    due: dt.date | None,
    entries: Sequence[Entry],
    status: Status | None,
    completion: Completion | None,
    day: dt.date,
) -> dict[str, Any]:
    """Return what a log makes of a term that is due once: how far the work has come, how late."""
    class_ = _class(status, deadline, due, completion, day)
    return {
        "class_": class_,
        "status": status,
        "unread": deadline.kind == "unread" and class_ == "undated",
        "completed": completion.day if completion else None,
        "word": completion.word if completion else None,
        "days_late": _days_late(class_, due, completion, day),
        "submitted": log.submission_day(entries) if status == "submitted" else None,
        "progress": None if class_ in DONE else log.last_progress(entries),
        "entries": tuple(entries),
    }


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

    def state(owner: Id) -> Standing:
        return _alone(book, task, owner, entries_of(owner), day)

    told = owing.told(entries)
    own = tuple([state(owner) for owner in told])
    alike = [Alike(state(one), kind, told, count) for one, kind, count in owing.untold(told)]
    members = Members(own, tuple(alike), owing.places)
    parts = [*members.differing(), *map(state, owing.open_groups)]
    parts.sort(key=lambda part: owing.places.get(part.owner or "", len(owing.places)))
    return joint(parts, members, entries, complete=owing.complete)
