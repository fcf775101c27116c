"""The plan that an answer is about: its head and foot in words, its reference in JSON."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from caichcli.formats.blocks import Block, Facts, Note, Paragraph, Table, Title
from caichcli.formats.phrases.records import decision
from caichcli.formats.phrases.tasks import CARRIED_MARK, PERIOD_MARK
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.language.wording import day as in_print
from caichcli.plan.book import Book
from caichcli.plan.model import Id

# The marks that cells and asides may bear, and what is said of each below.
_MARKS = {PERIOD_MARK: "page.period-mark", CARRIED_MARK: "page.carried-mark"}


class PlanRef(Struct, frozen=True):
    id: Id
    title: str
    illustrative: bool


def plan_ref(book: Book) -> PlanRef:
    """Return the plan as JSON refers to it."""
    plan = book.head
    return PlanRef(plan.id, plan.title, bool(plan.illustrative))


def day_notes(
    book: Book, day: dt.date, lang: Language, *, ended: bool, options: bool = True
) -> list[str]:
    """What must be known of an answer's day before any figure.

    ``ended`` tells that nobody chose the day, and that the clock is past the plan's period.
    ``options`` names the option for another day.
    """
    if ended:
        end = in_print(book.head.period.end, lang)
        hint = f" ({say(lang, 'session.other-day')})" if options else ""
        note = say(lang, "session.period-ended", end=end, day=in_print(day, lang), hint=hint)
        if any(task.updates for task in book.tasks):
            return [note]
        return [f"{note} {say(lang, 'session.nothing-logged')}"]
    if day < book.issued:
        issued = in_print(book.issued, lang)
        return [say(lang, "session.before-plan", issued=issued, day=in_print(day, lang))]
    return []


def as_of_words(last: dt.date, lang: Language) -> str:
    """Return of which day the figures are: of its end."""
    return say(lang, "page.as-of", day=in_print(last, lang))


def head(book: Book, lang: Language) -> list[Block]:
    """What plan this is; an illustrative one says so first."""
    blocks: list[Block] = [Title(book.head.title), Paragraph(f"({decision(book.head, lang)})")]
    if book.head.illustrative:
        blocks.insert(0, Note(say(lang, "page.illustrative")))
    return blocks


def foot(book: Book, page: Sequence[Block], lang: Language) -> list[Block]:
    """A line for each mark that the page bears, and where the plan is from."""
    text = _marked_text(page)
    lines: list[Block] = [
        Paragraph(f"{mark:<4} {say(lang, key)}") for mark, key in _MARKS.items() if mark in text
    ]
    if book.head.source:
        lines.append(Paragraph(say(lang, "page.source", source=book.head.source)))
    return lines


def _marked_text(page: Sequence[Block]) -> str:
    """What of a page may bear marks: its titles, the cells of its tables, its facts."""
    titles = (block.text for block in page if isinstance(block, Title))
    tables = (block for block in page if isinstance(block, Table))
    facts = (block for block in page if isinstance(block, Facts))
    cells = (cell.text for table in tables for row in table.rows for cell in row)
    told = (text for block in facts for fact in block.rows for text in (fact.value, fact.aside))
    return " ".join((*titles, *cells, *told))
