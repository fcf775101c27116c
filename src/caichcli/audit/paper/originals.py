"""A paper beside its original, as it was made: each figure held against the one in its place.

What an office writes in between, takes out or puts in other words shifts nothing: paragraphs and
rows are paired first by all of their text, then by their words alone, at last by their likeness.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from caichcli.audit.passages import PaperTable, PaperText, RunningText
from caichcli.plan.finding import Span

MOST_ALIKE = 40  # passages on each side that are paired by their likeness
LEAST_LIKENESS = 0.6
MOST_SIGNS = 4000  # words and figures of a passage that are looked at
NEAR = 3  # signs beside a figure among which a word must stand where the passage is another
_SIGN = re.compile(
    r"(?P<figure>(?<![\w)])[+–−-](?=\d)\d[\d.,/]*(?<![.,/])%?|\d[\d.,/]*(?<![.,/])%?)"
    r"|(?P<word>[^\W\d_]+)|\S"
)
_NOTHING = re.compile(r"[–−-]")
_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")
FIGURE = "#"
_CELL = "\t"


class Sign(Struct, frozen=True):
    """A word, a figure or another sign of a passage; ``mask`` is FIGURE for every figure."""

    text: str
    mask: str
    prose: RunningText
    start: int

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()

    @property
    def value(self) -> str:
        """A figure without what does not change it: 04 is 4, and a dash in a cell nothing."""
        return "0" if _NOTHING.fullmatch(self.text) else _ZEROS.sub("", self.text)

    @property
    def span(self) -> Span:
        return self.prose.span(self.start, self.start + len(self.text))


class PaperUnit(Struct, frozen=True):
    """A paragraph, or a row of a table: its text, and its signs as ``words`` with FIGURE."""

    text: str
    words: str
    signs: tuple[Sign, ...]


class OtherFigure(Struct, frozen=True):
    """A figure of a paper, where it stands, and the one that the original has in its place."""

    written: str
    original: str
    span: Span


Pair = tuple[PaperUnit, PaperUnit]


def other_figures(paper: PaperText, original: PaperText) -> Iterator[OtherFigure]:
    """Yield each figure of a paper that is another in its original, in the paper's order."""
    for own, made in _pairs(_units(paper), _units(original)):
        for one, other in _figures(own, made):
            if one.value != other.value:
                yield OtherFigure(one.text, other.text, one.span)


def _units(paper: PaperText) -> list[PaperUnit]:
    units = []
    for passage in paper.passages:
        if isinstance(passage, PaperTable):
            rows = ([cell.prose for cell in row if cell.is_first] for row in passage.rows)
            units += [_unit(row) for row in rows]
        else:
            units.append(_unit([passage]))
    return units


def _unit(cells: Sequence[RunningText]) -> PaperUnit:
    signs: list[Sign] = []
    for number, cell in enumerate(cells):
        if number:
            signs.append(Sign(_CELL, _CELL, cell, 0))
        signs += _signs(cell, MOST_SIGNS - len(signs))
    text = _CELL.join(sign.text for sign in signs)
    return PaperUnit(text, " ".join(sign.mask for sign in signs), tuple(signs))


def _signs(cell: RunningText, most: int) -> Iterator[Sign]:
    if _NOTHING.fullmatch(cell.text.strip()):
        yield Sign(cell.text.strip(), FIGURE, cell, cell.text.index(cell.text.strip()))
        return
    for match, _ in zip(_SIGN.finditer(cell.text), range(most), strict=False):
        yield Sign(match[0], FIGURE if match["figure"] else match[0], cell, match.start())


def _pairs(paper: Sequence[PaperUnit], original: Sequence[PaperUnit]) -> Iterator[Pair]:
    """The passages that differ beside those that they were."""
    for own, made in _gaps(paper, original, [one.text for one in paper], [
        one.text for one in original
    ]):  # fmt: skip
        words = [one.words for one in own], [one.words for one in made]
        matcher = SequenceMatcher(None, *words, autojunk=False)
        for kind, first, last, other_first, other_last in matcher.get_opcodes():
            if kind == "equal":
                yield from zip(own[first:last], made[other_first:other_last], strict=True)
            elif kind == "replace":
                yield from _alike(own[first:last], made[other_first:other_last])


def _gaps(
    paper: Sequence[PaperUnit],
    original: Sequence[PaperUnit],
    own: Sequence[str],
    made: Sequence[str],
) -> Iterator[tuple[Sequence[PaperUnit], Sequence[PaperUnit]]]:
    """The stretches between passages that are the same in both."""
    for kind, first, last, other_first, other_last in SequenceMatcher(
        None, own, made
    ).get_opcodes():
        if kind == "replace":
            yield paper[first:last], original[other_first:other_last]


def _alike(own: Sequence[PaperUnit], made: Sequence[PaperUnit]) -> Iterator[Pair]:
    """Passages in other words, each beside the likest one that comes after the last taken."""
    begin = 0
    for one in own[:MOST_ALIKE]:
        rest = range(begin, min(len(made), begin + MOST_ALIKE))
        likeness, at = max(((_likeness(one, made[at]), -at) for at in rest), default=(0.0, 0))
        if likeness >= LEAST_LIKENESS:
            yield one, made[-at]
            begin = 1 - at


def _likeness(one: PaperUnit, other: PaperUnit) -> float:
    matcher = SequenceMatcher(None, _masks(one), _masks(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST_LIKENESS else 0.0


def _figures(own: PaperUnit, made: PaperUnit) -> Iterator[tuple[Sign, Sign]]:
    """The figures of two passages that stand between the same words."""
    pairs = zip(own.signs, made.signs, strict=False)
    if own.words == made.words:
        yield from (pair for pair in pairs if pair[0].mask == FIGURE)
        return
    matcher = SequenceMatcher(None, _masks(own), _masks(made), autojunk=False)
    for first, other_first, size in matcher.get_matching_blocks():
        block = own.signs[first : first + size]
        for at, sign in enumerate(block):
            near = block[max(0, at - NEAR) : at + NEAR + 1]
            if sign.mask == FIGURE and any(one.is_word for one in near):
                yield sign, made.signs[other_first + at]


def _masks(unit: PaperUnit) -> list[str]:
    return [sign.mask for sign in unit.signs]
