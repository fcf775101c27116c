"""What kind of paper a number is of: the abbreviations of Decree 30/2020/NĐ-CP, Appendix III."""

import datetime as dt
import re
from unicodedata import normalize

from caichcli.language.wording import Language, day

KINDS: dict[str, tuple[str, str]] = {
    "NQ": ("Nghị quyết", "Resolution"),
    "QĐ": ("Quyết định", "Decision"),
    "CT": ("Chỉ thị", "Directive"),
    "NĐ": ("Nghị định", "Decree"),
    "TT": ("Thông tư", "Circular"),
    "QC": ("Quy chế", "Regulation"),
    "TB": ("Thông báo", "Notice"),
    "HD": ("Hướng dẫn", "Guidance"),
    "CTr": ("Chương trình", "Programme"),
    "KH": ("Kế hoạch", "Plan"),
    "PA": ("Phương án", "Scheme"),
    "ĐA": ("Đề án", "Project"),
    "DA": ("Dự án", "Project"),
    "BC": ("Báo cáo", "Report"),
    "BB": ("Biên bản", "Minutes"),
    "TTr": ("Tờ trình", "Submission"),
    "CĐ": ("Công điện", "Telegram"),
    "CV": ("Công văn", "Official letter"),
}
UNKNOWN_KIND = ("Văn bản", "Document")

LONGEST = 300  # characters of a number with its day
_DATED = re.compile(
    r"(?:(?:[^\W\d_]+ )*số:? |(?:[^\W\d_]+ )+(?=\d))?(?P<number>.*?\S)"
    r"(?:[ ,;]+(?:đề )?(?:ngày|ngay|dated|of) |[ ,;]*[(@]\s*(?:ngày )?|[ ,;]+)"
    r"(?P<day>\d{1,2}([/.-])\d{1,2}\3\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    r"|(?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4}))\)?\.?",
    re.IGNORECASE,
)


def kind(number: str, lang: Language) -> str:
    """The name of the kind of paper that a number shows: ``169/QĐ-BCĐCCHC`` is a decision."""
    _, *marks = number.replace("-", "/").split("/")
    matches = (KINDS.get(mark) for mark in marks)
    return next((names for names in matches if names), UNKNOWN_KIND)[lang == "en"]


def split(text: str) -> tuple[str, str]:
    """Return a paper's number and the day written behind it; "" for none.

    ``310/BC-STC ngày 06/11/2026`` -> (``310/BC-STC``, ``06/11/2026``). No calendar is asked
    whether there is such a day.
    """
    line = " ".join(normalize("NFC", text).split())
    match = _DATED.fullmatch(line) if len(line) <= LONGEST else None
    if match is None:
        return text.strip(), ""
    day = f"{match['d']}/{match['m']}/{match['y']}" if match["d"] else match["day"]
    return match["number"], day


def cite(number: str, date: dt.date | None, lang: Language) -> str:
    """A paper as it is cited: "Quyết định số 169/QĐ-BCĐCCHC ngày 11/3/2020"."""
    paper = f"{kind(number, lang)} {'số' if lang == 'vi' else 'No.'} {number}"
    if date is None:
        return paper
    return f"{paper} {'ngày' if lang == 'vi' else 'of'} {day(date, lang)}"
