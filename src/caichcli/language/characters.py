"""The door through which foreign words go on their way to a screen, a log or a file.

Names of authors and files, titles, cells, words of templates: whoever sends them may have put
characters in them that act on a screen, turn the direction of writing round or cannot be seen.
Each is shown as U+FFFD; JSON holds it as an escape.

Sources: Unicode's Default_Ignorable_Code_Point and Bidi_Control; YAML 1.2.2, chapter 5.1;
docs.github.com, "Workflow commands for GitHub Actions". Emoji keep their variation selectors
U+FE0E and U+FE0F.
"""

import re
from functools import cache

# The kinds of characters that no plan may hold, by the rules that refuse them.
KINDS = {
    "special-line-break": r"\x85\u2028\u2029",
    "control-character": (r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"),
    "bidirectional-character": r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "invisible-character": (
        r"\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065"
        r"\u206a-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
        r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    ),
}
REFUSED = "".join(KINDS.values())
# Those that act; what cannot be seen does no more than that, and markup makes use of it.
_ACTING = "".join(KINDS[kind] for kind in KINDS if kind != "invisible-character")
_SIGN = "\ufffd"
_CHUNK = 1 << 16  # characters

# The characters of nearly every plan. Going through a text of them alone takes a
# quarter of the time that looking for the refused ones takes.
_USUAL = r"[\t\n\r -~\xa0-\xac\xae-\u034e\u1e00-\u1fff\u2010-\u2027\u202f-\u205f\u2070-\u2fff]*+"


def is_usual(text: str) -> bool:
    """Tell whether a text has usual characters alone; False says nothing certain."""
    return _pattern(_USUAL).fullmatch(text) is not None


def legible(text: str) -> str:
    """The text with U+FFFD for each refused character: harmless to parsers, to data and screens."""
    if is_usual(text):
        return text
    # Some at a time: the parts of all would take many times the memory of the text.
    pattern, chunks = _pattern(f"[{REFUSED}]"), range(0, len(text), _CHUNK)
    return "".join(pattern.sub(_SIGN, text[start : start + _CHUNK]) for start in chunks)


def squeezed(text: str) -> str:
    """The text with one blank between its words, and none around them."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text  # it has no other blanks; to take it apart would take ten times as long
    return " ".join(text.split())


def with_line_feeds(text: str) -> str:
    """The text with a line feed for each line break: of Windows, of old Macs, of Excel and Word."""
    return _pattern("\r\n|[\r\v\f\x85\u2028\u2029]").sub("\n", text)


def inert(text: str) -> str:
    """The text with U+FFFD for each character that acts, a cursor's way back among them."""
    if is_usual(text) and "\r" not in text:
        return text
    return _pattern(rf"[{_ACTING}]|\r(?!\n)").sub(_SIGN, text)


def without_commands(text: str) -> str:
    """The text with U+FFFD for the sign that would make a line a command of a CI's log."""
    if "::" not in text and "##" not in text:
        return text
    return _pattern(r"(?m)^(\s*):(?=:)|()#(?=#(?:vso|teamcity)?\[)").sub(rf"\1\2{_SIGN}", text)


def encodable(text: str) -> str:
    """The text; a byte of a file's name that is no UTF-8 stands as it is escaped, ``\\udcff``."""
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()


def printable(text: str) -> str:
    """The text as a screen or a log may have it, whoever wrote it; bytes of none are escaped."""
    if not is_usual(text):
        text = inert(legible(encodable(text)))
    elif "\r" in text:
        text = inert(text)
    return without_commands(text)


def escaped_json(text: str) -> str:
    """A JSON text with an escape for each refused character in its strings."""
    return text if is_usual(text) else _pattern(f"[{REFUSED}]").sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
