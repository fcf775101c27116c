"""A sheet in which somebody filled in what terms are read as: the words beside their readings."""

from collections.abc import Iterator
from unicodedata import normalize

from msgspec import Struct

from caichcli.importers.grids.grid import Cell, Source
from caichcli.language.vietnamese import fold

# What may head the two columns, as search keys: a sheet's own words, and the keys of a plan.
_WORDS = ("loi van thoi han", "loi van cua thoi han", "words", "words of the term")
_READ_AS = ("hieu la", "read_as", "read as")


class ReadingRow(Struct, frozen=True):
    """A reading as filled in: the number of its row in the file, the words, what they mean."""

    row: int
    words: str
    read_as: str


def read(source: Source) -> list[ReadingRow] | None:
    """Return the readings of the first table that has both columns; None where none has."""
    for grid in source.grids:
        for at, row in enumerate(grid.rows):
            heads = [fold(" ".join(cell.text.split())) for cell in row]
            words = next((n for n, head in enumerate(heads) if head in _WORDS), None)
            read_as = next((n for n, head in enumerate(heads) if head in _READ_AS), None)
            if words is not None and read_as is not None:
                below = zip(grid.numbers[at + 1 :], grid.rows[at + 1 :], strict=True)
                return list(_filled(below, words, read_as))
    return None


def _filled(
    rows: Iterator[tuple[int, tuple[Cell, ...]]], words: int, read_as: int
) -> Iterator[ReadingRow]:
    for number, row in rows:
        if row[words].text.strip() and row[read_as].text.strip():
            yield ReadingRow(number, row[words].text, " ".join(row[read_as].text.split()))


def key(words: str) -> str:
    """Return what is the same of words however a sheet breaks their lines or guards them."""
    return " ".join(normalize("NFC", words).split()).lstrip("'")
