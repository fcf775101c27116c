"""Tables as plain text: one line a row, whatever blanks and signs the cells hold."""

import pytest

from caichcli.formats.blocks import BlockCell, Column, Table
from caichcli.formats.tables import text

CELLS = [
    # what a cell holds, how it stands in its line
    ("Báo cáo quý", "Báo cáo quý"),
    ("Báo  cáo", "Báo cáo"),
    (" Báo cáo ", "Báo cáo"),
    ("Báo\ncáo", "Báo cáo"),
    ("Báo\tcáo", "Báo cáo"),
    ("Báo\u00a0cáo", "Báo cáo"),
    ("Báo\u2003cáo", "Báo cáo"),
    ("Ba\u0301o ca\u0301o", "Báo cáo"),
    ("100% %s %(a)s {0}", "100% %s %(a)s {0}"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "shown"), CELLS)
def test_a_cell_stands_in_one_line(written: str, shown: str) -> None:
    columns = (Column("Mã"), Column("Việc"), Column("Số", right=True))
    rows = ((BlockCell("I.1"), BlockCell(written), BlockCell("7")),)
    lines = text.write((Table(columns, rows),), "vi").split("\n")
    width = max(len(shown), len("Việc"))
    assert lines == [f"  Mã   {'Việc':<{width}}  Số", f"  I.1  {shown:<{width}}   7", ""]


def test_nothing_stands_behind_the_last_cell_of_a_line() -> None:
    rows = ((BlockCell("I.1"), BlockCell("")), (BlockCell("I.10"), BlockCell("Báo cáo")))
    lines = text.write((Table((Column("Mã"), Column("Việc")), rows),), "vi").split("\n")
    assert lines == ["  Mã    Việc", "  I.1", "  I.10  Báo cáo", ""]
