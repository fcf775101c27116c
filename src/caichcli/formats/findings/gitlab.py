"""Findings as GitLab's Code Quality report, shown beside the lines of a merge request.

Source: docs.gitlab.com, "Code Quality", report format.
"""

from typing import Any

from caichcli.formats.findings.identity import fingerprints
from caichcli.formats.findings.report import UNREADABLE, Report, ReportItem
from caichcli.formats.json_text import dumps
from caichcli.language.wording import Language

SEVERITIES = {"error": "major", "warning": "minor"}


def write(report: Report, lang: Language) -> str:
    """One JSON array of all findings."""
    pairs = zip(report.findings, fingerprints(report), strict=True)
    return dumps([_issue(item, fingerprint, report) for item, fingerprint in pairs])


def _issue(item: ReportItem, fingerprint: str, report: Report) -> dict[str, Any]:
    finding, span = item.finding, item.span
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": f"{item.message}. {item.repair}".removesuffix(". "),
        "severity": "blocker" if finding.rule == UNREADABLE else SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": report.from_top(item.path),
            "lines": {"begin": span.line, "end": span.end_line},
        },
    }
