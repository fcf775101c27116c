"""Which characters a plan may not hold: Unicode's own classes are the measure."""

import sys
from unicodedata import category

import pytest

from caichcli.files.yaml.characters import find

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]

# Invisible, though Unicode counts them among letters and marks (Default_Ignorable_Code_Point).
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
UNSEEN += "".join(map(chr, (*range(0xFE00, 0xFE0E), *range(0xE0100, 0xE01F0))))

# Of Unicode's format characters (Cf) those that show: signs over numbers, hieroglyphs, music.
SHOWN = {
    *(0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD),
    *range(0x600, 0x606),
    *range(0x13430, 0x13440),
}

REFUSED = [
    character
    for character in EVERY
    if character in UNSEEN
    or (category(character) == "Cf" and ord(character) not in SHOWN)
    or (category(character) in ("Cc", "Zl", "Zp", "Cs") and character not in "\t\n\r")
]


def test_each_is_found_alone() -> None:
    """In a text of nothing else that is unusual, and with its place."""
    missed = [
        f"U+{ord(character):04X}"
        for character in REFUSED
        if len(find(f"# Bộ Nội vụ – ‘a’{character}\n", "a.yaml")) != 1
    ]
    assert missed == []


def test_what_people_write_is_not_refused() -> None:
    refusals = set(REFUSED)
    text = "".join(
        character
        for character in EVERY
        if character not in refusals and category(character)[0] in "LNPSZM"
    )
    assert [finding.values["character"] for finding in find(text, "a.yaml")] == []


@pytest.mark.parametrize(
    ("character", "rule"),
    [
        ("\x85", "special-line-break"),
        ("\u2028", "special-line-break"),
        ("\u2029", "special-line-break"),
        ("\x00", "control-character"),
        ("\x0b", "control-character"),
        ("\x0c", "control-character"),
        ("\x1b", "control-character"),
        ("\x9b", "control-character"),
        ("\ufffe", "control-character"),
        ("\ud800", "control-character"),
        ("\xad", "invisible-character"),
        ("\u200b", "invisible-character"),
        ("\u200d", "invisible-character"),
        ("\u2060", "invisible-character"),
        ("\ufeff", "invisible-character"),
        ("\U000e0041", "invisible-character"),
        ("\u200e", "bidirectional-character"),
        ("\u202e", "bidirectional-character"),
        ("\u2066", "bidirectional-character"),
        ("\u061c", "bidirectional-character"),
    ],
)
def test_kinds(character: str, rule: str) -> None:
    assert [finding.rule for finding in find(f"a{character}", "a.yaml")] == [rule]
