"""What a figure is of, read from the words around it: its noun, its class, its bounds.

Two figures are of one thing only where all of it is the same: the noun, what was done or not, and
whatever else the words say of it - a body, a field, a period, a door. What cannot be read makes a
thing of its own.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from caichcli.audit.tables.numbers import TOTAL, Numbers
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.vocabulary import CHANGE
from caichcli.plan.finding import Span

_NOUN = re.compile(
    r"\b(?:nhiệm vụ|hồ sơ|văn bản|kiến nghị|thủ tục hành chính|thủ tục|tthc|đơn thư|đơn(?! vị)"
    r"|vụ việc|vụ án|(?<!nhiệm )vụ|cuộc|phản ánh|báo cáo|dự án|công trình|dịch vụ công|phiếu"
    r"|nghị quyết|quyết định|đề án|chỉ tiêu|sáng kiến|cán bộ|công chức|viên chức|biên chế|người"
    r"|hộ nghèo|hộ|xã|địa phương|lượt|doanh nghiệp|tasks?|files?|documents?)\b"
)
# What was done with what is counted, or not; the first that fits takes its words.
_CLASSES = (
    ("undone", re.compile(r"\b(?:chưa|không) (?:được )?(?:hoàn thành|xong)\b|\bnot done\b")),
    ("done", re.compile(r"\bhoàn thành\b|\bdone\b|\bcompleted\b")),
    ("settling", re.compile(r"\b(?:đang|chưa) (?:được )?(?:giải quyết|xử lý)\b")),
    ("settled", re.compile(r"\b(?:giải quyết|xử lý|trả kết quả)(?: xong)?\b|\bsettled\b")),
    ("doing", re.compile(r"\bđang (?:được )?(?:thực hiện|triển khai)\b|\bin progress\b")),
    ("received", re.compile(r"\btiếp nhận\b|\breceived\b")),
    ("in time", re.compile(r"\b(?:trước và đúng|trước,? đúng|đúng|trước) hạn\b|\bon time\b")),
    ("in term", re.compile(r"\b(?:trong|chưa đến|chưa tới) hạn\b|\bwithin term\b")),
    ("late", re.compile(r"\b(?:quá|trễ|chậm) (?:thời )?hạn\b|chậm tiến độ|\boverdue\b|\blate\b")),
    ("due", re.compile(r"\bđến hạn\b|\bdue\b")),
    ("assigned", re.compile(r"\bgiao\b|\bassigned\b")),
    ("issued", re.compile(r"\bban hành\b|\bissued\b")),
    ("checked", re.compile(r"\b(?:kiểm tra|thanh tra)\b")),
)  # fmt: skip
_ANY_CLASS = re.compile("|".join(pattern.pattern for _, pattern in _CLASSES))
# Words that bound nothing.
_FILLERS = re.compile(
    r"\b(?:các (?:cơ quan|đơn vị|địa phương)|tổng|số|cộng|có|còn|là|được|đã|các|của|trên|địa bàn"
    r"|toàn (?:tỉnh|quốc|ngành|thành phố)"
    r"|cả (?:nước|tỉnh)|tỉnh|trong|với|đối với|và|gồm|từ|tính|theo|qua|đến (?:nay|hết)|tới nay|hiện"
    r"|nay|kết quả|thực hiện|kết luận|như vậy|nhìn chung|vẫn|đó|việc|kỳ này|kỳ|thì|cụ thể|lượng|này"
    r"|tình hình|hết|đến|tại|the|of|in|are|is|were|was|have|been|there|a|total)\b|[^\w\s]|_"
)
_SMALL_WORDS = re.compile(
    r"\b(?:đối với|đã|được|có|là|còn|vẫn|của|đang|chưa|trong|với|và|theo|tại|đến|từ|về|để|do|cho"
    r"|trên)\b"
)
_PERIOD = re.compile(
    r"(?<!trên )(?<!hơn )(?<!dưới )(?<!quá )\b(?:\d{1,2} (?=tháng))?"
    r"(?:tháng|quý|tuần|năm|ngày|kỳ)(?: (?:đầu|cuối|báo cáo))?(?: (?:năm|tháng|quý|ngày))*"
    r"(?: (?:\d[\d/.-]*|[ivx]+\b|này))*(?:/\d{4})?|\b(?:19|20)\d{2}\b|\bq[1-4]\b"
)
# Other times, aims and comparisons, and what takes some out of all.
_APART = re.compile(
    r"cùng kỳ|l[ũu]ỹ kế|lũy kế|từ đầu (?:năm|tháng|nhiệm kỳ)|dự kiến|phấn đấu|kế hoạch|mục tiêu"
    r"|dự toán|so với|ước|(?:năm|tháng|quý|tuần|kỳ) (?:trước|sau|tới|ngoái|tiếp theo)"
    r"|(?:đợt|giai đoạn|nhiệm kỳ|lần)(?: thứ)? \w+|số (?:này|đó)|nêu trên|tồn đọng|chuyển sang"
)
_BODY = re.compile(
    r"\b(?:sở|(?<!cán )bộ(?! máy| phận)|ban(?! hành)|ubnd|ủy ban|hđnd|hội đồng|huyện|xã(?! hội)"
    r"|phường|thị xã|thị trấn|thành phố|quận|cục|vụ(?! việc| án)|chi cục|văn phòng|phòng(?! chống)"
    r"|trung tâm|công an|tòa án|viện(?! dẫn)|(?<!các )cơ quan|(?<!các )đơn vị|khối(?! lượng)|cấp"
    r"|(?<!xã )hội(?! nghị)|trường(?! hợp)|bệnh viện|tổ(?! chức)|nhóm|lĩnh vực|ngành|chủ tịch"
    r"|thủ tướng|chính phủ|quốc hội|bộ trưởng|người dân|doanh nghiệp|tập đoàn|công ty"
    r"|chương trình)\b"
    r"(?: [^\W\d]+){0,2}"
)
_GENERIC = re.compile(r"\b(?:nhiệm vụ|toàn (?:tỉnh|ngành|thành phố)|địa bàn (?:tỉnh|thành phố))\b")
_LABEL = re.compile(r"(?:\blà|\bcó|:)\s*$")
_AND_BEFORE = re.compile(r".*(?:\bvà\b|\btrong đó\b)(?! đúng hạn)", re.DOTALL)
_AND_AFTER = re.compile(r"\s(?:và|để|nên|do|vì|nhưng)\s(?!đúng hạn).*", re.DOTALL)
_YEAR = re.compile(r"\s*(?:năm |/)?(?:19|20)\d{2}\b")
BEGINNING, BESIDE = 200, 400  # letters of a statement that bound what is counted in it


class Mention(Struct, frozen=True):
    """A figure and all that the words say of what it is; ``passage`` tells what it stands in."""

    noun: str
    classes: frozenset[str]
    words: frozenset[str]
    bounds: "Bounds"
    value: Decimal
    written: str
    span: Span
    passage: int


class Bounds(Struct, frozen=True):
    """The bodies and the periods that words name."""

    bodies: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()

    def __or__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.bodies | other.bodies, self.periods | other.periods)


def bounds_of(text: str) -> Bounds:
    """What words bound what is counted by."""
    words = _GENERIC.sub(" ", " ".join(text.lower().split()))
    apart = {match[0] for match in _APART.finditer(words)}
    words = _APART.sub(" ", words)
    periods = frozenset(_YEAR.sub("", match[0]).strip() for match in _PERIOD.finditer(words))
    years = frozenset(match[0].strip(" /") for match in _YEAR.finditer(words))
    plain = _SMALL_WORDS.sub(" ; ", _PERIOD.sub(" ; ", words))
    plain = " ".join(_ANY_CLASS.sub(" ; ", plain).split())
    bodies = {match[0] for match in _BODY.finditer(plain)}
    return Bounds(frozenset(bodies | apart), (periods | years) - {"", "năm", "kỳ", "kỳ này"})


def mentions_of_statement(
    statement: FigureText, heading: Bounds, passage: int
) -> Iterator[Mention]:
    """Yield the exact counts of a statement that have a noun and a class."""
    for one in statement.quantities:
        if not one.is_count or one.hedge or one.over:
            continue
        before, _, after = statement.clause(one).partition(" # ")
        noun = _noun(one, before, after)
        if not noun or CHANGE.search(before) or CHANGE.search(after):
            continue
        thing = _thing(noun, f"{_AND_BEFORE.sub('', before)} . {_AND_AFTER.sub('', after)}")
        if thing is not None:
            near = statement.lower[max(BEGINNING, one.start - BESIDE) : one.start]
            beginning = statement.lower[: min(BEGINNING, one.start)]
            bounds = bounds_of(f"{beginning} {near} . {after}") | heading
            span = statement.span(one)
            yield Mention(noun, *thing, bounds, one.value, statement.written(one), span, passage)


def mentions_of_table(
    numbers: Numbers, caption: str, heading: Bounds, passage: int
) -> Iterator[Mention]:
    """Yield the counts of a table's one total row, below headings that say what they are.

    ``caption`` are the words in front of the table: what is counted where no heading says it.
    """
    rows = [row for row in numbers.rows if TOTAL.fullmatch(row.words.strip())]
    of_caption = _NOUN.search(caption.lower())
    if len(rows) != 1:
        return
    for column, value in zip(numbers.columns, rows[0].numbers, strict=True):
        head = column.words.lower()
        noun = _NOUN.search(head) or of_caption
        thing = _thing(noun[0], head) if noun else None
        if noun is None or thing is None or value is None or not value.is_whole:
            continue
        bounds = bounds_of(f"{caption} . {head}") | heading
        span = value.cell.prose.span(value.start, value.end)
        yield Mention(noun[0], *thing, bounds, value.value, value.written, span, passage)


def _noun(one: Quantity, before: str, after: str) -> str:
    """What a figure counts: the noun right behind it, or that of its label in front of it."""
    behind = _NOUN.match(after.strip(" *_"))
    if behind:
        return behind[0]
    label = _NOUN.search(before) if not one.unit and _LABEL.search(before) else None
    return label[0] if label else ""


def _thing(noun: str, text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The classes that words tell and the words that are left; None where there is no class."""
    text = re.sub(rf"\b{re.escape(noun)}\b", " ", text, count=1)
    text = _PERIOD.sub(" ", _APART.sub(" ", _GENERIC.sub(" ", text)))
    classes = set()
    for name, pattern in _CLASSES:
        if pattern.search(text):
            classes.add(name)
            text = pattern.sub(" ; ", text)
    words = _FILLERS.sub(" ", _BODY.sub(" ", _SMALL_WORDS.sub(" ; ", text))).split()
    return (frozenset(classes), frozenset(words)) if classes else None
