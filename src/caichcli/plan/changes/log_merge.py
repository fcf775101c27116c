"""Three versions of a task's log -> one: entries are only ever added, and follow by date.

An entry is who it is by what it says (:mod:`caichcli.plan.changes.entry_keys`), so that
a merged log can be numbered anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from unicodedata import is_normalized

from msgspec import Struct, json

from caichcli.plan.changes.entry_keys import entry_keys, entry_name, entry_names
from caichcli.plan.changes.order import order
from caichcli.plan.log import REFERRING, STOPS, full_ref

# What the last entry of a day decides.
_DECIDED = ("status", "progress", "completed")
# What of a correction is its own, not the report's.
_OWN = frozenset({"date", "by", "recorded_by", *REFERRING})


class LogClash(Struct, frozen=True):
    """Why two logs cannot be put together: a word and its values.

    ``rewritten`` (entry), ``unordered``, ``contradicting`` (date), ``corrected-twice``
    (entry), ``withdrawn`` (entry), ``term``, ``dangling`` (entry).
    """

    reason: str
    values: dict[str, str] = {}


class MergedLog(Struct, frozen=True):
    """The entries, and their keys by which versions know them.

    ``renumbered`` tells that an entry refers to another by a new number.
    """

    keys: list[str]
    entries: list[Any]
    renumbered: bool


def merge_logs(base: Any, ours: Any, theirs: Any) -> MergedLog | LogClash:
    """Return every entry of both sides once: by date, those of one day as each side has them.

    Entries that were there before must be there still, unless both sides
    rewrote them alike.
    """
    origin, mine, other = (_Side.of(entries) for entries in (base, ours, theirs))
    if not (origin and mine and other and origin.in_order and mine.in_order and other.in_order):
        return LogClash("unordered")
    if not (origin.within(mine) and origin.within(other)):
        # What both sides rewrote alike they agree on.
        versions = zip(base, ours, theirs, strict=False)
        both = [one if one == another else old for old, one, another in versions]
        origin = _Side.of([*both, *base[len(both) :]])
        assert origin
    for side in (mine, other):
        if not origin.within(side):
            return LogClash("rewritten", {"entry": origin.first_not_in(side)})
    keys: list[str] = []
    for date in sorted({*mine.days, *other.days}):
        day = order(*(side.days.get(date, []) for side in (origin, mine, other)))
        if day is None:
            return LogClash("contradicting", {"date": date})
        keys += day
    sides = {key: _version(key, origin, mine, other) for key in keys}
    entries = _numbered(sides)
    names = set(entry_names([entry["date"] for entry in entries]))
    for side in (mine, other):
        for ref in side.dangling():
            if ref in names:
                return LogClash("dangling", {"entry": ref})
    renumbered = entries != [side.entries[key] for key, side in sides.items()]
    return MergedLog(keys, entries, renumbered)


def same_entry(base: Any, ours: Any, theirs: Any) -> Any:
    """Return which of two writings of one entry is kept: the one that changed, else NFC.

    The answer is the same whichever side is ours.
    """
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else min(ours, theirs, key=_rank)


def _rank(entry: Any) -> tuple[bool, str]:
    text = json.encode(entry, order="sorted").decode()
    return not is_normalized("NFC", text), text


def contradictions(
    key: str, ours: Sequence[Any], theirs: Sequence[Any], *, joint: bool
) -> Iterator[LogClash]:
    """Return what of that which one side alone has does not go with what the other alone has.

    ``key`` is the log's; ``joint`` tells that all who owe the task report as one.
    """
    mine, other = _Side.of(ours), _Side.of(theirs)
    assert mine
    assert other
    for one in mine.without(other):
        for another in other.without(mine):
            if key == "adjustments":
                if "lead" in one and "lead" in another:
                    yield LogClash("lead")
                if one.get("for") == another.get("for") and "to" in one and "to" in another:
                    yield LogClash("term")
            elif key == "updates":
                yield from _both_tell(mine, one, other, another, joint=joint)


class _Side:
    """A log of one version: its entries by their keys, its keys by day."""

    def __init__(self, entries: list[Any], keys: list[str]) -> None:
        dates = [entry["date"] for entry in entries]
        self.in_order = dates == sorted(dates)
        self.entries = dict(zip(keys, entries, strict=True))
        self.names = dict(zip(keys, entry_names(dates), strict=True))
        self.by_name = {name: key for key, name in self.names.items()}
        self.days = {
            date: list(group)
            for date, group in groupby(keys, key=lambda key: self.entries[key]["date"])
        }

    @classmethod
    def of(cls, entries: Any) -> "_Side | None":
        keys = entry_keys(entries) if isinstance(entries, list) else None
        return None if keys is None else cls(entries, keys)

    def within(self, other: "_Side") -> bool:
        """Return whether the other log has all that this one has, in the same order."""
        shared = [key for key in other.entries if key in self.entries]
        return shared == list(self.entries)

    def first_not_in(self, other: "_Side") -> str:
        missing = (name for key, name in self.names.items() if key not in other.entries)
        return next(missing, next(iter(self.names.values()), ""))

    def without(self, other: "_Side") -> list[Any]:
        return [entry for key, entry in self.entries.items() if key not in other.entries]

    def target(self, ref: Any) -> str | None:
        """Return the key of the entry that a reference names."""
        return self.by_name.get(entry_name(ref)) if isinstance(ref, str) else None

    def dangling(self) -> list[str]:
        """Return the names by which entries refer to one that there is not, sorted."""
        refs = (entry.get(key) for entry in self.entries.values() for key in REFERRING)
        names = {entry_name(ref) for ref in refs if isinstance(ref, str)}
        return sorted(names - self.by_name.keys())

    def original(self, entry: Any) -> str | None:
        """Return the entry that this one corrects or withdraws.

        Of a chain of corrections it is the first.
        """
        key = self.target(entry.get("corrects") or entry.get("withdraws"))
        for _ in self.entries:
            earlier = self.target(self.entries[key].get("corrects")) if key else None
            if earlier is None:
                break
            key = earlier
        return key

    def problem(self, entry: Any) -> str | None:
        """Return the entry whose problem or proposal this one answers."""
        return self.target(entry.get("resolves"))


def _both_tell(
    mine: _Side, one: Any, theirs: _Side, other: Any, *, joint: bool
) -> Iterator[LogClash]:
    original, its = mine.original(one), theirs.original(other)
    if original is None and its is None:
        contradict = _contradict(one, other, joint=joint) or _answer_apart(mine, one, theirs, other)
        if one["date"] == other["date"] and contradict:
            yield LogClash("contradicting", {"date": one["date"]})
    elif original == its:
        shared = (one.keys() & other.keys()) - _OWN
        withdrawn = "withdraws" in one or "withdraws" in other
        if withdrawn or any(one[key] != other[key] for key in shared):
            yield LogClash("corrected-twice", {"entry": mine.names[original or ""]})
    elif "withdraws" in one and original is not None and original == theirs.problem(other):
        yield LogClash("withdrawn", {"entry": mine.names[original]})
    elif "withdraws" in other and its is not None and its == mine.problem(one):
        yield LogClash("withdrawn", {"entry": theirs.names[its]})


def _contradict(one: Any, other: Any, *, joint: bool) -> bool:
    """Return whether the order of two entries of one day decides what counts."""
    if one.get("for") != other.get("for"):
        return False
    bodies = [entry.get("agency") or entry.get("by") for entry in (one, other)]
    stops = one.get("status") in STOPS or other.get("status") in STOPS
    apart = all(bodies) and bodies[0] != bodies[1] and not (joint or stops)
    differ = any(key in one and key in other and one[key] != other[key] for key in _DECIDED)
    return differ and not apart


def _answer_apart(mine: _Side, one: Any, theirs: _Side, other: Any) -> bool:
    """Return whether two entries answer one problem or proposal in two ways."""
    target = mine.problem(one)
    if target is None or target != theirs.problem(other):
        return False
    items = {full_ref(entry["resolves"])[1] for entry in (one, other)}
    return (None in items or len(items) == 1) and one.get("answer") != other.get("answer")


def _version(key: str, base: _Side, ours: _Side, theirs: _Side) -> _Side:
    """Return the side whose writing of an entry is kept."""
    if key not in theirs.entries:
        return ours
    if key not in ours.entries:
        return theirs
    mine, other = ours.entries[key], theirs.entries[key]
    return ours if same_entry(base.entries.get(key), mine, other) == mine else theirs


def _numbered(sides: Mapping[str, _Side]) -> list[Any]:
    """Return the entries in a new order, each referring to the entry that it meant."""
    entries = [side.entries[key] for key, side in sides.items()]
    names = dict(zip(sides, entry_names([entry["date"] for entry in entries]), strict=True))
    return [
        {
            key: _renamed(value, side, names) if key in REFERRING else value
            for key, value in entry.items()
        }
        for entry, side in zip(entries, sides.values(), strict=True)
    ]


def _renamed(ref: Any, side: _Side, names: dict[str, str]) -> Any:
    target = side.target(ref)
    if target is None or names[target] == entry_name(ref):
        return ref
    return names[target] + "".join(ref.partition("/")[1:])
