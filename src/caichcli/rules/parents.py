"""Rules on the tasks of other plans that a task breaks down: named rightly, and as last seen."""

from collections.abc import Iterable, Iterator, Mapping

from caichcli.language.spelling import nearest
from caichcli.plan import parents
from caichcli.plan.book import Book
from caichcli.plan.deadlines import Deadline
from caichcli.plan.finding import Related, Route
from caichcli.plan.model import Id, Task, words_of
from caichcli.plan.parents import Drift
from caichcli.plan.records import Parent
from caichcli.rules.case import PlanCase
from caichcli.rules.register_case import SUGGESTED
from caichcli.rules.rings import Ring, ring, way
from caichcli.rules.rule import Fault, across, rule


@across(rule("unknown-implements", "error", essential=False))
def unknown_implements(case: PlanCase) -> Iterator[Fault]:
    """``implements`` that names no task of another plan."""
    suggested = 0
    for route, parent in _named(case):
        plan_id, slash, task_id = parent.task.partition("/")
        plan = case.run.book(plan_id)
        candidates: Iterable[Id] = ()
        if not (plan_id and slash and task_id):
            problem = "form"
        elif plan is None:
            if not case.run.whole:
                continue
            problem, candidates = "plan", case.run.plans
        elif plan_id == case.book.head.id:
            problem = "own"
        elif task_id not in plan.task_by_id:
            problem, candidates = "task", plan.task_by_id
        else:
            continue
        wrong = plan_id if problem == "plan" else task_id
        near = nearest(wrong, list(candidates))[0] if candidates and suggested < SUGGESTED else ""
        suggested += 1
        yield Fault(
            case.place(*route),
            {
                "written": parent.task,
                "problem": problem,
                "plan": plan_id,
                "task": task_id,
                "near": near,
            },
        )


@rule("implements-twice", "warning")
def implements_twice(case: PlanCase) -> Iterator[Fault]:
    """A task of another plan that one task names twice: it counts once."""
    for i, task in enumerate(case.book.tasks):
        firsts: dict[str, Route] = {}
        for route, parent in parents.named(task) if task.implements else ():
            first = firsts.setdefault(parent.task, route)
            if first != route:
                related = Related(case.place("tasks", i, *first), "first")
                yield Fault(case.place("tasks", i, *route), {"written": parent.task}, (related,))


@across(rule("unknown-plan-above", "error", essential=False))
def unknown_plan_above(case: PlanCase) -> Iterator[Fault]:
    """``plan.implements`` that names no other plan."""
    own = case.book.head.id
    for route, above in parents.plans_named(case.book.head):
        if above.plan == own or (case.run.whole and case.run.book(above.plan) is None):
            others = [id_ for id_ in case.run.plans if id_ != own]
            near = nearest(above.plan, others)[0] if others else ""
            problem = "own" if above.plan == own else "unknown"
            values: dict[str, str | int] = {"written": above.plan, "problem": problem, "near": near}
            yield Fault(case.place(*route, "plan"), values)


@rule("agency-plan-twice", "warning")
def agency_plan_twice(case: PlanCase) -> Iterator[Fault]:
    """An agency's plan that is recorded twice by the same document."""
    firsts: dict[tuple[Id, str], int] = {}
    for number, one in enumerate(case.book.head.agency_plans or ()):
        first = firsts.setdefault((one.agency, one.document.number), number)
        if first < number:
            values: dict[str, str | int] = {
                "agency": case.register.name(one.agency),
                "number": one.document.number,
            }
            related = Related(case.place("plan", "agency_plans", first), "first")
            yield Fault(case.place("plan", "agency_plans", number), values, (related,))


def _named(case: PlanCase) -> Iterator[tuple[Route, Parent]]:
    """Yield each task that a plan's tasks break down, with the route to its name."""
    for i, task in enumerate(case.book.tasks):
        if task.implements:
            yield from ((("tasks", i, *route), one) for route, one in parents.named(task))


# The values of a message that tells what changed; those that do not apply are empty.
_CHANGE = (
    *(f"{kind}_{name}" for kind in ("day", "words", "lead") for name in ("before", "after")),
    "rewritten",
    "documents",
)


@across(rule("suspect-link", "warning"))
def suspect_link(case: PlanCase) -> Iterator[Fault]:
    """A task above that no longer means what it did when it was broken down.

    As requirements are kept in step with those above them: a link is suspect from a change
    above until somebody has reviewed what hangs on it.
    """
    for route, parent in _named(case):
        above = parents.task_of(parent.task, case.run.book) if parent.seen else None
        if above is None or parent.seen is None:
            continue
        drift = parents.drift(*above, parent.seen, case.run.today)
        if drift is not None:
            yield Fault(case.place(*route), _of_drift(above[0], above[1], parent, drift))


def _of_drift(book: Book, task: Task, parent: Parent, drift: Drift) -> dict[str, str | int]:
    """The values of a message that tells how a task above is not what it was."""
    values: dict[str, str | int] = dict.fromkeys(_CHANGE, "")
    values |= {"parent": parent.task, "title": task.title}
    if not drift.adjustments:
        return values | {"rewritten": "anew"}
    papers = (one.document.number for one in drift.adjustments if one.document)
    values["documents"] = ", ".join(dict.fromkeys(papers))
    if drift.terms:
        days = [book.read_term(term) for term in drift.terms]
        kind = "day" if all(isinstance(one, Deadline) and one.due for one in days) else "words"
        for name, term, meaning in zip(("before", "after"), drift.terms, days, strict=True):
            due = meaning.due if isinstance(meaning, Deadline) else None
            values[f"{kind}_{name}"] = str(due) if kind == "day" else words_of(term) or "–"
    if drift.leads:
        for name, ids in zip(("before", "after"), drift.leads, strict=True):
            values[f"lead_{name}"] = ", ".join(map(book.register.name, ids)) or "–"
    if not (drift.terms or drift.leads):
        values["rewritten"] = "occurrence"
    return values


@rule("unknown-seen", "warning")
def unknown_seen(case: PlanCase) -> Iterator[Fault]:
    """A fingerprint of a version that this caich does not know: nothing can be told by it."""
    for route, parent in _named(case):
        if parent.seen and not parents.is_checkable(parent.seen):
            place = case.place(*route[:-1], "seen")
            yield Fault(place, {"written": parent.seen, "parent": parent.task})


@across(rule("implements-loop", "warning"))
def implements_loop(case: PlanCase) -> Iterator[Fault]:
    """A task that breaks down, through tasks of other plans, itself."""
    onward: dict[str, str | None] = {}
    rings: dict[str, Ring[str] | None] = {}
    for i, task in enumerate(case.book.tasks):
        if not task.implements:
            continue
        name = parents.address(case.book.head.id, task.id)
        _look_up(name, case.run.plans, onward)
        _follow(name, onward, rings)
        if own := rings[name]:
            values: dict[str, str | int] = {"task": task.id, **way(own, str)}
            yield Fault(case.place("tasks", i, "implements"), values)


def _look_up(start: str, plans: Mapping[Id, PlanCase], onward: dict[str, str | None]) -> None:
    """Note of each task above one, if it is not noted yet, a task above it that leads into a ring.

    None where no way up from it ends in a ring.
    """
    if start in onward:
        return
    on_way = {start: _above(start, plans)}
    while on_way:
        name, rest = next(reversed(on_way.items()))
        above = next(rest, None)
        if above is None:
            del on_way[name]
            onward.setdefault(name, None)
        elif above in on_way or onward.get(above):
            del on_way[name]
            onward[name] = above
            rest_of_way = list(reversed(on_way))
            for below in rest_of_way:
                onward[below], name = name, below
            return
        elif above not in onward:
            on_way[above] = _above(above, plans)


def _above(name: str, plans: Mapping[Id, PlanCase]) -> Iterator[str]:
    """The names of the tasks that a task breaks down."""
    plan_id, _, task_id = name.partition("/")
    plan = plans.get(plan_id)
    task = plan.book.task_by_id.get(task_id) if plan else None
    return iter([parent.task for parent in task.parents] if task else ())


def _follow(
    start: str, onward: Mapping[str, str | None], rings: dict[str, Ring[str] | None]
) -> None:
    """Note of each task on the way up from one, if it is not noted yet, the ring that it is in."""
    trail: dict[str, int] = {}
    name: str | None = start
    while name and name not in trail and name not in rings:
        trail[name] = len(trail)
        name = onward.get(name)
    rings |= dict.fromkeys(trail)
    if name in trail:
        steps = list(trail)[trail[name] :]
        twice = [*steps, *steps]
        for at, each in enumerate(steps):
            rings[each] = ring(twice, at, at + len(steps))
