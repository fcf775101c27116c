"""Papers by their numbers, with the abbreviations of Decree 30/2020/NĐ-CP, Appendix III."""

import datetime as dt
import re
from unicodedata import normalize

from msgspec import Struct

from caichcli.language.vietnamese import fold
from caichcli.language.wording import Language, day, read_day

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
    "KL": ("Kết luận", "Conclusion"),
    "BB": ("Biên bản", "Minutes"),
    "TTr": ("Tờ trình", "Submission"),
    "CĐ": ("Công điện", "Telegram"),
    "CV": ("Công văn", "Official letter"),
}
_CITATION = (  # compiled when the first is read
    r"(?:[^\W\d_][\w ]*? )??(?:(?:số|so|No\.) ?)?"
    r"(?P<number>(?=\S*[^\W\d_])[0-9]+[^\s,;()@]*/[^\s,;()@]*?)"
    r"(?:(?: ?@ ?|[,;]? (?:(?:ngày|ngay|of|dated) )?)\(?(?P<day>[0-9][^@()]*?)\)?)?\.?"
)
_DAY_IN_WORDS = r"([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})"

UNKNOWN_KIND = ("Văn bản", "Document")


def is_number(text: str | None) -> bool:
    """Whether a text is a paper's number, and no blank to be filled in, such as "…/QĐ-…"."""
    return text is not None and not any(blank in text for blank in ("…", "..."))


def kind(number: str, lang: Language) -> str:
    """The name of the kind of paper that a number shows: ``169/QĐ-BCĐCCHC`` is a decision."""
    _, *marks = number.replace("-", "/").split("/")
    matches = (KINDS.get(mark) for mark in marks)
    return next((names for names in matches if names), UNKNOWN_KIND)[lang == "en"]


def is_submission(number: str) -> bool:
    """Whether a paper, by its number, puts something before who decides: a tờ trình."""
    return "TTr" in number and kind(number, "vi") == KINDS["TTr"][0]


def puts_before_others(number: str) -> bool:
    """Whether a paper, by its number, is one that puts things before others: no decision.

    A letter (công văn) names no kind in its number.
    """
    return kind(number, "vi") in ("Báo cáo", "Tờ trình", "Công văn", UNKNOWN_KIND[0])


def issuer_mark(number: str) -> str | None:
    """Return the abbreviation of the agency in a paper's number and symbol.

    It stands behind the kind of paper, ``45/BC-STC``; of a letter, which has
    none, in front of the unit that drafted it, ``12/STC-VP``.
    """
    _, _, symbol = number.rpartition("/")
    marks = [mark for mark in symbol.split("-") if mark and mark not in KINDS]
    return marks[0] if marks and not marks[0].isdigit() else None


def cite(number: str, date: dt.date | None, lang: Language) -> str:
    """A paper as it is cited: "Quyết định số 169/QĐ-BCĐCCHC ngày 11/3/2020"."""
    paper = kind(number, lang)
    if number:
        paper += f" {'số' if lang == 'vi' else 'No.'} {number}"
    if date is None:
        return paper
    return f"{paper} {'ngày' if lang == 'vi' else 'of'} {day(date, lang)}"


class Citation(Struct, frozen=True):
    """A paper as it was cited: its number, and its day where that was said."""

    number: str
    date: dt.date | None

    def record(self) -> dict[str, str]:
        """Return the paper as a plan's file has it."""
        return {"number": self.number} | ({"date": self.date.isoformat()} if self.date else {})


def read_citation(text: str) -> Citation | None:
    """Return the paper that a text cites and nothing else: "Báo cáo số 12/BC-SNV ngày 20/5/2026".

    Also "12/BC-SNV", "12/BC-SNV@20/5/2026", "12/BC-SNV ngày 20 tháng 5 năm 2026". None for any
    other text, and for a day that no calendar has.
    """
    match = re.fullmatch(_CITATION, " ".join(normalize("NFC", text).split()), re.IGNORECASE)
    if match is None:
        return None
    if match["day"] is None:
        return Citation(match["number"], None)
    words = re.fullmatch(_DAY_IN_WORDS, fold(match["day"]))
    date = read_day("/".join(words.groups()) if words else match["day"])
    return Citation(match["number"], date) if date else None


def parts(text: str) -> tuple[str, str | None]:
    """Return a paper's number and the text of its day, None where no day is named.

    The paper is written as it is cited, or with its day after ``@``.
    """
    if citation := read_citation(text):
        return citation.number, str(citation.date) if citation.date else None
    number, sign, date = text.rpartition("@")
    return (number.strip(), date) if sign else (text.strip(), None)
