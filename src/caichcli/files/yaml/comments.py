"""Comments that speak to caich (``# caich: ignore[rule] reason``), found outside of scalars."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Any

from yaml import ScalarEvent, StreamEndEvent

from caichcli.files.yaml.events import ERRORS, open_events
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.noise import most_faults
from caichcli.files.yaml.reader import BOM
from caichcli.language.characters import legible
from caichcli.plan.finding import COMMENT_MARK, Comment, Place

_COMMENT = re.compile(rf"(?<![^\s])#[ \t]*({COMMENT_MARK}[ \t]*ignore[^\r\n]*)")
_COMMENT_LINES = re.compile(r"(?:[ \t]*#[^\r\n]*(?:\r\n?|\n))*")
_LINE_END = re.compile(r"[^\r\n]*(?:\r\n?|\n)?")


def find(text: str, file: str) -> list[Comment]:
    """The comments that ignore findings, in the text's order.

    None of a text that is no YAML: nobody can tell there what is a comment.
    """
    if COMMENT_MARK not in text:
        return []
    body = legible(text.removeprefix(BOM))
    matches = list(islice(_COMMENT.finditer(body), most_faults(text)))
    if not matches:
        return []
    try:
        scalars = list(_scalars(body))
    except ERRORS:
        return []
    lines = Lines(body)
    comments = []
    block = (0, 0)  # the comment lines gone through last, from one position to another
    for comment in matches:
        start, end = comment.span()
        if _within(scalars, start):
            continue
        span = lines.span(start, end)
        line = span.line
        begin = start - span.column + 1
        if not body[begin:start].strip():
            if not block[0] <= begin < block[1]:
                block = _comment_lines(body, begin)
            line = lines.span(block[1], block[1]).line
        comments.append(Comment(Place(file, span=span), comment[1].rstrip(), line))
    return comments


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Where the text of every scalar begins and ends; a block scalar's, on the line below."""
    next_event = open_events(text)
    while not isinstance(event := next_event(), StreamEndEvent):
        if isinstance(event, ScalarEvent):
            yield _stretch(event, text)


def _stretch(event: Any, text: str) -> tuple[int, int]:
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">") and (head := _LINE_END.match(text, start)):
        start = head.end()
    return start, end


def _within(scalars: list[tuple[int, int]], position: int) -> bool:
    before = bisect_right(scalars, position, key=lambda scalar: scalar[0])
    return before > 0 and position < scalars[before - 1][1]


def _comment_lines(text: str, begin: int) -> tuple[int, int]:
    """The lines from one on that hold comments alone."""
    lines = _COMMENT_LINES.match(text, begin)
    return begin, lines.end() if lines else begin
