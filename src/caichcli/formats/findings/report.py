"""What one run found, ready for every format: the words chosen, the places worked out."""

import posixpath
from collections.abc import Mapping

from msgspec import Struct

from caichcli.files.yaml.reader import Document
from caichcli.plan.finding import Finding, Place, Span

UNREADABLE = "unreadable-file"


class PointedRelated(Struct, frozen=True):
    """A second place: the path of its file, where in it, and what it is to the finding."""

    place: Place
    path: str
    span: Span
    label: str


class Pointed(Struct, frozen=True):
    """A finding with the path of its file, its place in it and its words.

    ``names`` leads to the place by names instead of positions, if it was worked
    out; ``reason`` is why a comment keeps the finding from being told.
    """

    finding: Finding
    path: str
    span: Span
    message: str
    repair: str
    related: tuple[PointedRelated, ...]
    names: tuple[str, ...] = ()
    reason: str = ""


class Report(Struct, frozen=True):
    """The findings by file, line and column, and the texts of the files by path.

    ``documents`` has the files as they were read, for what mends them to be
    shown. ``files`` counts those that were asked about. ``top`` leads from the top of
    the repository to where the paths begin: empty, or with a slash at its end.
    ``version`` is caich's own.
    """

    findings: tuple[Pointed, ...]
    texts: Mapping[str, str]
    files: int
    suppressed: tuple[Pointed, ...] = ()
    top: str = ""
    colour: bool = False
    version: str = "0"
    documents: Mapping[str, Document] = {}

    @property
    def errors(self) -> int:
        return sum(pointed.finding.severity == "error" for pointed in self.findings)

    @property
    def readable(self) -> bool:
        """Whether every file could be read from disk."""
        return all(pointed.finding.rule != UNREADABLE for pointed in self.findings)

    def from_top(self, path: str) -> str:
        """A path as the platform knows it: from the top of the repository."""
        return posixpath.normpath(self.top + path)
