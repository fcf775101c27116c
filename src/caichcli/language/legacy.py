"""Text of the time before Unicode: TCVN3 (ABC) and VNI, recognised and turned into Unicode.

Files of that time keep the codes of 8-bit fonts, which today are read as Western letters:
"Bé Néi vô" in .VnTime, "Boä Noäi vuï" in VNI-Times. Sources: TCVN 5712:1993, set VN3; the table
of the VNI-Win fonts.
"""

import re
from typing import Literal
from unicodedata import normalize

from msgspec import Struct

from caichcli.language.syllables import marked_words, score

Legacy = Literal["tcvn3", "vni"]

ENCODINGS: tuple[Legacy, ...] = ("tcvn3", "vni")
CERTAIN = 0.75  # of the words, from which a text is taken for what it says

_TCVN3_CODES = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(zip(map(ord, _TCVN3_CODES), _TCVN3_LETTERS, strict=True))

_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
# The sign behind a vowel, and the marks that it gives it.
_VNI_MARKS = {
    "ø": _GRAVE,
    "ù": _ACUTE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _CIRCUMFLEX,
    "à": _CIRCUMFLEX + _GRAVE,
    "á": _CIRCUMFLEX + _ACUTE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_LETTERS = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị",
}  # fmt: skip
_VNI_VOWELS = "aeouyôö"
_VNI = re.compile(rf"([{_VNI_VOWELS}])([{''.join(_VNI_MARKS)}])?|[{''.join(_VNI_LETTERS)}]", re.I)

# Letters that Vietnamese writes and no 8-bit font has: a text that holds one is Unicode.
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_SIGN_WITHIN = re.compile("[^\\W\\d_][¡-¨©-¯µ-¸»-¿][^\\W\\d_]")
_BEYOND = re.compile("[\u00a1-\u00ff]")


class Converted(Struct, frozen=True):
    """A text as Unicode, and what it was in; None where it was Unicode already."""

    text: str
    was: Legacy | None


def of_font(font: str) -> Legacy | None:
    """The encoding that a font's name tells of: .VnTime and its like, VNI-Times and its like."""
    name = font.lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni-") else None


def is_unicode(text: str) -> bool:
    """Whether a text needs no thought: all ASCII, or with letters that no 8-bit font has."""
    return text.isascii() or bool(_UNICODE.search(text)) or not _BEYOND.search(text)


def convert(text: str, font: str = "", around: Legacy | None = None) -> Converted | None:
    """The text in Unicode; None where it is noise that no known encoding explains.

    The encoding that a font tells of, or that the texts around are in, is believed unless the
    text is better Vietnamese as it stands. Without them, a text is converted where only that makes
    syllables of its words.
    """
    if is_unicode(text):
        return Converted(text, None)
    as_written = score(text)
    encoding_hint = of_font(font) or around
    if encoding_hint:
        decoded = decode(text, encoding_hint)
        if decoded is not None and score(decoded) >= as_written:
            return Converted(decoded.upper() if _capitals(font) else decoded, encoding_hint)
    if as_written >= CERTAIN:
        return Converted(text, None)
    rated: list[tuple[float, Converted]] = []
    for encoding in ENCODINGS:
        decoded = decode(text, encoding)
        if decoded is not None:
            rated.append((score(decoded), Converted(decoded, encoding)))
    best, converted = max(rated, key=lambda each: each[0], default=(0.0, Converted(text, None)))
    if best >= CERTAIN and best > as_written:
        return converted
    return None if encoding_hint or _is_noise(text) else Converted(text, None)


def decode(text: str, encoding: Legacy) -> str | None:
    """The text that 8-bit codes mean; None where there are codes that mean nothing."""
    decoded = text.translate(_TCVN3) if encoding == "tcvn3" else _VNI.sub(_vni_letter, text)
    # Of what was read as Western letters nothing is left but letters of Vietnamese.
    signs = {"tcvn3": _TCVN3_LETTERS, "vni": ""}[encoding]
    strange = set(_BEYOND.findall(text)) - set(_TCVN3_CODES) if signs else _vni_left(text)
    return None if strange else normalize("NFC", decoded)


def _vni_letter(code: re.Match[str]) -> str:
    vowel, mark = code[1], code[2]
    if vowel is None:
        return _cased(_VNI_LETTERS[code[0].lower()], code[0])
    base = _VNI_LETTERS.get(vowel.lower(), vowel.lower())
    return _cased(normalize("NFC", base + _VNI_MARKS[mark.lower()] if mark else base), vowel)


def _vni_left(text: str) -> set[str]:
    return set(_BEYOND.findall(_VNI.sub("", text)))


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


def _capitals(font: str) -> bool:
    """Whether a font shows small letters as capitals: .VnTimeH, .VnArialH."""
    return font.lower().startswith(".vn") and font.endswith("H")


def _is_noise(text: str) -> bool:
    """Whether most words with marks have signs within them, as letters of old fonts look."""
    words = marked_words(text)
    noise = [word for word in words if _SIGN_WITHIN.search(word)]
    return len(noise) * 2 > len(words)
