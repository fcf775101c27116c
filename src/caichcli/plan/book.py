"""A plan with its register, ready to be asked: whose, since when, due when."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from caichcli.language.documents import issuer_mark
from caichcli.plan import deadlines
from caichcli.plan.agencies import Membership, Register
from caichcli.plan.deadlines import Deadline, DeadlinePart, UnreadableDeadline
from caichcli.plan.leads import (
    Handover,
    LeadChange,
    as_written,
    first_leads,
    leads_after,
    under,
)
from caichcli.plan.log import effective
from caichcli.plan.model import (
    Adjustment,
    Area,
    Id,
    PlanDocument,
    PlanFile,
    PlanHead,
    Task,
    TaskDocument,
    WordedTerm,
    Written,
)
from caichcli.plan.records import Document

if TYPE_CHECKING:
    from caichcli.plan.workdays import DaysOff

DUE_SOON_DAYS = 15
# The days that a plan's period may hold and a question may be asked for.
EARLIEST = dt.date(1900, 1, 1)
LATEST = dt.date(2200, 12, 31)
DAYS_KEPT = 4
# What is worked out once by the words of terms, by leads or by the tasks themselves.
_KEPT = ("_meanings", "_judgements")
LATENESS_BANDS = (30, 60, 120)
REMINDERS_BEFORE_ESCALATION = 3


class _Judged(Struct, frozen=True):
    """A task's adjustments in the order in which they hold, and which of them only ask.

    The task is kept, so that no other has its identity.
    """

    task: Task | None = None
    changes: tuple[LeadChange, ...] = ()
    proposals: frozenset[int] = frozenset()


_NONE = _Judged()


class Book:
    """One plan file and the register that it leans on (sổ theo dõi)."""

    def __init__(self, file: PlanFile, register: Register) -> None:
        self.file = file
        self.register = register
        self._issuers: dict[str, Id | None] = {}
        self.standings: dict[dt.date, dict[Id, Any]] = {}
        self._kept: dict[str, dict[Any, Any]] = {}

    def keep(self, earlier: "Book") -> None:
        """Keep what was worked out of an earlier state of the plan, as far as it holds still.

        That is where head, areas and register are the same; who finds something that was worked
        out of a task looks whether it was of this task.
        """
        alike = earlier.head == self.head and earlier.file.areas == self.file.areas
        if earlier.register is not self.register or not alike:
            return
        self._issuers = earlier._issuers
        self.standings = earlier.standings
        self._kept = earlier._kept
        for name in _KEPT:
            if name in earlier.__dict__:
                self.__dict__[name] = earlier.__dict__[name]

    @property
    def head(self) -> PlanHead:
        return self.file.plan

    @property
    def tasks(self) -> list[Task]:
        return self.file.tasks

    @cached_property
    def task_by_id(self) -> dict[Id, Task]:
        return {task.id: task for task in self.file.tasks}

    @cached_property
    def area_by_id(self) -> dict[Id, Area]:
        return {area.id: area for area in self.file.areas}

    def kept(self, what: str) -> dict[Any, Any]:
        """Return where to look up, and to keep, what was worked out once: under a name for it.

        It outlives a change of other tasks: what is kept of a task tells which one it was.
        """
        return self._kept.setdefault(what, {})

    @cached_property
    def issued(self) -> dt.date:
        """The day of the plan's document; of a plan without one yet, the first of its period."""
        document = self.head.document
        return (document and document.date) or self.head.period.start

    @cached_property
    def eves_from(self) -> dt.date | None:
        """From which day X on "trước ngày X" is over the day before; None where it never is."""
        settings = self.head.follow_up
        if settings is None or settings.before != "day-before":
            return None
        return settings.before_from or EARLIEST

    @property
    def due_soon_days(self) -> int:
        """How many days ahead a term counts as near."""
        settings = self.head.follow_up
        return DUE_SOON_DAYS if settings is None or settings.due_soon is None else settings.due_soon

    @property
    def bands(self) -> tuple[int, ...]:
        """Upper ends, in days, of the bands of lateness; the last band has none."""
        settings = self.head.follow_up
        return tuple(settings.bands) if settings and settings.bands else LATENESS_BANDS

    @property
    def reminders_before_escalation(self) -> int:
        """How many reminders an overdue task may have before it goes up."""
        settings = self.head.follow_up
        if settings is None or settings.reminders is None:
            return REMINDERS_BEFORE_ESCALATION
        return settings.reminders

    @cached_property
    def ends_on_working_days(self) -> bool:
        """Whether a term that falls on a day off ends with the next working day."""
        settings = self.head.follow_up
        return settings is not None and settings.non_working == "next-day"

    def term_end(self, deadline: Deadline) -> dt.date | None:
        """Return the last day of a term, as this plan counts what falls on a day off."""
        if deadline.due is None or deadline.kind == "period":
            return deadline.due
        return self.counted(deadline.due)

    def counted(self, due: dt.date) -> dt.date:
        """Return the day with which a term ends that falls on ``due``."""
        return self._days_off.next_working(due) if self.ends_on_working_days else due

    @cached_property
    def _days_off(self) -> "DaysOff":
        from caichcli.plan.workdays import DaysOff, public_holidays

        return DaysOff(self.head.calendar, public_holidays("vi"))

    def assigned(self, task: Task) -> dt.date:
        """Return the day that a task was assigned: its own document's, else the plan's."""
        return _own_day(task) or self.issued

    def tasks_on(self, day: dt.date) -> Iterator[Task]:
        """Return the tasks that had been assigned by the end of a day, in the document's order."""
        issued = self.issued
        return (task for task in self.file.tasks if (_own_day(task) or issued) <= day)

    def standings_on(self, day: dt.date) -> dict[Id, Any]:
        """Return where to look up, and to keep, the standings of a day; of the last few days."""
        if day not in self.standings and len(self.standings) == DAYS_KEPT:
            self.standings.pop(next(iter(self.standings)))
        return self.standings.setdefault(day, {})

    def read_term(self, term: Written) -> Deadline | UnreadableDeadline:
        """Return what a deadline means in this plan's period: as its words or its reading say."""
        meaning = self._meanings.get(term)
        if meaning is None:
            meaning = self._meanings[term] = self._meaning(term)
        return meaning

    @cached_property
    def _meanings(self) -> dict[Written, Deadline | UnreadableDeadline]:
        """What was read once, by the term as it is written."""
        return {}

    def _meaning(self, term: Written) -> Deadline | UnreadableDeadline:
        if isinstance(term, WordedTerm):
            return self._as_read(term)
        period = self.head.period
        return deadlines.read(term, period.start, period.end, self.issued, self.eves_from)

    def _as_read(self, term: WordedTerm) -> Deadline | UnreadableDeadline:
        if term.read_as is None:
            return Deadline(term.words, "unread", parts=(DeadlinePart(term.words, "unread"),))
        reading = self.read_term(term.read_as)
        if isinstance(reading, UnreadableDeadline):
            return reading
        return structs.replace(reading, text=term.words)

    def deadline(self, task: Task) -> Deadline:
        """Return a task's deadline as first set; ValueError where its words cannot be read."""
        return readable(self.read_term(task.deadline))

    def deadline_on(self, task: Task, day: dt.date) -> tuple[Deadline, Adjustment | None]:
        """Return the term in force at the end of a day and the adjustment that set it, if any."""
        adjustment = self.adjustment_on(task, day)
        if adjustment is None:
            return self.deadline(task), None
        return readable(self.read_term(adjustment.to)), adjustment

    def adjustment_on(
        self, task: Task, day: dt.date, occurrence: str | None = None
    ) -> Adjustment | None:
        """Return the adjustment in force at the end of a day: of the task, or of one occurrence.

        It is the one that was decided last, of those that move a term.
        """
        if not task.adjustments:
            return None
        terms = [
            one
            for one in self.decisions(task)
            if one.to is not None and one.occurrence == occurrence and effective(one) <= day
        ]
        return terms[-1] if terms else None

    def granted_late(self, task: Task, day: dt.date) -> int:
        """Return by how many days the task was overdue when a term in force then was extended.

        Of several extensions (gia hạn) that came late the latest-coming counts; 0 for none.
        """
        due, most = self.deadline(task).due, 0
        for one in self.decisions(task):
            if one.to is None or one.occurrence is not None or effective(one) > day:
                continue
            later = readable(self.read_term(one.to)).due
            if due and later and due < later:
                most = max(most, (effective(one) - due).days)
            due = later
        return most

    def decisions(self, task: Task) -> tuple[Adjustment, ...]:
        """Return the adjustments that hold, each from its day on, in this order.

        What those who led the task by then asked for themselves decides nothing.
        """
        changes = self._judged(task).changes
        return tuple(one.adjustment for one in changes if not one.proposal)

    def lead_changes(self, task: Task) -> tuple[LeadChange, ...]:
        """Return every change of a task's leads, each from its day on, in this order."""
        return tuple(one for one in self._judged(task).changes if one.adjustment.lead)

    def led(self, task: Task, day: dt.date, done_by: Callable[[Task], dt.date | None]) -> Task:
        """Return a task as it is led at the end of a day.

        What was done before others took over stays with those who did it: ``done_by`` tells
        by when it was, under the leads that it has.
        """
        holder, handovers = as_written(task), list[Handover]()
        done: dt.date | None = None
        for one in self.lead_changes(task):
            since, move = effective(one.adjustment), one.adjustment.lead
            if one.proposal or move is None or since > day:
                continue
            if not handovers or self.owed_by_each(holder):
                done = done_by(holder)
            if done is None or done >= since:
                before = tuple(holder.lead or ())
                after = leads_after(before, move)
                relieved = tuple(id_ for id_ in before if id_ not in after)
                parts = self.agencies(relieved) - self.agencies(after)
                own = parts if self.owed_by_each(holder) else frozenset[Id]()
                handovers.append(Handover(relieved, since, own))
                holder = under(holder, after, handovers)
        return holder

    def _judged(self, task: Task) -> _Judged:
        """Return a task's adjustments, each with the leads that it finds and leaves."""
        original = as_written(task)
        if not original.adjustments:
            return _NONE
        judgement = self._judgements.get(id(original))
        if judgement is None:
            changes = tuple(self._in_order(original, original.adjustments))
            proposals = frozenset(id(one.adjustment) for one in changes if one.proposal)
            judgement = self._judgements[id(original)] = _Judged(original, changes, proposals)
        return judgement

    @cached_property
    def _judgements(self) -> dict[int, _Judged]:
        """What was judged once, by the tasks' identities."""
        return {}

    def _in_order(self, task: Task, adjustments: Iterable[Adjustment]) -> Iterator[LeadChange]:
        leads = first_leads(task)
        for one in sorted(adjustments, key=effective):
            after = leads_after(leads, one.lead) if one.lead else leads
            proposal = self._is_asked_for(task, one, leads)
            yield LeadChange(task, leads, after, one, proposal)
            leads = leads if proposal else after

    def is_proposal(self, task: Task, adjustment: Adjustment) -> bool:
        """Return whether a change is only asked for (đề nghị gia hạn): by the lead's paper."""
        return id(adjustment) in self._judged(task).proposals

    def _is_asked_for(self, task: Task, adjustment: Adjustment, leads: Iterable[Id]) -> bool:
        """Return whether an adjustment comes from the leads themselves.

        Who assigned the task, its superior or whom it authorised moves a term or a lead. A paper
        is its issuer's; where none is stated, that of the agency in its number and symbol.
        """
        issuer = self._issuer(adjustment.document)
        if issuer is None or adjustment.authority is not None:
            return False
        bodies = self.with_members(leads)
        assigners = {self._issuer(task.document), self._issuer(self.head.document)}
        return issuer not in assigners and not bodies.isdisjoint(
            (issuer, *self.register.superiors(issuer))
        )

    def _issuer(self, document: Document | PlanDocument | TaskDocument | None) -> Id | None:
        """Return whose paper a document is; None where nobody of the register is certain."""
        words = (document and (document.issuer or issuer_mark(document.number or ""))) or ""
        if words not in self._issuers:
            ids = self.register.candidates(words) if words else ()
            self._issuers[words] = ids[0] if len(ids) == 1 else None
        return self._issuers[words]

    def is_group(self, id_: Id) -> bool:
        return id_ in self.register.groups

    def members(self, group: Id) -> Membership:
        """Return a group's members on the day of the plan's document."""
        return self.register.members(group, self.issued)

    def leads(self, task: Task) -> frozenset[Id]:
        """Return who leads a task: its leads as written, and the known members of the groups."""
        return self.with_members(task.lead or ())

    def with_members(self, ids: Iterable[Id]) -> frozenset[Id]:
        """Return some agencies and groups, and the known members of the groups."""
        own = frozenset(ids)
        if self.register.groups.keys().isdisjoint(own):
            return own
        groups = frozenset(filter(self.is_group, own))
        cache = self.kept("known members")
        if groups not in cache:
            cache[groups] = groups.union(*(self.members(group).ids for group in groups))
        everybody: frozenset[Id] = cache[groups]
        return everybody if own <= everybody else own | everybody

    def agencies(self, ids: Iterable[Id]) -> frozenset[Id]:
        """Return the agencies among some agencies and groups, and the groups' known members."""
        own, cache = frozenset(ids), self.kept("agencies of bodies")
        if own not in cache:
            cache[own] = self.with_members(own) - self.register.groups.keys()
        return frozenset(cache[own])

    def support(self, task: Task) -> tuple[Id, ...]:
        """Return who supports a task; who leads it, itself or through a group, does not."""
        if not task.support:
            return ()
        cache, bodies = self.kept("support"), (tuple(task.lead or ()), tuple(task.support))
        if bodies not in cache:
            leads = self.leads(task)
            cache[bodies] = tuple(id_ for id_ in task.support if id_ not in leads)
        support: tuple[Id, ...] = cache[bodies]
        return support

    def owed_by_each(self, task: Task) -> bool:
        """Return whether every agency owes its own result and report: the default for a group."""
        if not task.lead:
            return False
        if task.assignment is not None:
            return task.assignment == "each"
        return not self.register.groups.keys().isdisjoint(task.lead)


def _own_day(task: Task) -> dt.date | None:
    document = task.document
    return (document.assigned or document.date) if document else None


def readable(deadline: Deadline | UnreadableDeadline) -> Deadline:
    """Return the deadline itself; ValueError for one that ``validate`` would have refused."""
    if isinstance(deadline, UnreadableDeadline):
        raise ValueError(deadline.text)
    return deadline
