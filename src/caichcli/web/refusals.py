"""What a page says where the command line's words would tell of its options."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from caichcli.language.messages import say
from caichcli.language.wording import Language, day
from caichcli.services.errors import Refusal, UnknownAgency
from caichcli.services.records.undoing import NotUndone
from caichcli.web.visit import Visit

# By the name of the refusal, so that its module is loaded only where it is raised.
KEYS: dict[str, str] = {
    "Backwards": "web.backwards",
    "BrokenBefore": "web.broken-before",
    "FiguresToCome": "web.figures-to-come",
    "FormForGroup": "web.form-for-group",
    "NoAgency": "web.whose-sheet",
    "NoDayInRecord": "web.not-a-day",
    "NoDocument": "web.no-document",
    "NoFormPeriod": "web.no-period",
    "NoLetterTo": "web.no-letter-to",
    "NoLetters": "web.no-letters",
    "NoReplyDay": "web.no-reply-day",
    "NotAChoice": "web.not-a-choice",
    "NotADay": "web.not-a-day",
    "NotAgreed": "web.not-agreed",
    "NotFinal": "web.not-final",
    "NotOurs": "web.not-ours",
    "NothingSaid": "web.nothing-said",
    "NothingToRecord": "web.nothing-to-record",
    "NumberWanted": "web.number-wanted",
    "OtherPlan": "web.other-plan",
    "PeriodOutside": "web.period-outside",
    "ReadingAlone": "web.reading-alone",
    "RowsRefused": "web.rows-refused",
    "TaskTakenOut": "web.taken-out",
    "UnknownPeriod": "web.no-period",
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
    key = KEYS.get(type(refusal).__name__)
    if key is None:
        return visit.house.uploads.nameless(visit.house.wording(refusal, lang))
    values = {name: _value(value, lang) for name, value in vars(refusal).items()}
    return visit.house.uploads.nameless(say(lang, key, **values))


def _value(value: Any, lang: Language) -> Any:
    """What a field of a refusal is in words: days as they are written, names one by one."""
    if isinstance(value, dt.date):
        return day(value, lang)
    return ", ".join(value) if isinstance(value, list | tuple) else value


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
