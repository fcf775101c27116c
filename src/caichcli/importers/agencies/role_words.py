"""Parts of a cell by the role that its words give them: A chủ trì, phối hợp với B; Chủ trì: A."""

import re
from collections.abc import Iterator
from typing import Literal

from caichcli.importers.agencies import names
from caichcli.importers.marks import WordPattern

Role = Literal["lead", "support"]

EDGES = " \t\n.,;:-–+•*"
# A full stop ends a name only behind a word: not in "TP. Hà Nội" or "1. Bộ Nội vụ".
CLAUSES = re.compile(r"\s*;\s*|(?<=[a-zđà-ỹ]{2})\.\s+(?=[A-ZĐÀ-Ỹ])")
_LINES = re.compile(rf"{CLAUSES.pattern}|\s*\n\s*")
_ROLE_WORDS = WordPattern(
    r"(?:\b(?P<kind>cơ quan|đơn vị|là)\s+)?(?:\b(?:cùng|đồng)\s+)?(?<!hội đồng )(?<!quy chế )"
    r"\b(?P<role>chủ trì|làm đầu mối|phối hợp)\b(?P<colon>\s*:)?",
    re.IGNORECASE,
)
_LEADS = WordPattern("chủ trì|làm đầu mối", re.IGNORECASE)
_WITH = WordPattern(r"^\s*(?:với|cùng(?: với)?)\s+", re.IGNORECASE)
_BLANK = re.compile(r"[ \t]+(?=\S)")  # "A phối hợp B": nothing between
# A department may be named for one: Sở Xây dựng, Vụ Tổng hợp, Ủy ban Kiểm tra.
_NO_KIND = "".join(rf"(?<!\b{kind})" for kind in ("sở", "bộ", "vụ", "cục", "ban", "phòng", "tra"))
_DUTY = WordPattern(
    rf"(?:^|{_NO_KIND}[\s,(]+)(?:tham mưu|thẩm định|xây dựng|thực hiện|rà soát|tổng hợp|hướng dẫn"
    r"|kiểm tra"
    r"|theo dõi|đôn đốc|báo cáo|trình|ban hành|triển khai|soạn thảo|chuẩn bị|tổ chức thực hiện"
    r"|cung cấp|cho ý kiến|nghiên cứu|đề xuất|giúp|để)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


def by_role(text: str, leftovers: list[str]) -> Iterator[tuple[Role | None, str]]:
    """The parts of a cell with their roles; None where it says none.

    Words that name nobody, such as a duty, go to ``leftovers``.
    """
    if not _ROLE_WORDS.search(text):
        yield None, text
        return
    for clause in _LINES.split(text):
        yield from _of_clause(clause, leftovers)


def _of_clause(clause: str, leftovers: list[str]) -> Iterator[tuple[Role | None, str]]:
    """ "A chủ trì, phối hợp với B"; "A chủ trì, B phối hợp"; "Chủ trì: A"; "A (chủ trì)"."""
    marks = list(_ROLE_WORDS.finditer(clause))
    if not marks:
        yield None, clause
        return
    before = 0
    for number, mark in enumerate(marks):
        role: Role = "lead" if _LEADS.match(mark["role"]) else "support"
        end = marks[number + 1].start() if number + 1 < len(marks) else len(clause)
        after = clause[mark.end() : end]
        is_last = number + 1 == len(marks)
        linked = _WITH.match(after) or (_BLANK.match(after) if is_last else None)
        if linked and linked.re is _BLANK and (role == "lead" or not _begins(after)):
            linked = None
        names_before = _without_duty(clause[before : mark.start()], leftovers)
        if mark["kind"] and names.is_bare(names_before):  # Bộ, cơ quan chủ trì
            names_before = f"{names_before}, {mark['kind']}"
        if mark["colon"] or linked or (not names_before and _begins(after)):
            if names_before:
                yield "lead" if linked else role, names_before
            yield role, _without_duty(after[linked.end() :] if linked else after, leftovers)
            before = end
        else:
            if names_before:
                yield role, names_before
            before = mark.end()
    rest = clause[before:].strip(f"{EDGES}()")
    if rest:
        leftovers.append(rest)


def _begins(text: str) -> bool:
    """Whether names stand right behind a role's words, with nothing between."""
    text = text.strip(EDGES)
    return names.begins_name(text) or names.begins_many(text)


def _without_duty(text: str, leftovers: list[str]) -> str:
    """The names at the beginning of a text; the duty behind them goes to what is left."""
    text = text.strip(f"{EDGES}()")
    duty = _DUTY.search(text)
    if duty is None or not text:
        return text
    leftovers.append(duty[0].strip(f"{EDGES}()"))
    return text[: duty.start()].strip(f"{EDGES}()")
