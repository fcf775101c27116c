"""TCVN3 and VNI against Unicode: known lines, and every cell of the published papers both ways."""

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from caichcli.language.legacy import Legacy, convert, of_font
from caichcli.language.syllables import is_syllable, score
from tests.language.old_fonts import to_tcvn3, to_vni

ROOT = Path(__file__).parent.parent

LINES = {
    "Bộ Nội vụ": ("Bé Néi vô", "Boä Noäi vuï"),
    "Thời gian hoàn thành": ("Thêi gian hoµn thµnh", "Thôøi gian hoaøn thaønh"),
    "Xây dựng đề án cải cách hành chính": (
        "X©y dùng ®Ò ¸n c¶i c¸ch hµnh chÝnh",
        "Xaây döïng ñeà aùn caûi caùch haønh chính",
    ),
    "Ủy ban nhân dân các tỉnh": ("ñy ban nh©n d©n c¸c tØnh", "UÛy ban nhaân daân caùc tænh"),
}


@pytest.mark.parametrize("text", LINES)
def test_a_line_without_a_font_is_recognised(text: str) -> None:
    tcvn3, vni = LINES[text]
    found = convert(tcvn3), convert(vni)
    assert [one and one.was for one in found] == ["tcvn3", "vni"]
    assert [one and one.text.lower() for one in found] == [text.lower(), text.lower()]


def cells() -> list[str]:
    """Cells of published papers: agencies and deadlines."""
    files = (
        ROOT / "importers" / "agencies" / "agencies.tsv",
        ROOT / "plan" / "deadlines" / "cells.tsv",
    )
    lines = (line for file in files for line in file.read_text("utf-8").split("\n")[1:])
    found = {normalize("NFC", line.split("\t")[0]) for line in lines if "\t" in line}
    return sorted(
        cell
        for cell in found
        if not cell.isascii() and "\\n" not in cell and "½" not in cell  # no letter of these fonts
    )


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_the_cells_of_papers_come_back_from_old_fonts(encoding: Legacy) -> None:
    encode = to_tcvn3 if encoding == "tcvn3" else to_vni
    font = ".VnTime" if encoding == "tcvn3" else "VNI-Times"
    encoded = [(cell, encode(cell)) for cell in cells()]
    found = [(cell, convert(old, font)) for cell, old in encoded]
    found += [(cell, convert(old, around=encoding)) for cell, old in encoded]
    changed = [each for each in found if each[1] is None or each[1].text.lower() != each[0].lower()]
    assert len(cells()) > 150
    assert changed == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_stays_as_it_is(form: Literal["NFC", "NFD"]) -> None:
    texts = [normalize(form, cell) for cell in cells()]
    changed = [text for text in texts if (found := convert(text)) is None or found.text != text]
    assert changed == []


@pytest.mark.parametrize("text", ["Báo cáo", "Café résumé", "5 × 4", "25 °C", "Bé", "100 m²"])
def test_letters_that_old_fonts_share_are_left_alone(text: str) -> None:
    found = convert(text)
    assert found
    assert (found.text, found.was) == (text, None)


def test_text_of_a_capitals_font_is_in_capitals() -> None:
    found = convert("b¸o c¸o", ".VnTimeH")
    assert found
    assert found.text == "BÁO CÁO"


def test_noise_is_no_text() -> None:
    assert convert("q¸w¶z x®®k jµµj") is None


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", "tcvn3"), (".VnArialH", "tcvn3"), ("VNI-Times", "vni"), ("Times New Roman", None)],
)
def test_a_font_tells_its_encoding(font: str, encoding: Legacy | None) -> None:
    assert of_font(font) == encoding


@pytest.mark.parametrize("word", "nghiêng quốc quyết giếng gì khuỷu Đắk thuở yêu oạch".split())
def test_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", "Néi vuï quèc haĉu bạ́ ươơ bếb tát́".split())
def test_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_a_score_counts_the_words_with_marks() -> None:
    assert score("plan 2026") == 1
    assert score("Bộ nộị") == 0.5
