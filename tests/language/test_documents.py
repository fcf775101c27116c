"""Papers as people cite them: a number, and the day behind it."""

from unicodedata import normalize

import pytest

from caichcli.language.documents import split

CITED = {
    "310/BC-STC ngày 06/11/2026": ("310/BC-STC", "06/11/2026"),
    "310/BC-STC, ngày 6-11-2026.": ("310/BC-STC", "6-11-2026"),
    "310/BC-STC 06.11.2026": ("310/BC-STC", "06.11.2026"),
    "310/BC-STC (06/11/2026)": ("310/BC-STC", "06/11/2026"),
    "310/BC-STC (ngày 06/11/2026)": ("310/BC-STC", "06/11/2026"),
    "310/BC-STC ngày 06 tháng 11 năm 2026": ("310/BC-STC", "06/11/2026"),
    "Báo cáo số 310/BC-STC ngày 06/11/2026": ("310/BC-STC", "06/11/2026"),
    "Số: 310/BC-STC NGÀY 06/11/2026": ("310/BC-STC", "06/11/2026"),
    "310/BC-STC dated 2026-11-06": ("310/BC-STC", "2026-11-06"),
    "310/BC-STC@06/11/2026": ("310/BC-STC", "06/11/2026"),
    "310/BC-STC\nngày 06/11/2026": ("310/BC-STC", "06/11/2026"),
    # No day in these
    "310/BC-STC": ("310/BC-STC", ""),
    " 12-NQ/TW ": ("12-NQ/TW", ""),
    "01/2026/QH15": ("01/2026/QH15", ""),
    "5/TB-VD-06/11/2026": ("5/TB-VD-06/11/2026", ""),
    "06/11/2026": ("06/11/2026", ""),
    "310/BC-STC ngày 06/11": ("310/BC-STC ngày 06/11", ""),
    "Công văn 310 tháng 11 năm 2026": ("Công văn 310 tháng 11 năm 2026", ""),
    "": ("", ""),
}


@pytest.mark.parametrize("text", CITED)
def test_a_number_and_its_day(text: str) -> None:
    assert split(text) == CITED[text]


@pytest.mark.parametrize("text", [text for text, (_, day) in CITED.items() if day])
def test_letters_of_two_parts_are_read_alike(text: str) -> None:
    assert split(normalize("NFD", text)) == CITED[text]
