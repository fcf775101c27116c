"""What a file is that is not UTF-8, as far as its bytes tell for certain.

Rule: ``encoding``, at the first character that is not UTF-8. Values:
``problem``, one of ``utf-16``, ``utf-32``, ``windows-1258``, ``tcvn3``, ``vni``
(encodings), ``overlong``, ``surrogate``, ``invalid`` (bytes that UTF-8 has not:
RFC 3629, chapters 3 and 4); ``byte``, the byte there in hexadecimal.

Which Vietnamese encoding it is shows in the words: read by the wrong one they
are not built like Vietnamese syllables (``Bộ Nội vụ`` in TCVN3 reads ``Bé Néi vô``).
"""

import re
from unicodedata import normalize

from caichcli.files.yaml.lines import Lines
from caichcli.plan.finding import Finding, Place

SAMPLE = 1 << 16  # bytes looked at to recognise an encoding
ENOUGH = 3  # words with Vietnamese letters
CERTAIN = 0.9  # of them built like Vietnamese syllables
CLEARLY = 0.2  # more of them than in the next best encoding

# A byte order mark, or zero bytes among the first four (YAML 1.2.2, chapter 5.2).
_WIDE = (
    (re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|\0\0\0[^\0]|[^\0]\0\0\0"), "utf-32"),
    (re.compile(rb"\xff\xfe|\xfe\xff|\0[^\0]|[^\0]\0"), "utf-16"),
)

# TCVN 5712:1993 (its third set, the fonts called ABC): the bytes A1 to FE, "." where no letter is.
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
)
_TCVN3_LETTERS = {byte: letter for byte, letter in enumerate(_TCVN3, 0xA1) if letter != "."}

# VNI for Windows, small letters: a vowel and then a letter for its marks, or one letter for both.
_VNI_VOWELS = {"ô": "ơ", "ö": "ư"}
_VNI_ALONE = {**_VNI_VOWELS, **dict(zip("ñæóòî", "đỉĩịỵ", strict=True))}
_VNI_MARKS = {
    "â": "\u0302",
    "ê": "\u0306",
    **{
        letter: shape + tone
        for letters, shape in (("øùûõï", ""), ("àáåãä", "\u0302"), ("èéúüë", "\u0306"))
        for letter, tone in zip(letters, "\u0300\u0301\u0309\u0303\u0323", strict=True)
    },
}
_VNI = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|[{''.join(_VNI_ALONE)}]")

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    """(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?(?:
    a(?:i|o|u|y|ch?|m|ng?|nh|p|t)?|ă(?:c|m|ng?|p|t)|â(?:c|m|ng?|p|t|u|y)
    |e(?:c|m|ng?|o|p|t)?|ê(?:ch|m|nh?|p|t|u|ng)?
    |i(?:a|ch|m|nh?|p|t|u)?|iê(?:c|m|ng?|p|t|u)
    |o(?:a(?:ch?|i|m|ng?|nh|o|p|t|y)?|ă(?:c|m|ng?|t)|e(?:n|o|t)?|o(?:c|ng)|c|i|m|ng?|p|t)?
    |ô(?:c|i|m|ng?|p|t)?|ơ(?:i|m|n|p|t)?
    |u(?:a|â(?:ng?|t|y)|c|ê(?:ch|nh)?|i|m|ng?|ô(?:c|i|m|ng?|t)|ơ|p|t|y(?:a|ch|ê(?:n|t)|nh?|t|u|p)?)?
    |ư(?:a|c|i|m|ng|t|u|ơ(?:c|i|m|ng?|p|t|u))?
    |y(?:ê(?:m|ng?|t|u)|ch|nh|t)?
    )""",
    re.VERBOSE,
)


def fault(error: UnicodeDecodeError, file: str) -> Finding:
    """The finding for bytes that were tried as UTF-8 and are not."""
    data, start = error.object, error.start
    finding = wide(data, file)
    if finding:
        return finding
    begin = data.rfind(b"\n", 0, start) + 1
    problem = _vietnamese(data[begin : start + SAMPLE]) or _not_utf8(data[start : start + 2])
    return _finding(problem, data, start, file)


def wide(data: bytes, file: str) -> Finding | None:
    """The finding for UTF-16 and UTF-32, by their mark or by their many zero bytes."""
    has_mark = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\0\0\xfe\xff"
    if not has_mark and 4 * data[:SAMPLE].count(0) < len(data[:SAMPLE]):
        return None
    for start, problem in _WIDE:
        if start.match(data):
            return _finding(problem, data, 0, file)
    return None


def _finding(problem: str, data: bytes, start: int, file: str) -> Finding:
    before = data[:start].decode().removeprefix("\ufeff")
    span = Lines(before).span(len(before), len(before) + 1)
    values: dict[str, str | int] = {"problem": problem, "byte": f"{data[start]:02X}"}
    return Finding("encoding", Place(file, span=span), values=values)


def _not_utf8(data: bytes) -> str:
    """What is wrong with the bytes that a UTF-8 decoder stopped at."""
    if re.match(rb"[\xc0\xc1]|\xe0[\x80-\x9f]|\xf0[\x80-\x8f]", data):
        return "overlong"
    return "surrogate" if re.match(rb"\xed[\xa0-\xbf]", data) else "invalid"


def _vietnamese(data: bytes) -> str | None:
    """The encoding in which the bytes are Vietnamese, if they surely are in one alone."""
    letters = data.decode("latin-1")
    readings = {
        "windows-1258": data.decode("cp1258", "replace"),
        "tcvn3": letters.translate(_TCVN3_LETTERS),
        "vni": _VNI.sub(_vni_letter, letters.lower()),
    }
    scores = sorted((_score(text), name) for name, text in readings.items())
    (next_best, _), (best, name) = scores[-2:]
    return name if best >= CERTAIN and best - next_best >= CLEARLY else None


def _vni_letter(match: re.Match[str]) -> str:
    if match[2]:
        return _VNI_VOWELS.get(match[1], match[1]) + _VNI_MARKS[match[2]]
    return _VNI_ALONE[match[0]]


def _score(text: str) -> float:
    """The share of Vietnamese syllables among the words with more than plain letters, 0 to 1."""
    words = [word for word in re.findall(r"[^\s!-@\[-`{-~]+", text) if not word.isascii()]
    if len(words) < ENOUGH:
        return 0.0
    return sum(map(_is_syllable, words)) / len(words)


def _is_syllable(word: str) -> bool:
    toneless = _TONES.sub("", normalize("NFD", word.lower()))
    return _SYLLABLE.fullmatch(normalize("NFC", toneless)) is not None
