"""Every report in Word: its layout, its words, its links; the same bytes for the same inputs."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table
from syrupy.assertion import SnapshotAssertion

from caichcli.files.disk import cache as disk_cache
from caichcli.formats.documents.word.marks import BLANK
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from tests.formats.documents.making import EXAMPLE, ROOT, book_at, weekly, word
from tests.formats.documents.test_html import NASTY, nasty_book
from tests.formats.documents.test_reports import LANGUAGES, MADE_OF

CASES = {"weekly": ("weekly", weekly), **MADE_OF}
OFFICIAL = (
    "monthly",
    "quarterly",
    "half-year",
    "nine-month",
    "yearly",
    "period",
    "letters",
    "plan-requests",
)
NATION = {"vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "en": "SOCIALIST REPUBLIC OF VIET NAM"}


@cache
def content(case: str, lang: Language) -> bytes:
    name, make = CASES[case]
    return word(make(book_at(EXAMPLE)), lang, name=name)


def opened(case: str, lang: Language = "vi") -> Document:
    return docx.Document(BytesIO(content(case, lang)))


def body_text(document: Document) -> str:
    return "\n".join(line for line in outline(document) if line)


def outline(document: Document) -> Iterator[str]:
    """What is read, in its order: a paragraph with its style, a table's rows."""
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)
                yield "  | " + " | ".join(" / ".join(_texts(cell)) for cell in cells)
        elif item.text.strip():
            yield f"[{item.style.name if item.style else ''}] {item.text}".replace("\xa0", " ")


def _mm(length: Length | None) -> int:
    assert length is not None
    return round(float(length.mm))


def _texts(cell: Any) -> Iterator[str]:
    for paragraph in cell.iter(qn("w:p")):
        if text := _as_read(paragraph):
            yield text


def _as_read(within: Any) -> str:
    """What is read, whatever holds it together."""
    pieces = within.iter(qn("w:t"), qn("w:noBreakHyphen"))
    text = "".join("-" if each.tag == qn("w:noBreakHyphen") else each.text or "" for each in pieces)
    return text.replace("\xa0", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_what_is_read(case: str, lang: Language, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(outline(opened(case, lang))) == snapshot


def test_the_real_plan(snapshot: SnapshotAssertion) -> None:
    document = docx.Document(BytesIO(word(weekly(book_at(ROOT)))))
    assert "\n".join(outline(document)) == snapshot


@pytest.mark.parametrize("case", CASES)
def test_page_and_letters_are_those_of_decree_30(case: str) -> None:
    document = opened(case)
    for section in document.sections:
        assert (_mm(section.page_width), _mm(section.page_height)) == (210, 297)
        assert 20 <= _mm(section.top_margin) <= 25
        assert 20 <= _mm(section.bottom_margin) <= 25
        assert 30 <= _mm(section.left_margin) <= 35
        assert 15 <= _mm(section.right_margin) <= 20
        assert section.different_first_page_header_footer
    assert "PAGE" in document.sections[0].header._element.xml
    assert Pt(13) <= document.styles["Normal"].font.size <= Pt(14)
    for style in document.styles:
        font = style.element.find(f".//{qn('w:rFonts')}")
        if font is not None:
            assert font.get(qn("w:ascii")) == "Times New Roman", style.name
            assert font.get(qn("w:asciiTheme")) is None, style.name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_only_an_official_paper_has_the_national_title(case: str, lang: Language) -> None:
    document = opened(case, lang)
    official = CASES[case][0] in OFFICIAL
    assert (NATION[lang] in body_text(document)) == official
    if official:
        head = document.tables[0].rows[0].cells[1]
        nation, motto = (p for p in head.paragraphs if p.text)
        assert nation.runs[0].bold
        assert motto.runs[0].bold
        assert Pt(12) <= (nation.runs[0].font.size or Pt(0)) <= Pt(13)
        assert head._tc.find(f".//{qn('w:pBdr')}") is not None  # the rule beneath


@pytest.mark.parametrize("case", [case for case in CASES if CASES[case][0] in OFFICIAL])
def test_what_is_not_known_is_a_field_that_is_written_over(case: str) -> None:
    """Content controls that show their placeholder: no text to delete, each with a name."""
    every = [each.find(qn("w:sdtPr")) for each in opened(case).element.body.iter(qn("w:sdt"))]
    fields = [each for each in every if each.find(qn("w:tag")).get(qn("w:val")) == BLANK]
    names = [each.find(qn("w:alias")).get(qn("w:val")) for each in fields]
    assert {"Số", "Ký hiệu", "Địa danh", "Ngày", "Tháng", "Năm", "Họ và tên"} <= set(names)
    assert len({each.find(qn("w:id")).get(qn("w:val")) for each in fields}) == len(fields)
    assert all(each.find(qn("w:showingPlcHdr")) is not None for each in every)


@pytest.mark.parametrize("case", CASES)
def test_tables_are_sound(case: str) -> None:
    for table in opened(case).tables:
        ruled = table._tbl.tblPr.find(qn("w:tblStyle")) is not None
        assert len(table.rows) > ruled, "an empty table"
        for row in table.rows:
            assert row._tr.find(f".//{qn('w:cantSplit')}") is not None
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated == [ruled] + [False] * (len(repeated) - 1)
        assert not ruled or table._tbl.tblPr.find(qn("w:tblCaption")) is not None
        assert all(tc[-1].tag == qn("w:p") for tc in table._tbl.iter(qn("w:tc")))


def test_headings_can_be_walked_through() -> None:
    document = opened("quarterly")
    levels = [p.style.name for p in document.paragraphs if p.style and "Heading" in p.style.name]
    assert levels.count("Heading 1") == 5
    assert levels.count("Heading 2") == 15


@pytest.mark.parametrize(("lang", "code"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_the_file_says_what_it_is(lang: Language, code: str) -> None:
    properties = opened("quarterly", lang).core_properties
    assert "2020" in properties.title
    assert "{" not in properties.title
    assert properties.language == code
    assert properties.author == "caich 1.2.3"
    assert properties.created.date() == properties.modified.date() == dt.date(2020, 6, 29)
    language = opened("quarterly", lang).styles.element.find(f".//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val")) == code


@pytest.mark.parametrize("case", CASES)
def test_the_same_inputs_give_the_same_bytes(case: str) -> None:
    name, make = CASES[case]
    report = make(book_at(EXAMPLE))
    once, again = content(case, "vi"), word(report, name=name)
    assert once == again
    with ZipFile(BytesIO(once)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])


def test_a_template_that_was_compiled_before_gives_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(disk_cache, "read", kept.get)
    monkeypatch.setattr(disk_cache, "keep", kept.__setitem__)
    assert [word(weekly(book_at(EXAMPLE))) for _ in range(2)] == [content("weekly", "vi")] * 2
    assert kept


@pytest.mark.parametrize("case", CASES)
def test_no_tag_is_left_over(case: str) -> None:
    root = opened(case).element
    text = _as_read(root) + "".join(each.text or "" for each in root.iter(qn("w:instrText")))
    assert not any(sign in text for sign in ("{{", "{%", "}}", "%}"))


@pytest.mark.parametrize("case", CASES)
def test_data_is_never_markup(case: str) -> None:
    name, make = CASES[case]
    text = body_text(docx.Document(BytesIO(word(make(nasty_book()), name=name))))
    assert NASTY.replace("\n", " ") in text or CASES[case][0] in ("letters",), case
    assert "{{ 7*7 }}" in text
    assert "49" not in text.replace("{{ 7*7 }}", "") or case != "weekly"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("đỏ \x1b[31m", "đỏ \ufffd[31m"),
        ("trái \u202ephải", "trái \ufffdphải"),
        ("hai\ndòng\t tab", "hai dòng tab"),
        ("&amp; <w:p/> ]]>", "&amp; <w:p/> ]]>"),
        ("\ufffe không có trong XML", "\ufffd không có trong XML"),
        ("dài " * 2500, ("dài " * 2500).strip()),
        ("{_{ x }_}", "{_{ x }_}"),
    ],
)
def test_what_acts_is_shown_as_text(title: str, shown: str) -> None:
    from msgspec import structs

    book = book_at(EXAMPLE)
    head = structs.replace(book.head, title=title)
    report = weekly(Book(structs.replace(book.file, plan=head), book.register))
    assert shown in body_text(docx.Document(BytesIO(word(report))))


def test_a_quiet_week_has_no_empty_section() -> None:
    document = docx.Document(BytesIO(word(weekly(book_at(EXAMPLE), dt.date(2020, 1, 19)))))
    for before, after in pairwise(outline(document)):
        assert not (before.startswith("[Heading 1]") and after.startswith("[Heading 1]")), before
    text = body_text(document)
    assert "Không có nhiệm vụ chưa hoàn thành, quá hạn." in text
    assert "Không có khó khăn, vướng mắc, kiến nghị chờ giải quyết." in text


def test_the_brief_s_paragraphs_are_of_13_points() -> None:
    assert opened("brief").styles["Normal"].font.size == Pt(13)
