"""GitLab's Code Quality report: the form that GitLab takes, and fingerprints that last."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from msgspec import structs

from caichcli.formats.findings import gitlab
from caichcli.formats.findings.report import Report
from tests.formats.findings.samples import FILES, HEAD, REGISTER, TASKS, lay_out, made_up, report_on

# What GitLab's documentation asks of a report ("Code Quality report format").
REPORT = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    # From the top of the repository, and not "./".
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(report: Report) -> list[Any]:
    answer = json.loads(gitlab.write(report, "vi"))
    jsonschema_rs.validate(REPORT, answer)
    assert isinstance(answer, list)
    return answer


def known(root: Path, tasks: str) -> dict[tuple[str, int], str]:
    """The fingerprints of what is found among tasks, by rule and line."""
    files = {"plans/2026.yaml": HEAD + tasks, "plans/agencies.yaml": REGISTER}
    return {
        (issue["check_name"], issue["location"]["lines"]["begin"]): issue["fingerprint"]
        for issue in issues(report_on(lay_out(files, root)))
    }


def test_the_report_is_as_gitlab_documents_it(tmp_path: Path) -> None:
    assert len(issues(report_on(lay_out(FILES, tmp_path)))) == 3


@pytest.mark.parametrize(
    ("rule", "severity", "expected"),
    [
        ("unknown-agency", "error", "major"),
        ("missing-lead", "warning", "minor"),
        ("unreadable-file", "error", "blocker"),
    ],
)
def test_severities(rule: str, severity: Any, expected: str) -> None:
    (issue,) = issues(made_up("a", rule=rule, severity=severity))
    assert issue["severity"] == expected


def test_paths_are_those_of_the_repository() -> None:
    (issue,) = issues(structs.replace(made_up("a"), top="so-noi-vu/"))
    assert issue["location"]["path"] == "so-noi-vu/plans/2026.yaml"


UNKNOWN = "  - {{id: {id}, title: Nhiệm vụ, area: I, lead: [{lead}]}}\n"
TWO = UNKNOWN.format(id="I.1", lead="bo-x") + UNKNOWN.format(id="I.2", lead="bo-x")
SAME = {
    "lines put in above": "# chú thích\n\n" + TWO,
    "a task put in above": UNKNOWN.format(id="I.9", lead="bo-a") + TWO,
    "the same fault in a task put in above": UNKNOWN.format(id="I.9", lead="bo-x") + TWO,
    "other spaces, and another title": TWO.replace("Nhiệm vụ", "Việc   khác"),
    "the tasks exchanged": "".join(reversed(TWO.splitlines(keepends=True))),
    "another lead beside": TWO.replace("[bo-x]", "[bo-a, bo-x]"),
}


@pytest.mark.parametrize("edit", SAME)
def test_a_fingerprint_stays_while_its_finding_does(tmp_path: Path, edit: str) -> None:
    before = set(known(tmp_path, TWO).values())
    assert len(before) == 2
    assert before <= set(known(tmp_path, SAME[edit]).values())


def test_a_fault_mended_takes_its_fingerprint_along(tmp_path: Path) -> None:
    first, second = known(tmp_path, TWO).values()
    after = known(tmp_path, TWO.replace("I.1, title: Nhiệm vụ, area: I, lead: [bo-x]",
                                        "I.1, title: Nhiệm vụ, area: I, lead: [bo-a]"))  # fmt: skip
    assert set(after.values()) == {second}
    assert first != second


ALIKE = {
    "two at one place of a broken text": "  - {id: I.1\n  - {id: I.1\n",
    "ids given twice": TWO.replace("I.2", "I.1") * 2,
    "characters on equal lines": "  - {id: I.1, title: a\u200bb, area: I}\n" * 2,
    "an unknown agency twice in a list": TWO.replace("[bo-x]", "[bo-x, bo-x]"),
    "all sorts": TASKS,
}


@pytest.mark.parametrize("what", ALIKE)
def test_no_two_findings_have_one_fingerprint(tmp_path: Path, what: str) -> None:
    files = {"plans/2026.yaml": HEAD + ALIKE[what], "plans/agencies.yaml": REGISTER}
    found_ = issues(report_on(lay_out(files, tmp_path)))
    assert found_
    assert len({issue["fingerprint"] for issue in found_}) == len(found_)
