"""Papers audited: their figures held against each other, and what is found made one report."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct

from caichcli.audit import audits
from caichcli.audit.audits import Audit
from caichcli.audit.claims import Claim
from caichcli.audit.passages import Paper
from caichcli.files.disk import workspace, writes
from caichcli.files.disk.workspace import Unreadable
from caichcli.files.yaml.reader import Document
from caichcli.formats.findings.report import Report
from caichcli.importers.grids.grid import Refused
from caichcli.importers.papers import reading
from caichcli.language.wording import day
from caichcli.plan.finding import Finding, Place, Related, Severity
from caichcli.rules import pages
from caichcli.services.errors import NotWritten, Refusal, require
from caichcli.services.session import Session
from caichcli.version import __version__

if TYPE_CHECKING:
    from caichcli.formats.documents.word.comments import Comment


class NotAudited(Refusal):
    """A file that is no paper with text; ``values`` are what the reason is about."""

    def __init__(self, path: str, reason: str, values: Mapping[str, Any]) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.values = values


class NotAWordFile(Refusal):
    """A paper of another kind, in which no comments can be put."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Audited(Struct, frozen=True):
    """A paper by its path, what stands in it, and what its figures claim."""

    path: str
    paper: Paper
    audit: Audit

    @property
    def findings(self) -> Iterator[Finding]:
        """What is wrong with its figures or worth a note, in the paper's order."""
        for claim in (*self.audit.wrong, *self.audit.notes):
            yield _finding(claim, self.path)


def audit(session: Session, path: str) -> Audited:
    """Return a paper with the verdict on all its figures; raise NotAudited."""
    content = workspace.read(session.folder / path)
    if isinstance(content, Unreadable):
        raise NotAudited(path, content.reason, {})
    paper = reading.read(content, Path(path).name)
    if isinstance(paper, Refused):
        raise NotAudited(path, paper.reason, paper.values)
    return Audited(path, paper, audits.audit(paper))


def report(session: Session, papers: Sequence[Audited], summary: Sequence[str] = ()) -> Report:
    """Return one report of several papers; ``summary`` stands at its end."""
    from caichcli.formats.findings.items import items

    documents = {one.path: Document("\n".join(one.paper.lines), UNSET) for one in papers}
    findings = [finding for one in papers for finding in one.findings]
    return Report(
        tuple(items(findings, documents, session.lang, lambda path: path, names=False)),
        {path: document.text for path, document in documents.items()},
        len(papers),
        version=__version__,
        summary=tuple(summary),
    )


def _finding(claim: Claim, path: str) -> Finding:
    severity: Severity = "error" if claim.outcome == "wrong" else "warning"
    related = tuple(
        Related(Place(path, ("figure", number), span=span), label)
        for number, (label, span) in enumerate(claim.related)
    )
    place = Place(path, (), span=claim.span)
    return Finding(claim.rule, place, severity, claim.values, related)


def comment(session: Session, audited: Audited, target: str, *, overwrite: bool) -> int:
    """Write a copy of a Word file with a comment at each figure that is found; return how many.

    Raises NotAWordFile, LibraryMissing, NotWritten.
    """
    if not audited.paper.anchors:
        raise NotAWordFile(audited.path)
    require("office", "docx")
    from caichcli.formats.documents.word import comments

    content = workspace.read(session.folder / audited.path)
    assert not isinstance(content, Unreadable)
    notes = [_comment(session, audited, finding) for finding in audited.findings]
    copy = comments.commented(content, notes, session.today)
    if isinstance(copy, Refused):
        raise NotAWordFile(audited.path)
    fault = writes.write(session.folder / target, copy, overwrite=overwrite)
    if fault is not None:
        raise NotWritten(target, fault.reason)
    return len(notes)


def _comment(session: Session, audited: Audited, finding: Finding) -> "Comment":
    """A finding as a comment on its figure."""
    from caichcli.formats.documents.word.comments import Comment

    span = finding.place.span
    assert span is not None
    line = audited.paper.lines[span.line - 1]
    figure = line[span.column - 1 : span.end_column - 1]
    writing = re.compile(rf"(?<![\d.,]){re.escape(figure)}(?!\d)")
    nth = sum(1 for _ in writing.finditer(line[: span.column - 1]))
    message, repair = pages.words(finding, session.lang, day)
    return Comment(*audited.paper.anchors[span.line - 1], figure, nth, f"{message}. {repair}")
