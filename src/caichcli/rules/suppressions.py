"""Comments that ignore a finding: ``# caich: ignore[rule, rule] reason``.

Beside the line of the finding's place, or alone on the line above it. A
comment without a reason ignores nothing; nor can a fault be ignored of which
no figure can be made, or one of these comments' own.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from caichcli.language.spelling import nearest
from caichcli.plan.finding import Comment, Finding, Suppressed
from caichcli.rules.rule import Fault, Rule, rule

_IGNORE = re.compile(r"caich:\s*ignore\s*(?:\[(?P<rules>[^\]]*)\])?[\s:–—-]*(?P<reason>.*)")

Rules = Mapping[str, Rule]


class SuppressionOutcome(Struct, frozen=True):
    """What is left to tell of a file, faults of its comments among it, and what is not told."""

    findings: list[Finding]
    suppressed: list[Suppressed]


class _Ignore(Struct, frozen=True):
    comment: Comment
    rules: tuple[str, ...]
    reason: str


def apply_comments(
    findings: Sequence[Finding],
    comments: Sequence[Comment],
    rules: Rules,
    is_asked: Callable[[Rule], bool],
) -> SuppressionOutcome:
    """Take out of one file's findings, whose places have their spans, what its comments ignore.

    A comment is told to be unused only where it names a rule that was asked.
    """
    ignores = [_ignore(comment) for comment in comments]
    effective: dict[tuple[int, str], _Ignore] = {
        (ignore.comment.line, name): ignore
        for ignore in ignores
        if ignore.reason
        for name in ignore.rules
        if _can_be_ignored(name, rules)
    }
    remaining: list[Finding] = []
    suppressed: list[Suppressed] = []
    matches: set[tuple[int, str]] = set()
    for finding in findings:
        key = next((key for key in _keys(finding) if key in effective), None)
        if key is None:
            remaining.append(finding)
        else:
            matches.add(key)
            suppressed.append(Suppressed(finding, effective[key].reason))
    for ignore in ignores:
        remaining += _faults(ignore, rules)
    for key, ignore in effective.items():
        if key not in matches and is_asked(rules[key[1]]):
            remaining += unused_ignore.findings(ignore, key[1])
    return SuppressionOutcome(remaining, suppressed)


def _ignore(comment: Comment) -> _Ignore:
    match = _IGNORE.match(comment.text)
    assert match, "files.comments finds only such comments"
    names = (name.strip() for name in (match["rules"] or "").split(","))
    return _Ignore(comment, tuple(filter(None, names)), match["reason"].strip())


def _keys(finding: Finding) -> Iterator[tuple[int, str]]:
    """Yield the lines that a comment on the finding may speak of: its place's first and last."""
    span = finding.place.span
    if span:
        yield span.line, finding.rule
        yield span.end_line, finding.rule


def _can_be_ignored(name: str, rules: Rules) -> bool:
    return name in rules and not rules[name].essential and rules[name].kind != "comment"


def _faults(ignore: _Ignore, rules: Rules) -> Iterator[Finding]:
    for name in ignore.rules or ("",):
        yield from unknown_ignore.findings(ignore, name, rules)
        yield from unsuppressible.findings(ignore, name, rules)
    yield from ignore_without_reason.findings(ignore)


@rule("ignore-without-reason", "error", kind="comment")
def ignore_without_reason(ignore: _Ignore) -> Iterator[Fault]:
    """A comment that does not say why."""
    if not ignore.reason:
        yield Fault(ignore.comment.place)


@rule("unsuppressible", "error", kind="comment")
def unsuppressible(ignore: _Ignore, name: str, rules: Rules) -> Iterator[Fault]:
    """A comment on a rule whose faults nobody may ignore."""
    if name in rules and not _can_be_ignored(name, rules):
        yield Fault(ignore.comment.place, {"rule": name})


@rule("unknown-ignore", "warning", kind="comment")
def unknown_ignore(ignore: _Ignore, name: str, rules: Rules) -> Iterator[Fault]:
    """A comment that names no rule (``name`` is ""), or none that there is."""
    if not name:
        yield Fault(ignore.comment.place, {"rule": "", "problem": "none", "near": ""})
    elif name not in rules:
        near = _nearest(name, tuple(rules))
        yield Fault(ignore.comment.place, {"rule": name, "problem": "", "near": near})


@rule("unused-ignore", "warning", kind="comment")
def unused_ignore(ignore: _Ignore, name: str) -> Iterator[Fault]:
    """A comment on a rule that tells nothing there any more."""
    yield Fault(ignore.comment.place, {"rule": name})


@lru_cache(maxsize=1024)
def _nearest(name: str, names: tuple[str, ...]) -> str:
    return nearest(name, names)[0]
