"""Word and PDF files, which have no lines of their own: a line a paragraph, a line a row."""

import re

from msgspec import structs

from caichcli.audit.passages import (
    PaperCell,
    PaperTable,
    PaperText,
    Passage,
    RunningText,
    TextKind,
    prose,
)
from caichcli.importers.grids.grid import Grid, GridParagraph, Source


def read(source: Source) -> PaperText:
    """The paragraphs and tables of a file in the order in which they stand, footnotes last."""
    writer = _Writer()
    grids = iter([*source.grids, None])
    grid = next(grids)
    for paragraph in source.paragraphs:
        while grid is not None and grid.below < paragraph.number:
            writer.table(grid)
            grid = next(grids)
        writer.paragraph(paragraph)
    while grid is not None:
        writer.table(grid)
        grid = next(grids)
    for footnote in source.footnotes:
        writer.paragraph(footnote, "footnote")
    return PaperText(tuple(writer.passages), tuple(writer.lines), tuple(writer.anchors))


# What Word puts in front of an item: 1., a), –.
_LABEL = re.compile(r"(?:[^\W_]{1,6}(?:\.\d+)*[.)]|[-–+•*o§])\s+")


class _Writer:
    """Puts passages down, each at the next line."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.lines: list[str] = []
        self.anchors: list[tuple[int, int, int]] = []

    def paragraph(self, paragraph: GridParagraph, kind: TextKind = "paragraph") -> None:
        self.lines.append(paragraph.text.replace("\n", " "))
        self.anchors.append((paragraph.number if kind != "footnote" else 1, 0, 0))
        if paragraph.list is None:
            words = prose(paragraph.text, len(self.lines), kind=kind)
            self.passages.append(structs.replace(words, label=paragraph.label))
            return
        (id_, level), label = paragraph.list, _LABEL.match(paragraph.text)
        begin = label.end() if label else 0
        words = prose(paragraph.text[begin:], len(self.lines), begin + 1, "item")
        number = int(id_) if id_.isdecimal() else 0
        self.passages.append(structs.replace(words, level=level, list_number=number))

    def table(self, grid: Grid) -> None:
        if grid.inside is None:
            self.passages.append(
                PaperTable(tuple(self.row(grid, at) for at in range(len(grid.rows))))
            )

    def row(self, grid: Grid, at: int) -> tuple[PaperCell, ...]:
        """A row as a line; a merged cell has its words at its first place alone."""
        number = len(self.lines) + 1
        text = "|"
        cells = []
        for position, cell in enumerate(grid.rows[at]):
            is_first = (cell.row, cell.column) == (at, position)
            words = RunningText(cell.text, prose("", number, len(text) + 2).origins)
            cells.append(PaperCell(words, is_first))
            text += f" {cell.text.replace(chr(10), ' ')} |" if is_first else " |"
        self.lines.append(text)
        self.anchors.append((0, grid.number, at + 1))
        return tuple(cells)
