"""Which figures are the parts of which: totals with their parts, read off the words between."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from caichcli.audit.sentences.names import are_prizes_beside, is_name
from caichcli.audit.sentences.part_lists import (
    RATE,
    TAKES_UP,
    changes_of,
    first_alike,
    is_total,
    list_of_parts,
)
from caichcli.audit.slips import explains
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText, Scope
from caichcli.audit.words.units import may_be_added, same_unit, slack, weight
from caichcli.audit.words.vocabulary import (
    AXES,
    BALANCE,
    CHANGE,
    EACH,
    ELSEWHEN,
    EXHAUSTIVE,
    IN_WORDS,
    OPENERS,
    OTHERS,
    REST,
    SENTENCE_END,
    SOME,
    STILL,
    UNDER_WAY,
    side,
)

# How far parts go: they leave nothing of the total; nothing but states that nobody named; or only
# some were meant to be told.
Reach = Literal["whole", "states", "some"]

MOST_FIGURES = 300  # of one sentence; what has more is no sentence
BESIDE = 60  # letters between a total and the brackets that its parts stand in
LONGEST_PRICE = 120  # letters in front of a figure that may call it a price
NEXT = 3  # figures behind a list that may be the last of it
FEW = 8  # figures behind a total that no word opens
# Totals from which one wrong digit between a list and its total is no chance: in brackets, else.
SHORT_LIST, LONG_LIST = Decimal(100), Decimal(1000)
NEAR = Decimal("0.05")  # of a total, within which parts without an opening word are meant as parts
_OWN_SHARE = re.compile(r",?[^.;:,\d]{0,30}\d[\d,]*\s*%\)?,?")
# In front of a figure that is a price: no total.
_NOT_ADDED = re.compile(r"điểm|bậc|độ\b")
_PRICE = re.compile(r"(?<!đánh )\b(?:giá(?! trị)|(?:mức|lệ|học) phí|mức lương)\b[^.;]*$")
LONGEST_TAIL = 200  # letters behind the last part that may tell of more
_UNCOUNTED = re.compile(
    r"(?:;|\bvà)\s+[^\W\d][^;.,\d]*(?=[;.,]|$)"
)  # an item of a list without a figure
_ENDS = re.compile(r"(?:\bvà\b|\band\b)(?:(?!;).){0,80}$")  # before the last of a list
_AVERAGE = re.compile(r"\b(?:bình quân|trung bình|on average)\b[^.;,]*$")
_PARTED = re.compile(r"[,;:.]\s|[–—]|\b(?:chiếm|bằng|sau|với|nhờ|trên cơ sở|cao|thấp)\b")
# In brackets behind a figure: the same in another unit, or of another time.
_ANOTHER_MEASURE = re.compile(
    r"\W*(?:trong (?:tổng|số|\d)(?! (?:số )?(?:đó|này))|tương (?:đương|ứng)|khoảng|gần|hơn|bằng"
    r"|so với|chênh lệch|giá|trị giá|rộng|dài|diện tích|tức|năm|i\.e)\b"
)
# Between a figure and what opens parts: parts of something else. "dài 5 km, các tuyến khác gồm"
_OTHER_SUBJECT = re.compile(r",\s*(?:các|những)\b")
# In front of parts that are those of an earlier day: lấy mốc trước ngày 30/10.
_BEFORE_A_DAY = re.compile(r"\blấy mốc\b|\btrước (?:ngày|thời điểm)\b")
_REST_UNTOLD = re.compile(r"(?:[,;]|\bvà)\s*(?:[^\W\d]+ )?còn lại\b[^\d.;]*(?:[.;]|$)")
# What the last part of a list is, of which it leaves nothing: thu khác 1.800 triệu đồng.
_OTHER_PART = re.compile(r"(?<!\bcác )\b(?:khác|other)\b")
_BRACKET = re.compile(r"\s*:?\s*\(")


class Breakdown(Struct, frozen=True, eq=False):
    """A total and its parts; ``opener`` is the word, or the bracket, that parts follow behind.

    ``is_opened``: there is one, or words call the total a total.
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    reach: Reach
    is_opened: bool
    opener: str = ""

    @property
    def sum(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def fits(self) -> bool:
        """Whether the parts make the total, as exactly as they are printed."""
        return abs(self.sum - self.total.value) <= slack(self.total, self.parts)

    @property
    def places(self) -> int:
        """The decimals of the sum."""
        return max(self.total.places, *(part.places for part in self.parts))


def breakdowns(statement: FigureText) -> Iterator[Breakdown]:
    """Yield every total of a statement with its parts, inner ones before those around them."""
    for owner, scope in statement.scope.below():
        if owner is not None and _may_have_parts(statement, owner, scope):
            words = f"({statement.lower[scope.start : scope.end]}"
            parts = list_of_parts(statement, owner, scope.quantities, words)
            if parts and parts[0] is not scope.quantities[0] and words[1:2].isdigit():
                words = "("  # what they begin with is no part: 3.100 quả (5 trận 500 quả, ...)
            yield from _group(statement, owner, parts, words, is_opened=True)
        for sentence in _sentences(statement, scope):
            yield from _of_sentence(statement, sentence)


def _may_have_parts(statement: FigureText, owner: Quantity, scope: Scope) -> bool:
    """Whether what stands in brackets may be parts of a figure: no change, no other time."""
    if not may_be_total(statement, owner):
        return False
    before = statement.lower[max(0, owner.start - 24) : owner.start]
    link = _OWN_SHARE.sub("", statement.lower[owner.end : scope.start]).rstrip(" :(")
    is_beside = len(link) <= BESIDE and not _PARTED.search(link)
    words = statement.lower[scope.start : scope.start + BESIDE]
    is_other = CHANGE.search(before) or ELSEWHEN.search(link) or _ANOTHER_MEASURE.match(words)
    return is_beside and not is_other and not CHANGE.search(link)


def may_be_total(statement: FigureText, one: Quantity) -> bool:
    """Whether a figure may have parts: a figure that is exact, no rate, price, average or ratio."""
    before = statement.lower[max(0, one.start - LONGEST_PRICE) : one.start]
    return (
        not one.is_share
        and not one.hedge
        and one.value != 1
        and not is_name(statement, one)
        and not (one.over and one.over.value < one.value)
        and not _NOT_ADDED.match(one.unit)
        and not RATE.match(statement.lower, (one.over or one).end)
        and not _PRICE.search(before)
        and not _AVERAGE.search(before)
        and not BALANCE.search(before)
    )


def _of_sentence(statement: FigureText, sentence: Sequence[Quantity]) -> Iterator[Breakdown]:
    """The totals of a sentence from the last one back, so that inner parts are out of the way."""
    rest_of_sentence = list(sentence)
    for at in range(len(sentence) - 2, -1, -1):
        total = sentence[at]
        following = rest_of_sentence[rest_of_sentence.index(total) + 1 :]
        if not following or not may_be_total(statement, total):
            continue
        opener = _opener(statement, total, first_alike(total, following))
        if CHANGE.search(statement.lower[max(0, total.start - 24) : total.start]):
            yield from _of_change(statement, total, following, opener)
            continue
        is_opened = bool(opener) or is_total(statement, total)
        if not is_opened:
            following = following[:FEW]
        if total.over and not opener:
            rest = next((one for one in following if not one.is_share), None)
            yield from _rest_of_fraction(statement, total, rest) if rest else ()
            continue
        is_inner = bool(opener) and any(
            _opener(statement, one, two) or is_total(statement, one)
            for one, two in pairwise(sentence[: at + 1])
        )
        parts = list_of_parts(statement, total, following, opener, is_inner=is_inner)
        yield from _group(statement, total, parts, opener, is_opened=is_opened)
        if opener:
            rest_of_sentence = [one for one in rest_of_sentence if one not in parts]


def _of_change(
    statement: FigureText, total: Quantity, following: Sequence[Quantity], opener: str
) -> Iterator[Breakdown]:
    """The parts of a change, where they make it or one digit parts them: giảm 86.300 biên chế,
    trong đó giảm 12.400 công chức và 73.900 viên chức.
    """
    parts = changes_of(statement, total, following) if opener else []
    if parts:
        yield Breakdown(total, tuple(parts), "whole", is_opened=True, opener=opener)


def _rest_of_fraction(
    statement: FigureText, fraction: Quantity, rest: Quantity
) -> Iterator[Breakdown]:
    """The two parts of what a fraction is of: "19/33 vụ việc, 14 vụ còn lại"; with "còn 14 vụ"
    alone there may be more of them.
    """
    if not fraction.over or rest.over or rest.hedge or not rest.is_count:
        return
    clause = statement.clause(rest)
    is_of_it = not rest.unit or not fraction.unit or same_unit(rest, fraction)
    is_rest = is_of_it and REST.search(clause) is not None
    is_still = is_of_it and bool(rest.unit) and STILL.search(clause.partition(" # ")[0]) is not None
    if (is_rest or is_still) and rest.value <= fraction.over.value:
        reach: Reach = "whole" if is_rest else "states"
        yield Breakdown(fraction.over, (fraction, rest), reach, is_opened=True)


def _opener(statement: FigureText, total: Quantity, first: Quantity) -> str:
    """The word between two figures that makes the second a part of the first; "" for none."""
    end = (total.over or total).end
    openers = list(OPENERS.finditer(statement.between(end, first.start)))
    if not openers:
        return ""
    opener = openers[-1]
    behind = statement.lower[end + opener.end() : first.start]
    is_other = _OTHER_SUBJECT.search(statement.lower[end : end + opener.start()])
    return "" if is_other or _BRACKET.match(behind) else opener[0]


def _group(
    statement: FigureText, total: Quantity, parts: list[Quantity], opener: str, *, is_opened: bool
) -> Iterator[Breakdown]:
    if not parts or any(EACH.search(statement.clause(one)) for one in parts):
        return
    if _are_numbers_of_items(parts) or are_prizes_beside(statement, total, parts):
        return
    values = [part.value for part in parts]
    telling = weight([total.value, *values])
    gap = abs(sum(values, Decimal(0)) - total.value)
    gap = gap if gap > slack(total, parts) else Decimal(0)
    is_slip = bool(gap) and len(parts) > 1 and explains(total.value, values)
    if telling < SHORT_LIST and not all(same_unit(part, total) for part in parts):
        # Of two digits, one is soon another, unless brackets begin with a part.
        is_slip = is_slip and opener.startswith("(") and EXHAUSTIVE.search(opener) is not None
    is_near = gap <= total.value * NEAR and telling >= SHORT_LIST
    if not is_opened and gap and not (is_near or (is_slip and telling >= LONG_LIST)):
        return
    if gap and _are_of_other(statement, total, parts, is_opened=is_opened, opener=opener):
        return
    reach = reach_of(statement, parts)
    is_ended = bool(opener) and _OTHER_PART.search(statement.clause(parts[-1])) is not None
    is_all = is_slip and (is_ended or _is_meant(statement, total, parts, reach, opener))
    is_some = SOME.search(statement.lower[total.end : parts[-1].start]) is not None
    is_list = len(parts) > 2 and EXHAUSTIVE.search(opener) is not None and not is_some
    is_close = not gap or is_near or is_slip or is_list or _is_alike(total, parts, gap)
    if len(parts) > 1 and (is_all or (EXHAUSTIVE.search(opener) and is_close)):
        reach = "whole"
    is_short = sum(values, Decimal(0)) < total.value
    if gap and is_short and leaves_others(statement, total, parts, is_telling=is_all):
        reach = "some"
    if gap * 2 > total.value and not is_slip:
        reach = "some"  # so far apart they are no list of one thing
    if is_opened or not gap or reach == "whole":
        yield Breakdown(total, tuple(parts), reach, is_opened, opener)


def _skips(statement: FigureText, total: Quantity, first: Quantity) -> bool:
    """Whether a count of another noun that might be a part stands before the first part."""
    between = statement.quantities[statement.place(total) + 1 : statement.place(first)]
    return any(one.is_count and not one.over and may_be_added(total, one) for one in between)


def _are_of_other(
    statement: FigureText, total: Quantity, parts: list[Quantity], *, is_opened: bool, opener: str
) -> bool:
    """Whether figures that do not make a total are classes beside it, or only some behind it."""
    is_beside = not is_opened and _are_siblings(statement, total, parts)
    if _BEFORE_A_DAY.search(statement.lower, total.end, parts[0].start):
        return True
    return is_beside or (not opener and _skips(statement, total, parts[0]))


def _are_numbers_of_items(parts: Sequence[Quantity]) -> bool:
    """Whether figures are 1, 2, 3 and so on: khu 1, khu 2, khu 3."""
    are_bare = len(parts) == 2 and not any(one.unit for one in parts)
    is_run = all(one.value == at for at, one in enumerate(parts, 1))
    return is_run and (len(parts) > 2 or are_bare)


def _is_told_later(statement: FigureText, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the next figures of another noun are what a list lacks: "và 1 tổ chức"."""
    lacking = total.value - sum((one.value for one in parts), Decimal(0))
    at = statement.place(parts[-1])
    tail = statement.quantities[at + 1 : at + 1 + NEXT]
    return any(one.value == lacking and one.is_count and one.unit for one in tail)


def _are_siblings(statement: FigureText, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether figures are other classes beside one that is a class itself: done, not done."""
    own = side(statement.clause(total))
    others = frozenset[tuple[str, int]]().union(*(side(statement.clause(one)) for one in parts))
    return any((axis, -sign) in others for axis, sign in own if axis == "done")


def leaves_others(
    statement: FigureText,
    total: Quantity,
    parts: Sequence[Quantity],
    *,
    is_telling: bool = False,
) -> bool:
    """Whether words say, or items without a figure show, that there is more than the parts told."""
    head = statement.lower[total.end : parts[0].start]
    tail = statement.lower[parts[-1].end : parts[-1].end + LONGEST_TAIL]
    if (end := SENTENCE_END.search(tail)) is not None:
        tail = tail[: end.end()]  # with the three dots that leave the list open
    if SOME.search(head) or OTHERS.search(tail):
        return True
    between = [statement.between(one.end, two.start) for one, two in pairwise(parts)]
    if _is_told_later(statement, total, parts) or _has_price(statement, total, parts):
        return True
    opener = OPENERS.search(head)
    is_uncounted = (
        head.count(";") > (opener is None)  # one may part a total from its parts
        or _REST_UNTOLD.search(tail)
        or any(text.count(";") > 1 for text in between)
        or _UNCOUNTED.search(tail)
        or any(IN_WORDS.search(text) for text in (head, *between))
    )
    return bool(is_uncounted) and not is_telling


def _has_price(statement: FigureText, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a list tells prices, each of so many: 2 giải ba 50.000 đồng/bộ."""
    of_list = statement.quantities[statement.place(total) + 1 : statement.place(parts[-1]) + 1]
    return any(RATE.match(statement.lower, one.end) for one in of_list)


def _is_alike(total: Quantity, parts: Sequence[Quantity], gap: Decimal) -> bool:
    """Whether parts all count what their total counts, and leave little of it."""
    is_little = gap * 4 <= total.value
    return is_little and bool(total.unit) and all(one.unit == total.unit for one in parts)


def _is_meant(
    statement: FigureText, total: Quantity, parts: Sequence[Quantity], reach: Reach, opener: str
) -> bool:
    """Whether a list that one digit parts from its total was meant to be all of it."""
    is_ended = _ENDS.search(statement.between(parts[-2].end, parts[-1].start)) is not None
    is_alike = bool(total.unit) and all(part.unit and same_unit(part, total) for part in parts)
    is_short = reach == "states" or opener.startswith("(") or (is_ended and is_alike)
    telling = weight([total.value, *(part.value for part in parts)])
    return bool(opener) and telling >= (SHORT_LIST if is_short else LONG_LIST)


def reach_of(statement: FigureText, parts: Sequence[Quantity]) -> Reach:
    """How far parts go, by their words: done and not done, in time and late, the rest."""
    if len(parts) < 2:
        return "some"
    clauses = [statement.clause(part) for part in parts]
    if any(REST.search(clause) for clause in clauses[1:]):
        return "whole"
    is_rest = any(STILL.search(clause.partition(" # ")[0]) for clause in clauses[1:])
    for one, other in AXES.values():
        sides = {_side(clause, one, other) for clause in clauses}
        if sides == {1, -1}:
            others = [clause for clause in clauses if _side(clause, one, other) == -1]
            is_state = all(UNDER_WAY.search(clause) for clause in others)
            return "states" if is_state and not is_rest else "whole"
        if 1 in sides and is_rest:
            return "whole"
    states = [_side(clause, *AXES["done"]) or _side(clause, *AXES["term"]) for clause in clauses]
    return "states" if all(states) and len(set(states)) > 1 else "some"


def _side(clause: str, one: re.Pattern[str], other: re.Pattern[str]) -> int:
    """1 or -1 for the side of an axis on which a part is, 0 for neither.

    The words behind its figure tell it first: those before may be of the part before.
    """
    _, _, behind = clause.partition(" # ")
    if other.search(behind) or one.search(behind):
        clause = behind
    return -1 if other.search(clause) else 1 if one.search(clause) else 0


def _sentences(statement: FigureText, scope: Scope) -> Iterator[list[Quantity]]:
    """The figures of a scope by sentences; one that begins with "Trong đó" goes on."""
    own: list[Quantity] = []
    end = scope.start
    for quantity in scope.quantities:
        gap = statement.between(end, quantity.start)
        breaks = list(SENTENCE_END.finditer(gap))
        is_long = len(own) >= MOST_FIGURES
        if is_long or (own and breaks and not TAKES_UP.match(gap[breaks[-1].end() :])):
            yield own
            own = []
        own.append(quantity)
        end = (quantity.over or quantity).end
    if own:
        yield own
