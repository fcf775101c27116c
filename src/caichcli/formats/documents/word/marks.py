"""Filters of Word templates alone: places to go to within the document, and links to them."""

import re
from collections.abc import Callable
from hashlib import sha256

from markupsafe import Markup, escape

from caichcli.formats.documents.escaping import one_line
from caichcli.formats.documents.filters import strict

LONGEST_NAME = 40  # Word's own limit
BLANK = "blank"  # what marks the content controls that wait to be filled in
# A tag stands in a run's text: what is not text ends that run and begins another.
_BEFORE = "</w:t></w:r>"
_AFTER = '<w:r><w:t xml:space="preserve">'


class Marks:
    """The filters for one document; the public methods are their names."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._places: set[str] = set()
        self._fields = 0

    def bookmark(self, name: str) -> Markup:
        """A place that a link leads to, of any name, once in a document; put it in a run alone."""
        place = _place(str(name))
        if place in self._places:
            return Markup()
        self._places.add(place)
        number = len(self._places)
        return Markup(
            f'{_BEFORE}<w:bookmarkStart w:id="{number}" w:name="{place}"/>'
            f'<w:bookmarkEnd w:id="{number}"/>{_AFTER}'
        )

    def link(self, words: object, name: str) -> Markup:
        """A text that leads to the bookmark of a name; put it in a run alone."""
        text = words if isinstance(words, Markup) else escape(one_line(str(words)))
        return Markup(
            f'{_BEFORE}<w:hyperlink w:anchor="{_place(str(name))}" w:history="1">'
            f"{_AFTER}{text}{_BEFORE}</w:hyperlink>{_AFTER}"
        )

    def field(self, value: str | None, name: str) -> Markup:
        """A value; of nothing a blank of that name, which is written over and which Tab leads to.

        It is a content control (ECMA-376, part 1, 17.5.2) that shows its placeholder.
        """
        if value:
            return escape(one_line(str(value)))
        self._fields += 1
        return Markup(
            f'{_BEFORE}<w:sdt><w:sdtPr><w:alias w:val="{escape(name)}"/><w:tag w:val="{BLANK}"/>'
            f'<w:id w:val="{self._fields}"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>'
            f"<w:r><w:t>……</w:t></w:r></w:sdtContent></w:sdt>{_AFTER}"
        )


NAMES = tuple(name for name in vars(Marks) if not name.startswith("_"))


def marks(filters: Marks) -> dict[str, Callable[..., object]]:
    """The filters by the names that templates use."""
    return {name: strict(getattr(filters, name)) for name in NAMES}


def begin(filters: Marks) -> None:
    """Forget what stood in the document before."""
    filters._begin()


def _place(name: str) -> str:
    """A name as Word takes it: letters, digits and _, no digit first, 40 at most."""
    plain = re.sub(r"[^0-9A-Za-z]", "_", name)
    if plain == name and plain[:1].isalpha() and len(plain) <= LONGEST_NAME:
        return plain
    return f"c{plain[:22]}_{sha256(name.encode()).hexdigest()[:16]}"
