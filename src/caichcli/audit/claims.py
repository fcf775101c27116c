"""What figures claim of each other, and what becomes of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from caichcli.plan.finding import Span

Kind = Literal[
    "sum", "rest", "share", "difference", "excess", "count", "formula", "ratio", "place", "log"
]
Outcome = Literal["match", "wrong", "note"]

# The rules of what says less than it seems.
NOTES = frozenset(
    (
        "share-other-base",
        "share-cut",
        "share-rounded-twice",
        "share-forced",
        "part-untold",
        "rest-unnamed",
        "estimate-beside-done",
        "paper-changed",
        "plan-moved",
    )
)


class Claim(Struct, frozen=True):
    """One thing that a paper says of its figures: what it is, where, and the verdict on it.

    ``rule`` names what is wrong or worth a note; ``values`` are what its page's words need.
    ``related`` are the other figures, each with its label on the page.
    """

    kind: Kind
    span: Span
    written: str
    rule: str = ""
    outcome: Outcome = "match"
    values: dict[str, str | int] = {}
    related: tuple[tuple[str, Span], ...] = ()


def shown(value: Decimal, places: int, like: str = "") -> str:
    """A value as papers print it: 21.914, 98,62; with the points of ``like`` where it has them."""
    text = f"{abs(value):,.{places}f}"
    if not _is_english(like):
        text = text.translate({ord(","): ".", ord("."): ","})
    return f"-{text}" if value < 0 else text


def added(values: Sequence[Decimal], places: int, like: str = "") -> str:
    """A sum as it is worked out: 14.068 + 1.983."""
    return " + ".join(shown(value, places, like) for value in values)


def _is_english(like: str) -> bool:
    whole, point, rest = like.rstrip("% ").rpartition(".")
    return bool(point) and (len(rest) != 3 or "," in whole)
