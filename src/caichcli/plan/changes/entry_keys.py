"""Which entry of a log is which in another version of it: who it is by what it says.

What an entry refers to counts by what that says, not by its number on the day:
a merge may number the entries of a day anew. Blanks, NFC and NFD mean nothing.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from msgspec import json

from caichcli.plan.changes.pairs import same_words
from caichcli.plan.log import REFERRING, full_ref


def entry_keys(entries: Sequence[Any]) -> list[str] | None:
    """Return what each entry of a log says, unlike every other; None where no log is to be seen."""
    dates = [entry.get("date") if isinstance(entry, dict) else None for entry in entries]
    if not all(isinstance(date, str) for date in dates):
        return None
    return [f"{content}{number}" for content, number in _contents(entries, numbered=True)]


def entry_contents(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what each entry of a log says; two that say the same are not told apart."""
    return [content for content, _ in _contents(entries, numbered=False)]


def entry_names(dates: Sequence[Any]) -> list[str]:
    """``DATE#N`` of the entries of these dates."""
    counts: dict[str, int] = {}
    names = []
    for date in dates:
        counts[date] = counts.get(date, 0) + 1
        names.append(f"{date}#{counts[date]}")
    return names


def entry_name(ref: str) -> str:
    """Return the entry that a reference names, without the item within it."""
    return full_ref(ref.partition("/")[0])[0]


def facts(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an entry says by itself, without what it refers to."""
    return {key: value for key, value in entry.items() if key not in REFERRING}


def _contents(entries: Sequence[Mapping[str, Any]], *, numbered: bool) -> list[tuple[str, int]]:
    """Return each entry's content, and how many of its kind there are up to it.

    ``numbered`` tells apart what is said of the first and of the second of two
    entries that say the same.
    """
    names = entry_names([entry["date"] for entry in entries])
    entry_by_name = dict(zip(names, entries, strict=True))
    digests: dict[str, str] = {}
    counts: dict[str, int] = {}
    contents = []
    for entry, name in zip(entries, names, strict=True):
        refs = {
            key: _target(entry[key], digests, entry_by_name) for key in REFERRING if key in entry
        }
        content = json.encode([_as_read(facts(entry)), refs], order="sorted").decode()
        number = counts[content] = counts.get(content, 0) + 1
        contents.append((content, number))
        words = f"{content}{number}" if numbered else content
        digests[name] = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return contents


def _target(ref: Any, digests: dict[str, str], entry_by_name: Mapping[str, Any]) -> Any:
    """Return what the entry says that a reference names; its name where there is none.

    Of one that does not stand above, what it refers to itself is left out:
    two may refer to each other.
    """
    if not isinstance(ref, str):
        return ref
    name = entry_name(ref)
    target: Any = name
    if name in digests:
        target = digests[name]
    elif name in entry_by_name:
        target = _as_read(facts(entry_by_name[name]))
    return [target, ref.partition("/")[2]]


def _as_read(value: Any) -> Any:
    """Return what is written with each text as it reads."""
    if isinstance(value, str):
        return same_words(value)
    if isinstance(value, dict):
        return {key: _as_read(item) for key, item in value.items()}
    return [_as_read(item) for item in value] if isinstance(value, list) else value
