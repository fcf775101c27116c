"""Names that share their first words: "Các sở: Y tế, Giáo dục và Đào tạo, Xây dựng" is three."""

import re
from collections.abc import Callable, Iterator, Sequence

from caichcli.importers.agencies import names, spelling
from caichcli.importers.agencies.role_words import EDGES
from caichcli.importers.marks import WordPattern

_KIND = r"sở|bộ|ban|hội|phòng|xã|phường|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|ngành"
_LIST = WordPattern(
    r"(?P<head>(?:\b(?:UBND|Ủy ban nhân dân|Công an|Trung tâm Y tế) )?)\bcác "
    rf"(?P<kinds>(?:{_KIND})\b(?:(?:, | và |/)(?:{_KIND})\b)*)"
    r"(?P<colon>\s*:)?\s+(?P<list>[A-ZĐÀ-Ỹ].*)",
    re.IGNORECASE | re.DOTALL,
)
# "Sở Tài chính, Nội vụ" says the kind but once.
_OF_ONE_KIND = WordPattern(
    r"(?P<head>)(?P<kinds>sở|bộ|ngành)(?P<colon>\s*:)?\s+(?P<list>[A-ZĐÀ-Ỹ].*)",
    re.IGNORECASE | re.DOTALL,
)
_ITEMS = WordPattern(r"(\s*,\s*|\s+và\s+|\s*\n\s*)")
_MOST = 5  # pieces of one name in a list


def expanded(clause: str, is_name: Callable[[str], bool], fields: Sequence[str]) -> str:
    """A clause in which each name of a list stands whole; as it is where it has no list.

    Without a colon a list is one only where the names in it are known.
    """
    match = _LIST.search(clause) or _OF_ONE_KIND.match(clause)
    if match is None or not match["list"][:1].isupper():
        return clause
    before = clause[: match.start()]
    kinds = [kind.strip() for kind in re.split(r",|/| và | va ", match["kinds"]) if kind.strip()]
    whole = list(_whole(match, kinds, is_name, fields))
    return before + ", ".join(whole) if whole else clause


def continued(clauses: Sequence[str]) -> Iterator[str]:
    """The clauses of a cell; a list with a colon goes on over semicolons: Các sở: Y tế; Nội vụ."""
    head = ""
    for clause in clauses:
        text = clause.strip()
        match = _LIST.match(text) or _OF_ONE_KIND.match(text)
        begins = names.begins_name(text) or names.begins_many(text) or not text[:1].isupper()
        if match or begins:
            head = text[: match.start("list")] if match and match["colon"] else ""
            yield clause
        else:
            yield head + text


def _whole(
    match: re.Match[str],
    kinds: Sequence[str],
    is_name: Callable[[str], bool],
    fields: Sequence[str],
) -> Iterator[str]:
    """The names of a list, each with the kind that makes it one that is known."""
    parts = _ITEMS.split(match["list"])
    pieces, gaps = parts[::2], ["", *parts[1::2]]
    at = 0
    items: list[tuple[str, bool]] = []
    while at < len(pieces):
        for end in range(min(len(pieces), at + _MOST), at, -1):
            text = "".join(("" if n == at else gaps[n]) + pieces[n] for n in range(at, end)).strip()
            name = _named(text, match["head"], kinds, is_name, fields)
            if name:
                items.append((name, True))
                break
        else:
            end = at + 1
            is_own = names.begins_name(pieces[at])
            if names.begins_many(pieces[at]) or (is_own and len(kinds) == 1):
                break
            items.append(
                (pieces[at] if is_own else _of(match["head"], kinds[0], pieces[at]), is_own)
            )
        at = end
    rest = "".join(("" if n == at else gaps[n]) + pieces[n] for n in range(at, len(pieces)))
    is_sure = match["colon"] and (len(kinds) == 1 or all(is_listed for _, is_listed in items))
    if items and (is_sure or (len(items) > 1 and all(is_listed for _, is_listed in items))):
        yield from (name for name, _ in items)
        yield from filter(None, (rest,))


def _named(
    text: str,
    head: str,
    kinds: Sequence[str],
    is_name: Callable[[str], bool],
    fields: Sequence[str],
) -> str:
    """The name that a kind makes of a text, where it is known; "" where none does."""
    field = spelling.field_of(text, fields, is_plain=text.isascii())
    for kind in kinds:
        name = _of(head, kind, text)
        is_ministry = spelling.key(kind) == spelling.key("bộ")
        is_branch = is_ministry or (kind.lower() in ("sở", "so") and not names.begins_name(text))
        if is_name(name) or (is_branch and field is not None and field[1] == len(text)):
            return name
    return text if is_name(text) else ""


def _of(head: str, kind: str, text: str) -> str:
    """A name from its parts: UBND xã Tân Phú, Sở Y tế."""
    return f"{head}{kind.lower()} {text}" if head else f"{kind[:1].upper()}{kind[1:]} {text}"


def joined(pieces: list[str], gaps: list[str], at: int, end: int) -> str:
    """Return the pieces of a name with what stands between them."""
    text = "".join(("" if n == at else _gap(gaps[n])) + pieces[n] for n in range(at, end))
    return text.strip(EDGES)


def _gap(gap: str) -> str:
    if "," in gap:
        return ", "
    return " " if "\n" in gap else f" {gap.strip()} "
