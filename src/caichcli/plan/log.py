"""A log replayed, a task's or another's: which entries count at the end of a day, and as what."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import count
from typing import Generic, TypeVar

from msgspec import UNSET, Struct, structs

from caichcli.plan.initiative_record import InitiativeUpdate
from caichcli.plan.model import (
    Adjustment,
    Id,
    RemedyUpdate,
    Status,
    Task,
    Update,
    VisitUpdate,
)

# What a log is of: a task's, an inspected unit's, a shortcoming's, an initiative's.
AnyUpdate = Update | VisitUpdate | RemedyUpdate | InitiativeUpdate
U = TypeVar("U", Update, VisitUpdate, RemedyUpdate, InitiativeUpdate)

# The standing agency stops a task for everybody, and sets it going again.
STOPS: frozenset[Status] = frozenset({"suspended", "cancelled"})
# What a paper decides, and so holds from its date: of tasks, and of inspections.
_DECISIONS: frozenset[str] = STOPS | {"postponed", "not-held", "closed"}

# The keys by which an entry refers to another.
REFERRING = ("corrects", "withdraws", "resolves")

# What a correction puts in place of the entry that it corrects; the rest stays.
# Who made the correction is not who made the report.
_OWN = ("date", "by", "recorded_by", "corrects", "withdraws")


class Replayed(Struct, Generic[U], frozen=True):
    """An update as it counts, after the corrections known on the day.

    ``ref`` names it as other entries do (``2026-04-03#1``: the first of that
    day); ``position`` is its place in the file, from 0; ``corrected`` is the
    day of the correction that changed it.
    """

    ref: str
    position: int
    update: U
    corrected: dt.date | None = None

    @property
    def day(self) -> dt.date:
        return self.update.date

    @property
    def since(self) -> dt.date:
        """The day from which it counts."""
        return effective(self.update)


Entry = Replayed[Update]


def effective(record: AnyUpdate | Adjustment) -> dt.date:
    """Return the day from which a record counts: whenever it was typed, that of what decided it.

    A changed term, a suspension and a cancellation hold from their document's date;
    a report counts from the day on which it was recorded.
    """
    document = record.document
    if document is None or document.date is None:
        return record.date
    decided = isinstance(record, Adjustment) or record.status in _DECISIONS
    return document.date if decided else record.date


def entry_refs(updates: Iterable[AnyUpdate]) -> Iterator[str]:
    """Return the names of a log's entries in the file's order: ``DATE#N``."""
    counts: dict[dt.date, int] = {}
    for update in updates:
        number = counts[update.date] = counts.get(update.date, 0) + 1
        yield _ref(update.date, number)


@lru_cache(maxsize=4096)  # the days of some years: entries of one day share their names
def _ref(day: dt.date, number: int) -> str:
    return f"{day.isoformat()}#{number}"


def full_ref(ref: str) -> tuple[str, int | None]:
    """Return an entry's name with its number (1 where left out), and the item within it.

    ``2026-04-03`` -> (``2026-04-03#1``, None); ``2026-04-03#2/1`` -> (``2026-04-03#2``, 1).
    """
    name, _, item = ref.partition("/")
    return (name if "#" in name else f"{name}#1"), (int(item) if item else None)


def says_nothing(update: Update) -> bool:
    """Return whether an entry tells nothing of the task but who, when and of which occurrence.

    One that names an occurrence, or gives the agency of one that it corrects, does tell; one that
    agrees to what a paper says of the task does not, so that no figure moves by it.
    """
    if update.status or update.withdraws or update.resolves or update.completed:
        return False
    if update.nothing_new:
        return False
    if update.progress is not None or update.results or update.document:
        return False
    if update.occurrence or update.milestone or (update.corrects and update.agency):
        return False
    concerns = (*(update.problems or ()), *(update.proposals or ()))
    texts = (update.note, update.reason, *(concern.text for concern in concerns))
    return not any(text and not text.isspace() for text in texts)


def agrees(update: Update) -> bool:
    """Return whether an entry only says that what was put before its agency is right."""
    return update.reconciles is not None and says_nothing(update)


def entries(task: Task, day: dt.date) -> list[Entry]:
    """Return the entries of a task's log that count at the end of ``day``, in order.

    What says nothing does not count.
    """
    if not task.updates:
        return []
    return [entry for entry in replayed(task.updates, day) if not says_nothing(entry.update)]


def replayed(updates: Sequence[U], day: dt.date) -> list[Replayed[U]]:
    """Return the entries of a log that are seen at the end of ``day``, in order.

    A correction (đính chính) stands in the place and on the day of the entry
    that it corrects: what it gives replaces, what it does not give stays. A
    withdrawn entry (thu hồi) counts as never made. Both are seen only from
    the day on which they were themselves recorded; on an entry that counts from
    before it was recorded, whenever that entry is seen.
    """
    by_ref: dict[str, Replayed[U]] = {}
    home: dict[str, str] = {}
    if not any(update.corrects or update.withdraws for update in updates):
        every = map(Replayed, entry_refs(updates), count(), updates)
        return [entry for entry in every if effective(entry.update) <= day]
    for position, (ref, update) in enumerate(zip(entry_refs(updates), updates, strict=True)):
        target = update.corrects or update.withdraws
        if target is None:
            by_ref[ref] = Replayed(ref, position, update)
            continue
        name = full_ref(target)[0]
        name = home[ref] = home.get(name, name)
        original = by_ref.get(name)
        if original is None or original.day <= day < update.date:
            continue
        if update.withdraws:
            del by_ref[name]
        else:
            by_ref[name] = _corrected(original, update)
    return [entry for entry in by_ref.values() if effective(entry.update) <= day]


def _corrected(original: Replayed[U], correction: U) -> Replayed[U]:
    values = {
        name: value
        for name in _correctable(type(correction))
        if (value := getattr(correction, name, UNSET)) is not None and value is not UNSET
    }
    return Replayed(
        original.ref,
        original.position,
        structs.replace(original.update, **values),
        correction.date,
    )


@cache
def _correctable(kind: type[Struct]) -> tuple[str, ...]:
    """Return the fields of an entry that a correction of it replaces."""
    return tuple(name for name in kind.__struct_fields__ if name not in _OWN)


def last_state(entries: Sequence[Replayed[U]]) -> U | None:
    """Return the last entry of a log that gives a status."""
    updates = (entry.update for entry in reversed(entries))
    return next((update for update in updates if update.status), None)


def last_status(entries: Sequence[Entry], occurrence: str | None = None) -> Entry | None:
    """Return the last entry that gives a status: to the whole task, or to one occurrence of it.

    One that names a milestone tells of that alone.
    """
    for entry in reversed(entries):
        update = entry.update
        own = update.occurrence == occurrence and update.milestone is None
        if update.status is not None and own:
            return entry
    return None


def last_progress(entries: Sequence[Entry]) -> float | None:
    """Return how far the work had come when last said; none since it was done."""
    for entry in reversed(entries):
        if entry.update.status == "done":
            return None
        if entry.update.progress is not None:
            return entry.update.progress
    return None


def submission(update: Update) -> dt.date:
    """Return the day on which a report says that work was put before who decides.

    That of its first document, where one is dated; else that of the report.
    """
    papers = [paper.date for paper in update.results or () if paper.date]
    return min((*papers, update.date))


def submission_day(entries: Iterable[Entry]) -> dt.date | None:
    """Return the day of the first entry of the last unbroken "submitted"."""
    submitted: dt.date | None = None
    for entry in entries:
        if entry.update.status == "submitted":
            submitted = submitted or submission(entry.update)
        elif entry.update.status is not None:
            submitted = None
    return submitted


def subject(update: Update) -> str | None:
    """Return whose work an entry tells of: the agency named, else the one that reported."""
    return update.agency or update.by


def reminders(task: Task, owner: Id | None, day: dt.date) -> int:
    """Return how many times a task, or one owner of it, had been urged on by the end of a day."""
    if not task.reminders:
        return 0
    return sum(
        reminder.date <= day and (owner is None or reminder.agency in (None, owner))
        for reminder in task.reminders
    )
