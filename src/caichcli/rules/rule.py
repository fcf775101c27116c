"""What a rule is: its name, how grave its fault is, and the function that looks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct, structs

from caichcli.plan.finding import Finding, Fix, Place, Related, Severity
from caichcli.plan.plan_settings import PaperSettings

# What a rule looks at: the disk or the text of a file (``reading``), the data's structure, what
# plans and the register say, a draft, an edit, a comment that ignores a finding, ``caich.toml``,
# the figures of a paper (``audit``).
Kind = Literal[
    "disk", "reader", "structure", "content", "draft", "edit", "comment", "settings", "paper"
]

Level = Literal["error", "warning", "off"]
Levels = Mapping[str, Level]  # by the name of the rule; rules that are not named keep their own


class DraftLimits(Struct, frozen=True):
    """What a workspace allows in a draft: how many tasks one lead may have due in a week."""

    tasks_in_a_week: int = 10


class WeekSettings(Struct, frozen=True):
    """What an office makes each week: the papers, by report and ending, and the folder for them.

    ``{week}`` in the folder's name is the week: ``2026-W48``. With ``eml`` each letter has the
    draft of an e-mail beside it.
    """

    papers: tuple[str, ...] = ("weekly.docx",)
    folder: str = "{week}"
    eml: bool = False


class Settings(Struct, frozen=True):
    """The levels of rules, limits of drafts, what papers bear, what is made each week.

    ``folders`` hold plans above and below, each with the place that names it.
    """

    levels: Levels = {}
    limits: DraftLimits = DraftLimits()
    paper: PaperSettings = PaperSettings()
    week: WeekSettings = WeekSettings()
    folders: Mapping[str, Place] = {}


class Fault(Struct, frozen=True):
    """One fault as a rule's function tells it: where, and the values that the page's words need."""

    place: Place
    values: dict[str, str | int] = {}
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


Check = Callable[..., Iterator[Fault]]


class Rule(Struct, frozen=True):
    """One thing that can be wrong.

    A rule on content judges a plan (``plan``), the register, or both. Of an
    ``essential`` rule's fault no figure can be made, or one changed in silence, so
    that nobody may ignore it, nor give it another level. Whoever records what an
    ``asked`` rule finds is asked whether that is meant. What a rule finds in a task hangs
    on that task and the plan's head alone, unless it looks ``across`` tasks or plans.
    ``check`` is None where ``files`` tells.
    """

    name: str
    severity: Severity
    kind: Kind
    plan: bool
    register: bool
    essential: bool
    asked: bool
    across: bool = False
    check: Check | None = None

    def __call__(self, check: Check) -> "Rule":
        """Return the rule with the function that looks for its fault."""
        return structs.replace(self, check=check)

    def findings(self, *subject: Any) -> Iterator[Finding]:
        """Yield a finding for each fault that the rule's function sees in its subject."""
        for fault in self.check(*subject) if self.check else ():
            yield Finding(
                self.name, fault.place, self.severity, fault.values, fault.related, fault.fix
            )


def rule(
    name: str,
    severity: Severity,
    *,
    kind: Kind = "content",
    plan: bool = True,
    register: bool = False,
    essential: bool | None = None,
    asked: bool = False,
) -> Rule:
    """Return a rule, to decorate the function that yields its faults.

    It stands without a function where ``files`` tells the fault, before there
    is any data. Errors are ``essential`` unless they are of an edit or of a
    paper, or say otherwise.
    """
    if essential is None:
        essential = severity == "error" and kind not in ("edit", "paper")
    return Rule(name, severity, kind, plan, register, essential, asked)


def across(rule: Rule) -> Rule:
    """Return a rule that looks across tasks or plans: what it finds does not hang on one alone."""
    return structs.replace(rule, across=True)


def rules_among(names: Mapping[str, object]) -> tuple[Rule, ...]:
    """Return the rules that a module defines, in their order; ``names`` are the module's."""
    return tuple(value for value in names.values() if isinstance(value, Rule))


def at_levels(findings: Iterable[Finding], levels: Levels) -> list[Finding]:
    """Return the findings, each at its rule's level, without those of rules that are off."""
    return [
        _at_level(finding, levels.get(finding.rule, finding.severity))
        for finding in findings
        if levels.get(finding.rule) != "off"
    ]


def _at_level(finding: Finding, level: Level) -> Finding:
    if level in (finding.severity, "off"):
        return finding
    return structs.replace(finding, severity=level)
