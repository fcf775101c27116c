"""Where places stand in a file that was read: looked for in the lines of their tasks alone.

Of a long plan with faults in some of its tasks the rest is not gone through.
"""

from collections.abc import Sequence

from caichcli.files.yaml import excerpt, spans
from caichcli.files.yaml.excerpt import Excerpt
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.reader import BOM, Document
from caichcli.files.yaml.spans import Stretch
from caichcli.plan.finding import Place, Route, Span


def locate(
    read: Document, places: Sequence[Place], routes: Sequence[Route] = ()
) -> tuple[list[Span], dict[Route, str]]:
    """The same as :func:`caichcli.files.yaml.spans.locate_with_values` says of the whole text."""
    wanted = [place for place in places if not place.span and place.route]
    held = excerpt.holding(read, [*(place.route for place in wanted), *routes])
    if held is None:
        return spans.locate_with_values(read.text, places, routes)
    part, moved = held
    text, shift = part.document.text, len(read.text) - len(read.text.removeprefix(BOM))
    asked = [Place("", route, at.on_key) for at, route in zip(wanted, moved, strict=False)]
    shown, values = spans.stretches(text, asked, moved[len(wanted) :])
    lines = Lines(read.text[shift:])
    found = iter(_span(part, at, lines, shift) for at in shown)
    located = [at.span or (next(found) if at.route else spans.TOP) for at in places]
    return located, spans.written(text, routes, values)


def _span(part: Excerpt, at: Stretch, lines: Lines, shift: int) -> Span:
    start = part.origin(at.start) - shift
    return lines.span(start, start + at.end - at.start)
