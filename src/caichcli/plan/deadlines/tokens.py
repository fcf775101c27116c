"""From a cell's text to tokens: spelling, case, blanks and dashes made one."""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# One word spelt two ways; months and quarters as letters of their own.
_SAME_WORDS = {
    "quí": "quý",
    "hàng": "hằng",
    "mồng": "mùng",
    "kì": "kỳ",
    "thg": "tháng",
    "bẩy": "bảy",
    "khoá": "khóa",
    "qui": "quy",
    "ki": "ky",
    "mong": "mung",
    "ⅰ": "i",
    "ⅱ": "ii",
    "ⅲ": "iii",
    "ⅳ": "iv",
}
_SAME_MARKS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212÷~→", "-"),
        **dict.fromkeys("\u2044\u2215", "/"),
        **dict.fromkeys("•·●▪", ";"),
        "…": ".",
        "ð": "đ",  # Icelandic, left behind by conversions
    }
)
# Emphasis, quotes, the stroke of minutes (19h00’) and what cannot be seen say nothing of time.
_NOISE = frozenset("*\"'“”‘’′`«»_\u00ad\u200b\u200c\u200d\ufeff")
# A document's code begins with two consonants or more: 30/2020/NĐ-CP, 43-CV/TU, 30c/NQ-CP.
# "6/2020-quý" and "2020-t9" therefore are none.
_TOKEN = re.compile(
    r"(?P<code>[0-9]+[a-zđ]?(?:/[0-9]+)?[-/][bcdđghklmnpqrstvx]{2,}(?![^\W\d_])[0-9]*"
    r"(?:[-/][^\W_]+)*)"
    r"|(?P<number>[0-9]+)|[^\W\d_\u00bc-\u00be\u2160-\u217f]+|\./\.|\S"
)
# What the lines of a list begin with parts them from each other: "- ...", "2. ...", "2) ...".
_MARKED_LINE = re.compile(r"((?:^|\n)[^\S\n]*\**)([-+*]|[0-9]{1,2}[.)])(?=[^\W\d]|[^\S\n]+\S)")
_AHEAD = 6


class Token(Struct, frozen=True, gc=False):
    """A word, number, document code or mark, and where it stands in the NFC text.

    ``text`` is the word's :func:`spelling`; ``number`` is -1 where it is none.
    """

    text: str
    start: int
    end: int
    number: int = -1
    code: bool = False

    @property
    def digits(self) -> int:
        return self.end - self.start if self.number >= 0 else 0


@lru_cache(maxsize=4096)
def spelling(word: str) -> str:
    """Return the lower-case word with its tone at the end, so that hoà = hòa and qúy = quý."""
    return _SAME_SPELLINGS.get(_toned(word), _toned(word))


def _toned(word: str) -> str:
    if word.isascii():
        return word
    split = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in split if mark in _TONES)
    shape = "".join(mark for mark in split if mark not in _TONES)
    return unicodedata.normalize("NFC", shape) + tones


_SAME_SPELLINGS = {_toned(one): _toned(other) for one, other in _SAME_WORDS.items()}


def bare(word: str) -> str:
    """Return the word without any mark, as typed in a hurry."""
    split = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(mark for mark in split if not unicodedata.combining(mark))


def is_bare(text: str) -> bool:
    """Return whether no letter carries a mark, so that words must be known without theirs."""
    return text.isascii() or not any(letter.isalpha() for letter in text if not letter.isascii())


def nfc(text: str) -> str:
    """Return the text that the places of tokens refer to."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tokenise(text: str) -> list[Token]:
    """Return the tokens of an NFC text, closed by enough empty ones for any row to look ahead."""
    lowered = text.lower()
    if not text.isascii():
        if len(lowered) != len(text):  # a capital whose small letter is two: not Vietnamese
            lowered = text
        lowered = lowered.translate(_SAME_MARKS)
    if "\n" in lowered and len(_MARKED_LINE.findall(lowered)) > 1:
        lowered = _MARKED_LINE.sub(lambda mark: mark[1] + ";".ljust(len(mark[2])), lowered)
    tokens = []
    for match in _TOKEN.finditer(lowered):
        word = match.group()
        start, end = match.span()
        if match.lastgroup == "number":
            tokens.append(Token(word, start, end, number=int(word) if end - start < 9 else 10**9))
        elif match.lastgroup == "code":
            tokens.append(Token(word, start, end, code=True))
        elif word not in _NOISE:
            tokens.append(Token(spelling(word), start, end))
    return tokens + [Token("", len(text), len(text))] * _AHEAD
