"""What records did to a plan in phrases: a line for each part of a task, from what to what."""

from collections.abc import Iterator

from msgspec import structs

from caichcli.formats.phrases.initiatives import situation
from caichcli.formats.phrases.records import for_period, lead_change, opinion
from caichcli.formats.phrases.tasks import former_late, granted_late, last_report
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book
from caichcli.plan.duties import duty_kind
from caichcli.plan.finding import Finding
from caichcli.rules import pages
from caichcli.views.concerns import ConcernLine
from caichcli.views.receipt import Advance, ClassState, Effect, Receipt


def lines(receipt: Receipt, lang: Language) -> Iterator[str]:
    """Yield what became of each part that the records touched; then what is not known."""
    for effect in receipt.effects:
        if handover := _handover(receipt.book, effect, lang):
            yield handover
        if not handover or not _same_but_leads(effect):
            yield line(receipt.book, effect, lang)
    for advance in receipt.advances:
        yield _advance(receipt.book, advance, lang)
    for task, agency in receipt.unplaced:
        name = receipt.book.register.name(agency)
        yield say(lang, "receipt.unplaced", task=task, agency=name)
    for reply in receipt.replies:
        yield _reply(receipt.book, reply, lang)
    if receipt.last:
        key = "receipt.period-over" if receipt.day == receipt.last else "receipt.after-period"
        yield say(lang, key, last=day(receipt.last, lang), day=day(receipt.day, lang))


def line(book: Book, effect: Effect, lang: Language) -> str:
    """Return one effect: whose, then from what to what; or the report, and what stays."""
    part = _part(book, effect, lang)
    if kind := _kind(book, effect):
        return _of_duty(effect, kind, part, lang)
    if effect.after is None:
        before = state(effect.before, lang) if effect.before else ""
        return say(lang, "receipt.relieved", part=part, before=before)
    after = state(effect.after, lang)
    if effect.before is None:
        return say(lang, "receipt.new", part=part, after=after)
    if effect.changed:
        before = state(effect.before, lang)
        if effect.standing.granted_late and effect.before.due != effect.after.due:
            after = f"{after}; {granted_late(effect.standing, lang)}"
        return say(lang, "receipt.changed", part=part, before=before, after=after)
    report = _lower(last_report(effect.standing, lang))
    return say(lang, "receipt.same", part=part, report=report, after=after)


def _advance(book: Book, advance: Advance, lang: Language) -> str:
    """How far an initiative has come: from what to what, or what stays."""
    one = advance.after.initiative
    part = f"{one.id} – {book.register.name(one.unit)}"
    after = _lower(situation(book, advance.after, lang))
    if advance.before is None:
        return say(lang, "receipt.new", part=part, after=after)
    before = _lower(situation(book, advance.before, lang))
    key = "receipt.changed" if before != after else "receipt.initiative-same"
    return say(lang, key, part=part, before=before, after=after)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _kind(book: Book, effect: Effect) -> str | None:
    """Whether an effect is on a unit inspected or on a shortcoming."""
    ref = effect.task
    return duty_kind(book.file, ref) if book.file.inspections else None


def _of_duty(effect: Effect, kind: str, part: str, lang: Language) -> str:
    """The same of a unit inspected or a shortcoming, in the words of these."""

    def words(one: ClassState) -> str:
        return say(
            lang,
            f"receipt.{kind}-{one.class_}",
            days=number(one.days_late, lang),
            due=day(one.due, lang) if one.due else "",
            completed=day(one.completed, lang) if one.completed else "",
        )

    assert effect.after is not None
    after = words(effect.after)
    if effect.before is None:
        return say(lang, "receipt.new", part=part, after=after)
    if effect.changed:
        return say(lang, "receipt.changed", part=part, before=words(effect.before), after=after)
    status = effect.standing.status
    report = say(lang, f"receipt.{kind}-said-{status or 'not-reported'}")
    return say(lang, "receipt.same", part=part, report=report, after=after)


def _reply(book: Book, line: ConcernLine, lang: Language) -> str:
    """What there is on a problem or a proposal now: an opinion, or how far it has come."""
    on = line.answer or line.considered or line.referral
    what = opinion(book, on, lang) if on else ""
    key = "receipt.answered" if line.answer else "receipt.waiting"
    about = say(lang, f"words.{line.kind}")
    return say(
        lang,
        "receipt.reply",
        task=line.task.id,
        concern=f"{_lower(about)} “{line.concern.text}”",
        state=": ".join(filter(None, (say(lang, key), what))),
    )


def _handover(book: Book, effect: Effect, lang: Language) -> str:
    """From whom to whom the lead of the whole task went; nothing where it did not."""
    before, after = effect.before, effect.after
    if effect.occurrence or not before or not after or before.leads == after.leads:
        return ""
    change = lead_change(book, before.leads, after.leads, lang)
    words = say(lang, "receipt.handed-over", task=effect.task, change=change)
    late = effect.standing.former_late
    return "; ".join((words, *(former_late(book, one, lang, "receipt") for one in late)))


def _same_but_leads(effect: Effect) -> bool:
    before, after = effect.before, effect.after
    if before is None or after is None:
        return False
    return structs.replace(before, leads=after.leads) == after


def question(finding: Finding, lang: Language) -> str:
    """Return what whoever records it is asked, with the name of the rule that asks."""
    return f"{pages.question(finding, lang, day)} [{finding.rule}]"


def state(one: ClassState, lang: Language) -> str:
    """Return a class with its day or its days late: "hoàn thành đúng hạn (30/3/2026)"."""
    key: str = "past-period" if one.class_ == "overdue" and not one.own_term else one.class_
    key += "-stated" if one.word in ("on-time", "late") else ""
    return say(
        lang,
        f"receipt.{key}",
        days=number(one.days_late, lang),
        due=day(one.due, lang) if one.due else "",
        completed=day(one.completed, lang) if one.completed else "",
    )


def _part(book: Book, effect: Effect, lang: Language) -> str:
    """Whose part of which task: "I.6 – Sở Nội vụ, kỳ 2026-Q1"."""
    leads = (effect.owner,) if effect.owner else effect.standing.task.lead or ()
    words = effect.task
    if effect.owner is None and effect.standing.members:
        words = say(lang, "receipt.whole", task=effect.task)
    elif leads:
        words = f"{words} – {'; '.join(map(book.register.name, leads))}"
    if effect.occurrence:
        words = f"{words}, {for_period(effect.occurrence, lang)}"
    return words
