"""The text of cells made fit for a plan: Unicode, NFC, without what cannot be seen."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from unicodedata import normalize

from msgspec import Struct

from caichcli.files.yaml import characters
from caichcli.importers.grids.grid import Cell, GridParagraph, Sign
from caichcli.language import legacy
from caichcli.language.characters import with_line_feeds
from caichcli.language.legacy import Legacy
from caichcli.language.syllables import is_vietnamese

Piece = tuple[str, str]
"""Characters as the file has them, and the name of their font where it tells of an encoding."""

Words = str | Sequence[Piece]
"""What a cell says: a text in no font that matters, or pieces of it."""

# Letters of other alphabets that converted texts hold in place of Đ.
_GLYPHS = {ord("Ð"): "Đ", ord("ð"): "đ", ord("Ɖ"): "Đ", ord("ɖ"): "đ"}
# Nearly every text: words of Vietnamese letters and of signs that everybody has, a blank apart.
_WORD = "[!-~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+"
_TIDY = re.compile(f"(?:{_WORD}(?: {_WORD})*+)?")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_LOST = re.compile("[\ufffd\ue000-\uf8ff]")  # what could not be converted; signs of one font alone


class Read(Struct, frozen=True):
    """A cell's text, what was done to it, and the legacy encoding that it was in."""

    text: str
    signs: tuple[Sign, ...] = ()
    was: Legacy | None = None


def read_all(cells: Sequence[Words]) -> list[Read]:
    """The texts of a file. A legacy encoding that most are in settles the others."""
    texts = [read(cell) for cell in cells]
    counts = Counter(one.was for one in texts if not one.text.isascii())
    was = max(counts, key=lambda each: counts[each], default=None)
    return [read(cell, was) for cell in cells] if was else texts


def read_rows(
    rows: Sequence[Sequence[str]], signs: Mapping[tuple[int, int], Sign] = MappingProxyType({})
) -> tuple[tuple[Cell, ...], ...]:
    """The cells of rows of plain text, each row as wide as the widest; ``signs`` by place."""
    width = max(map(len, rows), default=0)
    texts = iter(read_all([value for row in rows for value in row]))
    grid = []
    for at, row in enumerate(rows):
        line = []
        for column in range(width):
            one = next(texts) if column < len(row) else Read("")
            own = (signs[at, column],) if (at, column) in signs else ()
            line.append(Cell(one.text, at, column, (*own, *one.signs)))
        grid.append(tuple(line))
    return tuple(grid)


def paragraphs(texts: Sequence[Sequence[Piece]]) -> tuple[GridParagraph, ...]:
    """The paragraphs of a file that have words, by their numbers."""
    every = enumerate(read_all(texts), 1)
    return tuple(GridParagraph(number, text.text) for number, text in every if text.text)


def read(words: Words, around: Legacy | None = None) -> Read:
    """The text as a plan may hold it: lines trimmed, blanks single, legacy letters converted."""
    if isinstance(words, str):
        if _TIDY.fullmatch(words) and (
            legacy.is_unicode(words) or (around is None and is_vietnamese(words))
        ):
            return Read(words)
        words = ((words, ""),)
    elif not words:
        return Read("")
    signs: dict[Sign, None] = {}
    was: Legacy | None = None
    text = ""
    for raw, font in words:
        converted = legacy.convert(raw, font, around)
        if converted is None or _LOST.search(raw):
            signs["noise"] = None
        elif converted.was:
            signs["converted"] = None
            was = converted.was
        text += converted.text if converted else raw
    lines = with_line_feeds(text)
    composed = lines if text.isascii() else normalize("NFC", lines)
    repaired = composed if text.isascii() else composed.translate(_GLYPHS)
    visible = characters.without(repaired)
    if repaired != composed:
        signs["glyph"] = None
    if visible != repaired:
        signs["invisible"] = None
    return Read(tidy(visible), tuple(signs), was)


def tidy(text: str) -> str:
    """Every run of blanks as one, every run of line breaks as one, none at the ends."""
    return _LINES.sub("\n", _BLANKS.sub(" ", with_line_feeds(text))).strip()
