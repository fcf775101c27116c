"""Persons in the cells of a sheet: their names, and what identifies them.

A plan follows agencies. Names are taken only where an office wants them; telephones, birth days
and identity numbers never (Decree 13/2023/NĐ-CP on personal data).
"""

import re

from caichcli.importers.task_tables.wordings import plain
from caichcli.language.vietnamese import fold

_FAMILY = re.compile(
    r"nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|trinh|mai"
    r"|dao|doan|lam|truong|phung|ha|cao|chu|luong|vuong|ta|thai|tong|kieu|quach|luu|to|la|chau"
    r"|trieu|mac|nong|hua|luc|tang|quang|ung|giang|dam|khuc|tieu|lo|vi|be|sung|ma|giap|thach"
)
_TITLE = re.compile(
    r"^(?:(?:ông|bà|đồng chí|đ/c|anh|chị|ths|ts|pct|pgđ|gđ|cv)\.?:? +)+", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_]\w*(?: [^\W\d_]\w*){1,4}")
_HEADING = re.compile(
    r"\b(nguoi|ca nhan|can bo|cong chuc|vien chuc|chuyen vien|lanh dao|dong chi|ho ten|thuc hien"
    r"|phu trach|theo doi|phan cong|dau moi|lien he|xu ly)\b"
)
_NUMBER = re.compile(r"(?:\+?84|0)[\s.-]?[0-9](?:[\s.-]?[0-9]){7,9}|[0-9]{9}|[0-9]{12}")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}")


def may_head(heading: str) -> bool:
    """Return whether a column of persons may stand under a heading."""
    return _HEADING.search(plain(heading)) is not None


def is_person(text: str) -> bool:
    """Return whether a cell names persons: each a family name and more, with capitals."""
    names = [_TITLE.sub("", part.strip()) for part in re.split(r"[,;\n]| - ", text) if part.strip()]
    names = [name for name in names if not identifies(name)]
    return bool(names) and all(map(_is_name, names))


def identifies(text: str) -> bool:
    """Return whether a cell holds a telephone, an identity number or a mail address alone."""
    bare = text.strip()
    return bool(_NUMBER.fullmatch(bare) or _MAIL.fullmatch(bare))


def name_alone(text: str) -> str:
    """Return a cell of persons without telephones, numbers and addresses."""
    return re.sub(r"[\s,;–()-]+$", "", _MAIL.sub("", _NUMBER.sub("", text))).strip()


def _is_name(text: str) -> bool:
    words = text.split()
    is_capital = all(word[:1].isupper() for word in words)
    return (
        bool(_NAME.fullmatch(text)) and is_capital and _FAMILY.fullmatch(fold(words[0])) is not None
    )
