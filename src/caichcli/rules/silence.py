"""Rules that found nothing in a plan: after a change they are asked of the new tasks alone."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct, structs

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile
from caichcli.rules.case import PlanCase
from caichcli.rules.rule import Rule


class Silence(Struct, frozen=True):
    """Which rules found nothing in a plan, on which day and beside which register.

    ``files`` has by the rule's name the plan as it then was.
    """

    today: dt.date
    register: Register
    files: Mapping[str, PlanFile] = {}


def silence(case: PlanCase, before: Silence | None, rules: Iterable[Rule]) -> Silence:
    """Return which of the rules find nothing in a plan, by what they found in it before."""
    now = Silence(case.run.today, case.register)
    if before is None or not _alike(before, now) or case.run.register_case is None:
        return now
    parts: dict[int, PlanCase | None] = {}
    files: dict[str, PlanFile] = {}
    for rule in rules:
        file = before.files.get(rule.name)
        if file is None or rule.across or rule.kind != "content":
            continue
        if id(file) not in parts:
            parts[id(file)] = _part(case, file)
        part = parts[id(file)]
        if part and next(rule.findings(part), None) is None:
            files[rule.name] = case.book.file
    return structs.replace(now, files=files)


def silence_after(
    case: PlanCase, before: Silence | None, rules: Iterable[Rule], loud: Collection[str]
) -> Silence:
    """Return which rules found nothing so far, once these were asked and the ``loud`` found some.

    Of rules that were not asked it is known still what they found in the plan before.
    """
    now = Silence(case.run.today, case.register)
    earlier = before.files if before and _alike(before, now) else {}
    files = {**earlier, **{rule.name: case.book.file for rule in rules}}
    return structs.replace(now, files={name: files[name] for name in files if name not in loud})


def _alike(one: Silence, other: Silence) -> bool:
    return one.today == other.today and one.register is other.register


def _part(case: PlanCase, before: PlanFile) -> PlanCase | None:
    """The plan with the tasks alone that it did not hold; None where more of it is another."""
    file = case.book.file
    if file is not before and structs.replace(file, tasks=[]) != structs.replace(before, tasks=[]):
        return None
    old_ids = set(map(id, before.tasks))
    new = [task for task in file.tasks if id(task) not in old_ids]
    return PlanCase(case.file, Book(structs.replace(file, tasks=new), case.register), case.run)
