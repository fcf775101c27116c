"""The dated parts of a term: which there are, which are met, which were missed.

"Trình trước 31/3; ban hành trước 30/9" has two. One that work goes on behind ("ban hành kế
hoạch trong tháng 01 và tổ chức thực hiện") is a milestone too: the rest has no day of its own.
So is one beside what recurs or goes on: "hằng tháng; hoàn thành phần mềm trước 30/9".
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from caichcli.language.documents import kind
from caichcli.language.vietnamese import fold
from caichcli.plan.completion import Completion, better_completion
from caichcli.plan.deadlines import Deadline, DeadlinePart
from caichcli.plan.log import Entry
from caichcli.plan.model import Update
from caichcli.plan.records import Document

# With these an entry tells that what it brings is not there yet, or no more.
_NOT_MET = ("submitted", "returned", "suspended", "cancelled")


class MilestoneStanding(Struct, frozen=True):
    """One dated part of a term, counted from 1: what is due and when, and when it was met.

    ``named``: an entry says so; a paper alone may be of a task that is not done yet.
    """

    number: int
    action: str
    due: dt.date
    completion: Completion | None = None
    named: bool = False

    @property
    def completed(self) -> dt.date | None:
        """The day that met it; None also where it was met and no day is known."""
        return self.completion.day if self.completion else None

    @property
    def days_late(self) -> int:
        """By how many calendar days it was met late."""
        return self.completion.days_late(self.due) if self.completion else 0


def milestones(deadline: Deadline) -> tuple[DeadlinePart, ...]:
    """Return the milestones of a term, as written; none where it is one day and nothing else."""
    if len(deadline.parts) == 1 and not deadline.parts[0].onward:  # nearly every term
        return ()
    goes_on = deadline.kind in ("continuous", "recurring")
    parts = {part.due: part for part in reversed(deadline.parts) if part.due is not None}
    dated = tuple(
        part for part in reversed(parts.values()) if not (goes_on and _says_how_long(part))
    )
    several = len(dated) > 1 or goes_on
    return dated if several or any(part.onward for part in dated) else ()


def _says_how_long(part: DeadlinePart) -> bool:
    """Return whether a part only bounds what goes on: hằng năm, giai đoạn 2026 - 2030."""
    return part.kind in ("range", "year") and not part.action


def milestone_standings(
    deadline: Deadline, entries: Sequence[Entry], completion: Completion | None
) -> tuple[MilestoneStanding, ...]:
    """Return the milestones of a term, each met by an entry that names it or brings its product.

    All are met once the whole is done, at its ``completion``.
    """
    dated = milestones(deadline)
    if not dated:
        return ()
    return tuple(
        MilestoneStanding(
            number,
            part.action,
            part.due or dt.date.max,
            _met(number, entries) or _by_product(part, dated, entries) or completion,
            _met(number, entries) is not None,
        )
        for number, part in enumerate(dated, 1)
    )


def shared(parts: Iterable[Sequence[MilestoneStanding]]) -> tuple[MilestoneStanding, ...]:
    """Return the milestones of a task that several owe: each is met by the last who meets it."""
    return tuple(_by_all(same) for same in zip(*parts, strict=True))


def _by_all(same: Sequence[MilestoneStanding]) -> MilestoneStanding:
    days = [one.completion for one in same if one.completion]
    last = max(days, key=lambda one: one.latest) if len(days) == len(same) else None
    return structs.replace(same[0], completion=last, named=all(one.named for one in same))


def past(points: Iterable[MilestoneStanding], day: dt.date) -> tuple[MilestoneStanding, ...]:
    """Return the milestones that were due before the day and are not met."""
    return tuple(one for one in points if one.due < day and not one.completion)


def _met(number: int, entries: Sequence[Entry]) -> Completion | None:
    """Return when entries that name the milestone say that it was met."""
    last: Completion | None = None
    for entry in entries:
        update = entry.update
        if update.milestone != number:
            continue
        last = better_completion(last, update) if update.status in (None, "done") else None
    return last


def _by_product(
    part: DeadlinePart, dated: Sequence[DeadlinePart], entries: Sequence[Entry]
) -> Completion | None:
    """Return the completion by the first paper of the kind that this milestone alone names."""
    for entry in entries:
        update = entry.update
        if update.milestone is not None or update.status in _NOT_MET:
            continue
        for paper in update.results or ():
            by_name = [one for one in dated if _names(one, paper)]
            if by_name == [part]:
                return Completion(_paper_day(paper, update), None, update.date)
    return None


def _names(part: DeadlinePart, paper: Document) -> bool:
    """Return whether a milestone's action names the paper's kind, of which its number tells."""
    name = fold(kind(paper.number, "vi"))
    return f" {name} " in f" {fold(part.action)} "


def _paper_day(paper: Document, update: Update) -> dt.date:
    day = paper.date or update.completed_on
    return day if day is not None and day <= update.date else update.date
