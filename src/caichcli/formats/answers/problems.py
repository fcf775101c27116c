"""``caich problems``: what was put before whom, and its answer, in words and as JSON."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, head, plan_ref
from caichcli.formats.blocks import Block, BlockCell, Column, Page, Paragraph, Table, Title, cells
from caichcli.formats.phrases.concerns import awaiting, pending
from caichcli.formats.phrases.records import opinion
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book
from caichcli.plan.model import Answer, Id
from caichcli.views.concerns import ConcernLine, Concerns


class Problem(Struct, frozen=True, kw_only=True):
    task: Id
    kind: Literal["problem", "proposal"]
    text: str
    to: Id | None
    agency: Id | None
    date: dt.date
    ref: str
    days: int
    finished: bool
    withdrawn: bool
    answered: dt.date | None
    answer: str | None
    opinion: Answer | None
    now_with: Id | None
    referred: dt.date | None
    considered: dt.date | None


class ProblemsAnswer(Struct, frozen=True):
    """``caich problems --format json``.

    ``answer`` is an answer's own words, ``opinion`` what it comes to. ``now_with`` is who is to
    answer; ``referred`` and ``considered`` are the days on which it was passed on, and said to be
    under consideration.
    """

    as_of: dt.date
    plan: PlanRef
    problems: list[Problem]


def page(concerns: Concerns, lang: Language, *, refs: bool = True) -> Page:
    """A row for each problem or proposal, the oldest first; ``refs``: with its name."""
    book, lines = concerns.book, concerns.lines
    count = say(lang, "problems.count", count=len(lines), awaiting=awaiting(lines, lang))
    as_of = as_of_words(concerns.day, lang)
    blocks: list[Block] = [*head(book, lang), Title(count, as_of)]
    blocks.append(
        table(book, lines, lang, refs=refs) if lines else Paragraph(say(lang, "problems.none"))
    )
    return tuple(blocks)


def data(concerns: Concerns) -> ProblemsAnswer:
    """The same, in the same order."""
    lines = [_problem(line) for line in concerns.lines]
    return ProblemsAnswer(concerns.day, plan_ref(concerns.book), lines)


def _problem(line: ConcernLine) -> Problem:
    return Problem(
        task=line.task.id,
        kind=line.kind,
        text=line.concern.text,
        to=line.concern.to,
        agency=line.agency,
        date=line.raised,
        ref=line.ref,
        days=line.days,
        finished=line.finished,
        withdrawn=line.withdrawn,
        answered=line.answer.date if line.answer else None,
        answer=line.answer.note if line.answer else None,
        opinion=line.answer.answer if line.answer else None,
        now_with=line.to,
        referred=line.referral.date if line.referral else None,
        considered=line.considered.date if line.considered else None,
    )


def table(book: Book, lines: Sequence[ConcernLine], lang: Language, *, refs: bool = True) -> Table:
    """A row each, the content last."""
    keys = (
        "page.id",
        "problems.kind",
        "show.agency",
        "problems.to",
        "problems.raised",
        *["problems.ref"] * refs,
        "problems.answer",
        "problems.content",
    )
    columns = tuple(Column(say(lang, key)) for key in keys)
    return Table(columns, tuple(_row(book, line, lang, refs=refs) for line in lines))


def _row(book: Book, line: ConcernLine, lang: Language, *, refs: bool) -> tuple[BlockCell, ...]:
    name = book.register.name
    return cells(
        (
            line.task.id,
            say(lang, f"words.{line.kind}"),
            name(line.agency) if line.agency else "",
            name(line.concern.to) if line.concern.to else "",
            day(line.raised, lang),
            *[line.ref] * refs,
            _answer(book, line, lang),
            line.concern.text,
        )
    )


def _answer(book: Book, line: ConcernLine, lang: Language) -> BlockCell:
    days = number(line.days, lang)
    if line.answer is None:
        steps = pending(book, line, lang)
        words = say(lang, "problems.unanswered", days=days)
        return BlockCell(f"{words}; {steps}" if steps else words, "warn")
    words = say(lang, "problems.answered", day=day(line.answer.date, lang), days=days)
    parts = (opinion(book, line.answer, lang), line.answer.note)
    return BlockCell(": ".join((words, *filter(None, parts))))
