"""What a rule is: a name, a severity, and one function that looks for one fault."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from caichcli.plan.finding import Fix, Place, Related, Severity


class Fault(Struct, frozen=True):
    """What a rule found: where, and the values that its page's words need.

    The engine makes a finding of it by adding the rule's name and severity.
    """

    place: Place
    values: dict[str, str | int] = {}
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


Check = Callable[[Any], Iterator[Fault]]


class Rule(Struct, frozen=True):
    """One thing that can be wrong.

    ``plan`` judges a ``PlanCase``, ``register`` a ``RegisterCase``; a rule with
    neither is told by the reader, by the structural walk or by the engine.
    Of an ``essential`` rule's fault no figure can be made, so that nobody may
    ignore it, nor give it another level.
    """

    name: str
    severity: Severity
    plan: Check | None = None
    register: Check | None = None
    essential: bool = False


def rule(
    name: str,
    severity: Severity,
    *,
    plan: bool = True,
    register: bool = False,
    essential: bool | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields the faults of one plan, of the register, or of both.

    Rules that tell errors are ``essential`` unless they say otherwise.
    """
    needed = severity == "error" if essential is None else essential

    def made(check: Check) -> Rule:
        return Rule(name, severity, check if plan else None, check if register else None, needed)

    return made
