"""Comments that ignore a finding: ``# caich: ignore[rule, rule] reason``.

Beside the line of the finding's place, or alone on the line above it. Rules:
``ignore-without-reason``, ``unknown-ignore``, ``unsuppressible``,
``unused-ignore``. A comment without a reason ignores nothing; nor can a fault
be ignored of which no figure can be made, or one of these comments' own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from caichcli.language.spelling import nearest
from caichcli.plan.finding import Comment, Finding, Suppressed
from caichcli.rules.registry import IGNORES, RULES

_IGNORE = re.compile(r"caich:\s*ignore\s*(?:\[(?P<rules>[^\]]*)\])?[\s:–—-]*(?P<reason>.*)")


class Settled(Struct, frozen=True):
    """What is left to tell of a file, faults of its comments among it, and what is not told."""

    findings: list[Finding]
    suppressed: list[Suppressed]


class _Ignore(Struct, frozen=True):
    comment: Comment
    rules: tuple[str, ...]
    reason: str


def settle(
    findings: Sequence[Finding], comments: Sequence[Comment], judged: Collection[str]
) -> Settled:
    """Take out of one file's findings, whose places have their spans, what its comments ignore.

    A comment is told to be unused only where it names a rule that was ``judged``.
    """
    ignores = [_read(comment) for comment in comments]
    effective: dict[tuple[int, str], _Ignore] = {
        (ignore.comment.line, rule): ignore
        for ignore in ignores
        if ignore.reason
        for rule in ignore.rules
        if _can_be_ignored(rule)
    }
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[tuple[int, str]] = set()
    for finding in findings:
        key = next((key for key in _keys(finding) if key in effective), None)
        if key is None:
            kept.append(finding)
        else:
            used.add(key)
            suppressed.append(Suppressed(finding, effective[key].reason))
    for ignore in ignores:
        kept += _faults(ignore)
    for key, ignore in effective.items():
        if key not in used and key[1] in judged:
            kept.append(_told("unused-ignore", ignore, rule=key[1]))
    return Settled(kept, suppressed)


def _read(comment: Comment) -> _Ignore:
    found = _IGNORE.match(comment.text)
    assert found, "files.comments finds only such comments"
    rules = (name.strip() for name in (found["rules"] or "").split(","))
    return _Ignore(comment, tuple(filter(None, rules)), found["reason"].strip())


def _keys(finding: Finding) -> Iterator[tuple[int, str]]:
    """The lines that a comment on the finding may speak of: the first and the last of its place."""
    span = finding.place.span
    if span:
        yield span.line, finding.rule
        yield span.end_line, finding.rule


def _can_be_ignored(name: str) -> bool:
    rule = RULES.get(name)
    return rule is not None and not rule.essential and rule not in IGNORES


def _faults(ignore: _Ignore) -> Iterator[Finding]:
    if not ignore.rules:
        yield _told("unknown-ignore", ignore, rule="", problem="none", near="")
    for name in ignore.rules:
        if name not in RULES:
            yield _told("unknown-ignore", ignore, rule=name, problem="", near=_nearest(name))
        elif not _can_be_ignored(name):
            yield _told("unsuppressible", ignore, rule=name)
    if not ignore.reason:
        yield _told("ignore-without-reason", ignore)


@lru_cache(maxsize=1024)
def _nearest(name: str) -> str:
    return nearest(name, RULES)[0]


def _told(fault: str, ignore: _Ignore, **values: str) -> Finding:
    severity = RULES[fault].severity
    return Finding(fault, ignore.comment.place, severity, dict(values))
