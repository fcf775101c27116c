"""Rules on what points elsewhere: agencies, areas, ids given twice."""

from collections.abc import Iterable, Iterator

from caichcli.language.spelling import nearest
from caichcli.plan.agencies import NotFound, Register
from caichcli.plan.book import Book
from caichcli.plan.finding import Fix, Place, Related
from caichcli.plan.model import Id
from caichcli.rules.case import Case, PlanCase
from caichcli.rules.register_case import SUGGESTED, Mention, RegisterCase
from caichcli.rules.rule import Fault, across, rule

NAMES_IN_MESSAGE = 3  # near names in a message


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
            "near": _names_with_ids(near, case.register),
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
            yield Fault(
                place, {"written": text, "near": _names_with_ids(answer.near, case.register)}
            )


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
                "successors": _names_with_ids(agency.successors or (), case.register),
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


@across(rule("duplicate-task", "error"))
def duplicate_task(case: PlanCase) -> Iterator[Fault]:
    """One id given to two tasks."""
    tasks = case.book.tasks
    if len(case.book.task_by_id) < len(tasks):
        yield from _repeats((case.place("tasks", i, "id"), task.id) for i, task in enumerate(tasks))


@across(rule("duplicate-plan", "error"))
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
    members = [group.members or () for group in groups]
    if all(map(position.keys().isdisjoint, members)):
        return  # groups of agencies alone
    from caichcli.rules.rings import loops, way

    for i, number, ring in loops(members, position):
        id_ = groups[i].id
        yield Fault(
            case.place("groups", i, "members", number),
            {
                "group": id_,
                "name": case.register.name(id_),
                **way(ring, lambda step: case.register.name(groups[step].id)),
            },
        )


@rule("agency-loop", "warning", plan=False, register=True)
def agency_loop(case: RegisterCase) -> Iterator[Fault]:
    """An agency that is, itself or through others, its own superior or its own successor."""
    from caichcli.rules.rings import loops, way

    agencies = case.data.agencies
    position = {agency.id: i for i, agency in enumerate(agencies)}
    above = [(agency.parent,) if agency.parent else () for agency in agencies]
    after = [agency.successors or () for agency in agencies]
    for key, names in (("parent", above), ("successors", after)):
        for i, number, ring in loops(names, position):
            values: dict[str, str | int] = {
                "agency": agencies[i].id,
                "name": agencies[i].name,
                "key": key,
                **way(ring, lambda step: agencies[step].name),
            }
            route = ("agencies", i, key) if key == "parent" else ("agencies", i, key, number)
            yield Fault(case.place(*route), values)


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


def _names_with_ids(ids: Iterable[Id], register: Register) -> str:
    """Return ids with their names, as a sentence lists them."""
    return ", ".join(f"{id_} ({register.name(id_)})" for id_ in ids)
