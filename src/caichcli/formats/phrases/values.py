"""A value of a plan's or the register's file in words, as it is compared with another."""

import datetime as dt
from typing import Any

from msgspec import Struct

from caichcli.formats.phrases.records import citation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, span
from caichcli.plan.agencies import Register
from caichcli.plan.changes.records import FieldChange
from caichcli.plan.model import Document, Period, PlanDocument, TaskDocument

# Keys whose values are ids of agencies or groups.
AGENCIES = frozenset({"lead", "support", "standing_agency", "members", "successors", "parent"})


def label(model: str, key: str, lang: Language) -> str:
    """What a key of a mapping is called: the title that the JSON Schema gives it."""
    return say(lang, f"keys.{model}.{key}").partition("\n")[0]


def from_to(before: str, after: str, lang: Language) -> str:
    """From what to what; what was not there, or is no more, is said so."""
    none = say(lang, "diff.nothing-there")
    return say(lang, "diff.from-to", before=before or none, after=after or none)


def change(field: FieldChange, before: Register, after: Register, lang: Language) -> str:
    """A changed value, from what to what."""
    old = in_words(field.key, field.before, before, lang)
    return from_to(old, in_words(field.key, field.after, after, lang), lang)


def in_words(key: str, value: Any, register: Register, lang: Language) -> str:
    """One value; empty for none."""
    if value is None or value is False:
        return ""
    if value is True:
        return say(lang, "diff.yes")
    if isinstance(value, list):
        return "; ".join(in_words(key, item, register, lang) for item in value)
    if key in AGENCIES:
        return register.name(value)
    if isinstance(value, Document | PlanDocument | TaskDocument):
        further = (value.issuer, value.title, value.url)
        return ", ".join([citation(value, lang), *filter(None, further)])
    if isinstance(value, Period):
        return span(value.start, value.end, lang)
    if isinstance(value, dt.date):
        return day(value, lang)
    if isinstance(value, Struct):
        parts = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return ", ".join(f"{name}: {part}" for name, part in parts if part is not None)
    return str(value)
