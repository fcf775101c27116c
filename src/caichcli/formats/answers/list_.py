"""``caich list``: the tasks that answer to some filters, in words and as JSON."""

import datetime as dt

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, foot, head, plan_ref
from caichcli.formats.answers.task_line import TaskLine, task_line
from caichcli.formats.blocks import Block, BlockCell, Column, Page, Paragraph, Table, Title, cells
from caichcli.formats.phrases import days_off
from caichcli.formats.phrases.tasks import TONES, leads, situation, term, title
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.views.listing import Listing
from caichcli.views.scope import Line


class ListAnswer(Struct, frozen=True):
    """``caich list --format json``."""

    as_of: dt.date
    plan: PlanRef
    tasks: list[TaskLine]


def page(listing: Listing, lang: Language) -> Page:
    """One row a task: id, lead, term, situation, title."""
    book = listing.book
    as_of = as_of_words(listing.day, lang)
    withdrawn = sum(line.withdrawn for line in listing.lines)
    count = say(lang, "list.count", count=number(len(listing.lines) - withdrawn, lang))
    if withdrawn:
        count += say(lang, "list.outside", count=number(withdrawn, lang))
    blocks: list[Block] = [*head(book, lang), Title(count, as_of)]
    if not listing.lines:
        return (*blocks, Paragraph(say(lang, "list.none")))
    keys = ("page.id", "words.lead", "words.deadline", "page.situation", "page.task")
    rows = tuple(_row(listing, line, lang) for line in listing.lines)
    blocks.append(Table(tuple(Column(say(lang, key)) for key in keys), rows))
    blocks.extend(foot(book, blocks, lang))
    return tuple(blocks)


def data(listing: Listing, *, members: bool = False) -> ListAnswer:
    """The same tasks, in the same order."""
    book = listing.book
    tasks = [task_line(book, line, members=members) for line in listing.lines]
    return ListAnswer(listing.day, plan_ref(book), tasks)


def _row(listing: Listing, line: Line, lang: Language) -> tuple[BlockCell, ...]:
    book, standing = listing.book, line.standing
    who = leads(book, line.task, lang)
    if line.via is not None:
        via = say(lang, "list.via", group=book.register.name(line.via))
        who = via if line.role == "lead" else f"{who} ({via})"
    return cells(
        (
            line.task.id,
            who,
            days_off.beside(term(standing, lang), standing.due, listing.days_off, lang),
            BlockCell(situation(book, standing, lang), TONES[standing.class_]),
            title(line.task),
        )
    )
