"""Every rule by name: what ``explain``, the documentation and SARIF list."""

from collections.abc import Iterator
from types import ModuleType

from caichcli.plan.finding import Severity
from caichcli.rules import dates, log, references
from caichcli.rules.rule import Rule


def _unjudged(
    *names: str, severity: Severity = "error", essential: bool = False
) -> tuple[Rule, ...]:
    return tuple(Rule(name, severity, essential=essential) for name in names)


# Told by the door to disk: a file that is there and cannot be read.
DISK = _unjudged("unreadable-file", essential=True)

# Told by files.reader, before there is any data to judge.
READER = (
    *_unjudged(
        "encoding",
        "special-line-break",
        "control-character",
        "bidirectional-character",
        "invisible-character",
        "conflict-marker",
        "syntax",
        "empty-file",
        "several-documents",
        "directive",
        "too-deep",
        "anchor",
        "alias",
        "tag",
        "merge-key",
        "non-string-key",
        "duplicate-key",
        "integer-too-long",
        "not-finite-number",
        "refused-escape",
        essential=True,
    ),
    *_unjudged("decomposed-text", severity="warning"),
)

# Told by rules.structure, which is loaded only when a file does not fit the model.
STRUCTURE = _unjudged(
    "unknown-key",
    "missing-key",
    "wrong-type",
    "wrong-value",
    "number-as-text",
    "invalid-date",
    "invalid-id",
    "invalid-entry",
    "out-of-range",
    "empty-text",
    essential=True,
)

# Told by rules.edits, which is loaded only when a plan is compared with its base.
EDITS = (
    *_unjudged(
        "rewritten-entry",
        "removed-entry",
        "removed-task",
        "removed-area",
        "removed-plan",
        "changed-id",
        "reused-id",
        "changed-document",
    ),
    *_unjudged(
        "inserted-entry",
        "changed-deadline",
        "changed-lead",
        "backdated-done",
        severity="warning",
    ),
)


# Told by rules.drafts, which is loaded only when a draft is judged.
DRAFTS = _unjudged(
    "unassigned-task",
    "vague-lead",
    "unknown-members",
    "near-duplicate",
    "undatable-deadline",
    "crowded-week",
    "several-leads",
    "no-product",
    "unnamed-authority",
    severity="warning",
)

# Told by rules.suppressions of the comments that ignore a finding.
IGNORES = (
    *_unjudged("ignore-without-reason", "unsuppressible", essential=True),
    *_unjudged("unknown-ignore", "unused-ignore", severity="warning"),
)

# Told by rules.settings of a workspace's caich.toml.
SETTINGS = _unjudged(
    "settings-syntax", "unknown-setting", "wrong-setting", "fixed-severity", essential=True
)


def _defined_in(module: ModuleType) -> Iterator[Rule]:
    return (value for value in vars(module).values() if isinstance(value, Rule))


JUDGED = (*_defined_in(references), *_defined_in(dates), *_defined_in(log))

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (*DISK, *READER, *STRUCTURE, *JUDGED, *DRAFTS, *EDITS, *IGNORES, *SETTINGS)
}
