"""The tasks of other plans that a task breaks down (cụ thể hóa), and whether they still mean it.

A fingerprint is of a task's meaning, not of its text: its title, leads, product, the words of its
term with their reading, and what adjustments made of term and leads up to a day. It names the
version of how it is made (``v1-3f9c21ab``), and no version ever changes.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.finding import Route
from caichcli.plan.log import effective
from caichcli.plan.model import Adjustment, Id, PlanHead, Task, Written
from caichcli.plan.records import Parent, PlanAbove, one_or_more

DIGITS = 8  # of a fingerprint


class Drift(Struct, frozen=True):
    """How a task is not what it was when its fingerprint was taken.

    ``adjustments`` are those since, where they alone make the difference: the term and the leads
    (None: the same) before and after them. Without them its title, its leads, its product or its
    term were written anew.
    """

    adjustments: tuple[Adjustment, ...] = ()
    terms: tuple[Written, Written] | None = None
    leads: tuple[tuple[Id, ...], tuple[Id, ...]] | None = None


def address(plan: Id, task: Id) -> str:
    """Return a task's name among all plans: ``2020/II.1``."""
    return f"{plan}/{task}"


def named(task: Task) -> Iterator[tuple[Route, Parent]]:
    """Yield each task that one breaks down, with the route within it to the name of that task."""
    for route, one in one_or_more(task.implements, ("implements",)):
        yield (route, Parent(one)) if isinstance(one, str) else ((*route, "task"), one)


def bodies_named(head: PlanHead) -> Iterator[tuple[Route, Id]]:
    """Yield each agency that a plan's head names, with the route to it."""
    if head.standing_agency:
        yield ("plan", "standing_agency"), head.standing_agency
    for route, above in plans_named(head):
        yield from (((*route, "for", n), id_) for n, id_ in enumerate(above.agencies or ()))
    for number, one in enumerate(head.agency_plans or ()):
        yield ("plan", "agency_plans", number, "agency"), one.agency
    for number, plan_request in enumerate(head.plan_requests or ()):
        if plan_request.agency:
            yield ("plan", "plan_requests", number, "agency"), plan_request.agency


def plans_named(head: PlanHead) -> Iterator[tuple[Route, PlanAbove]]:
    """Return each plan that one breaks down, with the route to where it is named."""
    return one_or_more(head.implements, ("plan", "implements"))


def task_of(name: str, book_of: Callable[[Id], Book | None]) -> tuple[Book, Task] | None:
    """Return the task that a name means, with its plan; None where the plans have none such."""
    plan, _, id_ = name.partition("/")
    book = book_of(plan)
    task = book.task_by_id.get(id_) if book else None
    return (book, task) if book and task else None


def fingerprint(book: Book, task: Task, day: dt.date) -> str:
    """Return the fingerprint of what a task means at the end of a day."""
    decisions = _decisions(book, task, day)
    return f"{NEWEST}-{next(VERSIONS[NEWEST](book.register, task, decisions))}"


def is_checkable(seen: str) -> bool:
    """Return whether this caich knows the version that a fingerprint names."""
    return _parts(seen)[0] in VERSIONS


def drift(book: Book, task: Task, seen: str, day: dt.date) -> Drift | None:
    """Return how a task, at the end of a day, is not what it was; None where it means the same.

    None too for a fingerprint of a version that is not known yet: nobody can tell.
    """
    version, digest = _parts(seen)
    digests = VERSIONS.get(version)
    if digests is None:
        return None
    decisions = _decisions(book, task, day)
    if digest in digests(book.register, task, decisions):
        return None
    for last in sorted({dt.date.min, *map(_noted, decisions)}, reverse=True)[1:]:
        before = [one for one in decisions if _noted(one) <= last]
        if digest in digests(book.register, task, before):
            return _adjusted(book, task, before, decisions)
    return Drift()


def _adjusted(
    book: Book, task: Task, before: Sequence[Adjustment], after: Sequence[Adjustment]
) -> Drift:
    """What the adjustments made of a task that are not among those of before."""
    since = tuple(one for one in after if one not in before)
    old, new = (_last_term(task, decisions) for decisions in (before, after))
    changes = [one for one in book.lead_changes(task) if one.adjustment in since]
    leads = (changes[0].before, changes[-1].after) if changes else None
    return Drift(since, None if old == new else (old, new), leads)


def _last_term(task: Task, decisions: Sequence[Adjustment]) -> Written:
    terms = (one.to for one in reversed(decisions) if one.to is not None and not one.occurrence)
    return next(terms, task.deadline)


def _decisions(book: Book, task: Task, day: dt.date) -> list[Adjustment]:
    """The adjustments that count and were noted by the end of a day."""
    return [one for one in book.decisions(task) if _noted(one) <= day]


def _noted(adjustment: Adjustment) -> dt.date:
    """The day from which a plan both holds an adjustment and counts it."""
    return max(adjustment.date, effective(adjustment))


def _parts(seen: str) -> tuple[str, str]:
    """A fingerprint's version and digits; one that names no version is of the first."""
    version, _, digest = seen.rpartition("-")
    return version or FIRST, digest


Digests = Callable[[Register, Task, Sequence[Adjustment]], Iterator[str]]


def _first(register: Register, task: Task, decisions: Sequence[Adjustment]) -> Iterator[str]:
    """Yield the digests of version 1: leads by their first names in law, then as written.

    A body that only took another name is the same one, whichever of its ids a plan gives, and
    whenever the register heard of that.
    """
    from hashlib import sha256

    from msgspec import json

    for name in (lambda id_: _original(register, id_), lambda id_: id_):
        content = [
            _words(task.title),
            sorted(map(name, task.lead or ())),
            _words(task.product),
            _term(task.deadline),
            [_decision(one, name) for one in decisions],
        ]
        yield sha256(json.encode(content)).hexdigest()[:DIGITS]


def _decision(one: Adjustment, name: Callable[[Id], Id]) -> list[Any]:
    move = one.lead and [sorted(map(name, one.lead.former or ())), sorted(map(name, one.lead.to))]
    return [_term(one.to), one.occurrence, move]


def _term(term: Written) -> list[str | None]:
    if term is None or isinstance(term, str):
        return [_words(term), None]
    return [_words(term.words), _words(term.read_as)]


def _words(text: str | None) -> str | None:
    from caichcli.plan.changes.pairs import same_words

    return same_words(text)


def _original(register: Register, id_: Id) -> Id:
    """The first of the ids that a body has had: each the one successor of the one before."""
    met = {id_}
    while len(former := register.former.get(id_, [])) == 1:
        before = former[0]
        if before in met or register.agencies[before].successors != [id_]:
            break
        met.add(before)
        id_ = before
    return id_


FIRST = "v1"
NEWEST = FIRST
VERSIONS: dict[str, Digests] = {FIRST: _first}
