"""Numbers beside themselves in words: 07 (bảy) nhiệm vụ; 3.450.000 đồng (bằng chữ: ba triệu …)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from caichcli.audit.claims import Claim, shown
from caichcli.audit.words.quantities import value_of
from caichcli.audit.words.statements import FigureText
from caichcli.language.numerals import value_in_words

_SPELT = re.compile(
    r"(?<![\w.,/+-])(?P<numeral>\d+(?:\.\d{3})*)(?: (?P<money>đồng|vnđ))?\s*"
    r"\((?P<label>(?:số tiền )?(?:viết )?bằng chữ\s*:?\s*)?(?P<words>[^()\d:;]{2,250})\)"
)
_MONEY = re.compile(r"(?:\s*(?:đồng|chẵn|việt nam|[./]))+\s*$")  # behind an amount in words
_YEARS = "năm"  # five, or years


def spelt_numbers(statement: FigureText) -> Iterator[Claim]:
    """Yield a claim for each whole number that words in brackets repeat."""
    for match in _SPELT.finditer(statement.lower):
        words = match["words"]
        if match["money"] or match["label"]:
            words = _MONEY.sub("", words)
        spelt = value_in_words(words.strip())
        value = value_of(match["numeral"], "vi")
        if spelt is None or value is None or (words == _YEARS and value[0] != spelt):
            continue
        numeral = match["numeral"]
        rule = "" if value[0] == spelt else "words-differ"
        yield Claim(
            "place",
            statement.prose.span(match.start("numeral"), match.end("numeral")),
            numeral,
            rule,
            "wrong" if rule else "match",
            {"written": numeral, "words": words.strip(), "value": shown(Decimal(spelt), 0)},
        )
