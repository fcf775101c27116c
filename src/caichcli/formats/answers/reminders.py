"""``caich reminders``: what was written to whom and who has answered, in words and as JSON."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, head, plan_ref
from caichcli.formats.blocks import Block, BlockCell, Column, Page, Paragraph, Table, Title, cells
from caichcli.formats.phrases.records import citation
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.views.reminders import ReminderLine, Reminders


class UrgedTask(Struct, frozen=True):
    """A task that a letter names, and the day of the first report after it (null: none yet)."""

    task: Id
    answered: dt.date | None


class SentReminder(Struct, frozen=True):
    """A letter, or a reminder without one; ``agency`` is null of one to all that owe the tasks.

    One ``for_plan`` names no tasks: it asks for the agency's own plan, ``received`` on that day.
    """

    date: dt.date
    number: str | None
    signed: dt.date | None
    agency: Id | None
    reply_by: dt.date | None
    late: bool
    tasks: list[UrgedTask]
    for_plan: bool
    received: dt.date | None


class RemindersAnswer(Struct, frozen=True):
    """``caich reminders --format json``."""

    as_of: dt.date
    plan: PlanRef
    reminders: list[SentReminder]


def page(reminders: Reminders, lang: Language) -> Page:
    """A row for each letter, the oldest first."""
    lines = reminders.lines
    waiting = sum(line.answered is None for line in lines)
    count = say(lang, "reminders.count", count=len(lines), waiting=waiting)
    as_of = as_of_words(reminders.day, lang)
    blocks: list[Block] = [*head(reminders.book, lang), Title(count, as_of)]
    if lines:
        blocks.append(table(reminders.book, lines, reminders.day, lang))
    else:
        blocks.append(Paragraph(say(lang, "reminders.none")))
    return tuple(blocks)


def data(reminders: Reminders) -> RemindersAnswer:
    """The same, in the same order."""
    lines = [sent(line, reminders.day) for line in reminders.lines]
    return RemindersAnswer(reminders.day, plan_ref(reminders.book), lines)


def sent(line: ReminderLine, today: dt.date) -> SentReminder:
    """Return one letter as JSON has it."""
    paper = line.document
    return SentReminder(
        line.date,
        paper.number if paper else None,
        paper.date if paper else None,
        line.agency,
        line.reply_by,
        line.is_late(today),
        [UrgedTask(urged.task.id, urged.answered) for urged in line.tasks],
        not line.tasks,
        line.received,
    )


def table(book: Book, lines: Sequence[ReminderLine], today: dt.date, lang: Language) -> Table:
    """Return a row for each letter."""
    keys = ("day", "agency", "document", "reply-by", "answer", "tasks")
    columns = tuple(Column(say(lang, f"reminders.{key}")) for key in keys)
    return Table(columns, tuple(_row(book, line, today, lang) for line in lines))


def _row(book: Book, line: ReminderLine, today: dt.date, lang: Language) -> tuple[BlockCell, ...]:
    return cells(
        (
            day(line.date, lang),
            "; ".join(map(book.register.name, line.addressees)),
            citation(line.document, lang),
            day(line.reply_by, lang) if line.reply_by else "",
            _answer(line, today, lang),
            ", ".join(urged.task.id for urged in line.tasks) or say(lang, "reminders.plan"),
        )
    )


def _answer(line: ReminderLine, today: dt.date, lang: Language) -> BlockCell:
    """Whether and when all its tasks were reported on; of some, on which not."""
    late = say(lang, "reminders.late") if line.is_late(today) else ""
    if line.answered:
        key = "reminders.answered" if line.tasks else "reminders.received"
        return BlockCell(say(lang, key, day=day(line.answered, lang)) + late)
    if not line.tasks:
        return BlockCell(say(lang, "reminders.not-received") + late, "warn")
    waiting = line.waiting
    if len(waiting) == len(line.tasks):
        return BlockCell(say(lang, "reminders.waiting") + late, "warn")
    ids = ", ".join(task.id for task in waiting)
    count = number(len(waiting), lang)
    return BlockCell(say(lang, "reminders.in-part", count=count, ids=ids) + late, "warn")
