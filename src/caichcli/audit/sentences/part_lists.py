"""Which of the figures behind a total are its parts: several lists may be, one makes the total."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from caichcli.audit.slips import explains
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import may_be_added, same_unit, slack, weight
from caichcli.audit.words.vocabulary import CHANGE, ELSEWHEN, EXHAUSTIVE, SENTENCE_END, TOTALS

MOST_PARTS = 60
MOST_LISTS = 6  # that a total is tried with
# Weight from which one wrong digit between a list and its total is no chance; told to its end.
TELLING, TOLD = Decimal(1000), Decimal(100)
TAKES_UP = re.compile(r"\s*(?:trong (?:đó|số này|số đó|tổng số này)|cụ thể|of which)\b")
# Behind a figure that is a rate: 50.000 đồng/bộ.
RATE = re.compile(r"(?:[^.;,()\d]|m[23]){0,16}/\s*[^\W\d]")
_EACH_WIDE = re.compile(r"\brộng\s*$")  # 6 làn xe rộng 3,5 m
_TIMES = re.compile(r"\blần\s*$")
# A number that a name ends with: Nhiệt điện Thái Bình 2 thuộc tập đoàn.
_OF = re.compile(r"\s+(?:thuộc|của|tại|ở|là|do)\b")
_SEPARATOR = re.compile(r"[,;(]|\bvà\b|\band\b|\n")


def list_of_parts(
    statement: FigureText,
    total: Quantity,
    following: Sequence[Quantity],
    opener: str,
    *,
    is_inner: bool = False,
) -> list[Quantity]:
    """The parts of a total among the figures behind it: of all lists that may be them, the first
    that makes the total, else the first that one slip parts from it, else the likeliest.
    """
    own = _alike(statement, total, following)
    if own and is_inner and not _makes(total, own):
        own = _to_semicolon(statement, own)
    if own and not _makes(total, own):
        own = _to_next_list(statement, own)
    if _makes(total, own):
        return _first_that_make(total, own)
    lists = [own, *_others(statement, total, following)] if opener else [own]
    lists = lists[:MOST_LISTS]
    for parts in lists:
        if _makes(total, parts):
            return _first_that_make(total, parts)
    least = TOLD if EXHAUSTIVE.search(opener) else TELLING
    return next((parts for parts in lists if _is_slip_of(total, parts, least)), _outer(own))


def _outer(parts: list[Quantity]) -> list[Quantity]:
    """Parts without those that make the one before them: 27.748, of it 20.027 and 7.721."""
    for at, part in enumerate(parts[:-2]):
        inner = _first_that_make(part, parts[at + 1 :])
        if len(inner) > 1 and sum(one.value for one in inner) == part.value:
            return parts[: at + 1] + _outer(parts[at + 1 + len(inner) :])
    return parts


def changes_of(
    statement: FigureText, total: Quantity, following: Sequence[Quantity]
) -> list[Quantity]:
    """The figures that a change is made of, or that one digit parts from it; none else."""
    parts = [
        one
        for one in _to_next_total(statement, following)
        if not (one.is_share or one.over or one.hedge)
        and may_be_added(total, one)
        and not ELSEWHEN.search(statement.clause(one))
    ]
    made = _first_that_make(total, parts)
    return made if _makes(total, made) or _is_slip_of(total, parts, TELLING) else []


def first_alike(total: Quantity, following: Sequence[Quantity]) -> Quantity:
    """The first figure that counts what a total counts; the next one where none does."""
    return next(
        (one for one in following if not one.is_share and one.unit and same_unit(one, total)),
        following[0],
    )


def is_total(statement: FigureText, quantity: Quantity) -> bool:
    """Whether words in front of a figure call it a total."""
    return TOTALS.search(statement.lower[max(0, quantity.start - 70) : quantity.start]) is not None


def _alike(statement: FigureText, total: Quantity, following: Sequence[Quantity]) -> list[Quantity]:
    """The figures that may be parts of a total: of its unit and its time, exact, and no changes."""
    parts = [
        one
        for one in _to_next_total(statement, following)
        if may_be_part(statement, one)
        and (same_unit(one, total) if one.unit and total.unit else may_be_added(total, one))
    ]
    return [] if any(part.hedge for part in parts) else parts


def _others(
    statement: FigureText, total: Quantity, following: Sequence[Quantity]
) -> Iterator[list[Quantity]]:
    """Further lists: of other nouns, and what stands before the signs that a list may end at."""
    mixed = [
        one
        for one in _to_next_total(statement, following)
        if may_be_part(statement, one) and may_be_added(total, one)
    ]
    bigger = next((at for at, one in enumerate(mixed) if one.value >= total.value), len(mixed))
    mixed = mixed[:1] + [
        after
        for before, after in pairwise(mixed[:bigger])
        if _SEPARATOR.search(statement.lower[before.end : after.start])
    ]
    for parts in (mixed, _alike(statement, total, following)):
        for at, (before, after) in enumerate(pairwise(parts), 1):
            gap = statement.between(before.end, after.start)
            if ";" in gap or SENTENCE_END.search(gap):
                yield parts[:at]
        yield parts


def _to_next_total(statement: FigureText, following: Sequence[Quantity]) -> Iterator[Quantity]:
    for one in following[:MOST_PARTS]:
        if is_total(statement, one):
            return
        yield one


def may_be_part(statement: FigureText, one: Quantity) -> bool:
    """Whether a figure counts what is there now: no share, fraction, change or other time."""
    clause = statement.clause(one)
    before, _, _ = clause.partition(" # ")
    return not (
        one.is_share
        or one.over
        or _TIMES.search(before)
        or _EACH_WIDE.search(before)
        or RATE.match(statement.lower, one.end)
        or _ends_a_name(statement, one)
        or CHANGE.search(before[-24:])
        or ELSEWHEN.search(clause)
    )


def _ends_a_name(statement: FigureText, one: Quantity) -> bool:
    text = statement.prose.text
    words = text[max(0, one.start - 24) : one.start].split()
    is_behind_one = bool(words) and words[-1][0].isupper()
    return is_behind_one and not one.unit and _OF.match(text, one.end) is not None


def _makes(total: Quantity, parts: Sequence[Quantity]) -> bool:
    made = _first_that_make(total, parts)
    gap = sum((part.value for part in made), Decimal(0)) - total.value
    return len(made) > 1 and abs(gap) <= slack(total, made)


def _is_slip_of(total: Quantity, parts: Sequence[Quantity], least: Decimal) -> bool:
    """Whether one wrong digit is all that parts a list from its total, and hardly by chance."""
    values = [part.value for part in parts]
    return (
        len(parts) > 1
        and not any(part.hedge for part in parts)
        and weight([total.value, *values]) >= least
        and explains(total.value, values)
    )


def _first_that_make(total: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """The first parts that make the total together; all where none do."""
    running = Decimal(0)
    for count, part in enumerate(parts, 1):
        running += part.value
        if running == total.value and part.value != total.value:
            return list(parts[:count])
    return list(parts)


def _to_semicolon(statement: FigureText, parts: list[Quantity]) -> list[Quantity]:
    """The parts before the next semicolon: those of an inner list."""
    own = parts[:1]
    for before, after in pairwise(parts):
        if ";" in statement.between(before.end, after.start):
            break
        own.append(after)
    return own


def _to_next_list(statement: FigureText, parts: list[Quantity]) -> list[Quantity]:
    """The parts before a sentence that takes one of them up: "Trong số này có 33 ..."."""
    for at, (before, after) in enumerate(pairwise(parts), 1):
        gap = statement.between(before.end, after.start)
        breaks = list(SENTENCE_END.finditer(gap))
        if breaks and TAKES_UP.match(gap[breaks[-1].end() :]):
            return parts[:at]
    return parts
