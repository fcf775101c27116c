"""A paper that bears the mark of a state secret is refused, wherever the mark stands."""

import io
from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import pytest
from docx import Document
from docx.oxml import parse_xml
from openpyxl import Workbook

from caichcli.importers import packages, secrecy, sources
from caichcli.importers.forms import answers, originals
from caichcli.importers.grids.grid import FileRefusal, Source
from caichcli.importers.stream import StreamFault
from caichcli.importers.stream import read as read_stream

ROWS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
    ("1", "Rà soát", "Sở Nội vụ", "30/6/2026"),
)


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("MẬT", "MẬT"),
        ("TỐI  MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        (normalize("NFD", "TUYỆT MẬT"), "TUYỆT MẬT"),
        ("Mật", "MẬT"),
        ("T Ố I  M Ậ T", "TỐI MẬT"),
        ("[ MẬT ]", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("TÀI LIỆU MẬT", "MẬT"),
        ("KẾ HOẠCH KIỂM TRA (MẬT)", "MẬT"),
        ("Số: 12/BC-UBND MẬT", "MẬT"),
        ("HỎA TỐC – TỐI MẬT", "TỐI MẬT"),
        ("MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT"),
        ("UBND TỈNH A TUYỆT MẬT", "TUYỆT MẬT"),
        ("Kế hoạch năm 2026\nMẬT (Bản số: 02)\nNơi nhận", "MẬT"),
        ("BẢO MẬT", ""),
        ("Bảo vệ bí mật nhà nước", ""),
        ("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT", ""),
        ("MẬT KHẨU", ""),
        ("MẬT MÃ", ""),
        ("Độ mật", ""),
        ("Độ mật: Không", ""),
        ("mật độ dân số", ""),
        ("Rà soát tài liệu mật", ""),
        ("tài liệu (mật, tối mật)", ""),
    ],
)
def test_a_mark_and_words_that_are_none(text: str, degree: str) -> None:
    assert secrecy.mark(text) == degree


@pytest.mark.parametrize("text", ["mật ", "m ậ t ", "số ///", "(mật ", "tối "])
def test_a_long_line_is_looked_at_once(text: str) -> None:
    assert secrecy.mark(text * 10_000 + "x") == ""


def word(change: Callable[[Any], object]) -> bytes:
    document = Document()
    table = document.add_table(0, 4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    change(document)
    return saved(document)


def excel(change: Callable[[Any], object]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    change(book)
    return saved(book)


def saved(file: Any) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
TEXT_BOX = (
    f"<w:p {W} {V}><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r>"
    "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
WATERMARK = (
    f'<w:p {W} {V}><w:r><w:pict><v:shape><v:textpath string="TUYỆT MẬT"/></v:shape></w:pict></w:r>'
    "</w:p>"
)


def letter_by_letter(document: Any) -> None:
    paragraph = document.add_paragraph()
    for letter in "TỐI MẬT":
        paragraph.add_run(letter).bold = True


def in_a_comment(book: Any) -> None:
    from openpyxl.comments import Comment

    book.active["A1"].comment = Comment("MẬT", "")


def on_a_hidden_sheet(book: Any) -> None:
    sheet = book.create_sheet("bìa")
    sheet.append(["MẬT"])
    sheet.sheet_state = "hidden"


FILES: dict[str, tuple[str, bytes]] = {
    "a paragraph": ("in.docx", word(lambda it: it.add_paragraph("TUYỆT MẬT"))),
    "letters of their own": ("in.docx", word(letter_by_letter)),
    "a cell of Word": ("in.docx", word(lambda it: setattr(it.tables[0].cell(0, 0), "text", "MẬT"))),
    "a header": (
        "in.docx", word(lambda it: setattr(it.sections[0].header.paragraphs[0], "text", "MẬT"))
    ),
    "a text box": ("in.docx", word(lambda it: it.element.body.insert(0, parse_xml(TEXT_BOX)))),
    "a watermark": ("in.docx", word(lambda it: it.element.body.insert(0, parse_xml(WATERMARK)))),
    "a title": ("in.docx", word(lambda it: setattr(it.core_properties, "title", "TỐI MẬT"))),
    "a cell of Excel": ("in.xlsx", excel(lambda it: it.active.append(["", "Mật"]))),
    "another sheet": ("in.xlsx", excel(lambda it: it.create_sheet("bìa").append(["TỐI MẬT"]))),
    "a hidden sheet": (
        "in.xlsx",
        excel(on_a_hidden_sheet),
    ),
    "a sheet's header": (
        "in.xlsx", excel(lambda it: setattr(it.active.oddHeader.center, "text", "TUYỆT MẬT"))
    ),
    "a comment": ("in.xlsx", excel(in_a_comment)),
    "CSV": ("in.csv", ("MẬT;;\n" + "\n".join(";".join(row) for row in ROWS)).encode()),
    "Markdown": ("in.md", "**MẬT**\n\n| Nhiệm vụ | Thời hạn |\n|---|---|\n| a | b |\n".encode()),
    "a text": ("in.txt", "TỐI MẬT\nKế hoạch\n1. Rà soát\n".encode()),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_marked_file_is_refused_whole(name: str) -> None:
    file, data = FILES[name]
    answer = sources.read(data, file)
    assert isinstance(answer, FileRefusal)
    assert answer.reason == "secret"


def test_the_same_files_without_a_mark_are_read() -> None:
    assert isinstance(sources.read(word(lambda _: None), "in.docx"), Source)
    assert isinstance(sources.read(excel(lambda _: None), "in.xlsx"), Source)


def test_a_marked_workbook_is_opened_by_nobody() -> None:
    _, data = FILES["a cell of Excel"]
    assert packages.refusal(data, packages.FORM) == "secret"
    assert answers.read(data) == originals.FormRefusal("secret")


@pytest.mark.parametrize(
    "text",
    ["MẬT;\ntask;status\nI.1;done\n", "- {task: I.1, note: TUYỆT MẬT}\n", '[{"note": "TỐI MẬT"}]'],
)
def test_a_marked_stream(text: str) -> None:
    assert read_stream(text.encode(), "task", "stdin") == StreamFault("secret")
