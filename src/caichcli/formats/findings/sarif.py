"""Findings as SARIF 2.1.0: with the rules' help, stable fingerprints and mends.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
Lines and columns count from 1, columns in code points; offsets leave out a byte
order mark. What comments in the files ignore is left out: GitHub, which most
such reports go to, shows it as open whatever its ``suppressions`` say.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from caichcli.files.yaml import mends
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.reader import BOM, YamlDocument
from caichcli.files.yaml.splices import Splice
from caichcli.formats.fences import example_files
from caichcli.formats.findings.identity import fingerprints
from caichcli.formats.findings.report import Report, ReportItem
from caichcli.formats.json_text import dumps
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.finding import Fix, Span
from caichcli.rules.pages import page
from caichcli.rules.registry import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
INDEX = {name: index for index, name in enumerate(RULES)}

Json = dict[str, Any]
Mends = dict[tuple[str, int, int], Json]  # by path, line and column


def write(report: Report, lang: Language) -> str:
    """One run with all findings, and every rule whether it found something or not."""
    mends = _mends(report)
    pairs = zip(report.findings, fingerprints(report), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "caich",
                "version": report.version,
                "language": lang,
                "rules": [_rule(name, lang) for name in RULES],
            }
        },
        "language": lang,
        "invocations": [{"executionSuccessful": report.readable}],
        "originalUriBaseIds": {ROOT: {"description": {"text": say(lang, "validate.top")}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, fingerprint, report, mends) for item, fingerprint in pairs],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, lang: Language) -> Json:
    rule_page = page(name)
    words = rule_page.words(lang)
    markdown = [words.why.strip()]
    for key, example in rule_page.examples():
        markdown.append("\n\n".join((say(lang, f"explain.{key}"), *example_files(example))))
    return {
        "id": name,
        "shortDescription": {"text": words.title},
        "fullDescription": {"text": words.why.strip()},
        "help": {"text": words.why.strip(), "markdown": "\n\n".join(markdown)},
        "defaultConfiguration": {"level": RULES[name].severity},
    }


def _result(item: ReportItem, fingerprint: str, report: Report, mends: Mends) -> Json:
    finding = item.finding
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": INDEX[finding.rule],
        "level": finding.severity,
        "message": {"text": f"{item.message}. {item.repair}".removesuffix(". ")},
        "locations": [
            {
                "physicalLocation": _physical(item.path, item.span, report),
                "logicalLocations": [{"fullyQualifiedName": "/".join(item.names)}],
            }
        ],
        "partialFingerprints": {
            "caich/v1": fingerprint,
            # The one that GitHub follows findings by.
            "primaryLocationLineHash": f"{fingerprint}:1",
        },
    }
    if item.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(other.path, other.span, report),
                "message": {"text": other.label},
            }
            for number, other in enumerate(item.related, start=1)
        ]
    # Of two findings at one place the first has the mend.
    replacement = mends.pop((item.path, item.span.line, item.span.column), None)
    if finding.fix and replacement:
        change = {
            "artifactLocation": _artifact(item.path, report),
            "replacements": [replacement],
        }
        result["fixes"] = [
            {
                "description": {"text": item.repair or item.message},
                "artifactChanges": [change],
                "properties": {"safe": finding.fix.safe},
            }
        ]
    return result


def _physical(path: str, span: Span, report: Report) -> Json:
    return {"artifactLocation": _artifact(path, report), "region": _region(span)}


def _artifact(path: str, report: Report) -> Json:
    return {"uri": quote(report.from_top(path), errors="surrogateescape"), "uriBaseId": ROOT}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _mends(report: Report) -> Mends:
    """Every mend that can be made, by the file's path and the place's beginning."""
    fixes_by_path: dict[str, list[Fix]] = {}
    for item in report.findings:
        if item.finding.fix and item.path in report.documents:
            fixes_by_path.setdefault(item.path, []).append(item.finding.fix)
    return {
        (path, region["startLine"], region["startColumn"]): replacement
        for path, fixes in fixes_by_path.items()
        for replacement in _replacements(report.documents[path], fixes)
        for region in (replacement["deletedRegion"],)
    }


def _replacements(document: YamlDocument, fixes: list[Fix]) -> Iterator[Json]:
    """The mends of a text that can be made together."""
    body = document.text.removeprefix(BOM)
    lines, shift = Lines(body), len(document.text) - len(body)
    for splice in mends.propose(document, fixes):
        yield _replacement(splice, lines, shift)


def _replacement(splice: Splice, lines: Lines, shift: int) -> Json:
    start, end = splice.start - shift, splice.end - shift
    offsets = {"charOffset": start, "charLength": end - start}
    return {
        "deletedRegion": _region(lines.span(start, end)) | offsets,
        "insertedContent": {"text": splice.text},
    }
