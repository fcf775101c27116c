"""What a Vietnamese syllable may be: an onset, a rime of the language, one tone.

Enough to tell Vietnamese from noise: a text in the wrong encoding hardly ever
consists of syllables. The rimes are those of the standard spelling (Hoàng Phê,
Chính tả tiếng Việt), without tones.
"""

import re
from functools import lru_cache
from unicodedata import normalize

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = "\u0301\u0323"  # what a syllable that ends in a stop bears: sắc, nặng
_SIGNS = "\"'()[].,;:!?…-–“”"
_ONSET = re.compile(r"ngh|ng|nh|gh|kh|ph|th|tr|ch|qu|gi|[bcdđghklmnprstvx]")
_PARTS = re.compile(
    r"[^\W\d_]+(?:[\u00a1-\u00bf\u00d7\u00f7]*[^\W\d_]*)*|[\u00a1-\u00bf]+[^\W\d_]*"
)

_SPELT = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya
    uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ynh yt
"""
_RIMES = frozenset(_SPELT.split())


def score(text: str) -> float:
    """How much of a text can be Vietnamese, from 0 to 1; 1 where no word has marks to judge by.

    Only words with letters beyond ASCII count: others are the same in every encoding.
    """
    words = marked_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def is_vietnamese(text: str) -> bool:
    """Whether every word with marks is a syllable; False says nothing certain."""
    return all(word.isascii() or is_syllable(word.strip(_SIGNS)) for word in text.split())


def marked_words(text: str) -> list[str]:
    """The words of a text that have a letter beyond ASCII, with signs within; no initials."""
    words = _PARTS.findall(normalize("NFC", text))
    return [word for word in words if not word.isascii() and not _is_abbreviation(word)]


def _is_abbreviation(word: str) -> bool:
    """Whether a word is of initials, which make no syllable: QĐ, HĐND."""
    return word.isupper() and not re.search("[AEIOUY]", normalize("NFD", word))


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word, all of it, is a syllable that Vietnamese can have."""
    decomposed = normalize("NFD", word.lower())
    tones = [char for char in decomposed if char in _TONES]
    plain = normalize("NFC", "".join(char for char in decomposed if char not in _TONES))
    if len(tones) > 1:
        return False
    return any(_is_rime(rime, tones) for rime in _rimes(plain))


def _rimes(plain: str) -> list[str]:
    """What may be the rime of a toneless syllable: with an onset, or without one."""
    onset = _ONSET.match(plain)
    if not onset:
        return [plain]
    rest = plain[onset.end() :]
    if onset[0] == "qu":  # quốc: the u belongs to the rime
        return [rest, f"u{rest}"] if rest.startswith("ô") else [rest]
    if onset[0] == "gi":  # gì, giêng: the i may belong to the rime
        return [rest, f"i{rest}"]
    return [rest]


def _is_rime(rime: str, tones: list[str]) -> bool:
    stopped = rime.endswith(("c", "ch", "k", "p", "t"))
    return rime in _RIMES and (not stopped or (bool(tones) and tones[0] in _STOPPED_TONES))
