"""Rows put into a workbook as XML are read back as they were meant."""

from io import BytesIO

import openpyxl
import pytest
from xlsxwriter import Workbook

from caichcli.formats.forms.sheet_rows import block, cell, looks, number, put, sheet_row

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84", "a < b & c > d", "]]>", "  hai đầu  ", "hai\ndòng", "_x41", '"', ""],
)
def test_a_text_is_read_as_it_is(text: str) -> None:
    stream = BytesIO()
    book = Workbook(stream)
    sheet = book.add_worksheet()
    late = book.add_format({"bold": True})
    sheet.write_string(0, 0, "đầu")
    sheet.write_blank(3, 0, None, late)
    sheet.write_string(5, 0, "cuối")
    book.close()
    (look,) = looks(stream.getvalue(), SHEET, 4)
    row = sheet_row([cell(text, look), number(look)], 62.5)
    content = put(stream.getvalue(), {SHEET: block(2, (row, row, row))})
    cells = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    # A cell of an empty text is an empty cell to openpyxl.
    assert [one.value or "" for one in cells["A"]] == ["đầu", text, text, text, "", "cuối"]
    assert [one.value for one in cells["B"]] == [None, 1, 2, 3, None, None]
    assert cells["A3"].font.bold
    assert cells["A3"].data_type != "f"
    assert cells.row_dimensions[4].height == 62.5


def test_what_no_xml_may_hold_is_escaped_as_excel_does() -> None:
    assert cell("_x0041_a\x0bb\ufffe") == (
        '<c t="inlineStr"><is><t xml:space="preserve">_x005F_x0041_a_x000B_b_xFFFE_</t></is></c>'
    )
