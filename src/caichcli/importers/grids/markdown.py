"""Markdown as grids: its pipe tables, in the order in which they stand."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import normalize

from msgspec import Struct

from caichcli.importers.grids.grid import FileRefusal, Grid, GridParagraph, Sign, Source
from caichcli.importers.grids.texts import read_rows

_BREAKS = ("<br>", "<br/>", "<br />")
_STRIKES = re.compile(r"<(/?)(?:del|s|strike)\b[^>]*>", re.IGNORECASE)
_MARKS = re.compile(r"^\s*(?:#{1,6}|>)\s+")
_BAR = re.compile(r"(?<!\\)\|")


class MarkdownWords(Struct, frozen=True):
    """The words of a cell without their marks; ``struck`` where some are, ``bold`` where all."""

    text: str
    struck: bool = False
    bold: bool = False


def read(data: bytes) -> Source | FileRefusal:
    """Every table; ``numbers`` are the lines on which its rows stand.

    Rows that an empty line parts from their table are a table of their own, right behind it;
    cells beyond the last heading, which a page would not show, are read.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return FileRefusal("encoding")
    if "\0" in text:
        return FileRefusal("not-text")
    return Source(tuple(_grids(text)), paragraphs=tuple(_paragraphs(text)))


def _grids(text: str) -> list[Grid]:
    from markdown_it import MarkdownIt

    grids: list[Grid] = []
    rows: list[list[MarkdownWords]] = []
    numbers: list[int] = []
    width = 0  # of the last table's heading
    lines = re.split("\r\n?|\n", text)
    apart = True
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for token in parser.parse(text):
        if token.type == "table_open":
            rows, numbers = [], []
        elif token.type == "tr_open":
            rows.append([])
            numbers.append((token.map or [0])[0] + 1)
        elif token.type == "tr_close" and len(rows) > 1:
            rows[-1] += _surplus(parser, lines[numbers[-1] - 1], rows[-1])
        elif token.type == "table_close":
            grids.append(_grid(len(grids) + 1, rows, numbers, follows=not apart))
            rows, apart, width = [], False, len(rows[0])
        elif token.type == "inline":
            if rows:
                rows[-1].append(_plain(token.children or ()))
            elif grids and _is_of_rows(token.content, width):
                parted = _rows(parser, token.content, grids[-1].width)
                first = (token.map or [0])[0] + 1
                places = list(range(first, first + len(parted)))
                grids.append(_grid(len(grids) + 1, parted, places, follows=not apart))
            else:
                apart = True
    return grids


def _paragraphs(text: str) -> Iterator[GridParagraph]:
    """The lines outside tables, without the marks of headings, quotes, bold and italics."""
    for number, line in enumerate(re.split("\r\n?|\n", text), 1):
        words = _MARKS.sub("", line).replace("**", "").replace("__", "").strip()
        if words and not words.startswith("|"):
            yield GridParagraph(number, normalize("NFC", words))


def _is_of_rows(paragraph: str, width: int) -> bool:
    """Whether a paragraph's lines are written as the rows of a table, one that wide or any."""
    return all(
        line.startswith("|") or 0 < len(_BAR.findall(line)) == width - 1
        for line in paragraph.split("\n")
    )


def _surplus(parser: Any, line: str, row: list[MarkdownWords]) -> list[MarkdownWords]:
    """The cells of a row's line beyond those of its table's heading."""
    if len(_BAR.findall(line)) < len(row):
        return []
    cells = _rows(parser, line)
    if len(cells) != 1 or cells[0][: len(row)] != row:
        return []
    surplus = cells[0][len(row) :]
    return surplus if any(cell.text for cell in surplus) else []


def _rows(parser: Any, paragraph: str, width: int = 0) -> list[list[MarkdownWords]]:
    """The cells of a paragraph's lines, ``width`` or more, read below a heading left out again."""
    widths = (len(_BAR.findall(line.strip().strip("|"))) + 1 for line in paragraph.split("\n"))
    width = max(width, *widths)
    bars = "|".join(["", *["-"] * width, ""])
    rows: list[list[MarkdownWords]] = []
    for token in parser.parse(f"{bars}\n{bars}\n{paragraph}"):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_plain(token.children or ()))
    return rows[1:]


def _plain(tokens: Sequence[Any]) -> MarkdownWords:
    """The words of a cell, and whether some of them stand between marks that strike them out."""
    parts = []
    depth = 0
    strong = 0
    struck = False
    bold: list[bool] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak") or token.content.lower() in _BREAKS:
            parts.append("\n")
        elif mark := _STRIKES.fullmatch(token.content) if token.type == "html_inline" else None:
            depth += -1 if mark[1] else 1
        elif token.type in ("s_open", "s_close"):
            depth += token.nesting
        elif token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type != "html_inline":
            parts.append(token.content)
            bold += [strong > 0] if token.content.strip() else []
            struck = struck or (depth > 0 and bool(token.content.strip()))
    return MarkdownWords("".join(parts), struck, bool(bold) and all(bold))


def _grid(
    number: int, rows: list[list[MarkdownWords]], numbers: list[int], *, follows: bool
) -> Grid:
    looks: dict[tuple[int, int], Sign] = {
        (at, column): "struck" if cell.struck else "bold"
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.struck or cell.bold
    }
    texts = [[cell.text for cell in row] for row in rows]
    cells, below = read_rows(texts, looks), numbers[0] - 1
    return Grid("markdown", number, cells, tuple(numbers), follows=follows, below=below)
