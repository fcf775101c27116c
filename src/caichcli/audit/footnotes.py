"""Footnotes and their marks: a mark is no digit of its figure, and a note may tell its parts.

"13.119 nhiệm vụ¹" with a note "Trong đó đúng hạn 11.000, quá hạn 2.119" is read as if the note
stood in brackets behind the figure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from caichcli.audit.passages import PaperTable, Passage, RunningText, joined, part

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
_RAISED = r"⁽?[⁰¹²³⁴-⁹]{1,3}⁾?"
# Marks behind words and figures: raised digits (of no m², km²), [^1], [1] (of no formula
# [3]=[1]+[2]), behind a share (1), (*).
_MARK = re.compile(
    rf"(?<=[^\s(])(?<![\s(][kcdm]m)(?<![\s\d]m)(?:{_RAISED}|(?<![=+*/×–-])\[\^?\w{{1,20}}\](?!\s*=)"
    r"|(?<=%)\(\d{1,2}\)|(?<=[\w%])\s?\(\*{1,3}\))"
)
_CELL_MARK = re.compile(r"(?<=[\d%])\(\d{1,2}\)$")
_FIGURE = re.compile(r"[+–−-]?\d[\d.,]*\s*%?")
# A note that begins so tells parts of what its mark stands at.
_TELLS = re.compile(r"\s*(?:trong (?:đó|số)|gồm|bao gồm|cụ thể|of which)\b", re.IGNORECASE)
_LABEL = re.compile(rf"\s*({_RAISED}|\[\^?\w{{1,20}}\]:?|\((?:\d{{1,2}}|\*{{1,3}})\))\s+")
_RAISED_LABEL = re.compile(rf"\s*(?:{_RAISED}|\[\d{{1,3}}\])\s+")
_SIGNS = "[]^: "


class Mark(Struct, frozen=True):
    """Where a mark stands in a text, and what it says: 1, (1), *."""

    start: int
    end: int
    label: str


def with_notes(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield passages without marks, the notes that tell parts behind what they are marked at."""
    telling = dict(_telling(passages))
    used: set[str] = set()
    rest: list[RunningText] = []
    for passage in passages:
        if isinstance(passage, PaperTable):
            cells = [cell.prose for row in passage.rows for cell in row if cell.is_first]
            yield _table(passage)
            yield from (
                _with_note(cell, telling, used) for cell in cells if _is_told(cell, telling)
            )
        elif _is_note(passage):
            rest.append(passage)
        else:
            yield _with_note(passage, telling, used)
    yield from (_unmarked(note) for note in rest if label_of(note) not in used)


def label_of(note: RunningText) -> str:
    """The mark that a footnote begins with; "" where it has none."""
    match = _LABEL.match(note.text)
    return _plain(note.label or (match[1] if match else ""))


def _telling(passages: Sequence[Passage]) -> Iterator[tuple[str, RunningText]]:
    """The words of the notes that tell parts, by their marks."""
    for note in passages:
        if isinstance(note, RunningText) and _is_note(note) and (label := label_of(note)):
            match = _LABEL.match(note.text)
            start = match.end() if match else 0
            end = len(note.text.rstrip(" .;"))
            if start < end and _TELLS.match(note.text, start):
                yield label, part(note, start, end)


def _is_note(passage: RunningText) -> bool:
    """Whether a text is a footnote: as its file says, or by the raised mark in front of it.

    One that tells no parts stays where it is.
    """
    match = _RAISED_LABEL.match(passage.text) if passage.kind == "paragraph" else None
    return passage.kind == "footnote" or bool(match and _TELLS.match(passage.text, match.end()))


def _plain(mark: str) -> str:
    return mark.translate(_PLAIN).strip(_SIGNS)


def _marks(text: str) -> Iterator[Mark]:
    bare = text.rstrip("*_ ")
    cell = _CELL_MARK.search(bare)
    if cell and _FIGURE.fullmatch(bare[: cell.start()].strip("*_ ")):
        yield Mark(cell.start(), cell.end(), _plain(cell[0]))
        return
    for match in _MARK.finditer(text):
        yield Mark(match.start(), match.end(), _plain(match[0]))


def _note_of(mark: Mark, telling: Mapping[str, RunningText]) -> RunningText | None:
    return telling.get(mark.label) or telling.get(mark.label.strip("()"))


def _is_told(cell: RunningText, telling: Mapping[str, RunningText]) -> bool:
    """Whether a note tells parts of what stands in a cell."""
    return any(_note_of(mark, telling) for mark in _marks(cell.text)) if telling else False


def _with_note(
    passage: RunningText, telling: Mapping[str, RunningText], used: set[str]
) -> RunningText:
    """A text with its notes in brackets where their marks are."""
    pieces: list[tuple[str, RunningText]] = []
    at = 0
    joint = ""
    for mark in _marks(passage.text) if telling else ():
        note = _note_of(mark, telling)
        if note is not None:
            used |= {mark.label, mark.label.strip("()")}
            pieces += [(joint, part(passage, at, mark.start)), (" (", note)]
            at, joint = mark.end, ")"
    if not pieces:
        return _unmarked(passage)
    if at < len(passage.text):
        pieces.append((joint, part(passage, at, len(passage.text))))
        joint = ""
    whole = joined(pieces)
    return _unmarked(structs.replace(passage, text=whole.text + joint, origins=whole.origins))


def _table(table: PaperTable) -> PaperTable:
    return PaperTable(
        tuple(
            tuple(structs.replace(cell, prose=_unmarked(cell.prose)) for cell in row)
            for row in table.rows
        )
    )


def _unmarked(passage: RunningText) -> RunningText:
    """A text with blanks for its marks."""
    text = passage.text
    for mark in _marks(passage.text):
        text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return passage if text == passage.text else structs.replace(passage, text=text)
