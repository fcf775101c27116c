"""One letter as a number: C, D, I, L, M, V, X are letters of groups, or roman, by those around."""

from collections.abc import Iterator

from caichcli.importers.task_tables.numbers import RowNumber
from caichcli.language.wording import roman

# Letters that papers number by; F, J, W and Z are often left out, Đ mostly.
_ORDER = "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"
_OMITTED = frozenset("ĐFJWZ")
_MOST = 60  # areas of a table


class LetterNumbers:
    """Tells letters from romans while a table is read from top to bottom."""

    def __init__(self) -> None:
        self.letter = ""
        self.roman = 0

    def settle(self, number: RowNumber, below: Iterator[str]) -> RowNumber:
        """A number as what it is among those before; ``below`` are the labels that follow."""
        value = _value(number.text)
        if value and self._is_roman(number.text, value, below):
            self.roman = value
            return RowNumber("roman", number.text)
        if len(number.text) == 1:
            self.letter, self.roman = number.text, 0
            return RowNumber("letter", number.text)
        return number

    def _is_roman(self, text: str, value: int, below: Iterator[str]) -> bool:
        if len(text) > 1:
            return True
        follows = bool(self.letter) and text in _after(self.letter)
        if value == self.roman + 1 and not (follows and value == 1):
            return True
        if value == 1:
            return not follows or next(below, "") == "II"
        below_letter = bool(self.letter) and not self.roman  # where romans begin with I
        return not follows and not below_letter


def _value(text: str) -> int:
    """What a roman is; 0 where a text is none that areas have."""
    return next((value for value in range(1, _MOST + 1) if roman(value) == text), 0)


def _after(letter: str) -> str:
    """The letters that may stand for the next group: the next, and behind those left out."""
    after = ""
    for each in _ORDER[_ORDER.index(letter) + 1 :]:
        after += each
        if each not in _OMITTED:
            break
    return after
