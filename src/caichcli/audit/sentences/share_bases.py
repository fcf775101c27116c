"""What a share may be of: figures beside its own, and what words behind it name."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from caichcli.audit.rounding import fit
from caichcli.audit.sentences.parts import Breakdown
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.units import may_be_added, same_unit
from caichcli.audit.words.vocabulary import SENTENCE_END

MOST_BASES_BESIDE = 40  # figures on either side of one that its share may be of
_OTHER_BRACKETS = re.compile(r"\([^()%]*\)")
# Behind a share: what it is of, by its noun alone: chiếm 12% tổng nợ.
OWN_BASE = re.compile(
    r"\s*(?:trong |trên |của |so với )?(?:tổng số|tổng|số|vốn|toàn|nhóm)\s+(?P<noun>[^\W\d]+)"
)
# What was done of the base, behind its noun: chiếm 8,33% số cơ sở được kiểm tra.
_NARROWED = re.compile(
    r"(?:\s+[^\W\d]+){0,3}?\s+(?:đã |được |đã được )(?P<words>[^\W\d]+ [^\W\d]+)"
)
# From one share to the next: chiếm 2,2% và túi xách 20 triệu USD chiếm 0,6%.
_JOINED = re.compile(r"\s+và\b[^.;,()%]*(?:\bchiếm|\()\s*")
# Behind a figure: its own share, which makes it a part among others.
_HAS_SHARE = re.compile(
    r"[^.;\d]{0,80}?(?:\(|chiếm|đạt|t[ỷỉ] lệ|bằng|tương (?:đương|ứng))[^.;,\d]{0,20}"
    r"\d[\d.,]*\s*%"
)


class Base(NamedTuple):
    """What a share may be of, and the figure that says so; a sum of two has the first's place."""

    whole: Decimal
    quantity: Quantity


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


def bases_before(statement: FigureText, part: Quantity) -> Iterator[Base]:
    """The bigger counts of a figure's unit that stand before it in its sentence."""
    at = statement.place(part)
    for one in statement.quantities[max(at - MOST_BASES_BESIDE, 0) : at]:
        words = _OTHER_BRACKETS.sub(" ", statement.lower[one.end : part.start])
        is_near = not (SENTENCE_END.search(words) or one.hedge or _HAS_SHARE.match(words))
        is_alike = bool(one.unit and part.unit) and same_unit(one, part)
        if is_near and is_alike and not one.is_share and not one.over and one.value >= part.value:
            yield Base(one.value, one)


def own_base(statement: FigureText, one: Quantity) -> re.Match[str] | None:
    """What words behind a share say that it is of, or behind the one that "và" joins to it."""
    own = OWN_BASE.match(statement.lower, one.end)
    if own is not None:
        return own
    at = statement.place(one) + 2
    other = statement.quantities[at] if at < len(statement.quantities) else None
    if other is None or not other.is_share:
        return None
    is_joined = _JOINED.fullmatch(statement.lower, one.end, other.start)
    return OWN_BASE.match(statement.lower, other.end) if is_joined else None


def narrowed(statement: FigureText, part: Quantity, own: re.Match[str]) -> list[Base]:
    """The one figure before a part beside which stands what words say was done of its base."""
    narrow = _NARROWED.match(statement.lower, own.end())
    at = statement.place(part)
    near = statement.quantities[max(at - MOST_BASES_BESIDE, 0) : at]
    bases = [
        Base(one.value, one)
        for one in near
        if narrow
        and one.is_count
        and not (one.hedge or one.over)
        and one.value >= part.value
        and narrow["words"] in statement.clause(one)
        and counts(Base(one.value, one), own["noun"])
    ]
    return bases if len(bases) == 1 else []


def counts(base: Base, noun: str) -> bool:
    """Whether a base is of what a noun names."""
    return base.quantity.unit.partition(" ")[0] == noun


def is_whole_of(one: Quantity, part: Quantity, base: Base) -> bool:
    """Whether a figure is itself what a share is of, exactly."""
    is_stated = base.whole == base.quantity.value
    return is_stated and fit(one.value, one.places, part.value, base.whole) == "exact"
