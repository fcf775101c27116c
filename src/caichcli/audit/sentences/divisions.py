"""Totals against figures of classes that leave each other out, however short the lists are.

Where more is told of such classes than there is in all, it cannot be true; where less is, a class
was left out, or, if there is no other, a figure is wrong.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from caichcli.audit.sentences.classes import Division, division, of_one_verb
from caichcli.audit.sentences.part_lists import is_total, may_be_part
from caichcli.audit.sentences.parts import Breakdown, Reach, leaves_others, may_be_total
from caichcli.audit.slips import explains
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText, Scope
from caichcli.audit.words.units import may_be_added, same_unit
from caichcli.audit.words.vocabulary import CHANGE, EXHAUSTIVE, OPENERS, SENTENCE_END

MOST_FIGURES = 24  # behind a total that are looked at
FARTHEST = 240  # letters between a total and its parts
_WHOLE = re.compile(r"\b(?:trong|of(?: the)?|among(?: the)?)\s*$")
_EXAMINED = re.compile(
    r"\b(?:rà soát|xem xét|kiểm tra|thẩm định|đánh giá|reviewed|examined|checked)\b[^.;,\d]{0,40}$"
)
_COLON = re.compile(r"[^.;,:()]{0,60}:\s*$")
# From a total to the first of its states: 24 tồn tại, hạn chế; đã khắc phục 17.
_STATES_FOLLOW = re.compile(r"[^.()\d]{0,60}[,;:][^.,;:()\d]{1,40}")
# Between the items of a list, and between it and its total.
_ITEM_LINK = re.compile(r"(?: [^\W\d]+){1,4}(?:,| và) ")
_SUM_LINK = re.compile(r"(?: [^\W\d]+){1,4} ?(?:\(|, )tổng (?:cộng|số)(?: là| có)?:? ")
_OUT_OF = re.compile(r"\b(?:trong|trên|của) tổng\b")  # 15.000 tỷ đồng trong tổng số 80.000
_LABELLED = re.compile(r"[^.;,:()]{0,60}:[^.;,:()]{0,30}")  # 3.215 thủ tục: cấp tỉnh 1.905
_IN_TURN = re.compile(r"\blần lượt\b[^.;:,\d]{0,20}:?\s*$")
_RESPECTIVELY = re.compile(r"[^.;:,\d]{0,30},? respectively\b")
_NEXT = re.compile(r"(?: [^\W\d]+){0,3}\s*(?:,|;|,?\s*\b(?:và|and)\b)\s*")  # between two of a list
_LAST = re.compile(r"\b(?:và|and)\b")
# In front of a total behind its parts: what it counts, and nothing that narrows it.
_ALL_BEFORE = re.compile(
    r"(?<!trong )(?<!của )\btổng(?: cộng| số)?"
    r"(?: (?:\d+ tháng(?: (?:đầu|cuối) năm)?|cả năm|quý \w+))?"
    r"(?: \w+){0,2}(?: (?:phải|cần|tiếp nhận|thụ lý)(?: \w+){0,3})?"
    r"(?: trong (?:kỳ|năm|tháng|quý))?(?: (?:là|có))?:?\s*$"
    r"|\btotal(?: number)?(?: of)?(?: \w+)?(?: to be \w+)?(?: is| was)?:?\s*$"
)
_DONE = re.compile(
    r"\bđã\b|\bchưa\b|\bđang\b|quá hạn|đúng hạn|hoàn thành|\bxong\b|\bnâng\b|\blên\b"
    r"|(?<!be )settled\b|\bdone\b"
)


def divisions(statement: FigureText) -> Iterator[Breakdown]:
    """Yield every total with figures of classes behind it, in brackets or before it."""
    for owner, scope in statement.scope.below():
        if owner is not None and may_be_total(statement, owner):
            opener = f"({statement.lower[scope.start : scope.end]}"
            yield from _behind(statement, owner, scope.quantities, opener)
        for sentence in _clauses(statement, scope):
            for at, total in enumerate(sentence):
                if may_be_total(statement, total) and not total.over:
                    yield from _of_sentence(statement, total, sentence[at + 1 :])
        yield from _totals_behind(statement, scope)


def _of_sentence(
    statement: FigureText, total: Quantity, following: Sequence[Quantity]
) -> Iterator[Breakdown]:
    counts = [one for one in following if not one.is_share]
    if not counts or counts[0].start - total.end > FARTHEST:
        return
    link = statement.between(total.end, counts[0].start)
    opener = OPENERS.search(link) or _COLON.match(link) or _LABELLED.fullmatch(link)
    if opener is not None or _is_opened(statement, total):
        yield from _behind(statement, total, following, opener[0] if opener else "")
    elif _STATES_FOLLOW.fullmatch(link):
        yield from _behind(statement, total, following, "", of_one_verb)


def _is_opened(statement: FigureText, total: Quantity) -> bool:
    """Whether the words in front of a total say that it is parted: trong 24 nhiệm vụ …"""
    before = statement.lower[max(0, total.start - 70) : total.start]
    return bool(
        is_total(statement, total) or _WHOLE.search(before) or _EXAMINED.search(before)
    ) and not CHANGE.search(before[-24:])


def _behind(
    statement: FigureText,
    total: Quantity,
    following: Sequence[Quantity],
    opener: str,
    divide: Callable[[FigureText, Quantity, Sequence[Quantity]], Division | None] = division,
) -> Iterator[Breakdown]:
    """The figures of classes behind a total."""
    counts = [one for one in following[:MOST_FIGURES] if not one.is_share and not one.hedge]
    own = _up_to_total(statement, total, counts)
    is_listed = _COLON.fullmatch(opener) is not None
    own = _of_list(statement, own) if is_listed else own
    classes = divide(statement, total, own)
    if classes is None:
        classes = _of_one_noun(statement, total, own) if is_listed else _in_turn(statement, own)
    if classes is None:
        return
    parts = classes.parts
    gap = sum((one.value for one in parts), Decimal(0)) - total.value
    is_ended = _LAST.search(statement.between(parts[-2].end, parts[-1].start)) is not None
    is_all = classes.reach == "whole" or (
        is_ended and (is_listed or EXHAUSTIVE.search(opener) is not None)
    )
    is_slip = explains(total.value, [one.value for one in parts])
    if abs(gap) * 2 > total.value and not is_slip:
        return
    if gap < 0:
        are_others = leaves_others(statement, total, parts, is_telling=classes.reach != "some")
        is_little = -gap < min(one.value for one in parts)
        is_bracketed = opener.startswith("(") and EXHAUSTIVE.search(opener) is not None
        is_told = is_slip and is_bracketed and len(parts) > 2
        is_told = is_told or (is_little and (len(parts) > 2 or opener.startswith("(")))
        if (
            len(parts) < len(own)
            or are_others
            or not (is_all or is_told or classes.reach != "some")
        ):
            return
    reach: Reach = "whole" if is_all or gap > 0 else "states"
    yield Breakdown(total, parts, reach, is_opened=True, opener=opener)


def _of_list(statement: FigureText, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures of the list behind a colon: those before a semicolon where commas part them."""
    gaps = [";" in statement.between(one.end, two.start) for one, two in pairwise(figures)]
    end = gaps.index(True) + 1 if True in gaps[1:] and not gaps[0] else len(figures)
    return list(figures[:end])


def _in_turn(statement: FigureText, figures: Sequence[Quantity]) -> Division | None:
    """Figures of what was named before, in its order: ba cấp lần lượt là 1.250, 830 và 420."""
    if len(figures) < 2:
        return None
    before = statement.lower[max(0, figures[0].start - 40) : figures[0].start]
    ends = [
        at for at, (one, two) in enumerate(pairwise(figures), 1) if _parted(statement, one, two)
    ]
    own = tuple(figures[: ends[0] if ends else len(figures)])
    is_told = _IN_TURN.search(before) or _RESPECTIVELY.match(statement.lower, own[-1].end)
    return Division(own, "whole") if is_told and len(own) > 1 else None


def _parted(statement: FigureText, one: Quantity, other: Quantity) -> bool:
    return _NEXT.fullmatch(statement.lower, one.end, other.start) is None


def _of_one_noun(
    statement: FigureText, total: Quantity, figures: Sequence[Quantity]
) -> Division | None:
    """A list to its "và" whose items all begin with a count of what the total counts."""
    own = [one for one in figures if one.unit and one.unit.split()[0] == total.unit.split(" ")[0]]
    is_list = len(own) > 2 and own == list(figures)
    is_ended = is_list and _LAST.search(statement.between(own[-2].end, own[-1].start))
    return Division(tuple(own), "some") if is_ended else None


def _up_to_total(
    statement: FigureText, total: Quantity, counts: Sequence[Quantity]
) -> list[Quantity]:
    """The figures before the next total that may be parts of one."""
    own = []
    for one in counts:
        if is_total(statement, one) or not may_be_added(total, one):
            break
        if not may_be_part(statement, one):
            break
        own.append(one)
    return own


def _totals_behind(statement: FigureText, scope: Scope) -> Iterator[Breakdown]:
    """Totals behind their parts: tiếp nhận …, kỳ trước chuyển sang …; tổng số … là …"""
    for at, total in enumerate(scope.quantities):
        before = statement.clause(total).partition(" # ")[0]
        if total.is_share or total.hedge or not _ALL_BEFORE.search(before) or _DONE.search(before):
            continue
        earlier = [
            one for one in scope.quantities[max(0, at - MOST_FIGURES) : at] if not one.is_share
        ]
        # 8 đơn vị trên tổng số 46: the total of the last figure alone, or of all classes.
        is_out_of = _OUT_OF.search(before) is not None
        if not is_out_of and _are_all_before(statement, total, earlier):
            if _may_make(statement, total, earlier):
                yield Breakdown(total, tuple(earlier), "whole", True)
            continue
        for first in range(max(0, len(earlier) - 5), len(earlier) - (2 if is_out_of else 1)):
            parts = earlier[first:]
            if total.start - parts[0].start > FARTHEST * 2:
                continue
            classes = division(statement, total, parts) or _in_turn(statement, parts)
            if classes is not None and len(classes.parts) == len(parts):
                if _may_make(statement, total, parts):
                    yield Breakdown(total, classes.parts, "whole", True)
                break


def runs(statement: FigureText) -> Iterator[Breakdown]:
    """Yield each list that a total stands right behind: 3 bộ, 4 sở và 12 xã (tổng số 19)."""
    run: list[Quantity] = []
    for one, two in pairwise(statement.quantities):
        run.append(one)
        link = statement.lower[one.end : two.start]
        if _SUM_LINK.fullmatch(link) and not two.hedge and _is_list_of(statement, two, run):
            yield Breakdown(two, tuple(run), "whole", is_opened=True)
        if not _ITEM_LINK.fullmatch(link):
            run = []


def _is_list_of(statement: FigureText, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether figures are a list that a total behind them may count."""
    are_parts = len(parts) > 1 and all(one.unit and may_be_part(statement, one) for one in parts)
    return are_parts and _may_be_counted(total, parts)


def _may_be_counted(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a total counts what its parts do: of another noun it may count what they hold,
    as 3 nhóm và 1 cá nhân, tổng cộng 9 người.
    """
    gap = abs(sum((one.value for one in parts), Decimal(0)) - total.value)
    if not all(may_be_added(total, one) for one in parts):
        return False  # 212 triệu đồng và 9.340 USD (tổng cộng 427 triệu đồng)
    is_alike = not total.unit or any(same_unit(one, total) for one in parts)
    return is_alike or gap * 4 <= total.value


def _are_all_before(statement: FigureText, total: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether figures are all that a sentence tells before its total, and of its noun."""
    start = statement.sentence_start(total.start)
    is_all = len(figures) > 1 and figures[0].start >= start
    is_all = is_all and not _OUT_OF.search(statement.lower, start, total.start)
    return is_all and all(
        one.unit and one.unit == total.unit and not one.hedge and may_be_part(statement, one)
        for one in figures
    )


def _may_make(statement: FigureText, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether figures may be all that a total behind them counts."""
    gap = abs(sum((one.value for one in parts), Decimal(0)) - total.value)
    is_slip = explains(total.value, [one.value for one in parts])
    is_alike = all(
        not one.over
        and not CHANGE.search(statement.lower[max(0, one.start - 24) : one.start])
        and (not one.unit or not total.unit or one.unit.split()[0] == total.unit.split()[0])
        and (one.value <= total.value or is_slip)
        for one in parts
    )
    return is_alike and (gap * 4 <= total.value or is_slip)


def _clauses(statement: FigureText, scope: Scope) -> Iterator[list[Quantity]]:
    """The figures of a scope by sentences."""
    own: list[Quantity] = []
    for quantity in scope.quantities:
        if own and SENTENCE_END.search(statement.between(own[-1].end, quantity.start)):
            yield own
            own = []
        own.append(quantity)
    yield own
