"""What whoever records a report may choose from: who reports, for which occurrence."""

from collections.abc import Collection, Iterable, Sequence

from caichcli.plan.book import Book
from caichcli.plan.model import Id, Task
from caichcli.plan.owners import owners
from caichcli.plan.recurring import OccurrenceStanding
from caichcli.plan.standing import Standing


def reporters(book: Book, tasks: Iterable[Task]) -> tuple[Id, ...]:
    """Return who may report: those that lead the tasks, members too, who supports, the chair."""
    ids = [id_ for task in tasks for id_ in (*owners(book, task).groups_of, *(task.support or ()))]
    chair = book.head.standing_agency
    return tuple(dict.fromkeys((*ids, *((chair,) if chair else ()))))


def unmet_occurrences(
    whole: Standing, bodies: Collection[str | None] = ()
) -> Sequence[OccurrenceStanding]:
    """Return the occurrences still to be met: of the member among ``bodies``, else of the task."""
    own = filter(None, map(whole.members.of, bodies))
    part = next(own, whole)
    return [one for one in part.occurrences if one.completion is None]
