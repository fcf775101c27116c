"""The register of agencies: any spelling to one id, groups to their members."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, structs

from caichcli.language.spelling import resembling
from caichcli.language.vietnamese import base_letters, fold, loosely_equal, sort_key
from caichcli.plan.model import Agency, Group, Id, RegisterFile

SUGGESTIONS = 5


class Membership(Struct, frozen=True, dict=True):
    """Who is in a group on a day, and whether that is all of them."""

    ids: tuple[Id, ...]
    complete: bool

    @property
    def is_known(self) -> bool:
        """Whether it is known who is in it: a complete list, and not of nobody."""
        return self.complete and bool(self.ids)

    @cached_property
    def _everybody(self) -> frozenset[Id]:
        return frozenset(self.ids)

    def __contains__(self, agency: object) -> bool:
        return agency in self._everybody


class NotFound(Struct, frozen=True):
    """A name that is nobody's or several bodies'; ``near`` holds ids, best first."""

    text: str
    near: tuple[Id, ...]
    ambiguous: bool = False


class Register:
    """Agencies and groups by id, and by every spelling that people use."""

    def __init__(self, file: RegisterFile | None = None) -> None:
        self.agencies: dict[Id, Agency] = {a.id: a for a in file.agencies} if file else {}
        self.groups: dict[Id, Group] = {g.id: g for g in (file.groups or ())} if file else {}
        self._memberships: dict[tuple[Id, dt.date], Membership] = {}

    def also(self, names: Mapping[str, Id]) -> "Register":
        """Return the same register in which further names mean some of its bodies."""
        names_of: dict[Id, list[str]] = {}
        for name, id_ in names.items():
            names_of.setdefault(id_, []).append(name)
        other = Register()
        other.agencies, other.groups = dict(self.agencies), dict(self.groups)
        for id_, new in names_of.items():
            if agency := self.agencies.get(id_):
                aliases = [*(agency.aliases or ()), *new]
                other.agencies[id_] = structs.replace(agency, aliases=aliases)
            elif group := self.groups.get(id_):
                other.groups[id_] = structs.replace(group, aliases=[*(group.aliases or ()), *new])
        return other

    def __contains__(self, id_: object) -> bool:
        return id_ in self.agencies or id_ in self.groups

    def name(self, id_: Id) -> str:
        """Return the full name of an agency or a group; the id itself where there is none."""
        holder = self.agencies.get(id_) or self.groups.get(id_)
        return holder.name if holder else id_

    def holders(self) -> Iterator[Agency | Group]:
        """Yield the agencies, then the groups."""
        yield from self.agencies.values()
        yield from self.groups.values()

    @cached_property
    def _ids_by_spelling(self) -> dict[str, list[Id]]:
        """The ids by their spellings, letter by letter."""
        ids: dict[str, list[Id]] = {}
        for holder in self.holders():
            for spelling in dict.fromkeys(spellings(holder)):
                ids.setdefault(spelling, []).append(holder.id)
        return ids

    @cached_property
    def _by_letters(self) -> dict[str, list[tuple[str, Id]]]:
        by_key: dict[str, list[tuple[str, Id]]] = {}
        for holder in self.holders():
            for spelling in (holder.id, *spellings(holder)):
                by_key.setdefault(base_letters(spelling), []).append((spelling, holder.id))
        return by_key

    @cached_property
    def former(self) -> dict[Id, list[Id]]:
        """The agencies that each agency is named as a successor of."""
        former: dict[Id, list[Id]] = {}
        for agency in self.agencies.values():
            for successor in agency.successors or ():
                former.setdefault(successor, []).append(agency.id)
        return former

    def superiors(self, id_: Id) -> Iterator[Id]:
        """Yield what an agency is a part of, upwards; a loop ends quietly."""
        met = {id_}
        agency = self.agencies.get(id_)
        while agency and agency.parent and agency.parent not in met:
            met.add(agency.parent)
            yield agency.parent
            agency = self.agencies.get(agency.parent)

    def find(self, text: str) -> Id | NotFound:
        """Return the id that a typed name means: its id, name, abbreviation or other spelling.

        Case, NFC or NFD, tone placement and missing marks do not matter; a wrong
        mark does. What could be two bodies is refused, never guessed.
        """
        ids = self.candidates(text)
        if len(ids) == 1:
            return ids[0]
        return NotFound(text, ids or self.near(text), ambiguous=bool(ids))

    def candidates(self, text: str) -> tuple[Id, ...]:
        """Return the ids that a typed name may mean.

        One where it is certain; none where it is nobody's.
        """
        if text in self:
            return (text,)
        exact = self._ids_by_spelling.get(text, ())
        if len(exact) == 1:
            return (exact[0],)
        alike = self._by_letters.get(base_letters(text), ())
        return tuple(dict.fromkeys(id_ for name, id_ in alike if loosely_equal(text, name)))

    def near(self, text: str) -> tuple[Id, ...]:
        """Return the ids of the names most like ``text``.

        First those that begin with it, then those that hold it, then those that resemble it.
        """
        key = base_letters(text)
        keys = list(self._by_letters)
        starting = [k for k in keys if key and k.startswith(key)]
        holding = [k for k in keys if key and key in k]
        alike = resembling(key, keys, SUGGESTIONS, 0.6)
        ids = [id_ for k in (*starting, *holding, *alike) for _, id_ in self._by_letters[k]]
        return tuple(dict.fromkeys(ids))[:SUGGESTIONS]

    def search(self, text: str = "", on: dt.date | None = None) -> tuple[Agency | Group, ...]:
        """Agencies then groups whose id or any spelling holds ``text``, in alphabetical order.

        ``on`` leaves out the agencies that do not exist on that day.
        """
        key = fold(text)
        holders = [
            holder
            for holder in self.holders()
            if on is None or isinstance(holder, Group) or exists(holder, on)
            if key in fold("\n".join((holder.id, *spellings(holder))))
        ]
        return tuple(sorted(holders, key=lambda x: (isinstance(x, Group), sort_key(x.name))))

    def members(self, group: Id, on: dt.date) -> Membership:
        """Return the agencies of a group on a day, through groups within it; loops end quietly.

        A list is complete unless the group says otherwise; a group that names
        neither members nor kinds is never complete.
        """
        membership = self._memberships.get((group, on))
        if membership is None:
            membership = self._memberships[group, on] = self._expand(group, on)
        return membership

    def _expand(self, group: Id, on: dt.date) -> Membership:
        ids: dict[Id, None] = {}
        complete = True
        groups = {group}
        queue = [group]
        while queue:
            record = self.groups.get(queue.pop())
            if record is None:
                complete = False
                continue
            members = record.members or []
            explicit = bool(members or record.kinds)
            complete = complete and explicit and record.complete is not False
            ids.update(dict.fromkeys(id_ for id_ in members if id_ not in self.groups))
            ids.update(dict.fromkeys(a.id for a in self.of_kinds(record.kinds or (), on)))
            inner = [id_ for id_ in members if id_ in self.groups and id_ not in groups]
            groups.update(inner)
            queue.extend(inner)
        return Membership(tuple(ids), complete)

    def of_kinds(self, kinds: Iterable[str], on: dt.date) -> Iterator[Agency]:
        """Return the agencies of these kinds that exist on a day, in the register's order."""
        kind_set = frozenset(kinds)
        return (a for a in self.agencies.values() if a.kind in kind_set and exists(a, on))


def spellings(holder: Agency | Group) -> Iterator[str]:
    """Return every way that the register writes an agency or a group, its full name first."""
    yield holder.name
    yield from holder.abbreviations or ()
    yield from holder.aliases or ()


def exists(agency: Agency, on: dt.date) -> bool:
    """Return whether an agency exists on a day: both its first and its last day count."""
    return (agency.start is None or agency.start <= on) and (agency.end is None or on <= agency.end)
