"""caich's own papers among those that are audited: their figures beside those of their making."""

import re
from collections.abc import Iterator

from caichcli.audit import audits
from caichcli.audit.claims import Claim
from caichcli.audit.passages import PaperText
from caichcli.audit.plan_figures import WHOLE, PlanFigures
from caichcli.formats.documents.comparison import LineDifference
from caichcli.plan.finding import Span
from caichcli.services.errors import Refusal
from caichcli.services.reporting import verification
from caichcli.services.reporting.statements import Statement
from caichcli.services.session import Session

DONE = ("done_on_time", "done_late", "done_undated")  # figures that are all that is done
_MARKS = re.compile(r"[\s|*_#>\\-]+")


def changed(session: Session, path: str, paper: PaperText) -> Iterator[Claim]:
    """Yield each figure of a paper that is another than when caich made it.

    Where its plan is not here, its own seal tells that it was changed, and what its statement says
    of the plan's figures tells some of the places.
    """
    try:
        own = verification.read(session, path)
    except Refusal:
        return
    if own.statement is None:
        return
    try:
        answer = verification.verify(session, own)
    except Refusal:
        if own.state == "changed":
            yield _broken_seal(own.statement)
            yield from _beside_statement(own.statement, paper)
        return
    if answer.only_now and own.state != "changed":
        return
    for difference in answer.comparison.differences:
        if difference.kind == "figure":
            span = _span(paper, difference)
            values: dict[str, str | int] = {
                "written": difference.now,
                "log": difference.then,
                "figure": "made",
                "day": str(own.statement.as_of),
            }
            yield Claim("log", span, difference.now, "log-differs", "wrong", values)


def _broken_seal(statement: Statement) -> Claim:
    values: dict[str, str | int] = {"plan": statement.plan}
    return Claim("log", Span(1, 1, 1, 2), "", "paper-changed", "note", values)


def _beside_statement(statement: Statement, paper: PaperText) -> Iterator[Claim]:
    """The counts of a paper on a whole plan that are not those of its statement."""
    if statement.agencies or statement.stem not in ("", statement.report):
        return
    counts = {name: count.number for name, count in statement.figures.items()}
    done = [counts.get(name, 0) for name in DONE]
    counts["done"] = sum(done)
    log = PlanFigures(statement.as_of, {WHOLE: counts}, {}, {})
    yield from (claim for claim in audits.audit(paper, log).wrong if claim.kind == "log")


def _span(paper: PaperText, difference: LineDifference) -> Span:
    """Where a figure stands: in the line that begins as the difference tells."""
    writing = re.compile(rf"(?<![\d.,]){re.escape(difference.now)}(?![\d])")
    begins = _plain(difference.row)
    lines = [(at, line) for at, line in enumerate(paper.lines, 1) if writing.search(line)]
    own = [pair for pair in lines if begins and begins in _plain(pair[1])] or lines
    if not own:
        return Span(1, 1, 1, 2)
    number, line = own[0]
    match = writing.search(line)
    assert match is not None
    return Span(number, match.start() + 1, number, match.end() + 1)


def _plain(words: str) -> str:
    """Words without the marks that a format has and a reader does not see."""
    return _MARKS.sub("", words)
