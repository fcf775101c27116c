"""One order of what three versions of a list hold."""

import re
from collections.abc import Sequence

_DIGITS = re.compile(r"(\d+)")


def order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Return all keys of both sides in one order that keeps theirs; None where both moved them.

    What one side alone has stays after what it follows there; of two such runs
    in one place the one that sorts first goes first.
    """
    common = set(ours) & set(theirs)
    mine = [key for key in ours if key in common]
    other = [key for key in theirs if key in common]
    if mine != other:
        origin = [key for key in base if key in common]
        still = set(origin)
        movers = [side for side in (mine, other) if [key for key in side if key in still] != origin]
        if len(movers) != 1:
            return None
        mine = movers[0]
    runs, others = _runs(ours, common), _runs(theirs, common)
    keys: list[str] = []
    for key in (None, *mine):
        if key is not None:
            keys.append(key)
        for run in sorted((runs.get(key, []), others.get(key, [])), key=_natural):
            keys += run
    return keys


def _runs(keys: Sequence[str], common: set[str]) -> dict[str | None, list[str]]:
    """Return the keys that are not common, by the common one that they follow."""
    runs: dict[str | None, list[str]] = {}
    last = None
    for key in keys:
        if key in common:
            last = key
        else:
            runs.setdefault(last, []).append(key)
    return runs


def _natural(run: Sequence[str]) -> list[list[tuple[int, str]]]:
    """For sorting: I.9 before I.10."""
    return [[(len(part) * part.isdecimal(), part) for part in _DIGITS.split(key)] for key in run]
