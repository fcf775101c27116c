"""No door takes a paper that bears the mark of a state secret, and none says what stands in it."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Ask
from tests.cli.recorded import Desk, desk

TABLE = (
    "| Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n|---|---|---|\n| Rà soát kho | Bộ A | 30/6/2026 |\n"
)


@pytest.fixture
def at(ask: Ask, tmp_path: Path) -> Desk:
    workspace = desk(ask, tmp_path)
    (tmp_path / "mat.md").write_text(f"TỐI MẬT\n\n{TABLE}", "utf-8")
    return workspace


@pytest.mark.parametrize(
    "words",
    [
        ["import", "mat.md"],
        ["import", "mat.md", "-o", "plans/2027.yaml"],
        ["import", "mat.md", "--into", "plans/2026.yaml", "--apply"],
        ["init", "khac", "--from", "mat.md"],
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_marked_paper_is_refused(at: Desk, words: list[str], lang: str) -> None:
    files = sorted(path for path in at.top.rglob("*") if path.is_file())
    answer = at.run(*words, "--lang", lang)
    assert (answer.code, answer.out) == (3, "")
    assert "TỐI MẬT" in answer.err
    assert "Rà soát" not in answer.err
    assert sorted(path for path in at.top.rglob("*") if path.is_file()) == files


def test_a_marked_stream_is_refused(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "MẬT;\ntask;status\nI.1;done\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
    answer = at.run("update", "-")
    assert (answer.code, "TUYỆT MẬT" in answer.err) == (2, True)


def test_a_marked_form_is_refused_whole(at: Desk) -> None:
    assert at.run("forms", "out", "--period", "2026-Q2", "-o", "bieu").code == 0
    path = next((at.top / "bieu").glob("*_bo-a.xlsx"))
    book = load_workbook(path)
    header = book.worksheets[0].oddHeader
    assert header is not None
    header.right.text = "MẬT"
    book.save(path)
    answer = at.run("forms", "in", path.relative_to(at.top).as_posix())
    assert answer.code == 2
    assert "dấu mật nhà nước" in answer.out
