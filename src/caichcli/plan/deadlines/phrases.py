"""The words around a time: one table a role, one row a wording.

Openings stand before a time, frequencies say how often, triggers begin a
condition; verbs, scopes and the rest are what may stand beside a term without
changing it.
"""

from typing import Any

from caichcli.plan.deadlines.patterns import CellText, Phrases, WordSet
from caichcli.plan.deadlines.scanners import SCANNERS, number
from caichcli.plan.deadlines.tokens import bare, spelling


def _choice(values: dict[str, Any]) -> Any:
    """Return a scanner of one-word choices."""
    by_word = {spelling(word): value for word, value in values.items()}
    by_bare_word = {bare(word): value for word, value in by_word.items()}

    def scan(text: CellText, at: int) -> tuple[Any, int] | None:
        value = (by_bare_word if text.bare else by_word).get(text.tokens[at].text)
        return None if value is None else (value, at + 1)

    return scan


_any_unit = _choice(
    {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
)
_NO_QUARTERS = WordSet("định chế mô hoạch trình")


def _unit(text: CellText, at: int) -> tuple[Any, int] | None:
    """Return a unit of time; "quy dinh" without marks is quy định, no quarter."""
    return None if text.bare and _NO_QUARTERS.at(text, at + 1) else _any_unit(text, at)


_NEXT = Phrases(
    [
        (row, None)
        for row in (
            "sau liền? kề?",
            "liền kề sau",
            "tới",
            "kế tiếp?",
            "tiếp theo? liền? kề?",
            "liền kề|sau",
        )
    ]
)
_PREVIOUS = Phrases(
    [
        (row, None)
        for row in (
            "trước liền? kề? của?",
            "liền kề? trước",
            "trước đó",
            "trước liền? kề? năm|kỳ kế hoạch",
            "liền kề? trước năm|kỳ kế hoạch",
        )
    ]
)
# "tháng trước ngày 5": of a month, before the fifth.
_NO_PREVIOUS = WordSet("ngày khi giờ tháng quý năm hạn mùng hết kỳ")
_PLACES = Phrases(
    [
        ("đầu tiên?", 1),
        ("thứ nhất|1", 1),
        ("thứ hai|2", 2),
        ("giữa", 2),
        ("thứ ba|3", 3),
        ("cuối cùng?", 3),
    ]
)
_ONCE = Phrases([("/? {n} lần", None), ("/ lần", None)], SCANNERS)


def _next(text: CellText, at: int) -> tuple[bool, int] | None:
    fit = _NEXT.fit(text, at)
    return None if fit is None else (True, fit.end)


def previous(text: CellText, at: int) -> tuple[bool, int] | None:
    """Return "trước", "trước liền kề" behind a period: the one before, no term's opening."""
    fit = _PREVIOUS.fit(text, at)
    if fit is None or _NO_PREVIOUS.at(text, fit.end) or text.tokens[fit.end].number >= 0:
        return None
    return True, fit.end


def _word(text: CellText, at: int) -> tuple[None, int] | None:
    """Return a word, not a number or mark."""
    return (None, at + 1) if text.tokens[at].text[:1].isalpha() else None


def _place(text: CellText, at: int) -> tuple[int, int] | None:
    fit = _PLACES.fit(text, at)
    return None if fit is None else (fit.value, fit.end)


def _once(text: CellText, at: int) -> tuple[int, int] | None:
    """Times: một lần, 01 lần, /lần, 2 lần."""
    fit = _ONCE.fit(text, at)
    return None if fit is None else (fit.slots.get("n", 1), fit.end)


_SCANNERS = {
    **SCANNERS,
    "count": number,
    "unit": _unit,
    "next": _next,
    "previous": previous,
    "place": _place,
    "once": _once,
    "word": _word,
    "until": SCANNERS["hour"],
}

# What an opening adds: "before" (trước), "ends" (only the last day is meant),
# "since" (từ), "after" (sau), "periodic" (định kỳ), "hour", or nothing.
OPENINGS = Phrases(
    [
        ("trước", "before"),
        ("chậm|muộn|trễ nhất là?", "ends"),
        ("không chậm|muộn|trễ hơn", "ends"),
        ("không quá", "ends"),
        ("cho? đến|tới", "ends"),
        ("hết", "ends"),
        ("ngay? trong", ""),
        ("vào|lúc|là", ""),
        ("dự kiến", ""),
        ("thời gian|hạn|điểm", ""),
        ("thời gian|hạn|điểm hoàn|thực|triển|ban thành|hiện|khai|hành", ""),
        ("hạn chót|cuối?", ""),
        ("tiến độ :", ""),
        ("buổi? sáng|chiều", ""),
        ("đầu|cuối giờ sáng|chiều", ""),
        ("đúng", ""),
        ("giai đoạn", ""),
        ("thời kỳ", ""),
        ("các", ""),
        ("định kỳ", "periodic"),
        ("từ", "since"),
        ("sau", "after"),
        ("kể|tính từ", "since"),
        ("bắt đầu từ", "since"),
        ("trước và|hoặc trong|đúng|vào", "ends"),
        ("{hour} ,?", "hour"),
        ("hồi {hour} ,?", "hour"),
        ("từ? {hour} -|đến|tới {until} ,?", "hour"),
        ("bắt đầu từ|lúc|vào? hồi? {hour} ,?", "hour"),
        (":", ""),
    ],
    _SCANNERS,
)
NOW = Phrases(
    [
        ("nay", None),
        ("khi|ngày ban hành", None),
        ("khi|ngày ký ban? hành?", None),
        ("khi|ngày ký? ban? hành? kế|quyết hoạch|định này?", None),
    ]
)
ONWARDS = Phrases([("trở đi", None)])
TO = Phrases([("-", None), ("cho? đến|tới", None)])
AND = Phrases([(", và?", None), ("và|&|+", None)])

FREQUENCIES = Phrases(
    [
        ("hằng|mỗi|từng {unit} {once}?", None),
        ("theo từng? {unit}", None),
        ("hằng|mỗi {n} {unit} {once}?", None),
        ("{n} {unit} {once}", None),
        ("{unit} {once}", None),
        ("{count} lần|cuộc|lượt|đợt|buổi / {n}? {unit}", None),
        ("{count} lần mỗi|trong|một {unit}", None),
        ("ít|tối nhất|thiểu {count} lần|cuộc|lượt|đợt|buổi / {unit}", None),
        ("ít|tối nhất|thiểu {n} {unit} {once}", None),
        ("mỗi {unit} ít|tối nhất|thiểu {once}", None),
    ],
    _SCANNERS,
)
# Only behind a frequency or định kỳ: hằng tháng, quý, 6 tháng, năm.
BARE_FREQUENCIES = Phrases([("{unit}", None), ("{n} {unit}", None), ("cả năm", None)], _SCANNERS)
WITHIN_QUARTER = Phrases(
    [
        ("ngày mùng? {day} của? tháng {place} của? hằng|mỗi? quý {next}?", None),
        ("mùng {day} của? tháng {place} của? hằng|mỗi? quý {next}?", None),
        ("tháng {place} của? hằng|mỗi? quý {next}?", None),
        ("ngày mùng? {day} của? tháng {place} của? quý {previous}", None),
        ("mùng {day} của? tháng {place} của? quý {previous}", None),
        ("tháng {place} của? quý {previous}", None),
    ],
    _SCANNERS,
)
# ngày 5 của tháng sau: each month's.
BESIDE_MONTH = Phrases(
    [
        ("ngày mùng? {day} của? tháng {next}", None),
        ("ngày mùng? {day} của? tháng {previous}", None),
        ("mùng {day} của? tháng {next}", None),
    ],
    _SCANNERS,
)
# The day, the period being known already: hằng quý, trước ngày 15 của tháng cuối.
WITHIN_KNOWN = {
    "month": Phrases(
        [
            ("ngày mùng? {day} của? tháng {next}", None),
            ("ngày mùng? {day} của? tháng {previous}", None),
            ("ngày mùng? {day} của tháng", None),
            ("ngày cuối cùng? của? tháng", None),
            ("cuối tháng", None),
        ],
        _SCANNERS,
    ),
    "quarter": Phrases(
        [
            ("ngày mùng? {day} của? tháng {place}", None),
            ("ngày mùng? {day} của? tháng {place} của? hằng|mỗi? quý {next}?", None),
            ("ngày mùng? {day} của? tháng {place} của? quý {previous}", None),
            ("tháng {place} của? quý? {next}?", None),
            ("tháng {place} của? quý {previous}", None),
            ("ngày cuối cùng? của? quý", None),
            ("cuối quý", None),
        ],
        _SCANNERS,
    ),
}
ENDS_OF_EACH = Phrases(
    [("cuối hằng|mỗi {unit}", None), ("ngày cuối cùng? của? hằng|mỗi {unit}", None)], _SCANNERS
)
VAGUE_OF_EACH = Phrases([("đầu|giữa hằng|mỗi {unit}", None)], _SCANNERS)
# How many years away.
YEAR_BESIDE = Phrases(
    [("của? năm {next}", 1), ("của? năm {previous}", -1), ("của? năm kế|báo hoạch|cáo", 0)],
    _SCANNERS,
)

CONTINUOUS = Phrases(
    [
        ("thường xuyên", ""),
        ("liên tục", ""),
        ("thường xuyên ,? liên tục", ""),
        ("trong? cả năm {year}?", ""),
        ("trong? suốt cả? năm {year}?", ""),
        ("quanh năm", ""),
        ("xuyên suốt", ""),
        ("trong? các|những năm tiếp theo?", "later"),
        ("trong? các|những năm sau|tới|kế tiếp?", "later"),
        ("các ngày|tuần|tháng|quý trong|của năm", ""),
        ("trong? suốt quá trình", "and more"),
        ("trong? suốt thời gian", "and more"),
        ("trong? suốt giai đoạn {year} - {year}", ""),
        ("trong? suốt? cả giai đoạn", ""),
    ],
    _SCANNERS,
)
PLAN_YEAR = Phrases([("năm kế hoạch", None)])
WHOLE_YEAR = Phrases([("cả năm", None)])
# What begins a condition; "what": more must be said; "alone": nothing more may be; "except":
# a term stands before it.
TRIGGERS = Phrases(
    [
        ("ngay? sau? khi", "what"),
        ("kể? từ khi", "what"),
        ("kể? từ ngày|lúc {word}", "what"),
        ("trước khi", "what"),
        ("trong thời gian {word}", "what"),
        ("ngay? trước|sau thời điểm {word}", "what"),
        ("cho? đến|tới khi", "what"),
        ("theo", "what"),
        ("nếu", "what"),
        ("tùy|tuỳ theo?|thuộc?", "what"),
        ("đột xuất", ""),
        ("trừ trường|các|những|nội|phần|khi|đối", "except"),
        ("trong quá trình", "what"),
        ("ngay? sau|trước kỳ|phiên|cuộc|buổi họp", ""),
        ("ngay? sau|trước đại|hội hội|nghị", ""),
        ("ngay? sau|trước tết", ""),
        ("không thời hạn", "alone"),
        ("không|chưa xác|quy|ấn định thời hạn|gian", "alone"),
    ],
    _SCANNERS,
    not_before="dõi",  # theo dõi is an action
)
# How work is done, its day not named: a condition where nothing else is said.
MANNERS = Phrases(
    [
        ("đúng thời|tiến hạn|gian|độ", None),
        ("đúng quy định", None),
        ("đúng hạn", None),
        ("bảo|đảm đảm|bảo thời|tiến hạn|gian|độ", None),
        ("kịp thời", None),
    ]
)
# What is watched or kept up behind a term goes on from it; a vision is no term.
FOLLOW_ON = Phrases([("theo dõi", None), ("duy trì", None), ("bảo trì|hành", None)])
# Work that goes on once what is dated before it is done.
GOING_ON = Phrases(
    [
        ("tổ chức", None),
        ("triển khai", None),
        ("thực hiện", None),
        ("vận hành", None),
        ("áp dụng", None),
        ("duy trì", None),
        ("cập nhật", None),
        ("đưa vào", None),
        ("theo dõi", None),
        ("có? rà soát", None),
        ("có đánh giá", None),
    ]
)
VISION = Phrases(
    [("định hướng đến? năm? {year}", None), ("tầm nhìn đến? năm? {year}", None)], _SCANNERS
)
UNTIL_EVENT = Phrases([("cho? đến|tới khi", None), ("cho? đến|tới thời|lúc điểm?", None)])
JOINTS = Phrases(
    [
        (",|(|)", ","),
        (":", ":"),
        (";|.|-|+|&|./.", "apart"),
        ("và|rồi", "apart"),
        ("đồng thời", "apart"),
        ("sau đó", "apart"),
        ("hoặc", "or"),
        ("(? a|b|c|d|đ|e )", "apart"),
        ("(? {n} )", "apart"),
    ],
    _SCANNERS,
)
LATE_HOUR = Phrases(
    [
        (",? trước|lúc|vào? hồi? {hour}", None),
        (",? từ? {hour} -|đến|tới {until}", None),
        ("( từ? {hour} -|đến|tới {until} )", None),
    ],
    _SCANNERS,
)
# Which report a term is for.
REMARK = Phrases(
    [
        ("( báo|kế? cáo|hoạch? năm|quý|tháng|tuần )", None),
        ("( báo|kế? cáo|hoạch? {n} tháng đầu|cuối? năm? )", None),
    ],
    _SCANNERS,
)
# How long the day's work takes: ½ ngày, 02 buổi.
LASTING = Phrases(
    [("½ ngày|buổi ,", None), ("{n} ngày|buổi ,", None), ("{n} ,|. {n} ngày|buổi ,", None)],
    _SCANNERS,
)
PERIODICALLY = Phrases([("định kỳ", None)])
# "của năm cuối kỳ kế hoạch": a year that another paper fixes.
OF_SOME_YEAR = Phrases([("của năm", None), ("năm cuối|đầu", None)])
COUNTED = Phrases(
    [
        ("{n} {unit} làm? việc? ,? kể|tính? từ|sau|trước", "anchored"),
        ("{n} ( {count} ) {unit} làm? việc? ,? kể|tính? từ|sau|trước", "anchored"),
        ("{n} giờ ,? kể|tính? từ|sau|trước", "anchored"),
        ("{n} {unit} làm việc", ""),
        ("{n} {unit}", ""),
    ],
    _SCANNERS,
)
LENGTH_OPENINGS = Phrases(
    [
        ("trong thời|vòng hạn|gian?", None),
        ("trong", None),
        ("chậm|muộn|ít nhất là?", None),
        ("không quá", None),
        ("tối đa|thiểu", None),
        ("sau", None),
    ]
)


def all_words() -> set[str]:
    """Return all words of the tables, as written."""
    tables = [table for table in globals().values() if isinstance(table, Phrases)]
    tables += WITHIN_KNOWN.values()
    return {word for table in tables for word in table.words()}
