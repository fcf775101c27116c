"""A recurring task's periods: which there are, when each is due, which are met."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from caichcli.plan.book import Book, readable
from caichcli.plan.completion import Completion, better_completion
from caichcli.plan.deadlines import Deadline, DeadlinePart, Occurrence, occurrences
from caichcli.plan.log import Entry, submission
from caichcli.plan.milestones import MilestoneStanding
from caichcli.plan.model import CompletionWord, Task


class OccurrenceStanding(Struct, frozen=True):
    """One period of a recurring task: its term and, once met, when that was.

    ``submitted`` is the day on which what is not yet met was put before who decides;
    ``overdue`` is True of what is not met by the day that is asked about.
    """

    key: str
    due: dt.date
    completion: Completion | None
    submitted: dt.date | None = None
    overdue: bool = False

    @property
    def completed(self) -> dt.date | None:
        """The day that met it; None also where it was met and no day is known."""
        return self.completion.day if self.completion else None

    @property
    def word(self) -> CompletionWord | None:
        """What its report says in place of the day."""
        return self.completion.word if self.completion else None

    @property
    def late(self) -> bool:
        return self.completion is not None and self.completion.is_late(self.due)

    @property
    def days_late(self) -> int:
        return self.completion.days_late(self.due) if self.completion else 0

    @property
    def latest(self) -> dt.date:
        """The day by which it was met at the latest; its term where it is not."""
        return self.completion.latest if self.completion else self.due


class RecurringOutcome(Struct, frozen=True):
    """What the occurrences and milestones of a recurring task come to at the end of a day.

    Of the earliest that is not met, or with its ``completion`` of that which was met the latest.
    ``submitted`` is the day on which what is unmet was put before who decides.
    """

    due: dt.date | None = None
    completion: Completion | None = None
    days_late: int = 0
    submitted: dt.date | None = None


def outcome(
    occurred: Sequence[OccurrenceStanding], points: Sequence[MilestoneStanding], day: dt.date
) -> RecurringOutcome:
    """Return what is unmet of occurrences, else of milestones; else how all were met."""
    unmet = [one for one in occurred if one.completion is None]
    unmet_points = [one.due for one in points if one.completion is None]
    if unmet or unmet_points:
        due = min(one.due for one in unmet) if unmet else max(unmet_points)
        submitted = _all_submitted([one for one in unmet if one.overdue] or unmet[:1])
        return RecurringOutcome(due, None, max(0, (day - due).days), submitted)
    dues = [(one.due, one.completion) for one in occurred]
    dues += [(one.due, one.completion) for one in points]
    met = [(term, met_by) for term, met_by in dues if met_by]
    late = [(term, met_by) for term, met_by in met if met_by.is_late(term)]
    unknown = [(term, met_by) for term, met_by in met if met_by.word == "unknown"]
    most = late or unknown or met
    if not most:
        return RecurringOutcome()
    due, completion = max(most, key=lambda one: (one[1].days_late(one[0]), one[1].latest))
    return RecurringOutcome(due, completion, completion.days_late(due) if late else 0)


def _all_submitted(unmet: Sequence[OccurrenceStanding]) -> dt.date | None:
    """Return when the first of these was submitted; None unless all were, each within its term."""
    days = [o.submitted for o in unmet if o.submitted and o.submitted <= o.due]
    return days[0] if days and len(days) == len(unmet) else None


def occurrences_of(book: Book, task: Task, term: Deadline | DeadlinePart) -> tuple[Occurrence, ...]:
    """Return the occurrences that a term of a task gives within the plan's period.

    None exists before the term begins, or was due before the task was assigned;
    none at all where the term does not recur.
    """
    if term.recurrence is None:
        return ()
    period, assigned = book.head.period, book.assigned(task)
    first = max(period.start, term.start or period.start)
    return tuple(
        occurrence
        for occurrence in occurrences(term.recurrence, first, period.end)
        if occurrence.due >= assigned
    )


def last_day(book: Book) -> dt.date:
    """Return the last day of a plan: of its period, or on which one of its occurrences is due."""
    terms = ((task, book.read_term(task.deadline)) for task in book.tasks)
    due_days = (
        occurrence.due
        for task, term in terms
        if isinstance(term, Deadline) and term.recurrence is not None
        for occurrence in occurrences_of(book, task, term)[-1:]
    )
    return max(book.head.period.end, *due_days, dt.date.min)


def occurrence_standings(
    book: Book, task: Task, entries: Sequence[Entry], deadline: Deadline, day: dt.date
) -> list[OccurrenceStanding]:
    """Return every occurrence from the assignment to the period's end that was not suspended."""
    completions: dict[str, Completion] = {}
    submissions: dict[str, dt.date] = {}
    for entry in entries:
        update = entry.update
        if update.occurrence is None or update.nothing_new:
            continue
        if update.status == "submitted":
            submissions.setdefault(update.occurrence, submission(update))
        elif update.status is not None:
            submissions.pop(update.occurrence, None)
        if update.status in (None, "done"):
            before = completions.get(update.occurrence)
            completions[update.occurrence] = better_completion(before, update)
        else:
            completions.pop(update.occurrence, None)
    pauses = _pauses(entries)
    standings = []
    for occurrence in occurrences_of(book, task, deadline):
        completion = completions.get(occurrence.key)
        in_force = min(completion.latest, day) if completion else day
        own_due = _adjusted(book, task, occurrence.key, in_force) or occurrence.due
        due = book.counted(own_due)
        if any(start <= due < end for start, end in pauses):
            continue
        submitted = None if completion else submissions.get(occurrence.key)
        overdue = completion is None and due < day
        if completion or submitted:
            standings.append(
                OccurrenceStanding(occurrence.key, due, completion, submitted, overdue)
            )
        else:
            standings.append(_silent(occurrence.key, due, overdue=overdue))
    return standings


@lru_cache(maxsize=4096)
def _silent(key: str, due: dt.date, *, overdue: bool) -> OccurrenceStanding:
    """The standing of an occurrence of which nothing was reported: one object for many tasks."""
    return OccurrenceStanding(key, due, None, None, overdue)


def _adjusted(book: Book, task: Task, key: str, day: dt.date) -> dt.date | None:
    adjustment = book.adjustment_on(task, day, key)
    return readable(book.read_term(adjustment.to)).due if adjustment else None


def _pauses(entries: Iterable[Entry]) -> list[tuple[dt.date, dt.date]]:
    """Return the days [from, to) on which the whole task was suspended."""
    pauses = []
    since: dt.date | None = None
    for entry in entries:
        status = entry.update.status
        if status is None or entry.update.occurrence is not None:
            continue
        if status == "suspended":
            since = since or entry.since
        elif since is not None:
            pauses.append((since, entry.update.date))
            since = None
    if since is not None:
        pauses.append((since, dt.date.max))
    return pauses
