"""How names of Vietnamese agencies begin and end, and which words name many agencies at once."""

import re

from caichcli.importers.agencies import spelling
from caichcli.importers.marks import WordPattern

_FIRST_WORDS = """
    Bộ|Sở|Ban|Ủy ban|Uỷ ban|UBND|UBMTTQ|UBKT|UBTVQH|Văn phòng|Thanh tra|Công an|Quân khu|Ngân hàng
    |NHNN|Bảo hiểm|BHXH|Đài|Báo|Thông tấn xã|Tạp chí|Viện|Cục|Tổng cục|Vụ|Chi cục|Trung tâm|Trường
    |Học viện|Hội|Hội đồng|HĐND|Quốc hội|Liên hiệp|Liên đoàn|Liên minh|Mặt trận|MTTQ|Tòa án|Toà án
    |TAND|VKSND|Kiểm toán|Quỹ|Kho bạc|KBNN|Thuế|Hải quan|Tập đoàn|Tổng công ty|Công ty|Đảng ủy
    |Tỉnh ủy|Thành ủy|Huyện ủy|Tỉnh đoàn|Thành đoàn|Trung ương Đoàn|Đoàn|Hiệp hội|Phòng|Tổ
    |Thủ tướng|Phó Thủ tướng|Chủ tịch nước|Thường trực|Chính phủ|Điện lực|Bưu điện|Bệnh viện
    |Nhà xuất bản|Bộ Tư lệnh|Đồn|Hạt|Trạm|Đội|Đại học|Tổng Liên đoàn|Chi nhánh|Thư viện|Bảo tàng
    |VP|CA|BCH|BQL|TT|UB
"""
_LAND_NAMES = "Tỉnh|Thành phố|TP\\.?|TX\\.?|Thị xã|Huyện|Quận|Xã|Phường|Đặc khu"
_MANY = "các|những|mọi|toàn thể|tất cả"
# Kinds of agencies that, written small and without a name, mean all of them.
_KINDS = (
    "cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp|sở|ngành|bộ|cá nhân|hợp tác xã|hiệp hội"
    "|đoàn thể|chủ đầu tư|nhà đầu tư|chính quyền|cấp ủy|thành viên"
)
_LANDS = "tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|đặc khu|địa phương|cấp"

_NAMES = re.sub(r"\s+", " ", _FIRST_WORDS).strip().replace(" |", "|")
_BEGINS = WordPattern(rf"(?:{_NAMES})\b|(?:{_LAND_NAMES}) (?!Trung ương)[A-ZĐÀ-Ỹ]")
_BEGINS_ANYHOW = WordPattern(rf"(?:{_NAMES})\b|(?:{_LAND_NAMES}) ", re.IGNORECASE)
_CAPITAL_KIND = WordPattern(r"(?:Cơ quan|Đơn vị|Địa phương|Doanh nghiệp)\b")
# "Các" before these is within a name: Ban Quản lý Khu kinh tế và các khu công nghiệp.
_THINGS = (
    "khu|cụm|dự án|công trình|tiêu chuẩn|quy chuẩn|nội dung|nhiệm vụ|lĩnh vực|vấn đề|giải pháp"
    "|chương trình|đề án|văn bản|hoạt động|dịch vụ"
)
_SMALL_MANY = WordPattern(rf"(?:{_MANY})\b(?! (?:{_THINGS})\b)", re.IGNORECASE)
_SMALL_KIND = WordPattern(rf"(?:{_KINDS})\b")
_ACRONYM = re.compile(r"[A-ZĐ][A-ZĐ&.]{2,}\b")
# Bodies that each commune has, named beside another without saying so twice.
_SHARING = "đảng ủy|hđnd|hội đồng nhân dân|mttq|ubmttq|ủy ban mttq|mặt trận tổ quốc"
_GROUP = WordPattern(
    rf"(?:{_MANY})\b|(?:{_KINDS})\b"
    rf"|(?:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|công an|thuế|mttq"
    rf"|tòa án nhân dân|toà án nhân dân) "
    rf"(?:các\b|cấp\b|[0-9]+ |(?:{_LANDS})(?:,|/| -| và| phường| xã| huyện))"
    rf"|[0-9]+ (?:{_KINDS}|{_LANDS})\b"
    r"|(?:ban, ngành|sở ban ngành|bộ ngành)\b"
    rf"|(?:thường trực )?(?:{_SHARING})(?:,| và)"
)
# A kind of its own where a name follows: Sở Tư pháp, bộ Nội vụ.
_NAMED_KIND = WordPattern(r"(?:[Ss]ở|[Bb]ộ|[Nn]gành|Hiệp hội|Hợp tác xã) [A-ZĐÀ-Ỹ]")
_BRANCH = WordPattern(r"(?:sở|bộ|phòng) \S", re.IGNORECASE)
_SERVED = WordPattern(r"(?:HĐND|UBND|Hội đồng nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân)\b")
_OFFICE_OF = WordPattern(
    r"(?:Văn phòng|VP) (?:Đoàn )?(?:ĐBQH|[Đđ]ại biểu Quốc hội|HĐND|Hội đồng nhân dân)",
)
_REFERENCE = re.compile(
    r"\b(?:tại|theo|ở) ((?:các )?(?:điểm|khoản|mục|phần|phụ lục|điều|stt)\b.*)", re.IGNORECASE
)
_BREAKS_IN = WordPattern(
    r" (?=(?:Sở|Bộ|UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\b"
    r"|Các (?:sở|bộ|cơ quan|đơn vị|doanh nghiệp)\b)"
)
_WHOLE_LEFT = WordPattern(r"(?:Sở|Bộ(?! (?:Tư lệnh|Chỉ huy|đội))|UBND|Công an)( \S+)+")
_LINKING = WordPattern(
    r"\b(?:thuộc|của|với|và|tại|ở|theo|do|từ|cho|trực|cùng|về|Đảng ủy|Văn phòng|Thanh tra)$"
)
# What a body is named for, behind its name: it is no part of the name.
_TASKED = WordPattern(
    r"\s+(?P<tail>(?:đối với|với|theo|trong việc|trong phạm vi|để|nếu|khi|phần) "
    r"(?=[^\W\d_A-ZĐÀ-Ỹ]|[0-9]).*"
    r"|(?:là|làm|[-–] cơ quan|[-–] đơn vị) (?:cơ quan |đơn vị )?(?:đầu mối|thường trực).*"
    r"|(?:trực tiếp )?(?:phụ trách|chịu trách nhiệm)\b.*)$",
    re.DOTALL,
)
# "về ..." is what a ministry or department is named for; of a council it is the name.
_ABOUT = WordPattern(
    r"(?:Bộ|Sở|UBND|Ủy ban nhân dân|Công an|Văn phòng|Thanh tra)\b.*?\s"
    r"(?P<tail>về [^\W\d_A-ZĐÀ-Ỹ].*)",
    re.DOTALL,
)
_OF_ROLE = WordPattern(
    r"(?:là |làm )?(?:cơ quan |đơn vị )?(?:đầu mối|thường trực)\b(?! hđnd)", re.IGNORECASE
)
_TASKED_GROUP = WordPattern(r"\s+(?P<tail>(?:đối với|với) (?=[^\W\d_A-ZĐÀ-Ỹ]|[0-9]).*)$", re.DOTALL)
# How texts begin that say where the name is to be looked up, or that there is none.
_NOBODY = WordPattern(
    r"(?:(?:thực hiện |được |giao |phân công )?(?:theo|căn cứ)|(?:tùy|tuỳ)(?: theo| thuộc)?|xem"
    r"|(?:do |sẽ )?(?:được )?phân công|chưa (?:có|xác định|phân công|rõ)|không (?:có|nêu|quy định)"
    r"|(?:(?:các )?(?:cơ quan|đơn vị),? )+(?:(?:được|theo) )?phân công (?:tại|theo)"
    r"|không|nêu tại|như|phụ lục|quyết định số|công văn số|kế hoạch số"
    r"|(?:ông|bà|đồng chí|đ/c):? \w+|do .* phân công)\b",
    re.IGNORECASE | re.DOTALL,
)
# Words that name a body only with more behind them.
_KIND_ALONE = WordPattern(
    r"(?:sở|bộ|ban|ủy ban|uỷ ban|ubnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng|văn phòng|chi cục"
    r"|tổng cục|cục|vụ|viện|trung tâm|trường|hội|liên đoàn|liên hiệp|đài|báo|báo và đài|phòng|tổ"
    r"|hđnd|hội đồng nhân dân|mttq|tand|vksnd|tòa án|toà án|tập đoàn|công ty|tổng công ty"
    r"|ban quản lý|ban chỉ đạo|bộ chỉ huy|thanh tra|cơ quan|đơn vị"
    r"|(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân) (?:xã|phường|huyện|quận|thị xã|đặc khu)"
    r"|tỉnh|thành phố|xã|phường|huyện)",
    re.IGNORECASE,
)
_SHARES = WordPattern(rf"(?:thường trực )?(?:{_SHARING})", re.IGNORECASE)
# "Báo và Đài Phát thanh, Truyền hình tỉnh": in most provinces one body since 2025.
_PAPER = WordPattern(r"báo", re.IGNORECASE)
_STATION = WordPattern(r"đài\b", re.IGNORECASE)
_PAPER_AND_STATION = WordPattern(r"báo(?: và|,) đài\b", re.IGNORECASE)
_CUT = WordPattern(
    r"(?:\b(?:và|của|thuộc|với|các|cùng)|(?<!Nam )(?<!Bắc )(?<!Trung )\bBộ"
    r"|\b(?:Sở|Văn phòng|Ủy ban|UBND|Chi cục))$"
)


def begins_name(text: str) -> bool:
    """Whether a text begins as the name of an agency does."""
    if _is_branch(text):
        return True
    if text.isupper() and not text.isascii():
        return any(word and text.startswith(word.upper()) for word in _words())
    is_many = text[:1].isupper() and begins_many(text)
    return is_many or bool(_BEGINS.match(text) or _CAPITAL_KIND.match(text) or _ACRONYM.match(text))


def is_like_name(text: str) -> bool:
    """Whether a text is like the name of an agency, in whatever case it is written."""
    return begins_name(text) or bool(_BEGINS_ANYHOW.match(text))


def is_bare(text: str) -> bool:
    """Whether a text names a body only with more behind it: Văn phòng, UBND xã."""
    return bool(_KIND_ALONE.fullmatch(text))


def begins_many(text: str) -> bool:
    """Whether a text begins with a word for many, as "các" does."""
    return bool(_SMALL_MANY.match(text))


def begins_kind(text: str) -> bool:
    """Whether a text begins with a kind of agencies without a name: địa phương, ngành liên quan."""
    return bool(_SMALL_KIND.match(text)) and not _is_named(text)


def is_group(text: str) -> bool:
    """Whether a name means many agencies: các sở, ngành; UBND các xã; doanh nghiệp viễn thông."""
    return bool(_GROUP.match(text.lower())) and not _is_named(text)


def _is_named(text: str) -> bool:
    """Whether a kind and the name of one stand together: Sở Tư pháp, SỞ TƯ PHÁP, sở tư pháp."""
    return bool(_NAMED_KIND.match(text)) or _is_branch(text)


def _is_branch(text: str) -> bool:
    """Whether a text is a department, a ministry or a division of a known field."""
    field = text.partition(" ")[2] if _BRANCH.match(text) else ""
    return spelling.field_of(field, is_plain=text.isascii()) is not None


def is_of_two(name: str, next_: str) -> bool:
    """Whether an office serves two bodies: Văn phòng HĐND, before "và UBND"."""
    return bool(_OFFICE_OF.fullmatch(name) and _SERVED.match(next_))


def names_nobody(text: str) -> bool:
    """Whether a text says only where a name stands, or that there is none: Theo phân công tại …"""
    return bool(_NOBODY.match(text))


def is_cut(name: str) -> bool:
    """Whether a name is the beginning of one: Sở, Sở Giáo dục, UBND xã, Bộ Văn hóa và."""
    _, _, field = name.partition(" ")
    is_branch = bool(_BRANCH.match(name))
    is_part = is_branch and spelling.is_part_of_field(field)
    return is_bare(name) or is_part or (not is_group(name) and bool(_CUT.search(name)))


def parted(name: str) -> tuple[str, str]:
    """A name, and what stands behind it of what the body is to do."""
    pattern = _TASKED_GROUP if is_group(name) else _TASKED
    tasked = pattern.search(name) or _ABOUT.fullmatch(name)
    if tasked is None or not tasked.start("tail"):
        return name, ""
    return name[: tasked.start("tail")].rstrip(), tasked["tail"]


def is_role(text: str) -> bool:
    """Whether a text only says what a body named before it is: cơ quan thường trực."""
    return bool(_OF_ROLE.match(text))


def is_shared(name: str, next_: str) -> bool:
    """Whether two names are of the same many: HĐND, before "và UBND các xã"."""
    return bool(_SHARES.fullmatch(name)) and is_group(next_) and bool(_SERVED.match(next_))


def is_paper_of(name: str, next_: str) -> bool:
    """Whether a paper and the station behind it may be one body: Báo, before "và Đài"."""
    return bool(_PAPER.fullmatch(name) and _STATION.match(next_))


def is_paper_and_station(name: str) -> bool:
    """Whether a name is that of a paper and a station together."""
    return bool(_PAPER_AND_STATION.match(name))


def reference(text: str) -> str | None:
    """Where a text of the plan says who is in a group: "điểm d, khoản 1, mục III"."""
    match = _REFERENCE.search(text)
    return match[1].strip(" .") if match else None


def lost_breaks(text: str) -> list[int]:
    """The positions of blanks at which two names may stand with nothing between them."""
    if is_group(text):
        return []
    return [
        match.start()
        for match in _BREAKS_IN.finditer(text)
        if _WHOLE_LEFT.fullmatch(text[: match.start()])
        and not _LINKING.search(text[: match.start()])
    ]


def _words() -> list[str]:
    return [word.strip() for word in _FIRST_WORDS.split("|")]
