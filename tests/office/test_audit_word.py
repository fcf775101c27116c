"""The copy with comments that ``audit --word`` writes, opened and saved by LibreOffice."""

from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Ask, ask
from tests.office.conftest import Resave

pytestmark = pytest.mark.office

__all__ = ["ask"]

WORDS = "Thành phố giao 15.533 nhiệm vụ, trong đó đã hoàn thành 13.119 nhiệm vụ; " \
    "chưa hoàn thành 2.413 nhiệm vụ."  # fmt: skip


def test_libreoffice_keeps_the_comments_and_the_words(
    ask: Ask, tmp_path: Path, resave: Resave
) -> None:
    document = Document()
    document.add_paragraph(WORDS)
    document.save(str(tmp_path / "vao.docx"))
    answer = ask("audit", "vao.docx", "--word", "ra.docx", at=tmp_path)
    assert answer.code == 1, answer.err
    again = Document(str(resave([tmp_path / "ra.docx"], "docx")[0]))
    assert [paragraph.text for paragraph in again.paragraphs] == [WORDS]
    comments = [comment.text for comment in again.comments]
    assert len(comments) == 1
    assert comments[0].startswith("Tổng ghi 15.533, các phần cộng lại là 15.532")
