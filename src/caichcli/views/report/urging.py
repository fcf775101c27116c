"""Who is to be urged: whose tasks are overdue, itself or through groups."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    the tasks of each are listed only for those that are looked at.
    """

    def __init__(self, book: Book, standings: Sequence[Standing], day: dt.date) -> None:
        self._book, self._standings, self._day = book, standings, day
        tally = _Tally()
        for number, standing in enumerate(standings):
            if _is_of_members(standing):
                tally.add_members(number, standing)
            else:
                owners = enumerate(_owing(book, standing, day))
                tally.add((owner, (number, place)) for place, owner in owners)
        tally.add_alike()
        self._counts, first = tally.counts, tally.first
        self._owners = sorted(first, key=lambda owner: (-self._counts[owner], first[owner]))

    def __len__(self) -> int:
        return len(self._owners)

    @overload
    def __getitem__(self, at: int) -> Share: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Share, ...]: ...
    def __getitem__(self, at: int | slice) -> Share | tuple[Share, ...]:
        if isinstance(at, slice):
            return tuple(self._shares(self._owners[at]))
        return next(self._shares([self._owners[at]]))

    def __iter__(self) -> Iterator[Share]:
        return self._shares(self._owners)

    @property
    def leading(self) -> int:
        """How many have as many tasks as the first."""
        most = self._counts[self._owners[0]] if self._owners else 0
        return sum(self._counts[owner] == most for owner in self._owners)

    def _shares(self, owners: Sequence[Owner]) -> Iterator[Share]:
        owed: dict[Owner, list[Id]] = {owner: [] for owner in owners}
        for standing in self._standings:
            for owner in self._overdue(standing, owed.keys()):
                owed[owner].append(standing.task.id)
        return (Share(owner, tuple(ids)) for owner, ids in owed.items())

    def _overdue(self, standing: Standing, owners: Collection[Owner]) -> list[Owner]:
        """Return who of these is overdue with a task."""
        if not _is_of_members(standing):
            return [one for one in _owing(self._book, standing, self._day) if one in owners]
        own = {part.owner: _is_overdue(part) for part in standing.members.own}
        kinds = [kind.places for kind in standing.members.alike if _is_overdue(kind.state)]
        return [one for one in owners if own.get(one, any(one in kind for kind in kinds))]


class _Kind:
    """Members that stand alike wherever none is told of by itself: in which tasks overdue."""

    def __init__(self, places: Mapping[Id, int]) -> None:
        self.places = places
        self.tasks: list[int] = []
        self.apart: dict[Owner, set[int]] = {}


class _Tally:
    """With how many tasks each owner is overdue, and where the first of them stands."""

    def __init__(self) -> None:
        self.counts: dict[Owner, int] = {}
        self.first: dict[Owner, Turn] = {}
        self.kinds: dict[int, _Kind] = {}

    def add(self, turns: Iterable[tuple[Owner, Turn]], count: int = 1) -> None:
        for owner, turn in turns:
            self.counts[owner] = self.counts.get(owner, 0) + count
            self.first[owner] = min(turn, self.first.get(owner, turn))

    def add_members(self, number: int, standing: Standing) -> None:
        """Count those that stand apart, and note the kinds that are overdue."""
        members = standing.members
        late = (part.owner for part in members.own if _is_overdue(part))
        self.add((owner, (number, members.places[owner])) for owner in late if owner)
        for one in members.alike:
            if _is_overdue(one.state):
                kind = self.kinds.setdefault(id(one.places), _Kind(one.places))
                kind.tasks.append(number)
                for part in members.own:
                    kind.apart.setdefault(part.owner, set()).add(number)

    def add_alike(self) -> None:
        """Count the kinds noted, for each of their members."""
        for kind in self.kinds.values():
            for owner, place in kind.places.items():
                apart = kind.apart.get(owner, set[int]())
                first = next((task for task in kind.tasks if task not in apart), None)
                if first is not None:
                    self.add([(owner, (first, place))], len(kind.tasks) - len(apart))


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
