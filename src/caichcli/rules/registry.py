"""Every rule by name: what ``explain``, the documentation and SARIF list."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from caichcli.rules import (
    assessments,
    dates,
    inspections,
    log,
    papers,
    parents,
    references,
    reports,
)
from caichcli.rules.rule import Kind, Rule, rules_among

# The rules on what plans and the register say: every run asks them, in this order.
_MODULES = (references, parents, dates, log, reports, papers, inspections, assessments)
CONTENT = tuple(chain.from_iterable(rules_among(vars(module)) for module in _MODULES))


class _Registry(Mapping[str, Rule]):
    """Every rule; the modules of those that most runs do not ask are loaded when one is needed."""

    def __getitem__(self, name: str) -> Rule:
        return _content().get(name) or _every()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_every())

    def __len__(self) -> int:
        return len(_every())


RULES: Mapping[str, Rule] = _Registry()


def of_kinds(*kinds: Kind) -> tuple[Rule, ...]:
    """Return the rules of some kinds."""
    return tuple(rule for rule in _every().values() if rule.kind in kinds)


@cache
def _content() -> dict[str, Rule]:
    return {rule.name: rule for rule in CONTENT}


@cache
def _every() -> dict[str, Rule]:
    from caichcli.rules import (
        drafts,
        edits,
        figures,
        reading,
        settings,
        structure,
        suppressions,
    )

    modules = (reading, structure, *_MODULES, drafts, edits, suppressions, settings, figures)
    rules = chain.from_iterable(rules_among(vars(module)) for module in modules)
    return {rule.name: rule for rule in rules}
