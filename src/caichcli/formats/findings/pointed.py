"""Findings made ready to show: each at its line and column, in words, in the files' order."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import UNSET, Struct

from caichcli.files.yaml import locator
from caichcli.files.yaml.reader import Document
from caichcli.formats.findings import identity
from caichcli.formats.findings.report import Pointed, PointedRelated
from caichcli.language.wording import Language, day
from caichcli.plan.finding import Finding, Place, Related, Route, Span
from caichcli.rules import pages

_NOTHING = Document("", UNSET)


def point(
    findings: Iterable[Finding],
    documents: Mapping[str, Document],
    lang: Language,
    path: Callable[[str], str],
    *,
    named: bool = False,
) -> list[Pointed]:
    """The findings with their spans and words, by file, line and column; ``named`` by names too.

    ``documents`` are the files as read, by the names that the findings have for
    them; ``path`` gives each its path. Each is walked once for all the places in it.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    related = {other.place for own in by_file.values() for one in own for other in one.related}
    wanted = {file: [one.place for one in own] for file, own in by_file.items()}
    for place in related:
        wanted.setdefault(place.file, []).append(place)
    located: dict[Place, Span] = {}
    values: dict[str, dict[Route, str]] = {}
    for file, places in wanted.items():
        routes = identity.asked(by_file.get(file, ())) if named else []
        read = documents.get(file, _NOTHING)
        spans, values[file] = locator.locate(read, places, routes)
        located.update(zip(places, spans, strict=True))
    words = _Words(located, {file: path(file) for file in wanted}, lang)
    order = {file: position for position, file in enumerate(documents)}
    shown = [
        words.pointed(finding, identity.names(finding.place.route, values[file]) if named else ())
        for file, own in by_file.items()
        for finding in own
    ]
    shown.sort(key=lambda x: (order.get(x.finding.place.file, 0), x.span.line, x.span.column))
    return shown


class _Words(Struct, frozen=True):
    """What every finding needs to be told: spans, paths, the language."""

    located: Mapping[Place, Span]
    paths: Mapping[str, str]
    lang: Language

    def pointed(self, finding: Finding, names: tuple[str, ...]) -> Pointed:
        message, repair = pages.words(finding, self.lang, day)
        place = finding.place
        related = tuple(self.related(finding, other) for other in finding.related)
        path = self.paths[place.file]
        return Pointed(finding, path, self.located[place], message, repair, related, names)

    def related(self, finding: Finding, other: Related) -> PointedRelated:
        path, span = self.paths[other.place.file], self.located[other.place]
        return PointedRelated(other.place, path, span, pages.label(finding, other, self.lang))
