"""plans/agencies.yaml says what public law says: the resolutions are named beside each table."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from pathlib import Path

import msgspec
import pytest
import yaml

from caichcli.plan.model import Agency, Group, RegisterFile

REGISTER_FILE = Path(__file__).parents[1] / "plans" / "agencies.yaml"
REGISTER = msgspec.convert(yaml.safe_load(REGISTER_FILE.read_text(encoding="utf-8")), RegisterFile)
AGENCIES = {agency.id: agency for agency in REGISTER.agencies}
GROUPS = {group.id: group for group in REGISTER.groups or ()}

PLAN_DAY = dt.date(2020, 3, 11)


# Spellings


def fold(text: str) -> str:
    """A spelling without case, marks and doubled blanks."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def spelled() -> list[tuple[str, str]]:
    """Every spelling, folded, with whose it is; ids are typed too."""
    holders: list[Agency | Group] = [*AGENCIES.values(), *GROUPS.values()]
    return [
        (fold(spelling), holder.id)
        for holder in holders
        for spelling in (
            holder.id,
            holder.name,
            *(holder.abbreviations or ()),
            *(holder.aliases or ()),
        )
    ]


def test_a_spelling_is_written_once_in_the_register() -> None:
    counts = Counter(spelling for spelling, _ in spelled())
    assert [spelling for spelling, count in counts.items() if count > 1] == []


def test_ids_are_names_without_marks() -> None:
    assert len(AGENCIES) == len(REGISTER.agencies)
    for agency in AGENCIES.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", agency.id)
        if agency.kind not in ("authority", "committee", "other"):
            assert agency.id == re.sub(r"\W+", "-", fold(agency.name))


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("BNV", "bo-noi-vu"),
        ("BTC", "bo-tai-chinh"),
        ("BKHĐT", "bo-ke-hoach-va-dau-tu"),
        ("Bộ KH&CN", "bo-khoa-hoc-va-cong-nghe"),
        ("Bộ TT&TT", "bo-thong-tin-va-truyen-thong"),
        ("Bộ VHTTDL", "bo-van-hoa-the-thao-va-du-lich"),
        ("Bộ LĐ-TB&XH", "bo-lao-dong-thuong-binh-va-xa-hoi"),
        ("Bộ NN&PTNT", "bo-nong-nghiep-va-phat-trien-nong-thon"),
        ("NHNN", "ngan-hang-nha-nuoc-viet-nam"),
        ("TTCP", "thanh-tra-chinh-phu"),
        ("TTg", "thu-tuong-chinh-phu"),
        ("VPCP", "van-phong-chinh-phu"),
        ("BHXH Việt Nam", "bao-hiem-xa-hoi-viet-nam"),
        ("TTXVN", "thong-tan-xa-viet-nam"),
        ("Thông tấn xã", "thong-tan-xa-viet-nam"),
        ("VTV", "dai-truyen-hinh-viet-nam"),
        ("VOV", "dai-tieng-noi-viet-nam"),
        ("Hà Giang", "tinh-ha-giang"),
        ("UBND tỉnh Hà Giang", "tinh-ha-giang"),
        ("Ủy ban nhân dân tỉnh Hà Giang", "tinh-ha-giang"),
        ("UBND thành phố Hà Nội", "thanh-pho-ha-noi"),
        ("TP. Hồ Chí Minh", "thanh-pho-ho-chi-minh"),
        ("TP.HCM", "thanh-pho-ho-chi-minh"),
        ("Thừa Thiên - Huế", "tinh-thua-thien-hue"),
        ("Huế", "thanh-pho-hue"),
        ("Đồng Nai", "tinh-dong-nai"),
        ("Thành phố Đồng Nai", "tinh-dong-nai"),
        ("bộ ngành, địa phương", "cac-bo-nganh-dia-phuong"),
        ("các thành viên", "cac-thanh-vien-ban-chi-dao"),
        ("các thành viên khác của Ban Chỉ đạo", "cac-thanh-vien-khac"),
        ("Trưởng Ban Chỉ đạo", "truong-ban-chi-dao"),
        ("Văn phòng Ban Chỉ đạo", "van-phong-ban-chi-dao"),
    ],
)
def test_usual_spellings(typed: str, id_: str) -> None:
    assert dict(spelled())[fold(typed)] == id_


def test_every_province_is_found_by_its_name_and_its_committee() -> None:
    known = set(spelled())
    for agency in AGENCIES.values():
        if agency.kind == "province":
            place = agency.name[:1].lower() + agency.name[1:]
            bare = place.removeprefix("tỉnh ").removeprefix("thành phố ")
            for spelling in (bare, f"UBND {place}", f"Ủy ban nhân dân {place}"):
                assert (fold(spelling), agency.id) in known


# Validity and successors

# The Government of 2016-2021.
MINISTRIES_2020 = [
    "Bộ Quốc phòng",
    "Bộ Công an",
    "Bộ Ngoại giao",
    "Bộ Nội vụ",
    "Bộ Tư pháp",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Tài chính",
    "Bộ Công Thương",
    "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Giao thông vận tải",
    "Bộ Xây dựng",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Thông tin và Truyền thông",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Khoa học và Công nghệ",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Y tế",
]
# Resolution 176/2025/QH15, in force 01/3/2025: what ended, what took its main function.
MERGED_MINISTRIES = {
    "Bộ Kế hoạch và Đầu tư": "Bộ Tài chính",
    "Bộ Nông nghiệp và Phát triển nông thôn": "Bộ Nông nghiệp và Môi trường",
    "Bộ Giao thông vận tải": "Bộ Xây dựng",
    "Bộ Tài nguyên và Môi trường": "Bộ Nông nghiệp và Môi trường",
    "Bộ Thông tin và Truyền thông": "Bộ Khoa học và Công nghệ",
    "Bộ Lao động - Thương binh và Xã hội": "Bộ Nội vụ",
}
# Resolution 202/2025/QH15, article 1: the 23 formed by merging; new authorities 01/7/2025.
MERGED_PROVINCES = {
    "Tỉnh Tuyên Quang": ["Tỉnh Hà Giang"],
    "Tỉnh Lào Cai": ["Tỉnh Yên Bái"],
    "Tỉnh Thái Nguyên": ["Tỉnh Bắc Kạn"],
    "Tỉnh Phú Thọ": ["Tỉnh Hòa Bình", "Tỉnh Vĩnh Phúc"],
    "Tỉnh Bắc Ninh": ["Tỉnh Bắc Giang"],
    "Tỉnh Hưng Yên": ["Tỉnh Thái Bình"],
    "Thành phố Hải Phòng": ["Tỉnh Hải Dương"],
    "Tỉnh Ninh Bình": ["Tỉnh Hà Nam", "Tỉnh Nam Định"],
    "Tỉnh Quảng Trị": ["Tỉnh Quảng Bình"],
    "Thành phố Đà Nẵng": ["Tỉnh Quảng Nam"],
    "Tỉnh Quảng Ngãi": ["Tỉnh Kon Tum"],
    "Tỉnh Gia Lai": ["Tỉnh Bình Định"],
    "Tỉnh Khánh Hòa": ["Tỉnh Ninh Thuận"],
    "Tỉnh Lâm Đồng": ["Tỉnh Đắk Nông", "Tỉnh Bình Thuận"],
    "Tỉnh Đắk Lắk": ["Tỉnh Phú Yên"],
    "Thành phố Hồ Chí Minh": ["Tỉnh Bà Rịa - Vũng Tàu", "Tỉnh Bình Dương"],
    "Tỉnh Đồng Nai": ["Tỉnh Bình Phước"],
    "Tỉnh Tây Ninh": ["Tỉnh Long An"],
    "Thành phố Cần Thơ": ["Tỉnh Sóc Trăng", "Tỉnh Hậu Giang"],
    "Tỉnh Vĩnh Long": ["Tỉnh Bến Tre", "Tỉnh Trà Vinh"],
    "Tỉnh Đồng Tháp": ["Tỉnh Tiền Giang"],
    "Tỉnh Cà Mau": ["Tỉnh Bạc Liêu"],
    "Tỉnh An Giang": ["Tỉnh Kiên Giang"],
}
# The same article: the 11 left as they were.
LEFT_PROVINCES = [
    "Tỉnh Cao Bằng",
    "Tỉnh Điện Biên",
    "Tỉnh Hà Tĩnh",
    "Tỉnh Lai Châu",
    "Tỉnh Lạng Sơn",
    "Tỉnh Nghệ An",
    "Tỉnh Quảng Ninh",
    "Tỉnh Thanh Hóa",
    "Tỉnh Sơn La",
    "Thành phố Hà Nội",
    "Thành phố Huế",
]


def exists(agency: Agency, on: dt.date) -> bool:
    return (agency.start or dt.date.min) <= on <= (agency.end or dt.date.max)


def names(kind: str, on: dt.date) -> set[str]:
    return {a.name for a in AGENCIES.values() if a.kind == kind and exists(a, on)}


def successors(name: str) -> list[str]:
    (agency,) = (a for a in AGENCIES.values() if a.name == name)
    return [AGENCIES[id_].name for id_ in agency.successors or ()]


@pytest.mark.parametrize(
    ("day", "ministries", "ministerial", "provinces"),
    [
        (PLAN_DAY, 18, 4, 63),
        (dt.date(2024, 12, 31), 18, 4, 63),
        (dt.date(2025, 2, 28), 18, 4, 63),
        (dt.date(2025, 3, 1), 14, 3, 63),
        (dt.date(2025, 6, 30), 14, 3, 63),
        (dt.date(2025, 7, 1), 14, 3, 34),
        (dt.date(2025, 7, 2), 14, 3, 34),
    ],
)
def test_how_many_there_are(
    day: dt.date, ministries: int, ministerial: int, provinces: int
) -> None:
    assert len(names("ministry", day)) == ministries
    assert len(names("ministerial-agency", day)) == ministerial
    assert len(names("province", day)) == provinces


def test_government_of_2020() -> None:
    assert names("ministry", PLAN_DAY) == set(MINISTRIES_2020)
    assert names("ministerial-agency", PLAN_DAY) == {
        "Ủy ban Dân tộc",
        "Ngân hàng Nhà nước Việt Nam",
        "Thanh tra Chính phủ",
        "Văn phòng Chính phủ",
    }
    assert names("government-agency", PLAN_DAY) == {
        "Bảo hiểm xã hội Việt Nam",
        "Thông tấn xã Việt Nam",
        "Đài Tiếng nói Việt Nam",
        "Đài Truyền hình Việt Nam",
        "Viện Hàn lâm Khoa học và Công nghệ Việt Nam",
        "Viện Hàn lâm Khoa học xã hội Việt Nam",
        "Ban Quản lý Lăng Chủ tịch Hồ Chí Minh",
        "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp",
    }


def test_government_of_2025() -> None:
    new = {"Bộ Nông nghiệp và Môi trường", "Bộ Dân tộc và Tôn giáo"}
    kept = set(MINISTRIES_2020) - MERGED_MINISTRIES.keys()
    assert names("ministry", dt.date(2025, 3, 1)) == kept | new
    assert {name: successors(name)[0] for name in MERGED_MINISTRIES} == MERGED_MINISTRIES
    assert successors("Ủy ban Dân tộc") == ["Bộ Dân tộc và Tôn giáo"]
    assert successors("Bảo hiểm xã hội Việt Nam") == ["Bộ Tài chính"]


def test_provinces_of_2020_and_2025() -> None:
    gone = {name for merged in MERGED_PROVINCES.values() for name in merged}
    after = MERGED_PROVINCES.keys() | set(LEFT_PROVINCES)
    assert (len(gone), len(after)) == (29, 34)
    assert names("province", dt.date(2025, 7, 2)) == after
    hue = {"Thành phố Huế": "Tỉnh Thừa Thiên Huế"}
    assert names("province", PLAN_DAY) == {hue.get(name, name) for name in after | gone}
    for formed, merged in MERGED_PROVINCES.items():
        assert [successors(name) for name in merged] == [[formed]] * len(merged)


def test_hue_is_a_city_from_2025() -> None:
    province, city = AGENCIES["tinh-thua-thien-hue"], AGENCIES["thanh-pho-hue"]
    assert (province.end, city.start) == (dt.date(2024, 12, 31), dt.date(2025, 1, 1))
    assert province.successors == [city.id]


def test_successors_stand_when_the_old_body_ends() -> None:
    for agency in AGENCIES.values():
        assert (agency.end is None) == (agency.successors is None)
        if agency.end:
            day_after = agency.end + dt.timedelta(days=1)
            for id_ in agency.successors or ():
                assert exists(AGENCIES[id_], day_after), f"{agency.id} -> {id_}"


def test_every_date_names_its_law() -> None:
    dated = [a for a in AGENCIES.values() if a.start or a.end]
    assert dated
    assert [
        a.id for a in dated if not re.search(r"\d+(/\d{4})?/(QH\d+|N[ĐQ]-CP)", a.source or "")
    ] == []
