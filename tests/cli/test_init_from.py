"""The first day is one step: a signed annex becomes a valid workspace, and what is left is told."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from tests.cli.conftest import Ask
from tests.cli.recorded import at_terminal

HEAD = [
    "PHỤ LỤC",
    "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
    "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh X)",
]
ROWS = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Sản phẩm"],
    ["I", "Công tác chỉ đạo", "", "", ""],
    ["1", "Ban hành kế hoạch kiểm tra", "Sở Nội vụ", "Quý I/2026", "Kế hoạch"],
    ["2", "Rà soát thủ tục hành chính", "Sở Tư pháp", "30/6/2026", "Báo cáo"],
    ["3", "Xây dựng phần mềm dùng chung", "Công an tỉnh", "Trong năm 2026", "Phần mềm"],
]


def word() -> bytes:
    document = Document()
    for line in HEAD:
        document.add_paragraph(line)
    table = document.add_table(0, len(ROWS[0]))
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def excel() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (*([line] for line in HEAD), *ROWS):
        sheet.append(row)
    return saved(book)


def markdown() -> bytes:
    rows = [ROWS[0], ["---"] * len(ROWS[0]), *ROWS[1:]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return ("\n\n".join(HEAD) + f"\n\n{table}\n").encode()


def saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", word), ("a.xlsx", excel), ("a.md", markdown)]
)
def test_an_annex_becomes_a_workspace(ask: Ask, tmp_path: Path, name: str, content: object) -> None:
    assert callable(content)
    (tmp_path / name).write_bytes(content())
    answer = ask("init", "--from", name, "--register", "provinces", at=tmp_path)
    assert answer.code == 0, answer.err + answer.out
    assert "Công an tỉnh (cong-an-tinh)" in answer.out
    assert ask("validate", at=tmp_path).code == 0
    status = ask("status", at=tmp_path).out
    assert "(Quyết định số 12/QĐ-UBND ngày 05/01/2026)" in status
    assert re.search(r"Tổng số nhiệm vụ +3\n", status)
    assert "2026-01-05" in (tmp_path / "plans" / "2026.yaml").read_text("utf-8")


def test_what_was_laid_out_before_and_not_touched_makes_way(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(markdown())
    ask("init", at=tmp_path)
    assert ask("init", "--from", "a.md", "--register", "provinces", at=tmp_path).code == 0
    assert "I.3" in (tmp_path / "plans" / "2026.yaml").read_text("utf-8")
    again = ask("init", "--from", "a.md", at=tmp_path)
    assert (again.code, "caich import TỆP --into plans/2026.yaml" in again.err) == (2, True)


def test_an_import_takes_what_the_paper_says_of_itself(ask: Ask, tmp_path: Path) -> None:
    text = markdown().decode()
    (tmp_path / "a.md").write_text(text.replace("Quý I/2026", "Quý I"), "utf-8")
    answer = ask("import", "a.md", "-o", "ke-hoach.yaml", "--issuer", "UBND tỉnh Y", at=tmp_path)
    assert answer.code == 0, answer.out
    assert (
        "Theo phần đầu của văn bản: Danh mục nhiệm vụ cải cách hành chính năm 2026;"
        " 12/QĐ-UBND (05/01/2026); 01/01/2026 – 31/12/2026." in answer.err
    )
    plan = (tmp_path / "ke-hoach.yaml").read_text("utf-8")
    assert "issuer: UBND tỉnh Y\n" in plan
    # What is typed wins; a year may stand in the heading of the terms alone.
    typed = ask("import", "a.md", "--period", "2027", "--title", "A", at=tmp_path).err
    assert "Theo phần đầu của văn bản: 12/QĐ-UBND (05/01/2026)." in typed
    table = text.partition("\n\n|")[2].replace("Thời hạn", "Thời gian (Năm 2026)")
    (tmp_path / "b.md").write_text(f"|{table}".replace("Quý I/2026", "Quý I"), "utf-8")
    assert "văn bản: 01/01/2026 – 31/12/2026." in ask("import", "b.md", at=tmp_path).err


def test_an_import_writes_over_the_empty_plan_of_init(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(markdown())
    ask("init", at=tmp_path)
    words = ["import", "a.md", "-o", "plans/2026.yaml", "--title", "A", "--period", "2026"]
    assert ask(*words, at=tmp_path).code in (0, 1)
    assert "I.3" in (tmp_path / "plans" / "2026.yaml").read_text("utf-8")
    assert ask(*words, at=tmp_path).code == 2  # now it is somebody's


def test_rows_in_doubt_are_told_and_show_in_the_exit_code(ask: Ask, tmp_path: Path) -> None:
    text = markdown().decode().replace("30/6/2026", "31/6/2026")
    (tmp_path / "a.md").write_text(text, "utf-8")
    answer = ask("init", "--from", "a.md", "--register", "provinces", at=tmp_path)
    assert answer.code == 1
    assert "Còn phải quyết định" in answer.out
    assert "31/6/2026" in answer.out


def test_terms_are_read_by_a_sheet_and_by_whoever_sits_there(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = markdown().decode().replace("30/6/2026", "Kỳ họp giữa năm")
    (tmp_path / "a.md").write_text(text.replace("Quý I/2026", "Tết"), "utf-8")
    (tmp_path / "r.csv").write_text("words,read_as\nTết,trước ngày 15/02/2026\n", "utf-8")
    at_terminal(monkeypatch, "trước 15/7/2026")
    words = ["init", "--from", "a.md", "--register", "provinces", "--readings", "r.csv"]
    answer = ask(*words, at=tmp_path)
    assert (answer.code, "“Kỳ họp giữa năm” (I.2) hiểu là: " in answer.err) == (0, True)
    plan = (tmp_path / "plans" / "2026.yaml").read_text("utf-8")
    assert "{words: Tết, read_as: trước ngày 15/02/2026, date: 2026-07-01}" in plan
    assert "{words: Kỳ họp giữa năm, read_as: trước 15/7/2026, date: 2026-07-01}" in plan
    assert ask("validate", "--strict", at=tmp_path).code == 0
    alone = ask("init", "x", "--readings", "r.csv", at=tmp_path)
    assert (alone.code, "chỉ dùng cùng --from" in alone.err) == (2, True)


@pytest.mark.parametrize(
    ("lang", "lacking"),
    [
        ("vi", "tên; số, ký hiệu văn bản ban hành; ngày ban hành; ngày đầu kỳ; ngày cuối kỳ"),
        ("en", "title; document number; document date; first day; last day"),
    ],
)
def test_a_paper_that_does_not_say_what_it_is_asks_for_it(
    ask: Ask, tmp_path: Path, lang: str, lacking: str
) -> None:
    table = markdown().decode().partition("\n\n|")[2]
    (tmp_path / "a.md").write_text(f"|{table}", "utf-8")
    answer = ask("init", "--from", "a.md", "--lang", lang, at=tmp_path)
    assert answer.code == 2
    assert f": {lacking}. " in answer.err
    assert "--document" in answer.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md"]
    words = ["--title", "Kế hoạch", "--document", "5/KH-X@6/1/2026", "--period", "2026"]
    assert ask("init", "--from", "a.md", *words, at=tmp_path).code == 0
    assert ask("validate", at=tmp_path).code == 0


@pytest.mark.parametrize("register", ["ministries", "provinces", "none"])
def test_a_workspace_begins_with_a_public_register(ask: Ask, tmp_path: Path, register: str) -> None:
    assert ask("init", "--register", register, at=tmp_path).code == 0
    assert ask("validate", "--strict", at=tmp_path).code == 0
    known = {"ministries": "Bộ Nội vụ", "provinces": "Sở Nội vụ", "none": "Không có cơ quan nào."}[
        register
    ]
    assert known in ask("agencies", at=tmp_path).out
