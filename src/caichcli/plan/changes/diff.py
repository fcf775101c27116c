"""Two states of the plans -> what changed in meaning, task by task.

What the changes do to the figures is another question (``views.difference``).
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.changes.duties import DutyChange, duties_since, duty_changes
from caichcli.plan.changes.pairs import (
    Copy,
    Located,
    pair_areas,
    pair_holders,
    pair_plans,
    pair_tasks,
)
from caichcli.plan.changes.records import (
    DatedRecord,
    FieldChange,
    RecordChange,
    field_changes,
    meaning,
    record_changes,
)
from caichcli.plan.deadlines import Deadline, Recurrence, TermKind
from caichcli.plan.leads import LeadChange
from caichcli.plan.model import (
    Adjustment,
    Agency,
    Area,
    Group,
    Task,
    Update,
    WordedTerm,
    Written,
    words_of,
)
from caichcli.plan.recurring import occurrences_of

# What is compared by itself, not as a value among others.
_APART = frozenset({"adjustments", "reminders", "updates", "deadline", "id"})


class Snapshot(Struct, frozen=True):
    """The plans of a workspace at one moment, by file, and the register that they share."""

    books: dict[str, Book]
    register: Register


class Term(Struct, frozen=True):
    """A deadline as written (None: none given), what somebody reads it as, what it means.

    ``due`` is None where there is no such day, ``kind`` where it cannot be read.
    """

    text: str | None
    due: dt.date | None
    kind: TermKind | None = None
    recurrence: Recurrence | None = None
    read_as: str | None = None


class TermChange(Struct, frozen=True):
    """A term that moved: by an adjustment, or (``adjustment`` None) by the deadline rewritten.

    ``position`` is the adjustment's place in the list, from 0; a ``proposal``
    is only asked for, and moves nothing.
    """

    before: Term
    after: Term
    adjustment: Adjustment | None = None
    position: int | None = None
    proposal: bool = False


class TaskChange(Struct, frozen=True):
    """What changed of one task; ``before`` is None for a new one, ``after`` for one removed.

    ``records`` leaves out adjustments that were added: they are ``terms`` and ``leads``.
    """

    before: Located | None
    after: Located | None
    fields: tuple[FieldChange, ...] = ()
    terms: tuple[TermChange, ...] = ()
    leads: tuple[LeadChange, ...] = ()
    records: tuple[RecordChange, ...] = ()

    @property
    def task(self) -> Task:
        """The task as it is; where it is removed, as it was."""
        located = self.after or self.before
        assert located is not None
        return located.task

    @property
    def id_changed(self) -> bool:
        return bool(self.before and self.after and self.before.task.id != self.after.task.id)

    @property
    def moved(self) -> bool:
        """Whether another plan has taken the task over."""
        return bool(self.before and self.after and self.before.plan != self.after.plan)

    @property
    def cancelled(self) -> Update | None:
        """The entry added that takes the task out of the plan."""
        fresh = (r.after for r in self.records if r.is_new and isinstance(r.after, Update))
        entries = (entry for entry in fresh if entry.status == "cancelled" and not entry.occurrence)
        return next(entries, None)

    def __bool__(self) -> bool:
        whole = self.before is not None and self.after is not None
        contents = self.fields or self.terms or self.leads or self.records
        return not whole or self.id_changed or self.moved or bool(contents)


class AreaChange(Struct, frozen=True):
    """An area that is new, removed or not what it was."""

    before: Area | None
    after: Area | None
    fields: tuple[FieldChange, ...] = ()


class HolderChange(Struct, frozen=True):
    """An agency or group of the register that is new, removed or not what it was."""

    before: Agency | Group | None
    after: Agency | Group | None
    fields: tuple[FieldChange, ...] = ()


class PlanChanges(Struct, frozen=True):
    """What changed of one plan.

    ``tasks`` are those that changed, in the plan's order, removed ones last;
    ``pairs`` all of its tasks as (before, after); ``departed`` those that
    another plan has taken over, there as well. ``duties`` are what changed of inspections.
    """

    before: Copy | None
    after: Copy | None
    head: tuple[FieldChange, ...] = ()
    areas: tuple[AreaChange, ...] = ()
    tasks: tuple[TaskChange, ...] = ()
    pairs: tuple[tuple[Located | None, Located | None], ...] = ()
    departed: tuple[tuple[Located, Located], ...] = ()
    duties: tuple[DutyChange, ...] = ()

    @property
    def book(self) -> Book:
        """The plan as it is; where it is removed, as it was."""
        copy = self.after or self.before
        assert copy is not None
        return copy.book

    def __bool__(self) -> bool:
        whole = self.before is not None and self.after is not None
        return not whole or bool(
            self.head or self.areas or self.tasks or self.departed or self.duties
        )


class Changes(Struct, frozen=True):
    """What changed of a workspace; every plan is among ``plans``, changed or not."""

    plans: tuple[PlanChanges, ...]
    holders: tuple[HolderChange, ...]

    def __bool__(self) -> bool:
        return any(self.plans) or bool(self.holders)


def changes(before: Snapshot, after: Snapshot) -> Changes:
    """Return what changed from one state of a workspace to another.

    Plans are matched by id whatever their files are called, tasks over all
    plans, so that a renamed or split file is followed.
    """
    plans = pair_plans(before.books, after.books)
    pairs = pair_tasks(
        _located([old for old, _ in plans]),
        _located([new for _, new in plans]),
    )
    own: list[list[tuple[Located | None, Located | None]]] = [[] for _ in plans]
    departed: list[list[tuple[Located, Located]]] = [[] for _ in plans]
    for old, new in pairs:
        home = new or old
        assert home is not None
        own[home.plan].append((old, new))
        if old and new and old.plan != new.plan:
            departed[old.plan].append((old, new))
    return Changes(
        tuple(
            PlanChanges(
                old,
                new,
                head=_differing(old and old.book.head, new and new.book.head),
                areas=_area_changes(old, new),
                tasks=tuple(filter(None, (_task_change(*tasks) for tasks in own[number]))),
                pairs=tuple(own[number]),
                departed=tuple(departed[number]),
                duties=duty_changes(old.book if old else None, new.book if new else None),
            )
            for number, (old, new) in enumerate(plans)
        ),
        _holder_changes(before.register, after.register),
    )


def since(book: Book, file: str, first: dt.date, last: dt.date) -> PlanChanges:
    """Return what a plan's own records tell of the days from ``first`` to ``last``, both included.

    New are the tasks assigned in these days. A field rewritten leaves no record.
    """
    copy = Copy(file, book)
    days = ((task, book.assigned(task.task)) for task in _located([copy]))
    pairs = tuple((None if day >= first else task, task) for task, day in days if day <= last)
    tasks = (
        TaskChange(
            old,
            new,
            terms=tuple(t for t in _adjusted(new) if _within(t.adjustment, first, last)),
            leads=tuple(
                one
                for one in new.book.lead_changes(new.task)
                if _within(one.adjustment, first, last)
            ),
            records=_recorded_within(new, first, last),
        )
        for old, new in pairs
    )
    duties = duties_since(book, first, last)
    return PlanChanges(copy, copy, tasks=tuple(filter(None, tasks)), pairs=pairs, duties=duties)


def _within(record: DatedRecord | None, first: dt.date, last: dt.date) -> bool:
    return record is not None and first <= record.date <= last


def _located(plans: Sequence[Copy | None]) -> list[Located]:
    return [
        Located(copy, number, position, task)
        for number, copy in enumerate(plans)
        if copy
        for position, task in enumerate(copy.book.tasks)
    ]


def _area_changes(before: Copy | None, after: Copy | None) -> tuple[AreaChange, ...]:
    if before is None or after is None:
        return ()
    paired = pair_areas(before.book.file.areas, after.book.file.areas)
    areas = (AreaChange(old, new, _differing(old, new)) for old, new in paired)
    return tuple(area for area in areas if area.fields or not (area.before and area.after))


def _holder_changes(before: Register, after: Register) -> tuple[HolderChange, ...]:
    paired = pair_holders(_holders(before), _holders(after))
    holders = (HolderChange(old, new, _differing(old, new)) for old, new in paired)
    return tuple(one for one in holders if one.fields or not (one.before and one.after))


def _differing(old: Struct | None, new: Struct | None) -> tuple[FieldChange, ...]:
    return field_changes(old, new) if old and new else ()


def _holders(register: Register) -> list[Agency | Group]:
    return [*register.agencies.values(), *register.groups.values()]


def _task_change(before: Located | None, after: Located | None) -> TaskChange:
    if after is None:
        return TaskChange(before, None)
    if before is None:
        terms, leads = tuple(_adjusted(after)), after.book.lead_changes(after.task)
        return TaskChange(None, after, terms=terms, leads=leads, records=_recorded(after))
    old, new = before.task, after.task
    if old == new:
        return TaskChange(before, after)
    adjustments = record_changes("adjustments", old.adjustments, new.adjustments)
    new_positions = {one.position for one in adjustments if one.is_new}
    fresh = [one.after for one in adjustments if one.is_new]
    return TaskChange(
        before,
        after,
        fields=field_changes(old, new, _APART),
        terms=(
            *_rewritten_term(before, after),
            *(term for term in _adjusted(after) if term.position in new_positions),
        ),
        leads=tuple(
            one
            for one in after.book.lead_changes(after.task)
            if any(one.adjustment is adjustment for adjustment in fresh)
        ),
        records=(
            *(one for one in adjustments if not one.is_new),
            *record_changes("reminders", old.reminders, new.reminders),
            *record_changes("updates", old.updates, new.updates),
        ),
    )


def _rewritten_term(before: Located, after: Located) -> Iterator[TermChange]:
    """Return the deadline first set, where its words or their reading were changed."""
    if meaning(before.task.deadline) != meaning(after.task.deadline):
        yield TermChange(first_term(before), first_term(after))


def _adjusted(located: Located) -> Iterator[TermChange]:
    """Return every adjustment of a task's term, against the term that it found in force."""
    in_force: dict[str | None, Term] = {}
    for position, adjustment in enumerate(located.task.adjustments or ()):
        if adjustment.to is None:
            continue
        key = adjustment.occurrence
        before = in_force.get(key) or first_term(located, key)
        after = _term(located, adjustment.to)
        proposal = located.book.is_proposal(located.task, adjustment)
        if not proposal:
            in_force[key] = after
        yield TermChange(before, after, adjustment, position, proposal)


def first_term(located: Located, occurrence: str | None = None) -> Term:
    """Return the term that a task was first given; with an occurrence, that one's."""
    return _term(located, located.task.deadline, occurrence)


def _term(located: Located, term_words: Written, occurrence: str | None = None) -> Term:
    """Return what a term means in a task's plan; with an occurrence, the day set for it."""
    book = located.book
    words = words_of(term_words)
    reading = term_words.read_as if isinstance(term_words, WordedTerm) else None
    deadline = book.read_term(term_words)
    if not isinstance(deadline, Deadline):
        return Term(words, None, read_as=reading)
    due = deadline.due
    if occurrence and deadline.recurrence:
        days = occurrences_of(book, located.task, deadline)
        due = next((one.due for one in days if one.key == occurrence), None)
    return Term(words, due, deadline.kind, deadline.recurrence, reading)


def _recorded(located: Located) -> tuple[RecordChange, ...]:
    """Return every reminder and log entry of a task as if it were just added."""
    task = located.task
    return (
        *record_changes("reminders", None, task.reminders),
        *record_changes("updates", None, task.updates),
    )


def _recorded_within(located: Located, first: dt.date, last: dt.date) -> tuple[RecordChange, ...]:
    """Return those of some days; most tasks have none."""
    task = located.task
    records = (*(task.reminders or ()), *(task.updates or ()))
    if not any(_within(one, first, last) for one in records):
        return ()
    return tuple(one for one in _recorded(located) if _within(one.after, first, last))
