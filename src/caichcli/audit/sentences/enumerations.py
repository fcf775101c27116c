"""Numbers in front of lists: "06/34 địa phương gồm ...", "Hoàn thành (04):" and the items below."""

import operator
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from caichcli.audit.claims import Claim
from caichcli.audit.passages import PaperCell, PaperTable, Passage, RunningText
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import is_rounded
from caichcli.audit.words.vocabulary import IN_WORDS

TEN = 10
FEWEST = 2  # items that a number counts
TITLE = 4  # words of a sentence that is an item behind a stray full stop
NEAR = 60  # letters between two counts, of either of which a list may be
LONGEST_LIST = 4000  # letters of a list that is counted
# Words between a number and its list; a noun may be two: 05 sở, ngành.
_NOUNS = (
    r"(?:[^\W\d]|[\s/-]|, (?=(?:ngành|ban|bộ|cơ quan|đơn vị|địa phương|thành phố|huyện|quận|thị xã"
    r"|phường|thị trấn|đặc khu|doanh nghiệp)\b))"
)
# What a list begins with that is told to its end.
_TELLS = re.compile(
    rf"\s*{_NOUNS}{{0,60}}?(?:[,(]?\s*\b(?:bao )?gồm(?: có)?\b\s*:?"
    r"|[,(]?\s*\b(?:đó|cụ thể) là\b\s*:?|\blà\s*:|(?<!\d)\)\s*:|:)\s*"
)
# What names bodies in brackets begins behind: chưa gửi báo cáo (Bộ Nội vụ, Bộ Tài chính).
_NAMES_BODIES = re.compile(
    rf"\s*(?P<noun>[^\W\d]+(?: phương| phố| quan| vị)?)\b{_NOUNS}{{0,80}}?\((?=[^\W\d])"
)
_BODIES = {
    "bộ": "Bộ ", "sở": "Sở ", "cục": "Cục ", "vụ": "Vụ ", "cơ quan": "", "đơn vị": "",
    "địa phương": "", "tỉnh": "", "thành phố": "", "ministries": "Ministry ", "provinces": "",
}  # fmt: skip
_TOLD = re.compile(r"gồm|\blà\b")
_EXAMPLES = re.compile(
    r"\b(?:như|điển hình|tiêu biểu|nhất là|ví dụ|trong đó|chẳng hạn|chủ yếu|such as)\b|\.\.\.|…"
    r"|v\.v|\bkhác\b"
)
_INCLUDES = re.compile(r"\bbao gồm\s*$")
_PAIRS = re.compile(r"cặp|đôi\b")
_OTHERS = re.compile(r"\b(?:các|những)\b")  # 8 người bị khởi tố các tội: …
_LAST = re.compile(r";\s*(?:và|and)\b")
_BEFORE = re.compile(
    r"(?:\d\D{0,12}(?:trên|trong) tổng số|khoảng|gần|trên|hơn|dưới|ít nhất|tối thiểu|top|tuyến|đoạn"
    r"|(?<!tổng )(?<!trong )(?<!có )(?<!với )\bsố)\s*$"
)
# Behind a person's name: one item with it.
_OFFICE = re.compile(r"\b(?:[Tt]rưởng|[Pp]hó|[Cc]huyên viên|[Gg]iám đốc|[Nn]guyên|[Cc]hủ tịch|SN) ")
_SHORT = re.compile(
    r"\b(TP|TX|TT|Tp|ThS|TS|PGS|GS|St|[A-ZĐ]|[CKNPT]h|Tr|Ng|Qu|Gi)\.\s"
)  # a stop that ends no sentence
# A name goes on in the next line.
_CUT_SHORT = re.compile(
    r"\b(?:(?:TP|TX|TT|Tp)\.?|[A-ZĐ]\w+ [A-ZĐ]\w+ (?:[A-ZĐ]|[CKNPT]h|Tr|Ng|Qu|Gi)\.)\s*$"
)
# Who tells it, behind a list: "..., báo X đưa tin".
_TELLER = re.compile(r",[^,;.]*\b(?:đăng tải|đưa tin|cho biết|cho hay)\b")
_SEVERAL = re.compile(r"\([^()]*\d[^()]*(?:[,;]|\bvà\b)[^()]*\d[^()]*\)")  # (số 3; 4 và 5)
# Examples, or an item that is several: ... và ba người ở Điện Biên là ...
_OPEN = re.compile(
    _EXAMPLES.pattern + r"|\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:người|em|cháu)\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_AND = re.compile(r"\s+(?:và|and|cùng(?: với)?)\s+")
_ID = re.compile(r"[A-ZĐ0-9]+(?:[.\-/]\w+)+|[A-ZĐ]\d+")
# A name: it begins with a capital and has few words.
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][^,;:.]{0,60}")
# Words whose names hold commas: Bộ Văn hóa, Thể thao và Du lịch.
_WITH_COMMAS = re.compile(r"\b(?:Bộ|Sở|Ban|Cục|Vụ|Ủy ban|UBND|Văn phòng|Hội|Viện|Trường)\b")
# A row that groups others, or adds them up.
_GROUP = re.compile(r"(?:[IVXLC]+|[A-HĐ])[.)]?(?:\s|$)|tổng|cộng|total", re.IGNORECASE)
# The end of a heading or an item that counts what follows: "Hoàn thành (04):".
_COUNT_AT_END = re.compile(r"\((\d{1,4})\)\s*[:.]?\s*$")
# Lists within the items of one, or items that are counts themselves: 3 xã, 17 địa phương.
_LISTS = re.compile(r",[^;]*,|(?:[;,]|\bvà)\s+\d+\s")
_IN_LINE = re.compile(r"\((\d{1,4})\)\s*:\s*(?=\S)")
# What stands in place of the end of a list: "… và 04 nhiệm vụ khác", "… and 4 more tasks".
REST = re.compile(
    r"\W*(?:và|and)\s+(?P<count>\d{1,4})\s+"
    r"(?:(?P<unit>[^\W\d][^.;:\d]{0,60}?)\s+khác\b|more\b(?:\s+(?P<more>\w+))?)"
)
CUT = re.compile(r"\W{0,8}(?:…|\.\.\.|v\.v)\W{0,8}")
# What an item of a list begins with where it is a task: its id, no date and no share.
_TASK = re.compile(r"\s*(?:[A-ZĐ0-9]+(?:\.\w+)+|[A-ZĐ]+\d+)(?![\w/])")


def enumerations(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each count in front of a list in its sentence."""
    for one in statement.quantities:
        if (
            not one.is_count
            or one.hedge
            or one.value < FEWEST
            or is_rounded(one)
            or statement.prose.text[: one.start].rstrip()[-1:].isupper()
            or _BEFORE.search(statement.lower[max(0, one.start - 30) : one.start])
        ):
            continue
        end = (one.over or one).end
        if (opening := _TELLS.match(statement.lower, end)) is not None:
            yield from _told(statement, one, opening)
        elif (opening := _NAMES_BODIES.match(statement.lower, end)) is not None:
            yield from _named(statement, one, opening)


def _told(statement: FigureText, one: Quantity, opening: re.Match[str]) -> Iterator[Claim]:
    """The claim of a number whose list words announce: "07 đơn vị, gồm: ..."."""
    is_name = opening[0].lstrip().startswith(":")  # "Tiêu chuẩn 3: ..."
    if is_name or IN_WORDS.search(opening[0]):
        return
    items = _in_brackets(statement.prose.text[opening.end() :][:LONGEST_LIST])
    limits = _length(items)
    is_bare = not _TOLD.search(opening[0])
    if limits is None or _goes_on_below(statement, opening.end(), one, limits):
        return
    if _INCLUDES.search(opening[0]) and (one.value - limits[1]) * 3 > one.value:
        return  # some of them: 5 thành phố, bao gồm Bắc Kinh và Thượng Hải
    if _is_of_another(statement, one, limits) or (is_bare and _is_open(opening[0], items, one)):
        return
    if is_length(one, limits, is_bare=is_bare, is_parted=";" in items):
        yield _claim(statement, one, *limits)


def _is_of_another(statement: FigureText, one: Quantity, limits: tuple[int, int]) -> bool:
    """Whether a list is of pairs, or of a count shortly before: 7 người gồm 3 nữ và 4 nam, gồm …"""
    if _PAIRS.match(one.unit):
        return True
    at = statement.place(one)
    before = statement.quantities[max(0, at - 2) : at]
    return not limits[0] <= one.value <= limits[1] and any(
        other.is_count and limits[0] <= other.value <= limits[1]
        for other in before
        if one.start - other.end < NEAR
    )


def _is_open(opening: str, items: str, one: Quantity) -> bool:
    """Whether what stands behind a colon may be another list, or not all of one."""
    if _OTHERS.search(opening):
        return True
    sentence = items.split(". ", maxsplit=1)[0]
    if ";" in sentence:
        return not _LAST.search(sentence) and sentence.count(";") + 2 < one.value
    return not _AND.search(sentence) and sentence.count(",") + 2 < one.value


def _named(statement: FigureText, one: Quantity, opening: re.Match[str]) -> Iterator[Claim]:
    """The claim of a number of bodies that brackets name: "04 bộ chưa gửi (Bộ Nội vụ, ...)".

    Brackets may hold examples: where more than one name is lacking, nobody can tell.
    """
    head = _BODIES.get(opening["noun"])
    items = _in_brackets(statement.prose.text[opening.end() :][:LONGEST_LIST])
    limits = _length(items) if head is not None and items.startswith(head) else None
    if limits is not None and limits[0] - 1 <= one.value <= limits[1] + 1:
        yield _claim(statement, one, *limits)


def is_length(
    one: Quantity, limits: tuple[int, int], *, is_bare: bool = False, is_parted: bool = False
) -> bool:
    """Whether a list is what a number counts: it is near, or one digit off; behind a colon
    alone it is near."""
    count, (least, most) = int(one.value), limits
    is_small = not is_bare and max(count, most) < TEN and not is_parted
    if is_small or max(least - count, count - most) <= max(2, count // 4):
        return True
    width = one.end - one.start
    lengths = range(least, most + 1) if not is_bare and width > 1 else ()
    return any(_is_digit_off(f"{count:0{width}}", f"{items:0{width}}") for items in lengths)


def _in_brackets(text: str) -> str:
    """A text to where the brackets end that it begins in."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return text[:at]
    return text


def _goes_on_below(
    statement: FigureText, start: int, one: Quantity, limits: tuple[int, int]
) -> bool:
    """Whether a list may go on in the next paragraph: it is short and no full stop ends it."""
    behind = statement.prose.text[start:].rstrip(' *_)”"')
    return limits[1] < one.value and ";" in behind and behind[-1:].isalnum() and "." not in behind


def _is_digit_off(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(map(operator.ne, one, other)) == 1


def _length(text: str) -> tuple[int, int] | None:
    """The least and the most items that a list may have; None where it is none to its end."""
    if _SEVERAL.search(text) or _CUT_SHORT.search(text) or _TELLER.search(text):
        return None
    plain = _SHORT.sub(r"\1 ", _BRACKETS.sub("", text))
    sentences = re.split(r"[.!?](?:\s|$)|\n", plain, maxsplit=2)
    sentence = sentences[0].strip(" ;,)*_")
    goes_on = len(sentences) > 2 and 0 < len(sentences[1].split()) <= TITLE  # a stray stop
    if "(" in sentence or goes_on:
        return None
    if not sentence or len(sentence) >= LONGEST_LIST - 10 or _OPEN.search(sentence.lower()):
        return None
    if ";" in sentence:
        items = [item.strip() for item in sentence.split(";") if item.strip()]
        are_alike = len(items) > 2 and len({item.split()[0] for item in items}) == 1
        are_items = are_alike or all(_NAME.match(item) for item in items)
        if not are_items or _LISTS.search(sentence):
            return None
        # A comma may stand in place of a semicolon.
        return len(items), len(items) + len(_AND.findall(sentence)) + sentence.count(",")
    parts = [part.strip() for part in sentence.split(",") if part.strip()]
    items = [item for part in parts for item in _AND.split(part)]
    if any(map(str.isdigit, sentence)) and not all(_ID.fullmatch(item) for item in items):
        return None
    if len(items) < 2 or not all(_is_item(item) for item in items) or _OFFICE.search(sentence):
        return None
    if all(_ID.fullmatch(item) for item in items):
        return len(items), len(items)
    if _WITH_COMMAS.search(sentence):
        heads = sum(bool(_WITH_COMMAS.match(item)) for item in items)
        return max(heads, 1), len(items)
    ends = _AND.split(parts[-1])  # names of places, each word with a capital, hold no "và"
    is_pair = len(ends) == 2 and all(item.istitle() for item in items)
    pairs = sum(" / " in item or " - " in item for item in items)  # Nam / Nữ diễn viên
    return len(items) if is_pair else len(parts), len(items) + pairs


def _is_item(item: str) -> bool:
    is_name = item[:1].isupper() and _NAME.fullmatch(item) and len(item.split()) <= 8
    return bool(_ID.fullmatch(item) or is_name)


def headings(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield a claim for each "(04)" at the end of a heading or an item, of what stands below it."""
    for at, passage in enumerate(passages):
        if not isinstance(passage, RunningText):
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


def groups(table: PaperTable) -> Iterator[Claim]:
    """Yield a claim for each row that heads others and counts them: "Hoàn thành đúng hạn (09)"."""
    texts = [_heading_of(row) for row in table.rows]
    heads = [at for at, prose in enumerate(texts) if prose is not None]
    for at, end in pairwise([*heads, len(texts)]):
        prose = texts[at]
        match = _COUNT_AT_END.search(prose.text.rstrip("*_ ")) if prose else None
        rows = sum(_rows_of(row) for row in table.rows[at + 1 : end])
        if prose is not None and match is not None and rows:
            yield _of_heading(prose, match, rows)


def _heading_of(row: Sequence[PaperCell]) -> RunningText | None:
    """The words of a row that has no others: one cell, or one merged over the row."""
    cells = [cell for cell in row if cell.is_first and cell.text.strip("*_ \\")]
    is_head = len(cells) == 1 and len(row) > 2 and not REST.match(cells[0].text)
    return cells[0].prose if is_head else None


def _rows_of(row: Sequence[PaperCell]) -> int:
    """How many items a row stands for: one, or as many as it says to be left out."""
    rest = next((match for cell in row if (match := REST.match(cell.text))), None)
    return int(rest["count"]) if rest else 1


def _below(passages: Sequence[Passage], at: int) -> int | None:
    """How many rows or items stand right below a passage; None where there is no list.

    What a list that is cut short says to be left of it counts as well.
    """
    head, first = passages[at], passages[at + 1]
    assert isinstance(head, RunningText)
    if isinstance(first, PaperTable):
        rows = rows_of_list(first)
        return None if rows is None else rows + _rest(passages, at + 2)
    if first.kind != "item" or (head.kind == "item" and first.level <= head.level):
        return None
    count = 0
    end = at + 1
    for passage in passages[at + 1 :]:
        if (
            not isinstance(passage, RunningText)
            or passage.kind != "item"
            or passage.level < first.level
        ):
            break
        if passage.level == first.level:
            if passage.list_number != first.list_number:
                break
            if CUT.fullmatch(passage.text):
                return None
            rest = REST.match(passage.text)
            count += int(rest["count"]) if rest else 1
        end += 1
    return count + _rest(passages, end)


def _rest(passages: Sequence[Passage], at: int) -> int:
    """How many more a paragraph behind a list says that there are; 0 where it is none such."""
    passage = passages[at] if at < len(passages) else None
    is_paragraph = isinstance(passage, RunningText) and passage.kind == "paragraph"
    rest = REST.match(passage.text) if isinstance(passage, RunningText) and is_paragraph else None
    return int(rest["count"]) if rest else 0


def rows_of_list(table: PaperTable) -> int | None:
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
    rest = REST.match(parts[-1])
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
    elif len(parts) > 1 and not any("," in _BRACKETS.sub("", item) for item in items):
        lengths = [whole]
    else:
        return None
    return count if count in lengths else lengths[0]


def _ids(item: str) -> list[str]:
    brackets = re.findall(r"\(([^()]*)\)", item)
    parts = [part.strip() for text in brackets[:1] for part in text.split(",")]
    return parts if parts and all(_ID.fullmatch(part) for part in parts) else []


def _of_heading(passage: RunningText, match: re.Match[str], items: int) -> Claim:
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
    numeral = statement.written(one)
    return Claim(
        "count",
        statement.span(one),
        numeral,
        rule,
        "wrong" if rule else "match",
        {"count": numeral, "items": least if least == most else f"{least}–{most}"},
    )
