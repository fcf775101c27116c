"""What Word documents hold besides plain cells: lists, changes under review, hidden text, fonts."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from caichcli.importers.grids.grid import FileRefusal
from caichcli.importers.task_tables import candidates
from tests.importers.imported import areas, imported, said, source, tasks
from tests.importers.layouts import HEAD, add_table

ROW = ["1", "Rà soát văn bản", "Bộ Tư pháp", "", "Quý II/2026", "Báo cáo"]
READ = "1 | Rà soát văn bản | bo-tu-phap | | Quý II/2026 | Báo cáo"

Edit = Callable[[Any, Any], None]


def saved(tmp_path: Path, edit: Edit, rows: list[list[str]] | None = None) -> Path:
    """A document with one table, after an edit of document and table."""
    document = Document()
    document.add_paragraph("PHỤ LỤC")
    edit(document, add_table(document, rows or [HEAD, ROW]))
    path = tmp_path / "in.docx"
    document.save(str(path))
    return path


def notes(path: Path) -> list[str]:
    return [note.code for note in source(path).notes]


def xml(text: str) -> Any:
    match = re.match(r"(<[\w:]+)(.*)", text, re.DOTALL)
    assert match
    tag, rest = match.groups()
    return parse_xml(f"{tag} {nsdecls('w')}{rest}")


def test_automatic_numbers_are_as_word_shows_them(tmp_path: Path) -> None:
    def numbered(document: Any, table: Any) -> None:
        numbering = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (kind, text) in enumerate(
                [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%2.%3)")]
            )
        )
        numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="90">{levels}</w:abstractNum>'))
        numbering.append(xml('<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
        for row, depth in zip(table.rows[1:], [0, 1, 1, 0, 1, 2], strict=True):
            properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
            properties.append(
                xml(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="91"/></w:numPr>')
            )

    body = [
        ["", "Thể chế", "", "", "", ""],
        ["", "Sửa luật", "Bộ Tư pháp", "", "2026", ""],
        ["", "Sửa nghị định", "Bộ Tư pháp", "", "2026", ""],
        ["", "Thủ tục", "", "", "", ""],
        ["", "Cắt giảm", "Bộ Nội vụ", "", "2026", ""],
        ["", "Công bố", "Bộ Nội vụ", "", "2026", ""],
    ]
    draft = imported(saved(tmp_path, numbered, [HEAD, *body]))
    assert areas(draft) == ["I Thể chế", "II Thủ tục"]
    assert [task["id"] for task in draft.tasks] == ["I.1", "I.2", "II.1", "II.1.a"]


def test_numbers_by_a_style_of_a_list(tmp_path: Path) -> None:
    def styled(document: Any, table: Any) -> None:
        for row in table.rows[1:]:
            row.cells[0].paragraphs[0].style = document.styles["List Number"]

    rows = [HEAD, ["", *ROW[1:]], ["", "Trình luật", *ROW[2:]]]
    draft = imported(saved(tmp_path, styled, rows))
    assert [task["id"] for task in draft.tasks] == ["1", "2"]


def test_changes_under_review_are_taken_as_accepted(tmp_path: Path) -> None:
    def reviewed(document: Any, table: Any) -> None:
        paragraph = table.rows[1].cells[1].paragraphs[0]._p
        run = paragraph.find(qn("w:r"))
        deleted = xml('<w:del w:id="1" w:author="a"/>')
        paragraph.replace(run, deleted)
        old_run = xml("<w:r><w:delText>Bãi bỏ luật</w:delText></w:r>")
        deleted.append(old_run)
        inserted = xml('<w:ins w:id="2" w:author="a"/>')
        inserted.append(run)
        paragraph.append(inserted)
        row = table.rows[2]._tr.get_or_add_trPr()
        row.append(xml('<w:del w:id="3" w:author="a"/>'))

    path = saved(tmp_path, reviewed, [HEAD, ROW, ["2", "Hàng đã xóa", "Bộ Y tế", "", "2026", ""]])
    assert tasks(imported(path)) == [READ]
    assert notes(path) == ["deletions", "insertions", "deleted-rows"]


def test_comments_and_footnotes_are_told(tmp_path: Path) -> None:
    def commented(document: Any, table: Any) -> None:
        run = table.rows[1].cells[1].paragraphs[0].runs[0]
        document.add_comment(run, text="Xem lại", author="a")

    path = saved(tmp_path, commented)
    assert tasks(imported(path)) == [READ]
    assert notes(path) == ["comments"]


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    def hid(document: Any, table: Any) -> None:
        table.rows[1].cells[1].paragraphs[0].add_run(" mật").font.hidden = True

    path = saved(tmp_path, hid)
    draft = imported(path)
    assert tasks(draft) == [READ]
    assert notes(path) == ["hidden-text"]
    assert said(draft, "doubtful") == ["2 task doubtful: cell-hidden"]


def test_text_in_content_controls_is_read(tmp_path: Path) -> None:
    def controlled(document: Any, table: Any) -> None:
        paragraph = table.rows[1].cells[1].paragraphs[0]._p
        run = paragraph.find(qn("w:r"))
        control = xml("<w:sdt><w:sdtContent/></w:sdt>")
        paragraph.replace(run, control)
        control[0].append(run)
        row = table.rows[2]._tr  # a whole row in one, as a repeating section has
        around = xml("<w:sdt><w:sdtContent/></w:sdt>")
        row.getparent().replace(row, around)
        around[0].append(row)

    rows = [HEAD, ROW, ["2", "Trình luật", "Bộ Nội vụ", "", "2026", ""]]
    assert tasks(imported(saved(tmp_path, controlled, rows))) == [
        READ,
        "2 | Trình luật | bo-noi-vu | | 2026 |",
    ]


def test_a_table_within_a_cell_gives_its_words(tmp_path: Path) -> None:
    def nested(document: Any, table: Any) -> None:
        inner = table.rows[1].cells[5].add_table(1, 2)
        inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "Lần 1", "Lần 2"

    draft = imported(saved(tmp_path, nested))
    assert tasks(draft) == [f"{READ}⏎Lần 1⏎Lần 2"]
    assert said(draft, "doubtful") == ["2 task doubtful: cell-nested"]


def test_a_table_laid_out_in_a_cell_of_another_is_found(tmp_path: Path) -> None:
    document = Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell._tc.insert(1, add_table(document, [HEAD, ROW])._tbl)
    document.save(str(tmp_path / "in.docx"))
    assert tasks(imported(tmp_path / "in.docx")) == [READ]


def test_tables_that_a_page_parts_are_one(tmp_path: Path) -> None:
    def parted(document: Any, table: Any) -> None:
        document.add_paragraph("")
        add_table(document, [HEAD, ["2", "Trình luật", "Bộ Nội vụ", "", "2026", ""]])
        document.add_paragraph("")
        add_table(document, [["3", "Ban hành", "Bộ Nội vụ", "", "2026", ""]])

    draft = imported(saved(tmp_path, parted))
    assert [task["id"] for task in draft.tasks] == ["1", "2", "3"]
    assert [verdict.table for verdict in draft.verdicts] == [1, 1, 2, 2, 3]


def test_two_tables_with_words_between_are_two(tmp_path: Path) -> None:
    def second(document: Any, table: Any) -> None:
        document.add_paragraph("PHỤ LỤC II")
        add_table(document, [HEAD, ["1", "Trình luật", "Bộ Nội vụ", "", "2026", ""]])

    path = saved(tmp_path, second)
    choice = candidates.choose(source(path), [])
    assert isinstance(choice, FileRefusal)
    assert choice.reason == "several-tables"
    assert tasks(imported(path, 2)) == ["1 | Trình luật | bo-noi-vu | | 2026 |"]
    assert [task["id"] for task in imported(path, 1, 2).tasks] == ["1", "1-2"]


@pytest.mark.parametrize(
    ("font", "title", "lead"),
    [
        (".VnTime", "Rµ so¸t v¨n b¶n", "Bé T\u00ad ph¸p"),
        ("VNI-Times", "Raø soaùt vaên baûn", "Boä Tö phaùp"),
        (None, "Rµ so¸t v¨n b¶n", "Bé T\u00ad ph¸p"),
    ],
)
def test_legacy_fonts_become_unicode(
    font: str | None, title: str, lead: str, tmp_path: Path
) -> None:
    def old(document: Any, table: Any) -> None:
        for row in table.rows[1:]:
            for cell in row.cells:
                for run in cell.paragraphs[0].runs:
                    run.font.name = font

    rows = [HEAD, ["1", title, lead, "", "2026", ""]]
    draft = imported(saved(tmp_path, old, rows))
    assert tasks(draft) == ["1 | Rà soát văn bản | bo-tu-phap | | 2026 |"]


def test_a_font_of_the_style_is_one_too(tmp_path: Path) -> None:
    def old(document: Any, table: Any) -> None:
        document.styles["Normal"].font.name = "VNI-Times"

    rows = [HEAD, ["1", "Raø soaùt", "Boä Tö phaùp", "", "2026", ""]]
    draft = imported(saved(tmp_path, old, rows))
    assert tasks(draft) == ["1 | Rà soát | bo-tu-phap | | 2026 |"]


def test_broken_letters_refuse_the_row(tmp_path: Path) -> None:
    rows = [HEAD, ["1", "Rà so\ufffdt", "Bộ Y tế", "", "2026", ""], ["2", *ROW[1:]]]
    draft = imported(saved(tmp_path, lambda document, table: None, rows))
    assert [task["id"] for task in draft.tasks] == ["2"]
    assert said(draft, "refused") == ["2 task refused: cell-noise"]


def test_decomposed_and_invisible_characters_are_put_right(tmp_path: Path) -> None:
    rows = [HEAD, ["1", "Ra\u0300 soa\u0301t\u200b Ðề\u00a0án", "Bộ Y tế", "", "2026", ""]]
    draft = imported(saved(tmp_path, lambda document, table: None, rows))
    assert tasks(draft) == ["1 | Rà soát Đề án | bo-y-te | | 2026 |"]
    assert said(draft, "doubtful") == ["2 task doubtful: cell-glyph, cell-invisible"]


SECOND = ["2", "Trình luật", "Bộ Nội vụ", "", "2026", ""]


def struck(run: Any) -> None:
    run.font.strike = True


def struck_twice(run: Any) -> None:
    run.font.double_strike = True


def struck_by_a_style(run: Any) -> None:
    style = run.part.document.styles.add_style("Bỏ", WD_STYLE_TYPE.CHARACTER)
    style.font.strike = True
    run.style = style


@pytest.mark.parametrize("strike", [struck, struck_twice, struck_by_a_style])
def test_struck_out_words_are_taken_and_doubtful(
    strike: Callable[[Any], None], tmp_path: Path
) -> None:
    def edit(document: Any, table: Any) -> None:
        strike(table.rows[1].cells[1].paragraphs[0].add_run(" trái luật"))

    draft = imported(saved(tmp_path, edit, [HEAD, ROW, SECOND]))
    assert tasks(draft)[0] == READ.replace("bản", "bản trái luật")
    assert said(draft, "doubtful") == ["2 task doubtful: cell-struck"]


def test_a_paragraph_s_style_strikes_and_a_run_may_not_be(tmp_path: Path) -> None:
    def edit(document: Any, table: Any) -> None:
        style = document.styles.add_style("Bỏ", WD_STYLE_TYPE.PARAGRAPH)
        style.font.strike = True
        for row in table.rows[1:]:
            row.cells[1].paragraphs[0].style = style
        table.rows[2].cells[1].paragraphs[0].runs[0].font.strike = False

    draft = imported(saved(tmp_path, edit, [HEAD, ROW, SECOND]))
    assert said(draft, "doubtful") == ["2 task doubtful: cell-struck"]


def test_a_row_struck_out_as_a_whole_is_told_once(tmp_path: Path) -> None:
    def edit(document: Any, table: Any) -> None:
        for row in table.rows[2:]:
            for cell in row.cells:
                for run in cell.paragraphs[0].runs:
                    run.font.strike = True

    rows = [HEAD, ["I", "Thể chế", "", "", "", ""], ["II", "Thủ tục", "", "", "", ""], SECOND, ROW]
    draft = imported(saved(tmp_path, edit, rows))
    assert said(draft, "doubtful")[-3:] == [
        "3 area doubtful: row-struck",
        "4 task doubtful: row-struck",
        "5 task doubtful: row-struck",
    ]


def test_the_letters_of_an_equation_are_taken_and_doubtful(tmp_path: Path) -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    inner = "<m:r><m:t>≥ 95</m:t></m:r><m:r><m:t>%</m:t></m:r>"

    def edit(document: Any, table: Any) -> None:
        one, other = (row.cells[1].paragraphs[0]._p for row in table.rows[1:])
        one.append(parse_xml(f"<m:oMath {math}>{inner}</m:oMath>"))
        other.append(parse_xml(f"<m:oMathPara {math}><m:oMath>{inner}</m:oMath></m:oMathPara>"))

    path = saved(tmp_path, edit, [HEAD, ROW, SECOND])
    draft = imported(path)
    assert [task["title"] for task in draft.tasks] == [
        "Rà soát văn bản≥ 95%",
        "Trình luật≥ 95%",
    ]
    assert said(draft, "doubtful") == [
        "2 task doubtful: cell-equation",
        "3 task doubtful: cell-equation",
    ]
    assert notes(path) == ["equations"]


def test_a_cell_deleted_under_review_is_left_out_and_told(tmp_path: Path) -> None:
    def edit(document: Any, table: Any) -> None:
        properties = table.rows[1].cells[2]._tc.get_or_add_tcPr()
        properties.append(xml('<w:cellDel w:id="3" w:author="a"/>'))

    path = saved(tmp_path, edit, [HEAD, ROW, SECOND])
    draft = imported(path)
    assert tasks(draft)[0] == READ.replace("bo-tu-phap", "").replace("|  |", "| |")
    assert said(draft, "doubtful") == ["2 task doubtful: cell-deleted"]
    assert notes(path) == ["deleted-cells"]


ODD_LOOKS = [
    # what a paragraph of a cell is said to be, and what stands in the style it names
    ('<w:pStyle w:val="lạ"/>', ""),
    ('<w:pStyle/>', ""),
    ('<w:pStyle w:val="s"/>', '<w:basedOn w:val="s"/>'),
    ('<w:pStyle w:val="s"/>', "<w:basedOn/>"),
    ('<w:pStyle w:val="s"/>', '<w:rPr><w:rFonts/><w:strike w:val="x"/></w:rPr>'),
    ('<w:pStyle w:val="s"/>', '<w:pPr><w:numPr><w:ilvl w:val="x"/></w:numPr></w:pPr>'),
    ('<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="99999"/></w:numPr>', ""),
    ('<w:numPr><w:ilvl w:val="99999999999999999999"/><w:numId w:val="90"/></w:numPr>', ""),
    ('<w:numPr><w:numId/></w:numPr>', ""),
    ('<w:rPr><w:del w:author="x"/></w:rPr>', ""),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "style"), ODD_LOOKS)
def test_the_words_of_paragraphs_of_odd_looks_are_read(
    tmp_path: Path, paragraph: str, style: str
) -> None:
    def odd(document: Any, table: Any) -> None:
        numbering = document.part.numbering_part.element
        levels = '<w:lvl w:ilvl="x"><w:lvlText/></w:lvl><w:lvl><w:start w:val="x"/></w:lvl>'
        numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="90">{levels}</w:abstractNum>'))
        numbering.append(xml('<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        document.styles.element.append(xml(f'<w:style w:styleId="s">{style}</w:style>'))
        cell = table.rows[1].cells[1].paragraphs[0]._p
        cell.insert(0, xml(f"<w:pPr>{paragraph}</w:pPr>"))

    assert tasks(imported(saved(tmp_path, odd))) == [READ]
