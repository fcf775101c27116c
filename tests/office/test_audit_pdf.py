"""Papers as PDF, made by LibreOffice of Word files: audited as the Word files are."""

from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import EXAMPLE, Ask, ask
from tests.office.conftest import Resave

pytestmark = pytest.mark.office

__all__ = ["ask"]

PLAN = ("--plan", "minh-hoa-2020")
REPORTS = {
    "weekly": ("--week", "2020-W26"),
    "monthly": ("--month", "2020-06"),
    "brief": ("--as-of", "28/6/2020"),
}
HELD = {
    "weekly": ("--period", "2020-W26"),
    "monthly": ("--period", "2020-06"),
    "brief": ("--as-of", "28/6/2020"),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_reports_as_pdf_are_sound_and_what_the_log_says(
    ask: Ask, tmp_path: Path, resave: Resave, lang: str
) -> None:
    papers = []
    for report, options in REPORTS.items():
        path = tmp_path / f"{report}.docx"
        made = ask("render", report, *PLAN, *options, "--lang", lang, "-o", str(path), at=EXAMPLE)
        assert made.code == 0, made.err
        papers.append(path)
    for pdf in resave(papers, "pdf"):
        answer = ask("audit", str(pdf), *PLAN, *HELD[pdf.stem], "--all", at=EXAMPLE)
        assert answer.code == 0, answer.out
        assert "sổ theo dõi" in answer.out


def test_a_figure_and_its_raised_mark(ask: Ask, tmp_path: Path, resave: Resave) -> None:
    document = Document()
    body = document.add_paragraph("Thành phố có 13.119 nhiệm vụ hoàn thành")
    body.add_run("1").font.superscript = True
    body.add_run(" trong quý.")
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    rows = [("Đơn vị", "Giao", "Xong"), ("A", "10", "5"), ("B", "20", "6"), ("Cộng", "30", "12")]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(2, 1).paragraphs[0].add_run("2").font.superscript = True
    note = document.add_paragraph()
    note.add_run("1").font.superscript = True
    note.add_run(" Trong đó đúng hạn 11.000 nhiệm vụ, quá hạn 2.118 nhiệm vụ.")
    document.save(str(tmp_path / "bc.docx"))
    (pdf,) = resave([tmp_path / "bc.docx"], "pdf")
    for name in ("bc.docx", str(pdf)):
        answer = ask("audit", name, at=tmp_path)
        assert answer.code == 1
        assert "Tổng ghi 13.119, các phần cộng lại là 13.118" in answer.out
        assert "Tổng ghi 12, các phần cộng lại là 11" in answer.out
        assert answer.out.count("lỗi[") == 2
