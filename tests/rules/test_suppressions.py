"""Comments that ignore findings: what they keep from being told, and what is told of them."""

import pytest

from caichcli.plan.finding import Comment, Finding, Place, Severity, Span
from caichcli.rules.registry import RULES, content, of_kinds
from caichcli.rules.rule import Rule
from caichcli.rules.suppressions import SuppressionOutcome, apply_comments


def finding(rule: str, line: int, last: int | None = None) -> Finding:
    place = Place("a.yaml", span=Span(line, 5, last or line, 9))
    return Finding(rule, place, RULES[rule].severity)


def comment(text: str, line: int) -> Comment:
    return Comment(Place("a.yaml", span=Span(line, 20, line, 40)), f"caich: {text}", line)


def outcome(findings: list[Finding], comments: list[Comment]) -> SuppressionOutcome:
    """Return what comments leave of findings, where the rules on content were asked."""

    def is_asked(rule: Rule) -> bool:
        return rule.kind == "content"

    return apply_comments(findings, comments, RULES, is_asked)


OUT_OF_PERIOD, NO_LEAD = "deadline-outside-period", "missing-lead"
# A finding "rule@line", comments "text@line" -> what is told, by rule and line.
CASES: dict[str, tuple[list[str], list[str], list[str]]] = {
    "the line's own": ([f"{OUT_OF_PERIOD}@3"], [f"ignore[{OUT_OF_PERIOD}] vì@3"], []),
    "another line": (
        [f"{OUT_OF_PERIOD}@4"],
        [f"ignore[{OUT_OF_PERIOD}] vì@3"],
        [f"{OUT_OF_PERIOD}@4", "unused-ignore@3"],
    ),
    "another rule": (
        [f"{NO_LEAD}@3"],
        [f"ignore[{OUT_OF_PERIOD}] vì@3"],
        [f"{NO_LEAD}@3", "unused-ignore@3"],
    ),
    "two findings of one rule": ([f"{OUT_OF_PERIOD}@3"] * 2, [f"ignore[{OUT_OF_PERIOD}] vì@3"], []),
    "two rules": (
        [f"{OUT_OF_PERIOD}@3", f"{NO_LEAD}@3"],
        [f"ignore[{NO_LEAD}, {OUT_OF_PERIOD}] vì@3"],
        [],
    ),
    "one of two rules is not there": (
        [f"{OUT_OF_PERIOD}@3"],
        [f"ignore[{NO_LEAD},{OUT_OF_PERIOD}] vì@3"],
        ["unused-ignore@3"],
    ),
    "no reason: nothing is ignored": (
        [f"{OUT_OF_PERIOD}@3"],
        [f"ignore[{OUT_OF_PERIOD}]@3"],
        [f"{OUT_OF_PERIOD}@3", "ignore-without-reason@3"],
    ),
    "signs are no reason": (
        [f"{OUT_OF_PERIOD}@3"],
        [f"ignore[{OUT_OF_PERIOD}]: – @3"],
        [f"{OUT_OF_PERIOD}@3", "ignore-without-reason@3"],
    ),
    "no rule": (
        [f"{OUT_OF_PERIOD}@3"],
        ["ignore vì@3"],
        [f"{OUT_OF_PERIOD}@3", "unknown-ignore@3"],
    ),
    "an empty list": ([], ["ignore[ , ] vì@3"], ["unknown-ignore@3"]),
    "a misspelt rule": (
        [f"{OUT_OF_PERIOD}@3"],
        [f"ignore[{OUT_OF_PERIOD}s] vì@3"],
        [f"{OUT_OF_PERIOD}@3", "unknown-ignore@3"],
    ),
    "a fault that leaves no figure": (
        ["duplicate-task@3"],
        ["ignore[duplicate-task] vì@3"],
        ["duplicate-task@3", "unsuppressible@3"],
    ),
    "an error that leaves the figures": (["unknown-agency@3"], ["ignore[unknown-agency] vì@3"], []),
    "an error in the edit": (["rewritten-entry@3"], ["ignore[rewritten-entry] vì@3"], []),
    "a rule that was not looked for": ([], ["ignore[rewritten-entry] vì@3"], []),
    "a comment about a comment": (
        [],
        ["ignore[unused-ignore] vì@3"],
        ["unsuppressible@3"],
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_what_is_told(what: str) -> None:
    faults, remarks, expected = CASES[what]
    findings = [finding(rule, int(line)) for rule, line in (item.split("@") for item in faults)]
    comments = [comment(text, int(line)) for text, line in (item.split("@") for item in remarks)]
    answer = outcome(findings, comments)
    remaining = [f"{one.rule}@{one.place.span.line}" for one in answer.findings if one.place.span]
    assert remaining == expected
    suppressed = [one.finding for one in answer.suppressed]
    assert suppressed == [one for one in findings if one not in answer.findings]
    assert {one.reason for one in answer.suppressed} <= {"vì"}


@pytest.mark.parametrize(("line", "is_ignored"), [(3, True), (4, False), (5, True)])
def test_a_long_place_is_spoken_of_on_its_first_and_last_line(line: int, is_ignored: bool) -> None:
    answer = outcome([finding(OUT_OF_PERIOD, 3, 5)], [comment(f"ignore[{OUT_OF_PERIOD}] vì", line)])
    assert bool(answer.suppressed) == is_ignored


def test_the_nearest_rule_is_named() -> None:
    (fault,) = outcome([], [comment("ignore[mising-lead] vì", 1)]).findings
    assert fault.values["near"] == "missing-lead"


@pytest.mark.parametrize(
    ("rule", "severity"),
    [
        ("ignore-without-reason", "error"),
        ("unsuppressible", "error"),
        ("unknown-ignore", "warning"),
        ("unused-ignore", "warning"),
    ],
)
def test_how_grave_a_wrong_comment_is(rule: str, severity: Severity) -> None:
    assert RULES[rule].severity == severity
    assert RULES[rule].kind == "comment"


def test_what_no_figure_can_be_made_of_is_essential() -> None:
    """All errors but those in the edit, save one, and those of which the figures remain."""
    fitting = of_kinds("disk", "reader", "structure", "settings")
    assert all(rule.essential for rule in fitting if rule.severity == "error")
    assert [one.name for one in of_kinds("edit", "draft") if one.essential] == ["figure-changed"]
    assert {rule.name for rule in content() if rule.severity == "error" and not rule.essential} == {
        "missing-register",
        "unknown-agency",
        "ambiguous-agency",
        "unknown-implements",
        "unknown-plan-above",
    }
    assert not [rule.name for rule in RULES.values() if rule.essential and rule.severity != "error"]
