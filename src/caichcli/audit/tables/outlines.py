"""How a table's rows stand under each other: A above I, I above 1, 1 above 1.1, dashes."""

import re
from collections.abc import Iterator, Sequence

from caichcli.audit.tables.numbers import Numbers

# What a row begins with, from the highest rank to the lowest.
_MARKS = tuple(
    re.compile(rf"{mark}(?:\s|$)")
    for mark in (
        r"[A-HĐ][.)]?",
        r"[IVX]+[.)]?",
        r"\d{1,3}[.)]?",
        r"\d{1,3}\.\d{1,2}[.)]?",
        r"\d{1,3}(?:\.\d{1,2}){2,}[.)]?",
        r"[a-zđ][.)]?",
        r"[-–*•]+",
        r"\+",
    )
)


def ranks(numbers: Numbers) -> list[int | None]:
    """The rank of each row, from 0; None where nothing tells."""
    return [next(_ranks(texts), None) for texts in numbers.texts]


def below(ranks: Sequence[int | None], at: int) -> list[int]:
    """The rows right below one, up to the next of its own rank; none where two ranks are mixed."""
    own = ranks[at]
    rows: list[int] = []
    for row in range(at + 1, len(ranks)):
        rank = ranks[row]
        if rank is None:
            continue
        if own is None or rank <= own:
            break
        rows.append(row)
    first = ranks[rows[0]] if rows else None
    is_one_rank = all((rank := ranks[row]) is not None and rank >= (first or 0) for row in rows)
    return [row for row in rows if ranks[row] == first] if is_one_rank else []


def _ranks(texts: Sequence[str]) -> Iterator[int]:
    """The rank that the first words of a row tell."""
    for text in texts[:2]:
        words = text.strip("*_ ")
        yield from (rank for rank, mark in enumerate(_MARKS) if mark.match(words))
        if words and not words.isdigit():
            return
