"""Papers named within a cell: "Đã ban hành Báo cáo số 12/BC-SNV ngày 20/5/2026"."""

import re
from collections.abc import Iterator

from caichcli.language.documents import read_citation

_DAY = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}"
PAPER = re.compile(
    r"(?:số:? ?)?(?<!\w)[0-9]{1,6}(?![0-9])[^\s,;()/]{0,20}/(?=[^\s,;()]{0,40}[^\W\d_])"
    r"[^\s,;()]{1,60}"
    rf"(?:,? ?\(?(?:ngày )?(?:{_DAY})\)?)?",
    re.IGNORECASE,
)
NEAR = 100  # characters before a paper that may say what it is cited for
# What is cited as a reason for the work is not what it led to.
_OTHERS = re.compile(r"(?:theo|căn cứ|thực hiện|tại công văn|yêu cầu)\s+[^.;\n]*$", re.IGNORECASE)


# What was issued came out of the work, however far that is.
_ISSUED = re.compile(
    r"(?:đã|được)\s+(?:ký|ban hành|phát hành|phê duyệt|công bố|thông qua)\b[^.;\n]*$", re.IGNORECASE
)


def papers(
    text: str, *, results_alone: bool = False, issued_alone: bool = False
) -> Iterator[dict[str, str]]:
    """Yield the papers that a text names; ``results_alone``: without those that asked for it.

    ``issued_alone``: only those that it says were issued.
    """
    for match in PAPER.finditer(text):
        before = text[max(0, match.start() - NEAR) : match.start()]
        if results_alone and _OTHERS.search(before):
            continue
        if issued_alone and not _ISSUED.search(before):
            continue
        citation = read_citation(match[0].rstrip(".)"))
        if citation:
            date = {"date": citation.date.isoformat()} if citation.date else {}
            yield {"number": citation.number, **date}


def beside(text: str) -> str:
    """Return what a text says besides the papers that it names."""
    return " ".join(PAPER.sub(" ", text).split()).strip(" .,;:–-()")
