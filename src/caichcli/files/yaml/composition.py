"""Text whose letters and marks are written apart (Unicode's form NFD), where NFC has one character.

Rule: ``decomposed-text``, with the mend. Both forms look alike and mean the
same to caich; a search in an editor, a diff and other tools tell them apart.
"""

from collections.abc import Iterator
from typing import Any
from unicodedata import is_normalized, normalize

from caichcli.plan.finding import Finding, Fix, Place, Route


def find(text: str, data: object, file: str) -> list[Finding]:
    """A finding for each value of the file's data that is not in form NFC."""
    if text.isascii() or is_normalized("NFC", text) or not isinstance(data, dict | list):
        return []
    return [
        Finding("decomposed-text", place, "warning", fix=Fix(place, normalize("NFC", value)))
        for route, value in _decomposed(data, ())
        for place in (Place(file, route),)
    ]


def _decomposed(data: Any, route: Route) -> Iterator[tuple[Route, str]]:
    """Every text of the data that is not in form NFC, with its route."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            if not value.isascii() and not is_normalized("NFC", value):
                yield (*route, step), value
        elif isinstance(value, dict | list):
            yield from _decomposed(value, (*route, step))
