"""Findings for people: place, what is wrong, the excerpt with a caret, what to do."""

from collections.abc import Iterator

from caichcli.formats.findings.counts import counts
from caichcli.formats.findings.excerpt import excerpt
from caichcli.formats.findings.report import Pointed, Report
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.finding import Span

SHOWN = 100
COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "quiet": "\x1b[2m", "bold": "\x1b[1m"}
RESET = "\x1b[0m"


def write(report: Report, lang: Language) -> str:
    """Every finding (the first hundred, all of them counted), then the counts."""
    blocks = ["\n".join(_finding(one, report, lang)) for one in report.findings[:SHOWN]]
    if len(report.findings) > SHOWN:
        more = number(len(report.findings) - SHOWN, lang)
        blocks.append(say(lang, "validate.more", count=more))
    blocks.append("\n".join(counts(report, lang)))
    return "\n\n".join(blocks) + "\n"


def _finding(pointed: Pointed, report: Report, lang: Language) -> Iterator[str]:
    finding, span, colour = pointed.finding, pointed.span, report.colour
    severity = say(lang, f"explain.{finding.severity}")
    where = f"{pointed.path}:{span.line}:{span.column}"
    kind = _painted(f"{severity}[{finding.rule}]", finding.severity, colour)
    yield f"{_painted(where, 'bold', colour)}: {kind}: {pointed.message}"
    gutter = len(str(max([span.line, *(other.span.line for other in pointed.related)])))
    yield from _excerpt(report, pointed.path, span, gutter, finding.severity)
    for other in pointed.related:
        there = f"{other.path}:{other.span.line}:{other.span.column}"
        yield f"{' ' * gutter} = {there}: {other.label}"
        yield from _excerpt(report, other.path, other.span, gutter, "quiet")
    if pointed.repair:
        yield f"{' ' * gutter} = {say(lang, 'validate.repair', words=pointed.repair)}"


def _excerpt(report: Report, path: str, span: Span, gutter: int, paint: str) -> Iterator[str]:
    found = excerpt(report.texts.get(path, ""), span)
    if found:
        sign = _painted("^" * found.under, paint, report.colour)
        yield f"{' ' * gutter} |"
        yield f"{span.line:>{gutter}} | {found.line}".rstrip()
        yield f"{' ' * gutter} | {' ' * found.before}{sign}"


def _painted(text: str, name: str, colour: bool) -> str:
    return f"{COLOURS[name]}{text}{RESET}" if colour else text
