"""One task in two tables of a paper: its term is the same in both.

A row is of the same task where its id is the same and its words begin alike: other lists count
their rows in the same way.
"""

import re
from collections.abc import Iterator, Sequence

from caichcli.audit.claims import Claim
from caichcli.audit.passages import PaperTable, Passage, RunningText

ALIKE = 20  # letters with which the words of one task begin in two tables
_ID = re.compile(r"[A-ZĐ]+(?:\.\d+)+")
_TERM = re.compile(r"thời hạn(?: hoàn thành)?|hạn hoàn thành|deadline|term", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}")

Key = tuple[str, str]


def terms(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield a claim for each term of a task that an earlier table has too."""
    earlier: dict[Key, tuple[str, RunningText, int]] = {}
    for passage in passages:
        for key, cell in _rows(passage) if isinstance(passage, PaperTable) else ():
            match = _DATE.match(cell.text)
            if match is None:
                continue
            if key in earlier:
                yield _claim(cell, match, *earlier[key])
            else:
                earlier[key] = match[0], cell, match.start()


def _rows(table: PaperTable) -> Iterator[tuple[Key, RunningText]]:
    """The rows of a list of tasks: whose each is, and the cell of its term."""
    heads = [cell.text.strip("*_ ") for cell in table.rows[0]] if table.rows else []
    columns = [at for at, head in enumerate(heads) if _TERM.fullmatch(head)]
    for row in table.rows[1:] if len(columns) == 1 and columns[0] > 1 else ():
        id_, words = row[0].text.strip("*_ "), row[1].text.strip("*_ ")
        if _ID.fullmatch(id_) and len(words) >= ALIKE:
            yield (id_, words[:ALIKE].lower()), row[columns[0]].prose


def _claim(
    cell: RunningText, match: re.Match[str], other: str, place: RunningText, start: int
) -> Claim:
    is_same = match[0] == other
    return Claim(
        "place",
        cell.span(match.start(), match.end()),
        match[0],
        "" if is_same else "places-differ",
        "match" if is_same else "wrong",
        {"written": match[0], "other": other},
        () if is_same else (("other", place.span(start, start + len(other))),),
    )
