"""Workbooks and documents whose size says nothing of their cost: refused unopened, or read."""

import io
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from xlsxwriter import Workbook as Writer

from caichcli.files.disk import templates
from caichcli.formats.documents.word.package import NoWord, unpack
from caichcli.importers import books, packages, sources
from caichcli.importers.grids.grid import FileRefusal, Source
from caichcli.importers.grids.paragraphs import DEEPEST_STYLE, ParagraphStyles

SHEET = "xl/worksheets/sheet1.xml"
MEMORY = 700 * 1024 * 1024  # bytes of address space, the libraries' own among them

Change = Callable[[bytes], bytes]


def workbook(part: str, change: Change) -> bytes:
    """A table of three rows, one of its parts changed."""
    book = Workbook()
    sheet: Any = book.active
    for row in (["TT", "Nhiệm vụ"], [1, "Lập báo cáo"], [2, "Tổ chức hội nghị"]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return changed(stream.getvalue(), part, change)


def document(change: Change) -> bytes:
    stream = io.BytesIO()
    Document().save(stream)
    return changed(stream.getvalue(), "word/document.xml", change)


def changed(data: bytes, part: str, change: Change) -> bytes:
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return target.getvalue()


def spoken_workbook() -> bytes:
    """A workbook whose texts stand in a part of their own, as Excel has them."""
    stream = io.BytesIO()
    with Writer(stream, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "Nhiệm vụ")
    return stream.getvalue()


def before(mark: bytes, text: bytes) -> Change:
    return lambda content: content.replace(mark, text + mark, 1)


def rows(text: bytes) -> Change:
    return before(b"</sheetData>", text)


def merged(*areas: str) -> Change:
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return lambda content: content.replace(
        b"</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>".encode()
    )


BOMBS = {
    "more filled cells than any plan": workbook(
        SHEET, rows(b'<row r="9">' + b"<c><v>1</v></c>" * 1_100_000 + b"</row>")
    ),
    "parts of texts without number": workbook(
        SHEET,
        rows(
            b'<row r="9"><c r="A9" t="inlineStr"><is>'
            + b"<r><rPr><b/></rPr><t>a</t></r>" * 110_000
            + b"</is></c></row>"
        ),
    ),
    "texts without number": changed(
        spoken_workbook(),
        "xl/sharedStrings.xml",
        before(b"</sst>", b"<si><t>a</t></si>" * 1_100_000),
    ),
    "more texts than cells show": changed(
        spoken_workbook(),
        "xl/sharedStrings.xml",
        before(b"</sst>", b"<si><t>a</t></si>" * 110_000),
    ),
    "names without number": workbook("xl/workbook.xml", before(b"</workbook>", b"<a/>" * 250_000)),
}
TORN = {
    "tags without an end": workbook(SHEET, rows(b"<c " * 1_000_000)),
    "one part as two sheets": workbook(
        "xl/workbook.xml",
        before(
            b"</sheets>",
            b'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
            b' name="2" sheetId="2" r:id="rId1"/>',
        ),
    ),
}
CLERKS = {
    "a cell in the last row": rows(b'<row r="1048576"><c r="B1048576"><v>1</v></c></row>'),
    "a cell in the last column": rows(b'<row r="9"><c r="XFD9"><v>1</v></c></row>'),
    "a cell in the last place": rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a cell beyond the sheet": rows(b'<row r="99999999"><c r="B99999999"><v>1</v></c></row>'),
    "a merged column": merged("B4:B1048576"),
    "all merged": merged("A4:XFD1048576"),
    "a style in 300,000 empty cells": rows(
        b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(9, 300_009))
    ),
    "300,000 rows with a height": rows(
        b"".join(b'<row r="%d" ht="20"/>' % n for n in range(9, 300_009))
    ),
}
BEYOND = ("a cell in the last column", "a cell in the last place")


@pytest.fixture(autouse=True)
def unopened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """In tests of bombs no library may be asked to open a file."""
    if "refused" in request.node.name:

        def opened(*_: object, **__: object) -> None:
            raise AssertionError("opened")

        monkeypatch.setattr("openpyxl.load_workbook", opened)
        monkeypatch.setattr("docx.Document", opened)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_by_every_door(name: str) -> None:
    assert sources.read(BOMBS[name], "in.xlsx") == FileRefusal("too-large")
    for limits in (packages.FORM, packages.WORKBOOK):
        assert books.open_book(BOMBS[name], limits) == "too-large"


STYLES = "xl/styles.xml"
# Looks of which openpyxl makes objects of their own, each more than a workbook in use has.
LOOKS = {
    "formats of cells": workbook(STYLES, before(b"</cellXfs>", b"<xf\n/>" * 21_000)),
    "named styles": workbook(
        STYLES, before(b"</cellStyles>", b'<cellStyle name="Xau" xfId="0"/>' * 21_000)
    ),
    "fonts": workbook(STYLES, before(b"</fonts>", b'<font><b/><sz val="1"/></font>' * 60_000)),
    "borders": workbook(
        STYLES, before(b"</borders>", b"<border><left/><right/><top/></border>" * 50_000)
    ),
    "formats of numbers": workbook(STYLES, before(b"<fonts", b"<numFmts/>" * 210_000)),
}


@pytest.mark.parametrize("name", LOOKS)
def test_looks_without_number_are_refused_where_a_workbook_is_opened_whole(name: str) -> None:
    for limits in (packages.FORM, packages.WORKBOOK):
        assert books.open_book(LOOKS[name], limits) == "styles"


def test_a_table_is_read_however_many_looks_excel_gave_it_and_no_more_are_refused() -> None:
    full = workbook(STYLES, before(b"</cellXfs>", b"<xf/>" * 65_000))
    assert isinstance(sources.read(full, "in.xlsx"), Source)
    bomb = workbook(STYLES, before(b"</cellXfs>", b"<xf/>" * 200_000))
    assert sources.read(bomb, "in.xlsx") == FileRefusal("styles")


@pytest.mark.parametrize("name", TORN)
def test_what_would_be_read_on_and_on_is_broken(name: str) -> None:
    assert sources.read(TORN[name], "in.xlsx") == FileRefusal("broken")
    assert books.open_book(TORN[name], packages.FORM) == "broken"


def test_ranges_without_number_are_refused_where_a_workbook_is_opened_whole() -> None:
    many = merged(*(f"A{n}:J{n + 80}" for n in range(1, 2000)))
    assert books.open_book(workbook(SHEET, many), packages.WORKBOOK) == "too-large"
    far = merged(*(f"A{n}:XFD1048576" for n in range(1, 2000)))
    assert books.open_book(workbook(SHEET, far), packages.WORKBOOK) == "too-large"


@pytest.mark.parametrize(
    "rule",
    [
        b'<conditionalFormatting><cfRule type="cellIs"/></conditionalFormatting>',
        b'<dataValidations><dataValidation type="list"/></dataValidations>',
        b'<hyperlinks><hyperlink ref="A1"/></hyperlinks>',
    ],
)
def test_rules_without_number_are_too_much_where_a_workbook_is_opened_whole(rule: bytes) -> None:
    bomb = workbook(SHEET, before(b"</worksheet>", rule * 110_000))
    assert books.open_book(bomb, packages.FORM) == "too-large"
    assert isinstance(sources.read(bomb, "in.xlsx"), Source)  # which leaves them out


def test_styles_based_on_each_other_are_followed_so_far_only() -> None:
    style = '<w:style w:type="paragraph" w:styleId="s{}"><w:basedOn w:val="s{}"/></w:style>'
    styles = "".join(style.format(n, n + 1) for n in range(5000)).encode()
    last = b'<w:style w:type="paragraph" w:styleId="s5000"><w:rPr><w:strike/></w:rPr></w:style>'
    stream = io.BytesIO()
    Document().save(stream)
    data = changed(stream.getvalue(), "word/styles.xml", before(b"</w:styles>", styles + last))
    reader = ParagraphStyles(Document(io.BytesIO(data)).styles.element)
    assert sum(1 for _ in reader.chain("s0")) == DEEPEST_STYLE
    assert (reader.look("s0").is_struck, reader.look("s4990").is_struck) == (False, True)


BLOCKS = [
    b"<w:p/>" * 610_000,
    b'<w:p w:rsidR="0"></w:p>' * 610_000,
    b"<w:tbl>" + b"<w:tr/>" * 610_000 + b"</w:tbl>",
    b"<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 210_000,
]


@pytest.mark.parametrize("blocks", BLOCKS)
def test_paragraphs_and_tables_without_number_are_refused(blocks: bytes) -> None:
    bomb = document(before(b"<w:sectPr", blocks))
    assert sources.read(bomb, "in.docx") == FileRefusal("too-large")
    assert unpack(bomb, templates.LARGEST) == NoWord("too-large")


# A list of Word that counts up to the labels of its 2,000 paragraphs, and how long these may be.
LISTS = {
    "a million letters": (b'<w:start w:val="26000000"/><w:numFmt w:val="upperLetter"/>', b"%1", 8),
    "words without end": (b'<w:numFmt w:val="decimal"/>', b"%1" + b"x" * 1_000_000, 110),
    "itself again and again": (b'<w:numFmt w:val="decimal"/>', b"%1" * 100_000, 200),
}


@pytest.mark.parametrize("name", LISTS)
def test_the_numbers_of_a_list_are_short(name: str) -> None:
    counts, text, longest = LISTS[name]
    level = b'<w:lvl w:ilvl="0">%b<w:lvlText w:val="%b"/></w:lvl>' % (counts, text)
    levels = level + b"".join(b'<w:lvl w:ilvl="%d"/>' % n for n in range(9, 2000))
    abstract = b'<w:abstractNum w:abstractNumId="77">' + levels + b"</w:abstractNum>"
    number = b'<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    item = (
        b'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr></w:pPr>'
        b"<w:r><w:t>a</w:t></w:r></w:p>"
    )
    data = changed(
        document(before(b"<w:sectPr", item * 2000)),
        "word/numbering.xml",
        lambda part: part.replace(b"<w:num ", abstract + b"<w:num ", 1).replace(
            b"</w:numbering>", number + b"</w:numbering>"
        ),
    )
    source = sources.read(data, "in.docx")
    assert isinstance(source, Source)
    texts = [paragraph.text for paragraph in source.paragraphs]
    assert len(texts) == 2000
    assert max(map(len, texts)) <= longest + len(" a")


def test_lists_without_number_are_refused() -> None:
    lists = b'<w:num w:numId="9"/>' * 500_000
    stream = io.BytesIO()
    Document().save(stream)
    bomb = changed(stream.getvalue(), "word/numbering.xml", before(b"</w:numbering>", lists))
    assert sources.read(bomb, "in.docx") == FileRefusal("too-large")


def test_rows_of_a_wide_table_are_counted_by_their_places() -> None:
    wide = b"<w:tbl><w:tr>" + b"<w:tc><w:p/></w:tc>" * 63 + b"</w:tr>"
    bomb = document(before(b"<w:sectPr", wide + b"<w:tr/>" * 40_000 + b"</w:tbl>"))
    assert sources.read(bomb, "in.docx") == FileRefusal("too-large")


@pytest.mark.parametrize("name", CLERKS)
def test_a_clerk_s_sheet_is_imported_however_far_it_reaches(name: str) -> None:
    source = sources.read(workbook(SHEET, CLERKS[name]), "in.xlsx")
    assert isinstance(source, Source)
    texts = [cell.text for row in source.grids[0].rows[:3] for cell in row[:2]]
    assert texts == ["TT", "Nhiệm vụ", "1", "Lập báo cáo", "2", "Tổ chức hội nghị"]
    beyond = [note.values["count"] for note in source.notes if note.code == "too-wide"]
    assert beyond == ([1] if name in BEYOND else [])


@pytest.mark.parametrize("name", CLERKS)
def test_a_clerk_s_sheet_is_opened_whole_however_far_it_reaches(name: str) -> None:
    book = books.open_book(workbook(SHEET, CLERKS[name]), packages.FORM)
    assert isinstance(book, books.OpenWorkbook)
    lines = list(books.rows(book.content.active, last=8))
    assert [[cell.value for cell in cells] for _, cells in lines] == [
        ["TT", "Nhiệm vụ"],
        [1, "Lập báo cáo"],
        [2, "Tổ chức hội nghị"],
    ]
    assert book.empty == ("300,000" in name)
    assert len(book.content.active._cells) < 2000


def test_a_far_merged_range_is_there_again_when_the_workbook_is_saved() -> None:
    book = books.open_book(workbook(SHEET, merged("B4:B1048576", "A1:A2")), packages.WORKBOOK)
    assert isinstance(book, books.OpenWorkbook)
    stream = io.BytesIO()
    book.content.save(stream)
    with ZipFile(stream) as package:
        content = package.read(SHEET)
    assert b'ref="B4:B1048576"' in content
    assert b'ref="A1:A2"' in content


def test_a_small_workbook_is_opened_as_it_is() -> None:
    data = workbook(SHEET, rows(b'<row r="9"><c r="A9" s="0"/></row>'))
    book = books.open_book(data, packages.WORKBOOK)
    assert isinstance(book, books.OpenWorkbook)
    assert not book.empty
    assert (9, 1) in book.content.active._cells


@pytest.mark.skipif(sys.platform != "linux", reason="address space is bounded by Linux")
@pytest.mark.parametrize("name", [*BOMBS, *TORN])
def test_memory_is_bounded(name: str, tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    path.write_bytes((BOMBS | TORN)[name])

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    run = subprocess.run(
        [sys.executable, "-m", "caichcli", "import", path, "-o", tmp_path / "out"],
        preexec_fn=bound,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 3, run.stdout + run.stderr
    assert "caich, không phải" not in run.stderr
