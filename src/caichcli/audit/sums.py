"""Totals against the sums of their parts."""

from collections.abc import Iterable, Iterator, Sequence

from caichcli.audit.claims import Claim, added, shown
from caichcli.audit.parts import Breakdown, same_unit
from caichcli.audit.quantities import Quantity
from caichcli.audit.rounding import fit
from caichcli.audit.shares import SharePart
from caichcli.audit.statements import FigureText
from caichcli.plan.finding import Span


def sums(
    statement: FigureText, groups: Iterable[Breakdown], shares: Sequence[SharePart]
) -> Iterator[Claim]:
    """Yield a claim for each total whose parts the words tell; their shares may confirm them."""
    for group in groups:
        rule = _rule(group)
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


def _rule(group: Breakdown) -> str | None:
    """The rule that a group breaks: "" for none; None where its parts claim nothing."""
    total = group.total.value
    if group.sum == total and len(group.parts) > 1:
        return ""
    if len(group.parts) == 1:
        part = group.parts[0]
        exceeds = part.value > total and part.unit and same_unit(part, group.total)
        return "parts-exceed-total" if exceeds and group.opener else None
    if group.reach == "some":
        return None
    if group.reach == "states" and group.sum < total:
        return "part-untold"
    return "parts-exceed-total" if group.sum > total else "sum-differs"


def _claim(statement: FigureText, group: Breakdown, rule: str) -> Claim:
    numeral = written_of(statement, group.total)
    values = [part.value for part in group.parts]
    return Claim(
        "sum",
        span_of(statement, group.total),
        numeral,
        rule,
        "match" if not rule else "note" if rule == "part-untold" else "wrong",
        {
            "total": numeral,
            "sum": shown(group.sum, 0, numeral),
            "parts": added(values, 0, numeral),
            "gap": shown(abs(group.sum - group.total.value), 0, numeral),
        },
        tuple(("part", span_of(statement, part)) for part in group.parts) if rule else (),
    )


def written_of(statement: FigureText, quantity: Quantity) -> str:
    """A figure as it is printed."""
    return statement.prose.text[quantity.start : quantity.end]


def span_of(statement: FigureText, quantity: Quantity) -> Span:
    """The place of a figure in the paper."""
    return statement.prose.span(quantity.start, quantity.end)
