"""Findings as GitHub's workflow commands: each becomes an annotation beside its line.

Source: docs.github.com, "Workflow commands for GitHub Actions", setting an error
message, and the escapes of actions/toolkit. GitHub shows columns only where a
place begins and ends on one line.
"""

from collections.abc import Iterator

from caichcli.formats.findings.report import Report, ReportItem
from caichcli.language.characters import legible
from caichcli.language.wording import Language

# In this order: the percent sign of an escape is not escaped again.
_OF_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_OF_PROPERTIES = {**_OF_DATA, ":": "%3A", ",": "%2C"}


def write(report: Report, lang: Language) -> str:
    """One line a finding; nothing where there is none."""
    return "".join(f"{_command(item, report)}\n" for item in report.findings)


def _command(item: ReportItem, report: Report) -> str:
    properties = ",".join(
        f"{name}={_escape(str(value), _OF_PROPERTIES)}" for name, value in _properties(item, report)
    )
    words = "\n".join(filter(None, (item.message, *_related(item, report), item.repair)))
    return f"::{item.finding.severity} {properties}::{_escape(words, _OF_DATA)}"


def _properties(item: ReportItem, report: Report) -> Iterator[tuple[str, str | int]]:
    span = item.span
    yield "file", report.from_top(item.path)
    yield "line", span.line
    yield "endLine", span.end_line
    if span.line == span.end_line:
        yield "col", span.column
        yield "endColumn", span.end_column
    yield "title", f"caich: {item.finding.rule}"


def _related(item: ReportItem, report: Report) -> Iterator[str]:
    for other in item.related:
        yield f"{other.label} ({report.from_top(other.path)}:{other.span.line})"


def _escape(text: str, escapes: dict[str, str]) -> str:
    text = legible(text)
    for character, escape in escapes.items():
        text = text.replace(character, escape)
    return text
