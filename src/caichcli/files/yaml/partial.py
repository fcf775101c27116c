"""A plan read again only where it changed: the tasks whose lines are others than before.

A record changes a few lines of one task. Those lines are read by themselves, and take the place of
what stood there; wherever it is not sure that this is the same as reading all, nobody says so.
"""

import re
from collections.abc import Callable

from caichcli.files.yaml import reader
from caichcli.files.yaml.reader import YamlDocument

# The list of tasks: its key, and how far its items stand to the right.
_TASKS = re.compile(r"^tasks:[ ]*\n(?:[ ]*#[^\n]*\n|\n)*(?P<indent>[ ]*)- ", re.MULTILINE)
_NEXT_KEY = re.compile(r"\n[^\s#-]")
_STRETCH = 1 << 15  # characters compared at a time: copies of long texts take longer than that
_MOST = 8  # of a list's items, of which one may be read anew: above, all is read


def reread(earlier: YamlDocument, text: str, file: str) -> YamlDocument | None:
    """Return a file's new text as read, from what it was before; None where all must be read."""
    old = earlier.text
    if not isinstance(earlier.data, dict) or earlier.findings:
        return None
    tasks = earlier.data.get("tasks")
    section = _section(old)
    if section is None or not isinstance(tasks, list):
        return None
    mark, first, last = section
    start, end = changed(old, text)
    if start <= first or end > last:
        return None
    begin = old.rfind(mark, first, start)
    following = old.find(mark, end, last)
    stop = following if following >= 0 else last
    chunk = text[begin + 1 : len(text) - (len(old) - stop)]
    if begin < 0:
        return None
    place, replaced = old.count(mark, first, begin), old.count(mark, begin, stop)
    if place + replaced + old.count(mark, stop, last) != len(tasks):
        return None
    if replaced * _MOST > max(len(tasks), _MOST * 2):
        return None
    document = reader.read(f"tasks:\n{chunk}\n", file)
    items = document.data.get("tasks") if isinstance(document.data, dict) else None
    is_whole = isinstance(document.data, dict) and list(document.data) == ["tasks"]
    if document.findings or not is_whole or not isinstance(items, list):
        return None
    if len(items) != f"\n{chunk}".count(mark):
        return None
    whole = [*tasks[:place], *items, *tasks[place + replaced :]]
    return YamlDocument(text, {**earlier.data, "tasks": whole})


def _section(text: str) -> tuple[str, int, int] | None:
    """What every task begins with, and where the list of them begins and ends."""
    match = _TASKS.search(text)
    if match is None or "\r" in text or text.startswith(reader.BOM):
        return None
    mark = f"\n{match['indent']}- "
    first = match.end() - len(mark)
    end = _NEXT_KEY.search(text, match.end())
    return mark, first, end.start() if end else len(text)


def changed(old: str, new: str) -> tuple[int, int]:
    """Return the stretch of an old text outside which a new one is it; it begins with a line."""
    shorter = min(len(old), len(new))
    same = _longest(shorter, lambda low, high: old[low:high] == new[low:high])
    start = old.rfind("\n", 0, same) + 1
    ends = len(old), len(new)
    behind = _longest(
        shorter - start,
        lambda low, high: (
            old[ends[0] - high : ends[0] - low] == new[ends[1] - high : ends[1] - low]
        ),
    )
    return start, len(old) - behind


def _longest(most: int, holds: Callable[[int, int], bool]) -> int:
    """The greatest size up to which something holds of every stretch (from, to) of it."""
    low, high = 0, min(_STRETCH, most)
    while low < high and holds(low, high):
        low, high = high, min(high + _STRETCH, most)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(low, middle) else (low, middle - 1)
    return low
