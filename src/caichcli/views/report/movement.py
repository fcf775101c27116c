"""What moved between two days? The story behind the differences of two figures."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.book import Book, readable
from caichcli.plan.deadlines import Deadline
from caichcli.plan.leads import LeadChange
from caichcli.plan.members import Members
from caichcli.plan.model import Adjustment, Status, Task, Update
from caichcli.plan.recurring import OccurrenceStanding, occurrences_of
from caichcli.plan.standing import DONE, STOPPED, Class, Standing
from caichcli.views.scope import Line


class Move(Struct, frozen=True):
    """A task, or one owner's part of it, that came to a new state; ``update`` says how."""

    standing: Standing
    update: Update | None = None


class PartsMet(Struct, frozen=True):
    """A task of which parts were done: those of members, or one period's of a recurring task.

    ``standing`` is the task's as a whole, ``parts`` are those of the period that is told,
    ``met`` how many are done by now, ``of`` how many there are: None where it is one's alone,
    or not all members are known.
    """

    standing: Standing
    occurrence: str | None
    parts: tuple[Move, ...]
    met: int
    of: int | None
    late: bool

    @property
    def update(self) -> Update | None:
        """What the only one who does it said."""
        return self.parts[0].update if not self.standing.members else None


class TermMove(Struct, frozen=True):
    """An adjustment with the term before and after it; ``due`` is None for no fixed day."""

    task: Task
    adjustment: Adjustment
    before: Deadline
    before_due: dt.date | None
    after: Deadline

    @property
    def kind(self) -> Literal["extended", "shortened", "set", "changed"]:
        """Gia hạn (later), rút ngắn (sooner), a day set where there was none, or else."""
        if self.after.due is None or self.before_due == self.after.due:
            return "changed"
        if self.before_due is None:
            return "set"
        return "extended" if self.after.due > self.before_due else "shortened"


class Movement(Struct, frozen=True):
    """What moved after the end of one day and by the end of another.

    ``done``, ``reopened`` and ``newly_overdue`` compare classes, so that they
    explain the totals: done by now = done before + ``done`` - ``reopened``
    - what left the plan, went to other leads or was suspended. ``parts_done`` are members of a
    group that finished their part of a task which is not yet done as a whole: a task stands
    there once, and in ``occurrences_met`` once a period.
    """

    done: tuple[Move, ...] = ()
    parts_done: tuple[PartsMet, ...] = ()
    occurrences_met: tuple[PartsMet, ...] = ()
    reopened: tuple[Move, ...] = ()
    newly_overdue: tuple[Move, ...] = ()
    terms: tuple[TermMove, ...] = ()
    handovers: tuple[LeadChange, ...] = ()
    submitted: tuple[Move, ...] = ()
    returned: tuple[Move, ...] = ()
    suspended: tuple[Move, ...] = ()
    resumed: tuple[Move, ...] = ()
    cancelled: tuple[Move, ...] = ()
    assigned: tuple[Move, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing moved at all."""
        return not any(getattr(self, name) for name in self.__struct_fields__)

    @property
    def extended(self) -> tuple[TermMove, ...]:
        return tuple(change for change in self.terms if change.kind == "extended")


class _Step(Struct, frozen=True):
    """A standing now and, where there was one already, at the end of the day before."""

    now: Standing
    before: Standing | None


def movement(
    book: Book, before: Sequence[Line], now: Sequence[Line], first: dt.date, day: dt.date
) -> Movement:
    """Return what moved from ``before``, the lines at the end of the eve of ``first``, to ``now``.

    ``now`` are the lines at the end of ``day``.
    """
    eve = {line.task.id: line.standing for line in before}
    steps = [_Step(line.standing, eve.get(line.task.id)) for line in now]

    def moves(test: Callable[[_Step], bool]) -> tuple[Move, ...]:
        return tuple(_move(step.now) for step in steps if test(step))

    def came_to(status: Status) -> tuple[Move, ...]:
        return tuple(_move(s) for step in steps for s in _came_to(step, status, first))

    return Movement(
        done=moves(_newly_done),
        parts_done=tuple(done for step in steps for done in _parts_done(step)),
        occurrences_met=tuple(met for step in steps for met in _occurrences_met(step)),
        reopened=moves(_reopened),
        newly_overdue=moves(lambda step: _newly(step, "overdue")),
        terms=tuple(change for step in steps for change in _terms(book, step.now.task, first, day)),
        handovers=tuple(_handovers(book, (*now, *before), first, day)),
        submitted=came_to("submitted"),
        returned=came_to("returned"),
        suspended=moves(lambda step: _stopped(step, "suspended", first)),
        resumed=moves(_resumed),
        cancelled=moves(lambda step: _stopped(step, "cancelled", first)),
        assigned=moves(lambda step: book.assigned(step.now.task) >= first),
    )


def _move(standing: Standing) -> Move:
    entries = standing.entries
    last = log.last_status(entries) or (entries[-1] if entries else None)
    return Move(standing, last.update if last else None)


def _newly(step: _Step, class_: Class) -> bool:
    return step.now.class_ == class_ and (step.before is None or step.before.class_ != class_)


def _stopped(step: _Step, status: Literal["suspended", "cancelled"], first: dt.date) -> bool:
    """Return whether a task was stopped since ``first``, or the paper that did so came in then."""
    return step.now.class_ == status and _said_anew(step, status, first)


def _newly_done(step: _Step) -> bool:
    return step.now.class_ in DONE and (step.before is None or step.before.class_ not in DONE)


def _reopened(step: _Step) -> bool:
    was_done = step.before is not None and step.before.class_ in DONE
    return was_done and step.now.class_ not in DONE | STOPPED


def _resumed(step: _Step) -> bool:
    was_out = step.before is not None and step.before.class_ in STOPPED
    return was_out and step.now.class_ not in STOPPED


def _parts(step: _Step, test: Callable[[_Step], bool]) -> list[_Step]:
    """Return the steps of a task's members that pass a test, each on its own.

    Whose a step is must not matter to the test: those alike are tested once. Where nothing was
    said since and nothing was decided no part has come further.
    """
    if step.before is not None and step.now.entries is step.before.entries:
        return []
    earlier = step.before.members if step.before else Members[Standing]()
    steps = [
        _Step(now, before)
        for members, before in step.now.members.pairs(earlier)
        if any(test(_Step(one, before)) for one in members.differing())
        for now in members
    ]
    places = step.now.members.places
    return sorted(steps, key=lambda part: places.get(part.now.owner or "", len(places)))


def _parts_done(step: _Step) -> Iterator[PartsMet]:
    if step.now.class_ in DONE:
        return
    parts = tuple(_move(part.now) for part in _parts(step, _newly_done))
    if parts:
        met = len(step.now.members.where(lambda part: part.class_ in DONE))
        late = any(part.standing.days_late for part in parts)
        yield PartsMet(step.now, None, parts, met, _known_members(step.now), late)


def _known_members(standing: Standing) -> int | None:
    """Return how many members owe the task; None where that is not known, or it is one's alone."""
    return len(standing.members) if standing.members and standing.complete else None


def _came_to(step: _Step, status: Status, first: dt.date) -> Iterator[Standing]:
    """Return the task, or those of its members, that a report of these days brought to a status."""
    if step.now.status == status:
        if _said_anew(step, status, first):
            yield step.now
        return
    parts = _parts(step, lambda part: part.now.status == status and _said_anew(part, status, first))
    yield from (part.now for part in parts)


def _said_anew(step: _Step, status: Status, first: dt.date) -> bool:
    if step.before is None or step.before.status != status:
        return True
    return any(e.day >= first and e.update.status == status for e in step.now.entries)


def _occurrences_met(step: _Step) -> Iterator[PartsMet]:
    """Return each period of a recurring task that was met, with who met it."""
    by_key: dict[str, list[tuple[Standing, OccurrenceStanding]]] = {}
    for part in _parts(step, lambda one: bool(_newly_met(one))) if step.now.members else (step,):
        for occurrence in _newly_met(part):
            by_key.setdefault(occurrence.key, []).append((part.now, occurrence))
    for key, mets in by_key.items():
        parts = tuple(Move(part, _meeting(part, key)) for part, _ in mets)
        late = any(occurrence.late for _, occurrence in mets)
        everyone = step.now.members or Members((step.now,))
        met = len(everyone.where(partial(_has_met, key=key)))
        yield PartsMet(step.now, key, parts, met, _known_members(step.now), late)


def _newly_met(step: _Step) -> list[OccurrenceStanding]:
    """Return the occurrences that were met since."""
    before = step.before.occurrences if step.before else ()
    earlier = {one.key for one in before if one.completion}
    return [one for one in step.now.occurrences if one.completion and one.key not in earlier]


def _has_met(part: Standing, key: str) -> bool:
    return any(one.key == key and one.completion for one in part.occurrences)


def _meeting(standing: Standing, key: str) -> Update | None:
    updates = (entry.update for entry in reversed(standing.entries))
    return next((update for update in updates if update.occurrence == key), None)


def _terms(book: Book, task: Task, first: dt.date, day: dt.date) -> Iterator[TermMove]:
    """Return the adjustments of these days, each against the term that it found in force."""
    in_force: dict[str | None, Deadline] = {}
    for adjustment in task.adjustments or ():
        if adjustment.to is None or adjustment.date > day or book.is_proposal(task, adjustment):
            continue
        key = adjustment.occurrence
        before = in_force.get(key) or book.deadline(task)
        in_force[key] = after = readable(book.read_term(adjustment.to))
        if adjustment.date >= first:
            due = _occurrence_due(book, task, key) if key and before.recurrence else before.due
            yield TermMove(task, adjustment, before, due, after)


def _handovers(
    book: Book, lines: Iterable[Line], first: dt.date, day: dt.date
) -> Iterator[LeadChange]:
    """Yield the changes of leads of these days, of tasks that are or were in question."""
    for id_ in dict.fromkeys(line.task.id for line in lines):
        for change in book.lead_changes(book.task_by_id[id_]):
            if first <= change.adjustment.date <= day and not change.proposal:
                yield change


def _occurrence_due(book: Book, task: Task, key: str) -> dt.date | None:
    occurrences = occurrences_of(book, task, book.deadline(task))
    return next((occurrence.due for occurrence in occurrences if occurrence.key == key), None)
