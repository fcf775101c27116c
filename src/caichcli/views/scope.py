"""Whose tasks a question is about: all of them, or some agencies' by role."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task
from caichcli.plan.standing import Standing, standing, standing_of

Role = Literal["lead", "direct", "support", "any"]


class Line(Struct, frozen=True):
    """A task in an answer: its standing, and the group through which the agency has it."""

    standing: Standing
    role: Literal["lead", "support"] = "lead"
    via: Id | None = None

    @property
    def task(self) -> Task:
        return self.standing.task


def lines(
    book: Book, day: dt.date, agencies: tuple[Id, ...] = (), role: Role = "lead"
) -> list[Line]:
    """Return the tasks assigned by ``day`` that are in question, each once, in the plan's order.

    Without agencies: every task. With agencies: what they lead, directly or
    through a group (``via``; for the role ``direct`` not these), and for the
    roles ``support`` and ``any`` what they coordinate; a task that an agency
    both leads and supports is led.
    """
    candidates = (line_of(book, task, day, agencies, role) for task in book.tasks_on(day))
    return [line for line in candidates if line is not None]


def supported(book: Book, day: dt.date, agencies: tuple[Id, ...]) -> tuple[Id, ...]:
    """Return the ids of the tasks that the agencies coordinate.

    Without agencies, that anybody does.
    """
    if not agencies:
        return tuple(task.id for task in book.tasks_on(day) if task.support)
    return tuple(line.task.id for line in lines(book, day, agencies, "support"))


def line_of(
    book: Book, task: Task, day: dt.date, agencies: tuple[Id, ...] = (), role: Role = "lead"
) -> Line | None:
    """Return one task's line; None where the agencies have no such part in it."""
    if not agencies:
        return Line(standing(book, task, day))
    leads = dict(_parts(book, task, task.lead or (), agencies)) if role != "support" else {}
    if role == "direct":
        leads = {agency: via for agency, via in leads.items() if via is None}
    if leads:
        via = None if None in leads.values() else next(iter(leads.values()))
        return Line(_owned(book, task, tuple(leads), day), "lead", via)
    if role in ("support", "any"):
        supports = dict(_parts(book, task, task.support or (), agencies))
        if supports:
            via = None if None in supports.values() else next(iter(supports.values()))
            return Line(standing(book, task, day), "support", via)
    return None


def _parts(
    book: Book, task: Task, bodies: Iterable[Id], agencies: tuple[Id, ...]
) -> Iterator[tuple[Id, Id | None]]:
    """Return the agencies that are among ``bodies``, each with the group it is there through."""
    bodies = tuple(bodies)
    for agency in agencies:
        if agency in bodies:
            yield agency, None
            continue
        for body in bodies:
            if book.is_group(body) and _in_group(book, task, body, agency):
                yield agency, body
                break


def _in_group(book: Book, task: Task, group: Id, agency: Id) -> bool:
    """Return whether it is a known member, or has reported as one of a list not complete."""
    membership = book.members(group)
    if agency in membership.ids:
        return True
    return not membership.complete and any(
        log.subject(update) == agency for update in task.updates or ()
    )


def _owned(book: Book, task: Task, agencies: tuple[Id, ...], day: dt.date) -> Standing:
    if not book.owed_by_each(task) or any(book.is_group(agency) for agency in agencies):
        return standing(book, task, day)
    return standing_of(book, task, agencies, day)
