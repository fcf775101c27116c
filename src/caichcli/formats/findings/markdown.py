"""Findings as a digest in Markdown, for a comment on a proposed edit.

A comment takes 65,536 characters on GitHub: a longer digest leaves out details
at its end, and says so.
"""

from collections.abc import Iterator

from caichcli.formats.documents.escaping import markdown_text
from caichcli.formats.fences import fence, inline
from caichcli.formats.findings.excerpt import excerpt
from caichcli.formats.findings.report import Report, ReportItem, counts
from caichcli.language.characters import printable, without_commands
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.finding import Span

ROWS = 50
LONGEST = 60_000


def write(report: Report, lang: Language) -> str:
    """The counts, a table of the first findings, and their details folded."""
    title, *further = counts(report, lang)
    first = report.findings[:ROWS]
    parts = [f"### {title}"]
    if first:
        parts.append("\n".join(_table(first, report, lang)))
    if len(report.findings) > ROWS:
        parts.append(say(lang, "validate.more", count=number(len(report.findings) - ROWS, lang)))
    parts += further
    details = list(_fitting(first, report, lang, LONGEST - len("".join(parts))))
    if details:
        summary = say(lang, "validate.details", count=number(len(details), lang))
        parts += [f"<details><summary>{summary}</summary>", *details, "</details>"]
    return "\n\n".join(parts) + "\n"


def _table(items: tuple[ReportItem, ...], report: Report, lang: Language) -> Iterator[str]:
    heads = (say(lang, f"validate.{key}") for key in ("place", "level", "rule", "fault"))
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|"
    for item in items:
        severity = say(lang, f"explain.{item.finding.severity}")
        place = _place(item.path, item.span, report).replace("|", "\\|")
        yield f"| {place} | {severity} | `{item.finding.rule}` | {markdown_text(item.message)} |"


def _fitting(
    items: tuple[ReportItem, ...], report: Report, lang: Language, room: int
) -> Iterator[str]:
    """The details of as many findings as there is room for."""
    for item in items:
        detail = "\n\n".join(_detail(item, report, lang))
        room -= len(detail) + 2
        if room < 0:
            return
        yield detail


def _detail(item: ReportItem, report: Report, lang: Language) -> Iterator[str]:
    severity = say(lang, f"explain.{item.finding.severity}")
    place = _place(item.path, item.span, report)
    yield f"**{place}** {severity} `{item.finding.rule}`: {markdown_text(item.message)}"
    yield from _excerpt(item.path, item.span, report)
    for other in item.related:
        yield f"{_place(other.path, other.span, report)}: {markdown_text(other.label)}"
        yield from _excerpt(other.path, other.span, report)
    if item.repair:
        yield say(lang, "validate.repair", words=markdown_text(item.repair))


def _excerpt(path: str, span: Span, report: Report) -> Iterator[str]:
    line = excerpt(report.texts.get(path, ""), span)
    if line:
        yield fence(f"{without_commands(line.text)}\n{' ' * line.before}{'^' * line.under}")


def _place(path: str, span: Span, report: Report) -> str:
    return inline(f"{printable(report.from_top(path))}:{span.line}:{span.column}")
