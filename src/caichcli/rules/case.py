"""What rules judge: one plan, or the register, with what they need to know around it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from operator import attrgetter

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.agencies import NotFound
from caichcli.plan.book import Book
from caichcli.plan.deadlines import Deadline, DeadlinePart, UnreadableDeadline
from caichcli.plan.finding import Place, Route
from caichcli.plan.milestones import milestones
from caichcli.plan.model import (
    Adjustment,
    Id,
    Reminder,
    Status,
    Task,
    Update,
    WordedTerm,
    Written,
)
from caichcli.plan.owners import Owners, owners
from caichcli.plan.parents import bodies_named
from caichcli.plan.recurring import occurrences_of
from caichcli.plan.standing import led
from caichcli.rules.duties import Duties
from caichcli.rules.register_case import Mention, RegisterCase, mentions_in, strangers_among
from caichcli.rules.rule import DraftLimits

Log = tuple[int, Task, list[Update]]


class Run(Struct, frozen=True):
    """What the plans of one check share.

    ``registered`` is None where the register is missing or has faults of its
    own. ``plans`` holds the plans without structural faults by id, the first
    of each; ``whole`` tells whether these are all that the workspace has.
    ``limits`` are those that drafts are held to.
    """

    today: dt.date
    register_case: RegisterCase | None
    register_missing: bool
    plans: dict[Id, "PlanCase"]
    whole: bool
    limits: DraftLimits = DraftLimits()
    beside: Mapping[Id, Book] = {}

    def book(self, plan: Id) -> Book | None:
        """Return the plan of an id, where it is known: of this workspace, else ``beside`` it."""
        case = self.plans.get(plan)
        return case.book if case else self.beside.get(plan)


class PlanCase:
    """One plan as rules see it."""

    def __init__(self, file: str, book: Book, run: Run) -> None:
        self.file = file
        self.book = book
        self.register = book.register
        self.run = run
        self._logs_with: dict[tuple[str, ...], list[Log]] = {}
        self._occurrences: dict[tuple[tuple[Written, ...], dt.date], tuple[str, ...]] = {}
        self._entries: dict[int, list[log.Entry]] = {}

    def place(self, *route: str | int) -> Place:
        return Place(self.file, route)

    @cached_property
    def logs(self) -> list[Log]:
        """The tasks with a log, each with its position and its updates."""
        return [(i, task, task.updates) for i, task in enumerate(self.book.tasks) if task.updates]

    @cached_property
    def updates(self) -> list[Update]:
        """The updates of all tasks."""
        return list(chain.from_iterable(updates for _, _, updates in self.logs))

    def logs_with(self, *keys: str) -> list[Log]:
        """Return the logs in which an update gives one of the keys; quick where none does."""
        logs = self._logs_with.get(keys)
        if logs is None:
            getters = [get for get in map(attrgetter, keys) if any(map(get, self.updates))]
            given = {log[0] for get in getters for log in self.logs if any(map(get, log[2]))}
            logs = [log for log in self.logs if log[0] in given] if given else []
            self._logs_with[keys] = logs
        return logs

    def logs_saying(self, status: Status) -> list[Log]:
        """Return the logs in which an update gives the status."""
        return self._logs_by_status.get(status, [])

    @cached_property
    def _logs_by_status(self) -> dict[Status | None, list[Log]]:
        by_status: dict[Status | None, list[Log]] = {}
        for log_ in self.logs:
            for status in set(map(attrgetter("status"), log_[2])):
                by_status.setdefault(status, []).append(log_)
        return by_status

    @cached_property
    def reminders(self) -> list[tuple[int, Task, list[Reminder]]]:
        """The tasks urged on, each with its position and its reminders."""
        return [
            (i, task, task.reminders) for i, task in enumerate(self.book.tasks) if task.reminders
        ]

    @cached_property
    def adjustments(self) -> list[tuple[int, Task, list[Adjustment]]]:
        """The tasks whose term was changed, each with its position and its adjustments."""
        return [
            (i, task, task.adjustments)
            for i, task in enumerate(self.book.tasks)
            if task.adjustments
        ]

    @cached_property
    def duties(self) -> Duties:
        """The records that are no tasks: inspections with what came of them."""
        return Duties(self.book.file)

    def entries(self, task: Task) -> list[log.Entry]:
        """Return the entries of a log as they count in the end, corrections made."""
        entries = self._entries.get(id(task))
        if entries is None:
            entries = self._entries[id(task)] = log.entries(task, dt.date.max)
        return entries

    @cached_property
    def terms(self) -> dict[Written, Deadline | UnreadableDeadline]:
        """What every term in the plan means as it is written; None: no deadline given.

        Nothing is read where the plan's period, which gives a missing year, is reversed.
        """
        period = self.book.head.period
        if period.end < period.start:
            return {}
        return {term: self.book.read_term(term) for term in self.wordings}

    @cached_property
    def wordings(self) -> set[Written]:
        """Every term in the plan as it is written, each once."""
        wordings: set[Written] = set(map(attrgetter("deadline"), self.book.tasks))
        wordings.update(a.to for _, _, adjustments in self.adjustments for a in adjustments)
        return wordings

    def worded_terms(self) -> Iterator[tuple[Place, Task, WordedTerm]]:
        """Yield those of ``written_terms`` that are words for a person to read."""
        if any(isinstance(term, WordedTerm) for term in self.wordings):
            for place, task, term in self.written_terms():
                if isinstance(term, WordedTerm):
                    yield place, task, term

    def written_terms(self) -> Iterator[tuple[Place, Task, Written]]:
        """Yield every place that gives a term, the task that it is of, and the term."""
        for position, task in enumerate(self.book.tasks):
            if task.deadline:
                yield self.place("tasks", position, "deadline"), task, task.deadline
            for number, adjustment in enumerate(task.adjustments or ()):
                if adjustment.to is not None:
                    place = self.place("tasks", position, "adjustments", number, "to")
                    yield place, task, adjustment.to

    def recurs(self, task: Task) -> bool:
        """Return whether a task falls due again and again."""
        term = self.terms.get(task.deadline)
        return isinstance(term, Deadline) and term.kind == "recurring"

    def continuous(self, task: Task) -> bool:
        """Return whether a task is one without an end, by the last wording of its term."""
        term = self.terms.get(wordings(task)[-1])
        return isinstance(term, Deadline) and term.kind == "continuous"

    def occurrences(self, task: Task) -> tuple[str, ...]:
        """Return the names of a task's occurrences, earliest first; none where nothing recurs."""
        words, assignment_day = wordings(task), self.book.assigned(task)
        keys = self._occurrences.get((words, assignment_day))
        if keys is None:
            names = [self._names(task, self.terms.get(text)) for text in words]
            keys = self._occurrences[words, assignment_day] = tuple(chain.from_iterable(names))
        return keys

    def milestones(self, task: Task) -> int:
        """Return how many milestones a task's term has, or had under any of its wordings."""
        terms = map(self.terms.get, wordings(task))
        return max(len(milestones(term)) if isinstance(term, Deadline) else 0 for term in terms)

    def _names(self, task: Task, term: Deadline | UnreadableDeadline | None) -> Iterator[str]:
        """Yield the names of what falls due by one wording of a task's term."""
        if not isinstance(term, Deadline):
            return
        # thường xuyên, hằng quý báo cáo: a part alone may recur
        recurring = term if term.recurrence else next(filter(_recurs, term.parts), None)
        if recurring:
            yield from (o.key for o in occurrences_of(self.book, task, recurring))

    def owners(self, task: Task) -> Owners:
        """Return the owners of a task by its leads."""
        return owners(self.book, task)

    def led(self, task: Task) -> Task:
        """Return a task as it is led in the end; as written where its term cannot be read."""
        if not task.adjustments:
            return task
        try:
            return led(self.book, task, dt.date.max)
        except ValueError:  # told by another rule
            return task

    def lists(self) -> Iterator[tuple[Route, list[Id]]]:
        """Yield every list of two agencies or more."""
        for position, task in enumerate(self.book.tasks):
            if task.lead and len(task.lead) > 1:
                yield ("tasks", position, "lead"), task.lead
            if task.support and len(task.support) > 1:
                yield ("tasks", position, "support"), task.support
            for route, ids in _moves(position, task):
                if len(ids) > 1:
                    yield route, ids

    @cached_property
    def agency_ids(self) -> set[Id]:
        """The ids of all agencies and groups that the plan names."""
        ids: set[Id | None] = {id_ for _, id_ in bodies_named(self.book.head)}
        for key in ("lead", "support"):
            lists = filter(None, map(attrgetter(key), self.book.tasks))
            ids.update(chain.from_iterable(lists))
        for position, task, _ in self.adjustments:
            ids.update(id_ for _, bodies in _moves(position, task) for id_ in bodies)
        ids.update(r.agency for _, _, reminders in self.reminders for r in reminders)
        ids.update(map(attrgetter("by"), self.updates))
        ids.update(map(attrgetter("agency"), self.updates))
        ids.update(map(attrgetter("referred_to"), self.updates))
        for update in self.updates:
            if update.problems or update.proposals:
                concerns = chain(update.problems or (), update.proposals or ())
                ids.update(concern.to for concern in concerns)
        ids.update(id_ for _, id_ in self.duties.mentions())
        return {id_ for id_ in ids if id_ is not None}

    def mentions(self) -> Iterator[Mention]:
        """Yield every place that names an agency or a group by its id."""
        yield from ((self.place(*route), id_) for route, id_ in bodies_named(self.book.head))
        for position, task in enumerate(self.book.tasks):
            route = ("tasks", position)
            yield from mentions_in(self.file, (*route, "lead"), task.lead)
            yield from mentions_in(self.file, (*route, "support"), task.support)
            for of_move, ids in _moves(position, task):
                yield from mentions_in(self.file, of_move, ids)
            for number, reminder in enumerate(task.reminders or ()):
                if reminder.agency:
                    yield self.place(*route, "reminders", number, "agency"), reminder.agency
            for number, update in enumerate(task.updates or ()):
                yield from self._mentions_of_update((*route, "updates", number), update)
        yield from ((self.place(*route), id_) for route, id_ in self.duties.mentions())

    def _mentions_of_update(self, route: Route, update: Update) -> Iterator[Mention]:
        if update.by:
            yield self.place(*route, "by"), update.by
        if update.agency:
            yield self.place(*route, "agency"), update.agency
        if update.referred_to:
            yield self.place(*route, "referred_to"), update.referred_to
        for key, concerns in (("problems", update.problems), ("proposals", update.proposals)):
            for number, concern in enumerate(concerns or ()):
                if concern.to:
                    yield self.place(*route, key, number, "to"), concern.to

    @cached_property
    def strangers(self) -> dict[Id, Id | NotFound]:
        """The ids mentioned that the register does not hold, and what they may mean."""
        if self.run.register_case is None:
            return {}
        return strangers_among(sorted(self.agency_ids), self.register)


Case = PlanCase | RegisterCase


def _moves(position: int, task: Task) -> Iterator[tuple[Route, list[Id]]]:
    """Yield whom each adjustment relieves, and whom it lets lead, with their places."""
    for number, adjustment in enumerate(task.adjustments or ()):
        if adjustment.lead:
            route = ("tasks", position, "adjustments", number, "lead")
            yield (*route, "from"), adjustment.lead.former or []
            yield (*route, "to"), adjustment.lead.to


def wordings(task: Task) -> tuple[Written, ...]:
    """Return the wordings of a task's term: the first, then those that adjustments put in place."""
    later = (a.to for a in task.adjustments or () if a.occurrence is None and a.to is not None)
    return (task.deadline, *later)


def _recurs(part: DeadlinePart) -> bool:
    return part.recurrence is not None
