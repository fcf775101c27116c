"""From the data of files to plans that can be asked, and everything that is wrong with them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.finding import MOST_FINDINGS, Finding, Place
from caichcli.plan.model import Id, PlanFile, RegisterFile
from caichcli.rules.case import Case, PlanCase, Run
from caichcli.rules.register_case import RegisterCase
from caichcli.rules.registry import content_of
from caichcli.rules.rule import DraftLimits, Levels, Rule, at_levels, rules_among

T = TypeVar("T", bound=Struct)

InputKind = Literal["plan", "register"]

NO_LEVELS: Levels = {}
NO_BOOKS: Mapping[Id, Book] = {}


class Input(Struct, frozen=True):
    """A file as read: its name as findings show it, and its JSON-shaped data.

    ``data`` is ``msgspec.UNSET`` where the file could not be read: the reader
    has told why, and nothing is said of what leans on it. Of more than the ``most`` findings
    further ones are not looked for.
    """

    file: str
    kind: InputKind
    data: object
    most: int = MOST_FINDINGS


class Judgement(Struct, frozen=True):
    """The plans that can be asked, by file, and the findings in a stable order.

    A plan with errors is among ``books`` too wherever it fits the model; who asks must look for
    errors among the findings first. ``register`` is empty where there is none.
    """

    books: dict[str, Book]
    register: Register
    findings: tuple[Finding, ...]


def check(
    inputs: Sequence[Input],
    today: dt.date,
    *,
    errors_only: bool = False,
    whole: bool = True,
    levels: Levels = NO_LEVELS,
    draft: DraftLimits | None = None,
    beside: Mapping[Id, Book] = NO_BOOKS,
) -> Judgement:
    """Judge files by the model, then by every rule; of one file's rules, in the registry's order.

    A file that does not fit the model is judged no further, and nothing is
    told of others because of it. ``whole`` is False where the workspace has
    plans that are not among ``inputs``; ``errors_only`` leaves the rules out
    that only warn. ``levels`` are what the workspace says of its rules. With the
    limits for a ``draft`` the rules for drafts are asked too. ``beside`` are plans of other
    folders, by their ids, that these may lead to.
    """
    findings: list[Finding] = []
    register_case: RegisterCase | None = None
    files: dict[str, PlanFile] = {}
    for item in inputs:
        if item.kind == "register":
            register_file = _fitting(item, RegisterFile, findings)
            register_case = RegisterCase(item.file, register_file) if register_file else None
        elif (plan_file := _fitting(item, PlanFile, findings)) is not None:
            files[item.file] = plan_file
    kinds = [item.kind for item in inputs]
    run = Run(
        today,
        register_case,
        register_missing="register" not in kinds,
        plans={},
        whole=whole and len(files) == kinds.count("plan"),
        limits=draft or DraftLimits(),
        beside=beside,
    )
    register = register_case.register if register_case else Register()
    if register_case and findings:
        from caichcli.rules import structure

        findings = structure.with_names_mended(findings, register)
    cases = [PlanCase(file, Book(data, register), run) for file, data in files.items()]
    for case in cases:
        run.plans.setdefault(case.book.head.id, case)
    # A warning may be raised to an error.
    candidates = content_of(files.values(), errors_only=errors_only and not levels)
    if draft is not None:
        candidates = (*candidates, *_draft_rules())
    rules = [rule for rule in candidates if _is_needed(rule, levels, errors_only)]
    most = {item.file: item.most for item in inputs}
    if register_case:
        own = _findings(register_case, [rule for rule in rules if rule.register])
        findings.extend(islice(own, most[register_case.file]))
    for case in cases:
        own = _findings(case, [rule for rule in rules if rule.plan])
        findings.extend(islice(own, most[case.file]))
    if levels:
        findings = at_levels(findings, levels)
    return Judgement({case.file: case.book for case in cases}, register, tuple(findings))


def _fitting(item: Input, model: type[T], findings: list[Finding]) -> T | None:
    """Return a file's data as the model has it; where it does not fit, every reason is told."""
    if item.data is msgspec.UNSET:
        return None
    try:
        return msgspec.convert(item.data, model)
    except msgspec.ValidationError:
        from caichcli.rules import structure

        findings.extend(structure.find(item.data, model, item.file, item.most))
        return None


def _draft_rules() -> tuple[Rule, ...]:
    from caichcli.rules import drafts

    return rules_among(vars(drafts))


def _is_needed(rule: Rule, levels: Levels, errors_only: bool) -> bool:
    level = levels.get(rule.name, rule.severity)
    return level == "error" or (level == "warning" and not errors_only)


def _findings(case: Case, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Yield what the rules find; one rule tells a place once."""
    for rule in rules:
        places: set[Place] = set()
        for finding in islice(rule.findings(case), MOST_FINDINGS):
            if finding.place not in places:
                places.add(finding.place)
                yield finding
