"""Formulas in a table's headings as what is done with which columns: (3)=(4)+(5), D=C/B*100.

A column is named as its heading numbers it, by a number or a letter.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

Sign = Literal["+", "-", "*", "/"]

LONGEST = 120  # letters of a formula
_COLUMN = re.compile(r"\bcột\b", re.IGNORECASE)
_OWN = re.compile(r"(?:\(?\s*(?P<own>\d{1,2}|[A-ZĐ])\s*\)?\s*|\(\s*)=")
_BODY = re.compile(r"(?:[-+–−x×*:/%\d\s()\[\]=.…]|(?<![^\W\d])[A-ZĐ](?!\w))+")
_TIMES_100 = re.compile(r"(?<!\d)100\s*%?\s*[x×*]|[x×*]?\s*(?<!\d)100(?!\d)\s*%?|%")
_AND_SO_ON = re.compile(r"(\d+)\s*\)?\s*\+\s*(?:\.{2,}|…)\s*\+?\s*\(?\s*(\d+)")
_TOKEN = re.compile(r"\s*(\d{1,2}|[A-ZĐ]|[-+–−x×*:/()\[\]])")
_SIGNS: dict[str, Sign] = {
    "+": "+", "-": "-", "–": "-", "−": "-", "x": "*", "×": "*", "*": "*", ":": "/", "/": "/",
}  # fmt: skip


class Operation(Struct, frozen=True):
    """Two expressions and what is done with them."""

    sign: Sign
    left: "Expression"
    right: "Expression"


Expression = Operation | str  # what is done, or the name of a column


class Formula(Struct, frozen=True):
    """The column that a formula is for, "" for the one that it stands in, and what makes it."""

    own: str
    sides: tuple[Expression, ...]


def formula(text: str) -> Formula | None:
    """The formula in a heading; None where there is none, or one that cannot be read."""
    text = _COLUMN.sub("", text[-LONGEST:])
    own = _OWN.search(text)
    body = _BODY.match(text, own.end()) if own else None
    if own is None or body is None:
        return None
    sides = [_parsed(side) for side in body[0].split("=")]
    if not all(side is not None for side in sides):
        return None
    return Formula(own["own"] or "", tuple(side for side in sides if side is not None))


def columns_of(expression: Expression) -> list[str]:
    """The columns that an expression takes, in its order."""
    if isinstance(expression, str):
        return [expression]
    return columns_of(expression.left) + columns_of(expression.right)


def value_of(expression: Expression, values: Mapping[str, Decimal | None]) -> Decimal | None:
    """What an expression comes to; nothing counts as zero where it is added."""
    if isinstance(expression, str):
        return values[expression]
    left, right = value_of(expression.left, values), value_of(expression.right, values)
    if expression.sign in "+-":
        if left is None and right is None:
            return None
        step = right or Decimal(0)
        return (left or Decimal(0)) + (step if expression.sign == "+" else -step)
    if left is None or not right:
        return None
    return left * right if expression.sign == "*" else left / right


def written(expression: Expression, numerals: Mapping[str, str]) -> str:
    """An expression with the figures of a row: 8 + 4, (8 + 4) / 24."""
    if isinstance(expression, str):
        return numerals[expression]
    sign = "–" if expression.sign == "-" else expression.sign
    is_product = expression.sign in "*/"
    left, right = (
        f"({words})" if is_product and isinstance(side, Operation) and side.sign in "+-" else words
        for side in (expression.left, expression.right)
        for words in (written(side, numerals),)
    )
    return f"{left} {sign} {right}"


def _parsed(text: str) -> Expression | None:
    """One side of a formula; None where it is no whole expression."""
    text = _AND_SO_ON.sub(_spelt, _TIMES_100.sub("", text))
    tokens = _TOKEN.findall(text)
    rest = _TOKEN.sub("", text).strip(" .")
    closed = tokens[: len(tokens) - _surplus(tokens)]
    expression, at = _sum(closed, 0)
    return expression if at == len(closed) and not rest else None


def _spelt(match: re.Match[str]) -> str:
    """A row of columns in full: 2+3+4+5 of 2+...+5."""
    first, last = int(match[1]), int(match[2])
    return "+".join(str(column) for column in range(first, last + 1))


def _surplus(tokens: Sequence[str]) -> int:
    """How many brackets close at the end that nothing opened: (=2+3)."""
    depth = sum((token in "([") - (token in ")]") for token in tokens)
    return -min(depth, 0) if all(token in ")]" for token in tokens[len(tokens) + depth :]) else 0


def _sum(tokens: Sequence[str], at: int) -> tuple[Expression | None, int]:
    left, at = _product(tokens, at)
    while left is not None and at < len(tokens) and _SIGNS.get(tokens[at], "*") in "+-":
        right, end = _product(tokens, at + 1)
        left = None if right is None else Operation(_SIGNS[tokens[at]], left, right)
        at = end
    return left, at


def _product(tokens: Sequence[str], at: int) -> tuple[Expression | None, int]:
    left, at = _factor(tokens, at)
    while left is not None and at < len(tokens) and _SIGNS.get(tokens[at], "+") in "*/":
        right, end = _factor(tokens, at + 1)
        left = None if right is None else Operation(_SIGNS[tokens[at]], left, right)
        at = end
    return left, at


def _factor(tokens: Sequence[str], at: int) -> tuple[Expression | None, int]:
    """A column's name, or what stands in brackets."""
    if at >= len(tokens):
        return None, at
    if tokens[at] in "([":
        inner, at = _sum(tokens, at + 1)
        is_closed = at < len(tokens) and tokens[at] in ")]"
        return (inner, at + 1) if is_closed else (None, at)
    return (tokens[at], at + 1) if tokens[at].isalnum() and tokens[at] != "x" else (None, at)
