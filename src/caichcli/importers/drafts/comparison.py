"""A draft beside a plan that exists: what is new, what would be filled in or changed, what stays.

A term is never overwritten: that it moved is an adjustment, with a document that says so. Nor
does an import take an agency from a task, or a task from a plan.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct, to_builtins

from caichcli.files.yaml.edits import AddKey, Append, Edit, SetValue
from caichcli.importers.drafts.draft import Draft, RecordData
from caichcli.language.vietnamese import fold
from caichcli.plan.book import Book
from caichcli.plan.changes.pairs import same_words
from caichcli.plan.input import keys_before
from caichcli.plan.model import Id, Task

ALIKE = 0.9  # of two titles, by difflib, from which they are one task's
AKIN = 0.5  # of the words of the longer title, where the id is the same

RAREST = 3  # words of a title by which titles like it are looked for
COMMON = 50  # titles that have a word from which on it tells nothing

WORDS = ("title", "product")  # changed where the file says otherwise
LISTS = ("lead", "support")  # only added to
ABSENT_ONLY = ("unit", "officer", "deadline", "document", "source", "note")  # only filled in

Action = Literal["fill", "change", "extend", "keep"]


class KeyComparison(Struct, frozen=True):
    """A key of a task on which plan and file differ, and what an import does about it."""

    key: str
    action: Action
    before: Any
    after: Any


class Match(Struct, frozen=True):
    """A draft task and the one of the plan that it is; None where it is new.

    ``id`` is the one that a new task gets; it differs from the draft's where that is taken.
    """

    draft: Id
    task: Id | None
    id: Id
    changes: tuple[KeyComparison, ...] = ()

    @property
    def kind(self) -> Literal["new", "changed", "same"]:
        if self.task is None:
            return "new"
        return "changed" if any(one.action != "keep" for one in self.changes) else "same"


class PlanComparison(Struct, frozen=True):
    """The matches in the draft's order, the plan's tasks that the file does not have, the edits."""

    matches: tuple[Match, ...]
    areas: tuple[Id, ...]
    absent: tuple[Id, ...]
    edits: tuple[Edit, ...]

    def count(self, kind: str) -> int:
        return sum(match.kind == kind for match in self.matches)


def compare(draft: Draft, book: Book) -> PlanComparison:
    """What the draft would do to the plan, and the edits that do it."""
    areas = areas_of(draft, book)
    new_areas = [
        area | {"id": areas[area["id"]]}
        for area in draft.areas
        if areas[area["id"]] not in book.area_by_id
    ]
    pairs = pair(draft.tasks, book, areas)
    position = {task.id: at for at, task in enumerate(book.tasks)}
    ids = set(book.task_by_id)
    matches: list[Match] = []
    edits: list[Edit] = [Append(("areas",), area) for area in new_areas]
    for record in draft.tasks:
        task = pairs.get(record["id"])
        if task is None:
            new = _placed(record, areas, ids)
            ids.add(new["id"])
            matches.append(Match(record["id"], None, new["id"]))
            edits.append(Append(("tasks",), new))
            continue
        changes = tuple(_changes(task, record))
        matches.append(Match(record["id"], task.id, task.id, changes))
        edits += _edits(position[task.id], changes)
    ids_met = {match.task for match in matches}
    absent = tuple(task.id for task in book.tasks if task.id not in ids_met)
    return PlanComparison(
        tuple(matches), tuple(each["id"] for each in new_areas), absent, tuple(edits)
    )


def areas_of(draft: Draft, book: Book) -> dict[Id, Id]:
    """The plan's area for each of the draft's: of the same name, else a new one."""
    by_name = {fold(area.name): area.id for area in book.file.areas}
    ids = set(book.area_by_id)
    areas: dict[Id, Id] = {}
    for area in draft.areas:
        id_ = by_name.get(fold(area["name"]))
        if id_ is None:
            id_ = _free(area["id"], ids)
            ids.add(id_)
        areas[area["id"]] = id_
    return areas


def pair(records: Sequence[RecordData], book: Book, areas: Mapping[Id, Id]) -> dict[Id, Task]:
    """Return the plan's task for each draft task that it has, by the draft's ids; each once."""
    pairs: dict[Id, Task] = {}
    rest = dict(book.task_by_id)

    def take(record: RecordData, task: Task | None) -> None:
        if task is not None and record["id"] not in pairs and task.id in rest:
            pairs[record["id"]] = rest.pop(task.id)

    titles = _by_title(book.tasks)
    for record in records:
        task = rest.get(_moved(record["id"], record["area"], areas))
        if titles.get(fold(record["title"])) not in (None, task):
            continue  # these are another task's words, whatever the number
        if task is not None and are_akin(record["title"], task):
            take(record, task)
    by_title = _by_title(rest.values())
    for record in records:
        take(record, by_title.get(fold(record["title"])))
    index = _index(rest.values())
    for record in records:
        if record["id"] not in pairs:
            take(record, _nearest(record["title"], rest, index))
    return pairs


def are_akin(title: str, task: Task) -> bool:
    """Return whether words may be those of a task whose id stands beside them."""
    return _share(title, task.title) >= AKIN


def _by_title(tasks: Iterable[Task]) -> dict[str, Task | None]:
    """Tasks by their titles; None for a title that several have."""
    tasks_by_title: dict[str, Task | None] = {}
    for task in tasks:
        key = fold(task.title)
        tasks_by_title[key] = None if key in tasks_by_title else task
    return tasks_by_title


def _index(tasks: Iterable[Task]) -> dict[str, list[Id]]:
    """The tasks that have a word in their titles, by the word."""
    ids: dict[str, list[Id]] = {}
    for task in tasks:
        for word in set(fold(task.title).split()):
            ids.setdefault(word, []).append(task.id)
    return ids


def _nearest(title: str, rest: dict[Id, Task], index: dict[str, list[Id]]) -> Task | None:
    """The only task whose title is nearly this one; it has one of its rare words."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=fold(title))
    rare = {word for word in fold(title).split() if 0 < len(index.get(word, ())) < COMMON}
    words = sorted(rare, key=lambda word: len(index[word]))
    ids = dict.fromkeys(id_ for word in words[:RAREST] for id_ in index[word])
    near = []
    for task in (rest[id_] for id_ in ids if id_ in rest):
        matcher.set_seq1(fold(task.title))
        quick = matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
        if quick and matcher.ratio() >= ALIKE:
            near.append(task)
            if len(near) > 1:
                return None
    return near[0] if len(near) == 1 else None


def _share(one: str, other: str) -> float:
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return len(mine & theirs) / (max(len(mine), len(theirs)) or 1)


def _placed(record: RecordData, areas: dict[Id, Id], ids: set[Id]) -> RecordData:
    """A new task's record under the plan's ids."""
    id_ = _free(_moved(record["id"], record["area"], areas), ids)
    return record | {"id": id_, "area": areas.get(record["area"], record["area"])}


def _moved(id_: Id, area: Id, areas: Mapping[Id, Id]) -> Id:
    """A task's id under the id that its area has in the plan."""
    new = areas.get(area, area)
    return new + id_[len(area) :] if id_.startswith(f"{area}.") else id_


def _free(id_: Id, ids: set[Id]) -> Id:
    free, count = id_, 2
    while free in ids:
        free, count = f"{id_}-{count}", count + 1
    return free


def _changes(task: Task, record: RecordData) -> Iterator[KeyComparison]:
    """The keys on which a task and its record in the file differ."""
    values: dict[str, Any] = to_builtins(task)
    for key in (*WORDS, *LISTS, *ABSENT_ONLY):
        before, after = values.get(key), record.get(key)
        if after is None or _same(before, after):
            continue
        if before is None or before == []:
            yield KeyComparison(key, "fill", before, after)
        elif key in WORDS:
            yield KeyComparison(key, "change", before, after)
        elif key in LISTS and set(before) < set(after):
            yield KeyComparison(key, "extend", before, [id_ for id_ in after if id_ not in before])
        else:
            yield KeyComparison(key, "keep", before, after)


def _same(before: Any, after: Any) -> bool:
    before, after = _term_words(before, after), _term_words(after, before)
    if isinstance(before, str) and isinstance(after, str):
        return same_words(before) == same_words(after)
    if isinstance(before, list) and isinstance(after, list):
        return set(before) == set(after)
    if isinstance(before, dict) and isinstance(after, dict):
        return all(before.get(key) == value for key, value in after.items())
    return bool(before == after)


def _term_words(value: Any, other: Any) -> Any:
    """A deadline kept in words as its words, beside one that is a text."""
    is_wording = isinstance(value, dict) and "words" in value and not isinstance(other, dict)
    return value["words"] if is_wording else value


def _edits(position: int, changes: Sequence[KeyComparison]) -> Iterator[Edit]:
    for change in changes:
        route = ("tasks", position)
        if change.action == "fill":
            yield AddKey(route, change.key, change.after, keys_before(change.key))
        elif change.action == "change":
            yield SetValue((*route, change.key), change.after)
        elif change.action == "extend":
            for id_ in change.after:
                yield Append((*route, change.key), id_)
