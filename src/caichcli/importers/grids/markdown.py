"""Markdown as grids: its pipe tables, in the order in which they stand."""

from collections.abc import Sequence
from typing import Any

from caichcli.importers.grids.grid import Grid, Refused, Source
from caichcli.importers.grids.texts import read_rows

_BREAKS = ("<br>", "<br/>", "<br />")


def read(data: bytes) -> Source | Refused:
    """Every table; ``numbers`` are the lines on which its rows stand."""
    from markdown_it import MarkdownIt

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Refused("encoding")
    if "\0" in text:
        return Refused("not-text")
    grids: list[Grid] = []
    rows: list[list[str]] = []
    numbers: list[int] = []
    apart = True
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "table_open":
            rows, numbers = [], []
        elif token.type == "tr_open":
            rows.append([])
            numbers.append((token.map or [0])[0] + 1)
        elif token.type == "table_close":
            grids.append(_grid(len(grids) + 1, rows, numbers, follows=not apart))
            rows, apart = [], False
        elif token.type == "inline":
            if rows:
                rows[-1].append(_plain(token.children or ()))
            else:
                apart = True
    return Source(tuple(grids))


def _plain(tokens: Sequence[Any]) -> str:
    """The words of a cell without their marks."""
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak") or token.content.lower() in _BREAKS:
            parts.append("\n")
        elif token.type != "html_inline":
            parts.append(token.content)
    return "".join(parts)


def _grid(number: int, rows: list[list[str]], numbers: list[int], *, follows: bool) -> Grid:
    return Grid("markdown", number, read_rows(rows), tuple(numbers), follows=follows)
