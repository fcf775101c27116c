"""Word templates of a workspace: what Word does to tags, and what is said of a faulty one."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from caichcli.formats.documents.faults import TemplateFault
from caichcli.formats.documents.word import package
from tests.formats.documents.making import EXAMPLE, book_at, make, weekly, word

REPORT = weekly(book_at(EXAMPLE))
NAME = "templates/weekly.docx"


def saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def of_paragraphs(*paragraphs: str) -> bytes:
    """A template of paragraphs; ``¦`` stands where Word tears a run in two."""
    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for number, piece in enumerate(text.split("¦")):
            paragraph.add_run(piece).italic = bool(number % 2)
    return saved(document)


def put(folder: Path, content: bytes) -> None:
    (folder / "weekly.docx").write_bytes(content)


def lines(folder: Path, content: bytes) -> list[str]:
    put(folder, content)
    return [p.text for p in docx.Document(BytesIO(word(REPORT, own=folder))).paragraphs]


def fault(folder: Path, content: bytes) -> TemplateFault:
    put(folder, content)
    found = make(REPORT, "docx", own=folder)
    assert isinstance(found, TemplateFault), found
    return found


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [
        (["{{ report.day | day }}"], ["28/6/2020"]),
        (["Ngày {{ rep¦ort.day | da¦y }}."], ["Ngày 28/6/2020."]),
        (["Ngày {¦{ report.day | day }¦}."], ["Ngày 28/6/2020."]),
        (["{{ “overdue” | word }}"], ["Chưa hoàn thành, quá hạn"]),
        (["{{ ‘overdue’ | word }}"], ["Chưa hoàn thành, quá hạn"]),
        (["{%p for x in (1, 2) %}", "số {{ x }}", "{%p endfor %}"], ["số\xa01", "số\xa02"]),
        (["a{% if 2 > 1 %}b{% endif %}"], ["ab"]),
        (["{%p if report.head.illustrative and 1 < 2 %}", "có", "{%p endif %}"], ["có"]),
        (["{# lời nhắc cho người soạn #}còn lại"], ["còn lại"]),
        (["{%p import '_words.j2' as words %}", "{{ words.heading(report) }}"],
         ["Tổng hợp tình hình thực hiện Kế hoạch, tuần\N{NO-BREAK SPACE}26"]),
        (["{{ '<b> & \\'x\\'' }}"], ["<b> & 'x'"]),
    ],
)  # fmt: skip
def test_what_a_template_may_do(tmp_path: Path, paragraphs: list[str], text: list[str]) -> None:
    assert lines(tmp_path, of_paragraphs(*paragraphs)) == text


def test_rows_of_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 1)
    tags = ("{%tr for late in report.overdue %}", "{{ late.line.task.id }}", "{%tr endfor %}")
    for row, text in zip(table.rows, tags, strict=True):
        row.cells[0].text = text
    put(tmp_path, saved(document))
    made = docx.Document(BytesIO(word(REPORT, own=tmp_path)))
    ids = [row.cells[0].text for row in made.tables[0].rows]
    assert ids == [late.line.task.id for late in REPORT.overdue]


def test_headers_and_footers_are_filled_too(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ report.day | day }}"
    document.sections[0].footer.paragraphs[0].text = "{{ report.dya }}"
    found = fault(tmp_path, saved(document))
    assert (found.reason, found.template, found.line) == ("undefined", f"{NAME} (footer1)", 1)
    document.sections[0].footer.paragraphs[0].text = "{{ made.version }}"
    put(tmp_path, saved(document))
    made = docx.Document(BytesIO(word(REPORT, own=tmp_path)))
    assert made.sections[0].header.paragraphs[0].text == "28/6/2020"
    assert made.sections[0].footer.paragraphs[0].text == "1.2.3"


@pytest.mark.parametrize(
    ("paragraphs", "reason", "number", "detail", "near"),
    [
        (["một", "hai {{ repor.day }}"], "undefined", 2, "repor", "report"),
        (["một", "", "{{ report.now.totls | number }}"], "undefined", 3, "totls", "totals"),
        (["{%p if report.day %}", "x", "{%p endif %}", "a", "{{ report.overdu | length }}"],
         "undefined", 5, "overdu", "overdue"),
        (["{{ rep¦ort.perid | span }}"], "undefined", 1, "perid", "period"),
        (["một", "{{ 1 | numbr }}"], "filter", 2, "numbr", "number"),
        (["một", "hai", "{% if %}x{% endif %}"], "syntax", 3, "", ""),
        (["{%p if report.day %}", "x"], "syntax", 1, "", ""),
        (["một", "{{ report.day"], "unclosed", 2, "{{ report.day", ""),
        (["một", "{% if x", "%}"], "unclosed", 2, "{% if x", ""),
        (["một }} hai"], "unclosed", 1, "một }}", ""),
        (["{{ a {{ b }}"], "unclosed", 1, "{{ a {{ b }}", ""),
        (["{{" * 20_000], "unclosed", 1, "{{{{", ""),
        (["mất chữ {%p if report.day %}", "{%p endif %}"], "not-alone", 1, "{%p if report.", ""),
        (["{%p if report.day %}x{%p endif %}"], "not-alone", 1, "{%p if report.", ""),
        (["{{ report.__class__ }}"], "forbidden", 1, "__class__", ""),
        (["{{ report.book.register }}"], "forbidden", 1, "register", ""),
        (["{% include '/etc/passwd' %}"], "missing", 1, "/etc/passwd", ""),
        (["{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"], "endless", 1, "", ""),
    ],
)  # fmt: skip
def test_a_faulty_template(
    tmp_path: Path, paragraphs: list[str], reason: str, number: int, detail: str, near: str
) -> None:
    found = fault(tmp_path, of_paragraphs(*paragraphs))
    assert (found.reason, found.template, found.line, found.near) == (reason, NAME, number, near)
    assert detail in found.detail
    assert paragraphs[number - 1].replace("¦", "").startswith(found.words.rstrip("…"))


def test_a_tag_that_ends_elsewhere_than_it_begins(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 1).rows[0].cells[0].text = "{% for x in (1, 2) %}"
    document.add_paragraph("{% endfor %}")
    assert fault(tmp_path, saved(document)) == TemplateFault("torn", NAME)


def with_part(name: str, kind: str, relation: str, target: str = "") -> bytes:
    document = docx.Document()
    package = document.part.package
    if target:
        document.part.relate_to(target, relation, is_external=True)
    else:
        document.part.relate_to(Part(PackURI(name), kind, b"x", package), relation)
    return saved(document)


def with_field(instruction: str) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph()
    field = OxmlElement("w:instrText")
    field.text = instruction
    paragraph.add_run()._r.append(field)
    return saved(document)


def changed(of: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    parts = package.unpack(of)
    assert isinstance(parts, dict)
    change(parts)
    return package.pack(parts)


def bomb() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"word/{number}.xml", b"\0" * 16 * 1024 * 1024)
    return stream.getvalue()


LOCAL = "file:" + "///etc/passwd"
MACROS = "application/vnd.ms-office.vbaProject"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLAIN = of_paragraphs("x")


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        (b"", "not-word", ""),
        (b"{{ report.day }}", "not-word", ""),
        (b"PK\x03\x04 no zip", "not-word", ""),
        (PLAIN[: len(PLAIN) // 2], "not-word", ""),
        (PLAIN[:200] + b"\xff" * 40 + PLAIN[240:], "not-word", ""),
        (changed(PLAIN, lambda parts: parts.pop("word/document.xml")), "not-word", ""),
        (changed(PLAIN, lambda parts: parts.update({"word/document.xml": b"<no xml"})),
         "not-word", ""),
        (changed(PLAIN, lambda parts: parts.update({"[Content_Types].xml": b"<Types/>"})),
         "not-word", ""),
        (bomb(), "too-large", ""),
        (with_part("/word/vbaProject.bin", MACROS, f"{OFFICE}/vbaProject"), "macros", "vbaProject"),
        (with_part("/word/embeddings/oleObject1.bin", "application/x", f"{OFFICE}/oleObject"),
         "macros", "oleObject"),
        (with_part("", "", f"{OFFICE}/attachedTemplate", "http://x.example/t.dotx"),
         "external", "http://x.example/t.dotx"),
        (with_part("", "", RELATIONSHIP_TYPE.IMAGE, LOCAL),
         "external", LOCAL),
        (with_part("", "", RELATIONSHIP_TYPE.HYPERLINK, LOCAL),
         "external", LOCAL),
        (with_field(' INCLUDETEXT "/etc/passwd" '), "external", "INCLUDETEXT"),
        (with_field(" DDEAUTO c:\\\\x "), "external", "DDEAUTO"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_plain_document(
    tmp_path: Path, content: bytes, reason: str, detail: str
) -> None:
    found = fault(tmp_path, content)
    assert (found.reason, found.template) == (reason, NAME)
    assert detail in found.detail


def test_a_link_to_a_page_may_stay(tmp_path: Path) -> None:
    content = with_part("", "", RELATIONSHIP_TYPE.HYPERLINK, "https://x.example/")
    put(tmp_path, content)
    assert word(REPORT, own=tmp_path)


def test_entities_are_not_looked_up(tmp_path: Path) -> None:
    def evil(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = b'<!DOCTYPE w [<!ENTITY x SYSTEM "/etc/passwd">]>' + parts[
            "word/document.xml"
        ].partition(b"?>")[2].replace(b">x<", b">&x;<")

    put(tmp_path, changed(PLAIN, evil))
    found = make(REPORT, "docx", own=tmp_path)
    assert isinstance(found, TemplateFault) or b"root:" not in found


def test_a_cell_that_loses_its_only_paragraph_keeps_one(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.text = "{%p if not report.day %}"
    cell.add_paragraph("x")
    cell.add_paragraph("{%p endif %}")
    put(tmp_path, saved(document))
    made = docx.Document(BytesIO(word(REPORT, own=tmp_path)))
    assert [child.tag for child in made.tables[0].rows[0].cells[0]._tc][-1] == qn("w:p")
