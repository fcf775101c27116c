"""Texts that name one job in almost the same words.

Case, marks, punctuation, particles and openings that say nothing of the job
(tiếp tục, tăng cường) do not count, nor that parts have changed places. Two
texts are alike where one says all that the other does and at most a few words
more. Where each says something that the other does not (lĩnh vực đất đai, lĩnh
vực xây dựng), one names somebody or some place more (xã Tân Phú, xã Tân Phú
Đông), or numbers or periods differ (tháng 1, tháng 2), they are two jobs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from caichcli.language.vietnamese import base_letters

Pair = tuple[int, int]

MOST_MORE = 3  # words more in one of two texts that are alike ...
SHARE_MORE = 4  # ... and at most one in so many of its words
RARE = 40  # texts with a word in common that are so few are compared one by one

_WORD = re.compile(r"\w+")
_OPENING = re.compile(
    r"(?:(?:tiếp tục|đẩy mạnh|tăng cường|triển khai|thực hiện|tổ chức|chủ động|kịp thời|tập trung)"
    r"(?:[\s,]+và)?[\s,]+)+",
    re.IGNORECASE,
)
_PARTICLES = frozenset((
    "bằng", "các", "có", "cho", "của", "do", "để", "đến", "đối", "được", "là", "những", "tại",
    "theo", "trên", "trong", "từ", "và", "về", "việc", "với",
))  # fmt: skip
# With the numbers, what must be the same in both.
_PERIODS = frozenset((
    "tuần", "tháng", "quý", "quí", "năm", "kỳ", "kì", "hằng", "hàng", "đợt", "lần", "i", "ii",
    "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
))  # fmt: skip
_FIXED = "#"  # stands before these


class _Content(NamedTuple):
    """What a text says: sorted what must be the same; its other words, these in order, names."""

    fixed: tuple[str, ...]
    words: frozenset[str]
    order: tuple[str, ...]
    names: frozenset[str]

    def like(self, other: "_Content") -> bool:
        """Whether one of two with the same ``fixed`` says all of the other, and little more."""
        less, more = (self, other) if len(self.words) <= len(other.words) else (other, self)
        further = len(more.words) - len(less.words)
        return (
            less.words <= more.words
            and further <= min(MOST_MORE, len(more.words) // SHARE_MORE)
            and (not further or more.names.isdisjoint(more.words - less.words))
            and _keeps_order(less.order, more.order)
        )


def alike(texts: Iterable[str]) -> list[Pair]:
    """The positions of texts that are alike, the lower one first, in order.

    Of texts in the same words each is paired with the first alone, and only that
    with others.
    """
    vocabulary = _Vocabulary()
    first: dict[tuple[Sequence[str], Sequence[str]], int] = {}
    distinct: dict[tuple[str, ...], dict[int, _Content]] = {}  # by what must be the same
    pairs: list[Pair] = []
    for position, text in enumerate(texts):
        content = vocabulary.read(text)
        origin = first.setdefault((content.fixed, content.order), position)
        if origin == position:
            distinct.setdefault(content.fixed, {})[position] = content
        elif content.order or content.fixed:
            pairs.append((origin, position))
    for group in distinct.values():
        positions = list(group)
        like = _like(list(group.values())) if len(group) > 1 else ()
        pairs += [(positions[one], positions[other]) for one, other in like]
    return sorted(pairs)


class _Vocabulary(dict[str, str]):
    """Word as written -> what counts of it: "" for a particle."""

    def __missing__(self, spelling: str) -> str:
        word = spelling.lower()
        fixed = word[0].isdigit() or word in _PERIODS
        letters = base_letters(word.lstrip("0") if fixed else word)
        self[spelling] = "" if word in _PARTICLES else _FIXED + letters if fixed else letters
        return self[spelling]

    def read(self, text: str) -> _Content:
        composed = normalize("NFC", text)
        opening = _OPENING.match(composed)
        spellings = _WORD.findall(composed, opening.end() if opening else 0) or _WORD.findall(
            composed
        )
        words = [word for word in map(self.__getitem__, spellings) if word]
        fixed = [word for word in words if word[0] == _FIXED]
        if fixed:
            words = [word for word in words if word[0] != _FIXED]
        names = (
            []
            if composed.isupper()
            else [self[word] for word in spellings[1:] if word[0].isupper()]
        )
        return _Content(tuple(sorted(fixed)), frozenset(words), tuple(words), frozenset(names))


def _keeps_order(less: Sequence[str], more: Sequence[str]) -> bool:
    """Whether half of the words that follow each other still do, where others are put between."""
    neighbours = set(pairwise(less))
    return 2 * len(neighbours.intersection(pairwise(more))) >= len(neighbours)


def _like(contents: Sequence[_Content]) -> set[Pair]:
    """The positions of those that are like each other, the lower one first."""
    holders: dict[str, list[int]] = {}
    for position, one in enumerate(contents):
        for word in one.words:
            holders.setdefault(word, []).append(position)
    count = {word: len(positions) for word, positions in holders.items()}
    masks = {word: _mask(positions) for word, positions in holders.items() if count[word] > RARE}
    pairs: set[Pair] = set()
    for position, one in enumerate(contents):
        rarest = min(one.words, key=count.__getitem__, default=None)
        if rarest is None:
            continue
        others = holders[rarest] if rarest not in masks else _holding(one.words, masks)
        for other in others:
            if other != position and one.like(contents[other]):
                pairs.add((min(position, other), max(position, other)))
    return pairs


def _mask(positions: Sequence[int]) -> int:
    """Positions as the bits of one number."""
    bits = bytearray(positions[-1] // 8 + 1)
    for position in positions:
        bits[position // 8] |= 1 << position % 8
    return int.from_bytes(bits, "little")


def _holding(words: Iterable[str], masks: dict[str, int]) -> Iterator[int]:
    """The positions of the texts that hold all of the words: thousands are looked at as one."""
    bits = -1
    for word in words:
        bits &= masks[word]
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
