"""Shares alone that are all of one whole: cơ cấu: ngân sách 62%, xã hội hóa 28%, khác 10%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from caichcli.audit.claims import Claim, added, shown
from caichcli.audit.rounding import HUNDRED
from caichcli.audit.slips import explains
from caichcli.audit.words.quantities import Quantity
from caichcli.audit.words.statements import FigureText
from caichcli.audit.words.vocabulary import CHANGE, ELSEWHEN, OPENERS, SENTENCE_END

FAR = Decimal(30)  # points from a whole, beyond which shares were not meant for one
FEWEST = 3
_STRUCTURE = re.compile(r"\b(?:cơ cấu|structure|breakdown)\b")
_LAST = re.compile(r"(?:(?<!\bcác )\b(?:khác|other)|còn lại|the rest)\b[^.;,\d]{0,25}$")
_MAKES_UP = re.compile(r"\bchiếm\b|\baccounts? for\b")
_POLES = re.compile(r"(?:không|chưa) (?:hài lòng|đồng ý|ý kiến)|dissatisfied|disagree")


def whole_shares(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each list of shares whose words make it all of one whole."""
    for shares in _lists(statement):
        total = sum((one.value for one in shares), Decimal(0))
        if len(shares) < FEWEST or not _are_whole(statement, shares):
            continue
        places = max(one.places for one in shares)
        slack = Decimal("0.5").scaleb(-places) * len(shares)
        gap = abs(total - HUNDRED)
        is_slip = gap <= FAR and explains(HUNDRED, [one.value for one in shares])
        if gap > slack and not is_slip:
            continue
        yield _claim(statement, shares, total, "" if gap <= slack else "sum-differs")


def _lists(statement: FigureText) -> Iterator[list[Quantity]]:
    """The runs of shares in a sentence that nothing else stands between."""
    run: list[Quantity] = []
    for one in statement.quantities:
        link = statement.lower[run[-1].end : one.start] if run else ""
        goes_on = one.is_share and one.value < HUNDRED and not (one.hedge or one.over)
        if run and (not goes_on or SENTENCE_END.search(link) or OPENERS.search(link)):
            yield run
            run = []
        if goes_on:
            run.append(one)
    if run:
        yield run


def _are_whole(statement: FigureText, shares: Sequence[Quantity]) -> bool:
    """Whether words make shares all of one whole: a structure, a last "khác", opposite answers."""
    first, last = shares[0], shares[-1]
    words = statement.lower[statement.sentence_start(first.start) : last.end + 60]
    if CHANGE.search(words) or ELSEWHEN.search(words):
        return False
    if _STRUCTURE.search(words) or _POLES.search(statement.clause(last)):
        return True
    is_told_to_its_end = _LAST.search(statement.lower[max(0, last.start - 60) : last.start])
    return bool(is_told_to_its_end) and len(_MAKES_UP.findall(words)) > 1


def _claim(statement: FigureText, shares: Sequence[Quantity], total: Decimal, rule: str) -> Claim:
    places = max(one.places for one in shares)
    span = statement.prose.span(shares[-1].start, shares[-1].end)
    values = [one.value for one in shares]
    return Claim(
        "sum",
        span,
        statement.written(shares[-1]),
        rule,
        "wrong" if rule else "match",
        {
            "total": "100%",
            "sum": f"{shown(total, places)}%",
            "parts": added(values, places),
            "gap": f"{shown(abs(total - HUNDRED), places)}%",
        },
        tuple(("part", statement.span(one)) for one in shares[:-1]) if rule else (),
    )
