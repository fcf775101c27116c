"""A document as it is read: the same lines whatever its looks."""

from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from caichcli.formats.documents import lines
from caichcli.formats.documents.lines.line import BLANK, PaperLine

MARKDOWN = {
    # text: its lines, cells between bars, "#" before a heading
    "# Tổng hợp **tuần**\n\nMột câu\ndài.\n": ["# Tổng hợp tuần", "Một câu dài."],
    "| A | B |\n|---|---:|\n| 1 | \\| 2 |\n": ["A | B", "1 | | 2"],
    "> **SỐ LIỆU**\n\n---\n\n1. Một\n2. Hai\n": ["> SỐ LIỆU", "1. Một", "2. Hai"],
    "x [II.1](#ii-1) &lt;y&gt;<br>z\n<!-- caich {} -->\n": ["x II.1 <y> z"],
    "Cuối tuần\u00a026\u200b.": ["Cuối tuần 26."],
}
PAGES = {
    "<!doctype html><head><title>x</title></head><h1>Tổng <b>hợp</b></h1><p>Một<br>câu": [
        "# Tổng hợp",
        "Một câu",
    ],
    "<html><table><tr><th>A<th>B<tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>x": [
        "A | B",
        "1 | 2 3",
        "x",
    ],
    "<html><style>p {}</style><script>1 < 2</script><p>x <svg><title>8</title></svg></p>": [
        "x",
        "8",
    ],
}


def shown(line: PaperLine) -> str:
    return ("# " if line.head else "") + " | ".join(line.cells)


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown(text: str) -> None:
    assert lines.format_of(text.encode()) == "markdown"
    assert [shown(line) for line in lines.read(text.encode(), "markdown")] == MARKDOWN[text]


@pytest.mark.parametrize("text", PAGES)
def test_pages(text: str) -> None:
    assert lines.format_of(text.encode()) == "html"
    assert [shown(line) for line in lines.read(text.encode(), "html")] == PAGES[text]


def word(*, filled: str = "…") -> bytes:
    """A Word file with a heading, a place to fill, a deleted word, and a table."""
    document = docx.Document()
    document.add_heading("I. Kết quả", 1)
    paragraph = document.add_paragraph("Số: ")
    field, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    content.append(paragraph.add_run(filled)._r)
    field.append(content)
    paragraph._p.append(field)
    paragraph.add_run("/BC")
    deleted, words = OxmlElement("w:del"), OxmlElement("w:delText")
    words.text = "đã bỏ"
    deleted.append(words)
    paragraph._p.append(deleted)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Mã", "Quá hạn", "II.1", "134"), strict=True):
        cell.text = text
    table.cell(1, 1).add_paragraph("ngày")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word() -> None:
    content = word(filled="215")
    assert lines.format_of(content) == "docx"
    read = lines.read(content, "docx")
    assert [shown(line) for line in read] == [
        "# I. Kết quả",
        "Số: 215/BC",
        "Mã | Quá hạn",
        "II.1 | 134 ngày",
    ]
    assert [line.table for line in read] == [0, 0, 1, 1]


def test_a_field_of_word_is_a_blank_whatever_stands_in_it() -> None:
    read = lines.read(word(filled="[số]"), "docx", blanks=True)
    assert shown(read[1]) == f"Số: {BLANK}/BC"


def test_a_broken_body_is_a_fault_not_an_accident() -> None:
    from caichcli.formats.documents.word.package import pack, unpack

    parts = unpack(word())
    assert isinstance(parts, dict)
    with pytest.raises(ValueError, match=r"word/document\.xml"):
        lines.read(pack(parts | {"word/document.xml": b"<w"}), "docx")


def test_text_that_only_looks_like_a_field_stays() -> None:
    assert qn("w:sdt") in {element.tag for element in docx.Document(BytesIO(word())).element.iter()}
