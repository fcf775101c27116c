"""The same quantity in two places of a paper: a sentence, another, a footnote, a table's total row.

Two figures are taken for one only where all that the words say of them is the same and the figures
nearly are: one digit apart, or within a twentieth. Other times and other bodies are other things.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct, structs

from caichcli.audit.claims import Claim
from caichcli.audit.paper.mentions import Bounds, Mention
from caichcli.audit.slips import is_slip
from caichcli.audit.tables.numbers import TOTAL, Numbers
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.vocabulary import CHANGE, ELSEWHEN
from caichcli.plan.finding import Span

LEAST = Decimal(100)  # below it two totals may be near by chance
_NEAR = Decimal("0.05")
MOST_PLACES = 50  # of one quantity that the next is compared with
_TOTAL = re.compile(r"\btổng(?: số| cộng)?\b")
_BRACKETS = re.compile(r"\([^()]*\)|[^\w\s]|\d+")
_FILLERS = re.compile(
    r"\b(?:tổng|số|cộng|có|là|được|đã|các|của|trên|toàn|tỉnh|cả nước|toàn quốc|trong|với|và|gồm"
    r"|từ|đến|ngày|tính|theo|qua|lũy|kế)\b"
)
_OTHER = re.compile(r"\b(?:mức đầu tư|dự án|năm|tháng|quý|tuần|kỳ|huyện|xã|phường|sở|bộ|cấp)\b")


class Total(Struct, frozen=True):
    """A figure that words call a total: what it counts, its value, where it stands."""

    words: frozenset[str]
    value: Decimal
    written: str
    span: Span


def totals_of_statement(statement: FigureText) -> Iterator[Total]:
    """Yield what a sentence calls a total: tổng số 21.914 nhiệm vụ."""
    for one in statement.quantities:
        clause = statement.clause(one)
        before = statement.lower[max(0, one.start - 24) : one.start]
        is_exact = one.is_count and not one.over and not one.hedge and one.value >= LEAST
        if not is_exact or not _TOTAL.search(clause.partition("#")[0]):
            continue
        if CHANGE.search(before) or ELSEWHEN.search(clause) or _OTHER.search(clause):
            continue
        if (words := _words(clause)) and _begins_itself(statement, one):
            yield Total(words, one.value, statement.written(one), statement.span(one))


def _begins_itself(statement: FigureText, one: Quantity) -> bool:
    """Whether the words before a total begin a sentence or a clause of it: nothing that they are
    of stands before another figure.
    """
    before = statement.before.get(one.start)
    between = statement.lower[before.end if before else 0 : one.start]
    return before is None or any(sign in between for sign in ".;:\n")


def totals_of_table(numbers: Numbers) -> Iterator[Total]:
    """Yield the values of total rows below headings that name what they count."""
    for row in numbers.rows:
        if not TOTAL.fullmatch(row.words.strip()):
            continue
        for column, value in zip(numbers.columns, row.numbers, strict=True):
            words = _words(column.words.lower())
            if value is not None and value.is_whole and value.value >= LEAST and words:
                span = value.cell.prose.span(value.start, value.end)
                if _TOTAL.search(column.words.lower()) and not _OTHER.search(column.words.lower()):
                    yield Total(words, value.value, value.written, span)


def places(totals: Sequence[Total]) -> Iterator[Claim]:
    """Yield a claim for each total that stands in an earlier place too."""
    earlier: dict[frozenset[str], list[Total]] = {}
    for one in totals:
        same = earlier.setdefault(one.words, [])
        if any(other.value == one.value for other in same):
            yield _claim(one, None)
        elif near := next((other for other in same if _is_near(one.value, other.value)), None):
            yield _claim(one, near)
        if len(same) < MOST_PLACES:
            same.append(one)


def repeated(mentions: Sequence[Mention], own: Bounds) -> Iterator[Claim]:
    """Yield a claim for each count that stands in two places; ``own`` are the paper's bounds."""
    by_thing: dict[Mention, list[Mention]] = {}
    for one in _without_own(sorted(mentions, key=_order), own):
        thing = structs.replace(one, value=Decimal(0), written="", span=Span(0, 0, 0, 0), passage=0)
        by_thing.setdefault(thing, []).append(one)
    for same in by_thing.values():
        values = list(dict.fromkeys(one.value for one in same))
        if len({one.passage for one in same}) < 2 or len(values) > 2:
            continue  # said once, or a row of things that differ by more than the words tell
        if len(values) == 1:
            yield from (_claim(one, None) for one in same[1:])
        elif _is_near(*values):
            yield from _differing(same, values)


def _without_own(mentions: Sequence[Mention], own: Bounds) -> Iterator[Mention]:
    """The mentions without the paper's own period: that of its title, or the only one in it."""
    periods = {period for one in mentions for period in one.bounds.periods}
    years = {period for period in periods if period.isdigit()}
    others = periods - years
    dropped = own.periods | (years if len(years) == 1 else set())
    dropped |= others if len(others) == 1 else set()
    for one in mentions:
        bounds = Bounds(one.bounds.bodies, one.bounds.periods - dropped)
        yield structs.replace(one, bounds=bounds)


def _differing(same: Sequence[Mention], values: Sequence[Decimal]) -> Iterator[Claim]:
    """The claims of what is written with two values: against the one that is written oftener."""
    first, second = ([one for one in same if one.value == value] for value in values)
    wrong, right = (first, second) if len(first) < len(second) else (second, first)
    if {one.passage for one in wrong}.isdisjoint(one.passage for one in right):
        yield _claim(wrong[0], right[0])


def _order(one: Mention) -> tuple[int, int]:
    return one.span.line, one.span.column


def _is_near(one: Decimal, other: Decimal) -> bool:
    return is_slip(one, other) or abs(one - other) <= _NEAR * other


def _words(text: str) -> frozenset[str]:
    """The words that say what is counted, without those of any total; two of them at least."""
    words = frozenset(_FILLERS.sub(" ", _BRACKETS.sub(" ", text)).split())
    return words if len(words) > 1 else frozenset()


def _claim(one: Total | Mention, other: Total | Mention | None) -> Claim:
    return Claim(
        "place",
        one.span,
        one.written,
        "places-differ" if other else "",
        "wrong" if other else "match",
        {"written": one.written, "other": other.written if other else one.written},
        (("other", other.span),) if other else (),
    )
