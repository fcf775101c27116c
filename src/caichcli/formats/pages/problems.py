"""``caich problems`` in words."""

from collections.abc import Sequence

from caichcli.formats.answers.plan_ref import head
from caichcli.formats.blocks import Block, Cell, Column, Page, Paragraph, Table, Title, cells
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, number
from caichcli.plan.book import Book
from caichcli.views.concerns import ConcernLine


def page(book: Book, on: str, lines: Sequence[ConcernLine], lang: Language) -> Page:
    """A row for each problem or proposal, the oldest first; ``on`` is the day in words."""
    unanswered = sum(line.answer is None for line in lines)
    heading = say(lang, "problems.count", count=len(lines), unanswered=unanswered)
    blocks: list[Block] = [*head(book, lang), Title(heading, say(lang, "page.as-of", day=on))]
    blocks.append(table(book, lines, lang) if lines else Paragraph(say(lang, "problems.none")))
    return tuple(blocks)


def table(book: Book, lines: Sequence[ConcernLine], lang: Language) -> Table:
    """A row each, the content last."""
    keys = (
        "page.id",
        "problems.kind",
        "show.agency",
        "problems.to",
        "problems.raised",
        "problems.answer",
        "problems.content",
    )
    columns = tuple(Column(say(lang, key)) for key in keys)
    return Table(columns, tuple(_row(book, line, lang) for line in lines))


def _row(book: Book, line: ConcernLine, lang: Language) -> tuple[Cell, ...]:
    name = book.register.name
    return cells(
        (
            line.task.id,
            say(lang, f"words.{line.kind}"),
            name(line.agency) if line.agency else "",
            name(line.concern.to) if line.concern.to else "",
            day(line.raised, lang),
            _answer(line, lang),
            line.concern.text,
        )
    )


def _answer(line: ConcernLine, lang: Language) -> Cell:
    days = number(line.days, lang)
    if line.answer is None:
        return Cell(say(lang, "problems.unanswered", days=days), "warn")
    words = say(lang, "problems.answered", day=day(line.answer.date, lang), days=days)
    return Cell(f"{words}: {line.answer.note}" if line.answer.note else words)
