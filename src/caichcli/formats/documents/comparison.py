"""Two readings of one document compared: what differs, each in its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from msgspec import Struct, structs

from caichcli.formats.documents.lines.line import BLANK, PaperLine

Kind = Literal["figure", "words", "missing", "added"]

_LONGEST_FILLING = 500  # letters that an office writes in one place
_FEW = 50  # lines on each side that are paired by their likeness
_ALIKE = 0.5
_MOST_TOKENS = 400
_CONTEXT = 6  # tokens beside words that differ: three words and the blanks between them
_SIGNS = re.compile(r"[\W_]*")
_FIGURE = re.compile(r"[–-]?\d[\d.,/]*%?|–")
_TOKEN = re.compile(r"\d[\d.,/]*\d%?|\d%?|[^\W\d_]+|\s+|.")


class LineDifference(Struct, frozen=True):
    """What one reading has (``then``) and the other has instead (``now``).

    ``section`` is the heading above it, ``row`` how its row or paragraph begins, ``column`` the
    head of its column in a table.
    """

    kind: Kind
    section: str
    row: str
    column: str
    then: str
    now: str


class PaperComparison(Struct, frozen=True):
    """What differs between two readings, and how many blanks of the first the second fills."""

    differences: tuple[LineDifference, ...]
    filled: int


class _Placed(Struct, frozen=True):
    """A line with the heading above it and the heads of its table's columns."""

    line: PaperLine
    section: str
    heads: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.line.text


_Pair = tuple[_Placed | None, _Placed | None]


def compare(then: Sequence[PaperLine], now: Sequence[PaperLine]) -> PaperComparison:
    """Return what differs between a document as it was made and as it is.

    A blank of the first (BLANK) may hold anything in the second; one that is a whole line any
    number of lines.
    """
    differences: list[LineDifference] = []
    blanks = 0
    for own, other in _pairs(_placed(then), _placed(now)):
        if own and other:
            here = list(_within(own, other))
            differences += here
            blanks += not here and own.text != other.text
        elif own and not _is_blank(own):
            differences.append(_alone("missing", own))
        elif other:
            differences.append(_alone("added", other))
    return PaperComparison(tuple(differences), blanks)


def blanked(first: Sequence[PaperLine], second: Sequence[PaperLine]) -> list[PaperLine]:
    """Return the lines of the first of two like readings, blank where they differ."""
    return [
        structs.replace(one, cells=tuple(map(_blanked, one.cells, other.cells)))
        for one, other in zip(first, second, strict=True)
    ]


def _blanked(one: str, other: str) -> str:
    tokens = zip(_tokens(one), _tokens(other), strict=False)
    return one if one == other else "".join(a if a == b else BLANK for a, b in tokens)


def _placed(lines: Iterable[PaperLine]) -> list[_Placed]:
    """Each line in its place."""
    section, table = "", 0
    heads: tuple[str, ...] = ()
    placed: list[_Placed] = []
    for one in lines:
        section = one.text if one.head else section
        is_first = one.table != table
        placed.append(_Placed(one, section, () if is_first else heads))
        if is_first:
            table, heads = one.table, one.cells if one.table else ()
    return placed


def _pairs(then: Sequence[_Placed], now: Sequence[_Placed]) -> Iterator[_Pair]:
    """Each line that differs beside the one that it became; None where there is none."""
    matcher = SequenceMatcher(None, [one.text for one in then], [one.text for one in now])
    for kind, first, last, other_first, other_last in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(then[first:last], now[other_first:other_last])


def _paired(then: Sequence[_Placed], now: Sequence[_Placed]) -> Iterator[_Pair]:
    """The lines of one place: what fills a blank is found first, between such lines the others."""
    own_from = other_from = 0
    for own_at, one in enumerate(then):
        if BLANK not in one.text or _is_blank(one):
            continue
        rest = range(other_from, len(now))
        other_at = next((at for at in rest if _fills(one.text, now[at].text)), None)
        if other_at is None:
            continue
        yield from _alike(then[own_from:own_at], now[other_from:other_at])
        yield one, now[other_at]
        own_from, other_from = own_at + 1, other_at + 1
        # An office that names several writes a line for each.
        while other_from < len(now) and _fills(one.text, now[other_from].text):
            other_from += 1
    yield from _alike(then[own_from:], now[other_from:])


def _alike(then: Sequence[_Placed], now: Sequence[_Placed]) -> Iterator[_Pair]:
    """Lines paired by their likeness, in order; a whole blank takes what is left."""
    blank = next(filter(_is_blank, then), None)
    own = [one for one in then if not _is_blank(one)]
    fillings: list[_Placed] = []
    if len(own) > _FEW or len(now) > _FEW:
        pairs: Iterable[_Pair] = _by_first_cell(own, now)
    else:
        pairs = _by_likeness(own, now)
    for one, other in pairs:
        if one is None and other and blank:
            fillings.append(other)
        else:
            yield one, other
    if blank and fillings:
        yield blank, fillings[0]


def _by_first_cell(then: Sequence[_Placed], now: Sequence[_Placed]) -> Iterator[_Pair]:
    """Of many lines: those in the same place of as many, else rows that begin alike."""
    if len(then) == len(now):
        yield from zip_longest(then, now)
        return
    others: dict[str, list[_Placed]] = {}
    for other in now:
        others.setdefault(other.line.cells[0], []).append(other)
    for rows in others.values():
        rows.reverse()
    for one in then:
        rows = others.get(one.line.cells[0], [])
        yield one, rows.pop() if rows else None
    for rows in others.values():
        yield from ((None, other) for other in reversed(rows))


def _by_likeness(then: Sequence[_Placed], now: Sequence[_Placed]) -> list[_Pair]:
    """The pairs, in order, that are the most alike together; what is like nothing is alone."""
    best = [[0.0] * (len(now) + 1) for _ in range(len(then) + 1)]
    likeness = [[_likeness(one, other) for other in now] for one in then]
    for i in reversed(range(len(then))):
        for j in reversed(range(len(now))):
            pair_score = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] else 0
            best[i][j] = max(pair_score, best[i + 1][j], best[i][j + 1])
    pairs: list[_Pair] = []
    i = j = 0
    while i < len(then) and j < len(now):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            pairs.append((then[i], now[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((then[i], None))
            i += 1
        else:
            pairs.append((None, now[j]))
            j += 1
    return [*pairs, *((one, None) for one in then[i:]), *((None, one) for one in now[j:])]


def _likeness(one: _Placed, other: _Placed) -> float:
    """How much two lines are alike, from _ALIKE to 1; else 0."""
    a, b = _tokens(one.text)[:_MOST_TOKENS], _tokens(other.text)[:_MOST_TOKENS]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _within(own: _Placed, other: _Placed) -> Iterator[LineDifference]:
    """What differs between a line and what it became."""
    if _is_blank(own) or _fills(own.text, other.text):
        return
    if len(own.line.cells) != len(other.line.cells):
        yield from _between(own, "", own.text, other.text)
        return
    for number, (then, now) in enumerate(zip(own.line.cells, other.line.cells, strict=True)):
        if then != now and not _fills(then, now):
            column = own.heads[number] if number < len(own.heads) else ""
            yield from _between(own, column, then, now)


def _between(own: _Placed, column: str, then: str, now: str) -> Iterator[LineDifference]:
    """What differs between two texts of one place, token by token."""
    place = (own.section if not own.line.head else "", own.line.cells[0], column)
    a, b = _tokens(then), _tokens(now)
    first, last = _common(a, b), _common(a[::-1], b[::-1])
    last = min(last, len(a) - first, len(b) - first)
    middle = SequenceMatcher(
        None,
        a[first : len(a) - last][:_MOST_TOKENS],
        b[first : len(b) - last][:_MOST_TOKENS],
        autojunk=False,
    )
    if max(len(a), len(b)) - first - last > _MOST_TOKENS:
        yield LineDifference("words", *place, then, now)
        return
    for kind, i, j, k, m in middle.get_opcodes():
        old, new = "".join(a[first + i : first + j]), "".join(b[first + k : first + m])
        if kind == "equal" or (BLANK in old and _SIGNS.fullmatch(old)):
            continue
        if _FIGURE.fullmatch(old) and _FIGURE.fullmatch(new):
            yield LineDifference("figure", *place, old, new)
        else:
            yield LineDifference(
                "words", *place, _in_context(a, first + i, first + j),
                _in_context(b, first + k, first + m),
            )  # fmt: skip


def _in_context(tokens: Sequence[str], first: int, last: int) -> str:
    """Some tokens with the words beside them."""
    return "".join(tokens[max(0, first - _CONTEXT) : last + _CONTEXT]).strip(" \t”“(),.;:")


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many tokens two lists begin with alike."""
    pairs = zip(a, b, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(a), len(b)))


def _alone(kind: Kind, one: _Placed) -> LineDifference:
    words = one.text.replace("\t", " | ")
    then, now = (words, "") if kind == "missing" else ("", words)
    return LineDifference(
        kind, "" if one.line.head else one.section, one.line.cells[0], "", then, now
    )


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _is_blank(one: _Placed) -> bool:
    """Whether a line holds a blank and nothing but signs beside."""
    return BLANK in one.text and _SIGNS.fullmatch(one.text) is not None


def _fills(blank: str, text: str) -> bool:
    """Whether a text is a line with its blanks filled in."""
    first, *others = blank.split(BLANK)
    if not others:
        return blank == text
    if len(text) > len(blank) + _LONGEST_FILLING * len(others) or not text.startswith(first):
        return False
    at = len(first)
    for piece in others[:-1]:
        place = text.find(piece, at)
        if place < 0:
            return False
        at = place + len(piece)
    return text.endswith(others[-1]) and len(text) - len(others[-1]) >= at
