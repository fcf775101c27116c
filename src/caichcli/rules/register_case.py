"""The register of agencies as rules see it, and what it does not hold."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from caichcli.language.vietnamese import base_letters, loosely_equal
from caichcli.plan.agencies import NotFound, Register
from caichcli.plan.finding import Place, Route
from caichcli.plan.model import Agency, Group, Id, RegisterFile

Mention = tuple[Place, Id]

# How many unknown names of one file are compared with all that are known.
SUGGESTED = 50


class Spelling(Struct, frozen=True):
    """One way that the register writes an agency or a group, and where."""

    text: str
    holder: Agency | Group
    place: Place

    def shared_with(self, other: "Spelling") -> bool:
        """Return whether the same letters and marks mean another body of the same time."""
        return (
            self.holder.id != other.holder.id
            and loosely_equal(self.text, other.text)
            and loosely_equal(other.text, self.text)
            and together(self.holder, other.holder)
        )


class RegisterCase:
    """The register of agencies as rules see it."""

    def __init__(self, file: str, data: RegisterFile, register: Register | None = None) -> None:
        self.file = file
        self.data = data
        self.register = register or Register(data)

    def place(self, *route: str | int) -> Place:
        return Place(self.file, route)

    def holders(self) -> Iterator[tuple[Route, Agency | Group]]:
        """Yield every agency and group, with its route."""
        for position, agency in enumerate(self.data.agencies):
            yield ("agencies", position), agency
        for position, group in enumerate(self.data.groups or ()):
            yield ("groups", position), group

    def ids(self) -> Iterator[Mention]:
        """Yield every id that is given to an agency or a group."""
        return ((self.place(*route, "id"), holder.id) for route, holder in self.holders())

    @cached_property
    def entries(self) -> dict[Id, Place]:
        """Where each agency and group is entered."""
        return {id_: place for place, id_ in self.ids()}

    @cached_property
    def spellings(self) -> dict[str, list[Spelling]]:
        """Every spelling of the register by its base letters, in the file's order."""
        spellings: dict[str, list[Spelling]] = {}
        for route, holder in self.holders():
            for place, text in self._spellings_of(route, holder):
                spellings.setdefault(base_letters(text), []).append(Spelling(text, holder, place))
        return spellings

    def _spellings_of(self, route: Route, holder: Agency | Group) -> Iterator[tuple[Place, str]]:
        yield self.place(*route, "name"), holder.name
        for number, text in enumerate(holder.abbreviations or ()):
            yield self.place(*route, "abbreviations", number), text
        for number, text in enumerate(holder.aliases or ()):
            yield self.place(*route, "aliases", number), text

    def lists(self) -> Iterator[tuple[Route, list[Id]]]:
        """Yield every list of two agencies or more."""
        for route, holder in self.holders():
            if isinstance(holder, Agency):
                key, ids = "successors", holder.successors
            else:
                key, ids = "members", holder.members
            if ids and len(ids) > 1:
                yield (*route, key), ids

    def mentions(self) -> Iterator[Mention]:
        """Yield every place that names an agency or a group by its id."""
        for route, holder in self.holders():
            if isinstance(holder, Group):
                yield from mentions_in(self.file, (*route, "members"), holder.members)
                continue
            yield from mentions_in(self.file, (*route, "successors"), holder.successors)
            if holder.parent:
                yield self.place(*route, "parent"), holder.parent

    @cached_property
    def strangers(self) -> dict[Id, Id | NotFound]:
        """The ids mentioned that the register does not hold, and what they may mean."""
        return strangers_among((id_ for _, id_ in self.mentions()), self.register)


def strangers_among(ids: Iterable[Id], register: Register) -> dict[Id, Id | NotFound]:
    """Return the ids that a register does not hold, and what they may mean."""
    unknown = dict.fromkeys(id_ for id_ in ids if id_ not in register)
    return {
        id_: register.find(id_) if count < SUGGESTED else NotFound(id_, ())
        for count, id_ in enumerate(unknown)
    }


def mentions_in(file: str, route: Route, ids: list[Id] | None) -> Iterator[Mention]:
    """Yield the agencies and groups of a list, each with its place."""
    return ((Place(file, (*route, number)), id_) for number, id_ in enumerate(ids or ()))


def together(one: Agency | Group, other: Agency | Group) -> bool:
    """Return whether there is a day on which both exist; groups always do."""
    if isinstance(one, Group) or isinstance(other, Group):
        return True
    start = max(one.start or dt.date.min, other.start or dt.date.min)
    return start <= min(one.end or dt.date.max, other.end or dt.date.max)
