"""The phrases that several answers share: a term, a situation, a head."""

from caichcli.formats.blocks import Block, Note, Paragraph, Title, Tone
from caichcli.language import wording
from caichcli.language.documents import cite
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book
from caichcli.plan.model import Task
from caichcli.plan.periods import PeriodKind, ReportingPeriod
from caichcli.plan.standing import STOPPED, Class, Standing

PERIOD_MARK = "(*)"
CARRIED_MARK = "(**)"

TONES: dict[Class, Tone] = {
    "done-on-time": "good",
    "done-late": "warn",
    "in-term": "plain",
    "overdue": "bad",
    "continuous": "plain",
    "undated": "plain",
    "suspended": "quiet",
    "cancelled": "quiet",
}


def head(book: Book, lang: Language) -> list[Block]:
    """What plan this is; an illustrative one says so first."""
    document = book.head.document
    cited = cite(document.number, document.date, lang)
    blocks: list[Block] = [Title(book.head.title), Paragraph(f"({cited})")]
    if book.head.illustrative:
        blocks.insert(0, Note(say(lang, "page.illustrative")))
    return blocks


def tail(book: Book, blocks: list[Block], lang: Language) -> list[Block]:
    """The footnotes that the page needs, and where the plan is from."""
    from caichcli.formats.blocks import footnotes

    marks = {
        PERIOD_MARK: say(lang, "page.period-mark"),
        CARRIED_MARK: say(lang, "page.carried-mark"),
    }
    notes: list[Block] = list(footnotes(marks, blocks))
    if book.head.source:
        notes.append(Paragraph(say(lang, "page.source", source=book.head.source)))
    return notes


def title(task: Task) -> str:
    """A task's title, marked where its lead is carried on from the sentence before."""
    return f"{task.title} {CARRIED_MARK}" if task.lead_basis == "carried" else task.title


def marked_id(task: Task) -> str:
    """A task's id, marked as its title would be."""
    return f"{task.id} {CARRIED_MARK}" if task.lead_basis == "carried" else task.id


def leads(book: Book, task: Task, lang: Language) -> str:
    """The lead agencies' names; where the document names none, that is said."""
    if not task.lead:
        return say(lang, "words.lead_unstated")
    return "; ".join(book.register.name(lead) for lead in task.lead)


def term(standing: Standing, lang: Language) -> str:
    """The term in force: its last day, else the document's own words."""
    if standing.due is None:
        return standing.deadline.text
    shown = day(standing.due, lang)
    return shown if standing.own_term else f"{shown} {PERIOD_MARK}"


def situation(standing: Standing, lang: Language) -> str:
    """How far a task has come, in words; a late one with its days."""
    late = number(standing.days_late, lang)
    if standing.class_ in STOPPED:
        return say(lang, f"words.{standing.class_}")
    if standing.class_ == "done-on-time":
        return say(lang, "words.done_on_time")
    if standing.class_ == "done-late":
        return say(lang, "page.done-late-days", days=late)
    said = reported(standing, lang)
    if standing.class_ != "overdue":
        return said
    key = "page.overdue-days" if standing.own_term else "page.past-period-days"
    return f"{said}; {say(lang, key, days=late)}"


def members(standing: Standing, lang: Language) -> str:
    """How many of a group's members have reported, and of how many, where that is known."""
    said = number(sum(member.reported for member in standing.members), lang)
    if not standing.complete:
        return say(lang, "page.members-open", reported=said)
    whole = number(len(standing.members), lang)
    return say(lang, "page.members", reported=said, all=whole)


def reported(standing: Standing, lang: Language) -> str:
    """What the log says of the work: the last status, or that nothing was reported."""
    if not standing.reported:
        return say(lang, "words.not_reported")
    if standing.members and standing.status is None:
        return members(standing, lang)
    if standing.occurrences:
        met = sum(occurrence.completed is not None for occurrence in standing.occurrences)
        return say(lang, "page.occurrences", met=met, all=len(standing.occurrences))
    said = say(lang, f"words.status_{standing.status or 'unstated'}")
    if standing.progress is not None and standing.status == "in-progress":
        return f"{said} ({number(standing.progress, lang)}%)"
    return said


def period_name(kind: PeriodKind, year: int, ordinal: int, lang: Language) -> str:
    """A period by its kind, year and number in that: "tuần 26", "quý II/2020"."""
    if kind == "week":
        return f"{'tuần' if lang == 'vi' else 'week'} {ordinal}"
    if kind == "month":
        return wording.month(ordinal, year, lang)
    if kind == "quarter":
        return wording.quarter(ordinal, year, lang)
    if kind == "half-year":
        return wording.half_year(ordinal, year, lang)
    if kind == "nine-months":
        return wording.nine_months(year, lang)
    return wording.full_year(year, lang)


def period(stretch: ReportingPeriod, lang: Language) -> str:
    """A period's name; of days freely chosen, from when to when."""
    if stretch.kind == "custom":
        return _span(stretch, lang)
    return period_name(stretch.kind, stretch.year, stretch.ordinal, lang)


def period_and_days(stretch: ReportingPeriod, lang: Language) -> str:
    """A period with its days: "quý II/2020 (từ ngày 15/3 đến ngày 14/6/2020)"."""
    if stretch.kind == "week":
        return wording.week(stretch.ordinal, stretch.first, stretch.last, lang)
    name = period(stretch, lang)
    return name if stretch.kind == "custom" else f"{name} ({_span(stretch, lang)})"


def _span(stretch: ReportingPeriod, lang: Language) -> str:
    return wording.span(stretch.first, stretch.last, lang)
