"""What was put before whom, and is it answered? The answer of ``caich problems``."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from caichcli.language.documents import puts_before_others
from caichcli.plan import log
from caichcli.plan.book import Book
from caichcli.plan.log import Entry
from caichcli.plan.model import Concern, Id, Task, Update
from caichcli.plan.records import Document
from caichcli.plan.standing import DONE, led, standing

# What is said of a problem or a proposal before there is an opinion on it.
PENDING = ("considering", "referred")

# Entries by what they answer: an entry's name, and the item within it; None: all of them.
Answers = dict[tuple[str, int | None], list[Entry]]


class ConcernLine(Struct, frozen=True):
    """A problem met or a proposal made; ``answer`` is the entry that gave an opinion on it.

    Until then ``referral`` is the entry that last passed it on to who is competent, and
    ``considered`` the one that says since then that it is under consideration; ``to`` is with
    whom it is now.
    ``days`` counts calendar days from the paper that put it, else from the day of the report, to
    its answer, or to the day where there is none yet. ``ref`` is how an answer names it;
    ``finished`` is True where its task is done, ``withdrawn`` where it was taken out of the plan.
    ``document`` is the paper that put it, where
    that is known. ``below`` is True where it was put to a body under the one that asks: to it
    alone a paper says for how long it has not answered.
    """

    task: Task
    kind: Literal["problem", "proposal"]
    concern: Concern
    agency: Id | None
    raised: dt.date
    ref: str
    days: int
    finished: bool
    to: Id | None
    answer: Update | None = None
    referral: Update | None = None
    considered: Update | None = None
    document: Document | None = None
    below: bool = False
    withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its task is still to be done."""
        return not (self.finished or self.withdrawn)


class Concerns(Struct, frozen=True):
    """Problems and proposals reported by the end of ``day``, the oldest first."""

    book: Book
    day: dt.date
    lines: tuple[ConcernLine, ...]


def concerns(
    book: Book, day: dt.date, agencies: tuple[Id, ...] = (), *, unanswered: bool = False
) -> Concerns:
    """Problems and proposals reported by the end of ``day``, the oldest first.

    ``agencies`` keeps those that these agencies reported or that are put to them.
    """
    asking = agencies[0] if len(agencies) == 1 else book.head.standing_agency
    tasks = (task for task in book.tasks_on(day) if task.updates)
    lines = [line for task in tasks for line in of_task(book, task, day, asking)]
    if agencies:
        lines = [x for x in lines if not {x.agency, x.concern.to, x.to}.isdisjoint(agencies)]
    if unanswered:
        lines = [line for line in lines if line.answer is None]
    return Concerns(book, day, tuple(sorted(lines, key=lambda line: line.raised)))


def of_task(
    book: Book, task: Task, day: dt.date, asking: Id | None = None
) -> Iterator[ConcernLine]:
    """Yield what the log of one task puts forward by the end of a day, in its order.

    ``asking`` is who asks: what was put to a body under it is told as such.
    """
    if not any(update.problems or update.proposals for update in task.updates or ()):
        return
    entries = log.entries(task, day)
    raised = any(entry.update.problems or entry.update.proposals for entry in entries)
    class_ = standing(book, task, day).class_ if raised else None
    answers = _answers(entries)
    for entry in entries:
        for number, (kind, concern) in enumerate(_concerns(entry), 1):
            replies = _replies(answers, entry.ref, number)
            last = replies[-1] if replies else None
            answer = last if last and last.answer not in PENDING else None
            referrals = [one for one in replies if one.answer == "referred"]
            to = referrals[-1].referred_to if referrals else None
            document = _document(entry.update)
            since = document.date if document and document.date else entry.day
            until = answer.date if answer else day
            yield ConcernLine(
                task,
                kind,
                concern,
                log.subject(entry.update)
                or next(iter(led(book, task, entry.day).lead or ()), None),
                entry.day,
                f"{entry.ref}/{number}",
                (until - since).days,
                class_ in DONE,
                to or concern.to,
                answer,
                referrals[-1] if referrals else None,
                last if last and last.answer == "considering" else None,
                document,
                asking is not None and asking in book.register.superiors(to or concern.to or ""),
                class_ == "cancelled",
            )


def _answers(entries: Iterable[Entry]) -> Answers:
    """Return the entries that answer others, by what they answer."""
    answers: Answers = {}
    for entry in entries:
        if entry.update.resolves:
            answers.setdefault(log.full_ref(entry.update.resolves), []).append(entry)
    return answers


def _replies(answers: Answers, ref: str, number: int) -> list[Update]:
    """Return what was said of one item of an entry, or of all that the entry puts."""
    both = [*answers.get((ref, number), ()), *answers.get((ref, None), ())]
    return [entry.update for entry in sorted(both, key=lambda entry: entry.position)]


def _document(update: Update) -> Document | None:
    """Return the paper by which an entry puts what it puts: a report, a submission, a letter."""
    papers = (update.document, *(update.results or ()))
    return next((one for one in papers if one and puts_before_others(one.number)), None)


def _concerns(entry: Entry) -> Iterator[tuple[Literal["problem", "proposal"], Concern]]:
    """Return the entry's items in the order in which answers count them.

    Problems, then proposals.
    """
    for problem in entry.update.problems or ():
        yield "problem", problem
    for proposal in entry.update.proposals or ():
        yield "proposal", proposal
