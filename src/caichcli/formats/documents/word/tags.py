"""The tags in a Word template: where they are, in paragraphs, and whether each has its end.

Word tears a tag into pieces as it checks the spelling or changes a format in its
midst, so tags are looked for in a paragraph's whole text. A tag begins and ends in
one paragraph. As a document has no lines, what Jinja2 says of a line is made to be
the paragraph's number: tags end with as many line breaks as it takes.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.etree import _Element

# What docxtpl lets pass inside tags as any blank, and what its patterns take to be in one line.
BREAK = "\u2029"
MOST_WORDS = 60  # letters of a paragraph shown beside a fault
_DELIMITER = re.compile(r"\{[{%#]|[}%#]\}")
_STANDS_FOR = re.compile(r"\{[{%#](p|tr|tc) ")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}


class WordParagraph(Struct, frozen=True):
    """A paragraph's text in pieces as Word keeps them; ``number`` counts from 1."""

    number: int
    pieces: tuple["_Element", ...]
    text: str

    @property
    def words(self) -> str:
        """The text's beginning, to find it by."""
        text = " ".join(self.text.split())
        return text if len(text) <= MOST_WORDS else f"{text[: MOST_WORDS - 1]}…"


class Tag(Struct, frozen=True):
    """A tag's place in its paragraph's text: before its first brace, after its last."""

    start: int
    end: int


def paragraphs(root: "_Element") -> list[WordParagraph]:
    """The paragraphs of a part, those in tables and boxes too, in the order of the file."""
    from docx.oxml.ns import qn

    by_paragraph: dict[_Element, list[_Element]] = {each: [] for each in root.iter(qn("w:p"))}
    for piece in root.iter(qn("w:t"), qn("w:instrText")):
        holder = next(piece.iterancestors(qn("w:p")), None)
        if holder is not None:
            by_paragraph[holder].append(piece)
    return [
        WordParagraph(number, tuple(pieces), "".join(piece.text or "" for piece in pieces))
        for number, pieces in enumerate(by_paragraph.values(), 1)
    ]


def tags(text: str) -> list[Tag] | str:
    """The tags of a paragraph's text in their order; else the piece that is no whole tag."""
    whole = []
    opening: re.Match[str] | None = None
    for delimiter in _DELIMITER.finditer(text):
        if opening is None and delimiter[0] in _ENDS:
            opening = delimiter
        elif opening is not None and delimiter[0] == _ENDS[opening[0]]:
            whole.append(Tag(opening.start(), delimiter.end()))
            opening = None
        elif opening is not None and delimiter[0] in _ENDS:
            break
        elif opening is None:
            return text[max(0, delimiter.start() - 20) : delimiter.end()]
    return whole if opening is None else text[opening.start() : opening.start() + 20]


def alone(paragraph: WordParagraph) -> Iterator[str]:
    """The tags that stand for their whole paragraph, cell or row, and have other text beside."""
    from docx.oxml.ns import qn

    for tag in _whole(paragraph):
        words = paragraph.text[tag.start : tag.end]
        kind = _STANDS_FOR.match(words)
        if kind is None:
            continue
        holder = next(paragraph.pieces[0].iterancestors(qn(f"w:{kind[1]}")), None)
        pieces = () if holder is None else holder.iter(qn("w:t"))
        if "".join(piece.text or "" for piece in pieces).strip() != words:
            yield words


def number(all_: list[WordParagraph]) -> str:
    """Put the breaks into the tags; what has to stand before the whole, so that lines count."""
    places = [(each, tag) for each in all_ for tag in _whole(each)]
    numbers = [paragraph.number for paragraph, _ in places]
    following = [*numbers[1:], numbers[-1]] if numbers else []
    # From the end, so that what is put in moves no place that is still to come.
    for (paragraph, tag), after in zip(reversed(places), reversed(following), strict=True):
        _insert(paragraph, _before_end(paragraph.text, tag), BREAK * (after - paragraph.number))
    return "\n" * (numbers[0] - 1) if numbers else ""


def _whole(paragraph: WordParagraph) -> Iterator[Tag]:
    pieces = tags(paragraph.text)
    return iter(() if isinstance(pieces, str) else pieces)


def _before_end(text: str, tag: Tag) -> int:
    """The place before a tag's end: before its two signs, and the dash that may stand there."""
    place = tag.end - 2
    return place - 1 if text[place - 1] in "-+" and place - 1 > tag.start + 1 else place


def _insert(paragraph: WordParagraph, place: int, breaks: str) -> None:
    for piece in paragraph.pieces:
        text = piece.text or ""
        if place <= len(text):
            piece.text = text[:place] + breaks + text[place:]
            return
        place -= len(text)
