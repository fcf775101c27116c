"""From the data of files to plans that can be asked, and everything that is wrong with them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from operator import is_
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct, structs

from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.finding import MOST_FINDINGS, Finding, Place
from caichcli.plan.model import Id, PlanFile, RegisterFile, Task
from caichcli.rules.case import Case, PlanCase, Run
from caichcli.rules.register_case import RegisterCase
from caichcli.rules.registry import content_of
from caichcli.rules.rule import DraftLimits, Levels, Rule, at_levels, rules_among
from caichcli.rules.silence import Silence, silence, silence_after

T = TypeVar("T", bound=Struct)

InputKind = Literal["plan", "register"]

NO_LEVELS: Levels = {}
NO_BOOKS: Mapping[Id, Book] = {}


class Former(Struct, frozen=True):
    """A file as it was judged before: its data, what the model made of it, and who asks that.

    Of two states of a plan most tasks are the same data: they stay the same tasks, and what was
    worked out of them holds, and what rules found nothing in needs no second look.
    """

    data: object
    file: PlanFile | RegisterFile
    reader: Book | Register
    silence: Silence | None = None


class Input(Struct, frozen=True):
    """A file as read: its name as findings show it, and its JSON-shaped data.

    ``data`` is ``msgspec.UNSET`` where the file could not be read: the reader
    has told why, and nothing is said of what leans on it. Of more than the ``most`` findings
    further ones are not looked for. ``former`` is an earlier state of the file, where one is kept.
    """

    file: str
    kind: InputKind
    data: object
    most: int = MOST_FINDINGS
    former: Former | None = None


class Judgement(Struct, frozen=True):
    """The plans that can be asked, by file, and the findings in a stable order.

    A plan with errors is among ``books`` too wherever it fits the model; who asks must look for
    errors among the findings first. ``register`` is empty where there is none; ``formers`` are
    the files for the next time.
    """

    books: dict[str, Book]
    register: Register
    findings: tuple[Finding, ...]
    formers: dict[str, Former]


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
    files, register_case = _fitted(inputs, findings)
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
    books = _books(files, register, inputs)
    cases = [PlanCase(file, book, run) for file, book in books.items()]
    for case in cases:
        run.plans.setdefault(case.book.head.id, case)
    rules = _rules(files.values(), levels, errors_only=errors_only, draft=draft is not None)
    item_of = {item.file: item for item in inputs}
    if register_case:
        of_register = _findings(register_case, [rule for rule in rules if rule.register])
        findings.extend(islice(of_register, item_of[register_case.file].most))
    formers = _formers(inputs, books, register_case)
    for case in cases:
        own, silence = _of_plan(item_of[case.file], case, [rule for rule in rules if rule.plan])
        findings.extend(own)
        formers[case.file] = structs.replace(formers[case.file], silence=silence)
    if levels:
        findings = at_levels(findings, levels)
    return Judgement(books, register, tuple(findings), formers)


def _of_plan(item: Input, case: PlanCase, rules: list[Rule]) -> tuple[list[Finding], Silence]:
    """What the rules find in a plan, and which find nothing."""
    before = item.former.silence if item.former else None
    silent = silence(case, before, rules).files
    own = list(islice(_findings(case, [r for r in rules if r.name not in silent]), item.most))
    asked = rules if len(own) < item.most else ()  # of too many, not all were looked for
    return own, silence_after(case, before, asked, {finding.rule for finding in own})


def _rules(
    files: Iterable[PlanFile], levels: Levels, *, errors_only: bool, draft: bool
) -> list[Rule]:
    """Return the rules that are asked, in the registry's order: a level may raise a warning."""
    candidates = content_of(files, errors_only=errors_only and not levels)
    if draft:
        candidates = (*candidates, *_draft_rules())
    return [rule for rule in candidates if _is_needed(rule, levels, errors_only)]


def _fitted(
    inputs: Iterable[Input], findings: list[Finding]
) -> tuple[dict[str, PlanFile], RegisterCase | None]:
    """The plans that fit the model, by file, and the register; why others do not is told."""
    register_case: RegisterCase | None = None
    files: dict[str, PlanFile] = {}
    for item in inputs:
        if item.kind == "register":
            if (file := _fitting(item, RegisterFile, findings)) is not None:
                register_case = RegisterCase(item.file, file, _register_of(item, file))
        elif (plan_file := _fitting(item, PlanFile, findings)) is not None:
            files[item.file] = plan_file
    return files, register_case


def _fitting(item: Input, model: type[T], findings: list[Finding]) -> T | None:
    """Return a file's data as the model has it; where it does not fit, every reason is told."""
    if item.data is msgspec.UNSET:
        return None
    try:
        return _converted(item, model)
    except msgspec.ValidationError:
        from caichcli.rules import structure

        findings.extend(structure.find(item.data, model, item.file, item.most))
        return None


def _converted(item: Input, model: type[T]) -> T:
    """A file's data as the model has it, of which the tasks that did not change are as before."""
    former = item.former
    if former is None or not isinstance(former.file, model):
        return msgspec.convert(item.data, model)
    if former.data is item.data:
        return former.file
    data: Any = item.data
    if not isinstance(former.file, PlanFile) or not isinstance(data.get("tasks"), list):
        return msgspec.convert(item.data, model)
    earlier: Any = former.data
    tasks = _tasks(data["tasks"], earlier["tasks"], former.file.tasks)
    return structs.replace(msgspec.convert({**data, "tasks": []}, model), tasks=tasks)


def _tasks(data: list[Any], earlier: list[Any], former: list[Task]) -> list[Task]:
    """The tasks of a file's data; those whose data is the same as it was are as before."""
    first = _alike(data, earlier)
    last = min(_alike(reversed(data), reversed(earlier)), len(data) - first, len(earlier) - first)
    between = slice(first, len(earlier) - last)
    pairs = zip(earlier[between], former[between], strict=True)
    same = {id(one): task for one, task in pairs}
    changed = data[first : len(data) - last]
    new = iter(msgspec.convert([one for one in changed if id(one) not in same], list[Task]))
    mended = [same.get(id(one)) or next(new) for one in changed]
    return [*former[:first], *mended, *former[len(former) - last :]]


def _alike(one: Iterable[Any], other: Iterable[Any]) -> int:
    """How many of the first of two lists are the same things."""
    return sum(1 for _ in takewhile(bool, map(is_, one, other)))


def _register_of(item: Input, file: RegisterFile) -> Register | None:
    """The register as it was, where its file is; None where another must be made."""
    former = item.former
    if former is None or former.file is not file or not isinstance(former.reader, Register):
        return None
    return former.reader


def _books(
    files: Mapping[str, PlanFile], register: Register, inputs: Iterable[Input]
) -> dict[str, Book]:
    """The plans, each with what of its earlier state holds still."""
    formers = {item.file: item.former for item in inputs}
    books = {}
    for name, file in files.items():
        former = formers[name]
        earlier = former.reader if former and isinstance(former.reader, Book) else None
        if earlier and earlier.file is file and earlier.register is register:
            books[name] = earlier
            continue
        books[name] = book = Book(file, register)
        if earlier:
            book.keep(earlier)
    return books


def _formers(
    inputs: Iterable[Input], books: Mapping[str, Book], register: RegisterCase | None
) -> dict[str, Former]:
    """The files for the next time that they are judged, those that fit the model."""
    formers = {}
    for item in inputs:
        if item.file in books:
            book = books[item.file]
            formers[item.file] = Former(item.data, book.file, book)
        elif register and item.file == register.file:
            formers[item.file] = Former(item.data, register.data, register.register)
    return formers


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
