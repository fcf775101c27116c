"""A task in a phrase: its lead, its term, how far it has come."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Literal

from caichcli.formats.blocks import Tone
from caichcli.formats.phrases import milestones
from caichcli.formats.phrases.records import written_term
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book
from caichcli.plan.figures import Figures
from caichcli.plan.leads import FormerLateness
from caichcli.plan.model import Task
from caichcli.plan.standing import DONE, Class, Standing

if TYPE_CHECKING:
    from caichcli.plan.arrears import Arrears

PERIOD_MARK = "(*)"
CARRIED_MARK = "(**)"
# So many of those who owe are named; of more it is said how many.
MOST_NAMED = 10

TONES: dict[Class, Tone] = {
    "done-on-time": "good",
    "done-late": "warn",
    "done-undated": "warn",
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
        return written_term(standing.written, lang) or standing.deadline.text
    due = day(standing.due, lang)
    if standing.reading:
        return f"{due} ({written_term(standing.written, lang)})"
    return due if standing.own_term else f"{due} {PERIOD_MARK}"


def situation(book: Book, standing: Standing, lang: Language, most: int = MOST_NAMED) -> str:
    """How far a task has come, in words; a late one with what is late of it, and its days.

    Where the term was moved only after it was past, that is said too.
    """
    parts = (_situation(book, standing, lang, most), former_lateness(book, standing, lang))
    words = "; ".join(filter(None, parts))
    return f"{words}; {granted_late(standing, lang)}" if standing.granted_late else words


def former_lateness(book: Book, standing: Standing, lang: Language) -> str:
    """Whose some of the days late are, where leads were relieved; or nothing."""
    return "; ".join(former_late(book, one, lang) for one in standing.former_late)


def former_late(
    book: Book, one: FormerLateness, lang: Language, where: Literal["page", "receipt"] = "page"
) -> str:
    """Whose some of the days late are: of leads that were relieved."""
    names = "; ".join(map(book.register.name, one.leads))
    days, until = number(one.days, lang), day(one.until, lang)
    return say(lang, f"{where}.former-late", days=days, names=names, until=until)


def granted_late(standing: Standing, lang: Language) -> str:
    """That a term was moved after it was past, and by how many days."""
    return say(lang, "page.granted-late", days=number(standing.granted_late, lang))


def _situation(book: Book, standing: Standing, lang: Language, most: int) -> str:
    if standing.class_ in ("suspended", "cancelled"):
        return say(lang, f"words.{standing.class_}")
    if standing.class_ in DONE and standing.word:
        return say(lang, f"page.{standing.class_}-stated")
    if standing.class_ == "done-on-time":
        return say(lang, "words.done_on_time")
    if standing.class_ == "done-late":
        return say(lang, "page.done-late-days", days=number(standing.days_late, lang))
    owed = behind(book, standing, lang, most)
    # How many have reported says nothing of what a part of them still owes.
    owes = bool(owed and standing.members and standing.reported and not standing.submitted)
    report = owed if owes else last_report(standing, lang)
    parts = [report, *milestones.told(standing, lang)]
    if not owes and milestones.instead(standing):
        parts = parts[1:]
    if standing.class_ == "overdue":
        parts += [owed] if owed and not owes else []
        key = "page.overdue-days" if standing.own_term else "page.past-period-days"
        parts.append(say(lang, key, days=number(standing.days_late, lang)))
    return "; ".join(parts)


def behind(book: Book, standing: Standing, lang: Language, most: int = MOST_NAMED) -> str:
    """Which occurrence of an overdue task is late, how many have met it and who has not.

    Nothing of a task that is not overdue, nor of one that is owed once by one.
    """
    if standing.class_ != "overdue":
        return ""
    from caichcli.plan.arrears import arrears

    return "; ".join(_behind(book, one, lang, most) for one in arrears(standing))


def _behind(book: Book, one: "Arrears", lang: Language, most: int) -> str:
    from caichcli.formats.phrases.periods import occurrence

    occurrence_words = one.occurrence and say(
        lang, "page.occurrence-named", occurrence=occurrence(one.occurrence, lang)
    )
    if not one.late and one.of is None:
        return say(lang, "page.not-met", occurrence=occurrence_words)
    counted = "page.met-of" if one.of is not None else "page.met-open"
    met = say(lang, counted, met=number(one.met, lang), all=number(one.of or 0, lang))
    names = [book.register.name(owner) for owner in islice(one.late.ids(), most)]
    more = len(one.late) - len(names)
    if more:
        names.append(say(lang, "page.and-others", count=number(more, lang)))
    if more and not one.met:
        names = []  # whoever is in the group: its own name says so
    if not occurrence_words:
        met = say(lang, "page.met-done", met=met)
    owing = say(lang, "page.still-owing", names=", ".join(names)) if names else ""
    return "; ".join(
        filter(None, (f"{occurrence_words}: {met}" if occurrence_words else met, owing))
    )


def without_day(figures: Figures, lang: Language) -> Iterator[str]:
    """What rates rest on: tasks done on no known day, and those on time or late by words alone."""
    for key, ids in (
        ("page.done-undated", figures.done_undated),
        ("page.done-stated", figures.done_stated),
    ):
        if ids:
            yield say(lang, key, count=number(len(ids), lang), tasks=", ".join(ids))


def members(standing: Standing, lang: Language) -> str:
    """How many of a group's members have reported, and of how many, where that is known.

    Who was taken out of the plan is not among them.
    """
    owing = standing.members.where(lambda member: member.class_ != "cancelled")
    part = number(len(owing.where(lambda member: member.reported)), lang)
    if not standing.complete:
        return say(lang, "page.members-open", reported=part)
    whole = number(len(owing), lang)
    return say(lang, "page.members", reported=part, all=whole)


def last_report(standing: Standing, lang: Language) -> str:
    """What the log says of the work: the last status, or that nothing was reported."""
    if not standing.reported:
        return say(lang, "words.not_reported")
    if standing.members and standing.status is None and not standing.submitted:
        return members(standing, lang)
    if standing.occurrences and not standing.submitted:
        met = sum(occurrence.completion is not None for occurrence in standing.occurrences)
        return say(lang, "page.occurrences", met=met, all=len(standing.occurrences))
    if standing.submitted:
        return _submitted(standing, standing.submitted, lang)
    if standing.status is None and standing.entries[-1].update.nothing_new:
        return say(lang, "page.nothing-new")
    if standing.status is None and (words := milestones.last_report(standing, lang)):
        return words
    status = say(lang, f"words.status_{standing.status or 'unstated'}")
    if standing.progress is not None and standing.status == "in-progress":
        return f"{status} ({number(standing.progress, lang)}%)"
    return status


def _submitted(standing: Standing, on: dt.date, lang: Language) -> str:
    """When it was put before who decides, and whether within its term."""
    if standing.due is None:
        when = ""
    elif on <= standing.due:
        when = say(lang, "page.in-time")
    else:
        when = say(lang, "page.too-late", days=number((on - standing.due).days, lang))
    return say(lang, "page.submitted", day=day(on, lang), when=when)
