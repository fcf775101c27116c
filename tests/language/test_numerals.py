"""Numbers in words, as papers write them in brackets behind their figures."""

import pytest

from caichcli.language.numerals import LONGEST, value_in_words

NUMBERS = {
    "bảy": 7,
    "Mười": 10,
    "mười hai": 12,
    "mười lăm": 15,
    "hai mươi mốt": 21,
    "chín mươi tư": 94,
    "một trăm linh năm": 105,
    "ba trăm bốn mươi tư": 344,
    "hai nghìn không trăm hai mươi sáu": 2026,
    "ba mươi lăm ngàn sáu trăm": 35_600,
    "ba triệu, bốn trăm năm mươi nghìn": 3_450_000,
    "một tỷ năm trăm nghìn": 1_000_500_000,
    "hai nghìn ba trăm tỷ": 2_300_000_000_000,
    "hai nghìn tỉ": 2_000_000_000_000,
    # No numbers, or words beside one.
    "": None,
    "bản": None,
    "hai bản": None,
    "bảy tám": None,
    "mươi": None,
    "nghìn": None,
    "trăm mười": None,
    "linh": None,
    "năm " * (LONGEST + 1): None,
}


@pytest.mark.parametrize("words", NUMBERS)
def test_a_number_in_words(words: str) -> None:
    assert value_in_words(words) == NUMBERS[words]
