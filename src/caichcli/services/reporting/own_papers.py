"""caich's own papers among those that are audited: their figures beside those of their making."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import structs

from caichcli.audit import audits
from caichcli.audit.claims import Claim
from caichcli.audit.log.figures import WHOLE, PlanFigures
from caichcli.audit.paper.originals import OtherFigure, other_figures
from caichcli.audit.passages import PaperText
from caichcli.importers.grids.grid import FileRefusal
from caichcli.importers.papers import reading
from caichcli.plan.finding import Span
from caichcli.services.errors import Refusal
from caichcli.services.location import is_path
from caichcli.services.reporting import verification
from caichcli.services.reporting.statements import Statement
from caichcli.services.reporting.verification import OriginalPaper, PaperClaim
from caichcli.services.session import Session
from caichcli.services.workspaces import PlanHasErrors

DONE = ("done_on_time", "done_late", "done_undated")  # figures that are all that is done
MOST_RELATED = 10  # figures that are shown beside the first of those that the plan has moved


def changed(
    session: Session, path: str, content: bytes, plan: str | None = None
) -> Iterator[Claim]:
    """Yield each figure of a paper that is another than when caich made it.

    ``plan`` is the path of its plan, where that is not in the session's workspace. What only
    today's plan gives otherwise is no slip but a note. Where no plan is here, the paper's own seal
    tells that it was changed, and what its statement says of the plan's figures some places.
    """
    try:
        own = verification.read(session, path)
    except Refusal:
        return
    statement = own.statement
    if statement is None:
        return
    if plan is not None and is_path(plan):
        own = structs.replace(own, request=structs.replace(own.request, plan=plan))
    paper = reading.read(content, Path(path).name, charts=True)
    if isinstance(paper, FileRefusal):
        return
    try:
        original = verification.original(session, own)
    except Refusal as refusal:
        if own.state == "changed":
            yield _broken_seal(statement, refusal)
            yield from _beside_statement(statement, paper)
        return
    yield from _beside_original(original, own, statement, paper, Path(path).name)


def _beside_original(
    original: OriginalPaper, own: PaperClaim, statement: Statement, paper: PaperText, name: str
) -> Iterator[Claim]:
    """The figures of a paper that are others in what it was made as."""
    if original.content is None or (own.state != "changed" and original.only_now is None):
        return  # it is what it was made as
    made = reading.read(original.content, name, charts=True)
    if isinstance(made, FileRefusal):
        return
    figures = other_figures(paper, made)
    if original.only_now is None:
        yield from (_differing(figure, statement) for figure in figures)
    elif own.state != "changed":
        yield from _moved(list(figures))
    else:
        wrong = list(_beside_statement(statement, paper))
        places = {claim.span for claim in wrong}
        yield from wrong
        yield from (_moved_or_changed(one) for one in figures if one.span not in places)


def _differing(figure: OtherFigure, statement: Statement) -> Claim:
    """A figure of a paper that is another than caich made it of its plan."""
    values: dict[str, str | int] = {
        "written": figure.written,
        "log": figure.original,
        "figure": "made",
        "day": str(statement.as_of),
    }
    return Claim("log", figure.span, figure.written, "log-differs", "wrong", values)


def _moved(figures: Sequence[OtherFigure]) -> Iterator[Claim]:
    """One note on the figures of an unchanged paper that today's plan gives otherwise."""
    if figures:
        related = tuple(("other", one.span) for one in figures[1:MOST_RELATED])
        yield structs.replace(_moved_or_changed(figures[0]), related=related)


def _moved_or_changed(figure: OtherFigure) -> Claim:
    """A figure that today's plan gives otherwise, where nobody knows what it was then."""
    values: dict[str, str | int] = {"written": figure.written, "plan": figure.original}
    return Claim("log", figure.span, figure.written, "plan-moved", "note", values)


def _broken_seal(statement: Statement, refusal: Refusal) -> Claim:
    """That a paper was changed, and why nobody can tell where: its plan is broken, or not here."""
    is_broken = isinstance(refusal, PlanHasErrors)
    values: dict[str, str | int] = {
        "plan": "" if is_broken else statement.plan,
        "broken": statement.plan if is_broken else "",
    }
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
