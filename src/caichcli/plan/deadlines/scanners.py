"""What stands for a number, day, month, quarter, year, weekday or hour in a row of words."""

from caichcli.plan.deadlines.patterns import CellText, Scanner, WordSet
from caichcli.plan.deadlines.tokens import bare, spelling

_ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_DIGITS = {spelling(word): value for value, word in enumerate(_ONES, 1)} | {
    spelling("tư"): 4,
    spelling("mốt"): 1,
    spelling("lăm"): 5,
}
_ROMAN = {
    roman: value
    for value, roman in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1
    )
}
# Typed without marks these may be sáu or sau (after), tư or từ (from): no numbers there.
_BARE_DIGITS = {
    bare(word): value for word, value in _DIGITS.items() if bare(word) not in ("sau", "tu")
}
_WEEKDAYS = {spelling(word): day for day, word in enumerate(_ONES[1:7], 1)} | {spelling("tư"): 3}
_BARE_WEEKDAYS = {bare(word): day for word, day in _WEEKDAYS.items()}
_TEN, _TENS = WordSet("mười"), WordSet("mươi")
_YEAR = WordSet("năm")
_COUNTED = WordSet("ngày mùng tháng")
_OF = WordSet("của trong vào")
_WEEK_FROM, _SUN, _DAY = WordSet("thứ"), WordSet("chủ"), WordSet("nhật")
_HOUR = WordSet("h g giờ :")
_MINUTE = WordSet("phút p")
FIRST_YEAR, LAST_YEAR = 1945, 2099


def number(text: CellText, at: int) -> tuple[int, int] | None:
    """Return one or two digits, or a number in words up to ninety-nine."""
    token = text.tokens[at]
    if token.number >= 0:
        return (token.number, at + 1) if token.digits <= 2 else None
    digits = _BARE_DIGITS if text.bare else _DIGITS
    if _TEN.at(text, at):
        ones = digits.get(text.tokens[at + 1].text, 0)
        return 10 + ones, at + 2 if ones else at + 1
    value = digits.get(token.text)
    if value is None:
        return None
    if not _TENS.at(text, at + 1):
        return value, at + 1
    ones = digits.get(text.tokens[at + 2].text, 0)
    return 10 * value + ones, at + 3 if ones else at + 2


def counted(text: CellText, at: int) -> tuple[int, int] | None:
    """Return a day's or month's number.

    In words only behind its unit, or "năm 2020" were 5/2020.
    """
    if text.tokens[at].number < 0 and not _COUNTED.at(text, at - 1):
        return None
    return number(text, at)


def roman(text: CellText, at: int) -> tuple[int, int] | None:
    """Return a roman numeral up to XII."""
    value = _ROMAN.get(text.tokens[at].text)
    return (value, at + 1) if value else None


def quarter(text: CellText, at: int) -> tuple[int, int] | None:
    """Return a number or roman numeral; "tu" is tư here even without its mark, never từ."""
    if text.bare and text.tokens[at].text == "tu":
        return 4, at + 1
    if _YEAR.at(text, at):  # "quý ... năm 2020", its number not filled in
        return None
    return roman(text, at) or number(text, at)


def year(text: CellText, at: int) -> tuple[int, int] | None:
    """Four digits that may be a year."""
    token = text.tokens[at]
    return (token.number, at + 1) if FIRST_YEAR <= token.number <= LAST_YEAR else None


def short_year(text: CellText, at: int) -> tuple[int, int] | None:
    """Two digits, taken for a year of this century."""
    token = text.tokens[at]
    return (2000 + token.number, at + 1) if token.digits == 2 else None


def odd_year(text: CellText, at: int) -> tuple[int, int] | None:
    """Three digits, five or more, or four of no year of ours: a slip of the key."""
    token = text.tokens[at]
    return (token.number, at + 1) if token.digits > 2 and year(text, at) is None else None


def year_behind(text: CellText, at: int) -> tuple[int, int] | None:
    """Return the year behind a day, month or quarter.

    It may be written /2020, -2020, năm 2020, của năm 2020 or (2020).
    """
    mark = text.tokens[at].text
    if mark == "(":
        hit = year(text, at + 2 if _YEAR.at(text, at + 1) else at + 1)
        return (hit[0], hit[1] + 1) if hit and text.tokens[hit[1]].text == ")" else None
    if mark in ("/", ".", ","):
        at += 1
    elif mark == "-":  # "quý II - năm 2021" may be a range
        return year(text, at + 1)
    of = _OF.at(text, at)
    if _YEAR.at(text, at + of):
        return year(text, at + of + 1)
    return None if of or mark == "," else year(text, at)


def weekday(text: CellText, at: int) -> tuple[int, int] | None:
    """thứ Hai to thứ Bảy, thứ 2 to thứ 7, chủ nhật, CN: 1 Monday to 7 Sunday."""
    first, second = text.tokens[at].text, text.tokens[at + 1]
    if first == "cn":
        return 7, at + 1
    if _SUN.at(text, at) and _DAY.at(text, at + 1):
        return 7, at + 2
    if not _WEEK_FROM.at(text, at):
        return None
    day = (_BARE_WEEKDAYS if text.bare else _WEEKDAYS).get(second.text, second.number - 1)
    return (day, at + 2) if 1 <= day <= 6 else None


def hour(text: CellText, at: int) -> tuple[int, int] | None:
    """17h, 19h00’, 17:30, 17 giờ 00 phút: the minutes of the day."""
    hours = text.tokens[at]
    if not (1 <= hours.digits <= 2 and hours.number <= 24 and _HOUR.at(text, at + 1)):
        return None
    minutes = text.tokens[at + 2]
    if minutes.digits != 2 or minutes.number > 59:
        return (hours.number * 60, at + 2) if text.tokens[at + 1].text != ":" else None
    end = at + 4 if _MINUTE.at(text, at + 3) else at + 3
    return hours.number * 60 + minutes.number, end


SCANNERS: dict[str, Scanner] = {
    "n": number,
    "day": counted,
    "month": counted,
    "quarter": quarter,
    "roman": roman,
    "year": year,
    "short": short_year,
    "odd": odd_year,
    "year_behind": year_behind,
    "weekday": weekday,
    "hour": hour,
}
