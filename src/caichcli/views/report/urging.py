"""Who is to be urged: whose tasks are overdue, itself or through groups."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import overload

from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.plan.standing import Standing
from caichcli.views.report.letters import answerable
from caichcli.views.report.reporting import Share

Owner = Id | None
Turn = tuple[int, int]  # which of the tasks, and which of its owners: the document's order


class LateOwners(Sequence[Share]):
    """Who answers for tasks and is overdue with them, each with these; the most first.

    Members that stand alike are counted together, so that the work goes by what the log tells;
    the tasks of each are looked up as far as somebody asks for them. ``settled`` are those who
    need not be urged on a task, by its id.
    """

    def __init__(
        self,
        book: Book,
        standings: Sequence[Standing],
        day: dt.date,
        settled: Mapping[Id, Collection[Owner]] | None = None,
    ) -> None:
        self._tally = tally = _Tally([standing.task.id for standing in standings])
        for number, standing in enumerate(standings):
            besides = (settled or {}).get(standing.task.id, ())
            if _is_of_members(standing):
                tally.add_members(number, standing, besides)
            else:
                for place, owner in enumerate(_owing(book, standing, day)):
                    if owner not in besides:
                        tally.add(owner, (number, place))
        tally.add_alike()
        counts, first = tally.counts, tally.first
        self._owners = sorted(first, key=lambda owner: (-counts[owner], first[owner]))

    def __len__(self) -> int:
        return len(self._owners)

    @overload
    def __getitem__(self, at: int) -> Share: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Share, ...]: ...
    def __getitem__(self, at: int | slice) -> Share | tuple[Share, ...]:
        if isinstance(at, slice):
            return tuple(map(self._share, self._owners[at]))
        return self._share(self._owners[at])

    def __iter__(self) -> Iterator[Share]:
        return map(self._share, self._owners)

    @property
    def leading(self) -> int:
        """How many have as many tasks as the first."""
        counts = self._tally.counts
        most = counts[self._owners[0]] if self._owners else 0
        return sum(counts[owner] == most for owner in self._owners)

    def _share(self, owner: Owner) -> Share:
        return Share(owner, _OwnTasks(self._tally, owner))


class _Kind:
    """Members that stand alike wherever none is told of by itself: in which tasks overdue."""

    def __init__(self, places: Mapping[Id, int]) -> None:
        self.places = places
        self.tasks: list[int] = []
        self.apart: dict[Owner, set[int]] = {}

    def tasks_of(self, owner: Owner) -> Iterable[int]:
        """The tasks in which one of them stands as the others do."""
        apart = self.apart.get(owner)
        return (task for task in self.tasks if task not in apart) if apart else self.tasks


class _Tally:
    """With how many tasks each owner is overdue, with which, and where the first of them stands."""

    def __init__(self, ids: Sequence[Id]) -> None:
        self.ids = ids
        self.counts: dict[Owner, int] = {}
        self.first: dict[Owner, Turn] = {}
        self.own: dict[Owner, list[int]] = {}
        self.kinds: dict[int, _Kind] = {}

    def add(self, owner: Owner, turn: Turn) -> None:
        """Count a task that an owner has by itself."""
        self.own.setdefault(owner, []).append(turn[0])
        self._count(owner, turn, 1)

    def add_members(self, number: int, standing: Standing, besides: Collection[Owner]) -> None:
        """Count those that stand apart, and note the kinds that are overdue."""
        members = standing.members
        for part in members.own:
            if part.owner and part.owner not in besides and _is_overdue(part):
                self.add(part.owner, (number, members.places[part.owner]))
        for one in members.alike:
            if _is_overdue(one.state):
                kind = self.kinds.setdefault(id(one.places), _Kind(one.places))
                kind.tasks.append(number)
                for owner in (*(part.owner for part in members.own), *besides):
                    kind.apart.setdefault(owner, set()).add(number)

    def add_alike(self) -> None:
        """Count the kinds noted, for each of their members."""
        for kind in self.kinds.values():
            for owner, place in kind.places.items():
                first = next(iter(kind.tasks_of(owner)), None)
                if first is not None:
                    count = len(kind.tasks) - len(kind.apart.get(owner, ()))
                    self._count(owner, (first, place), count)

    def tasks(self, owner: Owner) -> Iterator[int]:
        """Yield the tasks with which an owner is overdue, in the document's order."""
        kinds = (kind.tasks_of(owner) for kind in self.kinds.values() if owner in kind.places)
        return merge(self.own.get(owner, ()), *kinds)

    def _count(self, owner: Owner, turn: Turn, count: int) -> None:
        self.counts[owner] = self.counts.get(owner, 0) + count
        self.first[owner] = min(turn, self.first.get(owner, turn))


class _OwnTasks(Sequence[Id]):
    """The tasks with which an owner is overdue: how many is known, which is looked up."""

    def __init__(self, tally: _Tally, owner: Owner) -> None:
        self._tally, self._owner = tally, owner

    def __len__(self) -> int:
        return self._tally.counts[self._owner]

    @overload
    def __getitem__(self, at: int) -> Id: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Id, ...]: ...
    def __getitem__(self, at: int | slice) -> Id | tuple[Id, ...]:
        if isinstance(at, slice):
            first, last, step = at.indices(len(self))
            return tuple(islice(self, first, last, step))
        return next(islice(self, at % len(self), None))

    def __iter__(self) -> Iterator[Id]:
        return (self._tally.ids[number] for number in self._tally.tasks(self._owner))


def _owing(book: Book, standing: Standing, day: dt.date) -> Iterator[Owner]:
    """Yield who answers for a task and is overdue with it."""
    if standing.owner:
        yield from (standing.owner,) if _is_overdue(standing) else ()
    else:
        parts = answerable(book, standing, day)
        yield from (owner for owner, part in parts if _is_overdue(part))


def _is_of_members(standing: Standing) -> bool:
    """Return whether known members alone owe a task, of which some stand alike."""
    return not standing.owner and bool(standing.members.alike) and standing.complete


def _is_overdue(standing: Standing) -> bool:
    return standing.class_ == "overdue"
