"""What ``git blame`` prints for programs, read: the commit that each line came in."""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

NAME = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")  # a commit's full name

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_EARLIEST, _LATEST = -62_135_510_400, 253_402_214_400  # seconds, a day within what dates can say


class Commit(Struct, frozen=True):
    """A commit by its full name, who made the change and when.

    In one at the ``boundary`` of a shallow clone is all that came before.
    """

    name: str
    author: str
    date: dt.datetime
    boundary: bool = False


def commits_of_lines(porcelain: str) -> Iterator[tuple[int, Commit]]:
    """Yield the lines with their commits of what ``git blame --porcelain`` prints.

    It prints ``NAME OLD NEW``, of a commit met first what is known of it, and the line after a tab.
    """
    commits: dict[str, Commit] = {}
    name, number = "", 0
    facts: dict[str, str] = {}
    for line in porcelain.split("\n"):
        key, _, rest = line.partition(" ")
        if line.startswith("\t"):
            if name not in commits:
                moment = _moment(facts["author-time"], facts["author-tz"])
                commits[name] = Commit(name, facts["author"], moment)
            if name.strip("0"):
                yield number, commits[name]
            facts = {}
        elif NAME.fullmatch(key):
            name, number = key, int(rest.split()[1])
        else:
            facts[key] = rest


def _moment(seconds: str, zone: str) -> dt.datetime:
    """A moment as git writes it: ``1591000000``, ``+0700``.

    A commit holds what its maker likes: of a moment that no date can say there
    is the nearest, of a zone that is none UTC.
    """
    number = int(seconds) if re.fullmatch(r"-?\d{1,20}", seconds) else 0
    moment = _EPOCH + dt.timedelta(seconds=min(max(number, _EARLIEST), _LATEST))
    offset = dt.timedelta()
    if offset_parts := re.fullmatch(r"[+-]([01]\d|2[0-3])([0-5]\d)", zone):
        offset = dt.timedelta(hours=int(offset_parts[1]), minutes=int(offset_parts[2]))
    return moment.astimezone(dt.timezone(-offset if zone.startswith("-") else offset))
