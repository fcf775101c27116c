"""Leads as papers write them, by kinds: what each is read as, and what is told of it.

A kind is put together of its parts, as people do: every office before every body, every remark
behind every name.
"""

import re
from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path
from unicodedata import normalize

import msgspec
import pytest

from caichcli.importers.agencies.cells import AgencyReader, CellReading, Mention
from caichcli.importers.agencies.spelling import FIELDS
from caichcli.importers.drafts.draft import Draft, Reason
from caichcli.language.messages import sentences
from caichcli.language.vietnamese import fold
from caichcli.language.wording import LANGUAGES
from caichcli.plan.agencies import Register
from caichcli.plan.model import RegisterFile
from tests.importers.imported import REGISTER, ROOT, imported
from tests.importers.layouts import to_markdown

# A body as written -> its id, "*" before a group.
BODIES = {
    "Bộ Tài chính": "bo-tai-chinh",
    "Bộ Văn hóa, Thể thao và Du lịch": "bo-van-hoa-the-thao-va-du-lich",
    "Sở Công Thương": "so-cong-thuong",
    "Sở Văn hóa, Thể thao và Du lịch": "so-van-hoa-the-thao-va-du-lich",
    "Công an tỉnh": "cong-an-tinh",
    "UBND tỉnh": "ubnd-tinh",
    "UBND phường Xuân Hương - Đà Lạt": "ubnd-phuong-xuan-huong-da-lat",
    "Văn phòng UBND tỉnh": "van-phong-ubnd-tinh",
    "Thanh tra Chính phủ": "thanh-tra-chinh-phu",
    "Các sở, ban, ngành": "*cac-so-ban-nganh",
    "UBND các xã, phường, đặc khu": "*ubnd-cac-xa-phuong-dac-khu",
    "Văn phòng Đoàn ĐBQH và HĐND tỉnh": "van-phong-doan-dai-bieu-quoc-hoi-va-hdnd-tinh",
}


def read(cell: str, register: Register = REGISTER) -> CellReading:
    reading = AgencyReader(register).read(cell)
    assert isinstance(reading, CellReading), reading
    return reading


def ids(names: tuple[Mention, ...] | list[Mention]) -> str:
    return " ".join(("*" if one.group else "") + one.id for one in names)


def assert_sure(reading: CellReading) -> None:
    """Nothing is told of the cell but what goes into the note."""
    assert (reading.rest, reading.nobody, reading.is_cut) == ((), (), False)
    assert [(one.doubt, one.near, one.twins) for one in reading.names] == [(None, (), ())] * len(
        reading.names
    )


# Holders of offices: the body is meant.
OFFICES = ["Lãnh đạo", "Đại diện", "Đại diện lãnh đạo", "Người đứng đầu", "Cán bộ, công chức"]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(("office", "gap"), list(product(OFFICES, [" ", "\n", " \n"])))
def test_a_holder_of_an_office_is_the_body(office: str, gap: str, body: str) -> None:
    reading = read(f"{office}{gap}{body}")
    assert ids(reading.names) == BODIES[body]
    assert reading.remarks != ()
    assert_sure(reading)


HOLDERS = {
    "Chủ tịch UBND tỉnh": "ubnd-tinh",
    "Phó Chủ tịch UBND tỉnh": "ubnd-tinh",
    "Chủ tịch, các Phó Chủ tịch UBND tỉnh": "ubnd-tinh",
    "CHỦ TỊCH UBND TỈNH": "ubnd-tinh",
    "Chủ tịch UBND các xã, phường": "*ubnd-cac-xa-phuong",
    "Chủ tịch Liên đoàn Lao động tỉnh": "lien-doan-lao-dong-tinh",
    "Giám đốc Sở Nội vụ": "so-noi-vu",
    "Phó Giám đốc Sở Nội vụ": "so-noi-vu",
    "giám đốc sở nội vụ": "so-noi-vu",
    "giam doc so noi vu": "so-noi-vu",
    "Giám đốc Công an tỉnh": "cong-an-tinh",
    "Giám đốc các sở: Y tế, Nội vụ": "so-y-te so-noi-vu",
    "Giám đốc Sở Tài chính, Chủ tịch UBND các xã": "so-tai-chinh *ubnd-cac-xa",
    "Giám đốc Sở Y tế; Giám đốc Sở Nội vụ": "so-y-te so-noi-vu",
    "Giám đốc Sở Y tế và Công an tỉnh": "so-y-te cong-an-tinh",
    "Tổng Thanh tra Chính phủ": "thanh-tra-chinh-phu",
    "Phó Tổng Thanh tra Chính phủ": "thanh-tra-chinh-phu",
    "Tổng Giám đốc Thông tấn xã Việt Nam": "thong-tan-xa-viet-nam",
    "Chánh Thanh tra tỉnh": "thanh-tra-tinh",
    "Chánh Thanh tra Sở Y tế": "thanh-tra-so-y-te",
    "Chánh Văn phòng UBND tỉnh": "van-phong-ubnd-tinh",
    "Phó Chánh Văn phòng UBND tỉnh": "van-phong-ubnd-tinh",
    "Bộ trưởng Bộ Nội vụ": "bo-noi-vu",
    "Thứ trưởng Bộ Nội vụ": "bo-noi-vu",
    "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": "van-phong-chinh-phu",
    "Thống đốc Ngân hàng Nhà nước Việt Nam": "ngan-hang-nha-nuoc-viet-nam",
    "Thủ trưởng các sở, ban, ngành": "*cac-so-ban-nganh",
    "Thủ trưởng các cơ quan, đơn vị": "*cac-co-quan-don-vi",
    "Bộ trưởng các bộ, thủ trưởng cơ quan ngang bộ": "*cac-bo-co-quan-ngang-bo",
    "Trưởng phòng Nội vụ": "phong-noi-vu",
    "Trưởng Ban Tổ chức Tỉnh ủy": "ban-to-chuc-tinh-uy",
    "Trưởng Công an xã Tân Phú": "cong-an-xa-tan-phu",
    "Cục trưởng Cục Thống kê": "cuc-thong-ke",
    "Chi cục trưởng Chi cục Kiểm lâm": "chi-cuc-kiem-lam",
    "Viện trưởng Viện kiểm sát nhân dân tỉnh": "vien-kiem-sat-nhan-dan-tinh",
    "Chánh án Tòa án nhân dân tỉnh": "toa-an-nhan-dan-tinh",
    "Chỉ huy trưởng Bộ CHQS tỉnh": "bo-chi-huy-quan-su-tinh",
    "Hiệu trưởng Trường Chính trị tỉnh": "truong-chinh-tri-tinh",
    "Tổng Biên tập Báo Nhân Dân": "bao-nhan-dan",
    "Đ/c Trần Văn B - Giám đốc Sở Nội vụ": "so-noi-vu",
    # Offices that are bodies of their own.
    "Thủ tướng Chính phủ": "thu-tuong-chinh-phu",
    "Phó Thủ tướng Chính phủ": "pho-thu-tuong-chinh-phu",
    "Trưởng Ban Chỉ đạo": "truong-ban-chi-dao",
    "Chủ tịch nước": "chu-tich-nuoc",
    "Văn phòng Chủ tịch nước": "van-phong-chu-tich-nuoc",
    "Thường trực Tỉnh ủy": "thuong-truc-tinh-uy",
}


@pytest.mark.parametrize("cell", HOLDERS)
def test_offices_as_papers_write_them(cell: str) -> None:
    reading = read(cell)
    assert ids(reading.names) == HOLDERS[cell]
    assert_sure(reading)


# Brackets hold units of a body and remarks.
REMARKS = ["Trung tâm Thông tin", "nếu có", "mạng lưới quốc gia", "Cục A, Cục B", "KH&CN"]


@pytest.mark.parametrize(
    ("body", "remark", "brackets"), list(product(BODIES, REMARKS, ["({})", "[{}]"]))
)
def test_brackets_hold_no_name(body: str, remark: str, brackets: str) -> None:
    reading = read(f"{body} {brackets.format(remark)}; Bộ Y tế")
    assert ids(reading.names) == f"{BODIES[body]} bo-y-te"
    assert reading.remarks == (remark,)
    assert_sure(reading)


BRACKETS = {
    "(Sở Nội vụ)": ("so-noi-vu", ""),
    "Bộ Y tế (Cục Quản lý Dược, Cục Phòng bệnh), Bộ Công an": ("bo-y-te bo-cong-an", ""),
    "Bộ Công an (chủ trì), Bộ Y tế (phối hợp)": ("bo-cong-an", "bo-y-te"),
    "Bộ Công an (cơ quan chủ trì)": ("bo-cong-an", ""),
    "Bộ Y tế (phối hợp với Bộ Công an)": ("bo-y-te", "bo-cong-an"),
    "Bộ Công an (chủ trì phần dữ liệu)": ("bo-cong-an", ""),
    "Các bộ, ngành (Bộ Công an, Bộ Y tế)": ("*cac-bo-nganh", ""),
    "Ủy ban nhân dân tỉnh (UBND tỉnh)": ("uy-ban-nhan-dan-tinh", ""),
}


@pytest.mark.parametrize("cell", BRACKETS)
def test_brackets_and_roles(cell: str) -> None:
    reading = read(cell)
    support = [one for one in reading.names if one.role == "support"]
    assert (ids([one for one in reading.names if one not in support]), ids(support)) == BRACKETS[
        cell
    ]
    assert_sure(reading)


def test_a_name_of_the_register_with_a_bracket_is_that_name() -> None:
    register = registered("Ban Quản lý (dự án A)", "Ban Quản lý")
    assert ids(read("Ban Quản lý (dự án A)", register).names) == "a0"


# What names nobody is told, never an agency.
NOBODY = [
    *(
        f"{beginning} {paper}"
        for beginning, paper in product(
            ["Theo phân công tại", "Theo", "Thực hiện theo", "Căn cứ", "theo phan cong tai", "Xem"],
            [
                "Quyết định số 1441/QĐ-UBND ngày 25/9/2025 của Chủ tịch UBND tỉnh",
                "Quyết định số 12/QĐ-UBND, Quyết định số 13/QĐ-UBND",
                "Phụ lục II",
                "Kế hoạch số 12/KH-UBND của Sở Nội vụ",
                "Công văn số 3/UBND-NC",
                "văn bản riêng",
            ],
        )
    ),
    "Theo phân công của Bộ trưởng Bộ Nội vụ",
    "Theo phân công của Chủ tịch UBND tỉnh, Giám đốc Sở Nội vụ",
    "Theo từng nhiệm vụ",
    "Theo chức năng, nhiệm vụ",
    "Tùy theo nội dung",
    "Chưa phân công",
    "Chưa xác định",
    "Do Thủ tướng Chính phủ phân công",
    "Không",
    "Không quy định",
    "Phụ lục I",
    "Lãnh đạo",
    "Chủ tịch, Phó Chủ tịch",
    "Ông Trần Văn B",
    "Như mục 3",
]


@pytest.mark.parametrize("cell", NOBODY)
def test_a_cell_that_names_nobody(cell: str) -> None:
    reading = read(cell)
    assert reading.names == ()
    assert reading.nobody != ()


# Behind a name: what the body is for.
DUTIES = [
    "với các tiêu chuẩn, quy chuẩn, hướng dẫn kỹ thuật",
    "đối với nội dung kinh phí",
    "với nhiệm vụ thuộc thẩm quyền",
]
OWN_DUTIES = [
    "theo phân công tại Quyết định số 12/QĐ-UBND",
    "trong việc cấp phép",
    "theo chức năng",
    "để tổng hợp",
]
TASKED = [
    *product(BODIES, DUTIES),
    *product([body for body in BODIES if not BODIES[body].startswith("*")], OWN_DUTIES),
]


@pytest.mark.parametrize(("body", "duty"), TASKED)
def test_a_duty_is_no_part_of_a_name(body: str, duty: str) -> None:
    reading = read(f"Bộ Y tế, {body} {duty}; Bộ Công an")
    assert ids(reading.names) == f"bo-y-te {BODIES[body]} bo-cong-an"
    assert reading.remarks == (duty,)
    assert_sure(reading)


# Names that share their first words.
SHARED = ["Y tế", "Giáo dục và Đào tạo", "Văn hóa, Thể thao và Du lịch", "Nội vụ", "Xây dựng"]
LISTS = [*combinations(SHARED, 2), *combinations(SHARED, 3), *combinations(SHARED, 4)]


@pytest.mark.parametrize("fields", LISTS)
@pytest.mark.parametrize("kind", ["Các sở:", "các Sở:", "Các Sở", "các sở, ngành:"])
@pytest.mark.parametrize("register", [REGISTER, Register()], ids=["real", "empty"])
def test_the_departments_of_a_list(fields: tuple[str, ...], kind: str, register: Register) -> None:
    listed = f"{', '.join(fields[:-1])} và {fields[-1]}"
    reading = read(f"{kind} {listed}", register)
    assert [one.name for one in reading.names] == [f"Sở {field}" for field in fields]
    assert_sure(reading)


OTHER_LISTS = {
    "Các Bộ: Công an, Quốc phòng và UBND các tỉnh": "bo-cong-an bo-quoc-phong *ubnd-cac-tinh",
    "Các bộ, ngành: Công an, Ngân hàng Nhà nước": "bo-cong-an ngan-hang-nha-nuoc-viet-nam",
    "Các sở: Nội vụ, Y tế và các đơn vị liên quan": "so-noi-vu so-y-te *cac-don-vi-lien-quan",
    "Các sở Y tế, Tài chính và Công an tỉnh": "so-y-te so-tai-chinh cong-an-tinh",
    "Sở Tư pháp và các sở: Y tế, Xây dựng": "so-tu-phap so-y-te so-xay-dung",
    "Các sở, ban, ngành: Công an tỉnh, Y tế": "cong-an-tinh so-y-te",
    "Các tỉnh, thành phố: Hà Nội, Đà Nẵng, Nghệ An": "thanh-pho-ha-noi thanh-pho-da-nang"
    " tinh-nghe-an",
    "UBND các tỉnh: Nghệ An, Hà Tĩnh": "tinh-nghe-an tinh-ha-tinh",
    "UBND các xã: Tân Phú, Tân Lập": "ubnd-xa-tan-phu ubnd-xa-tan-lap",
    "Các hội: Nông dân, Cựu chiến binh": "hoi-nong-dan hoi-cuu-chien-binh",
    "Các trường: Đại học, Cao đẳng": "*cac-truong-dai-hoc-cao-dang",
    "Các sở, ban, ngành": "*cac-so-ban-nganh",
    "Các tỉnh Tây Nguyên": "*cac-tinh-tay-nguyen",
    "Các bộ, ngành Trung ương": "*cac-bo-nganh-trung-uong",
    "Ban Quản lý Khu kinh tế và các khu công nghiệp": "ban-quan-ly-khu-kinh-te-va-cac-khu-cong"
    "-nghiep",
    "Văn phòng HĐND và UBND xã Tân Phú": "van-phong-hdnd-va-ubnd-xa-tan-phu",
}


@pytest.mark.parametrize("cell", OTHER_LISTS)
def test_lists_of_other_kinds(cell: str) -> None:
    assert ids(read(cell).names) == OTHER_LISTS[cell]


# Abbreviations by their parts.
SHORT = {
    "Nội vụ": "NV",
    "Tư pháp": "TP",
    "Tài chính": "TC",
    "Công Thương": "CT",
    "Xây dựng": "XD",
    "Y tế": "YT",
    "Ngoại vụ": "NgV",
    "Giáo dục và Đào tạo": "GDĐT GD&ĐT GD-ĐT",
    "Khoa học và Công nghệ": "KHCN KH&CN KH-CN",
    "Nông nghiệp và Môi trường": "NNMT NN&MT",
    "Văn hóa, Thể thao và Du lịch": "VHTTDL VHTT&DL",
    "Văn hóa và Thể thao": "VHTT VH&TT",
    "Du lịch": "DL",
    "Dân tộc và Tôn giáo": "DTTG DT&TG",
    "Kế hoạch và Đầu tư": "KHĐT KH&ĐT",
    "Nông nghiệp và Phát triển nông thôn": "NNPTNT NN&PTNT",
    "Tài nguyên và Môi trường": "TNMT TN&MT",
    "Giao thông vận tải": "GTVT",
    "Thông tin và Truyền thông": "TTTT TT&TT",
    "Lao động - Thương binh và Xã hội": "LĐTBXH LĐ-TB&XH LĐTB&XH",
    "Quy hoạch - Kiến trúc": "QHKT QH-KT",
    "An toàn thực phẩm": "ATTP",
}
ABBREVIATIONS = [
    (f"Sở {short}{place}", f"Sở {field}{place}")
    for field, shorts in SHORT.items()
    for short in shorts.split()
    for place in ("", " tỉnh")
] + [
    ("Sở VH, TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Sở Giáo dục & ĐT", "Sở Giáo dục và Đào tạo"),
    ("sở gd&đt", "Sở Giáo dục và Đào tạo"),
    ("Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
    ("VP UBND tỉnh", "Văn phòng UBND tỉnh"),
    ("VP HĐND và UBND xã Tân Phú", "Văn phòng HĐND và UBND xã Tân Phú"),
    ("CA tỉnh", "Công an tỉnh"),
    ("BĐBP tỉnh", "Bộ đội Biên phòng tỉnh"),
    ("BQL KKT tỉnh", "Ban Quản lý khu kinh tế tỉnh"),
    ("TT PVHCC tỉnh", "Trung tâm Phục vụ hành chính công tỉnh"),
    ("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh"),
    ("Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"),
    ("Hội CCB tỉnh", "Hội Cựu chiến binh tỉnh"),
    ("Đài PT-TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
    ("Phòng VHXH", "Phòng Văn hóa - Xã hội"),
    ("Phòng KT", "Phòng Kinh tế"),
    ("Bộ KHCN", "Bộ Khoa học và Công nghệ"),
]


@pytest.mark.parametrize(("short", "name"), ABBREVIATIONS)
def test_an_abbreviation_is_read_by_its_parts(short: str, name: str) -> None:
    (one,) = read(short).names
    assert one.name == name
    reader = AgencyReader(REGISTER)
    written = [reader.read(each) for each in (name, short)]
    assert len({each.names[0].id for each in written if isinstance(each, CellReading)}) == 1


# One name in other spellings.
SPELLINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small": str.lower,
    "NFD": lambda name: normalize("NFD", name),
    "blanks": lambda name: name.replace(" ", "  "),
    "a full stop": lambda name: f"{name}.",
    "no commas": lambda name: name.replace(",", ""),
    "tone marks": lambda name: name.replace("hóa", "hoá").replace("Hòa", "Hoà"),
    "a line break": lambda name: name.replace(" ", "\n", 1),
    "UBND in full": lambda name: name.replace("UBND", "Ủy ban nhân dân"),
}
NAMES = [
    "Sở Văn hóa, Thể thao và Du lịch",
    "UBND xã Tân Hòa",
    "Thanh tra tỉnh",
    "Văn phòng UBND tỉnh",
    "UBND các xã, phường",
    "Ban Quản lý Khu kinh tế",
    "Công an tỉnh",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", NAMES)
def test_another_spelling_is_the_same_agency(name: str, spelling: str) -> None:
    reader = AgencyReader(REGISTER)
    first, second = reader.read(name), reader.read(SPELLINGS[spelling](name))
    assert isinstance(first, CellReading)
    assert isinstance(second, CellReading)
    assert ids(first.names) == ids(second.names)
    assert_sure(second)


# Names that a mark or a letter parts are two.
TWINS = [
    ("UBND xã Bình Thạnh", "UBND xã Bình Thành"),
    ("UBND xã Tân Hòa", "UBND xã Tân Hoa"),
    ("UBND phường Phú Lâm", "UBND phường Phú Lãm"),
    ("UBND xã Tân Phong", "UBND xã Tân Phon"),
    ("Sở Công Thương", "Sở Công Thuơng"),
    ("Trung tâm Văn hóa A", "Trung tâm Văn hoa A"),
]


@pytest.mark.parametrize(("first", "second"), [*TWINS, *(pair[::-1] for pair in TWINS)])
def test_names_that_a_mark_parts_are_two(first: str, second: str) -> None:
    reader = AgencyReader(Register())
    one, other = reader.read(first), reader.read(second)
    assert isinstance(one, CellReading)
    assert isinstance(other, CellReading)
    assert one.names[0].id != other.names[0].id
    assert one.names[0].twins == ()
    assert other.names[0].twins == (one.names[0].id,)


def registered(*names: str) -> Register:
    agencies = [{"id": f"a{n}", "name": name, "kind": "commune"} for n, name in enumerate(names)]
    return Register(msgspec.convert({"schema": 1, "agencies": agencies}, RegisterFile))


@pytest.mark.parametrize(("name", "other"), TWINS)
def test_a_name_near_one_of_the_register_is_told(name: str, other: str) -> None:
    (one,) = read(other, registered(name)).names
    assert (one.in_register, one.near) == (False, ("a0",))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Quân khu 1", "Quân khu 2"),
        ("Kho bạc Nhà nước Khu vực II", "Kho bạc Nhà nước Khu vực III"),
        ("UBND xã Tân Phú", "UBND xã Tân Lập"),
        ("UBND xã Tân Phú", "UBND phường Tân Phú"),
        ("Công an tỉnh", "Công an xã"),
    ],
)
def test_names_that_differ_more_are_not_near(name: str, other: str) -> None:
    (one,) = read(other, registered(name)).names
    assert_sure(CellReading((one,)))


@pytest.mark.parametrize("field", FIELDS)
def test_a_department_is_never_near_a_ministry(field: str) -> None:
    (one,) = read(f"Sở {field}").names
    assert_sure(CellReading((one,)))


# Ids: one name's, here and in the register.
def test_an_id_that_the_register_has_is_not_proposed() -> None:
    agency = {"id": "ubnd-xa-binh-thanh", "name": "UBND xã Bình Thạnh", "kind": "commune"}
    register = Register(msgspec.convert({"schema": 1, "agencies": [agency]}, RegisterFile))
    reader = AgencyReader(register)
    proposed = [
        one.id
        for cell in ("UBND xã Bình Thành", "UBND xã Bình Thánh", "UBND xã Bình Thạnh")
        if isinstance(reading := reader.read(cell), CellReading)
        for one in reading.names
    ]
    assert proposed == ["ubnd-xa-binh-thanh-2", "ubnd-xa-binh-thanh-3", "ubnd-xa-binh-thanh"]


# What is not whole, or no name at all, is in doubt.
DOUBTS = {
    "Sở": "cut",
    "UBND xã": "cut",
    "Văn phòng": "cut",
    "Sở Giáo dục": "cut",
    "Sở Văn hóa, Thể thao": "cut",
    "Bộ Văn hóa, Thể thao": "cut",
    "Sở Tài nguyên và": "cut",
    "Ủy ban nhân dân": "cut",
    "Trần Văn B": "unlike",
    "Xây dựng kế hoạch": "unlike",
    "Lãnh đạo tỉnh": "unlike",
}


@pytest.mark.parametrize("cell", DOUBTS)
def test_a_name_in_doubt(cell: str) -> None:
    (one,) = read(cell).names
    assert (one.in_register, one.doubt) == (False, DOUBTS[cell])


def test_a_bracket_open_at_the_end_is_cut() -> None:
    reading = read("Bộ Công an (Trung tâm Dữ liệu")
    assert (ids(reading.names), reading.is_cut) == ("bo-cong-an", True)


# A newspaper and a station are one where the register has them as one.
STATION = "Báo và Đài Phát thanh, Truyền hình tỉnh"


def test_a_newspaper_and_a_station_are_one_by_the_register() -> None:
    assert ids(read(STATION, registered("Báo và Đài Phát thanh Truyền hình tỉnh")).names) == "a0"
    assert [(one.name, one.doubt) for one in read(STATION).names] == [(STATION, "joined")]


# Without marks.
@pytest.mark.parametrize(
    ("cell", "leads", "supporters"),
    [
        ("Bo Noi vu chu tri; Bo Tu phap phoi hop", "bo-noi-vu", "bo-tu-phap"),
        ("Bo Noi vu chu tri, phoi hop voi Bo Y te", "bo-noi-vu", "bo-y-te"),
        ("Chu tri: So Noi vu\nPhoi hop: So Y te", "so-noi-vu", "so-y-te"),
        ("SO NOI VU CHU TRI", "so-noi-vu", ""),
        ("Sở Nội vụ chủ trì phối hợp các sở, ngành", "so-noi-vu", "*cac-so-nganh"),
    ],
)
def test_roles_without_marks(cell: str, leads: str, supporters: str) -> None:
    reading = read(cell)
    assert ids([one for one in reading.names if one.role == "lead"]) == leads
    assert ids([one for one in reading.names if one.role == "support"]) == supporters
    assert_sure(reading)


def test_a_name_read_keeps_its_marks() -> None:
    (one,) = read("so noi vu").names
    assert (one.name, fold(one.text)) == ("Sở Nội vụ", "so noi vu")


# In a table: what is not understood refuses no row; its words go into the note, and it is told.
ROWS = {
    "Lãnh đạo Sở Công Thương": ("so-cong-thuong", "Cơ quan chủ trì: Lãnh đạo Sở Công Thương", ""),
    "Bộ Công an (Cục A)": ("bo-cong-an", "Cơ quan chủ trì: Bộ Công an (Cục A)", ""),
    "Bộ Y tế, Bộ Công an": ("bo-y-te bo-cong-an", None, ""),
    "Vụ Pháp chế, Bộ Y tế": ("bo-y-te [Vụ Pháp chế]", None, ""),
    "Vụ A thuộc Bộ Y tế, Bộ Công an": (
        "bo-y-te bo-cong-an",
        "Cơ quan chủ trì: Vụ A thuộc Bộ Y tế, Bộ Công an",
        "",
    ),
    "Trường A trực thuộc UBND tỉnh": (
        "truong-a",
        "Cơ quan chủ trì: Trường A trực thuộc UBND tỉnh",
        "agency-division",
    ),
    "Theo phân công tại Quyết định số 12/QĐ-UBND": (
        "",
        "Cơ quan chủ trì: Theo phân công tại Quyết định số 12/QĐ-UBND",
        "agency-nobody",
    ),
    "123": ("", "Cơ quan chủ trì: 123", "agencies-not-names"),
    "như trên": ("", "Cơ quan chủ trì: như trên", "agencies-ditto"),
    "Bộ Công an (Cục": ("bo-cong-an", "Cơ quan chủ trì: Bộ Công an (Cục", "agency-cut"),
    "Sở Giáo dục": ("so-giao-duc", None, "agency-cut"),
    "Trần Văn B": ("tran-van-b", None, "agency-unlike"),
    "Bộ Nội v": ("bo-noi-v", None, "agency-near"),
    "Bộ Y tế hoặc Bộ Công an": ("bo-y-te bo-cong-an", None, "agency-open"),
    "Bộ Y tế và/hoặc Bộ Công an": ("bo-y-te bo-cong-an", None, "agency-open"),
    "Bộ Y tế?": ("bo-y-te", None, "agency-open"),
    "Bộ Y tế (?)": ("bo-y-te", "Cơ quan chủ trì: Bộ Y tế (?)", "agency-open"),
}


@pytest.mark.parametrize("cell", ROWS)
def test_a_lead_in_its_row(cell: str, tmp_path: Path) -> None:
    draft = imported_row(tmp_path, cell, "")
    (task,) = draft.tasks
    reasons = draft.verdicts[1].reasons
    unit = f" [{task['unit']}]" if "unit" in task else ""
    assert (
        " ".join(task.get("lead", ())) + unit,
        task.get("note"),
        " ".join(reason.code for reason in reasons),
    ) == ROWS[cell]


def test_who_leads_and_supports_is_told(tmp_path: Path) -> None:
    draft = imported_row(tmp_path, "Bộ Công an, Bộ Y tế", "Bộ Công an, Bộ Nội vụ")
    (task,) = draft.tasks
    assert (task["lead"], task["support"]) == (["bo-cong-an", "bo-y-te"], ["bo-noi-vu"])
    assert draft.verdicts[1].reasons == (Reason("own-supporter", {"names": "Bộ Công an"}),)


def test_two_names_alike_are_proposed_apart(tmp_path: Path) -> None:
    draft = imported_row(tmp_path, "UBND xã Bình Thạnh", "UBND xã Bình Thành")
    assert [(each.id, each.near) for each in draft.proposals] == [
        ("ubnd-xa-binh-thanh", ()),
        ("ubnd-xa-binh-thanh-2", ("ubnd-xa-binh-thanh",)),
    ]


def imported_row(folder: Path, lead: str, support: str) -> Draft:
    path = folder / "in.md"
    heading = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]
    to_markdown([heading, ["1", "Xây dựng kho dữ liệu", lead, support, "30/6/2026"]], path)
    return imported(path)


def test_what_is_told_of_a_row_has_words_in_both_languages() -> None:
    """Every reason and note that the importers name by a constant."""
    sources = (ROOT / "src" / "caichcli" / "importers").rglob("*.py")
    text = "\n".join(path.read_text("utf-8") for path in sources)
    keys = [f"import_reasons.{code}" for code in re.findall(r'Reason\("([a-z-]+)"', text)]
    keys += [f"importing.note-{code}" for code in re.findall(r'Note\("([a-z-]+)"', text)]
    for lang in LANGUAGES:
        assert [key for key in keys if key not in sentences(lang)] == []
