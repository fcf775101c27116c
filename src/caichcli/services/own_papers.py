"""caich's own papers among those that are audited: their figures beside those of their making."""

import re
from collections.abc import Iterator

from caichcli.audit.claims import Claim
from caichcli.audit.passages import PaperText
from caichcli.formats.documents.comparison import LineDifference
from caichcli.plan.finding import Span
from caichcli.services import verification
from caichcli.services.errors import Refusal
from caichcli.services.session import Session

_MARKS = re.compile(r"[\s|*_#>\\-]+")


def changed(session: Session, path: str, paper: PaperText) -> Iterator[Claim]:
    """Yield each figure of a paper that is another than when caich made it.

    Of a paper that says nothing of its making, or whose plan is not here, none is known.
    """
    try:
        own = verification.read(session, path)
        statement = own.statement
        answer = verification.verify(session, own)
    except Refusal:
        return
    if statement is None or (answer.only_now and own.state != "changed"):
        return
    for difference in answer.comparison.differences:
        if difference.kind == "figure":
            span = _span(paper, difference)
            values: dict[str, str | int] = {
                "written": difference.now,
                "log": difference.then,
                "figure": "made",
                "day": str(statement.as_of),
            }
            yield Claim("log", span, difference.now, "log-differs", "wrong", values)


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
