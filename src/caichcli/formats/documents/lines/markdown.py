"""The lines of a document in Markdown: paragraphs whole, however they are broken."""

import re
from collections.abc import Iterator
from html import unescape

from caichcli.formats.documents.lines.line import PaperLine, line

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HEADING = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"[-*_=\s]{3,}|[|:\s-]*-[|:\s-]*")
# Signs that begin a block of its own: a quotation, an item of a list.
_BLOCK = re.compile(r"(?:>\s*|[-*+]\s+|\d{1,3}[.)]\s+)")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_TAG = re.compile(r"</?[a-z][^>\n]*>", re.I)
_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*_`]")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


def read(text: str) -> list[PaperLine]:
    """Return the lines of a document, its comments left out."""
    return [each for each in _lines(_COMMENT.sub("", text)) if each]


def _lines(text: str) -> Iterator[PaperLine | None]:
    paragraph: list[str] = []
    table, in_table = 0, False
    for raw in text.split("\n"):
        words = raw.strip()
        is_row = words.startswith("|")
        if is_row or not words or _HEADING.match(words) or _BLOCK.match(words):
            yield line([_seen(" ".join(paragraph))])
            paragraph = []
        table += is_row and not in_table
        in_table = is_row
        if is_row and not _RULE.fullmatch(words):
            yield line(map(_seen, _BETWEEN_CELLS.split(words.strip("|"))), table=table)
        elif _HEADING.match(words):
            yield line([_seen(_HEADING.sub("", words, count=1))], head=True)
        elif not is_row and not _RULE.fullmatch(words):
            paragraph.append(words)
    yield line([_seen(" ".join(paragraph))])


def _seen(words: str) -> str:
    """What a reader sees of a line's words: no marks of emphasis, no addresses of links."""
    return unescape(_MARKS.sub("", _TAG.sub(" ", _LINK.sub(r"\1", words))))
