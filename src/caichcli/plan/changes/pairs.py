"""Which record of one state of the files is which of another: plans, tasks, areas, agencies.

A record keeps its id for life, so an id in common mostly settles it. Where ids
were changed, or given to another, the record's own words tell.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar
from unicodedata import normalize

from msgspec import Struct

from caichcli.language.vietnamese import fold
from caichcli.plan.book import Book
from caichcli.plan.model import Agency, Area, Group, Task

T = TypeVar("T")
KeyOf = Callable[[T], Hashable]
Test = Callable[[T, T], bool]
Stage = tuple[KeyOf[T], Test[T]]
Paired = list[tuple[T | None, T | None]]


class Copy(Struct, frozen=True):
    """A plan as it stands in a file, by the name that messages show."""

    file: str
    book: Book


class Located(Struct, frozen=True):
    """A task with where it stands: its plan's copy and its place among the tasks, from 0.

    ``plan`` numbers the pair of plans that the copy is of.
    """

    copy: Copy
    plan: int
    position: int
    task: Task

    @property
    def book(self) -> Book:
        return self.copy.book


def same_words(text: str | None) -> str | None:
    """Return a text as it reads: in NFC, however its blanks and line breaks fall."""
    return None if text is None else " ".join(normalize("NFC", text).split())


def pair(before: Sequence[T], after: Sequence[T], *stages: Stage[T]) -> Paired[T]:
    """Return who is who, in the order of ``after``; then what is left of ``before`` in its own.

    Each stage takes those that are not yet paired. Two are a pair where each
    alone has a key on its side and the stage's test agrees.
    """
    partner: dict[int, int] = {}
    for key, test in stages:
        mine = _alone(before, key, set(partner.values()))
        theirs = _alone(after, key, partner.keys())
        for value, i in mine.items():
            j = theirs.get(value)
            if j is not None and test(before[i], after[j]):
                partner[j] = i
    pairs: Paired[T] = [
        (before[partner[j]] if j in partner else None, one) for j, one in enumerate(after)
    ]
    partners = set(partner.values())
    pairs.extend((one, None) for i, one in enumerate(before) if i not in partners)
    return pairs


def _alone(items: Sequence[T], key: KeyOf[T], partners: Iterable[int]) -> dict[Hashable, int]:
    """Return the positions of those that alone have a key, by the key."""
    others = frozenset(partners)
    positions: dict[Hashable, int | None] = {}
    for position, item in enumerate(items):
        if position not in others:
            value = key(item)
            positions[value] = None if value in positions else position
    return {value: position for value, position in positions.items() if position is not None}


def _always(_before: T, _after: T) -> bool:
    return True


def pair_plans(before: Mapping[str, Book], after: Mapping[str, Book]) -> Paired[Copy]:
    """Plans by id; where an id was changed, the two plans that have most tasks in common."""
    by_id = pair(_copies(before), _copies(after), (lambda copy: copy.book.head.id, _always))
    strangers = [new for old, new in by_id if new and not old]
    missing = [old for old, new in by_id if old and not new]
    common = [(_shared(old, new), old, new) for new in strangers for old in missing]
    origin: dict[str, Copy] = {}
    for count, old, new in sorted(common, key=lambda each: -each[0]):
        if count and new.file not in origin and old not in origin.values():
            origin[new.file] = old
    return [
        *((old or origin.get(new.file), new) for old, new in by_id if new),
        *((old, None) for old in missing if old not in origin.values()),
    ]


def _copies(books: Mapping[str, Book]) -> list[Copy]:
    return [Copy(file, book) for file, book in books.items()]


def _shared(one: Copy, other: Copy) -> int:
    """Return how many tasks of one plan stand in another, by their words."""
    words = {_identity(task) for task in one.book.tasks}
    return sum(_identity(task) in words for task in other.book.tasks)


def pair_tasks(before: Sequence[Located], after: Sequence[Located]) -> Paired[Located]:
    """Tasks of all plans: first within a plan by id and words, then by words, in the end by id.

    A task that another plan has taken over is paired too. The same id on
    another task altogether is no pair.
    """
    return pair(
        before,
        after,
        (_by_id, lambda old, new: _identity(old.task) == _identity(new.task)),
        (lambda one: (one.plan, one.task.area, _identity(one.task)), _always),
        (lambda one: (one.plan, _identity(one.task)), _always),
        (_by_id, lambda old, new: _akin(old.task, new.task)),
        (lambda one: (one.task.id, _identity(one.task)), _always),
        (lambda one: _identity(one.task), _always),
    )


def _by_id(one: Located) -> Hashable:
    return one.plan, one.task.id


def _identity(task: Task) -> Hashable:
    return same_words(task.title), same_words(task.source)


def _akin(old: Task, new: Task) -> bool:
    """Return whether two tasks of one id are the same task, reworded.

    They are where the title or the source stayed, where the log begins alike,
    or where half of the words of the longer title are in the other.
    """
    if same_words(old.title) == same_words(new.title):
        return True
    if old.source and same_words(old.source) == same_words(new.source):
        return True
    if old.updates and new.updates and old.updates[0] == new.updates[0]:
        return True
    mine, theirs = set(fold(old.title).split()), set(fold(new.title).split())
    return 2 * len(mine & theirs) >= max(len(mine), len(theirs))


def pair_areas(before: Sequence[Area], after: Sequence[Area]) -> Paired[Area]:
    """Return the areas of one plan, by id and name, by name, by id."""
    return pair(
        before,
        after,
        (lambda area: (area.id, same_words(area.name)), _always),
        (lambda area: same_words(area.name), _always),
        (lambda area: area.id, _always),
    )


def pair_holders(
    before: Sequence[Agency | Group], after: Sequence[Agency | Group]
) -> Paired[Agency | Group]:
    """Agencies and groups of the register, by id, then by name."""
    return pair(
        before,
        after,
        (lambda one: one.id, _always),
        (lambda one: same_words(one.name), _always),
    )
