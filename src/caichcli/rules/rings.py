"""Those who lead back to themselves: their rings, told shortly however long they are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from caichcli.plan.model import Id

LONGEST_WAY = 8  # bodies or tasks of a ring in a message; of more the first and the last are named

T = TypeVar("T")


class Ring(NamedTuple, Generic[T]):
    """Those who lead back to themselves: the first and, where many are left out, the last.

    ``length`` is how many there are.
    """

    first: Sequence[T]
    last: Sequence[T]
    length: int


def loops(
    members: Sequence[Iterable[Id]], position: dict[Id, int]
) -> Iterator[tuple[int, int, Ring[int]]]:
    """Yield each name that leads back to a body above it.

    Gives the body, the number of the name in its list, and the ring of bodies
    from the one that is led back to. Without recursion: groups may nest deeper
    than Python's stack.
    """
    explored: set[int] = set()
    for start in range(len(members)):
        if start in explored:
            continue
        trail, depth = [start], {start: 0}
        rests = [enumerate(members[start])]
        while trail:
            number, member = next(rests[-1], (-1, ""))
            inner = position.get(member)
            if number < 0:
                rests.pop()
                explored.add(trail[-1])
                del depth[trail.pop()]
            elif inner in depth:
                yield trail[-1], number, ring(trail, depth[inner], len(trail))
            elif inner is not None and inner not in explored:
                depth[inner] = len(trail)
                trail.append(inner)
                rests.append(enumerate(members[inner]))


def ring(trail: Sequence[T], start: int, end: int) -> Ring[T]:
    """Return the ring of those on a way from ``start`` to ``end``, who lead back to the first."""
    length = end - start
    if length <= LONGEST_WAY:
        return Ring([*trail[start:end], trail[start]], [], length)
    few = LONGEST_WAY // 2
    return Ring(trail[start : start + few], [*trail[end - few : end], trail[start]], length)


def way(ring: Ring[T], name: Callable[[T], str]) -> dict[str, str | int]:
    """Return the way round in words; of a long one its beginning, its end and how long it is."""
    parts = [*map(name, ring.first), *(["…"] if ring.last else []), *map(name, ring.last)]
    return {"path": " > ".join(parts), "length": ring.length if ring.last else ""}
