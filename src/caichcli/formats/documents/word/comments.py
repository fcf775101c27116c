"""Comments put into somebody's Word file at figures in it; of all else every byte stays.

The library sees the copy that readers see, without pictures. Of what it saves the document, the
comments and what lists the two are taken; all other parts are those of the file as it came.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

from caichcli.importers import packages
from caichcli.importers.grids.grid import FileRefusal
from caichcli.importers.grids.numbering import W
from caichcli.importers.grids.paragraphs import GONE, THROUGH, is_raised

AUTHOR = "caich"
_DOCUMENT = "word/document.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The parts that comments change, besides the document itself.
_LISTS = ("[Content_Types].xml", "word/_rels/document.xml.rels")


class WordComment(Struct, frozen=True):
    """A comment at a figure: the paragraph, or the table and its row, from 1; its words.

    ``figure`` is the figure as printed, the ``nth`` of that writing there, from 0.
    """

    paragraph: int
    table: int
    row: int
    figure: str
    nth: int
    words: str


class _Piece(Struct):
    """A stretch of text in one run, and how much text stands before it in its paragraph or row."""

    run: Any
    start: int
    text: str


def commented(data: bytes, comments: Sequence[WordComment], day: dt.date) -> bytes | FileRefusal:
    """The file with the comments, dated on a day; FileRefusal where it is none to be opened."""
    from docx import Document

    package = packages.open_package(data)
    if isinstance(package, FileRefusal):
        return package
    copy = packages.copy(package)
    if isinstance(copy, FileRefusal):
        return copy
    document = Document(copy)
    paragraphs, tables = _places(document.element.body)
    for comment in comments:
        place = _place(comment, paragraphs, tables)
        runs = _runs(place, comment) if place is not None else []
        if runs:
            _put(document, runs, comment.words, day)
    saved = io.BytesIO()
    document.save(saved)
    return _joined(package, ZipFile(saved))


def _places(body: Any) -> tuple[list[Any], list[Any]]:
    """The paragraphs outside tables and the tables in order, those within tables behind theirs."""
    paragraphs: list[Any] = []
    tables: list[Any] = []

    def walk(node: Any, *, is_inside: bool) -> None:
        for child in node:
            if child.tag == W + "p" and not is_inside:
                paragraphs.append(child)
            elif child.tag == W + "tbl":
                tables.append(child)
                for cell in child.iter(W + "tc"):
                    if next(cell.iterancestors(W + "tbl"), None) is child:
                        walk(cell, is_inside=True)
            elif child.tag in THROUGH:
                walk(child, is_inside=is_inside)

    walk(body, is_inside=False)
    return paragraphs, tables


def _place(comment: WordComment, paragraphs: list[Any], tables: list[Any]) -> Any | None:
    if comment.paragraph:
        return paragraphs[comment.paragraph - 1] if comment.paragraph <= len(paragraphs) else None
    rows = _rows(tables[comment.table - 1]) if comment.table <= len(tables) else []
    return rows[comment.row - 1] if comment.row <= len(rows) else None


def _rows(table: Any) -> list[Any]:
    """The rows of a table that are not deleted under review."""
    rows = (row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table)
    return [row for row in rows if row.find(f"{W}trPr/{W}del") is None]


def _runs(place: Any, comment: WordComment) -> list[Any]:
    """The runs of a figure, which have nothing else in them where they can be parted."""
    pieces = list(_pieces(place))
    text = _text(pieces)
    writing = re.compile(rf"(?<![\d.,]){re.escape(comment.figure)}(?!\d)")
    matches = list(writing.finditer(text))
    if not matches:
        return [pieces[0].run, pieces[-1].run] if pieces else []
    match = matches[min(comment.nth, len(matches) - 1)]
    own = [p for p in pieces if p.start < match.end() and p.start + len(p.text) > match.start()]
    runs = [piece.run for piece in own]
    runs[0] = _behind(runs[0], match.start() - own[0].start)
    start = own[-1].start if len(own) > 1 else match.start()
    _behind(runs[-1], match.end() - start)
    return [runs[0], runs[-1]]


def _pieces(place: Any) -> Iterator[_Piece]:
    """The texts of a place in their order; between two paragraphs there is room for a break."""
    at = 0
    last = None
    for run in place.iter(W + "r"):
        if any(one.tag in GONE for one in run.iterancestors()):
            continue
        paragraph = next(run.iterancestors(W + "p"), None)
        at += last is not None and paragraph is not last
        last = paragraph
        text = "".join(each.text or "" for each in run.findall(W + "t"))
        if is_raised(run.find(W + "rPr")):
            text = re.sub(r"\d", "^", text)  # the mark of a footnote, no digit of the figure
        if text:
            yield _Piece(run, at, text)
            at += len(text)


def _text(pieces: Sequence[_Piece]) -> str:
    text = ""
    for piece in pieces:
        text += "\n" * (piece.start - len(text)) + piece.text
    return text


def _behind(run: Any, offset: int) -> Any:
    """The run that begins at an offset of another's text, which is parted there."""
    texts = run.findall(W + "t")
    plain = len(texts) == 1 and all(child.tag in (W + "rPr", W + "t") for child in run)
    if offset <= 0 or not plain or offset >= len(texts[0].text):
        return run
    other = deepcopy(run)
    run.addnext(other)
    whole = texts[0].text
    for text, words in ((texts[0], whole[:offset]), (other.find(W + "t"), whole[offset:])):
        text.text = words
        text.set(_SPACE, "preserve")
    return other


def _put(document: Any, runs: Sequence[Any], words: str, day: dt.date) -> None:
    from docx.text.run import Run

    wrapped = [Run(run, document) for run in runs]
    comment = document.add_comment(wrapped, text=words, author=AUTHOR, initials=AUTHOR[:1])
    comment._comment_elm.set(f"{W}date", f"{day.isoformat()}T00:00:00Z")


def _joined(package: ZipFile, saved: ZipFile) -> bytes:
    """The parts as they came, with the document, its comments and the lists of both as saved."""
    names = package.namelist()
    new_parts = {_DOCUMENT, *_LISTS, *(name for name in saved.namelist() if "comments" in name)}
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as new:
        for part in package.infolist():
            source = saved if part.filename in new_parts else package
            new.writestr(part, source.read(part.filename), ZIP_DEFLATED)
        for name in sorted(new_parts - set(names)):
            if name in saved.namelist():
                new.writestr(name, saved.read(name))
    return target.getvalue()
