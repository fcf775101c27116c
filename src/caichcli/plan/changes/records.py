"""One mapping or dated list of a file before and after: what of its meaning changed.

Blanks, comments, the order of keys, NFC and NFD, and an empty list or a
``false`` in place of nothing mean nothing.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any, Literal

from msgspec import Struct, json

from caichcli.plan import log
from caichcli.plan.changes.entry_keys import entry_contents, entry_name, facts
from caichcli.plan.changes.pairs import same_words
from caichcli.plan.log import REFERRING, AnyUpdate
from caichcli.plan.model import Adjustment, Reminder

RecordKey = Literal["updates", "adjustments", "reminders"]
RecordKind = Literal["added", "inserted", "rewritten", "moved", "removed"]
DatedRecord = AnyUpdate | Adjustment | Reminder


class FieldChange(Struct, frozen=True):
    """A key of a mapping, by its name in the YAML, and its value before and after."""

    key: str
    before: Any
    after: Any


class RecordChange(Struct, frozen=True):
    """A dated record of a task's lists that is not what it was.

    ``inserted`` is added above one that was there, ``moved`` is the same in
    another order. ``position`` is the place of ``after`` in its list, from 0,
    ``origin`` that of ``before``; ``ref`` the name of a log entry
    (``2026-04-03#1``): as it was, of a new one as it is.
    """

    key: RecordKey
    kind: RecordKind
    before: DatedRecord | None
    after: DatedRecord | None
    position: int | None = None
    ref: str = ""
    origin: int | None = None

    @property
    def is_new(self) -> bool:
        return self.before is None


def field_changes(
    before: Struct, after: Struct, leave_out: frozenset[str] = frozenset()
) -> tuple[FieldChange, ...]:
    """Return the keys of a mapping whose values differ.

    Of two kinds of mapping these are the keys of either.
    """
    if before == after:
        return ()
    changes = []
    for name, key in (_keys(before) | _keys(after)).items():
        old, new = getattr(before, name, None), getattr(after, name, None)
        if key not in leave_out and meaning(old) != meaning(new):
            changes.append(FieldChange(key, old, new))
    return tuple(changes)


def _keys(record: Struct) -> dict[str, str]:
    return dict(zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True))


def meaning(value: Any) -> Any:
    """Return a value without what means nothing; None where nothing is left."""
    if isinstance(value, str):
        return same_words(value)
    if isinstance(value, list):
        return [meaning(item) for item in value] or None
    if isinstance(value, Struct):
        fields = ((name, meaning(getattr(value, name))) for name in value.__struct_fields__)
        return {name: content for name, content in fields if content is not None}
    return None if value is False else value


def record_changes(
    key: RecordKey, before: Sequence[DatedRecord] | None, after: Sequence[DatedRecord] | None
) -> tuple[RecordChange, ...]:
    """Return what became of a dated list, in the order of ``after``; what is removed comes last."""
    old, new = list(before or ()), list(after or ())
    if old == new:
        return ()
    old_refs, new_refs = _refs(old), _refs(new)
    if not old:
        added = enumerate(zip(new, new_refs, strict=True))
        return tuple(RecordChange(key, "added", None, one, j, ref) for j, (one, ref) in added)
    places = {content: j for j, content in enumerate(_numbered(_contents(new)))}
    partners = {i: places[s] for i, s in enumerate(_numbered(_contents(old))) if s in places}
    missing = [i for i in range(len(old)) if i not in partners]
    fresh = sorted(set(range(len(new))) - set(partners.values()))
    origins = _origins(old, new, missing, fresh)
    partners = _with_same(partners, origins, old, new)
    fresh = sorted(set(fresh) - set(partners.values()))
    last = max(partners.values(), default=-1)
    changes: dict[int, RecordChange] = {}
    furthest = -1
    for i, j in partners.items():
        if j < furthest:
            changes[j] = RecordChange(key, "moved", old[i], new[j], j, old_refs[i], i)
        furthest = max(furthest, j)
    for j in fresh:
        if j in origins:
            i = origins[j]
            changes[j] = RecordChange(key, "rewritten", old[i], new[j], j, old_refs[i], i)
        else:
            kind: RecordKind = "inserted" if j < last else "added"
            changes[j] = RecordChange(key, kind, None, new[j], j, new_refs[j])
    rest = sorted(set(missing) - set(origins.values()))
    return (
        *(changes[j] for j in sorted(changes)),
        *(RecordChange(key, "removed", old[i], None, None, old_refs[i], i) for i in rest),
    )


def _refs(records: Sequence[DatedRecord]) -> list[str]:
    """Return the names of log entries; other records have none."""
    updates = [record for record in records if not isinstance(record, Adjustment | Reminder)]
    return list(log.entry_refs(updates)) if updates else [""] * len(records)


def _origins(
    old: Sequence[DatedRecord],
    new: Sequence[DatedRecord],
    missing: Sequence[int],
    fresh: Sequence[int],
) -> dict[int, int]:
    """Return the places of new records that stand for one that is gone, and that one's place.

    One that says the same, but of another entry, does; else one of the same day, the
    first for the first; else one that says the same of another day.
    """
    origins: dict[int, int] = {}
    for key in (_facts, _day, _content_but_day):
        rest = sorted(set(missing) - set(origins.values()))
        free = [j for j in fresh if j not in origins]
        places = dict(zip(_numbered(key(new[j]) for j in free), free, strict=True))
        for content, i in zip(_numbered(key(old[i]) for i in rest), rest, strict=True):
            if content in places:
                origins[places[content]] = i
    return origins


def _with_same(
    partners: dict[int, int],
    origins: dict[int, int],
    old: Sequence[DatedRecord],
    new: Sequence[DatedRecord],
) -> dict[int, int]:
    """Return who is who, with those that only seem other since what they refer to is rewritten."""
    new_place = partners | {i: j for j, i in origins.items()}
    old_targets, new_targets = _targets(old), _targets(new)
    same = {
        i: j
        for j, i in origins.items()
        if _facts(old[i]) == _facts(new[j])
        and [
            (target if isinstance(target, str) else new_place.get(target), item)
            for target, item in old_targets[i]
        ]
        == new_targets[j]
    }
    return dict(sorted((partners | same).items()))


def _targets(records: Sequence[DatedRecord]) -> list[list[tuple[int | str, str]]]:
    """Return what each record refers to by each key: an entry's place, or the words that name none.

    Beside it stands the item within the entry.
    """
    places = {name: place for place, name in enumerate(_refs(records))}
    refs = ([getattr(record, key, None) or "" for key in REFERRING] for record in records)
    return [
        [(places.get(entry_name(ref), ref), ref.partition("/")[2]) for ref in own] for own in refs
    ]


def _day(record: DatedRecord) -> Hashable:
    return record.date


def _contents(records: Sequence[DatedRecord]) -> list[str]:
    """Return what each record says; an entry refers to what another says, not to its number."""
    return entry_contents([{**meaning(one), "date": str(one.date)} for one in records])


def _facts(record: DatedRecord) -> Hashable:
    return json.encode(facts(meaning(record)))


def _content_but_day(record: DatedRecord) -> Hashable:
    return json.encode({**meaning(record), "date": None})


def _numbered(values: Iterable[Hashable]) -> Iterator[tuple[Hashable, int]]:
    """Return each value with how many equal ones came before it, so that none stands twice."""
    numbers: dict[Hashable, Iterator[int]] = {}
    for value in values:
        yield value, next(numbers.setdefault(value, count()))
