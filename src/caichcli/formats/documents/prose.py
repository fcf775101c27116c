"""What an office writes itself in a report: the places for it, and how to read it again.

A report that is made again takes it from the one before, whatever the format: in Word the content
controls (ECMA-376, part 1, 17.5.2) of these tags, on a page the elements with ``data-place``, in
Markdown what stands between two lines that no reader sees.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

TAG = "prose-"
_BLANK = re.compile(r"[…. ]*")
_PLACE = re.compile(r"^\[//\]: # \((\w+)\)$(.*?)^\[//\]: # \(/\1\)$", re.M | re.S)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Prose(Struct, frozen=True):
    """What an office writes itself, paragraph by paragraph, at each place that is for it."""

    direction: tuple[str, ...] = ()
    inspection: tuple[str, ...] = ()
    communication: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    achievements: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    objective: tuple[str, ...] = ()
    subjective: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()


def of_markdown(text: str) -> Prose:
    """Return what stands at the places of a report in Markdown."""
    text = text.replace("\r\n", "\n")
    return _prose(
        (place, [_ESCAPED.sub(r"\1", part) for part in re.split(r"\n\s*\n", words)])
        for place, words in _PLACE.findall(text)
    )


def of_page(text: str) -> Prose:
    """Return what stands at the places of a report in HTML."""
    from lxml import html

    document = html.document_fromstring(text)
    return _prose(
        (
            str(each.get("data-place")),
            [str(part.text_content()) for part in each.iter("p")] or [str(each.text_content())],
        )
        for each in document.iter("div")
        if each.get("data-place")
    )


def of_word(body: bytes) -> Prose:
    """Return what stands at the places of a report in Word; ``body`` is its document part."""
    from lxml import etree

    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    places = []
    for control in etree.fromstring(body, parser).iter(f"{w}sdt"):
        tag = control.find(f"{w}sdtPr/{w}tag")
        name = tag.get(f"{w}val", "") if tag is not None else ""
        if name.startswith(TAG):
            parts = ["".join(t.text or "" for t in p.iter(f"{w}t")) for p in control.iter(f"{w}p")]
            places.append((name.removeprefix(TAG), parts))
    return _prose(places)


def _prose(places: Iterable[tuple[str, list[str]]]) -> Prose:
    """The places that a report has, without blanks that nobody filled in."""
    values = {}
    for place, parts in places:
        words = (" ".join(part.split()) for part in parts)
        if place in Prose.__struct_fields__:
            values[place] = tuple(one for one in words if not _BLANK.fullmatch(one))
    return Prose(**values)
