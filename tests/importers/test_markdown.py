"""What Markdown tables hold besides plain cells: struck-out words, cells beyond the last column."""

from pathlib import Path

import pytest

from caichcli.importers.drafts.draft import Draft
from tests.importers.imported import imported, said, tasks

TABLE = """\
| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|----|----------|-----------------|----------|
| 1 | Rà soát văn bản | Bộ Tư pháp | 2026 |
"""


def read(tmp_path: Path, rows: str) -> Draft:
    path = tmp_path / "in.md"
    path.write_text(TABLE + rows + "\n", "utf-8")
    return imported(path)


@pytest.mark.parametrize(
    "title",
    ["~~Trình luật~~", "Trình ~~luật~~", "<del>Trình</del> luật", "<s>Trình luật</s>",
     "Trình <STRIKE class='x'>luật</STRIKE>", "**~~Trình~~** luật"],
)  # fmt: skip
def test_struck_out_words_are_taken_without_their_marks_and_doubtful(
    title: str, tmp_path: Path
) -> None:
    draft = read(tmp_path, f"| 2 | {title} | Bộ Y tế | 2026 |")
    assert tasks(draft)[1] == "2 | Trình luật | bo-y-te | | 2026 |"
    assert said(draft, "doubtful") == ["4 task doubtful: cell-struck"]


@pytest.mark.parametrize("title", ["Trình ~luật", "Trình <b>luật</b>", "<del></del>Trình luật"])
def test_other_marks_strike_nothing(title: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"| 2 | {title} | Bộ Y tế | 2026 |").count("doubtful") == 0


def left(draft: Draft) -> list[tuple[int, str]]:
    return [(verdict.row, rest.text) for verdict in draft.verdicts for rest in verdict.left]


def test_cells_beyond_the_last_column_are_told(tmp_path: Path) -> None:
    rows = """\
| 2 | Trình luật | Bộ Y tế | 2026 | trước 30/6 | dư |
| 3 | Họp \\| bàn | Bộ Y tế | 2026 | |
4 | Sơ kết | Bộ Y tế | 2026 | thêm

| 5 | Tổng kết | Bộ Y tế | 2026 | cuối |"""
    draft = read(tmp_path, rows)
    assert left(draft) == [(4, "trước 30/6"), (4, "dư"), (6, "thêm"), (8, "cuối")]
    assert [task["id"] for task in draft.tasks] == ["1", "2", "3", "4", "5"]


def test_a_table_within_a_quotation_is_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "in.md"
    path.write_text("\n".join(f"> {line}" for line in TABLE.splitlines()), "utf-8")
    assert tasks(imported(path)) == ["1 | Rà soát văn bản | bo-tu-phap | | 2026 |"]
