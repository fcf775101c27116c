"""Amounts of money told in more than one unit: 3.150 triệu đồng, gồm 2,1 tỷ đồng và 1.050 triệu.

Sums of one unit are read elsewhere; here all are made the total's unit first.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from caichcli.audit.claims import Claim, added, shown
from caichcli.audit.sentences.parts import NEAR, leaves_others, may_be_total
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import half_unit, in_ones
from caichcli.audit.words.vocabulary import CHANGE, ELSEWHEN, EXHAUSTIVE, OPENERS, SENTENCE_END

_MONEY = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)\b|đồng\b|vnđ\b")
_GOES_ON = re.compile(r"\s*(?:nghìn |ngàn )?(?:triệu|tỷ|tỉ)\s*")  # 2 tỷ 350 triệu đồng is one
# From a total to what opens its parts; behind a comma words are of something else.
_TO_OPENER = re.compile(r"[^,;.:(]{0,40}[,;.:()]*\s*")
MOST_PARTS = 12


class Amount(NamedTuple):
    """An amount in single units of money, and half of the last unit that it is told in."""

    figures: tuple[Quantity, ...]
    value: Decimal
    half: Decimal

    @property
    def end(self) -> int:
        return self.figures[-1].end


def mixed_amounts(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each total of money whose parts are told in other units than its own."""
    amounts = list(_amounts(statement))
    for at, total in enumerate(amounts[:-2]):
        if not _is_money(total) or not may_be_total(statement, total.figures[0]):
            continue
        opener = _opener(statement, total, amounts[at + 1])
        parts = _parts(statement, amounts[at + 1 : at + 1 + MOST_PARTS], total) if opener else []
        units = {in_ones(one) for amount in (total, *parts) for one in amount.figures}
        if len(parts) > 1 and len(units) > 1:
            yield from _claim(statement, total, parts, opener)


def _amounts(statement: FigureText) -> Iterator[Amount]:
    """Every figure, those that are one amount together: 2 tỷ 350 triệu đồng."""
    figures: list[Quantity] = []
    for one in statement.quantities:
        link = statement.lower[figures[-1].end : one.start] if figures else ""
        if figures and not (_GOES_ON.fullmatch(link) and in_ones(one) < in_ones(figures[-1])):
            yield _amount(figures)
            figures = []
        figures.append(one)
    if figures:
        yield _amount(figures)


def _amount(figures: Sequence[Quantity]) -> Amount:
    value = sum((one.value * in_ones(one) for one in figures), Decimal(0))
    return Amount(tuple(figures), value, half_unit(figures[-1]) * in_ones(figures[-1]))


def _is_money(amount: Amount) -> bool:
    return all(
        not (one.is_share or one.hedge or one.over) and _MONEY.match(one.unit) is not None
        for one in amount.figures
    )


def _opener(statement: FigureText, total: Amount, first: Amount) -> str:
    """The word between a total and the next amount that opens parts; "" for none."""
    openers = list(OPENERS.finditer(statement.lower, total.end, first.figures[0].start))
    if not openers or not _TO_OPENER.fullmatch(statement.lower, total.end, openers[-1].start()):
        return ""
    return openers[-1][0]


def _parts(statement: FigureText, following: Sequence[Amount], total: Amount) -> list[Amount]:
    """The amounts behind a total to the end of its sentence; none where other figures are told.

    Shares between them are passed over.
    """
    parts: list[Amount] = []
    end = total.end
    for amount in following:
        first = amount.figures[0]
        if SENTENCE_END.search(statement.lower, end, first.start):
            break
        before = statement.lower[end : first.start]
        end = amount.end
        if first.is_share:
            continue
        is_inner = bool(parts) and OPENERS.search(before)
        is_other = CHANGE.search(before) or ELSEWHEN.search(statement.clause(first))
        if is_inner or is_other or not _is_money(amount):
            return []
        parts.append(amount)
    return parts


def _claim(
    statement: FigureText, total: Amount, parts: Sequence[Amount], opener: str
) -> Iterator[Claim]:
    whole = sum((one.value for one in parts), Decimal(0))
    gap = abs(whole - total.value)
    fits = gap <= total.half + min(one.half for one in parts) * len(parts) / 2
    is_told = EXHAUSTIVE.search(opener) is not None or gap <= total.value * NEAR
    figures = [one.figures[-1] for one in parts]
    if not fits and (not is_told or leaves_others(statement, total.figures[-1], figures)):
        return
    rule = "" if fits else "parts-exceed-total" if whole > total.value else "sum-differs"
    unit = in_ones(total.figures[-1])
    values = [one.value / unit for one in (total, *parts)]
    places = max(-int(value.normalize().as_tuple().exponent) for value in values)
    start, end = total.figures[0].start, total.end
    numeral = statement.prose.text[start:end]
    yield Claim(
        "sum",
        statement.prose.span(start, end),
        numeral,
        rule,
        "wrong" if rule else "match",
        {
            "total": numeral,
            "sum": shown(whole / unit, max(places, 0)),
            "parts": added(values[1:], max(places, 0)),
            "gap": shown(gap / unit, max(places, 0)),
        },
        tuple(("part", statement.span(one)) for one in figures) if rule else (),
    )
