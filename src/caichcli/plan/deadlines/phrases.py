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
        for row in ("sau liền? kề?", "tới", "kế tiếp?", "tiếp theo? liền? kề?", "liền kề|sau")
    ]
)
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
    "place": _place,
    "once": _once,
    "word": _word,
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
        ("giai đoạn", ""),
        ("thời kỳ", ""),
        ("các", ""),
        ("định kỳ", "periodic"),
        ("từ", "since"),
        ("sau", "after"),
        ("kể|tính từ", "since"),
        ("bắt đầu từ", "since"),
        ("{hour} ,?", "hour"),
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
        ("{count} lần / {n}? {unit}", None),
        ("{count} lần mỗi|trong|một {unit}", None),
        ("ít|tối nhất|thiểu {count} lần / {unit}", None),
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
    ],
    _SCANNERS,
)
# The day, the period being known already: hằng quý, trước ngày 15 của tháng cuối.
WITHIN_KNOWN = {
    "month": Phrases(
        [
            ("ngày mùng? {day} của? tháng {next}", None),
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
            ("tháng {place} của? quý? {next}?", None),
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
NEXT_YEAR = Phrases([("của? năm {next}", None)], _SCANNERS)

CONTINUOUS = Phrases(
    [
        ("thường xuyên", ""),
        ("liên tục", ""),
        ("thường xuyên ,? liên tục", ""),
        ("trong? cả năm {year}?", ""),
        ("trong? suốt cả? năm {year}?", ""),
        ("quanh năm", ""),
        ("xuyên suốt", ""),
        ("các|những năm tiếp theo", ""),
        ("các|những năm sau|tới|kế tiếp?", ""),
        ("trong? suốt quá trình", "and more"),
        ("trong? suốt thời gian", "and more"),
        ("trong? suốt giai đoạn {year} - {year}", ""),
    ],
    _SCANNERS,
)
# What begins a condition; "what": more must be said; "alone": nothing more may be.
TRIGGERS = Phrases(
    [
        ("ngay? sau? khi", "what"),
        ("kể? từ khi", "what"),
        ("kể? từ ngày|lúc {word}", "what"),
        ("trước khi", "what"),
        ("trong thời gian {word}", "what"),
        ("cho? đến|tới khi", "what"),
        ("theo", "what"),
        ("nếu", "what"),
        ("tùy|tuỳ theo?|thuộc?", "what"),
        ("đột xuất", ""),
        ("trong quá trình", "what"),
        ("ngay? sau|trước kỳ|phiên|cuộc|buổi họp", ""),
        ("ngay? sau|trước đại|hội hội|nghị", ""),
        ("ngay? sau|trước tết", ""),
        ("không thời hạn", "alone"),
        ("không|chưa xác|quy|ấn định thời hạn|gian", "alone"),
    ],
    _SCANNERS,
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
        ("a|b|c|d|đ|e )", "apart"),
    ]
)
LATE_HOUR = Phrases([(",? trước|lúc|vào? {hour}", None)], _SCANNERS)
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
        ("chậm|muộn nhất là?", None),
        ("không quá", None),
        ("tối đa", None),
        ("sau", None),
    ]
)


def words() -> set[str]:
    """Return all words of the tables, as written."""
    tables = [table for table in globals().values() if isinstance(table, Phrases)]
    tables += WITHIN_KNOWN.values()
    return {word for table in tables for word in table.words()}
