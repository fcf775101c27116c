"""Rules on what points elsewhere: agencies, areas, tasks of other plans, ids given twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from caichcli.language.spelling import nearest
from caichcli.plan.agencies import NotFound, Register
from caichcli.plan.book import Book
from caichcli.plan.finding import Fix, Place, Related
from caichcli.plan.model import Id
from caichcli.rules.case import SUGGESTED, Case, Mention, PlanCase, RegisterCase
from caichcli.rules.rule import Fault, rule

NAMES_IN_MESSAGE = 3  # near names in a message
LONGEST_WAY = 8  # bodies or tasks of a ring in a message; of more the first and the last are named

T = TypeVar("T")


class Ring(NamedTuple, Generic[T]):
    """Those who lead back to themselves: the first and, where many are left out, the last.

    ``length`` is how many there are.
    """

    first: Sequence[T]
    last: Sequence[T]
    length: int


@rule("missing-register", "error", essential=False)
def missing_register(case: PlanCase) -> Iterator[Fault]:
    """A plan that names agencies in a workspace without a register of them."""
    if case.run.register_missing and case.agency_ids:
        yield Fault(case.place("plan"))


@rule("unknown-agency", "error", register=True, essential=False)
def unknown_agency(case: Case) -> Iterator[Fault]:
    """An id that the register does not hold; the spelling of one body alone can be mended."""
    unknown = {text: answer for text, answer in case.strangers.items() if not _ambiguous(answer)}
    if not unknown:
        return
    for place, text in case.mentions():
        answer = unknown.get(text)
        if answer is None:
            continue
        if isinstance(answer, NotFound):
            fix, problem, near = (
                None,
                "near" if answer.near else "none",
                answer.near[:NAMES_IN_MESSAGE],
            )
        else:
            fix, problem, near = Fix(place, answer), "spelling", (answer,)
        values: dict[str, str | int] = {
            "written": text,
            "problem": problem,
            "near": _listing(near, case.register),
        }
        yield Fault(place, values, fix=fix)


@rule("ambiguous-agency", "error", register=True, essential=False)
def ambiguous_agency(case: Case) -> Iterator[Fault]:
    """A spelling that may be two bodies."""
    ambiguous = {text: answer for text, answer in case.strangers.items() if _ambiguous(answer)}
    if not ambiguous:
        return
    for place, text in case.mentions():
        answer = ambiguous.get(text)
        if isinstance(answer, NotFound):
            yield Fault(place, {"written": text, "near": _listing(answer.near, case.register)})


@rule("dissolved-agency", "warning")
def dissolved_agency(case: PlanCase) -> Iterator[Fault]:
    """An agency that was no more on the day of the plan's document."""
    agencies, issue_day = case.register.agencies, case.book.issued
    last_days = {
        id_: agency.end
        for id_ in case.agency_ids
        if (agency := agencies.get(id_)) and agency.end and agency.end < issue_day
    }
    if not last_days or case.run.register_case is None:
        return
    for place, id_ in case.mentions():
        if id_ in last_days:
            agency = agencies[id_]
            values: dict[str, str | int] = {
                "agency": id_,
                "name": agency.name,
                "last_day": str(last_days[id_]),
                "issued": str(issue_day),
                "successors": _listing(agency.successors or (), case.register),
            }
            yield Fault(place, values, (Related(case.run.register_case.entries[id_], "entry"),))


@rule("duplicate-agency", "error", plan=False, register=True)
def duplicate_agency(case: RegisterCase) -> Iterator[Fault]:
    """One id given to two agencies or groups."""
    yield from _repeats(case.ids())


@rule("shared-spelling", "warning", plan=False, register=True)
def shared_spelling(case: RegisterCase) -> Iterator[Fault]:
    """A spelling of two bodies that exist at the same time: nobody can ask by it."""
    for spellings in case.spellings.values():
        for number, later in enumerate(spellings):
            for earlier in spellings[:number]:
                if earlier.shared_with(later):
                    values: dict[str, str | int] = {
                        "written": later.text,
                        "agency": later.holder.id,
                        "other": earlier.holder.id,
                        "name": later.holder.name,
                        "other_name": earlier.holder.name,
                    }
                    yield Fault(later.place, values, (Related(earlier.place, "other"),))
                    break


@rule("duplicate-area", "error")
def duplicate_area(case: PlanCase) -> Iterator[Fault]:
    """One id given to two areas."""
    areas = case.book.file.areas
    if len(case.book.area_by_id) < len(areas):
        yield from _repeats((case.place("areas", i, "id"), area.id) for i, area in enumerate(areas))


@rule("duplicate-task", "error")
def duplicate_task(case: PlanCase) -> Iterator[Fault]:
    """One id given to two tasks."""
    tasks = case.book.tasks
    if len(case.book.task_by_id) < len(tasks):
        yield from _repeats((case.place("tasks", i, "id"), task.id) for i, task in enumerate(tasks))


@rule("duplicate-plan", "error")
def duplicate_plan(case: PlanCase) -> Iterator[Fault]:
    """One id given to two plan files."""
    id_ = case.book.head.id
    first = case.run.plans[id_]
    if first is not case:
        related = Related(first.place("plan", "id"), "first")
        yield Fault(case.place("plan", "id"), {"id": id_, "file": first.file}, (related,))


@rule("unknown-area", "error")
def unknown_area(case: PlanCase) -> Iterator[Fault]:
    """A task in an area that the plan does not have."""
    areas = case.book.area_by_id
    suggestions: dict[Id, str] = {}
    for i, task in enumerate(case.book.tasks):
        if task.area in areas:
            continue
        if task.area not in suggestions:
            few = len(suggestions) < SUGGESTED
            suggestions[task.area] = nearest(task.area, areas)[0] if few else ""
        near = suggestions[task.area]
        name = areas[near].name if near else ""
        yield Fault(
            case.place("tasks", i, "area"),
            {"written": task.area, "task": task.id, "near": near, "name": name},
        )


@rule("unknown-implements", "error", essential=False)
def unknown_implements(case: PlanCase) -> Iterator[Fault]:
    """``implements`` that names no task of another plan."""
    suggested = 0
    for i, task in enumerate(case.book.tasks):
        if not task.implements:
            continue
        plan_id, slash, task_id = task.implements.partition("/")
        plan = case.run.plans.get(plan_id)
        candidates: Iterable[Id] = ()
        if not (plan_id and slash and task_id):
            problem = "form"
        elif plan is None:
            if not case.run.whole:
                continue
            problem, candidates = "plan", case.run.plans
        elif plan is case:
            problem = "own"
        elif task_id not in plan.book.task_by_id:
            problem, candidates = "task", plan.book.task_by_id
        else:
            continue
        wrong = plan_id if problem == "plan" else task_id
        near = nearest(wrong, list(candidates))[0] if candidates and suggested < SUGGESTED else ""
        suggested += 1
        yield Fault(
            case.place("tasks", i, "implements"),
            {
                "written": task.implements,
                "problem": problem,
                "plan": plan_id,
                "task": task_id,
                "near": near,
            },
        )


@rule("lead-and-support", "warning")
def lead_and_support(case: PlanCase) -> Iterator[Fault]:
    """An agency that both leads a task, itself or through a group, and supports it."""
    book = case.book
    for i, task in enumerate(book.tasks):
        if not task.support or not task.lead:
            continue
        leads = book.leads(task)
        for number, id_ in enumerate(task.support):
            if id_ in leads:
                through = (x for x in task.lead if x == id_ or id_ in _members(book, x))
                lead = case.place("tasks", i, "lead", task.lead.index(next(through)))
                yield Fault(
                    case.place("tasks", i, "support", number),
                    {"agency": id_, "name": case.register.name(id_), "task": task.id},
                    (Related(lead, "lead"),),
                )


def _members(book: Book, lead: Id) -> tuple[Id, ...]:
    return book.members(lead).ids if book.is_group(lead) else ()


@rule("repeated-agency", "warning", register=True)
def repeated_agency(case: Case) -> Iterator[Fault]:
    """An agency written twice in one list of leads, supporters or members."""
    for route, ids in case.lists():
        if len(set(ids)) == len(ids):
            continue
        firsts: dict[Id, int] = {}
        for number, id_ in enumerate(ids):
            first = firsts.setdefault(id_, number)
            if first < number:
                yield Fault(
                    case.place(*route, number),
                    {"agency": id_, "name": case.register.name(id_)},
                    (Related(case.place(*route, first), "first"),),
                )


@rule("group-loop", "error", plan=False, register=True)
def group_loop(case: RegisterCase) -> Iterator[Fault]:
    """A group that is, through its members, a member of itself."""
    groups = case.data.groups or ()
    position = {group.id: i for i, group in enumerate(groups)}
    for i, number, ring in _loops([group.members or () for group in groups], position):
        id_ = groups[i].id
        yield Fault(
            case.place("groups", i, "members", number),
            {
                "group": id_,
                "name": case.register.name(id_),
                **_way(ring, lambda step: case.register.name(groups[step].id)),
            },
        )


@rule("agency-loop", "warning", plan=False, register=True)
def agency_loop(case: RegisterCase) -> Iterator[Fault]:
    """An agency that is, itself or through others, its own superior or its own successor."""
    agencies = case.data.agencies
    position = {agency.id: i for i, agency in enumerate(agencies)}
    above = [(agency.parent,) if agency.parent else () for agency in agencies]
    after = [agency.successors or () for agency in agencies]
    for key, names in (("parent", above), ("successors", after)):
        for i, number, ring in _loops(names, position):
            values: dict[str, str | int] = {
                "agency": agencies[i].id,
                "name": agencies[i].name,
                "key": key,
                **_way(ring, lambda step: agencies[step].name),
            }
            route = ("agencies", i, key) if key == "parent" else ("agencies", i, key, number)
            yield Fault(case.place(*route), values)


@rule("implements-loop", "warning")
def implements_loop(case: PlanCase) -> Iterator[Fault]:
    """A task that breaks down, through tasks of other plans, itself."""
    rings: dict[str, Ring[str] | None] = {}
    for i, task in enumerate(case.book.tasks):
        name = f"{case.book.head.id}/{task.id}"
        _follow(name, case.run.plans, rings)
        if ring := rings[name]:
            values: dict[str, str | int] = {"task": task.id, **_way(ring, str)}
            yield Fault(case.place("tasks", i, "implements"), values)


def _follow(start: str, plans: Mapping[Id, PlanCase], rings: dict[str, Ring[str] | None]) -> None:
    """Note of each task on the way up from one, if it is not noted yet, the ring that it is in."""
    trail: dict[str, int] = {}
    name: str | None = start
    while name and name not in trail and name not in rings:
        trail[name] = len(trail)
        plan_id, _, task_id = name.partition("/")
        plan = plans.get(plan_id)
        task = plan.book.task_by_id.get(task_id) if plan else None
        name = task.implements if task else None
    rings |= dict.fromkeys(trail)
    if name in trail:
        steps = list(trail)[trail[name] :]
        twice = [*steps, *steps]
        for at, each in enumerate(steps):
            rings[each] = _ring(twice, at, at + len(steps))


def _loops(
    members: Sequence[Iterable[Id]], position: dict[Id, int]
) -> Iterator[tuple[int, int, Ring[int]]]:
    """Yield each name that leads back to a body above it.

    Gives the body, the number of the name in its list, and the ring of bodies
    from the one that is led back to. Without recursion: groups may nest deeper
    than Python's stack.
    """
    explored: set[int] = set()
    for start in range(len(members)):
        if start in explored:
            continue
        trail, depth = [start], {start: 0}
        rests = [enumerate(members[start])]
        while trail:
            number, member = next(rests[-1], (-1, ""))
            inner = position.get(member)
            if number < 0:
                rests.pop()
                explored.add(trail[-1])
                del depth[trail.pop()]
            elif inner in depth:
                yield trail[-1], number, _ring(trail, depth[inner], len(trail))
            elif inner is not None and inner not in explored:
                depth[inner] = len(trail)
                trail.append(inner)
                rests.append(enumerate(members[inner]))


def _ring(trail: Sequence[T], start: int, end: int) -> Ring[T]:
    """The ring of those on a way from ``start`` up to ``end``, who lead back to the first."""
    length = end - start
    if length <= LONGEST_WAY:
        return Ring([*trail[start:end], trail[start]], [], length)
    few = LONGEST_WAY // 2
    return Ring(trail[start : start + few], [*trail[end - few : end], trail[start]], length)


def _way(ring: Ring[T], name: Callable[[T], str]) -> dict[str, str | int]:
    """The way round in words; of a long one its beginning, its end and how long it is."""
    parts = [*map(name, ring.first), *(["…"] if ring.last else []), *map(name, ring.last)]
    return {"path": " > ".join(parts), "length": ring.length if ring.last else ""}


def _ambiguous(answer: Id | NotFound) -> bool:
    return isinstance(answer, NotFound) and answer.ambiguous


def _repeats(mentions: Iterable[Mention]) -> Iterator[Fault]:
    """Yield the places that give an id already given, each with the first."""
    first: dict[Id, Place] = {}
    for place, id_ in mentions:
        if id_ in first:
            yield Fault(place, {"id": id_}, (Related(first[id_], "first"),))
        else:
            first[id_] = place


def _listing(ids: Iterable[Id], register: Register) -> str:
    """Return ids with their names, as a sentence lists them."""
    return ", ".join(f"{id_} ({register.name(id_)})" for id_ in ids)
