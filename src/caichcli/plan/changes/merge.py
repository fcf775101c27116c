"""Three versions of a file's data -> one, or why there is none: nothing is guessed.

Versions are the common base, ours and theirs, as JSON-shaped data that may be
wrong in any way. Tasks, areas, inspections, shortcomings, agencies and groups are who they
are by their ids, units of an inspection by the agency (one visited again by its number), log
entries by what they say. The answer is the same whichever side is ours.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from caichcli.plan.changes.entry_keys import entry_keys
from caichcli.plan.changes.log_merge import LogClash, contradictions, merge_logs
from caichcli.plan.changes.order import order

RECORDS = frozenset({"tasks", "areas", "agencies", "groups", "inspections", "initiatives"})
LOGS = frozenset({"updates", "adjustments", "reminders", "slips"})
# The records within an inspection, and the key by which each is known.
_WITHIN = {"units": "unit", "shortcomings": "id"}
# Logs of a plan's head: which plans of others were received, and which were asked for.
_OF_HEAD = (("plan", "agency_plans"), ("plan", "plan_requests"))

# Where something stands, by keys and ids: ("tasks", "I.1", "updates").
Path = tuple[str, ...]


class Clash(Struct, frozen=True):
    """What two sides did that nobody can put together but they; ``reason`` is a word, its values.

    The reasons: ``changed`` (key), ``term``, ``id-taken`` (id), ``removed`` (id),
    ``rewritten`` (entry), ``unordered``, ``contradicting`` (date), ``corrected-twice``
    (entry), ``withdrawn`` (entry), ``dangling`` (entry), ``order``. ``place`` says where, in ids.
    """

    path: Path
    reason: str
    values: dict[str, str] = {}

    @property
    def place(self) -> str:
        return "/".join(self.path[: 5 if self.path[:1] == ("inspections",) else 3])


class Merge(Struct, frozen=True):
    """The data merged, good only without ``clashes``.

    ``touched`` are the paths of what is not the same in all three; ``orders``
    says in which order the records and entries of a list follow, by their keys;
    in the logs ``renumbered`` entries refer to others by new numbers.
    """

    data: Any
    clashes: tuple[Clash, ...]
    touched: frozenset[Path]
    orders: dict[Path, list[str]]
    renumbered: frozenset[Path]


def merge(base: Any, ours: Any, theirs: Any) -> Merge:
    """Put the changes of both sides since ``base`` together."""
    merger = _Merger()
    data = merger.value(base, ours, theirs, ())
    return Merge(
        data,
        tuple(merger.clashes),
        frozenset(merger.touched),
        merger.orders,
        frozenset(merger.renumbered),
    )


def member_keys(value: Any, path: Path) -> list[str] | None:
    """Return the keys by which the members of a list or mapping are known.

    None where they have none.
    """
    if isinstance(value, dict):
        return None if is_log(path[:-1]) else list(value)
    if not isinstance(value, list):
        return None
    if is_log(path):
        return entry_keys(value)
    name = _key_of_records(path)
    if name is not None:
        ids = [
            one[name] for one in value if isinstance(one, dict) and isinstance(one.get(name), str)
        ]
        keys = list(_numbered(ids)) if name == "unit" else ids
        if len(set(keys)) == len(value):
            return keys
    return None


def _numbered(ids: list[str]) -> Iterator[str]:
    """Yield each id; one that stands there again with its number: a unit visited twice."""
    counts: Counter[str] = Counter()
    for id_ in ids:
        counts[id_] += 1
        yield f"{id_}#{counts[id_]}" if counts[id_] > 1 else id_


def is_log(path: Path) -> bool:
    """Return whether at a path stands a log, of which entries are only ever added."""
    logged = len(path) in (3, 5) and path[-1] in LOGS and _has_log(path[:-1])
    return path in _OF_HEAD or logged


def _has_log(path: Path) -> bool:
    """Return whether at a path stands what has a log: a task, a unit inspected and so on."""
    if len(path) == 2:
        return path[0] in ("tasks", "initiatives")
    return len(path) == 4 and path[0] == "inspections" and path[2] in _WITHIN


def _key_of_records(path: Path) -> str | None:
    """Return the key by which the records of a list are known; None of what is no such list."""
    if len(path) == 1 and path[0] in RECORDS:
        return "id"
    if len(path) == 3 and path[0] == "inspections":
        return _WITHIN.get(path[2])
    return None


class _Merger:
    """Goes through three versions side by side; None is what is not there."""

    def __init__(self) -> None:
        self.clashes: list[Clash] = []
        self.touched: set[Path] = set()
        self.orders: dict[Path, list[str]] = {}
        self.renumbered: set[Path] = set()

    def clash(self, path: Path, reason: str, **values: str) -> None:
        clash = Clash(path, reason, values)
        if clash not in self.clashes:
            self.clashes.append(clash)

    def value(self, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        if base == ours == theirs:
            return ours
        self.touched.add(path)
        if is_log(path):
            return self.log(base or [], ours or [], theirs or [], path) or None
        keys = [member_keys(one, path) for one in (base or [], ours or [], theirs or [])]
        if _key_of_records(path) is not None and None not in keys:
            together = self.records(base or [], ours or [], theirs or [], path)
            return together or (theirs if ours else ours)
        if all(isinstance(one, dict) for one in (base, ours, theirs)):
            return self.mapping(base, ours, theirs, path)
        return self.leaf(base, ours, theirs, path)

    def leaf(self, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        if theirs in (ours, base):
            return ours
        if base == ours:
            return theirs
        if path[-1:] == ("deadline",) and _has_log(path[:-1]):
            self.clash(path, "term")
        else:
            self.clash(path, "changed", key=path[-1] if path else "")
        return ours

    def mapping(self, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        merged = {
            key: self.value(base.get(key), ours.get(key), theirs.get(key), (*path, key))
            for key in dict.fromkeys((*base, *ours, *theirs))
        }
        if _has_log(path):
            self.term(base, ours, theirs, path)
            self.contradictions(ours, theirs, path)
        return {key: value for key, value in merged.items() if value is not None}

    def records(self, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        sides = (base, ours, theirs)
        versions = [dict(zip(member_keys(one, path) or (), one, strict=True)) for one in sides]
        ids = order(*map(list, versions))
        if ids is None:
            self.clash(path, "order")
            return ours
        self.orders[path] = ids
        merged = []
        for id_ in ids:
            old, mine, other = (side.get(id_) for side in versions)
            merged.append(self.record(old, mine, other, (*path, id_)))
        return [one for one in merged if one is not None]

    def record(self, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        if base is not None and ours is not None and theirs is not None:
            return self.value(base, ours, theirs, path)
        if ours == theirs:
            return ours
        self.touched.add(path)
        if base is None:
            if ours is not None and theirs is not None:
                self.clash(path, "id-taken", id=path[-1])
            return theirs if ours is None else ours
        if base not in (ours, theirs):
            self.clash(path, "removed", id=path[-1])
        return None

    def term(self, base: Any, ours: Any, theirs: Any, path: Path) -> None:
        """One side gives the deadline or the lead in other words, the other side adjusts it."""
        for key, reason in (("deadline", "term"), ("lead", "lead")):
            for one, other in ((ours, theirs), (theirs, ours)):
                reworded = one.get(key) not in (base.get(key), other.get(key))
                adjusted = other.get("adjustments") not in (
                    base.get("adjustments"),
                    one.get("adjustments"),
                )
                if reworded and adjusted:
                    self.clash((*path, key), reason)

    def log(self, base: Any, ours: Any, theirs: Any, path: Path) -> Any:
        if ours == theirs:
            return ours
        merged = merge_logs(base, ours, theirs)
        if isinstance(merged, LogClash):
            self.clash(path, merged.reason, **merged.values)
            return ours
        self.orders[path] = merged.keys
        if merged.renumbered:
            self.renumbered.add(path)
        return merged.entries

    def contradictions(self, ours: Any, theirs: Any, path: Path) -> None:
        joint = "joint" in (ours.get("assignment"), theirs.get("assignment"))
        for key in ("updates", "adjustments"):
            if (*path, key) in self.orders:
                logs = ours.get(key) or [], theirs.get(key) or []
                for clash in contradictions(key, *logs, joint=joint):
                    self.clash((*path, key), clash.reason, **clash.values)
