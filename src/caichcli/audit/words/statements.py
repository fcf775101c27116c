"""RunningText as statements: a text, its items and what goes on with it, its figures by brackets.

A list under a sentence is one statement with it: each item is told as if behind a semicolon, and
deeper items as if in brackets behind the one that they stand under.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct, field

from caichcli.audit.passages import Passage, RunningText, joined
from caichcli.audit.words.quantities import Marks, Quantity, read
from caichcli.audit.words.vocabulary import SENTENCE_END
from caichcli.plan.finding import Span

_GOES_ON = re.compile(
    r"\s*(?:trong (?:đó|số|tổng số)|cụ thể|bao gồm|gồm|of which)\b", re.IGNORECASE
)
_OPENS = re.compile(r":\W*$")
_BEGUN = ("chưa hoàn thành", "not done")
_ENDED = re.compile(r", (?:quá hạn|trong hạn|overdue|within term)")
_TELLS_ALL = re.compile(r"(?:trong đó|gồm|cụ thể)(?: có)?\s*:\W*$", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:([-–+•*])|(?:\d{1,2}|[a-zđ])[.)])\s+")
# A line that is a total alone, whose parts may stand in the items below: "Tổng số nhiệm vụ: 86".
_TOTAL_LINE = re.compile(
    r"\W*(?:(?:\d{1,3}|[a-zđ])[.)]\s*)?(?:tổng(?: số| cộng)?|total)\b[^.;:\d]{0,80}"
    r"(?:\blà|\bcó|:)\s*\d[\d.]*(?:\s+[^\W\d]+){0,4}\s*[.,;]?\W*",
    re.IGNORECASE,
)
LONGEST_CLAUSE = 240  # letters on either side of a figure that are looked at
LONGEST_SENTENCE = 2000  # letters in front of a figure that are looked at
LONGEST = 20_000  # letters of one statement; longer lists are statements by themselves


class Scope(Struct, frozen=True, eq=False):
    """Figures of one depth of brackets, and those in brackets behind each of them.

    ``start`` and ``end`` are the text between the brackets.
    """

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    inner: tuple[tuple[Quantity, "Scope"], ...] = ()

    def below(self) -> Iterator[tuple[Quantity | None, "Scope"]]:
        """Every scope with the figure that it stands behind, this one first."""
        yield None, self
        for owner, scope in self.inner:
            yield owner, scope
            yield from islice(scope.below(), 1, None)


class FigureText(Struct, frozen=True, eq=False):
    """A text with its figures; ``lower`` is the text that patterns look at.

    ``edges`` are the offsets of the figures' first and last signs; ``before`` has, by the figure's
    start, the one in front of it in its brackets, else the one that these stand behind. ``clauses``
    keeps the words of figures that were asked for.
    """

    prose: RunningText
    lower: str
    scope: Scope
    quantities: tuple[Quantity, ...]
    passed: int
    edges: frozenset[int]
    before: dict[int, Quantity]
    clauses: dict[int, str] = field(default_factory=dict)

    def span(self, quantity: Quantity) -> Span:
        """Return the place of a figure in the paper."""
        return self.prose.span(quantity.start, quantity.end)

    def written(self, quantity: Quantity) -> str:
        """Return a figure as it is printed."""
        return self.prose.text[quantity.start : quantity.end]

    def place(self, quantity: Quantity) -> int:
        """Which of the figures one is, from 0."""
        return bisect_left(self.quantities, quantity.start, key=lambda one: one.start)

    def between(self, start: int, end: int) -> str:
        """The lower-case text of a stretch, without what stands in brackets there."""
        return _without_brackets(self.lower[max(start, 0) : max(end, 0)])

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that an offset is in, or what is looked at of it."""
        first = max(0, at - LONGEST_SENTENCE)
        ends = SENTENCE_END.finditer(self.lower, first, at)
        return max((end.end() for end in ends), default=first)

    def clause(self, quantity: Quantity) -> str:
        """The words around a figure, to the next sign of division or figure on either side."""
        words = self.clauses.get(quantity.start)
        if words is None:
            words = self.clauses[quantity.start] = self._clause(quantity)
        return words

    def _clause(self, quantity: Quantity) -> str:
        first = self._edge(quantity.start - 1, -1)
        end = (quantity.over or quantity).end
        last = self._edge(end, 1)
        before, after = self.lower[first + 1 : quantity.start], self.lower[end:last]
        return f"{_without_brackets(before)} # {_without_brackets(after)}"

    def _edge(self, at: int, step: int) -> int:
        """How far a clause goes from an offset: brackets that close again are in it."""
        opening, closing = "()" if step > 0 else ")("
        depth = 0
        first, last = max(0, at - LONGEST_CLAUSE), min(len(self.lower), at + LONGEST_CLAUSE)
        while first <= at < last:
            letter = self.lower[at]
            depth += (letter == opening) - (letter == closing)
            is_sign = letter in ",;" and not self._goes_on(at)
            ends = is_sign or at in self.edges or SENTENCE_END.match(self.lower, at)
            if depth < 0 or (not depth and ends):
                break
            at += step
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether a comma is within the name of a class: chưa hoàn thành, quá hạn."""
        return self.lower[max(0, at - 15) : at].endswith(_BEGUN) and bool(
            _ENDED.match(self.lower, at)
        )


def statements(passages: Iterable[Passage], marks: Marks) -> Iterator[FigureText]:
    """Yield what prose states, in its order; tables part statements."""
    parts: list[tuple[str, RunningText]] = []
    levels: list[int] = []
    for passage in [*passages, None]:
        if isinstance(passage, RunningText) and _continues(passage, parts):
            level = _level(passage)
            is_below_total = len(parts) == 1 and _TOTAL_LINE.fullmatch(parts[0][1].text)
            opening = ": " if is_below_total else " "
            parts.append((opening if level is None else _joint(levels, level, opening), passage))
            continue
        if parts:
            yield statement(_closed(parts, levels), marks)
        parts, levels = [], []
        if isinstance(passage, RunningText):
            parts = [("", passage)]


def statement(prose: RunningText, marks: Marks) -> FigureText:
    """Return a text as a statement."""
    reading = read(prose.text, marks)
    lower = prose.text.lower()
    scope, _ = _scope(lower, deque(reading.quantities), 0, 0)
    edges = {one.start for one in reading.quantities} | {
        (one.over or one).end - 1 for one in reading.quantities
    }
    return FigureText(
        prose, lower, scope, reading.quantities, reading.passed, frozenset(edges), _before(scope)
    )


def _continues(passage: RunningText, parts: list[tuple[str, RunningText]]) -> bool:
    """Whether a passage goes on with the statement begun: an item of its list, "Trong đó ..."."""
    if not parts or passage.kind in ("heading", "footnote"):
        return False
    if sum(len(part.text) for _, part in parts) > LONGEST:
        return False
    if _GOES_ON.match(passage.text):
        return True
    level = _level(passage)
    first = parts[0][1]
    is_total = _TOTAL_LINE.fullmatch(first.text) is not None
    if level is None or not (is_total or _OPENS.search(first.text)):
        return False
    own = _level(first)
    return is_total or own is None or level > own or _TELLS_ALL.search(first.text) is not None


def _level(passage: RunningText) -> int | None:
    """How deep an item stands; None for what is no item."""
    if passage.kind == "item":
        return passage.level
    bullet = _BULLET.match(passage.text)
    return int(bullet[1] == "+") if bullet else None


def _joint(levels: list[int], level: int, opening: str) -> str:
    """What stands for the step from the items above to one of a level, kept in ``levels``."""
    if not levels:
        levels.append(level)
        return opening
    if level > levels[-1]:
        levels.append(level)
        return " ("
    closing = ""
    while len(levels) > 1 and level < levels[-1]:
        levels.pop()
        closing += ")"
    return f"{closing}; "


def _closed(parts: list[tuple[str, RunningText]], levels: list[int]) -> RunningText:
    whole = joined(parts)
    missing = ")" * (len(levels) - 1)
    return RunningText(whole.text + missing, whole.origins, whole.kind) if missing else whole


def _before(scope: Scope) -> dict[int, Quantity]:
    """The figure in front of each, by its start, as the brackets have it."""
    answers: dict[int, Quantity] = {}
    for owner, own in scope.below():
        last = owner
        for quantity in own.quantities:
            if last is not None:
                answers[quantity.start] = last
            last = quantity
    return answers


def _scope(lower: str, quantities: deque[Quantity], start: int, depth: int) -> tuple[Scope, int]:
    """The scope that begins at an offset, and where it ends; it takes its figures off the list."""
    own: list[Quantity] = []
    inner: list[tuple[Quantity, Scope]] = []
    stray: set[int] = set()  # figures in brackets behind none: nothing stands behind them
    at = start
    while at < len(lower):
        if quantities and at == quantities[0].start:
            own.append(quantities.popleft())
            at = (own[-1].over or own[-1]).end
            continue
        letter = lower[at]
        at += 1
        if letter == "(" and depth < 8:
            scope, at = _scope(lower, quantities, at, depth + 1)
            owner = next((one for one in reversed(own[-2:]) if not one.is_share), None)
            owner = owner or (own[-1] if own else None)
            if owner is not None and owner.start not in stray:
                inner.append((owner, scope))
            else:
                own += scope.quantities
                inner += scope.inner
                stray |= {one.start for one in scope.quantities}
        elif letter == ")" and depth:
            break
    return Scope(start, at, tuple(own), tuple(inner)), at


def _without_brackets(text: str) -> str:
    if "(" not in text:
        return text
    parts = []
    depth = 0
    for letter in text:
        depth += letter == "("
        parts.append(letter if not depth else " ")
        depth = max(depth - (letter == ")"), 0)
    return "".join(parts)
