"""What a paper says of itself above its table: which document it belongs to, its title, its years.

The forms are those of Decree 30/2020/NĐ-CP: the number and the day of a document, or the line of
an annex, "(Kèm theo Quyết định số … ngày … của …)".
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import reduce
from itertools import takewhile
from operator import itemgetter
from unicodedata import normalize

from msgspec import Struct

from caichcli.importers.grids.grid import Source
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.language.documents import KINDS, read_citation

LONGEST = 400  # characters of a line that may be part of a title
HEAD_ROWS = 3  # of a table that lays out the head of a paper

_DAY = r"[0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-][0-9]{4}| tháng [0-9]{1,2} năm [0-9]{4})"
_ANNEX = re.compile(
    r"\(?(?:ban hành )?kèm theo (?P<cited>(?:(?!này\b)[^();]){0,80}?"
    rf"\bsố:? *\S+ *,? *(?:ngày *)?{_DAY})"
    r"(?: *,? *của (?P<issuer>[^)]+))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\bsố:? *(?P<number>[0-9]+[^\s,;()]*/[^\s,;()]+)", re.IGNORECASE)
_DATED = re.compile(rf"(?:, *|^)ngày *(?P<day>{_DAY})$", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:giai đoạn|năm|các năm) *([0-9]{4})(?: *(?:[-–]|đến năm) *([0-9]{4}))?", re.IGNORECASE
)
_KINDS = tuple(sorted({names[0].casefold() for names in KINDS.values()}))
# Lines that head every paper and name nothing of the plan.
_OF_FORM = re.compile(
    r"\(?(kèm theo|ban hành kèm|đơn vị tính|phụ lục|biểu)\b.*|[-–—_*. ]*", re.IGNORECASE
)
_NUMBERED = re.compile(r"^(?:[IVX]+|\d+(?:\.\d+)*|[A-Za-zđ])[.)]\s*")


class AnnexHead(Struct, frozen=True):
    """What a paper tells of the plan that it holds; None where it does not say."""

    title: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None


def read(lines: Sequence[str]) -> AnnexHead:
    """Return what the lines above a table say."""
    texts = [" ".join(normalize("NFC", line).split()) for line in lines]
    number, date, issuer = _document(texts)
    title = _title(texts)
    return AnnexHead(title, number, date, issuer, *period(title or ""))


def period(text: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of the years that a title or a heading names.

    "Kế hoạch năm 2026 thực hiện Chương trình giai đoạn 2021 - 2030" is of the one year.
    """
    periods = [(int(years[1]), int(years[2] or years[1])) for years in _YEARS.finditer(text)]
    if not periods:
        return None, None
    first, last = next((years for years in periods if years[0] == years[1]), periods[0])
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def theme(source: Source, table: TaskTable) -> str:
    """Return what a table is about: the last line above it that is none of a form's, else ""."""
    lines = [line.strip(" #*") for line in lines_above(source, table)]
    own = [line for line in lines if line and not _OF_FORM.fullmatch(line)]
    return _NUMBERED.sub("", own[-1]).strip(" :.") if own else ""


def lines_above(source: Source, table: TaskTable) -> tuple[str, ...]:
    """Return the lines of a file above its table of tasks, and of the table above its headings.

    A head that is laid out as a small table is read too. Of a text without a table they are those
    above its first task.
    """
    grid = table.grids[0]
    first = next((row for row in table.rows_told if row.kind != "text"), None)
    below = grid.numbers[first.at] - 1 if first else grid.below
    lines = [((one.number, 0), one.text) for one in source.paragraphs if one.number <= below]
    for other in source.grids:
        is_head = other.number < grid.number and other.inside is None
        if is_head and other.kind == grid.kind and len(other.rows) <= HEAD_ROWS:
            lines += [((other.below, 1), cell.text) for cell in other.cells()]
    above = [
        " ".join(dict.fromkeys(cell.text for cell in row if cell.text))
        for row in grid.rows[: max(table.headings[0][0].first, 0)]
    ]
    every = [text for _, text in sorted(lines, key=itemgetter(0))]
    return tuple(line for text in (*every, *above) for line in text.split("\n") if line)


def _document(texts: Sequence[str]) -> tuple[str | None, dt.date | None, str | None]:
    whole = " ".join(texts)
    if annex := _ANNEX.search(whole):
        citation = read_citation(annex["cited"].replace("số:", "số"))
        if citation:
            issuer = annex["issuer"]
            return citation.number, citation.date, issuer.strip(" .") if issuer else None
    number = next(filter(None, map(_own_number, texts)), None)
    days = (match["day"] for text in texts if (match := _DATED.search(text)))
    citation = read_citation(f"{number} ngày {next(days, '')}") if number else None
    return number, citation.date if citation else None, None


def _own_number(line: str) -> str | None:
    """The paper's own number: behind its letterhead, its kind alone, or the line of its annex.

    "Căn cứ Nghị quyết số 76/NQ-CP" is the number of another, though the paper's own be blank yet.
    """
    match = _NUMBER.search(line)
    if match is None:
        return None
    before = line[: match.start()].strip(" #*(")
    words = before.casefold()
    is_letterhead = before.isupper() and not words.endswith(_KINDS)
    is_own = not words or is_letterhead or words in _KINDS or "kèm theo" in words
    return match["number"] if is_own else None


def _title(texts: Sequence[str]) -> str | None:
    """The lines that name the paper: from the kind of document on, else those in capitals."""
    lines = [
        text for text in texts if text and len(text) <= LONGEST and not _OF_FORM.fullmatch(text)
    ]
    start = next((n for n, line in enumerate(lines) if _begins_with_kind(line)), None)
    if start is None:
        title = [*takewhile(str.isupper, (line for line in lines if line.isupper()))]
    else:
        title = [lines[start], *takewhile(_goes_on, lines[start + 1 :])]
    if not title or (len(title) == 1 and title[0].casefold() in _KINDS):
        return None  # "Kế hoạch" alone says of what kind it is, not which
    first, *others = title
    if first.isupper():
        first = first.capitalize()
        others = [other.lower() if other.isupper() else _uncapitalised(other) for other in others]
    return reduce(_joined, others, first).strip()


def _joined(title: str, line: str) -> str:
    """A title and its next line; words that end the one and begin the other stand once."""
    before, after = title.split(), line.split()
    for count in range(min(len(before), len(after)), 1, -1):  # one word alone may well stand twice
        if before[-count:] == after[:count]:
            return " ".join((*before, *after[count:]))
    return f"{title} {line}"


def _uncapitalised(line: str) -> str:
    return line if line[:2].isupper() else line[:1].lower() + line[1:]


def _begins_with_kind(line: str) -> bool:
    return line.casefold().startswith((*_KINDS, "danh mục")) and not _NUMBER.search(line)


def _goes_on(line: str) -> bool:
    return not line.startswith("(") and not _NUMBER.search(line) and not line.startswith("I")
