"""The day of a sheet: "Số liệu tính đến hết ngày 15/6/2026", "đến hết quý II năm 2026"."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from caichcli.importers.grids.grid import Grid, Source
from caichcli.language.vietnamese import fold
from caichcli.language.wording import read_day

_AS_OF = re.compile(
    r"(?:tinh den|cap nhat(?: den)?|so lieu(?: tinh)? den|bao cao(?: den)?|thoi diem"
    r"|chot(?: so lieu)?(?: den)?|\bden)(?: het)?:? (?:ngay )?(?P<when>[^,;()\n]{4,40})"
)
_DAY = re.compile(r"([0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b")
_DAY_IN_WORDS = re.compile(r"([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})")
_MONTH = re.compile(r"thang ([0-9]{1,2})(?:/| nam )([0-9]{4})")
_QUARTER = re.compile(r"quy (iv|i{1,3}|[1-4])(?:/| nam )([0-9]{4})")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


MOST_LINES = 40  # of a file, about its table


def texts(source: Source, grid: Grid, last: int) -> Iterator[str]:
    """Yield what may say of which day a table is: lines of its file, its rows to the headings'."""
    yield grid.name
    for row in grid.rows[: last + 1]:
        yield from dict.fromkeys(cell.text for cell in row)
    yield from (paragraph.text for paragraph in source.paragraphs[:MOST_LINES])


def reported_on(texts: Iterable[str]) -> dt.date | None:
    """Return the one day that a sheet's title and headings say it is of; None where they differ."""
    days = {day for text in texts for day in _days(text)}
    return days.pop() if len(days) == 1 else None


def _days(text: str) -> Iterable[dt.date]:
    for match in _AS_OF.finditer(fold(text)):
        if day := _read(match["when"]):
            yield day


def _read(words: str) -> dt.date | None:
    """The last day that words begin with name: a day, or the end of a month or a quarter."""
    if match := _DAY.match(words):
        return read_day(match[1])
    if match := _DAY_IN_WORDS.match(words):
        return read_day("/".join(match.groups()))
    if match := _MONTH.match(words):
        return _end(int(match[2]), int(match[1]))
    if match := _QUARTER.match(words):
        quarter = _QUARTERS.get(match[1]) or int(match[1])
        return _end(int(match[2]), 3 * quarter)
    return None


def _end(year: int, month: int) -> dt.date | None:
    """The last day of a month."""
    if not (1 <= month <= 12 and 1 <= year < 9999):
        return None
    first = dt.date(year + month // 12, month % 12 + 1, 1)
    return first - dt.timedelta(days=1)
