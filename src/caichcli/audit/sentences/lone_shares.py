"""Shares by words alone, told of figures elsewhere: "số nhiệm vụ quá hạn chỉ chiếm 3,56%"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from caichcli.audit.claims import Claim
from caichcli.audit.rounding import HUNDRED, Fit, rounded, share
from caichcli.audit.sentences.parts import Breakdown
from caichcli.audit.sentences.share_bases import Base, bases
from caichcli.audit.sentences.share_words import exact_shares
from caichcli.audit.sentences.shares import ROUGH, SharePart, base_of, claim_of
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.vocabulary import side

_LONE = re.compile(r"\b(?:số|t[ỷỉ] lệ|the)\b.*\b(?:chiếm|đạt|là|bằng|is|was)\b[^\w]*(?:\w+\s*)?$")
_YEAR = re.compile(r"\b(?:năm|tháng|quý)\b|cùng kỳ")
LONGEST_LABEL = 200  # letters in front of a share that say what it is of


def lone_shares(
    statement: FigureText,
    parts: Sequence[SharePart],
    earlier: Sequence[tuple[FigureText, Sequence[Breakdown]]],
) -> Iterator[Claim]:
    """Yield a claim for each share that is told of figures by their words alone.

    ``earlier`` are the statements among whose figures they are looked for, this one the last.
    """
    shares_of_parts = {id(part.share) for part in parts}
    for one in exact_shares(statement):
        label = statement.clause(one).partition(" # ")[0][-LONGEST_LABEL:]
        if id(one) in shares_of_parts or not _LONE.search(label) or not side(label):
            continue
        candidates = [
            (home, SharePart(one, part, (), list(bases(home, part, groups)), is_sure=is_sure))
            for home, groups in earlier
            for part, is_sure in _called(home, groups, side(label))
        ]
        claim = _lone(statement, one, candidates, is_sure=not _YEAR.search(label))
        if claim is not None:
            yield claim


def _called(
    home: FigureText, groups: Sequence[Breakdown], sides: frozenset[tuple[str, int]]
) -> Iterator[tuple[Quantity, bool]]:
    """The counts of a statement whose words say the same, and whether their total is sure."""
    for part in home.quantities:
        if not part.is_count or part.over or part.hedge:
            continue
        totals = [group for group in groups if part in group.parts]
        own = side(home.clause(part)).union(*(side(home.clause(one.total)) for one in totals))
        if sides <= own:
            yield part, any(group.sum == group.total.value for group in totals)


def _lone(
    statement: FigureText,
    one: Quantity,
    candidates: Sequence[tuple[FigureText, SharePart]],
    *,
    is_sure: bool,
) -> Claim | None:
    if claim := _of_any(statement, candidates, "exact", ""):
        return claim
    for home, part in candidates:
        for base in part.others:
            if _completes(home, one, part, base):
                return claim_of(statement, part, base, "share-forced", home)
    for kind, rule in ROUGH.items() if one.places > 1 else ():
        if claim := _of_any(statement, candidates, kind, rule):
            return claim
    for home, part in candidates:
        if is_sure and part.is_sure and part.others:
            nearest = min(
                part.others, key=lambda base: abs(share(part.part.value, base.whole) - one.value)
            )
            return claim_of(statement, part, nearest, "share-differs", home)
    return None


def _of_any(
    statement: FigureText, candidates: Sequence[tuple[FigureText, SharePart]], kind: Fit, rule: str
) -> Claim | None:
    """The claim of the first figure and base that a share fits in one way."""
    for home, part in candidates:
        if base := base_of(part, part.others, kind):
            return claim_of(statement, part, base, rule, home)
    return None


def _completes(home: FigureText, one: Quantity, part: SharePart, base: Base) -> bool:
    """Whether a share is what another printed one leaves of 100, and hardly off by itself."""
    unit = Decimal(1).scaleb(-one.places)
    is_close = abs(rounded(share(part.part.value, base.whole), one.places) - one.value) <= 2 * unit
    others = (other for other in home.quantities if other.is_share)
    return is_close and any(other.value + one.value == HUNDRED for other in others)
