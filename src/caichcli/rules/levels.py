"""How grave a workspace says that a rule's findings are."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import structs

from caichcli.plan.finding import Finding

Level = Literal["error", "warning", "off"]
Levels = Mapping[str, Level]  # by the name of the rule; rules that are not named keep their own


def levelled(findings: Iterable[Finding], levels: Levels) -> list[Finding]:
    """The findings, each at the level of its rule; those that are off are left out."""
    return [
        _at(finding, levels.get(finding.rule, finding.severity))
        for finding in findings
        if levels.get(finding.rule) != "off"
    ]


def _at(finding: Finding, level: Level) -> Finding:
    if level in (finding.severity, "off"):
        return finding
    return structs.replace(finding, severity=level)
