"""A task in a phrase: its lead, its term, how far it has come."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from caichcli.formats.blocks import Tone
from caichcli.formats.phrases import milestones
from caichcli.formats.phrases.records import written_term
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book
from caichcli.plan.figures import Figures
from caichcli.plan.leads import FormerLateness
from caichcli.plan.model import Id, Task
from caichcli.plan.standing import DONE, Class, Standing

if TYPE_CHECKING:
    from caichcli.plan.arrears import Arrears

PERIOD_MARK = "(*)"
CARRIED_MARK = "(**)"
# So many of those who owe are named, or of those who have met it where they are fewer; of more
# it is said how many.
MOST_NAMED = 10
MOST_IDS = 30  # as with the owners, of the ids of tasks in one cell

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


def ids(tasks: Sequence[Id], lang: Language) -> str:
    """Tasks by their ids: I.1, I.2; of many the first, and how many more there are."""
    first, more = ", ".join(tasks[:MOST_IDS]), len(tasks) - MOST_IDS
    if more <= 0:
        return first
    return say(lang, "page.and-more-tasks", ids=first, count=number(more, lang))


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
        parts.append(_days_words(key, standing.days_late, lang))
    return "; ".join(parts)


@lru_cache(maxsize=4096)
def _days_words(key: str, days: int, lang: Language) -> str:
    """By how many days it is late: the same of many tasks."""
    return say(lang, key, days=number(days, lang))


def behind(book: Book, standing: Standing, lang: Language, most: int = MOST_NAMED) -> str:
    """Which occurrence of an overdue task is late, how many have met it and who has not.

    Nothing of a task that is not overdue, nor of one that is owed once by one.
    """
    if standing.class_ != "overdue":
        return ""
    from caichcli.plan.arrears import arrears

    return "; ".join(_behind(book, one, lang, most) for one in arrears(standing))


def _behind(book: Book, one: "Arrears", lang: Language, most: int) -> str:
    if not one.late and one.of is None:
        return say(lang, "page.not-met", occurrence=_occurrence(one.occurrence, lang))
    met, owing = _met_words(one.occurrence, one.met, one.of, lang), len(one.late)
    names = book.register.name
    if owing > most and one.met <= most:  # the few that differ; the others are the group's
        if not one.met:
            return met
        met = say(lang, "page.met-by", met=met, names=", ".join(map(names, one.done.ids())))
        rest = say(lang, "page.agencies", count=number(owing, lang))
    else:
        named = [names(owner) for owner in islice(one.late.ids(), most)]
        if owing > most:
            named.append(say(lang, "page.and-others", count=number(owing - most, lang)))
        rest = ", ".join(named)
    return f"{met}; {say(lang, 'page.still-owing', names=rest)}" if rest else met


@lru_cache(maxsize=4096)
def _met_words(occurrence: str | None, met: int, of: int | None, lang: Language) -> str:
    """How many have met an occurrence, or the task, and of how many: the same of many tasks."""
    counted = "page.met-of" if of is not None else "page.met-open"
    words = say(lang, counted, met=number(met, lang), all=number(of or 0, lang))
    if occurrence is None:
        return say(lang, "page.met-done", met=words)
    return f"{_occurrence(occurrence, lang)}: {words}"


def _occurrence(key: str | None, lang: Language) -> str:
    from caichcli.formats.phrases.periods import occurrence

    name = occurrence(key, lang) if key else ""
    return say(lang, "page.occurrence-named", occurrence=name)


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
    part = len(owing.where(attrgetter("reported")))
    return _reported_words(part, len(owing) if standing.complete else None, lang)


@lru_cache(maxsize=4096)
def _reported_words(part: int, whole: int | None, lang: Language) -> str:
    """How many have reported, and of how many: the same of many tasks."""
    if whole is None:
        return say(lang, "page.members-open", reported=number(part, lang))
    return say(lang, "page.members", reported=number(part, lang), all=number(whole, lang))


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
