"""Problems and proposals as a paper: by addressee and theme; upwards no days of silence."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

AGENCIES = """
schema: 1
agencies:
  - {id: ttg, name: Thủ tướng Chính phủ, kind: authority}
  - {id: so-a, name: Sở A, kind: provincial-agency, parent: tinh-a}
  - {id: tinh-a, name: Tỉnh A, kind: province}
  - {id: so-b, name: Sở B, kind: provincial-agency, parent: tinh-a}
"""
PLAN = """
schema: 1
plan:
  id: {id}
  title: Kế hoạch {id}
  document: {{number: 01/KH-A, date: 2026-01-10}}
  period: {{from: 2026-01-01, to: 2026-12-31}}
  standing_agency: tinh-a
areas:
  - {{id: I, name: Thể chế}}
  - {{id: II, name: Kinh phí}}
tasks:
  - id: I.1
    title: Việc một
    area: I
    lead: [so-a]
    updates:
      - date: 2026-03-02
        by: so-a
        status: in-progress
        document: {{number: 12/BC-SA, date: 2026-03-01}}
        proposals:
          - {{text: Sửa Nghị định, to: ttg}}
          - {{text: Cử cán bộ, to: so-b}}
  - id: II.1
    title: Việc hai
    area: II
    lead: [so-a]
    updates:
      - date: 2026-03-05
        by: so-a
        status: in-progress
        proposals: [{{text: Cấp kinh phí, to: ttg}}]
      - date: 2026-04-01
        by: tinh-a
        resolves: "2026-03-05#1/1"
        answer: agreed
        document: {{number: 99/TTg-KTTH, date: 2026-03-30}}
"""


@pytest.fixture
def at(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/agencies.yaml").write_text(AGENCIES, "utf-8")
    (tmp_path / "plans/a.yaml").write_text(PLAN.format(id="ke-hoach-a"), "utf-8")
    return tmp_path


def test_by_addressee_the_highest_first_and_by_theme(ask: Ask, at: Path) -> None:
    printed = ask("problems", "-f", "markdown", "--as-of", "11/3/2026", at=at)
    assert (printed.code, printed.err) == (0, "")
    order = ("Thuộc thẩm quyền của Thủ tướng Chính phủ", "Thể chế", "Sửa Nghị định", "Kinh phí",
             "Cấp kinh phí", "Thuộc thẩm quyền của Sở B", "Cử cán bộ")  # fmt: skip
    places = [printed.out.index(words) for words in order]
    assert places == sorted(places)


def test_days_stand_beside_bodies_below_alone(ask: Ask, at: Path) -> None:
    lines = ask("problems", "-f", "markdown", "--as-of", "11/3/2026", at=at).out.splitlines()
    (below,) = (line for line in lines if "Cử cán bộ" in line)
    assert "10 ngày kể từ khi nêu" in below  # from the report of 01/3, not from its arrival
    above = [line for line in lines if "Nghị định" in line or "kinh phí" in line]
    assert len(above) == 2
    for line in above:
        assert "đề nghị xem xét, cho ý kiến" in line
        assert not re.search(r"\d+ ngày", line)
    assert "12/BC-SA" in above[0]


def test_an_answer_is_told_with_its_document(ask: Ask, at: Path) -> None:
    paper = ask("problems", "-f", "markdown", "--as-of", "30/4/2026", at=at).out
    assert re.search(r"Đã có ý kiến \(.*99/TTg-KTTH ngày 30/3/2026\): đồng ý", paper)


def test_of_every_plan_unless_one_is_named(ask: Ask, at: Path) -> None:
    other = PLAN.format(id="ke-hoach-b").replace("2026-12-31", "2026-02-28")
    other = other.replace("Sửa Nghị định", "Sửa Thông tư")
    (at / "plans/b.yaml").write_text(other, "utf-8")
    words = ("problems", "-f", "markdown", "--as-of", "11/3/2026")
    both, one = ask(*words, at=at).out, ask(*words, "--plan", "ke-hoach-a", at=at).out
    assert "Sửa Nghị định" in both
    assert "Sửa Thông tư" in both
    assert "Sửa Nghị định" in one
    assert "Sửa Thông tư" not in one


def test_of_the_plans_in_other_folders_too(ask: Ask, at: Path) -> None:
    """Their bodies have the names of their own register where the first has none."""
    there = at / "so-x"
    (there / "plans").mkdir(parents=True)
    register = AGENCIES.replace("id: so-b, name: Sở B", "id: so-x, name: Sở X")
    (there / "plans/agencies.yaml").write_text(register, "utf-8")
    other = PLAN.format(id="ke-hoach-x").replace("Sửa Nghị định", "Sửa Thông tư")
    (there / "plans/x.yaml").write_text(other.replace("to: so-b", "to: so-x"), "utf-8")
    (at / "caich.toml").write_text('[cascade]\nfolders = ["so-x"]\n', "utf-8")
    words = ("problems", "-f", "markdown", "--as-of", "11/3/2026")
    every = ask(*words, at=at)
    assert every.code == 0, every.err
    assert "Sửa Nghị định" in every.out
    assert "Sửa Thông tư" in every.out
    assert "Thuộc thẩm quyền của Sở X" in every.out
    assert "so-x" not in every.out  # the folder and how it is pinned are no matter of the paper
    assert "so-x" in every.err
    assert "Sửa Thông tư" not in ask(*words, "--plan", "ke-hoach-a", at=at).out


@pytest.mark.parametrize("words", [(), ("--plan", "ke-hoach-a")])
def test_what_is_made_of_an_illustrative_plan_says_so(
    ask: Ask, at: Path, words: tuple[str, ...]
) -> None:
    for name in ("a", "b"):
        text = PLAN.format(id=f"ke-hoach-{name}").replace(
            "  period", "  illustrative: true\n  period"
        )
        text = text if name == "a" else text.replace("2026-12-31", "2026-02-28")
        (at / f"plans/{name}.yaml").write_text(text, "utf-8")
    answer = ask("problems", "-f", "markdown", "--as-of", "11/3/2026", *words, at=at)
    assert "MINH HỌA" in answer.out


def test_word_and_excel_say_the_same_and_nothing_of_the_machine(ask: Ask, at: Path) -> None:
    openpyxl, docx = pytest.importorskip("openpyxl"), pytest.importorskip("docx")
    for format_ in ("docx", "xlsx"):
        words = ("problems", "-f", format_, "-o", f"kien-nghi.{format_}", "--as-of", "11/3/2026")
        assert ask(*words, at=at).code == 0
    document = docx.Document(str(at / "kien-nghi.docx"))
    head = [one.alignment for one in document.paragraphs if one.text][:4]
    assert head == [docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER] * len(head)
    in_word = [c.text.strip() for table in document.tables for row in table.rows for c in row.cells]
    sheet = openpyxl.load_workbook(at / "kien-nghi.xlsx").active
    in_excel = [str(c) for row in sheet.iter_rows(values_only=True) for c in row if c is not None]
    assert {one for one in in_word if one} <= set(in_excel)
    whole = "\n".join([*(one.text for one in document.paragraphs), *in_word])
    assert "Tổng hợp khó khăn, vướng mắc, kiến nghị" in whole
    assert not re.search(r"caich|#1|2026-0", whole)


OFFICE = """\
[paper]
superior = "UBND tỉnh A"
place = "Tỉnh lỵ"
signatory = ["KT. Giám đốc", "Phó Giám đốc"]
recipients = ["Như trên", "Lưu: VT, TH"]
[paper.report]
symbol = "SA"
"""


@pytest.mark.parametrize("format_", ["docx", "html", "markdown", "xlsx"])
def test_its_head_and_signature_are_those_of_an_official_paper(
    ask: Ask, at: Path, format_: str
) -> None:
    docx, openpyxl = pytest.importorskip("docx"), pytest.importorskip("openpyxl")
    (at / "caich.toml").write_text(OFFICE, "utf-8")
    output = ("-o", f"a.{format_}") if format_ in ("docx", "xlsx") else ()
    answer = ask("problems", "-f", format_, *output, "--as-of", "11/3/2026", at=at)
    assert answer.code == 0, answer.err
    text = answer.out
    if format_ == "docx":
        document = docx.Document(str(at / "a.docx"))
        first, *_, last = document.tables
        text = "\n".join(cell.text for table in (first, last) for row in table.rows
                         for cell in row.cells)  # fmt: skip
        assert first.style.name != "Table Grid"
        assert document.element.body[0].tag.endswith("tbl")
        assert first.cell(1, 0).paragraphs[0].runs[0].bold
        # A short line under the issuing body, one as long as the motto under that; no other.
        lines = [
            words.text.strip()
            for row in first.rows
            for words in row.cells
            if words._tc.xpath(".//w:pBdr/w:top")
        ]
        assert lines == ["TỈNH A", "Độc lập - Tự do - Hạnh phúc"]
        body, motto = first._tbl.xpath(".//w:p[w:pPr/w:pBdr]/w:pPr/w:ind/@w:left")
        assert int(body) > int(motto)
        # Recipients stand at the left (Decree 30/2020), who signs in the middle of its half.
        sides = [[str(words._tc.xpath("string(.//w:jc/@w:val)")) for words in row.cells]
                 for row in last.rows]  # fmt: skip
        assert sides == [["", "center"]] * len(last.rows)
    elif format_ == "html":
        assert '<span class="stroke">TỈNH A</span>' in text
        assert '<span class="stroke whole">Độc lập - Tự do - Hạnh phúc</span>' in text
        assert '<table class="beside">' in text
        assert "<td>- Như trên;</td>" in text
        assert '<td class="centred"><strong>KT. GIÁM ĐỐC</strong></td>' in text
    elif format_ == "xlsx":
        sheet = openpyxl.load_workbook(at / "a.xlsx").active
        text = "\n".join(str(c) for row in sheet.iter_rows(values_only=True) for c in row if c)
    for words in ("UBND TỈNH A", "TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do",
                  "Số: …/BC-SA", "Tỉnh lỵ, ngày … tháng … năm …", "KT. GIÁM ĐỐC", "Như trên;",
                  "Lưu: VT, TH"):  # fmt: skip
        assert words in text.replace("\\", ""), words
