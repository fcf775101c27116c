"""Who leads a task on a day: as the document says, then as adjustments hand it over."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from caichcli.plan.log import Entry, subject
from caichcli.plan.model import Adjustment, Id, LeadMove, Task


class Handover(Struct, frozen=True):
    """Leads that were relieved of a task, and the first day of those who took over.

    ``parts`` are those that owed it each on its own: what they reported tells of no more than that.
    """

    leads: tuple[Id, ...]
    on: dt.date
    parts: frozenset[Id] = frozenset()


class Led(Task, frozen=True, kw_only=True):
    """A task as it is led on a day, after some handovers; ``written`` as the file has it."""

    written: Task
    handovers: tuple[Handover, ...]


class LeadChange(Struct, frozen=True):
    """Leads that an adjustment changes; a ``proposal`` is only asked for, and changes nothing."""

    task: Task
    before: tuple[Id, ...]
    after: tuple[Id, ...]
    adjustment: Adjustment
    proposal: bool = False


class FormerLateness(Struct, frozen=True):
    """Days past a term that are those of leads relieved since, the last of them ``until``."""

    leads: tuple[Id, ...]
    days: int
    until: dt.date


def former_lateness(
    handovers: Iterable[Handover], due: dt.date, days_late: int
) -> Iterator[FormerLateness]:
    """Yield whose the days past a term are, up to the last handover among them."""
    since, last = due, due + dt.timedelta(days=days_late)
    for handover in handovers:
        until = min(handover.on - dt.timedelta(days=1), last)
        if until > since and handover.leads:
            yield FormerLateness(handover.leads, (until - since).days, until)
            since = until


def telling(task: Task, entries: list[Entry]) -> list[Entry]:
    """Return the entries that tell of a task as it is led: none of a part that was another's."""
    handovers = task.handovers if isinstance(task, Led) else ()

    def of_former(entry: Entry) -> bool:
        whose = subject(entry.update)
        return any(entry.day < one.on and whose in one.parts for one in handovers)

    return [entry for entry in entries if not of_former(entry)] if handovers else entries


def first_leads(task: Task) -> tuple[Id, ...]:
    """Return the leads that the document names."""
    return tuple(as_written(task).lead or ())


def ever_leading(task: Task) -> tuple[Id, ...]:
    """Return who leads a task by its document or by any of its adjustments."""
    moves = [one.lead for one in task.adjustments or () if one.lead]
    later = [id_ for move in moves for id_ in move.to]
    return tuple(dict.fromkeys((*first_leads(task), *later)))


def as_written(task: Task) -> Task:
    """Return a task as the file has it."""
    return task.written if isinstance(task, Led) else task


def under(task: Task, leads: Sequence[Id], handovers: Sequence[Handover]) -> Task:
    """Return a task as it is led after some handovers: by whom a document names."""
    original = as_written(task)
    values = structs.asdict(original) | {"lead": list(leads), "lead_basis": "stated"}
    return Led(**values, written=original, handovers=tuple(handovers))


def leads_after(leads: Sequence[Id], move: LeadMove) -> tuple[Id, ...]:
    """Return who leads after a move: those it names in place of those it relieves, else of all."""
    relieved = set(move.former or leads)
    place = next((i for i, id_ in enumerate(leads) if id_ in relieved), len(leads))
    staying = (id_ for id_ in leads[place:] if id_ not in relieved)
    return tuple(dict.fromkeys((*leads[:place], *move.to, *staying)))
