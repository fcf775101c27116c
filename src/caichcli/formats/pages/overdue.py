"""``caich overdue`` in words."""

from caichcli.formats.answers.plan_ref import foot, head
from caichcli.formats.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Page,
    Paragraph,
    Table,
    Title,
    cells,
)
from caichcli.formats.pages.status import tasks_table
from caichcli.formats.phrases import days_off
from caichcli.formats.phrases.tasks import leads, term, title
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.views.lateness import LateLine, Lateness


def page(lateness: Lateness, lang: Language) -> Page:
    """What is overdue, the latest first, then the bands, then what falls due soon."""
    book = lateness.book
    as_of = say(lang, "page.as-of", day=day(lateness.day, lang))
    count = say(lang, "overdue.count", count=number(len(lateness.overdue), lang))
    blocks: list[Block] = [*head(book, lang), Title(count, as_of)]
    if lateness.overdue:
        blocks.append(_table(lateness, lang))
        blocks.append(Paragraph(_bands(lateness, lang)))
        if lateness.escalated:
            ids = ", ".join(item.line.task.id for item in lateness.escalated)
            limit = book.reminders_before_escalation
            blocks.append(Paragraph(say(lang, "overdue.escalated", limit=limit, ids=ids)))
    else:
        blocks.append(Paragraph(say(lang, "overdue.none")))
    soon = say(lang, "words.due_soon", days=lateness.within)
    blocks.append(Heading(f"{soon}: {len(lateness.due_soon)}"))
    if lateness.due_soon:
        blocks.append(tasks_table(lateness.due_soon, lang, lateness.days_off))
    else:
        blocks.append(Paragraph(say(lang, "overdue.none-soon")))
    return (*blocks, *foot(book, blocks, lang))


def _table(lateness: Lateness, lang: Language) -> Table:
    columns = (
        Column(say(lang, "page.id")),
        Column(say(lang, "words.lead")),
        Column(say(lang, "words.deadline")),
        Column(say(lang, "overdue.late"), right=True),
        Column(say(lang, "overdue.urged"), right=True),
        Column(say(lang, "words.reason")),
        Column(say(lang, "page.task")),
    )
    return Table(columns, tuple(_row(lateness, item, lang) for item in lateness.overdue))


def _row(lateness: Lateness, item: LateLine, lang: Language) -> tuple[Cell, ...]:
    standing, task = item.line.standing, item.line.task
    late = say(lang, "overdue.days", days=number(standing.days_late, lang))
    return cells(
        (
            task.id,
            leads(lateness.book, task, lang),
            days_off.beside(term(standing, lang), standing.due, lateness.days_off, lang),
            Cell(late, "bad"),
            number(item.reminders, lang),
            standing.reason or "",
            title(task),
        )
    )


def _bands(lateness: Lateness, lang: Language) -> str:
    lower = 0
    parts = []
    for upper, ids in lateness.bands:
        key = "over" if upper is None else "to" if lower == 0 else "between"
        words = say(lang, f"overdue.band-{key}", lower=lower + 1, upper=upper, over=lower)
        parts.append(f"{words}: {len(ids)}")
        lower = upper or lower
    return say(lang, "overdue.bands", bands="; ".join(parts))
