"""What each member of a group has: its own, or what all have of whom nothing was said."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import merge
from typing import Any, Generic, TypeVar

from msgspec import Struct, structs

from caichcli.plan.model import Id

S = TypeVar("S", bound=Any)


class Alike(Struct, Generic[S], frozen=True):
    """The state of every one of ``owners`` that is not ``apart``: worked out once for them all.

    ``places`` are the owners' in the document's order; ``count`` is how many stand so.
    """

    state: S
    places: Mapping[Id, int]
    apart: Container[Id]
    count: int

    def __contains__(self, owner: object) -> bool:
        return owner in self.places and owner not in self.apart

    def __iter__(self) -> Iterator[S]:
        for owner in self.places:
            if owner not in self.apart:
                yield structs.replace(self.state, owner=owner)


class Members(Struct, Generic[S], frozen=True):
    """The states of a task's members: ``own`` of whom the log tells, ``alike`` of the others.

    To go through them makes a state for every member, in the document's order; to count and
    to choose among them goes by those that differ.
    """

    own: tuple[S, ...] = ()
    alike: tuple[Alike[S], ...] = ()
    places: Mapping[Id, int] = {}

    def __bool__(self) -> bool:
        return bool(self.own or self.alike)

    def __len__(self) -> int:
        return len(self.own) + sum([one.count for one in self.alike])

    def __iter__(self) -> Iterator[S]:
        if not self.alike:
            return iter(self.own)
        last = len(self.places)
        return merge(self.own, *self.alike, key=lambda one: self.places.get(one.owner, last))

    def of(self, owner: Id | None) -> S | None:
        """Return one member's state; None of who is none."""
        return self.finder()(owner)

    def finder(self) -> Callable[[Id | None], S | None]:
        """Return what finds the state of one member after another, as ``of`` does of one."""
        return partial(self._among, {state.owner: state for state in self.own})

    def _among(self, own: Mapping[Id | None, S], owner: Id | None) -> S | None:
        if owner in own:
            return own[owner]
        for one in self.alike:
            if owner in one:
                return structs.replace(one.state, owner=owner)
        return None

    def among(self, owners: Iterable[Id]) -> list[S]:
        """Return the states of those of the owners that are members, in the document's order."""
        states = [state for state in map(self.finder(), owners) if state is not None]
        places = self.places if self.alike else {}
        own = {state.owner: at for at, state in enumerate(self.own)}
        return sorted(
            states,
            key=lambda one: (places.get(one.owner, len(places)), own.get(one.owner, 0)),
        )

    def where(self, test: Callable[[S], bool]) -> "Members[S]":
        """Return the members that pass a test; whose they are must not matter to it."""
        return Members(
            tuple(filter(test, self.own)),
            tuple([one for one in self.alike if test(one.state)]),
            self.places,
        )

    def ids(self) -> Iterator[Id]:
        """Yield whose states they are, in the document's order; no state is made for each."""
        own = dict.fromkeys([state.owner for state in self.own if state.owner])
        if self.alike:
            for owner in self.places:
                if owner in own or any(owner in one for one in self.alike):
                    yield owner
        yield from (owner for owner in own if not self.alike or owner not in self.places)

    def differing(self) -> Sequence[S]:
        """Return the states that there are, one of each kind of members that stand alike."""
        return (*self.own, *(one.state for one in self.alike))

    def pairs(self, earlier: "Members[S]") -> Iterator[tuple["Members[S]", S | None]]:
        """Yield every member with what it was earlier; those that were alike then too, together."""
        if not self.own and not self.alike:
            return
        apart = dict.fromkeys(one.owner for one in (*self.own, *earlier.own))
        of, before_of = self.finder(), earlier.finder()
        for owner in apart:
            now = of(owner)
            if now is not None:
                yield Members((now,)), before_of(owner)
        for one in self.alike:
            same = (other.state for other in earlier.alike if other.places is one.places)
            rest = structs.replace(one, apart=apart)
            before = next(same, None)
            if before is not None or not earlier:
                yield Members((), (rest,), self.places), before
            else:  # others led then
                yield from ((Members((now,)), before_of(now.owner)) for now in rest)
