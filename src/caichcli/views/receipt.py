"""What do records do to the plan? Each part of a task that they touch, before and after them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.initiative_record import Initiative
from caichcli.plan.log import effective, full_ref, subject
from caichcli.plan.model import CompletionWord, Id, Update
from caichcli.plan.parties import Parties
from caichcli.plan.recurring import OccurrenceStanding
from caichcli.plan.standing import Class, Standing, standing
from caichcli.views.concerns import ConcernLine, of_task
from caichcli.views.initiatives import InitiativeLine, initiative_line


class Changed(Struct, frozen=True):
    """A record that was added: its file, its task (or unit, shortcoming), an entry's name."""

    file: str
    task: str
    ref: str | None


class ClassState(Struct, frozen=True):
    """A class, with the days that explain it; ``own_term`` and ``word`` as standings have it.

    ``leads`` are those of the task, as written.
    """

    class_: Class
    due: dt.date | None
    completed: dt.date | None
    days_late: int
    own_term: bool = True
    word: CompletionWord | None = None
    leads: tuple[Id, ...] = ()


class Effect(Struct, frozen=True):
    """What became of one part of a task: an owner's, or one of its occurrences.

    ``owner`` is None for the task as a whole, ``occurrence`` for all that the
    owner owes. ``before`` is None for what was not there, ``after`` for an owner
    that owes the task no more. ``standing`` is the owner's after the records, else before.
    """

    standing: Standing
    owner: Id | None
    occurrence: str | None
    before: ClassState | None
    after: ClassState | None

    @property
    def task(self) -> Id:
        return self.standing.task.id

    @property
    def changed(self) -> bool:
        """Whether anything of the state is another: the class, the term, the completion."""
        return self.before != self.after


class Advance(Struct, frozen=True):
    """How far an initiative had come before records on it, and after; None: it was not there."""

    before: InitiativeLine | None
    after: InitiativeLine


class Receipt(Struct, frozen=True):
    """The effects of some records at the end of a day, by task, in the order asked about.

    ``replies`` are the problems and proposals that the records say something of.
    ``last`` is the day that answers are of where the plan's period is over; the receipt is of
    the same unless a record is later.
    ``unplaced`` are the bodies, by task, of whom nobody can say whether they have a part in the
    task that they report on: who takes part is not all known.
    """

    book: Book
    day: dt.date
    effects: tuple[Effect, ...] = ()
    unplaced: tuple[tuple[Id, Id], ...] = ()
    replies: tuple[ConcernLine, ...] = ()
    last: dt.date | None = None
    advances: tuple[Advance, ...] = ()


def receipt(
    before: Book, after: Book, tasks: Iterable[Id], today: dt.date, last: dt.date | None = None
) -> Receipt:
    """Return what became of some tasks and initiatives between two states, by ``today``.

    By ``last``, the last day of a plan whose period is over, where all that is new counts by then.

    Every part whose state changed is told; where none did, what the new
    entries are about, so that no task that was touched goes without a line.
    """
    effects: list[Effect] = []
    unplaced: list[tuple[Id, Id]] = []
    replies: list[ConcernLine] = []
    names = dict.fromkeys(tasks)
    ids = [id_ for id_ in names if id_ in after.task_by_id]
    own = [one for one in after.file.initiatives or () if one.id in names]
    in_period = last and all(_counts_by(before, after, id_, last) for id_ in ids)
    days = (entry.date for one in own for entry in one.updates or ())
    day = last if last and in_period and all(one <= last for one in days) else today
    for id_ in ids:
        parts = list(_effects(before, after, id_, day))
        new = _new_entries(before, after, id_)
        effects += [one for one in parts if one.changed] or _spoken_of(new, parts)
        unplaced += ((id_, agency) for agency in _unplaced(after, id_, new))
        replies += _replied(after, id_, new, day)
    advances = tuple(_advances(before, own, day))
    return Receipt(after, day, tuple(effects), tuple(unplaced), tuple(replies), last, advances)


def _advances(before: Book, own: Iterable[Initiative], day: dt.date) -> Iterator[Advance]:
    """Yield how far each of some initiatives has come, beside how far it had."""
    former = {one.id: one for one in before.file.initiatives or ()}
    for one in own:
        after = initiative_line(one, day)
        earlier = initiative_line(former[one.id], day) if one.id in former else None
        if after is not None:
            yield Advance(earlier, after)


def _counts_by(before: Book, after: Book, id_: Id, day: dt.date) -> bool:
    """Return whether all that is new of a task holds by a day."""
    old, new = before.task_by_id.get(id_), after.task_by_id[id_]
    entries = _new_entries(before, after, id_)
    count = len(old.adjustments or ()) if old else 0
    changes = (new.adjustments or ())[count:]
    return all(effective(one) <= day for one in (*entries, *changes))


def _effects(before: Book, after: Book, id_: Id, day: dt.date) -> Iterator[Effect]:
    """Yield the effects on every part of a task: the whole first, then its members."""
    new = standing(after, after.task_by_id[id_], day)
    old = _standing(before, id_, day)
    parts = {part.owner: part for part in (old, *old.members)} if old else {}
    for part in (new, *new.members):
        earlier = parts.pop(part.owner, None)
        yield Effect(part, part.owner, None, _state(earlier), _whole(part))
        if part.owner is not None or not new.members:
            yield from _occurrences(part, earlier, day)
    for owner, part in parts.items():
        yield Effect(part, owner, None, _whole(part), None)


def _occurrences(part: Standing, earlier: Standing | None, day: dt.date) -> Iterator[Effect]:
    old = {one.key: one for one in earlier.occurrences} if earlier else {}
    for one in part.occurrences:
        before = _of_occurrence(old[one.key], day) if one.key in old else None
        yield Effect(part, part.owner, one.key, before, _of_occurrence(one, day))


def _standing(book: Book, id_: Id, day: dt.date) -> Standing | None:
    """The standing before; None for a new task, and for a term that could not be read."""
    task = book.task_by_id.get(id_)
    try:
        return standing(book, task, day) if task else None
    except ValueError:
        return None


def _state(part: Standing | None) -> ClassState | None:
    return _whole(part) if part else None


def _whole(part: Standing) -> ClassState:
    leads = tuple(part.task.lead or ()) if part.owner is None else ()
    days = part.due, part.completed, part.days_late
    return ClassState(part.class_, *days, part.own_term, part.word, leads)


def _of_occurrence(one: OccurrenceStanding, day: dt.date) -> ClassState:
    class_: Class = "overdue" if one.overdue else "in-term"
    days_late = max(0, (day - one.due).days)
    if one.completion:
        class_ = "done-late" if one.late else "done-on-time"
        class_ = "done-undated" if one.word == "unknown" else class_
        days_late = one.days_late
    return ClassState(class_, one.due, one.completed, days_late, word=one.word)


def _new_entries(before: Book, after: Book, id_: Id) -> Sequence[Update]:
    """The log entries of a task that come after those that it had."""
    old = before.task_by_id.get(id_)
    count = len(old.updates or ()) if old else 0
    return (after.task_by_id[id_].updates or ())[count:]


def _spoken_of(entries: Sequence[Update], effects: Sequence[Effect]) -> list[Effect]:
    """Of effects that change nothing those on the owners that entries name, else the whole."""
    bodies = set(map(subject, entries)) - {None}
    of_bodies = [one for one in effects if one.owner in bodies and one.occurrence is None]
    return of_bodies or list(effects[:1])


def _replied(book: Book, id_: Id, entries: Sequence[Update], day: dt.date) -> Iterator[ConcernLine]:
    """Yield the problems and proposals of a task of which entries say something."""
    targets = {full_ref(entry.resolves) for entry in entries if entry.resolves}
    for line in of_task(book, book.task_by_id[id_], day) if targets else ():
        ref, item = full_ref(line.ref)
        if (ref, item) in targets or (ref, None) in targets:
            yield line


def _unplaced(book: Book, id_: Id, entries: Sequence[Update]) -> dict[Id, None]:
    """The bodies that entries name and that may or may not have a part in the task."""
    parties = Parties(book, book.task_by_id[id_])
    of_bodies = (
        (entry.date, body) for entry in entries for body in (entry.by, entry.agency) if body
    )
    return (
        {}
        if parties.known
        else dict.fromkeys(body for day, body in of_bodies if not parties.include(body, day))
    )
