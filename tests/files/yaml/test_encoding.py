"""Files that are not UTF-8: what they are, and the first character that shows it."""

import pytest
from msgspec import UNSET

from caichcli.files.yaml.reader import load
from caichcli.plan.finding import Span

# Old encodings of Vietnamese, as a program that takes them for Latin-1 shows their bytes.
OLD = [
    ("tcvn3", "a: 1\nb: Céng hßa x· héi chñ nghÜa ViÖt Nam", Span(2, 5, 2, 6), "E9"),
    ("tcvn3", "KÕ ho¹ch ho¹t ®éng n¨m 2020 cña Ban ChØ ®¹o", Span(1, 2, 1, 3), "D5"),
    ("tcvn3", "- Tæng hîp, ®«n ®èc viÖc thùc hiÖn", Span(1, 4, 1, 5), "E6"),
    ("tcvn3", "name: Bé Néi vô", Span(1, 8, 1, 9), "E9"),
    ("tcvn3", "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", Span(1, 2, 1, 3), "E9"),
    ("vni", "a: 1\r\nb: Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Span(2, 6, 2, 7), "E4"),
    ("vni", "Keá hoaïch hoaït ñoäng naêm 2020 cuûa Ban Chæ ñaïo", Span(1, 3, 1, 4), "E1"),
    ("vni", "- Toång hôïp, ñoân ñoác vieäc thöïc hieän", Span(1, 5, 1, 6), "E5"),
    ("vni", "name: Boä Noäi vuï", Span(1, 9, 1, 10), "E4"),
    ("vni", "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", Span(1, 3, 1, 4), "C4"),
    ("windows-1258", "Kêì hoaòch hoaòt ðôòng nãm 2020 cuÒa Ban ChiÒ ðaòo", Span(1, 2, 1, 3), "EA"),
    ("windows-1258", "- TôÒng hõòp, ðôn ðôìc viêòc thýòc hiêòn", Span(1, 4, 1, 5), "F4"),
    ("windows-1258", "CÔòNG HOÌA XAÞ HÔòI CHUÒ NGHIÞA VIÊòT NAM", Span(1, 2, 1, 3), "D4"),
    ("windows-1258", "name: Bôò Nôòi vuò", Span(1, 8, 1, 9), "F4"),
    # Latin letters and broken bytes are no reason to name an encoding.
    ("invalid", "Le café à la française a été très élevé", Span(1, 7, 1, 8), "E9"),
    ("invalid", "x: ©®¹²³ ±÷ ¼½¾", Span(1, 4, 1, 5), "A9"),
    # Vietnamese by two encodings (bé mé ké, bộ mộ kộ), or too little to be certain (Nội).
    ("invalid", "name: bé mé ké", Span(1, 8, 1, 9), "E9"),
    ("invalid", "name: Néi", Span(1, 8, 1, 9), "E9"),
]

WIDE = [
    ("utf-16", "utf-16"),
    ("utf-16-le", "utf-16"),
    ("utf-16-be", "utf-16"),
    ("utf-32", "utf-32"),
    ("utf-32-le", "utf-32"),
    ("utf-32-be", "utf-32"),
]

# RFC 3629: bytes -> what is wrong, where, the byte.
BROKEN = [
    (b"a: \xc0\x80\n", "overlong", Span(1, 4, 1, 5), "C0"),
    (b"a: \xe0\x80\xaf\n", "overlong", Span(1, 4, 1, 5), "E0"),
    (b"a: \xf0\x82\x82\xac\n", "overlong", Span(1, 4, 1, 5), "F0"),
    (b"a: \xed\xa0\x80\n", "surrogate", Span(1, 4, 1, 5), "ED"),
    (b"a: \xf4\x90\x80\x80\n", "invalid", Span(1, 4, 1, 5), "F4"),
    (b"a: \x80\n", "invalid", Span(1, 4, 1, 5), "80"),
    (b"\xef\xbb\xbfa: \xff", "invalid", Span(1, 4, 1, 5), "FF"),
    ("số: 1\r\nsố".encode() + b"\xe1\xbb", "invalid", Span(2, 3, 2, 4), "E1"),
    ("một: “hai”\n".encode() + b"ba: \x93t\x94\n", "invalid", Span(2, 5, 2, 6), "93"),
    ("Kế hoạch năm 2020 của Bộ".encode() + b"\xe9" + " Nội vụ".encode(), "invalid",
     Span(1, 25, 1, 26), "E9"),
]  # fmt: skip


def told(data: bytes) -> tuple[str | int, Span | None, str | int]:
    document = load(data, "a.yaml")
    assert document.data is UNSET
    (finding,) = document.findings
    assert finding.rule == "encoding"
    return finding.values["problem"], finding.place.span, finding.values["byte"]


@pytest.mark.parametrize(("problem", "text", "span", "byte"), OLD)
def test_old_encodings(problem: str, text: str, span: Span, byte: str) -> None:
    assert told(text.encode("latin-1")) == (problem, span, byte)


@pytest.mark.parametrize(("encoding", "problem"), WIDE)
@pytest.mark.parametrize("text", ["a: 1\nb: Kế hoạch\n", "a: b\n"])
def test_wide_encodings(encoding: str, problem: str, text: str) -> None:
    assert told(text.encode(encoding))[:2] == (problem, Span(1, 1, 1, 2))


@pytest.mark.parametrize(("data", "problem", "span", "byte"), BROKEN)
def test_broken_utf8(data: bytes, problem: str, span: Span, byte: str) -> None:
    assert told(data) == (problem, span, byte)


@pytest.mark.parametrize(
    "data",
    [b"a\0b: a long line of text\n", b"a\0\0b: long text\n", b"# a\n" + b"\0" * 90, b"\0" * 90],
)
def test_zero_bytes_are_control_characters(data: bytes) -> None:
    (finding, *_) = load(data, "a.yaml").findings
    assert finding.rule == "control-character"
    assert finding.values["count"] == data.count(0)
