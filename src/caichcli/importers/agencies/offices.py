"""Holders of offices: who is named by an office is named for the body that it is of."""

import re
from collections.abc import Callable

from caichcli.importers.marks import WordPattern
from caichcli.importers.task_tables.people import is_person
from caichcli.language.vietnamese import fold

_TITLES = (
    "lãnh đạo|đại diện|chủ tịch|tổng giám đốc|giám đốc|bộ trưởng|thứ trưởng|chủ nhiệm|thống đốc"
    "|viện trưởng|tổng cục trưởng|chi cục trưởng|cục trưởng|vụ trưởng|hiệu trưởng|tư lệnh|chính ủy"
    "|chỉ huy trưởng|bí thư|thủ trưởng|người đứng đầu|tổng biên tập|chánh án|chuyên viên"
    r"|công chức|cán bộ|viên chức|người phát ngôn|phát ngôn viên|phóng viên|biên tập viên"
    r"|(?:tổ|đội|trạm|đồn|hạt|cụm|khối) trưởng"
    r"|cấp ủy(?= (?:sở|bộ|ban|ubnd|công an|văn phòng)\b)"
)
# Offices that are the body's own first words: Chánh Văn phòng, Tổng Thanh tra, Trưởng Phòng.
_OF_NAME = (
    r"chánh(?= (?:văn phòng|thanh tra)\b)|tổng(?= (?:thanh tra|kiểm toán)\b)"
    r"|trưởng(?= (?:ban|phòng|công an|đoàn|đài|trạm|thuế)\b)"
)
_HOLDER = WordPattern(
    r"(?:(?:các|tập thể|toàn thể|đồng chí|đ/c|ông|bà) )*"
    rf"(?:(?:phó|quyền) )?(?:(?P<of_name>{_OF_NAME})|(?:{_TITLES})\b(?! nước\b))"
    r"(?:\s*(?:,|/|&|\bvà\b|\bhoặc\b))?(?:\s+(?:của|thuộc)\b)?\s*",
    re.IGNORECASE,
)
# A person before the office: Đ/c Nguyễn Văn A - Giám đốc Sở Y tế.
_PERSON = WordPattern(
    r"(?:đồng chí|đ/c|ông|bà)[:\s][^,;–\n-]{2,40}(?:,|–|-|\n)\s*(?=\S)", re.IGNORECASE
)

_PROVINCE = ("ubnd tinh", "uy ban nhan dan tinh")  # the plan's own, whose name goes without saying
_LEAST_OF_PERSON = 3  # words of a person's name; two may be a place's


def body_of(text: str) -> str | None:
    """The body that the holder of an office stands for; "" where only the office is named.

    None where a text does not begin with an office.
    """
    person = _PERSON.match(text)
    rest = text[person.end() :] if person else text
    holder = _HOLDER.match(rest)
    if holder is None:
        return None
    is_of_name = False
    while holder is not None and holder.end():
        is_of_name = holder["of_name"] is not None
        rest = rest[holder.end() :]
        holder = _HOLDER.match(rest)
    return rest[:1].upper() + rest[1:] if is_of_name else rest


def without_person(body: str, is_name: Callable[[str], bool]) -> str:
    """Return a body without the name of who holds its office: UBND tỉnh Nguyễn Văn A."""
    words = body.split()
    for at in range(len(words) - _LEAST_OF_PERSON, 0, -1):
        head, person = " ".join(words[:at]), " ".join(words[at:])
        is_body = is_name(head) or fold(head) in _PROVINCE
        if is_body and is_person(person) and not is_name(body):
            return head
    return body
