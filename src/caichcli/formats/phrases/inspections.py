"""A unit inspected and a shortcoming in a phrase: its time, how far it has come."""

from caichcli.formats.phrases.records import citation, written_term
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.duties import UnitVisit
from caichcli.plan.model import words_of
from caichcli.views.inspections import RemedyLine, VisitLine


def unit(visit: UnitVisit, name: str, lang: Language) -> str:
    """A unit inspected, with its parts in brackets; one outside the plan says so."""
    parts = "; ".join(visit.unit.parts or ())
    words = f"{name} ({parts})" if parts else name
    return say(lang, "inspections.unit-unplanned", unit=words) if visit.unit.unplanned else words


def time(line: VisitLine, lang: Language) -> str:
    """When a unit is to be inspected, in the words of the paper that says so last."""
    standing = line.line.standing
    words = words_of(standing.written)
    if not words:
        return say(lang, "inspections.no-time")
    return written_term(standing.written, lang) if standing.unread else words


def visit_situation(line: VisitLine, lang: Language) -> str:
    """What became of a unit's inspection, by which paper; how long it is past its time."""
    standing = line.line.standing
    state = say(lang, f"words.visit_{line.state}")
    paper = citation(line.paper, lang) if line.paper else ""
    if line.paper and not line.paper.number and line.paper.date:
        paper = day(line.paper.date, lang)
    words = say(lang, "inspections.by-paper", state=state, paper=paper) if paper else state
    if standing.class_ != "overdue":
        return words
    late = number(standing.days_late, lang)
    return say(lang, "inspections.past-days", state=words, days=late)


def term(line: RemedyLine, lang: Language) -> str:
    """The last day of a shortcoming's term, and the words that it is counted by."""
    standing = line.line.standing
    words = words_of(line.remedy.shortcoming.deadline)
    if standing.due is None:
        return words or say(lang, "shortcomings.no-term")
    due = day(standing.due, lang)
    return f"{due} ({words})" if line.remedy.counted and words else due


def remedy_situation(line: RemedyLine, lang: Language) -> str:
    """How far a shortcoming is remedied; how many days it is past its term."""
    standing = line.line.standing
    late = number(standing.days_late, lang)
    if standing.class_ == "done-late":
        return say(lang, "shortcomings.done-late", days=late)
    state = say(lang, f"words.remedy_{line.state or 'not-reported'}")
    if standing.class_ == "overdue":
        key = "shortcomings.waiting" if standing.waiting else "shortcomings.overdue-days"
        return say(lang, key, state=state, days=late)
    return state
