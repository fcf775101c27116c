"""Characters that a workbook writes as ``_xHHHH_``: what they mean is read, by every door."""

import io
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from xlsxwriter import Workbook as Writer

from caichcli.importers import books, packages, sources
from caichcli.importers.grids import escapes
from caichcli.importers.grids.grid import Source
from tests.importers.imported import imported, said, tasks
from tests.importers.layouts import HEAD

STRINGS = [
    # as the XML has it, and what it means
    ("a_x000D_\nb", "a\r\nb"),
    ("a_x0020_b", "a b"),
    ("a_x0041_b", "aAb"),
    ("a_x005F_x0041_b", "a_x0041_b"),
    ("a_x005f_x005F_b", "a_x005F_b"),
    ("a_xD83D__xDE00_b", "a\U0001f600b"),
    ("a_xD83D_b", "a\ufffdb"),
    ("a_x00_b _x_ snake_case", "a_x00_b _x_ snake_case"),
]


@pytest.mark.parametrize(("string", "text"), STRINGS)
def test_a_string_means_its_text(string: str, text: str) -> None:
    assert escapes.read(string) == text


@given(st.text())
def test_what_is_written_is_read_again(text: str) -> None:
    assert escapes.read(escapes.written(text)) == text


def workbook(tmp_path: Path, rows: list[list[Any]], *, inline: bool) -> Path:
    """A workbook with these strings as they are: in the sheet's own XML, or in the shared part."""
    path = tmp_path / "in.xlsx"
    if inline:
        book = Workbook()
        for row in rows:
            book.active.append(row)  # type: ignore[union-attr]  # a new book has a sheet
        book.save(path)
        return path
    writer = Writer(path)
    sheet = writer.add_worksheet()
    marks = {f"§{at}§": cell for at, cell in enumerate(chain.from_iterable(rows))}
    texts = iter(marks)
    for number, row in enumerate(rows):
        for column in range(len(row)):
            sheet.write_string(number, column, next(texts))
    writer.close()
    with ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    for mark, cell in marks.items():
        parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(mark, cell)
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize("inline", [True, False])
def test_a_table_is_read_with_its_line_breaks(tmp_path: Path, inline: bool) -> None:
    head = [*HEAD[:4], "Thời gian_x000D_\nhoàn thành", HEAD[5]]
    row = ["1", "Rà soát_x000D_\nvăn_x0020_bản _x005F_x0041_", "Bộ Tư pháp_x000D_\nBộ Y tế"]
    draft = imported(
        workbook(tmp_path, [head, [*row, "", "Quý II/2026_x000D_", ""]], inline=inline)
    )
    assert tasks(draft) == ["1 | Rà soát⏎văn bản _x0041_ | bo-tu-phap, bo-y-te | | Quý II/2026 |"]
    assert draft.count("doubtful") == 0


def test_a_control_character_is_left_out_and_told(tmp_path: Path) -> None:
    row = ["1", "Ra soat_x0007_", "Bộ Tư pháp", "", "2026", ""]
    draft = imported(workbook(tmp_path, [HEAD, row], inline=True))
    assert tasks(draft) == ["1 | Ra soat | bo-tu-phap | | 2026 |"]
    assert said(draft, "doubtful") == ["2 task doubtful: cell-invisible"]


@pytest.mark.parametrize("inline", [True, False])
@pytest.mark.parametrize(("string", "text"), STRINGS)
def test_a_workbook_keeps_its_strings_when_it_is_saved(
    string: str, text: str, inline: bool, tmp_path: Path
) -> None:
    data = workbook(tmp_path, [[string, "=1"]], inline=inline).read_bytes()
    for _ in range(2):
        book = books.open_book(data, packages.WORKBOOK)
        assert isinstance(book, books.OpenWorkbook)
        assert books.words(book.content.active["A1"].value) == text
        stream = io.BytesIO()
        book.content.save(stream)
        data = stream.getvalue()
    source = sources.read(data, "in.xlsx")
    assert isinstance(source, Source)
