"""Vietnamese text: search keys, loose comparison, alphabetical order, typed numbers."""

import re
from typing import NamedTuple
from unicodedata import category, combining, normalize

SortKey = tuple[str, str, str]
NaturalKey = tuple[tuple[SortKey, int, str], ...]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {ord(letter): chr(0x80 + rank) for rank, letter in enumerate(_ALPHABET)}

# huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE_RANKS = {ord(tone): str(rank) for rank, tone in enumerate(_TONES, start=1)}

# Two other letters look the same, and converted texts hold them in place of đ.
_BARRED_D = "đðɖ"

# The y that may as well be written i: alone or after a consonant (mỹ), or after qu (quý),
# with no vowel behind it. The y of tay, thuy and yên is another sound.
_Y_AS_I = r"(?:(?<![aeiouy])|(?<=qu))y(?![aeiouy])"


_NUMBER = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,9}))?\s*%?")


class _SearchLetters(dict[int, str]):
    """Code point -> the plain letters that stand for it, worked out when first met."""

    def __missing__(self, code: int) -> str:
        decomposed = normalize("NFD", chr(code).casefold())
        letters = "".join(
            "d" if char in _BARRED_D else char
            for char in decomposed
            if category(char) != "Cf" and not category(char).startswith("M")
        )
        self[code] = letters
        return letters


_SEARCH_LETTERS = _SearchLetters()


def fold(text: str) -> str:
    """The search key of a text: no marks, no case, đ as d, NFC and NFD alike.

    Blanks of any kind (no-break spaces, line breaks) become one space, none at the ends;
    characters without width (U+200B, U+FEFF, soft hyphens) vanish.
    """
    plain = text.lower() if text.isascii() else text.translate(_SEARCH_LETTERS)
    return " ".join(plain.split())


def base_letters(text: str) -> str:
    """The key to look spellings up by: ``fold``, and i for a y that is the syllable's vowel.

    Texts that are loosely equal have the same base letters.
    """
    folded = fold(text)
    return re.sub(_Y_AS_I, "i", folded) if "y" in folded else folded


def loosely_equal(attempt: str, name: str) -> bool:
    """Whether somebody who typed ``attempt`` may have meant ``name``.

    Marks may be left out, but what is typed must be right: a syllable that carries its tone
    is taken as written in full (Bọ is not Bộ), one without may lack marks of its letters as
    well. The tone may stand on either vowel (hoà, hòa); Mĩ is Mỹ and Quí is Quý.
    """
    if base_letters(attempt) != base_letters(name):
        return False
    if attempt.isascii():
        return True
    return all(
        mine == whole if mine.tone else mine.lacks_only_marks_of(whole)
        for mine, whole in zip(_syllables(attempt), _syllables(name), strict=False)
    )


def sort_key(text: str) -> SortKey:
    """Vietnamese alphabetical order: Da < Dân < Đà.

    Letters decide first, over the whole text (a ă â b c d đ e ê ...); then the tones, syllable
    by syllable (ngang, huyền, hỏi, ngã, sắc, nặng); then case, small letters first.
    """
    composed = normalize("NFC", " ".join(text.split()))
    if composed.isascii():
        return composed.lower().translate(_RANKS), "", composed.swapcase()
    decomposed = normalize("NFD", composed.casefold())
    toneless = normalize("NFC", "".join(char for char in decomposed if char not in _TONES))
    letters = "".join(
        char if char in _ALPHABET else char.translate(_SEARCH_LETTERS) for char in toneless
    )
    tones = " ".join(syllable.tone.translate(_TONE_RANKS) for syllable in _syllables(composed))
    return letters.translate(_RANKS), tones, composed.swapcase()


def natural_key(text: str) -> NaturalKey:
    """The order of ids: as ``sort_key``, with runs of digits as numbers (I.2 before I.10).

    Roman numerals stay letters: areas have an order of their own, the document's.
    """
    # Digits compare by length, then as text: a number of any length, without int().
    return tuple(
        (sort_key(words), len(digits), digits)
        for words, digits in re.findall(r"([^0-9]*)(?:0*([0-9]+))?", text)
    )


class _Syllable(NamedTuple):
    """A run of letters: the marks that shape each letter (ă, ê, đ), and its tone."""

    shapes: tuple[str, ...]
    tone: str

    def lacks_only_marks_of(self, whole: "_Syllable") -> bool:
        shapes = zip(self.shapes, whole.shapes, strict=False)
        return all(set(mine) <= set(full) for mine, full in shapes)


def _syllables(text: str) -> list[_Syllable]:
    """The syllables of a text; blanks, punctuation and digits only part them."""
    parts: list[tuple[list[str], list[str]]] = []
    inside = False
    for char in normalize("NFD", text.casefold()):
        if char.isalpha():
            if not inside:
                parts.append(([], []))
            parts[-1][0].append("đ" if char in _BARRED_D else "")
            inside = True
        elif not combining(char):
            inside = inside and not _SEARCH_LETTERS[ord(char)]
        elif parts:
            shapes, tone = parts[-1]
            if char in _TONES:
                tone.append(char)
            else:
                shapes[-1] += char
    return [_Syllable(tuple(shapes), "".join(tone)) for shapes, tone in parts]


def read_number(text: str) -> int | float | None:
    """The number that was typed: 50, 50%, 12,5 or 12.5; None for any other writing."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    return float(f"{match[1]}.{match[2]}") if match[2] else int(match[1])
