"""Read one cell: tokens, parts, dates; and where that fails, what can be read instead."""

from collections.abc import Iterable, Iterator
from datetime import date

from caichcli.plan.deadlines import cell, meaning
from caichcli.plan.deadlines.patterns import CellText
from caichcli.plan.deadlines.tokens import is_bare, nfc, tokenise
from caichcli.plan.deadlines.values import (
    LONGEST,
    Deadline,
    RefusalReason,
    TermRefusal,
    UnreadableDeadline,
)

_MOST_READINGS = 3
_OF_WORDS: frozenset[RefusalReason] = frozenset(("no-term", "two-readings", "unknown-words"))


def read(
    text: str, start: date, end: date, issued: date | None, eves_from: date | None = None
) -> Deadline | UnreadableDeadline:
    """Return the meaning of a cell; see :func:`caichcli.plan.deadlines.read`."""
    frame = meaning.Frame(start, end, issued, eves_from)
    source = nfc(text)
    if len(source) > LONGEST:
        return UnreadableDeadline(text, "too-long")
    tokens = CellText(tokenise(source), is_bare(source))
    try:
        return _meaning(text, source, tokens, frame)
    except TermRefusal as refused:
        reason, readings = refused.reason, refused.readings
    from caichcli.plan.deadlines import respelling  # of few cells

    apart = respelling.take_apart(source, tokens)
    if apart is not None:
        try:
            return _meaning(text, source, apart, frame)
        except TermRefusal:
            pass
    candidates = [reading.replace("{year}", str(start.year)) for reading in readings]
    if not readings and reason in _OF_WORDS:
        candidates += _rewrites(source, tokens)
    return UnreadableDeadline(text, reason, tuple(_readable(candidates, source, frame)))


def _meaning(text: str, source: str, tokens: CellText, frame: meaning.Frame) -> Deadline:
    words = meaning.TermWording(source, tokens.tokens)
    return meaning.deadline(text, words, cell.raw_parts(tokens), frame)


def _rewrites(source: str, tokens: CellText) -> Iterator[str]:
    """Return the text respelt, and the terms that stand in it."""
    from caichcli.plan.deadlines import respelling

    yield from respelling.respelt(source, tokens)
    words = meaning.TermWording(source, tokens.tokens)
    for begin, end in cell.whole_terms(tokens):
        if tokens.tokens[begin].number < 0:  # a number alone may belong to a word before it
            yield words.of(begin, end).lstrip(" :")


def _readable(candidates: Iterable[str], source: str, frame: meaning.Frame) -> Iterator[str]:
    """Return the first few candidates that the grammar itself reads."""
    offered: set[str] = {source}
    for candidate in candidates:
        if candidate in offered or len(offered) > _MOST_READINGS:
            continue
        tokens = CellText(tokenise(candidate), is_bare(candidate))
        try:
            _meaning(candidate, candidate, tokens, frame)
        except TermRefusal:
            continue
        offered.add(candidate)
        yield candidate
