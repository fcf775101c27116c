"""Ranks and the steps between them: hạng 15, tăng 9 bậc so với năm 2022 (hạng 24)."""

import re
from collections.abc import Iterator

from caichcli.audit.claims import Claim
from caichcli.audit.words.statements import FigureText

_PLACE = r"(?:(?:vị trí|thứ hạng|xếp|hạng|thứ|đứng)\s+)+"
_MOVE = r"\b(?P<way>tăng|lên|giảm|tụt|xuống|lùi)\s+(?P<steps>\d{1,3})\s+(?:bậc|hạng)\b"
# hạng 15/63, tăng 9 bậc so với năm 2022 (hạng 24/63)
_AGAINST = re.compile(
    rf"\b{_PLACE}(?P<now>\d{{1,3}})(?:/\d{{1,3}})?\b[^.;()\d]{{0,40}}[,;(]?\s*(?:đã )?{_MOVE}"
    rf"\s+so với[^.;()\d]{{0,24}}(?:\d{{4}})?[^.;()\d]{{0,12}}\(\s*{_PLACE}(?P<then>\d{{1,3}})\b"
)
# tăng 9 bậc, từ hạng 24 lên hạng 15
_FROM_TO = re.compile(
    rf"{_MOVE}[^.;()\d]{{0,30}}[,(]?\s*từ\s+{_PLACE}(?P<then>\d{{1,3}})(?:/\d{{1,3}})?"
    rf"[^.;\d]{{0,24}}(?:\d{{4}}\)?)?\s*(?:lên|xuống)\s+{_PLACE}(?P<now>\d{{1,3}})\b(?! \d)"
)


def ranks(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each step between two ranks; the first is the best."""
    for pattern in (_AGAINST, _FROM_TO):
        for match in pattern.finditer(statement.lower):
            yield _judged(statement, match)


def _judged(statement: FigureText, match: re.Match[str]) -> Claim:
    then, now, steps = (int(match[name]) for name in ("then", "now", "steps"))
    is_up = match["way"] in ("tăng", "lên")
    rule = "" if (then - now if is_up else now - then) == steps else "difference-differs"
    spans = {name: statement.prose.span(*match.span(name)) for name in ("then", "now", "steps")}
    return Claim(
        "difference",
        spans["steps"],
        match["steps"],
        rule,
        "wrong" if rule else "match",
        {
            "written": match["steps"],
            "then": match["then"],
            "now": match["now"],
            "right": abs(then - now),
            "way": "up" if now < then else "down" if now > then else "same",
        },
        (("then", spans["then"]), ("now", spans["now"])) if rule else (),
    )
