"""Whom to urge, about what? One letter (công văn đôn đốc) an agency; who issues papers."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from msgspec import Struct, structs

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.figures import horizon
from caichcli.plan.model import Id, PlanHead
from caichcli.plan.owners import owners
from caichcli.plan.standing import Standing, standing_of
from caichcli.plan.workdays import DaysOff
from caichcli.views.inspections import RemedyLine, shortcomings
from caichcli.views.lateness import LateLine, late_line
from caichcli.views.report.terms_ahead import DueLine, due_lines
from caichcli.views.scope import Line, holders, lines

LONGEST_BREAK = 15  # days: the longest that nobody works, Tết and the weekends around it


class Issuer(Struct, frozen=True):
    """The issuing body and the one above it; None where nothing names it: a blank to fill in."""

    body: Id | None
    parent: Id | None


class LateRemedy(Struct, frozen=True):
    """A shortcoming that is overdue, and how often its remedy was urged."""

    line: RemedyLine
    reminders: int


class Letter(Struct, frozen=True):
    """What one agency is urged about at the end of ``day``, each its own part of a task.

    ``overdue`` has the longest late first, with the reminders so far.
    ``past_period`` are tasks for which the plan's period stands in for a term:
    they are told, not urged; so are the ``missed``, not overdue but past a milestone.
    What was submitted in time and waits for who decides is left out. A group
    not all of whose members are known gets one letter for the rest of them: ``apart``
    are those that are known, who are written to by themselves where they owe something.
    ``remedies`` are what it is to remedy and is overdue, the longest late first.
    """

    book: Book
    day: dt.date
    agency: Id
    overdue: tuple[LateLine, ...]
    past_period: tuple[Standing, ...]
    due_soon: tuple[DueLine, ...]
    missed: tuple[Standing, ...] = ()
    apart: tuple[Id, ...] = ()
    remedies: tuple[LateRemedy, ...] = ()

    @property
    def head(self) -> PlanHead:
        return self.book.head

    @property
    def issuer(self) -> Issuer:
        return issuer(self.book)

    @property
    def due_soon_days(self) -> int:
        return self.book.due_soon_days

    @property
    def reminders_limit(self) -> int:
        return self.book.reminders_before_escalation

    @property
    def reminders(self) -> int:
        """How often the most urged of its overdue tasks was urged so far."""
        return max((late.reminders for late in self.overdue), default=0)

    @property
    def escalated(self) -> tuple[LateLine, ...]:
        """What was urged more often than the limit: it goes up."""
        return tuple(late for late in self.overdue if late.escalated)

    @property
    def successors(self) -> tuple[Id, ...]:
        """The agencies that took over from one that no longer exists."""
        return successors(self.book, self.agency, self.day)

    @property
    def listed(self) -> tuple[Standing, ...]:
        """The standings that the letter shows, in no order."""
        late = (item.line.standing for item in self.overdue)
        soon = (line.standing for line in self.due_soon)
        return (*late, *self.past_period, *soon, *self.missed)


class Letters(Struct, frozen=True):
    """The letters in the document's order, and the overdue tasks that none of them is about.

    ``own`` are the standing agency's: it does not write to itself. ``unled``
    are those for which the document names no lead.
    """

    letters: tuple[Letter, ...]
    own: tuple[Id, ...] = ()
    unled: tuple[Id, ...] = ()


def issuer(book: Book, agencies: tuple[Id, ...] = ()) -> Issuer:
    """Return the agency whose part alone a paper is about, else the standing agency."""
    body = agencies[0] if len(agencies) == 1 else book.head.standing_agency
    agency = book.register.agencies.get(body) if body else None
    return Issuer(body, agency.parent if agency else None)


def successors(book: Book, id_: Id, day: dt.date) -> tuple[Id, ...]:
    """Return the agencies that took over from one that no longer exists on a day."""
    agency = book.register.agencies.get(id_)
    if agency is None or agency.end is None or agency.end >= day:
        return ()
    return tuple(agency.successors or ())


def letters(
    book: Book, day: dt.date, agencies: tuple[Id, ...] = (), days_off: DaysOff | None = None
) -> Letters:
    """Return a letter to each of these agencies that has an overdue part with a set term.

    Nobody is urged before the next working day about what fell due on a day off: by
    ``days_off``, else by weekends and the plan's own calendar.
    """
    calendar = days_off or DaysOff(book.head.calendar)

    def urgent(part: Standing) -> bool:
        return _urgent(part) and not _too_soon(part, day, calendar)

    addressees = set(_with_members(book, agencies))
    by_owner: dict[Id | None, list[Standing]] = {}
    for line in lines(book, day):
        for owner, part in answerable(book, line.standing, day, agencies, addressees):
            if not agencies or owner in addressees:
                by_owner.setdefault(owner, []).append(part)
    remedies = {
        owner: late
        for owner, late in _remedies(book, day, urgent).items()
        if not agencies or owner in addressees
    }
    in_debt = {
        owner: by_owner.get(owner, [])
        for owner in (*by_owner, *remedies)
        if owner in remedies or any(map(urgent, by_owner[owner]))
    }
    own = in_debt.pop(book.head.standing_agency, [])
    unled = in_debt.pop(None, [])
    own_remedies = remedies.get(book.head.standing_agency or "", ())
    return Letters(
        tuple(
            structs.replace(
                _letter(book, day, owner, parts, urgent), remedies=remedies.get(owner, ())
            )
            for owner, parts in in_debt.items()
            if owner
        ),
        own=(
            *(part.task.id for part in own if urgent(part)),
            *(late.line.remedy.ref for late in own_remedies),
        ),
        unled=tuple(part.task.id for part in unled if urgent(part)),
    )


def _remedies(
    book: Book, day: dt.date, urgent: Callable[[Standing], bool]
) -> dict[Id, tuple[LateRemedy, ...]]:
    """Return what each owner is to be urged to remedy, the longest late first."""
    if not book.file.inspections:
        return {}
    by_owner: dict[Id, list[LateRemedy]] = {}
    for one in shortcomings(book, day).lines:
        if urgent(one.line.standing):
            urgings = log.reminders(one.line.task, one.line.standing.owner, day)
            by_owner.setdefault(one.remedy.owner, []).append(LateRemedy(one, urgings))
    return {
        owner: tuple(sorted(late, key=lambda one: -one.line.line.standing.days_late))
        for owner, late in by_owner.items()
    }


def _letter(
    book: Book,
    day: dt.date,
    agency: Id,
    parts: list[Standing],
    urgent: Callable[[Standing], bool],
) -> Letter:
    last = horizon(day, book.due_soon_days)
    late = [late_line(book, Line(part), day) for part in parts if urgent(part)]
    past = [part for part in parts if part.class_ == "overdue" and not part.own_term]
    past = [part for part in past if not part.waiting]
    due = due_lines([Line(part) for part in parts], day)
    return Letter(
        book,
        day,
        agency,
        overdue=tuple(sorted(late, key=lambda late: -late.line.standing.days_late)),
        past_period=tuple(past),
        due_soon=tuple(line for line in due if line.due <= last),
        missed=tuple(part for part in parts if part.past_milestone),
        apart=tuple(_apart(book, day, agency, parts)),
    )


def _apart(book: Book, day: dt.date, agency: Id, parts: Sequence[Standing]) -> Iterator[Id]:
    """Yield the known agencies of a group, by its list or by their reports on some tasks."""
    if not book.is_group(agency):
        return
    met: set[Id] = set()
    for task in (part.task for part in parts if book.owed_by_each(part.task)):
        owing = owners(book, task, log.entries(task, day))
        for owner, groups in owing.groups_of.items():
            if agency in groups and owing.named(owner) and owner not in met:
                met.add(owner)
                yield owner


def _urgent(part: Standing) -> bool:
    """Return whether an owner is urged on: not for the plan's period, nor for who decides."""
    return part.class_ == "overdue" and part.own_term and not part.waiting


def _too_soon(part: Standing, day: dt.date, days_off: DaysOff) -> bool:
    """Return whether a term fell on a day off and the next working day is still to come."""
    if part.due is None or (day - part.due).days > LONGEST_BREAK:
        return False
    return day < days_off.next_working(part.due)


def answerable(
    book: Book,
    standing: Standing,
    day: dt.date,
    agencies: tuple[Id, ...] = (),
    addressees: Collection[Id] = (),
) -> Iterator[tuple[Id | None, Standing]]:
    """Return who answers for a task, each with its own standing in it.

    A joint task is every lead's as written, a group being written to as one; and a
    member's that is among ``agencies``, which are asked about by name. Of what each member
    owes, only the standings of ``addressees`` are made where there are some.
    """
    task = standing.task
    if not book.owed_by_each(task):
        leads: tuple[Id | None, ...] = tuple(task.lead or (None,))
        bodies = holders(book, standing)
        yield from ((body, own) for body, own in bodies if body in leads or body in agencies)
        return
    members = standing.members.among(addressees) if addressees else standing.members
    yield from ((part.owner, part) for part in members)
    for group in owners(book, task).open_groups:
        yield group, standing_of(book, task, (group,), day)


def _with_members(book: Book, agencies: Iterable[Id]) -> Iterator[Id]:
    for id_ in agencies:
        yield id_
        if book.is_group(id_):
            yield from book.members(id_).ids
