"""Papers audited: their figures held against each other, and what is found made one report."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, structs

from caichcli.audit import audits
from caichcli.audit.audits import Audit
from caichcli.audit.claims import Claim
from caichcli.audit.log.figures import WHOLE, PlanFigures, TaskFact
from caichcli.audit.log.task_names import task_names
from caichcli.audit.passages import PaperText
from caichcli.files.disk import workspace, writes
from caichcli.files.disk.workspace import Unreadable
from caichcli.files.yaml.reader import YamlDocument
from caichcli.formats.findings.report import Report
from caichcli.importers.grids.grid import FileRefusal
from caichcli.importers.papers import reading
from caichcli.language.wording import day
from caichcli.plan.book import Book
from caichcli.plan.figures import Figures, Ids
from caichcli.plan.finding import Finding, Place, Related, Severity
from caichcli.plan.initiatives import STAGES
from caichcli.plan.model import Id
from caichcli.plan.standing import DONE, Standing
from caichcli.rules import pages
from caichcli.services.errors import NotWritten, Refusal, require
from caichcli.services.questions import agencies_of, ask
from caichcli.services.reporting import own_papers, periods
from caichcli.services.session import Session
from caichcli.version import __version__
from caichcli.views.initiatives import InitiativeQuery, initiatives
from caichcli.views.inspections import inspections, shortcomings
from caichcli.views.listing import Query
from caichcli.views.overview import overview
from caichcli.views.report.period import period_report

if TYPE_CHECKING:
    from caichcli.formats.documents.word.comments import WordComment

# The figures of a plan that papers tell, and what moves in a period.
COUNTED = (
    "total", "dated", "done", "not_done", "done_on_time", "done_late", "in_term", "overdue",
    "continuous", "undated", "suspended", "cancelled", "not_reported",
)  # fmt: skip
MOVED = ("done", "newly_overdue", "extended", "submitted", "assigned", "cancelled")


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
    paper: PaperText
    audit: Audit

    @property
    def findings(self) -> Iterator[Finding]:
        """What is wrong with its figures or worth a note, in the paper's order."""
        for claim in (*self.audit.wrong, *self.audit.notes):
            yield _finding(claim, self.path)


class LogRequest(Struct, frozen=True):
    """The plan whose log a paper is held against, its day, agencies and period."""

    plan: str | None = None
    as_of: str | None = None
    agencies: list[str] | None = None
    period: str | None = None


def log(session: Session, request: LogRequest) -> PlanFigures:
    """Return the figures of a plan that papers are held against, as ``status`` prints them.

    Raises what ``ask``, ``agencies_of`` and ``periods.choose`` raise.
    """
    movement: dict[str, int] = {}
    if request.period is None:
        question = ask(session, request.plan, request.as_of)
        book, agencies = question.book, agencies_of(question.book, request.agencies)
        state = overview(book, question.day, agencies)
    else:
        words = periods.words_of(request.period)
        choice = periods.choose(session, words, None, request.plan, request.as_of)
        book = choice.question.book
        agencies = agencies_of(book, request.agencies)
        report = period_report(book, choice.period, choice.day, agencies)
        state = report.now
        movement = {name: len(getattr(report.movement, name)) for name in MOVED}
    counts = {WHOLE: _counts(state.totals)}
    names: dict[str, str] = {}
    for row in state.by_agency if not agencies else ():
        if row.agency is not None:
            counts[row.agency] = _counts(row.figures)
            names[book.register.name(row.agency).lower()] = row.agency
    for area in state.by_area:
        counts[area.area.id] = _counts(area.figures)
        names[f"{area.area.id}. {area.area.name}".lower()] = area.area.id
    tasks = {line.task.id: _fact(line.standing) for line in state.lines}
    duties = _of_duties(book, state.day, agencies)

    @cache
    def of_agency(agency: str) -> Mapping[str, int]:
        of_all = agency in book.register.agencies and not agencies
        return _counts(overview(book, state.day, (agency,)).totals) if of_all else {}

    titles = task_names({line.task.id: line.task.title for line in state.lines})
    return PlanFigures(state.day, counts, names, tasks, movement, duties, of_agency, titles)


def _of_duties(book: Book, day_: dt.date, agencies: tuple[Id, ...]) -> dict[str, int]:
    """The figures of inspections, remedies and initiatives, as their commands print them."""
    counts: dict[str, Ids] = {}
    query = Query(agencies=agencies)
    if book.file.inspections:
        units = inspections(book, day_, query).figures
        sums = shortcomings(book, day_, query).figures
        counts = {f"units_{name}": getattr(units, name) for name in units.__struct_fields__}
        counts |= {
            "found": sums.total + sums.cancelled,
            "remedied": sums.done,
            "remedy_in_term": sums.in_term,
            "remedy_overdue": sums.overdue,
        }
    sizes = {name: len(ids) for name, ids in counts.items()}
    if book.file.initiatives:
        own = initiatives(book, day_, InitiativeQuery(agencies=agencies))
        sizes |= {f"initiatives_{stage}": len(own.of(stage)) for stage in STAGES}
    return sizes


def _counts(figures: Figures) -> dict[str, int]:
    return {name: len(getattr(figures, name)) for name in COUNTED}


def _fact(standing: Standing) -> TaskFact:
    is_done = standing.class_ in DONE
    is_late = standing.class_ in ("done-late", "overdue")
    due = standing.due if standing.own_term else None
    return TaskFact(is_done, is_late, due, standing.completed, standing.days_late)


def audit(
    session: Session, path: str, log: PlanFigures | None = None, plan: str | None = None
) -> Audited:
    """Return a paper with the verdict on all its figures; raise NotAudited.

    ``plan`` is the one that a paper of caich's is held against, where it is not in the session's
    workspace.
    """
    content = workspace.read(session.folder / path)
    if isinstance(content, Unreadable):
        raise NotAudited(path, content.reason, {})
    paper = reading.read(content, Path(path).name)
    if isinstance(paper, FileRefusal):
        raise NotAudited(path, paper.reason, paper.values)
    answer = audits.audit(paper, log)
    extra = tuple(own_papers.changed(session, path, content, plan))
    places = {claim.span for claim in extra}
    claims = [claim for claim in answer.claims if claim.kind != "log" or claim.span not in places]
    claims = sorted((*claims, *extra), key=lambda claim: (claim.span.line, claim.span.column))
    return Audited(path, paper, structs.replace(answer, claims=tuple(claims)))


def report(session: Session, papers: Sequence[Audited], summary: Sequence[str] = ()) -> Report:
    """Return one report of several papers; ``summary`` stands at its end."""
    from caichcli.formats.findings.items import items

    documents = {one.path: YamlDocument("\n".join(one.paper.lines), UNSET) for one in papers}
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
    if isinstance(copy, FileRefusal):
        raise NotAWordFile(audited.path)
    fault = writes.write(session.folder / target, copy, overwrite=overwrite)
    if fault is not None:
        raise NotWritten(target, fault.reason)
    return len(notes)


def _comment(session: Session, audited: Audited, finding: Finding) -> "WordComment":
    """A finding as a comment on its figure."""
    from caichcli.formats.documents.word.comments import WordComment

    span = finding.place.span
    assert span is not None
    line = audited.paper.lines[span.line - 1]
    figure = line[span.column - 1 : span.end_column - 1]
    # A mark of a footnote is [1] in the line, and no text of the file.
    writing = re.compile(rf"(?<![\d.,\[]){re.escape(figure)}(?!\d)")
    nth = sum(1 for _ in writing.finditer(line[: span.column - 1]))
    message, repair = pages.words(finding, session.lang, day)
    return WordComment(*audited.paper.anchors[span.line - 1], figure, nth, f"{message}. {repair}")
