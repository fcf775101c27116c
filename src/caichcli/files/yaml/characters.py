"""Characters that no plan may hold: they break lines for some, hide, reorder or steer a screen.

Rules: ``special-line-break``, ``control-character``, ``bidirectional-character``,
``invisible-character``; each with the values ``character`` (the first, as
``U+200B``) and ``count`` (of the kind, side by side). Sources: Unicode's
Default_Ignorable_Code_Point and Bidi_Control; YAML 1.2.2, chapter 5.1.
Emoji keep their variation selectors U+FE0E and U+FE0F.
"""

import re
from collections.abc import Iterator
from functools import cache

from caichcli.files.yaml.lines import Lines
from caichcli.plan.finding import MOST_FINDINGS, Finding, Place

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
RULES = tuple(KINDS)

_REFUSED = "".join(KINDS.values())
_EACH_KIND = "|".join(f"([{kind}]+)" for kind in KINDS.values())

# The characters of nearly every plan. Going through a text of them alone takes a
# quarter of the time that looking for the refused ones takes.
_USUAL = re.compile(
    r"[\t\n\r -~\xa0-\xac\xae-\u034e\u1e00-\u1fff\u2010-\u2027\u202f-\u205f\u2070-\u2fff]*+"
)
# The escapes by one letter that stand for a refused character (YAML 1.2.2, chapter 5.7).
# A carriage return itself ends a line; by an escape it moves the cursor.
_LETTERS = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))


def find(text: str, file: str) -> list[Finding]:
    """Every run of refused characters, each with its span."""
    if _USUAL.fullmatch(text):
        return []
    lines = None
    findings = []
    for run in re.finditer(f"[{_REFUSED}]+", text):
        lines = lines or Lines(text)
        for part in re.finditer(_EACH_KIND, run[0]):
            start, end = run.start() + part.start(), run.start() + part.end()
            values: dict[str, str | int] = {"character": name(part[0][0]), "count": end - start}
            place = Place(file, span=lines.span(start, end))
            findings.append(Finding(RULES[(part.lastindex or 1) - 1], place, values=values))
        if len(findings) >= MOST_FINDINGS:
            break
    return findings


def escaped(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The refused characters that ``text[start:end]`` holds as escapes, each with its place."""
    for escape in _escape().finditer(text, start, end):
        *digits, letter = escape.groups()
        code = int("".join(filter(None, digits)) or "0", 16)
        character = _LETTERS.get(letter, " ") if letter else chr(min(code, 0x10FFFF))
        if character == "\r" or re.match(f"[{_REFUSED}]", character):
            yield *escape.span(), character


def may_be_escaped(text: str) -> bool:
    """Whether a double-quoted scalar may hold such an escape: quick, and sometimes for nothing."""
    return "\\" in text and any(True for _ in escaped(text, 0, len(text)))


def name(character: str) -> str:
    """A character's number as Unicode writes it: U+200B."""
    return f"U+{ord(character):04X}"


def legible(text: str) -> str:
    """The text with U+FFFD for each refused character: harmless to parsers, to data and screens."""
    return re.sub(f"[{_REFUSED}]", "\ufffd", text)


def without(text: str) -> str:
    """The text without its refused characters."""
    return text if _USUAL.fullmatch(text) else re.sub(f"[{_REFUSED}]", "", text)


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
