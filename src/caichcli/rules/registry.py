"""Every rule by name: what ``explain``, the documentation and SARIF list."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import chain

from caichcli.plan.model import PlanFile
from caichcli.rules.rule import Kind, Rule, rules_among

# The modules of rules on what plans and the register say, in the order in which a run asks them;
# of those that have nothing to say of most plans, what a plan has of which they speak.
_CONTENT: dict[str, Callable[[PlanFile], object] | None] = {
    "references": None,
    "parents": lambda file: (
        file.plan.implements or file.plan.agency_plans or any(t.implements for t in file.tasks)
    ),
    "dates": None,
    "log": None,
    "reports": None,
    "papers": None,
    "adjusted_terms": lambda file: any(task.adjustments for task in file.tasks),
    "inspections": lambda file: file.inspections or file.initiatives,
    "assessments": lambda file: any(task.assessment for task in file.tasks),
}
# Of those, the ones that only warn.
_WARNING = frozenset({"reports"})


class _Registry(Mapping[str, Rule]):
    """Every rule; the modules of those that most runs do not ask are loaded when one is needed."""

    def __getitem__(self, name: str) -> Rule:
        return _content_by_name().get(name) or _every()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_every())

    def __len__(self) -> int:
        return len(_every())


RULES: Mapping[str, Rule] = _Registry()


def of_kinds(*kinds: Kind) -> tuple[Rule, ...]:
    """Return the rules of some kinds."""
    return tuple(rule for rule in _every().values() if rule.kind in kinds)


def content() -> tuple[Rule, ...]:
    """Return the rules on what plans and the register say, in the order of a run."""
    return tuple(chain.from_iterable(map(_rules_in, _CONTENT)))


def content_of(files: Iterable[PlanFile], *, errors_only: bool) -> tuple[Rule, ...]:
    """Return those of them that may find something in these plans; no other is even loaded."""
    plans = tuple(files)
    names = (
        name
        for name, is_spoken_of in _CONTENT.items()
        if (is_spoken_of is None or any(map(is_spoken_of, plans)))
        and not (errors_only and name in _WARNING)
    )
    return tuple(chain.from_iterable(map(_rules_in, names)))


@cache
def _rules_in(module: str) -> tuple[Rule, ...]:
    return rules_among(vars(import_module(f"caichcli.rules.{module}")))


@cache
def _content_by_name() -> dict[str, Rule]:
    return {rule.name: rule for rule in content()}


@cache
def _every() -> dict[str, Rule]:
    modules = (
        "reading",
        "structure",
        *_CONTENT,
        "drafts",
        "edits",
        "duty_edits",
        "suppressions",
        "settings",
    )
    rules = chain.from_iterable(map(_rules_in, (*modules, "figures")))
    return {rule.name: rule for rule in rules}
