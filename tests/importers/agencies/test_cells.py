"""Cells of agencies of published papers, read as the people who collected them read them.

``agencies.tsv``: the cell, the paper, and the reading: a list of names, a group behind ``nhóm:``.
``agencies_2.tsv``: the same without the paper; a reading names leads alone. ``leads.tsv``: further
cells of such kinds, the names in full with their roles, and what is told of the cell.
``divisions.tsv``: cells that name divisions of bodies; each body with its divisions in brackets,
"?" before one in doubt.
"""

import json
import re
from pathlib import Path

import msgspec
import pytest

from caichcli.importers.agencies.cells import (
    AgencyReader,
    CellReading,
    Mention,
    Unread,
    proposed_id,
)
from caichcli.language.vietnamese import fold
from caichcli.plan.agencies import Register
from caichcli.plan.model import RegisterFile
from tests.importers.imported import REGISTER


def table(name: str) -> list[list[str]]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [line.split("\t") for line in text.split("\n")[1:] if line]


ROWS = table("agencies.tsv")
LATER_ROWS = table("agencies_2.tsv")
READER = AgencyReader(REGISTER)
# The reading names the place in the plan's text, not the words around it.
BY_REFERENCE = "các cơ quan nêu tại "


def reading(text: str) -> list[str]:
    """The names that people read, by what matters of them: group or not, plain letters."""
    names: list[str] = json.loads(text.partition("] note")[0].removesuffix("]") + "]")
    return [same(name.removeprefix("nhóm: "), group=name.startswith("nhóm:")) for name in names]


def same(name: str, *, group: bool) -> str:
    return ("nhóm " if group else "") + re.sub("[^a-z0-9 ]", "", fold(name)).strip()


def read(cell: str, register: Register = REGISTER) -> list[tuple[str, str]]:
    """Each name as written and as it is spelt in full."""
    cell_reading = AgencyReader(register).read(cell)
    assert isinstance(cell_reading, CellReading), cell_reading
    assert cell_reading.rest == ()
    return [
        (same(one.text, group=one.group), same(one.name, group=one.group))
        for one in cell_reading.names
    ]


@pytest.mark.parametrize(("cell", "expected"), [(row[0], row[2]) for row in ROWS])
@pytest.mark.parametrize("register", [REGISTER, Register()], ids=["real", "empty"])
def test_a_cell_of_a_paper(cell: str, expected: str, register: Register) -> None:
    spellings = read(cell, register)
    expectations = reading(expected)
    assert len(spellings) == len(expectations)
    for names, name in zip(spellings, expectations, strict=True):
        if fold(BY_REFERENCE) in name:
            place = name.partition(" tai ")[2]
            assert names[0].endswith(place)
        elif name in (*names, *(each.replace("so khcn", name) for each in names)):
            continue
        else:
            pytest.fail(f"{names} is not {name}")


@pytest.mark.parametrize(("cell", "expected"), [tuple(row) for row in LATER_ROWS])
def test_a_cell_of_a_later_paper(cell: str, expected: str) -> None:
    cell_reading = READER.read(cell.replace("\\n", "\n"))
    assert isinstance(cell_reading, CellReading), cell_reading
    leads = [
        {same(one.text, group=one.group), same(one.name, group=one.group)}
        for one in cell_reading.of("lead")
    ]
    expectations = reading(expected)
    assert len(leads) == len(expectations)
    for spellings, name in zip(leads, expectations, strict=True):
        assert name in spellings
    assert bool(cell_reading.nobody) is (not expectations)
    assert cell_reading.rest == ()
    assert [one.doubt for one in cell_reading.names] == [None] * len(cell_reading.names)


def test_all_cells_are_here() -> None:
    assert len(ROWS) == 67
    assert len(LATER_ROWS) == 57


# A cell -> its names by id, "?" before one that the register lacks, "*" before a group;
# "+" before those that support where the cell gives roles. A line break is "⏎".
CELLS = {
    # separators
    "Bộ Nội vụ, Bộ Tài chính": "bo-noi-vu bo-tai-chinh",
    "Bộ Nội vụ; Bộ Tài chính": "bo-noi-vu bo-tai-chinh",
    "Bộ Nội vụ và Bộ Tài chính": "bo-noi-vu bo-tai-chinh",
    "Bộ Nội vụ⏎Bộ Tài chính": "bo-noi-vu bo-tai-chinh",
    "- Bộ Nội vụ;⏎- Bộ Tài chính.": "bo-noi-vu bo-tai-chinh",
    "Bộ Nội vụ Bộ Tài chính": "bo-noi-vu bo-tai-chinh",
    "BNV, VTV và TTXVN": "bo-noi-vu dai-truyen-hinh-viet-nam thong-tan-xa-viet-nam",
    "1. Bộ Nội vụ": "bo-noi-vu",
    "Bộ Nội vụ. Bộ Tài chính.": "bo-noi-vu bo-tai-chinh",
    "TP. Hà Nội, TP. Đà Nẵng": "thanh-pho-ha-noi thanh-pho-da-nang",
    # commas and "và" inside names, and line breaks that the page made
    "Bộ Văn hóa, Thể thao và Du lịch": "bo-van-hoa-the-thao-va-du-lich",
    "Bộ Văn hóa,⏎Thể thao⏎và Du lịch": "bo-van-hoa-the-thao-va-du-lich",
    "Bộ Giáo dục và Đào tạo và Bộ Y tế": "bo-giao-duc-va-dao-tao bo-y-te",
    "Các bộ, ngành, địa phương": "*cac-bo-nganh-dia-phuong",
    "Các bộ, ngành, địa phương liên quan": "?*cac-bo-nganh-dia-phuong-lien-quan",
    "Bộ Nội vụ và địa phương": "bo-noi-vu ?*dia-phuong",
    "Sở Nội vụ và các cơ quan, đơn vị, UBND các xã": "?so-noi-vu ?*cac-co-quan-don-vi"
    " ?*ubnd-cac-xa",
    # spellings
    "bộ nội vụ": "bo-noi-vu",
    "BỘ NỘI VỤ, BỘ TÀI CHÍNH": "bo-noi-vu bo-tai-chinh",
    "Sở Sở Công thương": "?so-cong-thuong",
    "Sở KH&CN, Sở Khoa học và Công nghệ": "?so-khoa-hoc-va-cong-nghe",
    "Bộ Nội vụ, Bộ Nội Vụ": "bo-noi-vu",
    "UBND TP Hà Nội, Đà Nẵng và Cần Thơ": "thanh-pho-ha-noi thanh-pho-da-nang thanh-pho-can-tho",
    # names within names
    "Văn phòng UBND tỉnh": "?van-phong-ubnd-tinh",
    "Thanh tra Bộ Y tế": "?thanh-tra-bo-y-te",
    "Chi cục Văn thư thuộc Sở Nội vụ": "?so-noi-vu",
    # roles
    "Sở Nội vụ chủ trì; Sở Tư pháp phối hợp": "?so-noi-vu +?so-tu-phap",
    "Bộ Nội vụ chủ trì, phối hợp với Bộ Tài chính và các địa phương": "bo-noi-vu"
    " +bo-tai-chinh +?*cac-dia-phuong",
    "Chủ trì: Bộ Nội vụ⏎Phối hợp: Bộ Y tế, VTV": "bo-noi-vu +bo-y-te +dai-truyen-hinh-viet-nam",
    "Bộ Nội vụ (chủ trì), Bộ Y tế (phối hợp)": "bo-noi-vu +bo-y-te",
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_by_its_names(cell: str) -> None:
    cell_reading = READER.read(cell.replace("⏎", "\n"))
    assert isinstance(cell_reading, CellReading), cell_reading
    marks = [
        ("+" if one.role == "support" else "")
        + ("" if one.in_register else "?")
        + ("*" if one.group else "")
        + one.id
        for one in cell_reading.names
    ]
    assert " ".join(marks) == CELLS[cell]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-nt-", "ditto"),
        ("như trên", "ditto"),
        ("Thành viên", "ambiguous"),
        ("quy định hiện hành của pháp luật " * 8, "not-names"),
        ("123", "not-names"),
        ("Bộ " * 1000, "too-long"),
    ],
)
def test_a_cell_refused(cell: str, reason: str) -> None:
    twins = {
        "schema": 1,
        "agencies": [
            {"id": id_, "name": id_, "kind": "other", "aliases": ["Thành viên"]} for id_ in "ab"
        ],
    }
    reader = AgencyReader(Register(msgspec.convert(twins, RegisterFile)))
    answer = reader.read(cell)
    assert isinstance(answer, Unread)
    assert answer.reason == reason


def test_a_duty_beside_names_is_told() -> None:
    cell_reading = READER.read("Bộ Nội vụ chủ trì tham mưu; Bộ Tư pháp thẩm định và phối hợp")
    assert isinstance(cell_reading, CellReading)
    assert [one.id for one in cell_reading.names] == ["bo-noi-vu", "bo-tu-phap"]
    assert cell_reading.rest == ("tham mưu", "thẩm định và")


@pytest.mark.parametrize("cell", ["Văn bản không nêu cơ quan chủ trì", "lead not stated"])
def test_what_caich_says_of_no_lead_is_no_agency(cell: str) -> None:
    assert AgencyReader(REGISTER).read(cell) == CellReading((), (cell,))


def test_a_slip_of_the_keys_is_no_guess() -> None:
    cell_reading = READER.read("Bộ Nội v")
    assert isinstance(cell_reading, CellReading)
    (one,) = cell_reading.names
    assert (one.in_register, one.near) == (False, ("bo-noi-vu",))


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Sở Văn hóa Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("Đài PT-TH", "dai-pt-th"),
        ("Tổ 06", "to-06"),
    ],
)
def test_the_id_that_a_name_would_have(name: str, id_: str) -> None:
    assert proposed_id(name) == id_


def in_full(cell: str) -> tuple[str, str]:
    """The names of a cell in full, each behind its role, and what is told of them."""
    reading = READER.read(cell)
    assert isinstance(reading, CellReading), reading
    words = [
        f"{one.role}: " * bool(one.role) + "nhóm: " * one.group + one.name for one in reading.names
    ]
    told: list[str] = [one.doubt for one in reading.names if one.doubt]
    told += ["near" for one in reading.names if one.near]
    told += ["nobody"] * len(reading.nobody) + ["duty"] * len(reading.rest)
    return "; ".join(words), ", ".join(told + ["cut"] * reading.is_cut)


@pytest.mark.parametrize("row", table("leads.tsv"), ids=lambda row: row[0][:50])
def test_a_cell_of_such_kinds(row: list[str]) -> None:
    cell, *answer = row
    assert in_full(cell.replace("\\n", "\n")) == tuple(answer)


@pytest.mark.parametrize("row", table("divisions.tsv"), ids=lambda row: row[0][:50])
@pytest.mark.parametrize("register", [REGISTER, Register()], ids=["real", "empty"])
def test_a_division_and_its_body(row: list[str], register: Register) -> None:
    cell, expected = row
    cell_reading = AgencyReader(register).read(cell.replace("\\n", "\n"))
    assert isinstance(cell_reading, CellReading), cell_reading
    assert "; ".join(map(with_units, cell_reading.names)) == expected


def with_units(one: Mention) -> str:
    mark = "?" if one.doubt == "division" else ""
    group = "nhóm: " if one.group else ""
    units = f" [{', '.join(one.units)}]" if one.units else ""
    return f"{mark}{group}{one.name}{units}"
