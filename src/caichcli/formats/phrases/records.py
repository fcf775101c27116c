"""A dated record of a task in a phrase: a report, a changed term, a reminder."""

from collections.abc import Iterator, Sequence

from caichcli.language.documents import cite, is_number
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number, read_day
from caichcli.plan.book import Book
from caichcli.plan.initiative_record import InitiativeUpdate
from caichcli.plan.log import AnyUpdate, agrees
from caichcli.plan.model import (
    Adjustment,
    Id,
    LeadMove,
    PlanDocument,
    PlanHead,
    RemedyUpdate,
    Reminder,
    TaskDocument,
    Update,
    VisitUpdate,
    WordedTerm,
    Written,
)
from caichcli.plan.records import Document


def summary(
    book: Book, record: AnyUpdate | Adjustment | Reminder, lang: Language, ref: str = ""
) -> str:
    """What a record says, on one line; of a log entry, what it is called, ``ref``, first."""
    if isinstance(record, Reminder):
        agency = record.agency and book.register.name(record.agency)
        last = record.reply_by and say(lang, "words.reply_by", day=day(record.reply_by, lang))
        parts = [agency, citation(record.document, lang), last, record.note]
    elif isinstance(record, Adjustment):
        term = say(lang, "show.moved-to", to=written_term(record.to, lang)) if record.to else None
        handed = handover(book, record.lead, lang) if record.lead else None
        about = record.occurrence and for_period(record.occurrence, lang)
        parts = [about, term, handed, citation(record.document, lang), record.note]
    elif isinstance(record, Update):
        parts = [ref, *_report(book, record, lang)]
    else:
        parts = [ref, *_duty_report(book, record, lang)]
    return "; ".join(part for part in parts if part)


_LOG_KINDS = {VisitUpdate: "visit", RemedyUpdate: "remedy", InitiativeUpdate: "initiative"}


def _duty_report(
    book: Book, update: VisitUpdate | RemedyUpdate | InitiativeUpdate, lang: Language
) -> Iterator[str | None]:
    """What an entry says of a unit inspected, of a shortcoming or of an initiative."""
    kind = _LOG_KINDS[type(update)]
    target = update.corrects or update.withdraws
    yield book.register.name(update.by) if update.by else None
    yield say(lang, f"words.{kind}_{update.status}") if update.status else None
    if isinstance(update, VisitUpdate):
        yield say(lang, "show.moved-to", to=written_term(update.to, lang)) if update.to else None
    elif isinstance(update, InitiativeUpdate):
        yield book.register.name(update.unit) if update.unit else None
    elif update.completed:
        yield say(lang, "show.completed", day=day(update.completed, lang))
    yield update.note
    yield citation(update.document, lang)
    yield concerning(target, lang) if target else None


def entry_name(ref: str, lang: Language) -> str:
    """A log entry by its day: "18/6/2020", "18/6/2020 (thứ 2)"; other words stay."""
    date, _, number_ = ref.partition("#")
    on = read_day(date)
    if on is None:
        return ref
    if number_ == "1":
        return day(on, lang)
    return say(lang, "words.entry-of-several", number=number_, day=day(on, lang))


def concerning(target: str, lang: Language) -> str:
    """Which report an entry corrects, withdraws or answers: "đối với báo cáo ngày 18/6/2020"."""
    ref, _, part = target.partition("/")
    name = entry_name(ref, lang)
    if part:
        return say(lang, "show.concerning-part", part=part, ref=name)
    return say(lang, "show.concerning", ref=name)


def for_period(key: str, lang: Language) -> str:
    """Which occurrence of a recurring task it is about: "kỳ quý IV/2020"."""
    from caichcli.formats.phrases.periods import occurrence  # status needs no periods

    return say(lang, "show.for", key=occurrence(key, lang))


def handover(book: Book, move: LeadMove, lang: Language) -> str:
    """Who leads in place of whom: "chủ trì: Sở A → Sở B"."""
    return lead_change(book, move.former or (), move.to, lang)


def adjustment_kind(adjustment: Adjustment, lang: Language, *, proposal: bool = False) -> str:
    """What an adjustment is: of the term or of the lead, decided or only asked for."""
    of_lead = adjustment.lead is not None and adjustment.to is None
    if proposal:
        return say(lang, "words.proposed_handover" if of_lead else "words.proposed_extension")
    return say(lang, "words.handover" if of_lead else "words.adjustment")


def lead_change(book: Book, before: Sequence[Id], after: Sequence[Id], lang: Language) -> str:
    """From whom to whom a task's lead goes."""
    names = ["; ".join(map(book.register.name, ids)) for ids in (before, after)]
    if not before:
        return say(lang, "words.led-by", after=names[1])
    return say(lang, "words.handed-over", before=names[0], after=names[1])


def report_kind(update: AnyUpdate, lang: Language) -> str:
    """What a log entry is: a report, a correction or a withdrawal."""
    if update.corrects or update.withdraws:
        return say(lang, "words.correction" if update.corrects else "show.withdrawal")
    return say(lang, "words.update")


def citation(document: Document | PlanDocument | TaskDocument | None, lang: Language) -> str:
    """A document by its number and date; empty where there is none."""
    return cite(document.number or "", document.date, lang) if document else ""


def written_term(wording: Written, lang: Language) -> str:
    """A term in the document's words and, where somebody reads them, as what and by what."""
    if not isinstance(wording, WordedTerm):
        return wording or ""
    if wording.read_as is None:
        return say(lang, "words.term_unread", words=wording.words)
    basis = citation(wording.basis, lang)
    whose = say(lang, "words.read_by", basis=basis) if basis else say(lang, "words.own_reading")
    return say(lang, "words.term_read", words=wording.words, reading=wording.read_as, whose=whose)


def decision(head: PlanHead, lang: Language) -> str:
    """The document that a plan was issued by; that it is not entered yet, where it is not."""
    document = head.document
    if document is None or not is_number(document.number):
        return say(lang, "page.no-document")
    return citation(document, lang)


def _completed(update: Update, lang: Language) -> str | None:
    """When the work was done, as an entry states it: on a day, or in a word."""
    if on := update.completed_on:
        return say(lang, "show.completed", day=day(on, lang))
    return say(lang, f"words.completed_{update.completed}") if update.completed else None


def opinion(book: Book, update: Update, lang: Language) -> str:
    """What an answer says: "đồng ý một phần", "chuyển Bộ B theo thẩm quyền"; empty where open."""
    if update.answer is None:
        return ""
    if update.referred_to:
        return say(lang, "concerns.referred", agency=book.register.name(update.referred_to))
    return say(lang, f"words.answer_{update.answer}")


def concern_lines(update: Update, lang: Language) -> Iterator[str]:
    """The problems and proposals that a log entry puts forward."""
    for key, concerns in (("problem", update.problems), ("proposal", update.proposals)):
        yield from (f"{say(lang, f'words.{key}')}: {one.text}" for one in concerns or ())


def _reconciled(update: Update, lang: Language) -> str | None:
    """That it answers what was put before an agency, and whether it agrees to that."""
    if update.reconciles is None:
        return None
    key = "show.agrees" if agrees(update) else "show.reconciles"
    return say(lang, key, day=day(update.reconciles, lang))


def _report(book: Book, update: Update, lang: Language) -> Iterator[str | None]:
    name = book.register.name
    about = update.agency if update.agency != update.by else None
    target = update.corrects or update.withdraws or update.resolves
    yield name(update.by) if update.by else None
    yield say(lang, "show.about", agency=name(about)) if about else None
    yield for_period(update.occurrence, lang) if update.occurrence else None
    yield say(lang, "show.of-milestone", number=update.milestone) if update.milestone else None
    yield say(lang, f"words.status_{update.status}") if update.status else None
    yield None if update.progress is None else f"{number(update.progress, lang)}%"
    yield _completed(update, lang)
    yield say(lang, "show.nothing-new") if update.nothing_new else None
    yield _reconciled(update, lang)
    yield opinion(book, update, lang)
    yield update.note
    yield from (citation(result, lang) for result in update.results or ())
    yield citation(update.document, lang)
    yield say(lang, "show.because", reason=update.reason) if update.reason else None
    yield concerning(target, lang) if target else None
