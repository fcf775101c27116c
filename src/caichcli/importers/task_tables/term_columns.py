"""Tables that have several columns of terms: which is the term, and what the others say of it.

"Thời gian trình | Thời gian ban hành" are steps of one term. Of "Thời hạn cũ | Thời hạn điều chỉnh"
the adjusted one holds. "Thời gian bắt đầu" is the first day of a term and never its last.
"""

import re
from collections.abc import Iterator, Sequence

from caichcli.importers.task_tables.wordings import Role, plain

_LEAST = 3  # of a heading's strength; "Tiến độ" alone may be progress

_FORMER = re.compile(r"\bcu$|ban dau|truoc (day|khi)?|da (giao|phe duyet|dang ky)|hien (tai|hanh)")
_ADJUSTED = re.compile(r"dieu chinh|gia han|\bmoi$|^(thoi )?han lui|lui han")
# What is done by each of several terms; work in general beside one of these.
_STEP = re.compile(
    r"\b(trinh|ban hanh|gui|nop|du thao|soan thao|tham dinh|tham tra|lay y kien|phe duyet"
    r"|nghiem thu|bao cao|thong qua|so ket|tong ket|cong bo|ban giao)\b"
)
_WORK = re.compile(r"\b(thuc hien|trien khai|hoan thanh|xay dung)\b")


def roles(headings: Sequence[tuple[str, int]]) -> list[Role]:
    """The roles of columns that are headed as terms, by their headings and how sure these are."""
    words = [plain(heading) for heading, _ in headings]
    if len(set(words)) < 2:
        return ["deadline"] * len(words)
    is_former = [bool(_FORMER.search(each)) for each in words]
    is_adjusted = [
        bool(_ADJUSTED.search(each)) and not former
        for each, former in zip(words, is_former, strict=True)
    ]
    if any(is_adjusted) or (any(is_former) and not all(is_former)):
        holds = max(at for at, former in enumerate(is_former) if not former)
        if any(is_adjusted):
            holds = max(at for at, adjusted in enumerate(is_adjusted) if adjusted)
        return ["deadline" if at == holds else "former-term" for at in range(len(words))]
    steps = [bool(_STEP.search(each)) for each in words]
    if any(steps) and all(
        step or _WORK.search(each) for step, each in zip(steps, words, strict=True)
    ):
        before: list[Role] = ["step"] * (len(words) - 1)
        return [*before, "deadline"]
    most = max(strength for _, strength in headings)
    first = next(
        each for each, (_, strength) in zip(words, headings, strict=True) if strength == most
    )
    return [
        "deadline" if each == first else "second-term" if strength >= _LEAST else "other"
        for each, (_, strength) in zip(words, headings, strict=True)
    ]


def doubts(headings: Sequence[str], roles: Sequence[Role]) -> Iterator[tuple[str, str]]:
    """What is told of columns of terms beside the one that is taken, each with a heading."""
    if "former-term" in roles:
        yield "term-adjusted", headings[roles.index("deadline")]
    for heading, role in zip(headings, roles, strict=True):
        if role == "second-term":
            yield "second-term", heading
