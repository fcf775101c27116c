"""The report of one run: its findings in words, each with its place, ready for every format."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from caichcli.files.yaml.reader import YamlDocument
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.finding import Finding, Place, Span

UNREADABLE = "unreadable-file"


class SecondPlace(Struct, frozen=True):
    """A second place: the path of its file, where in it, and what it is to the finding."""

    place: Place
    path: str
    span: Span
    label: str


class ReportItem(Struct, frozen=True):
    """A finding with the path of its file, its place in it and its words.

    ``names`` leads to the place by names instead of positions, if it was worked
    out; ``reason`` is why a comment keeps the finding from being told.
    """

    finding: Finding
    path: str
    span: Span
    message: str
    repair: str
    related: tuple[SecondPlace, ...]
    names: tuple[str, ...] = ()
    reason: str = ""


class Report(Struct, frozen=True):
    """The findings by file, line and column, and the texts of the files by path.

    ``documents`` has the files as they were read, for what mends them to be
    shown. ``files`` counts those that were asked about. ``top`` leads from the top of
    the repository to where the paths begin: empty, or with a slash at its end.
    ``version`` is caich's own. A ``summary`` stands at the end in place of the counts.
    ``old_lines`` are those of the files on disk, by the lines of texts that were to be written.
    """

    findings: tuple[ReportItem, ...]
    texts: Mapping[str, str]
    files: int
    suppressed: tuple[ReportItem, ...] = ()
    top: str = ""
    colour: bool = False
    version: str = "0"
    documents: Mapping[str, YamlDocument] = {}
    summary: tuple[str, ...] = ()
    old_lines: Mapping[str, Sequence[int | None]] = {}

    def line(self, path: str, span: Span) -> int | None:
        """Return the line of a file that a place is on; None of one that is not written yet."""
        lines = self.old_lines.get(path)
        return span.line if lines is None else lines[span.line - 1]

    @property
    def errors(self) -> int:
        return sum(item.finding.severity == "error" for item in self.findings)

    @property
    def readable(self) -> bool:
        """Whether every file could be read from disk."""
        return all(item.finding.rule != UNREADABLE for item in self.findings)

    def from_top(self, path: str) -> str:
        """A path as the platform knows it: from the top of the repository."""
        return posixpath.normpath(self.top + path)


def counts(report: Report, lang: Language) -> Iterator[str]:
    """Files, errors and warnings; then, where there are any, what is ignored or can be mended."""
    if report.summary:
        yield from report.summary
        return
    files = number(report.files, lang)
    if report.findings:
        errors = number(report.errors, lang)
        warnings = number(len(report.findings) - report.errors, lang)
        yield say(lang, "validate.count", files=files, errors=errors, warnings=warnings)
    else:
        yield say(lang, "validate.clean", files=files)
    if report.suppressed:
        yield say(lang, "validate.suppressed", count=number(len(report.suppressed), lang))
    fixes = [item.finding.fix for item in report.findings if item.finding.fix]
    safe = sum(fix.safe for fix in fixes)
    if safe:
        yield say(lang, "validate.fixable", count=number(safe, lang))
    if len(fixes) > safe:
        yield say(lang, "validate.fixable-unsafe", count=number(len(fixes) - safe, lang))
