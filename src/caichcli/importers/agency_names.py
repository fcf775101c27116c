"""How names of Vietnamese agencies begin, and which words name many agencies at once."""

import re

_FIRST_WORDS = """
    Bộ|Sở|Ban|Ủy ban|Uỷ ban|UBND|UBMTTQ|UBKT|UBTVQH|Văn phòng|Thanh tra|Công an|Quân khu|Ngân hàng
    |NHNN|Bảo hiểm|BHXH|Đài|Báo|Thông tấn xã|Tạp chí|Viện|Cục|Tổng cục|Vụ|Chi cục|Trung tâm|Trường
    |Học viện|Hội|Hội đồng|HĐND|Quốc hội|Liên hiệp|Liên đoàn|Liên minh|Mặt trận|MTTQ|Tòa án|Toà án
    |TAND|VKSND|Kiểm toán|Quỹ|Kho bạc|KBNN|Thuế|Hải quan|Tập đoàn|Tổng công ty|Công ty|Đảng ủy
    |Tỉnh ủy|Thành ủy|Huyện ủy|Tỉnh đoàn|Thành đoàn|Trung ương Đoàn|Đoàn|Hiệp hội|Phòng|Tổ
    |Chủ tịch|Thủ tướng|Thủ trưởng|Điện lực|Bưu điện|Bệnh viện|Nhà xuất bản|Bộ Tư lệnh|BCH
"""
_MANY = "các|những|mọi|toàn thể|tất cả"
# Kinds of agencies that, written small and without a name, mean all of them.
_KINDS = (
    "cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp|sở|ngành|bộ|cá nhân|hợp tác xã|hiệp hội"
    "|đoàn thể|chủ đầu tư|nhà đầu tư"
)
_LANDS = "tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|đặc khu|địa phương|cấp"

_BEGINS = re.compile(
    rf"(?:{re.sub(chr(92) + 's+', ' ', _FIRST_WORDS).strip()})\b".replace(" |", "|")
)
_CAPITAL_MANY = re.compile(
    r"(?:Các|Những|Mọi|Toàn thể|Tất cả|Cơ quan|Đơn vị|Địa phương|Doanh nghiệp)\b"
)
_SMALL_MANY = re.compile(rf"(?:{_MANY})\b")
_SMALL_KIND = re.compile(rf"(?:{_KINDS})\b")
_ACRONYM = re.compile(r"[A-ZĐ][A-ZĐ&.]{2,}\b")
_GROUP = re.compile(
    rf"(?:{_MANY})\b|(?:{_KINDS})\b"
    rf"|(?:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|công an|thuế|mttq"
    rf"|tòa án nhân dân|toà án nhân dân) "
    rf"(?:các\b|cấp\b|(?:{_LANDS})(?:,|/| -| và| phường| xã| huyện))"
    r"|(?:ban, ngành|sở ban ngành|bộ ngành)\b"
)
# A kind of its own where a name follows: Sở Tư pháp, bộ Nội vụ.
_NAMED_KIND = re.compile(r"(?:[Ss]ở|[Bb]ộ|[Nn]gành) [A-ZĐÀ-Ỹ]")
_REFERENCE = re.compile(
    r"\b(?:tại|theo|ở) ((?:các )?(?:điểm|khoản|mục|phần|phụ lục|điều|stt)\b.*)", re.IGNORECASE
)
_BREAKS_IN = re.compile(
    r" (?=(?:Sở|Bộ|UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\b"
    r"|Các (?:sở|bộ|cơ quan|đơn vị|doanh nghiệp)\b)"
)
_WHOLE_LEFT = re.compile(r"(?:Sở|Bộ(?! (?:Tư lệnh|Chỉ huy|đội))|UBND|Công an)( \S+)+")
_LINKING = re.compile(
    r"\b(?:thuộc|của|với|và|tại|ở|theo|do|từ|cho|trực|cùng|về|Đảng ủy|Văn phòng|Thanh tra)$"
)


def begins_name(text: str) -> bool:
    """Whether a text begins as the name of an agency does."""
    if text.isupper():
        return any(word and text.startswith(word.upper()) for word in _words())
    return bool(_BEGINS.match(text) or _CAPITAL_MANY.match(text) or _ACRONYM.match(text))


def begins_many(text: str) -> bool:
    """Whether a text begins with a word for many, as "các" does."""
    return bool(_SMALL_MANY.match(text[:1].lower() + text[1:]))


def begins_kind(text: str) -> bool:
    """Whether a text begins with a kind of agencies without a name: địa phương, ngành liên quan."""
    return bool(_SMALL_KIND.match(text)) and not _NAMED_KIND.match(text)


def is_group(text: str) -> bool:
    """Whether a name means many agencies: các sở, ngành; UBND các xã; doanh nghiệp viễn thông."""
    return bool(_GROUP.match(text.lower())) and not _NAMED_KIND.match(text)


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
