"""The numbers of Word's automatic lists, which stand in no text: worked out as Word shows them.

WordprocessingML: ECMA-376, part 1, 17.9.
"""

import re
from typing import Any

from caichcli.language.wording import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 9  # levels of a list
LONGEST = 100  # letters around the numeral of a level
MOST_LETTERS = 30  # of a numeral: Word has none with more
_PLACE = re.compile(r"%([1-9])")


class Level:
    """How a level of a list counts: where it starts, its numerals, and the text around them."""

    def __init__(self, element: Any) -> None:
        self.start = _number(element, "start", 1)
        self.format = _value(element, "numFmt", "decimal")
        self.text = _value(element, "lvlText", "")[:LONGEST]
        self.plain = element.find(f"{W}isLgl") is not None


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Any | None) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.kinds: dict[str, str] = {}
        self.own: dict[str, dict[int, Level]] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        self.counts: dict[str, list[int | None]] = {}
        for element in () if root is None else root.findall(f"{W}abstractNum"):
            levels = {
                depth: Level(each)
                for each in element.findall(f"{W}lvl")
                if (depth := _level(each)) < DEEPEST
            }
            self.levels[element.get(f"{W}abstractNumId")] = levels
        for element in () if root is None else root.findall(f"{W}num"):
            self._add(element)

    def _add(self, element: Any) -> None:
        id_ = element.get(f"{W}numId")
        self.kinds[id_] = _value(element, "abstractNumId", "")
        for override in element.findall(f"{W}lvlOverride"):
            level = override.find(f"{W}lvl")
            if level is not None and _level(override) < DEEPEST:
                self.own.setdefault(id_, {})[_level(override)] = Level(level)
            if override.find(f"{W}startOverride") is not None:
                start = _number(override, "startOverride", 1)
                self.restarts.setdefault(id_, {})[_level(override)] = start

    def label(self, id_: str, depth: int) -> str:
        """The number of the next paragraph of a list at a level, as Word shows it; "" for none."""
        kind = self.kinds.get(id_)
        levels = {**self.levels.get(kind or "", {}), **self.own.get(id_, {})}
        level = levels.get(depth)
        if kind is None or level is None:
            return ""
        counts = self.counts.setdefault(kind, [None] * DEEPEST)
        for each, start in self.restarts.pop(id_, {}).items():  # once, where the list begins
            if each < DEEPEST:
                counts[each] = start - 1
        count = counts[depth]
        counts[depth] = level.start if count is None else count + 1
        counts[depth + 1 :] = [None] * (DEEPEST - depth - 1)
        if level.format == "bullet":
            return "-"
        return _PLACE.sub(
            lambda place: _shown(levels, counts, int(place[1]) - 1, level), level.text
        )


def _shown(levels: dict[int, Level], counts: list[int | None], depth: int, of: Level) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    count = counts[depth]
    return numeral(level.start if count is None else count, "decimal" if of.plain else level.format)


def numeral(value: int, kind: str) -> str:
    """A number in the numerals of a list: 4 is IV, d or 04."""
    if kind in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        return roman(value) if kind == "upperRoman" else roman(value).lower()
    if kind in ("upperLetter", "lowerLetter") and 0 < value <= 26 * MOST_LETTERS:
        times, rest = divmod(value - 1, 26)
        letter = chr(ord("A" if kind == "upperLetter" else "a") + rest)
        return letter * (times + 1)
    if kind == "none":
        return ""
    return f"{value:02}" if kind == "decimalZero" else str(value)


def _level(element: Any) -> int:
    """The depth of a level; one that no list has where it names none."""
    digits = element.get(f"{W}ilvl") or "0"
    return int(digits) if digits.isdecimal() and len(digits) == 1 else DEEPEST


def _value(element: Any, name: str, default: str) -> str:
    child = element.find(f"{W}{name}")
    value = None if child is None else child.get(f"{W}val")
    return default if value is None else str(value)


def _number(element: Any, name: str, default: int) -> int:
    value = _value(element, name, "")
    return int(value) if re.fullmatch("-?[0-9]{1,9}", value) else default
