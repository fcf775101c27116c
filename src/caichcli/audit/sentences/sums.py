"""Totals against the sums of their parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from caichcli.audit.claims import Claim, added, shown
from caichcli.audit.rounding import fit
from caichcli.audit.sentences.parts import NEAR, Breakdown
from caichcli.audit.sentences.shares import SharePart
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import is_rounded, same_unit
from caichcli.audit.words.vocabulary import BOTH

# Between a figure and the part told of it: the end of its clause, or what the part may be of.
_OF_OTHER = re.compile(r";|\b(?:trong|của|thuộc|tại|ở)\b(?! (?:đó|số (?:này|đó))\b)")
_NOT_ADDED = re.compile(
    r"\s*(?:m(?!\s?[23²³])|km(?!\s?[2²])|cm|mm|giây|phút|độ|tuổi)\b"
)  # dài 18 m, con dài nhất 19,8 m
_OF_WHOLE = re.compile(r"\(\s*trong (?:tổng|số|\d)(?! (?:số )?(?:đó|này))")  # 472 (trong 482 …)
LONGEST_TAIL = 120  # letters behind the last part
_TELLS_PART = re.compile(r"trong|of which|\(\s*(?:trong|(?:bao )?gồm|of which)")


def sums(
    statement: FigureText, groups: Iterable[Breakdown], shares: Sequence[SharePart]
) -> Iterator[Claim]:
    """Yield a claim for each total whose parts the words tell; their shares may confirm them."""
    for group in groups:
        rule = _rule(statement, group)
        if rule == "sum-differs" and _are_confirmed(group, shares):
            rule = "part-untold"
        if rule is not None:
            yield _claim(statement, group, rule)


def _are_confirmed(group: Breakdown, shares: Sequence[SharePart]) -> bool:
    """Whether each part is printed with its share of the total, of which no part lacks the gap."""
    gap, total = group.total.value - group.sum, group.total.value
    by_part = {id(one.part): one.share for one in shares}
    return all(
        (share := by_part.get(id(part))) is not None
        and fit(share.value, share.places, part.value, total) == "exact"
        and fit(share.value, share.places, part.value + gap, total) is None
        for part in group.parts
    )


def _exceeds(statement: FigureText, group: Breakdown) -> bool:
    """Whether the one part told of a total is more than it and than all before it."""
    part, total = group.parts[0], group.total
    at = statement.place(total)
    before = [one for one in statement.quantities[: at + 1] if one.unit == total.unit]
    return (
        bool(part.unit)
        and not _NOT_ADDED.match(statement.lower, part.end)
        and part.unit == total.unit
        and part.value > sum((one.value for one in before), Decimal(0))
        and statement.quantities[at + 1] is part
        and not _OF_OTHER.search(statement.between(total.end, part.start))
        and _TELLS_PART.match(group.opener) is not None
        and not _OF_WHOLE.match(group.opener)
    )


def _is_little_more(group: Breakdown) -> bool:
    """Whether three parts or more of a total's own noun are together a little more than it,
    by no less than the roundest of them is printed to.
    """
    excess = group.sum - group.total.value
    are_alike = all(part.unit and same_unit(part, group.total) for part in group.parts)
    is_list = group.is_opened and len(group.parts) > 2 and are_alike
    is_exact = not is_rounded(group.total) and all(
        part.value % (excess * 10) for part in group.parts if excess
    )
    return is_list and is_exact and 0 < excess <= group.total.value * NEAR


def _rule(statement: FigureText, group: Breakdown) -> str | None:
    """The rule that a group breaks: "" for none; None where its parts claim nothing."""
    total = group.total.value
    if group.fits and len(group.parts) > 1:
        return ""
    if len(group.parts) == 1:
        return "parts-exceed-total" if _exceeds(statement, group) else None
    if group.reach == "some" and not _is_little_more(group):
        return None
    if group.reach == "states" and group.sum < total:
        return "part-untold"
    if group.sum < total:
        return "sum-differs"
    end = group.parts[-1].end
    is_twice = BOTH.search(statement.lower, group.parts[0].start, end + LONGEST_TAIL)
    return None if is_twice else "parts-exceed-total"


def _claim(statement: FigureText, group: Breakdown, rule: str) -> Claim:
    numeral = statement.written(group.total)
    values = [part.value for part in group.parts]
    return Claim(
        "sum",
        statement.span(group.total),
        numeral,
        rule,
        "match" if not rule else "note" if rule == "part-untold" else "wrong",
        {
            "total": numeral,
            "sum": shown(group.sum, group.places, numeral),
            "parts": added(values, group.places, numeral),
            "gap": shown(abs(group.sum - group.total.value), group.places, numeral),
        },
        tuple(("part", statement.span(part)) for part in group.parts) if rule else (),
    )
