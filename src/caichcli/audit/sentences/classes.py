"""Classes that leave each other out: levels, states, ranges of rates, quarters, kinds of papers.

What stands in two of them is counted once, so figures of such classes can be added up. The words
right behind a figure, or right in front of it, name its class.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeVar

from caichcli.audit.sentences.parts import Reach
from caichcli.audit.words.periods import months
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import same_unit
from caichcli.audit.words.vocabulary import AXES, side

Range = tuple[Decimal, Decimal]
T = TypeVar("T")

LONGEST = 90  # letters of a figure's words that are looked at
_INFINITY = Decimal("Infinity")
_NUMBER = r"(\d+(?:[.,]\d+)?)\s*(?:%|điểm|points?)?"
_RANGES = (
    (re.compile(rf"\b(?:từ|from)\s+(?:trên\s+)?{_NUMBER}\s*(?:đến|tới|-|–|to)\s*"
                rf"(?:(?:dưới|cận|under|below)\s+)?{_NUMBER}"), (1, 2)),
    (re.compile(rf"\b(?:trên|over|above)\s+{_NUMBER}\s*(?:đến|tới|to)\s*(?:dưới\s+)?{_NUMBER}"),
     (1, 2)),
    (re.compile(rf"\b(?:từ|from)?\s*{_NUMBER}\s*(?:trở lên|or (?:more|above))"), (1, 0)),
    (re.compile(rf"\b(?:trên|over|above|at least)\s+{_NUMBER}"), (1, 0)),
    (re.compile(rf"\b(?:dưới|under|below|less than)\s+{_NUMBER}"), (0, 1)),
)  # fmt: skip

# What grades stand behind: đạt loại tốt, 25 đơn vị tốt.
_GRADED = (
    "loại|mức|xếp hạng|đạt|đơn vị|cơ quan|sở|huyện|xã|phường|tập thể|cá nhân|công chức|viên chức"
)
# Scales of classes, each a word for a class; no two classes of a scale hold one thing.
_SCALES: tuple[dict[str, str], ...] = (
    {
        "central": r"cấp trung ương|at (?:the )?central level",
        "province": r"cấp tỉnh|(?:at )?(?:the )?provincial level",
        "district": r"cấp huyện|(?:at )?(?:the )?district level",
        "commune": r"cấp xã|(?:at )?(?:the )?commune level",
    },
    {
        "done": r"đã (?:được )?(?:hoàn thành|thực hiện xong|giải quyết|xử lý|ban hành|trả lời)"
        r"|^ ?(?:\w+ ){0,2}?hoàn thành|(?:were |are )?(?<!not )(?:done|completed)\b",
        "under way": r"đang (?:được )?(?:triển khai|thực hiện|giải quyết|xử lý|xây dựng|soạn thảo"
        r"|hoàn thiện|lấy ý kiến|rà soát|chuẩn bị|thẩm định|xem xét|tiến hành)"
        r"|in progress|under way",
        "open": r"(?:chưa|không) (?:được )?(?:triển khai|thực hiện|hoàn thành|giải quyết|xử lý"
        r"|ban hành|trả lời|bắt đầu)|not (?:yet )?(?:started|done|begun|completed)",
    },
    {
        "excellent": rf"(?:hoàn thành|{_GRADED}) xuất sắc",
        "very good": r"hoàn thành tốt|(?:loại|mức) giỏi",
        "good": rf"(?:{_GRADED}) (?:tốt|a\b)",
        "plain": r"(?<!không )hoàn thành nhiệm vụ",
        "fair": rf"(?:{_GRADED}) (?:khá|b\b)",
        "average": rf"(?:{_GRADED}) (?:trung bình|c\b)",
        "poor": rf"(?:{_GRADED}) (?:yếu|kém|d\b)|không hoàn thành",
    },
    {
        "early": r"(?:trước|sớm) hạn|\bearly\b",
        "on time": r"đúng hạn|\bon time\b",
        "late": r"(?:quá|trễ|chậm) hạn|\blate\b",
    },
    {"men": r"\bnam\b|\b(?:men|male)\b", "women": r"\bnữ\b|\b(?:women|female)\b"},
    {
        "online": r"trực tuyến|qua mạng|\bonline\b",
        "in person": r"trực tiếp|in person",
        "post": r"bưu chính|by post",
    },
    {
        "new": r"trong kỳ|tiếp nhận mới|mới tiếp nhận|nhận mới|phát sinh mới|mới phát sinh"
        r"|thụ lý mới|mới thụ lý|newly"
        r"|in the (?:period|month)",
        "old": r"kỳ trước|năm trước chuyển|tồn đầu kỳ|chuyển (?:sang|qua)|carried over",
    },
    {
        "repeal": r"bãi bỏ|hủy bỏ|huỷ bỏ|repeal(?:ed)?|abolish(?:ed)?",
        "amend": r"sửa đổi|amend(?:ed)?",
        "replace": r"thay thế|replaced?",
        "cut": r"cắt giảm|cắt bỏ",
        "simplify": r"đơn giản hóa|đơn giản hoá|simplif(?:y|ied)",
        "keep": r"giữ nguyên|kept|keep|retain(?:ed)?",
    },
    {
        "granted": r"(?<!không )(?:chấp thuận|phê duyệt|thông qua|tiếp thu)"
        r"|(?<!not )(?:approved|accepted)",
        "refused": r"từ chối|không (?:chấp thuận|phê duyệt|thông qua)|rejected|refused",
        "returned": r"trả lại|returned",
    },
    {
        "of the state": r"ngân sách trung ương",
        "of a province": r"ngân sách (?:tỉnh|thành phố)",
        "of a district": r"ngân sách huyện",
        "of a commune": r"ngân sách xã",
        "of people": r"xã hội hóa|xã hội hoá",
    },
)
_STATES = {"done", "under way", "open"}
_IN_TIME = {"early", "on time", "late"}
_VERB = re.compile(r"\b(đã|đang|chưa) (?:được )?([^\W\d]+)")
_DENIAL = re.compile(r"\s*(?:số )?không (?:được )?([^\W\d]+(?: [^\W\d]+){0,3}?)\s*")
_AFFIRMATION = re.compile(r"^\s*(?:trong đó|số|đã|được|có)\b")
# Classes beside which there are no others.
_FULL = (
    {"men", "women"}, {"new", "old"}, {"keep"}, {"excellent", "very good", "plain", "poor"},
)  # fmt: skip

_CLASS_NOUNS = (
    "nam", "nữ", "men", "women", "male", "female", "completed", "abolished", "repealed", "amended",
    "replaced", "simplified", "kept", "approved", "rejected", "returned",
)  # fmt: skip
_PEOPLE = ("người", "people", "persons")  # of what has another name in the total: 640 cán bộ

# Nouns and the kinds that there are of them.
_BODIES = (
    "bộ", "sở", "ban", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn",
    "đặc khu", "trường", "bệnh viện", "trung tâm", "chi cục", "doanh nghiệp", "hợp tác xã",
    "đơn vị sự nghiệp", "ministries", "provinces", "cities", "departments", "districts",
    "communes", "wards",
)  # fmt: skip
_PAPERS = (
    "luật", "pháp lệnh", "nghị định", "nghị quyết", "quyết định", "thông tư", "chỉ thị", "công văn",
    "kế hoạch", "thông báo", "báo cáo", "tờ trình", "công điện", "laws", "ordinances", "decrees",
    "resolutions", "decisions", "circulars", "directives", "plans", "letters", "notices", "reports",
)  # fmt: skip
_PETITIONS = ("khiếu nại", "tố cáo", "kiến nghị", "phản ánh", "complaints", "denunciations")
_KINDS: dict[str, Sequence[str]] = {
    **dict.fromkeys(("đơn vị", "cơ quan", "địa phương", "units", "bodies", "agencies"), _BODIES),
    **dict.fromkeys(("văn bản", "documents", "texts"), _PAPERS),
    **dict.fromkeys(("đơn", "đơn thư", "petitions"), _PETITIONS),
}


class Division(NamedTuple):
    """Figures of classes that leave each other out, and how far these go."""

    parts: tuple[Quantity, ...]
    reach: Reach


def division(
    statement: FigureText, total: Quantity, figures: Sequence[Quantity]
) -> Division | None:
    """The first of some figures that are of such classes of a total; None for less than two."""
    words = [_words(statement, one, figures[at + 1 : at + 2]) for at, one in enumerate(figures)]
    kinds = _of_kinds(total, figures, [behind for _, behind in words]) or _of_kinds(
        total, figures, [before for before, _ in words]
    )
    if kinds is not None:
        return kinds
    alike = _up_to_none([one if _is_alike(total, one) else None for one in figures])
    return (
        _of_ranges(alike, [behind for _, behind in words])
        or _of_months(statement, total, alike, words)
        or of_one_verb(statement, total, alike)
        or _of_terms(statement, total, alike, [behind for _, behind in words])
        or _of_scales(alike, words)
    )


def _is_alike(total: Quantity, one: Quantity) -> bool:
    """Whether a figure counts what a total counts, or has the name of its class for a noun."""
    noun = one.unit.partition(" ")[0]
    is_class = noun in _CLASS_NOUNS or noun in _PEOPLE
    return not (noun and total.unit) or same_unit(total, one) or is_class


def _words(statement: FigureText, one: Quantity, following: Sequence[Quantity]) -> tuple[str, str]:
    """The words in front of a figure and behind it, as far as they are its own."""
    before, _, _ = statement.clause(one).partition(" # ")
    end = min([one.end + LONGEST, *(other.start for other in following)])
    behind = re.split(r"[;()]|\.(?!\d)|,(?!\d)", statement.lower[one.end : end])[0]
    return re.split(r"\b(?:và|and)\b", before)[-1][-LONGEST:], behind


def _of_kinds(
    total: Quantity, figures: Sequence[Quantity], words: Sequence[str]
) -> Division | None:
    """Figures of kinds of what a total counts: 12 đơn vị, trong đó 05 sở, 04 huyện và 03 xã."""
    noun = next((noun for noun in _KINDS if f"{total.unit} ".startswith(f"{noun} ")), None)
    if noun is None:
        return None
    labels = []
    for behind in words:
        own = behind.strip().removeprefix(noun).strip()
        kinds = [kind for kind in _KINDS[noun] if re.match(rf"{kind}\b", own)]
        labels.append(max(kinds, key=len, default=None))
    return _distinct(figures, labels)


def _of_scales(figures: Sequence[Quantity], words: Sequence[tuple[str, str]]) -> Division | None:
    for scale in _SCALES:
        labels = [(_label(scale, before), _label(scale, behind)) for before, behind in words]
        for own in (
            [behind for _, behind in labels],
            [before for before, _ in labels],
            [behind or before for before, behind in labels],
        ):
            if (division := _distinct(figures, own)) is not None:
                return division
    return None


def of_one_verb(
    statement: FigureText, total: Quantity, figures: Sequence[Quantity]
) -> Division | None:
    """Figures of all the states of one verb, with or without a word that opens them:

    đã khắc phục 17, đang khắc phục 05, chưa khắc phục 03; công nhận 86, không công nhận 36.
    """
    alike = _up_to_none([one if _is_alike(total, one) else None for one in figures])[:3]
    words = [_words(statement, one, alike[at + 1 : at + 2]) for at, one in enumerate(alike)]
    for place in (0, 1):
        states = _up_to_none([_VERB.search(pair[place]) for pair in words])
        markers, verbs = ({state[group] for state in states} for group in (1, 2))
        if len(markers) == 3 and len(verbs) == 1:
            return Division(tuple(alike), "states")
    denial = _DENIAL.fullmatch(words[1][0]) if len(words) > 1 else None
    if denial is not None and _AFFIRMATION.sub("", words[0][0]).strip() == denial[1]:
        return Division(tuple(alike[:2]), "whole")
    return None


def _of_terms(
    statement: FigureText, total: Quantity, figures: Sequence[Quantity], words: Sequence[str]
) -> Division | None:
    """What was done in time and what late: all of what was done, and of nothing else."""
    on_time, late = AXES["term"]
    sides = [
        late.search(one) is not None for one in words[:2] if on_time.search(one) or late.search(one)
    ]
    is_done = dict(side(statement.clause(total))).get("done") == 1
    is_both = is_done and len(figures) > 1 and sorted(sides) == [False, True]
    return Division(tuple(figures[:2]), "whole") if is_both else None


def _label(scale: dict[str, str], words: str) -> str | None:
    labels = [label for label, pattern in scale.items() if re.search(pattern, words)]
    return labels[0] if len(labels) == 1 else None


def _distinct(figures: Sequence[Quantity], labels: Sequence[str | None]) -> Division | None:
    """The figures up to the first without a class; None where a class is told twice."""
    own = _up_to_none(labels[: len(figures)])
    if len(own) < 2 or len(set(own)) < len(own):
        return None
    if set(own) < _STATES:  # đã ban hành, đang sửa đổi: of one thing perhaps
        return None
    reach: Reach = "states" if set(own) == _STATES or set(own) <= _IN_TIME else "some"
    if any(full <= set(own) for full in _FULL):
        reach = "whole"
    return Division(tuple(figures[: len(own)]), reach)


def _of_ranges(figures: Sequence[Quantity], words: Sequence[str]) -> Division | None:
    """Figures of ranges of rates that do not overlap; full where they leave no gap."""
    ranges = _up_to_none([_range(behind) for behind in words[: len(figures)]])
    ordered = sorted(ranges)
    steps = list(pairwise(ordered))
    if len(ranges) < 2 or any(one[1] > other[0] for one, other in steps):
        return None
    is_full = ordered[0][0] == -_INFINITY and ordered[-1][1] == _INFINITY
    is_full = is_full and all(one[1] == other[0] for one, other in steps)
    return Division(tuple(figures[: len(ranges)]), "whole" if is_full else "some")


def _range(words: str) -> Range | None:
    for pattern, (low, high) in _RANGES:
        if match := pattern.search(words):
            ends = [Decimal(match[at].replace(",", ".")) if at else None for at in (low, high)]
            return (
                -_INFINITY if ends[0] is None else ends[0],
                _INFINITY if ends[1] is None else ends[1],
            )
    return None


def _of_months(
    statement: FigureText,
    total: Quantity,
    figures: Sequence[Quantity],
    words: Sequence[tuple[str, str]],
) -> Division | None:
    """Figures of months and quarters that do not overlap; full where they make a total's own."""
    whole = months(statement.clause(total).partition(" # ")[0])
    if not whole and figures and total.start < figures[0].start:
        whole = months(statement.lower[max(0, total.start - LONGEST) : total.start])
    for hand in (0, 1):
        parts = _up_to_none([months(pair[hand]) or None for pair in words[: len(figures)]])
        every = frozenset[int]().union(*parts)
        if len(parts) > 1 and len(every) == sum(map(len, parts)) and (every <= whole or not whole):
            return Division(tuple(figures[: len(parts)]), "whole" if every == whole else "some")
    return None


def _up_to_none(values: Sequence[T | None]) -> list[T]:
    own = []
    for value in values:
        if value is None:
            break
        own.append(value)
    return own
