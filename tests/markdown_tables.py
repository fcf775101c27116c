"""The tables of a Markdown document, as a reader of it would copy them out."""

import re
from collections.abc import Iterator

from msgspec import Struct

Row = dict[str, str]


class Table(Struct, frozen=True):
    """A table's column titles and its rows, cells by their columns."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(text: str) -> Iterator[Table]:
    """Every table of a document; escaped marks are as they are shown."""
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        if len(lines) > 1 and re.fullmatch(r"[|:-]+", lines[1]):
            titles = _cells(lines[0])
            rows = (dict(zip(titles, _cells(line), strict=True)) for line in lines[2:])
            yield Table(titles, tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    found = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return tuple(re.sub(r"\\(.)", r"\1", cell).strip().strip("*") for cell in found)
