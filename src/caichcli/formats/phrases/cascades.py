"""Plans under plans in phrases: links, agencies' plans, and how far the work below has come."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from caichcli.formats.blocks import BlockCell
from caichcli.formats.phrases.records import citation, lead_change, written_term
from caichcli.formats.phrases.tasks import title
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.plan.parents import Drift, address
from caichcli.views.cascade import (
    AgencyLine,
    CascadeCell,
    CellState,
    Piece,
    PlanState,
    is_withdrawn,
)
from caichcli.views.links import Link, links

MOST_IDS = 8  # tasks in one note
MOST_NAMED = 3  # pieces overdue in one phrase
_TO_SEE_TO: tuple[CellState, ...] = ("not-received", "tasks-only", "review")
PLAN_STATES: tuple[PlanState, ...] = get_args(PlanState)


def link(one: Link, lang: Language) -> str:
    """Return a task above by its name, with its title and, where it changed, that."""
    name = f"{one.parent.task} ({title(one.above)})" if one.above else one.parent.task
    return f"{name}: {link_state(one, lang).text}" if one.state == "suspect" else name


def pieces(own: Sequence[Piece], lang: Language) -> str:
    """Return how far the tasks below have come, and their names."""
    if not own:
        return ""
    names_below = ", ".join(map(piece, own))
    state = roll_up(own, lang).text
    return f"{state}: {names_below}" if state else names_below


def link_state(link: Link, lang: Language) -> BlockCell:
    """Return whether a task above is as it was last seen, and where not what changed."""
    words = say(lang, f"cascade.state-{link.state}")
    if link.drift is None or link.book is None:
        return BlockCell(words, "quiet" if link.state in ("unwatched", "unknown") else "plain")
    return BlockCell(f"{words}: {drift(link.book, link.drift, lang)}", "warn")


def drift(book: Book, change: Drift, lang: Language) -> str:
    """Return what changed of a task of the plan above, by which documents."""
    return "; ".join(_parts(book, change, lang))


def _parts(book: Book, change: Drift, lang: Language) -> Iterator[str]:
    if not change.adjustments:
        yield say(lang, "cascade.rewritten")
        return
    if change.terms:
        before, after = (written_term(term, lang) for term in change.terms)
        yield say(lang, "cascade.term", before=before or "–", after=after or "–")
    if change.leads:
        yield lead_change(book, *change.leads, lang)
    if not (change.terms or change.leads):
        yield say(lang, "cascade.occurrence")
    papers = (citation(one.document, lang) for one in change.adjustments)
    yield from dict.fromkeys(filter(None, papers))


def notes(book: Book, books: Mapping[Id, Book], day: dt.date, lang: Language) -> list[str]:
    """Return what of a plan is to be reviewed since a plan above changed: one line, or none."""
    suspect = [one.task.id for one in links(book, books, day) if one.state == "suspect"]
    ids = ", ".join(suspect[:MOST_IDS]) + ("…" if len(suspect) > MOST_IDS else "")
    count = number(len(suspect), lang)
    return [say(lang, "cascade.note", count=count, ids=ids)] if suspect else []


def folders(own: Sequence[tuple[str, str]], lang: Language) -> list[str]:
    """Return how the other folders stand that are not as they were pinned."""
    return [
        f"{say(lang, 'cascade.folder')} {folder}: {say(lang, f'cascade.folder-{state}')}"
        for folder, state in own
        if state != "pinned"
    ]


def names(book: Book, ids: Iterable[Id]) -> str:
    """Return the names of some agencies."""
    return "; ".join(map(book.register.name, ids))


def short_name(book: Book, id_: Id) -> str:
    """Return an agency's first abbreviation; its id where it has none."""
    agency = book.register.agencies.get(id_)
    return agency.abbreviations[0] if agency and agency.abbreviations else id_


def piece(one: Piece) -> str:
    """Return the name of a task below among all plans."""
    return address(one.book.head.id, one.standing.task.id)


def plan_state(line: AgencyLine, lang: Language) -> str:
    """Return whether an agency's plan was received: by which document."""
    paper = citation(line.document, lang)
    key = f"cascade.plan-{line.state}"
    return (
        say(lang, key, document=paper)
        if paper or line.state == "not-received"
        else say(lang, f"{key}-plain")
    )


def issued(book: Book, line: AgencyLine, lang: Language) -> BlockCell:
    """Return how many days after this plan an agency's was issued, or before it."""
    if line.days is None:
        return BlockCell("")
    if line.days < 0:
        return BlockCell(say(lang, "cascade.before", days=number(-line.days, lang)), "warn")
    words = say(lang, "cascade.after", days=number(line.days, lang))
    limit = book.head.follow_up and book.head.follow_up.plans_below
    if not line.late or not limit:
        return BlockCell(words if line.days else say(lang, "cascade.same-day"))
    paper = citation(limit.document, lang)
    rule = say(lang, "cascade.limit", days=number(limit.days, lang), document=paper)
    return BlockCell(f"{words}; {rule}", "warn")


def roll_up(pieces: Iterable[Piece], lang: Language) -> BlockCell:
    """Return how far the pieces of a task have come: 3/5 phần việc xong, 1 quá hạn (Sở B, 12 ngày).

    Those taken out of their own plans do not count.
    """
    own = [one for one in pieces if not is_withdrawn(one.standing)]
    if not own:
        return BlockCell("")
    done = sum(one.done for one in own)
    words = say(lang, "cascade.done", done=number(done, lang), all=number(len(own), lang))
    late = sorted((one for one in own if one.overdue), key=lambda one: -one.standing.days_late)
    if not late:
        return BlockCell(words)
    whose = [_lateness(one, lang) for one in late[:MOST_NAMED]]
    if len(late) > MOST_NAMED:
        whose.append("…")
    count = number(len(late), lang)
    return BlockCell(
        words + say(lang, "cascade.overdue", count=count, whose="; ".join(whose)), "bad"
    )


def _lateness(one: Piece, lang: Language) -> str:
    late = number(one.standing.days_late, lang)
    whose = names(one.book, one.agencies) or one.book.head.title
    return say(lang, "cascade.whose", agency=whose, days=late)


def mark(cell: CascadeCell, lang: Language) -> BlockCell:
    """Return the mark of what an agency did with a task, and how many tasks it has for it."""
    words = say(lang, f"cascade.mark-{cell.state}")
    count = number(len(cell.pieces), lang) if cell.pieces else ""
    return BlockCell(words + count, "warn" if cell.state in _TO_SEE_TO else "plain")
