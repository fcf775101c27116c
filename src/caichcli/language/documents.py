"""What kind of paper a number is of: the abbreviations of Decree 30/2020/NĐ-CP, Appendix III."""

import datetime as dt

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


def kind(number: str, lang: Language) -> str:
    """The name of the kind of paper that a number shows: ``169/QĐ-BCĐCCHC`` is a decision."""
    _, *marks = number.replace("-", "/").split("/")
    matches = (KINDS.get(mark) for mark in marks)
    return next((names for names in matches if names), UNKNOWN_KIND)[lang == "en"]


def cite(number: str, date: dt.date | None, lang: Language) -> str:
    """A paper as it is cited: "Quyết định số 169/QĐ-BCĐCCHC ngày 11/3/2020"."""
    paper = f"{kind(number, lang)} {'số' if lang == 'vi' else 'No.'} {number}"
    if date is None:
        return paper
    return f"{paper} {'ngày' if lang == 'vi' else 'of'} {day(date, lang)}"
