"""Divisions of bodies among the names of a cell: Chi cục Thủy lợi, Sở Nông nghiệp và Môi trường.

A division alone does not answer for a task; the body that it is of does. A centre or a school may
stand for itself, and in a list of bodies a division may be of the one before or behind: that is
doubtful.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from caichcli.importers.agencies import names
from caichcli.importers.agencies.spelling import field_of
from caichcli.importers.marks import WordPattern


class Body(NamedTuple):
    """A name of a cell, with the divisions of it that the cell names.

    ``is_sure`` is False where the divisions may be others', or the body one itself; ``remark``
    are the words that say whose a body is.
    """

    text: str
    units: tuple[str, ...] = ()
    is_sure: bool = True
    remark: str = ""


class ListItem(NamedTuple):
    """A name as it stands in a cell; ``is_beside``: behind a comma or a line's end alone."""

    text: str
    is_beside: bool


# Within a body always; and what may be a body of its own.
_DIVISIONS = r"phòng|vụ|chi cục|cục|tổng cục|hạt|trạm|đội|tổ|bộ phận"
_BODIES = (
    r"trung tâm|viện|học viện|trường|bệnh viện|quỹ|thư viện|bảo tàng|nhà hát|tạp chí"
    r"|nhà xuất bản|văn phòng đăng ký|ban thi đua|ban tôn giáo"
)
_DIVISION = WordPattern(rf"(?:{_DIVISIONS})\s+\S", re.IGNORECASE)
_MAYBE_BODY = WordPattern(rf"(?:{_BODIES})\s+\S", re.IGNORECASE)
_UNIT = WordPattern(
    rf"(?:{_DIVISIONS}|{_BODIES}|văn phòng|thanh tra|ban|chi nhánh|đơn vị|phòng, ban|phòng, đơn vị"
    r"|các (?:phòng|vụ|đơn vị|trung tâm|chi cục))\b",
    re.IGNORECASE,
)
_OWNER = WordPattern(
    r"(?:sở|bộ(?! phận)|cục|tổng cục|chi cục|công an|ubnd|ủy ban|uỷ ban|văn phòng|thanh tra"
    r"|ngân hàng|kho bạc|tòa án|toà án|viện|trung tâm|trường|đại học|bệnh viện|ban quản lý)\s+\S",
    re.IGNORECASE,
)
# Under these a body answers for itself: a management board of the province's committee.
_AUTHORITY = WordPattern(
    r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân|chính phủ|thủ tướng|tỉnh ủy"
    r"|thành ủy|tỉnh|thành phố|chủ tịch)\b",
    re.IGNORECASE,
)
_OFFICE = WordPattern(r"(?:phòng|văn phòng|bộ phận)\b", re.IGNORECASE)
_JOINT = WordPattern(r"\s+(?:(?P<of>(?:trực\s+)?thuộc|của)|[-–])\s+(?=\S)", re.IGNORECASE)
_THUOC = WordPattern(r"\bthuộc\b", re.IGNORECASE)
_BODY_FIRST = WordPattern(
    r"(?P<body>(?:sở|bộ|ubnd|ủy ban nhân dân|công an)\s.+?)\s+[-–]\s+"
    rf"(?P<unit>(?:{_DIVISIONS}|trung tâm|văn phòng|thanh tra)\s+\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_ENDS_IN_BODY = WordPattern(
    rf"(?P<unit>(?:{_DIVISIONS}|trung tâm|văn phòng)(?:\s+\S.*?)??)\s+"
    r"(?P<body>(?:Sở|Bộ|SỞ|BỘ)\s+(?P<field>\S.*))",
    re.IGNORECASE | re.DOTALL,
)
# What a division named before it may be of. Divisions of one ministry stand beside each other too.
_CENTRAL = (
    r"bộ|ủy ban (?!nhân dân)|uỷ ban (?!nhân dân)|thanh tra chính phủ|ngân hàng nhà nước"
    r"|kiểm toán nhà nước|văn phòng (?:chính phủ|quốc hội|chủ tịch|trung ương)"
    r"|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao"
)
_HOLDERS = (
    (r"vụ|cục|tổng cục", _CENTRAL),
    (r"chi cục(?! (?:thuế|hải quan|thống kê|dự trữ|thi hành))", r"sở"),
    (r"chi cục", r"cục|tổng cục"),
    (r"hạt|trạm|đội", r"chi cục|sở|cục"),
    (r"phòng (?:cảnh sát|an ninh|pc|pa)", r"công an"),
    (
        r"phòng|tổ|đội|bộ phận",
        rf"sở|cục|chi cục|tổng cục|ubnd|ủy ban nhân dân|uỷ ban nhân dân|vụ|{_CENTRAL}"
        r"|văn phòng (?:ubnd tỉnh|ủy ban nhân dân tỉnh|tỉnh ủy|đoàn)",
    ),
)
_HELD = [
    (WordPattern(rf"(?:{unit})\b", re.IGNORECASE), WordPattern(rf"(?:{body})\b", re.IGNORECASE))
    for unit, body in _HOLDERS
]
# Of these a division named before may be, or both of one department.
_ALIKE = WordPattern(r"(?:chi cục|cục|tổng cục)\b", re.IGNORECASE)
_INNER = WordPattern(r"(?:phòng|vụ)\s+\S", re.IGNORECASE)
_OF_DEPARTMENTS = WordPattern(r"(?:sở|bộ|cục)\b", re.IGNORECASE)
# Words at the end of a name that say whose it is: Phòng Tư pháp xã, Bệnh viện Đa khoa tỉnh.
_PLACES = "tỉnh|thành phố|huyện|quận|xã|phường|đặc khu"
_PLACED = WordPattern(
    rf"\s(?:(?:{_PLACES}|cấp \w+|TỈNH|XÃ|PHƯỜNG)|(?:{_PLACES}|khu vực) [A-ZĐÀ-Ỹ].*)$"
)


def bodies(items: Sequence[ListItem], is_name: Callable[[str], bool]) -> Iterator[Body]:
    """The bodies of a cell in the order written, each with the divisions named beside it."""
    whole = [_of_one(item.text, is_name) for item in items]
    at = 0
    while at < len(whole):
        end = at
        while end + 1 < len(whole) and items[end + 1].is_beside and _is_unit(whole[end], is_name):
            end += 1
        if end > at and _holds(whole[end], whole[at:end]):
            units = tuple(one.text for one in whole[at:end])
            is_sure = end == at + 1 and _is_of(whole[end], units[0], after_body=items[at].is_beside)
            yield Body(whole[end].text, (*units, *whole[end].units), is_sure)
            at = end + 1
            continue
        is_doubtful = _is_doubtful(whole, items, at, is_name)
        yield whole[at]._replace(is_sure=whole[at].is_sure and not is_doubtful)
        at += 1


def within(unit: str, bracket: str, is_name: Callable[[str], bool]) -> bool:
    """Whether what is in a bracket is the body that a name before it is a division of."""
    is_division = bool(_DIVISION.match(unit) or _MAYBE_BODY.match(unit)) and not is_name(unit)
    return is_division and bool(_OF_DEPARTMENTS.match(bracket)) and _is_body(bracket)


def _of_one(text: str, is_name: Callable[[str], bool]) -> Body:
    """A name, apart from the divisions that it begins or ends with."""
    if is_name(text):
        return Body(text)
    first = _BODY_FIRST.fullmatch(text)
    if first and _is_body(first["body"]):
        return Body(first["body"], (first["unit"],))
    for joint in _JOINT.finditer(text):
        unit, owner = text[: joint.start()], text[joint.end() :]
        if (joint["of"] or _UNIT.match(unit)) and _is_owner(owner):
            return _of_owner(unit, owner, text, is_name)
    ending = _ENDS_IN_BODY.fullmatch(text)
    field = field_of(ending["field"], is_plain=text.isascii()) if ending else None
    if ending and field and field[1] == len(ending["field"]):
        return Body(ending["body"], (ending["unit"],))
    return Body(text)


def _of_owner(unit: str, owner: str, text: str, is_name: Callable[[str], bool]) -> Body:
    """What answers for a task that "Trung tâm X thuộc Sở Y" is given."""
    is_authority = bool(_AUTHORITY.match(owner)) and not _OFFICE.match(unit)
    if is_authority and (names.is_group(unit) or not _THUOC.search(text)):
        return Body(text)  # Tổ công tác của Thủ tướng
    if is_name(unit) or is_authority or not _UNIT.match(unit):
        return Body(unit, is_sure=is_name(unit), remark=text)
    body = _of_one(owner, is_name)
    return body._replace(
        units=(unit, *body.units), is_sure=body.is_sure and not names.begins_many(unit)
    )


def _is_owner(text: str) -> bool:
    return bool(_OWNER.match(text) or _AUTHORITY.match(text)) and not names.is_bare(text)


def _is_body(text: str) -> bool:
    return bool(_OWNER.match(text)) and not names.is_bare(text) and not names.is_group(text)


def _is_unit(one: Body, is_name: Callable[[str], bool]) -> bool:
    """Whether a name is that of a division which the register does not have as a body."""
    return (
        bool(_DIVISION.match(one.text)) and not is_name(one.text) and not _PLACED.search(one.text)
    )


def _holds(body: Body, units: Sequence[Body]) -> bool:
    """Whether all of some divisions may be of the body that is named behind them."""
    return _is_body(body.text) and all(
        any(unit.match(one.text) and holder.match(body.text) for unit, holder in _HELD)
        for one in units
    )


def _is_of(body: Body, unit: str, *, after_body: bool) -> bool:
    """Whether a division is of the body behind it alone; in a list it may be of the one before."""
    is_inner = bool(_INNER.match(unit))
    return (
        body.is_sure and not (is_inner and _ALIKE.match(body.text)) and (is_inner or not after_body)
    )


def _is_doubtful(
    whole: Sequence[Body], items: Sequence[ListItem], at: int, is_name: Callable[[str], bool]
) -> bool:
    """Whether a body beside a name may be the one that it is of."""
    one = whole[at]
    is_pair = len(whole) == 2 and bool(_INNER.match(one.text))
    is_beside = at + 1 < len(whole) and (is_pair or _are_two(items, at))
    if is_beside and _may_hold(whole[at + 1], one, is_name):
        return True
    return at > 0 and _is_unit(one, is_name) and _holds(whole[at - 1], [one])


def _are_two(items: Sequence[ListItem], at: int) -> bool:
    """Whether a name and the next are all that commas and lines' ends join."""
    goes_on = at + 2 < len(items) and items[at + 2].is_beside
    return not items[at].is_beside and items[at + 1].is_beside and not goes_on


def _may_hold(body: Body, unit: Body, is_name: Callable[[str], bool]) -> bool:
    """Whether a name may be that of a division of the body named behind it."""
    may_be_unit = _MAYBE_BODY.match(unit.text) or _DIVISION.match(unit.text)
    is_own = is_name(unit.text) or _PLACED.search(unit.text) or _PLACED.search(body.text)
    return bool(may_be_unit) and not is_own and _is_body(body.text)
