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
    if text.isascii() or is_normalized("NFC", text):
        return []
    return [
        Finding("decomposed-text", place, "warning", fix=Fix(place, normalize("NFC", value)))
        for route, value in _texts(data, ())
        if not is_normalized("NFC", value)
        for place in (Place(file, route),)
    ]


def _texts(data: Any, route: Route) -> Iterator[tuple[Route, str]]:
    """Every text of the data, with its route."""
    if isinstance(data, str):
        yield route, data
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*route, step))
