"""Agencies by their level: how those of one rank among each other, what is put to which."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.figures import Rate
from caichcli.plan.kinds import AgencyKind
from caichcli.plan.model import Id
from caichcli.plan.standing import DONE
from caichcli.views.concerns import ConcernLine
from caichcli.views.overview import Overview
from caichcli.views.scope import holders

LEAST_DUE = 5  # tasks due; who has fewer is not ranked

# The levels that are ranked apart, each with its kinds of agencies.
LEVELS: dict[str, tuple[AgencyKind, ...]] = {
    "ministries": ("ministry", "ministerial-agency", "government-agency"),
    "provinces": ("province",),
    "departments": ("provincial-agency",),
    "communes": ("commune",),
}
# Who decides, from the highest level down; others stand last.
_DOWNWARDS: tuple[AgencyKind, ...] = (
    "party", "authority", "committee", "ministry", "ministerial-agency", "government-agency",
    "province", "provincial-agency", "commune",
)  # fmt: skip


class Rank(Struct, frozen=True):
    """An agency's place by the share done of what was due; None where too little was due."""

    agency: Id
    done_of_due: Rate
    place: int | None = None


class RankTable(Struct, frozen=True):
    """The agencies of one level, a key of ``LEVELS``: the ranked, then those that are not."""

    level: str
    ranks: tuple[Rank, ...]


class Addressed(Struct, frozen=True):
    """The proposals put to one agency; ``to`` is None for those that name nobody."""

    to: Id | None
    lines: tuple[ConcernLine, ...]


def rank_tables(now: Overview) -> tuple[RankTable, ...]:
    """Return a table a level of who leads, itself and through groups; equal shares rank equal.

    What was submitted in time and waits for who decides counts as not due yet.
    """
    register = now.book.register
    shares = _shares(now)
    tables = []
    for level, kinds in LEVELS.items():
        ours = [
            Rank(id_, Rate(done, due))
            for id_, (done, due) in shares.items()
            if (agency := register.agencies.get(id_)) and agency.kind in kinds
        ]
        if ours:
            tables.append(RankTable(level, _ranked(ours)))
    return tuple(tables)


def by_addressee(book: Book, lines: Iterable[ConcernLine]) -> tuple[Addressed, ...]:
    """Return proposals by whom they are put to, the highest level first."""
    put: dict[Id | None, list[ConcernLine]] = {}
    for line in lines:
        put.setdefault(line.to, []).append(line)

    def height(to: Id | None) -> int:
        agency = book.register.agencies.get(to) if to else None
        if agency is None:
            return len(_DOWNWARDS) + (to is None)
        return _DOWNWARDS.index(agency.kind) if agency.kind in _DOWNWARDS else len(_DOWNWARDS)

    return tuple(Addressed(to, tuple(put[to])) for to in sorted(put, key=height))


def _shares(now: Overview) -> dict[Id, tuple[int, int]]:
    """Return how many tasks each lead has done, and of how many that were due."""
    shares: dict[Id, tuple[int, int]] = {}
    for line in now.lines:
        for agency, own in holders(now.book, line.standing):
            if agency is None:
                continue
            done, due = shares.get(agency, (0, 0))
            is_done = own.class_ in DONE
            counts = is_done or (own.class_ == "overdue" and not own.waiting)
            shares[agency] = (done + is_done, due + counts)
    return shares


def _ranked(ranks: Iterable[Rank]) -> tuple[Rank, ...]:
    """Return the ranks in their order, each with its place."""
    enough = [one for one in ranks if one.done_of_due.denominator >= LEAST_DUE]
    few = [one for one in ranks if one.done_of_due.denominator < LEAST_DUE]
    places: list[Rank] = []
    for number, one in enumerate(sorted(enough, key=_share, reverse=True), 1):
        equal = places and _share(places[-1]) == _share(one)
        places.append(Rank(one.agency, one.done_of_due, places[-1].place if equal else number))
    return (*places, *few)


def _share(rank: Rank) -> Fraction:
    return Fraction(rank.done_of_due.numerator, rank.done_of_due.denominator)
