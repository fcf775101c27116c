"""Who owes a task that each agency owes on its own, and whose work an entry tells of."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.log import STOPS, Entry
from caichcli.plan.model import Id, Task


class Owners(Struct, frozen=True):
    """The owners of a task, each with the lead groups that it is in.

    A group whose members are not all known is an owner too: it stands for
    the rest of them, for all where none is known. ``open_groups`` names these.
    """

    groups_of: dict[Id, frozenset[Id]]
    open_groups: frozenset[Id]

    @property
    def complete(self) -> bool:
        """Whether all that owe the task are known."""
        return not self.open_groups

    def named(self, owner: Id) -> bool:
        """Return whether an owner is an agency, not the unknown rest of a group."""
        return owner not in self.open_groups


def owners(book: Book, task: Task, entries: Iterable[Entry] = ()) -> Owners:
    """Return the owners by the leads, in the document's order, then whoever else has reported.

    Who reports for a group whose members are not all known is one of them.
    """
    groups_of: dict[Id, frozenset[Id]] = {}
    open_groups: list[Id] = []
    for lead in task.lead or ():
        if not book.is_group(lead):
            groups_of.setdefault(lead, frozenset())
            continue
        membership = book.members(lead)
        for member in membership.ids:
            groups_of[member] = groups_of.get(member, frozenset()) | {lead}
        if not membership.is_known:
            open_groups.append(lead)
    rest = frozenset(open_groups)
    if rest:
        groups_of.update((group, frozenset({group})) for group in open_groups)
        for entry in entries:
            about = log.subject(entry.update)
            if about is not None and not _general(book, task, about):
                groups_of.setdefault(about, rest)
    return Owners(groups_of, rest)


def _general(book: Book, task: Task, about: Id) -> bool:
    """Return whether a body reports of others' work, not as one of those that owe the task."""
    helping = about in (task.support or ())
    return helping or book.is_group(about) or about == book.head.standing_agency


def entries_by_owner(
    book: Book, entries: Iterable[Entry], owing: Owners
) -> Callable[[Id], list[Entry]]:
    """Return what tells of an owner, in order: its entries, its groups', the whole task's.

    The log is gone through once, however many owners are asked about.
    """
    chair = book.head.standing_agency
    about: dict[Id | None, list[Entry]] = {}
    for entry in entries:
        about.setdefault(log.subject(entry.update), []).append(entry)
    stops = list(_stops(about.get(chair, ())))

    def entries_of(owner: Id) -> list[Entry]:
        bodies = {None, owner, *owing.groups_of.get(owner, owing.open_groups)}
        own = [entry for body in bodies for entry in about.get(body, ())]
        if chair not in bodies:
            own += stops
        return sorted(own, key=lambda entry: entry.position)

    return entries_of


def _stops(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Of the standing agency's entries those that stop a task, or set a stopped one going."""
    stopped = False
    for entry in entries:
        status = entry.update.status
        if entry.update.agency is None and status is not None and (stopped or status in STOPS):
            stopped = status in STOPS
            yield entry
