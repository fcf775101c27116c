"""Kiểm tra và khắc phục, sáng kiến: their pages, and what is recorded of them there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from starlette.responses import Response

from caichcli.formats.answers import initiatives as initiative_words
from caichcli.formats.answers import inspections as unit_words
from caichcli.formats.answers import shortcomings as remedy_words
from caichcli.formats.answers.plan_ref import day_notes, head
from caichcli.formats.blocks import Page
from caichcli.formats.phrases import inspections as phrases
from caichcli.formats.phrases import records
from caichcli.formats.phrases.initiatives import situation
from caichcli.formats.phrases.tasks import TONES
from caichcli.language.messages import say
from caichcli.plan.initiatives import STAGES
from caichcli.plan.log import AnyUpdate, entry_refs
from caichcli.plan.model import Id
from caichcli.services import duties
from caichcli.services.errors import Refusal
from caichcli.services.filters import CLASSES, Filters
from caichcli.services.questions import Question, agencies_of, areas_of
from caichcli.services.records.duty_entries import LOGS, DutyLog, UnknownDuty, entry_of
from caichcli.services.records.entries import Compose
from caichcli.views.initiatives import InitiativeLine, InitiativeQuery, initiatives
from caichcli.views.inspections import RemedyLine, VisitLine
from caichcli.web import refusals, rendering
from caichcli.web.deeds import KINDS, FormField
from caichcli.web.pages import deed
from caichcli.web.pages.deed import Subject
from caichcli.web.rendering import show
from caichcli.web.visit import NoSuchPage, Visit

T = TypeVar("T")

ROUND = ("by", "note", "date", "corrects", "withdraws", "recorded_by")


class DutyDeed(Struct, frozen=True):
    """What is recorded of one kind of duty: in whose log, what is asked, its statuses' words."""

    room: str
    log: DutyLog
    keys: tuple[str, ...]
    words: str


DEEDS: Mapping[str, DutyDeed] = {
    "visit": DutyDeed(
        "inspections", LOGS["visit"], ("status", "document", "to", *ROUND), "words.visit_"
    ),
    "remedy": DutyDeed(
        "inspections", LOGS["remedy"], ("status", "completed", "document", *ROUND), "words.remedy_"
    ),
    "initiative": DutyDeed(
        "initiatives",
        LOGS["initiative"],
        ("status", "unit", "document", *ROUND),
        "words.initiative_",
    ),
}


def inspected(visit: Visit) -> Response:
    """Kiểm tra: units and shortcomings that pass the filters of the address."""
    question, lang = visit.question(), visit.lang
    filters = Filters(
        agency=_several(visit, "agency"),
        class_=_several(visit, "class"),
        search=visit.query.get("search", ""),
    )
    themes = _several(visit, "theme")

    def tell() -> Page:
        units = duties.units(question.book, question.day, filters, themes)
        remedies = duties.remedies(question.book, question.day, filters, themes)
        skip = len(head(question.book, lang))
        return (*unit_words.page(units, lang), *remedy_words.page(remedies, lang)[skip:])

    every = question.book.file.inspections or ()
    choices: dict[str, dict[str, str]] = {
        "theme": {one.id: f"{one.id}. {one.theme}" for one in every},
        "class": {name: say(lang, f"words.class_{name}") for name in CLASSES},
    }
    name = question.book.register.name
    recorded: dict[str, dict[str, str]] = {
        "visit": {
            one.visit.ref: f"{one.visit.inspection.id} – "
            f"{phrases.unit(one.visit, name(one.visit.unit.unit), lang)}"
            for one in _every_unit(visit, question)
        },
        "remedy": {
            one.remedy.ref: f"{one.remedy.ref} – {one.remedy.shortcoming.text}"
            for one in _every_remedy(visit, question)
        },
    }
    return _page(visit, question, "inspections", tell, choices, recorded)


def invented(visit: Visit) -> Response:
    """Sáng kiến: the initiatives that pass the filters of the address."""
    question, lang = visit.question(), visit.lang
    book = question.book
    year = visit.query.get("year", "")

    def tell() -> Page:
        query = InitiativeQuery(
            agencies=agencies_of(book, _several(visit, "agency")),
            areas=areas_of(book, _several(visit, "area")),
            stages=tuple(one for one in STAGES if one in visit.query.getlist("stage")),
            search=visit.query.get("search", ""),
            year=int(year) if year.isdecimal() and len(year) == len("2026") else None,
        )
        return initiative_words.page(initiatives(book, question.day, query), lang)

    choices: dict[str, dict[str, str]] = {
        "area": {one.id: f"{one.id}. {one.name}" for one in book.file.areas},
        "stage": {stage: say(lang, f"words.initiative_{stage}") for stage in STAGES},
    }
    recorded: dict[str, dict[str, str]] = {
        "initiative": {
            one.initiative.id: f"{one.initiative.id} – {one.initiative.title}"
            for one in _every_initiative(visit, question)
        }
    }
    return _page(visit, question, "initiatives", tell, choices, recorded, year=year)


def record(visit: Visit) -> Response:
    """Ask for an entry of a unit's, a shortcoming's or an initiative's log, show it, write it."""
    own = DEEDS.get(visit.parts["kind"])
    ref = str(visit.form.get("ref") or visit.query.get("ref") or "")
    if own is None or not ref:
        raise NoSuchPage
    subject = _subject(visit, visit.parts["kind"], own, ref)
    return deed.run(visit, subject, lambda: _entry(visit, own, ref))


def _page(
    visit: Visit,
    question: Question,
    room: str,
    tell: Callable[[], Page],
    choices: Mapping[str, Mapping[str, str]],
    recorded: Mapping[str, Mapping[str, str]],
    **values: Any,
) -> Response:
    words = ""
    page: Page = ()
    try:
        page = visit.answer(question, (room, str(visit.query), visit.lang), tell)
    except Refusal as refusal:
        words = refusals.words(visit, refusal)
    book = question.book
    ids = rendering.names(book.register)
    links = {words: visit.href("agencies", id_) for words, id_ in ids.items()}
    if not visit.house.access.read_only:
        for kind in ("remedy", "initiative"):
            for ref in recorded.get(kind, ()):
                links[ref] = visit.href("record", kind, ref=ref)
    return show(
        visit,
        "duties.html.j2",
        status=422 if words else 200,
        question=question,
        book=book,
        room=room,
        page=page,
        skip=len(head(book, visit.lang)),
        words=words,
        choices=choices,
        chosen={key: visit.query.getlist(key) for key in choices},
        recorded={kind: refs for kind, refs in recorded.items() if refs},
        agencies=ids,
        links=links,
        notes=day_notes(book, question.day, visit.lang, ended=question.ended, options=False),
        done=visit.house.done.get(visit.query.get("done", "")),
        page_version=visit.version(),
        **values,
    )


def _every_unit(visit: Visit, question: Question) -> Sequence[VisitLine]:
    """All units, as they stand on the day; kept while the files stay as they are."""
    return visit.answer(
        question,
        "every unit",
        lambda: duties.units(question.book, question.day, Filters(), None).lines,
    )


def _every_remedy(visit: Visit, question: Question) -> Sequence[RemedyLine]:
    return visit.answer(
        question,
        "every remedy",
        lambda: duties.remedies(question.book, question.day, Filters(), None).lines,
    )


def _every_initiative(visit: Visit, question: Question) -> Sequence[InitiativeLine]:
    return visit.answer(
        question,
        "every initiative",
        lambda: initiatives(question.book, question.day, InitiativeQuery()).lines,
    )


def _named(ref: Id, lines: Mapping[Id, T]) -> T:
    """Return the one of a name; raise UnknownDuty with some that there are."""
    if ref not in lines:
        raise UnknownDuty(ref, list(lines)[:5])
    return lines[ref]


def _subject(visit: Visit, kind: str, own: DutyDeed, ref: Id) -> Subject:
    """What is recorded of; raises UnknownDuty for a name that nothing has on this day."""
    question, lang = visit.question(), visit.lang
    book, name = question.book, question.book.register.name
    updates: Iterable[AnyUpdate]
    aside: tuple[tuple[str, str], ...]
    if kind == "initiative":
        every = _every_initiative(visit, question)
        line = _named(ref, {one.initiative.id: one for one in every})
        aside = ((name(line.initiative.unit), ""), (situation(book, line, lang), ""))
        title, updates = line.initiative.title, line.initiative.updates or ()
    elif kind == "remedy":
        remedies = _every_remedy(visit, question)
        remedy = _named(ref, {one.remedy.ref: one for one in remedies})
        words = phrases.remedy_situation(remedy, lang)
        aside = (
            (name(remedy.remedy.owner), ""),
            (phrases.term(remedy, lang), ""),
            (words, TONES[remedy.line.standing.class_]),
        )
        title, updates = remedy.remedy.shortcoming.text, remedy.remedy.shortcoming.updates or ()
    else:
        units = _every_unit(visit, question)
        unit = _named(ref, {one.visit.ref: one for one in units})
        words = phrases.visit_situation(unit, lang)
        aside = (
            (unit.visit.inspection.theme, ""),
            (phrases.time(unit, lang), ""),
            (words, TONES[unit.line.standing.class_]),
        )
        title = phrases.unit(unit.visit, name(unit.visit.unit.unit), lang)
        updates = unit.visit.unit.updates or ()
    return Subject(
        ref,
        title,
        aside,
        (own.room,),
        kind,
        own.log.subject,
        tuple(_fields(visit, own, list(updates))),
        dict.fromkeys(rendering.names(book.register)),
    )


def _fields(visit: Visit, own: DutyDeed, updates: list[AnyUpdate]) -> Iterator[FormField]:
    """What the form asks for; entries to correct or withdraw only where there are some."""
    book, lang = visit.question().book, visit.lang
    entries = {
        ref: records.summary(book, update, lang, records.entry_name(ref, lang))
        for ref, update in zip(entry_refs(updates), updates, strict=True)
    }
    for key in own.keys:
        kind = "agency" if key == "unit" else KINDS[key]
        choices: Mapping[str, str] = entries if kind == "choice" else {}
        if key == "status":
            choices = {name: say(lang, f"{own.words}{name}") for name in own.log.statuses}
        if choices or kind != "choice":
            yield FormField(key, kind, False, choices)


def _entry(visit: Visit, own: DutyDeed, ref: Id) -> Compose:
    """What adds the entry that was typed, as the command would have it.

    Raises NotADay, NotAChoice.
    """
    values = {key: str(visit.form.get(key) or "").strip() or None for key in own.keys}
    return entry_of(visit.session, own.log, [ref], values.pop("date"), values)


def _several(visit: Visit, name: str) -> list[str] | None:
    return [value for value in visit.query.getlist(name) if value] or None
