"""What of plans above and below a paper tells; its figures are those of ``caich cascade``."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.views.cascade import Cascade, PlanState, cascade, is_withdrawn


class PlansNear(Struct, frozen=True):
    """Agencies with tasks, by whether their own plan was received; the tasks of those plans.

    ``suspect`` are this plan's tasks to be reviewed, since a plan above changed. ``pieces`` are
    those below, by their names among all plans, with what of them is ``done`` and ``overdue``.
    """

    received: tuple[Id, ...]
    integrated: tuple[Id, ...]
    not_received: tuple[Id, ...]
    suspect: tuple[Id, ...]
    pieces: tuple[str, ...]
    done: tuple[str, ...]
    overdue: tuple[str, ...]

    @property
    def agencies(self) -> tuple[Id, ...]:
        """All agencies with tasks or with a plan."""
        return (*self.received, *self.integrated, *self.not_received)

    @property
    def heard(self) -> bool:
        """Whether any plan below is known."""
        return bool(self.received or self.integrated)


def plans_near(book: Book, books: Mapping[Id, Book], day: dt.date) -> PlansNear | None:
    """Return what there is to tell; None where no plan above or below is known of."""
    if not _has_any(book, books):
        return None
    answer = cascade(book, books, day)
    every = {
        f"{one.book.head.id}/{one.standing.task.id}": one
        for row in answer.rows
        for one in row.pieces
        if not is_withdrawn(one.standing)
    }
    near = PlansNear(
        _agencies(answer, "received"),
        _agencies(answer, "integrated"),
        _agencies(answer, "not-received"),
        tuple(dict.fromkeys(one.task.id for one in answer.links if one.state == "suspect")),
        tuple(every),
        tuple(name for name, one in every.items() if one.done),
        tuple(name for name, one in every.items() if one.overdue),
    )
    return near if near.heard or near.suspect else None


def _has_any(book: Book, books: Mapping[Id, Book]) -> bool:
    """Whether a plan is recorded or says that it is under this one, or a task has one above."""
    below = (above.plan for other in books.values() for above in other.head.plans_above)
    return bool(
        book.head.agency_plans
        or book.head.id in below
        or any(task.implements for task in book.file.tasks)
    )


def _agencies(answer: Cascade, state: PlanState) -> tuple[Id, ...]:
    return tuple(one.agency for one in answer.agencies if one.state == state)
