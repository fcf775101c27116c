"""Brackets in a cell of agencies: units of a body and remarks on it, taken from among the names."""

import re
from collections.abc import Callable

from caichcli.importers.marks import WordPattern

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_OPEN = re.compile(r"\s*[(\[][^()\[\]]*$")
_EDGE = re.compile(r"[,;:\n()]|\s+và\s+")
_ROLE_OF_NAMES = WordPattern(r"\b(?:chủ trì|phối hợp)\s*(?::|với\b|cùng\b)", re.IGNORECASE)
_ROLE = WordPattern(
    r"\s*(?:(?:cơ quan|đơn vị|là)\s+)*(?P<role>chủ trì|phối hợp)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def bracketed(
    text: str, spellings: str, is_owner: Callable[[str, str], bool]
) -> tuple[str, list[str], bool]:
    """A cell without its brackets, what stands in them, and whether one is open at the end.

    A bracket stays where it gives a role to names, is the whole cell, or is in one of
    ``spellings``. ``is_owner`` tells whether it holds the body that the name before is a division
    of, as in "Vụ Pháp chế (Bộ Nội vụ)".
    """
    remarks: list[str] = []

    def plain(bracket: re.Match[str]) -> str:
        words = bracket[1].strip()
        role = _ROLE.fullmatch(words)
        if _ROLE_OF_NAMES.search(words) or (words and f"({words})" in spellings):
            return bracket[0]
        if not text[: bracket.start()].strip(" -–+•*\n"):
            return f" {words} "
        if is_owner(_EDGE.split(text[: bracket.start()])[-1].strip(), words):
            return f" thuộc {words}"
        if role:
            remarks.extend(filter(None, (role["rest"].strip(),)))
            return f" ({role['role']})"
        remarks.append(words)
        return ""

    without = _BRACKET.sub(plain, text)
    cut = _OPEN.search(without)
    if cut and cut.start():
        remarks.append(cut[0].strip(" (["))
        without = without[: cut.start()]
    return without, [remark for remark in remarks if remark], cut is not None
