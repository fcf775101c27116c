"""The numbers of rows: I, A, 1, 5.1.1, a), a dash; in a cell of their own or before the title."""

import re
from typing import Literal

from msgspec import Struct

Kind = Literal["roman", "letter", "decimal", "small", "bullet"]

_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("roman", re.compile(rf"(?P<is>{_ROMAN})")),
    (
        "decimal",
        re.compile(
            rf"(?P<is>(?:(?:{_ROMAN}|[A-Z])\.)*[0-9]{{1,5}}(?:\.[0-9]{{1,4}})*(?:\.[a-zđ])?)"
        ),
    ),
    ("letter", re.compile(r"(?P<is>[A-ZĐ])")),
    ("small", re.compile(r"(?P<is>[a-zđ]|[ivx]{2,4})")),
    ("bullet", re.compile(r"(?P<is>[-–—•+*])")),
)
_LABEL = r"(?:(?:Phần|PHẦN|Mục|MỤC|Nhóm|NHÓM|Nhiệm vụ|Phụ lục|Chương) )?"
_IN_CELL = re.compile(rf"{_LABEL}\(?(?P<number>[^\s()]+?)[.):]*")
_BEFORE_TITLE = re.compile(
    rf"{_LABEL}\(?(?P<number>[IVXLC]+|[A-ZĐ]|[a-zđ]|(?:[IVXLC]+\.)?[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*)"
    r"(?P<mark>\.\)|[.):]|(?<=[0-9]\.[0-9])|(?<=[0-9]\.[0-9]{2}))\s+(?P<rest>\S.*)",
    re.DOTALL,
)
_DASHED = re.compile(r"(?P<number>[-–—•+*])\s*(?P<rest>\S.*)", re.DOTALL)


class RowNumber(Struct, frozen=True):
    """A row's number without its dots and brackets: kind and text, "" for a bullet."""

    kind: Kind
    text: str


def of_cell(text: str) -> RowNumber | None:
    """The number that a cell of its own holds; None where it is no number."""
    match = _IN_CELL.fullmatch(text.strip())
    return _number(match["number"]) if match else None


def before(title: str) -> tuple[RowNumber, str] | None:
    """The number that a title begins with, and the title without it."""
    match = _BEFORE_TITLE.fullmatch(title) or _DASHED.fullmatch(title)
    number = _number(match["number"]) if match else None
    return (number, match["rest"]) if match and number else None


def _number(text: str) -> RowNumber | None:
    for kind, form in _FORMS:
        if match := form.fullmatch(text):
            if kind == "bullet":
                return RowNumber(kind, "")
            if kind == "decimal":
                return RowNumber(kind, ".".join(_plain(part) for part in match["is"].split(".")))
            return RowNumber(kind, match["is"])
    return None


def _plain(part: str) -> str:
    """A part without the zero that pads it: 01 is 1."""
    return part.lstrip("0") or "0" if part.isdigit() else part
