"""What can be recorded of a task on its page: each deed's fields, and what makes its record."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from msgspec import Struct
from starlette.datastructures import FormData

from caichcli.formats.phrases import records
from caichcli.formats.phrases.periods import occurrence
from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.plan.model import Answer, Status, Update
from caichcli.services.records import additions
from caichcli.services.records.additions import Make, PersonsReading
from caichcli.services.records.choices import unmet_occurrences
from caichcli.services.records.entries import Compose
from caichcli.services.session import Session
from caichcli.views.story import Story

FieldKind = Literal["agency", "check", "choice", "day", "lines", "text", "words"]

# What is typed for each key of a record. Of ``lines`` each line is one of several.
KINDS: dict[str, FieldKind] = {
    "agency": "agency",
    "answer": "choice",
    "authority": "text",
    "by": "agency",
    "completed": "day",
    "corrects": "choice",
    "date": "day",
    "document": "text",
    "for": "choice",
    "milestone": "choice",
    "note": "words",
    "nothing_new": "check",
    "problems": "lines",
    "problems_to": "agency",
    "progress": "text",
    "proposals": "lines",
    "proposals_to": "agency",
    "read_as": "text",
    "read_by": "agency",
    "reason": "text",
    "recorded_by": "text",
    "reconciles": "day",
    "referred_to": "agency",
    "resolves": "choice",
    "results": "lines",
    "status": "choice",
    "to": "text",
    "withdraws": "choice",
}
REPORT = (
    "by",
    "for",
    "milestone",
    "status",
    "progress",
    "note",
    "results",
    "nothing_new",
    "completed",
    "reason",
    "problems",
    "problems_to",
    "proposals",
    "proposals_to",
    "agency",
    "document",
    "reconciles",
    "date",
    "recorded_by",
)


class Deed(Struct, frozen=True):
    """Something to be recorded: what makes its record, its commit's subject, what is asked.

    ``needed`` are the keys without which nothing can be recorded.
    """

    make: Make
    subject: str
    keys: tuple[str, ...]
    needed: tuple[str, ...] = ()


STOP = ("document", "by", "note", "date")
DEEDS: dict[str, Deed] = {
    "report": Deed(additions.report, "record.commit-update", REPORT),
    "correct": Deed(additions.report, "record.commit-update", ("corrects", *REPORT), ("corrects",)),
    "withdraw": Deed(
        additions.report,
        "record.commit-update",
        ("withdraws", "by", "note", "document", "date", "recorded_by"),
        ("withdraws",),
    ),
    "answer": Deed(
        additions.report,
        "record.commit-update",
        ("resolves", "answer", "referred_to", "by", "note", "document", "date", "recorded_by"),
        ("resolves",),
    ),
    "remind": Deed(
        additions.reminder, "record.commit-remind", ("document", "agency", "note", "date")
    ),
    "adjust": Deed(
        additions.adjustment,
        "record.commit-adjust",
        ("to", "document", "authority", "for", "read_as", "read_by", "note", "date"),
        ("to",),
    ),
    "suspend": Deed(additions.suspension, "record.commit-suspended", STOP, ("document",)),
    "cancel": Deed(additions.cancellation, "record.commit-cancelled", STOP, ("document",)),
}


class FormField(Struct, frozen=True):
    """What a form asks for: a key of a record, and what may be chosen, value -> words."""

    key: str
    kind: FieldKind
    needed: bool
    choices: Mapping[str, str] = {}


def fields(deed: Deed, story: Story, lang: Language) -> Iterator[FormField]:
    """Yield what the form of a deed asks for a task; what cannot be chosen is left out."""
    for key in deed.keys:
        kind = KINDS[key]
        choices = _choices(key, story, lang) if kind == "choice" else {}
        if choices or kind != "choice":
            yield FormField(key, kind, key in deed.needed, choices)


def compose(session: Session, deed: Deed, task: str, form: FormData) -> Compose:
    """Return what makes the record of a task that a form's values mean.

    Raises NotADay, ReadingAlone.
    """
    values: dict[str, Any] = {}
    for key in deed.keys:
        text = str(form.get(key) or "").strip()
        values[key] = text.splitlines() if KINDS[key] == "lines" else text or None
    date = additions.recording_day(session, values.get("date"))
    values["date"] = date.isoformat()
    if "nothing_new" in values:
        values["nothing_new"] = True if values["nothing_new"] else None
    for key in ("problems", "proposals"):
        if key in values:
            values[key] = _concerns(values[key], values.pop(f"{key}_to"))
    if "to" in values:
        reading = PersonsReading(values.pop("read_as"), values.pop("read_by"), None, date)
        values["to"] = additions.worded_term(values["to"], reading)
    own = {key: value for key, value in values.items() if value not in (None, [])}
    return additions.to_each(deed.make, [task], own)


def _concerns(lines: list[str], to: str | None) -> list[dict[str, str]]:
    texts = (line.strip() for line in lines)
    return [{"text": text, **({"to": to} if to else {})} for text in texts if text]


def _choices(key: str, story: Story, lang: Language) -> dict[str, str]:
    """What may be chosen for a key, in the words of every other page."""
    book = story.book
    if key == "status":
        return {name: say(lang, f"words.status_{name}") for name in get_args(Status)}
    if key == "answer":
        return {name: say(lang, f"words.answer_{name}") for name in get_args(Answer)}
    if key == "for":
        return {
            one.key: say(
                lang, "record.prompt-due", key=occurrence(one.key, lang), due=day(one.due, lang)
            )
            for one in unmet_occurrences(story.standing)
        }
    if key == "milestone":
        return {
            str(one.number): say(lang, "record.prompt-due", key=one.action, due=day(one.due, lang))
            for one in story.standing.milestones
        }
    if key in ("corrects", "withdraws"):
        return {
            event.ref: records.summary(
                book, event.record, lang, records.entry_name(event.ref, lang)
            )
            for event in story.events
            if isinstance(event.record, Update) and not (event.void or event.corrected)
        }
    return {
        line.ref: f"{say(lang, f'words.{line.kind}')}: {line.concern.text}"
        for line in story.concerns
        if line.answer is None
    }
