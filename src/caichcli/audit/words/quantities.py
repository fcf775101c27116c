"""The figures in a text: exact values with what is printed of them, and numbers that are none.

Dates, numbers of documents, legal references, ranks, marks of lists and thresholds are numbers in
a text but claim nothing of each other: they are counted and passed over.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct, structs

from caichcli.audit.words.vocabulary import HEDGES

Marks = Literal["vi", "en"]  # 1.234,5 or 1,234.5

_MONTH = r"(?:0?[1-9]|1[0-2])"
_SHORT_DATE = rf"(?:0?[1-9]|[12]\d|3[01])[/.]{_MONTH}"  # 7/2: a date, or a fraction
_WORDS_OF_LAW = (
    r"điều|khoản|điểm|mục|chương|phụ lục|biểu|bảng|mẫu|hình|trang|nghị quyết|kết luận|chỉ thị"
    r"|quyết định|nghị định|luật|thông tư|công văn|đề án|quốc lộ|phiên họp|kỳ họp|khóa|khoá|mức độ"
    r"|cấp độ|hạng|loại|nhóm|đợt|lần|thứ|bậc|tổ|khu vực|vùng|giai đoạn|article|no\."
)
# What bears a number: gói thầu số 4, sư đoàn 325.
_NUMBERED = (
    r"gói thầu|xây lắp|kỳ quay|vòng(?: thi)?|dự án|tổ|đội|cổng|phòng|bến|ga|trạm|lô|khu|nhà máy"
    r"|áo|hầm|cảng|hạt giống|biểu|mẫu|phương án|đề án|nhà|đường|tuyến|đoạn|chương trình|phường|xã"
    r"|đơn vị bầu cử|điểm"
)
_RANKED = (
    r"lớp|khối|vòng(?: loại)?|tập|nhánh|top|câu|quận|cop"
    r"|(?:tiểu|trung|sư|quân|lữ) đoàn(?: bộ binh| phòng không)?|(?:tiểu|quân) khu|nhánh"
)
# Days and years whole, before shorter patterns take a piece of them: nhiệm kỳ 2020 - 2025.
_DATE = re.compile(
    r"(?<![\d.,/])\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)(?:\d{4}|\d{2})(?![\d.,/-]\d|\d)"
    r"|\b(?:nhiệm kỳ|giai đoạn|năm|niên khóa|niên khoá)\s+(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}\b"
)
# Days of one month that only commas part: nghỉ các ngày 13, 14, 15-4.
_DAYS = re.compile(
    r"(?<![\d.,/])\d{1,2}(?:, \d{1,2})*(?:, | và )"
    rf"(?=(?:0?[1-9]|[12]\d|3[01])[/-]{_MONTH}\b(?!\s*%))"
)
# A number that a blank stands in: lên vị trí 6 6/1 90.
_BROKEN = re.compile(r"(?<![\d.,/])\d+(?:[.,/]\d+)*(?: +\d+(?:[.,/]\d+)*)+(?![\d%]|[.,/]\d|\s*%)")
# A number below nothing, or one that a name ends with: lãi -5 tỷ, âm 5 tỷ, Su -30.
_NEGATIVE = re.compile(
    r"(?:(?<=[^\W\d] )-|(?<=\bâm )(?=\d))\d+(?:[.,]\d+)*(?!\s*%|[\d.,]*\s*[-–]\s*\d)"
)
# Bare numbers that only commas part are names: các tuyến 12, 18, 31; quận (4, 5, 6, Tân Bình).
_NAMES = re.compile(
    r"(?<!lượt )(?<!lượt là )(?<!lượt có )(?<![\d.,/])\b\d{1,4}(?:, \d{1,4}){2,}"
    r"(?:,? (?:và|hoặc|hay) \d{1,4})?(?=\s*(?:[);]|$|\.(?!\d))|, [^\W\d]"
    r"|,? và (?:\d+ )?[^\W\d])"
)
# Numbers that are no figures. Each is passed over whole.
_NO_FIGURE = re.compile(
    "|".join(
        (
            r"(?<![\d.,/])\d{1,2}(?P<between>[/.-])\d{1,2}(?P=between)(?:\d{4}|\d{2})(?!\d)",
            r"\b\d{4}-(?:\d{2}-\d{2}|w\d{1,2}|q[1-4]|h[12])\b",
            rf"\b(?:sáng|trưa|chiều|tối|đêm|hôm|lúc|phiên)\s+\(?{_SHORT_DATE}\b(?!\s*%)",
            rf"\b(?:từ|đến|tới|hết|trước|sau|vào|qua)\s+{_SHORT_DATE}(?=\s*(?:[,.;:)–-]|$"
            r"|(?:đến|tới|năm|với|này|vừa|qua|thì|tại|ở|do|cho|là|mới|tiếp|nghị định|thông tư"
            r"|luật)\b))",
            rf"\b(?:nay|qua|mai|nhật|thứ \w+)\s*\({_SHORT_DATE}\)"
            rf"|\bthứ (?:hai|ba|tư|năm|sáu|bảy)\s+{_SHORT_DATE}\b",
            r"\b(?:năm|vào) 1[0-8]\d\d\b(?=\s*(?:[,.;()]|$|đến\b|với\b|tại\b))",
            r"(?<![\d.,/])\d{1,2}\s?:\s?\d{1,2}\b(?!\s*[:%])(?=\s*(?:\(|$|[,.;]))",
            r"\b(?:ngày|mùng|mồng)\s+\d{1,2}(?:\s*[-–/]\s*\d{1,2})?(?:\s+tháng\s+\d{1,2})?"
            r"(?:\s+năm\s+\d{4})?",
            rf"(?<!\d )\btháng\s+{_MONTH}\b(?:\s*[,/–-]\s*\d{{1,4}})*(?:\s+(?:năm\s+)?\d{{4}})?",
            rf"(?<![\d/]){_MONTH}/(?:19|20)\d{{2}}\b",
            r"\bquý\s+\d(?:/\d{4})?|\bquý\s+[ivx]+(?:\s*[/-]\s*(?:năm\s+)?\d{4}|\s+năm\s+\d{4})?",
            r"\b\d{1,2}\s+tháng(?:\s+(?:đầu|cuối))?(?:\s+năm(?:\s+\d{4})?)?",
            r"\btuần\s+\d{1,2}(?:/\d{4})?|\bweeks?\s+\d{1,2}(?:/\d{4})?|\bq[1-4]\s+\d{4}",
            r"\b\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october"
            r"|november|december)(?:\s+\d{4})?",
            r"\b(?:january|february|march|april|may|june|july|august|september|october|november"
            r"|december)\s+\d{4}",
            r"\b(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}\b|\b(?:19|20)\d{2}/\d{2}\b",
            r"\b(?:năm|nhiệm kỳ|niên độ|vụ|đến|từ|so với|of|in)\s+(?:19|20)\d{2}\b"
            r"(?:\s*(?:,|và)\s*(?:19|20)\d{2}\b(?!\s+[^\W\d]))*",
            r"\b\d+(?:/\d{4})?[/-][a-zđ]{1,4}[a-zđ\d&]*(?:[-/][a-zđ\d&]+)*",
            rf"(?<!tổng )(?<!trong )(?<!phân )(?<!xếp )(?<!mỗi )\b(?:{_WORDS_OF_LAW})"
            r"(?:\s+(?:số|thứ))?\s+\d+(?:[./]\d+)*\b"
            r"(?![.,]\d)(?:\s*,\s*\d+\b(?=\s*(?:,|điều|khoản)))*",
            r"\bxếp loại\s+[1-5]\b",
            r"(?<!tổng )(?<!trong )\b(?:số|no\.)\s*:?\s*\d+\s*[/-]",
            rf"\b(?:{_NUMBERED})(?:\s+(?:mang|áo)){{0,2}}\s+số\s+\d+(?!\s*%)",
            r"(?<!tổng )(?<!trong )(?<!với )(?<!có )\bsố\s+\d{1,3}"
            r"(?=\s*[,;(]|\s+(?:của|tại|thuộc)\b)",
            r"(?<!\d )\b(?:phường|khu phố|tổ dân phố|đoạn|bước|hạng mục|hợp phần|tầng|gói)"
            r"\s+\d{1,2}\b(?![.,/]\d|\s*%)(?:(?:, | và )\d{1,2}\b"
            r"(?=[,;.)]?(?:$| (?:\d|và|có|được|là|thuộc|của|đã)\b)))*",
            rf"(?<!mỗi )\b(?:{_RANKED})\s+\d+(?:/\d+)?\b(?:\s*,\s*\d+\b(?=\s*[,)]))*"
            r"(?![.,]\d|\s*%)",
            r"\b(?:nhà cung ứng|trường|bệnh viện|gió|bão|công trình|đô thị)\s+cấp\s+\d+",
            r"\bkm?\s?(?:m2 )?\d+\s*\+\s*\d+|(?<!\d )\bkm\s?\d+(?:\.\d+)*\b(?![.,]\d)",
            r"\b[a-zđ]+-\d+[a-z]*\b|\b\d+(?:\s*:\s*\d+){2,}\b",
            r"\b\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?\b|\b\d{1,2}\s+phút\b",
            r"\b\d{1,2}:\d{2}\b(?!\s*:)|\b[kcd]?m\s[23]\b",
            r"\[\d{1,3}\]",
            r"\b[ivxlc]+\.\d+(?:\.\d+)*\b",
            r"(?<![\d.,])\d+(?:[.,]\d+)*\s*(?:-|–)\s*\d+(?:[.,]\d+)*\s*%?",
            r"\b(?:từ|from)\s+\d+\s+(?:đến|tới|to)\s+\d+\s+(?:ngày|tuổi|tháng|giờ|days|years)\b",
            r"(?<![\d.,])\d+(?:[.,]\d+)*(?:/\d+)?"
            r"\s+(?:ngày|days?|giờ|năm|tuổi|tháng|tuần|lần|times)\b",
            r"\b(?:0\d{9,10}|\+84\d+|0\d{2,3}[.\s]\d{3}[.\s]\d{3,4})\b",
        )
    )
)
_THRESHOLD = re.compile(
    r"(?:tối thiểu|ít nhất|không (?:quá|dưới|thấp hơn|vượt quá|nhỏ hơn)|tối đa|phấn đấu[^.;]{0,60}?"
    r"|at least|at most|no more than)\s*(?:đạt\s+|là\s+)?\d+(?:[.,]\d+)*\s*%?"
    r"|\btừ\s+\d+(?:[.,]\d+)*\s*%?[^.;,]{0,20}?\b(?:trở lên|trở xuống)"
    r"|\b\d+(?:[.,]\d+)*\s*%\s+(?:trở (?:lên|xuống)|or (?:more|less|above|below))\b"
    # A range of rates: từ 80% đến dưới 85%.
    r"|\b(?:(?:từ|from|between)\s+(?:trên\s+|over\s+)?|(?:trên|over)\s+)\d+(?:[.,]\d+)*\s*%?\s*"
    r"(?:đến|tới|to|and)\s+(?:(?:dưới|cận|hết|under|less than|below)\s+)?\d+(?:[.,]\d+)*\s*%"
)
# The mark of an item, at the beginning or where lists are told in one line.
_OF_LIST = re.compile(
    r"(?:^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,2}(?:\.\d{1,2})+\b)|(?<=; )\d{1,2}[.)]"
    r"|(?<=: )1[.)])(?=\s|$)"
)
_ENUMERATOR = re.compile(r"(?:(?<=[\s:;,.])|^)\(\d{1,2}\)(?=\s+\S)")
_PASSED_OVER = (
    _DATE, _DAYS, _THRESHOLD, _NEGATIVE, _NAMES, _NO_FIGURE, _OF_LIST, _ENUMERATOR, _BROKEN
)  # fmt: skip
LONGEST = 25  # characters of a number; arithmetic is exact to 28 digits

_NUMBER = re.compile(
    r"(?<![\w.,/])(\d++(?:[.,]\d++)*+)(?:\s*(%)|(?![\w%])|(?=[.,]|(?:km|kg|ha|m)\b))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_A_COUNT = re.compile(
    r"\b(?:số|là|có|còn|được|đạt|gồm|và|với|cộng|hạn|thành|quyết|lý|nhận|thực hiện|các|hơn|của|tổng"
    r"|mới|total|done|late|of|are|is)$"
)
GROUP = 3  # digits of a group: 4,974 below a count is no decimal
_BELOW = re.compile(r"(\d++(?:[.,]\d++)*+)(?!\s*%)()(?!\w)")
_OVER = re.compile(r"(?P<noun>(?:\s+[^\W\d]+){0,4})\s*/\s*(?:tổng số\s*)?(?=\d)")
_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_UNIT_END = re.compile(
    r"[^\w\s]|\b(?:đã|đang|chưa|hoàn|đúng|quá|trước|trong|trễ|chậm|đạt|chiếm|so|của|được|có|và|còn"
    r"|là|gồm|bao|do|theo|tại|thuộc|đến|từ|bằng|tăng|giảm|phải|với|cho|vào|trên|ở|các|không|tiếp"
    r"|mới|năm|tháng|xuống|lên|quá|tỷ lệ|tương|nộp|mức|giao|chờ|bị|done|not|on|late|overdue|of|in"
    r"|out|are|is|was|were|has|have|to)\b|\d"
)


class Quantity(Struct, frozen=True, eq=False):
    """A figure where it stands: its exact value, the decimals printed, what it counts.

    ``hedge`` is the word that makes it no exact claim: gần, trên, khoảng, ước. ``over`` is the
    other side of a fraction ``x/y``, and so a figure of its own.
    """

    value: Decimal
    places: int
    is_share: bool
    start: int
    end: int
    unit: str = ""
    hedge: str = ""
    over: "Quantity | None" = None

    @property
    def is_count(self) -> bool:
        return not self.is_share and not self.places


class QuantityReading(Struct, frozen=True):
    """The figures of a text, from its beginning on, and how many numbers are none."""

    quantities: tuple[Quantity, ...]
    passed: int = 0


def read(text: str, marks: Marks = "vi") -> QuantityReading:
    """Return every figure of a text."""
    lower = text.lower()
    masked, passed = _masked(lower)
    quantities: list[Quantity] = []
    end = 0
    for match in _NUMBER.finditer(masked):
        if match.start() < end:
            continue
        quantity = _quantity(match, lower, marks)
        if quantity is None or _is_year(quantity, match[1], lower):
            passed += 1
            continue
        if over := _denominator(masked, lower, quantity, marks):
            quantity = structs.replace(quantity, unit=over.unit or quantity.unit, over=over)
        end = (quantity.over or quantity).end
        quantities.append(quantity)
    return QuantityReading(tuple(quantities), passed)


def value_of(numeral: str, marks: Marks, *, is_share: bool = False) -> tuple[Decimal, int] | None:
    """The value of a number as written and its decimals; None where the writing is no number's."""
    if len(numeral) > LONGEST:
        return None
    thousands, point = (".", ",") if marks == "vi" else (",", ".")
    if (groups := _GROUPS.match(numeral)) and groups[1] == thousands:
        rest = numeral[groups.end() :]
        if not rest or re.fullmatch(rf"{re.escape(point)}\d+", rest):
            return _decimal(groups[0].replace(thousands, "") + rest.replace(point, "."))
    if re.fullmatch(rf"\d+(?:{re.escape(point)}\d+)?", numeral):
        return _decimal(numeral.replace(point, "."))
    if is_share and re.fullmatch(r"\d{1,3}[.,]\d+", numeral):  # a share in the other marks
        return _decimal(numeral.replace(",", "."))
    return None


def marks_of(texts: Iterator[str]) -> Marks:
    """How most numbers of a paper are written: 98,62% and 1.234, or 98.62% and 1,234."""
    votes = 0
    for text in texts:
        votes += len(re.findall(r"\d,\d+\s*%|\d\.\d{3}\.\d{3}|\b(?:của|được|và|trong)\b", text))
        votes -= len(re.findall(r"\d\.\d{1,2}\s*%|\d,\d{3},\d{3}", text)) * 3
        votes -= len(re.findall(r"\b(?:the|of|and|on time|overdue)\b", text.lower()))
    return "en" if votes < 0 else "vi"


def _masked(lower: str) -> tuple[str, int]:
    """The text with blanks in place of numbers that are no figures, and how many they are."""
    passed = 0

    def blank(match: re.Match[str]) -> str:
        nonlocal passed
        passed += 1
        return " " * len(match[0])

    for pattern in _PASSED_OVER:
        lower = pattern.sub(blank, lower)
    return lower, passed


def _is_year(quantity: Quantity, written: str, lower: str) -> bool:
    """Whether a number is a year that words end with: "giải thưởng 2017 gồm"."""
    before = lower[max(0, quantity.start - 24) : quantity.start].rstrip()
    is_like_one = _YEAR.fullmatch(written) and quantity.is_count and not quantity.unit
    return bool(is_like_one and before[-1:].isalpha() and not _BEFORE_A_COUNT.search(before))


def _quantity(match: re.Match[str], lower: str, marks: Marks) -> Quantity | None:
    is_share = bool(match[2])
    value = value_of(match[1], marks, is_share=is_share)
    if value is None:
        return None
    hedge = HEDGES.search(lower[max(0, match.start() - 24) : match.start()])
    return Quantity(
        *value,
        is_share,
        match.start(),
        match.end() if is_share else match.end(1),
        _unit(lower, match.end()),
        hedge[1] if hedge else "",
    )


def _denominator(masked: str, lower: str, above: Quantity, marks: Marks) -> Quantity | None:
    """What a figure is written over: 34 of 06/34, 3.000 of 1.254,6 tỷ đồng/3.000 tỷ đồng."""
    line = _OVER.match(masked, above.end) if not above.is_share else None
    match = _BELOW.match(masked, line.end()) if line else None
    below = _quantity(match, lower, marks) if match else None
    if line is None or below is None:
        return None
    if above.is_count and below.places == GROUP and marks == "vi":  # whole, in the other marks
        below = structs.replace(below, value=below.value.scaleb(GROUP), places=0)
    if not line["noun"]:
        return below
    noun = line["noun"].split()[0]
    return below if not below.unit or below.unit.split()[0] == noun else None


def _unit(lower: str, start: int) -> str:
    """The noun that stands right behind a number, two words of it at most."""
    rest = lower[start : start + 40].lstrip(" *_")
    end = _UNIT_END.search(rest)
    return " ".join(rest[: end.start() if end else len(rest)].split()[:2])


def _decimal(text: str) -> tuple[Decimal, int]:
    return Decimal(text), len(text.partition(".")[2])
