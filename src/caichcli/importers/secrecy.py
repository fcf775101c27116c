"""The mark of a state secret on a paper, of which nothing is taken: MẬT, TỐI MẬT, TUYỆT MẬT.

The three degrees of the Law on protection of state secrets (29/2018/QH14, article 8). A mark stands
by itself: in a line, a cell, a header, a text box; words such as "bảo mật" are none.
"""

import re
from collections.abc import Iterable
from html import unescape
from unicodedata import normalize

from caichcli.importers.grids.grid import Source

LONGEST = 300  # characters of a line that may be a mark and what stands beside it
_DEGREE = r"(?:tuyệt\s*|tối\s*)?mật"
_BEFORE = (
    r"(?:mức\s*)?độ\s*mật|số\W*\S*/\S+|(?:thượng\s*)?khẩn|hỏa\s*tốc|hoả\s*tốc"
    r"|(?-i:TÀI\s*LIỆU|VĂN\s*BẢN|HỒ\s*SƠ)"
)
_BEHIND = r"bản\s*số|số\W*\S*/|cộng\s*h|đảng\s*cộng\s*sản|(?:thượng\s*)?khẩn|hỏa\s*tốc|hoả\s*tốc"
_MARK = re.compile(
    rf"^[^\w]*(?:(?:{_BEFORE})[^\w]*)?\b(?P<line>{_DEGREE})[^\w]*(?:\b(?:{_BEHIND}).*)?$"
    r"|\((?P<brackets>(?-i:(?:TUYỆT |TỐI )?MẬT|(?:Tuyệt m|Tối m|M)ật))\)"
    r"|(?<!ĐỘ )\b(?P<end>(?-i:(?:TUYỆT|TỐI) MẬT))[^\w]*$",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")  # M Ậ T
_WORD = re.compile(r"m ?ậ ?t")
# Its first letters in XML, whatever tags stand between them: most parts have none.
_BYTES = re.compile(
    rb"[Mm](?:<[^>]*>|\s)*(?:\xe1\xba[\xac\xad]|\xc3[\x82\xa2]|[Aa]\xcc|&#)", re.DOTALL
)

# What of a sheet's part holds words; the texts of most cells stand in a part of their own.
_OF_SHEETS = re.compile(
    r"<(?:\w+:)?is>.*?</(?:\w+:)?is>"
    r"|<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>[^<]*</[^>]*>"
    r"|<(?:\w+:)?v>[^<]*[^\W\d_][^<]*</[^>]*>",
    re.DOTALL,
)
_CODE = re.compile(r"&(?:[LCR]|\"[^\"]*\"|K[0-9A-F]{6}|[0-9]+|[A-Z])")  # of a sheet's header
_PHONETIC = re.compile(r"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)
_WATERMARK = re.compile(r"<[^>]*?\bstring=\"([^\"]*)\"[^>]*>")  # of WordArt, as a stamp is made
_BREAK = re.compile(
    r"</?(?:\w+:)?(?:p|si|is|v|br|tab|cr|tc|comment|title|subject|keywords)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_CELLS = re.compile(r"[,;\t|\"]")


def mark(text: str) -> str:
    """Return the mark that a text bears in one of its lines, in capitals; "" for none."""
    words = normalize("NFC", text)
    last = 0
    for place in _WORD.finditer(words.lower()):
        if place.start() < last:  # of a line that was looked at
            continue
        first = words.rfind("\n", 0, place.start()) + 1
        end = words.find("\n", place.end())
        last = len(words) if end < 0 else end
        # Within a paragraph no mark stands by itself, but at its end.
        line = " ".join(words[first:last][-LONGEST:].split())
        match = _MARK.search(line) or _MARK.search(_SPACED.sub("", line))
        if match:
            return _in_capitals(match[match.lastgroup or 0])
    return ""


def _in_capitals(degree: str) -> str:
    first = "".join(degree.upper().split()).removesuffix("MẬT")
    return f"{first} MẬT".strip()


def of_text(text: str) -> str:
    """Return the mark in a text of lines or of cells that separators part."""
    return mark(text) or mark(_CELLS.sub("\n", text))


def of_part(name: str, piece: bytes) -> str:
    """Return the mark in a part of a package, or in a piece of it that cuts no element."""
    if not _BYTES.search(piece):
        return ""
    text = piece.decode(errors="replace")
    if name.startswith("xl/worksheets/"):
        text = "\n".join(_CODE.sub("\n", unescape(words)) for words in _OF_SHEETS.findall(text))
    if "rPh" in text:
        text = _PHONETIC.sub("", text)
    if 'string="' in text:
        text = _WATERMARK.sub(r"\n\1\n", text)
    return mark(unescape(_TAG.sub("", _BREAK.sub("\n", text))))


def of_source(source: Source) -> str:
    """Return the mark in a file as read: in a cell of its tables, or beside them."""
    texts = (cell.text for grid in source.grids for cell in grid.cells())
    lines = (paragraph.text for paragraph in source.paragraphs)
    return _first(texts) or _first(lines)


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, map(mark, texts)), "")
