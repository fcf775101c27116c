"""Findings as the items of a report: each at its line and column, in words, in the files' order."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import UNSET, Struct

from caichcli.files.yaml import locator
from caichcli.files.yaml.reader import YamlDocument
from caichcli.formats.findings import identity
from caichcli.formats.findings.report import ReportItem, SecondPlace
from caichcli.language.wording import Language, day
from caichcli.plan.finding import Finding, Place, Related, Route, Span
from caichcli.rules import pages

_NOTHING = YamlDocument("", UNSET)


def items(
    findings: Iterable[Finding],
    documents: Mapping[str, YamlDocument],
    lang: Language,
    path: Callable[[str], str],
    *,
    names: bool = False,
) -> list[ReportItem]:
    """Return the findings with their spans and words, by file, line and column.

    ``documents`` are the files as read, by the names that the findings have for
    them; ``path`` gives each its path. Each is walked once for all the places in it.
    ``names`` asks for the names that lead to each place too.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    related = {other.place for own in by_file.values() for one in own for other in one.related}
    places_by_file = {file: [one.place for one in own] for file, own in by_file.items()}
    for place in related:
        places_by_file.setdefault(place.file, []).append(place)
    span_of: dict[Place, Span] = {}
    values: dict[str, dict[Route, str]] = {}
    for file, places in places_by_file.items():
        routes = identity.naming_routes(by_file.get(file, ())) if names else []
        document = documents.get(file, _NOTHING)
        spans, values[file] = locator.locate(document, places, routes)
        span_of.update(zip(places, spans, strict=True))
    words = _Words(span_of, {file: path(file) for file in places_by_file}, lang)
    order = {file: position for position, file in enumerate(documents)}
    answers = [
        words.item(finding, identity.names(finding.place.route, values[file]) if names else ())
        for file, own in by_file.items()
        for finding in own
    ]
    answers.sort(key=lambda x: (order.get(x.finding.place.file, 0), x.span.line, x.span.column))
    return answers


class _Words(Struct, frozen=True):
    """What every item is made of: spans, paths, the language."""

    spans: Mapping[Place, Span]
    paths: Mapping[str, str]
    lang: Language

    def item(self, finding: Finding, names: tuple[str, ...]) -> ReportItem:
        message, repair = pages.words(finding, self.lang, day)
        place = finding.place
        related = tuple(self.related(finding, other) for other in finding.related)
        path = self.paths[place.file]
        return ReportItem(finding, path, self.spans[place], message, repair, related, names)

    def related(self, finding: Finding, other: Related) -> SecondPlace:
        path, span = self.paths[other.place.file], self.spans[other.place]
        return SecondPlace(other.place, path, span, pages.label(finding, other, self.lang))
