"""A value of a plan's or the register's file in words, as it is compared with another."""

import datetime as dt
from typing import Any

from msgspec import Struct

from caichcli.formats.phrases.records import citation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, span
from caichcli.plan.agencies import Register
from caichcli.plan.changes.records import FieldChange
from caichcli.plan.keys import keys
from caichcli.plan.model import (
    Agency,
    Group,
    Period,
    PlanDocument,
    PlanHead,
    Slip,
    Task,
    TaskDocument,
)
from caichcli.plan.records import Document

# Keys whose values are ids of agencies or groups.
AGENCIES = frozenset(
    {"lead", "support", "standing_agency", "members", "successors", "parent", "agency", "for"}
)
# Lists that are only added to: what is new of them is told, not all that stands there.
ADDED_TO = ("agency_plans", "plan_requests")


def label(model: str, key: str, lang: Language) -> str:
    """What a key of a mapping is called: the title that the JSON Schema gives it."""
    return say(lang, f"keys.{model}.{key}").partition("\n")[0]


def from_to(before: str, after: str, lang: Language) -> str:
    """From what to what; what was not there, or is no more, is said so."""
    none = say(lang, "diff.nothing-there")
    return say(lang, "diff.from-to", before=before or none, after=after or none)


def change(field: FieldChange, before: Register, after: Register, lang: Language) -> str:
    """A changed value, from what to what; of slips mended the statements that are new."""
    if field.key == "slips":
        new = [one for one in field.after or () if one not in (field.before or ())]
        if new:
            return "; ".join(_slip(one, lang) for one in new)
    if field.key in ADDED_TO:
        return _added(field, before, after, lang)
    old = in_words(field.key, field.before, before, lang)
    return from_to(old, in_words(field.key, field.after, after, lang), lang)


def _added(field: FieldChange, before: Register, after: Register, lang: Language) -> str:
    """What is new of a list, and what is gone of it."""
    old, new = field.before or (), field.after or ()
    gone = [one for one in old if one not in new]
    fresh = [one for one in new if one not in old]
    words = in_words(field.key, fresh, after, lang)
    return from_to(in_words(field.key, gone, before, lang), words, lang)


def _slip(slip: Slip, lang: Language) -> str:
    """By which document and page what was copied wrongly is mended."""
    models = (Task, PlanHead, Group, Agency)
    labels = (
        label(next(one for one in models if key in keys(one)).__name__, key, lang)
        for key in slip.keys
    )
    page = say(lang, "diff.slip-page", page=slip.page) if slip.page[0].isdigit() else slip.page
    document = citation(slip.document, lang)
    return say(lang, "diff.slip", document=document, page=page, keys="; ".join(labels))


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
        names = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
        parts = ((key, in_words(key, getattr(value, name), register, lang)) for name, key in names)
        model = type(value).__name__
        return ", ".join(f"{label(model, key, lang)}: {part}" for key, part in parts if part)
    return str(value)
