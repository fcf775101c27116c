"""What a person meant by a value or a key that no plan can hold: words, signs of Word's, commas."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any

from msgspec import Struct, inspect

from caichcli.language.choices import meant
from caichcli.language.documents import read_citation
from caichcli.language.spelling import nearest
from caichcli.language.vietnamese import fold
from caichcli.plan.finding import Fix, Place
from caichcli.plan.keys import Key
from caichcli.plan.model import Concern, Document, PlanDocument, TaskDocument

# The subjects of words that people write for a value.
VALUES = ("status", "agency-kind", "cutoff")
FIGURE = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,9}))?\s*%?")
WORD_SIGNS = " \xa0“”‘’„«»\"'"
BETWEEN_NAMES = re.compile(r"\s*[,;\n]\s*")
PAPERS = (Document, PlanDocument, TaskDocument)
_YES_NO = {"co": True, "yes": True, "khong": False, "no": False}


@lru_cache(maxsize=1024)  # one slip made in ten thousand tasks is looked up once
def word(attempt: str, vocabulary: tuple[str, ...], subjects: tuple[str, ...]) -> tuple[str, bool]:
    """Return the word of a vocabulary that is meant, and whether that is certain.

    It is known by usual words for it, or by its letters.
    """
    words = (meant(subject, attempt, vocabulary) for subject in subjects)
    choice = next(filter(None, words), None)
    return (choice, True) if choice else nearest(attempt, vocabulary)


def whole_text(
    value: dict[str, Any], name: str, model_keys: Mapping[str, Key], place: Place
) -> Fix | None:
    """Return what puts a text together that commas cut, ``name`` one of the pieces behind it.

    The pieces are unknown keys without values, right behind a key that takes any text.
    """
    if value[name] is not None:
        return None
    names = list(value)
    at = names.index(name)
    before = next((key for key in reversed(names[:at]) if key in model_keys), None)
    kind = model_keys[before].kind if before else None
    if before is None or not isinstance(kind, inspect.StrType) or kind.pattern:
        return None
    behind = islice(names, names.index(before) + 1, None)
    pieces = tuple(takewhile(lambda each: each not in model_keys and value[each] is None, behind))
    text = value[before]
    if name not in pieces or not isinstance(text, str) or not text:
        return None
    return Fix(
        Place(place.file, (*place.route, before)), ", ".join((text, *pieces)), absorbed=pieces
    )


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
    if citation is None:
        return None
    date = {"date": citation.date.isoformat()} if citation.date else {}
    return {"number": citation.number, **date}


def as_number(value: object, type_: type[float]) -> float | None:
    """Return the number that a text holds, "50%" or "12,5"; None for any other text."""
    match = FIGURE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or (match[2] and type_ is int):
        return None
    return float(f"{match[1]}.{match[2]}") if match[2] else int(match[1])


def as_yes_no(value: object) -> bool | None:
    """Return the truth value that words stand for; None where they stand for none."""
    return _YES_NO.get(fold(str(value)))
