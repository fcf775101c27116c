"""What a plan's tasks break down of the plans above, and whether that is as it was last seen."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from caichcli.plan import parents
from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task
from caichcli.plan.parents import Drift
from caichcli.plan.records import Parent

# "unknown": no plan at hand has the task, or a newer caich wrote its fingerprint.
LinkState = Literal["as-seen", "suspect", "unwatched", "unknown"]


class Link(Struct, frozen=True):
    """A task and one that it breaks down: the task above with its plan, None where not at hand."""

    task: Task
    parent: Parent
    state: LinkState
    book: Book | None = None
    above: Task | None = None
    drift: Drift | None = None


def links(book: Book, books: Mapping[Id, Book], day: dt.date) -> tuple[Link, ...]:
    """Return what a plan's tasks break down, as it stands at the end of a day."""
    return tuple(
        link_of(task, parent, books, day) for task in book.tasks for parent in task.parents
    )


def link_of(task: Task, parent: Parent, books: Mapping[Id, Book], day: dt.date) -> Link:
    """Return one task's link to a task above."""
    above = parents.task_of(parent.task, books.get)
    if above is None:
        return Link(task, parent, "unknown")
    if parent.seen is None:
        return Link(task, parent, "unwatched", *above)
    if not parents.is_checkable(parent.seen):
        return Link(task, parent, "unknown", *above)
    drift = parents.drift(*above, parent.seen, day)
    return Link(task, parent, "suspect" if drift else "as-seen", *above, drift)
