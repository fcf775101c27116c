"""What is said of figures without one: a rest that only a difference gives, an estimate."""

import re
from collections.abc import Iterator, Sequence

from caichcli.audit.claims import Claim, shown
from caichcli.audit.sentences.parts import Breakdown
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import same_unit

_REST = re.compile(r"[^.!?\n]{0,40}?\b(?:số )?còn lại\b(?P<words>[^.;!?\n]{3,80})")
# Behind a figure that is the rest itself: 5 xã còn lại.
_OWN_REST = re.compile(r"\s*(?:[^\W\d]+ ){1,4}còn lại\b")
_ESTIMATE = re.compile(r"\bước (?:thực hiện|đạt|cả năm|giải ngân)\b")
_DONE = re.compile(r"\bđã\b")

BESIDE = 40  # figures of a sentence before an estimate


def wordings(statement: FigureText, groups: Sequence[Breakdown]) -> Iterator[Claim]:
    """Yield a note for each class that only a difference gives, each estimate beside a count."""
    for group in groups:
        last = group.parts[-1]
        match = _REST.match(statement.lower, last.end)
        is_own = _OWN_REST.match(statement.lower, last.end) is not None
        is_bare = match is not None and not is_own and not any(map(str.isdigit, match[0]))
        if is_bare and group.opener and group.sum < group.total.value and not group.fits:
            yield _rest(statement, group)
    yield from _estimates(statement)


def _rest(statement: FigureText, group: Breakdown) -> Claim:
    numeral = statement.written(group.total)
    gap = group.total.value - group.sum
    values: dict[str, str | int] = {"total": numeral, "gap": shown(gap, group.places, numeral)}
    return Claim("rest", statement.span(group.total), numeral, "rest-unnamed", "note", values)


def _estimates(statement: FigureText) -> Iterator[Claim]:
    """An estimate in one sentence with what is done, of the same unit."""
    for one in statement.quantities:
        if not _ESTIMATE.search(statement.lower[max(0, one.start - 40) : one.start]):
            continue
        start = statement.sentence_start(one.start)
        at = statement.place(one)
        for other in statement.quantities[max(0, at - BESIDE) : at]:
            in_sentence = start <= other.start < one.start
            clause = statement.clause(other)
            if in_sentence and _DONE.search(clause) and other.unit and same_unit(one, other):
                yield Claim(
                    "rest",
                    statement.span(one),
                    statement.written(one),
                    "estimate-beside-done",
                    "note",
                    {"estimate": statement.written(one), "done": statement.written(other)},
                    (("done", statement.span(other)),),
                )
                break
