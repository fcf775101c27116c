"""What a person meant by a value or a key that no plan can hold: words, signs of Word's, commas."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct, inspect

from caichcli.language.choices import meant
from caichcli.language.documents import read_citation
from caichcli.language.spelling import nearest
from caichcli.language.vietnamese import fold, read_number
from caichcli.plan.finding import Fix, Place
from caichcli.plan.keys import Key
from caichcli.plan.kinds import EMAIL_PATTERN
from caichcli.plan.model import Concern, PlanDocument, TaskDocument
from caichcli.plan.records import Document

# The subjects of words that people write for a value.
VALUES = ("status", "answer", "agency-kind", "cutoff")
WORD_SIGNS = " \xa0“”‘’„«»\"'"
BETWEEN_NAMES = re.compile(r"\s*[,;\n]\s*")
PAPERS = (Document, PlanDocument, TaskDocument)
_ADDRESS = re.compile(EMAIL_PATTERN.removeprefix("^").removesuffix(r"$(?!\n)"))
_YES_NO = {"co": True, "yes": True, "khong": False, "no": False}


@lru_cache(maxsize=1024)  # one slip made in ten thousand tasks is looked up once
def word(attempt: str, vocabulary: tuple[str, ...], subjects: tuple[str, ...]) -> tuple[str, bool]:
    """Return the word of a vocabulary that is meant, and whether that is certain.

    It is known by usual words for it, or by its letters.
    """
    words = (meant(subject, attempt, vocabulary) for subject in subjects)
    choice = next(filter(None, words), None)
    return (choice, True) if choice else nearest(attempt, vocabulary)


def whole_texts(
    value: dict[str, Any], model_keys: Mapping[str, Key], place: Place
) -> dict[str, Fix]:
    """Return what puts texts together that commas cut, by the pieces behind them.

    The pieces are unknown keys without values, right behind a key that takes any text.
    """
    pieces_of: dict[str, list[str]] = {}
    behind: list[str] | None = None
    for name, item in value.items():
        if name in model_keys:
            behind = pieces_of[name] = []
        elif item is not None:
            behind = None
        elif behind is not None:
            behind.append(name)
    fixes: dict[str, Fix] = {}
    for before, pieces in pieces_of.items():
        kind, text = model_keys[before].kind, value[before]
        takes_any = isinstance(kind, inspect.StrType) and not kind.pattern
        if pieces and takes_any and isinstance(text, str) and text:
            whole = Place(place.file, (*place.route, before))
            fix = Fix(whole, ", ".join((text, *pieces)), absorbed=tuple(pieces))
            fixes |= dict.fromkeys(pieces, fix)
    return fixes


def as_list(value: object, item: inspect.Type) -> list[Any] | None:
    """Return the list that one value stands for; None where it is no item of it."""
    if isinstance(item, inspect.StructType):
        record = as_record(value, item.cls)
        return None if record is None else [record]
    if not isinstance(value, str) or not isinstance(item, inspect.StrType):
        return None
    fits = value and (item.pattern is None or re.search(item.pattern, value))
    return [value] if fits else None


def as_record(value: object, model: type[Struct]) -> dict[str, Any] | None:
    """Return the record that a text is short for: a paper that it cites, a problem's words."""
    if not isinstance(value, str) or not value:
        return None
    if model is Concern:
        return {"text": value}
    citation = read_citation(value) if issubclass(model, PAPERS) else None
    return citation.record() if citation else None


def as_address(value: str) -> str:
    """Return the one e-mail address that a text holds; empty where there are none, or several."""
    addresses = [match[0] for match in _ADDRESS.finditer(value)]
    return addresses[0] if len(addresses) == 1 else ""


def as_number(value: object, type_: type[int | float]) -> int | float | None:
    """Return the number that a text holds, "50%" or "12,5"; None for any other text."""
    number = read_number(value) if isinstance(value, str) else None
    return None if isinstance(number, float) and type_ is int else number


def as_yes_no(value: object) -> bool | None:
    """Return the truth value that words stand for; None where they stand for none."""
    return _YES_NO.get(fold(str(value)))
