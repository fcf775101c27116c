"""Shares against the figures that they are shares of: every base that the words allow is tried."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from caichcli.audit.claims import Claim, Outcome, shown
from caichcli.audit.rounding import HUNDRED, Fit, fit, may_be, rounded, share
from caichcli.audit.sentences.fraction_words import fraction_of, is_alone
from caichcli.audit.sentences.parts import Breakdown
from caichcli.audit.sentences.share_words import (
    base_behind,
    exact_shares,
    is_of_a_change,
    is_of_another_noun,
    narrowed_base,
    numerator,
    plan_before,
)
from caichcli.audit.slips import is_slip
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import half_unit, is_rounded, may_be_added, same_unit
from caichcli.audit.words.vocabulary import SENTENCE_END, STRONG_LINKS
from caichcli.plan.finding import Span

MOST_BASES = 50  # whole numbers that are tried as the base that shares have in common
NEAR = Decimal(1)  # point within which a share that fits nothing was meant for a base
FURTHEST = 200  # times: a share further below what it would be is no slip of a digit or a point
MOST_BASES_BESIDE = 40  # figures on either side of one that its share may be of
_OTHER_BRACKETS = re.compile(r"\([^()%]*\)")
# Behind a share: what it is of, by its noun alone: chiếm 12% tổng nợ.
_OWN_BASE = re.compile(
    r"\s*(?:trong |trên |của |so với )?(?:tổng số|tổng|số|vốn|toàn|nhóm)\s+(?P<noun>[^\W\d]+)"
)
_SOME_OF_THEM = re.compile(r"(?:đến|tới|quá) hạn|\bphải\b|\bchậm\b|\bcần\b")
_VOTES = re.compile(r"\bphiếu\b|đại biểu|biểu quyết|tán thành|cổ đông")
# Behind a figure: its own share, which makes it a part among others.
_HAS_SHARE = re.compile(
    r"[^.;\d]{0,80}?(?:\(|chiếm|đạt|t[ỷỉ] lệ|bằng|tương (?:đương|ứng))[^.;,\d]{0,20}"
    r"\d[\d.,]*\s*%"
)
# Brackets behind a figure that do not say that they hold its parts.
_BARE = re.compile(r"\((?!\s*(?:trong|(?:bao )?gồm|có|đạt|chiếm|\d|of which))")
ROUGH: dict[Fit, str] = {"cut": "share-cut", "twice": "share-rounded-twice"}


class Base(NamedTuple):
    """What a share may be of, and the figure that says so; a sum of two has the first's place."""

    whole: Decimal
    quantity: Quantity


class SharePart(NamedTuple):
    """A share, the figure it is printed for, and the bases that it may have.

    ``named`` are those that the words give it; of none the share claims nothing for sure.
    """

    share: Quantity
    part: Quantity
    named: Sequence[Base]
    others: Sequence[Base]
    is_sure: bool


def parts_of(statement: FigureText, groups: Sequence[Breakdown]) -> list[SharePart]:
    """Return the shares of a statement that have a figure near."""
    return [part for one in exact_shares(statement) if (part := _part(statement, one, groups))]


def shares(statement: FigureText, parts: Sequence[SharePart]) -> Iterator[Claim]:
    """Yield a claim for each share that has a figure near, or a base without one."""
    fitting = _fitting(parts)
    for part in parts:
        claim = _judged(statement, part, parts, fitting)
        if claim is not None:
            yield claim
    shares_of_parts = {id(part.share) for part in parts}
    for one in exact_shares(statement):
        base = base_behind(statement, one) if id(one) not in shares_of_parts else None
        if base and base.is_count and not is_rounded(base):
            yield _of_whole_numbers(statement, one, base)


def _part(statement: FigureText, one: Quantity, groups: Sequence[Breakdown]) -> SharePart | None:
    """The figure that a share is printed for, and the bases that it may have."""
    fraction = fraction_of(statement, one)
    if fraction is not None and fraction.over is not None:
        is_of_other = _OWN_BASE.match(statement.lower, one.end) is not None or (
            is_of_another_noun(statement, one, fraction)
        )
        is_claim = not (fraction.hedge or fraction.value > fraction.over.value or is_of_other)
        if not is_claim or _is_of_all_seats(statement, one, fraction):
            return None
        return SharePart(
            one, fraction, [Base(fraction.over.value, fraction.over)], (), is_sure=True
        )
    part = numerator(statement, one)
    if part is None or part.hedge or one.value > HUNDRED or is_of_a_change(statement, part, one):
        return None
    totals = list(_totals(part, groups))
    wholes = [Base(one.total.value, one.total) for one in totals if one.total.value >= part.value]
    if not wholes:
        bigger = {base.whole: base for base in _before(statement, part)}
        if len(bigger) == 1 and STRONG_LINKS.search(statement.lower[part.end : one.start]):
            wholes = list(bigger.values())
            beside = (base for base in bases(statement, part, groups) if base.whole not in bigger)
            if any(_is_whole_of(one, part, base) for base in beside):
                wholes = []  # what only stands before it is not its base
    behind = base_behind(statement, one) or plan_before(statement, part)
    if behind is not None and behind.value >= part.value:
        wholes = [Base(behind.value, behind)]
    elif (own := _OWN_BASE.match(statement.lower, one.end)) is not None:
        some = _SOME_OF_THEM.search(statement.lower[own.end() : own.end() + 40])
        is_some = some and not any(some[0] in statement.clause(base.quantity) for base in wholes)
        wholes = [] if is_some else [base for base in wholes if _counts(base, own["noun"])]
        narrow = narrowed_base(statement, part, own.end(), own["noun"])
        wholes = [Base(narrow.value, narrow)] if narrow else wholes
    if is_of_another_noun(statement, one, part, *(base.quantity for base in wholes)):
        wholes = []
    sure = any(
        group.reach != "some" or (group.is_opened and not _BARE.match(group.opener))
        for group in totals
    )
    others = list(bases(statement, part, groups))
    return SharePart(one, part, wholes, others, is_sure=bool(wholes) and (sure or not totals))


def _is_whole_of(one: Quantity, part: Quantity, base: Base) -> bool:
    """Whether a figure is itself what a share is of, exactly."""
    is_stated = base.whole == base.quantity.value
    return is_stated and fit(one.value, one.places, part.value, base.whole) == "exact"


def _counts(base: Base, noun: str) -> bool:
    return base.quantity.unit.partition(" ")[0] == noun


def _is_of_all_seats(statement: FigureText, one: Quantity, fraction: Quantity) -> bool:
    """Whether a share of votes is of a whole body, whose size a fraction of those there hides."""
    assert fraction.over is not None
    words = statement.lower[max(0, fraction.start - 40) : one.end]
    is_fit = fit(one.value, one.places, fraction.value, fraction.over.value) is not None
    return not is_fit and _VOTES.search(words) is not None


def _totals(part: Quantity, groups: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """The groups that a figure is a part of, the nearest first, then those around them."""
    for group in groups:
        if part in group.parts:
            yield group
            yield from _totals(group.total, [one for one in groups if one is not group])


def _before(statement: FigureText, part: Quantity) -> Iterator[Base]:
    """The bigger counts of a figure's unit that stand before it in its sentence."""
    at = statement.place(part)
    for one in statement.quantities[max(at - MOST_BASES_BESIDE, 0) : at]:
        words = _OTHER_BRACKETS.sub(" ", statement.lower[one.end : part.start])
        is_near = not (SENTENCE_END.search(words) or one.hedge or _HAS_SHARE.match(words))
        is_alike = bool(one.unit and part.unit) and same_unit(one, part)
        if is_near and is_alike and not one.is_share and not one.over and one.value >= part.value:
            yield Base(one.value, one)


def bases(statement: FigureText, part: Quantity, groups: Sequence[Breakdown]) -> Iterator[Base]:
    """Every figure of the statement that is big enough, and what two make together."""
    at = statement.place(part)
    beside = statement.quantities[max(at - MOST_BASES_BESIDE, 0) : at + MOST_BASES_BESIDE]
    counts = [
        one for one in beside if not one.is_share and not one.hedge and may_be_added(one, part)
    ]
    for one in counts:
        for whole in (one.over, one):
            if whole and one is not part and whole.value >= part.value and whole.value:
                yield Base(whole.value, whole)
    for one in counts:
        if one is not part and not one.over and one.value:
            yield Base(part.value + one.value, one)
    for group in groups:
        rest = group.total.value - part.value
        if rest > part.value:
            yield Base(rest, group.total)


def _fitting(parts: Sequence[SharePart]) -> set[Decimal]:
    """The bases that some share of a statement fits, which its siblings may be held to.

    One share is enough where it has decimals; of whole numbers two are, or chance might do it.
    """
    weights: Counter[Decimal] = Counter()
    for part in parts:
        wholes = {base.whole for base in (*part.named, *part.others)}
        for whole in wholes:
            if fit(part.share.value, part.share.places, part.part.value, whole) == "exact":
                weights[whole] += 2 if part.share.places else 1
    return {whole for whole, weight in weights.items() if weight > 1}


def _judged(
    statement: FigureText, one: SharePart, parts: Sequence[SharePart], fitting: set[Decimal]
) -> Claim | None:
    """The claim that a share makes of its figure; None where it may be of something else."""
    if base := base_of(one, one.named, "exact"):
        return claim_of(statement, one, base, "")
    if base := base_of(one, one.others, "exact"):
        is_named = bool(one.named) and one.is_sure and not _has_own_bases(one, parts)
        is_meant = is_named and one.share.places and base.whole in _wholes(statement)
        return claim_of(statement, one, base, "share-other-base" if is_meant else "")
    if one.named and one.named[0].whole and _is_forced(one, parts, one.named[0]):
        return claim_of(statement, one, one.named[0], "share-forced")
    sibling = _sibling_base(one, parts, fitting)
    nearest = one.named[0] if one.named else sibling
    near = [sibling] if sibling else []
    candidates = [*one.named, *(one.others if one.share.places > 1 else near)]
    for kind, rule in ROUGH.items():
        if base := base_of(one, candidates, kind):
            return claim_of(statement, one, base, rule)
    is_whole = one.share.value == HUNDRED and not is_alone(statement, one.share, one.part)
    is_sure = (one.is_sure or not one.named) and not is_whole
    if _is_vote(statement, one) or (one.part.over and one.part.value == 1):
        return None  # 1/3 is a word rather than a count
    if _is_of_the_same(one, parts):
        return None
    if nearest is None or not is_sure or _has_untold_base(one, parts) or _none_fits(one, parts):
        return None
    if one.share.value * FURTHEST * nearest.whole < one.part.value * HUNDRED:
        return None  # of something else: 2 of 3 guests, 0,03% of all that came
    is_close = any(_may_be_of(one, base) for base in (*one.named, nearest))
    return claim_of(statement, one, nearest, "" if is_close else "share-differs")


def _has_own_bases(one: SharePart, parts: Sequence[SharePart]) -> bool:
    """Whether each share of one total is of a base of its own: vốn trung ương, vốn địa phương."""
    same = [part for part in parts if part.named[:1] == one.named[:1]]
    own = [base_of(part, part.others, "exact") for part in same]
    return len(same) > 1 and all(own) and len({base.whole for base in own if base}) == len(same)


def _is_vote(statement: FigureText, one: SharePart) -> bool:
    """Whether a share is of votes, and so may be of a body whose size nobody gives here."""
    words = statement.lower[max(0, one.part.start - 40) : one.share.end]
    return one.part.over is None and _VOTES.search(words) is not None


def base_of(one: SharePart, candidates: Sequence[Base], kind: Fit) -> Base | None:
    """The first base of which a share is, exact, cut or rounded twice."""
    for base in candidates:
        if one.part.places or base.quantity.places:
            if kind == "exact" and _may_be_of(one, base):
                return base
        elif fit(one.share.value, one.share.places, one.part.value, base.whole) == kind:
            return base
    return None


def _may_be_of(one: SharePart, base: Base) -> bool:
    """Whether a share may be of a base, as exactly as both figures are printed."""
    part = one.part.value, half_unit(one.part)
    return may_be(one.share.value, one.share.places, part, (base.whole, half_unit(base.quantity)))


def _wholes(statement: FigureText) -> set[Decimal]:
    return {(one.over or one).value for one in statement.quantities if one.is_count}


def _sibling_base(one: SharePart, parts: Sequence[SharePart], fitting: set[Decimal]) -> Base | None:
    """The base that the other shares fit, where a share is close to what it would be of it."""
    for base in one.others:
        if base.whole in fitting and len(parts) > 1:
            exact = share(one.part.value, base.whole)
            unit = Decimal(1).scaleb(one.share.places)
            right = rounded(exact, one.share.places) * unit
            if abs(exact - one.share.value) <= NEAR or is_slip(one.share.value * unit, right):
                return base
    return None


def _has_untold_base(one: SharePart, parts: Sequence[SharePart]) -> bool:
    """Whether shares are of one whole number that the paper does not give: votes of a body."""
    if one.part.over or not one.share.places or not one.share.value:
        return False
    others = [
        part
        for part in parts
        if part.part is not one.part and not part.part.over and part.share.places
    ]
    if len(others) < (2 if one.is_sure else 1):
        return False
    half = Decimal(1).scaleb(-one.share.places) / 2
    least = one.part.value * HUNDRED / (one.share.value + half)
    most = one.part.value * HUNDRED / (one.share.value - half)
    if most - least > MOST_BASES:
        return False
    common = [
        base
        for base in map(Decimal, range(int(least), int(most) + 2))
        if _is_of(one, base) and all(_is_of(part, base) for part in others)
    ]
    stated = [said.whole for said in one.others if said.quantity.value == said.whole]
    return bool(common) and not any(is_slip(whole, base) for base in common for whole in stated)


def _is_of_the_same(one: SharePart, parts: Sequence[SharePart]) -> bool:
    """Whether a share is of what its total is a share of: 60.729, 94,17%; of them 24.829, 38,5%."""
    totals = [base.quantity for base in one.named]
    for other in parts:
        if any(other.part is total for total in totals) and other.part.value:
            half = Decimal(1).scaleb(-one.share.places)
            own = other.share.value * one.part.value / other.part.value
            if abs(own - one.share.value) <= half:
                return True
    return False


def _none_fits(one: SharePart, parts: Sequence[SharePart]) -> bool:
    """Whether none of several shares that would be of one total is: they are of something else."""
    same = [part for part in parts if part.named[:1] and part.named[:1] == one.named[:1]]
    wholes = [(part, part.named[0].whole) for part in same]
    return len(same) > 1 and not any(
        fit(part.share.value, part.share.places, part.part.value, whole) for part, whole in wholes
    )


def _is_of(part: SharePart, base: Decimal) -> bool:
    return fit(part.share.value, part.share.places, part.part.value, base) == "exact"


def _is_forced(one: SharePart, parts: Sequence[SharePart], base: Base) -> bool:
    """Whether a share is what others leave of 100, one or two units of its last decimal off."""
    unit = Decimal(1).scaleb(-one.share.places)
    if (
        abs(rounded(share(one.part.value, base.whole), one.share.places) - one.share.value)
        > 2 * unit
    ):
        return False
    siblings = [part.share.value for part in parts if part.named[:1] == one.named[:1]]
    return len(siblings) > 1 and sum(siblings) == HUNDRED


def _of_whole_numbers(statement: FigureText, one: Quantity, base: Quantity) -> Claim:
    """Whether any whole number of a base makes a share."""
    near = one.value * base.value / HUNDRED
    fits = any(
        fit(one.value, one.places, number, base.value)
        for number in {
            near.to_integral_value(ROUND_FLOOR),
            near.to_integral_value(ROUND_CEILING),
        }
    )
    part = SharePart(one, base, (), (), is_sure=True)
    rule = "" if fits or one.value > HUNDRED else "share-of-no-count"
    return claim_of(statement, part, Base(base.value, base), rule)


def claim_of(
    statement: FigureText, one: SharePart, base: Base, rule: str, home: FigureText | None = None
) -> Claim:
    """The claim of a share; ``home`` is the statement of its figures, where it is another."""
    numeral = statement.prose.text[one.share.start : one.share.end]
    places = one.share.places
    exact = share(one.part.value, base.whole) if base.whole else Decimal(0)
    outcomes: dict[str, Outcome] = {
        "": "match", "share-differs": "wrong", "share-of-no-count": "wrong",
    }  # fmt: skip
    return Claim(
        "share",
        statement.prose.span(one.share.start, one.share.end),
        numeral,
        rule,
        outcomes.get(rule, "note"),
        {
            "share": numeral,
            "part": shown(one.part.value, one.part.places, numeral),
            "whole": shown(base.whole, base.quantity.places, numeral),
            "right": f"{shown(rounded(exact, places), places, numeral)}%",
            "exact": f"{shown(rounded(exact, places + 2), places + 2, numeral)}%",
            "named": _named(one, numeral),
        },
        tuple(_related(home or statement, one, base)) if rule else (),
    )


def _named(one: SharePart, like: str) -> str:
    if not one.named:
        return ""
    base = one.named[0]
    return shown(base.whole, base.quantity.places, like)


def _related(statement: FigureText, one: SharePart, base: Base) -> Iterator[tuple[str, Span]]:
    """The places of a share's part and of what it is of, which may be one figure."""
    if one.part is not base.quantity:
        yield "part", statement.prose.span(one.part.start, one.part.end)
    yield "whole", statement.prose.span(base.quantity.start, base.quantity.end)
