"""caich's own papers with one digit changed, and the place where an audit should tell of it."""

import io
import re
from collections.abc import Iterator
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from caichcli.importers.papers import reading

_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_RUN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_UNSEEN = re.compile(
    r"<(head|script|style|template)\b.*?</\1>|<!--.*?-->|<[^>]*>|&[#\w]+;", re.DOTALL
)
Digit = tuple[str, int]  # the part of a file, and the offset in it


def digits(content: bytes) -> list[Digit]:
    """Every digit that a reader of a paper sees."""
    if content.startswith(b"PK"):
        return list(_of_word(ZipFile(io.BytesIO(content))))
    text = content.decode()
    text = text[: text.rfind("\n<!-- caich {")]
    if text.lower().startswith("<!doctype"):
        text = _UNSEEN.sub(lambda match: " " * len(match[0]), text)
    return [("", match.start()) for match in re.finditer(r"\d", text)]


def _of_word(archive: ZipFile) -> Iterator[Digit]:
    for name in filter(_PARTS.fullmatch, archive.namelist()):
        for run in _RUN.finditer(archive.read(name).decode()):
            for match in re.finditer(r"\d", run[1]):
                yield name, run.start(1) + match.start()


def with_other_digit(content: bytes, digit: Digit, chance: Random) -> bytes:
    """The paper with another digit in one place."""
    part, at = digit

    def changed(data: bytes) -> bytes:
        text = data.decode()
        other = chance.choice([one for one in "0123456789" if one != text[at]])
        return (text[:at] + other + text[at + 1 :]).encode()

    if not part:
        return changed(content)
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, changed(data) if name == part else data)
    return target.getvalue()


def place(before: bytes, after: bytes, name: str) -> tuple[int, int]:
    """The line and column in which two readings of a paper differ."""
    papers = [reading.read(one, name) for one in (before, after)]
    lines = [list(getattr(paper, "lines", ())) for paper in papers]
    for number, (one, other) in enumerate(zip(*lines, strict=True), 1):
        if one != other:
            pairs = enumerate(zip(one, other, strict=True), 1)
            return number, next(column for column, (a, b) in pairs if a != b)
    return 0, 0
