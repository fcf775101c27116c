"""Sentences that announce a list by its length: "Có 03 bộ chưa ban hành kế hoạch:" and 1, 2, 3.

A count is that of the list only where nothing between them names another thing that is listed, and
no item counts anything of the same kind itself.
"""

import re
from collections.abc import Iterator, Sequence

from caichcli.audit.claims import Claim
from caichcli.audit.passages import PaperTable, Passage, RunningText
from caichcli.audit.sentences.enumerations import CUT, FEWEST, REST, is_length, rows_of_list
from caichcli.audit.words.quantities import Marks, Quantity
from caichcli.audit.words.statements import FigureText, statement
from caichcli.audit.words.vocabulary import CLAUSE_END, SCALES

MOST = 60  # items of a list that a sentence announces
FARTHEST = 30  # passages from one item to the next
NEXT = 4  # passages behind a list that may go on with it
LONGEST_ORDINAL = 20  # letters in front of which a paragraph says that it is the third
LONGEST_NAME = 80  # letters of an item that may be several names
_ENDS = re.compile(r"(?::|\b(?:như sau|sau đây|sau|dưới đây)\s*[:.]?)[\s*_]*$")
_OF_ALL = re.compile(r"\b(?:trong|trên|of|so với|than)(?: tổng)?(?: số)?\s*$")
# From a count to the end of its sentence: what is listed is what is counted.
_TAIL = re.compile(
    r"(?P<words>[^,;.:()]*?)(?:\([^()]*\))?\s*(?:[,:]?\s*(?:cụ thể|(?:bao )?gồm(?: có)?|đó là|là"
    r"|như sau|sau đây|sau|dưới đây)\b\s*)*[:.]?[\s*_]*"
)
_OTHER_LIST = re.compile(
    r"\b(?:các|những|một số|để|nhằm|theo|về|với|nguyên nhân|do|trên(?! \d)|tại|cho|vào|qua|bằng|như"
    r"|kết quả|trong)\b"
)
_MARK = re.compile(
    r"\s*(?:(?P<number>\d{1,3})[.)]|(?P<letter>[a-zđ])[.)]|(?P<dash>[-–+•*])"
    r"|(?P<word>[A-Z]\w+ là|Thứ \w+)\b[,:]?)\s+"
)
# Items that are counted in words: Một là, Thứ hai.
_WORDS = ("một nhất", "hai", "ba", "bốn tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL = re.compile(r"\bthứ (?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b|\bcuối cùng\b")
_INNER = re.compile(
    r"[.;] [-–+•*] |(?<=\w) [-–+•*] (?=[A-ZĐ])[^-–+•*]+ [-–+•*] "
)  # items in one line
_SPLIT = re.compile(r",|;|\s(?:và|and)\s")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def announcements(passages: Sequence[Passage], marks: Marks) -> Iterator[Claim]:
    """Yield a claim for each count whose list follows, of which nothing else may be the length."""
    for at, passage in enumerate(passages[:-1]):
        if not isinstance(passage, RunningText) or not _ENDS.search(passage.text.lower()):
            continue
        own = statement(passage, marks)
        count = _count(own)
        limits = _limits(passages, at, count, marks) if count is not None else None
        if count is not None and limits is not None and is_length(count, limits):
            yield _claim(passage, count, *limits)


def _count(own: FigureText) -> Quantity | None:
    """The one count in the last sentence of a text, where it is that of what is listed."""
    words = own.lower.rstrip(" *_.:")
    start = max((match.end() for match in CLAUSE_END.finditer(words)), default=0)
    counts = [one for one in own.quantities if one.start >= start and not one.is_share]
    if len(counts) != 1 or not counts[0].is_count or counts[0].hedge:
        return None
    one = counts[0]
    tail = _TAIL.fullmatch(own.lower, (one.over or one).end)
    is_own = tail is not None and one.unit and not _OTHER_LIST.search(tail["words"])
    is_part = _OF_ALL.search(own.lower[max(0, one.start - 20) : one.start])
    is_list = is_own and not is_part and 1 < one.value <= MOST
    return one if is_list and one.unit.partition(" ")[0] not in SCALES else None


def _limits(
    passages: Sequence[Passage], at: int, count: Quantity, marks: Marks
) -> tuple[int, int] | None:
    """The least and the most items of the list below a passage; None where nobody can tell."""
    first = passages[at + 1]
    if isinstance(first, PaperTable):
        rows = rows_of_list(first)
        return None if rows is None else (rows, rows)
    items = _items(passages, at + 1)
    if len(items) < FEWEST or any(
        CUT.search(item.text[-8:]) or CUT.fullmatch(item.text) for item in items
    ):
        return None
    noun = count.unit.partition(" ")[0]
    if any(_counts(item, noun, marks) or _INNER.search(item.text) for item in items):
        return None
    if len(items) < count.value and _goes_on(passages, items):
        return None
    rest = REST.match(items[-1].text)
    least = len(items) + (int(rest["count"]) - 1 if rest else 0)
    if _is_outer(passages[: at + 1], count, least):
        return None
    names = (_words(item) for item in items if len(item.text) <= LONGEST_NAME)
    most = sum(len(_SPLIT.split(words.rstrip(" .,;"))) for words in names)
    return least, max(least, most)


def _goes_on(passages: Sequence[Passage], items: Sequence[RunningText]) -> bool:
    """Whether a list goes on behind paragraphs that its marks skip: another item, thứ ba."""
    first, last = (
        next(at for at, one in enumerate(passages) if one is item) for item in (items[0], items[-1])
    )
    mark = _MARK.match(items[-1].text)
    if mark and mark["word"] and last - first >= len(items):
        return True  # what stands between may bring the next without a mark
    for passage in passages[last + 1 : last + 1 + NEXT]:
        if not isinstance(passage, RunningText) or passage.kind == "heading":
            return False
        own = _MARK.match(passage.text)
        if own is None and _ENDS.search(passage.text.lower()):
            return False  # the next list is announced
        if mark and own and own.lastgroup == mark.lastgroup:
            return True
        if mark and mark["word"] and _ORDINAL.search(passage.text[:LONGEST_ORDINAL].lower()):
            return True
    return False


def _items(passages: Sequence[Passage], start: int) -> list[RunningText]:
    """The items of the list that begins at a passage."""
    first = passages[start]
    mark = _MARK.match(first.text) if isinstance(first, RunningText) else None
    if mark and mark.lastgroup != "dash":
        return _marked(passages, start, str(mark.lastgroup))
    if not isinstance(first, RunningText) or (first.kind != "item" and mark is None):
        return []
    items: list[RunningText] = []
    for passage in _from(passages, start):
        if not isinstance(passage, RunningText):
            break
        own = _MARK.match(passage.text)
        if (passage.kind != "item" and own is None) or passage.level < first.level:
            break
        is_same_mark = (own and own["dash"]) == (mark and mark["dash"])
        if passage.level == first.level and is_same_mark:
            if passage.list_number != first.list_number:
                break
            items.append(passage)
    return items


def _from(passages: Sequence[Passage], start: int) -> Iterator[Passage]:
    return (passages[at] for at in range(start, len(passages)))


def _marked(passages: Sequence[Passage], start: int, kind: str) -> list[RunningText]:
    """Items that are numbered or lettered, one after the other, with what stands between them."""
    items: list[RunningText] = []
    last = start
    for at, passage in enumerate(_from(passages, start), start):
        if isinstance(passage, PaperTable):
            continue
        if at - last > FARTHEST or (passage.kind == "heading" and items):
            break
        mark = _MARK.match(passage.text)
        label = mark[kind] if mark else None
        if label is None:
            if mark is None and _ENDS.search(passage.text.lower()):
                break  # the next list is announced
            continue
        if not _is_next(label, len(items), kind):
            return [] if _is_next(label, 0, kind) else items
        items.append(passage)
        last = at
    return items


def _is_next(label: str, at: int, kind: str) -> bool:
    """Whether a label is that of an item, by how many stand before it."""
    if kind == "number":
        return int(label) == at + 1
    if kind == "letter":
        return label == _LETTERS[at : at + 1]
    word = label.lower().removesuffix(" là").removeprefix("thứ ")
    return at < len(_WORDS) and word in _WORDS[at].split()


def _words(item: RunningText) -> str:
    """An item without its mark."""
    mark = _MARK.match(item.text)
    return item.text[mark.end() if mark else 0 :].lstrip()


def _counts(item: RunningText, noun: str, marks: Marks) -> bool:
    """Whether an item counts what its list is of: "03 nghị quyết"."""
    return _words(item)[:1].isdigit() or any(
        one.is_count and one.unit.partition(" ")[0] == noun
        for one in statement(item, marks).quantities
    )


def _is_outer(before: Sequence[Passage], count: Quantity, items: int) -> bool:
    """Whether what goes beyond a count may be the list around it: 4. behind 3. and its list."""
    if items <= count.value:
        return False
    marks = (_MARK.match(one.text) for one in before if isinstance(one, RunningText))
    return any(mark and mark["number"] and int(mark["number"]) == count.value for mark in marks)


def _claim(passage: RunningText, count: Quantity, least: int, most: int) -> Claim:
    numeral = passage.text[count.start : count.end]
    rule = "" if least <= count.value <= most else "count-differs"
    return Claim(
        "count",
        passage.span(count.start, count.end),
        numeral,
        rule,
        "wrong" if rule else "match",
        {"count": numeral, "items": least if least == most else f"{least}–{most}"},
    )
