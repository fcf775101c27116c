"""Lateness that an edit hides: what stands as late but for what was rewritten in its place.

The plan of the base is taken with the dated records alone that the edit adds. What
is late by that and not by the plan as it is now was changed by the rest of the edit.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from msgspec import Struct, structs

from caichcli.plan.book import Book
from caichcli.plan.changes.pairs import Located
from caichcli.plan.changes.records import RecordChange, RecordKey, meaning, record_changes
from caichcli.plan.changes.slips import mended, mended_register
from caichcli.plan.model import Adjustment, Id, Task, Update
from caichcli.plan.standing import Class, standing

R = TypeVar("R", Update, Adjustment)

# ``absent``: no longer in the plan, not assigned by the day, or not among those who owe the task.
After = Class | Literal["absent"]
_GRAVITY: dict[After, int] = {"done-late": 1, "overdue": 2}


class ChangedFigure(Struct, frozen=True):
    """A class that was late and is not so now: of a task, or of some who owe it."""

    before: Class
    after: After
    owners: tuple[Id, ...] = ()


class Stand(Struct, frozen=True):
    """The class of a task on a day, and of each agency that owes it; none before the assignment."""

    whole: Class | None
    owners: dict[Id, Class]


def find(
    old: Located, new: Located | None, day: dt.date, *, passed_on: bool
) -> list[ChangedFigure]:
    """Return what is late by the dated records alone, and is not so by the plan as it is.

    ``passed_on`` tells that a document cited since gives the task to others: who led
    it before may then be gone from it. Nothing where a term cannot be read.
    """
    try:
        before = stand(old.book, with_records(old.task, new.task) if new else old.task, day)
        after = stand(new.book, new.task, day) if new else Stand(None, {})
        # A lead that is nobody is an error of its own: whom it stands for cannot be told.
        passed_on = passed_on or bool(
            new and any(lead not in new.book.register for lead in new.task.lead or ())
        )
        figures = _hidden(before, after, passed_on=passed_on)
        if not figures or new is None:
            return figures
        stated = stand(_mended_book(old, new), _mended_task(old.task, new.task), day)
        return _hidden(stated, after, passed_on=passed_on) and figures
    except ValueError:
        return []


def vanished_by_insertion(old: Located, new: Located, day: dt.date) -> ChangedFigure | None:
    """Return what entries put in above others do to a task that is late without them."""
    try:
        without = stand(old.book, with_records(old.task, new.task, inserted=False), day)
        after = stand(old.book, with_records(old.task, new.task), day)
    except ValueError:
        return None
    return next(iter(_hidden(without, after, passed_on=True)), None)


def stand(book: Book, task: Task, day: dt.date) -> Stand:
    """Return the class of a task on a day, and of each that owes it; ValueError for bad terms."""
    if book.assigned(task) > day:
        return Stand(None, {})
    whole = standing(book, task, day)
    task = whole.task
    if book.owed_by_each(task):
        members = {
            part.owner: part.class_
            for part in whole.members
            if part.owner and part.owner in book.register.agencies
        }
        open_groups = () if whole.complete else filter(book.is_group, task.lead or ())
        return Stand(whole.class_, dict.fromkeys(open_groups, whole.class_) | members)
    leads = (
        agency
        for lead in task.lead or ()
        for agency in (book.members(lead).ids if book.is_group(lead) else ()) or (lead,)
        if agency in book.register
    )
    return Stand(whole.class_, dict.fromkeys(leads, whole.class_))


def _hidden(before: Stand, after: Stand, *, passed_on: bool) -> list[ChangedFigure]:
    figures = []
    if before.whole and _eased(before.whole, after.whole or "absent"):
        figures.append(ChangedFigure(before.whole, after.whole or "absent"))
    owners: dict[tuple[Class, After], list[Id]] = {}
    for owner, class_ in before.owners.items():
        now: After = after.owners.get(owner, "absent")
        whole_tells = any((one.before, one.after) == (class_, now) for one in figures)
        if _eased(class_, now) and not whole_tells and not (passed_on and now == "absent"):
            owners.setdefault((class_, now), []).append(owner)
    return figures + [ChangedFigure(*classes, tuple(ids)) for classes, ids in owners.items()]


def _eased(before: Class, after: After) -> bool:
    return _GRAVITY.get(after, 0) < _GRAVITY.get(before, 0)


def with_records(old: Task, new: Task, *, inserted: bool = True) -> Task:
    """Return a task as it was, with the dated records that were added since.

    Those are log entries, without ``inserted`` only those below all that were there,
    and adjustments that cite their document.
    """

    def takes_entry(change: RecordChange) -> bool:
        return change.kind == "added" or (inserted and change.kind == "inserted")

    return structs.replace(
        old,
        updates=_with_added("updates", old.updates, new.updates, takes_entry),
        adjustments=_with_added("adjustments", old.adjustments, new.adjustments, _takes_term),
    )


def _takes_term(change: RecordChange) -> bool:
    """Return whether an adjustment is new, or only completed, and cites its document."""
    before, after = change.before, change.after
    if not isinstance(after, Adjustment) or after.document is None:
        return False
    old, new = meaning(before) or {}, meaning(after)
    return all(new.get(name) == value for name, value in old.items())


def _with_added(
    key: RecordKey,
    old: Sequence[R] | None,
    new: Sequence[R] | None,
    takes: Callable[[RecordChange], bool],
) -> list[R] | None:
    """Return the records of the base with those of the new ones that are taken, by date."""
    before, after = list(old or ()), list(new or ())
    changes = record_changes(key, before, after)
    new_positions = {change.position for change in changes if change.is_new}
    changes_by_origin = {change.origin: change for change in changes if not change.is_new}
    changed_positions = {change.position for change in changes_by_origin.values()}
    same = (place for place in range(len(after)) if place not in new_positions | changed_positions)
    place = -1
    ordered: list[tuple[tuple[dt.date, int, bool], R]] = []
    for origin, record in enumerate(before):
        if origin in changes_by_origin:
            record_after = (
                after[changes_by_origin[origin].position or 0]
                if takes(changes_by_origin[origin])
                else record
            )
            ordered.append(((record_after.date, place, True), record_after))
        else:
            # As it stands now: it may refer to others by new numbers.
            place = next(same)
            ordered.append(((record.date, place, False), after[place]))
    ordered += [
        ((after[change.position].date, change.position, False), after[change.position])
        for change in changes
        if change.is_new and change.position is not None and takes(change)
    ]
    return [record for _, record in sorted(ordered, key=lambda each: each[0])] or None


def _mended_book(old: Located, new: Located) -> Book:
    """Return the plan of the base with what statements on its head and the register mend."""
    head = old.book.head if old.plan != new.plan else mended(old.book.head, new.book.head)
    register = mended_register(old.book.register, new.book.register)
    return Book(structs.replace(old.book.file, plan=head), register)


def _mended_task(old: Task, new: Task) -> Task:
    """Return a task as it was, with the records added since and what statements mend."""
    return mended(with_records(old, new), new)
