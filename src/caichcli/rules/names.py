"""An agency's name where its id belongs: no id can be written so, but the register knows it."""

from collections.abc import Iterable

from msgspec import structs

from caichcli.plan.agencies import NotFound, Register
from caichcli.plan.finding import Finding, Fix
from caichcli.plan.model import Id
from caichcli.rules.case import SUGGESTED

# The keys of plans and registers that name agencies and groups.
KEYS = frozenset(
    ("standing_agency", "lead", "support", "agency", "by", "to", "parent", "members", "successors")
)


def mended(findings: Iterable[Finding], register: Register) -> list[Finding]:
    """The findings; those of a name that is one body's alone with the id to put in its place."""
    meant: dict[str, Id | None] = {}
    return [_mended(finding, register, meant) for finding in findings]


def _mended(finding: Finding, register: Register, meant: dict[str, Id | None]) -> Finding:
    """``meant`` remembers the names met; only the first few are looked up."""
    if finding.rule != "invalid-id" or finding.values["key"] not in KEYS:
        return finding
    name = str(finding.values["written"])
    if name not in meant:
        found = register.find(name) if len(meant) < SUGGESTED else NotFound(name, ())
        meant[name] = None if isinstance(found, NotFound) else found
    id_ = meant[name]
    return structs.replace(finding, fix=Fix(finding.place, id_)) if id_ else finding
