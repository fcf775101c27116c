"""Markdown as grids: its pipe tables, in the order in which they stand."""

import re
from collections.abc import Sequence
from typing import Any

from caichcli.importers.grids.grid import Grid, Refused, Source
from caichcli.importers.grids.texts import read_rows

_BREAKS = ("<br>", "<br/>", "<br />")
_BAR = re.compile(r"(?<!\\)\|")


def read(data: bytes) -> Source | Refused:
    """Every table; ``numbers`` are the lines on which its rows stand.

    Rows that an empty line parts from their table are a table of their own, right behind it.
    """
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
    parser = MarkdownIt("commonmark").enable("table")
    for token in parser.parse(text):
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
            elif grids and _is_of_rows(token.content, grids[-1].width):
                lines = _rows(parser, token.content)
                first = (token.map or [0])[0] + 1
                places = list(range(first, first + len(lines)))
                grids.append(_grid(len(grids) + 1, lines, places, follows=not apart))
            else:
                apart = True
    return Source(tuple(grids))


def _is_of_rows(paragraph: str, width: int) -> bool:
    """Whether a paragraph's lines are written as the rows of a table, one that wide or any."""
    return all(
        line.startswith("|") or 0 < len(_BAR.findall(line)) == width - 1
        for line in paragraph.split("\n")
    )


def _rows(parser: Any, paragraph: str) -> list[list[str]]:
    """The cells of a paragraph's lines, read below a heading that is left out again."""
    width = max(len(_BAR.findall(line.strip().strip("|"))) + 1 for line in paragraph.split("\n"))
    bars = "|".join(["", *["-"] * width, ""])
    rows: list[list[str]] = []
    for token in parser.parse(f"{bars}\n{bars}\n{paragraph}"):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_plain(token.children or ()))
    return rows[1:]


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
