"""The register: who is meant by a name, who is like it, and who is in a group on a day."""

import datetime as dt

import msgspec
import pytest

from caichcli.plan.agencies import Membership, NotFound, Register, exists, spellings
from caichcli.plan.model import Agency, RegisterFile
from tests.plan.answers import load

REGISTER = """
schema: 1
agencies:
  - {id: bo-noi-vu, name: Bộ Nội vụ, kind: ministry, abbreviations: [BNV], from: 2007-08-08}
  - {id: bo-quoc-phong, name: Bộ Quốc phòng, kind: ministry, abbreviations: [BQP]}
  - {id: bo-y-te, name: Bộ Y tế, kind: ministry, aliases: [Bộ Sức khỏe], to: 2020-06-30}
  - {id: so-noi-vu-a, name: Sở Nội vụ tỉnh A, kind: provincial-agency, abbreviations: [SNV]}
  - {id: so-noi-vu-b, name: Sở Nội vụ tỉnh B, kind: provincial-agency, abbreviations: [SNV]}
  - {id: thong-tan-xa, name: Thông tấn xã, kind: government-agency}
  - {id: thong-tan-xa-2, name: THÔNG TẤN XÃ, kind: government-agency, aliases: [Hãng tin]}
groups:
  - {id: cac-bo, name: Các bộ, kinds: [ministry], abbreviations: [CB]}
  - {id: cac-so, name: Các sở, members: [so-noi-vu-a, so-noi-vu-b]}
  - {id: tat-ca, name: Tất cả, members: [cac-bo, thong-tan-xa, cac-so]}
  - {id: mot-phan, name: Một phần, members: [bo-y-te], complete: false}
  - {id: ben-ngoai, name: Bên ngoài, members: [mot-phan, bo-noi-vu]}
  - {id: chua-biet, name: Chưa biết}
  - {id: vong-1, name: Vòng một, members: [vong-2, bo-y-te]}
  - {id: vong-2, name: Vòng hai, members: [vong-1, bo-noi-vu]}
"""
KNOWN = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))
DAY = dt.date(2020, 1, 10)
LATER = dt.date(2020, 12, 31)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("bo-noi-vu", "bo-noi-vu"),
        ("Bộ Nội vụ", "bo-noi-vu"),
        ("bo noi vu", "bo-noi-vu"),
        ("BỘ NỘI VỤ", "bo-noi-vu"),
        ("Bo\u0323\u0302 No\u0302\u0323i vu\u0323", "bo-noi-vu"),
        ("bnv", "bo-noi-vu"),
        ("Bộ sức khoẻ", "bo-y-te"),
        ("các bộ", "cac-bo"),
        ("CB", "cac-bo"),
        # Two bodies are written so, but each letter of one alone.
        ("Thông tấn xã", "thong-tan-xa"),
        ("THÔNG TẤN XÃ", "thong-tan-xa-2"),
    ],
)
def test_a_name_means_one_body(text: str, id_: str) -> None:
    assert KNOWN.find(text) == id_


# A typed name, whether it may be several bodies', and the bodies that are offered.
STRANGERS = [
    ("SNV", True, ["so-noi-vu-a", "so-noi-vu-b"]),
    ("thong tan xa", True, ["thong-tan-xa", "thong-tan-xa-2"]),
    (
        "Bộ Nội vù",
        False,
        ["bo-noi-vu", "so-noi-vu-b", "so-noi-vu-a", "bo-y-te"],
    ),  # a wrong mark is no name
    ("bo noi", False, ["bo-noi-vu", "ben-ngoai", "bo-y-te"]),
    ("noi vu", False, ["bo-noi-vu", "so-noi-vu-a", "so-noi-vu-b"]),
    ("bo", False, ["bo-noi-vu", "bo-quoc-phong", "bo-y-te", "cac-bo"]),
    ("o", False, ["bo-noi-vu", "bo-quoc-phong", "bo-y-te", "so-noi-vu-a", "so-noi-vu-b"]),
    ("xyz", False, []),
    ("", False, []),
]


@pytest.mark.parametrize(
    ("text", "ambiguous", "near"), STRANGERS, ids=[row[0] for row in STRANGERS]
)
def test_what_is_nobodys_name_is_refused_with_suggestions(
    text: str, ambiguous: bool, near: list[str]
) -> None:
    assert KNOWN.find(text) == NotFound(text, tuple(near), ambiguous)


@pytest.mark.parametrize(
    ("group", "day", "members", "complete"),
    [
        ("cac-bo", DAY, ["bo-noi-vu", "bo-quoc-phong", "bo-y-te"], True),
        ("cac-bo", LATER, ["bo-noi-vu", "bo-quoc-phong"], True),
        ("cac-so", LATER, ["so-noi-vu-a", "so-noi-vu-b"], True),
        (
            "tat-ca",
            LATER,
            ["thong-tan-xa", "so-noi-vu-a", "so-noi-vu-b", "bo-noi-vu", "bo-quoc-phong"],
            True,
        ),
        ("mot-phan", DAY, ["bo-y-te"], False),
        ("ben-ngoai", DAY, ["bo-noi-vu", "bo-y-te"], False),
        ("chua-biet", DAY, [], False),
        ("vong-1", DAY, ["bo-y-te", "bo-noi-vu"], True),
        ("khong-co", DAY, [], False),
    ],
)
def test_the_members_of_a_group(
    group: str, day: dt.date, members: list[str], complete: bool
) -> None:
    assert KNOWN.members(group, day) == Membership(tuple(members), complete)


@pytest.mark.parametrize(
    ("day", "there"),
    [("2007-08-07", False), ("2007-08-08", True), ("2020-01-10", True), ("2025-03-01", False)],
)
def test_an_agency_exists_from_its_first_to_its_last_day(day: str, there: bool) -> None:
    agency = Agency(
        id="x", name="X", kind="ministry", start=dt.date(2007, 8, 8), end=dt.date(2025, 2, 28)
    )
    assert exists(agency, dt.date.fromisoformat(day)) is there


def test_an_agency_exists_on_its_last_day() -> None:
    assert exists(KNOWN.agencies["bo-y-te"], dt.date(2020, 6, 30))
    assert not exists(KNOWN.agencies["bo-y-te"], dt.date(2020, 7, 1))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("nội", ["bo-noi-vu", "so-noi-vu-a", "so-noi-vu-b"]),
        ("SNV", ["so-noi-vu-a", "so-noi-vu-b"]),
        ("bo-y", ["bo-y-te"]),
        ("Các", ["cac-bo", "cac-so"]),
        ("hãng", ["thong-tan-xa-2"]),
        ("xyz", []),
    ],
)
def test_the_register_is_searched_by_any_spelling(text: str, ids: list[str]) -> None:
    assert [holder.id for holder in KNOWN.search(text)] == ids


def test_the_whole_register_is_agencies_then_groups_as_they_sort() -> None:
    assert [holder.id for holder in KNOWN.search(on=LATER)] == [
        *("bo-noi-vu", "bo-quoc-phong", "so-noi-vu-a", "so-noi-vu-b"),
        *("thong-tan-xa", "thong-tan-xa-2"),
        *("ben-ngoai", "cac-bo", "cac-so", "chua-biet", "mot-phan", "tat-ca"),
        *("vong-2", "vong-1"),
    ]
    assert len(KNOWN.search()) == len(KNOWN.agencies) + len(KNOWN.groups)


def test_names_and_spellings() -> None:
    assert [KNOWN.name(id_) for id_ in ("bo-y-te", "cac-bo", "x")] == ["Bộ Y tế", "Các bộ", "x"]
    assert list(spellings(KNOWN.agencies["bo-y-te"])) == ["Bộ Y tế", "Bộ Sức khỏe"]
    assert [id_ in KNOWN for id_ in ("bo-y-te", "cac-bo", "x")] == [True, True, False]


def test_a_register_may_be_empty() -> None:
    assert Register().find("Bộ Nội vụ") == NotFound("Bộ Nội vụ", ())
    assert Register(RegisterFile(schema_version=1, agencies=[])).search() == ()
