"""Where places stand in a file that was read: looked for in the lines of their tasks alone.

Of a long plan with faults in some of its tasks the rest is not gone through.
"""

from collections.abc import Sequence

from caichcli.files.yaml import excerpt, spans
from caichcli.files.yaml.excerpt import Excerpt
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.reader import BOM, YamlDocument
from caichcli.files.yaml.spans import Stretch
from caichcli.plan.finding import Place, Route, Span


def locate(
    document: YamlDocument, places: Sequence[Place], routes: Sequence[Route] = ()
) -> tuple[list[Span], dict[Route, str]]:
    """The same as :func:`caichcli.files.yaml.spans.locate_with_values` says of the whole text."""
    targets = [place for place in places if not place.span and place.route]
    holder = excerpt.holding(document, [*(place.route for place in targets), *routes])
    if holder is None:
        return spans.locate_with_values(document.text, places, routes)
    part, inner_routes = holder
    text, shift = part.document.text, len(document.text) - len(document.text.removeprefix(BOM))
    inner_places = [
        Place("", route, at.on_key) for at, route in zip(targets, inner_routes, strict=False)
    ]
    stretches, values = spans.stretches(text, inner_places, inner_routes[len(targets) :])
    lines = Lines(document.text[shift:])
    inner_spans = iter(_span(part, at, lines, shift) for at in stretches)
    all_spans = [at.span or (next(inner_spans) if at.route else spans.TOP) for at in places]
    return all_spans, spans.written(text, routes, values)


def _span(part: Excerpt, at: Stretch, lines: Lines, shift: int) -> Span:
    start = part.origin(at.start) - shift
    return lines.span(start, start + at.end - at.start)
