"""Findings for people: place, what is wrong, the excerpt with a caret, what to do."""

from collections.abc import Iterator

from caichcli.formats.findings.excerpt import excerpt
from caichcli.formats.findings.report import Report, ReportItem, counts
from caichcli.language.characters import printable
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


def _finding(item: ReportItem, report: Report, lang: Language) -> Iterator[str]:
    finding, span, colour = item.finding, item.span, report.colour
    severity = say(lang, f"explain.{finding.severity}")
    where = printable(_where(report, item.path, span, lang))
    kind = _in_colour(f"{severity}[{finding.rule}]", finding.severity, colour)
    yield f"{_in_colour(where, 'bold', colour)}: {kind}: {printable(item.message)}"
    gutter = len(str(max([span.line, *(other.span.line for other in item.related)])))
    yield from _excerpt(report, item.path, span, gutter, finding.severity)
    for other in item.related:
        there = _where(report, other.path, other.span, lang)
        yield f"{' ' * gutter} = {printable(f'{there}: {other.label}')}"
        yield from _excerpt(report, other.path, other.span, gutter, "quiet")
    if item.repair:
        yield f"{' ' * gutter} = {say(lang, 'validate.repair', words=item.repair)}"


def _where(report: Report, path: str, span: Span, lang: Language) -> str:
    """A place in a file; of a line that was to be written, that."""
    line = report.line(path, span)
    if line is None:
        return say(lang, "validate.unwritten", path=path)
    return f"{path}:{line}:{span.column}"


def _excerpt(report: Report, path: str, span: Span, gutter: int, paint: str) -> Iterator[str]:
    line = excerpt(report.texts.get(path, ""), span)
    if line:
        sign = _in_colour("^" * line.under, paint, report.colour)
        yield f"{' ' * gutter} |"
        there = report.line(path, span)
        yield f"{'+' if there is None else there:>{gutter}} | {line.text}".rstrip()
        yield f"{' ' * gutter} | {' ' * line.before}{sign}"


def _in_colour(text: str, name: str, colour: bool) -> str:
    return f"{COLOURS[name]}{text}{RESET}" if colour else text
