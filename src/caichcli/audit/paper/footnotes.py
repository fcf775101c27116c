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
# Marks behind words and figures: raised digits (of no m², km²), [^1], [1] (but
# in no formula: [3]=[4]+[5]), behind a share (1), (*).
_MARK = re.compile(
    rf"(?<=[^\s(])(?<![\s(][kcdm]m)(?<![\s\d]m)(?:{_RAISED}|\[\^\w{{1,20}}\]"
    r"|(?<=[\w%.,;)”])\[e?\d{1,3}\](?!\s*=)|(?<=%)\(\d{1,2}\)|(?<=[\w%])\s?\(\*{1,3}\))"
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
    told = {label for label in _labels(passages) if label in telling} if telling else set()
    for passage in passages:
        if isinstance(passage, PaperTable):
            yield _table(passage)
            yield from (_with_note(cell, telling) for cell in _cells(passage, telling))
        elif not _is_note(passage):
            yield _with_note(passage, telling)
        elif label_of(passage) not in told:
            yield _unmarked(passage)


def _labels(passages: Sequence[Passage]) -> Iterator[str]:
    """The marks that stand in a paper outside its notes, in brackets and without."""
    for passage in passages:
        if isinstance(passage, PaperTable):
            texts = _texts(passage)
        else:
            texts = [] if _is_note(passage) else [passage]
        for mark in (mark for text in texts for mark in _marks(text.text)):
            yield from (mark.label, mark.label.strip("()"))


def _texts(table: PaperTable) -> list[RunningText]:
    return [cell.prose for row in table.rows for cell in row if cell.is_first]


def _cells(table: PaperTable, telling: Mapping[str, RunningText]) -> Iterator[RunningText]:
    """The cells of a table that a note tells parts of."""
    for cell in _texts(table) if telling else ():
        if any(_key_of(mark, telling) for mark in _marks(cell.text)):
            yield cell


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


def _key_of(mark: Mark, telling: Mapping[str, RunningText]) -> str | None:
    """The mark of the note that a mark in the text means: (1) that of (1), else of 1."""
    return next((key for key in (mark.label, mark.label.strip("()")) if key in telling), None)


def _with_note(passage: RunningText, telling: dict[str, RunningText]) -> RunningText:
    """A text with its notes in brackets where their marks are, each note at its first mark."""
    pieces: list[tuple[str, RunningText]] = []
    at = 0
    joint = ""
    for mark in _marks(passage.text) if telling else ():
        key = _key_of(mark, telling)
        if key is not None:
            note = telling.pop(key)
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
