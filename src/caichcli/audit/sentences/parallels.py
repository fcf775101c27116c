"""Lists of two measures side by side: 20 lớp cho 1.520 người, trong đó 12 lớp cho 900 người, ...

Where one of them makes its total, the other is told to its end as well.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from caichcli.audit.sentences.part_lists import may_be_part
from caichcli.audit.sentences.parts import Breakdown, may_be_total
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import same_unit
from caichcli.audit.words.vocabulary import OPENERS, SENTENCE_END, side

MOST_FIGURES = 24  # behind the word that opens the lists that are looked at


def parallels(statement: FigureText) -> Iterator[Breakdown]:
    """Yield the total of each list, with its parts, that stands beside one that makes its own."""
    figures = [one for one in statement.quantities if not one.is_share]
    for at, (one, other) in enumerate(pairwise(figures), 2):
        following = _list_behind(statement, other, figures[at : at + MOST_FIGURES])
        if same_unit(one, other) or not following:
            continue
        if may_be_total(statement, one) and may_be_total(statement, other):
            yield from _beside(one, other, following)
            yield from _beside(other, one, following)


def fractions(statement: FigureText) -> Iterator[Breakdown]:
    """Yield what two fractions side by side are of, where they are done and not done of it:
    hoàn thành 31/40 nhiệm vụ, chưa hoàn thành 9/40 nhiệm vụ.
    """
    counts = [one for one in statement.quantities if not one.is_share]
    for one, other in pairwise(counts):
        if one.over is None or other.over is None or one.over.value != other.over.value:
            continue
        sides = side(statement.clause(one)), side(statement.clause(other))
        is_apart = any((axis, -sign) in sides[1] for axis, sign in sides[0])
        is_near = not SENTENCE_END.search(statement.lower, one.over.end, other.start)
        if is_apart and is_near and same_unit(one, other):
            yield Breakdown(one.over, (one, other), "states", is_opened=True)


def _list_behind(
    statement: FigureText, total: Quantity, figures: Sequence[Quantity]
) -> list[Quantity]:
    """The figures to the end of a sentence, where a word opens them as parts; else none."""
    if not figures or not OPENERS.search(statement.lower[total.end : figures[0].start]):
        return []
    own = [figures[0]]
    for before, after in pairwise(figures):
        if SENTENCE_END.search(statement.lower[before.end : after.start]):
            break
        own.append(after)
    return own if all(may_be_part(statement, one) for one in own) else []


def _beside(total: Quantity, other: Quantity, following: Sequence[Quantity]) -> Iterator[Breakdown]:
    """The parts of a total, where those of the other, one beside each, make that."""
    made = [one for one in following if same_unit(one, other)]
    parts = [one for one in following if same_unit(one, total)]
    is_made = len(made) > 1 and sum(one.value for one in made) == other.value
    if is_made and len(made) + len(parts) == len(following) and _alternate(made, parts):
        yield Breakdown(total, tuple(parts), "whole", is_opened=True)


def _alternate(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether two lists are of one length and each figure has its like beside it."""
    pairs = list(zip(one, other, strict=False))
    starts = [place for pair in pairs for place in sorted(figure.start for figure in pair)]
    return len(one) == len(other) and starts == sorted(starts)
