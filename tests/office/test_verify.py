"""Papers saved again by LibreOffice, as they were and with a digit changed, are told apart."""

import shutil
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import EXAMPLE, Ask, ask
from tests.office.conftest import Resave

pytestmark = pytest.mark.office

__all__ = ["ask"]

REPORTS = {
    "weekly": ("--week", "2020-W26"),
    "quarterly": ("--quarter", "2020-Q2", "--as-of", "10/6/2020"),
    "letters": ("--as-of", "28/6/2020", "--agency", "bo b"),
    "sheet": ("--as-of", "28/6/2020", "--agency", "bo b"),
    "brief": ("--as-of", "28/6/2020"),
}


def test_four_true_answers(ask: Ask, tmp_path: Path, resave: Resave) -> None:
    at = Path(shutil.copytree(EXAMPLE, tmp_path / "ws"))
    for report, words in REPORTS.items():
        made = ask("render", report, *words, "-o", f"{report}.docx", at=at)
        assert made.code == 0, made.err
    filled = docx.Document(str(at / "letters.docx"))
    for cell in filled.tables[0]._cells:
        for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
            run.text = run.text.replace("……", "470") if "Số" in run.text else run.text
    filled.save(str(at / "filled.docx"))
    changed = docx.Document(str(at / "weekly.docx"))
    cell = next(
        cell for table in changed.tables for cell in table._cells if cell.text == "134\xa0ngày"
    )
    cell.paragraphs[0].runs[0].text = cell.text.replace("134", "133")
    for run in cell.paragraphs[0].runs[1:]:
        run.text = ""
    changed.save(str(at / "changed.docx"))
    names = [f"{name}.docx" for name in (*REPORTS, "filled", "changed")]
    for again in resave([at / name for name in names], "docx"):
        answer = ask("verify", str(again), at=at)
        is_changed = again.stem == "changed"
        assert (answer.code, answer.err) == (int(is_changed), ""), answer.out
        if is_changed:
            assert "cột “Quá hạn”: số khi lập: 134; số trong văn bản: 133" in answer.out
        else:
            assert "như khi caich lập" in answer.out
    plan = at / "plans" / "2020.yaml"
    plan.write_text(plan.read_text("utf-8").replace("status: done", "status: submitted"), "utf-8")
    answer = ask("verify", "weekly.docx", at=at)
    assert (answer.code, "Kế hoạch hiện nay cho số liệu KHÁC" in answer.out) == (0, True)
