"""Word files as a reader opens them: LibreOffice prints every report, its pages are read."""

import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from caichcli.language.wording import Language
from tests.formats.documents.making import EXAMPLE, book_at, weekly, word
from tests.formats.documents.test_word import CASES, NATION, OFFICIAL
from tests.office.conftest import Convert

pytestmark = pytest.mark.office

A4 = (595, 842)  # points
ON_ONE_PAGE = ("brief", "letter")


def put(folder: Path, case: str, lang: Language) -> Path:
    name, make = CASES[case]
    file = folder / f"{name}.docx"
    file.write_bytes(word(make(book_at(EXAMPLE)), lang, name=name))
    return file


def text_of(pdf: Path, *options: str) -> str:
    """Its letters without blanks: a printer sets them by place, not in words."""
    done = subprocess.run(
        ["pdftotext", *options, str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    return "".join(done.stdout.split())


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("case", CASES)
def test_every_report_is_printed(
    case: str, lang: Language, tmp_path: Path, convert: Convert
) -> None:
    made = convert(put(tmp_path, case, lang), "pdf")
    pages = PdfReader(made).pages
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    assert sizes == {A4}
    assert case not in ON_ONE_PAGE or len(pages) == 1
    text = text_of(made)
    assert (squeezed(NATION[lang]) in text) == (CASES[case][0] in OFFICIAL)
    assert "0123456789ab" not in text
    assert "{" not in text


def test_the_figures_are_on_the_first_page(tmp_path: Path, convert: Convert) -> None:
    now = weekly(book_at(EXAMPLE)).now.totals
    text = text_of(convert(put(tmp_path, "weekly", "vi"), "pdf"), "-l", "1", "-layout")
    for name, ids in (
        ("Tổng số nhiệm vụ đang theo dõi", now.total),
        ("– Hoàn thành quá hạn", now.done_late),
        ("– Chưa hoàn thành, trong hạn", now.in_term),
        ("– Chưa hoàn thành, quá hạn", now.overdue),
    ):
        digits = re.search(re.escape(squeezed(name)) + r"(?:\([^)]*\))?([0-9]+)", text)
        assert digits is not None, name
        assert str(len(ids)) in digits[1], name


@pytest.mark.parametrize("case", ["weekly", "quarterly"])
def test_a_figure_is_opened_on_the_page_alone(case: str, tmp_path: Path, convert: Convert) -> None:
    with ZipFile(convert(put(tmp_path, case, "vi"), "odt")) as archive:
        content = archive.read("content.xml").decode()
    assert "Nhiệm vụ" in content
    assert re.findall(r'xlink:href="([^"]+)"', content) == []
