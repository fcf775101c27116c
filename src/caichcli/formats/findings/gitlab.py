"""Findings as GitLab's Code Quality report, shown beside the lines of a merge request.

Source: docs.gitlab.com, "Code Quality", report format.
"""

from typing import Any

from msgspec import json

from caichcli.formats.findings.identity import fingerprints
from caichcli.formats.findings.report import UNREADABLE, Pointed, Report
from caichcli.language.wording import Language

SEVERITIES = {"error": "major", "warning": "minor"}


def write(report: Report, lang: Language) -> str:
    """One JSON array of all findings."""
    found = zip(report.findings, fingerprints(report), strict=True)
    issues = [_issue(pointed, fingerprint, report) for pointed, fingerprint in found]
    return json.format(json.encode(issues), indent=2).decode() + "\n"


def _issue(pointed: Pointed, fingerprint: str, report: Report) -> dict[str, Any]:
    finding, span = pointed.finding, pointed.span
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": f"{pointed.message}. {pointed.repair}".removesuffix(". "),
        "severity": "blocker" if finding.rule == UNREADABLE else SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": report.from_top(pointed.path),
            "lines": {"begin": span.line, "end": span.end_line},
        },
    }
