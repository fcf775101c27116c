"""Characters that no plan may hold: they break lines for some, hide, reorder or steer a screen.

Rules: ``special-line-break``, ``control-character``, ``bidirectional-character``,
``invisible-character``; each with the values ``character`` (the first, as
``U+200B``) and ``count`` (of the kind, side by side).
"""

import re
from collections.abc import Iterator
from functools import cache

from caichcli.language.characters import KINDS, REFUSED, is_usual
from caichcli.plan.finding import Finding, Place

RULES = tuple(KINDS)

_EACH_KIND = "|".join(f"([{kind}]+)" for kind in KINDS.values())

# The escapes by one letter that stand for a refused character (YAML 1.2.2, chapter 5.7).
# A carriage return itself ends a line; by an escape it moves the cursor.
_LETTERS = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))


def find(text: str, file: str) -> list[Finding]:
    """Every run of refused characters, each with its span."""
    if is_usual(text):
        return []
    from caichcli.files.yaml.lines import Lines
    from caichcli.files.yaml.noise import most_faults

    most = most_faults(text)
    lines = None
    findings = []
    for run in re.finditer(f"[{REFUSED}]+", text):
        lines = lines or Lines(text)
        for part in re.finditer(_EACH_KIND, run[0]):
            start, end = run.start() + part.start(), run.start() + part.end()
            values: dict[str, str | int] = {"character": name(part[0][0]), "count": end - start}
            place = Place(file, span=lines.span(start, end))
            findings.append(Finding(RULES[(part.lastindex or 1) - 1], place, values=values))
        if len(findings) >= most:
            break
    return findings


def escaped(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The refused characters that ``text[start:end]`` holds as escapes, each with its place."""
    for escape in _escape().finditer(text, start, end):
        *digits, letter = escape.groups()
        code = int("".join(filter(None, digits)) or "0", 16)
        character = _LETTERS.get(letter, " ") if letter else chr(min(code, 0x10FFFF))
        if character == "\r" or re.match(f"[{REFUSED}]", character):
            yield *escape.span(), character


def may_be_escaped(text: str) -> bool:
    """Whether a double-quoted scalar may hold such an escape: quick, and sometimes for nothing."""
    return "\\" in text and any(True for _ in escaped(text, 0, len(text)))


def name(character: str) -> str:
    """A character's number as Unicode writes it: U+200B."""
    return f"U+{ord(character):04X}"


def without(text: str) -> str:
    """The text without its refused characters."""
    return text if is_usual(text) else re.sub(f"[{REFUSED}]", "", text)


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
