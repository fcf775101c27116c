"""Who owes a task that each agency owes on its own, and whose work an entry tells of."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter

from msgspec import Struct, structs

from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.leads import Led
from caichcli.plan.log import STOPS, Entry
from caichcli.plan.model import Id, Task


class Owners(Struct, frozen=True):
    """The owners of a task, each with the lead groups that it is in.

    A group whose members are not all known is an owner too: it stands for
    the rest of them, for all where none is known. ``open_groups`` names these.
    The named ones of ``alike``, each with its place among them all, are told of by the same
    entries wherever none is about one of them alone.
    """

    groups_of: dict[Id, frozenset[Id]]
    open_groups: frozenset[Id]
    places: Mapping[Id, int] = {}
    alike: tuple[Mapping[Id, int], ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all that owe the task are known."""
        return not self.open_groups

    def named(self, owner: Id) -> bool:
        """Return whether an owner is an agency, not the unknown rest of a group."""
        return owner not in self.open_groups

    def told(self, entries: Iterable[Entry]) -> dict[Id, None]:
        """Return the named owners of whom entries tell by themselves, in order."""
        subjects = [log.subject(entry.update) for entry in entries]
        told = dict.fromkeys(
            [id_ for id_ in subjects if id_ in self.groups_of and id_ not in self.open_groups]
        )
        if len(told) < 2:
            return told
        last = len(self.places)
        return dict.fromkeys(sorted(told, key=lambda id_: self.places.get(id_, last)))

    def untold(self, told: Collection[Id]) -> Iterator[tuple[Id, Mapping[Id, int], int]]:
        """Yield each kind of owners that stand alike: one of them, the kind, how many they are.

        Those ``told`` of by themselves are none of them.
        """
        for kind in self.alike:
            count = len(kind) - sum([id_ in kind for id_ in told])
            if count:
                yield next(id_ for id_ in kind if id_ not in told), kind, count

    def kinds(self, entries: Iterable[Entry]) -> list[Id]:
        """Return the owners of whom entries tell apart, and one for each kind that stands alike."""
        told = self.told(entries)
        last = len(self.places)
        kinds = (*told, *(one for one, _, _ in self.untold(told)), *self.open_groups)
        return sorted(kinds, key=lambda id_: self.places.get(id_, last))


def owners(book: Book, task: Task, entries: Iterable[Entry] = ()) -> Owners:
    """Return the owners by the leads, in the document's order, then whoever else has reported.

    Who reports for a group whose members are not all known is one of them.
    """
    handovers = task.handovers if isinstance(task, Led) else ()
    leads = (tuple(task.lead or ()), *(one.leads for one in handovers))
    cache = book.kept("owners by leads")
    by_leads: Owners | None = cache.get(leads)
    if by_leads is None:
        by_leads = cache[leads] = _by_leads(book, *leads)
    rest = by_leads.open_groups
    others = {
        about: rest
        for entry in (entries if rest else ())
        if (about := log.subject(entry.update)) is not None
        and about not in by_leads.groups_of
        and not _general(book, task, about)
    }
    if not others:
        return by_leads
    return structs.replace(by_leads, groups_of=by_leads.groups_of | others)


def _by_leads(book: Book, leads: Iterable[Id], *former: tuple[Id, ...]) -> Owners:
    """Return the owners by their leads; those alike were the same ones' members ``former``ly."""
    groups_of: dict[Id, frozenset[Id]] = {}
    open_groups: list[Id] = []
    for lead in leads:
        if not book.is_group(lead):
            groups_of.setdefault(lead, frozenset())
            continue
        membership = book.members(lead)
        for member in membership.ids:
            groups_of[member] = groups_of.get(member, frozenset()) | {lead}
        if not membership.is_known:
            open_groups.append(lead)
    rest = frozenset(open_groups)
    groups_of.update((group, frozenset({group})) for group in open_groups)
    relieved = [book.with_members(one) for one in former]
    alike: dict[tuple[object, ...], dict[Id, int]] = {}
    places = {owner: place for place, owner in enumerate(groups_of)}
    for owner, groups in groups_of.items():
        if owner not in rest:
            kind = (groups, *(owner in bodies for bodies in relieved))
            alike.setdefault(kind, {})[owner] = places[owner]
    return Owners(groups_of, rest, places, tuple(alike.values()))


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
        logs = [about[body] for body in bodies if body in about]
        if stops and chair not in bodies:
            logs.append(stops)
        if len(logs) < 2:
            return logs[0] if logs else []
        return sorted(chain.from_iterable(logs), key=attrgetter("position"))

    return entries_of


def _stops(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Of the standing agency's entries those that stop a task, or set a stopped one going."""
    stopped = False
    for entry in entries:
        status = entry.update.status
        if entry.update.agency is None and status is not None and (stopped or status in STOPS):
            stopped = status in STOPS
            yield entry
