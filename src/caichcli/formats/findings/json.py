"""Findings as JSON: all of them, for programs."""

from msgspec import Struct

from caichcli.files.yaml import writer
from caichcli.formats.findings.report import Report, ReportItem
from caichcli.formats.json_text import dumps
from caichcli.language.wording import Language
from caichcli.plan.finding import Fix, Severity


class RelatedRecord(Struct, frozen=True):
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    label: str


class FixRecord(Struct, frozen=True):
    """A mend: the text to put in place of the value (or key) at ``route``.

    An empty text stands for what is written there, quoted.
    """

    route: list[str | int]
    on_key: bool
    text: str
    safe: bool


class FindingRecord(Struct, frozen=True, kw_only=True):
    rule: str
    severity: Severity
    message: str
    repair: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    route: list[str | int]
    related: list[RelatedRecord]
    fix: FixRecord | None


class SuppressedRecord(Struct, frozen=True):
    """A finding that a comment in the file ignores, and the comment's reason."""

    rule: str
    path: str
    line: int
    column: int
    reason: str


class ValidateAnswer(Struct, frozen=True, omit_defaults=True):
    """``caich validate --format json``; ``suppressed`` is there only where something is."""

    findings: list[FindingRecord]
    suppressed: list[SuppressedRecord] = []


def write(report: Report, lang: Language) -> str:
    """All findings as one JSON document; its words are in ``lang`` already."""
    answer = ValidateAnswer(records(report), [_suppressed(item) for item in report.suppressed])
    return dumps(answer)


def records(report: Report) -> list[FindingRecord]:
    """The findings of a report as JSON has them."""
    return [_record(item) for item in report.findings]


def _record(item: ReportItem) -> FindingRecord:
    finding, span = item.finding, item.span
    return FindingRecord(
        rule=finding.rule,
        severity=finding.severity,
        message=item.message,
        repair=item.repair,
        path=item.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        route=list(finding.place.route),
        related=[
            RelatedRecord(
                other.path,
                other.span.line,
                other.span.column,
                other.span.end_line,
                other.span.end_column,
                other.label,
            )
            for other in item.related
        ],
        fix=_fix(finding.fix) if finding.fix else None,
    )


def _fix(fix: Fix) -> FixRecord:
    text = fix.text if fix.data is None else writer.flow(fix.data)
    return FixRecord(list(fix.place.route), fix.place.on_key, text, fix.safe)


def _suppressed(item: ReportItem) -> SuppressedRecord:
    span = item.span
    return SuppressedRecord(item.finding.rule, item.path, span.line, span.column, item.reason)
