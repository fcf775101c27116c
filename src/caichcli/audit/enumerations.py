"""Numbers in front of lists: "06/34 địa phương gồm ...", "Hoàn thành (04):" and the items below."""

import re
from collections.abc import Iterator, Sequence

from caichcli.audit.claims import Claim
from caichcli.audit.passages import PaperTable, Passage, Prose
from caichcli.audit.quantities import Quantity
from caichcli.audit.statements import FigureText
from caichcli.audit.sums import span_of, written_of

LONGEST_LIST = 4000  # letters of a list that is counted
# What a list begins with that is told to its end.
_TELLS = re.compile(r"\s*[\w\s/-]{0,60}?(?:\b(?:bao )?gồm(?: có)?\b\s*:?|\blà\s*:|:)\s*")
_EXAMPLES = re.compile(
    r"\b(?:như|điển hình|tiêu biểu|nhất là|ví dụ|trong đó|chẳng hạn|chủ yếu|such as)\b|\.\.\.|…"
    r"|v\.v|\bkhác\b"
)
_BEFORE = re.compile(r"(?:khoảng|gần|trên|hơn|dưới|ít nhất|tối thiểu|top)\s*$")
_BRACKETS = re.compile(r"\([^()]*\)")
_AND = re.compile(r"\s+(?:và|and)\s+")
_ID = re.compile(r"[A-ZĐ0-9]+(?:[.\-/]\w+)+|[A-ZĐ]\d+")
# A name: it begins with a capital and has few words.
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][^,;:.]{0,60}")
# Words whose names hold commas: Bộ Văn hóa, Thể thao và Du lịch.
_WITH_COMMAS = re.compile(r"\b(?:Bộ|Sở|Ban|Cục|Vụ|Ủy ban|UBND|Văn phòng|Hội|Viện|Trường)\b")
# A row that groups others, or adds them up.
_GROUP = re.compile(r"(?:[IVXLC]+|[A-HĐ])[.)]?(?:\s|$)|tổng|cộng|total", re.IGNORECASE)
# The end of a heading or an item that counts what follows: "Hoàn thành (04):".
_COUNT_AT_END = re.compile(r"\((\d{1,4})\)\s*[:.]?\s*$")
_IN_LINE = re.compile(r"\((\d{1,4})\)\s*:\s*(?=\S)")
# What stands in place of the end of a list: "… và 04 nhiệm vụ khác", "… and 4 more tasks".
_REST = re.compile(
    r"\W*(?:và|and)\s+(?P<count>\d{1,4})\s+"
    r"(?:(?P<unit>[^\W\d][^.;:\d]{0,60}?)\s+khác\b|more\b(?:\s+(?P<more>\w+))?)"
)
_CUT = re.compile(r"\W{0,8}(?:…|\.\.\.|v\.v)\W{0,8}")
# What an item of a list begins with where it is a task: its id, no date and no share.
_TASK = re.compile(r"\s*(?:[A-ZĐ0-9]+(?:\.\w+)+|[A-ZĐ]+\d+)(?![\w/])")


def enumerations(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each count in front of a list in its sentence."""
    for one in statement.quantities:
        if (
            not one.is_count
            or one.hedge
            or _BEFORE.search(statement.lower[max(0, one.start - 12) : one.start])
        ):
            continue
        end = (one.over or one).end
        opening = _TELLS.match(statement.lower, end)
        start = opening.end() if opening else 0
        items = statement.prose.text[start : start + LONGEST_LIST] if opening else ""
        limits = _length(items)
        if limits is not None:
            yield _claim(statement, one, *limits)


def _length(text: str) -> tuple[int, int] | None:
    """The least and the most items that a list may have; None where it is none to its end."""
    sentence = re.split(r"[.!?](?:\s|$)|\n", _BRACKETS.sub("", text), maxsplit=1)[0].strip(" ;,)*_")
    if not sentence or len(sentence) >= LONGEST_LIST - 10 or _EXAMPLES.search(sentence.lower()):
        return None
    if ";" in sentence:
        items = [item.strip() for item in sentence.split(";") if item.strip()]
        if not all(_NAME.match(item) for item in items):
            return None
        last = len(_AND.split(items[-1])) - 1 if not _WITH_COMMAS.search(items[-1]) else 0
        return len(items), len(items) + last
    parts = [part.strip() for part in sentence.split(",") if part.strip()]
    items = [item for part in parts for item in _AND.split(part)]
    if len(items) < 2 or not all(_is_item(item) for item in items):
        return None
    if all(_ID.fullmatch(item) for item in items):
        return len(items), len(items)
    if _WITH_COMMAS.search(sentence):
        heads = sum(bool(_WITH_COMMAS.match(item)) for item in items)
        return max(heads, 1), len(items)
    return len(parts), len(items)


def _is_item(item: str) -> bool:
    return bool(_ID.fullmatch(item) or (_NAME.fullmatch(item) and len(item.split()) <= 8))


def headings(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield a claim for each "(04)" at the end of a heading or an item, of what stands below it."""
    for at, passage in enumerate(passages):
        if not isinstance(passage, Prose):
            continue
        match = _COUNT_AT_END.search(passage.text)
        if match and at + 1 < len(passages):
            items = _below(passages, at)
            if items is not None:
                yield _of_heading(passage, match, items)
        elif (match := _IN_LINE.search(passage.text)) is not None:
            words, behind = passage.text[: match.start()], passage.text[match.end() :]
            items = _behind(behind, int(match[1]), words.lower().strip())
            if items is not None:
                yield _of_heading(passage, match, items)


def _below(passages: Sequence[Passage], at: int) -> int | None:
    """How many rows or items stand right below a passage; None where there is no list.

    What a list that is cut short says to be left of it counts as well.
    """
    head, first = passages[at], passages[at + 1]
    assert isinstance(head, Prose)
    if isinstance(first, PaperTable):
        rows = _rows(first)
        return None if rows is None else rows + _rest(passages, at + 2)
    if first.kind != "item" or (head.kind == "item" and first.level <= head.level):
        return None
    count = 0
    end = at + 1
    for passage in passages[at + 1 :]:
        if not isinstance(passage, Prose) or passage.kind != "item" or passage.level < first.level:
            break
        if passage.level == first.level:
            if passage.list_number != first.list_number:
                break
            if _CUT.fullmatch(passage.text):
                return None
            rest = _REST.match(passage.text)
            count += int(rest["count"]) if rest else 1
        end += 1
    return count + _rest(passages, end)


def _rest(passages: Sequence[Passage], at: int) -> int:
    """How many more a paragraph behind a list says that there are; 0 where it is none such."""
    passage = passages[at] if at < len(passages) else None
    is_paragraph = isinstance(passage, Prose) and passage.kind == "paragraph"
    rest = _REST.match(passage.text) if isinstance(passage, Prose) and is_paragraph else None
    return int(rest["count"]) if rest else 0


def _rows(table: PaperTable) -> int | None:
    """How many rows a table has below its headings, if each is an item: no groups, no totals."""
    rows = table.rows[1:]
    firsts = [row[0].text.strip("*_ ") for row in rows]
    is_head = not any(any(map(str.isdigit, cell.text)) for cell in table.rows[0])
    is_list = all(firsts) and len(set(firsts)) == len(firsts)
    is_grouped = any(_GROUP.match(first) for first in firsts)
    return len(rows) if rows and is_head and is_list and not is_grouped else None


def _behind(text: str, count: int, words: str) -> int | None:
    """How many items a list in one line has: its parts, or the ids in brackets behind them.

    ``words`` are those in front of the count. None where nobody can tell: the list is cut short,
    and what is left of it is of another unit than what is counted.
    """
    parts = [part for part in text.rstrip(" .").split(";") if part.strip()]
    if not parts or (len(parts) < 2 and "(" not in text):
        return None
    rest = _REST.match(parts[-1])
    items = parts[:-1] if rest else parts
    whole = len(items) + (int(rest["count"]) if rest else 0)
    ids = [one for item in items for one in _ids(item)]
    if ids and len(ids) >= len(items):
        # One id may stand under several owners; the count may be that of the owners.
        lengths = [len(set(ids)), len(ids), whole]
        unit = (rest["unit"] or rest["more"]) if rest else None
        if rest and unit and words.startswith(unit):
            lengths = [whole]
        elif rest and count >= len(set(ids)):
            return count if count == whole else None
    elif items and _TASK.match(items[0]):
        # Behind a task's name there may be details of it, each behind a semicolon.
        tasks = sum(bool(_TASK.match(item)) for item in items)
        lengths = [tasks + whole - len(items), whole]
    elif len(parts) > 1:
        lengths = [whole]
    else:
        return None
    return count if count in lengths else lengths[0]


def _ids(item: str) -> list[str]:
    brackets = re.findall(r"\(([^()]*)\)", item)
    parts = [part.strip() for text in brackets[:1] for part in text.split(",")]
    return parts if parts and all(_ID.fullmatch(part) for part in parts) else []


def _of_heading(passage: Prose, match: re.Match[str], items: int) -> Claim:
    rule = "" if int(match[1]) == items else "count-differs"
    return Claim(
        "count",
        passage.span(match.start(1), match.end(1)),
        match[1],
        rule,
        "wrong" if rule else "match",
        {"count": match[1], "items": items},
    )


def _claim(statement: FigureText, one: Quantity, least: int, most: int) -> Claim:
    rule = "" if least <= one.value <= most else "count-differs"
    numeral = written_of(statement, one)
    return Claim(
        "count",
        span_of(statement, one),
        numeral,
        rule,
        "wrong" if rule else "match",
        {"count": numeral, "items": least if least == most else f"{least}–{most}"},
    )
