"""Plain text and Markdown: paragraphs of one line or several, lists, tables drawn with bars."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import combining, is_normalized, normalize

from caichcli.audit.passages import (
    PaperCell,
    PaperTable,
    PaperText,
    Passage,
    RunningText,
    TextKind,
    TextOrigin,
    joined,
    prose,
)

_MARKS = re.compile(
    r"\*\*|__|`+|\\(?=[*_|])|<br\s*/?>|</?(?:b|i|u|em|strong|sup|sub)>|(?<!\w)\*|\*(?!\w)"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"\s*#{1,6}\s+")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_ITEM = re.compile(r"(\s*)(?:[-+*•–]|\d{1,3}[.)]|[a-zđ][.)])\s+")
_FOOTNOTE = re.compile(r"\s*(?:\[\^?\d+\]:?|\[\^\w{1,20}\]:|\(\*+\)|\*{2,}|⁽?[⁰¹²³⁴-⁹]{1,3}⁾?)\s")
_RULE = re.compile(r"\s*\|?(?:\s*+:?-{2,}+:?\s*+\|?)++|\s*+(?:[-*_]\s*+){3,}+")
_ENDS = re.compile(r"[.:;!?…]\W*$")
_BAR = re.compile(r"(?<!\\)\|")
_BLANKS = {ord(blank): " " for blank in "\u00a0\u2007\u202f\t"}
SHORTEST = 40  # letters of a line that may go on below without a sign of it


def read(text: str, *, is_markdown: bool) -> PaperText:
    """The passages of a text, with the lines and columns that they have in it."""
    lines = re.split(r"\r\n?|\n", text)
    masked = re.split(r"\r\n?|\n", _COMMENT.sub(_blank, text)) if is_markdown else lines
    return PaperText(tuple(_passages(masked, is_markdown)), tuple(lines))


def _blank(match: re.Match[str]) -> str:
    """As many blanks, so that every column stays."""
    return re.sub(r"[^\r\n]", " ", match[0])


def _passages(lines: Sequence[str], is_markdown: bool) -> Iterator[Passage]:
    parts: list[RunningText] = []
    at = 0
    while at < len(lines):
        rows = _table(lines, at)
        if rows:
            yield from _whole(parts)
            parts = []
            table = _rows(lines, at, rows)
            if table.rows:
                yield table
            at += rows
            continue
        line = _MARKS.sub(_blank, lines[at]) if is_markdown else lines[at]
        piece = _piece(line, at + 1)
        if piece is None or not _goes_on(parts, piece, is_markdown):
            yield from _whole(parts)
            parts = []
        if piece is not None:
            parts.append(piece)
        at += 1
    yield from _whole(parts)


def _whole(parts: Sequence[RunningText]) -> Iterator[RunningText]:
    if parts:
        whole = joined([(" " if at else "", part) for at, part in enumerate(parts)])
        yield RunningText(whole.text, whole.origins, parts[0].kind, parts[0].level)


def _piece(line: str, number: int) -> RunningText | None:
    """The words of a line with what they are; None where it is empty or a rule."""
    if not line.strip() or _RULE.fullmatch(line):
        return None
    kind: TextKind = "paragraph"
    start = level = 0
    if match := _HEADING.match(line) or _QUOTE.match(line):
        start = match.end()
        kind = "heading" if "#" in match[0] else "paragraph"
    elif _FOOTNOTE.match(line):
        kind = "footnote"
    elif match := _ITEM.match(line):
        kind = "item"
        level = len(match[1].expandtabs(4)) + (match[0].strip() == "+")
    words = _composed(line[start:].rstrip(), number, start + 1)
    return RunningText(words.text, words.origins, kind, level)


def _goes_on(parts: Sequence[RunningText], piece: RunningText, is_markdown: bool) -> bool:
    """Whether a line belongs to the paragraph above it."""
    if not parts or piece.kind != "paragraph" or parts[0].kind == "heading":
        return False
    above = parts[-1].text
    if is_markdown:
        return True
    begins_small = piece.text.lstrip()[:1].islower()
    return begins_small or (len(above) >= SHORTEST and not _ENDS.search(above))


def _table(lines: Sequence[str], at: int) -> int:
    """How many lines from one on are rows of a table: between bars, or parted by tabs."""
    count = 0
    for line in lines[at:]:
        if not line.lstrip().startswith("|") or len(_BAR.findall(line)) < 2:
            break
        count += 1
    if count:
        return count
    tabs = lines[at].count("\t") if not lines[at].startswith("\t") else 0
    while tabs and at + count < len(lines) and lines[at + count].count("\t") == tabs:
        count += 1
    return count if count > 2 or (count == 2 and tabs > 1) else 0


def _rows(lines: Sequence[str], at: int, count: int) -> PaperTable:
    rows = [
        list(_cells(lines[number], number + 1))
        for number in range(at, at + count)
        if not _RULE.fullmatch(lines[number])
    ]
    width = max(map(len, rows), default=0)
    return PaperTable(
        tuple((*row, *[PaperCell(prose("", 1))] * (width - len(row))) for row in rows)
    )


def _cells(line: str, number: int) -> Iterator[PaperCell]:
    line = _MARKS.sub(_blank, line)
    if line.lstrip().startswith("|"):
        first = line.index("|") + 1
        bars = [bar.start() for bar in _BAR.finditer(line, first)]
        ends = bars if bars and not line[bars[-1] + 1 :].strip() else [*bars, len(line)]
    else:
        first = 0
        ends = [*(match.start() for match in re.finditer("\t", line)), len(line)]
    for end in ends:
        raw = line[first:end]
        yield PaperCell(_composed(raw.strip(), number, first + len(raw) - len(raw.lstrip()) + 1))
        first = end + 1


def _composed(text: str, line: int, column: int) -> RunningText:
    """A stretch of a line as prose; blanks of every kind are blanks.

    Letters are composed (NFC), with the places that they have where they stand decomposed.
    """
    text = text.translate(_BLANKS)
    if text.isascii() or is_normalized("NFC", text):
        return prose(text, line, column)
    whole = ""
    origins = []
    for start, end in _clusters(text):
        letter = normalize("NFC", text[start:end])
        origins.append(TextOrigin(len(whole), line, column + start))
        whole += letter
    return RunningText(whole, tuple(origins))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Where each letter with its marks begins and ends."""
    starts = [at for at, letter in enumerate(text) if not at or not combining(letter)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
