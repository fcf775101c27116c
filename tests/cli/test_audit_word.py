"""``caich audit --word``: comments at the figures, and of all else every byte as it came."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from tests.cli.conftest import EXAMPLE, Ask

CHANGED = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def paper(path: Path) -> None:
    """A Word file: a figure torn in two runs, a wrong one within a run, a table."""
    document = Document()
    words = document.add_paragraph("Thành phố giao 15.533 nhiệm vụ, trong đó đã hoàn thành ")
    words.add_run("13.1").bold = True
    words.add_run("19 nhiệm vụ (84,46%); chưa hoàn thành 2.413 nhiệm vụ.")
    table = document.add_table(rows=4, cols=3)
    rows = [("Đơn vị", "Tổng số", "Xong"), ("A", "10", "5"), ("B", "20", "6"), ("Cộng", "30", "12")]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    document.save(str(path))


@pytest.fixture
def copy(ask: Ask, tmp_path: Path) -> Path:
    """The paper's copy with comments."""
    paper(tmp_path / "vao.docx")
    answer = ask("audit", "vao.docx", "--word", "ra.docx", at=tmp_path)
    assert (answer.code, answer.err) == (1, "Đã chèn 2 nhận xét vào bản sao ra.docx.\n")
    return tmp_path / "ra.docx"


def places(copy: Path) -> list[str]:
    """What each comment stands at."""
    text = ZipFile(copy).read("word/document.xml").decode()
    return [
        "".join(re.findall(r"<w:t[^>]*>([^<]*)", stretch))
        for stretch in re.findall(r"commentRangeStart(.*?)<w:commentRangeEnd", text)
    ]


def test_comments_stand_at_the_figures(copy: Path) -> None:
    assert places(copy) == ["15.533", "12"]


def test_a_raised_digit_is_no_digit_of_the_figure(ask: Ask, tmp_path: Path) -> None:
    document = Document()
    words = document.add_paragraph("Kỳ trước có 244 nhiệm vụ. Tổng số được giao là 244")
    words.add_run("1").font.superscript = True
    words.add_run(" nhiệm vụ, trong đó: 150 nhiệm vụ đã hoàn thành, 64 nhiệm vụ chưa hoàn thành.")
    document.save(str(tmp_path / "vao.docx"))
    assert ask("audit", "vao.docx", "--word", "ra.docx", at=tmp_path).code == 1
    assert places(tmp_path / "ra.docx") == ["244"]
    before = ZipFile(tmp_path / "ra.docx").read("word/document.xml").decode()
    assert before.index("Tổng số được giao là") < before.index("commentRangeStart")


def test_comments_say_what_is_wrong_and_what_to_do(copy: Path) -> None:
    comments = [comment.text for comment in Document(str(copy)).comments]
    assert comments[0].startswith("Tổng ghi 15.533, các phần cộng lại là 15.532")
    assert comments[1].startswith("Tổng ghi 12, các phần cộng lại là 11 (5 + 6), lệch 1. Kiểm tra")


def test_every_other_part_is_as_it_came(copy: Path) -> None:
    before, after = ZipFile(copy.with_name("vao.docx")), ZipFile(copy)
    names = set(before.namelist())
    assert set(after.namelist()) - names == {"word/comments.xml"}
    assert {name for name in names if before.read(name) != after.read(name)} == CHANGED


def test_text_and_looks_are_as_they_were(copy: Path) -> None:
    def runs(path: Path) -> list[tuple[str, bool | None]]:
        return [
            (letter, run.bold)
            for paragraph in Document(str(path)).paragraphs
            for run in paragraph.runs
            for letter in run.text
        ]

    assert runs(copy) == runs(copy.with_name("vao.docx"))


@pytest.mark.parametrize("report", ["weekly", "quarterly"])
def test_a_paper_of_caich_s_own_keeps_its_fields(ask: Ask, tmp_path: Path, report: str) -> None:
    source = tmp_path / "vao.docx"
    ask("render", report, "--as-of", "28/6/2020", "--plan", "minh-hoa-2020", "-o", str(source),
        at=EXAMPLE)  # fmt: skip
    ask("audit", "vao.docx", "--word", "ra.docx", at=tmp_path)
    before, after = ZipFile(source), ZipFile(tmp_path / "ra.docx")
    assert {name for name in before.namelist() if before.read(name) != after.read(name)} <= CHANGED
    assert Document(str(tmp_path / "ra.docx")).paragraphs[0].text


def test_only_one_word_file_takes_comments(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Có 5 việc.\n", "utf-8")
    answer = ask("audit", "a.md", "--word", "ra.docx", at=tmp_path)
    assert (answer.code, "không phải tệp Word" in answer.err) == (2, True)
    answer = ask("audit", "a.md", "b.md", "--word", "ra.docx", at=tmp_path)
    assert (answer.code, "một tệp Word" in answer.err) == (2, True)


def test_a_file_that_is_there_stays(ask: Ask, tmp_path: Path) -> None:
    paper(tmp_path / "vao.docx")
    (tmp_path / "ra.docx").write_bytes(b"x")
    answer = ask("audit", "vao.docx", "--word", "ra.docx", at=tmp_path)
    assert answer.code == 2
    assert (tmp_path / "ra.docx").read_bytes() == b"x"
