"""The one diagnosis: what is wrong, where, and what would mend it."""

from typing import Any, Literal

from msgspec import Struct

# Of one file; with more it is no plan, and looking for further ones is given up. A finding takes
# some kilobytes, so that a short file may have fewer.
MOST_FINDINGS = 100_000
FEWEST_FINDINGS = 12_000
CHARACTERS_OF_FINDING = 150

COMMENT_MARK = "caich:"  # what comments that speak to caich begin with

Severity = Literal["error", "warning"]
Route = tuple[str | int, ...]


class Span(Struct, frozen=True):
    """A stretch of a file's text: lines and columns from 1, the end exclusive.

    Columns count code points of the text as it stands in the file.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Place(Struct, frozen=True):
    """Where in a plan: the file's name and the route of keys to the value.

    ``on_key`` points at the key instead of its value. ``span`` is given by the
    reader alone, for faults that come before there is a route; for all else
    ``files.spans`` works it out when something must be shown.
    """

    file: str
    route: Route = ()
    on_key: bool = False
    span: Span | None = None


class Related(Struct, frozen=True):
    """A second place that explains the first; ``label`` is a key of the rule's page."""

    place: Place
    label: str


class Fix(Struct, frozen=True):
    """One mend as data: put ``text``, or ``data`` that is no text, in place of what stands there.

    They are the new value (``text`` of the key, where ``place.on_key``), never YAML:
    ``files.editor`` writes it in the style of the value that it replaces. The keys ``absorbed``
    stand right behind it without values: a comma had cut them off the text. Where the place has a
    span, ``text`` is what is to stand there: layout, no value. ``guess`` is what is likely meant
    instead, put there only where mends that are not safe are asked for.
    """

    place: Place
    text: str = ""
    safe: bool = True
    data: bool | float | list[Any] | dict[str, Any] | None = None
    absorbed: tuple[str, ...] = ()
    guess: str = ""

    @property
    def value(self) -> Any:
        """What is put there: the data, else the text."""
        return self.text if self.data is None else self.data


class Comment(Struct, frozen=True):
    """A comment of a file: its place with its span, its text, and the line that it speaks of.

    That line is the comment's own, or, for a comment alone on a line, the next
    one that is no comment.
    """

    place: Place
    text: str
    line: int


class Finding(Struct, frozen=True):
    """A fault: the rule's name, its place, and the values that its page's words need."""

    rule: str
    place: Place
    severity: Severity = "error"
    values: dict[str, str | int] = {}
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


def most_findings(text: str) -> int:
    """Return the number of findings in a file of this text at which it is no plan."""
    return min(MOST_FINDINGS, max(FEWEST_FINDINGS, len(text) // CHARACTERS_OF_FINDING))


class Suppressed(Struct, frozen=True):
    """A finding that is kept from being told, and why."""

    finding: Finding
    reason: str
