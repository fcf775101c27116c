"""``caich overdue``: what is late and what falls due soon, in words and as JSON."""

import datetime as dt

from msgspec import UNSET, Struct, UnsetType, field

from caichcli.formats.answers.plan_ref import PlanRef, as_of_words, foot, head, plan_ref
from caichcli.formats.answers.task_line import (
    TaskLine,
    split,
    task_fields,
    task_line,
    task_table,
)
from caichcli.formats.blocks import (
    ALL,
    Block,
    BlockCell,
    Column,
    Heading,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.phrases import days_off
from caichcli.formats.phrases.tasks import behind, former_lateness, leads, term, title
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.arrears import Arrears, arrears
from caichcli.plan.book import Book
from caichcli.plan.model import Id
from caichcli.plan.standing import Standing
from caichcli.views.lateness import LateLine, Lateness


class Owed(Struct, frozen=True):
    """What is late of a task: an occurrence (null: the task), how many met it, who still owes it.

    ``of`` is null where not all who owe it are known, and where it is not owed by several.
    ``owing`` are those of whom something was said, ``rest`` how many others owe it; with
    ``--members`` they are all, and there is no ``rest``.
    """

    for_: str | None = field(name="for")
    met: int
    of: int | None
    owing: list[Id]
    rest: int | UnsetType


class LateTask(TaskLine, frozen=True, kw_only=True):
    reminders: int
    escalated: bool
    waiting: bool
    arrears: list[Owed]


class Band(Struct, frozen=True):
    """A band of lateness: its upper end in days (null: no end) and its tasks."""

    to: int | None
    tasks: list[Id]


class OverdueAnswer(Struct, frozen=True):
    """``caich overdue --format json``."""

    as_of: dt.date
    plan: PlanRef
    tasks: list[LateTask]
    bands: list[Band]
    due_soon: list[TaskLine]
    milestones_missed: list[TaskLine]


def page(lateness: Lateness, lang: Language, part: slice = ALL) -> Page:
    """What is overdue, the latest first, then the bands, then what falls due soon.

    Of each table the rows of ``part`` are worded alone; counts are of all.
    """
    book = lateness.book
    as_of = as_of_words(lateness.day, lang)
    count = say(lang, "overdue.count", count=number(len(lateness.overdue), lang))
    blocks: list[Block] = [*head(book, lang), Title(count, as_of)]
    if lateness.overdue:
        blocks.append(_table(lateness, lang, part))
        blocks.append(Paragraph(_bands(lateness, lang)))
        if lateness.escalated:
            ids = ", ".join(item.line.task.id for item in lateness.escalated)
            limit = book.reminders_before_escalation
            blocks.append(Paragraph(say(lang, "overdue.escalated", limit=limit, ids=ids)))
        if lateness.waiting:
            ids = ", ".join(item.line.task.id for item in lateness.waiting)
            count = number(len(lateness.waiting), lang)
            blocks.append(Paragraph(say(lang, "overdue.waiting", count=count, ids=ids)))
    else:
        blocks.append(Paragraph(say(lang, "overdue.none")))
    soon = say(lang, "words.due_soon", days=lateness.within)
    blocks.append(Heading(f"{soon}: {len(lateness.due_soon)}"))
    if lateness.due_soon:
        blocks.append(task_table(book, lateness.due_soon[part], lang, lateness.days_off))
    else:
        blocks.append(Paragraph(say(lang, "overdue.none-soon")))
    if lateness.missed:
        blocks.append(Heading(say(lang, "overdue.missed", count=len(lateness.missed))))
        blocks.append(task_table(book, lateness.missed[part], lang, lateness.days_off))
    return (*blocks, *foot(book, blocks, lang))


def data(lateness: Lateness, *, members: bool = False) -> OverdueAnswer:
    """The same tasks, the bands with their tasks' ids."""
    return OverdueAnswer(
        lateness.day,
        plan_ref(lateness.book),
        [
            LateTask(
                **task_fields(lateness.book, item.line, members=members),
                reminders=item.reminders,
                escalated=item.escalated,
                waiting=item.waiting,
                arrears=[_owed(one, members=members) for one in arrears(item.line.standing)],
            )
            for item in lateness.overdue
        ],
        [Band(upper, list(ids)) for upper, ids in lateness.bands],
        [task_line(lateness.book, line, members=members) for line in lateness.due_soon],
        [task_line(lateness.book, line, members=members) for line in lateness.missed],
    )


def _owed(one: Arrears, *, members: bool) -> Owed:
    if members:
        return Owed(one.occurrence, one.met, one.of, list(one.owing), UNSET)
    apart, rest = split(one.late)
    owing = [part.owner for part in apart if part.owner]
    return Owed(one.occurrence, one.met, one.of, owing, len(rest))


def _table(lateness: Lateness, lang: Language, part: slice) -> Table:
    columns = (
        Column(say(lang, "page.id")),
        Column(say(lang, "words.lead")),
        Column(say(lang, "words.deadline")),
        Column(say(lang, "overdue.late"), right=True),
        Column(say(lang, "overdue.urged"), right=True),
        Column(say(lang, "words.reason")),
        Column(say(lang, "page.task")),
    )
    return Table(columns, tuple(_row(lateness, item, lang) for item in lateness.overdue[part]))


def _row(lateness: Lateness, item: LateLine, lang: Language) -> tuple[BlockCell, ...]:
    standing, task = item.line.standing, item.line.task
    days = say(lang, "overdue.days", days=number(standing.days_late, lang))
    late = "; ".join(filter(None, (days, former_lateness(lateness.book, standing, lang))))
    return cells(
        (
            task.id,
            _who(lateness.book, standing, lang),
            days_off.beside(term(standing, lang), standing.due, lateness.days_off, lang),
            BlockCell(late, "bad"),
            _urged(item.reminders, lang),
            standing.reason or "",
            title(task),
        )
    )


def _who(book: Book, standing: Standing, lang: Language) -> str:
    """Who leads, and what of it is late where it recurs or several owe it."""
    owed = behind(book, standing, lang)
    names = leads(book, standing.task, lang)
    return f"{names} ({owed})" if owed else names


def _urged(count: int, lang: Language) -> str:
    if not count:
        return say(lang, "overdue.never")
    return say(lang, "overdue.times", count=number(count, lang))


def _bands(lateness: Lateness, lang: Language) -> str:
    lower = 0
    parts = []
    for upper, ids in lateness.bands:
        key = "over" if upper is None else "to" if lower == 0 else "between"
        words = say(lang, f"overdue.band-{key}", lower=lower + 1, upper=upper, over=lower)
        parts.append(f"{words}: {len(ids)}")
        lower = upper or lower
    return say(lang, "overdue.bands", bands="; ".join(parts))
