"""What a page says where the command line's words would tell of its options."""

from collections.abc import Iterator

from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.errors import NotAChoice, NotADay, Refusal, UnknownAgency
from caichcli.services.forms.sending import NoReplyDay
from caichcli.services.records.additions import (
    NoDayInRecord,
    NoDocument,
    NothingToRecord,
    ReadingAlone,
)
from caichcli.services.records.undoing import NotUndone
from caichcli.services.reporting.reports import NotAgreed, NotFinal
from caichcli.web.visit import Visit

KEYS: dict[type[Refusal], str] = {
    NotAgreed: "web.not-agreed",
    NotFinal: "web.not-final",
    NoReplyDay: "web.no-reply-day",
    NoDayInRecord: "web.not-a-day",
    NoDocument: "web.no-document",
    NotAChoice: "web.not-a-choice",
    NotADay: "web.not-a-day",
    NothingToRecord: "web.nothing-to-record",
    ReadingAlone: "web.reading-alone",
}


def words(visit: Visit, refusal: Refusal) -> str:
    """Return a refusal in words of the visit's language."""
    lang = visit.lang
    if isinstance(refusal, UnknownAgency):
        near = [say(lang, "web.no-agency", name=refusal.name)]
        if refusal.near:
            near = [say(lang, "web.agency-near", name=refusal.name), *refusal.near.values()]
        return "\n".join(near)
    if isinstance(refusal, NotUndone):
        return "\n".join(_not_undone(refusal, lang))
    key = KEYS.get(type(refusal))
    if key is None:
        return visit.house.wording(refusal, lang)
    values = {**vars(refusal)}
    if isinstance(refusal, NotAChoice):
        values["near"] = ", ".join(refusal.near)
    return say(lang, key, **values)


def _not_undone(refusal: NotUndone, lang: Language) -> Iterator[str]:
    """Yield why what was written stays, and on which pages the contrary may be recorded."""
    yield say(lang, f"record.not-undone-{refusal.reason}", path=refusal.path)
    if refusal.ways_back:
        yield say(lang, "web.way-back", tasks=", ".join(refusal.tasks))
    if refusal.urged:
        yield say(lang, "record.reminder-stays", tasks=", ".join(refusal.urged))


def left_out(visit: Visit, refusal: Refusal) -> str:
    """Return why a row is not written though the others are, with the row where one is named."""
    cause, origin = getattr(refusal, "cause", None), getattr(refusal, "origin", None)
    if not isinstance(cause, Refusal) or origin is None:
        return words(visit, refusal)
    row = f"{say(visit.lang, 'importing.row')} {origin.row}"
    return f"{row}: {words(visit, cause)}"


def written(
    visit: Visit, path: str, count: int, commit: str | None = None, fault: Refusal | None = None
) -> Iterator[str]:
    """Yield what is said of a plan that was written, or left as it was, and of its commit.

    ``fault`` is why it is in none.
    """
    key = "record.written" if count else "record.none-written"
    yield say(visit.lang, key, path=path, count=count)
    if commit:
        yield say(visit.lang, "record.committed", commit=commit[:10])
    if fault:
        yield words(visit, fault)
