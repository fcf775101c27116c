"""Rows of words: the small language in which the grammar's tables are written.

A row is elements with a blank between: ``tháng`` one word, ``đầu|cuối`` one of
several, ``{month}`` what a scanner reads; ``?`` behind an element makes it
optional. Of the rows of a table that fit, the longest is taken, and of rows as
long as each other the first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from caichcli.plan.deadlines.tokens import Token, bare, spelling

T = TypeVar("T")


class CellText(NamedTuple):
    """The tokens of a cell; ``bare``: typed without marks, so words match without theirs."""

    tokens: list[Token]
    bare: bool


class WordSet:
    """Single words, known without their marks in a text typed without any."""

    def __init__(self, *lines: str) -> None:
        self.words = frozenset(spelling(word) for line in lines for word in line.split())
        self._bare = frozenset(bare(word) for word in self.words)

    def at(self, text: CellText, place: int) -> bool:
        return text.tokens[place].text in (self._bare if text.bare else self.words)


# What the scanners of a row read, by their names in it.
Slots = dict[str, Any]
Scanner = Callable[[CellText, int], tuple[Any, int] | None]


class Step(NamedTuple):
    words: frozenset[str]
    scan: Scanner | None
    name: str
    optional: bool


class Fit(NamedTuple, Generic[T]):
    value: T
    end: int
    slots: Slots


Steps = tuple[Step, ...]


class Index(NamedTuple, Generic[T]):
    """Rows by each word that they may begin with, and those that a scanner may begin."""

    by_word: dict[str, list[tuple[Steps, T]]]
    scanned: list[tuple[Steps, T]]


class Phrases(Generic[T]):
    """Rows of words, each with its value; none fits where one of ``not_before`` follows it.

    A table is made ready when it is first asked, once for texts with marks and
    once for texts without.
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, T]],
        scanners: Mapping[str, Scanner] | None = None,
        not_before: str = "",
    ) -> None:
        self._rows = tuple(rows)
        self._scanners = scanners or {}
        self._not_before = frozenset(
            spelt(word) for word in not_before.split() for spelt in (spelling, bare)
        )
        self._ready: dict[bool, Index[T]] = {}

    def words(self) -> Iterator[str]:
        """Return all words of the rows, as written."""
        for row, _ in self._rows:
            for part in row.split():
                if not part.startswith("{"):
                    yield from part.removesuffix("?").split("|")

    def fit(self, text: CellText, at: int) -> Fit[T] | None:
        """Return the longest row that fits from the token ``at`` on."""
        index = self._ready.get(text.bare) or self._make_ready(text.bare)
        best: Fit[T] | None = None
        for steps, value in index.by_word.get(text.tokens[at].text, index.scanned):
            slots: Slots = {}
            end = self._end(steps, text, at, slots)
            if end > at and (best is None or end > best.end):
                best = Fit(value, end, slots)
        return best

    def _make_ready(self, unmarked: bool) -> Index[T]:
        spelt = bare if unmarked else spelling
        rows = [
            (tuple(_step(part, self._scanners, spelt) for part in row.split()), value)
            for row, value in self._rows
        ]
        return self._ready.setdefault(unmarked, _by_first_word(rows))

    def _end(self, steps: Steps, text: CellText, at: int, slots: Slots, index: int = 0) -> int:
        """Return the place behind ``steps`` from ``index`` on, or -1; fills ``slots``."""
        if index == len(steps):
            return -1 if text.tokens[at].text in self._not_before else at
        step = steps[index]
        if step.scan is None:
            if text.tokens[at].text in step.words:
                end = self._end(steps, text, at + 1, slots, index + 1)
                if end >= 0:
                    return end
        elif (hit := step.scan(text, at)) is not None:
            end = self._end(steps, text, hit[1], slots, index + 1)
            if end >= 0:
                slots[step.name] = hit[0]
                return end
        return self._end(steps, text, at, slots, index + 1) if step.optional else -1


class Cursor:
    """A place in a text, moved on by what is taken."""

    __slots__ = ("at", "text")

    def __init__(self, text: CellText, at: int = 0) -> None:
        self.text = text
        self.at = at

    def take(self, table: Phrases[T]) -> Fit[T] | None:
        fit = table.fit(self.text, self.at)
        if fit is not None:
            self.at = fit.end
        return fit

    def mark(self, marks: str) -> bool:
        """Take the next token if it is one of some marks."""
        text = self.text.tokens[self.at].text
        if not text or text not in marks:
            return False
        self.at += 1
        return True

    def next(self) -> Token:
        return self.text.tokens[self.at]


def _step(part: str, scanners: Mapping[str, Scanner], spelt: Callable[[str], str]) -> Step:
    optional = part.endswith("?")
    part = part.removesuffix("?")
    if part.startswith("{"):
        return Step(frozenset(), scanners[part[1:-1]], part[1:-1], optional)
    return Step(frozenset(spelt(word) for word in part.split("|")), None, "", optional)


def _by_first_word(rows: list[tuple[Steps, T]]) -> Index[T]:
    firsts = []
    for steps, value in rows:
        words: set[str] = set()
        scanned = False
        for step in steps:
            words |= step.words
            scanned = scanned or step.scan is not None
            if not step.optional:
                break
        firsts.append((words, scanned, (steps, value)))
    every_word = {word for words, _, _ in firsts for word in words}
    by_word = {
        word: [row for words, scanned, row in firsts if scanned or word in words]
        for word in every_word
    }
    return Index(by_word, [row for _, scanned, row in firsts if scanned])
