"""Every report on paper: A4 pages by the browser's own printing, as the guide tells."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from caichcli.language.wording import Language
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.test_pages import CASES, source_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# Width and height of A4 in points.
A4 = (595, 842)
ON_PAPER = {
    "weekly": ("Tổng hợp tình hình thực hiện Kế hoạch, tuần 26", "61,90%", "Đang thực hiện (75%)"),
    "monthly": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO", "Nơi nhận:"),
    "brief": ("13/21 nhiệm vụ đến hạn đã hoàn thành (61,90%)", "08 nhiệm vụ chưa hoàn thành"),
    "overdue": ("Danh sách nhiệm vụ chưa hoàn thành, quá hạn", "134 ngày"),
    "letter": ("Kính gửi:", "V/v đôn đốc thực hiện", "Độc lập - Tự do - Hạnh phúc"),
    "sheet": ("Phiếu theo dõi nhiệm vụ của Bộ B", "Nhiệm vụ phối hợp (03)"),
}


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, its blanks squeezed."""
    reader = PdfReader(pdf)
    for page in reader.pages:
        box = page.mediabox
        assert (round(box.width), round(box.height)) == A4
    return [normalize("NFC", " ".join(page.extract_text().split())) for page in reader.pages]


def printed(browser: "Browser", folder: Path, case: str, lang: Language = "vi") -> list[str]:
    file = folder / "report.html"
    file.write_text(source_of(case, lang), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.pdf(path=folder / "report.pdf", prefer_css_page_size=True)
    page.close()
    return pages_of(folder / "report.pdf")


@pytest.mark.parametrize("case", ON_PAPER)
def test_on_paper(browser: "Browser", tmp_path: Path, case: str) -> None:
    pages = printed(browser, tmp_path, case)
    whole = " ".join(pages)
    for words in ON_PAPER[case]:
        assert words in whole
    # What is for the screen alone is not there; every page has its number.
    for words in ("Bỏ lọc", "Tất cả cơ quan", "Đến nội dung chính", "Mục lục", "Số liệu của biểu"):
        assert words not in whole
    assert all(f"{n} / {len(pages)}" in page for n, page in enumerate(pages, 1))


def test_a_leader_s_brief_is_one_page(browser: "Browser", tmp_path: Path) -> None:
    for lang in ("vi", "en"):
        assert len(printed(browser, tmp_path, "brief", lang)) == 1


@pytest.mark.parametrize("case", ["letter", "monthly"])
def test_a_signature_is_not_parted(browser: "Browser", tmp_path: Path, case: str) -> None:
    pages = printed(browser, tmp_path, case)
    (signed,) = [page for page in pages if "Nơi nhận:" in page]
    foot = signed.partition("Nơi nhận:")[2]
    assert "Lưu: VT" in foot
    assert foot.count("…") >= 3  # who files it, who signs and under which power: blanks


def test_a_long_list_repeats_its_head(browser: "Browser", tmp_path: Path) -> None:
    pages = printed(browser, tmp_path, "weekly")
    lists = [page for page in pages if "Tình hình" in page and "Nhiệm vụ" in page]
    assert len([page for page in lists if "Hoàn thành đúng hạn" in page or "kỳ" in page]) >= 2


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_cut_off_at_the_right(browser: "Browser", tmp_path: Path, case: str) -> None:
    file = tmp_path / "report.html"
    file.write_text(source_of(case), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    # A4 less the margins, in pixels of 1/96 of an inch.
    room = 162 if page.locator("body.official").count() else 175
    page.set_viewport_size({"width": int(room * 96 / 25.4), "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= int(room * 96 / 25.4)
    page.close()


def test_the_command_of_the_guide_makes_the_same_paper(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(source_of("weekly"), "utf-8")
    pdf = tmp_path / "report.pdf"
    subprocess.run(
        [
            CHROMIUM,
            "--headless",
            *FLAGS,
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            file.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    whole = " ".join(pages_of(pdf))
    assert "Tổng hợp tình hình thực hiện Kế hoạch, tuần 26" in whole
    assert "61,90%" in whole
    assert "report.html" not in whole
