"""Search keys, loose comparison and order of Vietnamese text."""

import itertools
from collections.abc import Sequence
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caichcli.language.vietnamese import base_letters, fold, loosely_equal, natural_key, sort_key

LETTERS = "aáàạăắâấậbcdđeéêếệghiíịklmnoóòọôốộơớợpqrstuúụưứựvxyýỵ"
VIETNAMESE = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " .,-12\u00a0"))
ANY_TEXT = st.one_of(st.text(), VIETNAMESE)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Bộ Nội vụ", "bo noi vu"),
        ("BỘ NỘI VỤ", "bo noi vu"),
        ("Đài Truyền hình Việt Nam", "dai truyen hinh viet nam"),
        ("Ðà Nẵng", "da nang"),  # the Icelandic letter that conversions leave behind
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Thừa Thiên - Huế", "thua thien - hue"),
        ("Mỹ", "my"),
        ("  Bộ\u00a0Nội \n\t vụ\u3000", "bo noi vu"),
        ("Bộ\u2028Nội\u0085vụ", "bo noi vu"),
        ("Bộ\u200b Nội\ufeff vụ", "bo noi vu"),
        ("BNV", "bnv"),
        ("", ""),
        (" \u0301 ", ""),
    ],
)
def test_search_keys(text: str, key: str) -> None:
    assert fold(text) == key
    assert fold(normalize("NFD", text)) == key


@given(ANY_TEXT)
def test_a_search_key_is_its_own(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_composed_and_decomposed_texts_have_one_search_key(text: str) -> None:
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text)) == fold(text)


@given(VIETNAMESE)
def test_a_search_key_of_vietnamese_is_ascii(text: str) -> None:
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bo noi vu", "Bộ Nội vụ"),
        ("BO NOI VU", "Bộ Nội vụ"),
        ("BỘ NỘI VỤ", "Bộ Nội vụ"),
        ("Bộ Nội vu", "Bộ Nội vụ"),
        ("Bô Nôi vu", "Bộ Nội vụ"),
        (" Bộ  Nội\u00a0vụ", "Bộ Nội vụ"),
        ("Đa Nang", "Đà Nẵng"),
        ("Ðà Nẵng", "Đà Nẵng"),
        ("hoà", "hòa"),
        ("Hòa Bình", "HOÀ BÌNH"),
        ("Ủy ban", "Uỷ ban"),
        ("Thúê", "Thuế"),
        ("Nộ\u200bi vụ", "Nội vụ"),
        ("\u0301", " "),
        ("Mĩ", "Mỹ"),
        ("Quí I", "Quý I"),
        ("Bộ I tế", "Bộ Y tế"),
        ("quít", "quýt"),
        ("Thừa Thiên-Huế", "Thừa Thiên-Huế"),
        ("Bộ Nội vụ 2020", "BỘ NỘI VỤ 2020"),
    ],
)
def test_the_same_name(typed: str, name: str) -> None:
    assert loosely_equal(typed, name)
    assert loosely_equal(normalize("NFD", typed), name)
    assert loosely_equal(typed, normalize("NFD", name))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Bọ Nội vụ", "Bộ Nội vụ"),
        ("Bộ Nói vụ", "Bộ Nội vụ"),
        ("Bỗ Nội vụ", "Bộ Nội vụ"),
        ("Bơ Nội vụ", "Bộ Nội vụ"),
        ("Bộ Nội", "Bộ Nội vụ"),
        ("Bộ Nộivụ", "Bộ Nội vụ"),
        ("Đa Đang", "Đà Nẵng"),
        ("Đân", "Dân"),
        ("Bộ́ Nội vụ", "Bộ Nội vụ"),  # two tones
        ("Nội vụ", "Noi vu"),  # marks that the name has not
        ("tai", "tay"),
        ("thui", "thuy"),
        ("hui", "huy"),
        ("Hưng Iên", "Hưng Yên"),
        ("Thưa Thiền", "Thừa Thiên"),
        ("Thưa-Thiền", "Thừa-Thiên"),
    ],
)
def test_another_name(typed: str, name: str) -> None:
    assert not loosely_equal(typed, name)


@given(ANY_TEXT)
def test_a_name_is_loosely_equal_to_itself(text: str) -> None:
    assert loosely_equal(text, text)


@given(ANY_TEXT)
def test_forms_and_case_of_unicode_do_not_matter(text: str) -> None:
    assert loosely_equal(normalize("NFD", text), normalize("NFC", text))
    assert loosely_equal(text.casefold(), text)


@given(ANY_TEXT)
def test_a_name_without_any_mark_is_loosely_equal(text: str) -> None:
    assert loosely_equal(fold(text), text)


@given(VIETNAMESE, VIETNAMESE)
def test_what_is_loosely_equal_has_the_same_base_letters(typed: str, name: str) -> None:
    assert not loosely_equal(typed, name) or base_letters(typed) == base_letters(name)


@pytest.mark.parametrize(
    ("text", "key"),
    [("Mỹ", "mi"), ("Quý", "qui"), ("Ý", "i"), ("tay", "tay"), ("Thủy", "thuy"), ("Yên", "yen")],
)
def test_i_and_y(text: str, key: str) -> None:
    assert base_letters(text) == key


def rises(keys: Sequence[Any]) -> bool:
    return all(earlier < later for earlier, later in itertools.pairwise(keys))


# In the order of a Vietnamese dictionary: one letter a row, tones from left to right.
ROWS = [
    "2020 30c",
    "a à ả ã á ạ an ang anh ảnh ao ay",
    "ă ằ ẳ ẵ ắ ặ ăn",
    "â ầ ẩ ẫ ấ ậ ân",
    "Ba bà Bà bả bã bá bạ bác Bắc bằng bẩn Bình Bộ bơ",
    "ca cá căn cần chủ công cơ",
    "Da dạ Dân",
    "Đà đại đắk đề điện đô",
    "e em ê ếch",
    "gà gì Giang",
    "hòa Hòa hoạt Huế huyện",
    "Hưng",
    "kỳ lá Lào lăn Lâm",
    "ma mà mả mã má mạ mai may",
    "nga ngã Ninh Nội",
    "oanh ô ơn",
    "phủ Quảng quý",
    "sở Sơn",
    "Tài Tây tế Tỉnh Tòa tổ tơ",
    "Ủy",
    "ưu văn Việt Vĩnh vụ xã xây y Ý yên",
]


def test_alphabetical_order() -> None:
    assert rises([sort_key(word) for word in " ".join(ROWS).split()])


@pytest.mark.parametrize(
    "names",
    [
        ["Da", "Dân", "Đà"],
        # Letters come first over the whole name, tones after, case last.
        ["ma ba", "mà ba", "mả ba", "ma bà b"],
        ["ma ba", "ma bà", "ma bạ", "mà ba"],
        ["bnv", "Bnv", "BNV"],
        ["bộ nội vụ", "Bộ Nội vụ", "BỘ NỘI VỤ"],
        ["Bộ Công an", "Bộ Công Thương", "Bộ Giao thông vận tải", "Bộ Y tế"],
        ["Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định"],
        ["Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang"],
        ["Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị"],
        ["Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên - Huế", "Tiền Giang"],
        # The tone counts for its syllable, on whichever vowel it stands.
        ["hoa", "hòa", "hoá"],
        ["Hoa", "Hòa Bình", "Hoàng Mai"],
    ],
)
def test_order_of_names(names: list[str]) -> None:
    assert rises([sort_key(name) for name in names])
    assert rises([sort_key(normalize("NFD", name)) for name in names])


@given(ANY_TEXT)
def test_the_order_does_not_see_forms_of_unicode(text: str) -> None:
    assert sort_key(normalize("NFD", text)) == sort_key(normalize("NFC", text))


@given(VIETNAMESE, VIETNAMESE)
def test_the_order_is_total(left: str, right: str) -> None:
    left, right = (normalize("NFC", " ".join(text.split())) for text in (left, right))
    assert (sort_key(left) < sort_key(right)) + (sort_key(left) > sort_key(right)) == (
        left != right
    )


@pytest.mark.parametrize(
    "ids",
    [
        ["I.1", "I.2", "I.10", "I.10.1", "I.11"],
        ["II.9", "II.10", "III.1"],
        ["1", "1.1", "1.2", "1.10", "2", "10", "100"],
        ["I.1", "I.1a", "I.1b", "I.1đ", "I.1e"],
        ["a", "a0", "a1", "b"],
        ["1" + "0" * 5000, "2" + "0" * 5000, "1" + "0" * 5001],
    ],
)
def test_order_of_ids(ids: list[str]) -> None:
    assert rises([natural_key(id_) for id_ in ids])


def test_zeros_in_front_of_a_number_mean_nothing() -> None:
    assert natural_key("I.02") == natural_key("I.2")
    assert natural_key("I.00") == natural_key("I.0") != natural_key("I.")


@given(st.lists(ANY_TEXT))
def test_any_ids_can_be_put_in_order(ids: list[str]) -> None:
    assert len(sorted(ids, key=natural_key)) == len(ids)
