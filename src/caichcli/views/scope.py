"""Whose tasks a question is about: all of them, or some agencies' by role."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task
from caichcli.plan.owners import owners
from caichcli.plan.standing import Class, Standing, led, standing, standing_of

Role = Literal["lead", "direct", "support", "any"]


class Line(Struct, frozen=True):
    """A task in an answer: its standing, and the group through which the agency has it."""

    standing: Standing
    role: Literal["lead", "support"] = "lead"
    via: Id | None = None

    @property
    def task(self) -> Task:
        return self.standing.task

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken out of the plan: it stands outside every total."""
        return self.standing.class_ == "cancelled"


def lines(
    book: Book, day: dt.date, agencies: tuple[Id, ...] = (), role: Role = "lead"
) -> list[Line]:
    """Return the tasks assigned by ``day`` that are in question, each once, in the plan's order.

    Without agencies: every task. With agencies: what they lead, directly or
    through a group (``via``; for the role ``direct`` not these), and for the
    roles ``support`` and ``any`` what they coordinate; a task that an agency
    both leads, itself or through a group, and supports is led.
    """
    if not agencies:
        return list(_of_all(book, day))
    candidates = (line_of(book, task, day, agencies, role) for task in book.tasks_on(day))
    return [line for line in candidates if line is not None]


def _of_all(book: Book, day: dt.date) -> Iterator[Line]:
    """Yield the lines of all tasks; most standings were worked out when others were asked for."""
    standings = book.standings_on(day)
    for task in book.tasks_on(day):
        own = standings.get(task.id)
        yield Line(own if own and own.task is task else standing(book, task, day))


def line_of(
    book: Book, task: Task, day: dt.date, agencies: tuple[Id, ...] = (), role: Role = "lead"
) -> Line | None:
    """Return one task's line; None where the agencies have no such part in it."""
    if not agencies:
        return Line(standing(book, task, day))
    task = led(book, task, day)
    leads = dict(_parts(book, task, task.lead or (), agencies, day))
    others = tuple(agency for agency in agencies if agency not in leads)
    if role == "direct":
        leads = {agency: via for agency, via in leads.items() if via is None}
    if leads and role != "support":
        via = None if None in leads.values() else next(iter(leads.values()))
        return Line(_owned(book, task, tuple(leads), day), "lead", via)
    if role in ("support", "any"):
        supports = dict(_parts(book, task, book.support(task), others, day))
        if supports:
            via = None if None in supports.values() else next(iter(supports.values()))
            return Line(standing(book, task, day), "support", via)
    return None


def _parts(
    book: Book, task: Task, bodies: Iterable[Id], agencies: tuple[Id, ...], day: dt.date
) -> Iterator[tuple[Id, Id | None]]:
    """Return the agencies that are among ``bodies``, each with the group it is there through."""
    bodies = tuple(bodies)
    for agency in agencies:
        if agency in bodies:
            yield agency, None
            continue
        for body in bodies:
            if book.is_group(body) and _in_group(book, task, body, agency, day):
                yield agency, body
                break


def _in_group(book: Book, task: Task, group: Id, agency: Id, day: dt.date) -> bool:
    """Return whether it is a known member, or one of a list not complete by its reports."""
    membership = book.members(group)
    if agency in membership or membership.is_known:
        return agency in membership
    return group in owners(book, task, log.entries(task, day)).groups_of.get(agency, ())


def _owned(book: Book, task: Task, agencies: tuple[Id, ...], day: dt.date) -> Standing:
    if not book.owed_by_each(task) or any(book.is_group(agency) for agency in agencies):
        return standing(book, task, day)
    return standing_of(book, task, agencies, day)


def holders(book: Book, whole: Standing) -> Iterator[tuple[Id | None, Standing]]:
    """Return everyone who leads a task, itself or through a group, each with its standing in it.

    A group as written stands for the whole; None is for a task that names no lead.
    """
    task = whole.task
    own = {part.owner: part for part in whole.members}
    bodies: dict[Id | None, None] = dict.fromkeys(task.lead or (None,))
    if any(map(book.is_group, task.lead or ())):
        bodies |= dict.fromkeys(owners(book, task, whole.entries).groups_of)
    return ((body, own.get(body, whole)) for body in bodies)


Parts = tuple[dict[Id | None, Class], list[tuple[Mapping[Id, int], Class]]]


def parts_of(book: Book, whole: Standing) -> Parts:
    """Return the classes of those who lead a task, as :func:`holders` does, those alike together.

    First each of whom something is to be told apart, then each mapping of many who stand alike: of
    these the ones apart are none. The mappings are kept by the book.
    """
    task = whole.task
    leads = tuple(task.lead or (None,))
    apart = {body: _class_of(whole, body) for body in leads}
    if not any(map(book.is_group, task.lead or ())):
        return apart, []
    owing = owners(book, task, whole.entries)
    if whole.members.alike:
        alike = [(one.places, one.state.class_) for one in whole.members.alike if one.count]
    elif whole.members:
        alike = []
    else:
        alike = [(kind, whole.class_) for kind in owing.alike]
    own = {part.owner: part.class_ for part in whole.members.own}
    together = [kind for kind, _ in alike]
    # All are gone through only where some are known by their reports alone.
    others = owing.groups_of if len(owing.groups_of) > len(owing.places) else owing.open_groups
    apart |= {
        body: own.get(body, whole.class_)
        for body in (*own, *others)
        if body in owing.groups_of and (body in own or not any(body in one for one in together))
    }
    return apart, alike


def _class_of(whole: Standing, body: Id | None) -> Class:
    part = whole.members.of(body)
    return whole.class_ if part is None else part.class_


def supporters(book: Book, whole: Standing) -> Iterator[Id]:
    """Yield everyone who supports a task, itself or through a group, and does not lead it."""
    bodies = book.support(whole.task)
    members = [id_ for body in filter(book.is_group, bodies) for id_ in book.members(body).ids]
    leading = book.leads(whole.task) | {*(whole.task.lead or ())}
    led_by = owners(book, whole.task, whole.entries).groups_of if leading else {}
    others = (id_ for id_ in dict.fromkeys((*bodies, *members)) if id_ not in leading)
    return (id_ for id_ in others if id_ not in led_by)
