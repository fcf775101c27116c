"""The log of a task replayed: which entries count at the end of a day, and as what."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import UNSET, Struct, structs

from caichcli.plan.model import Adjustment, Id, Status, Task, Update

# The standing agency stops a task for everybody, and sets it going again.
STOPS: frozenset[Status] = frozenset({"suspended", "cancelled"})

# The keys by which an entry refers to another.
REFERRING = ("corrects", "withdraws", "resolves")

# What a correction puts in place of the entry that it corrects; the rest stays.
# Who made the correction is not who made the report.
_OWN = ("date", "by", "recorded_by", "corrects", "withdraws")
_CORRECTABLE = tuple(name for name in Update.__struct_fields__ if name not in _OWN)


class Entry(Struct, frozen=True):
    """An update as it counts, after the corrections known on the day.

    ``ref`` names it as other entries do (``2026-04-03#1``: the first of that
    day); ``position`` is its place in the file, from 0; ``corrected`` is the
    day of the correction that changed it.
    """

    ref: str
    position: int
    update: Update
    corrected: dt.date | None = None

    @property
    def day(self) -> dt.date:
        return self.update.date

    @property
    def since(self) -> dt.date:
        """The day from which it counts."""
        return effective(self.update)


def effective(record: Update | Adjustment) -> dt.date:
    """Return the day from which a record counts: whenever it was typed, that of what decided it.

    A changed term, a suspension and a cancellation hold from their document's date;
    a report counts from the day on which it was recorded.
    """
    document = record.document
    decided = isinstance(record, Adjustment) or record.status in STOPS
    return document.date if decided and document and document.date else record.date


def entry_refs(updates: Iterable[Update]) -> Iterator[str]:
    """Return the names of a log's entries in the file's order: ``DATE#N``."""
    counts: dict[dt.date, int] = {}
    for update in updates:
        number = counts[update.date] = counts.get(update.date, 0) + 1
        yield f"{update.date.isoformat()}#{number}"


def full_ref(ref: str) -> tuple[str, int | None]:
    """Return an entry's name with its number (1 where left out), and the item within it.

    ``2026-04-03`` -> (``2026-04-03#1``, None); ``2026-04-03#2/1`` -> (``2026-04-03#2``, 1).
    """
    name, _, item = ref.partition("/")
    return (name if "#" in name else f"{name}#1"), (int(item) if item else None)


def says_nothing(update: Update) -> bool:
    """Return whether an entry tells nothing of the task but who, when and of which occurrence.

    One that names an occurrence, or gives the agency of one that it corrects, does tell.
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


def entries(task: Task, day: dt.date) -> list[Entry]:
    """Return the entries that count at the end of ``day``, in order.

    A correction (đính chính) stands in the place and on the day of the entry
    that it corrects: what it gives replaces, what it does not give stays. A
    withdrawn entry (thu hồi) counts as never made. Both are seen only from
    the day on which they were themselves recorded; on an entry that counts from
    before it was recorded, whenever that entry is seen. What says nothing does not count.
    """
    updates = task.updates
    if not updates:
        return []
    by_ref: dict[str, Entry] = {}
    home: dict[str, str] = {}
    for position, (ref, update) in enumerate(zip(entry_refs(updates), updates, strict=True)):
        target = update.corrects or update.withdraws
        if target is None:
            by_ref[ref] = Entry(ref, position, update)
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
    return [
        entry for entry in by_ref.values() if entry.since <= day and not says_nothing(entry.update)
    ]


def _corrected(original: Entry, correction: Update) -> Entry:
    values = {
        name: value
        for name in _CORRECTABLE
        if (value := getattr(correction, name, UNSET)) is not None and value is not UNSET
    }
    return Entry(
        original.ref,
        original.position,
        structs.replace(original.update, **values),
        correction.date,
    )


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
    return sum(
        reminder.date <= day and (owner is None or reminder.agency in (None, owner))
        for reminder in task.reminders or ()
    )
