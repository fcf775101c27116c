"""Tasks named by their words: the one task of a plan whose title stands in a text.

Titles are compared loosely: without marks, case and signs. A long one may be cut short ("Xây dựng
Nghị định về …") where its beginning is no other task's.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from caichcli.language.vietnamese import base_letters

SHORTEST = 4  # words of a title by which a task is named, or of the beginning of one
_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"\s*(?:…|\.{3})")

Words = tuple[str, ...]
_NONE: tuple[int, frozenset[str]] = (0, frozenset())


class TitlePlace(Struct, frozen=True):
    """Where a title stands in a text, and whose it is."""

    task: str
    start: int
    end: int


class TaskNames(Struct, frozen=True):
    """The titles of tasks as words, by the first ones of each."""

    titles: Mapping[Words, tuple[tuple[Words, str], ...]] = {}

    def places(self, text: str) -> Iterator[TitlePlace]:
        """Yield where titles of one task each stand in a text, the longest at each place."""
        matches = list(_WORD.finditer(text)) if self.titles else []
        words = tuple(base_letters(match[0]) for match in matches)
        at = 0
        while at + SHORTEST <= len(words):
            titles = self.titles.get(words[at : at + SHORTEST])
            length, tasks = _longest(titles, words[at:], text, matches[at:]) if titles else _NONE
            if len(tasks) == 1:
                last = matches[at + length - 1]
                yield TitlePlace(next(iter(tasks)), matches[at].start(), last.end())
            at += max(length, 1)

    def task(self, text: str) -> str | None:
        """The task whose title a text is, and nothing else."""
        places = list(self.places(text))
        is_whole = len(places) == 1 and not _WORD.search(
            text[: places[0].start] + text[places[0].end :]
        )
        return places[0].task if is_whole else None


def task_names(titles: Mapping[str, str]) -> TaskNames:
    """Return the names of tasks, whose titles are given by their ids."""
    by_first: dict[Words, list[tuple[Words, str]]] = {}
    for task, title in titles.items():
        words = tuple(base_letters(match[0]) for match in _WORD.finditer(title))
        if len(words) >= SHORTEST:
            by_first.setdefault(words[:SHORTEST], []).append((words, task))
    return TaskNames({first: tuple(rest) for first, rest in by_first.items()})


def _longest(
    titles: tuple[tuple[Words, str], ...],
    words: Words,
    text: str,
    matches: list[re.Match[str]],
) -> tuple[int, frozenset[str]]:
    """How many words of a text are a title's, whole or cut short, and of which tasks."""
    length = 0
    tasks: frozenset[str] = frozenset()
    for title, task in titles:
        own = _common(title, words)
        is_cut = own < len(title) and _CUT.match(text, matches[own - 1].end())
        if own >= length and (own == len(title) or is_cut):
            tasks = frozenset({task}) | (tasks if own == length else frozenset())
            length = own
    return length, tasks


def _common(one: Words, other: Words) -> int:
    """How many words two begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
