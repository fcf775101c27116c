"""Unicode -> the codes of 8-bit fonts, the other way round than the program: tables of their own.

TCVN3 from the standard's own order (TCVN 5712:1993, VN3); VNI by the signs of VNI-Win.
"""

from unicodedata import normalize

_TCVN3 = {
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7, "ă": 0xA8,
    "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE, "à": 0xB5, "ả": 0xB6,
    "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6,
    "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF,
    "é": 0xD0, "ẹ": 0xD1, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7,
    "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3,
    "ọ": 0xE4, "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ờ": 0xEA, "ở": 0xEB,
    "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4,
    "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC,
    "ý": 0xFD, "ỵ": 0xFE,
}  # fmt: skip
_SIGNS = {
    "\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0300": "à", "\u0302\u0301": "á", "\u0302\u0309": "å",
    "\u0302\u0303": "ã", "\u0302\u0323": "ä", "\u0306": "ê", "\u0306\u0300": "è",
    "\u0306\u0301": "é", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë",
}  # fmt: skip
_ALONE = {"đ": "ñ", "ỵ": "î", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò"}
_HORNED = {"ơ": "ô", "ư": "ö"}


def to_tcvn3(text: str) -> str:
    """The text in the codes of .VnTime; capitals with a tone have none and become small."""
    composed = normalize("NFC", text)
    codes = (_TCVN3.get(char) or _TCVN3.get(char.lower()) or ord(char) for char in composed)
    return "".join(map(chr, codes))


def to_vni(text: str) -> str:
    """The text in the codes of VNI-Times: a letter, then the sign of its marks."""
    return "".join(map(_vni, normalize("NFC", text)))


def _vni(char: str) -> str:
    small = char.lower()
    found = _ALONE.get(small)
    if found is None:
        decomposed = normalize("NFD", small)
        base, marks = decomposed[0], decomposed[1:]
        if "\u031b" in marks:
            base = _HORNED[normalize("NFC", base + "\u031b")]
            marks = marks.replace("\u031b", "")
        # The sign is of the letter's mark, then its tone; NFD has the dot below first.
        marks = "".join(sorted(marks, key=lambda mark: mark not in "\u0302\u0306"))
        found = base + (_SIGNS[marks] if marks else "")
    return found.upper() if char.isupper() else found
