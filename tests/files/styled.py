"""Plans written in every style that people write: one random text for given data.

Block and flow style mixed, quotes, indentations of 1 to 4, dashes at their key's
column or deeper, comments and blank lines anywhere, keys without a value, marks
of a document, LF or CRLF, a byte order mark, no end of the last line.
"""

import json
import re
from random import Random
from typing import Any

from caichcli.files.yaml.scalars import is_text

COMMENTS = ("# ghi chú", "#", "# a: [b, {c", "#\tmột\t'hai", '# "ba', "# - x")
_SIMPLE = re.compile(r"[^\W_](?:[\w /.,-]*[\w.-])?")


def written(data: dict[str, Any], random: Random, *, spare_keys: bool = False) -> str:
    """A text that the reader reads as ``data``, which holds no null.

    ``spare_keys`` strews keys without a value among the others.
    """
    return _Writer(random, spare_keys).document(data)


class _Writer:
    def __init__(self, random: Random, spare_keys: bool) -> None:
        self.random = random
        self.spare_keys = spare_keys
        self.step = random.randint(1, 4)
        self.offset = random.choice((0, self.step))
        self.gap = " " * random.choice((1, 1, 1, 3))
        self.flowing = random.choice((0.05, 0.3, 0.8))
        self.noise = random.choice((0, 0.1, 0.4))
        self.nulls = 0
        self.deepest = 12  # of blanks and comments: deeper ones would belong to a literal block

    def document(self, data: dict[str, Any]) -> str:
        random = self.random
        in_flow = self.chance(0.1)
        lines = self.broken(self.flow(data, 0), 0) if in_flow else self.mapping(data, 0)
        if self.chance(0.2):
            lines = ["---", *lines]
        if self.chance(0.1):
            lines.append("...")
        if self.noise:
            lines.append(random.choice(COMMENTS))
        text = random.choice(("\n", "\r\n")).join(lines)
        ended = text + ("\r\n" if "\r\n" in text else "\n") * self.chance(0.8)
        return "\ufeff" * self.chance(0.2) + ended

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def comment(self) -> str:
        """The rest of a line: nothing, blanks or a comment."""
        if self.chance(self.noise):
            return self.random.choice(("  ", " ", " " + self.random.choice(COMMENTS)))
        return ""

    def between(self) -> list[str]:
        """Blank lines and comment lines."""
        lines = []
        while self.chance(self.noise):
            indent = " " * self.random.randint(0, self.deepest)
            lines.append(indent + self.random.choice(("", *COMMENTS)))
        return lines

    def mapping(self, data: dict[str, Any], column: int) -> list[str]:
        lines = []
        for key, value in data.items():
            if self.spare_keys and self.chance(self.noise / 4):
                self.nulls += 1
                lines.append(
                    f"{' ' * column}n{self.nulls}:{self.random.choice(('', ' ~', ' null'))}"
                )
            lines += self.pair(self.name(key), value, column)
            lines += self.between()
        return lines

    def pair(self, name: str, value: Any, column: int) -> list[str]:
        head = f"{' ' * column}{name}:"
        self.deepest = 12
        if isinstance(value, dict | list) and value and not self.chance(self.flowing):
            between = [head + self.comment(), *self.between()]
            if isinstance(value, dict):
                return [*between, *self.mapping(value, column + self.step)]
            return [*between, *self.sequence(value, column + self.offset)]
        if isinstance(value, str) and ("\n" in value or " " in value) and self.chance(0.3):
            return self.block(head, value, column + self.step)
        rest = self.broken(self.any_flow(value, column), column + 1)
        return [f"{head} {rest[0]}", *rest[1:]]

    def block(self, head: str, text: str, column: int) -> list[str]:
        """Text over several lines: a literal or folded block, or broken at a blank."""
        indent = " " * column
        if _SIMPLE.fullmatch(text) and self.chance(0.5):
            first, second = text.split(" ", 1)
            return [f"{head} {first}", indent + second + self.comment()]
        self.deepest = column - 1
        mark = "|-" if "\n" in text else self.random.choice(("|-", ">-"))
        return [f"{head} {mark}", *((indent + line).rstrip(" ") for line in text.split("\n"))]

    def sequence(self, values: list[Any], column: int) -> list[str]:
        lines = []
        for value in values:
            dash = f"{' ' * column}-"
            if isinstance(value, dict) and value and not self.chance(self.flowing):
                inner = self.mapping(value, column + 1 + len(self.gap))
                if self.chance(0.1):
                    lines += [dash + self.comment(), *self.between(), *inner]
                else:
                    lines += [dash + self.gap + inner[0].lstrip(" "), *inner[1:]]
            else:
                self.deepest = 12
                first, *others = self.broken(self.any_flow(value, column), column + 1)
                lines += [dash + self.gap + first, *others]
            lines += self.between()
        return lines

    def any_flow(self, value: Any, column: int) -> list[str]:
        if isinstance(value, dict | list):
            return self.flow(value, column)
        return [self.scalar(value, in_flow=False)]

    def flow(self, value: dict[str, Any] | list[Any], column: int) -> list[str]:
        """The pieces of a value in flow style, between which its line may be broken."""
        if isinstance(value, dict):
            pairs = [
                [f"{self.name(key)}: {first}", *others]
                for key, (first, *others) in (
                    (key, self.member(each, column)) for key, each in value.items()
                )
            ]
            return self.enclosed("{", pairs, "}")
        return self.enclosed("[", [self.member(each, column) for each in value], "]")

    def member(self, value: Any, column: int) -> list[str]:
        if isinstance(value, dict | list):
            return self.flow(value, column)
        return [self.scalar(value, in_flow=True)]

    def enclosed(self, opening: str, members: list[list[str]], closing: str) -> list[str]:
        pad = " " * self.chance(0.2)
        pieces = [opening + pad]
        for position, member in enumerate(members):
            last = position == len(members) - 1
            comma = "" if last and not self.chance(0.2) else ", " if not last else ","
            pieces += [*member[:-1], member[-1] + comma]
        return [*pieces, pad + closing]

    def broken(self, pieces: list[str], column: int) -> list[str]:
        """Lines of the pieces: all in one, or each on its own with comments between."""
        if len(pieces) < 2 or not self.chance(0.3):
            return ["".join(pieces) + self.comment()]
        lines = [pieces[0].rstrip(" ") + self.comment()]
        for piece in pieces[1:]:
            if self.chance(0.5):
                lines.append(" " * self.random.randint(column, column + 6) + piece.strip(" "))
                lines[-1] += self.comment()
            elif "#" in lines[-1]:
                lines.append(" " * column + piece)
            else:
                lines[-1] += (" " if lines[-1].endswith(",") else "") + piece
        return lines

    def name(self, key: str) -> str:
        return self.scalar(key, in_flow=True)

    def scalar(self, value: Any, *, in_flow: bool) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        plain = _SIMPLE.fullmatch(value) and is_text(value) and not (in_flow and "," in value)
        if plain and not self.chance(0.2):
            return value
        if "\n" not in value and self.chance(0.5):
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)
