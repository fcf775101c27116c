"""What a plain (unquoted) scalar means: the core schema of YAML 1.2.2, chapter 10.3.2.

Only its forms count: no ``yes`` or ``no``, no ``0777`` in octal, no base 60, no dates.
"""

import re

Scalar = str | int | float | bool | None

LONGEST_INTEGER = 18  # digits; a 64-bit whole number holds every one of so many
EXACT_FLOAT = 2**53  # below it a float holds every whole number

WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_STARTS = frozenset("0123456789+-.")

_NUMBER = re.compile(
    r"""(?P<decimal>[-+]?[0-9]+)
    |(?P<based>0(?:o[0-7]+|x[0-9a-fA-F]+))
    |(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)
    |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)


class Unusable(ValueError):
    """A number that no figure can be made of; ``rule`` names the fault."""

    def __init__(self, rule: str, **values: str | int) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


def resolve(text: str) -> Scalar:
    """The value of a plain scalar; a float without a fraction is an int, as JSON Schema has it.

    Raises Unusable for infinity, not-a-number and integers of more than 18 digits.
    """
    if text in WORDS:
        return WORDS[text]
    number = _NUMBER.fullmatch(text) if text[0] in NUMBER_STARTS else None
    if number is None:
        return text
    if number.lastgroup == "float":
        return _float(text)
    if number.lastgroup is None:
        raise Unusable("not-finite-number", written=text)
    return _integer(text, 10 if number.lastgroup == "decimal" else 0)


def _integer(text: str, base: int) -> int:
    digits = len(text.lstrip("+-"))
    if digits > LONGEST_INTEGER:
        raise Unusable("integer-too-long", digits=digits, limit=LONGEST_INTEGER)
    return int(text, base)


def _float(text: str) -> int | float:
    number = float(text)
    if abs(number) <= EXACT_FLOAT:
        return int(number) if number.is_integer() else number
    if number in (float("inf"), float("-inf")):
        raise Unusable("not-finite-number", written=text[:LONGEST_INTEGER])
    return number


def is_text(text: str) -> bool:
    """Whether a plain scalar is text, and not a number, a truth value or nothing."""
    try:
        return isinstance(resolve(text), str)
    except Unusable:
        return False
