"""A task in a phrase: its lead, its term, how far it has come."""

from collections.abc import Iterator

from caichcli.formats.blocks import Tone
from caichcli.formats.phrases.records import citation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book
from caichcli.plan.milestones import MilestoneStanding
from caichcli.plan.model import Task, WordedTerm
from caichcli.plan.standing import Class, Standing

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
    """The term in force: its last day, else the document's own words, and how they are read."""
    if standing.due is None:
        return written_term(standing.task, lang) or standing.deadline.text
    due = day(standing.due, lang)
    if standing.reading:
        return f"{due} ({written_term(standing.task, lang)})"
    return due if standing.own_term else f"{due} {PERIOD_MARK}"


def written_term(task: Task, lang: Language) -> str:
    """A deadline in the document's words and, where somebody reads them, as what and by what."""
    written = task.deadline
    if not isinstance(written, WordedTerm):
        return written or ""
    if written.read_as is None:
        return say(lang, "words.term_unread", words=written.words)
    basis = citation(written.basis, lang)
    whose = say(lang, "words.read_by", basis=basis) if basis else say(lang, "words.own_reading")
    return say(lang, "words.term_read", words=written.words, reading=written.read_as, whose=whose)


def situation(standing: Standing, lang: Language) -> str:
    """How far a task has come, in words; a late one with its days.

    Where the term was moved only after it was past, that is said too.
    """
    words = _situation(standing, lang)
    return f"{words}; {granted_late(standing, lang)}" if standing.granted_late else words


def granted_late(standing: Standing, lang: Language) -> str:
    """That a term was moved after it was past, and by how many days."""
    return say(lang, "page.granted-late", days=number(standing.granted_late, lang))


def _situation(standing: Standing, lang: Language) -> str:
    late = number(standing.days_late, lang)
    if standing.class_ in ("suspended", "cancelled"):
        return say(lang, f"words.{standing.class_}")
    if standing.class_ == "done-on-time":
        return say(lang, "words.done_on_time")
    if standing.class_ == "done-late":
        return say(lang, "page.done-late-days", days=late)
    parts = [last_report(standing, lang), *milestones(standing, lang)]
    some_met = any(one.completed for one in standing.milestones)
    if standing.onward or (some_met and standing.status is None):
        parts = parts[1:]
    if standing.class_ == "overdue":
        key = "page.overdue-days" if standing.own_term else "page.past-period-days"
        parts.append(say(lang, key, days=late))
    return "; ".join(parts)


def milestones(standing: Standing, lang: Language) -> Iterator[str]:
    """Which milestones were met and when, what goes on behind them, which were missed."""
    met = [_met(one, lang) for one in standing.milestones if one.completed]
    if met and standing.onward:
        met[-1] += ", " + say(lang, "words.milestone_onward", what=_within(standing.onward))
    yield from met
    for one in standing.missed:
        yield missed(one, lang)


def missed(one: MilestoneStanding, lang: Language) -> str:
    """A milestone that was missed: chậm mốc trình (31/3/2026)."""
    due = day(one.due, lang)
    if not one.action:
        return say(lang, "words.milestone_missed_plain", day=due)
    return say(lang, "words.milestone_missed", what=_within(one.action), day=due)


def _met(one: MilestoneStanding, lang: Language) -> str:
    assert one.completed is not None
    late = one.days_late
    how = say(lang, "words.milestone_late", days=number(late, lang)) if late else ""
    how = how or say(lang, "words.milestone_on_time")
    words = {"day": day(one.completed, lang), "how": how, "due": day(one.due, lang)}
    if not one.action:
        return say(lang, "words.milestone_met_plain", **words)
    return say(lang, "words.milestone_met", what=_within(one.action), **words)


def _within(words: str) -> str:
    """Words of a document within a sentence: a capital only where more of them follow."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def members(standing: Standing, lang: Language) -> str:
    """How many of a group's members have reported, and of how many, where that is known."""
    part = number(sum(member.reported for member in standing.members), lang)
    if not standing.complete:
        return say(lang, "page.members-open", reported=part)
    whole = number(len(standing.members), lang)
    return say(lang, "page.members", reported=part, all=whole)


def last_report(standing: Standing, lang: Language) -> str:
    """What the log says of the work: the last status, or that nothing was reported."""
    if not standing.reported:
        return say(lang, "words.not_reported")
    if standing.members and standing.status is None:
        return members(standing, lang)
    if standing.occurrences:
        met = sum(occurrence.completed is not None for occurrence in standing.occurrences)
        return say(lang, "page.occurrences", met=met, all=len(standing.occurrences))
    if standing.status is None and standing.entries[-1].update.nothing_new:
        return say(lang, "page.nothing-new")
    status = say(lang, f"words.status_{standing.status or 'unstated'}")
    if standing.progress is not None and standing.status == "in-progress":
        return f"{status} ({number(standing.progress, lang)}%)"
    return status
