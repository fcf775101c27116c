"""Numbers of thousands of digits, wherever a number may stand in what comes from outside."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.formats.findings.samples import HEAD, REGISTER, lay_out

FILES = {"plans/2026.yaml": f"{HEAD}  []\n", "plans/agencies.yaml": REGISTER}
DIGITS = "1" * 5000
SHEET = "TT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn,Tình hình thực hiện,Tiến độ\n"
ROW = "1,Rà soát,Bộ A,30/6/2026,Đang làm,40\n"
CELLS = {
    "number": "1,",
    "task": "Rà soát",
    "lead": "Bộ A",
    "deadline": "30/6/2026",
    "day of a deadline": "30/",
    "situation": "Đang làm",
    "progress": "40",
}
WORDS = (
    "{}",
    "II-{}",
    "{0}/{0} xã",
    "Đã xong {0}/{0} xã",
    "Hoàn thành {0}/{0}",
    "Đạt {}%",
    "Quý {}/2026",
    "{} ngày",
)
PASSAGES = (
    "Có {} nhiệm vụ sau:\n\n- một\n- hai\n",
    "Các nhiệm vụ ({}):\n\n- một\n- và {} nhiệm vụ khác\n",
    "Tổng số {} nhiệm vụ, trong đó: {} hoàn thành, {} quá hạn.\n",
    "{0}/{0} nhiệm vụ, đạt {0}%, giảm {0}% so với cùng kỳ ({0}%).\n",
    "| ({0}) | (3)=(4)+({0}) | (4) |\n|---|---|---|\n| 1 | {0} | 2 |\n",
    "<table><tr><td colspan='{0}' rowspan='{0}'>Một</td></tr></table>\n",
)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_of_a_sheet(ask: Ask, tmp_path: Path, cell: str, words: str) -> None:
    at = lay_out(FILES, tmp_path)
    old = CELLS[cell]
    new = words.format(DIGITS) + old.replace(old.rstrip(",/"), "")
    (at / "bang.csv").write_text(SHEET + ROW.replace(old, new, 1), "utf-8")
    assert ask("import", "bang.csv", "--reported-on", "30/6/2026", at=at).code in (0, 1)
    assert ask("update", "bang.csv", "--dry-run", at=at).code in (0, 1, 2)


@pytest.mark.parametrize("ending", ["md", "html"])
@pytest.mark.parametrize("passage", PASSAGES)
def test_a_passage_of_a_paper(ask: Ask, tmp_path: Path, passage: str, ending: str) -> None:
    at = lay_out(FILES, tmp_path)
    text = passage.replace("{}", "{0}").format(DIGITS)
    page = "<html>" + "".join(f"<p>{line}</p>" for line in text.splitlines())
    (at / f"bao-cao.{ending}").write_text(page if ending == "html" else text, "utf-8")
    assert ask("audit", f"bao-cao.{ending}", at=at).code in (0, 1)
