"""Terms that are counted from a day which no plan can know: 30 ngày kể từ ngày nhận được kết luận.

The day itself is not counted (Civil Code 2015, Article 147, paragraph 2). Working days are not
counted here: a person reads such a term.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct

from caichcli.language.vietnamese import fold
from caichcli.plan.deadlines.calendar import day_in

Anchor = Literal["received", "issued"]

_OPENING = r"(?:(?:trong|thoi|vong|han|gian|cham|muon|nhat|khong|qua|toi|da|la|sau)[ :]+)*"
_COUNTED = (
    _OPENING + r"0*(?P<length>[1-9][0-9]{0,2})(?: ?\([^)]*\))? (?P<unit>ngay|tuan|thang)"
    r"(?: lich)? ?,? ?(?:ke tu|tinh tu|ke|tu|sau)(?: (?:khi|ngay|thoi diem))*"
    r" (?P<anchor>nhan|tiep nhan|ky|ban hanh|co|cong bo|phat hanh|ket luan|thong bao)\b.*"
)
_RECEIPT = ("nhan", "tiep nhan")


class CountedTerm(Struct, frozen=True):
    """A length of days, weeks or months, counted from a paper's receipt or from its date."""

    length: int
    unit: str
    anchor: Anchor

    def due(self, since: date) -> date:
        """Return the last day, counted from ``since``."""
        if self.unit == "thang":
            return day_in(since.year, since.month + self.length, since.day)
        return since + timedelta(days=self.length * (7 if self.unit == "tuan" else 1))


def counted_term(words: str) -> CountedTerm | None:
    """Return what words count and from when; None of words that count nothing."""
    match = _counted().fullmatch(fold(words).rstrip(" .;"))
    if match is None:
        return None
    anchor: Anchor = "received" if match["anchor"] in _RECEIPT else "issued"
    return CountedTerm(int(match["length"]), match["unit"], anchor)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(_COUNTED)
