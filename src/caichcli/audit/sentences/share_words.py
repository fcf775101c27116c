"""What the words around a share say: which figure it is printed for, and what else it may be of."""

import re
from collections.abc import Iterator

from caichcli.audit.rounding import MOST_PLACES
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import is_rounded, same_unit
from caichcli.audit.words.vocabulary import CHANGE, LINKS, OUTSIDE, SENTENCE_END

FARTHEST = 90  # letters between a figure and its share
FARTHEST_BARE = 240  # the same, where a comma and "đạt" alone stand before the share
LEAST_BASE = 10  # counts that a share behind which they stand is of
_OF_A_BASE = re.compile(
    r"\)?\s*(?:trên|trong|của|of)\s+"
    r"(?:tổng số\s+(?:(?!mà\b)\w+\s+){0,4}?|(?:số\s+|all\s+)?(?:\w+\s+){0,3}?)$"
)
BRACKETS = re.compile(r"\([^()]*\)")
# Between a figure and a share that is of another thing: 45/73 trường có tỷ lệ ... đạt 100%.
_OTHER_RATE = re.compile(
    r"\bcó (?:t[ỷỉ] lệ|mức)|\bvới (?:t[ỷỉ] lệ|khối lượng|giá trị)|\bnâng\b|\bsở hữu\b"
)
# Between a fraction and a share: another subject, or what is still to come.
_TURNS = re.compile(
    r",\s*(?:(?:các|những|số|còn|riêng|trong (?:đó|khi))\b"
    r"|[^,]*(?:\bcòn lại\b|dự kiến|phấn đấu|\bthe rest\b|\bexpected\b))"
)
# Between a figure and a share that a second subject has: và những người từ 70 tuổi chiếm 86,2%.
_AND_OTHERS = re.compile(r"\bvà\s+(?:những|các|số)\s+(?:[^\W\d]+\s+){1,12}.*\bchiếm\b")
_INJURY = re.compile(r"thương (?:tích|tật)|sức khỏe")  # what a share of is of a body
_RATE = re.compile(r"[^.;,()\d]{0,16}/\s*[^\W\d]")  # 3.000 đồng/triệu/ngày (9%/tháng)
# Behind a share: the noun of another base than the figures count: chiếm 57% dân số.
_NOUN = re.compile(r"\s+(?P<phrase>(?P<noun>[^\W\d]+)(?:\s[^\W\d]+){0,2})")
_NO_NOUN = re.compile(
    r"so|và|tăng|giảm|trong|trên|là|còn|hoàn|đúng|trước|quá|chưa|đã|đang|được|số|tổng|của|do|tại|ở"
    r"|các|toàn|vượt|thấp|cao|bằng|nhưng|với|thuộc|theo|từ|đến|không|để|có|gồm|nằm|vì|khi|in|of"
    r"|on|and|the|were|was|are|is|done|late|overdue|not|kế|kh|dự"
)
_ANOTHER = re.compile(r"\s*(?:và|,)\s*\d")
_IN_TURN = re.compile(r"\b(?:tương ứng|lần lượt)\b")
_CHANGED = re.compile(rf"{CHANGE.pattern}(?: \w+)?\s*$")
_FROM_TO = re.compile(r"\b(?:xuống|lên)\b[^.;,]{0,20}$")
_FILLERS = re.compile(
    r"\b(?:chiếm|đạt|bằng|t[ỷỉ] lệ|tương đương|tương ứng|với|chỉ|mới|là|được|đã|số|khoảng|và"
    r"|or|reaching|equal to|equivalent to|accounting for|making up|that is|a rate of)\b"
)
# A plan that is made, of which nothing is a share: 58/63 tỉnh đã ban hành kế hoạch, đạt 92,06%.
_MADE = re.compile(
    r"\b(?:ban hành|xây dựng|phê duyệt|công bố|công khai|lập|trình|gửi|có|issued|published|adopted)"
    r"(?: \w+){0,4}? (?:kế hoạch|chỉ tiêu|mục tiêu|plans?\b)"
)
_IS_PLAN = re.compile(r"\b(?:dự toán|kế hoạch|chỉ tiêu)\b")
_IS_DONE = re.compile(
    r"[^.;,()\d]{0,16},\s*(?:đã |ước )?(?:giải ngân|thực hiện|thu|chi|hoàn thành)\b[^.;,()\d]{0,16}"
)
_REACHED = re.compile(r"[^.;()%\d]{0,30}(?:\(|\bđạt|\bbằng)(?: tỷ lệ)?\s*")
_PLAN = re.compile(r"\s*(?:của )?(?:kế hoạch|dự toán|kh)\b(?! (?:trung hạn|năm (?:trước|sau)))")
MOST_BEFORE = 40  # figures among which such a base is looked for
_AVERAGE = re.compile(r"bình quân|trung bình|mật độ|average")


def exact_shares(statement: FigureText) -> Iterator[Quantity]:
    """The shares that are exact and no changes, nor of a measure outside the paper."""
    for one in statement.quantities:
        if not one.is_share or one.hedge or one.places > MOST_PLACES:
            continue
        before = statement.lower[max(0, one.start - 24) : one.start]
        is_outside = OUTSIDE.match(statement.lower[one.end : one.end + 60])
        if CHANGE.search(before) or (is_outside and not _is_of_plan(statement, one)):
            continue
        yield one


def _is_of_plan(statement: FigureText, one: Quantity) -> bool:
    """Whether an amount over its plan is what a share of a plan is of: 812,5/1.250 tỷ đồng, đạt
    65% kế hoạch.
    """
    before = statement.before.get(one.start)
    if before is None or before.over is None or not is_rounded(before.over):
        return False
    link = statement.lower[before.over.end : one.start]
    return bool(_REACHED.fullmatch(link)) and bool(_PLAN.match(statement.lower, one.end))


def numerator(statement: FigureText, one: Quantity) -> Quantity | None:
    """The count right before a share, with words between that make the share its own."""
    part = statement.before.get(one.start)
    if part is None or part.is_share or part.over:
        return None
    return part if is_printed_for(statement, part, one) else None


def is_printed_for(statement: FigureText, part: Quantity, one: Quantity) -> bool:
    """Whether the words between a figure and a share, closed brackets left out, tie them."""
    start = (part.over or part).end
    link = BRACKETS.sub(" ", statement.lower[start : one.start])
    farthest = FARTHEST_BARE if is_bare(link) else FARTHEST
    if _INJURY.search(link) or _RATE.match(link):
        return False
    is_near = one.start - start <= farthest and not SENTENCE_END.search(link) and ";" not in link
    is_tied = LINKS.search(link) is not None and not _OTHER_RATE.search(link)
    if (part.over and _TURNS.search(link)) or _AND_OTHERS.search(link):
        return False
    return is_near and is_tied and _is_own(statement, part, link)


def is_bare(link: str) -> bool:
    """Whether nothing but words that tie stands behind the last comma or bracket before a share."""
    *before, tail = re.split(r"[,;:()]", link)
    return bool(before) and not _FILLERS.sub(" ", tail).strip()


def _is_own(statement: FigureText, part: Quantity, link: str) -> bool:
    """Whether the words before a share, behind the last comma, name its figure alone."""
    if OUTSIDE.search(_MADE.sub(" ", link)) and not (part.over and is_bare(link)):
        return False
    behind = re.split(r"[,;:)]", link)[1:]
    words = _FILLERS.sub(" ", behind[-1]) if behind else ""
    clause = statement.clause(part) + (statement.clause(part.over) if part.over else "")
    return set(re.findall(r"\w+", words)) <= set(re.findall(r"\w+", clause))


def is_of_another_noun(statement: FigureText, one: Quantity, *figures: Quantity) -> bool:
    """Whether the word behind a share names what none of some figures count."""
    match = _NOUN.match(statement.lower, one.end)
    if match is None or _NO_NOUN.fullmatch(match["noun"]):
        return False
    return not any(
        match["noun"] in figure.unit.split() or match["phrase"] in statement.clause(figure)
        for figure in figures
    )


def is_of_a_change(statement: FigureText, part: Quantity, one: Quantity) -> bool:
    """Whether a figure is a change, the end of one, or told with others in turn: no part."""
    before = statement.lower[max(0, part.start - 24) : part.start]
    is_change = _CHANGED.search(before) is not None
    between = statement.lower[part.end : one.start]
    is_one_of_two = _IN_TURN.search(between) and _ANOTHER.match(statement.lower, one.end)
    return is_change or bool(_FROM_TO.search(before) or is_one_of_two)


def plan_before(statement: FigureText, part: Quantity) -> Quantity | None:
    """The plan that stands right before what is done of it: dự toán 50.000 tỷ, giải ngân 42.552."""
    at = statement.place(part)
    plan = statement.quantities[at - 1] if at else None
    if plan is None or plan.hedge or plan.over or not plan.unit or not same_unit(plan, part):
        return None
    link = statement.lower[plan.end : part.start]
    is_done = _IS_DONE.fullmatch(link) is not None and plan.value >= part.value
    is_plan = _IS_PLAN.search(statement.clause(plan).partition(" # ")[0]) is not None
    return plan if is_done and is_plan else None


def base_behind(statement: FigureText, one: Quantity) -> Quantity | None:
    """The count behind a share that it is of: "5% trên tổng số 170 nhiệm vụ"."""
    at = statement.place(one) + 1
    if at >= len(statement.quantities):
        return None
    base = statement.quantities[at]
    is_of = _OF_A_BASE.fullmatch(statement.lower[one.end : base.start])
    is_of = is_of if is_of and "tuổi" not in is_of[0] else None  # trong độ tuổi 90
    if base.value < LEAST_BASE or _AVERAGE.search(statement.clause(one)):
        return None
    return base if is_of and base.is_count and not base.over and not base.hedge else None
