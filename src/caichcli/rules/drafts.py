"""Rules for a draft before it is signed: whether the plan can be followed up at all.

What the state asks of an assignment: rõ người, rõ việc, rõ thời gian, rõ trách
nhiệm, rõ sản phẩm, rõ thẩm quyền. Run only when asked for. What is an error in
any plan (an agency that the register does not hold, a deadline that cannot be
read) is told by the rules on that, not again here.
"""

import datetime as dt
import re
from collections.abc import Iterator
from unicodedata import normalize

from caichcli.language.likeness import alike
from caichcli.language.vietnamese import fold
from caichcli.plan.deadlines import Deadline, UnreadableDeadline
from caichcli.plan.finding import Place, Related
from caichcli.plan.model import Id, Task, Written, words_of
from caichcli.plan.recurring import occurrences_of
from caichcli.rules.case import PlanCase, wordings
from caichcli.rules.rule import Fault, rule

TASKS_IN_MESSAGE = 10  # tasks named in a message

# Groups that a paper names without saying who is in them; as folded.
_NOBODY = re.compile(
    r"\blien quan\b|\b(?:co quan|don vi|luc luong|nganh) chuc nang\b"
    r"|\b(?:co quan|don vi|to chuc|nganh) khac\b"
)
_MANY = re.compile(r"(?:cac|nhung|mot so)\b")

# A decision left to whoever may take it: who puts it up names the body, or the body its act.
_AUTHORITY = (
    r"(?:cấp|cơ quan|người)(?:,? (?:cấp|cơ quan|người))*(?: nhà nước)? có thẩm quyền|cấp trên"
)
_PUT_UP = (
    r"(?<!chương )(?<!quá )(?<!quy )(?<!công )(?<!lộ )(?<!giáo )(?<!tiến )(?<!hành )"
    r"\b(?:trình(?! tự| độ| bày)|báo cáo|kiến nghị|đề xuất|đề nghị|xin ý kiến|tham mưu)\b"
)
_UNNAMED = re.compile(
    rf"(?:{_PUT_UP}[^.;]{{0,80}}?(?<!của )|xin ý kiến của )\b(?P<put>{_AUTHORITY})\b(?! *[(:])"
    rf"|\b(?P<acts>{_AUTHORITY}) (?:xem xét|phê duyệt|ban hành|quyết định|cho ý kiến|cho phép"
    r"|chấp thuận|thông qua|thẩm định|ký|xử lý|giải quyết)\b"
)


@rule("unassigned-task", "warning", kind="draft")
def unassigned_task(case: PlanCase) -> Iterator[Fault]:
    """A task that nobody leads; where the document is said to name a lead, missing-lead tells."""
    for i, task in enumerate(case.book.tasks):
        if not task.lead and task.lead_basis not in ("stated", "carried"):
            yield Fault(case.place("tasks", i), {"task": task.id})


@rule("vague-lead", "warning", kind="draft")
def vague_lead(case: PlanCase) -> Iterator[Fault]:
    """A lead named so that no agency can know itself meant."""
    vague = _vague(case)
    if not vague:
        return
    for i, task in enumerate(case.book.tasks):
        for number, id_ in enumerate(task.lead or ()):
            if id_ in vague:
                values = {"task": task.id, "agency": id_, "name": case.register.name(id_)}
                yield Fault(case.place("tasks", i, "lead", number), dict(values), _entry(case, id_))


@rule("unknown-members", "warning", kind="draft")
def unknown_members(case: PlanCase) -> Iterator[Fault]:
    """A group that leads or supports, without anybody knowing all who are in it; told once."""
    if case.run.register_case is None:
        return
    told_groups = {id_ for task in case.book.tasks for id_ in task.lead or ()} & _vague(case)
    for place, id_ in _assignments(case):
        if id_ in told_groups or not case.book.is_group(id_):
            continue
        told_groups.add(id_)
        membership = case.book.members(id_)
        if membership.is_known:
            continue
        group = case.register.groups[id_]
        values: dict[str, str | int] = {
            "group": id_,
            "name": group.name,
            "known": "some" if membership.ids else "none",
            "count": len(membership.ids),
            "reference": group.reference or "",
        }
        yield Fault(place, values, _entry(case, id_))


@rule("near-duplicate", "warning", kind="draft")
def near_duplicate(case: PlanCase) -> Iterator[Fault]:
    """A task in almost the words of one above it."""
    tasks = case.book.tasks
    for first, second in alike(task.title for task in tasks):
        values: dict[str, str | int] = {
            "task": tasks[second].id,
            "other": tasks[first].id,
            "other_title": tasks[first].title,
        }
        related = Related(case.place("tasks", first, "title"), "other")
        yield Fault(case.place("tasks", second, "title"), values, (related,))


@rule("undatable-deadline", "warning", kind="draft")
def undatable_deadline(case: PlanCase) -> Iterator[Fault]:
    """A term that never falls due: none of its own, a condition, or an open end."""
    for i, task in enumerate(case.book.tasks):
        words = _wording(task)
        term = case.terms.get(words)
        if not isinstance(term, Deadline) or term.kind not in ("period", "conditional"):
            continue
        if term.kind == "period":
            place, problem = case.place("tasks", i), "none"
        else:
            place = case.place("tasks", i, "deadline")
            problem = "open" if term.start else "condition"
        values: dict[str, str | int] = {
            "task": task.id,
            "written": words_of(words) or "",
            "problem": problem,
            "end": str(case.book.head.period.end),
        }
        yield Fault(place, values)


@rule("crowded-week", "warning", kind="draft")
def crowded_week(case: PlanCase) -> Iterator[Fault]:
    """More tasks of one lead due in one week than the workspace allows; a group is one lead."""
    limit = case.run.limits.tasks_in_a_week
    heaps = _heaps(case)
    for (id_, monday), places in sorted(heaps.items(), key=lambda heap: -len(heap[1])):
        if len(places) <= limit:
            continue
        tasks = [case.book.tasks[i].id for i, _ in places]
        i, number = places[0]
        values: dict[str, str | int] = {
            "agency": id_,
            "name": case.register.name(id_),
            "count": len(places),
            "limit": limit,
            "week": monday.isocalendar().week,
            "first": str(monday),
            "last": str(monday + dt.timedelta(days=6)),
            "tasks": ", ".join(tasks[:TASKS_IN_MESSAGE])
            + ("…" if len(tasks) > TASKS_IN_MESSAGE else ""),
        }
        yield Fault(case.place("tasks", i, "lead", number), values)


@rule("several-leads", "warning", kind="draft")
def several_leads(case: PlanCase) -> Iterator[Fault]:
    """A task that several agencies lead together, so that nobody answers for it.

    Where ``assignment: each`` is written, each answers for its own part.
    """
    vague = _vague(case)
    for i, task in enumerate(case.book.tasks):
        leads = tuple(dict.fromkeys(task.lead or ()))
        if len(leads) > 1 and task.assignment != "each":
            key, problem = "lead", "several"
        elif len(leads) == 1 and task.assignment == "joint" and _many(case, leads[0], vague):
            key, problem = "assignment", "joint"
        else:
            continue
        names = ", ".join(map(case.register.name, leads))
        values: dict[str, str | int] = {"task": task.id, "leads": names, "problem": problem}
        yield Fault(case.place("tasks", i, key), values)


@rule("no-product", "warning", kind="draft")
def no_product(case: PlanCase) -> Iterator[Fault]:
    """A task without a product; one reported done is done-without-result's to judge."""
    done_tasks = {i for i, _, _ in case.logs_saying("done")}
    for i, task in enumerate(case.book.tasks):
        if not task.product and i not in done_tasks:
            yield Fault(case.place("tasks", i), {"task": task.id})


@rule("unnamed-authority", "warning", kind="draft")
def unnamed_authority(case: PlanCase) -> Iterator[Fault]:
    """A decision left to "the competent authority", which nobody names."""
    for i, task in enumerate(case.book.tasks):
        for key, text in (("title", task.title), ("product", task.product)):
            words = _unnamed(text)
            if words:
                values: dict[str, str | int] = {"task": task.id, "written": words}
                yield Fault(case.place("tasks", i, key), values)
                break


def _vague(case: PlanCase) -> set[Id]:
    """Return the bodies whose name does not say who is meant, and whose members are not entered."""
    register = case.register
    vague = {
        id_
        for id_, group in register.groups.items()
        if _NOBODY.search(fold(group.name)) and not case.book.members(id_).is_known
    }
    for id_, agency in register.agencies.items():
        name = fold(agency.name)
        if _MANY.match(name) and _NOBODY.search(name):
            vague.add(id_)
    return vague


def _many(case: PlanCase, id_: Id, vague: set[Id]) -> bool:
    """Return whether a lead is a group that may be several agencies; a vague one has been told."""
    if not case.book.is_group(id_) or id_ in vague:
        return False
    return not case.book.members(id_).is_known or len(case.book.members(id_).ids) > 1


def _entry(case: PlanCase, id_: Id) -> tuple[Related, ...]:
    register_case = case.run.register_case
    return (Related(register_case.entries[id_], "entry"),) if register_case else ()


def _assignments(case: PlanCase) -> Iterator[tuple[Place, Id]]:
    """Yield every place that gives a task to a body, to lead or to support."""
    for i, task in enumerate(case.book.tasks):
        for key, ids in (("lead", task.lead), ("support", task.support)):
            for number, id_ in enumerate(ids or ()):
                yield case.place("tasks", i, key, number), id_


def _wording(task: Task) -> Written:
    """Return a task's term as it is written, as last changed."""
    return wordings(task)[-1]


def _heaps(case: PlanCase) -> dict[tuple[Id, dt.date], list[tuple[int, int]]]:
    """Return what falls due by lead and Monday: each task's position and the lead's in it."""
    heaps: dict[tuple[Id, dt.date], list[tuple[int, int]]] = {}
    mondays: dict[tuple[Written, dt.date], set[dt.date]] = {}
    for i, task in enumerate(case.book.tasks):
        if not task.lead:
            continue
        key = (_wording(task), case.book.assigned(task))
        if key not in mondays:
            due = _due(case, task, case.terms.get(key[0]))
            mondays[key] = {day - dt.timedelta(days=day.weekday()) for day in due}
        for monday in mondays[key]:
            for number, id_ in enumerate(task.lead):
                if task.lead.index(id_) == number:
                    heaps.setdefault((id_, monday), []).append((i, number))
    return heaps


def _due(
    case: PlanCase, task: Task, term: Deadline | UnreadableDeadline | None
) -> Iterator[dt.date]:
    """Yield the days on which a task falls due; the end of the plan's period is none of them."""
    if not isinstance(term, Deadline) or term.kind == "period":
        return
    if term.recurrence:
        yield from (occurrence.due for occurrence in occurrences_of(case.book, task, term))
    elif term.due:
        yield term.due


def _unnamed(text: str | None) -> str | None:
    """Return the words for a body that decides, where they name none."""
    sentence = normalize("NFC", text or "").lower()
    if "thẩm quyền" not in sentence and "cấp trên" not in sentence:
        return None
    match = _UNNAMED.search(" ".join(sentence.split()))
    return match and (match["put"] or match["acts"])
