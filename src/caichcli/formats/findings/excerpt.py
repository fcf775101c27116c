"""The lines that a finding is about, as a screen may show them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from unicodedata import combining, east_asian_width

from msgspec import Struct

from caichcli.files.yaml.lines import Lines
from caichcli.language.characters import legible
from caichcli.plan.finding import Span

WIDEST = 160


class LineExcerpt(Struct, frozen=True):
    """One line of a file and the sign under the place in it, ``before`` columns in."""

    text: str
    before: int
    under: int


def excerpt(text: str, span: Span, lines: Lines | None = None) -> LineExcerpt | None:
    """The line of a text that a place begins on; None where there is no such line.

    A long line is shown from a little before the place. ``lines`` are the text's, where known.
    """
    lines = lines or _lines(text)
    if not text or span.line > lines.count:
        return None
    line = text[lines.position(span.line, 1) : lines.position(span.line + 1, 1)].rstrip("\r\n")
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    return LineExcerpt(
        visible(line[first : first + WIDEST]),
        _width(visible(line[first:start])),
        max(1, _width(visible(line[start : min(end, first + WIDEST)]))),
    )


def excerpts(
    texts: Mapping[str, str], places: Sequence[tuple[str, Span]]
) -> list[LineExcerpt | None]:
    """The lines of many places in texts by their paths; of neither anything is kept."""
    own = {path: texts.get(path, "") for path, _ in places}
    lines = {path: Lines(text) for path, text in own.items()}
    return [excerpt(own[path], span, lines[path]) for path, span in places]


@lru_cache(maxsize=2)  # those of a plan's text and the register's; texts may be long
def _lines(text: str) -> Lines:
    return Lines(text)


def visible(text: str) -> str:
    """The text with what a terminal would act on or hide shown as a sign."""
    return legible(
        "".join(
            " " if char == "\t" else char if char.isprintable() or combining(char) else "\ufffd"
            for char in text
        )
    )


def _width(text: str) -> int:
    """How many columns of a terminal the text takes: marks none, wide letters two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
